package store

import (
	"bytes"
	"context"
	"os"
	"testing"
	"time"

	"biurolidera/internal/contest"
)

func TestChanges(t *testing.T) {
	db := create(t, options(t))
	for _, v := range []string{"1", "2", "3"} {
		write(t, db, func(tx *Tx) error { return tx.PutSetting("a", v) })
	}
	ids := func(before int64, limit int) (ids []int64) {
		for _, c := range get(t, db, func(r *Reader) ([]contest.Change, error) { return r.Changes(before, limit) }) {
			ids = append(ids, c.ID)
		}
		return ids
	}
	same(t, "newest", []int64{3, 2}, ids(0, 2))
	same(t, "older", []int64{1}, ids(2, 10))
	c := get(t, db, func(r *Reader) (contest.Change, error) { return r.ChangeByID(2) })
	if c.At.Location() != time.UTC || c.At.Year() != 2025 || len(c.Hash) != 64 || len(c.Digest) != 64 {
		t.Errorf("change: %+v", c)
	}
	read(t, db, func(r *Reader) error {
		_, err := r.ChangeByID(9)
		wantCode(t, err, "record_missing")
		_, err = r.Payload(9)
		wantCode(t, err, "record_missing")
		return nil
	})
}

// Erasing a person leaves no trace of the text in any file, and the chain whole.
func TestErasePayload(t *testing.T) {
	const canary = "Brzęczyszczykiewicz-Kanarek"
	db := create(t, options(t))
	o := furnish(t, db)
	var id int64
	write(t, db, func(tx *Tx) (err error) {
		id, err = tx.InsertContact(contest.Contact{InstitutionID: o.institution, Surname: canary})
		return err
	})
	write(t, db, func(tx *Tx) error {
		return tx.UpdateContact(contest.Contact{ID: id, InstitutionID: o.institution, Surname: canary, Phone: "1"})
	})
	write(t, db, func(tx *Tx) error { return tx.PutSetting("other", "x") })
	write(t, db, func(tx *Tx) error { return tx.DeleteContact(id) })
	ids := get(t, db, func(r *Reader) ([]int64, error) { return r.ChangesOf("contact", id) })
	same(t, "changes of the contact", []int64{2, 3, 5}, ids)
	w, err := db.ErasePayload(t.Context(), Step{Action: "erase_person"}, ids...)
	if err != nil {
		t.Fatal(err)
	}
	read(t, db, func(r *Reader) error {
		_, err := r.Payload(2)
		wantCode(t, err, "history_erased")
		return nil
	})
	same(t, "args", contest.Args{"changes": "2, 3, 5"}, get(t, db, func(r *Reader) (contest.Change, error) { return r.ChangeByID(w.ID) }).Args)
	sound(t, db)
	for _, suffix := range []string{"", "-wal"} {
		b, err := os.ReadFile(db.Path() + suffix)
		if err == nil && bytes.Contains(b, []byte(canary)) {
			t.Errorf("the name is still in the file%s", suffix)
		}
	}
	// What is left can be undone; what was erased is passed over.
	if _, err := db.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	same(t, "undone", "", get(t, db, func(r *Reader) (string, error) { return r.Setting("other") }))
	_, err = db.ErasePayload(t.Context(), Step{Action: "erase_person"}, 2)
	wantCode(t, err, "record_missing") // only once
}

// Nothing in the file can rewrite its history.
func TestHistoryIsAppendOnly(t *testing.T) {
	db := create(t, options(t))
	write(t, db, func(tx *Tx) error { return tx.PutSetting("a", "1") })
	for _, statement := range []string{
		"UPDATE change SET who = 'x'", "DELETE FROM change", "INSERT OR REPLACE INTO change SELECT * FROM change",
		"DELETE FROM change_payload", "UPDATE change_payload SET body = x'00'", "UPDATE change_payload SET salt = x''",
		"UPDATE change_payload SET erased_by = 1", "UPDATE change_payload SET change_id = 2",
	} {
		_, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error { _, err := tx.exec(statement); return err })
		if contest.CodeOf(err) != "history_append_only" {
			t.Errorf("%s: %v", statement, err)
		}
	}
	sound(t, db)
}

// The clock may go back: numbers order the history, not times (reliability.md A12).
func TestClockGoesBack(t *testing.T) {
	o := options(t)
	times := []string{"2025-10-26T02:30:00+02:00", "2025-10-26T02:10:00+01:00", "2022-01-01T00:00:00Z", "2032-02-29T12:00:00Z", "1970-01-01T00:00:00Z"}
	at := 0
	o.Now = func() time.Time {
		now, err := time.Parse(time.RFC3339, times[at%len(times)])
		if err != nil {
			t.Fatal(err)
		}
		return now
	}
	db := create(t, o)
	for at = range times {
		if _, err := db.Write(context.Background(), Step{Action: "test"}, func(tx *Tx) error { return tx.PutSetting("a", times[at]) }); err != nil {
			t.Fatal(err)
		}
	}
	for i, c := range get(t, db, func(r *Reader) ([]contest.Change, error) { return r.Changes(0, 10) }) {
		want, _ := time.Parse(time.RFC3339, times[len(times)-1-i])
		if !c.At.Equal(want) {
			t.Errorf("change %d at %v, want %v", c.ID, c.At, want)
		}
	}
	sound(t, db)
}
