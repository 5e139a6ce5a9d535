package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// CreateRenderer implements fyne.Widget.
func (t *Table[T]) CreateRenderer() fyne.WidgetRenderer {
	return &tableRenderer{lay: t.lay, refresh: t.dress, objects: []fyne.CanvasObject{t.bar, t.grid}}
}

// tableRenderer lays the bar over the grid. It knows no row type.
type tableRenderer struct {
	lay, refresh func()
	objects      []fyne.CanvasObject
}

// Destroy implements fyne.WidgetRenderer.
func (r *tableRenderer) Destroy() {}

// Layout implements fyne.WidgetRenderer.
func (r *tableRenderer) Layout(fyne.Size) { r.lay() }

// MinSize implements fyne.WidgetRenderer.
func (r *tableRenderer) MinSize() fyne.Size {
	bar, grid := r.objects[0].MinSize(), r.objects[1].MinSize()
	return fyne.NewSize(max(bar.Width, grid.Width), bar.Height+grid.Height)
}

// Objects implements fyne.WidgetRenderer.
func (r *tableRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Refresh implements fyne.WidgetRenderer.
func (r *tableRenderer) Refresh() { r.refresh() }

// dress takes on another look and writes the rows anew.
func (t *Table[T]) dress() {
	t.bar.Refresh()
	t.grid.Refresh()
	t.lay()
}

// lay implements filterHost: the bar takes what it needs, the grid what is left.
func (t *Table[T]) lay() {
	size := t.Size()
	if size.IsZero() {
		return
	}
	high := min(t.bar.heightAt(size.Width), size.Height)
	t.bar.Resize(fyne.NewSize(size.Width, high))
	t.grid.Move(fyne.NewPos(0, high))
	t.grid.Resize(fyne.NewSize(size.Width, size.Height-high))
}

// said is what a table says instead of rows.
type said uint8

const (
	saysRows    said = iota
	saysLoading      // the first rows are not there yet
	saysEmpty        // there are none
	saysNothing      // none matches
)

// says implements gridSource.
func (t *Table[T]) says() said {
	shown, total := t.Shown()
	switch {
	case shown > 0:
		return saysRows
	case t.view == nil && t.memory == nil && t.source == nil:
		return saysRows
	case t.view == nil:
		return saysLoading
	case total == 0 && !t.isFiltered():
		return saysEmpty
	}
	return saysNothing
}

// saying implements gridSource.
func (t *Table[T]) saying(s said) fyne.CanvasObject {
	cat := t.cfg.Cat
	switch s {
	case saysLoading:
		return container.NewCenter(NewParagraph(cat.T("kit.table.loading"), Style{Colour: theme.ColorNameMuted, Whole: true}))
	case saysEmpty:
		return NewEmpty(t.cfg.Empty)
	case saysNothing:
		return NewEmpty(Empty{
			Icon: theme.IconIn("search", theme.ColorNameMuted), Title: cat.T("kit.table.nothing"), Text: cat.T("kit.table.nothing_hint"),
			Action: &Action{Text: cat.T("kit.table.show_all"), Do: func() {
				t.clearFilters()
				t.Focus()
			}},
		})
	}
	return nil
}
