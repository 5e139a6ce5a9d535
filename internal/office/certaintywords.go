package office

import (
	"math"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/method/reliability"
)

// CertaintyWords are the sentences in which certainty is told, the same on screens and
// papers (method.md §3). A sentence is empty where there is nothing to say.
type CertaintyWords struct{ cat *locale.Catalogue }

// SayCertainty gives the sentences of a language.
func SayCertainty(cat *locale.Catalogue) CertaintyWords { return CertaintyWords{cat} }

// Level: „Rzeczywisty poziom mieści się najpewniej między 84,1 a 90,7”.
func (w CertaintyWords) Level(row CertaintyRow) string {
	if !row.Known {
		return ""
	}
	return w.cat.T("certainty.level", "low", w.cat.Decimal(row.Low, 1), "high", w.cat.Decimal(row.High, 1))
}

// Corrected: „Po korekcie surowości audytorów: 86,9 ± 1,8”.
func (w CertaintyWords) Corrected(row CertaintyRow) string {
	if !row.Known {
		return ""
	}
	return w.cat.T("certainty.corrected", "score", w.cat.Decimal(row.Adjusted, 1), "se", w.cat.Decimal(row.SE, 1))
}

// Place: „Miejsce: 4, realnie 2–11”.
func (w CertaintyWords) Place(p CertaintyPlace) string {
	switch {
	case p.Official == 0:
		return ""
	case p.High == 0:
		return w.cat.T("certainty.place_alone", "place", p.Official)
	}
	return w.cat.T("certainty.place", "place", p.Official, "range", w.Range(p.Low, p.High))
}

// Range: „2–11”, or „2” where both ends agree.
func (w CertaintyWords) Range(low, high int) string {
	if low == high {
		return w.cat.Integer(low)
	}
	return w.cat.T("certainty.range", "low", w.cat.Integer(low), "high", w.cat.Integer(high))
}

// Title: „Pewność tytułu: wysoka”.
func (w CertaintyWords) Title(row CertaintyRow) string {
	if row.Label == "" {
		return ""
	}
	return w.cat.T("certainty.title", "label", w.cat.T("certainty_label."+string(row.Label)))
}

// TitleWhy says what the label means.
func (w CertaintyWords) TitleWhy(row CertaintyRow) string {
	if row.Label == "" {
		return ""
	}
	return w.cat.T("certainty.title_why." + string(row.Label))
}

// NearThreshold: „Wyniku nie da się odróżnić od progu tytułu”.
func (w CertaintyWords) NearThreshold(row CertaintyRow) string {
	if !row.Near {
		return ""
	}
	return w.cat.T("certainty.near")
}

// Change tells that the title would be decided otherwise after correction for severity.
func (w CertaintyWords) Change(row CertaintyRow) string {
	switch {
	case !row.WouldChange:
		return ""
	case row.TitleAfter:
		return w.cat.T("certainty.change.gain")
	}
	return w.cat.T("certainty.change.lose")
}

// Tier: „grupa czołowa (9 instytucji)”, „grupa 2 (14 instytucji)”; i is the position
// among the participations.
func (w CertaintyWords) Tier(list TierList, i int) string {
	if i >= len(list.Tier) || list.Tier[i] == 0 {
		return ""
	}
	return w.Group(list, list.Tier[i])
}

// Group is Tier of a group by its number.
func (w CertaintyWords) Group(list TierList, tier int) string {
	if tier == 1 {
		return w.cat.N("certainty.leading", list.Sizes[0])
	}
	return w.cat.N("certainty.group", list.Sizes[tier-1], "tier", tier)
}

// Leader: „Różnica względem lidera nie jest potwierdzona”.
func (w CertaintyWords) Leader(list TierList, i int) string {
	switch {
	case i >= len(list.Tier) || list.Tier[i] == 0:
		return ""
	case list.Tier[i] == 1:
		return w.cat.T("certainty.leader.level")
	}
	return w.cat.T("certainty.leader.below")
}

