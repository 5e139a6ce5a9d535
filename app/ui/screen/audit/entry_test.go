package audit

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/contest"

	"fyne.io/fyne/v2/test"
)

// entering is the entry of the first open audit of a channel.
func entering(t *testing.T, c contest.Channel) (s *stage, code string) {
	t.Helper()
	s = open(t)
	code = s.firstOpen(c)
	s.start(code + "/enter")
	return s, code
}

// to leads to the first step of a kind.
func (s *stage) to(k stepKind) step {
	s.t.Helper()
	s.desk.sheet.at = slices.IndexFunc(s.desk.sheet.steps, func(x step) bool { return x.kind == k })
	s.desk.sheet.arrive()
	s.desk.paint()
	return s.desk.sheet.now()
}

// What can't be read is told, is not left, and is replaced by typing again.
func TestFieldsThatCantBeRead(t *testing.T) {
	s, _ := entering(t, contest.Visit)
	for _, c := range []struct {
		kind              stepKind
		bad, notice, good string
		want              func(*sheet) string
		kept              string
		after             stepKind
	}{
		{stepDay, "32.13", "audit.entry.bad_day", "0210", func(x *sheet) string { return x.day.Format(time.DateOnly) }, "2025-10-02", stepHour},
		{stepHour, "2561", "audit.entry.bad_hour", "9", func(x *sheet) string { return x.hour }, "09:00", stepPlace},
		{stepAuditor, "Kowalska", "audit.entry.bad_auditor", "a 1", func(x *sheet) string { return x.sub.Auditor }, "A-01", stepScenario},
	} {
		s.to(c.kind)
		s.press(c.bad, "Enter")
		if x := s.desk.sheet; x.now().kind != c.kind || x.notice.key != c.notice {
			t.Fatalf("%q: at %v with %q", c.bad, x.now().kind, x.notice.key)
		}
		if said := screentest.Text(s.desk.said); !strings.Contains(said, c.bad) {
			t.Errorf("%q: says %q", c.bad, said)
		}
		if got := s.desk.field.SelectedText(); got != c.bad {
			t.Errorf("%q: selected is %q", c.bad, got)
		}
		s.press(c.good, "Enter")
		if x := s.desk.sheet; x.now().kind != c.after || c.want(x) != c.kept {
			t.Errorf("%q: at %v, kept %q", c.good, x.now().kind, c.want(x))
		}
	}
	s.Calm()
}

// An hour alone could not be kept: the day is asked for, and the hour stays.
func TestHourWithoutADay(t *testing.T) {
	s, code := entering(t, contest.Visit)
	s.press("Enter", "1030", "Enter")
	x := s.desk.sheet
	if x.now().kind != stepDay || x.notice.key != "audit.entry.hour_alone" || s.desk.field.Text != "" {
		t.Fatalf("at %v with %q, the field holds %q", x.now().kind, x.notice.key, s.desk.field.Text)
	}
	s.press("0210", "Enter")
	if s.desk.field.Text != "10:30" {
		t.Errorf("the hour's field holds %q", s.desk.field.Text)
	}
	s.press("Enter", "Escape")
	s.Calm()
	s.start(code + "/enter")
	if x = s.desk.sheet; x.hour != "10:30" || x.day.Format(time.DateOnly) != "2025-10-02" {
		t.Errorf("resumed with %v %q", x.day, x.hour)
	}
}

// A field that comes after one whose text was selected takes every key.
func TestSheetsInABundle(t *testing.T) {
	s, _ := entering(t, contest.Visit)
	s.desk.day = time.Date(2025, 10, 2, 0, 0, 0, 0, time.UTC)
	s.start(s.desk.nextOpen() + "/enter")
	if got := s.desk.field.SelectedText(); got != "02.10.2025" {
		t.Fatalf("the day of the sheet before is %q", got)
	}
	s.press("Enter", "1030", "Enter", "sala 2", "Enter", "17", "Enter")
	if x := s.desk.sheet; x.hour != "10:30" || x.sub.Place != "sala 2" || x.sub.Auditor != "A-17" || x.day != s.desk.day {
		t.Errorf("%v %q %q %q", x.day, x.hour, x.sub.Place, x.sub.Auditor)
	}
	s.Calm()
}

