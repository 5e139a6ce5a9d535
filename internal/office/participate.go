package office

import (
	"context"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// Entered tells what Participate did.
type Entered struct {
	Participations []contest.Participation // new ones, in the order of the ids
	Already        int                     // took part before
	Change         contest.Change
}

// Participate enters institutions in an edition, in the state received or accepted, as
// one step that can be undone. Who takes part already is counted and left alone.
func (o *Office) Participate(ctx context.Context, ed contest.Edition, institutionIDs []int64, state contest.ParticipationState) (e Entered, err error) {
	defer wrap(&err, "Participate(%q, %d)", ed.Code, len(institutionIDs))
	step := store.Step{Action: "participate", Args: contest.Args{"edition": ed.Name}, Undoable: true}
	e.Change, err = o.write(ctx, step, func(tx *store.Tx) error {
		if err := e.plan(tx.Reader, ed, institutionIDs, state); err != nil {
			return err
		}
		tx.Set("count", len(e.Participations))
		ids, err := tx.InsertParticipations(e.Participations)
		for n := range ids {
			e.Participations[n].ID = ids[n]
		}
		return err
	})
	return e, err
}

// plan makes the participations to be written.
func (e *Entered) plan(r *store.Reader, ed contest.Edition, ids []int64, state contest.ParticipationState) error {
	all, err := r.InstitutionsOf(ids)
	if err != nil {
		return err
	}
	known := map[int64]contest.Institution{}
	for _, i := range all {
		known[i.ID] = i
	}
	parts, err := r.Participations(ed.ID)
	if err != nil {
		return err
	}
	in := map[int64]bool{}
	for _, p := range parts {
		in[p.InstitutionID] = true
	}
	next, err := r.NextParticipationNumber(ed.ID)
	if err != nil {
		return err
	}
	for _, id := range ids {
		i, ok := known[id]
		switch {
		case !ok:
			return contest.E("record_missing", "what", "institution", "key", id)
		case in[id]:
			e.Already++
			continue
		}
		in[id] = true
		e.Participations = append(e.Participations, enter(ed, i, next+len(e.Participations), state))
	}
	return nil
}

// enter makes an institution's n-th participation of an edition. Its category is the
// institution's, or the one for others.
func enter(ed contest.Edition, i contest.Institution, n int, state contest.ParticipationState) contest.Participation {
	return contest.Participation{
		EditionID: ed.ID, InstitutionID: i.ID, Code: contest.ParticipationCode(n), Name: i.Name,
		Category: categoryOr(i.Category), Sub: i.Sub, State: state,
	}
}

// SetParticipationStates moves several participations to a state as one step that can
// be undone; those in it already stay. Where one of them may not be moved there,
// nothing is done: participations_state names them.
func (o *Office) SetParticipationStates(ctx context.Context, ed contest.Edition, codes []string, state contest.ParticipationState) (ch contest.Change, err error) {
	defer wrap(&err, "SetParticipationStates(%d)", len(codes))
	step := store.Step{Action: "set_participation_states", Undoable: true}
	return o.write(ctx, step, func(tx *store.Tx) error {
		moved, refused, err := move(tx, ed, codes, state)
		switch {
		case err != nil:
			return err
		case len(refused) > 0:
			return contest.E("participations_state", "count", len(refused), "participants", named(refused))
		}
		tx.Set("count", moved)
		tx.Set("state", string(state))
		return nil
	})
}

// move moves what may be moved and names what may not.
func move(tx *store.Tx, ed contest.Edition, codes []string, state contest.ParticipationState) (moved int, refused []string, err error) {
	for _, code := range codes {
		p, err := tx.ParticipationByCode(ed.ID, code)
		switch {
		case err != nil:
			return moved, nil, err
		case p.State == state:
			continue
		case !p.State.CanBecome(state):
			refused = append(refused, code)
			continue
		}
		p.State = state
		if err := tx.UpdateParticipation(p); err != nil {
			return moved, nil, err
		}
		moved++
	}
	return moved, refused, nil
}

// named lists codes, the first few of many.
func named(codes []string) string {
	if len(codes) > maxNamed {
		codes = append(codes[:maxNamed:maxNamed], "…")
	}
	return strings.Join(codes, ", ")
}

// RemoveParticipations takes participations without audits and licences away as one
// step that can be undone. Where one of them has any, nothing is done:
// participations_in_use names them; such a one can only be withdrawn.
func (o *Office) RemoveParticipations(ctx context.Context, ed contest.Edition, codes []string) (ch contest.Change, err error) {
	defer wrap(&err, "RemoveParticipations(%d)", len(codes))
	step := store.Step{Action: "remove_participations", Args: contest.Args{"edition": ed.Name, "count": len(codes)}, Undoable: true}
	return o.write(ctx, step, func(tx *store.Tx) error {
		ids, used, err := removable(tx.Reader, ed, codes)
		switch {
		case err != nil:
			return err
		case len(used) > 0:
			return contest.E("participations_in_use", "count", len(used), "participants", named(used))
		}
		for _, id := range ids {
			if err := tx.DeleteParticipation(id); err != nil {
				return err
			}
		}
		return nil
	})
}

// removable gives the ids of participations and names those with audits or a licence.
func removable(r *store.Reader, ed contest.Edition, codes []string) (ids []int64, used []string, err error) {
	for _, code := range codes {
		p, err := r.ParticipationByCode(ed.ID, code)
		if err != nil {
			return nil, nil, err
		}
		audits, err := r.Audits(ed.ID, store.AuditFilter{ParticipationID: p.ID})
		if err != nil {
			return nil, nil, err
		}
		licences, err := r.LicencesOf(p.ID)
		if err != nil {
			return nil, nil, err
		}
		if len(audits)+len(licences) > 0 {
			used = append(used, code)
		}
		ids = append(ids, p.ID)
	}
	return ids, used, nil
}
