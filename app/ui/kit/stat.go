package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Stat is a large number with what it counts; it can lead to where the counted
// things are.
type Stat struct {
	widget.BaseWidget
	value, label     *Paragraph
	icon             *widget.Icon
	ground           *panel
	onTap            func()
	focused, hovered bool
}

// NewStat makes a number with its label. A tone other than Neutral shows its icon;
// onTap may be nil.
func NewStat(value, label string, tone theme.Tone, onTap func()) *Stat {
	s := &Stat{onTap: onTap, icon: widget.NewIcon(nil)}
	s.value = NewParagraph("", Style{})
	s.label = NewParagraph("", Muted)
	top := Beside(1, 0, s.value, container.New(squareLayout(3), s.icon))
	s.ground = newPanel(theme.ColorNameCard, theme.ColorNameBorder, 2, 1.5, Stacked(0.5, top, s.label))
	s.ExtendBaseWidget(s)
	s.Set(value, label, tone)
	return s
}

// Set changes what is shown.
func (s *Stat) Set(value, label string, tone theme.Tone) {
	s.value.SetStyle(Style{Size: fynetheme.SizeNameHeadingText, Bold: true, Cut: true, Colour: tone.Foreground()})
	if tone == theme.Neutral {
		s.value.SetStyle(Style{Size: fynetheme.SizeNameHeadingText, Bold: true, Cut: true})
	}
	s.value.SetText(value)
	s.label.SetText(label)
	s.icon.Hidden = tone == theme.Neutral
	s.icon.SetResource(tone.Icon())
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *Stat) CreateRenderer() fyne.WidgetRenderer {
	return withRing(widget.NewSimpleRenderer(s.ground), func() bool { return s.focused })
}

func (s *Stat) tint() {
	s.ground.border = theme.ColorNameBorder
	if s.hovered && s.onTap != nil {
		s.ground.border = theme.ColorNameFocusRing
	}
	s.ground.Refresh()
}

// Tapped implements fyne.Tappable.
func (s *Stat) Tapped(*fyne.PointEvent) {
	if s.onTap != nil {
		s.onTap()
	}
}

// Cursor implements desktop.Cursorable.
func (s *Stat) Cursor() desktop.Cursor {
	if s.onTap != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseIn implements desktop.Hoverable.
func (s *Stat) MouseIn(*desktop.MouseEvent) { s.hovered = true; s.tint() }

// MouseMoved implements desktop.Hoverable.
func (s *Stat) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (s *Stat) MouseOut() { s.hovered = false; s.tint() }

// FocusGained implements fyne.Focusable.
func (s *Stat) FocusGained() { s.focused = s.onTap != nil; s.Refresh() }

// FocusLost implements fyne.Focusable.
func (s *Stat) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune implements fyne.Focusable.
func (s *Stat) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (s *Stat) TypedKey(ev *fyne.KeyEvent) {
	if isEnter(ev.Name) || ev.Name == fyne.KeySpace {
		s.Tapped(nil)
		return
	}
	PassKey(s, ev)
}
