package office

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/exchange"
)

// matcher brings submissions to the audits they are for.
type matcher struct {
	*desk
	seen   map[string]string // audit code -> where a submission for it stood
	drafts map[int64]bool    // audits that are being typed in
	now    time.Time
}

// match gives the audit as it will be kept. same tells that it is kept so already.
func (m *matcher) match(sub contest.Submission) (a contest.Audit, same bool, found []contest.Finding, err error) {
	at := func(f contest.Finding, field string) { found = append(found, f.AtRow(sub.Source, sub.Row, field)) }
	code := strings.ToUpper(strings.TrimSpace(sub.AuditCode))
	i, known := m.byCode[code]
	switch {
	case code == "":
		at(contest.Fault("audit_code_missing"), "audit")
		return a, false, found, nil
	case !known:
		at(contest.Fault("audit_unknown", "audit", sub.AuditCode, "edition", m.edition.Name), "audit")
		return a, false, found, nil
	case m.seen[code] != "":
		at(contest.Fault("audit_twice", "audit", code, "first", m.seen[code]), "audit")
		return a, false, found, nil
	}
	m.seen[code] = place(sub)
	a = m.audits[i]
	form, err := m.form(a)
	if err != nil {
		return a, false, found, err
	}
	over, err := m.takenOver(a, form)
	if err != nil {
		return a, false, found, err
	}
	answers, resolved := contest.ResolveAnswers(form, sub, over)
	found = append(found, resolved...)
	if hasFault(found) {
		return a, false, found, nil
	}
	filled := fill(a, sub, answers)
	for _, f := range m.circumstances(a, filled, sub) {
		at(f, "")
	}
	if a.State.Open() {
		if m.drafts[a.ID] {
			at(contest.Warn("draft_replaced", "audit", code), "audit")
		}
		return filled, false, found, nil
	}
	before, err := m.r.Answers(a.ID)
	if err != nil {
		return a, false, found, err
	}
	if sameSheet(a, before, filled) {
		return filled, true, nil, nil
	}
	at(contest.Fault("audit_already", "audit", code), "audit")
	return a, false, found, nil
}

// place says where a submission stands, for messages.
func place(sub contest.Submission) string {
	if sub.Row == 0 {
		return sub.Source
	}
	return sub.Source + ":" + strconv.Itoa(sub.Row)
}

// fill puts a submission into its audit. Answers taken over from another audit stay
// there: the score takes them over each time.
func fill(a contest.Audit, sub contest.Submission, answers []contest.Answer) contest.Audit {
	a.State, a.Outcome = contest.AuditSubmitted, sub.Outcome
	if a.Outcome == "" {
		a.Outcome = contest.OutcomeContact
	}
	if !sub.HeldAt.IsZero() {
		a.HeldAt = sub.HeldAt
	}
	if sub.Place != "" {
		a.Place = sub.Place
	}
	if sub.Auditor != "" {
		a.Auditor = sub.Auditor
	}
	a.Remark, a.VoidReason = sub.Remark, ""
	a.Answers = slices.DeleteFunc(slices.Clone(answers), func(x contest.Answer) bool { return x.TakenOver })
	return a
}

// circumstances checks who and when: the auditor the audit was given to, a day in
// the edition's year that is not to come.
func (m *matcher) circumstances(planned, filled contest.Audit, sub contest.Submission) []contest.Finding {
	var found []contest.Finding
	if planned.Auditor != "" && sub.Auditor != "" && planned.Auditor != sub.Auditor {
		found = append(found, contest.Fault("auditor_differs", "audit", planned.Code, "planned", planned.Auditor, "written", sub.Auditor))
	}
	if filled.Auditor == "" {
		found = append(found, contest.Warn("auditor_missing", "audit", planned.Code))
	}
	if at := filled.HeldAt; !at.IsZero() {
		if at.After(m.now.AddDate(0, 0, 1)) {
			found = append(found, contest.Fault("held_at_future", "audit", planned.Code, "date", at.Format(time.DateOnly)))
		} else if y := at.Year(); y < m.edition.Year-1 || y > m.edition.Year+1 {
			found = append(found, contest.Warn("held_at_year", "audit", planned.Code, "date", at.Format(time.DateOnly), "edition", m.edition.Name))
		}
	}
	return found
}

// sameSheet tells whether the audit is kept just so.
func sameSheet(a contest.Audit, before []contest.Answer, filled contest.Audit) bool {
	if a.Outcome != filled.Outcome || !a.HeldAt.Equal(filled.HeldAt) || a.Place != filled.Place || a.Auditor != filled.Auditor || a.Remark != filled.Remark {
		return false
	}
	return slices.Equal(before, filled.Answers)
}

// writeAuditRejects writes what was kept out as a wide table that can be mended and
// imported again.
func (o *Office) writeAuditRejects(path string, bad []rejectedSheet) error {
	if path == "" {
		return nil
	}
	header, codes := rejectHeader(bad)
	return o.writeRejects(path, header, func(yield func(exchange.Reject) bool) {
		for _, b := range bad {
			var reasons []string
			for _, f := range b.reasons {
				if f.Severity == contest.SeverityError {
					reasons = append(reasons, o.cat.Finding(f))
				}
			}
			if !yield(exchange.Reject{Row: b.sub.Row, Reason: strings.Join(reasons, "; "), Cells: rejectCells(b.sub, codes)}) {
				return
			}
		}
	})
}

// rejectHeader names the columns: what exchange.ReadAudits reads in a wide table.
func rejectHeader(bad []rejectedSheet) (h exchange.Header, codes []string) {
	seen := map[string]bool{}
	for _, b := range bad {
		for _, a := range b.sub.Answers {
			if !seen[a.Criterion] {
				seen[a.Criterion] = true
				codes = append(codes, a.Criterion)
			}
		}
	}
	slices.Sort(codes)
	names := []string{"plik", "audyt", "data", "godzina", "miejsce", "audytor", "kontakt", "uwagi"}
	for _, c := range codes {
		names = append(names, c, c+"_komentarz")
	}
	for i, n := range names {
		h.Columns = append(h.Columns, exchange.Column{Index: i, Name: n})
	}
	return h, codes
}

func rejectCells(s contest.Submission, codes []string) []string {
	date, clock, contact := "", "", ""
	if !s.HeldAt.IsZero() {
		date = s.HeldAt.Format(time.DateOnly)
		if s.Clock {
			clock = s.HeldAt.Format("15:04")
		}
	}
	if s.Outcome == contest.OutcomeNoContact {
		contact = "brak kontaktu"
	}
	cells := []string{s.Source, s.AuditCode, date, clock, s.Place, s.Auditor, contact, s.Remark}
	by := map[string]contest.RawAnswer{}
	for _, a := range s.Answers {
		by[a.Criterion] = a
	}
	for _, c := range codes {
		a := by[c]
		value := a.Value
		switch {
		case a.NA && value == "":
			value = "n/d"
		case value == "":
			value = a.Points
		}
		cells = append(cells, value, a.Comment)
	}
	return cells
}
