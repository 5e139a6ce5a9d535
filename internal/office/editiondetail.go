package office

import (
	"context"
	"errors"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
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

// Sealed tells whether the set-up stands as it was sealed.
func (d EditionDetail) Sealed() bool { return len(d.Seals) > 0 && !d.SealBroken }

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
	defer wrap(&err, "EditionDetail(%q)", ed.Code)
	err = o.db.Read(ctx, func(r *store.Reader) error { return d.read(r, ed) })
	return d, err
}

func (d *EditionDetail) read(r *store.Reader, ed contest.Edition) (err error) {
	if d.Edition, err = r.Edition(ed.ID); err != nil {
		return err
	}
	if d.Rules, err = r.Rules(ed.ID); err != nil {
		return err
	}
	if d.Seals, err = r.Seals(ed.ID); err != nil {
		return err
	}
	if _, d.SealBroken, err = sealed(r, ed.ID); err != nil {
		return err
	}
	if d.Calendar, err = r.Calendar(ed.ID); err != nil {
		return err
	}
	versions, err := questionnaireLines(r, ed.ID)
	if err != nil {
		return err
	}
	for _, c := range contest.Channels() {
		for _, q := range versions {
			if q.Channel == c && q.InForce {
				d.Questionnaires = append(d.Questionnaires, q)
			}
		}
	}
	if err := d.readCategories(r, ed.ID); err != nil {
		return err
	}
	return d.count(r, ed.ID)
}

// readCategories reads the categories with those that compete in them.
func (d *EditionDetail) readCategories(r *store.Reader, edition int64) error {
	categories, err := r.Categories(edition)
	if err != nil {
		return err
	}
	tallies, err := r.ParticipationTallies(edition)
	for _, c := range categories {
		line := CategoryLine{Category: c}
		for _, t := range tallies {
			if t.Category == c.Code {
				line.Participations += t.N
				line.Accepted += onlyIf(t.State == contest.ParticipationAccepted, t.N)
			}
		}
		d.Categories = append(d.Categories, line)
	}
	for _, t := range tallies {
		d.Counts.Participations += t.N
		d.Counts.Accepted += onlyIf(t.State == contest.ParticipationAccepted, t.N)
	}
	return err
}

func onlyIf(yes bool, n int) int {
	if yes {
		return n
	}
	return 0
}

// count adds up what else belongs to the edition.
func (d *EditionDetail) count(r *store.Reader, edition int64) error {
	audits, err := r.AuditTallies(edition)
	for _, t := range audits {
		d.Counts.Audits += t.N
		d.Counts.Submitted += onlyIf(t.State == contest.AuditSubmitted || t.State == contest.AuditApproved, t.N)
		d.Counts.Approved += onlyIf(t.State == contest.AuditApproved, t.N)
	}
	drafts, err2 := r.Drafts(edition)
	scenarios, err3 := r.Scenarios(edition)
	snapshots, err4 := r.Snapshots(edition)
	licences, err5 := r.Licences(edition)
	d.Counts.Drafts, d.Counts.Scenarios, d.Counts.Snapshots, d.Counts.Licences = len(drafts), len(scenarios), len(snapshots), len(licences)
	return errors.Join(err, err2, err3, err4, err5)
}
