package kit

import (
	"strings"
	"testing"

	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Text that wraps has the height it needs at its width, at once.
func TestStackedGivesTextItsHeight(t *testing.T) {
	long := NewParagraph(strings.Repeat("Publiczny Zakład Opieki ", 30), Style{})
	below := widget.NewLabel("pod spodem")
	box := Stacked(1, long, below)
	for _, width := range []float32{600, 200, 400} {
		box.Resize(fyne.NewSize(width, 2000))
		if long.Size().Height < long.MinSize().Height || long.MinSize().Height < 40 {
			t.Errorf("at %v pixels the text has %v, needs %v", width, long.Size(), long.MinSize())
		}
		if got, want := below.Position().Y, long.Size().Height+theme.Grid(1); got != want {
			t.Errorf("at %v pixels the next stands at %v, want %v", width, got, want)
		}
	}
}

func TestBesideGivesTheRest(t *testing.T) {
	left, middle, right := widget.NewLabel("a"), NewParagraph("środek", Style{Cut: true}), widget.NewLabel("b")
	row := Beside(1, 1, left, middle, right)
	row.Resize(fyne.NewSize(500, 40))
	if got := right.Position().X + right.Size().Width; got < 499 || got > 501 {
		t.Errorf("the last ends at %v of 500", got)
	}
	left.Hide()
	row.Resize(fyne.NewSize(501, 40))
	if got := middle.Position().X; got != 0 {
		t.Errorf("a hidden one keeps its place: the next stands at %v", got)
	}
}

func TestParagraph(t *testing.T) {
	p := NewParagraph("Samodzielny Publiczny Zakład", Style{})
	if one := p.MinSize().Height; one > 30 {
		t.Errorf("before it has a width it asks for %v", one)
	}
	p.SetText("Nowy tekst")
	window(t, p, 300, 60)
	shows(t, p, "Nowy tekst")
	whole := NewParagraph("Samodzielny Publiczny Zakład", Style{Whole: true})
	if whole.MinSize().Width < 100 {
		t.Errorf("a text that stays whole is %v wide", whole.MinSize().Width)
	}
}
