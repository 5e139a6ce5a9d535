package institution

import (
	"context"

	"biurolidera/app/ui/task"
	"biurolidera/internal/office"
)

// order is the import as it stands now.
func (a *assistant) order() office.InstitutionImport {
	in := office.InstitutionImport{List: a.list, Decisions: map[int]office.RowDecision{}}
	for row, d := range a.decisions {
		in.Decisions[row] = d
	}
	if a.enter {
		ed := a.s.f.Edition
		in.Participate = &ed
	}
	return in
}

// planned is a plan with its rows as they are shown: of 100,000 both take a while.
type planned struct {
	plan  *office.ImportPlan
	lines []planLine
}

func (a *assistant) compare(ctx context.Context, in office.InstitutionImport) (p planned, err error) {
	if p.plan, err = a.s.office.PlanImport(ctx, in); err != nil {
		return p, err
	}
	p.lines = planLines(a.s.f.Cat, p.plan, in.Decisions)
	return p, ctx.Err()
}

// makePlan compares the list with the register and goes on to show it.
func (a *assistant) makePlan(next func()) {
	if a.rereading {
		a.then = func() { a.makePlan(next) }
		return
	}
	if a.planned {
		next()
		return
	}
	in := a.order()
	var p planned
	a.work(a.s.f.Cat.T("institution.import.comparing"), func(ctx context.Context) (err error) {
		p, err = a.compare(ctx, in)
		return err
	}, func(err error) {
		if err != nil {
			a.s.f.Fail(err)
			a.steps.Free()
			return
		}
		a.plan, a.lines, a.planned, a.summary = p.plan, p.lines, true, nil
		a.check.show(true)
		next()
	})
}

// replan compares anew after a decision, behind what is shown.
func (a *assistant) replan() {
	in := a.order()
	task.Load(a.again, func(ctx context.Context) (planned, error) { return a.compare(ctx, in) }, func(p planned) {
		a.plan, a.lines = p.plan, p.lines
		a.check.show(false)
		a.steps.Refresh()
	}, a.s.f.Fail)
}

// write imports the list as one step that can be undone.
func (a *assistant) write(next func()) {
	a.again.Stop()
	in := a.order()
	if a.plan.Rejected > 0 {
		in.Rejects = a.rejects
	}
	var made office.InstitutionSummary
	a.work(a.s.f.Cat.T("institution.import.writing"), func(ctx context.Context) (err error) {
		made, err = a.s.office.ImportInstitutions(ctx, in)
		return err
	}, func(err error) {
		if err != nil {
			a.s.f.Fail(err)
			a.steps.Free()
			return
		}
		a.summary, a.planned = &made, false
		a.result.show()
		if a.left || !a.s.assisting() || !a.s.content.Visible() { // else the result says so
			a.s.f.Done(importedText(a.s.f.Cat, made), made.Written)
		}
		if !a.left && !a.s.assisting() {
			a.s.endAssistant()
		}
		next()
	})
}

// mend goes back to the columns after an import was taken back.
func (a *assistant) mend() {
	a.summary = nil
	a.steps.Open(stepColumns)
	a.steps.Refresh()
}
