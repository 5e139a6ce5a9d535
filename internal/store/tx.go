package store

import (
	"context"
	"database/sql"
	"errors"
	"sort"
	"time"

	"biurolidera/internal/contest"
)

// Step says what a transaction is, for the history.
type Step struct {
	Action   string       // the text "action.ACTION" of the catalogue
	Args     contest.Args // values of that text: numbers and texts
	Undoable bool
	Always   bool // a history row also where nothing was written

	undoes int64
}

// Tx changes the file, and reads what it has changed. Now is the moment of the
// step. After the first failed statement every further call fails with the same
// error and nothing is committed.
type Tx struct {
	*Reader
	Now time.Time

	step  Step
	err   error
	wrote bool
}

// Written is a committed step. The zero value: there was nothing to write.
type Written struct {
	contest.Change
	Tables []string // touched, sorted; empty where nothing was captured
}

// Event is what screens are told.
func (w Written) Event() contest.Event {
	return contest.Event{Change: w.ID, Action: w.Action, Tables: w.Tables}
}

// Write runs work in one transaction, writes the step's history row in it and
// commits; on any error nothing has changed. A step that wrote nothing leaves no
// history row. Cancelling ctx before the commit takes everything back.
func (db *DB) Write(ctx context.Context, step Step, work func(*Tx) error) (w Written, err error) {
	defer wrap(&err, "Write(%q)", step.Action)
	return db.write(ctx, step, work, nil)
}

// write is Write; meaning, if not nil, says what a failure means for this step.
func (db *DB) write(ctx context.Context, step Step, work func(*Tx) error, meaning func(error) error) (w Written, err error) {
	if db.writer == nil {
		return w, fileError("file_read_only", db.path)
	}
	if err := db.takeTurn(ctx); err != nil {
		return w, err
	}
	defer db.giveTurn()
	tx := db.newTx(ctx, step)
	if err := tx.begin(); err != nil {
		return w, err
	}
	open := true
	defer func() {
		if open {
			err = errors.Join(err, tx.rollback())
		}
		if err != nil && meaning != nil {
			err = meaning(err)
		}
	}()
	if err := tx.failed(work(tx)); err != nil {
		return w, err
	}
	w, head, err := tx.record()
	if err != nil || w.ID == 0 {
		return Written{}, err
	}
	if err := tx.commit(); err != nil {
		return Written{}, err
	}
	open = false
	db.writeMirror(head)
	return w, nil
}

// Read runs work in one reading transaction, beside any writer.
func (db *DB) Read(ctx context.Context, work func(*Reader) error) (err error) {
	defer wrap(&err, "Read()")
	tx, err := db.readers.BeginTx(ctx, nil)
	if err != nil {
		return sentinel(err)
	}
	defer tx.Rollback() // nothing was written
	return work(&Reader{ctx: ctx, q: tx, db: db})
}

