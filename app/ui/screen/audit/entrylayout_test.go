package audit

import (
	"testing"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/contest"

	"fyne.io/fyne/v2"
)

// seen is the part of an object below the step that is in sight, from 0 to 1.
func (d *desk) seen(o fyne.CanvasObject) float32 {
	top := d.scroll.Content.(*fyne.Container).Objects[0].Position().Y + o.Position().Y
	from, to := max(top, d.scroll.Offset.Y), min(top+o.Size().Height, d.scroll.Offset.Y+d.scroll.Size().Height)
	return max(to-from, 0) / o.Size().Height
}

// Whatever the window, the answers of the criterion in hand are in sight, and so is the
// field of a comment; a field or number of the head too.
func TestAnswersAreInSight(t *testing.T) {
	s := open(t)
	s.Frame.Window.SetPadded(false)
	s.start("")
	d := s.desk
	for name, size := range map[string]fyne.Size{
		"720 by 450, twice as large": {Width: 656, Height: 318}, "1024 by 700": {Width: 960, Height: 566}, "1440 by 900": {Width: 1232, Height: 766},
	} {
		s.Frame.Window.Resize(size)
		channels := contest.Channels()
		if size.Height > 500 {
			channels = channels[:1] // there is room
		}
		for _, channel := range channels {
			s.start(s.firstOpen(channel) + "/enter")
			if want := size.Height < 500; d.low != want {
				t.Fatalf("%s: low %v at a height of %v", name, d.low, d.content.Size().Height)
			}
			for d.sheet.at = 0; d.sheet.now().kind != stepEnd; d.sheet.forward() {
				d.paint()
				answer := fyne.CanvasObject(d.options)
				if !d.fieldBox.Hidden {
					answer = d.fieldBox
				}
				if got := d.seen(answer); got < 0.99 {
					t.Errorf("%s, %s, %v %s: %.0f%% of the answers are in sight", name, channel, d.sheet.now().kind, d.sheet.now().criterion.Code, got*100)
				}
			}
		}
	}
}

// In a low window outline and number are out of the way until they are wanted, and come
// back with room.
func TestLowWindow(t *testing.T) {
	s := open(t)
	s.Frame.Window.SetPadded(false)
	s.start(s.firstOpen(contest.Visit) + "/enter")
	shown := func() (outline, bar bool) {
		for _, l := range screentest.All[*kit.Paragraph](s.desk.beside) {
			outline = outline || l == s.desk.outline.rows[0].text
		}
		return outline, !s.desk.bar.Hidden
	}
	check := func(when string, outline, bar bool) {
		t.Helper()
		if o, b := shown(); o != outline || b != bar {
			t.Errorf("%s: outline %v, bar %v", when, o, b)
		}
	}
	check("high", true, true)
	s.Frame.Window.Resize(fyne.NewSize(656, 318))
	check("low", false, false)
	s.run("audit.number")
	check("asked for a number", false, true)
	if s.Frame.Window.Canvas().Focused() != s.desk.number {
		t.Error("the number's field has not the keyboard")
	}
	s.press("Escape")
	check("not asked any more", false, false)
	s.Frame.Window.Resize(fyne.NewSize(1232, 766))
	check("high again", true, true)
}
