package strength

import (
	"math"

	"biurolidera/internal/contest"
)

// Criterion is one criterion of a channel's questionnaire.
type Criterion struct {
	Channel int // index in the rules
	Code    string
	Area    string
	Weight  float64 // w, for the mean of an area
	Binary  bool    // yes or no
}

// Answer is what one audit says of one criterion; N/A is no answer.
type Answer struct {
	Institution, Auditor, Audit, Criterion int32   // indices from 0
	Value                                  float64 // points/max, 0..1
}

// Data are an edition's answers.
type Data struct {
	Categories []string // of each institution
	Auditors   int
	Audits     int
	Criteria   []Criterion
	Answers    []Answer
}

// check refuses indices that lead nowhere, with code strength_shape.
func (d *Data) check() error {
	for _, a := range d.Answers {
		if a.Institution < 0 || int(a.Institution) >= len(d.Categories) || a.Auditor < 0 || int(a.Auditor) >= d.Auditors ||
			a.Audit < 0 || int(a.Audit) >= d.Audits || a.Criterion < 0 || int(a.Criterion) >= len(d.Criteria) {
			return contest.E("strength_shape")
		}
	}
	return nil
}

// Level is what a fit is about.
type Level string

// A criterion of its own, or those of an area that have too few answers together.
const (
	OfCriterion Level = "criterion"
	OfArea      Level = "area"
)

// Fit is what the model says of one criterion or area in one channel: plain numbers,
// so that they can come from anywhere.
type Fit struct {
	Level   Level
	Channel int
	Area    string
	Code    string   // criterion; empty: an area
	Members []string // codes of the criteria in it
	Binary  bool
	Between float64  // σ_b², squared points of 0..100
	Effects []Effect // of the institutions with answers, by institution
	Reason  Reason   // why the model says nothing; Effects have raw numbers alone
}

// Effect is one institution in a fit.
type Effect struct {
	Institution int32
	N           int32   // answers or, of an area, audits with some
	Full        int32   // answers with all points
	Apart       bool    // b̂ can't be compared: Disconnected
	Mean        float64 // raw, 0..100
	BLUP, PEV   float64 // b̂ and Var(b̂−b); 0 where Fit.Reason says why
}

// unusable tells whether a value is no share of points.
func unusable(v float64) bool { return !(v >= 0 && v <= 1) || math.IsNaN(v) }
