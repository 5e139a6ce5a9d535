package ranking

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// stubborn is a real office that does not approve.
type stubborn struct{ *office.Office }

var errRefused = contest.E("approve_seal_broken")

func (stubborn) Approve(context.Context, contest.Edition, string) (office.Approval, error) {
	return office.Approval{}, errRefused
}

// A refused approval is told and changes nothing; one that is left is none.
func TestApprovalThatIsNone(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	s.Do("ranking.approve")
	said := screentest.Text(s.Dialog())
	for _, want := range []string{s.f.Edition.Name, s.f.Cat.N("ranking.screen.count.titles", len(s.state.ranking.Laureates()))} {
		if !strings.Contains(said, want) {
			t.Errorf("the question lacks „%s”: %s", want, said)
		}
	}
	if n := s.state.ranking.OpenCriticals(); n > 0 && !strings.Contains(said, s.f.Cat.N("ranking.screen.approve.open", n)) {
		t.Errorf("%d open critical failures are not told: %s", n, said)
	}
	s.Press(fyne.KeyEscape)
	s.Calm()
	if len(s.state.snapshots) != 0 || len(s.Done) != 0 {
		t.Fatalf("a question that was left approved: %v", s.Done)
	}
	s.office = stubborn{s.Office}
	s.Do("ranking.approve")
	s.Tap(s.f.Cat.T("ranking.screen.approve"))
	if len(s.Failed) != 1 || contest.CodeOf(s.Failed[0]) != "approve_seal_broken" || len(s.Done) != 0 || len(s.state.snapshots) != 0 {
		t.Errorf("failed %v, done %v", s.Failed, s.Done)
	}
	if !s.Action("ranking.approve").Can() {
		t.Error("after a refusal it can't be tried again")
	}
}

// What changed after the approval is counted above the list and named beside the
// approved rankings.
func TestSnapshotsNameWhatChanged(t *testing.T) {
	s := open(t, false)
	ctx := context.Background()
	if _, err := s.Office.Approve(ctx, s.Frame.Edition, ""); err != nil {
		t.Fatal(err)
	}
	s.Show("")
	s.Calm()
	if said := screentest.Text(s.band); !strings.Contains(said, "nic się nie zmieniło") {
		t.Errorf("right after the approval it says %q", said)
	}
	last, _ := s.table.Current()
	e, err := s.Office.Explain(ctx, s.Frame.Edition, last.code)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Office.ReviewAudit(ctx, e.Channels[0].Counted[0].Code, contest.AuditVoid, "omyłka"); err != nil {
		t.Fatal(err)
	}
	s.Calm()
	if !s.state.approval.differs {
		t.Fatalf("an audit of %s less changes nothing: %+v", last.code, s.state.approval)
	}
	said := screentest.Text(s.band)
	if !strings.Contains(said, s.f.Cat.T("ranking.screen.differences")) {
		t.Errorf("the way to the changes is missing: %q", said)
	}
	s.Do("ranking.snapshots")
	if said := screentest.Text(s.Dialog()); !strings.Contains(said, last.code) || !strings.Contains(said, " → ") {
		t.Errorf("%s is not among the changes: %s", last.code, said)
	}
	s.Press(fyne.KeyEscape)
}

// The list is previewed, and printed as a range of its pages.
func TestListIsPrinted(t *testing.T) {
	printed := screentest.Printer(t)
	s := open(t, false)
	s.Show("")
	s.Calm()
	s.Do("ranking.print")
	pages := screentest.All[*kit.Pages](s.Dialog())
	if len(pages) != 1 || pages[0].Len() < 2 {
		t.Fatalf("previews %v", pages)
	}
	all := pages[0].Len()
	paper, err := s.Office.RankingPaper(context.Background(), s.Frame.Edition, "")
	if err != nil || len(paper.Pages) != all {
		t.Fatalf("%d pages shown, %d made, %v", all, len(paper.Pages), err)
	}
	s.printPaper(paper)
	s.Settle()
	s.Fill("1", "2")
	s.Tap(s.f.Cat.T("print.print"))
	s.Calm()
	if n, asked := printed.Pages(), printed.Asked(); n != 1 || !strings.Contains(asked, "-d Biuro") {
		t.Errorf("%d pages, asked for %q", n, asked)
	}
}

// The annex for the jury has its own pages.
func TestAnnexForTheJury(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	s.Do("ranking.jury")
	if said := screentest.Text(s.Dialog()); !strings.Contains(said, "Kto jest naprawdę na równi") {
		t.Errorf("the preview says %s", said)
	}
}

// The file is of the list in front, in the kind its name ends in, with what may be
// published.
func TestExportOfACategory(t *testing.T) {
	s := open(t, false)
	s.Show(contest.CategoryOffice)
	s.Calm()
	category := s.chosenCategory()
	inIt := 0
	for _, p := range s.state.ranking.Participations {
		if p.Category == category {
			inIt++
		}
	}
	path := filepath.Join(t.TempDir(), "lista.json")
	s.export(path, category)
	s.Calm()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Standings map[string]any
		Advice    struct{ Text string }
	}
	if err := json.Unmarshal(content, &got); err != nil || len(got.Standings) != inIt || inIt == 40 || got.Advice.Text == "" {
		t.Errorf("%d of category %s, want %d, advice %q, %v", len(got.Standings), category, inIt, got.Advice.Text, err)
	}
	if len(s.Saved) != 1 || !strings.Contains(s.Saved[0], "lista.json") {
		t.Errorf("said %v", s.Saved)
	}
	s.export(filepath.Join(path, "w_pliku.pdf"), category)
	s.Settle()
	if len(s.Failed) != 1 || len(s.Saved) != 1 {
		t.Errorf("written below a file: failed %v, said %v", s.Failed, s.Saved)
	}
}

// From the picture of the ranges and from the doubtful ones one goes to the list.
func TestDoubtfulLeadToTheList(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	s.tabs.Open(tabSure)
	groups, _ := s.state.sure.groups(s.list)
	if len(groups) == 0 {
		t.Fatal("no ranges are drawn")
	}
	in := 0
	for _, g := range groups {
		if len(g.codes) != len(g.notes) {
			t.Errorf("%d notes for %d institutions", len(g.notes), len(g.codes))
		}
		in += len(g.codes)
	}
	if want := s.state.ranking.Classified(); in != want {
		t.Errorf("%d are drawn, %d classified", in, want)
	}
	last := groups[len(groups)-1]
	code := last.codes[len(last.codes)-1]
	s.goTo(code)
	s.Calm()
	if x, _ := s.table.Current(); s.tabs.At() != tabList || x.code != code || s.detail.code != code {
		t.Errorf("at %s, chosen %s, want %s", s.tabs.At(), x.code, code)
	}
	if said := screentest.Text(s.detail.content); !strings.Contains(said, "realnie") {
		t.Errorf("its detail says %s", said)
	}
}
