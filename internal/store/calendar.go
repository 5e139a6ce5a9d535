package store

import (
	"database/sql"

	"biurolidera/internal/contest"
)

// The calendar is a plan: it opens and closes nothing by itself, and is no part of the
// seal. One row a stage.

// PutCalendar makes the edition's calendar what is given; stages without any day and
// note are left out.
func (tx *Tx) PutCalendar(editionID int64, all []contest.Milestone) (err error) {
	defer wrap(&err, "PutCalendar(%d)", editionID)
	given := map[contest.Stage]contest.Milestone{}
	for _, m := range all {
		given[m.Stage] = m
	}
	for _, stage := range contest.Stages() {
		m := given[stage]
		if m.From.IsZero() && m.To.IsZero() && m.Note == "" {
			_, err = tx.exec("DELETE FROM milestone WHERE edition_id = ? AND stage = ?", editionID, string(stage))
		} else {
			_, err = tx.exec(`
		INSERT INTO milestone (
			edition_id,
			stage,
			starts_on,
			ends_on,
			note
		) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (edition_id, stage) DO UPDATE
		SET
			starts_on = excluded.starts_on,
			ends_on = excluded.ends_on,
			note = excluded.note`, editionID, string(stage), day(m.From), day(m.To), m.Note)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Calendar lists the edition's milestones in the order of the year.
func (r *Reader) Calendar(editionID int64) (all []contest.Milestone, err error) {
	defer wrap(&err, "Calendar(%d)", editionID)
	stages := map[contest.Stage]contest.Milestone{}
	err = r.rows(`
		SELECT
			stage,
			starts_on,
			ends_on,
			note
		FROM milestone
		WHERE edition_id = ?
		ORDER BY stage`, []any{editionID}, func(rows *sql.Rows) error {
		var m contest.Milestone
		if err := rows.Scan(&m.Stage, when{&m.From}, when{&m.To}, &m.Note); err != nil {
			return err
		}
		stages[m.Stage] = m
		return nil
	})
	for _, stage := range contest.Stages() {
		if m, ok := stages[stage]; ok {
			all = append(all, m)
		}
	}
	return all, err
}
