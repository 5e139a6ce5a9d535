package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// heightAt gives the height an object needs at a width: text that wraps knows it
// only once it has the width.
func heightAt(o fyne.CanvasObject, width float32) float32 {
	o.Resize(fyne.NewSize(width, max(o.Size().Height, o.MinSize().Height)))
	return o.MinSize().Height
}

// padLayout puts an equal margin around all objects, in units of the grid.
type padLayout struct{ x, y float32 }

// Layout implements fyne.Layout.
func (l padLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x, y := theme.Grid(l.x), theme.Grid(l.y)
	for _, o := range objects {
		o.Move(fyne.NewPos(x, y))
		o.Resize(size.SubtractWidthHeight(2*x, 2*y))
	}
}

// MinSize implements fyne.Layout.
func (l padLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if o.Visible() {
			size = size.Max(o.MinSize())
		}
	}
	return size.AddWidthHeight(2*theme.Grid(l.x), 2*theme.Grid(l.y))
}

// Padded puts a margin around an object: x left and right, y above and below, in
// units of the grid (8 pixels).
func Padded(x, y float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(padLayout{x, y}, o)
}

// stackLayout puts objects below one another, each over the whole width and as
// high as it needs at that width.
type stackLayout struct{ gap float32 }

// Stacked puts objects below one another with a gap in units of the grid. Texts may
// wrap in it.
func Stacked(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(stackLayout{gap}, objects...)
}

// Layout implements fyne.Layout.
func (l stackLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := heightAt(o, size.Width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + theme.Grid(l.gap)
	}
}

// MinSize implements fyne.Layout.
func (l stackLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	n := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		size.Width = max(size.Width, m.Width)
		size.Height += m.Height
		n++
	}
	size.Height += float32(max(n-1, 0)) * theme.Grid(l.gap)
	return size
}

// rowLayout puts objects beside one another, in the middle of the height, each as
// wide as it needs; the one of index grow (if not -1) takes what is left.
type rowLayout struct {
	gap  float32
	grow int
}

// Beside puts objects beside one another with a gap in units of the grid; the object
// at index grow takes the width that is left, -1: none does.
func Beside(gap float32, grow int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(rowLayout{gap, grow}, objects...)
}

// Layout implements fyne.Layout.
func (l rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := size.Width
	n := 0
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		n++
		if i != l.grow {
			left -= o.MinSize().Width
		}
	}
	left -= float32(max(n-1, 0)) * theme.Grid(l.gap)
	x := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		w := o.MinSize().Width
		if i == l.grow {
			w = max(left, 0)
		}
		h := min(heightAt(o, w), size.Height)
		o.Move(fyne.NewPos(x, (size.Height-h)/2))
		o.Resize(fyne.NewSize(w, h))
		x += w + theme.Grid(l.gap)
	}
}

// MinSize implements fyne.Layout.
func (l rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	n := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		size.Width += m.Width
		size.Height = max(size.Height, m.Height)
		n++
	}
	size.Width += float32(max(n-1, 0)) * theme.Grid(l.gap)
	return size
}

// fixedWidth gives an object a width of its own in units of the grid.
type fixedWidth float32

// Layout implements fyne.Layout.
func (w fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// MinSize implements fyne.Layout.
func (w fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width, height := theme.Grid(float32(w)), float32(0)
	for _, o := range objects {
		height = max(height, heightAt(o, width))
	}
	return fyne.NewSize(width, height)
}

// Wide gives an object a least width in units of the grid.
func Wide(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(fixedWidth(width), o)
}
