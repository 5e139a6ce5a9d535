package drawing

import (
	"bytes"
	"image"
	"image/color"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// ornament is a figure of many curves, some of every shape there is.
func ornament(tb testing.TB) []Mark {
	tb.Helper()
	q, err := NewQR("LZM/2025/014", 300, 300, 80)
	if err != nil {
		tb.Fatal(err)
	}
	marks := []Mark{
		Rect{X: 20, Y: 20, W: 555, H: 400, Radius: 8, Stroke: Stroke{Color: RGB(0x16284C), Width: 2}},
		Polygon{Points: []Point{{60, 60}, {120, 70}, {90, 130}}, Fill: RGB(0xAD8A3E)},
		Group{Marks: []Mark{Line{30, 200, 560, 210, Stroke{Color: Black, Width: 3, Dash: []float64{6, 4}}}, q}},
	}
	for i := range 60 {
		marks = append(marks, Circle(300+float64(i%7), 200, 40+1.37*float64(i), None, Stroke{Color: RGB(0x866520), Width: 0.5, Round: i%2 == 0}))
	}
	return marks
}

// pageWith is a page whose own marks stand around the shared ones, in pens and
// colours that must not run into them nor be forgotten after them.
func pageWith(size Page, marks ...Mark) Page {
	size.Add(
		Rect{X: 10, Y: 10, W: 20, H: 20, Fill: RGB(0xC00000), Stroke: Stroke{Color: RGB(0x00C000), Width: 5, Dash: []float64{1, 2}, Round: true}},
		Text{X: 40, Y: 40, Style: Style{Face: Sans, Size: 14, Spacing: 3, Color: RGB(0x0000C0)}, Text: "przed"})
	size.Add(marks...)
	size.Add(
		Rect{X: 540, Y: 10, W: 20, H: 20, Fill: RGB(0xC00000), Stroke: Stroke{Color: RGB(0x00C000), Width: 5, Dash: []float64{1, 2}, Round: true}},
		Text{X: 440, Y: 40, Style: Style{Face: Sans, Size: 14, Spacing: 3, Color: RGB(0x0000C0)}, Text: "po"})
	return size
}

func TestSharedLooksLikeItsMarks(t *testing.T) {
	shared := &Shared{Marks: ornament(t)}
	for name, size := range map[string]Page{"A4": A4(), "on its side": A4Landscape(), "small": {Width: 500, Height: 300}} {
		plain, once := pageWith(size, Group{Marks: shared.Marks}), pageWith(size, shared)
		want := printed(t, mustPDF(t, Document{Pages: []Page{plain}}), "72")
		pdf := mustPDF(t, Document{Pages: []Page{once}})
		sound(t, pdf)
		if n := different(want, printed(t, pdf, "72")); n > 0 {
			t.Errorf("%s: %d pixels of the PDF differ", name, n)
		}
		wantPicture, err := Paint(plain, 1)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := Paint(once, 1)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(wantPicture.Pix, picture.Pix) {
			t.Errorf("%s: the picture differs", name)
		}
	}
}

// different counts the pixels in which two pictures are not the same.
func different(a, b image.Image) (n int) {
	if a.Bounds() != b.Bounds() {
		return a.Bounds().Dx() * a.Bounds().Dy()
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if color.NRGBAModel.Convert(a.At(x, y)) != color.NRGBAModel.Convert(b.At(x, y)) {
				n++
			}
		}
	}
	return n
}

func TestSharedIsHeldOnce(t *testing.T) {
	shared := &Shared{Marks: ornament(t)}
	doc := func(pages int) []byte {
		d := Document{}
		for range pages {
			d.Pages = append(d.Pages, pageWith(A4(), shared))
		}
		return mustPDF(t, d)
	}
	few, many := doc(1), doc(51)
	sound(t, many)
	if page := (len(many) - len(few)) / 50; page > 1000 {
		t.Errorf("each page takes %d bytes", page)
	}
	if n := bytes.Count(many, []byte("/Subtype/Form")); n != 1 {
		t.Errorf("%d forms", n)
	}
	if inline := len(mustPDF(t, Document{Pages: []Page{pageWith(A4(), Group{Marks: shared.Marks})}})); len(few) > inline+1000 {
		t.Errorf("one page is %d bytes, %d without sharing", len(few), inline)
	}
}

