package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// Capture: temporary triggers on every table of the file, made from its own
// metadata, put what each statement does into a temporary table as before and
// after image. One record of a step is one captured row: its first before and its
// last after.
//
// An image is a JSON array of the columns in table order; bytes are hexadecimal.
// Columns of heavy bytes that a hash stands for are left out.

// uncaptured are tables that are the history itself or belong to the file.
var uncaptured = []string{"meta", "schema_migration", "change", "change_payload"}

// byReference are columns whose content is named by a hash beside them.
var byReference = map[string][]string{
	"blob":             {"bytes"},
	"issued_document":  {"bytes", "data"},
	"ranking_snapshot": {"input", "result"},
}

// keptForever are tables whose rows are never taken back, so that no step that
// writes them can be undoable. blob is not among them: a row without evidence may
// stay, since it is found by its content.
var keptForever = []string{"seal", "ranking_snapshot", "issued_document"}

// table is what capture and undo know of a table.
type table struct {
	id      int
	name    string
	columns []column // those in the image, in order
	key     []int    // positions of the primary key in columns
}

type column struct {
	name   string
	blob   bool
	unique bool // alone or with others
}

// readTables reads the captured tables' columns, in order of their names.
func readTables(ctx context.Context, q querier) ([]table, error) {
	var all []table
	err := each(ctx, q, `
		SELECT
			t.name,
			c.name,
			c.type,
			c.pk,
			EXISTS (
				SELECT
					1
				FROM pragma_index_list(t.name) AS l
				JOIN pragma_index_info(l.name) AS i
				WHERE l."unique" = 1
					AND i.name = c.name
			)
		FROM sqlite_schema AS t
		JOIN pragma_table_info(t.name) AS c
		WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\'
		ORDER BY t.name, c.cid`, nil, func(rows *sql.Rows) error {
		var name, col, kind string
		var pk int
		var unique bool
		if err := rows.Scan(&name, &col, &kind, &pk, &unique); err != nil {
			return err
		}
		if slices.Contains(uncaptured, name) || slices.Contains(byReference[name], col) {
			return nil
		}
		if len(all) == 0 || all[len(all)-1].name != name {
			all = append(all, table{id: len(all) + 1, name: name})
		}
		t := &all[len(all)-1]
		if pk > 0 {
			t.key = append(t.key, len(t.columns))
		}
		t.columns = append(t.columns, column{name: col, blob: kind == "BLOB", unique: unique})
		return nil
	})
	return all, err
}

// names gives the image's columns.
func (t table) names() []string {
	var names []string
	for _, c := range t.columns {
		names = append(names, c.name)
	}
	return names
}

// image is the expression of a row's image; row is "OLD", "NEW" or an alias.
func (t table) image(row string) string {
	var parts []string
	for _, c := range t.columns {
		expr := row + "." + c.name
		if c.blob {
			expr = "hex(" + expr + ")"
		}
		parts = append(parts, expr)
	}
	return "json_array(" + strings.Join(parts, ", ") + ")"
}

// keyOf is the expression of a row's key: the column, or an array of several.
func (t table) keyOf(row string) string {
	var parts []string
	for _, i := range t.key {
		parts = append(parts, row+"."+t.columns[i].name)
	}
	return arrayOf(parts)
}

// keyIs is the condition that a row has the key of a staged record s.
func (t table) keyIs(row string) string {
	var parts []string
	for n, i := range t.key {
		parts = append(parts, fmt.Sprintf("%s.%s = s.k%d", row, t.columns[i].name, n))
	}
	return strings.Join(parts, " AND ")
}

// keyTuple and stagedKey are the key's columns in the table and as staged.
func (t table) keyTuple() string {
	var parts []string
	for _, i := range t.key {
		parts = append(parts, t.columns[i].name)
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

// stagedKey is keyTuple's counterpart in the staged records (undo.go): no table has a
// key of more than two columns.
func (t table) stagedKey() string { return []string{"", "k0", "k0, k1"}[len(t.key)] }

// field is the expression of a column's value in an image.
func (t table) field(image string, i int) string {
	expr := fmt.Sprintf("json_extract(%s, '$[%d]')", image, i)
	if t.columns[i].blob {
		return "unhex(" + expr + ")"
	}
	return expr
}

// arrayOf makes one expression of several.
func arrayOf(parts []string) string {
	if len(parts) == 1 {
		return parts[0]
	}
	return "json_array(" + strings.Join(parts, ", ") + ")"
}

// installCapture makes the temporary table and triggers on the writing connection.
// They are temporary so that the file's schema stays what the migrations say, and in
// memory (temp_store) so that no record lies about in a temporary folder. Being part
// of the transaction, what was captured goes with a rollback.
func installCapture(ctx context.Context, conn *sql.Conn, tables []table) error {
	if _, err := conn.ExecContext(ctx, `
		CREATE TEMP TABLE captured (
			seq INTEGER PRIMARY KEY,
			tbl INTEGER NOT NULL,
			pk NOT NULL,
			before TEXT,
			after TEXT,
			UNIQUE (tbl, pk)
		)`); err != nil {
		return err
	}
	for _, t := range tables {
		for _, statement := range t.triggers() {
			if _, err := conn.ExecContext(ctx, statement); err != nil {
				return fmt.Errorf("capture %s: %w", t.name, err)
			}
		}
	}
	return nil
}

// triggers are the statements that make the table's capture. A row whose key
// changes is taken away under the old key and made under the new one.
func (t table) triggers() []string {
	put := func(key, before, after string) string {
		return fmt.Sprintf("INSERT INTO captured (tbl, pk, before, after) VALUES (%d, %s, %s, %s) "+
			"ON CONFLICT (tbl, pk) DO UPDATE SET after = excluded.after;", t.id, key, before, after)
	}
	trigger := func(name, event, body string) string {
		return fmt.Sprintf("CREATE TEMP TRIGGER capture_%s_%s AFTER %s BEGIN %s END", t.name, name, event, body)
	}
	o, n := t.keyOf("OLD"), t.keyOf("NEW")
	same, moved := fmt.Sprintf(" WHEN %s IS %s", o, n), fmt.Sprintf(" WHEN %s IS NOT %s", o, n)
	on := " ON main." + t.name
	return []string{
		trigger("insert", "INSERT"+on, put(n, "NULL", t.image("NEW"))),
		trigger("delete", "DELETE"+on, put(o, t.image("OLD"), "NULL")),
		trigger("update", "UPDATE"+on+same, put(o, t.image("OLD"), t.image("NEW"))),
		trigger("move", "UPDATE"+on+moved, put(o, t.image("OLD"), "NULL")+put(n, "NULL", t.image("NEW"))),
	}
}

// clearCapture forgets what was captured.
func clearCapture(ctx context.Context, q querier) error {
	_, err := q.ExecContext(ctx, "DELETE FROM temp.captured")
	return err
}

// eachCaptured streams what the step really changed, in the order it first touched
// the rows. The images are valid until the next call.
func eachCaptured(ctx context.Context, q querier, take func(tbl int, before, after sql.RawBytes) error) error {
	return each(ctx, q, `
		SELECT
			tbl,
			before,
			after
		FROM temp.captured
		WHERE before IS NOT after
		ORDER BY seq`, nil, func(rows *sql.Rows) error {
		var tbl int
		var before, after sql.RawBytes
		if err := rows.Scan(&tbl, &before, &after); err != nil {
			return err
		}
		return take(tbl, before, after)
	})
}
