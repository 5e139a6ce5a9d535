package drawing

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
)

// hostileNames are names as offices and attackers write them (reliability.md B6);
// all are drawable.
var hostileNames = []string{
	"Zażółć gęślą jaźń ĄĆĘŁŃÓŚŹŻ „cudzysłów” – półpauza…",
	"Z\u0307o\u0301łw zapisany znakami łączącymi",
	"Gmina \u202Etawop\u202C i\u200Ddom",
	"<b>pogrubiony</b> & \"cytat\" 'apostrof'",
	") Tj ET (koniec) /OpenAction % {{.}} &#x41; \\ <</S/JavaScript>>",
	"Ż",
	"Ґанок у Києві · Ελλάδα · Straße · Škoda · Győr",
	"tabela\tz tabulatorem i\u00A0twardą spacją",
	"no-break\u2011hyphen ≥ 75,00 ≤ 100 → ↑ ↓ × ° § №",
}

func TestCopiedTextIsTheText(t *testing.T) {
	for _, f := range faces() {
		var marks []Mark
		var want []string
		for i, name := range hostileNames {
			marks = append(marks, Text{X: 40, Y: 60 + 40*float64(i), Style: Style{Face: f, Size: 12}, Text: name})
			want = append(want, strings.ReplaceAll(Printable(name), "\u00A0", " "))
		}
		pdf := mustPDF(t, one(marks...))
		sound(t, pdf)
		got := copied(t, pdf)
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], "\u00A0", " ")
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", faceSources[f].name, diff)
		}
	}
}

func TestSpacedLettersAreCopiedAsWords(t *testing.T) {
	pdf := mustPDF(t, one(
		Text{X: 40, Y: 60, Style: Style{Face: SerifBold, Size: 30, Spacing: 8}, Text: "LICENCJA JAKOŚCI"},
		Text{X: 40, Y: 160, Style: Style{Face: Sans, Size: 12, Spacing: 0.6}, Text: "delikatnie rozstrzelone"},
		Text{X: 40, Y: 200, Style: Style{Face: Sans, Size: 12}, WordSpace: 6, Text: "wyjustowany wiersz pisma"},
	))
	if diff := cmp.Diff([]string{"LICENCJA JAKOŚCI", "delikatnie rozstrzelone", "wyjustowany wiersz pisma"}, squeezed(copied(t, pdf))); diff != "" {
		t.Error(diff)
	}
}

// squeezed makes one blank of several, which -layout puts into wide gaps.
func squeezed(lines []string) []string {
	for i, l := range lines {
		lines[i] = strings.Join(strings.Fields(l), " ")
	}
	return lines
}

func TestFontsAreEmbeddedAndSubset(t *testing.T) {
	pdf := mustPDF(t, one(
		Text{X: 40, Y: 60, Style: Style{Face: Sans, Size: 12}, Text: "Gmina"},
		Text{X: 40, Y: 90, Style: Style{Face: SerifItalic, Size: 12}, Text: "Żuromin"},
	))
	out := tool(t, pdf, "pdffonts", "FILE")
	for _, name := range []string{"LZMAAA+Lato-Regular", "LZMAAF+EBGaramond-Italic"} {
		found := false
		for line := range strings.SplitSeq(out, "\n") {
			if strings.HasPrefix(line, name) {
				found = strings.Contains(line, "yes yes yes")
			}
		}
		if !found {
			t.Errorf("%s is not embedded, subset and mapped to text:\n%s", name, out)
		}
	}
	if n := strings.Count(out, "\n"); n != 4 {
		t.Errorf("more than the two fonts used:\n%s", out)
	}
}

func TestPagesWithoutTextAreSound(t *testing.T) {
	tests := map[string]Document{
		"no page":       {},
		"no mark":       {Pages: []Page{A4(), A4Landscape()}},
		"only a line":   one(Line{10, 10, 100, 100, Stroke{Color: Black, Width: 1}}),
		"only nothings": one(Text{}, Rect{}, Polygon{}, Path{}, QR{}, Group{}),
	}
	for name, doc := range tests {
		t.Run(name, func(t *testing.T) {
			pdf := mustPDF(t, doc)
			sound(t, pdf)
			if plain := tool(t, pdf, "qpdf", "--qdf", "FILE", "-"); strings.Contains(plain, " re ") {
				t.Error("the rectangle that gopdf makes the page's stream with is left in it")
			}
			if out := tool(t, pdf, "pdftoppm", "-r", "20", "-png", "FILE", "/dev/null"); out != "" {
				t.Errorf("poppler complains: %s", out)
			}
		})
	}
}

