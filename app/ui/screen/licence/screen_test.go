package licence

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// stage is the screen over a real file in a test window.
type stage struct {
	*screentest.Stage
	*Screen
}

// open shows an edition in which licences are due to some.
func open(t *testing.T) *stage {
	t.Helper()
	s := &stage{Stage: screentest.Sample(t, office.SampleOptions{Participants: 16, AuditsPerChannel: 3, Seed: 7}, config.Default())}
	s.Screen = New(s.Frame, s.Office)
	s.Put(s.Screen)
	s.Show("")
	s.Settle()
	return s
}

func TestIssueAllWithTwoKeys(t *testing.T) {
	s := open(t)
	due := len(s.v.due)
	if due == 0 || due == len(s.v.proposals) || s.v.approved {
		t.Fatalf("%d of %d are due, approved: %v", due, len(s.v.proposals), s.v.approved)
	}
	issue := s.Action("licence.issue")
	if !issue.Can() || !issue.Primary {
		t.Fatalf("issue: %+v", issue)
	}
	issue.Do()
	s.Press(fyne.KeyReturn) // the question
	s.Settle()
	if len(s.Failed) > 0 || len(s.v.entries) != due || len(s.v.due) != 0 || s.tabs.At() != tabRegister {
		t.Fatalf("failed %v, %d licences, %d due, at %s", s.Failed, len(s.v.entries), len(s.v.due), s.tabs.At())
	}
	if len(s.fresh) != due || s.Action("licence.print.fresh").Text != "Drukuj nowo wydane ("+s.f.Cat.Integer(due)+")…" {
		t.Errorf("newly issued: %v", s.fresh)
	}
	s.Press(fyne.KeyEscape) // later
	folder := t.TempDir()
	s.save(s.fresh, folder)
	s.Settle()
	if files, _ := os.ReadDir(folder); len(files) != due || len(s.Saved) != 1 || !s.printed {
		t.Errorf("%d files, said %v", len(files), s.Saved)
	}
	p, err := s.paper(context.Background(), pick([]string{s.v.entries[0].Number, s.v.entries[1].Number}, nil), office.SizeA3)
	if err != nil || len(p.Pages) != 2 {
		t.Errorf("%d pages, %v", len(p.Pages), err)
	}
}

func TestIssueSelectedThenCorrectRevokeCheck(t *testing.T) {
	s := open(t)
	first := s.v.proposals[0].code
	s.proposals.Select(first)
	s.issue(s.chosenDue())
	s.Settle()
	if len(s.v.entries) != 1 || s.v.entries[0].Participant != first {
		t.Fatalf("issued %+v, failed %v", s.v.entries, s.Failed)
	}
	s.Press(fyne.KeyEscape)
	number := s.v.entries[0].Number
	s.correct(number, office.LicenceCorrection{Name: "Gmina Poprawiona", Reason: "literówka"})
	s.Settle()
	if e := s.v.entries[0]; e.Printed != "Gmina Poprawiona" || e.Corrections != 1 {
		t.Fatalf("corrected: %+v, failed %v", e, s.Failed)
	}
	s.Action("licence.check").Do()
	s.Settle()
	file := filepath.Join(t.TempDir(), "l.pdf")
	s.save([]string{number}, filepath.Dir(file))
	s.Settle()
	files, _ := filepath.Glob(filepath.Join(filepath.Dir(file), "*.pdf"))
	if len(files) != 1 || !s.Drop(files) {
		t.Fatalf("files %v", files)
	}
	s.Settle()
	if err := os.WriteFile(file, []byte("%PDF-"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.Drop([]string{file})
	s.Settle()
	if said := strings.Join(s.Done, "|"); !strings.Contains(said, "nienaruszony") || !strings.Contains(said, "bajt w bajt") {
		t.Errorf("said %s", said)
	}
	if len(s.Failed) != 1 || contest.CodeOf(s.Failed[0]) != "licence_file_unknown" {
		t.Errorf("failed %v", s.Failed)
	}
	if _, err := s.Office.RevokeLicence(context.Background(), number, "rezygnacja"); err != nil {
		t.Fatal(err)
	}
	s.Settle()
	if s.v.entries[0].state != "cofnięta" || s.Action("licence.revoke").Can() {
		t.Errorf("revoked: %+v", s.v.entries[0])
	}
}

func TestRouteFindsNumberAndCode(t *testing.T) {
	s := open(t)
	last := s.v.proposals[len(s.v.proposals)-1].code
	s.Show(last)
	if p, _ := s.proposals.Current(); p.code != last || p.Eligible {
		t.Errorf("shown %s", p.code)
	}
	if s.Action("licence.issue.selected").Can() {
		t.Error("a licence can be issued to one it is not due to")
	}
	s.issue(s.v.due)
	s.Settle()
	number := s.v.entries[1].Number
	s.tabs.Open(tabProposals)
	s.Show(number)
	if e, _ := s.register.Current(); e.Number != number || s.tabs.At() != tabRegister {
		t.Errorf("shown %s at %s", e.Number, s.tabs.At())
	}
}

// The dashboard's words show just what it counts, whatever was searched before.
func TestRoutesNarrowTheLists(t *testing.T) {
	s := open(t)
	due := len(s.v.due)
	s.proposals.Search("xyz")
	s.Show("proposed")
	if n, all := s.proposals.Shown(); s.tabs.At() != tabProposals || n != due || n == all {
		t.Errorf("%d of %d shown at %s, %d are due", n, all, s.tabs.At(), due)
	}
	s.issue(s.v.due[:2])
	s.Settle()
	s.Press(fyne.KeyEscape)
	first, second := &s.v.entries[0], &s.v.entries[1]
	first.DaysLeft, second.DaysLeft = 30, 400
	for _, e := range []*entry{first, second} {
		*e = newEntry(s.f.Cat, e.LicenceLine)
	}
	s.show(s.v)
	s.tabs.Open(tabProposals)
	s.Show("expiring")
	e, _ := s.register.Current()
	if n, _ := s.register.Shown(); n != 1 || s.tabs.At() != tabRegister || e.Number != first.Number {
		t.Errorf("%d shown at %s, %q chosen", n, s.tabs.At(), e.Number)
	}
	if got := s.register.Filtered("state"); len(got) != 1 {
		t.Errorf("the filter is %v", got)
	}
	s.Show(second.Number)
	if e, _ := s.register.Current(); e.Number != second.Number {
		t.Errorf("%q is not shown while the list is narrowed", second.Number)
	}
	first.DaysLeft = 400
	*first = newEntry(s.f.Cat, first.LicenceLine)
	s.show(s.v)
	s.Show("expiring")
	if n, _ := s.register.Shown(); n != 2 {
		t.Errorf("%d shown where none expires", n)
	}
}

func TestReadOnlyIssuesNothing(t *testing.T) {
	s := open(t)
	s.f.ReadOnly = "closed"
	if s.Action("licence.issue").Can() || s.Action("licence.issue.selected").Can() {
		t.Error("a closed edition issues")
	}
	s.f.ReadOnly = ""
	s.f.Edition.Example = false
	s.show(s.v)
	if s.Action("licence.issue").Can() || len(s.band.Objects) != 1 {
		t.Error("an unapproved ranking lets licences be issued without a word")
	}
	s.onRanking()
	if len(s.Went) != 1 || s.Went[0].Screen != "ranking" {
		t.Errorf("went to %v", s.Went)
	}
}
