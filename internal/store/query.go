package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"biurolidera/internal/contest"
)

// querier is what *sql.DB, *sql.Conn and *sql.Tx have in common.
type querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Reader asks the file within one transaction: what it sees does not change under
// it. Its methods stand in one file for each table.
type Reader struct {
	ctx  context.Context
	q    querier
	db   *DB
	fail func(error) error // what a failed query does; nil: nothing

	codes map[int64][]string // items of the versions asked for; those in use never change
}

// each calls scan for every row of a query.
func each(ctx context.Context, q querier, query string, args []any, scan func(*sql.Rows) error) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// rows calls scan for every row. A failed query ends a Tx for good.
func (r *Reader) rows(query string, args []any, scan func(*sql.Rows) error) error {
	if r.fail != nil {
		if err := r.fail(nil); err != nil {
			return err
		}
	}
	return r.failed(each(r.ctx, r.q, query, args, scan))
}

// failed passes err on as people read it, and stops a Tx with it.
func (r *Reader) failed(err error) error {
	if err == nil {
		return nil
	}
	if r.ctx.Err() != nil {
		err = r.ctx.Err()
	}
	err = sentinel(err)
	if r.fail != nil {
		return r.fail(err)
	}
	return err
}

// row scans the first row into dest and tells whether there was one.
func (r *Reader) row(query string, args []any, dest ...any) (found bool, err error) {
	err = r.rows(query, args, func(rows *sql.Rows) error {
		found = true
		return rows.Scan(dest...)
	})
	return found, err
}

// collect gathers the rows of a query; scan fills one value.
func collect[T any](r *Reader, query string, args []any, scan func(*sql.Rows, *T) error) ([]T, error) {
	var all []T
	err := r.rows(query, args, func(rows *sql.Rows) error {
		var v T
		if err := scan(rows, &v); err != nil {
			return err
		}
		all = append(all, v)
		return nil
	})
	return all, err
}

// missing is the error of a record that is not there.
func missing(what string, key any) error {
	return contest.E("record_missing", "what", what, "key", key)
}

// wrap says which function failed, with its arguments, for the log; an error a
// person reads stays what it is.
func wrap(err *error, format string, args ...any) {
	if *err != nil {
		*err = fmt.Errorf("store."+format+": %w", append(args, *err)...)
	}
}

// orNull is the value of a reference: 0 is none.
func orNull(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}

// textOrNull is the value of a text reference: "" is none.
func textOrNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// ref scans a reference back: NULL is 0.
type ref struct{ to *int64 }

// Scan takes what the driver has read.
func (r ref) Scan(src any) error {
	*r.to = 0
	if v, ok := src.(int64); ok {
		*r.to = v
	}
	return nil
}

// dayFormat and momentFormat are how days and moments stand in the file.
const (
	dayFormat    = "2006-01-02"
	momentFormat = "2006-01-02T15:04:05.000Z"
)

// day is a date as it stands in the file; the zero time is empty.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(dayFormat)
}

// moment is a point in time as it stands in the file, in UTC.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(momentFormat)
}

// clockTime keeps the wall clock and its offset, as a person wrote it.
func clockTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// when scans a day or moment back; an empty text is the zero time.
type when struct{ to *time.Time }

// Scan takes what the driver has read.
func (w when) Scan(src any) (err error) {
	s, ok := src.(string)
	if !ok {
		return fmt.Errorf("store: a time must be text, not %T", src)
	}
	switch {
	case s == "":
		*w.to = time.Time{}
	case len(s) == len(dayFormat):
		*w.to, err = time.Parse(dayFormat, s)
	default:
		*w.to, err = time.Parse(time.RFC3339Nano, s)
	}
	return err
}

// asJSON is a value's text in a JSON column; nil lists become [].
func asJSON(v any) (string, error) {
	b, err := json.Marshal(v)
	if string(b) == "null" {
		return "[]", err
	}
	return string(b), err
}

// fromJSON scans a JSON column; an empty list comes back as nil.
type fromJSON struct{ to any }

// Scan takes what the driver has read.
func (j fromJSON) Scan(src any) error {
	s, ok := src.(string)
	if !ok {
		return fmt.Errorf("store: JSON must be text, not %T", src)
	}
	if s == "[]" {
		return nil
	}
	return json.Unmarshal([]byte(s), j.to)
}

// values makes "(?,?),(?,?)" for so many rows of so many columns.
func values(columns, rows int) string {
	one := "(" + strings.TrimSuffix(strings.Repeat("?,", columns), ",") + ")"
	return strings.TrimSuffix(strings.Repeat(one+",", rows), ",")
}

// checkText refuses text that is not UTF-8: JSON images could not hold it.
func checkText(args []any) error {
	for i, a := range args {
		if s, ok := a.(string); ok && !utf8.ValidString(s) {
			return contest.E("text_not_utf8", "position", i+1)
		}
	}
	return nil
}
