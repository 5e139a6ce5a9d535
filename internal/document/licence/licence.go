// Package licence lays out the Quality Licence: the paper a laureate frames
// (domain.md §1.4, §3.9; design.md §5).
//
// Rules:
//   - the name stands in the nominative, exactly as given, never inflected and
//     never cut: it shrinks to a stated minimum, wraps, then is refused;
//   - an example edition says so across the sheet;
//   - the same data give the same marks; what all licences share is made once.
package licence

import (
	"math"
	"slices"
	"sync/atomic"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
)

// Size is a size of paper, always lying on its side.
type Size string

// Sizes of paper.
const (
	A4 Size = "A4"
	A3 Size = "A3"
)

// scale is how much larger than A4 the paper is.
func (s Size) scale() float64 {
	if s == A3 {
		return math.Sqrt2
	}
	return 1
}

// Data is what a licence says. Everything but Name and Number may be empty and is
// then left out.
type Data struct {
	Contest   string // full name; its part in quotes stands on a line of its own
	Edition   string // „II edycja”
	Name      string // institution, nominative
	Category  string // its name, nominative
	Number    string // LZM/2025/014
	ValidFrom time.Time
	ValidTo   time.Time
	Place     string // „Kraków”
	IssuedOn  time.Time
	Signatory string         // „Wiktor Żyta”
	Function  string         // „Prezydent Konkursu”
	Signature *drawing.Image `json:"-"` // nil: a line to sign on
	Logo      *drawing.Image `json:"-"` // nil: the drawn emblem
	Verify    string         // what the QR code says; empty: no code
	Example   bool           // an invented edition
	Size      Size           // A4 if empty
	Lang      string         // "pl" or "en"; empty: Polish
}

// Layout sets one licence. It fails with licence_refused, which names the record;
// the cause is text_does_not_fit or glyph_missing.
func Layout(d Data) (*drawing.Page, error) {
	marks, err := common(d)
	if err == nil {
		s := newSheet(d)
		if err = s.own(); err == nil {
			k := d.Size.scale()
			page := &drawing.Page{Width: width * k, Height: height * k, Bookmark: d.Number}
			page.Marks = append(append(page.Marks, marks...), enlarged(s.marks, k)...)
			return page, nil
		}
	}
	return nil, contest.E("licence_refused", "name", d.Name, "number", d.Number).Because(err)
}

// Info is what the paper says about itself.
func Info(d Data, created time.Time) drawing.Info {
	texts := locale.For(d.Lang)
	return drawing.Info{
		Title:   texts.T("licence.document_title", "number", d.Number, "name", d.Name),
		Author:  d.Contest,
		Subject: d.Edition,
		Lang:    texts.Lang(),
		Created: created,
	}
}

// lastCommon keeps what the licences of one series share: all of them but the
// last set would be laid out in vain.
var lastCommon atomic.Pointer[shared]

// shared are the common marks with the data they were made from, less what is
// each licence's own.
type shared struct {
	key   Data
	marks []drawing.Mark
}

// common gives the marks that are the same on every licence of a series, made
// once. They must not be changed.
func common(d Data) ([]drawing.Mark, error) {
	key := d
	key.Name, key.Category, key.Number, key.Verify = "", "", "", ""
	key.ValidFrom, key.ValidTo = time.Time{}, time.Time{}
	if last := lastCommon.Load(); last != nil && last.key == key {
		return last.marks, nil
	}
	s := newSheet(key)
	if err := s.common(); err != nil {
		return nil, err
	}
	marks := enlarged(append(slices.Clone(ornament()), s.marks...), d.Size.scale())
	lastCommon.Store(&shared{key, marks})
	return marks, nil
}
