package edition

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
	"biurolidera/internal/polish"
)

// Values of the rules' form are texts by field; the fields' names are those of
// office.CheckRules.
const (
	fieldSection      = "coverage.section"
	fieldAudit        = "coverage.audit"
	fieldReview       = "require_review"
	fieldAttempts     = "max_attempts"
	fieldReplyDays    = "reply_days"
	fieldMinScore     = "laureate.min_score"
	fieldMinChannel   = "laureate.min_channel"
	fieldTopPercent   = "laureate.top_percent"
	fieldCritical     = "laureate.critical"
	fieldStatuette    = "statuette.min_classified"
	fieldMonths       = "licence.months"
	fieldPattern      = "licence.pattern"
	partWeight        = "weight"
	partMinAudits     = "min_audits"
	partPlanned       = "planned"
	partExcluded      = "excluded"
	excludedSeparator = " "
)

// channelField names a channel's field: "channels.visit.weight".
func channelField(c contest.Channel, part string) string { return "channels." + string(c) + "." + part }

// rulesValues writes rules into the form.
func rulesValues(cat *locale.Catalogue, r contest.Rules) map[string]string {
	v := map[string]string{
		fieldSection: fraction(r.Coverage.SectionNum, r.Coverage.SectionDen), fieldAudit: fraction(r.Coverage.AuditNum, r.Coverage.AuditDen),
		fieldReview: tick(r.RequireReview), fieldAttempts: strconv.Itoa(r.MaxAttempts), fieldReplyDays: strconv.Itoa(r.ReplyDays),
		fieldMinScore: cat.Number(r.Laureate.MinScore), fieldMinChannel: cat.Number(r.Laureate.MinChannel),
		fieldTopPercent: strconv.Itoa(r.Laureate.TopPercent), fieldCritical: tick(r.Laureate.CriticalGate),
		fieldStatuette: strconv.Itoa(r.Statuette.MinClassified), fieldMonths: strconv.Itoa(r.Licence.Months), fieldPattern: r.Licence.Pattern,
	}
	for _, c := range r.Channels {
		v[channelField(c.Channel, partWeight)] = strconv.Itoa(c.Weight)
		v[channelField(c.Channel, partMinAudits)] = strconv.Itoa(c.MinAudits)
		v[channelField(c.Channel, partPlanned)] = strconv.Itoa(c.Planned)
		v[channelField(c.Channel, partExcluded)] = strings.Join(c.Excluded, excludedSeparator)
	}
	return v
}

// rulesOf reads the form; base gives the channels. What can't be read becomes a value
// that office.CheckRules refuses.
func rulesOf(v map[string]string, base contest.Rules) contest.Rules {
	r := base
	r.Channels = slices.Clone(base.Channels)
	for i := range r.Channels {
		c := &r.Channels[i]
		c.Weight = whole(v[channelField(c.Channel, partWeight)])
		c.MinAudits = whole(v[channelField(c.Channel, partMinAudits)])
		c.Planned = whole(v[channelField(c.Channel, partPlanned)])
		c.Excluded = nil
		if words := strings.Fields(v[channelField(c.Channel, partExcluded)]); len(words) > 0 {
			c.Excluded = words
		}
	}
	r.Coverage.SectionNum, r.Coverage.SectionDen = parts(v[fieldSection])
	r.Coverage.AuditNum, r.Coverage.AuditDen = parts(v[fieldAudit])
	r.RequireReview, r.MaxAttempts, r.ReplyDays = v[fieldReview] != "", whole(v[fieldAttempts]), whole(v[fieldReplyDays])
	r.Laureate = contest.LaureateRule{
		MinScore: hundredths(v[fieldMinScore]), MinChannel: hundredths(v[fieldMinChannel]),
		TopPercent: whole(v[fieldTopPercent]), CriticalGate: v[fieldCritical] != "",
	}
	r.Statuette.MinClassified = whole(v[fieldStatuette])
	r.Licence = contest.LicenceRule{Months: whole(v[fieldMonths]), Pattern: strings.TrimSpace(v[fieldPattern])}
	return r
}

// ruleProblems says at which field what is wrong.
func ruleProblems(cat *locale.Catalogue, r contest.Rules, categories []contest.Category) map[string]string {
	out := map[string]string{}
	for _, f := range office.CheckRules(r, categories) {
		if _, told := out[f.Field]; !told {
			out[f.Field] = cat.ErrorLine(f)
		}
	}
	return out
}

// changedFields names the fields whose meaning differs, sorted.
func changedFields(cat *locale.Catalogue, now map[string]string, base contest.Rules) []string {
	was := rulesValues(cat, base)
	is := rulesValues(cat, rulesOf(now, base))
	var out []string
	for _, field := range slices.Sorted(maps.Keys(was)) {
		if is[field] != was[field] {
			out = append(out, field)
		}
	}
	return out
}

// weightSum adds up the channels' weights as they are typed; false while one is none.
func weightSum(v map[string]string, base contest.Rules) (sum int, ok bool) {
	for _, c := range base.Channels {
		n := whole(v[channelField(c.Channel, partWeight)])
		if n < 0 {
			return 0, false
		}
		sum += n
	}
	return sum, true
}

func fraction(num, den int) string { return fmt.Sprintf("%d/%d", num, den) }

// parts reads „3/5”; 0/0 is refused as no share.
func parts(s string) (num, den int) {
	a, b, ok := strings.Cut(s, "/")
	if num, den = whole(a), whole(b); !ok || num < 0 || den < 0 {
		return 0, 0
	}
	return num, den
}

// whole reads a whole number; -1 is outside of every range.
func whole(s string) int {
	r, ok := polish.ParseNumber(strings.TrimSpace(s))
	if !ok || !r.IsInt() || !r.Num().IsInt64() || r.Num().Int64() > 1_000_000 || r.Sign() < 0 {
		return -1
	}
	return int(r.Num().Int64())
}

// hundredths reads points with at most two decimals; -1 is outside of every range.
func hundredths(s string) contest.Hundredths {
	r, ok := polish.ParseNumber(strings.TrimSpace(s))
	if !ok {
		return -1
	}
	r.Mul(r, big.NewRat(100, 1))
	if !r.IsInt() || !r.Num().IsInt64() || r.Num().Int64() > 1_000_000 {
		return -1
	}
	return contest.Hundredths(r.Num().Int64())
}

func tick(on bool) string {
	if on {
		return "1"
	}
	return ""
}
