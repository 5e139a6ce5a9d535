package office

import (
	"context"
	"errors"

	"biurolidera/internal/contest"
)

// EditionDetail is an edition with its set-up, its seal and how far it has come.
type EditionDetail struct {
	Edition        contest.Edition
	Rules          contest.Rules
	Categories     []CategoryLine      // in the office's order
	Questionnaires []QuestionnaireLine // the versions in force
	Calendar       []contest.Milestone // stages with a day or a note, in the order of the year
	Seals          []contest.Seal      // the first first; the last is in force
	SealBroken     bool                // something was changed after sealing
	Counts         EditionCounts
}

// Seal gives the seal in force; nil: not sealed.
func (d EditionDetail) Seal() *contest.Seal {
	if len(d.Seals) == 0 {
		return nil
	}
	return &d.Seals[len(d.Seals)-1]
}

// CategoryLine is a category with those that compete in it.
type CategoryLine struct {
	contest.Category
	Participations int
	Accepted       int
}

// EditionCounts are numbers of what belongs to an edition. Submitted audits have a
// sheet: submitted or approved.
type EditionCounts struct {
	Participations, Accepted            int
	Audits, Submitted, Approved, Drafts int
	Scenarios, Snapshots, Licences      int
}

// EditionDetail gives all that the edition's screen shows.
func (o *Office) EditionDetail(ctx context.Context, ed contest.Edition) (d EditionDetail, err error) {
	return d, errors.ErrUnsupported
}
