package store

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"biurolidera/internal/contest"
)

// Undo puts back what a change's payload says was before, within SQLite and by
// sets, so that an import of 50,000 rows is taken back in about a second.
//
// Rules:
//   - every record must still be as the change left it, else nothing is done;
//   - a half-typed sheet is nobody's change (undodraft.go);
//   - references are looked at when all is done, at the commit;
//   - the file's guards hold as ever: no closed edition, no questionnaire in use and no
//     issued paper changes by undoing;
//   - undoing is a step of its own in the history, with its own before and after.

// Undo takes back the last undoable step that stands. It is a change itself, which
// Redo can take back. Errors: undo_nothing, undo_conflict (a record was changed
// since, or is used), undo_schema (the file's tables have changed since).
func (db *DB) Undo(ctx context.Context) (w Written, err error) {
	defer wrap(&err, "Undo()")
	return db.takeBack(ctx, "undo", (*Reader).NextUndo)
}

// Redo takes back the last undoing, unless an undoable step was made since. Errors
// are those of Undo, with redo_nothing.
func (db *DB) Redo(ctx context.Context) (w Written, err error) {
	defer wrap(&err, "Redo()")
	return db.takeBack(ctx, "redo", (*Reader).NextRedo)
}

// takeBack takes back the change that next chooses, as a step named action.
func (db *DB) takeBack(ctx context.Context, action string, next func(*Reader) (contest.Change, bool, error)) (Written, error) {
	if db.options.NoCapture {
		return Written{}, errors.New("store: a file opened without capture can't undo")
	}
	step := Step{Action: action, Always: true}
	return db.write(ctx, step, func(tx *Tx) error {
		c, found, err := next(tx.Reader)
		if err != nil {
			return err
		}
		if !found {
			return contest.E(action + "_nothing")
		}
		tx.step.undoes = c.ID
		return tx.restore(c)
	}, func(err error) error {
		if code := contest.CodeOf(err); code == "record_in_use" || code == "record_exists" {
			return contest.E("undo_conflict", "count", 1).Because(err)
		}
		return err
	})
}

// restore puts back what was before change c.
func (tx *Tx) restore(c contest.Change) error {
	tx.Set("change", int(c.ID))
	tx.Set("step", original(tx.Reader, c).Action)
	body, err := tx.payloadBody(c.ID)
	if err != nil {
		return err
	}
	var salt []byte
	if _, err := tx.row("SELECT salt FROM change_payload WHERE change_id = ?", []any{c.ID}, &salt); err != nil {
		return err
	}
	if hexOf(digestOf(salt, body)) != c.Digest {
		return contest.E("history_broken", "change", c.ID)
	}
	touched, err := tx.stage(body)
	if err != nil {
		return err
	}
	if err := tx.spareDrafts(touched); err != nil {
		return err
	}
	conflicts := 0
	for _, t := range touched {
		n, err := tx.conflicts(t.table)
		if err != nil {
			return err
		}
		conflicts += n
	}
	if conflicts > 0 {
		return contest.E("undo_conflict", "count", conflicts, "change", c.ID)
	}
	return tx.putBack(touched)
}

// original is the step that a change stands for in the end: undoing and redoing
// lead back to it.
func original(r *Reader, c contest.Change) contest.Change {
	for c.Undoes != 0 {
		before, err := r.ChangeByID(c.Undoes)
		if err != nil {
			return c
		}
		c = before
	}
	return c
}

// staged is a table in the payload, and the columns that differ in its changed rows.
type staged struct {
	table
	differ []int
}

// stage puts the payload into a temporary table.
func (tx *Tx) stage(body []byte) ([]staged, error) {
	if _, err := tx.exec(`
		CREATE TEMP TABLE IF NOT EXISTS staged (
			tbl INTEGER NOT NULL,
			k0,
			k1,
			before TEXT,
			after TEXT
		)`); err != nil {
		return nil, err
	}
	if _, err := tx.exec("DELETE FROM staged"); err != nil {
		return nil, err
	}
	s := stager{tx: tx}
	if err := unpack(body, s.take); err != nil {
		return nil, tx.stop(err)
	}
	return s.touched, s.flush()
}

// stager gathers records and writes them in batches.
type stager struct {
	tx      *Tx
	touched []staged
	records [][]any
}

// stagedAtOnce is how many records are held before they are written.
const stagedAtOnce = 1000

// take gathers one record.
func (s *stager) take(pt payloadTable, before, after json.RawMessage) error {
	i := slices.IndexFunc(s.touched, func(t staged) bool { return t.name == pt.Table })
	if i < 0 {
		t, ok := s.tx.db.tableLike(pt)
		if !ok {
			return contest.E("undo_schema", "table", pt.Table)
		}
		i = len(s.touched)
		s.touched = append(s.touched, staged{table: t})
	}
	t := &s.touched[i]
	t.compare(before, after)
	img := after
	if img == nil {
		img = before
	}
	key, err := keyValues(img, len(t.key))
	if err != nil {
		return err
	}
	s.records = append(s.records, []any{t.id, key[0], key[1], text(before), text(after)})
	if len(s.records) == stagedAtOnce {
		return s.flush()
	}
	return nil
}

// flush writes what was gathered.
func (s *stager) flush() error {
	err := s.tx.insertRows("INSERT INTO staged (tbl, k0, k1, before, after) VALUES", 5, len(s.records),
		func(i int, row []any) error { copy(row, s.records[i]); return nil })
	s.records = s.records[:0]
	return err
}

