package kit

import (
	"testing"
	"time"

	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"
)

// clock lets the time of messages run out by hand.
type clock struct {
	waiting []*struct {
		d  time.Duration
		do func()
	}
}

func (c *clock) after(d time.Duration, do func()) func() {
	w := &struct {
		d  time.Duration
		do func()
	}{d, do}
	c.waiting = append(c.waiting, w)
	return func() { w.do = nil }
}

// pass lets every waiting thing of at most d happen.
func (c *clock) pass(d time.Duration) {
	waiting := c.waiting
	c.waiting = nil
	for _, w := range waiting {
		switch {
		case w.do == nil:
		case w.d <= d:
			w.do()
		default:
			c.waiting = append(c.waiting, w)
		}
	}
}

func newTestToasts(t *testing.T) (*Toasts, *clock) {
	t.Helper()
	c := &clock{}
	toasts := NewToasts(words)
	toasts.after = c.after
	window(t, container.NewStack(widget.NewLabel("tło"), toasts.Layer), 900, 600)
	return toasts, c
}

func (t *Toasts) texts() []string {
	got := []string{}
	for _, s := range t.shown {
		got = append(got, s.Text)
	}
	return got
}

func TestToastsQueueAndVanish(t *testing.T) {
	toasts, c := newTestToasts(t)
	for _, text := range []string{"a", "b", "c", "d"} {
		toasts.Show(Toast{Text: text})
	}
	toasts.Show(Toast{Text: "a"}) // stands there already
	if d := cmp.Diff([]string{"a", "b", "c"}, toasts.texts()); d != "" {
		t.Error(d)
	}
	c.pass(4 * time.Second)
	if len(toasts.shown) != 3 {
		t.Error("they vanish before their time")
	}
	c.pass(5 * time.Second)
	if d := cmp.Diff([]string{"d"}, toasts.texts()); d != "" {
		t.Error(d)
	}
	c.pass(5 * time.Second)
	if len(toasts.shown) != 0 || len(toasts.Layer.Objects) != 0 {
		t.Error("they stay")
	}
	if got := len(toasts.Last()); got != 5 {
		t.Errorf("%d can be read again", got)
	}
}

func TestToastsStayWhileRead(t *testing.T) {
	toasts, c := newTestToasts(t)
	toasts.Show(Toast{Text: "a"})
	toasts.shown[0].MouseIn(nil)
	c.pass(time.Hour)
	if len(toasts.shown) != 1 {
		t.Fatal("it vanishes under the mouse")
	}
	toasts.shown[0].MouseOut()
	c.pass(5 * time.Second)
	if len(toasts.shown) != 0 {
		t.Error("it stays after the mouse left")
	}
	toasts.Show(Toast{Text: "błąd", Tone: theme.Bad})
	c.pass(time.Hour)
	if len(toasts.shown) != 1 {
		t.Error("an error vanishes unread")
	}
	toasts.Clear()
	if len(toasts.shown) != 0 {
		t.Error("it can't be cleared")
	}
}

func TestToastAction(t *testing.T) {
	toasts, c := newTestToasts(t)
	undone := 0
	toasts.Show(Toast{Text: "Usunięto 12 zgłoszeń.", Tone: theme.Good, Action: &Action{Text: "Cofnij", Do: func() { undone++ }}})
	c.pass(9 * time.Second)
	shows(t, toasts.Layer, "Usunięto 12 zgłoszeń.", "Cofnij")
	if !toasts.FocusLast() {
		t.Error("it can't be reached by keyboard")
	}
	test.Tap(button(t, toasts.Layer, "Cofnij"))
	if undone != 1 || len(toasts.shown) != 0 {
		t.Errorf("undone %d times, %d shown", undone, len(toasts.shown))
	}
	if toasts.FocusLast() {
		t.Error("the keyboard goes to nothing")
	}
	c.pass(time.Hour) // its time must not end another message
}

// The real clock calls back on the UI thread, and not at all once stopped.
func TestToastsClock(t *testing.T) {
	window(t, widget.NewLabel(""), 100, 100)
	toasts := NewToasts(words)
	came := make(chan string, 2)
	stop := toasts.after(time.Millisecond, func() { came <- "stopped" })
	stop()
	toasts.after(5*time.Millisecond, func() { came <- "ran" })
	for got := ""; got == ""; {
		select {
		case f := <-ui:
			f()
		case got = <-came:
			if got != "ran" {
				t.Error(got)
			}
		}
	}
}

func TestToastsStayInTheWindow(t *testing.T) {
	toasts, _ := newTestToasts(t)
	toasts.Show(Toast{Text: "Nie udało się zapisać pliku „ranking.xlsx”, bo jest otwarty w innym programie. Zamknij go tam i zapisz jeszcze raz."})
	s := toasts.shown[0]
	if s.Position().Y+s.Size().Height > 600 || s.Position().Y < 300 || s.Size().Height < s.MinSize().Height {
		t.Errorf("it stands at %v, %v", s.Position(), s.Size())
	}
}
