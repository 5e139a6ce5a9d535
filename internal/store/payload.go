package store

import (
	"bufio"
	"bytes"
	"compress/flate"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"biurolidera/internal/contest"
)

// payload packs what a step changed: lines of JSON, deflated. A table is named
// once, {"table":"contact","columns":["id",…]}; a record is [table, before, after]
// with the table's number from 0 and null for no image.
type payload struct {
	rows   int
	tables []table     // of the file
	number map[int]int // table id -> number in the payload
	names  []string
	buf    bytes.Buffer
	zip    *flate.Writer
}

// payloadTable is a table's line.
type payloadTable struct {
	Table   string   `json:"table"`
	Columns []string `json:"columns"`
}

// newPayload begins an empty payload over the file's tables.
func newPayload(tables []table) *payload {
	return &payload{tables: tables, number: map[int]int{}}
}

// add takes one captured record.
func (p *payload) add(tbl int, before, after sql.RawBytes) error {
	if p.zip == nil {
		z, err := flate.NewWriter(&p.buf, flate.BestSpeed)
		if err != nil {
			return err
		}
		p.zip = z
	}
	n, known := p.number[tbl]
	if !known {
		n = len(p.names)
		p.number[tbl] = n
		t := p.tables[tbl-1]
		p.names = append(p.names, t.name)
		line, err := json.Marshal(payloadTable{t.name, t.names()})
		if err != nil {
			return err
		}
		if _, err := p.zip.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	p.rows++
	head := append(strconv.AppendInt([]byte{'['}, int64(n), 10), ',')
	for _, part := range [][]byte{head, image(before), {','}, image(after), {']', '\n'}} {
		if _, err := p.zip.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// image is an image as JSON.
func image(b sql.RawBytes) []byte {
	if b == nil {
		return []byte("null")
	}
	return b
}

// finish gives the packed bytes; none if nothing was added.
func (p *payload) finish() ([]byte, error) {
	if p.zip == nil {
		return []byte{}, nil
	}
	err := p.zip.Close()
	return p.buf.Bytes(), err
}

// touched gives the tables in the payload.
func (p *payload) touched() []string { return append([]string(nil), p.names...) }

// touchesAny gives the first of names that is in the payload, or "".
func (p *payload) touchesAny(names []string) string {
	for _, n := range p.names {
		for _, m := range names {
			if n == m {
				return n
			}
		}
	}
	return ""
}

// errPayload is a payload that can't be read: it was changed from outside.
var errPayload = errors.New("store: unreadable payload")

// unpack calls take for every record of a packed payload. before and after are
// nil for no image and valid until the next call.
func unpack(body []byte, take func(t payloadTable, before, after json.RawMessage) error) error {
	var tables []payloadTable
	return lines(body, func(line []byte) error {
		if line[0] != '{' {
			return takeRecord(line, tables, take)
		}
		var t payloadTable
		if err := json.Unmarshal(line, &t); err != nil {
			return fmt.Errorf("%w: %w", errPayload, err)
		}
		tables = append(tables, t)
		return nil
	})
}

// lines calls take for every line of a packed payload, its end included; it is valid
// until the next one.
func lines(body []byte, take func(line []byte) error) error {
	if len(body) == 0 {
		return nil
	}
	in := bufio.NewReaderSize(flate.NewReader(bytes.NewReader(body)), 1<<16)
	var long []byte
	for {
		line, err := in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			long = append(long, line...)
			continue
		}
		if errors.Is(err, io.EOF) && len(line)+len(long) == 0 {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: %w", errPayload, err)
		}
		if len(long) > 0 {
			line, long = append(long, line...), nil
		}
		if err := take(line); err != nil {
			return err
		}
	}
}

// takeRecord hands one record's line over.
func takeRecord(line []byte, tables []payloadTable, take func(t payloadTable, before, after json.RawMessage) error) error {
	n, before, after, err := splitRecord(line)
	if err != nil || n < 0 || n >= len(tables) {
		return errors.Join(errPayload, err)
	}
	return take(tables[n], before, after)
}

// splitRecord takes a record's line apart: [number,before,after].
func splitRecord(line []byte) (n int, before, after json.RawMessage, err error) {
	line = bytes.TrimSuffix(line, []byte("]\n"))
	if len(line) == 0 || line[0] != '[' {
		return 0, nil, nil, errPayload
	}
	var parts [3][]byte
	rest := line[1:]
	for i := range parts {
		end := valueEnd(rest)
		parts[i] = rest[:end]
		if rest = rest[end:]; i < 2 {
			if len(rest) == 0 || rest[0] != ',' {
				return 0, nil, nil, errPayload
			}
			rest = rest[1:]
		}
	}
	if len(rest) > 0 {
		return 0, nil, nil, errPayload
	}
	n, err = strconv.Atoi(string(parts[0]))
	return n, present(parts[1]), present(parts[2]), err
}

// present turns JSON's null into none.
func present(m []byte) json.RawMessage {
	if string(m) == "null" {
		return nil
	}
	return m
}

// valueEnd is the length of the JSON value that b begins with: up to the comma or
// the end of its list.
func valueEnd(b []byte) int {
	depth, inText := 0, false
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case inText && c == '\\':
			i++
		case c == '"':
			inText = !inText
		case inText:
		case c == '[':
			depth++
		case c == ']':
			if depth--; depth < 0 {
				return i
			}
		case c == ',' && depth == 0:
			return i
		}
	}
	return len(b)
}

// keyText gives the first n values of an image as they stand there; the key's
// columns come first in every table.
func keyText(image []byte, n int) string {
	at := 1
	for ; n > 0 && at < len(image); n-- {
		at += valueEnd(image[at:]) + 1
	}
	return string(image[min(1, len(image)):max(at-1, min(1, len(image)))])
}

// keyValues gives the first n values of an image, nil for those it has not.
func keyValues(image []byte, n int) (values [2]any, err error) {
	at := 1
	for i := range n {
		if at >= len(image) {
			return values, errPayload
		}
		end := at + valueEnd(image[at:])
		if number, err := strconv.ParseInt(string(image[at:end]), 10, 64); err == nil {
			values[i] = number
		} else if err := json.Unmarshal(image[at:end], &values[i]); err != nil {
			return values, errors.Join(errPayload, err)
		}
		at = end + 1
	}
	return values, nil
}

// named turns an image into values by column, as contest.RowChange has them:
// text, int64, or nil.
func named(t payloadTable, img json.RawMessage) (map[string]any, error) {
	if img == nil {
		return nil, nil
	}
	d := json.NewDecoder(bytes.NewReader(img))
	d.UseNumber()
	var list []any
	if err := d.Decode(&list); err != nil || len(list) != len(t.Columns) {
		return nil, errors.Join(errPayload, err)
	}
	m := make(map[string]any, len(list))
	for i, v := range list {
		m[t.Columns[i]] = plain(v)
	}
	return m, nil
}

// plain turns a JSON number into an int64 where it is one.
func plain(v any) any {
	n, ok := v.(json.Number)
	if !ok {
		return v
	}
	if i, err := n.Int64(); err == nil {
		return i
	}
	return n.String()
}

// rowChanges reads a whole payload.
func rowChanges(body []byte) ([]contest.RowChange, error) {
	var all []contest.RowChange
	err := unpack(body, func(t payloadTable, before, after json.RawMessage) error {
		b, err := named(t, before)
		if err != nil {
			return err
		}
		a, err := named(t, after)
		if err != nil {
			return err
		}
		all = append(all, contest.RowChange{Table: t.Table, Before: b, After: a})
		return nil
	})
	return all, err
}
