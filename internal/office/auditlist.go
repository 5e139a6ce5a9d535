package office

import (
	"context"
	"errors"
	"time"

	"biurolidera/internal/contest"
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
	return nil, errors.ErrUnsupported
}

// AuditCounts are numbers of audits by channel and state.
type AuditCounts map[contest.Channel]map[contest.AuditState]int

// Of adds up states of a channel; without a channel of all, without states all.
func (c AuditCounts) Of(channel contest.Channel, states ...contest.AuditState) int {
	return 0
}

// CountAudits counts lines, all of them or those a filter left.
func CountAudits(lines []AuditLine) AuditCounts {
	return nil
}

// AuditMark is what an audit's sheet comes to.
type AuditMark struct {
	Score    *contest.Score // nil: too incomplete to count
	Counted  bool           // part of the ranking as it stands
	Comments int            // answers whose comment is missing
	Critical int            // critical failures seen
	Open     int            // of them not yet decided
}

// Findings counts what a reviewer should look at: missing comments, open critical
// failures and a sheet that is too incomplete.
func (m AuditMark) Findings() int { return 0 }

// AuditMarks gives the marks of the audits that have a sheet, by audit id, from the
// ranking in memory or, the first time, computed with it. Where the rules count
// approved audits alone, submitted ones are scored beside it.
func (o *Office) AuditMarks(ctx context.Context, ed contest.Edition) (marks map[int64]AuditMark, err error) {
	return nil, errors.ErrUnsupported
}
