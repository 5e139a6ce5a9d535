package dashboard

import (
	"errors"
	"testing"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestColumnsStandBesideOrBelow(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	block := func(height float32) fyne.CanvasObject {
		r := canvas.NewRectangle(nil)
		r.SetMinSize(fyne.NewSize(10, height))
		return r
	}
	left, right := block(300), block(200)
	both := container.New(&columnsLayout{}, left, right)
	both.Resize(fyne.NewSize(1200, 600))
	if right.Position().Y != 0 || right.Position().X <= left.Size().Width || left.Size().Width <= right.Size().Width {
		t.Errorf("wide: left %v, right %v at %v", left.Size(), right.Size(), right.Position())
	}
	if h := both.MinSize().Height; h != 300 {
		t.Errorf("wide: %v high, want the higher column", h)
	}
	both.Resize(fyne.NewSize(500, 600))
	if right.Position().X != 0 || right.Position().Y != 300+theme.Grid(columnGap) || right.Size().Width != 500 {
		t.Errorf("narrow: right %v at %v", right.Size(), right.Position())
	}
}

func TestBarShowsSmallPartsToo(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	for _, c := range []struct {
		parts []int
		of    int
		wide  []float32 // 0: not seen
	}{
		{[]int{50, 25}, 100, []float32{200, 100}},
		{[]int{1, 0}, 1000, []float32{10, 0}},
		{[]int{0, 0}, 10, []float32{0, 0}},
		{[]int{10, 0}, 10, []float32{400, 0}},
		{[]int{0, 0}, 0, []float32{0, 0}},
	} {
		bar := newBar(c.parts, c.of).(*fyne.Container)
		bar.Resize(fyne.NewSize(400, 10))
		for i, want := range c.wide {
			if got := bar.Objects[i+1].Size().Width; got != want {
				t.Errorf("%v of %d: part %d is %v wide, want %v", c.parts, c.of, i, got, want)
			}
		}
		if last := bar.Objects[2]; last.Position().X+last.Size().Width > 400 {
			t.Errorf("%v of %d: the bar is left", c.parts, c.of)
		}
	}
}

func TestLineByMouseAndKeys(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	done := 0
	l := newLine(theme.Icon("check"), twoLines("Tytuł", "Tekst", kit.Style{}), nil, func() { done++ })
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(400, 100))
	test.Tap(l)
	w.Canvas().Focus(l)
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeySpace, fyne.KeyDown} {
		l.TypedKey(&fyne.KeyEvent{Name: key})
	}
	if done != 3 {
		t.Errorf("done %d times, want by a tap, Enter and Space", done)
	}
}

func TestSlotPaintsOnlyWhatChanged(t *testing.T) {
	test.NewTempApp(t)
	s, painted := newSlot[[]string](), 0
	paint := func(v []string) fyne.CanvasObject {
		painted++
		if len(v) == 0 {
			return nil
		}
		return container.NewStack()
	}
	s.set([]string{"a"}, paint)
	s.set([]string{"a"}, paint)
	if painted != 1 || !s.box.Visible() {
		t.Errorf("painted %d times", painted)
	}
	s.set(nil, paint)
	if painted != 2 || s.box.Visible() {
		t.Errorf("painted %d times, an empty place is seen: %v", painted, s.box.Visible())
	}
}

func TestCalmAndWaiting(t *testing.T) {
	s := sample(t)
	s.waiting = nil
	s.showStats()
	if !s.stats.box.Visible() {
		t.Error("that nothing waits is not said")
	}
	s.waiting = stats(pl, []office.Waiting{{Kind: office.WaitingReturned, Count: 2}})
	s.showStats()
	actions := s.Actions()
	if len(actions) != 1 || actions[0].Text != "2 arkusze zwrócone do poprawy" {
		t.Fatalf("actions %v", actions)
	}
	actions[0].Do()
	if len(s.Went) != 1 || s.Went[0] != (screen.Route{Screen: "audit", Record: "returned"}) {
		t.Errorf("went to %v", s.Went)
	}
}

func TestRankingThatFailsOffersAgain(t *testing.T) {
	s := sample(t)
	s.results.stopped(errors.New("brak pamięci"))
	if len(s.Failed) != 1 || !s.results.said.box.Visible() {
		t.Fatalf("failed %v, said %v", s.Failed, s.results.said.box.Visible())
	}
	s.results.compute()
	s.Settle()
	if s.results.said.box.Visible() {
		t.Error("results are there and still said to be missing")
	}
}
