package office

import (
	"math"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/reliability"
)

// RatingAgreement is how far raters agree on a table of units by raters (method.md
// 2c): what the verb "method reliability" prints. A null has its reason in Reasons,
// by the name of what is missing ("alpha.ratio", "icc").
type RatingAgreement struct {
	Units   int               `json:"units"` // rows
	Raters  int               `json:"raters"`
	ID      *string           `json:"id"`           // column that names units; null: none
	Paired  int               `json:"paired_units"` // with two ratings or more
	Seed    uint64            `json:"seed"`
	Alpha   Alphas            `json:"alpha"`
	ICC     *ICCs             `json:"icc"`
	ICCs    *ICCRanges        `json:"icc_interval"` // 95 %
	Reasons map[string]string `json:"reasons"`
}

// Alphas are Krippendorff's α by metric; nil: undefined.
type Alphas struct {
	Nominal  *AlphaRange `json:"nominal"`
	Ordinal  *AlphaRange `json:"ordinal"`
	Interval *AlphaRange `json:"interval"`
	Ratio    *AlphaRange `json:"ratio"`
}

// AlphaRange is one α with its 95 % bootstrap interval; Low and High nil: there is none.
type AlphaRange struct {
	Value float64  `json:"value"`
	Low   *float64 `json:"low"`
	High  *float64 `json:"high"`
}

// ICCs are the forms of Shrout and Fleiss; nil: undefined.
type ICCs struct {
	ICC1  *float64 `json:"icc1"`
	ICC2  *float64 `json:"icc2"`
	ICC3  *float64 `json:"icc3"`
	ICC1K *float64 `json:"icc1k"`
	ICC2K *float64 `json:"icc2k"`
	ICC3K *float64 `json:"icc3k"`
}

// ICCRanges are their intervals, low and high; nil: there is none.
type ICCRanges struct {
	ICC1  *[2]float64 `json:"icc1"`
	ICC2  *[2]float64 `json:"icc2"`
	ICC3  *[2]float64 `json:"icc3"`
	ICC1K *[2]float64 `json:"icc1k"`
	ICC2K *[2]float64 `json:"icc2k"`
	ICC3K *[2]float64 `json:"icc3k"`
}

// MethodReliability computes agreement on a table with units in rows and raters in
// columns. id names the column of units' names; empty: the first column is one if its
// cells or its name say so. Where a rating is no number, all are taken as labels, and
// only the nominal α is given. It fails with method_header, where the first row holds
// numbers, method_raters or method_column.
func MethodReliability(t *MethodTable, id string, seed uint64) (_ *RatingAgreement, err error) {
	defer wrap(&err, "MethodReliability(%q)", t.File)
	if !slices.ContainsFunc(t.Names, func(n string) bool { _, ok := MethodNumber(n); return !ok }) {
		return nil, contest.E("method_header", "file", t.File)
	}
	at := t.idColumn()
	if id != "" {
		if _, err := t.Column(id); err != nil {
			return nil, err
		}
		at = slices.Index(t.Names, id)
	}
	a := &RatingAgreement{Units: t.Rows(), Seed: seed, Reasons: map[string]string{}}
	var columns [][]string
	for c, cells := range t.cells {
		if c != at {
			columns = append(columns, cells)
		}
	}
	if at >= 0 {
		a.ID = &t.Names[at]
	}
	if a.Raters = len(columns); a.Raters < 2 || a.Units == 0 {
		return nil, contest.E("method_raters", "file", t.File, "raters", a.Raters, "units", a.Units)
	}
	units, numbers := ratings(columns, a.Units)
	a.alphas(units, numbers, seed)
	if numbers {
		a.correlations(reliability.IntraClass(units))
	} else {
		a.Reasons["icc"] = string(reliability.NotNumber)
	}
	return a, nil
}

