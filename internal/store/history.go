package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"biurolidera/internal/contest"
)

// A change is taken back by a later one that names it in undoes; that one may be
// taken back itself (redo). A change stands if no standing change names it.

// standingUndo is the number of the change that takes c back now, or NULL.
const standingUndo = `(
			SELECT
				max(u.id)
			FROM change AS u
			WHERE u.undoes = c.id
				AND NOT EXISTS (SELECT 1 FROM change AS r WHERE r.undoes = u.id)
		)`

// Changes lists the history, newest first: at most limit changes before the given
// number (0: from the newest).
func (r *Reader) Changes(before int64, limit int) ([]contest.Change, error) {
	return r.changes(`
		WHERE ? = 0 OR c.id < ?
		ORDER BY c.id DESC
		LIMIT ?`, before, before, limit)
}

// ChangeByID gives one change; record_missing if there is none.
func (r *Reader) ChangeByID(id int64) (contest.Change, error) {
	return only(r.changes("WHERE c.id = ?", id))("change", id)
}

// NextUndo is the step that Undo would take back; false: none.
func (r *Reader) NextUndo() (contest.Change, bool, error) {
	return first(r.changes(`
		JOIN change_payload AS p ON p.change_id = c.id AND p.erased_by IS NULL
		WHERE c.undoable = 1
			AND c.undoes IS NULL
			AND ` + standingUndo + ` IS NULL
		ORDER BY c.id DESC
		LIMIT 1`))
}

// NextRedo is the undoing that Redo would take back: the last one that stands,
// unless an undoable step was made since.
func (r *Reader) NextRedo() (contest.Change, bool, error) {
	return first(r.changes(`
		JOIN change_payload AS p ON p.change_id = c.id AND p.erased_by IS NULL
		JOIN change AS o ON o.id = c.undoes AND o.undoes IS NULL
		WHERE ` + standingUndo + ` IS NULL
			AND c.id > (SELECT coalesce(max(n.id), 0) FROM change AS n WHERE n.undoable = 1 AND n.undoes IS NULL)
		ORDER BY c.id DESC
		LIMIT 1`))
}

// changes reads changes; the condition may join and must order where it gives several.
func (r *Reader) changes(condition string, args ...any) ([]contest.Change, error) {
	return collect(r, `
		SELECT
			c.id,
			c.at,
			c.who,
			c.action,
			c.args,
			c.undoable,
			c.undoes,
			`+standingUndo+`,
			c.row_count,
			c.digest,
			c.hash
		FROM change AS c
		`+condition, args, scanChange)
}

// scanChange reads a row of changes.
func scanChange(rows *sql.Rows, c *contest.Change) error {
	var digest, sum []byte
	var args string
	err := rows.Scan(&c.ID, when{&c.At}, &c.Who, &c.Action, &args, &c.Undoable, ref{&c.Undoes}, ref{&c.UndoneBy},
		&c.Rows, &digest, &sum)
	if err != nil {
		return err
	}
	c.Digest, c.Hash = hexOf(digest), hexOf(sum)
	c.Args, err = readArgs(args)
	return err
}

// readArgs reads a step's values back; whole numbers are ints.
func readArgs(s string) (contest.Args, error) {
	if s == "{}" {
		return nil, nil
	}
	list, err := named(payloadTable{Columns: []string{"args"}}, json.RawMessage("["+s+"]"))
	if err != nil {
		return nil, err
	}
	args := contest.Args{}
	for k, v := range list["args"].(map[string]any) {
		v = plain(v)
		if n, ok := v.(int64); ok {
			v = int(n)
		}
		args[k] = v
	}
	return args, nil
}

// Payload gives what a change did, record by record; history_erased if its content
// was erased.
func (r *Reader) Payload(id int64) (rows []contest.RowChange, err error) {
	defer wrap(&err, "Payload(%d)", id)
	body, err := r.payloadBody(id)
	if err != nil {
		return nil, err
	}
	return rowChanges(body)
}

// payloadBody gives a payload as it is packed.
func (r *Reader) payloadBody(id int64) ([]byte, error) {
	var body []byte
	var erased int64
	found, err := r.row(`
		SELECT
			body,
			erased_by
		FROM change_payload
		WHERE change_id = ?`, []any{id}, &body, ref{&erased})
	switch {
	case err != nil:
		return nil, err
	case !found:
		return nil, missing("change", id)
	case erased != 0:
		return nil, contest.E("history_erased", "change", id, "by", erased)
	}
	return body, nil
}

