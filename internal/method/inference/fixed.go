package inference

import (
	"math"
	"slices"
	"strings"
)

// Fixed are the fixed effects of a model besides the intercept, built column by
// column: numbers as they are, factors with treatment contrasts.
type Fixed struct {
	names []string
	terms []term
}

// term is one variable: a column of numbers, or a factor whose level l > 0 has the
// column first+l−1.
type term struct {
	first  int // its first column, without the intercept
	number []float64
	level  []int32
	levels []string
}

// AddNumber adds a column of numbers.
func (f *Fixed) AddNumber(name string, values []float64) {
	f.terms = append(f.terms, term{first: len(f.names), number: values})
	f.names = append(f.names, name)
}

// AddFactor adds a factor. Its levels stand in byte order; the first is the base and
// has no column, the others are named name+level, as R names them.
func (f *Fixed) AddFactor(name string, values []string) {
	index := map[string]int32{}
	for _, v := range values {
		index[v] = 0
	}
	levels := make([]string, 0, len(index))
	for v := range index {
		levels = append(levels, v)
	}
	slices.SortFunc(levels, strings.Compare)
	for k, v := range levels {
		index[v] = int32(k)
	}
	t := term{first: len(f.names), level: make([]int32, len(values)), levels: levels}
	for k, v := range values {
		t.level[k] = index[v]
	}
	for _, v := range levels[min(1, len(levels)):] {
		f.names = append(f.names, name+v)
	}
	f.terms = append(f.terms, t)
}

// Names gives the names of the columns, the intercept left out.
func (f *Fixed) Names() []string { return slices.Clone(f.names) }

// Standard gives the columns at which the factor name has the level's share of each
// of shares (they are divided by their sum) and everything else the mean of the rows:
// a row of Design.Standard. Several factors: one map each, in the order of AddFactor.
func (f *Fixed) Standard(shares ...map[string]float64) []float64 {
	row := f.means(nil)
	next := 0
	for _, t := range f.terms {
		if t.number != nil || next >= len(shares) {
			continue
		}
		share := shares[next]
		next++
		if share == nil {
			continue
		}
		sum := 0.0
		for _, l := range t.levels {
			sum += share[l]
		}
		for k, l := range t.levels[min(1, len(t.levels)):] {
			row[t.first+k] = share[l] / sum
		}
	}
	return row
}

// rows is the length of the columns, −1 where they differ.
func (f *Fixed) rows() int {
	n := 0
	for i, t := range f.terms {
		length := max(len(t.number), len(t.level))
		if i > 0 && length != n {
			return -1
		}
		n = length
	}
	return n
}

// notNumber gives the first row (from 1) with a number that is none, or 0.
func (f *Fixed) notNumber() int {
	for _, t := range f.terms {
		for k, v := range t.number {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return k + 1
			}
		}
	}
	return 0
}

// means gives the mean of each column over the rows.
func (f *Fixed) means(weights []float64) []float64 {
	row := make([]float64, len(f.names))
	total := 0.0
	for k := range f.rows() {
		w := 1.0
		if weights != nil {
			w = weights[k]
		}
		total += w
		for _, t := range f.terms {
			if t.number != nil {
				row[t.first] += w * t.number[k]
			} else if l := int(t.level[k]); l > 0 {
				row[t.first+l-1] += w
			}
		}
	}
	for c := range row {
		row[c] /= total
	}
	return row
}
