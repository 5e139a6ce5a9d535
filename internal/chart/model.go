package chart

import (
	"fmt"
	"math"

	"biurolidera/internal/contest"
)

// Kind is a kind of chart.
type Kind string

// The kinds. Bars, Grouped, Intervals and Boxes lie on their sides, a row a
// category, because the names of institutions are long.
const (
	Bars      Kind = "bars"      // one value a category
	Grouped   Kind = "grouped"   // several series a category
	Intervals Kind = "intervals" // a value and how sure it is, a category
	Boxes     Kind = "boxes"     // five numbers a category; Series[0], if there, adds a point
	Histogram Kind = "histogram" // counts between Edges
	Lines     Kind = "lines"     // series over categories in order, as years
	Radar     Kind = "radar"     // series over three to twelve categories
	Heat      Kind = "heat"      // a row a category, a value a column
)

// Kinds lists all kinds.
func Kinds() []Kind {
	return []Kind{Bars, Grouped, Intervals, Boxes, Histogram, Lines, Radar, Heat}
}

// Model is a chart as data.
type Model struct {
	Kind       Kind
	Title      string
	Subtitle   string // unit and scope, may be empty
	Categories []string
	Columns    []string // of Heat
	// Series: one for Bars, Intervals and Histogram; for Heat one a category with a
	// value a column.
	Series     []Series
	Boxes      []Five    // of Boxes, one a category
	Edges      []float64 // of Histogram, rising, one more than there are counts
	Axis       Axis      // of the values
	References []Reference
	// Highlight is the position, from 1, of what is set off from the rest: a
	// category (Bars, Intervals, Boxes, Histogram, Heat) or a series (Grouped, Lines,
	// Radar); 0: nothing.
	Highlight int
	Format    Format
}

// Series is a row of values, NaN where there is none. Low and High are the ends
// of the intervals of Intervals, empty elsewhere.
type Series struct {
	Name      string
	Values    []float64
	Low, High []float64
}

// Five are the five numbers of a box.
type Five struct{ Min, Q1, Median, Q3, Max float64 }

// Axis is the axis of values. Min = Max lets the data decide. Bars begin at zero
// whatever Min is; in a Histogram the counts and edges decide alone.
type Axis struct {
	Name     string
	Min, Max float64
}

// Reference is a value all others are seen against, such as the category's median.
type Reference struct {
	Name  string
	Value float64
}

// Format is how values are written.
type Format struct {
	Decimals int
	Suffix   string // "%", "\u00A0pkt"
}

// Missing is the value that stands for none.
func Missing() float64 { return math.NaN() }

// Points turns a published number into a value. Written with two decimals it
// reads the same again.
func Points(h contest.Hundredths) float64 { return float64(h) / 100 }

// Empty tells whether there is nothing to draw.
func (m Model) Empty() bool {
	if m.Kind == Histogram {
		return len(m.Edges) < 2 || len(m.Series) == 0
	}
	if m.Kind == Boxes {
		return len(m.Boxes) == 0
	}
	return len(m.Categories) == 0 || len(m.Series) == 0
}

// check finds faults of the caller: lengths that don't match, infinite values.
func (m Model) check() error {
	if m.Empty() {
		return nil
	}
	want, err := m.length()
	if err != nil {
		return err
	}
	for _, s := range m.Series {
		if len(s.Values) != want {
			return fmt.Errorf("chart: series %q has %d values, not %d", s.Name, len(s.Values), want)
		}
		if m.Kind == Intervals && (len(s.Low) != want || len(s.High) != want) {
			return fmt.Errorf("chart: series %q has intervals for other than %d values", s.Name, want)
		}
	}
	for _, v := range m.all() {
		if math.IsInf(v, 0) {
			return fmt.Errorf("chart: infinite value in %q", m.Title)
		}
	}
	return nil
}

// length is how many values each series has to have.
func (m Model) length() (int, error) {
	n := len(m.Categories)
	switch m.Kind {
	case Bars, Grouped, Lines, Radar, Intervals:
		return n, nil
	case Boxes:
		if len(m.Boxes) != n {
			return 0, fmt.Errorf("chart: %d boxes for %d categories", len(m.Boxes), n)
		}
		return n, nil
	case Histogram:
		return len(m.Edges) - 1, nil
	case Heat:
		if len(m.Series) != n {
			return 0, fmt.Errorf("chart: %d rows of values for %d categories", len(m.Series), n)
		}
		return len(m.Columns), nil
	}
	return 0, fmt.Errorf("chart: unknown kind %q", m.Kind)
}

// all gives every value that the axis has to hold, NaN among them.
func (m Model) all() []float64 {
	var vs []float64
	for _, s := range m.Series {
		vs = append(append(append(vs, s.Values...), s.Low...), s.High...)
	}
	for _, b := range m.Boxes {
		vs = append(vs, b.Min, b.Q1, b.Median, b.Q3, b.Max)
	}
	if m.Kind == Histogram {
		return vs
	}
	for _, r := range m.References {
		vs = append(vs, r.Value)
	}
	return vs
}
