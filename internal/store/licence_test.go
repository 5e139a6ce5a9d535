package store

import (
	"testing"
	"time"

	"biurolidera/internal/contest"
)

func TestLicences(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	day := time.Date(2025, 12, 5, 0, 0, 0, 0, time.UTC)
	want := contest.QualityLicence{
		EditionID: o.edition, ParticipationID: o.participation, Number: "LZM/2025/001", Name: "Gmina Łomianki", Category: "URZ",
		IssuedOn: day, ValidFrom: day, ValidTo: day.AddDate(1, 0, -1), State: contest.LicenceValid,
	}
	next := func() int {
		return get(t, db, func(r *Reader) (int, error) { return r.NextLicenceNumber(o.edition) })
	}
	same(t, "first number", 1, next())
	write(t, db, func(tx *Tx) (err error) { want.ID, err = tx.InsertLicence(want); return err })
	same(t, "second number", 2, next())
	same(t, "by number", want, get(t, db, func(r *Reader) (contest.QualityLicence, error) { return r.LicenceByNumber("LZM/2025/001") }))

	// What may change: the document, and that it is revoked; the latter can be undone.
	if _, err := db.Write(t.Context(), Step{Action: "issue"}, func(tx *Tx) error {
		d, err := tx.InsertDocument(contest.IssuedDocument{EditionID: o.edition, Kind: contest.DocumentLicence, Name: "a.pdf", Bytes: []byte("%PDF")})
		if err != nil {
			return err
		}
		want.DocumentID = d.ID
		return tx.UpdateLicence(want)
	}); err != nil {
		t.Fatal(err)
	}
	revoked := want
	revoked.State, revoked.RevokeReason, revoked.Name = contest.LicenceRevoked, "pomyłka", "inna nazwa"
	write(t, db, func(tx *Tx) error { return tx.UpdateLicence(revoked) })
	revoked.Name = want.Name
	all := func(r *Reader) ([]contest.QualityLicence, error) { return r.Licences(o.edition) }
	same(t, "revoked", []contest.QualityLicence{revoked}, get(t, db, all))
	if _, err := db.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	same(t, "undone", []contest.QualityLicence{want}, get(t, db, all))
	same(t, "of all editions", 1, len(get(t, db, func(r *Reader) ([]contest.QualityLicence, error) { return r.Licences(0) })))

	for _, statement := range []string{"DELETE FROM licence", "UPDATE licence SET number = 'x'", "UPDATE licence SET valid_to = '2099-01-01'"} {
		_, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error { _, err := tx.exec(statement); return err })
		wantCode(t, err, "licence_permanent")
	}
	_, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error { _, err := tx.InsertLicence(want); return err })
	wantCode(t, err, "record_exists")
	sound(t, db)
}
