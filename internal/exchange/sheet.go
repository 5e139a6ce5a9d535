package exchange

import (
	"biurolidera/internal/contest"
)

// An audit sheet is a workbook for one audit: what is asked, cells to fill in, and a
// hidden worksheet that says which audit it is for and where each answer stands. It
// goes out by WriteAuditSheetXLSX and comes back by ReadAudits, saved by Excel,
// LibreOffice or another program, as XLSX or ODS.

// AuditSubmission is what a sheet or a survey export says of one audit.
type AuditSubmission = contest.Submission

// RawAnswer is one answer of an AuditSubmission as it was written.
type RawAnswer = contest.RawAnswer

// Say gives a text of the catalogue; locale's Catalogue.T is one. This package knows
// keys alone ("sheet.…"), so that a sheet can be made in any language.
type Say func(key string, pairs ...any) string

// AuditSheet is what one sheet is made from.
type AuditSheet struct {
	Edition     contest.Edition
	Audit       contest.Audit // Code, Channel, Auditor; HeldAt and Place if planned
	Institution string        // name as printed
	Address     string        // where to go, the number to ring or the site; may be empty
	Scenario    *contest.Scenario
	Form        contest.Form
	// TakenOver are answers of `once` sections from another audit; a section answered
	// in full is left out of the sheet, with a word about it.
	TakenOver []contest.Answer
}

// The hidden worksheet: a name and values a row. It is the format of the sheet, so
// its words stand here and in no catalogue.
const (
	machineSheet  = "lider"
	machineFormat = "lider-arkusz-1"

	machineAudit         = "audit"
	machineQuestionnaire = "questionnaire"
	machineVersion       = "version"
	machineForm          = "form"
	machineTab           = "tab"
	machineNoContact     = "no_contact_word"
	machineCriterion     = "criterion" // code, cell of the answer, cell of the comment
	machineField         = "field"     // name, cell
)

// Names of the fields above the criteria.
const (
	fieldDate    = "date"
	fieldTime    = "time"
	fieldPlace   = "place"
	fieldAuditor = "auditor"
	fieldOutcome = "outcome"
	fieldRemark  = "remark"
)

// answerWords gives the entries of a criterion's list: „tak” and „nie” or the points
// from the highest, and „n/d” where it is allowed. A measured criterion has none.
func answerWords(c contest.Criterion, say Say) []string {
	var words []string
	switch c.Scale {
	case contest.ScaleMeasured:
		return nil
	case contest.ScaleYesNo:
		words = []string{say("sheet.yes"), say("sheet.no")}
	default:
		for p := c.Max; p >= 0; p-- {
			words = append(words, contest.Answer{Points: p}.String())
		}
	}
	if c.NAAllowed {
		words = append(words, say("sheet.na"))
	}
	return words
}

// sectionTakenOver tells whether every criterion of a `once` section was answered in
// another audit already.
func sectionTakenOver(s contest.Section, over []contest.Answer) bool {
	if !s.Once {
		return false
	}
	for _, c := range s.Criteria {
		found := false
		for _, a := range over {
			found = found || a.Criterion == c.Code
		}
		if !found {
			return false
		}
	}
	return true
}
