package store

import (
	"database/sql"
	"errors"

	"biurolidera/internal/contest"
)

// Scenarios are kept for the plan and the auditor's sheet. Each is true for whoever
// plays it: no false statement to an office (domain.md §3.2). The lists (for whom, what
// a full answer names, notions to explain) are JSON: they are read whole and never
// asked for one by one.

// scenarioLists gives the three lists as they stand in the file.
func scenarioLists(s contest.Scenario) (subs, key, terms string, err error) {
	subs, err1 := asJSON(s.Subs)
	key, err2 := asJSON(s.AnswerKey)
	terms, err3 := asJSON(s.Terms)
	return subs, key, terms, errors.Join(err1, err2, err3)
}

// InsertScenario makes a scenario and gives its id.
func (tx *Tx) InsertScenario(s contest.Scenario) (id int64, err error) {
	defer wrap(&err, "InsertScenario(%q)", s.Code)
	subs, key, terms, err := scenarioLists(s)
	if err != nil {
		return 0, err
	}
	return tx.insert(`
		INSERT INTO scenario (
			edition_id,
			code,
			channel,
			subs,
			title,
			body,
			answer_key,
			terms
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		RETURNING id`, s.EditionID, s.Code, string(s.Channel), subs, s.Title, s.Text, key, terms)
}

// UpdateScenario writes all fields but the edition.
func (tx *Tx) UpdateScenario(s contest.Scenario) (err error) {
	defer wrap(&err, "UpdateScenario(%d)", s.ID)
	subs, key, terms, err := scenarioLists(s)
	if err != nil {
		return err
	}
	return tx.change("scenario", s.ID, `
		UPDATE scenario
		SET
			code = ?,
			channel = ?,
			subs = ?,
			title = ?,
			body = ?,
			answer_key = ?,
			terms = ?
		WHERE id = ?`, s.Code, string(s.Channel), subs, s.Title, s.Text, key, terms, s.ID)
}

// DeleteScenario takes a scenario away; record_in_use if an audit has it.
func (tx *Tx) DeleteScenario(id int64) (err error) {
	defer wrap(&err, "DeleteScenario(%d)", id)
	return tx.change("scenario", id, "DELETE FROM scenario WHERE id = ?", id)
}

// Scenarios lists the edition's scenarios by code.
func (r *Reader) Scenarios(editionID int64) ([]contest.Scenario, error) {
	return collect(r, `
		SELECT
			id,
			edition_id,
			code,
			channel,
			subs,
			title,
			body,
			answer_key,
			terms
		FROM scenario
		WHERE edition_id = ?
		ORDER BY code, id`, []any{editionID}, func(rows *sql.Rows, s *contest.Scenario) error {
		return rows.Scan(&s.ID, &s.EditionID, &s.Code, &s.Channel, fromJSON{&s.Subs}, &s.Title, &s.Text,
			fromJSON{&s.AnswerKey}, fromJSON{&s.Terms})
	})
}
