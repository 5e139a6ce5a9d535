package store

import (
	"database/sql"

	"biurolidera/internal/contest"
)

// Tallies count in SQLite: a screen that shows numbers alone must not read 36,000 audits.

// AuditTally is a number of audits of one channel, state and category.
type AuditTally struct {
	Channel  contest.Channel
	State    contest.AuditState
	Category string
	N        int
}

// AuditTallies counts the edition's audits by channel, state and category.
func (r *Reader) AuditTallies(editionID int64) ([]AuditTally, error) {
	return collect(r, `
		SELECT
			a.channel,
			`+stateOf("a")+`,
			coalesce(p.category, ''),
			count(*)
		FROM audit AS a
		JOIN participation AS p ON p.id = a.participation_id
		WHERE a.edition_id = ?
		GROUP BY 1, 2, 3
		ORDER BY 1, 2, 3`, []any{editionID}, func(rows *sql.Rows, t *AuditTally) error {
		return rows.Scan(&t.Channel, &t.State, &t.Category, &t.N)
	})
}

// ParticipationTally is a number of participations of one category and state.
type ParticipationTally struct {
	Category string
	State    contest.ParticipationState
	N        int
}

// ParticipationTallies counts the edition's participations by category and state.
func (r *Reader) ParticipationTallies(editionID int64) ([]ParticipationTally, error) {
	return collect(r, `
		SELECT
			coalesce(category, ''),
			state,
			count(*)
		FROM participation
		WHERE edition_id = ?
		GROUP BY coalesce(category, ''), state
		ORDER BY coalesce(category, ''), state`, []any{editionID}, func(rows *sql.Rows, t *ParticipationTally) error {
		return rows.Scan(&t.Category, &t.State, &t.N)
	})
}

// QuestionnaireUses counts the audits given on each version of the edition, by id.
func (r *Reader) QuestionnaireUses(editionID int64) (uses map[int64]int, err error) {
	defer wrap(&err, "QuestionnaireUses(%d)", editionID)
	uses = map[int64]int{}
	err = r.rows(`
		SELECT
			questionnaire_id,
			count(*)
		FROM audit
		WHERE edition_id = ?
		GROUP BY questionnaire_id
		ORDER BY questionnaire_id`, []any{editionID}, func(rows *sql.Rows) error {
		var id int64
		var n int
		if err := rows.Scan(&id, &n); err != nil {
			return err
		}
		uses[id] = n
		return nil
	})
	return uses, err
}

// EvidenceCounts counts the files beside the edition's audits, by audit.
func (r *Reader) EvidenceCounts(editionID int64) (counts map[int64]int, err error) {
	defer wrap(&err, "EvidenceCounts(%d)", editionID)
	counts = map[int64]int{}
	err = r.rows(`
		SELECT
			e.audit_id,
			count(*)
		FROM evidence AS e
		JOIN audit AS a ON a.id = e.audit_id
		WHERE a.edition_id = ?
		GROUP BY e.audit_id
		ORDER BY e.audit_id`, []any{editionID}, func(rows *sql.Rows) error {
		var id int64
		var n int
		if err := rows.Scan(&id, &n); err != nil {
			return err
		}
		counts[id] = n
		return nil
	})
	return counts, err
}
