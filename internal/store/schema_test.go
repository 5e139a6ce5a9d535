package store

import (
	"database/sql"
	"slices"
	"strings"
	"testing"
)

// Every table is STRICT with a primary key, every column that is no reference is
// NOT NULL, and every reference has an index, without which taking a record away
// would read its whole child table.
func TestSchemaRules(t *testing.T) {
	db := create(t, options(t))
	read(t, db, func(r *Reader) error {
		names, err := r.tableNames()
		if err != nil {
			return err
		}
		if len(names) < 25 {
			t.Fatalf("only %d tables: the search is broken", len(names))
		}
		for _, name := range names {
			var strict bool
			if _, err := r.row("SELECT strict FROM pragma_table_list WHERE name = ?", []any{name}, &strict); err != nil {
				return err
			}
			if !strict {
				t.Errorf("%s is not STRICT", name)
			}
			if err := checkColumns(t, r, name); err != nil {
				return err
			}
			if err := checkReferences(t, r, name); err != nil {
				return err
			}
		}
		return nil
	})
}

func checkColumns(t *testing.T, r *Reader, table string) error {
	refs, err := collectText(r, `SELECT DISTINCT "from" FROM pragma_foreign_key_list(?)`, table)
	if err != nil {
		return err
	}
	keys := 0
	err = r.rows(`SELECT name, "notnull", pk FROM pragma_table_info(?)`, []any{table}, func(rows *sql.Rows) error {
		var name string
		var notNull bool
		var pk int
		if err := rows.Scan(&name, &notNull, &pk); err != nil {
			return err
		}
		if pk > 0 {
			keys++
		}
		if !notNull && pk == 0 && !slices.Contains(refs, name) {
			t.Errorf("%s.%s may be NULL", table, name)
		}
		for _, word := range []string{"surname", "person", "first_name", "pesel"} {
			if strings.Contains(name, word) && table != "contact" {
				t.Errorf("%s.%s may say who somebody is", table, name)
			}
		}
		return nil
	})
	if keys == 0 {
		t.Errorf("%s has no primary key", table)
	}
	return err
}

func checkReferences(t *testing.T, r *Reader, table string) error {
	var indexes []string // "a,b" by their columns
	list, err := collectText(r, "SELECT name FROM pragma_index_list(?)", table)
	if err != nil {
		return err
	}
	for _, index := range list {
		columns, err := collectText(r, "SELECT name FROM pragma_index_info(?) ORDER BY seqno", index)
		if err != nil {
			return err
		}
		indexes = append(indexes, strings.Join(columns, ",")+",")
	}
	primary, err := collectText(r, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", table)
	if err != nil {
		return err
	}
	indexes = append(indexes, strings.Join(primary, ",")+",")
	references, err := collectText(r, `SELECT group_concat("from", ',') FROM (
		SELECT id, "from" FROM pragma_foreign_key_list(?) ORDER BY id, seq) GROUP BY id`, table)
	if err != nil {
		return err
	}
	for _, columns := range references {
		if !slices.ContainsFunc(indexes, func(i string) bool { return strings.HasPrefix(i, columns+",") }) {
			t.Errorf("%s (%s) has no index", table, columns)
		}
	}
	return nil
}

// What capture leaves out is there, and is named by a hash.
func TestCaptureExceptionsExist(t *testing.T) {
	db := create(t, options(t))
	for _, name := range append(slices.Clone(keptForever), "blob") {
		if !slices.ContainsFunc(db.tables, func(tb table) bool { return tb.name == name }) {
			t.Errorf("no table %s", name)
		}
	}
	for name, columns := range byReference {
		read(t, db, func(r *Reader) error {
			for _, c := range columns {
				if _, err := collectText(r, "SELECT hex("+c+") FROM "+name); err != nil {
					t.Error(err)
				}
			}
			return nil
		})
	}
	for _, tb := range db.tables {
		for i, k := range tb.key {
			if i != k {
				t.Errorf("%s: the key's columns must come first", tb.name)
			}
		}
	}
}
