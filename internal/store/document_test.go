package store

import (
	"testing"
	"time"

	"biurolidera/internal/contest"
)

func TestDocuments(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	want := contest.IssuedDocument{
		EditionID: o.edition, Kind: contest.DocumentLicence, Number: "LZM/2025/001", Name: "licencja.pdf", Type: "application/pdf",
		Bytes: []byte("%PDF-1.7 \x00\xff"), Data: []byte(`{"name":"Gmina"}`), IssuedAt: time.Date(2025, 12, 5, 9, 0, 0, 7e6, time.UTC),
	}
	step := Step{Action: "issue"}
	issue := func(d contest.IssuedDocument) (out contest.IssuedDocument) {
		t.Helper()
		if _, err := db.Write(t.Context(), step, func(tx *Tx) (err error) { out, err = tx.InsertDocument(d); return err }); err != nil {
			t.Fatal(err)
		}
		return out
	}
	got := issue(want)
	want.ID, want.SHA256, want.Size = got.ID, sumOf(want.Bytes), int64(len(want.Bytes))
	same(t, "issued", want, got)
	same(t, "read", want, get(t, db, func(r *Reader) (contest.IssuedDocument, error) { return r.Document(want.ID) }))
	second := issue(contest.IssuedDocument{EditionID: o.edition, Kind: contest.DocumentReport, Name: "r.pdf", Replaces: want.ID})
	listed := want
	listed.Bytes, listed.Data = nil, nil
	same(t, "of one kind", []contest.IssuedDocument{listed}, get(t, db, func(r *Reader) ([]contest.IssuedDocument, error) {
		return r.Documents(o.edition, contest.DocumentLicence)
	}))
	same(t, "of all kinds", 2, len(get(t, db, func(r *Reader) ([]contest.IssuedDocument, error) { return r.Documents(o.edition, "") })))
	same(t, "names the old one", want.ID, get(t, db, func(r *Reader) (contest.IssuedDocument, error) { return r.Document(second.ID) }).Replaces)

	for _, statement := range []string{"DELETE FROM issued_document", "UPDATE issued_document SET name = 'x'"} {
		_, err := db.Write(t.Context(), step, func(tx *Tx) error { _, err := tx.exec(statement); return err })
		wantCode(t, err, "document_permanent")
	}
	// A step that issues can't be undone, so it must not say so.
	_, err := db.Write(t.Context(), Step{Action: "issue", Undoable: true}, func(tx *Tx) error { _, err := tx.InsertDocument(want); return err })
	if err == nil {
		t.Error("an undoable step issued a document")
	}
	sound(t, db)
}
