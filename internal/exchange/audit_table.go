package exchange

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"biurolidera/internal/contest"
)

// AuditOptions tell the readers of audits what the edition knows.
type AuditOptions struct {
	Criteria []string       // codes of the edition's criteria; empty: whatever looks like one
	Location *time.Location // stamps without a zone are taken in it; nil: UTC
	// Progress is called with the number of files read so far and of all. May be nil.
	Progress func(done, total int)
}

func (o AuditOptions) location() *time.Location {
	if o.Location == nil {
		return time.UTC
	}
	return o.Location
}

// ReadAuditTable reads a worksheet of audits in one of two shapes. Long: a row an
// answer, with columns audit; criterion; value; comment[; reason]. Wide: a row an audit,
// with a column for each criterion, as survey tools export it. Further columns give
// date, time, place, auditor's code, outcome and remark; others are passed over. ok
// tells whether the table is of either shape. Findings are about rows that gave no
// submission; those about one stand in it.
func ReadAuditTable(ctx context.Context, t *Table, o AuditOptions) (all []AuditSubmission, found []contest.Finding, ok bool, err error) {
	columns := auditColumns(t.Header, o.Criteria)
	r := auditTableReader{source: t.Name, loc: o.location(), columns: columns, at: map[string]int{}}
	if len(t.Sheets) > 1 {
		r.source += " › " + t.Sheet.Name
	}
	r.long = hasRole(columns, roleCriterion) && (hasRole(columns, roleValue) || hasRole(columns, rolePoints))
	if !hasRole(columns, roleAudit) || !r.long && countCriteria(columns) == 0 {
		return nil, nil, false, nil
	}
	if err := t.Rows(ctx, func(row Row) error { r.row(row); return nil }); err != nil {
		return nil, nil, true, err
	}
	for i := range r.drafts {
		all = append(all, r.drafts[i].finish(r.long, r.loc))
	}
	return all, r.found, true, nil
}

// auditTableReader gathers drafts row by row.
type auditTableReader struct {
	source  string
	loc     *time.Location
	columns []auditColumn
	long    bool
	drafts  []*auditDraft
	at      map[string]int // long: audit code -> its draft
	found   []contest.Finding
}

// auditDraft is a submission while its rows are read; said holds the fields' cells.
type auditDraft struct {
	sub  AuditSubmission
	said map[columnRole]string
}

func (r *auditTableReader) row(row Row) {
	code := ""
	for _, c := range r.columns {
		if c.role == roleAudit && c.criterion == "" {
			code = auditCodeOf(row.Cell(c.index))
		}
	}
	if code == "" {
		r.found = append(r.found, contest.Fault("audit_code_missing").AtRow(r.source, row.Number, string(roleAudit)))
		return
	}
	d := r.draft(code, row.Number)
	for _, c := range r.columns {
		if c.criterion == "" {
			d.field(c.role, row.Cell(c.index), row.Number)
		}
	}
	if r.long {
		d.sub.Answers = append(d.sub.Answers, r.longAnswer(row))
		return
	}
	d.sub.Answers = append(d.sub.Answers, r.wideAnswers(row)...)
}

// draft gives the draft a row belongs to: its own, or in a long table the audit's.
func (r *auditTableReader) draft(code string, row int) *auditDraft {
	if i, ok := r.at[code]; ok && r.long {
		return r.drafts[i]
	}
	d := &auditDraft{sub: AuditSubmission{Source: r.source, Row: row, AuditCode: code}, said: map[columnRole]string{}}
	r.at[code] = len(r.drafts)
	r.drafts = append(r.drafts, d)
	return d
}

// auditCodeOf tidies a code as people type it: „2025–w–0031 ”.
func auditCodeOf(s string) string {
	if IsMissing(s) {
		return ""
	}
	return strings.ToUpper(strings.Join(strings.Fields(strings.ReplaceAll(s, "–", "-")), ""))
}

func (r *auditTableReader) longAnswer(row Row) RawAnswer {
	var a RawAnswer
	for _, c := range r.columns {
		cell := row.Cell(c.index)
		switch c.role {
		case roleCriterion:
			code, _, _ := strings.Cut(OneLine(cell), " ")
			a.Criterion = strings.Trim(code, ".:")
		case roleValue:
			a.Value, a.Cell = cell, c.letters+strconv.Itoa(row.Number)
		case rolePoints:
			a.Points = cell
			if a.Cell == "" {
				a.Cell = c.letters + strconv.Itoa(row.Number)
			}
		case roleComment, roleRemark:
			a.Comment = cell
		case roleReason:
			a.Reason = readReason(cell)
		}
	}
	return tidyAnswer(a)
}