// A comment of any length is kept as typed; Escape leaves it as it was, and the second
// one the sheet.
func TestComments(t *testing.T) {
	s, code := entering(t, contest.Phone)
	c := s.to(stepCriterion).criterion
	long := strings.TrimSpace(strings.Repeat("żółć gęślą ", 27))
	s.press("1", "k")
	s.press(long, "Enter")
	if a, _ := s.desk.sheet.answer(c.Code); a.Comment != long || a.Value != "1" {
		t.Fatalf("kept %+v", a)
	}
	s.press("Up")
	if said := screentest.Text(s.desk.scroll); !strings.Contains(said, "gęślą") {
		t.Errorf("the comment is not shown: %q", said)
	}
	s.press("k")
	s.press(" i coś jeszcze", "Escape")
	if a, _ := s.desk.sheet.answer(c.Code); a.Comment != long || s.mode != modeEntry {
		t.Errorf("Escape kept %q, mode %v", a.Comment, s.mode)
	}
	s.press("Escape")
	s.Calm()
	if s.mode != modeList || s.audit(code).State != contest.AuditRunning {
		t.Errorf("mode %v, %s is %s", s.mode, code, s.audit(code).State)
	}
}

// The keys that lead through a sheet.
func TestWaysThroughASheet(t *testing.T) {
	s, _ := entering(t, contest.Visit)
	x := s.desk.sheet
	at := func(want int, key string) {
		t.Helper()
		if x.at != want {
			t.Errorf("after %s at %d (%v), want %d", key, x.at, x.now().kind, want)
		}
	}
	last := len(x.steps) - 1
	s.press("End")
	if s.desk.fieldBox.Hidden {
		at(last, "End")
	} else {
		s.to(stepEnd)
	}
	s.press("Home")
	at(0, "Home")
	s.to(stepCriterion)
	first := x.at
	s.press("PageDown")
	if x.now().section != 1 || x.steps[x.at-1].section != 0 {
		t.Errorf("PageDown leads to %+v", x.now())
	}
	s.press("Down")
	s.press("PageUp", "PageUp")
	at(first, "PageUp")
	s.press("1", "Delete")
	if a, _ := x.answer(x.now().criterion.Code); !a.Blank() {
		t.Errorf("Delete leaves %+v", a)
	}
	s.press("1", "Enter")
	s.desk.pad.Undo()
	if a, _ := x.answer(x.steps[first].criterion.Code); !a.Blank() {
		t.Errorf("taking back leaves %+v", a)
	}
	s.desk.pad.Redo()
	if a, _ := x.answer(x.steps[first].criterion.Code); a.Value != "1" {
		t.Errorf("doing it again gives %+v", a)
	}
	s.desk.onOutline(slices.Index(s.desk.places, x.steps[first+2].criterion.Code))
	at(first+2, "a click on the outline")
	s.desk.onOutline(0)
	at(0, "a click on the day")
	s.Calm()
}

// A click answers as a key does.
func TestClicksAnswer(t *testing.T) {
	s, _ := entering(t, contest.Online)
	x := s.desk.sheet
	x.at = slices.IndexFunc(x.steps, func(p step) bool { return p.kind == stepCriterion && p.criterion.Scale == contest.ScaleYesNo })
	x.arrive()
	s.desk.paint()
	test.Tap(s.desk.optionRows[1])
	if a, _ := x.answer(x.now().criterion.Code); a.Value != "0" || !s.desk.optionRows[1].v.chosen {
		t.Errorf("a click on „nie” gives %+v", a)
	}
	if s.Frame.Window.Canvas().Focused() != s.desk.pad {
		t.Error("the keyboard has left the sheet")
	}
}

// A sheet that is not whole is not handed in: it says what is missing, and Enter leads
// there and back.
func TestUnfinishedIsNotHandedIn(t *testing.T) {
	s, code := entering(t, contest.Phone)
	c := s.to(stepCriterion).criterion
	s.press("Ctrl+Enter")
	s.Calm()
	x := s.desk.sheet
	if x.now().kind != stepEnd || s.audit(code).State.Open() == false || len(s.Done) > 0 {
		t.Fatalf("at %v, %s", x.now().kind, s.audit(code).State)
	}
	if !s.desk.problemRows[0].v.chosen || !strings.Contains(s.desk.problemRows[0].v.text, c.Code) {
		t.Errorf("first it says %q", s.desk.problemRows[0].v.text)
	}
	s.press("Down")
	if !s.desk.problemRows[1].v.chosen {
		t.Error("Down does not choose the next problem")
	}
	s.press("Up", "Enter")
	if x.now().criterion.Code != c.Code {
		t.Errorf("Enter leads to %q, want %q", x.now().criterion.Code, c.Code)
	}
	s.press("1", "Enter")
	if x.now().kind != stepEnd {
		t.Errorf("and back to %v", x.now().kind)
	}
	s.desk.onProblem(0)
	if x.now().kind != stepCriterion {
		t.Errorf("a click on the problem leads to %v", x.now().kind)
	}
	s.Settle()
}

