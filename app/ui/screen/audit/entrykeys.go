package audit

import (
	"context"
	"strings"

	"biurolidera/app/ui/task"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// step moves away from the step in hand: what stands in its field is kept first, then
// the sheet. A field that can't be read is not left.
func (d *desk) step(move func()) {
	if d.sheet == nil || d.ended != "" {
		return
	}
	if d.commit() {
		move()
	} else {
		d.field.TypedShortcut(&fyne.ShortcutSelectAll{}) // typing again replaces it
	}
	d.paint()
	d.keep()
}

// commit takes what stands in the field; it tells whether it could be read.
func (d *desk) commit() bool {
	if d.sheet == nil || d.fieldBox.Hidden || d.ended != "" {
		return true
	}
	if d.sheet.comment {
		d.sheet.setComment(d.field.Text)
		return true
	}
	if now := d.sheet.now(); now.isText() {
		return d.sheet.setField(now.kind, d.field.Text)
	}
	return true
}

// onRune is a key that types something, while it means an answer.
func (d *desk) onRune(r rune) {
	if d.sheet == nil || d.ended != "" {
		return
	}
	if d.sheet.key(r) {
		d.paint()
	}
}

// onKey is a key that types nothing.
func (d *desk) onKey(name fyne.KeyName) bool {
	if d.sheet == nil || d.ended != "" {
		return false
	}
	s := d.sheet
	atEnd := s.now().kind == stepEnd
	switch {
	case isEnter(name):
		d.onEnter()
	case atEnd && name == fyne.KeyUp && s.chosen > 0:
		s.chosen--
		d.paint()
	case atEnd && name == fyne.KeyDown:
		s.chosen++
		d.paint()
	case name == fyne.KeyUp:
		d.step(func() { s.back(false) })
	case name == fyne.KeyBackspace:
		d.step(func() { s.back(true) })
	case name == fyne.KeyDown:
		d.step(s.forward)
	case name == fyne.KeyPageUp:
		d.step(func() { s.section(-1) })
	case name == fyne.KeyPageDown:
		d.step(func() { s.section(1) })
	case name == fyne.KeyHome:
		d.step(func() { s.at = 0; s.arrive() })
	case name == fyne.KeyEnd:
		d.step(func() { s.at = len(s.steps) - 1; s.arrive() })
	case name == fyne.KeyDelete:
		d.step(s.clear)
	case name == fyne.KeyEscape:
		d.onEscape()
	default:
		return len(name) == 1 || name == fyne.KeySpace
	}
	return true
}

// onEnter goes on; at the end to the chosen problem.
func (d *desk) onEnter() {
	if d.sheet == nil || d.ended != "" {
		return
	}
	s := d.sheet
	if !d.fieldBox.Hidden && d.scanned(d.field.Text) {
		return
	}
	if s.now().kind == stepEnd {
		s.toProblem(d.s.f.Cat)
		d.paint()
		return
	}
	d.step(func() {
		if a, _ := s.answer(s.now().criterion.Code); s.comment && a.Blank() {
			s.comment = false // the comment came first, the answer is still to come
			return
		}
		s.enter()
	})
}

// scanned opens the sheet a reader of QR codes names where a field had the keyboard.
func (d *desk) scanned(text string) bool {
	code, ok := contest.ParseAuditMark(strings.ToUpper(text))
	if ok {
		d.field.SetText(d.sheet.value(d.s.f.Cat, d.sheet.now().kind))
		d.open(code)
	}
	return ok
}

func (d *desk) onScan(mark string) { d.open(parseSheetCode(mark)) }

// onEscape leaves a comment as it was, or the sheet, whose draft is kept.
func (d *desk) onEscape() {
	if d.sheet != nil && d.sheet.comment {
		d.sheet.comment = false
		d.paint()
		return
	}
	d.s.onLeaveEntry()
}

func (d *desk) back(do func(*sheet) bool) bool {
	if d.sheet == nil || d.ended != "" || !do(d.sheet) {
		return false
	}
	d.paint()
	d.keep()
	return true
}

func (d *desk) onOption(i int) {
	if v := d.sheet.view(d.s.f.Cat); i < len(v.options) && v.options[i].key != "" {
		d.onRune([]rune(v.options[i].key)[0])
	}
	d.refocus()
}

func (d *desk) onProblem(i int) {
	d.sheet.chosen = i
	d.sheet.toProblem(d.s.f.Cat)
	d.paint()
	d.refocus()
}

func (d *desk) onOutline(i int) {
	if i < len(d.places) {
		d.step(func() { d.sheet.leap(d.places[i]) })
	}
	d.refocus()
}

// onNumber goes to the sheet whose number was typed; without one to the next.
func (d *desk) onNumber() {
	code := parseSheetCode(d.number.Text)
	if code == "" {
		code = d.nextOpen()
	}
	d.number.SetText("")
	if code == "" {
		d.refocus()
		return
	}
	d.open(code)
}

// open keeps what is in hand and opens another sheet.
func (d *desk) open(code string) {
	if !d.leave() {
		return
	}
	d.s.openEntry(code)
}

// keep saves the draft in the background, one at a time: what was typed meanwhile is
// saved after it.
func (d *desk) keep() {
	if d.sheet == nil || d.ended != "" || !d.sheet.isChanged() {
		return
	}
	if d.saving {
		d.again = true
		return
	}
	d.saving = true
	s, sub := d.sheet, d.sheet.copied()
	task.Load(task.NewLoader(d.s.f.Tasks), func(ctx context.Context) (struct{}, error) {
		_, err := d.s.office.SaveDraft(ctx, sub)
		return struct{}{}, err
	}, func(struct{}) {
		s.saved = sub
		d.kept()
	}, func(err error) {
		d.again = false
		d.kept()
		d.s.f.Fail(err)
	})
}

// kept goes on with what waited for the draft.
func (d *desk) kept() {
	d.saving = false
	if then := d.then; then != nil {
		d.then, d.again = nil, false
		then()
		return
	}
	if d.again {
		d.again = false
		d.keep()
	}
}

// leave keeps what is in hand before the sheet is left: at once, because the file may
// be closed next.
func (d *desk) leave() bool {
	if d.sheet == nil || d.ended != "" || !d.s.f.Writable() {
		return true
	}
	if !d.commit() {
		d.sheet.arrive() // what can't be read is not kept
	}
	d.sheet.takeNumber()
	if !d.sheet.isChanged() {
		return true
	}
	sub := d.sheet.copied()
	if _, err := d.s.office.SaveDraft(context.Background(), sub); err != nil {
		d.s.f.Fail(err)
		return false
	}
	d.sheet.saved, d.again = sub, false
	return true
}

// onSubmit hands the sheet in, if nothing keeps it out; else it shows what does.
func (d *desk) onSubmit() {
	if d.sheet == nil || d.ended != "" || !d.commit() {
		d.paint()
		return
	}
	s := d.sheet
	s.takeNumber()
	if !s.score.Complete() {
		s.at = len(s.steps) - 1
		s.arrive()
		d.paint()
		d.keep()
		return
	}
	if d.saving {
		d.then = d.submit
		return
	}
	d.submit()
}

// submit records the sheet; the answers that keep it out come back as words.
func (d *desk) submit() {
	s, f := d.sheet, d.s.f
	sub, code := s.copied(), s.form.Audit.Code
	var found []contest.Finding
	f.Tasks.Run(f.Cat.T("audit.entry.submitting", "audit", code), func(ctx context.Context, _ task.Progress) (err error) {
		if s.scenario != s.form.Audit.ScenarioID && s.form.Audit.State.Open() {
			if _, err = d.s.office.AssignAudits(ctx, []string{code}, office.AuditAssignment{ScenarioID: &s.scenario}); err != nil {
				return err
			}
		}
		found, err = d.s.office.RecordAudit(ctx, f.Edition, sub)
		return err
	}, func(err error) {
		if err != nil {
			f.Fail(err)
			return
		}
		d.submitted(s, sub, found)
	})
}

func (d *desk) submitted(s *sheet, sub contest.Submission, found []contest.Finding) {
	s.refused = nil
	for _, x := range found {
		if x.Severity == contest.SeverityError {
			s.refused = append(s.refused, d.s.f.Cat.Finding(x))
		}
	}
	if len(s.refused) > 0 {
		s.at = len(s.steps) - 1
		s.arrive()
		d.paint()
		return
	}
	s.saved = sub
	code := s.form.Audit.Code
	d.handed[code] = true
	d.day = s.day
	d.next = d.nextOpen()
	d.ended = d.s.f.Cat.T("audit.entry.submitted", "audit", code)
	if s.score.Score != nil {
		d.ended = d.s.f.Cat.T("audit.entry.submitted.score", "audit", code, "score", d.s.f.Cat.Number(s.score.Score.Published))
	}
	d.s.f.Done(d.ended, true)
	d.paint()
	d.refocus()
}

// nextOpen is the audit after the one in hand that waits for a sheet.
func (d *desk) nextOpen() string { return nextOpen(d.s.lines, d.inHand(), d.handed) }
