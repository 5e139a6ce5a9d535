package kit

import (
	"strconv"
	"time"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// calendar shows the days of a month, weeks from Monday: arrows go by days and
// weeks, PgUp and PgDn by months, Enter takes the day.
type calendar struct {
	widget.BaseWidget
	cat   *locale.Catalogue
	day   time.Time
	today time.Time
	took  func(time.Time)
	title *Paragraph
	grid  *fyne.Container
	body  *fyne.Container
}

func newCalendar(cat *locale.Catalogue, day, today time.Time, took func(time.Time)) *calendar {
	c := &calendar{cat: cat, today: today, took: took}
	c.title = NewParagraph("", Style{Bold: true, Align: fyne.TextAlignCenter})
	c.grid = container.New(layout.NewGridLayoutWithColumns(7))
	back := newIconButton(theme.Icon("chevron_left"), func() { c.turn(-1) })
	next := newIconButton(theme.Icon("chevron_right"), func() { c.turn(1) })
	now := NewButton(Action{Text: cat.T("kit.date.today"), Do: func() { c.took(c.today) }})
	now.Importance = widget.LowImportance
	c.body = Padded(1, 1, container.NewBorder(Beside(1, 1, back, c.title, next), now, nil, nil, c.grid))
	c.ExtendBaseWidget(c)
	c.goTo(day)
	return c
}

// turn goes n months on and takes the keyboard back from the button.
func (c *calendar) turn(n int) {
	c.goTo(c.months(n))
	focus(c)
}

// goTo shows the month of a day and marks the day.
func (c *calendar) goTo(day time.Time) {
	c.day = time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
	c.title.SetText(c.cat.T("kit.month."+strconv.Itoa(int(day.Month()))) + " " + strconv.Itoa(day.Year()))
	c.grid.RemoveAll()
	for i := 1; i <= 7; i++ {
		c.grid.Add(NewParagraph(c.cat.T("kit.weekday."+strconv.Itoa(i)), Style{Colour: theme.ColorNameMuted, Align: fyne.TextAlignCenter}))
	}
	first := c.day.AddDate(0, 0, 1-c.day.Day())
	for range (int(first.Weekday()) + 6) % 7 {
		c.grid.Add(layout.NewSpacer())
	}
	for d := first; d.Month() == first.Month(); d = d.AddDate(0, 0, 1) {
		c.grid.Add(c.button(d))
	}
	c.Refresh()
}

func (c *calendar) button(d time.Time) *widget.Button {
	b := widget.NewButton(strconv.Itoa(d.Day()), func() { c.took(d) })
	b.Importance = widget.LowImportance
	switch {
	case d.Equal(c.day):
		b.Importance = widget.HighImportance
	case d.Format(isoDate) == c.today.Format(isoDate):
		b.Importance = widget.MediumImportance
	}
	return b
}

// months gives the day n months on; the last of a shorter month stays in it.
func (c *calendar) months(n int) time.Time {
	first := c.day.AddDate(0, n, 1-c.day.Day())
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(c.day.Day(), last)-1)
}

// CreateRenderer implements fyne.Widget.
func (c *calendar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.body) }

// FocusGained implements fyne.Focusable.
func (c *calendar) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (c *calendar) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (c *calendar) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (c *calendar) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		c.goTo(c.day.AddDate(0, 0, -1))
	case fyne.KeyRight:
		c.goTo(c.day.AddDate(0, 0, 1))
	case fyne.KeyUp:
		c.goTo(c.day.AddDate(0, 0, -7))
	case fyne.KeyDown:
		c.goTo(c.day.AddDate(0, 0, 7))
	case fyne.KeyPageUp:
		c.goTo(c.months(-1))
	case fyne.KeyPageDown:
		c.goTo(c.months(1))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.took(c.day)
	case fyne.KeyEscape:
		c.took(time.Time{})
	}
}

// ShowCalendar opens a calendar under an object and gives the day that was
// taken; with Esc or a click beside it none is.
func ShowCalendar(cat *locale.Catalogue, below fyne.CanvasObject, day, today time.Time, took func(time.Time)) {
	canvas := canvasOf(below)
	if canvas == nil {
		return
	}
	var popup *widget.PopUp
	c := newCalendar(cat, day, today, func(t time.Time) {
		popup.Hide()
		if !t.IsZero() {
			took(t)
		}
	})
	popup = widget.NewPopUp(c, canvas)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(below).AddXY(0, below.Size().Height)
	room := canvas.Size().Height - popup.MinSize().Height
	popup.ShowAtPosition(fyne.NewPos(at.X, max(min(at.Y, room), 0)))
	canvas.Focus(c)
}