func TestSharedOnPagesOfTwoSizes(t *testing.T) {
	shared := &Shared{Marks: ornament(t)}
	pdf := mustPDF(t, Document{Pages: []Page{A4(), pageWith(A4Landscape(), shared), pageWith(A4(), shared)}})
	sound(t, pdf)
	if n := bytes.Count(pdf, []byte("/Subtype/Form")); n != 2 {
		t.Errorf("%d forms", n)
	}
}

func TestSharedTextIsPaintedInPlace(t *testing.T) {
	shared := &Shared{Marks: []Mark{rule, Group{Marks: []Mark{word("wspólny napis")}}}}
	pdf := mustPDF(t, one(&Shared{Marks: []Mark{shared}}))
	sound(t, pdf)
	if d := cmp.Diff([]string{"wspólny napis"}, copied(t, pdf)); d != "" {
		t.Error(d)
	}
	if bytes.Contains(pdf, []byte("/Subtype/Form")) {
		t.Error("text has no fonts in a form")
	}
	if _, err := WritePDF(one(&Shared{Marks: []Mark{word("😀")}})); err == nil {
		t.Error("a missing letter was taken")
	}
}

func TestSharedPicturesAndLinksAreThere(t *testing.T) {
	for want, m := range map[string]Mark{
		"/Subtype /Image": Picture{X: 10, Y: 10, W: 10, H: 10, Image: background(t)},
		"/Subtype /Link":  Link{X: 10, Y: 10, W: 10, H: 10, URL: "https://example.pl"},
	} {
		pdf := mustPDF(t, one(&Shared{Marks: []Mark{rule, m}}))
		sound(t, pdf)
		if !bytes.Contains(pdf, []byte(want)) || bytes.Contains(pdf, []byte("/Subtype/Form")) {
			t.Errorf("no %s on the page itself", want)
		}
	}
}

func TestSharedInTheStructure(t *testing.T) {
	pdf := mustPDF(t, one(&Shared{Marks: ornament(t)}, word("treść"), Group{Role: RoleFigure, Alt: "Godło", Marks: []Mark{&Shared{Marks: ornament(t)}}}))
	if d := cmp.Diff([]string{"Document", "  P (block)", `    "treść"`, "  Figure", `    ""`}, spoken(t, pdf)); d != "" {
		t.Error(d)
	}
}

func TestSharedAtOnceIsTheSame(t *testing.T) {
	shared := &Shared{Marks: ornament(t)}
	pdfs := make([][]byte, 8)
	var wg sync.WaitGroup
	for i := range pdfs {
		wg.Go(func() {
			size := A4()
			if i%2 == 1 {
				size = A4Landscape()
			}
			pdfs[i], _ = WritePDF(Document{Pages: []Page{pageWith(size, shared)}})
		})
	}
	wg.Wait()
	for i := 2; i < len(pdfs); i++ {
		if len(pdfs[i]) == 0 || !bytes.Equal(pdfs[i], pdfs[i-2]) {
			t.Errorf("file %d is not file %d", i, i-2)
		}
	}
}

func TestSharedInSVGAndShifted(t *testing.T) {
	page, moved := A4(), A4()
	shared := &Shared{Marks: []Mark{Rect{X: 10, Y: 20, W: 30, H: 40, Fill: Black}}}
	page.Add(shared)
	moved.Add(Shifted([]Mark{shared}, 5, 7)...)
	for _, c := range []struct {
		page Page
		want string
	}{{page, "M10 20 "}, {moved, "M15 27 "}} {
		svg, err := SVG(c.page, "")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(svg), c.want) {
			t.Errorf("no %q in %s", c.want, svg)
		}
	}
}

// A page that is refused leaves none of its pictures or shared marks behind.
func TestRefusedPageBringsNothing(t *testing.T) {
	d := NewPDF(Info{})
	bad, good := A4(), A4()
	bad.Add(&Shared{Marks: ornament(t)}, Picture{X: 10, Y: 10, W: 10, H: 10, Image: background(t)}, word("😀"))
	good.Add(word("dobra"))
	if err := d.Add(bad); err == nil {
		t.Fatal("taken")
	}
	if err := d.Add(good); err != nil {
		t.Fatal(err)
	}
	pdf, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	sound(t, pdf)
	if bytes.Contains(pdf, []byte("/Subtype/Form")) || len(pdf) > 50_000 {
		t.Errorf("%d bytes", len(pdf))
	}
}
