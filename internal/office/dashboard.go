package office

import (
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/profile"
)

// Dashboard is what the office should know when it sits down to work. Where the ranking
// is not in memory, Results is nil: DashboardResults then computes it.
type Dashboard struct {
	Edition    contest.Edition
	Day        time.Time
	Waiting    []Waiting  // what waits, in the order of the year; what nobody waits for is left out
	Channels   []Progress // by channel of the rules
	Categories []Progress // by category
	Calendar   []contest.Milestone
	Next       []contest.Milestone // running and to come, the nearest end first
	Results    *DashboardResults
}

// WaitingKind names what waits.
type WaitingKind string

// What may wait.
const (
	WaitingApplications WaitingKind = "applications" // received or complete, not yet accepted
	WaitingIncomplete   WaitingKind = "incomplete"   // asked for what is missing
	WaitingRules        WaitingKind = "rules"        // not sealed, or changed since; Count is 1
	WaitingDrafts       WaitingKind = "drafts"       // half-typed sheets
	WaitingOverdue      WaitingKind = "overdue"      // open audits after the fieldwork's last day, Since
	WaitingReturned     WaitingKind = "returned"     // sheets sent back
	WaitingReview       WaitingKind = "review"       // submitted sheets to be reviewed
	WaitingCritical     WaitingKind = "critical"     // critical failures to be decided; told with Results
	WaitingLicences     WaitingKind = "licences"     // licences to be issued by the approved ranking
	WaitingExpiring     WaitingKind = "expiring"     // licences that expire within 60 days, of all editions
	WaitingBackup       WaitingKind = "backup"       // no backup of the last 24 hours; Count is 1, Since the newest one's moment
)

// Waiting is something that waits for the office.
type Waiting struct {
	Kind  WaitingKind
	Count int
	Since time.Time // zero: not told
}

// Count gives how many of a kind wait: what the navigation shows.
func (d Dashboard) Count(k WaitingKind) int {
	for _, w := range d.Waiting {
		if w.Kind == k {
			return w.Count
		}
	}
	return 0
}

// Progress is how far the audits of a channel or a category are. Void ones are left out.
type Progress struct {
	Code      string // channel or category
	Name      string
	Planned   int // all
	Open      int // without a sheet
	Submitted int // with a sheet, not approved
	Approved  int
}

// add counts audits of one state.
func (p *Progress) add(state contest.AuditState, n int) {
	switch {
	case state == contest.AuditVoid:
		return
	case state == contest.AuditApproved:
		p.Approved += n
	case state == contest.AuditSubmitted:
		p.Submitted += n
	default:
		p.Open += n
	}
	p.Planned += n
}

// DashboardResults is the part that stands on the ranking.
type DashboardResults struct {
	Classified, Unclassified int
	Laureates                int
	OpenCriticals            int
	Distribution             profile.Histogram // of overall scores
	Categories               []CategoryResult
}

// CategoryResult is a category's results in short.
type CategoryResult struct {
	Code, Name            string
	Classified, Laureates int
	Median                *contest.Hundredths // nil: fewer than five
	Distribution          profile.Histogram
}