// Auditor: „Audytor A-17 ocenia średnio o 4,1 pkt surowiej (±1,6)”.
func (w CertaintyWords) Auditor(a AuditorSeverity) string {
	key := "certainty.auditor.severe"
	switch {
	case a.Apart:
		return w.cat.T("certainty.auditor.apart", "code", a.Code)
	case !a.Marked:
		key = "certainty.auditor.same"
	case a.Severity < 0:
		key = "certainty.auditor.lenient"
	}
	return w.cat.T(key, "code", a.Code, "points", w.cat.Decimal(math.Abs(a.Severity), 1), "se", w.cat.Decimal(a.SE, 1))
}

// Reliability: „Rzetelność wyniku: 0,83”.
func (w CertaintyWords) Reliability(r CertaintyReliability) string {
	switch {
	case r.Grade == reliability.GradeUnknown:
		return w.cat.T("certainty.reliability_unknown")
	case !r.Phi.OK():
		return w.cat.T("certainty.reliability_none", "reason", w.cat.T("no_result."+string(r.Phi.Reason)))
	}
	return w.cat.T("certainty.reliability", "phi", w.cat.Decimal(r.Phi.Value, 2))
}

// Needed: „Żeby osiągnąć 0,80, potrzeba 14 audytów na instytucję”.
func (w CertaintyWords) Needed(r CertaintyReliability) string {
	if r.Needed == 0 {
		return ""
	}
	return w.cat.N("certainty.needed", r.Needed, "target", w.cat.Decimal(0.8, 2))
}

// Grade says what the measured reliability lets be published.
func (w CertaintyWords) Grade(g reliability.Grade) string {
	return w.cat.T("certainty.grade." + string(g))
}

// Weights: „Lider pozostaje liderem przy każdej zmianie wag do ±8,9%”.
func (w CertaintyWords) Weights(x *WeightRobustness) string {
	percent := w.cat.Decimal(math.Floor(1000*x.Delta)/10, 1) // never more than is true
	switch {
	case x.Reason != "":
		return w.cat.T("certainty.weights.none", "reason", w.cat.T("no_result."+x.Reason))
	case x.Rival < 0:
		return w.cat.T("certainty.weights.always")
	case x.Delta == 0:
		return w.cat.T("certainty.weights.shared")
	case !x.Exact:
		return w.cat.T("certainty.weights.at_least", "percent", percent)
	}
	return w.cat.T("certainty.weights.exact", "percent", percent)
}

// WeightsShare: „Lider pozostaje pierwszy w 86% losowych zestawów wag”.
func (w CertaintyWords) WeightsShare(x *WeightRobustness) string {
	if x.Reason != "" || x.Local.Reason != "" || x.Global.Reason != "" {
		return ""
	}
	return w.cat.T("certainty.weights.share", "local", w.cat.Decimal(100*x.Local.LeaderStays, 0), "global", w.cat.Decimal(100*x.Global.LeaderStays, 0))
}

// Strength: „Mocna strona (potwierdzona)”, „Do poprawy (potwierdzone)”, „Wskazówka – za
// mało obserwacji”.
func (w CertaintyWords) Strength(l StrengthLine) string {
	switch {
	case !l.Confirmed:
		return w.cat.N("certainty.hint", l.N)
	case l.Difference > 0:
		return w.cat.T("certainty.strength")
	}
	return w.cat.T("certainty.improve")
}

// Trend: „↑ poprawa potwierdzona”, „bez potwierdzonej zmiany”.
func (w CertaintyWords) Trend(t *CertaintyTrend) string {
	switch {
	case t == nil:
		return ""
	case t.Reason != "":
		return w.cat.T("certainty.trend.none", "reason", w.cat.T("no_result."+string(t.Reason)))
	case !t.Confirmed:
		return w.cat.T("certainty.trend.same")
	case t.Change > 0:
		return w.cat.T("certainty.trend.up", "points", w.cat.Decimal(t.Change, 1), "se", w.cat.Decimal(t.SE, 1))
	}
	return w.cat.T("certainty.trend.down", "points", w.cat.Decimal(-t.Change, 1), "se", w.cat.Decimal(t.SE, 1))
}

// Warning is the text of a warning.
func (w CertaintyWords) Warning(f contest.Finding) string { return w.cat.Finding(f) }

// Refusal says why there is no model, and what can be done.
func (w CertaintyWords) Refusal(err *contest.Error) (message, hint string) {
	if err == nil {
		return "", ""
	}
	return w.cat.Error(err)
}
