package recount

import (
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode"

	"biurolidera/internal/contest"
)

// reader walks JSON token by token. It knows where it is, refuses a key that comes
// twice and never guesses a type. Its errors carry codes case_*, with the place as
// "institutions[3].audits[0].answers.WA01" in the argument "at".
type reader struct {
	dec  *json.Decoder
	path []string
}

// Limits of what is read. A year of 3,000 institutions is well below all of them.
const (
	maxInstitutions = 200_000
	maxText         = 1_000 // bytes of an id, a code or an area
	maxPart         = 1 << 28
)

// newReader keeps numbers as they are written, so that no digit is lost on the way.
func newReader(src io.Reader) *reader {
	r := &reader{dec: json.NewDecoder(src)}
	r.dec.UseNumber()
	return r
}

// fail makes an error about the value the reader stands at.
func (r *reader) fail(code string, pairs ...any) error {
	at := strings.ReplaceAll(strings.Join(r.path, "."), ".[", "[")
	return contest.E(code, append([]any{"at", shown(at)}, pairs...)...)
}

// token reads the next token; a syntax error or an end in the middle is case_json.
func (r *reader) token() (json.Token, error) {
	t, err := r.dec.Token()
	switch {
	case err == nil:
		return t, nil
	case contest.CodeOf(err) != "":
		return nil, err
	case errors.Is(err, io.EOF):
		err = io.ErrUnexpectedEOF
	}
	var e *contest.Error
	if errors.As(r.fail("case_json", "offset", r.dec.InputOffset()), &e) {
		return nil, e.Because(err)
	}
	return nil, err
}

// push and pop follow the reader into a member or element and out of it.
func (r *reader) push(step string) { r.path = append(r.path, step) }
func (r *reader) pop()             { r.path = r.path[:len(r.path)-1] }

// members calls f for each key of an object; f reads the value.
func (r *reader) members(f func(key string) error) error {
	if err := r.open('{', "object"); err != nil {
		return err
	}
	for r.dec.More() {
		t, err := r.token()
		if err != nil {
			return err
		}
		key, ok := t.(string)
		if !ok {
			return r.fail("case_type", "want", "object")
		}
		if len(key) > maxText {
			return r.fail("case_text_long", "max", maxText)
		}
		r.push(key)
		if err := f(key); err != nil {
			return err
		}
		r.pop()
	}
	_, err := r.token()
	return err
}

// object reads an object whose named keys have a reader each. Other keys are
// skipped; a key that comes twice or a required one that is missing is an error.
func (r *reader) object(fields map[string]func() error, required ...string) error {
	seen := map[string]bool{}
	err := r.members(func(key string) error {
		read, known := fields[key]
		if !known {
			return r.skip()
		}
		if seen[key] {
			return r.fail("case_twice")
		}
		seen[key] = true
		return read()
	})
	if err != nil {
		return err
	}
	for _, key := range required {
		if !seen[key] {
			r.push(key)
			return r.fail("case_missing")
		}
	}
	return nil
}

// array calls f for each element of an array; f reads it.
func (r *reader) array(f func() error) error {
	if err := r.open('[', "array"); err != nil {
		return err
	}
	for i := 0; r.dec.More(); i++ {
		r.push("[" + strconv.Itoa(i) + "]")
		if err := f(); err != nil {
			return err
		}
		r.pop()
	}
	_, err := r.token()
	return err
}

// open reads the bracket that begins an object or array.
func (r *reader) open(delim json.Delim, want string) error {
	t, err := r.token()
	if err != nil {
		return err
	}
	if t != delim {
		return r.fail("case_type", "want", want)
	}
	return nil
}

// skip passes over a value of any kind.
func (r *reader) skip() error {
	for depth := 0; ; {
		t, err := r.token()
		if err != nil {
			return err
		}
		switch t {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return nil
		}
	}
}

// text reads a string.
func (r *reader) text(into *string) func() error {
	return func() error {
		t, err := r.token()
		if err != nil {
			return err
		}
		s, ok := t.(string)
		if !ok {
			return r.fail("case_type", "want", "string")
		}
		if len(s) > maxText {
			return r.fail("case_text_long", "max", maxText)
		}
		*into = s
		return nil
	}
}

// boolean reads true or false.
func (r *reader) boolean(into *bool) func() error {
	return func() error {
		t, err := r.token()
		if err != nil {
			return err
		}
		b, ok := t.(bool)
		if !ok {
			return r.fail("case_type", "want", "boolean")
		}
		*into = b
		return nil
	}
}

// integer reads a whole number within low..high.
func (r *reader) integer(into *int64, low, high int64) func() error {
	return func() error {
		t, err := r.token()
		if err != nil {
			return err
		}
		*into, err = r.whole(t, low, high)
		return err
	}
}

// whole takes a token for a whole number within low..high. "1.0" and "1e3" are
// none: what counts points is written in digits.
func (r *reader) whole(t json.Token, low, high int64) (int64, error) {
	digits, ok := t.(json.Number)
	if !ok {
		return 0, r.fail("case_type", "want", "integer")
	}
	n, err := strconv.ParseInt(digits.String(), 10, 64)
	switch {
	case errors.Is(err, strconv.ErrSyntax):
		return 0, r.fail("case_type", "want", "integer")
	case err != nil || n < low || n > high:
		return 0, r.fail("case_number", "value", shown(digits.String()), "low", low, "high", high)
	}
	return n, nil
}

// hundredths reads "75.00", a string or a number, from 0 to 100.
func (r *reader) hundredths(into *contest.Hundredths) func() error {
	return func() error {
		t, err := r.token()
		if err != nil {
			return err
		}
		var s string
		switch t := t.(type) {
		case string:
			s = t
		case json.Number:
			s = t.String()
		}
		h, ok := contest.ParseHundredths(s)
		if !ok || h > 10000 {
			return r.fail("case_score")
		}
		*into = h
		return nil
	}
}

// fraction reads "3/5".
func (r *reader) fraction(num, den *int) func() error {
	return func() error {
		var s string
		if err := r.text(&s)(); err != nil {
			return err
		}
		left, right, ok := strings.Cut(s, "/")
		n, err1 := strconv.ParseUint(left, 10, 16)
		d, err2 := strconv.ParseUint(right, 10, 16)
		if !ok || err1 != nil || err2 != nil || d == 0 || n > d {
			return r.fail("case_fraction")
		}
		*num, *den = int(n), int(d)
		return nil
	}
}

// end checks that nothing stands behind the value.
func (r *reader) end() error {
	if _, err := r.dec.Token(); !errors.Is(err, io.EOF) {
		if contest.CodeOf(err) != "" {
			return err
		}
		return r.fail("case_json", "offset", r.dec.InputOffset())
	}
	return nil
}

// shown makes a foreign text fit for a message: short, without control characters.
func shown(s string) string {
	const most = 120
	var b strings.Builder
	for _, c := range s {
		if b.Len() >= most {
			b.WriteRune('…')
			break
		}
		if !unicode.IsPrint(c) {
			c = '·'
		}
		b.WriteRune(c)
	}
	return b.String()
}
