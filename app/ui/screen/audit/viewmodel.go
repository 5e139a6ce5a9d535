package audit

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// line is one audit in the list.
type line struct {
	*office.AuditLine
	mark                                office.AuditMark
	marked                              bool // the audit has a sheet that was scored
	undecided                           bool // a critical failure of it is to be decided
	channel, state, held, score, faults string
	tone                                theme.Tone
}

// states in the order an audit goes through them.
func states() []contest.AuditState {
	return []contest.AuditState{
		contest.AuditPlanned, contest.AuditAssigned, contest.AuditRunning, contest.AuditSubmitted,
		contest.AuditReturned, contest.AuditApproved, contest.AuditVoid,
	}
}

// tones tell states apart besides their words.
var tones = map[contest.AuditState]theme.Tone{
	contest.AuditRunning: theme.Info, contest.AuditSubmitted: theme.Info, contest.AuditReturned: theme.Warn,
	contest.AuditApproved: theme.Good, contest.AuditVoid: theme.Bad,
}

// lines makes the list; marks may be nil, as long as they are not there.
func lines(cat *locale.Catalogue, all []office.AuditLine, marks map[int64]office.AuditMark) []line {
	channels, names := map[contest.Channel]string{}, map[contest.AuditState]string{}
	for _, c := range contest.Channels() {
		channels[c] = cat.Enum("channel", string(c))
	}
	for _, s := range states() {
		names[s] = cat.Enum("audit_state", string(s))
	}
	out := make([]line, len(all))
	for i := range all {
		a := &all[i]
		l := line{AuditLine: a, channel: channels[a.Channel], state: names[a.State], tone: tones[a.State], held: day(cat, a.HeldAt)}
		if l.mark, l.marked = marks[a.ID]; l.marked {
			l.score = cat.T("audit.score.none")
			if l.mark.Score != nil {
				l.score = cat.Number(l.mark.Score.Published)
			}
			if n := l.mark.Findings(); n > 0 {
				l.faults = cat.Integer(n)
			}
		}
		out[i] = l
	}
	return out
}

// day writes the day of a contact.
func day(cat *locale.Catalogue, t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return cat.DateShort(t)
}

// moment writes day and, if there is one, hour of a contact.
func moment(cat *locale.Catalogue, t time.Time) string {
	switch {
	case t.IsZero():
		return ""
	case t.Hour() == 0 && t.Minute() == 0:
		return cat.DateShort(t)
	}
	return cat.DateShort(t) + " " + t.Format("15:04")
}

// published is a score to be compared; without one it is below all.
func (l line) published() contest.Hundredths {
	if !l.marked || l.mark.Score == nil {
		return -1
	}
	return l.mark.Score.Published
}

// columns stand by what they tell: in a narrow window the last ones are out of sight, and
// those are told by the audit's number too, or by its detail.
func columns(cat *locale.Catalogue) []kit.Column[line] {
	t := cat.T
	return []kit.Column[line]{
		{ID: "code", Title: t("audit.column.code"), Width: 112, Text: func(l line) string { return l.Code }, Compare: func(a, b line) int { return strings.Compare(a.Code, b.Code) }},
		{ID: "name", Title: t("audit.column.name"), Width: 140, Text: func(l line) string { return l.Name }},
		{ID: columnParticipant, Title: t("audit.column.participant"), Width: 80, Hidden: true, Filter: kit.FilterChoice, Text: func(l line) string { return l.Participant }},
		{ID: columnCategory, Title: t("audit.column.category.short"), Width: 50, Filter: kit.FilterChoice, Text: func(l line) string { return l.Category }},
		{ID: "state", Title: t("audit.column.state"), Width: 134, Text: func(l line) string { return l.state }, Tone: func(l line) theme.Tone { return l.tone }, Compare: func(a, b line) int {
			return cmp.Compare(slices.Index(states(), a.State), slices.Index(states(), b.State))
		}},
		{ID: "score", Title: t("audit.column.score"), Width: 60, Align: fyne.TextAlignTrailing, Text: func(l line) string { return l.score }, Compare: func(a, b line) int { return cmp.Compare(a.published(), b.published()) }},
		{ID: "findings", Title: t("audit.column.findings"), Width: 56, Align: fyne.TextAlignTrailing, Text: func(l line) string { return l.faults }, Compare: func(a, b line) int { return cmp.Compare(a.mark.Findings(), b.mark.Findings()) }},
		{ID: "auditor", Title: t("audit.column.auditor"), Width: 68, Filter: kit.FilterChoice, Text: func(l line) string { return l.Auditor }},
		{ID: "held", Title: t("audit.column.held"), Width: 96, Text: func(l line) string { return l.held }, Compare: func(a, b line) int { return a.HeldAt.Compare(b.HeldAt) }},
		{ID: "channel", Title: t("audit.column.channel"), Width: 70, Text: func(l line) string { return l.channel }},
		{ID: "scenario", Title: t("audit.column.scenario"), Width: 90, Filter: kit.FilterChoice, Hidden: true, Text: func(l line) string { return l.Scenario }},
	}
}

