package kit

import (
	"time"

	"biurolidera/internal/locale"
)

// FieldKind is how a field of a form is filled in.
type FieldKind int

// The kinds of fields. Values are texts: Number has a decimal comma as it was
// typed, Date is ISO ("2025-09-17") or empty, Check is "1" or "", Select is a
// Choice's Value.
const (
	Text FieldKind = iota
	Multiline
	Number
	Date
	Select
	Check
	Phone
	Email
	PostalCode
)

// Field is a field of a form.
type Field struct {
	ID      string
	Label   string // above the field, translated
	Example string // shown in the empty field: „np. 12,5”
	Unit    string // after the field: „zł”, „%”
	Help    string // a line below the field while nothing is wrong
	Kind    FieldKind
	Choices []Choice // Select
	// ReadOnly fields show their value and can be copied from.
	ReadOnly bool
	// Required fields say so beside their label; that something is missing is said by
	// Check.
	Required bool
	// Span is how many columns the field takes; 0: one, more than there are: all.
	Span int
	// Rows is the height of a Multiline in lines; 0: three.
	Rows int
	// Check tells what is wrong with a value while it is typed; nil: what the kind
	// says (dates and numbers that can't be read).
	Check func(value string) Problem
}

// Problem is what is wrong with a field's value. The zero value: nothing is.
type Problem struct {
	Text    string
	Warning bool // worth a look, but may stay
}

// None tells that nothing is wrong.
func (p Problem) None() bool { return p.Text == "" }

// FormConfig describes a form.
type FormConfig struct {
	Cat     *locale.Catalogue
	Fields  []Field
	Columns int // on a wide form; 0: two
	// OnSave is called when a field whose value changed is left, with the new value;
	// what the kind can't read (a date "31.02.") is not saved and its problem stays.
	OnSave func(id, value string)
	// OnCommit is called after Ctrl+Enter saved the field in hand; may be nil.
	OnCommit func()
	// OnLast is called by Enter in the last field, once it is saved; may be nil.
	OnLast func()
	// Today is where the calendar of an empty date opens; nil: time.Now.
	Today func() time.Time
}
