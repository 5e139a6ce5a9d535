package office

import (
	"regexp"
	"strings"

	"biurolidera/internal/contest"
)

// CheckRules tells what is wrong with rules before they are saved, one error a field:
// "channels.visit.weight", "channels.visit.min_audits", "channels.visit.planned",
// "channels.visit.excluded", "coverage.section", "coverage.audit",
// "laureate.min_score", "laureate.min_channel", "laureate.top_percent",
// "statuette.min_classified", "licence.months", "licence.pattern", "max_attempts",
// "reply_days". Empty: they can be saved.
func CheckRules(r contest.Rules, categories []contest.Category) (faults []*contest.Error) {
	say := func(wrong bool, e *contest.Error, field string) {
		if wrong {
			faults = append(faults, e.At(field))
		}
	}
	say(len(r.Channels) == 0, contest.E("rules_no_channel"), "channels")
	known := kindsOf(categories)
	seen := map[contest.Channel]bool{}
	for _, c := range r.Channels {
		at := "channels." + string(c.Channel)
		say(!c.Channel.Valid() || seen[c.Channel], contest.E("rules_channel", "channel", string(c.Channel)), at)
		seen[c.Channel] = true
		say(outside(c.Weight, 1, 1000), wholeNumber(1, 1000), at+".weight")
		say(outside(c.MinAudits, 1, 1000), wholeNumber(1, 1000), at+".min_audits")
		say(outside(c.Planned, 0, 1000), wholeNumber(0, 1000), at+".planned")
		for _, kind := range c.Excluded {
			say(!known[kind], contest.E("rules_kind_unknown", "kind", kind), at+".excluded")
		}
	}
	v, l := r.Coverage, r.Laureate
	say(notAShare(v.SectionNum, v.SectionDen), contest.E("rules_coverage"), "coverage.section")
	say(notAShare(v.AuditNum, v.AuditDen), contest.E("rules_coverage"), "coverage.audit")
	say(outside(int(l.MinScore), 0, 10000), contest.E("rules_laureate"), "laureate.min_score")
	say(outside(int(l.MinChannel), 0, 10000), contest.E("rules_laureate"), "laureate.min_channel")
	say(outside(l.TopPercent, 1, 100), contest.E("rules_laureate"), "laureate.top_percent")
	say(outside(r.Statuette.MinClassified, 1, 1000), wholeNumber(1, 1000), "statuette.min_classified")
	say(outside(r.Licence.Months, 1, 120), contest.E("rules_licence"), "licence.months")
	say(!licencePattern(r.Licence.Pattern), contest.E("rules_licence_pattern", "pattern", r.Licence.Pattern), "licence.pattern")
	say(outside(r.MaxAttempts, 1, 20), wholeNumber(1, 20), "max_attempts")
	say(outside(r.ReplyDays, 1, 60), wholeNumber(1, 60), "reply_days")
	return faults
}

// kindsOf names the categories' and subcategories' codes.
func kindsOf(categories []contest.Category) map[string]bool {
	known := map[string]bool{}
	for _, c := range categories {
		known[c.Code] = true
		for _, s := range c.Subcategories {
			known[s.Code] = true
		}
	}
	return known
}

func outside(n, low, high int) bool { return n < low || n > high }

func wholeNumber(low, high int) *contest.Error {
	return contest.E("number_range", "low", low, "high", high)
}

func notAShare(num, den int) bool { return den < 1 || den > 1000 || num < 0 || num > den }

var patternPart = regexp.MustCompile(`\{year\}|\{n(:[1-8])?\}`)

// licencePattern tells whether a pattern gives each licence of a file a number of its
// own: year and running number, and no other braces. The number is at most 40 characters.
func licencePattern(p string) bool {
	rest := patternPart.ReplaceAllString(p, "")
	return len([]rune(p)) <= 40 && !strings.ContainsAny(rest, "{}\n\t") && strings.Contains(p, "{year}") &&
		(strings.Contains(p, "{n}") || strings.Contains(p, "{n:"))
}
