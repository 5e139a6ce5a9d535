package office

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"biurolidera/internal/contest"

	"github.com/google/go-cmp/cmp"
)

func TestAssignAndDeleteAudits(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	all := []string{"2025-W-0001", "2025-W-0002"}
	auditor, bad, none := "a-17", "Jan Kowalski", ""
	if _, err := o.AssignAudits(ctx, all, AuditAssignment{Auditor: &bad}); contest.CodeOf(err) != "auditor_code" {
		t.Errorf("a name: %v", err)
	}
	f, err := o.AuditForm(ctx, ed, "2025-T-0001")
	if err != nil || len(f.Scenarios) == 0 {
		t.Fatal(err)
	}
	if _, err := o.AssignAudits(ctx, all, AuditAssignment{ScenarioID: &f.Scenarios[0].ID}); contest.CodeOf(err) != "scenario_unfit" {
		t.Errorf("a phone scenario for a visit: %v", err)
	}
	at, place := noon.AddDate(0, 0, 3), " Filia nr 2 "
	if _, err := o.AssignAudits(ctx, all, AuditAssignment{Auditor: &auditor, HeldAt: &at, Place: &place}); err != nil {
		t.Fatal(err)
	}
	lines, err := o.AuditLines(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	l := lines[indexOf(lines, all[1])]
	if l.Auditor != "A-17" || l.State != contest.AuditAssigned || l.Place != "Filia nr 2" || !l.HeldAt.Equal(at) {
		t.Errorf("%+v", l)
	}
	counts := CountAudits(lines)
	if counts.Of(contest.Visit, contest.AuditAssigned) != 2 || counts.Of(contest.Visit) != 18 || counts.Of("", contest.AuditPlanned) != 52 || counts.Of("") != 54 {
		t.Errorf("%v", counts)
	}
	if _, err := o.AssignAudits(ctx, all[:1], AuditAssignment{Auditor: &none}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.SaveDraft(ctx, contest.Submission{AuditCode: all[1], Remark: "x"}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.DeleteAudits(ctx, all); contest.CodeOf(err) != "audit_not_planned" {
		t.Errorf("one is being typed in: %v", err)
	}
	if _, err := o.DeleteAudits(ctx, all[:1]); err != nil {
		t.Fatal(err)
	}
	if lines, err = o.AuditLines(ctx, ed); err != nil || len(lines) != 53 {
		t.Errorf("%d audits, %v", len(lines), err)
	}
}

func TestReviewMany(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	for _, code := range []string{"2025-W-0001", "2025-W-0002"} {
		if found, err := o.RecordAudit(ctx, ed, fullSheet(t, o, ed, code, "")); err != nil || hasFault(found) {
			t.Fatal(found, err)
		}
	}
	all := []string{"2025-W-0001", "2025-W-0002", "2025-W-0003"}
	if _, _, err := o.ReviewAudits(ctx, all, contest.AuditReturned, " "); contest.CodeOf(err) != "review_reason" {
		t.Errorf("returned without a reason: %v", err)
	}
	_, refused, err := o.ReviewAudits(ctx, all, contest.AuditApproved, "")
	if err != nil || len(refused) != 1 || contest.CodeOf(refused[0]) != "review_not_submitted" {
		t.Fatal(refused, err)
	}
	lines, err := o.AuditLines(ctx, ed)
	if n := CountAudits(lines).Of("", contest.AuditApproved); err != nil || n != 2 {
		t.Errorf("%d approved, %v", n, err)
	}
	if _, err := o.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if lines, err = o.AuditLines(ctx, ed); err != nil || CountAudits(lines).Of("", contest.AuditSubmitted) != 2 {
		t.Errorf("undone: %v", err)
	}
}

// Where approved audits alone count, a submitted one has its score to be reviewed by,
// and the ranking does not know it.
func TestMarksOfAuditsThatDontCountYet(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	rules := contest.DefaultRules()
	rules.RequireReview = true
	if _, err := o.SaveRules(ctx, ed, rules); err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"2025-W-0001", "2025-W-0002"} {
		if _, err := o.RecordAudit(ctx, ed, fullSheet(t, o, ed, code, "")); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := o.ReviewAudit(ctx, "2025-W-0001", contest.AuditApproved, ""); err != nil {
		t.Fatal(err)
	}
	marks, err := o.AuditMarks(ctx, ed)
	if err != nil || len(marks) != 2 {
		t.Fatal(marks, err)
	}
	counted := 0
	for _, m := range marks {
		if m.Score == nil || m.Score.Published != 10000 {
			t.Errorf("%+v", m)
		}
		counted += onlyIf(m.Counted, 1)
	}
	if counted != 1 {
		t.Errorf("%d counted", counted)
	}
}

func TestEvidenceIsShownAndRemoved(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	e, err := o.AttachEvidence(ctx, "2025-W-0001", write(t, "zdjęcie.png", blackPNG(t, 4, 4)), "wejście")
	if err != nil {
		t.Fatal(err)
	}
	data, err := o.EvidenceBytes(ctx, e)
	if err != nil || int64(len(data)) != e.Size {
		t.Error(len(data), err)
	}
	out := filepath.Join(t.TempDir(), e.Name)
	if err := o.SaveEvidence(ctx, e, out); err != nil {
		t.Fatal(err)
	}
	if kept, err := os.ReadFile(out); err != nil || !bytes.Equal(kept, data) {
		t.Error(err)
	}
	lines, err := o.AuditLines(ctx, ed)
	if err != nil || lines[indexOf(lines, "2025-W-0001")].Evidence != 1 {
		t.Error(err)
	}
	if _, err := o.DeleteAudits(ctx, []string{"2025-W-0001"}); contest.CodeOf(err) != "audit_not_planned" {
		t.Errorf("an audit with evidence: %v", err)
	}
	if _, err := o.RemoveEvidence(ctx, e); err != nil {
		t.Fatal(err)
	}
	if f, err := o.AuditForm(ctx, ed, "2025-W-0001"); err != nil || len(f.Evidence) != 0 {
		t.Error(f.Evidence, err)
	}
}

func TestImportTellsEachSheetsFate(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	path := wideSheets(t, o, ed, func(string) int { return 80 })
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(text, []byte("\n"))
	lines[2] = bytes.Replace(lines[2], []byte("2025-O-"), []byte("2025-X-"), 1)
	lines[2] = bytes.Replace(lines[2], []byte("2025-W-"), []byte("2025-X-"), 1)
	if err := os.WriteFile(path, bytes.Join(lines[:4], nil), 0o600); err != nil {
		t.Fatal(err)
	}
	code, _, _ := bytes.Cut(lines[1], []byte(";"))
	if _, err := o.SaveDraft(ctx, contest.Submission{AuditCode: string(code), Remark: "x"}); err != nil {
		t.Fatal(err)
	}
	for _, dry := range []bool{true, false} {
		s, err := o.ImportAudits(ctx, AuditImport{Edition: ed, Path: path, DryRun: dry})
		if err != nil || len(s.Sheets) != 3 {
			t.Fatal(len(s.Sheets), err)
		}
		var got []SheetFate
		for _, l := range s.Sheets {
			got = append(got, l.Fate)
		}
		if d := cmp.Diff([]SheetFate{SheetAccepted, SheetRejected, SheetAccepted}, got); d != "" {
			t.Error(d)
		}
		if !slices.Contains(codes(s.Sheets[0].Findings), "draft_replaced") || slices.Contains(codes(s.Sheets[2].Findings), "draft_replaced") {
			t.Errorf("the draft: %v", s.Sheets[0].Findings)
		}
		if l := s.Sheets[0]; l.Name == "" || l.Participant == "" || l.Answered == 0 || l.Row != 2 {
			t.Errorf("%+v", l)
		}
		if l := s.Sheets[1]; l.Name != "" || !hasFault(l.Findings) {
			t.Errorf("%+v", l)
		}
	}
	s, err := o.ImportAudits(ctx, AuditImport{Edition: ed, Path: path, DryRun: true})
	if err != nil || s.Sheets[0].Fate != SheetSame {
		t.Errorf("the same file again: %+v, %v", s.Sheets, err)
	}
}
