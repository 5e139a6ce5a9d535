package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
)

// gridCell is the objects of one cell: its text, and what a badge or a bar needs
// besides.
type gridCell struct {
	text  *canvas.Text
	ghost *canvas.Rectangle // stands where a row is still being read
	badge *cellBadge        // nil: the column has none
	bar   *cellBar
}

// cellBadge is the quiet patch and the icon of a tone. Each tone's icon is an
// object of its own, made when it is first shown: painting an SVG anew costs more
// than all the rest.
type cellBadge struct {
	patch *canvas.Rectangle
	icons map[theme.Tone]*canvas.Image
	add   func(fyne.CanvasObject) // puts an icon into the row
}

// cellBar is the scale, the interval and the value.
type cellBar struct{ scale, span, value *canvas.Rectangle }

func newGridCell(c gridColumn) *gridCell {
	t := canvas.NewText("", theme.Color(fynetheme.ColorNameForeground))
	t.TextSize = fynetheme.TextSize()
	g := &gridCell{text: t, ghost: canvas.NewRectangle(theme.Color(fynetheme.ColorNameSeparator))}
	g.ghost.CornerRadius = scaled(4)
	g.ghost.Hidden = true
	if c.badge {
		g.badge = &cellBadge{patch: canvas.NewRectangle(nil), icons: map[theme.Tone]*canvas.Image{}}
	}
	if c.bar {
		g.bar = &cellBar{
			canvas.NewRectangle(theme.Color(fynetheme.ColorNameSeparator)),
			canvas.NewRectangle(theme.Color(fynetheme.ColorNameInputBorder)),
			canvas.NewRectangle(theme.Color(fynetheme.ColorNamePrimary)),
		}
		g.bar.span.CornerRadius, g.bar.value.CornerRadius = scaled(2), scaled(2)
	}
	return g
}

func (c *gridCell) objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	if c.badge != nil {
		all = append(all, c.badge.patch)
	}
	if c.bar != nil {
		all = append(all, c.bar.scale, c.bar.span, c.bar.value)
	}
	return append(all, c.text, c.ghost)
}

// cellPad is the room left and right of a cell's text.
func cellPad() float32 { return theme.Grid(1) }

// write shows a content.
func (c *gridCell) write(g *grid, col gridColumn, content cell) {
	c.ghost.Hidden, c.text.Hidden = true, false
	left, width := col.left+cellPad(), col.wide-2*cellPad()
	switch {
	case c.badge != nil:
		left, width = c.badge.write(g, col, content, left, width)
		c.text.Color = theme.Color(fynetheme.ColorNameForeground)
		if content.tone >= 0 {
			c.text.Color = theme.Color(content.tone.Foreground())
		}
	case c.bar != nil && content.bar != nil:
		taken := c.bar.write(content.bar, left, width)
		left, width = left+taken, width-taken
	case c.bar != nil:
		c.bar.hide(true)
	}
	c.text.Text, _ = g.plain.cut(content.text, max(width, 0))
	c.text.Alignment = col.align
	h := g.textHeight()
	c.text.Move(fyne.NewPos(left, (rowHeight()-h)/2))
	c.text.Resize(fyne.NewSize(max(width, 0), h))
}

// writeMissing shows that the row is being read.
func (c *gridCell) writeMissing(col gridColumn) {
	c.ghost.Hidden, c.text.Hidden = false, true
	if c.badge != nil {
		c.badge.show(-1)
	}
	if c.bar != nil {
		c.bar.hide(true)
	}
	c.ghost.Move(fyne.NewPos(col.left+cellPad(), rowHeight()/2-scaled(4)))
	c.ghost.Resize(fyne.NewSize(max((col.wide-2*cellPad())*0.6, 0), scaled(8)))
}

// write places the patch behind the text and gives what is left for the text.
func (b *cellBadge) write(g *grid, col gridColumn, content cell, left, width float32) (textLeft, textWidth float32) {
	if content.text == "" || content.tone < 0 {
		b.show(-1)
		return left, width
	}
	b.show(content.tone)
	pad, icon := scaled(6), scaled(16)
	room := max(width-icon-2*pad-scaled(4), 0)
	text := min(g.plain.width(content.text), room)
	wide := min(icon+scaled(4)+text+2*pad, width)
	switch col.align {
	case fyne.TextAlignTrailing:
		left += width - wide
	case fyne.TextAlignCenter:
		left += (width - wide) / 2
	}
	high := scaled(24)
	b.patch.FillColor = theme.Color(content.tone.Background())
	b.patch.CornerRadius = scaled(4)
	b.patch.Move(fyne.NewPos(left, (rowHeight()-high)/2))
	b.patch.Resize(fyne.NewSize(wide, high))
	i := b.icons[content.tone]
	i.Move(fyne.NewPos(left+pad, (rowHeight()-icon)/2))
	i.Resize(fyne.NewSize(icon, icon))
	return left + pad + icon + scaled(4), min(text+1, room)
}

// show shows one tone; -1 none.
func (b *cellBadge) show(tone theme.Tone) {
	b.patch.Hidden = tone < 0
	if tone >= 0 && b.icons[tone] == nil {
		b.icons[tone] = canvas.NewImageFromResource(tone.Icon())
		b.add(b.icons[tone])
	}
	for t, icon := range b.icons {
		icon.Hidden = t != tone
	}
}

// write draws a value on its scale and tells the width it took of the cell.
func (b *cellBar) write(v *Bar, left, width float32) (taken float32) {
	b.hide(false)
	text := scaled(56)
	room := max(width-text, scaled(24))
	at := func(x float64) float32 {
		if v.Max <= v.Min {
			return left
		}
		return left + float32(min(max((x-v.Min)/(v.Max-v.Min), 0), 1))*room
	}
	mid := rowHeight() / 2
	b.scale.Move(fyne.NewPos(left, mid-0.5))
	b.scale.Resize(fyne.NewSize(room, 1))
	b.span.Hidden = v.Low == v.High
	b.span.Move(fyne.NewPos(at(v.Low), mid-scaled(2)))
	b.span.Resize(fyne.NewSize(max(at(v.High)-at(v.Low), 1), scaled(4)))
	b.value.Move(fyne.NewPos(at(v.Value)-scaled(2), mid-scaled(6)))
	b.value.Resize(fyne.NewSize(scaled(4), scaled(12)))
	return min(room+cellPad(), width)
}

func (b *cellBar) hide(hidden bool) {
	b.scale.Hidden, b.span.Hidden, b.value.Hidden = hidden, hidden, hidden
}
