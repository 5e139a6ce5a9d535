package office

import (
	"context"
	"errors"
	"slices"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// AuditLine is one audit as a table shows it.
type AuditLine struct {
	ID            int64
	Code          string // "2025-W-0031"
	Participation int64
	Participant   string // "P-0012"
	Name          string // of the participation, as printed
	Category, Sub string
	Channel       contest.Channel
	State         contest.AuditState
	Outcome       contest.Outcome
	Auditor       string // code or empty
	ScenarioID    int64
	Scenario      string // code or empty
	HeldAt        time.Time
	Place         string
	Remark        string
	Reason        string    // of returning or voiding
	DraftAt       time.Time // a half-typed sheet is kept since; zero: none
	Evidence      int
}

// AuditLines lists the edition's audits by code, without scores: see AuditMarks.
func (o *Office) AuditLines(ctx context.Context, ed contest.Edition) (lines []AuditLine, err error) {
	defer wrap(&err, "AuditLines(%q)", ed.Code)
	err = o.db.Read(ctx, func(r *store.Reader) error {
		audits, err := r.Audits(ed.ID, store.AuditFilter{})
		if err != nil {
			return err
		}
		b, err := readBeside(r, ed.ID)
		lines = make([]AuditLine, len(audits))
		for i := range audits {
			lines[i] = b.line(&audits[i])
		}
		return err
	})
	return lines, err
}

// beside is what stands beside the audits in a table.
type beside struct {
	participations map[int64]contest.Participation
	scenarios      map[int64]string
	evidence       map[int64]int
	drafts         map[int64]time.Time
}

func readBeside(r *store.Reader, edition int64) (b beside, err error) {
	b = beside{participations: map[int64]contest.Participation{}, scenarios: map[int64]string{}, drafts: map[int64]time.Time{}}
	all, err1 := r.Participations(edition)
	for _, p := range all {
		b.participations[p.ID] = p
	}
	scenarios, err2 := r.Scenarios(edition)
	for _, s := range scenarios {
		b.scenarios[s.ID] = s.Code
	}
	drafts, err3 := r.Drafts(edition)
	for _, d := range drafts {
		b.drafts[d.AuditID] = d.SavedAt
	}
	b.evidence, err = r.EvidenceCounts(edition)
	return b, errors.Join(err, err1, err2, err3)
}

func (b *beside) line(a *contest.Audit) AuditLine {
	p := b.participations[a.ParticipationID]
	return AuditLine{
		ID: a.ID, Code: a.Code, Participation: p.ID, Participant: p.Code, Name: p.Name, Category: p.Category, Sub: p.Sub,
		Channel: a.Channel, State: a.State, Outcome: a.Outcome, Auditor: a.Auditor, ScenarioID: a.ScenarioID,
		Scenario: b.scenarios[a.ScenarioID], HeldAt: a.HeldAt, Place: a.Place, Remark: a.Remark, Reason: a.VoidReason,
		DraftAt: b.drafts[a.ID], Evidence: b.evidence[a.ID],
	}
}

// AuditCounts are numbers of audits by channel and state.
type AuditCounts map[contest.Channel]map[contest.AuditState]int

// Of adds up states of a channel; without a channel of all, without states all.
func (c AuditCounts) Of(channel contest.Channel, states ...contest.AuditState) (n int) {
	for ch, by := range c {
		if channel != "" && ch != channel {
			continue
		}
		for state, k := range by {
			if len(states) == 0 || slices.Contains(states, state) {
				n += k
			}
		}
	}
	return n
}

// CountAudits counts lines, all of them or those a filter left.
func CountAudits(lines []AuditLine) AuditCounts {
	c := AuditCounts{}
	for i := range lines {
		l := &lines[i]
		if c[l.Channel] == nil {
			c[l.Channel] = map[contest.AuditState]int{}
		}
		c[l.Channel][l.State]++
	}
	return c
}
