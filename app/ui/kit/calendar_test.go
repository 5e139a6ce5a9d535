package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func day(s string) time.Time {
	t, err := time.Parse(isoDate, s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestCalendarBeginsOnMonday(t *testing.T) {
	c := newCalendar(words, day("2025-09-17"), day("2025-09-20"), func(time.Time) {})
	window(t, c, 400, 400)
	shows(t, c, "wrzesień 2025", "pn", "nd", "Dzisiaj")
	first := c.grid.Objects[0].(*Paragraph).Text()
	if first != "pn" {
		t.Errorf("the week begins with %s", first)
	}
	// 1 September 2025 is a Monday, 1 June 2025 a Sunday.
	if b, ok := c.grid.Objects[7].(*widget.Button); !ok || b.Text != "1" {
		t.Error("1 September is not below Monday")
	}
	c.goTo(day("2025-06-10"))
	if b, ok := c.grid.Objects[7+6].(*widget.Button); !ok || b.Text != "1" {
		t.Error("1 June is not below Sunday")
	}
}

func TestCalendarKeys(t *testing.T) {
	var took []time.Time
	c := newCalendar(words, day("2024-01-31"), day("2025-09-20"), func(t time.Time) { took = append(took, t) })
	w := window(t, c, 400, 400)
	w.Canvas().Focus(c)
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyPageDown, "2024-02-29"},
		{fyne.KeyPageUp, "2024-01-29"},
		{fyne.KeyRight, "2024-01-30"},
		{fyne.KeyDown, "2024-02-06"},
		{fyne.KeyUp, "2024-01-30"},
		{fyne.KeyLeft, "2024-01-29"},
	} {
		press(w, step.key)
		if got := c.day.Format(isoDate); got != step.want {
			t.Errorf("%s goes to %s, want %s", step.key, got, step.want)
		}
	}
	press(w, fyne.KeyReturn)
	test.Tap(all[*Button](c)[1]) // the next month
	if got := c.day.Format(isoDate); got != "2024-02-29" || w.Canvas().Focused() != fyne.Focusable(c) {
		t.Errorf("the arrow goes to %s and keeps the keyboard", got)
	}
	test.Tap(button(t, c, "Dzisiaj"))
	w.Canvas().Focus(c)
	press(w, fyne.KeyEscape)
	if len(took) != 3 || !took[0].Equal(day("2024-01-29")) || !took[1].Equal(day("2025-09-20")) || !took[2].IsZero() {
		t.Errorf("taken: %v", took)
	}
}
