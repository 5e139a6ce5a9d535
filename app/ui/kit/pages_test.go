package kit

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"strings"
	"testing"
	"time"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// papers makes pages with their number on them.
func papers(n int) []drawing.Page {
	var all []drawing.Page
	for i := range n {
		p := drawing.A4()
		p.Add(drawing.Text{X: 72, Y: 100, Style: drawing.Style{Face: drawing.Sans, Size: 24}, Text: fmt.Sprint("Strona ", i+1)},
			drawing.Rect{X: 72, Y: 700, W: 100, H: 20, Fill: drawing.RGB(0x1B2A4A)})
		all = append(all, p)
	}
	return all
}

// shownPages shows a preview and waits until what is seen is painted.
func shownPages(t testing.TB, cfg PagesConfig) (*Pages, fyne.Window) {
	t.Helper()
	cfg.Cat = words
	p := NewPages(cfg)
	w := window(t, p, 900, 700)
	calm(p.tasks)
	return p, w
}

// pictures are those on the desk.
func pictures(p *Pages) []*canvas.Image { return all[*canvas.Image](p.desk.sheet) }

func TestPagesPaintsWhatIsSeen(t *testing.T) {
	p, _ := shownPages(t, PagesConfig{Pages: papers(1000)})
	if n := len(pictures(p)); n != 1 {
		t.Fatalf("%d pictures on the desk", n)
	}
	img := pictures(p)[0].Image.(*image.RGBA)
	if want := int(p.plan.boxes[0].size.Width + 0.5); img.Rect.Dx() != want {
		t.Errorf("%d pixels wide, want %d", img.Rect.Dx(), want)
	}
	painted := p.paints.order.Len()
	if painted > 20 {
		t.Errorf("%d pictures painted for one page", painted)
	}
	p.GoTo(998)
	calm(p.tasks)
	if n := len(pictures(p)); n < 1 || n > 2 {
		t.Errorf("%d pictures at the end", n)
	}
	if p.Page() != 998 || p.bar.number.Text != "999" || !strings.Contains(p.bar.of.Text, "1\u00A0000") {
		t.Errorf("page %d, shown as %q %q", p.Page(), p.bar.number.Text, p.bar.of.Text)
	}
}

// BenchmarkPagesJump reports the longest step among a thousand pages: the window's
// promise is that nothing takes over 100 ms on the UI thread.
func BenchmarkPagesJump(b *testing.B) {
	p, _ := shownPages(b, PagesConfig{Pages: papers(1000)})
	slowest, i := time.Duration(0), 0
	for b.Loop() {
		begun := time.Now()
		p.GoTo(i % 1000)
		p.desk.Scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -40}})
		slowest = max(slowest, time.Since(begun))
		calm(p.tasks)
		i += 37
	}
	b.ReportMetric(float64(slowest.Microseconds())/1000, "ms-longest")
}

func TestPagesMemoryIsBounded(t *testing.T) {
	p, _ := shownPages(t, PagesConfig{Pages: papers(60)})
	p.setZoom(zoom{byPercent, 400})
	for i := range 60 {
		p.GoTo(i)
		calm(p.tasks)
		if p.paints.bytes > keptBytes {
			t.Fatalf("%d bytes kept", p.paints.bytes)
		}
		for _, img := range pictures(p) {
			if b := img.Image.Bounds(); b.Dx()*b.Dy() > bandPixels {
				t.Fatalf("a picture of %v", b)
			}
		}
	}
	if p.paints.order.Len() != len(p.paints.kept) || p.paints.order.Len() < 3 {
		t.Errorf("%d pictures, %d names", p.paints.order.Len(), len(p.paints.kept))
	}
}

// TestBandsMakeThePage holds a page cut into bands against the same page whole.
func TestBandsMakeThePage(t *testing.T) {
	page := papers(1)[0]
	const scale = 3.1
	whole, err := drawing.Paint(page, scale)
	if err != nil {
		t.Fatal(err)
	}
	bands := piecesOf(0, page, scale)
	if len(bands) < 2 {
		t.Fatalf("%d bands", len(bands))
	}
	rows, differ := 0, 0
	for _, k := range bands {
		img, err := k.paint(page)
		if err != nil {
			t.Fatal(err)
		}
		if img.Rect.Dx() != whole.Rect.Dx() || img.Rect.Dy() != k.rows || k.top != rows {
			t.Errorf("band %+v is %v, whole %v", k, img.Rect, whole.Rect)
		}
		for y := range k.rows {
			for x := 0; x < img.Rect.Dx(); x++ {
				if d := int(img.RGBAAt(x, y).R) - int(whole.RGBAAt(x, y+k.top).R); d > 3 || d < -3 {
					differ++
				}
			}
		}
		rows += k.rows
	}
	if rows != whole.Rect.Dy() || differ > 0 {
		t.Errorf("%d rows of %d, %d pixels differ", rows, whole.Rect.Dy(), differ)
	}
}

