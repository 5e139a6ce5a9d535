package exchange

import (
	"context"
	"strconv"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/polish"
)

// ReadAuditSheet reads a sheet made by WriteAuditSheetXLSX, in whatever format a
// program saved it; stamps are taken in loc. ours tells whether it is one: a file
// without the hidden worksheet is not, and is no error. A sheet that was tampered with
// so that its audit can't be told is refused with code sheet_damaged.
func ReadAuditSheet(ctx context.Context, name string, data []byte, loc *time.Location) (s AuditSubmission, ours bool, err error) {
	machine, err := ReadTable(ctx, name, data, TableOptions{Worksheet: machineSheet, HeaderRows: -1})
	if err != nil {
		return s, false, notOurs(err)
	}
	marks, ok, err := readMachine(ctx, machine)
	if err != nil || !ok {
		return s, false, err
	}
	page, err := machine.Use(ctx, marks.tab)
	if err != nil || marks.audit == "" {
		return s, true, contest.E("sheet_damaged", "file", name)
	}
	cells, err := readCells(ctx, page)
	if err != nil {
		return s, true, err
	}
	r := sheetReader{marks: marks, cells: cells, loc: loc, sub: AuditSubmission{
		Source: name, AuditCode: marks.audit, Questionnaire: marks.questionnaire, Version: marks.version, FormKey: marks.form,
	}}
	r.fields()
	r.answers()
	return r.sub, true, nil
}

// notOurs lets errors through that are about the file as such; that it has no
// worksheet of ours, or none at all, only means that it is something else.
func notOurs(err error) error {
	switch contest.CodeOf(err) {
	case "table_no_worksheet", "table_empty":
		return nil
	}
	return err
}

// sheetMarks is what the hidden worksheet says.
type sheetMarks struct {
	audit, questionnaire, form, tab, noContact string
	version                                    int
	fields                                     map[string]string
	criteria                                   []RawAnswer       // Criterion and Cell
	comments                                   map[string]string // code -> cell
}

// readMachine reads the hidden worksheet; ok tells whether it is of our format.
func readMachine(ctx context.Context, t *Table) (m sheetMarks, ok bool, err error) {
	m.fields, m.comments = map[string]string{}, map[string]string{}
	err = t.AllRows(ctx, func(row Row) error {
		value := row.Cell(1)
		switch row.Cell(0) {
		case machineFormat:
			ok = true
		case machineAudit:
			m.audit = value
		case machineQuestionnaire:
			m.questionnaire = value
		case machineVersion:
			m.version, _ = strconv.Atoi(value) // a sheet without it is told by its form
		case machineForm:
			m.form = value
		case machineTab:
			m.tab = value
		case machineNoContact:
			m.noContact = value
		case machineField:
			m.fields[value] = row.Cell(2)
		case machineCriterion:
			m.criteria = append(m.criteria, RawAnswer{Criterion: value, Cell: row.Cell(2)})
			m.comments[value] = row.Cell(3)
		}
		return nil
	})
	return m, ok, err
}

// sheetCells are a worksheet's cells by name; codes says in which row a code stands
// in the first column.
type sheetCells struct {
	text  map[string]string
	codes map[string]int
}

func readCells(ctx context.Context, t *Table) (sheetCells, error) {
	c := sheetCells{text: map[string]string{}, codes: map[string]int{}}
	err := t.AllRows(ctx, func(row Row) error {
		for i, s := range row.Cells {
			if s != "" && i < columnComment {
				c.text[cellName(i+1, row.Number)] = s
			}
		}
		if code := row.Cell(columnCode - 1); code != "" {
			c.codes[code] = row.Number
		}
		return nil
	})
	return c, err
}

// sheetReader reads one sheet's fields and answers.
type sheetReader struct {
	marks sheetMarks
	cells sheetCells
	loc   *time.Location
	sub   AuditSubmission
}

func (r *sheetReader) field(name string) string { return r.cells.text[r.marks.fields[name]] }

func (r *sheetReader) find(f contest.Finding, field string) {
	row := contest.CellRow(r.marks.fields[field])
	r.sub.Findings = append(r.sub.Findings, f.AtRow(r.sub.Source, row, field))
}

func (r *sheetReader) fields() {
	r.sub.Place, r.sub.Remark = OneLine(r.field(fieldPlace)), r.field(fieldRemark)
	if polish.Fold(r.field(fieldOutcome)) == polish.Fold(r.marks.noContact) {
		r.sub.Outcome = contest.OutcomeNoContact
	} else {
		outcome, ok := readOutcome(r.field(fieldOutcome))
		if !ok {
			r.find(contest.Fault("outcome_unreadable", "value", contest.Excerpt(r.field(fieldOutcome))), fieldOutcome)
		}
		r.sub.Outcome = outcome
	}
	var f *contest.Finding
	if r.sub.Auditor, f = readAuditor(r.field(fieldAuditor)); f != nil {
		r.find(*f, fieldAuditor)
	}
	if r.sub.HeldAt, r.sub.Clock, f = readMoment(r.field(fieldDate), r.field(fieldTime), r.loc); f != nil {
		r.find(*f, fieldDate)
	}
}

// answers reads each criterion where the hidden worksheet says it stands, or in the
// row of its code where rows were moved.
func (r *sheetReader) answers() {
	for _, a := range r.marks.criteria {
		answer, comment := a.Cell, r.marks.comments[a.Criterion]
		if row, ok := r.cells.codes[a.Criterion]; ok && row != contest.CellRow(answer) {
			answer, comment = cellName(columnAnswer, row), cellName(columnComment, row)
		}
		a.Cell, a.Value, a.Comment = answer, OneLine(r.cells.text[answer]), r.cells.text[comment]
		if contest.SaysNotApplicable(a.Value) {
			a.NA, a.Value = true, ""
		} else if IsMissing(a.Value) {
			a.Value = ""
		}
		r.sub.Answers = append(r.sub.Answers, a)
	}
}
