package store

import (
	"database/sql"

	"biurolidera/internal/contest"
)

// A decision on a critical failure bars a title or clears an institution, so that there
// is one for an audit and a criterion, and the history keeps each word of it (method.md
// 2a, rule 11).

// PutCriticalDecision writes the office's word on a critical failure, in place of
// an earlier one.
func (tx *Tx) PutCriticalDecision(d contest.CriticalDecision) (err error) {
	defer wrap(&err, "PutCriticalDecision(%d, %q)", d.AuditID, d.Criterion)
	_, err = tx.exec(`
		INSERT INTO critical_decision (
			audit_id,
			criterion,
			state,
			reason
		) VALUES (?, ?, ?, ?)
		ON CONFLICT (audit_id, criterion) DO UPDATE
		SET
			state = excluded.state,
			reason = excluded.reason`, d.AuditID, d.Criterion, string(d.State), d.Reason)
	return err
}

// DeleteCriticalDecision takes a decision back.
func (tx *Tx) DeleteCriticalDecision(auditID int64, criterion string) (err error) {
	defer wrap(&err, "DeleteCriticalDecision(%d, %q)", auditID, criterion)
	return tx.change("critical_decision", criterion, `
		DELETE FROM critical_decision
		WHERE audit_id = ?
			AND criterion = ?`, auditID, criterion)
}

// CriticalDecisions lists the edition's decisions by audit and criterion.
func (r *Reader) CriticalDecisions(editionID int64) ([]contest.CriticalDecision, error) {
	return collect(r, `
		SELECT
			d.audit_id,
			d.criterion,
			d.state,
			d.reason
		FROM critical_decision AS d
		JOIN audit AS a ON a.id = d.audit_id
		WHERE a.edition_id = ?
		ORDER BY d.audit_id, d.criterion`, []any{editionID}, func(rows *sql.Rows, d *contest.CriticalDecision) error {
		return rows.Scan(&d.AuditID, &d.Criterion, &d.State, &d.Reason)
	})
}
