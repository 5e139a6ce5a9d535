package store

import (
	"database/sql"
	"slices"
	"strings"

	"biurolidera/internal/contest"
)

// An audit belongs to one edition with all it names: participation, questionnaire
// version and scenario are referred to together with the edition, and the version
// together with the channel, so that the file itself refuses a mixture.
//
// Who an auditor is stands in no table of this file. The column takes a code
// or nothing, checked here and by the table (domain.md §3.1; design.md §1, promise 2).

// An audit that waits for its sheet is running from the first key that is kept of it: that
// is read off its draft and not written into its row, so that typing is no change of what
// an earlier step left.

// stateOf is the expression of an audit's state; audit is the table or its alias.
func stateOf(audit string) string {
	return `CASE
				WHEN ` + audit + `.state IN ('planned', 'assigned')
					AND EXISTS (SELECT 1 FROM audit_draft AS d WHERE d.audit_id = ` + audit + `.id) THEN 'running'
				ELSE ` + audit + `.state
			END`
}

// resting is the state that the row of an audit keeps: a draft alone makes it running.
func resting(a contest.Audit) contest.AuditState {
	switch {
	case a.State != contest.AuditRunning:
		return a.State
	case a.Auditor != "":
		return contest.AuditAssigned
	}
	return contest.AuditPlanned
}

// auditRow fills the values of an audit's row after its id. Only an auditor's code
// is let through (the table's CHECK says the same).
func auditRow(row []any, a contest.Audit) error {
	if a.Auditor != "" && !contest.IsAuditorCode(a.Auditor) {
		return contest.E("auditor_not_code", "audit", a.Code).At("auditor")
	}
	copy(row, []any{
		a.Code, a.EditionID, a.ParticipationID, string(a.Channel), a.QuestionnaireID, orNull(a.ScenarioID), a.Auditor,
		string(resting(a)), string(a.Outcome), clockTime(a.HeldAt), a.Place, a.Remark, a.VoidReason,
	})
	return nil
}

// InsertAudit makes an audit, with its answers if it has any, and gives its id.
func (tx *Tx) InsertAudit(a contest.Audit) (int64, error) {
	ids, err := tx.InsertAudits([]contest.Audit{a})
	if err != nil {
		return 0, err
	}
	return ids[0], nil
}

// InsertAudits makes many at once, with their answers, and gives their ids in the
// same order.
func (tx *Tx) InsertAudits(all []contest.Audit) (ids []int64, err error) {
	defer wrap(&err, "InsertAudits(%d)", len(all))
	var last int64
	if _, err := tx.row("SELECT coalesce(max(id), 0) FROM audit", nil, &last); err != nil {
		return nil, err
	}
	err = tx.insertRows(`
		INSERT INTO audit (
			id,
			code,
			edition_id,
			participation_id,
			channel,
			questionnaire_id,
			scenario_id,
			auditor,
			state,
			outcome,
			held_at,
			place,
			remark,
			void_reason
		) VALUES`, 14, len(all), func(i int, row []any) error {
		row[0] = last + 1 + int64(i)
		ids = append(ids, last+1+int64(i))
		return auditRow(row[1:], all[i])
	})
	if err != nil {
		return nil, err
	}
	var given []auditAnswers
	for i, a := range all {
		if len(a.Answers) > 0 {
			given = append(given, auditAnswers{auditID: ids[i], questionnaireID: a.QuestionnaireID, answers: a.Answers})
		}
	}
	return ids, tx.insertAnswers(given)
}

// UpdateAudit writes all fields but the answers, which PutAnswers writes.
func (tx *Tx) UpdateAudit(a contest.Audit) (err error) {
	defer wrap(&err, "UpdateAudit(%d)", a.ID)
	row := make([]any, 13, 14)
	if err := auditRow(row, a); err != nil {
		return tx.stop(err)
	}
	return tx.change("audit", a.ID, `
		UPDATE audit
		SET
			code = ?,
			edition_id = ?,
			participation_id = ?,
			channel = ?,
			questionnaire_id = ?,
			scenario_id = ?,
			auditor = ?,
			state = ?,
			outcome = ?,
			held_at = ?,
			place = ?,
			remark = ?,
			void_reason = ?
		WHERE id = ?`, append(row, a.ID)...)
}

