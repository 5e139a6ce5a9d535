package office

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/exchange"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestSaveQuestionnaireVersion(t *testing.T) {
	o, ed := newOffice(t)
	ctx := context.Background()
	q, err := DefaultQuestionnaire(contest.Visit)
	if err != nil {
		t.Fatal(err)
	}
	s, err := o.SaveQuestionnaireVersion(ctx, ed, q)
	if err != nil || s.Next || s.Questionnaire.ID == 0 {
		t.Fatalf("the same content: %+v, %v", s.Next, err)
	}
	q = s.Questionnaire
	q.Title = "Wizyta w urzędzie"
	if s, err = o.SaveQuestionnaireVersion(ctx, ed, q); err != nil || s.Next || s.Questionnaire.Version != 1 {
		t.Fatalf("unused: in place, %+v, %v", s.Next, err)
	}
	broken := q
	broken.Sections = nil
	if s, err = o.SaveQuestionnaireVersion(ctx, ed, broken); err != nil || !hasFault(s.Findings) {
		t.Errorf("without sections: %v, %v", s.Findings, err)
	}
	if _, err := o.ImportInstitutions(ctx, InstitutionImport{Path: write(t, "lista.csv", sixInstitutions), Participate: &ed, HeaderRows: -1}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.CreateAudits(ctx, ed, 1); err != nil {
		t.Fatal(err)
	}
	if s, err = o.ResetQuestionnaire(ctx, ed, contest.Visit); err != nil || !s.Next || s.Questionnaire.Version != 2 {
		t.Fatalf("used: the next, %+v, %v", s, err)
	}
	lines, err := o.QuestionnaireVersions(ctx, ed)
	if err != nil || len(lines) != 4 {
		t.Fatal(len(lines), err)
	}
	want := []QuestionnaireLine{{Channel: contest.Visit, Version: 2, InForce: true}, {Channel: contest.Visit, Version: 1, Audits: 6}}
	if d := cmp.Diff(want, lines[:2], cmpopts.IgnoreFields(QuestionnaireLine{}, "ID", "Code", "Title", "Sections", "Criteria")); d != "" {
		t.Error(d)
	}
}

func TestWriteQuestionnaireReadsBack(t *testing.T) {
	o, ed := newOffice(t)
	ctx := context.Background()
	lines, err := o.QuestionnaireVersions(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	for _, as := range []string{"toml", "xlsx"} {
		out := filepath.Join(t.TempDir(), "k."+as)
		if err := o.WriteQuestionnaire(ctx, lines[0].ID, as, out); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		got, found, err := exchange.LoadQuestionnaire(out, data)
		if err != nil || len(found) > 0 {
			t.Fatalf("%s: %v %v", as, found, err)
		}
		kept, err := o.Questionnaire(ctx, lines[0].ID)
		if err != nil || !sameContent(got, kept) {
			t.Errorf("%s: another questionnaire came back, %v", as, err)
		}
	}
}

func TestTryQuestionnaireAndItsPaper(t *testing.T) {
	o, ed := newOffice(t)
	ctx := context.Background()
	q, err := DefaultQuestionnaire(contest.Phone)
	if err != nil {
		t.Fatal(err)
	}
	p, err := o.QuestionnairePaper(ctx, ed, q, contest.CategoryCulture, contest.SubLibrary)
	if err != nil || len(p.Pages) == 0 {
		t.Fatalf("paper: %d pages, %v", len(p.Pages), err)
	}
	s, err := o.TryQuestionnaire(ctx, ed, q, contest.CategoryCulture, contest.SubLibrary)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Score(contest.Submission{}); got.SoFar != nil || got.Answered != 0 || len(got.Missing) != got.Asked || got.Complete() {
		t.Errorf("an empty sheet: %+v", got)
	}
	full := contest.Submission{AuditCode: "2025-T-0000"}
	for _, c := range s.Form.Criteria() {
		full.Answers = append(full.Answers, bestAnswer(c))
	}
	got := s.Score(full)
	if got.Score == nil || got.Score.Published != 10000 || got.Share != 10000 || !got.Complete() || got.Answered != got.Asked {
		t.Errorf("a full sheet: %+v", got)
	}
	if _, err := o.TryQuestionnaire(ctx, ed, contest.Questionnaire{Title: "x"}, "URZ", ""); contest.CodeOf(err) != "questionnaire_kind_empty" {
		t.Errorf("nothing asked: %v", err)
	}
}

// bestAnswer gives all points, as a person writes it; what asks for something that need
// not happen is not applicable.
func bestAnswer(c contest.Criterion) contest.RawAnswer {
	if c.Condition != "" && c.NAAllowed {
		return contest.RawAnswer{Criterion: c.Code, NA: true, Reason: contest.NACondition}
	}
	a := contest.Answer{Criterion: c.Code, Points: c.Max}
	for _, b := range c.Bands {
		if b.Points == c.Max && b.UpTo != "" {
			a.Measured = b.UpTo
		}
	}
	return asWritten(c, a)
}
