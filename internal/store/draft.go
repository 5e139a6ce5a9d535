package store

import (
	"database/sql"
	"encoding/json"

	"biurolidera/internal/contest"
)

// A draft keeps what was typed of a sheet, as it was typed, so that an interrupted entry
// is there after a crash. It stands apart from answers: nothing that counts reads it.

// PutDraft keeps the draft of an audit, in place of an earlier one.
func (tx *Tx) PutDraft(d contest.AuditDraft) (err error) {
	defer wrap(&err, "PutDraft(%d)", d.AuditID)
	body, err := json.Marshal(d.Sheet)
	if err != nil {
		return err
	}
	_, err = tx.exec(`
		INSERT INTO audit_draft (
			audit_id,
			saved_at,
			body
		) VALUES (?, ?, ?)
		ON CONFLICT (audit_id) DO UPDATE
		SET
			saved_at = excluded.saved_at,
			body = excluded.body`, d.AuditID, moment(d.SavedAt), string(body))
	return err
}

// DeleteDraft takes an audit's draft away, if there is one.
func (tx *Tx) DeleteDraft(auditID int64) (err error) {
	defer wrap(&err, "DeleteDraft(%d)", auditID)
	_, err = tx.exec("DELETE FROM audit_draft WHERE audit_id = ?", auditID)
	return err
}

// Draft gives an audit's draft; false: there is none.
func (r *Reader) Draft(auditID int64) (d contest.AuditDraft, found bool, err error) {
	defer wrap(&err, "Draft(%d)", auditID)
	found, err = r.row(`
		SELECT
			audit_id,
			saved_at,
			body
		FROM audit_draft
		WHERE audit_id = ?`, []any{auditID}, &d.AuditID, when{&d.SavedAt}, fromJSON{&d.Sheet})
	return d, found, err
}

// Drafts lists the ids of the edition's audits that have a draft, and since when.
func (r *Reader) Drafts(editionID int64) ([]contest.AuditDraft, error) {
	return collect(r, `
		SELECT
			d.audit_id,
			d.saved_at
		FROM audit_draft AS d
		JOIN audit AS a ON a.id = d.audit_id
		WHERE a.edition_id = ?
		ORDER BY d.audit_id`, []any{editionID}, func(rows *sql.Rows, d *contest.AuditDraft) error {
		return rows.Scan(&d.AuditID, when{&d.SavedAt})
	})
}
