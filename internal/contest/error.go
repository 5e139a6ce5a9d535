package contest

import (
	"errors"
	"fmt"
	"strings"
)

// Args are the named values a message of the catalogue takes: {name} in the text
// is replaced by Args["name"].
type Args map[string]any

// Error is what a person reads: what happened, to which record, what to do next.
// Code names the texts "error.CODE" and, where there is one, "error.CODE.hint" of
// the catalogue; Field is the name of the field it is about, empty if none.
// Any other error is an internal one and goes to the log.
type Error struct {
	Code  string
	Args  Args
	Field string
	Err   error // cause, may be nil; never shown to a person as it is
}

// E makes an Error from a code and pairs of argument name and value.
func E(code string, pairs ...any) *Error {
	return &Error{Code: code, Args: argsOf(pairs)}
}

// Because returns a copy of e with the cause err.
func (e *Error) Because(err error) *Error {
	c := *e
	c.Err = err
	return &c
}

// At returns a copy of e that is about the field.
func (e *Error) At(field string) *Error {
	c := *e
	c.Field = field
	return &c
}

// Error gives the code and its arguments, for logs; people read the catalogue's text.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Code)
	if len(e.Args) > 0 {
		fmt.Fprintf(&b, " %v", map[string]any(e.Args))
	}
	if e.Err != nil {
		b.WriteString(": ")
		b.WriteString(e.Err.Error())
	}
	return b.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Is tells whether target is an Error with the same code, so that
// errors.Is(err, contest.E("file_locked")) asks for the kind of the error.
func (e *Error) Is(target error) bool {
	var t *Error
	return errors.As(target, &t) && t.Code == e.Code
}

// CodeOf gives the code of the first Error in err's chain, or "" if there is none.
func CodeOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// Severity tells how bad a Finding is.
type Severity string

// A finding of SeverityWarning never blocks; one of SeverityError keeps its record out.
const (
	SeverityWarning Severity = "warning"
	SeverityError   Severity = "error"
)

// Finding is one remark about a record, a row of a file or a kept thing: the text
// "finding.CODE" of the catalogue with its arguments.
type Finding struct {
	Severity Severity
	Code     string
	Args     Args
	Source   string // file or sheet it stands in, may be empty
	Row      int    // row in the source as a person counts (from 1), 0 if none
	Field    string // field or column name, may be empty
}

// Warn makes a Finding that does not block.
func Warn(code string, pairs ...any) Finding {
	return Finding{Severity: SeverityWarning, Code: code, Args: argsOf(pairs)}
}

// Fault makes a Finding that keeps its record out.
func Fault(code string, pairs ...any) Finding {
	return Finding{Severity: SeverityError, Code: code, Args: argsOf(pairs)}
}

// AtRow returns a copy of f that stands in the row and field of a source.
func (f Finding) AtRow(source string, row int, field string) Finding {
	f.Source, f.Row, f.Field = source, row, field
	return f
}

func argsOf(pairs []any) Args {
	if len(pairs) == 0 {
		return nil
	}
	if len(pairs)%2 != 0 {
		panic("contest: odd number of argument pairs")
	}
	a := make(Args, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		a[pairs[i].(string)] = pairs[i+1]
	}
	return a
}
