package store

import (
	"database/sql"

	"biurolidera/internal/contest"
)

// A licence's number, name and days stand on paper in somebody's hall: they never change,
// and no licence is deleted. It can be revoked, and that can be taken back. This holds in
// a closed edition too, since licences outlive it (domain.md §1.3, step 10).

// InsertLicence makes a licence and gives its id. Its number, name and days never
// change again.
func (tx *Tx) InsertLicence(l contest.QualityLicence) (id int64, err error) {
	defer wrap(&err, "InsertLicence(%q)", l.Number)
	if l.State == "" {
		l.State = contest.LicenceValid
	}
	return tx.insert(`
		INSERT INTO licence (
			edition_id,
			participation_id,
			number,
			name,
			category,
			issued_on,
			valid_from,
			valid_to,
			state,
			revoke_reason,
			document_id
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		RETURNING id`,
		l.EditionID, l.ParticipationID, l.Number, l.Name, l.Category, day(l.IssuedOn), day(l.ValidFrom), day(l.ValidTo),
		string(l.State), l.RevokeReason, orNull(l.DocumentID))
}

// UpdateLicence writes what may change: state, reason and document.
func (tx *Tx) UpdateLicence(l contest.QualityLicence) (err error) {
	defer wrap(&err, "UpdateLicence(%d)", l.ID)
	return tx.change("licence", l.ID, `
		UPDATE licence
		SET
			state = ?,
			revoke_reason = ?,
			document_id = ?
		WHERE id = ?`, string(l.State), l.RevokeReason, orNull(l.DocumentID), l.ID)
}

// Licences lists the edition's licences in the order of issue; 0: of all editions.
func (r *Reader) Licences(editionID int64) ([]contest.QualityLicence, error) {
	if editionID == 0 {
		return r.licences("ORDER BY id")
	}
	return r.licences("WHERE edition_id = ? ORDER BY id", editionID)
}

// LicencesOf lists a participation's licences in the order of issue.
func (r *Reader) LicencesOf(participationID int64) ([]contest.QualityLicence, error) {
	return r.licences("WHERE participation_id = ? ORDER BY id", participationID)
}

// LicenceByNumber gives one; record_missing if there is none.
func (r *Reader) LicenceByNumber(number string) (contest.QualityLicence, error) {
	return only(r.licences("WHERE number = ?", number))("licence", number)
}

// NextLicenceNumber is one more than the licences the edition has: none is ever
// taken away.
func (r *Reader) NextLicenceNumber(editionID int64) (n int, err error) {
	_, err = r.row("SELECT count(*) + 1 FROM licence WHERE edition_id = ?", []any{editionID}, &n)
	return n, err
}

// licences reads licences; the condition orders them where it gives several.
func (r *Reader) licences(condition string, args ...any) ([]contest.QualityLicence, error) {
	return collect(r, `
		SELECT
			id,
			edition_id,
			participation_id,
			number,
			name,
			category,
			issued_on,
			valid_from,
			valid_to,
			state,
			revoke_reason,
			document_id
		FROM licence
		`+condition, args, func(rows *sql.Rows, l *contest.QualityLicence) error {
		return rows.Scan(&l.ID, &l.EditionID, &l.ParticipationID, &l.Number, &l.Name, &l.Category,
			when{&l.IssuedOn}, when{&l.ValidFrom}, when{&l.ValidTo}, &l.State, &l.RevokeReason, ref{&l.DocumentID})
	})
}
