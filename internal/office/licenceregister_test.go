package office

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

func TestLicencesAreIssuedToTheChosen(t *testing.T) {
	o, ed := openSample(t, 40, 3)
	ctx := context.Background()
	before, approved, err := o.LicenceProposals(ctx, ed)
	if err != nil || approved || len(before) == 0 {
		t.Fatal(len(before), approved, err)
	}
	if _, err := o.Approve(ctx, ed, ""); err != nil {
		t.Fatal(err)
	}
	all, approved, err := o.LicenceProposals(ctx, ed)
	if err != nil || !approved {
		t.Fatal(approved, err)
	}
	var due []string
	for _, p := range all {
		if p.Eligible {
			due = append(due, p.Participation.Code)
		}
		if p.Eligible == (len(p.Reasons) > 0) {
			t.Errorf("%s: eligible %v with %v", p.Participation.Code, p.Eligible, p.Reasons)
		}
	}
	if len(due) < 3 || len(due) == len(all) {
		t.Fatalf("%d of %d are due", len(due), len(all))
	}
	if _, _, err := o.IssueLicencesTo(ctx, ed, nil); contest.CodeOf(err) != "licences_none_chosen" {
		t.Errorf("none chosen: %v", err)
	}
	if _, _, err := o.IssueLicencesTo(ctx, ed, []string{"P-9999"}); contest.CodeOf(err) != "licence_not_due" {
		t.Errorf("not due: %v", err)
	}
	issued, refused, err := o.IssueLicencesTo(ctx, ed, []string{due[0], due[2], "P-9999"})
	if err != nil || len(issued) != 2 || len(refused) != 1 {
		t.Fatal(issued, refused, err)
	}
	if all, _, err = o.LicenceProposals(ctx, ed); err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		if has := slices.Contains([]string{due[0], due[2]}, p.Participation.Code); has != (p.Number != "") || has && p.Eligible {
			t.Errorf("%+v", p)
		}
	}
	rest, _, err := o.IssueLicences(ctx, ed)
	if err != nil || len(rest) != len(due)-2 {
		t.Errorf("%d more, %v", len(rest), err)
	}
}

func TestRevokeAndCorrect(t *testing.T) {
	o, ed := openSample(t, 30, 3)
	ctx := context.Background()
	issued, _, err := o.IssueLicences(ctx, ed)
	if err != nil || len(issued) < 2 {
		t.Fatal(len(issued), err)
	}
	first, second := issued[0], issued[1]
	old, err := o.LicencePaper(ctx, first.Number, SizeA4)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.CorrectLicence(ctx, first.Number, LicenceCorrection{Name: "x"}); contest.CodeOf(err) != "licence_reason" {
		t.Errorf("no reason: %v", err)
	}
	doc, err := o.CorrectLicence(ctx, first.Number, LicenceCorrection{Name: "Gmina Poprawiona", Reason: "literówka"})
	if err != nil || doc.Replaces != first.DocumentID {
		t.Fatalf("%+v, %v", doc, err)
	}
	if _, err := o.RevokeLicence(ctx, second.Number, "rezygnacja"); err != nil {
		t.Fatal(err)
	}
	if _, err := o.RevokeLicence(ctx, second.Number, "znowu"); contest.CodeOf(err) != "licence_revoked" {
		t.Errorf("twice: %v", err)
	}
	lines, err := o.Licences(ctx, contest.Edition{})
	if err != nil {
		t.Fatal(err)
	}
	if l := lines[0]; l.Printed != "Gmina Poprawiona" || l.Name != first.Name || l.Corrections != 1 || l.Standing != LicenceInForce || l.Edition != ed.Name {
		t.Errorf("%+v", l)
	}
	if l := lines[1]; l.Standing != LicenceRevoked || l.RevokeReason != "rezygnacja" || l.Printed != second.Name || l.Participant == "" {
		t.Errorf("%+v", l)
	}
	papers, err := o.PapersOfLicence(ctx, first.Number)
	if err != nil || len(papers) != 2 || papers[1].ID != doc.ID {
		t.Fatal(papers, err)
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		kept, err := r.Document(papers[0].ID)
		if pdf, _ := old.PDF(); !bytes.Equal(kept.Bytes, pdf) {
			t.Error("the old paper changed")
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	now, err := o.LicencePaper(ctx, first.Number, SizeA4)
	if err != nil {
		t.Fatal(err)
	}
	if pdf, err := now.PDF(); err != nil || !bytes.Equal(pdf, doc.Bytes) {
		t.Errorf("the paper in force is not the issued one: %v", err)
	}
	if _, err := o.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if lines, err = o.Licences(ctx, ed); err != nil || lines[1].Standing != LicenceInForce {
		t.Errorf("undone: %v", err)
	}
	if got := standingOn(first, first.ValidTo); got != LicenceInForce {
		t.Errorf("its last day: %s", got)
	}
	if got := standingOn(first, first.ValidTo.AddDate(0, 0, 1)); got != LicenceExpired {
		t.Errorf("the day after: %s", got)
	}
}

func TestPapersToLookAt(t *testing.T) {
	o, ed := openSample(t, 20, 3)
	ctx := context.Background()
	issued, _, err := o.IssueLicences(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	var numbers []string
	for _, l := range issued {
		numbers = append(numbers, l.Number)
	}
	code := res.Participations[0].Code
	for name, p := range map[string]func() (Paper, error){
		"licence":    func() (Paper, error) { return o.LicencePaper(ctx, numbers[0], SizeA4) },
		"licence A3": func() (Paper, error) { return o.LicencePaper(ctx, numbers[0], SizeA3) },
		"licences":   func() (Paper, error) { return o.LicencePapers(ctx, numbers, SizeA4) },
		"draft":      func() (Paper, error) { return o.LicenceDraft(ctx, ed, code, SizeA4) },
		"report":     func() (Paper, error) { return o.ReportPaper(ctx, ed, code) },
		"ranking":    func() (Paper, error) { return o.RankingPaper(ctx, ed, contest.CategoryOffice) },
		"laureates":  func() (Paper, error) { return o.LaureatesPaper(ctx, ed) },
		"sheet":      func() (Paper, error) { return o.SheetPaper(ctx, ed, "2025-W-0001") },
	} {
		paper, err := p()
		if err != nil || len(paper.Pages) == 0 || paper.Title == "" || !bytes.HasSuffix([]byte(paper.Name), []byte(".pdf")) {
			t.Errorf("%s: %d pages, %q, %q, %v", name, len(paper.Pages), paper.Title, paper.Name, err)
			continue
		}
		if pdf, err := paper.PDF(); err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if p, err := o.LicencePapers(ctx, numbers, SizeA4); err != nil || len(p.Pages) != len(numbers) {
		t.Errorf("%d pages for %d licences, %v", len(p.Pages), len(numbers), err)
	}
	if _, err := (Paper{}).PDF(); contest.CodeOf(err) != "paper_empty" {
		t.Errorf("no pages: %v", err)
	}
}
