package score

import (
	"slices"

	"biurolidera/internal/contest"
)

// check tells what can't be computed with. Everything is looked at before anything
// is computed, so that sums can rely on the limits of input.go.
func (in Input) check() error {
	if err := in.checkChannels(); err != nil {
		return err
	}
	if err := in.checkRules(); err != nil {
		return err
	}
	for _, f := range in.Forms {
		if err := f.check(); err != nil {
			return err
		}
	}
	return in.checkCategories()
}

func (in Input) checkChannels() error {
	if len(in.Channels) == 0 || len(in.Channels) > MaxItems {
		return contest.E("score_channels", "count", len(in.Channels), "max", MaxItems)
	}
	seen := map[contest.Channel]bool{}
	for _, c := range in.Channels {
		switch {
		case seen[c.ID]:
			return contest.E("score_twice", "what", string(c.ID))
		case c.Weight < 1 || c.Weight > MaxWeight:
			return outside(string(c.ID)+" V", c.Weight, 1, MaxWeight)
		case c.MinAudits < 1 || c.MinAudits > MaxPoints:
			return outside(string(c.ID)+" n_min", int64(c.MinAudits), 1, MaxPoints)
		}
		seen[c.ID] = true
	}
	return nil
}

// checkCategories tells whether every institution competes in a list there is.
func (in Input) checkCategories() error {
	codes := map[string]bool{}
	for _, c := range in.Categories {
		if codes[c.Code] {
			return contest.E("score_twice", "what", c.Code)
		}
		codes[c.Code] = true
	}
	for i := range in.Institutions {
		if inst := &in.Institutions[i]; !codes[inst.Category] {
			return contest.E("score_category", "institution", inst.Code, "category", inst.Category)
		}
	}
	return nil
}

func (in Input) checkRules() error {
	v, l := in.Coverage, in.Laureate
	if v.SectionDen < 1 || v.SectionNum < 0 || v.SectionNum > v.SectionDen || v.SectionDen > MaxPoints {
		return contest.E("score_rules", "what", "coverage")
	}
	if v.AuditDen < 1 || v.AuditNum < 0 || v.AuditNum > v.AuditDen || v.AuditDen > MaxPoints {
		return contest.E("score_rules", "what", "coverage")
	}
	if l.MinScore < 0 || l.MinScore > 10000 || l.MinChannel < 0 || l.MinChannel > 10000 {
		return contest.E("score_rules", "what", "laureate")
	}
	if l.TopPercent < 0 || l.TopPercent > 100 {
		return outside("top_percent", int64(l.TopPercent), 0, 100)
	}
	return nil
}

// check tells whether a form's numbers are within the limits and its codes unique.
func (f Form) check() error {
	if n := f.Len(); n > MaxItems || len(f.Sections) > MaxItems {
		return contest.E("score_form_long", "channel", string(f.Channel), "count", n, "max", MaxItems)
	}
	seen := map[string]bool{}
	for _, s := range f.Sections {
		if s.Weight < 1 || s.Weight > MaxWeight {
			return outside(string(f.Channel)+"."+s.Area+" W", s.Weight, 1, MaxWeight)
		}
		if len(s.Items) == 0 {
			return contest.E("score_section_empty", "channel", string(f.Channel), "area", s.Area)
		}
		for _, item := range s.Items {
			switch {
			case seen[item.Code]:
				return contest.E("score_twice", "what", item.Code)
			case item.Weight < 1 || item.Weight > MaxWeight:
				return outside(item.Code+" w", item.Weight, 1, MaxWeight)
			case item.Max < 1 || item.Max > MaxPoints:
				return outside(item.Code+" max", item.Max, 1, MaxPoints)
			}
			seen[item.Code] = true
		}
	}
	return nil
}

// checkWork tells whether an institution's fieldwork fits the channels and forms.
// Points are checked where they are added up, which passes over them anyway.
func (s *Scorer) checkWork(inst *Institution) error {
	for i, w := range inst.Channels {
		if !s.fits(w) {
			return contest.E("score_form", "institution", inst.Code)
		}
		for _, before := range inst.Channels[:i] {
			if before.Channel == w.Channel {
				return contest.E("score_twice", "what", inst.Code+" "+string(s.in.Channels[w.Channel].ID))
			}
		}
	}
	return nil
}

// fits tells whether the channel and the form are there, belong together, and every
// audit is on that form.
func (s *Scorer) fits(w Fieldwork) bool {
	if w.Channel < 0 || w.Channel >= len(s.in.Channels) || w.Form < 0 || w.Form >= len(s.in.Forms) {
		return false
	}
	f := &s.forms[w.Form]
	if s.in.Forms[w.Form].Channel != s.in.Channels[w.Channel].Base || len(f.sections) == 0 {
		return false
	}
	for k := range w.Audits {
		if !w.Audits[k].fits(f) {
			return false
		}
	}
	return true
}

// fits tells whether the audit has one answer an item and its confirmed items are
// rising indices.
func (a *Audit) fits(f *compiled) bool {
	if len(a.Points) != len(f.weight) {
		return false
	}
	last := int32(-1)
	for _, item := range a.Confirmed {
		if item <= last || int(item) >= len(f.weight) {
			return false
		}
		last = item
	}
	return true
}

// wrongPoints names the first answer out of range among an institution's audits.
func (s *Scorer) wrongPoints(inst *Institution, w Fieldwork) error {
	items := slices.Concat(itemsOf(s.in.Forms[w.Form])...)
	for _, a := range w.Audits {
		for i, p := range a.Points {
			if p < Unanswered || int64(p) > items[i].Max {
				return contest.E("score_points", "institution", inst.Code, "criterion", items[i].Code, "points", p, "max", items[i].Max)
			}
		}
	}
	return contest.E("score_form", "institution", inst.Code)
}

func itemsOf(f Form) [][]Item {
	var all [][]Item
	for _, s := range f.Sections {
		all = append(all, s.Items)
	}
	return all
}

func outside(what string, value, low, high int64) error {
	return contest.E("score_number", "what", what, "value", value, "low", low, "high", high)
}