// RecordKey names a record: its table and the first column of its key.
type RecordKey struct {
	Table string
	ID    int64
}

// ChangesOf lists the changes whose payload has the record with this key, oldest
// first: the history of one record, and what an erasure must cover.
func (r *Reader) ChangesOf(table string, key int64) (ids []int64, err error) {
	return r.ChangesOfAny([]RecordKey{{table, key}})
}

// ChangesOfAny is ChangesOf for several records. It unpacks every payload, but looks
// at no more of a record than its key.
func (r *Reader) ChangesOfAny(keys []RecordKey) (ids []int64, err error) {
	defer wrap(&err, "ChangesOfAny(%v)", keys)
	err = r.rows(`
		SELECT
			change_id,
			body
		FROM change_payload
		WHERE erased_by IS NULL
		ORDER BY change_id`, nil, func(rows *sql.Rows) error {
		var id int64
		var body sql.RawBytes
		if err := rows.Scan(&id, &body); err != nil {
			return err
		}
		has, err := holdsAny(body, keys)
		if has {
			ids = append(ids, id)
		}
		return err
	})
	return ids, err
}

// holdsAny tells whether a payload has one of the records.
func holdsAny(body []byte, keys []RecordKey) (has bool, err error) {
	var wanted []recordMark
	tables := 0
	err = lines(body, func(line []byte) error {
		if line[0] != '{' {
			has = has || slices.ContainsFunc(wanted, func(m recordMark) bool { return m.begins(line) })
			return nil
		}
		var t payloadTable
		if err := json.Unmarshal(line, &t); err != nil {
			return errors.Join(errPayload, err)
		}
		for _, k := range keys {
			if k.Table == t.Table {
				wanted = append(wanted, newRecordMark(tables, k.ID))
			}
		}
		tables++
		return nil
	})
	return has, err
}

// recordMark is how the line of a record begins: with the image before or, for a new
// one, none.
type recordMark struct{ changed, made []byte }

func newRecordMark(table int, id int64) recordMark {
	return recordMark{
		changed: []byte("[" + itoa(int64(table)) + ",[" + itoa(id)),
		made:    []byte("[" + itoa(int64(table)) + ",null,[" + itoa(id)),
	}
}

func (m recordMark) begins(line []byte) bool {
	for _, start := range [][]byte{m.changed, m.made} {
		if bytes.HasPrefix(line, start) && len(line) > len(start) && (line[len(start)] == ',' || line[len(start)] == ']') {
			return true
		}
	}
	return false
}

// ErasePayload takes the content of changes away for good, as data-protection law
// may demand (also in a closed edition). The chain stays whole: it covers digests,
// which are salted, and the salts go too. The erasure is a change itself.
func (db *DB) ErasePayload(ctx context.Context, step Step, ids ...int64) (w Written, err error) {
	defer wrap(&err, "ErasePayload(%v)", ids)
	step.Undoable, step.Always = false, true
	w, err = db.Write(ctx, step, func(tx *Tx) error {
		var list []string
		for _, id := range ids {
			if err := tx.erase(id); err != nil {
				return err
			}
			list = append(list, itoa(id))
		}
		tx.Set("changes", strings.Join(list, ", "))
		return nil
	})
	if err != nil {
		return w, err
	}
	return w, db.Checkpoint(ctx) // the -wal still has what was erased
}

// erase empties a payload. The erasing change is the one this step will write.
func (tx *Tx) erase(id int64) error {
	head, err := readHead(tx.ctx, tx.q, tx.db.identity)
	if err != nil {
		return tx.stop(err)
	}
	if _, err := tx.exec("PRAGMA defer_foreign_keys = ON"); err != nil {
		return err
	}
	return tx.change("change", id, `
		UPDATE change_payload
		SET
			salt = x'',
			body = x'',
			erased_by = ?
		WHERE change_id = ?
			AND erased_by IS NULL`, head.Changes+1, id)
}

// only wants exactly one record.
func only[T any](all []T, err error) func(what string, key any) (T, error) {
	return func(what string, key any) (T, error) {
		var zero T
		if err != nil {
			return zero, err
		}
		if len(all) != 1 {
			return zero, missing(what, key)
		}
		return all[0], nil
	}
}

// first takes the first record if there is one.
func first[T any](all []T, err error) (v T, found bool, _ error) {
	if err != nil || len(all) == 0 {
		return v, false, err
	}
	return all[0], true, nil
}
