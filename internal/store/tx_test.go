package store

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"biurolidera/internal/contest"
)

func TestWriteLeavesOneChange(t *testing.T) {
	db := create(t, options(t))
	w, err := db.Write(t.Context(), Step{Action: "put", Args: contest.Args{"file": "a.xlsx"}, Undoable: true}, func(tx *Tx) error {
		if err := tx.PutSetting("a", "1"); err != nil {
			return err
		}
		if err := tx.PutMapping("m", "{}"); err != nil {
			return err
		}
		tx.Set("count", 2)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "tables", []string{"import_mapping", "setting"}, w.Tables)
	same(t, "event", contest.Event{Change: 1, Action: "put", Tables: w.Tables}, w.Event())
	kept := get(t, db, func(r *Reader) (contest.Change, error) { return r.ChangeByID(1) })
	same(t, "as written and as read", kept, w.Change)
	same(t, "args", contest.Args{"file": "a.xlsx", "count": 2}, kept.Args)
	same(t, "who", "Anna Nowak", kept.Who)
}

func TestWriteOfNothingLeavesNothing(t *testing.T) {
	db := create(t, options(t))
	before := sumFile(t, db.Path())
	for name, work := range map[string]func(*Tx) error{
		"nothing": func(*Tx) error { return nil },
		"and back": func(tx *Tx) error {
			if err := tx.PutSetting("a", "1"); err != nil {
				return err
			}
			return tx.PutSetting("a", "")
		},
	} {
		if w := write(t, db, work); w.ID != 0 {
			t.Errorf("%s made change %d", name, w.ID)
		}
	}
	w, err := db.Write(t.Context(), Step{Action: "printed", Always: true, Undoable: true}, func(*Tx) error { return nil })
	if err != nil || w.ID != 1 || w.Undoable {
		t.Errorf("a step that is always noted: %+v, %v", w, err)
	}
	if _, err := checkpoint(t.Context(), db.writer); err != nil {
		t.Fatal(err)
	}
	if sumFile(t, db.Path()) == before {
		t.Error("the control failed: the noted step is not in the file")
	}
}

// After the first failed statement nothing more is done, even if the work goes on
// as if it had not seen the error.
func TestFirstErrorIsTheLast(t *testing.T) {
	db := create(t, options(t))
	_, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error {
		tx.PutSetting("a", "1")                                                      //nolint:errcheck // that is the test
		tx.InsertEdition(contest.Edition{Code: "", Name: "", Year: 2025})            //nolint:errcheck // refused by the table
		if err := tx.PutSetting("b", "2"); contest.CodeOf(err) != "record_invalid" { // the first error again
			t.Errorf("a later statement: %v", err)
		}
		if _, err := tx.Settings(); contest.CodeOf(err) != "record_invalid" {
			t.Errorf("a later question: %v", err)
		}
		return nil
	})
	wantCode(t, err, "record_invalid")
	same(t, "settings", map[string]string{}, get(t, db, (*Reader).Settings))
	write(t, db, func(tx *Tx) error { return tx.PutSetting("c", "3") }) // the next step is not hindered
	sound(t, db)
}

func TestErrorsAndPanicsTakeEverythingBack(t *testing.T) {
	db := create(t, options(t))
	boom := errors.New("boom")
	_, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error {
		if err := tx.PutSetting("a", "1"); err != nil {
			return err
		}
		return boom
	})
	if !errors.Is(err, boom) {
		t.Errorf("error %v", err)
	}
	func() {
		defer func() { recover() }()
		db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error { //nolint:errcheck // it panics
			if err := tx.PutSetting("a", "1"); err != nil {
				return err
			}
			panic("boom")
		})
	}()
	ctx, cancel := context.WithCancel(t.Context())
	_, err = db.Write(ctx, Step{Action: "test"}, func(tx *Tx) error {
		err := tx.PutSetting("a", "1")
		cancel()
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	same(t, "settings", map[string]string{}, get(t, db, (*Reader).Settings))
	w := write(t, db, func(tx *Tx) error { return tx.PutSetting("b", "2") })
	same(t, "rows of the next step", 1, w.Rows) // nothing captured before is left
	sound(t, db)
}

// If SQLite rolls a transaction back unasked, what follows must not be committed
// statement by statement.
func TestRolledBackUnasked(t *testing.T) {
	db := create(t, options(t))
	_, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error {
		if err := tx.PutSetting("a", "1"); err != nil {
			return err
		}
		_, err := db.writer.ExecContext(tx.ctx, "ROLLBACK")
		return err
	})
	if err == nil {
		t.Error("a lost transaction was committed")
	}
	if inTransaction(db.writer) {
		t.Error("a transaction is open")
	}
	write(t, db, func(tx *Tx) error { return tx.PutSetting("b", "2") })
	sound(t, db)
}

func TestReadersSeeOneState(t *testing.T) {
	db := create(t, options(t))
	write(t, db, func(tx *Tx) error { return tx.PutSetting("a", "1") })
	read(t, db, func(r *Reader) error {
		first, err := r.Setting("a")
		if err != nil {
			return err
		}
		write(t, db, func(tx *Tx) error { return tx.PutSetting("a", "2") })
		second, err := r.Setting("a")
		same(t, "within one reading", first, second)
		return err
	})
	same(t, "afterwards", "2", get(t, db, func(r *Reader) (string, error) { return r.Setting("a") }))
	err := db.Read(t.Context(), func(r *Reader) error {
		_, err := r.q.ExecContext(r.ctx, "DELETE FROM setting")
		return sentinel(err)
	})
	wantCode(t, err, "file_read_only")
}

func TestWritersWaitForOneAnother(t *testing.T) {
	db := create(t, options(t))
	const writers = 8
	errs := make(chan error, writers)
	for n := range writers {
		go func() {
			_, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error {
				time.Sleep(time.Millisecond)
				return tx.PutSetting(fmt.Sprint(n), "x")
			})
			errs <- err
		}()
	}
	for range writers {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	same(t, "settings", writers, len(get(t, db, (*Reader).Settings)))
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	write(t, db, func(*Tx) error {
		_, err := db.Write(ctx, Step{Action: "test"}, func(*Tx) error { return nil })
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a writer within a writer: %v", err)
		}
		return nil
	})
	sound(t, db)
}

func TestWriteWithoutCapture(t *testing.T) {
	o := options(t)
	o.NoCapture = true
	db := create(t, o)
	w := write(t, db, func(tx *Tx) error { return tx.PutSetting("a", "1") })
	if w.ID != 1 || w.Undoable {
		t.Errorf("bare step: %+v", w)
	}
	if w := write(t, db, func(*Tx) error { return nil }); w.ID != 0 {
		t.Errorf("bare step of nothing: %+v", w)
	}
	sound(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	o.NoCapture = false
	db, err := Open(t.Context(), db.Path(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, err = db.Undo(t.Context())
	wantCode(t, err, "undo_nothing")
	sound(t, db)
}
