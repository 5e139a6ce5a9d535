package drawing

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"biurolidera/internal/contest"
)

// hostileTexts try to leave the text they stand in (reliability.md B8).
var hostileTexts = []string{
	`</text><script>alert(1)</script>`, `"/><img src=x onerror=alert(1)>`, `' onload='alert(1)`, `]]><!--`, `&lt;&amp;&#x3c;`, `<![CDATA[x`, "zwykły „tekst”",
}

func svg(t *testing.T, alt string, marks ...Mark) string {
	t.Helper()
	b, err := SVG(Page{Width: 200, Height: 100, Marks: marks}, alt)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// elements parses an SVG strictly and gives its elements' names, texts and
// attribute values.
func elements(t *testing.T, s string) (names, texts, values []string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(s))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return names, texts, values
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, s)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			names = append(names, tok.Name.Local)
			for _, a := range tok.Attr {
				values = append(values, a.Name.Local+"="+a.Value)
			}
		case xml.CharData:
			texts = append(texts, string(tok))
		}
	}
}

func TestSVGKeepsTextText(t *testing.T) {
	for _, h := range hostileTexts {
		names, texts, values := elements(t, svg(t, h, Text{X: 1, Y: 2, Style: body, Text: h}, Group{Role: RoleFigure, Alt: h}))
		if got := strings.Join(names, " "); got != "svg text g" {
			t.Errorf("%q made elements %s", h, got)
		}
		if got := strings.Join(texts, ""); got != h {
			t.Errorf("text %q, want %q", got, h)
		}
		if got := strings.Join(values, "\n"); strings.Count(got, "aria-label="+h) != 2 || strings.Contains(got, "\non") {
			t.Errorf("attributes %s", got)
		}
	}
}

func TestSVGOfEveryMark(t *testing.T) {
	q, err := NewQR("LZM", 5, 5, 20)
	if err != nil {
		t.Fatal(err)
	}
	q.Alt = "Kod licencji"
	s := svg(t, "", q, Picture{W: 10, H: 10, Image: background(t)}, Line{1, 2, 3, 4, Stroke{Color: RGB(0xB8892B), Width: 0.5, Dash: []float64{2, 1}, Round: true}},
		Rect{W: 5, H: 5, Radius: 2, Fill: RGB(0x1B2A4A)}, Polygon{Points: []Point{{0, 0}, {1, 1}, {2, 0}}, Fill: Black}, Circle(5, 5, 2, White, Stroke{}),
		Text{X: 3, Y: 9, Angle: 90, WordSpace: 2, Style: Style{Face: SerifItalic, Size: 8, Spacing: 1}, Text: "a b"}, Link{X: 1, Y: 1, W: 2, H: 2, URL: "https://example.pl/?a=1&b=2"}, Link{URL: "#strona"})
	names, _, _ := elements(t, s)
	if got := strings.Join(names, " "); got != "svg path image path path path path text a rect" {
		t.Errorf("elements %s", got)
	}
	for _, want := range []string{
		`aria-hidden="true"`, `aria-label="Kod licencji"`, `stroke="#b8892b"`, `stroke-dasharray="2 1"`, `fill="#1b2a4a"`,
		`transform="rotate(-90 3 9)"`, `font-style="italic"`, `word-spacing="2"`, `href="https://example.pl/?a=1&amp;b=2"`, `href="data:image/jpeg;base64,`,
	} {
		if !strings.Contains(s, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(s, " id=") || strings.Contains(s, "http://") && strings.Count(s, "http://") != 1 {
		t.Error("has an id or an address besides the name space")
	}
}

func TestSVGRefusesUnsafeLinks(t *testing.T) {
	_, err := SVG(Page{Marks: []Mark{Link{URL: "javascript:alert(1)"}}}, "")
	if contest.CodeOf(err) != "link_unsafe" {
		t.Errorf("err %v", err)
	}
}
