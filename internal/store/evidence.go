package store

import (
	"database/sql"

	"biurolidera/internal/contest"
)

// Bytes are kept once for each content, by their SHA-256; evidence names them. What is
// kept was re-encoded before, so that no picture says where and when it was taken.
// Bytes are not in the history (their hash is), so that undoing an attachment leaves
// them, until DropOrphans.

// PutEvidence keeps bytes beside an audit and gives the evidence with its id, hash
// and size. Equal bytes are kept once.
func (tx *Tx) PutEvidence(e contest.Evidence, bytes []byte) (_ contest.Evidence, err error) {
	defer wrap(&err, "PutEvidence(%d)", e.AuditID)
	if bytes == nil {
		bytes = []byte{}
	}
	e.SHA256, e.Size = sumOf(bytes), int64(len(bytes))
	_, err = tx.exec(`
		INSERT INTO blob (
			sha256,
			size,
			bytes
		) VALUES (?, ?, ?)
		ON CONFLICT (sha256) DO NOTHING`, e.SHA256, e.Size, bytes)
	if err != nil {
		return e, err
	}
	e.ID, err = tx.insert(`
		INSERT INTO evidence (
			audit_id,
			sha256,
			name,
			type,
			note
		) VALUES (?, ?, ?, ?, ?)
		RETURNING id`, e.AuditID, e.SHA256, e.Name, e.Type, e.Note)
	return e, err
}

// DeleteEvidence takes the evidence from its audit. The bytes stay, so that the
// step can be undone, until DropOrphans.
func (tx *Tx) DeleteEvidence(id int64) (err error) {
	defer wrap(&err, "DeleteEvidence(%d)", id)
	return tx.change("evidence", id, "DELETE FROM evidence WHERE id = ?", id)
}

// DropOrphans takes away bytes that no evidence names, and gives their number.
// Steps that took such evidence away can then not be undone.
func (tx *Tx) DropOrphans() (n int64, err error) {
	defer wrap(&err, "DropOrphans()")
	result, err := tx.exec(`
		DELETE FROM blob
		WHERE NOT EXISTS (SELECT 1 FROM evidence AS e WHERE e.sha256 = blob.sha256)`)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// Evidence lists what is kept beside an audit, without the bytes.
func (r *Reader) Evidence(auditID int64) ([]contest.Evidence, error) {
	return collect(r, `
		SELECT
			e.id,
			e.audit_id,
			e.sha256,
			e.name,
			e.type,
			b.size,
			e.note
		FROM evidence AS e
		JOIN blob AS b ON b.sha256 = e.sha256
		WHERE e.audit_id = ?
		ORDER BY e.id`, []any{auditID}, func(rows *sql.Rows, e *contest.Evidence) error {
		return rows.Scan(&e.ID, &e.AuditID, &e.SHA256, &e.Name, &e.Type, &e.Size, &e.Note)
	})
}

// EvidenceBytes gives the bytes of a hash. Errors: record_missing, evidence_changed
// (they no longer have the hash).
func (r *Reader) EvidenceBytes(hash string) (bytes []byte, err error) {
	defer wrap(&err, "EvidenceBytes(%q)", hash)
	found, err := r.row("SELECT bytes FROM blob WHERE sha256 = ?", []any{hash}, &bytes)
	switch {
	case err != nil:
		return nil, err
	case !found:
		return nil, missing("evidence", hash)
	case sumOf(bytes) != hash:
		return nil, contest.E("evidence_changed", "hash", hash)
	}
	return bytes, nil
}
