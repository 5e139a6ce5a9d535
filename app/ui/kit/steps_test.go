package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func TestSteps(t *testing.T) {
	ready, entered, done, cancelled := false, 0, 0, 0
	var goOn func()
	s := NewSteps(StepsConfig{
		Cat: words, OnDone: func() { done++ }, OnCancel: func() { cancelled++ },
		Steps: []Step{
			{Title: "Plik", Content: widget.NewLabel("wybierz plik"), Ready: func() (bool, string) { return ready, "Wybierz najpierw plik." }},
			{Title: "Podgląd", Content: widget.NewLabel("podgląd"), Enter: func() { entered++ }, Leave: func(next func()) { goOn = next }},
			{Title: "Zapis", Content: widget.NewLabel("zapis"), Next: "Wczytaj 12 wierszy"},
		},
	})
	window(t, s, 800, 400)
	shows(t, s, "Krok 1 z 3", "Plik", "wybierz plik", "Wybierz najpierw plik.", "Dalej")
	s.Next()
	if s.At() != 0 || !button(t, s, "Dalej").Disabled() || !button(t, s, "Wstecz").Disabled() {
		t.Fatal("it goes on although it is not ready")
	}

	ready = true
	s.Refresh()
	if button(t, s, "Dalej").Disabled() || s.reason.Visible() {
		t.Error("it does not see that it is ready")
	}
	if !s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) || s.At() != 1 || entered != 1 {
		t.Errorf("Enter leads to step %d, entered %d times", s.At(), entered)
	}

	test.Tap(button(t, s, "Dalej"))
	if s.At() != 1 || !button(t, s, "Dalej").Disabled() || !button(t, s, "Wstecz").Disabled() {
		t.Error("it can be left twice while its work runs")
	}
	s.Free()
	test.Tap(button(t, s, "Dalej"))
	goOn()
	goOn() // a second call changes nothing
	if s.At() != 2 {
		t.Fatalf("after the work it stands at %d", s.At())
	}
	test.Tap(button(t, s, "Wstecz"))
	if s.At() != 1 || entered != 2 {
		t.Error("Wstecz does not go back")
	}
	test.Tap(button(t, s, "Dalej"))
	goOn()
	test.Tap(button(t, s, "Wczytaj 12 wierszy"))
	if done != 1 {
		t.Errorf("done %d times", done)
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	test.Tap(button(t, s, "Anuluj"))
	if cancelled != 2 {
		t.Errorf("cancelled %d times", cancelled)
	}
}

func TestFinalStepOnlyEnds(t *testing.T) {
	done := 0
	s := NewSteps(StepsConfig{
		Cat: words, OnDone: func() { done++ }, OnCancel: func() {},
		Steps: []Step{{Title: "Plik", Content: widget.NewLabel("plik")}, {Title: "Wynik", Content: widget.NewLabel("wynik"), Final: true, Next: "Zamknij"}},
	})
	window(t, s, 800, 400)
	s.Next()
	s.Back()
	if s.At() != 1 || s.back.Visible() || s.cancel.Visible() {
		t.Errorf("a final step is gone back from to %d, Back is shown %v, Cancel %v", s.At(), s.back.Visible(), s.cancel.Visible())
	}
	test.Tap(button(t, s, "Zamknij"))
	s.Open(0)
	if done != 1 || s.At() != 0 || !s.back.Visible() || !s.cancel.Visible() {
		t.Errorf("done %d times, opened anew it stands at %d", done, s.At())
	}
}

func TestNarrowStepsNameThePresentOne(t *testing.T) {
	s := NewSteps(StepsConfig{Cat: words, Steps: []Step{
		{Title: "Plik", Content: widget.NewLabel("plik")},
		{Title: "Sprawdzenie", Content: widget.NewLabel("sprawdzenie")},
		{Title: "Wynik", Content: widget.NewLabel("wynik")},
	}})
	w := window(t, s, 800, 400)
	named := func() (titles []string) {
		for _, h := range s.heads {
			if h.words.Visible() {
				titles = append(titles, h.title.Text())
			}
			if h.words.Visible() && h.Size().Width < h.width() {
				t.Errorf("„%s” has %v", h.title.Text(), h.Size())
			}
		}
		return titles
	}
	if got := named(); len(got) != 3 {
		t.Errorf("in a wide window it names %v", got)
	}
	w.Resize(fyne.NewSize(320, 400))
	s.Next()
	if got := named(); !slices.Equal(got, []string{"Sprawdzenie"}) {
		t.Errorf("in a narrow window it names %v", got)
	}
	w.Resize(fyne.NewSize(800, 400))
	if got := named(); len(got) != 3 {
		t.Errorf("in a wide window again it names %v", got)
	}
}
