package licence

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

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// stage is a screen over a real file in a test window.
type stage struct {
	*Screen
	office *office.Office
	done   []string
	saved  []string
	failed []error
	went   []screen.Route
}

func open(t *testing.T) *stage {
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
	s := &stage{office: o}
	s.Screen = New(&screen.Frame{
		Cat: locale.For("pl"), Edition: ed, Window: w, Tasks: task.NewRunner(), Store: &kit.Memory{}, Now: time.Now,
		Go: func(r screen.Route) { s.went = append(s.went, r) }, Settings: config.Default,
		Done: func(text string, _ bool) { s.done = append(s.done, text) }, Fail: func(err error) { s.failed = append(s.failed, err) },
		Saved: func(text, _ string) { s.saved = append(s.saved, text) },
	}, o)
	o.Listen(func(ev contest.Event) { fyne.Do(func() { s.Changed(ev) }) })
	w.SetContent(s.Content())
	w.Resize(fyne.NewSize(1200, 800))
	s.Show("")
	s.settle()
	return s
}

// settle lets what runs in the background end and be shown.
func (s *stage) settle() {
	for range 5 {
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

// press presses the button of the open dialog.
func (s *stage) press(t *testing.T, key fyne.KeyName) {
	t.Helper()
	c := s.f.Window.Canvas()
	if c.Overlays().Top() == nil {
		t.Fatal("no dialog is open")
	}
	c.Focused().TypedKey(&fyne.KeyEvent{Name: key})
}

func TestIssueAllWithTwoKeys(t *testing.T) {
	s := open(t)
	due := len(s.v.due)
	if due == 0 || due == len(s.v.proposals) || s.v.approved {
		t.Fatalf("%d of %d are due, approved: %v", due, len(s.v.proposals), s.v.approved)
	}
	issue := s.action(t, "licence.issue")
	if !issue.Can() || !issue.Primary {
		t.Fatalf("issue: %+v", issue)
	}
	issue.Do()
	s.press(t, fyne.KeyReturn) // the question
	s.settle()
	if len(s.failed) > 0 || len(s.v.entries) != due || len(s.v.due) != 0 || s.tabs.At() != tabRegister {
		t.Fatalf("failed %v, %d licences, %d due, at %s", s.failed, len(s.v.entries), len(s.v.due), s.tabs.At())
	}
	if len(s.fresh) != due || s.action(t, "licence.print.fresh").Text != "Drukuj nowo wydane ("+s.f.Cat.Integer(due)+")…" {
		t.Errorf("newly issued: %v", s.fresh)
	}
	s.press(t, fyne.KeyEscape) // later
	folder := t.TempDir()
	s.save(s.fresh, folder)
	s.settle()
	if files, _ := os.ReadDir(folder); len(files) != due || len(s.saved) != 1 || !s.printed {
		t.Errorf("%d files, said %v", len(files), s.saved)
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
	s.settle()
	if len(s.v.entries) != 1 || s.v.entries[0].Participant != first {
		t.Fatalf("issued %+v, failed %v", s.v.entries, s.failed)
	}
	s.press(t, fyne.KeyEscape)
	number := s.v.entries[0].Number
	s.correct(number, office.LicenceCorrection{Name: "Gmina Poprawiona", Reason: "literówka"})
	s.settle()
	if e := s.v.entries[0]; e.Printed != "Gmina Poprawiona" || e.Corrections != 1 {
		t.Fatalf("corrected: %+v, failed %v", e, s.failed)
	}
	s.action(t, "licence.check").Do()
	s.settle()
	file := filepath.Join(t.TempDir(), "l.pdf")
	s.save([]string{number}, filepath.Dir(file))
	s.settle()
	files, _ := filepath.Glob(filepath.Join(filepath.Dir(file), "*.pdf"))
	if len(files) != 1 || !s.Drop(files) {
		t.Fatalf("files %v", files)
	}
	s.settle()
	if err := os.WriteFile(file, []byte("%PDF-"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.Drop([]string{file})
	s.settle()
	if said := strings.Join(s.done, "|"); !strings.Contains(said, "nienaruszony") || !strings.Contains(said, "bajt w bajt") {
		t.Errorf("said %s", said)
	}
	if len(s.failed) != 1 || contest.CodeOf(s.failed[0]) != "licence_file_unknown" {
		t.Errorf("failed %v", s.failed)
	}
	if _, err := s.office.RevokeLicence(context.Background(), number, "rezygnacja"); err != nil {
		t.Fatal(err)
	}
	s.settle()
	if s.v.entries[0].state != "cofnięta" || s.action(t, "licence.revoke").Can() {
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
	if s.action(t, "licence.issue.selected").Can() {
		t.Error("a licence can be issued to one it is not due to")
	}
	s.issue(s.v.due)
	s.settle()
	number := s.v.entries[1].Number
	s.tabs.Open(tabProposals)
	s.Show(number)
	if e, _ := s.register.Current(); e.Number != number || s.tabs.At() != tabRegister {
		t.Errorf("shown %s at %s", e.Number, s.tabs.At())
	}
}

func TestReadOnlyIssuesNothing(t *testing.T) {
	s := open(t)
	s.f.ReadOnly = "closed"
	if s.action(t, "licence.issue").Can() || s.action(t, "licence.issue.selected").Can() {
		t.Error("a closed edition issues")
	}
	s.f.ReadOnly = ""
	s.f.Edition.Example = false
	s.show(s.v)
	if s.action(t, "licence.issue").Can() || len(s.band.Objects) != 1 {
		t.Error("an unapproved ranking lets licences be issued without a word")
	}
	s.onRanking()
	if len(s.went) != 1 || s.went[0].Screen != "ranking" {
		t.Errorf("went to %v", s.went)
	}
}
