package sample

import (
	"strings"
	"time"

	"biurolidera/internal/contest"
)

// Chances in parts of a thousand.
const (
	voidChance      = 16
	noContactChance = 9 // by telephone and online
	remarkChance    = 420
)

// channelMean is what institutions get on the average, parts of ten thousand.
var channelMean = map[contest.Channel]int{contest.Visit: 7850, contest.Phone: 7650, contest.Online: 7350}

// categoryShift makes categories differ a little, in the order of the edition's.
var categoryShift = []int{0, 180, -120, -260, 60}

// hall runs the audits of one institution after the other.
type hall struct {
	options Options
	sheets  *library
	crew    *crew
	days    []time.Time
	numbers map[contest.Channel]int // last audit number of each channel
}

// audits makes all audits of a participant, channel after channel.
func (h *hall) audits(n int, p contest.Participation) []contest.Audit {
	s := newSource(h.options.Seed, streamAudit, n)
	h.crew.begin()
	level := s.normal(sdInstitution)
	for i, c := range h.options.Categories {
		if c.Code == p.Category {
			level += categoryShift[i%len(categoryShift)]
		}
	}
	var list []contest.Audit
	for _, c := range contest.Channels() {
		if sh := h.sheets.sheet(c, p); sh != nil {
			list = append(list, h.channel(s, n, level+channelMean[c], p, sh)...)
		}
	}
	return list
}

// channel makes the audits of one channel.
func (h *hall) channel(s source, n, level int, p contest.Participation, sh *sheet) []contest.Audit {
	k := h.options.AuditsPerChannel
	b := newSubject(s, h.options.Seed, n, level, sh)
	moments := s.moments(h.days, k)
	list := make([]contest.Audit, k)
	first := true
	for i := range list {
		j := h.crew.next(i)
		h.numbers[sh.channel]++
		a := contest.Audit{
			Code:            contest.AuditCode(h.options.Edition.Code, sh.channel, h.numbers[sh.channel]),
			EditionID:       h.options.Edition.ID,
			Channel:         sh.channel,
			QuestionnaireID: sh.id,
			Auditor:         contest.AuditorCode(j + 1),
			State:           contest.AuditApproved,
			Outcome:         contest.OutcomeContact,
			HeldAt:          moments[i],
		}
		if len(sh.scenario) > 0 {
			a.ScenarioID = sh.scenario[(n+i)%len(sh.scenario)].ID
		}
		score := level + h.crew.severity[j] + s.normal(sdAudit)
		h.fill(s, &a, b, min(max(score, 500), 9950), first)
		first = first && a.State == contest.AuditVoid
		list[i] = a
	}
	return list
}

// fill draws what came of an audit: void, nobody reached, or answers.
func (h *hall) fill(s source, a *contest.Audit, b *subject, score int, first bool) {
	if s.chance(voidChance) {
		a.State = contest.AuditVoid
		a.VoidReason = pick(s, voidReasons[a.Channel])
		return
	}
	a.Answers = b.answers(s, score, first)
	if a.Channel != contest.Visit && s.chance(noContactChance) {
		a.Outcome = contest.OutcomeNoContact
		a.Answers = withoutContact(b.sheet, a.Answers, noContactComments[a.Channel])
		return
	}
	if s.chance(remarkChance) {
		a.Remark = pick(s, generalRemarks[a.Channel][mood(score)])
	}
}

// mood sorts an audit into well done, middling, poor.
func mood(score int) int {
	switch {
	case score >= 8000:
		return 0
	case score >= 6300:
		return 1
	}
	return 2
}

// withoutContact turns the answers of an audit into those of one in which nobody
// was reached (method.md 2a, rule 2), each with the reason as its comment.
func withoutContact(sh *sheet, given []contest.Answer, why string) []contest.Answer {
	for i := range given {
		it := &sh.items[i]
		if !it.OnContact || it.Condition != "" {
			continue
		}
		given[i].Comment, given[i].Measured = why, ""
		if it.ranges != nil && it.values[0] == 0 && counted(it.Unit) {
			given[i].Measured = it.write(it.ranges[0].low)
		}
	}
	return sh.form.NoContact(given)
}

// counted tells whether a unit counts what happened without a contact too:
// attempts made, days waited.
func counted(unit string) bool {
	return strings.HasPrefix(unit, "prób") || strings.HasPrefix(unit, "dni")
}
