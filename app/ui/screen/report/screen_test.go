package report

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
	"biurolidera/internal/printer"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
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
	return map[string]error{o.code: errRefused}, nil
}

func (o refusing) WriteReportsOf(ctx context.Context, ed contest.Edition, codes []string, as, dir string) ([]string, []error, error) {
	files, refused, err := o.Office.WriteReportsOf(ctx, ed, codes, as, dir)
	if o.code != "" {
		refused = append(refused, errRefused)
	}
	return files, refused, err
}

// stage is a screen over a real file in a test window.
type stage struct {
	*Screen
	done, saved, opened []string
	failed              []error
}

func open(t *testing.T, refused string) *stage {
	t.Helper()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "przyklad.lider")
	opt := office.Options{HeadDir: t.TempDir()}
	if _, err := office.CreateSample(ctx, path, office.SampleOptions{Participants: 16, AuditsPerChannel: 3, Seed: 7}, opt); err != nil {
		t.Fatal(err)
	}
	o, err := office.Open(ctx, path, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = o.Close() })
	ed, err := o.FindEdition(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	w := test.NewTempWindow(t, nil)
	s := &stage{}
	s.Screen = New(&screen.Frame{
		Cat: locale.For("pl"), Edition: ed, Window: w, Tasks: task.NewRunner(), Store: &kit.Memory{}, Now: time.Now, Settings: config.Default,
		Go: func(screen.Route) {}, Done: func(text string, _ bool) { s.done = append(s.done, text) }, Fail: func(err error) { s.failed = append(s.failed, err) },
		Saved: func(text, _ string) { s.saved = append(s.saved, text) }, Open: func(path string) { s.opened = append(s.opened, path) },
	}, refusing{o, refused})
	w.SetContent(s.Content())
	w.Resize(fyne.NewSize(1300, 800))
	s.Show("")
	s.settle()
	return s
}

// settle lets what runs in the background end and be shown.
func (s *stage) settle() {
	for range 4 {
		s.f.Tasks.Wait()
		fyne.DoAndWait(func() {})
	}
}

func (s *stage) action(t *testing.T, name string) kit.Action {
	t.Helper()
	for _, a := range s.Actions() {
		if a.Name == name {
			return a
		}
	}
	t.Fatalf("no action %s", name)
	return kit.Action{}
}

func TestReportsAreShownAndWritten(t *testing.T) {
	s := open(t, "")
	if n, _ := s.reports.table.Shown(); n != 16 || s.reports.paper.pages.Len() < 2 {
		t.Fatalf("%d participants, %d pages, failed %v", n, s.reports.paper.pages.Len(), s.failed)
	}
	s.Show("P-0004")
	if l, _ := s.reports.table.Current(); l.code != "P-0004" {
		t.Errorf("shown %s", l.code)
	}
	folder := t.TempDir()
	s.reports.writeAll(codes(s.reports.lines), "html", folder)
	one := filepath.Join(folder, "raport.pdf")
	s.reports.writeOne("P-0002", "pdf", one)
	s.settle()
	if files, _ := os.ReadDir(folder); len(files) != 17 || len(s.saved) != 2 || len(s.failed) > 0 {
		t.Fatalf("%d files, said %v, failed %v", len(files), s.saved, s.failed)
	}
	p, err := s.reports.papers(context.Background(), []string{"P-0001", "P-0002"})
	if err != nil || len(p.Pages) < 4 {
		t.Fatalf("%d pages, %v", len(p.Pages), err)
	}
	if pdf, err := pdfOf(p, printer.PagesOf(1, 3)); err != nil || len(pdf) == 0 {
		t.Error(err)
	}
}

func TestRefusedReportsSayWhy(t *testing.T) {
	s := open(t, "P-0003")
	s.Show("P-0003")
	s.settle()
	if n := s.reports.paper.pages.Len(); n != 0 || len(s.reports.paper.said.Objects) != 1 {
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
	s.action(t, "report.check").Do()
	s.settle()
	if l := s.reports.lines[0]; l.ready != "można złożyć" || state() != "nie można złożyć" {
		t.Errorf("checked: %q and %q", l.ready, state())
	}
	if len(s.done) != 1 || !strings.HasPrefix(s.done[0], "1 raportu nie można złożyć") {
		t.Errorf("said %v", s.done)
	}
	folder := t.TempDir()
	s.reports.writeAll([]string{"P-0001", "P-0002"}, "html", folder)
	s.settle()
	if s.f.Window.Canvas().Overlays().Top() == nil {
		t.Fatal("nothing tells of the refused report")
	}
	s.f.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(s.opened) != 1 || s.opened[0] != folder {
		t.Errorf("opened %v", s.opened)
	}
}

func TestListsAreSavedInEveryFormat(t *testing.T) {
	s := open(t, "")
	s.tabs.Open(tabLists)
	s.settle()
	if s.lists.paper.pages.Len() == 0 {
		t.Error("the ranking list is not shown")
	}
	folder, files := t.TempDir(), 0
	for _, d := range documents(s.f.Cat, nil) {
		for _, as := range d.formats {
			files++
			s.lists.write(d, as, filepath.Join(folder, d.kind+"."+as))
			s.settle()
		}
	}
	made, _ := os.ReadDir(folder)
	if len(made) != files || len(s.saved) != files || len(s.failed) > 0 {
		t.Errorf("%d of %d files, said %v, failed %v", len(made), files, s.saved, s.failed)
	}
	s.lists.table.Select(kindRecount)
	s.settle()
	if a := s.action(t, "report.list.zip"); !a.Primary || !a.Can() || s.lists.paper.pages.Len() != 0 {
		t.Errorf("the package: %+v", a)
	}
	s.f.ReadOnly = "locked"
	if s.action(t, "report.list.zip").Can() {
		t.Error("a locked file notes the hand-over")
	}
}