// takeTurn waits until no other goroutine writes.
func (db *DB) takeTurn(ctx context.Context) error {
	select {
	case db.turn <- struct{}{}:
		return ctx.Err()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// giveTurn lets the next one in.
func (db *DB) giveTurn() { <-db.turn }

// newTx makes a transaction's values; begin opens it.
func (db *DB) newTx(ctx context.Context, step Step) *Tx {
	args := contest.Args{}
	for k, v := range step.Args {
		args[k] = v
	}
	step.Args = args
	tx := &Tx{Now: db.options.now(), step: step}
	tx.Reader = &Reader{ctx: ctx, q: db.writer, db: db, fail: tx.stop}
	return tx
}

// Set adds a value to the step's text, such as a count known only at its end.
func (tx *Tx) Set(name string, value any) { tx.step.Args[name] = value }

// stop keeps the first error; nil asks for it.
func (tx *Tx) stop(err error) error {
	if tx.err == nil {
		tx.err = err
	}
	return tx.err
}

// exec runs a statement that gives no rows. A statement is short, so that
// cancelling takes hold between two of them.
func (tx *Tx) exec(query string, args ...any) (sql.Result, error) {
	if tx.err != nil {
		return nil, tx.err
	}
	if err := tx.ctx.Err(); err != nil {
		return nil, tx.stop(err)
	}
	if err := checkText(args); err != nil {
		return nil, tx.stop(err)
	}
	result, err := tx.q.ExecContext(context.WithoutCancel(tx.ctx), query, args...)
	if err != nil {
		return nil, tx.failed(err)
	}
	tx.wrote = true
	return result, nil
}

// insert runs a statement with RETURNING id.
func (tx *Tx) insert(query string, args ...any) (id int64, err error) {
	if err := checkText(args); err != nil {
		return 0, tx.stop(err)
	}
	_, err = tx.row(query, args, &id)
	tx.wrote = true
	return id, err
}

// change runs a statement that must touch exactly one record.
func (tx *Tx) change(what string, key any, query string, args ...any) error {
	result, err := tx.exec(query, args...)
	if err != nil {
		return err
	}
	n, err := result.RowsAffected()
	if err == nil && n != 1 {
		err = missing(what, key)
	}
	return tx.failed(err)
}

// insertRows runs head, which ends in VALUES, for n rows of so many columns, in
// batches; fill writes the values of the rows, called for them in order.
func (tx *Tx) insertRows(head string, columns, n int, fill func(i int, row []any) error) error {
	batch := max(1, bulkValues/columns)
	args := make([]any, columns*min(n, batch))
	full := ""
	for at := 0; at < n; at += batch {
		size := min(batch, n-at)
		for i := range size {
			if err := fill(at+i, args[i*columns:(i+1)*columns]); err != nil {
				return tx.stop(err)
			}
		}
		if size < batch {
			full = head + " " + values(columns, size)
		} else if full == "" {
			full = head + " " + values(columns, batch)
		}
		if err := tx.bulk(full, args[:size*columns]); err != nil {
			return err
		}
	}
	return nil
}

// bulkValues is how many values go into one statement of insertRows.
const bulkValues = 1000

// bulk runs a statement with many values as a query: the driver then hands them
// over in one call instead of one each.
func (tx *Tx) bulk(query string, args []any) error {
	if tx.err != nil {
		return tx.err
	}
	if err := tx.ctx.Err(); err != nil {
		return tx.stop(err)
	}
	if err := checkText(args); err != nil {
		return tx.stop(err)
	}
	tx.wrote = true
	rows, err := tx.q.QueryContext(context.WithoutCancel(tx.ctx), query, args...)
	if err == nil {
		err = errors.Join(rows.Err(), rows.Close()) //nolint:sqlclosecheck // closing runs the statement and tells its error
	}
	return tx.failed(err)
}

// begin takes SQLite's write lock at once: a transaction that reads first and writes
// later could be refused half-way.
func (tx *Tx) begin() error {
	_, err := tx.q.ExecContext(tx.ctx, "BEGIN IMMEDIATE")
	return sentinel(err)
}

// errRolledBack is a transaction that SQLite ended unasked.
var errRolledBack = errors.New("store: the transaction was rolled back by SQLite")

// commit makes the step durable. It refuses where SQLite has rolled back unasked.
func (tx *Tx) commit() error {
	if tx.err != nil {
		return tx.err
	}
	if err := tx.ctx.Err(); err != nil {
		return tx.stop(err)
	}
	if !inTransaction(tx.db.writer) {
		return tx.stop(errRolledBack)
	}
	_, err := tx.q.ExecContext(context.Background(), "COMMIT")
	return tx.failed(err)
}

// rollback takes everything back, also what was captured: the temporary table is
// part of the transaction.
func (tx *Tx) rollback() error {
	if !inTransaction(tx.db.writer) {
		return nil
	}
	_, err := tx.q.ExecContext(context.Background(), "ROLLBACK")
	return sentinel(err)
}

// record writes the history row of what was captured. ID 0: there was nothing.
func (tx *Tx) record() (w Written, head Head, err error) {
	if !inTransaction(tx.db.writer) {
		return w, head, tx.stop(errRolledBack)
	}
	p := newPayload(tx.db.tables)
	if !tx.db.options.NoCapture {
		if err := tx.failed(eachCaptured(tx.ctx, tx.q, p.add)); err != nil {
			return w, head, err
		}
	}
	body, err := p.finish()
	if err != nil {
		return w, head, tx.stop(err)
	}
	if p.rows == 0 && !tx.step.Always && !(tx.db.options.NoCapture && tx.wrote) {
		return w, head, nil
	}
	if name := p.touchesAny(keptForever); name != "" && tx.step.Undoable {
		return w, head, tx.stop(errors.New("a step that writes to " + name + " can't be undoable"))
	}
	w, head, err = tx.appendChange(p, body)
	if err != nil {
		return w, head, err
	}
	w.Tables = p.touched()
	sort.Strings(w.Tables)
	if !tx.db.options.NoCapture {
		err = tx.failed(clearCapture(tx.ctx, tx.q))
	}
	return w, head, err
}
