package reliability

import "math"

// Metric is what the distance between two ratings means.
type Metric int

// The four metrics of Krippendorff (2011).
const (
	Nominal  Metric = iota // equal or not
	Ordinal                // how many ratings lie between
	Interval               // difference
	Ratio                  // difference in relation to the sum
)

// Metrics lists the four, in their usual order.
func Metrics() []Metric { return []Metric{Nominal, Ordinal, Interval, Ratio} }

// String gives the name files and machines read.
func (m Metric) String() string {
	return [...]string{"nominal", "ordinal", "interval", "ratio"}[m]
}

// coincidences are the pairable ratings of some units: values rising and, for each
// unit, how often it holds each value.
type coincidences struct {
	values []float64
	units  [][]held
}

// held is one value of a unit: its index in values and how many ratings hold it.
type held struct {
	value int
	count float64
}

// alpha computes 1 − D_o/D_e over the units that pick names, some of them more than
// once. counts and places are scratch of len(values).
func (c *coincidences) alpha(m Metric, pick []int, counts, places []float64) Estimate {
	clear(counts)
	n := 0.0
	for _, u := range pick {
		for _, h := range c.units[u] {
			counts[h.value] += h.count
			n += h.count
		}
	}
	at := c.values
	if m == Ordinal {
		midRanks(counts, places)
		at = places
	}
	expected := 2 * spread(m, at, counts)
	if !(expected > 0) {
		return none(NoVariation)
	}
	observed := 0.0
	for _, u := range pick {
		observed += within(m, at, c.units[u])
	}
	return found(1 - (n-1)*observed/expected)
}

// midRanks puts each value where the middle of its ratings stands among all: the
// ordinal distance of two values is the difference of these.
func midRanks(counts, places []float64) {
	before := 0.0
	for k, n := range counts {
		places[k] = before + n/2
		before += n
	}
}

// within is Σ over ordered pairs of a unit's ratings of δ²/(m−1).
func within(m Metric, at []float64, unit []held) float64 {
	sum, n := 0.0, 0.0
	for i, a := range unit {
		n += a.count
		for _, b := range unit[:i] {
			sum += 2 * a.count * b.count * distance(m, at[a.value], at[b.value])
		}
	}
	return sum / (n - 1)
}

// spread is Σ_{c<k} n_c n_k δ²_ck over all values.
func spread(m Metric, at, counts []float64) float64 {
	switch m {
	case Nominal:
		return nominalSpread(counts)
	case Ratio:
		return ratioSpread(at, counts)
	}
	n, mean := 0.0, 0.0
	for k, w := range counts {
		n += w
		mean += w * at[k]
	}
	mean /= n
	squares := 0.0
	for k, w := range counts {
		squares += w * (at[k] - mean) * (at[k] - mean)
	}
	if low, high := occupied(at, counts); low == high {
		return 0
	}
	return n * squares
}

// occupied gives the lowest and highest value that occurs.
func occupied(at, counts []float64) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for k, w := range counts {
		if w > 0 {
			low, high = min(low, at[k]), max(high, at[k])
		}
	}
	return low, high
}

func nominalSpread(counts []float64) float64 {
	n, equal := 0.0, 0.0
	for _, w := range counts {
		n += w
		equal += w * w
	}
	return (n*n - equal) / 2
}

func ratioSpread(at, counts []float64) float64 {
	sum := 0.0
	for i, w := range counts {
		if w == 0 {
			continue
		}
		for k := range i {
			if counts[k] > 0 {
				sum += w * counts[k] * distance(Ratio, at[i], at[k])
			}
		}
	}
	return sum
}

// distance is δ² of two values; of an ordinal metric, of their mid-ranks.
func distance(m Metric, a, b float64) float64 {
	if a == b {
		return 0
	}
	switch m {
	case Nominal:
		return 1
	case Ratio:
		d := (a - b) / (a + b)
		return d * d
	}
	return (a - b) * (a - b)
}
