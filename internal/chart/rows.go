package chart

import (
	"math"

	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
)

// rowFrame is the plan of a chart whose categories are rows: names on the left,
// the plot, values on the right.
type rowFrame struct {
	names  [][]string // the lines of each name
	label  drawing.Style
	nameW  float64
	valueW float64
	pitch  float64 // from row to row
	above  float64 // for the names of the references
	below  float64 // for the axis
	scale  scale
	top    float64 // y of the first row's upper edge
	every  int     // how many rows share one name where there is no room for all
	marks  []reference
}

// frame plans the rows of the box.
func (d *drawer) frame() rowFrame {
	f := rowFrame{label: d.s.label(), every: 1}
	n := float64(len(d.m.Categories))
	for i := range d.m.Categories {
		f.nameW = max(f.nameW, d.nameStyle(f, i).Width(d.m.Categories[i]))
		f.valueW = max(f.valueW, d.s.strong().Width(d.rowValue(i)))
	}
	if d.m.Kind == Boxes {
		f.valueW = max(f.valueW, d.s.small().Width(locale.For(d.lang).T("chart.table.median")))
	}
	f.nameW = min(f.nameW, d.box.W*0.36)
	f.below = d.axisHeight()
	low, high := d.m.extent()
	f.scale = scale{low, high, d.box.X + f.nameW + 8, d.box.Right() - f.valueW - 8}
	f.marks = d.references(f.scale, d.box.X, d.box.Right())
	for _, r := range f.marks {
		f.above = max(f.above, float64(r.row+1)*d.s.size()*1.25)
	}
	if d.m.Kind == Boxes {
		f.above = max(f.above, d.s.size()*1.25)
	}
	if f.above > 0 {
		f.above += 3
	}
	d.fitRows(&f, (d.box.H-f.above-f.below)/n)
	f.top = d.box.Y + f.above
	return f
}

// fitRows chooses the height of the rows and the size and lines of the names:
// two lines where there is room, smaller letters where there is little, a name
// for every k-th row where there is next to none.
func (d *drawer) fitRows(f *rowFrame, room float64) {
	const smallest = 5.5
	height := f.label.Size * lineHeight
	if room < height*1.05 {
		f.label = f.label.At(max(smallest, room/1.05/lineHeight))
		height = f.label.Size * lineHeight
		f.every = max(1, int(math.Ceil(height/room)))
	}
	lines := max(1, min(2, int((room-2)/height)))
	most := 1
	for i, c := range d.m.Categories {
		if i%f.every != 0 && !d.highlighted(i) { // it is not drawn
			f.names = append(f.names, nil)
			continue
		}
		name := d.fold(d.nameStyle(*f, i), c, f.nameW, lines)
		most = max(most, len(name))
		f.names = append(f.names, name)
	}
	want := max(float64(most)*height+5, d.s.size()*2.1)
	if d.m.Kind == Grouped {
		want = max(want, float64(len(d.m.Series))*d.s.size()*1.15+d.s.size()*0.7)
	}
	f.pitch = min(room, want)
}

// nameStyle is that of a row's name, bold where the row is set off.
func (d *drawer) nameStyle(f rowFrame, i int) drawing.Style {
	if d.highlighted(i) {
		return f.label.With(drawing.SansBold).In(d.c.navy)
	}
	return f.label
}

// highlighted tells whether a row is set off; of grouped bars a series is.
func (d *drawer) highlighted(i int) bool { return d.m.Kind != Grouped && d.m.Highlight == i+1 }

// rowValue is what stands at the right of a row; grouped bars carry their values
// at their ends.
func (d *drawer) rowValue(i int) string {
	switch d.m.Kind {
	case Boxes:
		return d.m.Format.text(d.m.Boxes[i].Median, d.lang)
	case Grouped:
		longest := ""
		for _, s := range d.m.Series {
			if t := d.m.Format.text(s.Values[i], d.lang); len(t) > len(longest) {
				longest = t
			}
		}
		return longest
	}
	return d.m.Format.text(d.m.Series[0].Values[i], d.lang)
}

// axisHeight is the room for the values, and the name, of the axis.
func (d *drawer) axisHeight() float64 {
	h := d.s.size()*1.5 + 3
	if d.m.Axis.Name != "" {
		h += d.s.size() * 1.2
	}
	return h
}

// rows draws Bars, Grouped, Intervals and Boxes.
func (d *drawer) rows() {
	f := d.frame()
	bottom := f.top + f.pitch*float64(len(d.m.Categories))
	if h := d.m.Highlight; h > 0 && d.m.Kind != Grouped && h <= len(d.m.Categories) {
		d.add(drawing.Rect{X: d.box.X - 3, Y: f.top + float64(h-1)*f.pitch, W: d.box.W + 6, H: f.pitch, Fill: d.c.band, Radius: 2})
	}
	d.valueAxis(f.scale, f.top, bottom)
	for i := range d.m.Categories {
		y := f.top + (float64(i)+0.5)*f.pitch
		d.name(f, i, y)
		d.row(f, i, y)
	}
	d.drawReferences(f.marks, f.top, bottom)
	if d.m.Kind == Boxes {
		d.text(d.box.Right(), f.top-4, d.s.small(), right, locale.For(d.lang).T("chart.table.median"))
	}
}

// name writes the name of a row, unless it has to share one with its neighbours.
func (d *drawer) name(f rowFrame, i int, y float64) {
	if i%f.every != 0 && !d.highlighted(i) || f.every > 1 && d.nearHighlight(f, i) {
		return
	}
	st := d.nameStyle(f, i)
	height := st.Size * lineHeight
	base := y - height*float64(len(f.names[i]))/2 + height*0.5 + st.Size*0.35
	for k, l := range f.names[i] {
		d.text(d.box.X+f.nameW, base+height*float64(k), st, right, l)
	}
}

