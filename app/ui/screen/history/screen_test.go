package history

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
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
	ed     contest.Edition
	done   []string
	failed []error
}

func open(t *testing.T) *stage {
	t.Helper()
	ctx := context.Background()
	dir := t.TempDir()
	o, err := office.Create(ctx, filepath.Join(dir, "konkurs.lider"), office.NewEdition{Name: "II edycja", Year: 2025}, office.Options{HeadDir: dir})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = o.Close() })
	ed, err := o.FindEdition(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	s := &stage{office: o, ed: ed}
	s.Screen = New(&screen.Frame{
		Cat: locale.For("pl"), Edition: ed, Window: w, Tasks: task.NewRunner(), Store: &kit.Memory{}, Now: time.Now, Go: func(screen.Route) {},
		Done: func(text string, _ bool) { s.done = append(s.done, text) }, Fail: func(err error) { s.failed = append(s.failed, err) },
	}, o)
	o.Listen(func(ev contest.Event) { fyne.Do(func() { s.Changed(ev) }) })
	w.SetContent(s.Content())
	w.Resize(fyne.NewSize(1200, 800))
	return s
}

// settle lets what runs in the background end and be shown.
func (s *stage) settle() {
	for range 3 {
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

func TestHistoryShowsAndUndoes(t *testing.T) {
	s := open(t)
	if _, err := s.office.SaveEditionName(context.Background(), s.ed, office.NewEdition{Name: "III edycja", Year: 2025}); err != nil {
		t.Fatal(err)
	}
	s.Show("")
	s.settle()
	if n, _ := s.table.Shown(); n != 2 {
		t.Fatalf("%d steps are shown, want the founding and the renaming", n)
	}
	newest, _ := s.table.Current()
	if newest.state != "można cofnąć" {
		t.Errorf("the newest step is %q", newest.state)
	}
	if n, _ := s.records.Shown(); n == 0 {
		t.Error("the detail shows no field")
	}
	undo := s.action(t, "history.undo")
	if !undo.Can() || !strings.HasPrefix(undo.Text, "Cofnij") {
		t.Fatalf("undo: %q, can be done: %v", undo.Text, undo.Can())
	}
	undo.Do()
	s.settle()
	if len(s.failed) > 0 || len(s.done) != 1 {
		t.Fatalf("failed %v, done %v", s.failed, s.done)
	}
	if n, _ := s.table.Shown(); n != 3 {
		t.Errorf("%d steps after the undo, want 3", n)
	}
	ed, err := s.office.FindEdition(context.Background(), "")
	if err != nil || ed.Name != "II edycja" {
		t.Errorf("the edition is %q, %v", ed.Name, err)
	}
	if redo := s.action(t, "history.redo"); !redo.Can() {
		t.Error("the undo can't be redone")
	}
}

func TestVerifySaysSo(t *testing.T) {
	s := open(t)
	s.Show("")
	s.settle()
	s.action(t, "history.verify").Do()
	s.settle()
	if len(s.chain.Objects) != 1 {
		t.Errorf("%d bands after a verification, want one", len(s.chain.Objects))
	}
}

func TestReadOnlyUndoesNothing(t *testing.T) {
	s := open(t)
	s.f.ReadOnly = "locked"
	s.Show("")
	s.settle()
	if s.action(t, "history.undo").Can() {
		t.Error("a locked file can be undone")
	}
}
