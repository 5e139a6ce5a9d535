package ranking

import (
	"slices"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

// gates lists the conditions of a place and of the title, each met or not as the
// office's reasons tell. Where there is no place, those of the title were not looked at.
func gates(cat *locale.Catalogue, rules contest.Rules, e office.Explanation) []kit.KeyValue {
	var out []kit.KeyValue
	for _, c := range e.Channels {
		if !c.Applicable {
			out = append(out, kit.KeyValue{Label: cat.T("ranking.screen.gate.audits", "channel", string(c.Channel), "need", c.MinAudits), Value: cat.T("ranking.not_applicable")})
			continue
		}
		out = append(out, gate(cat, cat.T("ranking.screen.gate.audits", "channel", string(c.Channel), "need", c.MinAudits),
			cat.Integer(c.N), unmet(e.Reasons, contest.ReasonTooFewAudits, c.Channel)))
	}
	if !e.Standing.Classified {
		return append(out, kit.KeyValue{Label: cat.T("ranking.screen.gate.title"), Value: cat.T("ranking.screen.gate.untested")})
	}
	l := rules.Laureate
	out = append(out, gate(cat, cat.T("ranking.screen.gate.score", "need", l.MinScore), cat.Number(e.Standing.Overall.Published), unmet(e.Reasons, contest.ReasonBelowScore, "")))
	for _, c := range e.Channels {
		if c.Score != nil {
			out = append(out, gate(cat, cat.T("ranking.screen.gate.channel", "channel", string(c.Channel), "need", l.MinChannel),
				cat.Number(c.Score.Published), unmet(e.Reasons, contest.ReasonBelowChannel, c.Channel)))
		}
	}
	if l.CriticalGate {
		out = append(out, gate(cat, cat.T("ranking.screen.gate.critical"), cat.Integer(e.Standing.CriticalFailures), unmet(e.Reasons, contest.ReasonCriticalFailure, "")))
	}
	if l.TopPercent < 100 {
		out = append(out, gate(cat, cat.T("ranking.screen.gate.cap", "percent", l.TopPercent), cat.Ordinal(e.Standing.Place), unmet(e.Reasons, contest.ReasonBelowCap, "")))
	}
	return out
}

// gate is a condition with what the institution has.
func gate(cat *locale.Catalogue, label, have string, isUnmet bool) kit.KeyValue {
	if isUnmet {
		return kit.KeyValue{Label: label, Value: cat.T("ranking.screen.gate.unmet", "have", have), Tone: theme.Bad}
	}
	return kit.KeyValue{Label: label, Value: cat.T("ranking.screen.gate.met", "have", have), Tone: theme.Good}
}

func unmet(all []contest.Reason, code contest.ReasonCode, ch contest.Channel) bool {
	return slices.ContainsFunc(all, func(r contest.Reason) bool { return r.Code == code && (ch == "" || r.Channel == ch) })
}