func (r *auditTableReader) wideAnswers(row Row) []RawAnswer {
	var answers []RawAnswer
	place := map[string]int{}
	for _, c := range r.columns {
		if c.criterion == "" {
			continue
		}
		i, ok := place[c.criterion]
		if !ok || c.role == roleValue && answers[i].Cell != "" { // a second column of answers is a second answer
			i = len(answers)
			place[c.criterion] = i
			answers = append(answers, RawAnswer{Criterion: c.criterion})
		}
		a := &answers[i]
		switch cell := row.Cell(c.index); c.role {
		case roleValue:
			a.Value, a.Cell = cell, c.letters+strconv.Itoa(row.Number)
		case rolePoints:
			a.Points = cell
		case roleComment:
			a.Comment = cell
		case roleReason:
			a.Reason = readReason(cell)
		}
	}
	for i := range answers {
		answers[i] = tidyAnswer(answers[i])
	}
	return slices.DeleteFunc(answers, func(a RawAnswer) bool { return a.Blank() && a.Comment == "" })
}

// tidyAnswer tells „n/d” from a value and an empty cell from both.
func tidyAnswer(a RawAnswer) RawAnswer {
	a.Value, a.Points = OneLine(a.Value), OneLine(a.Points)
	if contest.SaysNotApplicable(a.Value) {
		a.NA, a.Value = true, ""
	}
	if IsMissing(a.Value) {
		a.Value = ""
	}
	if IsMissing(a.Points) && !contest.SaysNotApplicable(a.Points) {
		a.Points = ""
	}
	if IsMissing(a.Comment) {
		a.Comment = ""
	}
	return a
}

// field keeps a field's first cell; in a long table every row may repeat it, and a
// row that says something else is a fault.
func (d *auditDraft) field(role columnRole, cell string, row int) {
	if IsMissing(cell) && role != roleNoContact {
		return
	}
	switch before := d.said[role]; {
	case before == "":
		d.said[role] = cell
	case before != cell && slices.Contains([]columnRole{roleDate, roleTime, roleAuditor, roleOutcome, roleNoContact}, role):
		d.find(contest.Fault("audit_rows_differ", "field", string(role)), role, row)
	}
}

func (d *auditDraft) find(f contest.Finding, role columnRole, row int) {
	d.sub.Findings = append(d.sub.Findings, f.AtRow(d.sub.Source, row, string(role)))
}

// finish reads the fields that need more than their text.
func (d *auditDraft) finish(long bool, loc *time.Location) AuditSubmission {
	s := &d.sub
	s.Place = OneLine(d.said[rolePlace])
	if s.Remark = d.said[roleRemark]; long {
		s.Remark = "" // in a long table it was the answer's comment
	}
	if !long && s.Remark == "" { // a comment beside no criterion
		s.Remark = d.said[roleComment]
	}
	var f *contest.Finding
	if s.Auditor, f = readAuditor(d.said[roleAuditor]); f != nil {
		d.find(*f, roleAuditor, s.Row)
	}
	date := d.said[roleDate]
	if date == "" {
		date = d.said[roleStamp]
	}
	if s.HeldAt, s.Clock, f = readMoment(date, d.said[roleTime], loc); f != nil {
		d.find(*f, roleDate, s.Row)
	}
	d.outcome()
	return *s
}

// outcome reads „kontakt: …” or „brak kontaktu: tak/nie”.
func (d *auditDraft) outcome() {
	said, role := d.said[roleOutcome], roleOutcome
	if said == "" {
		said, role = d.said[roleNoContact], roleNoContact
	}
	outcome, ok := readOutcome(said)
	if !ok {
		d.find(contest.Fault("outcome_unreadable", "value", contest.Excerpt(said)), role, d.sub.Row)
		return
	}
	if role == roleNoContact && outcome != "" {
		if outcome == contest.OutcomeContact {
			outcome = contest.OutcomeNoContact
		} else {
			outcome = contest.OutcomeContact
		}
	}
	d.sub.Outcome = outcome
}