// idColumn finds a first column that names units rather than rates them: its cells
// are no numbers, its name says so, or it counts 1, 2, 3 … under a name unlike that of
// its neighbour. −1: there is none.
func (t *MethodTable) idColumn() int {
	if len(t.Names) < 3 {
		return -1
	}
	counts := t.Rows() > 2
	for row, cell := range t.cells[0] {
		v, ok := MethodNumber(cell)
		if !ok && !Missing(cell) {
			return 0
		}
		counts = counts && ok && v == float64(row+1)
	}
	name := strings.ToLower(t.Names[0])
	if slices.Contains([]string{"id", "unit", "units", "target", "subject", "item", "case", "lp", "lp.", "nr", "jednostka", "obiekt", "audyt", "audit", "kod", "code"}, name) {
		return 0
	}
	stem := func(s string) string { return strings.TrimRight(strings.ToLower(s), "0123456789") }
	if counts && stem(t.Names[0]) != stem(t.Names[1]) && len(t.Names[0]) > 1 {
		return 0
	}
	return -1
}

// ratings gives units by raters. numbers is false where some rating is none: then
// equal texts are equal numbers, and nothing else about them means anything.
func ratings(columns [][]string, units int) (out [][]float64, numbers bool) {
	numbers = true
	for _, cells := range columns {
		numbers = numbers && !slices.ContainsFunc(cells, func(cell string) bool {
			_, ok := MethodNumber(cell)
			return !ok && !Missing(cell)
		})
	}
	labels := map[string]float64{}
	value := func(cell string) float64 {
		if Missing(cell) {
			return math.NaN()
		}
		if numbers {
			v, _ := MethodNumber(cell)
			return v
		}
		if _, known := labels[cell]; !known {
			labels[cell] = float64(len(labels))
		}
		return labels[cell]
	}
	for u := range units {
		var row []float64
		for _, cells := range columns {
			row = append(row, value(cells[u]))
		}
		out = append(out, row)
	}
	return out, numbers
}

// alphas computes α by every metric that has a meaning.
func (a *RatingAgreement) alphas(units [][]float64, numbers bool, seed uint64) {
	how := reliability.DefaultResampling()
	how.Seed = seed
	into := map[reliability.Metric]**AlphaRange{
		reliability.Nominal: &a.Alpha.Nominal, reliability.Ordinal: &a.Alpha.Ordinal,
		reliability.Interval: &a.Alpha.Interval, reliability.Ratio: &a.Alpha.Ratio,
	}
	for _, m := range reliability.Metrics() {
		name := "alpha." + m.String()
		if !numbers && m != reliability.Nominal {
			a.Reasons[name] = string(reliability.NotNumber)
			continue
		}
		found := reliability.Krippendorff(units, m, how)
		a.Paired = max(a.Paired, found.Units)
		if !found.OK() {
			a.Reasons[name] = string(found.Reason)
			continue
		}
		r := &AlphaRange{Value: found.Value}
		if found.IntervalReason == "" {
			r.Low, r.High = &found.Low, &found.High
		} else {
			a.Reasons[name+".interval"] = string(found.IntervalReason)
		}
		*into[m] = r
	}
}

// correlations takes over the intraclass correlations of a complete table.
func (a *RatingAgreement) correlations(r reliability.ICCs) {
	if r.Reason != "" {
		a.Reasons["icc"] = string(r.Reason)
		return
	}
	a.ICC, a.ICCs = &ICCs{}, &ICCRanges{}
	for _, f := range []struct {
		name  string
		from  reliability.ICC
		value **float64
		span  **[2]float64
	}{
		{"icc.icc1", r.Single[0], &a.ICC.ICC1, &a.ICCs.ICC1},
		{"icc.icc2", r.Single[1], &a.ICC.ICC2, &a.ICCs.ICC2},
		{"icc.icc3", r.Single[2], &a.ICC.ICC3, &a.ICCs.ICC3},
		{"icc.icc1k", r.Mean[0], &a.ICC.ICC1K, &a.ICCs.ICC1K},
		{"icc.icc2k", r.Mean[1], &a.ICC.ICC2K, &a.ICCs.ICC2K},
		{"icc.icc3k", r.Mean[2], &a.ICC.ICC3K, &a.ICCs.ICC3K},
	} {
		if !f.from.OK() {
			a.Reasons[f.name] = string(f.from.Reason)
			continue
		}
		*f.value = &f.from.Value
		if f.from.IntervalReason == "" {
			*f.span = &[2]float64{f.from.Low, f.from.High}
		} else {
			a.Reasons[f.name+".interval"] = string(f.from.IntervalReason)
		}
	}
}
