package inference

import (
	"cmp"
	"math"
	"slices"

	"biurolidera/internal/contest"
)

// layout holds the weighted cross-products of a design; nothing in the criterion
// needs the rows again. One factor is eliminated level by level, the other one stands
// in the dense equations. A level of the eliminated factor has one cell, or one a
// channel where the model has the third component.
//
// Scores are centred, columns of numbers centred and scaled, so that squares lose no
// digits (method.md §2b, pitfall 4).
type layout struct {
	rows     int
	swapped  bool // institutions are the dense factor
	anchored bool // institutions are fixed effects (BLUE)
	elim     int  // levels eliminated
	dense    int  // levels of the dense factor, 0 if there is none
	p        int  // fixed columns kept, the intercept included

	first    []int32   // of each level: its first cell; one more at the end
	cellN    []float64 // weight of a cell
	cellY    []float64
	cellX    []float64 // p a cell
	start    []int32   // of each cell: its first entry; one more at the end
	idx      []int32   // dense level of an entry, ascending inside a cell
	val      []float64 // its weight
	denseN   []float64
	denseY   []float64
	denseX   []float64 // p a level
	xx       []float64 // p × p
	xy       []float64
	yy, logW float64

	meanY   float64
	columns []column // kept, in order
	dropped []string
}

// column is a fixed column as it stands in the equations: (x − mean)/scale.
type column struct {
	name        string
	at          int // column of Fixed, −1 the intercept
	mean, scale float64
}

// newLayout sorts the rows by cell and adds up the cross-products.
func newLayout(d *Design, byChannel, anchored bool) (*layout, error) {
	l := &layout{rows: len(d.Score), anchored: anchored, elim: d.Institutions}
	elim, dense := d.Institution, d.Auditor
	if dense != nil {
		l.dense = d.Auditors
		if l.dense > l.elim && !byChannel {
			l.swapped = true
			elim, dense = dense, elim
			l.elim, l.dense = l.dense, l.elim
		}
	}
	if l.dense > maxDense {
		return nil, contest.E("inference_large", "count", l.dense, "max", maxDense)
	}
	cell := l.cells(elim, d.Channel, byChannel)
	l.allColumns(d, anchored)
	if l.p > maxDense || l.p*max(len(l.cellN), l.dense) > maxCells {
		return nil, contest.E("inference_columns", "count", l.p)
	}
	l.sums(d, cell, dense)
	l.keepIndependent()
	if l.rows <= l.rank() {
		return nil, contest.E("inference_few_audits", "count", l.rows, "effects", l.rank())
	}
	return l, nil
}

// cells numbers the cells in use by level, then channel, and gives each row's.
func (l *layout) cells(elim, channel []int32, byChannel bool) []int32 {
	l.first = make([]int32, l.elim+1)
	cell := make([]int32, l.rows)
	if !byChannel {
		for i := range l.first {
			l.first[i] = int32(i)
		}
		copy(cell, elim)
		l.cellN = make([]float64, l.elim)
		return cell
	}
	width := int(slices.Max(channel)) + 1
	number := make([]int32, l.elim*width)
	for k, i := range elim {
		number[int(i)*width+int(channel[k])] = 1
	}
	next := int32(0)
	for i := range l.elim {
		l.first[i] = next
		for c := range width {
			if at := i*width + c; number[at] > 0 {
				number[at] = next
				next++
			}
		}
	}
	l.first[l.elim] = next
	for k, i := range elim {
		cell[k] = number[int(i)*width+int(channel[k])]
	}
	l.cellN = make([]float64, next)
	return cell
}

// allColumns lists the intercept (not for BLUE, where institutions take its place)
// and the columns of Fixed.
func (l *layout) allColumns(d *Design, anchored bool) {
	if !anchored {
		l.columns = append(l.columns, column{name: "(Intercept)", at: -1, scale: 1})
	}
	if d.Fixed != nil {
		for at, name := range d.Fixed.names {
			l.columns = append(l.columns, column{name: name, at: at, scale: 1})
		}
		shift := len(l.columns) - len(d.Fixed.names)
		for _, t := range d.Fixed.terms {
			if t.number != nil {
				c := &l.columns[shift+t.first]
				c.mean, c.scale = centre(t.number)
			}
		}
	}
	l.p = len(l.columns)
}