// tableLike finds the table with exactly the columns the payload was made from.
func (db *DB) tableLike(pt payloadTable) (table, bool) {
	for _, t := range db.tables {
		if t.name == pt.Table {
			return t, slices.Equal(t.names(), pt.Columns)
		}
	}
	return table{}, false
}

// compare notes which columns a changed record differs in.
func (s *staged) compare(before, after json.RawMessage) {
	if before == nil || after == nil || len(s.differ) == len(s.columns) {
		return
	}
	var b, a []json.RawMessage
	if json.Unmarshal(before, &b) != nil || json.Unmarshal(after, &a) != nil || len(a) != len(b) {
		return
	}
	for i := range a {
		if string(a[i]) != string(b[i]) && !slices.Contains(s.differ, i) {
			s.differ = append(s.differ, i)
		}
	}
}

// text is an image as a statement's value.
func text(m json.RawMessage) any {
	if m == nil {
		return nil
	}
	return string(m)
}

// conflicts counts the records that are no longer as the change left them.
func (tx *Tx) conflicts(t table) (n int, err error) {
	if t.name == "blob" {
		return 0, nil
	}
	_, err = tx.row(`
		SELECT
			count(*)
		FROM staged AS s
		LEFT JOIN main.`+t.name+` AS t ON `+t.keyIs("t")+`
		WHERE s.tbl = ?
			AND CASE WHEN t.`+t.columns[t.key[0]].name+` IS NOT NULL THEN `+t.image("t")+` END IS NOT s.after`,
		[]any{t.id}, &n)
	return n, err
}

// putBack takes away what the change made, then changes back what it changed, then
// makes again what it took away. References are looked at when all is done.
func (tx *Tx) putBack(touched []staged) error {
	if _, err := tx.exec("PRAGMA defer_foreign_keys = ON"); err != nil {
		return err
	}
	// A row of bytes stays when its evidence goes: it is found by its content.
	touched = slices.DeleteFunc(touched, func(s staged) bool { return s.name == "blob" })
	for _, s := range touched {
		if err := tx.deleteMade(s.table); err != nil {
			return err
		}
	}
	for _, s := range touched {
		if len(s.differ) == 0 {
			continue
		}
		if err := tx.changeBack(s); err != nil {
			return err
		}
	}
	for _, s := range touched {
		if err := tx.makeAgain(s.table, "IS NULL"); err != nil {
			return err
		}
	}
	for _, s := range touched {
		if err := tx.answersOpen(s.table); err != nil {
			return err
		}
	}
	_, err := tx.exec("DELETE FROM staged")
	return err
}

// answersOpen refuses answers of a closed edition: for new answers the table has
// no trigger of its own.
func (tx *Tx) answersOpen(t table) error {
	if t.name != "answer" && t.name != "answer_note" {
		return nil
	}
	var closed bool
	_, err := tx.row(`
		SELECT
			EXISTS (
				SELECT
					1
				FROM staged AS s
				JOIN audit AS a ON a.id = s.k0
				JOIN edition AS e ON e.id = a.edition_id
				WHERE s.tbl = ?
					AND e.state = 'closed'
			)`, []any{t.id}, &closed)
	if err == nil && closed {
		err = contest.E("edition_closed")
	}
	return tx.failed(err)
}

// deleteMade takes away what the change made.
func (tx *Tx) deleteMade(t table) error { return tx.deleteStaged(t, "before IS NULL") }

// deleteStaged takes away the rows of those staged records.
func (tx *Tx) deleteStaged(t table, which string) error {
	_, err := tx.exec(`
		DELETE FROM main.`+t.name+`
		WHERE `+t.keyTuple()+` IN (
			SELECT
				`+t.stagedKey()+`
			FROM staged
			WHERE tbl = ?
				AND `+which+`
		)`, t.id)
	return err
}

// changeBack changes rows to what they were. Where a unique column is among what
// changed, values may have changed places: then all rows go before any comes back.
func (tx *Tx) changeBack(s staged) error {
	if slices.ContainsFunc(s.differ, func(i int) bool { return s.columns[i].unique }) {
		if err := tx.deleteStaged(s.table, "before IS NOT NULL AND after IS NOT NULL"); err != nil {
			return err
		}
		return tx.makeAgain(s.table, "IS NOT NULL")
	}
	var set []string
	for _, i := range s.differ {
		set = append(set, s.columns[i].name+" = "+s.field("s.before", i))
	}
	_, err := tx.exec(`
		UPDATE main.`+s.name+`
		SET
			`+strings.Join(set, ",\n\t\t\t")+`
		FROM staged AS s
		WHERE s.tbl = ?
			AND s.before IS NOT NULL
			AND s.after IS NOT NULL
			AND `+s.keyIs(s.name), s.id)
	return err
}

// makeAgain makes the rows that were before; after tells which of them: those that
// the change took away ("IS NULL") or changed ("IS NOT NULL").
func (tx *Tx) makeAgain(t table, after string) error {
	var fields []string
	for i := range t.columns {
		fields = append(fields, t.field("s.before", i))
	}
	_, err := tx.exec(`
		INSERT INTO main.`+t.name+` (
			`+strings.Join(t.names(), ",\n\t\t\t")+`
		)
		SELECT
			`+strings.Join(fields, ",\n\t\t\t")+`
		FROM staged AS s
		WHERE s.tbl = ?
			AND s.before IS NOT NULL
			AND s.after `+after+`
		ORDER BY s.rowid`, t.id)
	return err
}
