package office

import (
	"context"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// InstitutionSaved tells what became of a record that a person wrote.
type InstitutionSaved struct {
	Institution contest.Institution   // as it is kept
	Changes     []contest.FieldChange // what was changed; none: nothing was written
	Findings    []contest.Finding     // warnings about its fields; they block nothing
	Change      contest.Change
}

// SaveInstitution writes the fields in which now differs from was, the record as the
// form read it, as one step that can be undone and names them. What others changed
// meanwhile stays; a field changed on both sides is refused with record_changed_since.
// Errors carry the Field they are about: institution_name_empty, institution_name_long.
func (o *Office) SaveInstitution(ctx context.Context, was, now contest.Institution) (s InstitutionSaved, err error) {
	defer wrap(&err, "SaveInstitution(%d)", was.ID)
	if err := now.Validate(); err != nil {
		return s, err
	}
	now, s.Findings = tidied(was, now)
	step := store.Step{Action: "save_institution", Undoable: true}
	s.Change, err = o.write(ctx, step, func(tx *store.Tx) error {
		kept, err := tx.Institution(was.ID)
		if err != nil {
			return err
		}
		s.Institution, err = written(kept, was, now)
		if err != nil {
			return err
		}
		if s.Changes = contest.Diff(kept, s.Institution); len(s.Changes) == 0 {
			return nil
		}
		tx.Set("institution", kept.Code)
		tx.Set("fields", changedFields(s.Changes))
		return tx.UpdateInstitution(s.Institution)
	})
	return s, err
}

// written puts what a person changed into the kept record.
func written(kept, was, now contest.Institution) (contest.Institution, error) {
	out := kept
	for _, f := range contest.InstitutionValues() {
		a, b, k := f.Get(&was), f.Get(&now), f.Get(&kept)
		switch {
		case a == b || b == k:
		case k != a:
			return out, contest.E("record_changed_since", "record", kept.Code, "value", k).At(f.Name)
		default:
			setField(f, &out, b)
		}
	}
	return out, nil
}

// setField writes a field; a count of nothing is unknown.
func setField(f contest.InstitutionField, i *contest.Institution, value string) {
	if value == "" {
		value = "0"
		if f.Set(i, value); f.Get(i) == "" {
			return
		}
		value = ""
	}
	f.Set(i, value)
}

// changedFields names changed fields for the history.
func changedFields(changes []contest.FieldChange) []string {
	names := make([]string, len(changes))
	for i, c := range changes {
		names[i] = c.Field
	}
	return names
}

// AddInstitution makes a record and gives it its code; ID and Code of i count for
// nothing. Errors are those of SaveInstitution.
func (o *Office) AddInstitution(ctx context.Context, i contest.Institution) (s InstitutionSaved, err error) {
	defer wrap(&err, "AddInstitution(%q)", i.Name)
	if err := i.Validate(); err != nil {
		return s, err
	}
	s.Institution, s.Findings = tidied(contest.Institution{}, i)
	s.Institution.Example = o.db.Example()
	step := store.Step{Action: "add_institution", Args: contest.Args{"name": s.Institution.Name}, Undoable: true}
	s.Change, err = o.write(ctx, step, func(tx *store.Tx) error {
		n, err := tx.NextInstitutionNumber()
		if err != nil {
			return err
		}
		s.Institution.Code = contest.InstitutionCode(n)
		tx.Set("institution", s.Institution.Code)
		s.Institution.ID, err = tx.InsertInstitution(s.Institution)
		return err
	})
	s.Changes = contest.Diff(contest.Institution{}, s.Institution)
	return s, err
}

// maxNamed is how many records a refusal names.
const maxNamed = 5

// RemoveInstitutions takes institutions and their contacts away as one step that can
// be undone. Where one of them takes part in an edition nothing is taken away:
// institutions_in_use names them.
func (o *Office) RemoveInstitutions(ctx context.Context, ids []int64) (ch contest.Change, err error) {
	defer wrap(&err, "RemoveInstitutions(%d)", len(ids))
	step := store.Step{Action: "remove_institutions", Args: contest.Args{"count": len(ids)}, Undoable: true}
	return o.write(ctx, step, func(tx *store.Tx) error {
		if err := unused(tx.Reader, ids); err != nil {
			return err
		}
		for n, id := range ids {
			if err := tx.DeleteInstitution(id); err != nil {
				return err
			}
			progress(ctx, n+1, len(ids))
		}
		return nil
	})
}

// unused fails with institutions_in_use where one of them takes part in an edition.
func unused(r *store.Reader, ids []int64) error {
	parts, err := r.ParticipationsOfAll(ids)
	if err != nil || len(parts) == 0 {
		return err
	}
	editions, err := r.Editions()
	if err != nil {
		return err
	}
	years := map[int64]string{}
	for _, e := range editions {
		years[e.ID] = e.Code
	}
	in := map[int64]bool{}
	var names []string
	for _, p := range parts {
		if !in[p.InstitutionID] && len(names) < maxNamed {
			names = append(names, p.Name+" ("+years[p.EditionID]+", "+p.Code+")")
		}
		in[p.InstitutionID] = true
	}
	if len(in) > len(names) {
		names = append(names, "…")
	}
	return contest.E("institutions_in_use", "count", len(in), "names", strings.Join(names, "; "))
}
