package chart

import (
	"math"
	"strconv"
	"strings"

	"biurolidera/internal/polish"
)

// scale maps values to places between from and to, both in points.
type scale struct {
	min, max float64
	from, to float64
}

// at is the place of a value; values beyond the axis stand at its ends.
func (s scale) at(v float64) float64 {
	if s.max == s.min {
		return s.from
	}
	t := (v - s.min) / (s.max - s.min)
	return s.from + (s.to-s.from)*max(0, min(1, t))
}

// extent is the range of the value axis: the one asked for, or one of the data
// with round ends.
func (m Model) extent() (low, high float64) {
	low, high = m.Axis.Min, m.Axis.Max
	given := low != high && m.Kind != Histogram
	if !given {
		low, high = math.Inf(1), math.Inf(-1)
		for _, v := range m.all() {
			if !math.IsNaN(v) {
				low, high = min(low, v), max(high, v)
			}
		}
		if low > high {
			low, high = 0, 1
		}
	}
	if m.Kind == Bars || m.Kind == Grouped || m.Kind == Histogram || m.Kind == Radar {
		low, high = min(low, 0), max(high, 0)
	}
	if low == high {
		low, high = low-1, high+1
	}
	if given {
		return low, high
	}
	step := niceStep((high - low) / 5)
	return math.Floor(low/step+1e-9) * step, math.Ceil(high/step-1e-9) * step
}

// niceStep is the smallest of 1, 2, 5, 10 times a power of ten not below v.
func niceStep(v float64) float64 {
	if v <= 0 {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, f := range []float64{1, 2, 5} {
		if f*power >= v*(1-1e-9) {
			return f * power
		}
	}
	return 10 * power
}

// ticks gives round values between low and high, at most n of them; whole ones
// only where whole is set.
func ticks(low, high float64, n int, whole bool) []float64 {
	n = max(n, 2)
	step := niceStep((high - low) / float64(n))
	if whole {
		step = max(1, math.Ceil(step))
	}
	var out []float64
	for k := math.Ceil(low/step - 1e-9); k*step <= high+step*1e-9; k++ {
		out = append(out, k*step)
	}
	return out
}

// text writes a value with the sign and marks of the language, „–” for none.
func (f Format) text(v float64, lang string) string {
	if math.IsNaN(v) {
		return "–"
	}
	return numeral(v, f.Decimals, lang) + f.Suffix
}

// tick writes a value of the axis: with as many decimals as it needs.
func (f Format) tick(v float64, lang string) string {
	decimals := 0
	for decimals < 3 && math.Abs(v*math.Pow10(decimals)-math.Round(v*math.Pow10(decimals))) > 1e-6 {
		decimals++
	}
	suffix := f.Suffix
	if suffix != "%" {
		suffix = "" // a unit stands at the axis' name
	}
	return numeral(v, decimals, lang) + suffix
}

// numeral writes a number: „1 234,50”, in English "1,234.50". Nothing is rounded
// but to the decimals asked for, and zero has no sign.
func numeral(v float64, decimals int, lang string) string {
	s := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	whole, fraction, cut := strings.Cut(s, ".")
	comma, thousands := ",", polish.NBSP
	if lang == "en" {
		comma, thousands = ".", ","
	}
	if cut {
		fraction = comma + fraction
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + thousands + whole[i:]
	}
	if v < 0 && strings.Trim(s, "0.") != "" {
		whole = "−" + whole
	}
	return whole + fraction
}
