package report

import (
	"context"
	"errors"
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

// halfway is a real office that writes one report of a batch and then waits for a
// cancel.
type halfway struct {
	*office.Office
	begun chan struct{} // closed when the first one is written
}

func (o halfway) WriteReportsOf(ctx context.Context, ed contest.Edition, codes []string, as, dir string) ([]string, []error, error) {
	files, refused, err := o.Office.WriteReportsOf(ctx, ed, codes[:1], as, dir)
	close(o.begun)
	if err == nil {
		<-ctx.Done()
		err = ctx.Err()
	}
	return files, refused, err
}

// failing is a real office that can read nothing of the ranking.
type failing struct{ *office.Office }

var errBroken = contest.E("report_refused", "institution", "Gmina Y")

func (failing) Ranking(context.Context, contest.Edition) (*office.Ranking, error) {
	return nil, errBroken
}

func (failing) CheckReports(context.Context, contest.Edition) (map[string]error, error) {
	return nil, errBroken
}

func TestCancelKeepsWhatIsWritten(t *testing.T) {
	s := open(t, "")
	o := halfway{s.Office, make(chan struct{})}
	s.reports.office = o
	folder := t.TempDir()
	s.reports.writeAll(codes(s.reports.lines), "html", folder)
	<-o.begun
	jobs := s.f.Tasks.Jobs()
	if len(jobs) != 1 {
		t.Fatalf("jobs %+v", jobs)
	}
	s.f.Tasks.Cancel(jobs[0].ID)
	s.Calm()
	if files, _ := os.ReadDir(folder); len(files) != 1 {
		t.Errorf("%d files are left, want the one that was written", len(files))
	}
	if want := s.f.Cat.T("report.screen.stopped", "path", folder); len(s.Saved) != 1 || s.Saved[0] != want || s.Asked() {
		t.Errorf("said %v, want %q", s.Saved, want)
	}
}

func TestWhatFailsIsSaidAndNothingIsSaved(t *testing.T) {
	s := open(t, "")
	inTheWay := filepath.Join(t.TempDir(), "plik")
	if err := os.WriteFile(inTheWay, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.reports.writeAll([]string{"P-0001"}, "html", inTheWay)
	s.Settle()
	s.reports.writeOne("P-0001", "html", filepath.Join(inTheWay, "r.html"))
	s.Settle()
	s.lists.write(documents(s.f.Cat, nil)[0], "csv", filepath.Join(inTheWay, "l.csv"))
	s.Settle()
	s.reports.office = failing{s.Office}
	s.Do("report.check")
	if len(s.Failed) != 4 || len(s.Saved) != 0 || len(s.Done) != 0 {
		t.Errorf("failed %v, saved %v, done %v", s.Failed, s.Saved, s.Done)
	}
	if l := s.reports.lines[0]; l.ready != "nie sprawdzono" {
		t.Errorf("a check that failed says %q", l.ready)
	}
}

func TestCheckThatFindsNothingSaysSo(t *testing.T) {
	s := open(t, "")
	s.Do("report.check")
	s.Calm()
	for _, l := range s.reports.lines {
		if l.ready != "można złożyć" {
			t.Errorf("%s: %q", l.code, l.ready)
		}
	}
	if len(s.Done) != 1 || s.Done[0] != "Wszystkie raporty można złożyć" {
		t.Errorf("said %v", s.Done)
	}
	s.Changed(contest.Event{})
	s.Calm()
	if l := s.reports.lines[0]; l.ready != "nie sprawdzono" {
		t.Errorf("after a change it is still %q", l.ready)
	}
}

func TestRefusalsAreToldOneByOne(t *testing.T) {
	s := open(t, "P-0003")
	folder := t.TempDir()
	s.reports.writeAll([]string{"P-0001", "P-0002"}, "html", folder)
	s.Calm()
	said := screentest.Text(s.Dialog())
	for _, want := range []string{"Gmina X", s.f.Cat.N("report.screen.refused.title", 1)} {
		if !strings.Contains(said, want) {
			t.Errorf("„%s” is not said: %s", want, said)
		}
	}
	if len(s.Saved) != 0 {
		t.Errorf("said twice: %v", s.Saved)
	}
	s.Press(fyne.KeyEscape)
	if s.Asked() || len(s.Opened) != 0 {
		t.Errorf("opened %v", s.Opened)
	}
	if _, err := s.reports.papers(context.Background(), []string{"P-0001", "P-0003"}); !errors.Is(err, errRefused) {
		t.Errorf("printed with a refused one: %v", err)
	}
	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.reports.papers(stopped, []string{"P-0001"}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled print: %v", err)
	}
}

func TestRouteComesFromTheListsAndWaitsForTheFirstLoad(t *testing.T) {
	s := open(t, "")
	s.tabs.Open(tabLists)
	s.Show("P-0005")
	if l, _ := s.reports.table.Current(); l.code != "P-0005" || s.tabs.At() != tabReports {
		t.Errorf("shown %s at %s", l.code, s.tabs.At())
	}
	s.Content().Hide()
	s.Changed(contest.Event{})
	if !s.stale {
		t.Fatal("a hidden screen read the ranking at once")
	}
	s.Content().Show()
	s.Show("P-0006")
	s.Calm()
	if l, _ := s.reports.table.Current(); l.code != "P-0006" || s.stale {
		t.Errorf("shown %s, stale: %v", l.code, s.stale)
	}
	s.f.ReadOnly = "locked"
	for _, name := range []string{"report.all", "report.save", "report.print", "report.check"} {
		if !s.Action(name).Can() {
			t.Errorf("%s can't be done in a locked file, though it changes nothing", name)
		}
	}
}

func TestEmptyAndBrokenRanking(t *testing.T) {
	s := &stage{Stage: screentest.New(t, config.Default())}
	s.Screen = New(s.Frame, s.Office)
	s.Put(s.Screen)
	s.Show("")
	s.Calm()
	for _, name := range []string{"report.all", "report.save", "report.print", "report.check", "report.all.html"} {
		if s.Action(name).Can() {
			t.Errorf("%s can be done without participants", name)
		}
	}
	if got := screentest.Text(s.reports.paper.Title); got != s.f.Cat.T("report.screen.choose") {
		t.Errorf("beside the empty list: %q", got)
	}
	if n := len(s.lists.paper.Said.Objects); n != 1 || s.lists.paper.Pages.Len() != 0 {
		t.Errorf("a list of nobody: %d sentences, %d pages", n, s.lists.paper.Pages.Len())
	}
	s.office = failing{s.Office}
	s.Changed(contest.Event{})
	s.Settle()
	if len(s.Failed) != 1 || !errors.Is(s.Failed[0], errBroken) {
		t.Errorf("failed %v", s.Failed)
	}
}
