package dashboard

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
)

// columnsLayout sets a wide column beside a narrow one, or below it where there is
// little room.
type columnsLayout struct{ width float32 }

// Widths in units of the grid, and the wide column's share.
const (
	bothLeast = 96
	sideLeast = 38
	wideShare = 0.62
	columnGap = 2
)

func (l *columnsLayout) place(o []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	gap := theme.Grid(columnGap)
	if width < theme.Grid(bothLeast) {
		first := heightAt(o[0], width)
		put(o[0], fyne.NewPos(0, 0), fyne.NewSize(width, first))
		if first > 0 {
			first += gap
		}
		second := heightAt(o[1], width)
		put(o[1], fyne.NewPos(0, first), fyne.NewSize(width, second))
		return first + second
	}
	wide := min((width-gap)*wideShare, width-gap-theme.Grid(sideLeast))
	first, second := heightAt(o[0], wide), heightAt(o[1], width-gap-wide)
	put(o[0], fyne.NewPos(0, 0), fyne.NewSize(wide, first))
	put(o[1], fyne.NewPos(wide+gap, 0), fyne.NewSize(width-gap-wide, second))
	return max(first, second)
}

// heightAt gives the height an object needs at a width: text that wraps knows it only
// once it has the width.
func heightAt(o fyne.CanvasObject, width float32) float32 {
	o.Resize(fyne.NewSize(width, max(o.Size().Height, o.MinSize().Height)))
	return o.MinSize().Height
}

// Layout implements fyne.Layout.
func (l *columnsLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(o, size.Width, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// MinSize implements fyne.Layout.
func (l *columnsLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	least := theme.Grid(sideLeast)
	return fyne.NewSize(least, l.place(o, max(l.width, least), func(fyne.CanvasObject, fyne.Position, fyne.Size) {}))
}
