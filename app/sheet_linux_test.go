package main

import (
	"context"
	"slices"
	"strconv"

	"biurolidera/internal/contest"
	"biurolidera/internal/office"
)

// typeSheet types a paper sheet in by keyboard alone. In the middle of it the power
// fails; what was typed is there again, and the sheet is finished and handed in.
func (y *year) typeSheet() {
	y.t.Helper()
	y.loaded() // sheets can be entered
	y.press("ctrl+e")
	y.head()
	form, code := y.sheet(0)
	asked := criteria(form)
	half := len(asked) / 2
	for i := range half {
		y.answer(code, asked[i])
	}
	y.kill()
	y.shown = y.start(y.path)
	y.loaded() // the same screen, as it was left
	y.press("ctrl+e")
	if again, _ := y.sheet(half); again.Audit.Code != code {
		y.t.Fatalf("the draft of %s became one of %s", code, again.Audit.Code)
	}
	for _, c := range asked[half:] {
		y.answer(code, c)
	}
	y.rest()
	y.again("one submitted audit", func() { y.tool("key", "--clearmodifiers", "ctrl+Return") }, y.file(submitted(1)))
}

// head fills in the head: the day, neither hour nor place, who audited.
func (y *year) head() {
	y.t.Helper()
	y.paste("17.9")
	y.press("Return", "Return", "Return")
	y.paste("1")
	y.press("Return")
	form, _ := y.sheet(0)
	if len(form.Scenarios) > 0 {
		y.press("Return")
	}
}

// sheet waits until the one draft has at least n answers, and gives it with the code of
// its audit.
func (y *year) sheet(n int) (form *office.AuditForm, code string) {
	y.t.Helper()
	y.await("a draft with "+strconv.Itoa(n)+" answers", func(ctx context.Context, o *office.Office, ed contest.Edition) (bool, error) {
		lines, err := o.AuditLines(ctx, ed)
		if err != nil {
			return false, err
		}
		i := slices.IndexFunc(lines, func(l office.AuditLine) bool { return !l.DraftAt.IsZero() })
		if i < 0 {
			return false, nil
		}
		code = lines[i].Code
		form, err = o.AuditForm(ctx, ed, code)
		return err == nil && form.Draft != nil && len(form.Draft.Sheet.Answers) >= n, err
	})
	return form, code
}

// criteria lists what the sheet asks, in its order.
func criteria(form *office.AuditForm) (all []contest.Criterion) {
	for _, s := range form.Form.Sections {
		for _, c := range s.Criteria {
			if !slices.ContainsFunc(form.TakenOver, func(a contest.Answer) bool { return a.Criterion == c.Code }) {
				all = append(all, c)
			}
		}
	}
	return all
}

// answer answers the criterion in hand as well as it can be, with a comment where the
// rule wants one, and waits until it is kept.
func (y *year) answer(code string, c contest.Criterion) {
	y.t.Helper()
	best := "1"
	if c.Scale != contest.ScaleYesNo && c.Scale != contest.ScaleMeasured && c.Max <= 9 {
		best = strconv.Itoa(c.Max)
	}
	y.tool("key", "--clearmodifiers", best, "key", "--clearmodifiers", "Return")
	var wants bool
	kept := func(what string, holds func(contest.RawAnswer) bool) {
		y.await("the "+what+" of "+c.Code, func(ctx context.Context, o *office.Office, ed contest.Edition) (bool, error) {
			form, err := o.AuditForm(ctx, ed, code)
			if err != nil || form.Draft == nil {
				return false, err
			}
			wants = slices.Contains(form.Score(form.Draft.Sheet).CommentsNeeded, c.Code)
			return slices.ContainsFunc(form.Draft.Sheet.Answers, func(a contest.RawAnswer) bool { return a.Criterion == c.Code && holds(a) }), nil
		})
	}
	kept("answer", func(a contest.RawAnswer) bool { return !a.Blank() })
	if wants {
		y.rest()
		y.paste("Świetnie: życzliwie i od ręki")
		y.press("Return")
		kept("comment", func(a contest.RawAnswer) bool { return a.Comment != "" })
	}
}
