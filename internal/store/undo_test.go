package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"biurolidera/internal/contest"
)

func reopen(t testing.TB, db *DB, o Options) *DB {
	t.Helper()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := Open(t.Context(), db.Path(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func TestUndoAndRedo(t *testing.T) {
	o := options(t)
	db := create(t, o)
	_, err := db.Undo(t.Context())
	wantCode(t, err, "undo_nothing")
	of := furnish(t, db)
	states := [][]string{dump(t, db)}
	contact := contest.Contact{InstitutionID: of.institution, Surname: "Żak", Head: true}
	steps := []func(*Tx) error{
		func(tx *Tx) (err error) { contact.ID, err = tx.InsertContact(contact); return err },
		func(tx *Tx) error { contact.Phone = "22"; return tx.UpdateContact(contact) },
		func(tx *Tx) error { _, err := tx.InsertAudit(sampleAudit(of, 1)); return err },
		func(tx *Tx) error {
			i := sampleInstitution(1)
			i.ID, i.Name = of.institution, "Zażółć \x00 \"gęślą\""
			return tx.UpdateInstitution(i)
		},
		func(tx *Tx) error { return tx.DeleteContact(contact.ID) },
	}
	for _, s := range steps {
		write(t, db, s)
		states = append(states, dump(t, db))
	}
	// Not undoable in between: passed over.
	if _, err := db.Write(t.Context(), Step{Action: "printed", Always: true}, func(*Tx) error { return nil }); err != nil {
		t.Fatal(err)
	}
	for n := len(steps) - 1; n >= 0; n-- {
		if n == 2 {
			db = reopen(t, db, o) // undo lives on after a restart
		}
		w, err := db.Undo(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		same(t, fmt.Sprint("undone to ", n), states[n], dump(t, db))
		same(t, "names the step", int64(n+2), w.Undoes)
		undone := get(t, db, func(r *Reader) (contest.Change, error) { return r.ChangeByID(w.Undoes) })
		same(t, "undone by", w.ID, undone.UndoneBy)
	}
	for n := 1; n <= len(steps); n++ {
		if n == 3 {
			db = reopen(t, db, o)
		}
		w, err := db.Redo(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		same(t, fmt.Sprint("redone to ", n), states[n], dump(t, db))
		again := get(t, db, func(r *Reader) (contest.Change, error) { return r.ChangeByID(int64(n + 1)) })
		same(t, "stands again", int64(0), again.UndoneBy)
		same(t, "step", contest.Args{"change": int(w.Undoes), "step": "test"}, w.Args)
	}
	_, err = db.Redo(t.Context())
	wantCode(t, err, "redo_nothing")
	// A new step ends redoing.
	if _, err := db.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	write(t, db, func(tx *Tx) error { return tx.PutSetting("neu", "1") })
	_, err = db.Redo(t.Context())
	wantCode(t, err, "redo_nothing")
	sound(t, db)
}

// What was changed since, or is used since, is not overwritten.
func TestUndoRefusesConflicts(t *testing.T) {
	o := options(t)
	db := create(t, o)
	of := furnish(t, db)
	set := func(v string, undoable bool) {
		t.Helper()
		if _, err := db.Write(t.Context(), Step{Action: "test", Undoable: undoable}, func(tx *Tx) error { return tx.PutSetting("a", v) }); err != nil {
			t.Fatal(err)
		}
	}
	set("1", true)
	set("2", false)
	before := dump(t, db)
	_, err := db.Undo(t.Context())
	wantCode(t, err, "undo_conflict")
	same(t, "after the refusal", before, dump(t, db))
	set("1", false) // as the step left it: now it may be taken back
	if _, err := db.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}

	// A questionnaire that an audit uses since can't be unmade.
	var q int64
	write(t, db, func(tx *Tx) (err error) {
		q, err = tx.InsertQuestionnaire(sampleQuestionnaire(of.edition, contest.Visit, 8))
		return err
	})
	a := sampleAudit(of, 1)
	a.QuestionnaireID = q
	if _, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error { _, err := tx.InsertAudit(a); return err }); err != nil {
		t.Fatal(err)
	}
	_, err = db.Undo(t.Context())
	wantCode(t, err, "questionnaire_used")

	// An institution that takes part since can't be unmade either: found at the commit.
	var i int64
	write(t, db, func(tx *Tx) (err error) { i, err = tx.InsertInstitution(sampleInstitution(5)); return err })
	if _, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error {
		_, err := tx.InsertParticipation(contest.Participation{EditionID: of.edition, InstitutionID: i, Code: "P-0009", Name: "x", State: "received"})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	_, err = db.Undo(t.Context())
	wantCode(t, err, "undo_conflict")
	sound(t, db)

	// A closed edition stays as it is.
	write(t, db, func(tx *Tx) error { return tx.PutAnswers(1, nil) })
	if _, err := db.Write(t.Context(), Step{Action: "close"}, func(tx *Tx) error { return setState(tx, of.edition, contest.EditionClosed) }); err != nil {
		t.Fatal(err)
	}
	_, err = db.Undo(t.Context())
	wantCode(t, err, "edition_closed")
	sound(t, db)
}

// A step whose payload does not fit its digest is not taken back.
func TestUndoOfTamperedPayload(t *testing.T) {
	o := options(t)
	db := create(t, o)
	write(t, db, func(tx *Tx) error { return tx.PutSetting("a", "1") })
	db = tamper(t, db, o, "UPDATE change_payload SET body = x'00'")
	_, err := db.Undo(t.Context())
	wantCode(t, err, "history_broken")
}

// Random steps of several edits each: undo all is the beginning, redo all is the end
// (reliability.md A14).
func TestUndoProperty(t *testing.T) {
	defer func(s string) { synchronous = s }(synchronous)
	synchronous = "OFF" // power cuts are another test's
	rapid.Check(t, func(rt *rapid.T) {
		o := Options{Now: clock(), HeadDir: noMirror}
		dir, err := filepath.Abs(t.TempDir())
		if err != nil {
			rt.Fatal(err)
		}
		db, err := Create(t.Context(), filepath.Join(dir, fmt.Sprintf("%p.lider", rt)), o)
		if err != nil {
			rt.Fatal(err)
		}
		defer db.Close()
		var of office
		if _, err := db.Write(t.Context(), Step{Action: "furnish"}, func(tx *Tx) (err error) { of, err = furnishTx(tx, 8); return err }); err != nil {
			rt.Fatal(err)
		}
		first, steps := dump(t, db), 0
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			w, err := db.Write(t.Context(), Step{Action: "edit", Undoable: true}, func(tx *Tx) error {
				for range rapid.IntRange(1, 6).Draw(rt, "edits") {
					if err := randomEdit(rt, tx, of); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil && contest.CodeOf(err) == "" {
				rt.Fatal(err)
			}
			if err == nil && w.ID != 0 {
				steps++
			}
		}
		last := dump(t, db)
		for n := range steps {
			if _, err := db.Undo(t.Context()); err != nil {
				rt.Fatalf("undo %d of %d: %v", n, steps, err)
			}
		}
		if d := fmt.Sprint(first) != fmt.Sprint(dump(t, db)); d {
			rt.Fatal("undo all is not the beginning")
		}
		for n := range steps {
			if _, err := db.Redo(t.Context()); err != nil {
				rt.Fatalf("redo %d of %d: %v", n, steps, err)
			}
		}
		if d := fmt.Sprint(last) != fmt.Sprint(dump(t, db)); d {
			rt.Fatal("redo all is not the end")
		}
		if found, err := db.Check(t.Context(), nil); err != nil || len(found) > 0 {
			rt.Fatal(found, err)
		}
	})
}

// randomEdit does one thing to a small set of records, so that edits meet.
func randomEdit(rt *rapid.T, tx *Tx, of office) error {
	n := rapid.IntRange(1, 4).Draw(rt, "n")
	word := rapid.SampledFrom([]string{"", "a", "Łódź", "\"x\\", "\x00", "😀"}).Draw(rt, "word")
	exists := func(table string, id int) bool {
		var has bool
		tx.row("SELECT EXISTS (SELECT 1 FROM "+table+" WHERE id = ?)", []any{id}, &has) //nolint:errcheck // sticky
		return has
	}
	switch rapid.IntRange(0, 8).Draw(rt, "edit") {
	case 0:
		return tx.PutSetting(fmt.Sprint(n), word)
	case 1:
		_, err := tx.InsertContact(contest.Contact{InstitutionID: of.institution, Surname: word, Head: n == 1})
		return err
	case 2:
		if exists("contact", n) {
			return tx.DeleteContact(int64(n))
		}
	case 3:
		if exists("contact", n) {
			return tx.UpdateContact(contest.Contact{ID: int64(n), InstitutionID: of.institution, Surname: word + "2"})
		}
	case 4:
		if !exists("audit", n) {
			a := sampleAudit(of, n)
			a.Code += fmt.Sprint("-", rapid.IntRange(0, 1<<30).Draw(rt, "code"))
			_, err := tx.InsertAudit(a)
			return err
		}
	case 5:
		if exists("audit", n) {
			return tx.PutAnswers(int64(n), []contest.Answer{{Criterion: fmt.Sprintf("W%03d", n), Points: n, Comment: word}})
		}
	case 6:
		if exists("audit", n) {
			return tx.DeleteAudit(int64(n))
		}
	case 7:
		cats := contest.DefaultCategories()
		cats[n].Name, cats[n].Subcategories = "K"+word, cats[n].Subcategories[:1]
		return tx.PutCategories(of.edition, append(cats[:1:1], cats[n:]...))
	case 8: // codes change places: no two records may have one in between
		return swapNames(tx)
	}
	return nil
}

// swapNames exchanges the unique numbers of two records within one step.
func swapNames(tx *Tx) error {
	for _, s := range []string{
		"UPDATE category SET code = 'tmp' WHERE code = 'KUL'", "UPDATE category SET code = 'KUL' WHERE code = 'SPK'",
		"UPDATE category SET code = 'SPK' WHERE code = 'tmp'",
	} {
		if _, err := tx.exec(s); err != nil {
			return err
		}
	}
	return nil
}

// A draft stands in no step's way, and goes and comes with its audit.
func TestUndoBesideDrafts(t *testing.T) {
	db := create(t, options(t))
	of := furnish(t, db)
	var id int64
	write(t, db, func(tx *Tx) (err error) { id, err = tx.InsertAudit(sampleAudit(of, 1)); return err })
	draft := func(remark string) {
		t.Helper()
		if _, err := db.Write(t.Context(), Step{Action: "save_draft"}, func(tx *Tx) error {
			return tx.PutDraft(contest.AuditDraft{AuditID: id, SavedAt: tx.Now, Sheet: contest.Submission{Remark: remark}})
		}); err != nil {
			t.Fatal(err)
		}
	}
	kept := func() string {
		t.Helper()
		return get(t, db, func(r *Reader) (string, error) {
			d, _, err := r.Draft(id)
			return d.Sheet.Remark, err
		})
	}
	draft("1")
	write(t, db, func(tx *Tx) error { return tx.DeleteDraft(id) })
	draft("2")
	if _, err := db.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	same(t, "typed since", "2", kept())
	w, err := db.Undo(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "says", contest.Args{"change": 2, "step": "test", DraftsTaken: 1, DraftTaken: sampleAudit(of, 1).Code}, w.Args)
	same(t, "gone", "", kept())
	if _, err := db.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	same(t, "back", "2", kept())
	sound(t, db)
}

// An audit with a draft is running in every list and count, and its row is untouched.
func TestADraftMakesAnAuditRunning(t *testing.T) {
	db := create(t, options(t))
	of := furnish(t, db)
	a := sampleAudit(of, 1)
	a.State, a.Answers = contest.AuditAssigned, nil
	write(t, db, func(tx *Tx) (err error) { a.ID, err = tx.InsertAudit(a); return err })
	state := func(want contest.AuditState) {
		t.Helper()
		read(t, db, func(r *Reader) error {
			got, err := r.AuditByCode(a.Code)
			same(t, "state", want, got.State)
			of, err2 := r.Audits(of.edition, AuditFilter{State: want})
			same(t, "audits of the state", 1, len(of))
			tallies, err3 := r.AuditTallies(got.EditionID)
			if len(tallies) != 1 || tallies[0].State != want {
				t.Errorf("counted as %+v, want %s", tallies, want)
			}
			return errors.Join(err, err2, err3)
		})
	}
	state(contest.AuditAssigned)
	write(t, db, func(tx *Tx) error { return tx.PutDraft(contest.AuditDraft{AuditID: a.ID, SavedAt: tx.Now}) })
	state(contest.AuditRunning)
	write(t, db, func(tx *Tx) error {
		running, err := tx.Audit(a.ID)
		if err != nil {
			return err
		}
		running.Place = "Kielce"
		return tx.UpdateAudit(running)
	})
	write(t, db, func(tx *Tx) error { return tx.DeleteDraft(a.ID) })
	state(contest.AuditAssigned)
}
