package listing

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// What the paper says, the page says too.
func TestBothFormsSayTheSame(t *testing.T) {
	l := sample(3)
	l.Example = true
	paper := joined(strings.Join(text(t, pdf(t, l)), " "))
	page, err := l.HTML()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	said := 0
	for n := range doc.Descendants() {
		if n.Type != html.TextNode || n.Parent.Data == "style" || n.Parent.Data == "title" {
			continue
		}
		// The page puts a section's count in brackets.
		if s := strings.Trim(joined(n.Data), "()"); s != "" {
			said++
			if !strings.Contains(paper, s) {
				t.Errorf("the page alone says %q", n.Data)
			}
		}
	}
	if said < 20 {
		t.Errorf("the page says %d things", said)
	}
}

func joined(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00a0", " ")), "")
}

var cssColour = regexp.MustCompile(`[^-]color: #([0-9a-f]{3,6})`)

// Each colour of text in the page's style has a contrast of 4.5 to its ground:
// white and the pale one, or the red of the example mark.
func TestPageContrast(t *testing.T) {
	found := cssColour.FindAllStringSubmatch(pageSource, -1)
	if len(found) < 5 {
		t.Fatalf("%d colours in the style", len(found))
	}
	for _, m := range found {
		grounds := []string{"ffffff", "eef1f6"}
		if m[1] == "fff" {
			grounds = []string{"a3202b"}
		}
		for _, g := range grounds {
			if c := contrast(t, m[1], g); c < 4.5 {
				t.Errorf("#%s on #%s: %.2f", m[1], g, c)
			}
		}
	}
	if contrast(t, "ad8a3e", "ffffff") > 4.5 {
		t.Error("the control passes")
	}
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance follows WCAG 2.1; close enough with a gamma of 2.2 for the powers.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	if len(hex) == 3 {
		hex = strings.Repeat(hex[:1], 2) + strings.Repeat(hex[1:2], 2) + strings.Repeat(hex[2:], 2)
	}
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	part := func(shift uint) float64 {
		c := float64(v>>shift&0xFF) / 255
		return c * c * (0.8 + 0.2*c)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}

func TestDocumentTitle(t *testing.T) {
	if got := sample(1).documentTitle(); got != "Lista – II edycja – Konkurs „Lider”" {
		t.Errorf("title = %q", got)
	}
	if got := (List{Title: "Lista"}).documentTitle(); got != "Lista" {
		t.Errorf("title = %q", got)
	}
	doc, err := sample(1).Document()
	if err != nil || doc.Title != sample(1).documentTitle() || doc.Lang != "pl" || doc.Created.IsZero() {
		t.Errorf("%+v, %v", doc.Info, err)
	}
}

func TestNamingColumn(t *testing.T) {
	s := sample(1).Sections[0]
	if s.naming() != 1 {
		t.Errorf("naming = %d", s.naming())
	}
	if w := s.widths(); w[1] != column-110 {
		t.Errorf("widths = %v", w)
	}
	if (Section{Columns: []Column{{Width: 5}}}).naming() != 0 {
		t.Error("without a free column the first names the row")
	}
}
