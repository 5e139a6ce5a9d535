package listing

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
)

// sample is a list with a section of n rows and an empty one.
func sample(n int) List {
	s := Section{
		Title: "Urzędy", Count: "tyle", Empty: "nikogo",
		Columns: []Column{{Title: "Miejsce", Width: 50, Bold: true}, {Title: "Uczestnik"}, {Title: "Wynik", Width: 60, Right: true}},
	}
	for i := range n {
		s.Rows = append(s.Rows, Row{[]Cell{{Text: fmt.Sprintf("%d.", i+1), Sub: "ex aequo"}, {Text: fmt.Sprintf("Gmina Numer %d", i), Sub: "mazowieckie"}, {Sub: "nie dotyczy"}}})
	}
	empty := s
	empty.Title, empty.Rows = "Kultura", nil
	return List{
		Contest: "Konkurs „Lider”", Title: "Lista", Subtitle: "II edycja", When: "Kraków, 3 grudnia 2025 r.",
		Facts: []Fact{{"Rok", "2025"}}, Notice: "Uwaga & <b>", Sections: []Section{s, empty},
		Notes: []Note{{"Jak", "Tak."}}, Footer: "stopka", Created: time.Date(2025, 12, 3, 0, 0, 0, 0, time.UTC),
	}
}

func pdf(t *testing.T, l List) []byte {
	t.Helper()
	doc, err := l.Document()
	if err != nil {
		t.Fatal(err)
	}
	data, err := drawing.WritePDF(doc)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A second section begins wherever the first ends: never a title or a header at
// the foot of a page without rows.
func TestSectionsBeginWithRows(t *testing.T) {
	for n := range 24 {
		l := sample(n + 1)
		second := sample(4).Sections[0]
		second.Title = "Muzea"
		for i := range second.Rows {
			second.Rows[i].Cells[1].Text = "Muzeum"
		}
		l.Sections = []Section{l.Sections[0], second}
		for i, page := range text(t, pdf(t, l)) {
			if strings.Contains(page, "Muzea") && strings.Count(page, "Muzeum") < 2 {
				t.Errorf("%d rows: page %d begins a section without rows", n+1, i+1)
			}
		}
	}
}

// text gives what pdftotext reads, page by page.
func text(t *testing.T, data []byte) []string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not on this machine")
	}
	cmd := exec.Command("pdftotext", "-layout", "-enc", "UTF-8", "-", "-")
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(string(out), "\u00a0", " "), "\f"), "\f")
}

func TestPagesAreWhole(t *testing.T) {
	for _, n := range []int{0, 1, 2, 17, 18, 19, 20, 21, 22, 23, 100} {
		l := sample(n)
		l.Example = n == 20
		pages := text(t, pdf(t, l))
		all := strings.Join(pages, "\n")
		if got := strings.Count(all, "Gmina Numer"); got != n {
			t.Errorf("%d rows became %d", n, got)
		}
		for i, page := range pages {
			if !strings.Contains(page, fmt.Sprintf("strona %d z %d", i+1, len(pages))) || !strings.Contains(page, "stopka") {
				t.Errorf("%d rows: page %d has no number or footer", n, i+1)
			}
			if strings.Contains(page, "Gmina Numer") && !strings.Contains(page, "Uczestnik") {
				t.Errorf("%d rows: page %d has rows without a header", n, i+1)
			}
			if strings.Contains(page, "Urzędy") && !strings.Contains(page, "Gmina Numer") && n > 0 {
				t.Errorf("%d rows: page %d has a title without rows", n, i+1)
			}
			if rows := strings.Count(page, "Gmina Numer"); rows == 1 && n > 1 {
				t.Errorf("%d rows: page %d holds one row alone", n, i+1)
			}
			if strings.Contains(page, "PRZYKŁAD") != l.Example {
				t.Errorf("%d rows: page %d and the example mark", n, i+1)
			}
		}
		if !strings.Contains(all, "nikogo") {
			t.Errorf("%d rows: the empty section says nothing", n)
		}
	}
}

func TestFileIsSound(t *testing.T) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not on this machine")
	}
	path := filepath.Join(t.TempDir(), "list.pdf")
	if err := os.WriteFile(path, pdf(t, sample(60)), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", path).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	if !bytes.Equal(pdf(t, sample(60)), pdf(t, sample(60))) {
		t.Error("the same list gave other bytes")
	}
}

var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, "{{.}}", "&#x41;", `' onmouseover='alert(1)`, "javascript:alert(1)",
	") Tj ET", strings.Repeat("Zakład Usług Komunalnych i Mieszkaniowych ", 30), strings.Repeat("X", 300), "Gmina Wies\u0301", "„KODREM” Sp. z o.o.",
}

// named makes every text of a list the given one.
func named(name string) List {
	l := sample(1)
	l.Contest, l.Subtitle, l.Notice, l.Footer = name, name, name, name
	l.Facts[0] = Fact{"Nazwa", name}
	l.Notes[0].Text = name
	l.Sections[0].Title = "Urzędy"
	l.Sections[0].Rows[0].Cells[1] = Cell{Text: name, Sub: name}
	return l
}

