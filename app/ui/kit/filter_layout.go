package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
)

// barLayout lays the first row of a filter bar out: the search field, as many
// filters as there is room for, and at the right the count and the chooser.
type barLayout struct{ b *filterBar }

// Layout implements fyne.Layout. Where all is too wide the filters go first (into the
// button for more), then the count, and the search field takes what is left.
func (l barLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	b, gap := l.b, theme.Grid(1)
	right := size.Width - b.chooser.MinSize().Width
	put(b.chooser, right, b.chooser.MinSize().Width, size.Height)
	rest := b.more
	if right-2*gap-rest.MinSize().Width < theme.Grid(fewest) {
		rest = b.short
	}
	var filters, more float32
	for _, f := range b.buttons {
		filters += f.MinSize().Width + gap
		more = rest.MinSize().Width + gap
	}
	count := b.count.MinSize().Width + gap
	if b.count.Text != "" && right-count-gap-more >= theme.Grid(fewest) {
		b.count.Show()
		right -= count
		put(b.count, right, count-gap, size.Height)
	} else {
		b.count.Hide()
	}
	room := right - gap
	least := min(theme.Grid(24), max(room-more, 0))
	search := min(max(room-filters-gap, least), theme.Grid(45), max(room, 0))
	b.hint(search)
	put(b.search, 0, search, size.Height)
	crowded := l.filters(search+gap, room, size.Height, rest)
	for _, button := range []*Button{b.more, b.short} {
		seen(button, crowded && button == rest)
	}
}

// fewest is how narrow the search field is made before other things give way, in units
// of the grid.
const fewest = 20

// filters places the filters from left on; those that reach over right are left to rest,
// the button for more. It tells whether there are any.
func (l barLayout) filters(left, right, height float32, rest *Button) bool {
	b, gap := l.b, theme.Grid(1)
	fits := func(i int) float32 { return b.buttons[i].MinSize().Width }
	n, x := 0, left
	for n < len(b.buttons) && x+fits(n) <= right {
		x += fits(n) + gap
		n++
	}
	crowded := n < len(b.buttons)
	if crowded {
		for n > 0 && x+rest.MinSize().Width > right {
			n--
			x -= fits(n) + gap
		}
	}
	x = left
	for i, f := range b.buttons {
		if seen(f, i < n) {
			put(f, x, fits(i), height)
			x += fits(i) + gap
		}
	}
	put(rest, x, rest.MinSize().Width, height)
	return crowded
}

// MinSize implements fyne.Layout.
func (l barLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Grid(24), max(l.b.search.MinSize().Height, l.b.more.MinSize().Height))
}

// seen shows or hides a button: Show and not Hidden, since a button makes its icon
// when it is shown.
func seen(b *Button, show bool) bool {
	switch {
	case show && b.Hidden:
		b.Show()
	case !show && !b.Hidden:
		b.Hide()
	}
	return show
}

// put places an object in the middle of a height.
func put(o fyne.CanvasObject, x, width, height float32) {
	h := min(o.MinSize().Height, height)
	o.Move(fyne.NewPos(x, (height-h)/2))
	o.Resize(fyne.NewSize(width, h))
}

// flow puts objects beside one another and goes on in the next row where there is
// no room.
type flow struct{}

// Layout implements fyne.Layout.
func (f flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.each(objects, size.Width, func(o fyne.CanvasObject, x, y float32, s fyne.Size) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(s)
	})
}

// MinSize implements fyne.Layout.
func (flow) MinSize(objects []fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (f flow) height(objects []fyne.CanvasObject, width float32) float32 {
	return f.each(objects, width, func(fyne.CanvasObject, float32, float32, fyne.Size) {})
}

func (flow) each(objects []fyne.CanvasObject, width float32, place func(fyne.CanvasObject, float32, float32, fyne.Size)) (height float32) {
	gap := theme.Grid(1)
	var x, y float32
	for _, o := range objects {
		s := o.MinSize()
		s.Width = min(s.Width, max(width, 0))
		if x > 0 && x+s.Width > width {
			x, y = 0, height+gap
		}
		place(o, x, y, s)
		x += s.Width + gap
		height = max(height, y+s.Height)
	}
	return height
}
