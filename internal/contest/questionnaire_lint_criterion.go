package contest

import (
	"slices"
	"strings"
)

// criterion checks one criterion: what must hold for it to be computed with
// (faults), then its wording (warnings).
func (l *linter) criterion(c Criterion, s Section) {
	l.weight(c.Weight, c.Code)
	if strings.TrimSpace(c.Text) == "" {
		l.add(Fault("lint_text_empty", "criterion", c.Code), c.Code)
	}
	switch c.Scale {
	case ScaleYesNo, ScaleGraded:
		l.points(c)
		l.anchors(c)
	case ScaleMeasured:
		l.points(c)
		l.bands(c)
	default:
		l.add(Fault("lint_scale", "criterion", c.Code, "scale", string(c.Scale)), c.Code)
	}
	l.flags(c, s)
	l.applies(c)
	l.wording(c)
}

func (l *linter) points(c Criterion) {
	if c.Max < 1 || c.Max > maxCriterionPoints || (c.Scale == ScaleYesNo && c.Max != 1) {
		l.add(Fault("lint_max", "criterion", c.Code, "max", c.Max), c.Code)
	}
	if c.CommentAtMost < -1 || c.CommentAtMost > c.Max {
		l.add(Fault("lint_comment", "criterion", c.Code, "points", c.CommentAtMost), c.Code)
	}
	if c.Critical && (c.FailAt < 0 || c.FailAt >= c.Max) {
		l.add(Fault("lint_fail_at", "criterion", c.Code, "points", c.FailAt), c.Code)
	}
}

// anchors wants a text for each point value from 0 to Max and for no other.
func (l *linter) anchors(c Criterion) {
	seen := map[int]bool{}
	for _, a := range c.Anchors {
		switch {
		case a.Points < 0 || a.Points > c.Max || seen[a.Points]:
			l.add(Fault("lint_anchor_extra", "criterion", c.Code, "points", a.Points), c.Code)
		case strings.TrimSpace(a.Text) != "":
			seen[a.Points] = true
		}
	}
	for p := 0; p <= min(c.Max, maxCriterionPoints); p++ {
		if !seen[p] {
			l.add(Fault("lint_anchor_missing", "criterion", c.Code, "points", p), c.Code)
		}
	}
}

// bands wants limits that rise, points that fall from at most Max to 0 or more, and
// a last band that takes the rest.
func (l *linter) bands(c Criterion) {
	if len(c.Bands) < 2 || c.Bands[len(c.Bands)-1].UpTo != "" {
		l.add(Fault("lint_bands_last", "criterion", c.Code), c.Code)
	}
	if c.Unit == "" {
		l.add(Fault("lint_unit", "criterion", c.Code), c.Code)
	}
	for i, b := range c.Bands {
		if b.Points < 0 || b.Points > c.Max {
			l.add(Fault("lint_bands_points", "criterion", c.Code, "points", b.Points, "max", c.Max), c.Code)
		}
		if i > 0 && b.Points >= c.Bands[i-1].Points {
			l.add(Fault("lint_bands_falling", "criterion", c.Code, "band", i+1), c.Code)
		}
		if i < len(c.Bands)-1 && !risesTo(c.Bands, i) {
			l.add(Fault("lint_bands_rising", "criterion", c.Code, "band", i+1), c.Code)
		}
	}
}

// risesTo tells whether band i has a number as its limit, over that of the one before.
func risesTo(bands []Band, i int) bool {
	limit, ok := parseDecimal(bands[i].UpTo)
	if !ok || i == 0 {
		return ok
	}
	before, ok := parseDecimal(bands[i-1].UpTo)
	return !ok || limit.Cmp(before) > 0
}

// flags checks what excludes each other.
func (l *linter) flags(c Criterion, s Section) {
	if c.Critical && c.NAAllowed {
		l.add(Fault("lint_na_critical", "criterion", c.Code), c.Code)
	}
	if c.Condition != "" && !c.NAAllowed {
		l.add(Fault("lint_condition_without_na", "criterion", c.Code), c.Code)
	}
	if c.NAAllowed && c.Condition == "" {
		l.add(Warn("lint_na_without_condition", "criterion", c.Code), c.Code)
	}
	if s.Once && (c.OnContact || c.Condition != "") {
		l.add(Fault("lint_once_on_contact", "criterion", c.Code, "section", s.Code), c.Code)
	}
	if strings.TrimSpace(c.Recommendation) == "" {
		l.add(Warn("lint_recommendation", "criterion", c.Code), c.Code)
	}
}

// applies checks that For and Not name kinds the edition has and that at least one
// of them is asked.
func (l *linter) applies(c Criterion) {
	for _, word := range slices.Concat(c.For, c.Not) {
		known := slices.ContainsFunc(l.kinds, func(k kind) bool { return k.category == word || k.sub == word })
		if !known {
			l.add(Warn("lint_kind_unknown", "criterion", c.Code, "kind", word), c.Code)
		}
	}
	asked := slices.ContainsFunc(l.kinds, func(k kind) bool { return c.Applies(k.category, k.sub) })
	if !asked && len(l.kinds) > 0 {
		l.add(Warn("lint_never_asked", "criterion", c.Code), c.Code)
	}
}
