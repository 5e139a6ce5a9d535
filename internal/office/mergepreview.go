package office

import (
	"context"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// MergePreview is what MergeInstitutions would make of two records.
type MergePreview struct {
	Keep, Gone     contest.Institution
	Result         contest.Institution
	Filled         []contest.FieldChange // what the kept record gets
	Lost           []contest.FieldChange // Old: what stays, New: what the other says and is lost
	Contacts       []contest.Contact     // that move over
	Participations []contest.Participation
	Refused        error // why it can't be done, nil: it can
}

// PreviewMerge says what MergeInstitutions(keep, gone) would give; it writes nothing.
func (o *Office) PreviewMerge(ctx context.Context, keep, gone int64) (p MergePreview, err error) {
	defer wrap(&err, "PreviewMerge(%d, %d)", keep, gone)
	if keep == gone {
		return p, contest.E("merge_same")
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		if p.Keep, err = r.Institution(keep); err != nil {
			return err
		}
		if p.Gone, err = r.Institution(gone); err != nil {
			return err
		}
		if p.Contacts, err = r.Contacts(gone); err != nil {
			return err
		}
		if p.Participations, err = r.ParticipationsOf(gone); err != nil {
			return err
		}
		ours, err := r.ParticipationsOf(keep)
		p.Refused = bothTakePart(p.Gone, p.Keep, p.Participations, ours)
		return err
	})
	p.Result = contest.FillGaps(p.Keep, p.Gone)
	p.Filled = contest.Diff(p.Keep, p.Result)
	for _, d := range contest.Diff(p.Result, p.Gone) {
		if d.New != "" {
			p.Lost = append(p.Lost, d)
		}
	}
	return p, err
}