// DeleteAudit takes an audit away that has neither evidence nor a critical
// decision; one that was held is better made void.
func (tx *Tx) DeleteAudit(id int64) (err error) {
	defer wrap(&err, "DeleteAudit(%d)", id)
	if err := tx.deleteAnswers(id); err != nil {
		return err
	}
	if err := tx.DeleteDraft(id); err != nil {
		return err
	}
	return tx.change("audit", id, "DELETE FROM audit WHERE id = ?", id)
}

// AuditFilter narrows a list of audits; zero fields don't.
type AuditFilter struct {
	Channel         contest.Channel
	State           contest.AuditState
	ParticipationID int64
	Auditor         string
}

// Audits lists an edition's audits without answers, by code.
func (r *Reader) Audits(editionID int64, f AuditFilter) ([]contest.Audit, error) {
	condition, args := "WHERE edition_id = ?", []any{editionID}
	add := func(column string, value any) {
		condition += " AND " + column + " = ?"
		args = append(args, value)
	}
	if f.Channel != "" {
		add("channel", string(f.Channel))
	}
	if f.State != "" {
		add(stateOf("audit"), string(f.State))
	}
	if f.ParticipationID != 0 {
		add("participation_id", f.ParticipationID)
	}
	if f.Auditor != "" {
		add("auditor", f.Auditor)
	}
	if len(args) == 1 {
		return r.allAudits(editionID)
	}
	return r.audits(condition+" ORDER BY code, id", args...)
}

// allAudits reads them as they lie in the file, where they mostly stand by code, and
// sorts them here: by an index and a sort of SQLite's own it takes half as long again.
func (r *Reader) allAudits(editionID int64) ([]contest.Audit, error) {
	all, err := r.audits("WHERE edition_id + 0 = ? ORDER BY id", editionID)
	slices.SortStableFunc(all, func(a, b contest.Audit) int { return strings.Compare(a.Code, b.Code) })
	return all, err
}

// Audit gives one by id, without answers; record_missing if there is none.
func (r *Reader) Audit(id int64) (contest.Audit, error) {
	return only(r.audits("WHERE id = ?", id))("audit", id)
}

// AuditByCode gives one by its code, without answers; record_missing if there is none.
func (r *Reader) AuditByCode(code string) (contest.Audit, error) {
	return only(r.audits("WHERE code = ?", code))("audit", code)
}

// NextAuditNumber is the number after the greatest in the codes of the edition's
// channel (contest.AuditCode), so that a code is not given twice while its audit is
// there; an audit that was held is made void, not deleted.
func (r *Reader) NextAuditNumber(editionID int64, c contest.Channel) (n int, err error) {
	e, err := r.Edition(editionID)
	if err != nil {
		return 0, err
	}
	lead := e.Code + "-" + c.Letter() + "-"
	_, err = r.row(`
		SELECT
			coalesce(max(CAST(substr(code, ?) AS INTEGER)), 0) + 1
		FROM audit
		WHERE edition_id = ?
			AND channel = ?
			AND substr(code, 1, ?) = ?`,
		[]any{len([]rune(lead)) + 1, editionID, string(c), len([]rune(lead)), lead}, &n)
	return n, err
}

// audits reads audits; the condition orders them where it gives several.
func (r *Reader) audits(condition string, args ...any) ([]contest.Audit, error) {
	once := texts{}
	return collect(r, `
		SELECT
			id,
			code,
			edition_id,
			participation_id,
			channel,
			questionnaire_id,
			scenario_id,
			auditor,
			`+stateOf("audit")+`,
			outcome,
			held_at,
			place,
			remark,
			void_reason
		FROM audit
		`+condition, args, func(rows *sql.Rows, a *contest.Audit) error {
		err := rows.Scan(&a.ID, &a.Code, &a.EditionID, &a.ParticipationID, &a.Channel, &a.QuestionnaireID,
			ref{&a.ScenarioID}, &a.Auditor, &a.State, &a.Outcome, when{&a.HeldAt}, &a.Place, &a.Remark, &a.VoidReason)
		a.Channel, a.State, a.Outcome = contest.Channel(once.keep(string(a.Channel))), contest.AuditState(once.keep(string(a.State))), contest.Outcome(once.keep(string(a.Outcome)))
		a.Auditor = once.keep(a.Auditor)
		return err
	})
}

// texts keeps each of few texts that many rows have once.
type texts map[string]string

func (t texts) keep(s string) string {
	if kept, ok := t[s]; ok {
		return kept
	}
	t[s] = s
	return s
}
