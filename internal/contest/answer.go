package contest

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Submission is one filled sheet as a file gave it, before anybody knows whether it
// fits an audit: our own sheet, or a row or group of rows of a survey export.
// Everything in it is unchecked but Auditor.
type Submission struct {
	Source    string // file, with the worksheet where there are several
	Row       int    // row of the source it stands in, or begins in; 0: a file of its own
	AuditCode string // "2025-W-0031"

	// What a sheet of ours says it was made for; empty in a survey export.
	Questionnaire string
	Version       int
	FormKey       string

	Outcome Outcome   // empty: not said
	HeldAt  time.Time // zero: not said
	Clock   bool      // HeldAt has a time of day
	Place   string
	Auditor string // a code (IsAuditorCode) or empty: whatever else stood there was dropped unread
	Remark  string

	Answers  []RawAnswer
	Findings []Finding // of the reader
}

// RawAnswer is one criterion's answer as it was written. Value and Points are both
// given only where a table has a column for each. Cell is where it stands ("C12").
type RawAnswer struct {
	Criterion string
	Value     string
	Points    string
	NA        bool
	Reason    NAReason // empty: none given
	Comment   string
	Cell      string
}

// Blank tells whether nothing was answered; a comment is no answer.
func (a RawAnswer) Blank() bool { return a.Value == "" && a.Points == "" && !a.NA }

// ResolveAnswers turns a submission into answers to the criteria of the form of its
// audit, in the form's order. takenOver are answers of `once` sections from another
// audit of the same institution, channel and edition; they fill what the sheet leaves
// out (method.md 2a, rule 2). Where nobody was reached, criteria that depend on the
// contact score 0 and conditional ones are N/A.
//
// Findings of severity error (out of range, contradictions, missing answers) keep the
// sheet out until they are mended; warnings go to the review. The reader's own
// findings are not repeated. An answer with a fault is left out of the result.
func ResolveAnswers(f Form, s Submission, takenOver []Answer) ([]Answer, []Finding) {
	r := resolver{form: f, sub: s, read: map[string]Answer{}, raw: map[string]RawAnswer{}, notes: map[string]string{}}
	if s.FormKey != "" && s.FormKey != f.Key {
		r.add(Fault("sheet_other_form", "audit", s.AuditCode), "", "")
		return nil, r.found
	}
	r.collect()
	r.contradictions()
	if s.HeldAt.IsZero() {
		r.add(Warn("held_at_missing", "audit", s.AuditCode), "held_at", "")
	}
	if name := NameIn(s.Remark); name != "" {
		r.add(Warn("remark_name", "word", name), "remark", "")
	}
	return r.complete(takenOver), r.found
}

// resolver reads one submission.
type resolver struct {
	form  Form
	sub   Submission
	raw   map[string]RawAnswer // by criterion code, blank ones left out
	read  map[string]Answer    // what of it could be read
	notes map[string]string    // comments beside blank answers
	found []Finding
}

// add places a finding: in the answer's own row, else in the submission's.
func (r *resolver) add(f Finding, field, cell string) {
	row := r.sub.Row
	if n := CellRow(cell); n > 0 {
		row = n
	}
	r.found = append(r.found, f.AtRow(r.sub.Source, row, field))
}

// collect matches the raw answers to the form's criteria and reads them.
func (r *resolver) collect() {
	for _, a := range r.sub.Answers {
		c, ok := r.form.find(a.Criterion)
		switch {
		case !ok:
			r.stranger(a)
		case a.Blank():
			r.notes[c.Code] = strings.TrimSpace(a.Comment)
		default:
			r.take(c, a)
		}
	}
}

// stranger says what is wrong with an answer to a criterion the form doesn't have.
// One that other kinds of institution are asked is dropped if it says so itself.
func (r *resolver) stranger(a RawAnswer) {
	if a.Blank() {
		return
	}
	if _, known := r.form.Questionnaire.Criterion(a.Criterion); !known {
		r.add(Fault("criterion_unknown", "criterion", a.Criterion), a.Criterion, a.Cell)
	} else if !a.NA && !SaysNotApplicable(a.Value) {
		r.add(Warn("criterion_not_asked", "criterion", a.Criterion), a.Criterion, a.Cell)
	}
}

func (r *resolver) take(c Criterion, a RawAnswer) {
	got, fault := c.Read(a)
	if before, twice := r.raw[c.Code]; twice {
		if r.read[c.Code] != got {
			r.add(Fault("answer_twice", "criterion", c.Code, "first", before.Cell, "second", a.Cell), c.Code, a.Cell)
			delete(r.read, c.Code)
		}
		return
	}
	r.raw[c.Code] = a
	if fault != nil {
		r.add(*fault, c.Code, a.Cell)
		return
	}
	faulty := false
	for _, f := range c.CheckAnswer(got) {
		if f.Code == "comment_missing" && r.dropped(c) {
			continue
		}
		faulty = faulty || f.Severity == SeverityError
		r.add(f, c.Code, a.Cell)
	}
	if name := NameIn(got.Comment); name != "" {
		r.add(Warn("comment_name", "criterion", c.Code, "word", name), c.Code, a.Cell)
	}
	if !faulty {
		r.read[c.Code] = got
	}
}

// dropped tells whether what the sheet says of a criterion gives way to the result
// „no contact”.
func (r *resolver) dropped(c Criterion) bool {
	return r.sub.Outcome == OutcomeNoContact && (c.OnContact || c.Condition != "")
}

// complete gives the answers in the form's order, those that follow from „no contact”
// and those taken over included, and names what is missing.
func (r *resolver) complete(takenOver []Answer) []Answer {
	given := make([]Answer, 0, len(r.read))
	var missing []string
	for _, s := range r.form.Sections {
		for _, c := range s.Criteria {
			a, ok := r.read[c.Code]
			if i := slices.IndexFunc(takenOver, func(t Answer) bool { return t.Criterion == c.Code }); !ok && s.Once && i >= 0 {
				a, ok = takenOver[i], true
				a.TakenOver = true
			}
			_, spoiled := r.raw[c.Code]
			switch {
			case ok:
				given = append(given, a)
			case r.dropped(c) && r.notes[c.Code] != "":
				given = append(given, Answer{Criterion: c.Code, Comment: r.notes[c.Code]})
			case !r.dropped(c) && !spoiled:
				missing = append(missing, c.Code)
			}
		}
	}
	if len(missing) > 0 {
		r.add(r.missing(missing), "", "")
	}
	if r.sub.Outcome == OutcomeNoContact {
		return r.form.NoContact(given)
	}
	return given
}

// missing is a fault, since what an auditor failed to observe is no N/A; without
// contact a sheet is valid with what could be seen, so it only warns.
func (r *resolver) missing(codes []string) Finding {
	say := Fault
	if r.sub.Outcome == OutcomeNoContact {
		say = Warn
	}
	return say("answers_missing", "count", len(codes), "criteria", strings.Join(codes, ", "))
}

// find gives the form's criterion of that code, upper and lower case alike.
func (f Form) find(code string) (Criterion, bool) {
	for _, s := range f.Sections {
		for _, c := range s.Criteria {
			if strings.EqualFold(c.Code, strings.TrimSpace(code)) {
				return c, true
			}
		}
	}
	return Criterion{}, false
}

// CellRow gives the row of a cell's name: 12 for "C12", 0 where there is none.
func CellRow(cell string) int {
	n, err := strconv.Atoi(strings.TrimLeft(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	if err != nil || n < 0 {
		return 0
	}
	return n
}
