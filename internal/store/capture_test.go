package store

import (
	"strings"
	"testing"

	"biurolidera/internal/contest"
)

// Whatever statement changes a row, the history has its before and after.
func TestCapture(t *testing.T) {
	db := create(t, options(t))
	write(t, db, func(tx *Tx) error {
		for _, k := range []string{"a", "b", "c", "d"} {
			if err := tx.PutSetting(k, "1"); err != nil {
				return err
			}
		}
		return nil
	})
	row := func(k, v string) map[string]any { return map[string]any{"key": k, "value": v} }
	for _, c := range []struct {
		statement string
		want      []contest.RowChange
	}{
		{"UPDATE setting SET value = '2' WHERE key = 'a'", []contest.RowChange{{Table: "setting", Before: row("a", "1"), After: row("a", "2")}}},
		{"INSERT OR REPLACE INTO setting VALUES ('b', '2')", []contest.RowChange{{Table: "setting", Before: row("b", "1"), After: row("b", "2")}}},
		{"INSERT INTO setting VALUES ('b', '3') ON CONFLICT DO UPDATE SET value = excluded.value", []contest.RowChange{{Table: "setting", Before: row("b", "2"), After: row("b", "3")}}},
		{"UPDATE setting SET key = 'e' WHERE key = 'c'", []contest.RowChange{{Table: "setting", Before: row("c", "1")}, {Table: "setting", After: row("e", "1")}}},
		{"DELETE FROM setting WHERE key IN ('d', 'e')", []contest.RowChange{{Table: "setting", Before: row("d", "1")}, {Table: "setting", Before: row("e", "1")}}},
		{"DELETE FROM setting", []contest.RowChange{{Table: "setting", Before: row("a", "2")}, {Table: "setting", Before: row("b", "3")}}},
	} {
		w := write(t, db, func(tx *Tx) error { _, err := tx.exec(c.statement); return err })
		same(t, c.statement, c.want, get(t, db, func(r *Reader) ([]contest.RowChange, error) { return r.Payload(w.ID) }))
	}
	sound(t, db)
}

// Several changes of a record in one step are one: the first before, the last after.
func TestCaptureOfOneRecordIsOne(t *testing.T) {
	db := create(t, options(t))
	write(t, db, func(tx *Tx) error { return tx.PutSetting("a", "1") })
	w := write(t, db, func(tx *Tx) error {
		for _, v := range []string{"2", "", "3", "4"} {
			if err := tx.PutSetting("a", v); err != nil {
				return err
			}
		}
		return nil
	})
	same(t, "net change", []contest.RowChange{{
		Table: "setting", Before: map[string]any{"key": "a", "value": "1"}, After: map[string]any{"key": "a", "value": "4"},
	}}, get(t, db, func(r *Reader) ([]contest.RowChange, error) { return r.Payload(w.ID) }))
}

// Every table is captured, also those of later migrations: a table nobody thought
// of is a failing test here.
func TestEveryTableIsCaptured(t *testing.T) {
	db := create(t, options(t))
	var have []string
	read(t, db, func(r *Reader) error {
		names, err := r.tableNames()
		have = names
		return err
	})
	triggers := 0
	err := db.writer.QueryRowContext(t.Context(), "SELECT count(*) FROM sqlite_temp_schema WHERE type = 'trigger'").Scan(&triggers)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "triggers", 4*(len(have)-len(uncaptured)), triggers)
}

func TestPayloadRoundTrip(t *testing.T) {
	tables := []table{{id: 1, name: "a", columns: []column{{name: "id"}, {name: "text"}}, key: []int{0}}}
	p := newPayload(tables)
	nasty := []string{`[1,"a,b]\"\\["]`, `[2,"\u0000ł\n"]`, `[3,null]`, `[-9223372036854775808,""]`}
	for _, img := range nasty {
		if err := p.add(1, nil, []byte(img)); err != nil {
			t.Fatal(err)
		}
		if err := p.add(1, []byte(img), nil); err != nil {
			t.Fatal(err)
		}
		if err := p.add(1, []byte(img), []byte(img)); err != nil {
			t.Fatal(err)
		}
	}
	body, err := p.finish()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := rowChanges(body)
	if err != nil || len(rows) != 12 {
		t.Fatal(len(rows), err)
	}
	same(t, "text", "a,b]\"\\[", rows[0].After["text"])
	same(t, "number", int64(-9223372036854775808), rows[10].Before["id"])
	same(t, "none", map[string]any(nil), rows[0].Before)
	same(t, "null", nil, rows[6].After["text"])
	if _, err := rowChanges(body[:len(body)/2]); err == nil {
		t.Error("half a payload was read")
	}
}

func TestKeyText(t *testing.T) {
	for _, c := range []struct {
		image string
		n     int
		want  string
	}{
		{`[1,"a"]`, 1, "1"}, {`[1,2,"a"]`, 2, "1,2"}, {`["a,\"]b",2]`, 1, `"a,\"]b"`}, {`[1]`, 1, "1"}, {``, 1, ""}, {`[`, 1, ""},
	} {
		if got := keyText([]byte(c.image), c.n); got != c.want {
			t.Errorf("keyText(%q, %d) = %q, want %q", c.image, c.n, got, c.want)
		}
	}
}

func FuzzUnpack(f *testing.F) {
	p := newPayload([]table{{id: 1, name: "a", columns: []column{{name: "id"}}}})
	p.add(1, nil, []byte(`[1]`)) //nolint:errcheck // into memory
	body, _ := p.finish()
	f.Add(body)
	f.Add([]byte("not deflated"))
	f.Fuzz(func(t *testing.T, b []byte) {
		rows, err := rowChanges(b)
		if err == nil && len(b) > 0 && strings.Contains(string(b), "\x00\x00\x00\x00\x00\x00") && len(rows) > 1<<20 {
			t.Error("a small payload grew without bound")
		}
	})
}

func FuzzSplitRecord(f *testing.F) {
	f.Add([]byte("[0,null,[1,\"a\"]]\n"))
	f.Add([]byte("[0,[\"\\\\\"],null]\n"))
	f.Fuzz(func(t *testing.T, line []byte) {
		_, before, after, err := splitRecord(line)
		if err == nil && len(before)+len(after) > len(line) {
			t.Error("parts longer than the line")
		}
		keyText(line, 2)
		keyValues(line, 2) //nolint:errcheck // only must not fail hard
	})
}