func TestPagesZoom(t *testing.T) {
	store := &Memory{}
	p, w := shownPages(t, PagesConfig{Pages: papers(3), Store: store, ID: "proba"})
	w.Canvas().Focus(p.desk.sheet)
	wide := p.plan.boxes[0].size.Width
	if room := p.desk.Size().Width - wide; room < 2*pageGap() || room > 2*pageGap()+16 {
		t.Errorf("fit to the width: page %v on a desk of %v", wide, p.desk.Size().Width)
	}
	p.FitPage()
	if high := p.plan.boxes[0].size.Height; high > p.desk.Size().Height || high < p.desk.Size().Height*0.9 {
		t.Errorf("fit to the page: %v on %v", high, p.desk.Size().Height)
	}
	shortcut(w, Ctrl(fyne.KeyEqual))
	shortcut(w, Ctrl(fyne.KeyEqual))
	if p.zoom.mode != byPercent || p.plan.boxes[0].size.Height < p.desk.Size().Height {
		t.Errorf("zoom %v", p.zoom)
	}
	for range 20 {
		shortcut(w, Ctrl(fyne.KeyEqual))
	}
	if p.zoom.percent != 400 || p.bar.zoom.Selected != "400%" {
		t.Errorf("at most %v, shown as %q", p.zoom.percent, p.bar.zoom.Selected)
	}
	for range 30 {
		shortcut(w, Ctrl(fyne.KeyMinus))
	}
	if p.zoom.percent != leastZoom {
		t.Errorf("at least %v", p.zoom.percent)
	}
	p.bar.zoom.SetSelected("100%")
	if got := p.plan.unit; math.Abs(float64(got-fullUnit)) > 1e-4 || store.Get("pages.proba") != "100" {
		t.Errorf("a point is %v units, remembered %q", got, store.Get("pages.proba"))
	}
	again := NewPages(PagesConfig{Cat: words, Pages: papers(3), Store: store, ID: "proba"})
	if again.zoom != p.zoom {
		t.Errorf("after restart %v", again.zoom)
	}
	calm(p.tasks)
	calm(again.tasks)
}

func TestZoomKeepsThePlace(t *testing.T) {
	p, _ := shownPages(t, PagesConfig{Pages: papers(20)})
	p.GoTo(7)
	page, rest := p.desk.middle()
	p.ZoomIn()
	after, now := p.desk.middle()
	if after != page || now-rest > 0.02 || rest-now > 0.02 {
		t.Errorf("page %d at %.3f became page %d at %.3f", page, rest, after, now)
	}
	calm(p.tasks)
}

func TestPagesTurn(t *testing.T) {
	var seen []int
	p, w := shownPages(t, PagesConfig{Pages: papers(8), OnPage: func(page int) { seen = append(seen, page) }})
	w.Canvas().Focus(p.desk.sheet)
	press(w, fyne.KeyEnd)
	if p.Page() != 7 || !p.bar.next.Disabled() {
		t.Errorf("End shows page %d", p.Page())
	}
	press(w, fyne.KeyHome)
	press(w, fyne.KeyRight)
	if p.Page() != 1 {
		t.Errorf("→ shows page %d", p.Page())
	}
	press(w, fyne.KeyPageDown)
	press(w, fyne.KeyPageDown)
	if p.Page() < 2 {
		t.Errorf("PgDn shows page %d", p.Page())
	}
	p.bar.number.SetText("5 / 8")
	p.bar.goTyped()
	if p.Page() != 4 || p.bar.number.Text != "5" {
		t.Errorf("typed 5: page %d, %q", p.Page(), p.bar.number.Text)
	}
	p.bar.number.SetText("x")
	p.bar.goTyped()
	p.bar.number.SetText("99")
	p.bar.goTyped()
	if p.Page() != 7 || len(seen) == 0 || seen[len(seen)-1] != 7 {
		t.Errorf("typed 99: page %d, told %v", p.Page(), seen)
	}
	calm(p.tasks)
}

func TestOnePageAtATime(t *testing.T) {
	p, w := shownPages(t, PagesConfig{Pages: papers(3)})
	p.bar.single.SetChecked(true)
	p.FitPage()
	w.Canvas().Focus(p.desk.sheet)
	if len(p.plan.boxes) != 1 {
		t.Fatalf("%d pages on the desk", len(p.plan.boxes))
	}
	press(w, fyne.KeyPageDown)
	press(w, fyne.KeyPageDown)
	press(w, fyne.KeyPageDown)
	calm(p.tasks)
	if p.Page() != 2 || p.plan.first != 2 || len(pictures(p)) != 1 {
		t.Errorf("page %d, on the desk from %d, %d pictures", p.Page(), p.plan.first, len(pictures(p)))
	}
	press(w, fyne.KeyPageUp)
	if p.Page() != 1 {
		t.Errorf("PgUp shows page %d", p.Page())
	}
	calm(p.tasks)
}

