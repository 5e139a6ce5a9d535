package inference

import (
	"math"

	"biurolidera/internal/contest"
)

// Design is one row an audit: who was audited by whom, with what score. Slices of one
// entry an audit have the length of Score.
type Design struct {
	Score       []float64 // 0–100 or any other scale
	Institution []int32   // index from 0, below Institutions
	Auditor     []int32   // index from 0, below Auditors; nil: a model without auditors
	Channel     []int32   // for Options.ByChannel alone; nil else
	Weights     []float64 // residual weights, positive; nil: 1 for all

	Institutions, Auditors int
	Fixed                  *Fixed // nil: the intercept alone

	// Standard are the columns of Fixed (without the intercept) at which scores are
	// compared: the contest's mix of channels and the category of the institution.
	// One row a group of institutions; nil: the means of the columns over all audits.
	Standard [][]float64
	Group    []int32 // row of Standard an institution; nil: the first for all
}

// Options say what Fit may do. The zero value fits any table that can be fitted;
// [Contest] has the limits of a contest.
type Options struct {
	// MinInstitutions and MinAuditors are the sizes below which nothing is fitted
	// (method.md §2b, connectivity).
	MinInstitutions, MinAuditors int
	// ByChannel adds an institution×channel component where at least 30 % of the
	// cells have two audits, and residual weights where the channels' residual
	// variances differ by more than a factor of 2. It needs Design.Channel.
	ByChannel bool
}

// Contest gives the options of a contest: at least 20 institutions and 10 auditors.
func Contest() Options { return Options{MinInstitutions: 20, MinAuditors: 10, ByChannel: true} }

// Sizes beyond which a table is refused: the dense part of the equations and the
// fixed columns of all institutions must fit into memory.
const (
	maxDense = 6000
	maxCells = 50_000_000

	maxChannels = 256
)

// check refuses a design that can't be fitted, with the reason (codes inference_*).
func (d *Design) check(o Options) error {
	if err := d.checkRows(); err != nil {
		return err
	}
	institutions, repeated := used(d.Institution, d.Institutions)
	if need := max(2, o.MinInstitutions); institutions < need {
		return contest.E("inference_few_institutions", "count", institutions, "need", need)
	}
	if !repeated {
		return contest.E("inference_one_audit_each")
	}
	if same(d.Score) {
		return contest.E("inference_equal_scores")
	}
	if d.Auditor == nil {
		return nil
	}
	auditors, repeated := used(d.Auditor, d.Auditors)
	switch need := max(2, o.MinAuditors); {
	case auditors == 1:
		return contest.E("inference_one_auditor")
	case auditors < need:
		return contest.E("inference_few_auditors", "count", auditors, "need", need)
	case !repeated:
		return contest.E("inference_auditor_once")
	case d.paired():
		return contest.E("inference_paired")
	}
	return nil
}

// checkRows refuses numbers that are none and indices that lead nowhere.
func (d *Design) checkRows() error {
	if !d.fits() {
		return contest.E("inference_shape")
	}
	for k, y := range d.Score {
		if math.IsNaN(y) || math.IsInf(y, 0) || d.Weights != nil && !(d.Weights[k] > 0 && !math.IsInf(d.Weights[k], 1)) {
			return contest.E("inference_not_number", "row", k+1)
		}
	}
	return d.checkFixed()
}

// fits tells whether lengths agree and indices are in range.
func (d *Design) fits() bool {
	n := len(d.Score)
	return within(d.Institution, n, d.Institutions) &&
		(d.Auditor == nil || within(d.Auditor, n, d.Auditors)) &&
		(d.Channel == nil || within(d.Channel, n, maxChannels)) &&
		(d.Weights == nil || len(d.Weights) == n) &&
		(d.Fixed == nil || len(d.Fixed.terms) == 0 || d.Fixed.rows() == n) &&
		(d.Group == nil || len(d.Group) == d.Institutions)
}

// within tells whether of has n indices below levels.
func within(of []int32, n, levels int) bool {
	for _, i := range of {
		if i < 0 || int(i) >= levels {
			return false
		}
	}
	return len(of) == n
}

func (d *Design) checkFixed() error {
	columns := 0
	if d.Fixed != nil {
		columns = len(d.Fixed.names)
		if row := d.Fixed.notNumber(); row > 0 {
			return contest.E("inference_not_number", "row", row)
		}
	}
	for _, row := range d.Standard {
		if len(row) != columns {
			return contest.E("inference_shape")
		}
	}
	for _, g := range d.Group {
		if g < 0 || int(g) >= max(1, len(d.Standard)) {
			return contest.E("inference_shape")
		}
	}
	return nil
}

// paired tells whether each auditor has one institution and each institution one
// auditor: then the two can't be told apart.
func (d *Design) paired() bool {
	of := make([]int32, d.Institutions)
	by := make([]int32, d.Auditors)
	for k, i := range d.Institution {
		j := d.Auditor[k]
		if of[i] != 0 && of[i] != j+1 || by[j] != 0 && by[j] != i+1 {
			return false
		}
		of[i], by[j] = j+1, i+1
	}
	return true
}

// used counts the levels that occur, and tells whether one occurs twice.
func used(of []int32, levels int) (count int, repeated bool) {
	seen := make([]bool, levels)
	for _, i := range of {
		if seen[i] {
			repeated = true
			continue
		}
		seen[i] = true
		count++
	}
	return count, repeated
}

func same(all []float64) bool {
	for _, v := range all {
		if v != all[0] {
			return false
		}
	}
	return true
}
