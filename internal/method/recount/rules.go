package recount

import (
	"strconv"
	"strings"

	"biurolidera/internal/contest"
)

// Language is one language the rules are written in: its code names the part
// (rules.pl.txt), T gives the catalogue's text of a key with pairs of placeholder
// name and value.
type Language struct {
	Code string
	T    func(key string, pairs ...any) string
}

// rulesText writes the rules a package was computed by, as the regulations would
// say it, with the numbers of this edition.
func rulesText(p Package, l Language, cases int) string {
	var b strings.Builder
	line := func(s string) { b.WriteString(s + "\n") }
	line(l.T("recount.title", "title", p.Title))
	if p.Seal != "" {
		line(l.T("recount.seal", "hash", p.Seal))
	}
	line("")
	line(l.T("recount.channels"))
	for _, c := range p.Input.Channels {
		line("  – " + l.T("recount.channel", "channel", string(c.ID), "weight", c.Weight, "n", c.MinAudits))
	}
	line("")
	for n, paragraph := range paragraphs(p, l) {
		line(strconv.Itoa(n+1) + ". " + paragraph)
	}
	line("")
	line(l.T("recount.files", "cases", cases))
	line(l.T("recount.format"))
	line(l.T("recount.run"))
	return b.String()
}

// paragraphs are the rules of method.md 2a in their order.
func paragraphs(p Package, l Language) []string {
	v, g := p.Input.Coverage, p.Input.Laureate
	out := []string{
		l.T("recount.item"),
		l.T("recount.na"),
		l.T("recount.section", "share", fraction(v.SectionNum, v.SectionDen)),
		l.T("recount.audit", "share", fraction(v.AuditNum, v.AuditDen)),
		l.T("recount.channel_score"),
		l.T("recount.overall"),
		l.T("recount.area"),
		l.T("recount.rounding"),
		l.T("recount.place"),
		l.T("recount.award_order", "channel", string(p.Input.MainChannel())),
		l.T("recount.laureate", "score", g.MinScore, "channel", g.MinChannel),
	}
	if g.CriticalGate {
		out = append(out, l.T("recount.critical_gate"))
	} else {
		out = append(out, l.T("recount.critical_open"))
	}
	if g.TopPercent < uncapped {
		out = append(out, l.T("recount.cap", "percent", g.TopPercent))
	}
	return out
}

// uncapped is the top_percent that means no cap on the place.
const uncapped = 100

// decidesAlike tells whether every list gives the same titles: with a cap only the
// category's own list does.
func decidesAlike(l contest.LaureateRule) bool { return l.TopPercent >= uncapped }