// What the office refuses is said on the sheet, which stays.
func TestWhatKeepsASheetOut(t *testing.T) {
	s := open(t)
	code := s.firstOpen(contest.Phone)
	sub := s.full(code, "")
	sub.HeldAt = time.Now().AddDate(3, 0, 0)
	if _, err := s.Office.SaveDraft(context.Background(), sub); err != nil {
		t.Fatal(err)
	}
	s.start(code + "/enter")
	if s.desk.sheet.now().kind != stepEnd {
		t.Fatalf("a full sheet opens at %v", s.desk.sheet.now().kind)
	}
	s.press("Ctrl+Enter")
	s.Calm()
	if len(s.desk.sheet.refused) == 0 || !s.audit(code).State.Open() || s.desk.ended != "" {
		t.Fatalf("refused %v, %s", s.desk.sheet.refused, s.audit(code).State)
	}
	if said := screentest.Text(s.desk.problems); !strings.Contains(said, code) {
		t.Errorf("says %q", said)
	}
}

// What can't be written is told; the sheet stays open with all that was typed.
func TestWritingFails(t *testing.T) {
	s, code := entering(t, contest.Phone)
	s.to(stepCriterion)
	s.calls.save = errors.New("the disk is full")
	s.press("1", "Enter")
	s.Settle()
	if len(s.Failed) == 0 || len(s.desk.sheet.sub.Answers) != 1 {
		t.Fatalf("failed %v, answers %v", s.Failed, s.desk.sheet.sub.Answers)
	}
	if s.Leave() {
		t.Error("a sheet that could not be kept is left")
	}
	s.press("Escape")
	if s.mode != modeEntry {
		t.Error("Escape drops what could not be kept")
	}
	s.calls.save = nil
	if !s.Leave() {
		t.Error("and can't be left when it is kept")
	}
	s.desk.sheet.sub = s.full(code, "")
	s.desk.sheet.rescore()
	s.desk.sheet.arrive()
	s.calls.record, s.Failed = contest.E("edition_closed"), nil
	s.desk.refocus()
	s.press("Ctrl+Enter")
	s.Settle()
	if len(s.Failed) != 1 || s.desk.ended != "" || !s.audit(code).State.Open() {
		t.Errorf("failed %v, ended %q", s.Failed, s.desk.ended)
	}
}

// The field of the next number: a number, none, one that is not there.
func TestNextNumber(t *testing.T) {
	s, code := entering(t, contest.Visit)
	other := s.firstOpen(contest.Online)
	s.run("audit.number")
	s.press(strings.ToLower(other), "Enter")
	s.Calm()
	if s.desk.inHand() != other {
		t.Fatalf("%q is open, want %q", s.desk.inHand(), other)
	}
	s.run("audit.number")
	s.press("2025-X-9999", "Enter")
	s.Settle()
	if s.desk.inHand() != other || len(s.Failed) != 1 || contest.CodeOf(s.Failed[0]) != "record_missing" {
		t.Errorf("%q is open, failed %v", s.desk.inHand(), s.Failed)
	}
	s.Failed = nil
	s.desk.open(code)
	s.Calm()
	s.run("audit.next")
	s.Calm()
	if got := s.desk.inHand(); got == code || s.audit(got).Channel != contest.Visit {
		t.Errorf("next is %q", got)
	}
}

// Nobody was reached: what can't be answered is not asked, and the sheet can go in.
func TestNoContactByKeys(t *testing.T) {
	s, code := entering(t, contest.Phone)
	s.press("0210", "Enter", "9", "Enter", "Enter", "1", "Enter")
	if s.desk.sheet.now().kind == stepScenario {
		s.press("Enter")
	}
	s.press("b")
	for s.desk.sheet.now().kind == stepCriterion {
		s.press("3", "Enter")
		if s.desk.sheet.now().kind == stepCriterion && s.desk.sheet.halted {
			s.press("1", "Enter")
		}
		s.Settle()
	}
	s.to(stepEnd)
	if said := screentest.Text(s.desk.badges); said != s.f.Cat.Enum("outcome", string(contest.OutcomeNoContact)) {
		t.Errorf("the badge says %q", said)
	}
	s.press("Ctrl+Enter")
	s.Calm()
	if got := s.audit(code); got.Outcome != contest.OutcomeNoContact || got.State != contest.AuditSubmitted {
		t.Errorf("%+v; problems %v", got, s.desk.sheet.problems(s.f.Cat))
	}
}
