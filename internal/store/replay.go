package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"slices"
)

// The history says what every record it knows must be now. Replaying it and comparing
// finds what no structure check can: a value changed past the program, or a flipped
// bit in a column without an index.

// mark stands for an image in memory.
type mark [8]byte

// markOf shortens an image: a million records must fit in memory.
func markOf(image []byte) mark {
	sum := sha256.Sum256(image)
	return mark(sum[:8])
}

// ledger is what the history says each record is now: by table and key.
type ledger struct {
	tables   map[string]map[string]mark
	gone     map[string]map[string]bool
	complete bool // the history knows every record there is
}

// newLedger begins an empty one.
func newLedger(complete bool) *ledger {
	return &ledger{tables: map[string]map[string]mark{}, gone: map[string]map[string]bool{}, complete: complete}
}

// records compares every record that the history knows with its last image there:
// a record changed from outside, past the history, is found. What a step without
// capture (the sample's), a migration or an erased payload wrote is not known.
func (c *checker) records() error {
	l, err := c.ledger()
	if err != nil {
		return err
	}
	for _, t := range c.db.tables {
		if t.name == "blob" {
			continue // looked at by hash; rows of it may go without evidence
		}
		if err := c.compareRecords(l, t); err != nil {
			return err
		}
	}
	return nil
}

// ledger replays the payloads.
func (c *checker) ledger() (*ledger, error) {
	type step struct {
		id           int64
		opaque, gone bool
	}
	steps, err := collect(c.Reader, `
		SELECT
			c.id,
			c.captured = 0,
			p.erased_by IS NOT NULL OR p.change_id IS NULL
		FROM change AS c
		LEFT JOIN change_payload AS p ON p.change_id = c.id
		ORDER BY c.id`, nil, func(rows *sql.Rows, s *step) error { return rows.Scan(&s.id, &s.opaque, &s.gone) })
	if err != nil {
		return nil, err
	}
	l := newLedger(true)
	for _, s := range steps {
		if s.opaque {
			l = newLedger(false)
			continue
		}
		if s.gone {
			l.complete = false
			continue
		}
		body, err := c.payloadBody(s.id)
		if err != nil {
			return nil, err
		}
		if err := unpack(body, c.enter(l)); err != nil {
			c.fault("payload_changed", "change", s.id)
			return newLedger(false), nil
		}
	}
	return l, nil
}

// enter notes one record of a payload. Tables whose columns have changed since are
// not compared.
func (c *checker) enter(l *ledger) func(payloadTable, json.RawMessage, json.RawMessage) error {
	return func(pt payloadTable, before, after json.RawMessage) error {
		t, same := c.db.tableLike(pt)
		if !same {
			l.complete = false
			return nil
		}
		if l.tables[t.name] == nil {
			l.tables[t.name], l.gone[t.name] = map[string]mark{}, map[string]bool{}
		}
		img := after
		if img == nil {
			img = before
		}
		key := keyText(img, len(t.key))
		if after == nil {
			delete(l.tables[t.name], key)
			l.gone[t.name][key] = true
			return nil
		}
		delete(l.gone[t.name], key)
		l.tables[t.name][key] = markOf(after)
		return nil
	}
}

// compareRecords streams a table's rows and compares each with the ledger.
func (c *checker) compareRecords(l *ledger, t table) error {
	known := l.tables[t.name]
	err := c.rows("SELECT "+t.image("t")+" FROM main."+t.name+" AS t", nil, func(rows *sql.Rows) error {
		var img sql.RawBytes
		if err := rows.Scan(&img); err != nil {
			return err
		}
		key := keyText(img, len(t.key))
		want, has := known[key]
		delete(known, key)
		switch {
		case has && want != markOf(img), !has && (l.complete || l.gone[t.name][key]):
			c.fault("record_changed_outside", "table", t.name, "record", key)
		}
		return nil
	})
	if err != nil {
		return err
	}
	var lost []string
	for key := range known {
		lost = append(lost, key)
	}
	slices.Sort(lost)
	for _, key := range lost[:min(len(lost), 10)] {
		c.fault("record_missing_outside", "table", t.name, "record", key)
	}
	return nil
}