func TestMissingLetterRefusesThePage(t *testing.T) {
	d := NewPDF(Info{})
	good, bad := A4(), A4()
	good.Add(Text{X: 40, Y: 60, Style: body, Text: "dobra"})
	bad.Add(Text{X: 40, Y: 60, Style: body, Text: "zła 😀"}, Rect{W: 10, H: 10, Fill: Black})
	for _, p := range []Page{good, good} {
		if err := d.Add(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Add(bad); contest.CodeOf(err) != "glyph_missing" {
		t.Fatalf("err %v", err)
	}
	if d.Len() != 2 {
		t.Errorf("%d pages", d.Len())
	}
	pdf, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	sound(t, pdf)
	if diff := cmp.Diff([]string{"dobra", "dobra"}, copied(t, pdf)); diff != "" {
		t.Error(diff)
	}
	if _, err := Paint(bad, 1); contest.CodeOf(err) != "glyph_missing" {
		t.Errorf("picture: err %v", err)
	}
	if _, err := SVG(bad, ""); contest.CodeOf(err) != "glyph_missing" {
		t.Errorf("SVG: err %v", err)
	}
}

func TestFinishedDocumentTakesNothingMore(t *testing.T) {
	d := NewPDF(Info{})
	if _, err := d.Bytes(); err != nil {
		t.Fatal(err)
	}
	if err := d.Add(A4()); err == nil {
		t.Error("a page was added")
	}
	if _, err := d.Bytes(); err == nil {
		t.Error("finished twice")
	}
}

func TestInfo(t *testing.T) {
	doc := one(Text{X: 40, Y: 60, Style: body, Text: "tekst"})
	doc.Info = Info{
		Title: "Licencja „Lider” – Łódź 😀", Author: "Biuro", Subject: "Temat (próba)", Keywords: "jakość, gmina",
		Created: time.Date(2025, 9, 17, 12, 30, 0, 0, time.FixedZone("", -90*60)),
	}
	pdf := mustPDF(t, doc)
	sound(t, pdf)
	out := tool(t, pdf, "pdfinfo", "FILE")
	for _, want := range []string{
		"Title:           Licencja „Lider” – Łódź 😀", "Author:          Biuro", "Subject:         Temat (próba)",
		"Keywords:        jakość, gmina", "Producer:        Biuro Lidera", "Pages:           1", "A4",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in:\n%s", want, out)
		}
	}
	if !bytes.Contains(pdf, []byte("/CreationDate (D:20250917123000-01'30')")) {
		t.Error("creation date is not as given")
	}
	plain := tool(t, pdf, "qpdf", "--qdf", "FILE", "-")
	if !strings.Contains(plain, "/Lang <feff0070006c002d0050004c>") || !strings.Contains(plain, "/DisplayDocTitle true") {
		t.Error("the catalogue names no language or hides the title")
	}
}

func TestSameInputSameBytes(t *testing.T) {
	bg := background(t)
	doc := Document{Info: Info{Title: "Licencje", Created: time.Unix(0, 0).UTC()}}
	for n := range 12 {
		p := certificate(t, bg, n)
		p.Bookmark = fmt.Sprint("Licencja ", n)
		doc.Pages = append(doc.Pages, p)
	}
	first := mustPDF(t, doc)
	for range 3 {
		if !bytes.Equal(first, mustPDF(t, doc)) {
			t.Fatal("the bytes differ")
		}
	}
	sound(t, first)
}

func TestDocumentsAreMadeSideBySide(t *testing.T) {
	bg := background(t)
	want := make([][]byte, 6)
	for n := range want {
		want[n] = mustPDF(t, Document{Pages: []Page{certificate(t, bg, n)}})
	}
	var wg sync.WaitGroup
	for n := range want {
		wg.Go(func() {
			pdf, err := WritePDF(Document{Pages: []Page{certificate(t, bg, n)}})
			if err != nil || !bytes.Equal(pdf, want[n]) {
				t.Errorf("document %d differs (%v)", n, err)
			}
		})
	}
	wg.Wait()
}

func TestImageStandsInTheFileOnce(t *testing.T) {
	bg := background(t)
	var pages []Page
	for range 5 {
		p := A4()
		p.Add(Picture{W: 300, H: 400, Image: bg}, Picture{X: 300, W: 30, H: 40, Image: bg}, Rect{X: 10, Y: 10, W: 20, H: 20, Fill: Black})
		pages = append(pages, p)
	}
	pdf := mustPDF(t, Document{Pages: pages})
	sound(t, pdf)
	if len(pdf) > len(bg.data)+20_000 {
		t.Errorf("%d bytes for an image of %d", len(pdf), len(bg.data))
	}
	if n := strings.Count(tool(t, pdf, "qpdf", "--qdf", "FILE", "-"), " Do"); n != 10 {
		t.Errorf("drawn %d times, want 10", n)
	}
}

// Pictures that are new on a page are told apart there, and on the pages after it.
func TestSeveralPicturesInTheirPlaces(t *testing.T) {
	colors := []color.RGBA{{255, 0, 0, 255}, {0, 128, 0, 255}, {0, 0, 255, 255}}
	var images []*Image
	for _, c := range colors {
		pixel := image.NewNRGBA(image.Rect(0, 0, 1, 1))
		pixel.Set(0, 0, c)
		im, err := NewImage(encoded(t, "png", pixel))
		if err != nil {
			t.Fatal(err)
		}
		images = append(images, im)
	}
	order := []int{0, 1, 0, 2, 1, 2}
	page := Page{Width: 60, Height: 10}
	for i, n := range order {
		page.Add(Picture{X: 10 * float64(i), W: 10, H: 10, Image: images[n]})
	}
	first := Page{Width: 60, Height: 10, Marks: []Mark{Picture{W: 10, H: 10, Image: images[2]}}}
	for name, doc := range map[string]Document{"all new": {Pages: []Page{page}}, "one known": {Pages: []Page{first, page}}} {
		pdf := mustPDF(t, doc)
		sound(t, pdf)
		last := tool(t, pdf, "qpdf", "FILE", "--pages", ".", "z", "--", "-")
		got := printed(t, []byte(last), "72")
		for i, n := range order {
			if c := color.RGBAModel.Convert(got.At(10*i+5, 5)); c != colors[n] {
				t.Errorf("%s: place %d is %v, want %v", name, i, c, colors[n])
			}
		}
	}
}

func TestTransparentPictureShowsWhatIsUnder(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 2, 1))
	img.Set(0, 0, color.NRGBA{255, 0, 0, 255})
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		t.Fatal(err)
	}
	im, err := NewImage(buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	doc := Document{Pages: []Page{{Width: 100, Height: 50, Marks: []Mark{
		Rect{W: 100, H: 50, Fill: RGB(0x0000FF)}, Picture{W: 100, H: 50, Image: im},
	}}}}
	pdf := mustPDF(t, doc)
	sound(t, pdf)
	own, err := Paint(doc.Pages[0], 1)
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string]image.Image{"printed": printed(t, pdf, "72"), "own": own} {
		left, right := color.RGBAModel.Convert(got.At(5, 25)), color.RGBAModel.Convert(got.At(95, 25))
		if left != (color.RGBA{255, 0, 0, 255}) || right != (color.RGBA{0, 0, 255, 255}) {
			t.Errorf("%s: left %v, right %v", name, left, right)
		}
	}
}