func TestNamesAreWhole(t *testing.T) {
	for _, name := range hostile {
		l := sample(1)
		l.Sections[0].Rows[0].Cells = []Cell{{Text: "1."}, {Text: name}, {}}
		l.Facts, l.Notice = nil, ""
		if _, err := exec.LookPath("pdftotext"); err != nil {
			t.Skip("pdftotext is not on this machine")
		}
		cmd := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", "-", "-")
		cmd.Stdin = bytes.NewReader(pdf(t, l))
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		joined := func(s string) string { return strings.Join(strings.Fields(norm.NFC.String(s)), "") }
		if !strings.Contains(joined(string(out)), joined(name)) {
			t.Errorf("%.40q is not in the paper:\n%.600s", name, out)
		}
	}
}

func TestPageIsEscaped(t *testing.T) {
	for _, name := range hostile {
		page, err := named(name).HTML()
		if err != nil {
			t.Fatal(err)
		}
		doc, err := html.Parse(bytes.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		headers := 0
		for n := range doc.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			switch n.Data {
			case "script", "img", "iframe", "link", "a":
				t.Errorf("%.30q made an element %s", name, n.Data)
			case "html":
				if got := attribute(n, "lang"); got != "pl" {
					t.Errorf("lang = %q", got)
				}
			case "th":
				if s := attribute(n, "scope"); s != "col" && s != "row" {
					t.Errorf("a header cell without scope: %q", s)
				}
				headers++
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "href" {
					t.Errorf("%.30q made an attribute %s", name, a.Key)
				}
			}
		}
		if headers != 4 {
			t.Errorf("%d header cells", headers)
		}
		if plain := html.UnescapeString(string(page)); !strings.Contains(strings.ReplaceAll(plain, "\u00a0", " "), strings.TrimSpace(name)) {
			t.Errorf("%.40q is not in the page", name)
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// A letter no typeface has does not stop the list: a sign and a note stand in the
// paper, the page shows the letter itself and needs no note.
func TestMissingLettersAreShown(t *testing.T) {
	for _, serif := range []bool{false, true} {
		l := sample(3)
		l.Serif = serif
		if strings.Contains(strings.Join(text(t, pdf(t, l)), ""), "□") {
			t.Error("a sign without a missing letter")
		}
		l.Sections[0].Rows[1].Cells[1] = Cell{Text: "Gmina 😀 Uśmiech", Sub: "市役所"}
		paper := strings.Join(text(t, pdf(t, l)), "\n")
		for _, want := range []string{"Gmina □ Uśmiech", "□□□", "Znak □ stoi w miejscu"} {
			if !strings.Contains(paper, want) {
				t.Errorf("serif %v: the paper lacks %q\n%s", serif, want, paper)
			}
		}
		page, err := l.HTML()
		if err != nil || !strings.Contains(string(page), "😀") || strings.Contains(string(page), "□") {
			t.Errorf("serif %v: the page does not show the letter: %v", serif, err)
		}
		if l.Sections[0].Rows[1].Cells[1].Text != "Gmina 😀 Uśmiech" {
			t.Error("the list itself was changed")
		}
	}
}

func TestRefusedByName(t *testing.T) {
	for name, cause := range map[string]string{
		strings.Repeat("Bardzo długa nazwa ", 500): "text_does_not_fit",
	} {
		l := sample(3)
		l.Sections[0].Rows[1].Cells[1].Text = name
		_, err := l.Document()
		var e *contest.Error
		if !errors.As(err, &e) || e.Code != "list_refused" || e.Args["what"] != name || contest.CodeOf(e.Err) != cause {
			t.Errorf("%.30q: %.200v", name, err)
		}
		if _, err := l.HTML(); err != nil {
			t.Errorf("the page refuses what a browser can show: %v", err)
		}
	}
	l := sample(1)
	l.Sections[0].Rows[0].Cells = l.Sections[0].Rows[0].Cells[:2]
	if _, err := l.Document(); err == nil {
		t.Error("a row without a cell passes")
	}
}

func TestNothingLeavesTheSheet(t *testing.T) {
	l := sample(40)
	l.Sections[0].Rows[3].Cells[1].Text = strings.Repeat("Zakład Usług Komunalnych ", 20)
	doc, err := l.Document()
	if err != nil {
		t.Fatal(err)
	}
	for i, page := range doc.Pages {
		walk(page.Marks, func(m drawing.Text) {
			if m.X < left-0.1 || m.X+m.Style.Width(m.Text) > right+0.1 || m.Y < 12 || m.Y > drawing.A4Height-20 {
				t.Errorf("page %d: %q at %.1f, %.1f leaves the sheet", i+1, m.Text, m.X, m.Y)
			}
		})
	}
}

func walk(marks []drawing.Mark, f func(drawing.Text)) {
	for _, m := range marks {
		switch m := m.(type) {
		case drawing.Group:
			walk(m.Marks, f)
		case drawing.Text:
			f(m)
		}
	}
}

func Benchmark3000Rows(b *testing.B) {
	l := sample(3000)
	for b.Loop() {
		doc, err := l.Document()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := drawing.WritePDF(doc); err != nil {
			b.Fatal(err)
		}
	}
}
