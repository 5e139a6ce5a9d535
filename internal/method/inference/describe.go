package inference

import "math"

// Description is what can be said of an institution without a model: what is shown
// where Fit refuses (method.md §2b, connectivity).
type Description struct {
	N    int
	Mean float64 // of the scores as they are; 0 where N is 0
	SD   float64 // sample standard deviation; 0 where N is below 2
}

// Describe gives one description an institution. It refuses what is no number
// (inference_not_number) and indices out of range (inference_shape), nothing else.
func Describe(d Design) ([]Description, error) {
	if err := d.checkRows(); err != nil {
		return nil, err
	}
	out := make([]Description, d.Institutions)
	for k, i := range d.Institution { // Welford
		e := &out[i]
		e.N++
		delta := d.Score[k] - e.Mean
		e.Mean += delta / float64(e.N)
		e.SD += delta * (d.Score[k] - e.Mean)
	}
	for i := range out {
		if e := &out[i]; e.N > 1 {
			e.SD = math.Sqrt(e.SD / float64(e.N-1))
		} else {
			e.SD = 0
		}
	}
	return out, nil
}

// Ratio is a mean number a unit, 0 where there are none.
func Ratio(all, units int) float64 {
	if units == 0 {
		return 0
	}
	return float64(all) / float64(units)
}
