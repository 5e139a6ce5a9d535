package store

import (
	"bytes"
	"testing"

	"biurolidera/internal/contest"
)

func TestEvidence(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	photo := bytes.Repeat([]byte{0, 0xff, 'x'}, 5000)
	var a, b contest.Evidence
	var first, second int64
	write(t, db, func(tx *Tx) (err error) {
		if first, err = tx.InsertAudit(sampleAudit(o, 1)); err != nil {
			return err
		}
		second, err = tx.InsertAudit(sampleAudit(o, 2))
		return err
	})
	w := write(t, db, func(tx *Tx) (err error) {
		if a, err = tx.PutEvidence(contest.Evidence{AuditID: first, Name: "lada.jpg", Type: "image/jpeg", Note: "kolejka"}, photo); err != nil {
			return err
		}
		b, err = tx.PutEvidence(contest.Evidence{AuditID: second, Name: "ta-sama.jpg", Type: "image/jpeg"}, photo)
		return err
	})
	same(t, "kept once", []string{"blob", "evidence"}, w.Tables)
	same(t, "rows", 3, w.Rows)
	same(t, "size and hash", contest.Evidence{ID: a.ID, AuditID: first, SHA256: sumOf(photo), Name: "lada.jpg", Type: "image/jpeg", Size: 15000, Note: "kolejka"}, a)
	same(t, "listed", []contest.Evidence{a}, get(t, db, func(r *Reader) ([]contest.Evidence, error) { return r.Evidence(first) }))
	same(t, "bytes", photo, get(t, db, func(r *Reader) ([]byte, error) { return r.EvidenceBytes(a.SHA256) }))
	for _, row := range get(t, db, func(r *Reader) ([]contest.RowChange, error) { return r.Payload(w.ID) }) {
		if _, has := row.After["bytes"]; has {
			t.Error("the history has the bytes")
		}
	}

	// Undo takes the evidence away, not the bytes; redo needs them.
	if _, err := db.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	same(t, "undone", 0, len(get(t, db, func(r *Reader) ([]contest.Evidence, error) { return r.Evidence(second) })))
	if _, err := db.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	same(t, "redone", []contest.Evidence{b}, get(t, db, func(r *Reader) ([]contest.Evidence, error) { return r.Evidence(second) }))

	write(t, db, func(tx *Tx) error {
		if err := tx.DeleteEvidence(a.ID); err != nil {
			return err
		}
		n, err := tx.DropOrphans()
		same(t, "still named", int64(0), n)
		return err
	})
	write(t, db, func(tx *Tx) error { return tx.DeleteEvidence(b.ID) })
	found, err := db.Check(t.Context(), nil)
	if err != nil || len(found) != 1 || found[0].Code != "evidence_orphan" || found[0].Severity != contest.SeverityWarning {
		t.Errorf("orphan: %v %v", found, err)
	}
	write(t, db, func(tx *Tx) error { n, err := tx.DropOrphans(); same(t, "dropped", int64(1), n); return err })
	sound(t, db)
	_, err = db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error { _, err := tx.exec("UPDATE blob SET id = id + 1"); return err })
	if err != nil {
		t.Errorf("no row, no trigger: %v", err)
	}
	read(t, db, func(r *Reader) error {
		_, err := r.EvidenceBytes(a.SHA256)
		wantCode(t, err, "record_missing")
		return nil
	})
}