// nearHighlight tells whether a name would touch that of the highlighted row.
func (d *drawer) nearHighlight(f rowFrame, i int) bool {
	gap := i - (d.m.Highlight - 1)
	return d.m.Highlight > 0 && gap != 0 && gap > -f.every && gap < f.every
}

// row draws what stands in a row; y is its middle.
func (d *drawer) row(f rowFrame, i int, y float64) {
	if d.m.Kind != Grouped {
		d.item(0, i, drawing.Box{X: d.box.X, Y: y - f.pitch/2, W: d.box.W, H: f.pitch})
	}
	switch d.m.Kind {
	case Bars:
		d.bar(f, i, y)
	case Grouped:
		d.group(f, i, y)
	case Intervals:
		d.interval(f, i, y)
	case Boxes:
		d.boxRow(f, i, y)
	}
}

// rowLook is navy for what the chart is about and slate for the rest.
func (d *drawer) rowLook(i int) look {
	if d.m.Highlight == 0 || d.highlighted(i) {
		return look{color: d.c.navy, ink: d.c.navy}
	}
	return look{color: d.c.slate, ink: d.c.ink}
}

// value writes a row's value in the column at the right.
func (d *drawer) value(f rowFrame, i int, y float64) {
	st := f.label
	if d.highlighted(i) {
		st = st.With(drawing.SansBold).In(d.c.navy)
	}
	if f.every == 1 || d.highlighted(i) {
		d.text(d.box.Right(), y+st.Size*0.35, st, right, d.rowValue(i))
	}
}

// bar draws one value from zero.
func (d *drawer) bar(f rowFrame, i int, y float64) {
	v := d.m.Series[0].Values[i]
	if !math.IsNaN(v) {
		h := min(f.pitch*0.62, d.s.size()*1.7)
		x0, x1 := f.scale.at(0), f.scale.at(v)
		d.add(d.c.filled(drawing.Box{X: min(x0, x1), Y: y - h/2, W: math.Abs(x1 - x0), H: h}, d.rowLook(i))...)
	}
	d.value(f, i, y)
}

// group draws a bar a series, each with its value at its end.
func (d *drawer) group(f rowFrame, i int, y float64) {
	n := float64(len(d.m.Series))
	h := min((f.pitch-d.s.size()*0.6)/n, d.s.size()*1.35)
	st := d.s.label().At(min(d.s.size(), h*0.95))
	for k, s := range d.m.Series {
		v := s.Values[i]
		top := y + (float64(k)-n/2)*h
		l := d.c.lookOf(k)
		d.item(k, i, drawing.Box{X: d.box.X, Y: top, W: d.box.W, H: h})
		x0, x1 := f.scale.at(0), f.scale.at(0)
		if !math.IsNaN(v) {
			x1 = f.scale.at(v)
			d.add(d.c.filled(drawing.Box{X: min(x0, x1), Y: top, W: math.Abs(x1 - x0), H: h - 1.2}, l)...)
		}
		own := st.In(l.ink)
		if d.m.Highlight == k+1 {
			own = own.With(drawing.SansBold)
		}
		if st.Size >= 5 {
			d.text(max(x0, x1)+4, top+(h-1.2)/2+st.Size*0.35, own, left, d.m.Format.text(v, d.lang))
		}
	}
}

// interval draws a value on a line from the low to the high end of what it may be.
func (d *drawer) interval(f rowFrame, i int, y float64) {
	s, l := d.m.Series[0], d.rowLook(i)
	width, cap := 1.3, min(3, f.pitch*0.22)
	if d.highlighted(i) {
		width = 2
	}
	if low, high := s.Low[i], s.High[i]; !math.IsNaN(low) && !math.IsNaN(high) {
		x0, x1 := f.scale.at(low), f.scale.at(high)
		d.line(x0, y, x1, y, l.color, width)
		d.line(x0, y-cap, x0, y+cap, l.color, width)
		d.line(x1, y-cap, x1, y+cap, l.color, width)
	}
	if v := s.Values[i]; !math.IsNaN(v) {
		d.add(d.c.point(f.scale.at(v), y, min(3.4, f.pitch*0.32), l))
	}
	d.value(f, i, y)
}

// boxRow draws the five numbers, and the point of Series[0] on them.
func (d *drawer) boxRow(f rowFrame, i int, y float64) {
	b, l := d.m.Boxes[i], d.rowLook(i)
	if !math.IsNaN(b.Median) {
		h := min(f.pitch*0.56, d.s.size()*1.5)
		at := f.scale.at
		d.line(at(b.Min), y, at(b.Q1), y, l.color, 1.1)
		d.line(at(b.Q3), y, at(b.Max), y, l.color, 1.1)
		d.line(at(b.Min), y-h/4, at(b.Min), y+h/4, l.color, 1.1)
		d.line(at(b.Max), y-h/4, at(b.Max), y+h/4, l.color, 1.1)
		d.add(drawing.Rect{
			X: at(b.Q1), Y: y - h/2, W: max(0.5, at(b.Q3)-at(b.Q1)), H: h,
			Fill: drawing.Mix(l.color, d.c.paper, 0.72), Stroke: drawing.Stroke{Color: l.color, Width: 1},
		})
		d.line(at(b.Median), y-h/2, at(b.Median), y+h/2, l.color, 2.2)
	}
	if len(d.m.Series) > 0 && !math.IsNaN(d.m.Series[0].Values[i]) {
		d.add(d.c.point(f.scale.at(d.m.Series[0].Values[i]), y, min(3.6, f.pitch*0.3), d.c.boxPoint()))
	}
	d.value(f, i, y)
}
