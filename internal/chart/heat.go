package chart

import (
	"math"

	"biurolidera/internal/drawing"
)

// heatFrame is the plan of a heat map.
type heatFrame struct {
	names  [][]string
	heads  [][]string // lines of the column heads
	head   drawing.Style
	turned bool    // heads stand upright
	size   float64 // of the names
	every  int     // how many rows share one name where there is no room for all
	nameW  float64
	cellW  float64
	pitch  float64
	above  float64
	below  float64 // for the scale of colours, where the cells have no room for values
	value  drawing.Style
}

// cellText is the least size in which values stand in cells.
const cellText = 5.2

// heatFrame plans the cells: names at most 36 % of the width, cells of equal size,
// values in them where they can be read.
func (d *drawer) heatFrame() heatFrame {
	st := d.s.label()
	var f heatFrame
	for i, c := range d.m.Categories {
		f.nameW = max(f.nameW, d.heatName(i).Width(c))
	}
	f.nameW = min(f.nameW, d.box.W*0.36)
	f.cellW = (d.box.W - f.nameW - 8) / float64(max(1, len(d.m.Columns)))
	d.heads(&f)
	widest := 0.0
	for _, s := range d.m.Series {
		for _, v := range s.Values {
			widest = max(widest, st.Width(d.m.Format.text(v, d.lang)))
		}
	}
	f.value = st.At(min(st.Size, st.Size*(f.cellW-4)/max(widest, 1)))
	if f.value.Size < cellText {
		f.below = d.s.size() * 2.6
	}
	room := (d.box.H - f.above - f.below) / float64(max(1, len(d.m.Categories)))
	f.size = max(5.5, min(st.Size, room/1.05/lineHeight))
	height := f.size * lineHeight
	f.every = max(1, int(math.Ceil(height/max(room, 0.1))))
	most := 1
	for i, c := range d.m.Categories {
		name := d.fold(d.heatName(i).At(f.size), c, f.nameW, max(1, min(2, int((room-3)/height))))
		most = max(most, len(name))
		f.names = append(f.names, name)
	}
	f.pitch = min(room, max(height*float64(most)+5, st.Size*2.1))
	return f
}

// heatName is the style of a row's name.
func (d *drawer) heatName(i int) drawing.Style {
	if d.m.Highlight == i+1 {
		return d.s.strong()
	}
	return d.s.label()
}

// heads folds the columns' names into their cells, in smaller letters if need be,
// or turns them upright where a word is wider than a cell even so.
func (d *drawer) heads(f *heatFrame) {
	const smallest = 6.2
	f.head = d.s.label()
	lines, fits := d.headLines(f.head, f.cellW)
	for size := f.head.Size - 0.4; !fits && size >= smallest; size -= 0.4 {
		f.head = f.head.At(size)
		lines, fits = d.headLines(f.head, f.cellW)
	}
	if fits {
		f.above = float64(lines)*f.head.Size*lineHeight + 4
		for _, c := range d.m.Columns {
			f.heads = append(f.heads, d.fold(f.head, c, f.cellW-4, 4))
		}
		return
	}
	f.turned, f.head = true, d.s.label().At(max(min(d.s.size(), f.cellW/lineHeight), min(d.s.size(), 5.5)))
	for _, c := range d.m.Columns {
		c = d.shorten(f.head, c, min(150, d.box.H*0.4))
		f.above = max(f.above, f.head.Width(c)+8)
		f.heads = append(f.heads, []string{c})
	}
}

// headLines is how many lines the names of the columns take, and whether four do
// with no word broken.
func (d *drawer) headLines(st drawing.Style, cell float64) (lines int, fits bool) {
	lines, fits = 1, cell > 4
	for _, c := range d.m.Columns {
		b, err := drawing.Para(c, st, cell-4).Set(0, 0)
		if err != nil {
			d.err = err
			return lines, true
		}
		lines = max(lines, len(b.Lines))
		fits = fits && lines <= 4 && !b.Breaks()
	}
	return lines, fits
}

