package office

import (
	"context"
	"strings"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"

	"github.com/google/go-cmp/cmp"
)

// fullSheet answers an audit in full; lose takes all points of one criterion away.
func fullSheet(t testing.TB, o *Office, ed contest.Edition, code, lose string) contest.Submission {
	t.Helper()
	f, err := o.AuditForm(context.Background(), ed, code)
	if err != nil {
		t.Fatal(err)
	}
	sub := f.Sheet()
	sub.Answers, sub.HeldAt, sub.Auditor = nil, noon.AddDate(0, 0, -20), "A-07"
	for _, c := range f.Form.Criteria() {
		a := bestAnswer(c)
		if c.Code == lose {
			a = contest.RawAnswer{Criterion: c.Code, Value: "0", Comment: "nie było"}
		}
		sub.Answers = append(sub.Answers, a)
	}
	return sub
}

// What the form shows while a sheet is typed is what the ranking counts.
func TestRunningScoreIsTheAuditsScore(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	code := contest.AuditCode(ed.Code, contest.Visit, 2)
	f, err := o.AuditForm(ctx, ed, code)
	if err != nil {
		t.Fatal(err)
	}
	lose := f.Form.Sections[1].Criteria[0].Code
	sub := fullSheet(t, o, ed, code, lose)
	got := f.Score(sub)
	if !got.Complete() || got.Score == nil || got.Score.Published >= 10000 || got.Points != got.Possible-f.Form.Sections[1].Criteria[0].Max {
		t.Fatalf("%+v", got)
	}
	half := sub
	half.Answers = sub.Answers[:3]
	if h := f.Score(half); h.Complete() || h.Score != nil || h.SoFar == nil || h.Answered != 3 || len(h.Missing) != h.Asked-3 {
		t.Errorf("three answers: %+v", h)
	}
	if found, err := o.RecordAudit(ctx, ed, sub); err != nil || hasFault(found) {
		t.Fatal(found, err)
	}
	marks, err := o.AuditMarks(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	m := marks[f.Audit.ID]
	if m.Score == nil || !m.Score.Equal(*got.Score) || !m.Counted || len(marks) != 1 {
		t.Errorf("mark %+v, running %v", m, got.Score)
	}
	again, err := o.AuditForm(ctx, ed, code)
	if err != nil {
		t.Fatal(err)
	}
	if s := again.Score(again.Sheet()); s.Score == nil || !s.Score.Equal(*got.Score) {
		t.Errorf("the kept sheet scores %v, want %v", s.Score, got.Score)
	}
}

func TestAMissingCommentIsMarked(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	code := contest.AuditCode(ed.Code, contest.Visit, 1)
	f, err := o.AuditForm(ctx, ed, code)
	if err != nil {
		t.Fatal(err)
	}
	var graded string
	for _, s := range f.Form.Sections {
		for _, c := range s.Criteria {
			if c.Scale == contest.ScaleGraded && c.CommentAtMost == 1 && !s.Once && !c.Critical && c.Condition == "" {
				graded = c.Code
			}
		}
	}
	sub := fullSheet(t, o, ed, code, graded)
	for i := range sub.Answers {
		sub.Answers[i].Comment = ""
	}
	if d := cmp.Diff([]string{graded}, f.Score(sub).CommentsNeeded); d != "" {
		t.Error(d)
	}
	if _, err := o.RecordAudit(ctx, ed, sub); err != nil {
		t.Fatal(err)
	}
	marks, err := o.AuditMarks(ctx, ed)
	if err != nil || marks[f.Audit.ID].Comments != 1 || marks[f.Audit.ID].Findings() != 1 {
		t.Errorf("%+v, %v", marks, err)
	}
}

// A half-typed sheet is there after the program was closed, counts nowhere, and goes
// when the sheet is submitted.
func TestDraftsAreKeptAndCountNowhere(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	code := contest.AuditCode(ed.Code, contest.Visit, 1)
	before, err := o.Ranking(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	sub := fullSheet(t, o, ed, code, "")
	sub.Answers[0].Value = "nie wiem" // a fault is kept too
	if ch, err := o.SaveDraft(ctx, sub); err != nil || ch.ID == 0 {
		t.Fatal(ch, err)
	}
	if ch, err := o.SaveDraft(ctx, sub); err != nil || ch.ID != 0 {
		t.Errorf("the same again wrote %v, %v", ch, err)
	}
	after, err := o.Ranking(ctx, ed)
	if err != nil || after != before {
		t.Errorf("a draft made the ranking anew: %v", err)
	}
	other, err := Open(ctx, o.Path(), Options{ReadOnly: true, Now: testOptions().Now, HeadDir: "-"})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	f, err := other.AuditForm(ctx, ed, code)
	if err != nil || f.Draft == nil || f.Audit.State != contest.AuditRunning || len(f.Audit.Answers) != 0 {
		t.Fatalf("%+v, %v", f, err)
	}
	if d := cmp.Diff(sub, f.Sheet()); d != "" {
		t.Error(d)
	}
	if res, err := other.Ranking(ctx, ed); err != nil || res.Standings[0].Channels[0].N+res.Standings[0].Channels[0].Void != 0 {
		t.Errorf("a draft counts: %v", err)
	}
	sub = fullSheet(t, o, ed, code, "")
	if found, err := o.RecordAudit(ctx, ed, sub); err != nil || hasFault(found) {
		t.Fatal(found, err)
	}
	lines, err := o.AuditLines(ctx, ed)
	if err != nil || !lines[indexOf(lines, code)].DraftAt.IsZero() {
		t.Errorf("the draft is still there: %v", err)
	}
	if _, err := o.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if f, err := o.AuditForm(ctx, ed, code); err != nil || f.Draft == nil {
		t.Errorf("undoing the entry did not bring the draft back: %v", err)
	}
	if _, err := o.DropDraft(ctx, code); err != nil {
		t.Fatal(err)
	}
	if f, err := o.AuditForm(ctx, ed, code); err != nil || f.Draft != nil || f.Audit.State != contest.AuditPlanned {
		t.Errorf("dropped: %+v, %v", f.Draft, err)
	}
}

func indexOf(lines []AuditLine, code string) int {
	for i, l := range lines {
		if l.Code == code {
			return i
		}
	}
	return -1
}

// A draft between ranking and approval is no change of what the ranking stands on.
func TestApproveAfterADraft(t *testing.T) {
	o, ed := openSample(t, 12, 3)
	ctx := context.Background()
	if _, err := o.Ranking(ctx, ed); err != nil {
		t.Fatal(err)
	}
	if _, err := o.CreateAudits(ctx, ed, 4); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Ranking(ctx, ed); err != nil {
		t.Fatal(err)
	}
	lines, err := o.AuditLines(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if l.State == contest.AuditPlanned {
			if _, err := o.SaveDraft(ctx, contest.Submission{AuditCode: l.Code, Remark: "…"}); err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	if _, err := o.Approve(ctx, ed, ""); err != nil {
		t.Error(err)
	}
}

// Marks of a ranking that followed one entry are those of a ranking made anew.
func TestMarksFollowAnEntry(t *testing.T) {
	o, ed := openSample(t, 10, 3)
	ctx := context.Background()
	if _, err := o.CreateAudits(ctx, ed, 4); err != nil {
		t.Fatal(err)
	}
	before, err := o.Ranking(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := o.AuditLines(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if l.State != contest.AuditPlanned || l.Channel != contest.Phone {
			continue
		}
		sub := fullSheet(t, o, ed, l.Code, "")
		if _, err := o.SaveDraft(ctx, sub); err != nil {
			t.Fatal(err)
		}
		if found, err := o.RecordAudit(ctx, ed, sub); err != nil || hasFault(found) {
			t.Fatal(found, err)
		}
	}
	o.mu.Lock()
	followed := o.computed
	o.mu.Unlock()
	if followed == nil || followed == before {
		t.Fatal("the ranking in memory did not follow")
	}
	got, err := o.AuditMarks(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	o.mu.Lock()
	o.computed = nil
	o.mu.Unlock()
	want, err := o.AuditMarks(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("- anew + followed\n%s", d)
	}
	if _, err := o.Approve(ctx, ed, ""); err != nil {
		t.Error(err)
	}
}

// A sheet begun after its audit was made is in nobody's way: undoing the making takes the
// draft along and says so, redoing brings both back.
func TestUndoOfAuditsTakesDraftsAlongAndBack(t *testing.T) {
	o, ed := openSample(t, 4, 1)
	ctx := context.Background()
	if _, err := o.CreateAudits(ctx, ed, 2); err != nil {
		t.Fatal(err)
	}
	lines, err := o.AuditLines(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, l := range lines {
		if l.State == contest.AuditPlanned {
			codes = append(codes, l.Code)
		}
	}
	sub := contest.Submission{AuditCode: codes[0], Remark: "zamknięte drzwi", Answers: []contest.RawAnswer{{Criterion: "W1", Value: "2"}}}
	if _, err := o.SaveDraft(ctx, sub); err != nil {
		t.Fatal(err)
	}
	if f, err := o.AuditForm(ctx, ed, codes[0]); err != nil || f.Audit.State != contest.AuditRunning {
		t.Fatalf("%v, %v", f, err)
	}
	done, err := o.Undo(ctx)
	if err != nil || done.Action != "create_audits" {
		t.Fatalf("%+v, %v", done, err)
	}
	cat := locale.For("pl")
	if said := DraftsTaken(cat, done); !strings.Contains(said, codes[0]) || !strings.Contains(said, "wróci") {
		t.Errorf("says %q of the sheet that went", said)
	}
	if _, err := o.AuditForm(ctx, ed, codes[0]); contest.CodeOf(err) != "record_missing" {
		t.Errorf("the audit is there: %v", err)
	}
	if done, err = o.Redo(ctx); err != nil || DraftsTaken(cat, done) != "" {
		t.Fatalf("%+v, %v", done, err)
	}
	f, err := o.AuditForm(ctx, ed, codes[0])
	if err != nil || f.Draft == nil || f.Audit.State != contest.AuditRunning {
		t.Fatalf("redone: %+v, %v", f, err)
	}
	if d := cmp.Diff(sub, f.Sheet()); d != "" {
		t.Error(d)
	}
	if found, err := o.db.Check(ctx, nil); err != nil || len(found) > 0 {
		t.Errorf("%v, %v", found, err)
	}
}

// What was typed since a sheet was handed in stays, whichever way the entry is taken.
func TestUndoOfAnEntryKeepsWhatWasTypedSince(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	code := contest.AuditCode(ed.Code, contest.Visit, 1)
	half := fullSheet(t, o, ed, code, "")
	half.Answers = half.Answers[:2]
	typed := func(remark string) {
		t.Helper()
		half.Remark = remark
		if _, err := o.SaveDraft(ctx, half); err != nil {
			t.Fatal(err)
		}
	}
	kept := func(when, remark string, state contest.AuditState) {
		t.Helper()
		f, err := o.AuditForm(ctx, ed, code)
		if err != nil || f.Draft == nil || f.Draft.Sheet.Remark != remark || f.Audit.State != state {
			t.Fatalf("%s: %+v, %v, %v", when, f.Draft, f.Audit.State, err)
		}
	}
	typed("przed")
	if found, err := o.RecordAudit(ctx, ed, fullSheet(t, o, ed, code, "")); err != nil || hasFault(found) {
		t.Fatal(found, err)
	}
	typed("poprawka")
	kept("handed in", "poprawka", contest.AuditSubmitted)
	if _, err := o.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	kept("undone", "poprawka", contest.AuditRunning)
	typed("dalej")
	if _, err := o.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	kept("redone", "dalej", contest.AuditSubmitted)
}

// Dropping a draft is taken back; being assigned is no less because a sheet was begun.
func TestUndoBesideADraft(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	code := contest.AuditCode(ed.Code, contest.Visit, 1)
	auditor := "A-05"
	if _, err := o.AssignAudits(ctx, []string{code}, AuditAssignment{Auditor: &auditor}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.SaveDraft(ctx, contest.Submission{AuditCode: code, Remark: "…"}); err != nil {
		t.Fatal(err)
	}
	state := func(want contest.AuditState) {
		t.Helper()
		lines, err := o.AuditLines(ctx, ed)
		if err != nil || lines[indexOf(lines, code)].State != want {
			t.Fatalf("%s, want %s; %v", lines[indexOf(lines, code)].State, want, err)
		}
	}
	state(contest.AuditRunning)
	if _, err := o.DeleteAudits(ctx, []string{code}); contest.CodeOf(err) != "audit_not_planned" {
		t.Errorf("an audit that is typed in was deleted: %v", err)
	}
	if _, err := o.DropDraft(ctx, code); err != nil {
		t.Fatal(err)
	}
	state(contest.AuditAssigned)
	if _, err := o.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	state(contest.AuditRunning)
	if _, err := o.Undo(ctx); err != nil { // the assignment, under the draft
		t.Fatal(err)
	}
	state(contest.AuditRunning)
	if _, err := o.DropDraft(ctx, code); err != nil {
		t.Fatal(err)
	}
	state(contest.AuditPlanned)
}
