package office

import (
	"context"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// MergeInstitutions makes one record of two: what the kept one lacks comes from
// the other, whose contacts and participations move over, and the other goes. It
// is refused where both take part in one edition. The step can be undone.
func (o *Office) MergeInstitutions(ctx context.Context, keep, gone int64) (ch contest.Change, err error) {
	defer wrap(&err, "MergeInstitutions(%d, %d)", keep, gone)
	if keep == gone {
		return ch, contest.E("merge_same")
	}
	step := store.Step{Action: "merge_institutions", Undoable: true}
	return o.write(ctx, step, func(tx *store.Tx) error {
		into, err := tx.Institution(keep)
		if err != nil {
			return err
		}
		from, err := tx.Institution(gone)
		if err != nil {
			return err
		}
		tx.Set("from", from.Code)
		tx.Set("into", into.Code)
		if err := moveParticipations(tx, from, into); err != nil {
			return err
		}
		if err := moveContacts(tx, gone, keep); err != nil {
			return err
		}
		if err := tx.UpdateInstitution(contest.FillGaps(into, from)); err != nil {
			return err
		}
		return tx.DeleteInstitution(gone)
	})
}

func moveContacts(tx *store.Tx, from, into int64) error {
	contacts, err := tx.Contacts(from)
	if err != nil {
		return err
	}
	for _, c := range contacts {
		c.InstitutionID = into
		if err := tx.UpdateContact(c); err != nil {
			return err
		}
	}
	return nil
}

// moveParticipations hands the history of editions over.
func moveParticipations(tx *store.Tx, from, into contest.Institution) error {
	theirs, err := tx.ParticipationsOf(from.ID)
	if err != nil {
		return err
	}
	ours, err := tx.ParticipationsOf(into.ID)
	if err != nil {
		return err
	}
	if err := bothTakePart(from, into, theirs, ours); err != nil {
		return err
	}
	for _, p := range theirs {
		p.InstitutionID = into.ID
		if err := tx.UpdateParticipation(p); err != nil {
			return err
		}
	}
	return nil
}

// bothTakePart fails with merge_both_take_part where two institutions take part in one
// edition.
func bothTakePart(from, into contest.Institution, theirs, ours []contest.Participation) error {
	taken := map[int64]string{}
	for _, p := range ours {
		taken[p.EditionID] = p.Code
	}
	for _, p := range theirs {
		if code, both := taken[p.EditionID]; both {
			return contest.E("merge_both_take_part", "from", from.Code, "into", into.Code, "first", code, "second", p.Code)
		}
	}
	return nil
}
