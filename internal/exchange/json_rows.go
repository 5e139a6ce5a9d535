package exchange

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"

	"biurolidera/internal/contest"
)

// What is read, and the columns it gives:
//
//	{"stan": "2025", "dane": [{"nazwa": "UG", "adres": {"ulica": "Rynek"}, "mail": ["a", "b"]}]}
//
//	nazwa | adres/ulica | mail
//	UG    | Rynek       | a; b

// jsonSource reads an array of flat objects: the file itself, or the first one found
// in the object the file is. Values of nested objects get "adres/ulica" as their
// name, lists of plain values are joined with "; ".
type jsonSource struct {
	file  string
	data  []byte // UTF-8
	names []string
	place map[string]int
}

// maxJSONDepth bounds objects in objects; a list of institutions has two or three.
const maxJSONDepth = 16

// errJSONShape says that the JSON is well-formed but no table.
var errJSONShape = errors.New("json: no array of objects")

// openJSON walks over all objects once to learn the columns: members may come in any
// order, and some only in later objects.
func openJSON(ctx context.Context, in input) (*jsonSource, error) {
	encoding, bom := DetectEncoding(in.data)
	text, _, err := decodeText(ctx, in.data[bom:], encoding)
	if err != nil {
		return nil, err
	}
	j := &jsonSource{file: in.file, data: text, place: map[string]int{}}
	err = j.each(ctx, func(_ int, name, _ string) error {
		if _, has := j.place[name]; !has {
			if len(j.names) == maxXMLNames {
				return errJSONShape
			}
			j.place[name] = len(j.names)
			j.names = append(j.names, name)
		}
		return nil
	}, func(int) error { return nil })
	return j, err
}

// worksheets gives the file itself as its one worksheet.
func (j *jsonSource) worksheets() []Worksheet { return []Worksheet{{Name: j.file}} }

// columnNames gives the header: JSON names its values itself.
func (j *jsonSource) columnNames() []string { return j.names }

// rows gives each object; its number is its place from 1. null is an empty cell.
func (j *jsonSource) rows(ctx context.Context, _ int, out rowSink) error {
	row := rawRow{cells: make([]string, len(j.names))}
	return j.each(ctx, func(_ int, name, text string) error {
		i := j.place[name]
		if row.cells[i] != "" && text != "" {
			text = row.cells[i] + "; " + text
		}
		if text != "" {
			row.cells[i] = text
		}
		return nil
	}, func(n int) error {
		row.number = n
		err := out.row(&row)
		clear(row.cells)
		return err
	})
}

// each walks over the objects: value for each of an object's values, end behind it.
func (j *jsonSource) each(ctx context.Context, value func(n int, name, text string) error, end func(n int) error) error {
	d := json.NewDecoder(contextReader{ctx, bytes.NewReader(j.data)})
	d.UseNumber()
	w := jsonWalk{d: d, value: value}
	err := w.findArray()
	for err == nil && w.d.More() {
		w.n++
		if err = w.open('{'); err == nil {
			err = w.object("", 0)
		}
		if err == nil {
			err = end(w.n)
		}
	}
	if err == nil {
		err = w.open(']')
	}
	switch {
	case err == nil && w.n == 0:
		return contest.E("table_empty", "file", j.file)
	case err == nil, contest.CodeOf(err) != "", ctx.Err() != nil && errors.Is(err, ctx.Err()):
		return err
	}
	return contest.E("table_json", "file", j.file).Because(err)
}

// jsonWalk is where the walk over the array has come to.
type jsonWalk struct {
	d     *json.Decoder
	n     int
	value func(n int, name, text string) error
}

// open takes the bracket that must come next.
func (w *jsonWalk) open(want json.Delim) error {
	t, err := w.d.Token()
	if err == nil && t != want {
		err = errJSONShape
	}
	return err
}

// findArray goes to the first array: the document, or the first member of it that is one.
func (w *jsonWalk) findArray() error {
	t, err := w.d.Token()
	switch {
	case err != nil:
		return err
	case t == json.Delim('['):
		return nil
	case t != json.Delim('{'):
		return errJSONShape
	}
	for w.d.More() {
		if _, err := w.d.Token(); err != nil {
			return err
		}
		var skipped json.RawMessage
		if err := w.d.Decode(&skipped); err != nil {
			return err
		}
		if len(skipped) > 1 && skipped[0] == '[' && bytes.HasPrefix(bytes.TrimLeft(skipped[1:], " \t\r\n"), []byte("{")) {
			return w.enter(skipped)
		}
	}
	return errJSONShape
}

// enter goes on within an array that was read whole to see what it is.
func (w *jsonWalk) enter(array json.RawMessage) error {
	w.d = json.NewDecoder(bytes.NewReader(array))
	w.d.UseNumber()
	return w.open('[')
}

// object gives the members of the object that was just opened.
func (w *jsonWalk) object(prefix string, depth int) error {
	for w.d.More() {
		t, err := w.d.Token()
		if err != nil {
			return err
		}
		name, _ := t.(string)
		if err := w.member(prefix+CleanCell(name), depth); err != nil {
			return err
		}
	}
	_, err := w.d.Token()
	return err
}

// member gives a member's value, of a list or an object each of its values.
func (w *jsonWalk) member(name string, depth int) error {
	t, err := w.d.Token()
	if err != nil {
		return err
	}
	switch v := t.(type) {
	case json.Delim:
		if depth == maxJSONDepth {
			return errJSONShape
		}
		if v == '{' {
			return w.object(name+"/", depth+1)
		}
		for w.d.More() {
			if err := w.member(name, depth+1); err != nil {
				return err
			}
		}
		_, err := w.d.Token()
		return err
	case string:
		return w.value(w.n, name, CleanCell(v))
	case json.Number:
		return w.value(w.n, name, rawNumberText([]byte(strings.TrimSpace(v.String()))))
	case bool:
		return w.value(w.n, name, boolText(v))
	}
	return w.value(w.n, name, "")
}
