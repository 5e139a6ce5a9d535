package report

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
	"biurolidera/internal/printer"

	"fyne.io/fyne/v2"
)

// refusing is a real office in which one report can't be set.
type refusing struct {
	*office.Office
	code string
}

var errRefused = contest.E("report_refused", "institution", "Gmina X")

func (o refusing) ReportPaper(ctx context.Context, ed contest.Edition, code string) (office.Paper, error) {
	if code == o.code {
		return office.Paper{}, errRefused
	}
	return o.Office.ReportPaper(ctx, ed, code)
}

func (o refusing) CheckReports(context.Context, contest.Edition) (map[string]error, error) {
	if o.code == "" {
		return nil, nil
	}
	return map[string]error{o.code: errRefused}, nil
}

func (o refusing) WriteReportsOf(ctx context.Context, ed contest.Edition, codes []string, as, dir string) ([]string, []error, error) {
	files, refused, err := o.Office.WriteReportsOf(ctx, ed, codes, as, dir)
	if o.code != "" {
		refused = append(refused, errRefused)
	}
	return files, refused, err
}

// stage is the screen over a real file in a test window.
type stage struct {
	*screentest.Stage
	*Screen
}

func open(t *testing.T, refused string) *stage {
	t.Helper()
	s := &stage{Stage: screentest.Sample(t, office.SampleOptions{Participants: 16, AuditsPerChannel: 3, Seed: 7}, config.Default())}
	s.Screen = New(s.Frame, refusing{s.Office, refused})
	s.Put(s.Screen)
	s.Show("")
	s.Settle()
	return s
}

func TestReportsAreShownAndWritten(t *testing.T) {
	s := open(t, "")
	if n, _ := s.reports.table.Shown(); n != 16 || s.reports.paper.Pages.Len() < 2 {
		t.Fatalf("%d participants, %d pages, failed %v", n, s.reports.paper.Pages.Len(), s.Failed)
	}
	s.Show("P-0004")
	if l, _ := s.reports.table.Current(); l.code != "P-0004" {
		t.Errorf("shown %s", l.code)
	}
	folder := t.TempDir()
	s.reports.writeAll(codes(s.reports.lines), "html", folder)
	one := filepath.Join(folder, "raport.pdf")
	s.reports.writeOne("P-0002", "pdf", one)
	s.Settle()
	if files, _ := os.ReadDir(folder); len(files) != 17 || len(s.Saved) != 2 || len(s.Failed) > 0 {
		t.Fatalf("%d files, said %v, failed %v", len(files), s.Saved, s.Failed)
	}
	p, err := s.reports.papers(context.Background(), []string{"P-0001", "P-0002"})
	if err != nil || len(p.Pages) < 4 {
		t.Fatalf("%d pages, %v", len(p.Pages), err)
	}
	if pdf, err := p.Only(printer.PagesOf(1, 3).Has).PDF(); err != nil || len(pdf) == 0 {
		t.Error(err)
	}
}

func TestRefusedReportsSayWhy(t *testing.T) {
	s := open(t, "P-0003")
	s.Show("P-0003")
	s.Settle()
	if n := s.reports.paper.Pages.Len(); n != 0 || len(s.reports.paper.Said.Objects) != 1 {
		t.Errorf("%d pages of a refused report", n)
	}
	state := func() string {
		for _, l := range s.reports.lines {
			if l.code == "P-0003" {
				return l.ready
			}
		}
		return ""
	}
	if state() != "nie można złożyć" {
		t.Errorf("its state is %q", state())
	}
	s.Action("report.check").Do()
	s.Settle()
	if l := s.reports.lines[0]; l.ready != "można złożyć" || state() != "nie można złożyć" {
		t.Errorf("checked: %q and %q", l.ready, state())
	}
	if len(s.Done) != 1 || !strings.HasPrefix(s.Done[0], "1 raportu nie można złożyć") {
		t.Errorf("said %v", s.Done)
	}
	folder := t.TempDir()
	s.reports.writeAll([]string{"P-0001", "P-0002"}, "html", folder)
	s.Settle()
	if s.f.Window.Canvas().Overlays().Top() == nil {
		t.Fatal("nothing tells of the refused report")
	}
	s.Press(fyne.KeyReturn)
	if len(s.Opened) != 1 || s.Opened[0] != folder {
		t.Errorf("opened %v", s.Opened)
	}
}

func TestListsAreSavedInEveryFormat(t *testing.T) {
	s := open(t, "")
	s.tabs.Open(tabLists)
	s.Settle()
	if s.lists.paper.Pages.Len() == 0 {
		t.Error("the ranking list is not shown")
	}
	folder, files := t.TempDir(), 0
	for _, d := range documents(s.f.Cat, nil) {
		for _, as := range d.formats {
			files++
			s.lists.write(d, as, filepath.Join(folder, d.kind+"."+as))
			s.Settle()
		}
	}
	made, _ := os.ReadDir(folder)
	if len(made) != files || len(s.Saved) != files || len(s.Failed) > 0 {
		t.Errorf("%d of %d files, said %v, failed %v", len(made), files, s.Saved, s.Failed)
	}
	s.lists.table.Select(kindRecount)
	s.Settle()
	if a := s.Action("report.list.zip"); !a.Primary || !a.Can() || s.lists.paper.Pages.Len() != 0 {
		t.Errorf("the package: %+v", a)
	}
	s.f.ReadOnly = "locked"
	if s.Action("report.list.zip").Can() {
		t.Error("a locked file notes the hand-over")
	}
}