// centre gives mean and root mean square about it; the scale of a constant is 1.
func centre(v []float64) (mean, scale float64) {
	for _, x := range v {
		mean += x
	}
	mean /= float64(len(v))
	for _, x := range v {
		scale += (x - mean) * (x - mean)
	}
	scale = math.Sqrt(scale / float64(len(v)))
	if scale <= 1e-12*math.Abs(mean) || scale == 0 {
		scale = 1
	}
	return mean, scale
}

// sums adds the rows up, cell by cell in the order of the dense levels.
func (l *layout) sums(d *Design, cell, dense []int32) {
	cells := len(l.cellN)
	l.cellY, l.cellX = make([]float64, cells), make([]float64, cells*l.p)
	l.denseN, l.denseY, l.denseX = make([]float64, l.dense), make([]float64, l.dense), make([]float64, l.dense*l.p)
	l.xx, l.xy = make([]float64, l.p*l.p), make([]float64, l.p)
	l.start = make([]int32, cells+1)
	l.meanY = mean(d.Score, d.Weights)
	x := rowReader{l: l, f: d.Fixed}
	at := int32(0)
	for _, k := range sorted(cell, dense, cells) {
		c := cell[k]
		for at <= c { // cells between are empty
			l.start[at] = int32(len(l.idx))
			at++
		}
		w := 1.0
		if d.Weights != nil {
			w = d.Weights[k]
			l.logW += math.Log(w)
		}
		y := d.Score[k] - l.meanY
		cols, vals := x.read(int(k))
		l.cellN[c] += w
		l.cellY[c] += w * y
		l.yy += w * y * y
		add(l.cellX[int(c)*l.p:], cols, vals, w)
		add(l.xy, cols, vals, w*y)
		for a, ca := range cols {
			add(l.xx[int(ca)*l.p:], cols, vals, w*vals[a])
		}
		if dense != nil {
			l.entry(c, dense[k], w)
			l.denseN[dense[k]] += w
			l.denseY[dense[k]] += w * y
			add(l.denseX[int(dense[k])*l.p:], cols, vals, w)
		}
	}
	for ; int(at) <= cells; at++ {
		l.start[at] = int32(len(l.idx))
	}
}

// entry adds a row's weight to the entry of its cell and dense level.
func (l *layout) entry(cell, level int32, w float64) {
	if last := len(l.idx) - 1; last >= int(l.start[cell]) && l.idx[last] == level {
		l.val[last] += w
		return
	}
	l.idx = append(l.idx, level)
	l.val = append(l.val, w)
}

// sorted gives the rows by cell, inside a cell by dense level, then as they came.
func sorted(cell, dense []int32, cells int) []int32 {
	next := make([]int32, cells+1)
	for _, c := range cell {
		next[c+1]++
	}
	for c := range cells {
		next[c+1] += next[c]
	}
	begin := slices.Clone(next)
	order := make([]int32, len(cell))
	for k, c := range cell {
		order[next[c]] = int32(k)
		next[c]++
	}
	if dense == nil {
		return order
	}
	for c := range cells {
		slices.SortStableFunc(order[begin[c]:begin[c+1]], func(a, b int32) int { return cmp.Compare(dense[a], dense[b]) })
	}
	return order
}

// rowReader gives the fixed columns of a row that are not 0.
type rowReader struct {
	l    *layout
	f    *Fixed
	cols []int32
	vals []float64
}

func (r *rowReader) read(k int) (cols []int32, vals []float64) {
	r.cols, r.vals = r.cols[:0], r.vals[:0]
	shift := 0
	if !r.l.anchored {
		r.cols, r.vals = append(r.cols, 0), append(r.vals, 1)
		shift = 1
	}
	if r.f == nil {
		return r.cols, r.vals
	}
	for i := range r.f.terms {
		t := &r.f.terms[i]
		if t.number != nil {
			c := r.l.columns[shift+t.first]
			r.cols, r.vals = append(r.cols, int32(shift+t.first)), append(r.vals, (t.number[k]-c.mean)/c.scale)
		} else if lv := int(t.level[k]); lv > 0 {
			r.cols, r.vals = append(r.cols, int32(shift+t.first+lv-1)), append(r.vals, 1)
		}
	}
	return r.cols, r.vals
}

func add(to []float64, cols []int32, vals []float64, w float64) {
	for a, c := range cols {
		to[c] += w * vals[a]
	}
}

func mean(v, weights []float64) float64 {
	sum, total := 0.0, 0.0
	for k, y := range v {
		w := 1.0
		if weights != nil {
			w = weights[k]
		}
		sum += w * y
		total += w
	}
	return sum / total
}