func TestPagesArePulled(t *testing.T) {
	p, _ := shownPages(t, PagesConfig{Pages: papers(4)})
	p.desk.sheet.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DY: -120}})
	if p.desk.Offset.Y < 100 {
		t.Errorf("offset %v", p.desk.Offset)
	}
	p.desk.sheet.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DY: 9999}})
	if p.desk.Offset.Y != 0 {
		t.Errorf("pulled beyond the top: %v", p.desk.Offset)
	}
	calm(p.tasks)
}

func TestThumbnails(t *testing.T) {
	p, w := shownPages(t, PagesConfig{Pages: papers(30)})
	if !p.strip.content.Visible() {
		t.Fatal("no thumbnails")
	}
	p.strip.list.Select(9)
	calm(p.tasks)
	if p.Page() != 9 || p.strip.picture(9) == nil {
		t.Errorf("page %d, its thumbnail %v", p.Page(), p.strip.picture(9) != nil)
	}
	test.Tap(p.bar.strip)
	if p.strip.content.Visible() {
		t.Error("the thumbnails stay")
	}
	p.SetPages(papers(1))
	calm(p.tasks)
	if p.strip.content.Visible() || p.bar.strip.Visible() {
		t.Error("thumbnails of a single page")
	}
	_ = w
}

// TestFewerPages shows another paper while thumbnails of a longer one still wait.
func TestFewerPages(t *testing.T) {
	p, _ := shownPages(t, PagesConfig{Pages: papers(30)})
	p.strip.request(29)
	p.SetPages(papers(1))
	p.SetPages(nil)
	if p.Len() != 0 || len(p.strip.wanted()) != 0 {
		t.Errorf("%d pages, %d thumbnails wait", p.Len(), len(p.strip.wanted()))
	}
}

// TestNarrowBar leaves the way of paging out where it would squeeze the neighbours.
func TestNarrowBar(t *testing.T) {
	p, _ := shownPages(t, PagesConfig{Pages: papers(3)})
	if p.bar.single.Hidden {
		t.Error("the way of paging is left out where there is room")
	}
	wide := p.bar.single.MinSize().Width
	least := p.MinSize().Width
	for _, tt := range []struct {
		width            float32
		noZoom, noPaging bool
	}{{least, true, true}, {least + theme.Grid(zoomWidth+2), false, true}, {least + theme.Grid(zoomWidth+4) + wide, false, false}} {
		p.Resize(fyne.NewSize(tt.width, 700))
		if p.bar.zoomBox.Hidden != tt.noZoom || p.bar.single.Hidden != tt.noPaging {
			t.Errorf("%v wide: without zooms %v, without the way of paging %v", tt.width, p.bar.zoomBox.Hidden, p.bar.single.Hidden)
		}
	}
}

func TestPagesAreLoaded(t *testing.T) {
	begin := make(chan bool)
	n := 2
	p, _ := func() (*Pages, fyne.Window) {
		p := NewPages(PagesConfig{Cat: words, Load: func(context.Context) ([]drawing.Page, error) { <-begin; return papers(n), nil }})
		return p, window(t, p, 900, 700)
	}()
	if got := p.said.Text; got != words.T("preview.loading") {
		t.Errorf("says %q meanwhile", got)
	}
	close(begin)
	calm(p.tasks)
	if p.Len() != 2 || p.said.Visible() {
		t.Errorf("%d pages, says %q", p.Len(), p.said.Text)
	}
	p.GoTo(1)
	n = 5
	p.Reload()
	calm(p.tasks)
	if p.Len() != 5 || p.Page() != 1 {
		t.Errorf("%d pages, at %d", p.Len(), p.Page())
	}
}

func TestPagesThatFail(t *testing.T) {
	var told error
	p, _ := shownPages(t, PagesConfig{Load: func(context.Context) ([]drawing.Page, error) {
		return nil, contest.E("print_no_printer")
	}, Fail: func(err error) { told = err }})
	if contest.CodeOf(told) != "print_no_printer" || !strings.Contains(p.said.Text, "drukark") {
		t.Errorf("told %v, says %q", told, p.said.Text)
	}
	bad := papers(1)
	bad[0].Add(drawing.Text{X: 72, Y: 200, Style: drawing.Style{Face: drawing.Sans, Size: 12}, Text: "😀"})
	told = nil
	p.SetPages(bad)
	calm(p.tasks)
	if told == nil || errors.Is(told, context.Canceled) || !p.said.Visible() {
		t.Errorf("a page that can't be painted: %v", told)
	}
	p.SetPages(nil)
	if p.said.Text != words.T("preview.empty") {
		t.Errorf("says %q of nothing", p.said.Text)
	}
	p.Wait()
	if p.said.Text != words.T("preview.loading") {
		t.Errorf("says %q of pages that are being made", p.said.Text)
	}
	calm(p.tasks)
}
