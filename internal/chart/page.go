package chart

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"html/template"
	"strconv"
	"strings"
	"sync"

	"biurolidera/assets"
	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
)

// A page that shows charts puts Script and Bootstrap at its end, inline and
// unchanged, and allows them by their hashes: Policy is the whole rule. Nothing is
// fetched and no other script runs, whatever the data holds.

// Script is the ECharts script.
func Script() string { return assets.ECharts }

// Bootstrap is the script that draws each chart of the page from its data.
func Bootstrap() string { return assets.ChartBootstrap }

// ScriptHash is the source „sha256-…” of Script for a content security policy.
var ScriptHash = sync.OnceValue(func() string { return hashOf(assets.ECharts) })

// BootstrapHash is the source „sha256-…” of Bootstrap.
var BootstrapHash = sync.OnceValue(func() string { return hashOf(assets.ChartBootstrap) })

// hashOf is what a browser computes of an inline script.
func hashOf(script string) string {
	sum := sha256.Sum256([]byte(script))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// Policy is the content security policy of a page with charts, for its <meta>.
func Policy() string {
	return "default-src 'none'; script-src '" + ScriptHash() + "' '" + BootstrapHash() + "'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
}

// Figure is a chart ready for an html/template: Block goes into <script
// type="application/json" data-chart="ID">, SVG into the element ID, where
// it stands until the script has run and where none runs.
type Figure struct {
	ID    string
	Title string
	Note  string // the subtitle
	Alt   string
	SVG   template.HTML // made by drawing.SVG, which escapes
	Block json.RawMessage
	Head  []string // of the table
	Rows  Rows
}

// NewFigure prepares the n-th chart of a page.
func NewFigure(m Model, lang string, n int) (Figure, error) {
	block, err := OptionJSON(m, lang)
	if err != nil {
		return Figure{}, err
	}
	alt := Describe(m, lang)
	page, err := Picture(m, 720, Style{Lang: lang, Size: 11})
	if err != nil {
		return Figure{}, err
	}
	svg, err := drawing.SVG(page, alt)
	if err != nil {
		return Figure{}, err
	}
	table := Table(m, lang)
	return Figure{
		ID: "chart-" + strconv.Itoa(n), Title: drawing.Printable(m.Title), Note: drawing.Printable(m.Subtitle), Alt: alt,
		SVG: template.HTML(svg), Block: block, Head: table[0], Rows: table[1:],
	}, nil
}

// Page makes a page of charts that is whole in one file: interactive, with a
// drawing where no script runs, and the numbers of each chart as a table.
func Page(title, lang string, models []Model) ([]byte, error) {
	if lang == "" {
		lang = locale.Polish
	}
	page := struct {
		Lang, Title, Policy, Data string
		Figures                   []Figure
		Script, Bootstrap         template.JS // both embedded, both constant
	}{
		Lang: lang, Title: drawing.Printable(title), Policy: Policy(), Data: locale.For(lang).T("chart.page.data"),
		Script: template.JS(Script()), Bootstrap: template.JS(Bootstrap()),
	}
	for i, m := range models {
		f, err := NewFigure(m, lang, i+1)
		if err != nil {
			return nil, err
		}
		page.Figures = append(page.Figures, f)
	}
	var buf bytes.Buffer
	if err := pageTemplate.Execute(&buf, page); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

var pageTemplate = template.Must(template.New("page").Parse(strings.TrimSpace(`
<!DOCTYPE html>
<html lang="{{.Lang}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{.Policy}}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<style>
body { font: 16px/1.5 Lato, 'Segoe UI', Arial, sans-serif; color: #23272f; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { color: #1b2a4a; line-height: 1.2; }
h2 { font-size: 1.2rem; margin: 0; }
figure { margin: 2.5rem 0; }
figcaption p { margin: 0.2rem 0 0.8rem; color: #5a6372; }
figure svg { max-width: 100%; height: auto; }
details { margin-top: 0.5rem; }
table { border-collapse: collapse; margin-top: 0.5rem; font-size: 0.9rem; }
th, td { border-bottom: 1px solid #e2e5ea; padding: 0.25rem 0.75rem; text-align: right; }
th:first-child { text-align: left; font-weight: normal; }
thead th { font-weight: bold; }
@media print { details { display: none; } }
</style>
</head>
<body>
<h1>{{.Title}}</h1>
{{range .Figures}}
<figure>
<figcaption><h2>{{.Title}}</h2>{{with .Note}}<p>{{.}}</p>{{end}}</figcaption>
<div id="{{.ID}}" role="img" aria-label="{{.Alt}}">{{.SVG}}</div>
<script type="application/json" data-chart="{{.ID}}">{{.Block}}</script>
<details><summary>{{$.Data}}</summary>
<table>
<thead><tr>{{range .Head}}<th scope="col">{{.}}</th>{{end}}</tr></thead>
<tbody>
{{range .Rows}}<tr>{{range $i, $cell := .}}{{if $i}}<td>{{$cell}}</td>{{else}}<th scope="row">{{$cell}}</th>{{end}}{{end}}</tr>
{{end}}</tbody>
</table>
</details>
</figure>
{{end}}
<script>{{.Script}}</script>
<script>{{.Bootstrap}}</script>
</body>
</html>
`) + "\n"))
