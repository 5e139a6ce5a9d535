package ui

import (
	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// chrome is everything around the screen in front.
type chrome struct {
	shell   *Shell
	content fyne.CanvasObject
	top     *topBar
	side    *sidebar
	ribbon  *ribbon
	place   *fyne.Container   // of the room
	room    *container.Scroll // around the body
	status  *statusBar
	tips    *kit.Tips
}

func newChrome(s *Shell) *chrome {
	c := &chrome{shell: s, tips: kit.NewTips()}
	c.top = newTopBar(s, c.tips)
	c.side = newSidebar()
	c.ribbon = newRibbon()
	c.status = newStatusBar(s, c.tips)
	head := kit.Stacked(0, c.top.content, c.ribbon.content)
	c.place = container.NewStack()
	c.front(s.body)
	c.content = container.New(&frameLayout{side: c.side}, head, c.side.content, c.place, c.status.content)
	c.refresh()
	return c
}

// front puts something into the middle. It gets a new room, because Fyne refreshes
// everything in one whose content is changed.
func (c *chrome) front(content fyne.CanvasObject) {
	c.room = container.NewScroll(content)
	c.place.Objects = []fyne.CanvasObject{c.room}
	c.room.Resize(c.place.Size())
}

// refresh shows the file and edition of now.
func (c *chrome) refresh() {
	c.top.refresh(c.shell)
	c.ribbon.show(c.shell)
	c.status.refresh(c.shell)
	if c.shell.file == nil {
		c.side.content.Hide()
	} else {
		c.side.show(c.shell, c.tips)
	}
	c.content.Refresh()
}

// narrowBelow is the width, in units of the grid, below which the navigation shows
// icons alone: 1,100 pixels at 100 %.
const narrowBelow = 1100 / 8

// frameLayout puts the head above, the status line below, the navigation at the left
// and the screen in what is left.
type frameLayout struct{ side *sidebar }

// Layout implements fyne.Layout.
func (l *frameLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, side, body, foot := objects[0], objects[1], objects[2], objects[3]
	l.side.narrow(size.Width < theme.Grid(narrowBelow))
	top, bottom := head.MinSize().Height, foot.MinSize().Height
	head.Move(fyne.NewPos(0, 0))
	head.Resize(fyne.NewSize(size.Width, top))
	foot.Move(fyne.NewPos(0, size.Height-bottom))
	foot.Resize(fyne.NewSize(size.Width, bottom))
	left := float32(0)
	if side.Visible() {
		left = l.side.width()
		side.Move(fyne.NewPos(0, top))
		side.Resize(fyne.NewSize(left, size.Height-top-bottom))
	}
	body.Move(fyne.NewPos(left, top))
	body.Resize(fyne.NewSize(size.Width-left, size.Height-top-bottom))
}

// MinSize implements fyne.Layout: the window may be made as small as its edges
// allow; a screen that wants more is scrolled rather than the window grown.
func (l *frameLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(smallest.Width, smallest.Height)
}

// smallest is the smallest size of the window, in pixels.
var smallest = fyne.NewSize(800, 500)

// band is a coloured strip behind content.
func band(name fyne.ThemeColorName, content fyne.CanvasObject) (*fyne.Container, *canvas.Rectangle) {
	r := canvas.NewRectangle(theme.Color(name))
	return container.NewStack(r, content), r
}
