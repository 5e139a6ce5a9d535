package kit

import (
	"image"
	"image/color"

	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
)

// sheetPlan collects what is shown on the sheet: papers with their shadows, rough
// pictures where the right one is not ready, and the pictures.
type sheetPlan struct {
	sheet                    *sheet
	papers, roughs, pictures []fyne.CanvasObject
	images                   map[piece]*canvas.Image
}

// paper is a white sheet with its shadow.
func (s *sheetPlan) paper(b deskBox) {
	for i, grow := range []float32{3, 1} {
		shadow := canvas.NewRectangle(theme.Color(fynetheme.ColorNameShadow))
		shadow.CornerRadius = grow
		shadow.Move(b.at.AddXY(-grow/2, float32(2-i)))
		shadow.Resize(b.size.AddWidthHeight(grow, grow))
		s.papers = append(s.papers, shadow)
	}
	white := canvas.NewRectangle(color.White)
	white.Move(b.at)
	white.Resize(b.size)
	s.papers = append(s.papers, white)
}

// picture shows a painted piece; the object of the last time is used again, whose
// texture the graphics card has.
func (s *sheetPlan) picture(k piece, img *image.RGBA, at fyne.Position, size fyne.Size) {
	object := s.sheet.images[k]
	if object == nil || object.Image != img {
		object = canvas.NewImageFromImage(img)
		object.FillMode, object.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleFastest
	}
	object.Move(at)
	object.Resize(size)
	s.images[k] = object
	s.pictures = append(s.pictures, object)
}

// rough shows the thumbnail in place of a page that is not painted yet.
func (s *sheetPlan) rough(img *image.RGBA, b deskBox) {
	if img == nil {
		return
	}
	object := canvas.NewImageFromImage(img)
	object.FillMode, object.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleFastest
	object.Move(b.at)
	object.Resize(b.size)
	s.roughs = append(s.roughs, object)
}

var (
	_ fyne.Draggable     = (*sheet)(nil)
	_ fyne.Focusable     = (*sheet)(nil)
	_ fyne.Shortcutable  = (*sheet)(nil)
	_ fyne.Tappable      = (*sheet)(nil)
	_ desktop.Cursorable = (*sheet)(nil)
)

// Dragged pulls the paper.
func (s *sheet) Dragged(e *fyne.DragEvent) {
	s.desk.scrollTo(s.desk.Offset.SubtractXY(e.Dragged.DX, e.Dragged.DY))
	s.desk.moved()
}

// DragEnd implements fyne.Draggable.
func (s *sheet) DragEnd() {}

// Tapped gives the desk the keyboard.
func (s *sheet) Tapped(*fyne.PointEvent) { focus(s) }

// Cursor implements desktop.Cursorable.
func (s *sheet) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// FocusGained implements fyne.Focusable.
func (s *sheet) FocusGained() { s.desk.ring(true) }

// FocusLost implements fyne.Focusable.
func (s *sheet) FocusLost() { s.desk.ring(false) }

// TypedRune implements fyne.Focusable.
func (s *sheet) TypedRune(r rune) {
	switch r {
	case '+', '=':
		s.desk.pages.ZoomIn()
	case '-':
		s.desk.pages.ZoomOut()
	}
}

// TypedKey scrolls and turns pages.
func (s *sheet) TypedKey(e *fyne.KeyEvent) {
	p, size := s.desk.pages, s.desk.Size()
	by := func(dx, dy float32) {
		s.desk.scrollTo(s.desk.Offset.AddXY(dx, dy))
		s.desk.moved()
	}
	step := theme.Grid(6)
	switch e.Name {
	case fyne.KeyUp:
		by(0, -step)
	case fyne.KeyDown:
		by(0, step)
	case fyne.KeyLeft, fyne.KeyRight:
		s.sideways(e.Name == fyne.KeyRight, step)
	case fyne.KeyPageUp:
		p.turn(-1, size.Height-step)
	case fyne.KeyPageDown, fyne.KeySpace:
		p.turn(1, size.Height-step)
	case fyne.KeyHome:
		p.GoTo(0)
	case fyne.KeyEnd:
		p.GoTo(p.Len() - 1)
	default:
		PassKey(s, e)
	}
}

// sideways scrolls where the paper is wider than the desk, else turns the page.
func (s *sheet) sideways(right bool, step float32) {
	if !right {
		step = -step
	}
	p := s.desk.pages
	if p.plan.whole.Width > s.desk.Size().Width+1 {
		s.desk.scrollTo(s.desk.Offset.AddXY(step, 0))
		return
	}
	if right {
		p.GoTo(p.page + 1)
	} else {
		p.GoTo(p.page - 1)
	}
}

// turn goes a view up or down; at the end of the page, where one is shown at a
// time, to the next.
func (p *Pages) turn(by int, height float32) {
	before := p.desk.Offset.Y
	p.desk.scrollTo(p.desk.Offset.AddXY(0, float32(by)*height))
	if p.single && p.desk.Offset.Y == before {
		page := p.page
		p.GoTo(p.page + by)
		if by < 0 && p.page != page {
			p.desk.scrollTo(fyne.NewPos(p.desk.Offset.X, p.plan.whole.Height))
		}
		return
	}
	p.desk.moved()
}

// TypedShortcut zooms; other shortcuts are the window's.
func (s *sheet) TypedShortcut(sc fyne.Shortcut) {
	if c, ok := sc.(*desktop.CustomShortcut); ok && c.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierShortcutDefault {
		for _, a := range s.desk.pages.Keys() {
			if a.Key.Name == c.KeyName && a.Key.Mod == fyne.KeyModifierShortcutDefault {
				a.Run()
				return
			}
		}
		switch c.KeyName {
		case fyne.KeyPlus:
			s.desk.pages.ZoomIn()
			return
		}
	}
	PassShortcut(s, sc)
}
