package contest

import "math/big"

// shares checks what depends on all weights together, for every variant of the
// questionnaire: whether a kind of institution is left without questions, areas
// over half of the weight, impressions, and whether an audit in which nobody was
// reached reaches the coverage of method.md 2a, rules 3 and 4.
func (l *linter) shares(q Questionnaire, cover Coverage) {
	seen := map[string]bool{}
	heavy := map[string]bool{}
	for _, k := range l.kinds {
		f := q.Form(k.category, k.sub)
		if len(f.Sections) == 0 {
			l.add(Warn("lint_form_empty", "kind", k.String()), k.String())
			continue
		}
		if seen[f.Key] {
			continue
		}
		seen[f.Key] = true
		l.heavyAreas(f, k, heavy)
		if !f.validWithoutContact(cover) {
			l.add(Fault("lint_no_contact", "kind", k.String()), k.String())
		}
	}
	l.impressions(q)
}

// heavyAreas warns once of each area with over half of a variant's weight.
func (l *linter) heavyAreas(f Form, k kind, warned map[string]bool) {
	total := 0
	areas := map[string]int{}
	for _, s := range f.Sections {
		total += s.Weight
		areas[s.Area] += s.Weight
	}
	for _, s := range f.Sections {
		w := areas[s.Area]
		if 2*w > total && !warned[s.Area] {
			warned[s.Area] = true
			l.add(Warn("lint_area_heavy", "area", s.Area, "percent", 100*w/total, "kind", k.String()), s.Area)
		}
	}
}

// impressions warns of more than two subjective criteria or over 10 % of weight
// (method.md 4.1).
func (l *linter) impressions(q Questionnaire) {
	count, share := 0, new(big.Rat)
	sections := int64(0)
	for _, s := range q.Sections {
		sections += int64(s.Weight)
	}
	for _, s := range q.Sections {
		all, own := int64(0), int64(0)
		for _, c := range s.Criteria {
			all += int64(c.Weight)
			if c.Subjective {
				count++
				own += int64(c.Weight)
			}
		}
		share.Add(share, big.NewRat(int64(s.Weight)*own, sections*all))
	}
	if count > 2 {
		l.add(Warn("lint_subjective_count", "count", count), "subjective")
	}
	if share.Cmp(big.NewRat(1, 10)) > 0 {
		l.add(Warn("lint_subjective_weight", "percent", share.Mul(share, big.NewRat(100, 1)).FloatString(1)), "subjective")
	}
}

// validWithoutContact tells whether an audit in which nobody was reached is valid
// though the auditor filled in nothing else: what depends on the contact counts as
// answered, what is conditional is N/A, and a section answered once an edition is
// taken over from another audit.
func (f Form) validWithoutContact(cover Coverage) bool {
	answered := map[string]bool{}
	for _, a := range f.NoContact(nil) {
		answered[a.Criterion] = a.NA == ""
	}
	all, assessable := 0, 0
	for _, s := range f.Sections {
		weights, given := 0, 0
		for _, c := range s.Criteria {
			weights += c.Weight
			if answered[c.Code] || s.Once {
				given += c.Weight
			}
		}
		all += s.Weight
		if given*cover.SectionDen >= weights*cover.SectionNum {
			assessable += s.Weight
		}
	}
	return assessable*cover.AuditDen >= all*cover.AuditNum
}
