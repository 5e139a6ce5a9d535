package contest

import (
	"strings"

	"biurolidera/internal/pattern"
)

// Contradictions between the answers of one sheet (domain.md §1.3, step 6). A fault
// is what can't both be true; what may be an oversight warns.

// contradictions checks the answers that could be read against each other.
func (r *resolver) contradictions() {
	byCondition := map[string][]Answer{}
	for _, c := range r.form.Criteria() {
		a, ok := r.read[c.Code]
		if !ok {
			continue
		}
		if r.sub.Outcome == OutcomeNoContact {
			r.withoutContact(c, a)
			continue
		}
		if c.Condition == "" {
			continue
		}
		r.against(c, a)
		r.alike(c, a, byCondition[c.Condition])
		byCondition[c.Condition] = append(byCondition[c.Condition], a)
	}
}

// withoutContact finds points for what only a contact could show. How long or how
// often was tried without success is no contradiction: it is kept as the measured
// value beside 0 points.
func (r *resolver) withoutContact(c Criterion, a Answer) {
	attempts := c.Critical && c.Scale == ScaleMeasured
	switch {
	case !r.dropped(c) || a.NA != "" || attempts:
	case a.Points > 0 || c.Condition != "":
		r.add(Fault("no_contact_points", "criterion", c.Code, "points", a.Points), c.Code, r.raw[c.Code].Cell)
		delete(r.read, c.Code)
	}
}

// against compares a conditional answer with the criterion that tells whether the
// condition came true, where the condition names one.
func (r *resolver) against(c Criterion, a Answer) {
	base, ok := r.form.conditionBase(c)
	if !ok {
		return
	}
	said, ok := r.read[base.Code]
	if !ok || said.NA != "" {
		return
	}
	switch happened := base.happened(said); {
	case a.NA == "" && !happened:
		r.add(Fault("condition_not_met", "criterion", c.Code, "base", base.Code, "condition", c.Condition), c.Code, r.raw[c.Code].Cell)
	case a.NA != "" && happened:
		r.add(Warn("condition_met", "criterion", c.Code, "base", base.Code, "condition", c.Condition), c.Code, r.raw[c.Code].Cell)
	}
}

// alike compares an answer with earlier ones under the same condition: it came true
// for all of them or for none.
func (r *resolver) alike(c Criterion, a Answer, before []Answer) {
	for _, b := range before {
		if (a.NA == "") != (b.NA == "") {
			r.add(Warn("condition_split", "criterion", c.Code, "other", b.Criterion, "condition", c.Condition), c.Code, r.raw[c.Code].Cell)
			return
		}
	}
}

// happened tells whether the thing a criterion counts or asks for took place.
func (c Criterion) happened(a Answer) bool {
	if c.Scale == ScaleMeasured {
		v, ok := parseDecimal(a.Measured)
		return ok && v.Sign() > 0
	}
	return a.Points > 0
}

var namedCode = pattern.New(`\(([\pL\pN_.-]+)\)`)

// conditionBase finds the criterion that a condition names in brackets, „… (WD04).”:
// the condition can be true only where that one is over 0.
func (f Form) conditionBase(c Criterion) (Criterion, bool) {
	for _, m := range namedCode.FindAllStringSubmatch(c.Condition, -1) {
		if base, ok := f.find(m[1]); ok && !strings.EqualFold(base.Code, c.Code) {
			return base, true
		}
	}
	return Criterion{}, false
}
