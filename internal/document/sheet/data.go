package sheet

import (
	"strings"
	"time"

	"biurolidera/internal/contest"
)

// Data is what the sheet of one audit is made from; texts are given as printed.
type Data struct {
	Lang    string // "pl" or "en"; empty: Polish
	Contest string // full name of the contest, above the title; may be empty
	Edition contest.Edition

	// Audit gives Code, Channel and Auditor; Place and HeldAt if they are planned.
	Audit       contest.Audit
	Institution string // name as printed
	Address     string // where to go, on one line; may be empty, as the next three
	Phone       string
	Email       string
	Website     string

	Scenario *contest.Scenario // nil: none
	Form     contest.Form
	// TakenOver are codes of criteria that another audit of the institution has
	// answered. A `once` section all of which is among them is not asked again
	// (method.md 2a, rule 2).
	TakenOver []string

	Created time.Time // of the document; fixed by the caller
}

// check tells what is missing for a sheet that can be told apart and filled in.
func (d Data) check() error {
	if strings.TrimSpace(d.Audit.Code) == "" || strings.TrimSpace(d.Institution) == "" ||
		d.Form.Questionnaire == nil || len(d.Form.Sections) == 0 {
		return contest.E("papersheet_incomplete", "audit", d.Audit.Code)
	}
	return nil
}

// takenOver tells whether every criterion of a `once` section was answered in
// another audit already.
func (d Data) takenOver(s contest.Section) bool {
	if !s.Once {
		return false
	}
	known := make(map[string]bool, len(d.TakenOver))
	for _, code := range d.TakenOver {
		known[code] = true
	}
	for _, c := range s.Criteria {
		if !known[c.Code] {
			return false
		}
	}
	return true
}

// asked gives the sections that are asked on this sheet.
func (d Data) asked() []contest.Section {
	var all []contest.Section
	for _, s := range d.Form.Sections {
		if !d.takenOver(s) {
			all = append(all, s)
		}
	}
	return all
}