// choice narrows the list by channel, state and what waits; empty: all.
type choice struct {
	channel contest.Channel
	state   contest.AuditState
	only    waits
}

func (c choice) holds(l line) bool {
	return (c.channel == "" || l.Channel == c.channel) && (c.state == "" || l.State == c.state) && c.only.holds(l)
}

func (c choice) of(all []line) []line {
	if c == (choice{}) {
		return all
	}
	var out []line
	for _, l := range all {
		if c.holds(l) {
			out = append(out, l)
		}
	}
	return out
}

// String writes what is remembered: what waits is asked for anew each time.
func (c choice) String() string { return string(c.channel) + "/" + string(c.state) }

// parseChoice reads what String wrote.
func parseChoice(s string) (c choice) {
	channel, state, _ := strings.Cut(s, "/")
	if slices.Contains(contest.Channels(), contest.Channel(channel)) {
		c.channel = contest.Channel(channel)
	}
	if slices.Contains(states(), contest.AuditState(state)) {
		c.state = contest.AuditState(state)
	}
	return c
}

// segments are the counts above the list: those of channels in the chosen state,
// those of states in the chosen channel. All come first.
func segments(cat *locale.Catalogue, counts office.AuditCounts, c choice) (channels, byState []segment) {
	only := states()
	if c.state != "" {
		only = []contest.AuditState{c.state}
	}
	channels = []segment{{"", cat.T("audit.segment.channels"), counts.Of("", only...), c.channel == "", theme.Neutral}}
	for _, ch := range contest.Channels() {
		channels = append(channels, segment{string(ch), cat.Enum("channel", string(ch)), counts.Of(ch, only...), c.channel == ch, theme.Neutral})
	}
	byState = []segment{{"", cat.T("audit.segment.states"), counts.Of(c.channel), c.state == "", theme.Neutral}}
	for _, s := range states() {
		if n := counts.Of(c.channel, s); n > 0 || c.state == s {
			byState = append(byState, segment{string(s), cat.Enum("audit_state", string(s)), n, c.state == s, tones[s]})
		}
	}
	return channels, byState
}

// nextOpen is the first audit of the same channel after a code that waits for a
// sheet, going round at the end; handed are passed over. Empty: none waits.
func nextOpen(all []line, code string, handed map[string]bool) string {
	at := slices.IndexFunc(all, func(l line) bool { return l.Code == code })
	for k := 1; k <= len(all); k++ {
		l := all[(at+k+len(all))%len(all)]
		if l.State.Open() && !handed[l.Code] && l.Code != code && (at < 0 || l.Channel == all[at].Channel) {
			return l.Code
		}
	}
	return ""
}

// lastBegun is the audit whose draft was kept last; empty: there is none.
func lastBegun(all []line) (code string) {
	var at time.Time
	for _, l := range all {
		if l.DraftAt.After(at) && mayEnter(l.State) {
			code, at = l.Code, l.DraftAt
		}
	}
	return code
}

// queue are the submitted audits of a channel, by code: the order they are reviewed.
func queue(all []line, c choice) []line {
	return choice{channel: c.channel, state: contest.AuditSubmitted}.of(all)
}

// codes of lines that a rule lets through.
func codes(all []line, may func(line) bool) []string {
	var out []string
	for _, l := range all {
		if may(l) {
			out = append(out, l.Code)
		}
	}
	return out
}

func isOpen(l line) bool      { return l.State.Open() }
func isSubmitted(l line) bool { return l.State == contest.AuditSubmitted }
func isHandedIn(l line) bool {
	return l.State == contest.AuditSubmitted || l.State == contest.AuditApproved
}
func isUndecided(c office.CriticalLine) bool { return c.State == contest.CriticalOpen }
func isNotVoid(l line) bool                  { return l.State != contest.AuditVoid }
func isPlanned(l line) bool {
	return l.State == contest.AuditPlanned || l.State == contest.AuditAssigned
}
