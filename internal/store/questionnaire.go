package store

import (
	"database/sql"
	"encoding/json"

	"biurolidera/internal/contest"
)

// A questionnaire is kept as JSON with a hash of it; what an answer's item means is
// its position there, so that a version in use never changes: the file's triggers
// refuse it, and editing makes the next version. Version numbers run within an
// edition and a channel; the greatest is in force.

// definition is a questionnaire's JSON, without its ids, and the hash of it.
func definition(q contest.Questionnaire) (body, hash string, err error) {
	q.ID, q.EditionID = 0, 0
	b, err := json.Marshal(q)
	return string(b), sumOf(b), err
}

// InsertQuestionnaire makes a version and gives its id. Version 0 takes the next of
// the channel.
func (tx *Tx) InsertQuestionnaire(q contest.Questionnaire) (id int64, err error) {
	defer wrap(&err, "InsertQuestionnaire(%q)", q.Code)
	if q.Version == 0 {
		_, err := tx.row(`
			SELECT
				coalesce(max(version), 0) + 1
			FROM questionnaire
			WHERE edition_id = ?
				AND channel = ?`, []any{q.EditionID, string(q.Channel)}, &q.Version)
		if err != nil {
			return 0, err
		}
	}
	body, hash, err := definition(q)
	if err != nil {
		return 0, err
	}
	return tx.insert(`
		INSERT INTO questionnaire (
			edition_id,
			channel,
			code,
			version,
			definition,
			hash
		) VALUES (?, ?, ?, ?, ?, ?)
		RETURNING id`, q.EditionID, string(q.Channel), q.Code, q.Version, body, hash)
}

// UpdateQuestionnaire changes a version that no audit uses yet; else
// questionnaire_used.
func (tx *Tx) UpdateQuestionnaire(q contest.Questionnaire) (err error) {
	defer wrap(&err, "UpdateQuestionnaire(%d)", q.ID)
	body, hash, err := definition(q)
	if err != nil {
		return err
	}
	delete(tx.codes, q.ID)
	return tx.change("questionnaire", q.ID, `
		UPDATE questionnaire
		SET
			code = ?,
			version = ?,
			definition = ?,
			hash = ?
		WHERE id = ?
			AND edition_id = ?
			AND channel = ?`, q.Code, q.Version, body, hash, q.ID, q.EditionID, string(q.Channel))
}

// DeleteQuestionnaire takes a version away that no audit uses.
func (tx *Tx) DeleteQuestionnaire(id int64) (err error) {
	defer wrap(&err, "DeleteQuestionnaire(%d)", id)
	return tx.change("questionnaire", id, "DELETE FROM questionnaire WHERE id = ?", id)
}

// Questionnaires lists the edition's versions in force: the last of each channel,
// in the order of contest.Channels.
func (r *Reader) Questionnaires(editionID int64) (current []contest.Questionnaire, err error) {
	defer wrap(&err, "Questionnaires(%d)", editionID)
	all, err := r.QuestionnaireVersions(editionID)
	if err != nil {
		return nil, err
	}
	for _, c := range contest.Channels() {
		var last *contest.Questionnaire
		for i := range all {
			if all[i].Channel == c {
				last = &all[i]
			}
		}
		if last != nil {
			current = append(current, *last)
		}
	}
	return current, nil
}

// QuestionnaireVersions lists every version of the edition, by channel, the first first.
func (r *Reader) QuestionnaireVersions(editionID int64) ([]contest.Questionnaire, error) {
	return r.questionnaires("WHERE edition_id = ? ORDER BY channel, version", editionID)
}

// QuestionnaireByID gives one version; record_missing if there is none.
func (r *Reader) QuestionnaireByID(id int64) (contest.Questionnaire, error) {
	return only(r.questionnaires("WHERE id = ?", id))("questionnaire", id)
}

// QuestionnaireUsed tells whether an audit uses the version.
func (r *Reader) QuestionnaireUsed(id int64) (used bool, err error) {
	_, err = r.row(`
		SELECT
			EXISTS (
				SELECT
					1
				FROM audit AS a
				JOIN questionnaire AS q ON q.edition_id = a.edition_id AND q.channel = a.channel AND q.id = a.questionnaire_id
				WHERE q.id = ?
			)`, []any{id}, &used)
	return used, err
}

// questionnaires reads versions; the condition orders them where it gives several.
func (r *Reader) questionnaires(condition string, args ...any) ([]contest.Questionnaire, error) {
	return collect(r, `
		SELECT
			id,
			edition_id,
			definition
		FROM questionnaire
		`+condition, args, func(rows *sql.Rows, q *contest.Questionnaire) error {
		var id, edition int64
		if err := rows.Scan(&id, &edition, fromJSON{q}); err != nil {
			return err
		}
		q.ID, q.EditionID = id, edition
		return nil
	})
}

// items gives the criteria's codes of an audit's questionnaire version, by position.
func (r *Reader) items(questionnaireID int64) ([]string, error) {
	if codes, ok := r.codes[questionnaireID]; ok {
		return codes, nil
	}
	q, err := r.QuestionnaireByID(questionnaireID)
	if err != nil {
		return nil, err
	}
	codes := Items(q)
	if r.codes == nil {
		r.codes = map[int64][]string{}
	}
	r.codes[questionnaireID] = codes
	return codes, nil
}

// Items gives the criteria's codes of a version in the order of item positions.
func Items(q contest.Questionnaire) []string {
	var codes []string
	for _, s := range q.Sections {
		for _, c := range s.Criteria {
			codes = append(codes, c.Code)
		}
	}
	return codes
}
