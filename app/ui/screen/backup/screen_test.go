package backup

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// stage is a screen over a real file in a test window.
type stage struct {
	*Screen
	office   *office.Office
	ed       contest.Edition
	done     []string
	failed   []error
	restored []string
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
		Restore: func(path string) { s.restored = append(s.restored, path) },
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
	for range 4 {
		s.f.Tasks.Wait()
		fyne.DoAndWait(func() {})
	}
}

func TestMakeCompareAndRestore(t *testing.T) {
	s := open(t)
	if n, _ := s.table.Shown(); n != 0 {
		t.Fatalf("%d copies in a new folder", n)
	}
	s.action("backup.now").Do()
	s.settle()
	if len(s.failed) > 0 || len(s.done) != 1 {
		t.Fatalf("failed %v, done %v", s.failed, s.done)
	}
	if n, _ := s.table.Shown(); n != 1 {
		t.Fatalf("%d copies are listed, want one", n)
	}
	if s.preview == nil || !s.preview.OwnFile || s.preview.Ahead != 0 {
		t.Fatalf("the comparison: %+v", s.preview)
	}
	if _, err := s.office.SaveEditionName(context.Background(), s.ed, office.NewEdition{Name: "III edycja", Year: 2025}); err != nil {
		t.Fatal(err)
	}
	s.settle()
	if s.preview == nil || s.preview.Ahead != 1 || len(s.said.Objects) != 1 {
		t.Fatalf("after a change the copy is %+v behind", s.preview)
	}
	s.detailActions()[0].Do()
	s.settle()
	if len(s.done) != 2 || len(s.failed) > 0 {
		t.Errorf("proving: done %v, failed %v", s.done, s.failed)
	}
	if !s.detailActions()[1].Can() {
		t.Error("the copy can't be restored")
	}
}

func TestDamagedCopySaysSo(t *testing.T) {
	s := open(t)
	s.action("backup.now").Do()
	s.settle()
	l, _ := s.table.Current()
	if err := os.Truncate(l.Path, 100); err != nil {
		t.Fatal(err)
	}
	s.shown = ""
	s.reload()
	s.settle()
	l, _ = s.table.Current()
	if l.tone != theme.Bad {
		t.Errorf("the damaged copy is shown as %q", l.state)
	}
	if s.detailActions()[1].Can() {
		t.Error("a damaged copy may be restored")
	}
}

func TestMegabytes(t *testing.T) {
	cat := locale.For("pl")
	for bytes, want := range map[int64]string{0: "0,0 MB", 1 << 20: "1,0 MB", 1572864: "1,5 MB", 36 << 20: "36,0 MB"} {
		if got := megabytes(cat, bytes); got != want {
			t.Errorf("%d bytes: %q, want %q", bytes, got, want)
		}
	}
}
