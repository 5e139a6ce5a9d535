package store

import (
	"database/sql"
	"strings"

	"biurolidera/internal/contest"
)

// An edition that is closed is read-only, in all its tables, by the file's own triggers;
// its state alone may change, so that it can be opened again. A step that must work in a
// closed edition (an erasure the law demands) opens it and closes it within itself: the
// history then shows the erasure and nothing else.

// InsertEdition makes an edition and gives its id.
func (tx *Tx) InsertEdition(e contest.Edition) (id int64, err error) {
	defer wrap(&err, "InsertEdition(%q)", e.Code)
	if e.State == "" {
		e.State = contest.EditionOpen
	}
	return tx.insert(`
		INSERT INTO edition (
			code,
			name,
			year,
			state,
			example
		) VALUES (?, ?, ?, ?, ?)
		RETURNING id`, e.Code, e.Name, e.Year, string(e.State), e.Example)
}

// UpdateEdition writes all fields; of a closed edition the state alone may change.
func (tx *Tx) UpdateEdition(e contest.Edition) (err error) {
	defer wrap(&err, "UpdateEdition(%d)", e.ID)
	old, err := tx.Edition(e.ID)
	if err != nil {
		return err
	}
	if old.State != e.State {
		if err := tx.change("edition", e.ID, "UPDATE edition SET state = ? WHERE id = ?", string(e.State), e.ID); err != nil {
			return err
		}
		old.State = e.State
	}
	if old == e {
		return nil
	}
	return tx.change("edition", e.ID, `
		UPDATE edition
		SET
			code = ?,
			name = ?,
			year = ?,
			example = ?
		WHERE id = ?`, e.Code, e.Name, e.Year, e.Example, e.ID)
}

// Editions lists the editions, newest first.
func (r *Reader) Editions() ([]contest.Edition, error) {
	return r.editions("ORDER BY year DESC, id DESC")
}

// Edition gives an edition by id; record_missing if there is none.
func (r *Reader) Edition(id int64) (contest.Edition, error) {
	return only(r.editions("WHERE id = ?", id))("edition", id)
}

// EditionBy finds the edition a person means by code, name or year; "" is the
// newest. Errors: edition_none (the file has none), edition_missing,
// edition_ambiguous (several of that name or year).
func (r *Reader) EditionBy(said string) (e contest.Edition, err error) {
	defer wrap(&err, "EditionBy(%q)", said)
	all, err := r.Editions()
	if err != nil {
		return e, err
	}
	if len(all) == 0 {
		return e, contest.E("edition_none")
	}
	if strings.TrimSpace(said) == "" {
		return all[0], nil
	}
	var found []contest.Edition
	for _, one := range all {
		if strings.EqualFold(strings.TrimSpace(said), one.Code) {
			return one, nil
		}
		if one.Matches(said) {
			found = append(found, one)
		}
	}
	switch len(found) {
	case 0:
		return e, contest.E("edition_missing", "said", said)
	case 1:
		return found[0], nil
	}
	return e, contest.E("edition_ambiguous", "said", said, "count", len(found))
}

// editions reads editions; the condition orders them where it gives several.
func (r *Reader) editions(condition string, args ...any) ([]contest.Edition, error) {
	return collect(r, `
		SELECT
			id,
			code,
			name,
			year,
			state,
			example
		FROM edition
		`+condition, args, func(rows *sql.Rows, e *contest.Edition) error {
		return rows.Scan(&e.ID, &e.Code, &e.Name, &e.Year, &e.State, &e.Example)
	})
}

// openEdition fails with edition_closed if the edition is closed; the file's own
// triggers say the same of single records.
func (tx *Tx) openEdition(id int64) error {
	e, err := tx.Edition(id)
	if err == nil && e.State == contest.EditionClosed {
		err = contest.E("edition_closed", "edition", e.Name)
	}
	return tx.failed(err)
}