func TestBookmarksAndLinks(t *testing.T) {
	first, second := A4(), A4Landscape()
	first.Bookmark, second.Bookmark = "Wyniki – część 1", "Załącznik 😀"
	first.Add(Link{X: 40, Y: 50, W: 100, H: 12, URL: "https://przykład.pl/ścieżka?a=(1)"}, Link{X: 40, Y: 80, W: 100, H: 12, URL: "#Załącznik 😀"})
	second.Add(Link{X: 10, Y: 20, W: 30, H: 40, URL: "mailto:biuro@example.pl"})
	pdf := mustPDF(t, Document{Pages: []Page{first, second}})
	sound(t, pdf)
	plain := tool(t, pdf, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	for _, want := range []string{
		"/Rect [\n    40.00\n    791.89\n    140.00\n    779.89\n  ]", // from below: 841.89-50 and 12 less
		"/Rect [\n    10.00\n    575.28\n    40.00\n    535.28\n  ]",  // on the landscape page: 595.28-20 and 40 less
		"mailto:biuro@example.pl", "%C5%9Bcie%C5%BCka", "/PageMode /UseOutlines",
		"/Title <feff005a0061014201050063007a006e0069006b0020fffd>", // the emoji is beyond what gopdf writes
	} {
		if !strings.Contains(plain, want) {
			t.Errorf("no %q", want)
		}
	}
}

func TestLinksThatAreRefused(t *testing.T) {
	for _, u := range []string{"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "example.pl", "https://a\nb"} {
		if _, err := WritePDF(one(Link{W: 1, H: 1, URL: u})); contest.CodeOf(err) != "link_unsafe" {
			t.Errorf("%q: err %v", u, err)
		}
	}
	if _, err := WritePDF(one(Link{W: 1, H: 1, URL: "#nigdzie"})); err == nil {
		t.Error("a link to no page was taken")
	}
}

func TestForeignFileIsNotFinished(t *testing.T) {
	for _, raw := range []string{"", "%PDF-1.7\n", "%PDF-1.7\n1 0 obj\n<<\n  /Type /Catalog\n>>\nendobj\nstartxref\n99\n%%EOF\n"} {
		if _, err := finish([]byte(raw), []patch{{object: 1, after: catalogStart, text: "/Lang (pl)"}}, 5); err == nil {
			t.Errorf("%q was taken", raw)
		}
	}
}

func TestPatchesThatCross(t *testing.T) {
	raw := []byte("%PDF\n1 0 obj\n<<\n/A 1\n/B 2\n>>\nendobj\n\nxref\n0 2\n0000000000 65535 f \n0000000005 00000 n \nstartxref\n37\n%%EOF\n")
	first, second := patch{object: 1, after: "/A 1\n", text: "/C 3\n"}, patch{object: 1, after: "/B 2\n", text: "/D 4\n"}
	got, err := finish(raw, []patch{first, second}, 1)
	if err != nil || !strings.HasPrefix(string(got), "%PDF\n1 0 obj\n<<\n/A 1\n/C 3\n/B 2\n/D 4\n>>\nendobj\n\nxref\n") {
		t.Errorf("%v: %s", err, got)
	}
	if got, err := finish(raw, []patch{second, first}, 1); err == nil {
		t.Errorf("written over: %s", got)
	}
}

// A patch goes only where gopdf wrote what it was made for.
func TestPatchKnowsItsPlace(t *testing.T) {
	object := "7 0 obj\n<<\n/Length 3\n>>\nstream\nq Qendstream\nendobj\n\n"
	for _, c := range []struct {
		name   string
		object string
		patch  patch
		want   string
	}{
		{"after a word", object, patch{object: 7, after: "stream\n", text: "*"}, "7 0 obj\n<<\n/Length 3\n>>\nstream\n*q Qendstream\nendobj\n\n"},
		{"the whole", object, patch{object: 7, whole: true, text: "*"}, "7 0 obj\n*endstream\nendobj\n\n"},
		{"another number", object, patch{object: 8, after: "stream\n"}, ""},
		{"another object", object, patch{object: 7, after: "/Type /Page\n"}, ""},
		{"no stream", "7 0 obj\n<<\n>>\nendobj\n\n", patch{object: 7, whole: true}, ""},
		{"a stream of another kind", "7 0 obj\n<</Length 3>>\nstream\nq Qendstream\nendobj\n\n", patch{object: 7, whole: true}, ""},
	} {
		got := ""
		if from, to, ok := c.patch.place([]byte(c.object)); ok {
			got = c.object[:from] + c.patch.text + c.object[to:]
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestAppendNumber(t *testing.T) {
	tests := map[float64]string{0: "0", 1: "1", -1.5: "-1.5", 0.25: "0.25", 0.125: "0.125", 0.0004: "0", -0.0004: "0", 12.3456: "12.346", 1e6: "1000000", 0.05: "0.05", 0.007: "0.007", 3.1: "3.1"}
	for v, want := range tests {
		if got := string(appendNumber(nil, v)); got != want {
			t.Errorf("%v: %q, want %q", v, got, want)
		}
	}
}
