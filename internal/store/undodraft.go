package store

import "slices"

// What is typed of a sheet is a change of nothing (draft.go), so it never stands in the
// way of undoing, and undoing never loses it:
//   - a draft that was typed since stays as it is, in place of the one that undoing
//     would bring back or take away: who typed on began from that one;
//   - an audit that undoing takes away takes its draft along, as part of the step, which
//     says so (DraftsTaken, DraftTaken); redoing brings both back.

// Values of an undoing that took half-typed sheets along: their number, and the code of
// the first audit.
const (
	DraftsTaken = "drafts"
	DraftTaken  = "draft"
)

// spareDrafts leaves out staged drafts that were typed on since, and takes away those of
// audits that go.
func (tx *Tx) spareDrafts(touched []staged) error {
	find := func(name string) int {
		return slices.IndexFunc(touched, func(t staged) bool { return t.name == name })
	}
	if i := find("audit_draft"); i >= 0 {
		t := touched[i].table
		if _, err := tx.exec(`
			DELETE FROM staged
			WHERE rowid IN (
				SELECT
					s.rowid
				FROM staged AS s
				LEFT JOIN main.audit_draft AS t ON t.audit_id = s.k0
				WHERE s.tbl = ?
					AND CASE WHEN t.audit_id IS NOT NULL THEN `+t.image("t")+` END IS NOT s.after
			)`, t.id); err != nil {
			return err
		}
	}
	if i := find("audit"); i >= 0 {
		return tx.takeDrafts(touched[i].table)
	}
	return nil
}

// takeDrafts takes the drafts of those audits away that the step made.
func (tx *Tx) takeDrafts(audits table) error {
	var n int
	var first string
	if _, err := tx.row(`
		SELECT
			count(*),
			coalesce(min(a.code), '')
		FROM staged AS s
		JOIN audit AS a ON a.id = s.k0
		JOIN audit_draft AS d ON d.audit_id = a.id
		WHERE s.tbl = ?
			AND s.before IS NULL`, []any{audits.id}, &n, &first); err != nil || n == 0 {
		return err
	}
	tx.Set(DraftsTaken, n)
	tx.Set(DraftTaken, first)
	_, err := tx.exec(`
		DELETE FROM audit_draft
		WHERE audit_id IN (
			SELECT
				k0
			FROM staged
			WHERE tbl = ?
				AND before IS NULL
		)`, audits.id)
	return err
}