// heat draws a cell a value, darker the higher, with the value in it.
func (d *drawer) heat() {
	f := d.heatFrame()
	x0, y0 := d.box.X+f.nameW+8, d.box.Y+f.above
	low, high := d.m.heatExtent()
	d.heatHeads(f, x0, y0)
	for i := range d.m.Categories {
		d.heatRow(f, i, x0, y0+float64(i)*f.pitch, scale{low, high, 0, 1})
	}
	if h := d.m.Highlight; h > 0 && h <= len(d.m.Categories) {
		d.add(drawing.Rect{
			X: x0 - 0.5, Y: y0 + float64(h-1)*f.pitch - 0.5, W: f.cellW*float64(len(d.m.Columns)) + 1, H: f.pitch + 1,
			Stroke: drawing.Stroke{Color: d.c.gold, Width: 1.6},
		})
	}
	if f.below > 0 {
		d.colorScale(x0, y0+f.pitch*float64(len(d.m.Categories))+d.s.size()*0.8, low, high)
	}
}

// heatExtent is the range of colours.
func (m Model) heatExtent() (low, high float64) {
	if m.Axis.Min != m.Axis.Max {
		return m.Axis.Min, m.Axis.Max
	}
	low, high = math.Inf(1), math.Inf(-1)
	for _, v := range m.all() {
		if !math.IsNaN(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	if low > high {
		return 0, 1
	}
	return low, high
}

// heatHeads writes the names of the columns over the cells, on the last line
// flush with each other.
func (d *drawer) heatHeads(f heatFrame, x0, y0 float64) {
	st := f.head
	h := st.Size * lineHeight
	every := max(1, int(math.Ceil(h/max(f.cellW, 0.1)))) // a head for each k-th column where cells are narrower than letters are high
	for c, lines := range f.heads {
		x := x0 + (float64(c)+0.5)*f.cellW
		if f.turned && c%every != 0 {
			continue
		}
		if f.turned {
			d.add(drawing.Text{X: x + st.Size*0.35, Y: y0 - 5, Angle: 90, Style: st, Text: lines[0]})
			continue
		}
		for k, l := range lines {
			d.text(x, y0-5-h*float64(len(lines)-1-k), st, middle, l)
		}
	}
}

// heatRow draws a row of cells and its name; a missing value is a pale cell with „–”.
func (d *drawer) heatRow(f heatFrame, i int, x0, y float64, s scale) {
	st := d.heatName(i).At(f.size)
	h := st.Size * lineHeight
	base := y + f.pitch/2 - h*float64(len(f.names[i]))/2 + h/2 + st.Size*0.35
	for k, l := range f.names[i] {
		if i%f.every == 0 {
			d.text(x0-8, base+h*float64(k), st, right, l)
		}
	}
	for c, v := range d.m.Series[i].Values {
		cell := drawing.Rect{X: x0 + float64(c)*f.cellW, Y: y, W: f.cellW, H: f.pitch, Fill: d.c.pale, Stroke: drawing.Stroke{Color: d.c.paper, Width: 1}}
		if !math.IsNaN(v) {
			cell.Fill = drawing.Mix(d.c.pale, d.c.navy, s.at(v))
		}
		d.add(cell)
		d.item(i, c, drawing.Box{X: cell.X, Y: cell.Y, W: cell.W, H: cell.H})
		if f.value.Size >= cellText && f.pitch > f.value.Size {
			d.text(cell.X+f.cellW/2, y+f.pitch/2+f.value.Size*0.35, f.value.In(d.c.contrasting(cell.Fill)), middle, d.m.Format.text(v, d.lang))
		}
	}
}

// colorScale shows which colour stands for how much.
func (d *drawer) colorScale(x, y, low, high float64) {
	st := d.s.small()
	const steps = 8
	text, end := d.m.Format.text(low, d.lang), d.m.Format.text(high, d.lang)
	width := min(16, (d.box.Right()-x-st.Width(text)-st.Width(end)-10)/steps)
	d.text(x, y+st.Size*0.9, st, left, text)
	x += st.Width(text) + 5
	for i := range steps {
		d.add(drawing.Rect{X: x + float64(i)*width, Y: y, W: max(0, width), H: st.Size * 1.1, Fill: drawing.Mix(d.c.pale, d.c.navy, float64(i)/(steps-1))})
	}
	d.text(x+steps*width+5, y+st.Size*0.9, st, left, end)
}
