package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// tamper runs statements past every guard, as an outsider with another program
// would, and opens the file again.
func tamper(t *testing.T, db *DB, o Options, statements ...string) *DB {
	t.Helper()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	pool := openWriter(db.Path())
	conn, err := pool.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var guards []string
	err = each(t.Context(), conn, "SELECT name || '|' || sql FROM sqlite_schema WHERE type = 'trigger'", nil, scanInto(&guards))
	if err != nil {
		t.Fatal(err)
	}
	run := func(statement string) {
		if _, err := conn.ExecContext(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	run("PRAGMA foreign_keys = OFF")
	for _, g := range guards {
		run("DROP TRIGGER " + strings.SplitN(g, "|", 2)[0])
	}
	for _, statement := range statements {
		run(statement)
	}
	for _, g := range guards {
		run(strings.SplitN(g, "|", 2)[1])
	}
	if err := conn.Close(); err != nil {
		t.Fatal(err)
	}
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
	o.AcceptHead = true
	again, err := Open(t.Context(), db.Path(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { again.Close() })
	return again
}

// D1: a row altered, taken away, put in or moved is found at its own number.
func TestChainFindsTheFirstBadRow(t *testing.T) {
	const rows = 500
	base := options(t)
	for name, c := range map[string]struct {
		statements func(n int) []string
		want       func(n int) int64
	}{
		"altered time": {func(n int) []string {
			return []string{fmt.Sprintf("UPDATE change SET at = '2020-01-01T00:00:00.000Z' WHERE id = %d", n)}
		}, at},
		"altered who": {func(n int) []string { return []string{fmt.Sprintf("UPDATE change SET who = 'Ktoś' WHERE id = %d", n)} }, at},
		"altered args": {func(n int) []string {
			return []string{fmt.Sprintf("UPDATE change SET args = '{\"n\":1}' WHERE id = %d", n)}
		}, at},
		"altered flag": {func(n int) []string {
			return []string{fmt.Sprintf("UPDATE change SET undoable = 1 - undoable WHERE id = %d", n)}
		}, at},
		"altered digest": {func(n int) []string {
			return []string{fmt.Sprintf("UPDATE change SET digest = zeroblob(32) WHERE id = %d", n)}
		}, at},
		"altered hash": {func(n int) []string {
			return []string{fmt.Sprintf("UPDATE change SET hash = zeroblob(32) WHERE id = %d", n)}
		}, at},
		"taken away": {func(n int) []string { return []string{fmt.Sprintf("DELETE FROM change WHERE id = %d", n)} }, at},
		"taken away and closed up": {func(n int) []string {
			return []string{
				fmt.Sprintf("DELETE FROM change WHERE id = %d", n), fmt.Sprintf("UPDATE change SET id = -id WHERE id > %d", n),
				"UPDATE change SET id = -id - 1 WHERE id < 0",
			}
		}, at},
		"swapped": {func(n int) []string {
			return []string{
				fmt.Sprintf("UPDATE change SET id = -1 WHERE id = %d", n), fmt.Sprintf("UPDATE change SET id = %d WHERE id = %d", n, n+1),
				fmt.Sprintf("UPDATE change SET id = %d WHERE id = -1", n+1),
			}
		}, at},
		"untouched": {func(int) []string { return nil }, func(int) int64 { return 0 }},
	} {
		t.Run(name, func(t *testing.T) {
			o := base
			db := create(t, o)
			lengthen(t, db, rows)
			n := 2 + rand.IntN(rows-4)
			db = tamper(t, db, o, c.statements(n)...)
			_, bad, err := verifyChain(context.Background(), db.readers, db.identity)
			if err != nil || bad != c.want(n) {
				t.Errorf("row %d: first bad %d, %v", n, bad, err)
			}
		})
	}
}

func at(n int) int64 { return int64(n) }

// D2, D3: a tail cut off, and a whole chain made anew, fit in themselves; the mirror
// outside tells.
func TestMirrorFindsWhatTheChainCannot(t *testing.T) {
	for name, c := range map[string]struct {
		tamper func(t *testing.T, db *DB, o Options) *DB
		code   string
	}{
		"tail cut off": {func(t *testing.T, db *DB, o Options) *DB {
			return tamper(t, db, o, "DELETE FROM change_payload WHERE change_id > 3", "DELETE FROM change WHERE id > 3", "UPDATE setting SET value = '3'")
		}, "history_behind"},
		"chain made anew": {rewriteChain, "history_differs"},
	} {
		t.Run(name, func(t *testing.T) {
			o := options(t)
			db := create(t, o)
			for n := range 6 {
				write(t, db, func(tx *Tx) error { return tx.PutSetting("a", fmt.Sprint(n+1)) })
			}
			kept, ok := readMirror(o.HeadDir, db.fileID)
			if !ok || kept.Changes != 6 {
				t.Fatalf("mirror %+v", kept)
			}
			changed := c.tamper(t, db, o)
			if err := changed.Close(); err != nil {
				t.Fatal(err)
			}
			if err := MirrorHead(o.HeadDir, db.fileID, db.Path(), kept.Head, kept.At); err != nil { // as it was before
				t.Fatal(err)
			}
			_, err := Open(t.Context(), db.Path(), o)
			wantCode(t, err, c.code)
			// To look at, it opens, and says so.
			ro := o
			ro.ReadOnly = true
			look, err := Open(t.Context(), db.Path(), ro)
			if err != nil {
				t.Fatal(err)
			}
			defer look.Close()
			if w := look.Warnings(); len(w) != 1 || w[0].Code != c.code {
				t.Errorf("warnings %+v", w)
			}
			found, err := look.Check(t.Context(), nil)
			if err != nil || len(found) == 0 || found[0].Code != c.code {
				t.Errorf("check: %+v %v", found, err)
			}
		})
	}
}

// rewriteChain gives change 2 another author and recomputes every hash after it.
func rewriteChain(t *testing.T, db *DB, o Options) *DB {
	db = tamper(t, db, o, "UPDATE change SET who = 'Ktoś inny' WHERE id = 2")
	var statements []string
	prev := db.identity.genesis()
	read(t, db, func(r *Reader) error {
		for id := int64(1); id <= 6; id++ {
			var l link
			var digest []byte
			_, err := r.row("SELECT id, at, who, action, args, undoable, captured, undoes, row_count, digest FROM change WHERE id = ?",
				[]any{id}, &l.id, &l.at, &l.who, &l.action, &l.args, &l.undoable, &l.captured, ref{&l.undoes}, &l.rows, &digest)
			if err != nil {
				return err
			}
			l.digest = digest
			sum := l.hash(prev)
			prev = sum[:]
			statements = append(statements, fmt.Sprintf("UPDATE change SET hash = x'%x' WHERE id = %d", prev, id))
		}
		return nil
	})
	return tamper(t, db, o, statements...)
}

// Fields can't run into one another.
func TestLinkIsUnambiguous(t *testing.T) {
	a := link{id: 1, who: "ab", action: "c"}
	b := link{id: 1, who: "a", action: "bc"}
	if a.hash(nil) == b.hash(nil) {
		t.Error("two rows have one hash")
	}
	if hexOf(identity{fileID: "x"}.genesis()) == hexOf(identity{fileID: "y"}.genesis()) {
		t.Error("two files begin alike")
	}
}
