package kit

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"biurolidera/app/ui/task"
	"biurolidera/internal/chooser"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"
)

var (
	sheets   = FileType{Name: "Arkusz", Extensions: []string{".xlsx", ".csv"}}
	anything = FileType{Name: "Wszystkie pliki"}
)

// folder makes a folder with files of the names; a name ending in / is a folder.
func folder(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		path := filepath.Join(dir, name)
		if name[len(name)-1] == '/' {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.WriteFile(path, []byte("treść"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// fileWindow opens the window's own dialog and waits until the folder is read.
func fileWindow(t *testing.T, kind chooser.Kind, cfg FileConfig) (*fileDialog, *[][]string) {
	t.Helper()
	cfg.Cat, cfg.Window = words, window(t, widget.NewLabel(""), 1000, 800)
	var got [][]string
	d := newFileDialog(&asking{cfg: cfg, kind: kind, tasks: task.NewRunner(), done: func(paths []string) { got = append(got, paths) }})
	d.open()
	calm(d.tasks)
	return d, &got
}

func names(entries []fileEntry) []string {
	var all []string
	for _, e := range entries {
		all = append(all, e.Name)
	}
	return all
}

func TestReadFolder(t *testing.T) {
	dir := folder(t, "żaba/", "archiwum/", "Łódź.xlsx", "lista.CSV", "list.pdf", ".ukryty.xlsx", "Lublin.xlsx")
	if err := os.Symlink(filepath.Join(dir, "nie ma"), filepath.Join(dir, "zerwany.xlsx")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		kind FileType
		only bool
		want []string
	}{
		{sheets, false, []string{"archiwum", "żaba", "lista.CSV", "Lublin.xlsx", "Łódź.xlsx"}},
		{anything, false, []string{"archiwum", "żaba", "list.pdf", "lista.CSV", "Lublin.xlsx", "Łódź.xlsx"}},
		{sheets, true, []string{"archiwum", "żaba"}},
	} {
		all, err := readFolder(t.Context(), dir, c.kind, c.only)
		if diff := cmp.Diff(c.want, names(all)); err != nil || diff != "" {
			t.Errorf("%v %v: %v\n%s", c.kind, c.only, err, diff)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := readFolder(ctx, dir, sheets, false); !task.Canceled(err) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestWithExtension(t *testing.T) {
	types := []FileType{sheets, {Name: "PDF", Extensions: []string{".pdf"}}, anything}
	for _, c := range []struct {
		path string
		kind int
		want string
	}{
		{"/x/lista", 0, "/x/lista.xlsx"},
		{"/x/lista.", 0, "/x/lista.xlsx"},
		{"/x/lista.CSV", 0, "/x/lista.CSV"},
		{"/x/lista.2025", 0, "/x/lista.2025.xlsx"},
		{"/x/lista.pdf", 0, "/x/lista.pdf"},
		{"/x/lista", 2, "/x/lista"},
		{"/x/lista", 9, "/x/lista"},
	} {
		if got := withExtension(c.path, types, c.kind); got != c.want {
			t.Errorf("%s as %d: %s, want %s", c.path, c.kind, got, c.want)
		}
	}
}

func TestOpensAFile(t *testing.T) {
	store := &Memory{}
	dir := folder(t, "2025/", "a.xlsx", "b.pdf")
	if err := os.WriteFile(filepath.Join(dir, "2025", "c.csv"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d, got := fileWindow(t, chooser.OpenOne, FileConfig{Title: "Lista", Folder: dir, Purpose: "import", Store: store, Types: []FileType{sheets, anything}})
	if diff := cmp.Diff([]string{"2025", "a.xlsx"}, names(d.entries)); diff != "" {
		t.Fatal(diff)
	}
	if d.can() {
		t.Error("nothing is chosen and it can be opened")
	}
	d.list.Select(0)
	calm(d.tasks)
	d.list.Select(0)
	d.accept()
	if want := filepath.Join(dir, "2025", "c.csv"); len(*got) != 1 || (*got)[0][0] != want || d.dialog.Open() {
		t.Fatalf("got %v", *got)
	}
	if f := store.Get("folder.import"); f != filepath.Join(dir, "2025") {
		t.Errorf("remembered %q", f)
	}
	again, _ := fileWindow(t, chooser.OpenOne, FileConfig{Folder: dir, Purpose: "import", Store: store})
	if again.folder != filepath.Join(dir, "2025") {
		t.Errorf("begins in %s", again.folder)
	}
	if err := os.RemoveAll(filepath.Join(dir, "2025")); err != nil {
		t.Fatal(err)
	}
	if gone, _ := fileWindow(t, chooser.OpenOne, FileConfig{Folder: dir, Purpose: "import", Store: store}); gone.folder != dir {
		t.Errorf("the remembered folder is gone and it begins in %s", gone.folder)
	}
}

// By the keyboard alone: Enter opens a folder and takes a file, and so does a path that
// is typed or pasted.
func TestOpensAFileByKeyboard(t *testing.T) {
	dir := folder(t, "2025/", "a.xlsx", "b.pdf")
	path := filepath.Join(dir, "2025", "c.csv")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	cfg := FileConfig{Title: "Lista", Folder: dir, Types: []FileType{sheets}}
	d, got := fileWindow(t, chooser.OpenOne, cfg)
	if d.cfg.Window.Canvas().Focused() != d.list {
		t.Fatalf("the keyboard is with %T", d.cfg.Window.Canvas().Focused())
	}
	d.list.TypedKey(enter)
	calm(d.tasks)
	if d.folder != filepath.Join(dir, "2025") || len(*got) != 0 {
		t.Fatalf("in %s with %v", d.folder, *got)
	}
	d.list.TypedKey(enter)
	if len(*got) != 1 || (*got)[0][0] != path {
		t.Errorf("Enter gave %v", *got)
	}
	typed, got := fileWindow(t, chooser.OpenOne, cfg)
	typed.path.SetText(path)
	typed.path.TypedKey(enter)
	calm(typed.tasks)
	if len(*got) != 1 || (*got)[0][0] != path {
		t.Errorf("a typed path gave %v", *got)
	}
	pasted, got := fileWindow(t, chooser.OpenOne, cfg)
	clip := test.NewClipboard()
	clip.SetContent(` "` + path + "\"\n")
	pasted.list.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	calm(pasted.tasks)
	if len(*got) != 1 || (*got)[0][0] != path {
		t.Errorf("a pasted path gave %v", *got)
	}
	saved, got := fileWindow(t, chooser.Save, cfg)
	saved.enter(path)
	calm(saved.tasks)
	if saved.name.value() != "c.csv" || saved.folder != filepath.Dir(path) || len(*got) != 0 {
		t.Errorf("to save: %q in %s, %v", saved.name.value(), saved.folder, *got)
	}
	left, _ := fileWindow(t, chooser.OpenOne, cfg)
	left.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if left.dialog.Open() {
		t.Error("Esc does not close it")
	}
}

func TestOpensSeveralFiles(t *testing.T) {
	dir := folder(t, "a.csv", "b.csv", "c.csv")
	d, got := fileWindow(t, chooser.OpenMany, FileConfig{Folder: dir, Types: []FileType{sheets}, Multiple: true})
	for _, i := range []int{0, 1, 2, 1} {
		d.list.Select(i)
	}
	d.accept()
	if len(*got) != 1 || !slices.Equal((*got)[0], []string{filepath.Join(dir, "a.csv"), filepath.Join(dir, "c.csv")}) {
		t.Errorf("got %v", *got)
	}
}

func TestSavesAFile(t *testing.T) {
	dir := folder(t, "stary.xlsx")
	d, got := fileWindow(t, chooser.Save, FileConfig{Folder: dir, Name: "nowy", Types: []FileType{sheets}})
	d.accept()
	want := filepath.Join(dir, "nowy.xlsx")
	if len(*got) != 1 || (*got)[0][0] != want {
		t.Fatalf("got %v", *got)
	}
	if _, err := os.Lstat(want); !os.IsNotExist(err) {
		t.Error("the dialog made the file")
	}

	d, got = fileWindow(t, chooser.Save, FileConfig{Folder: dir, Name: "stary", Types: []FileType{sheets}})
	d.accept()
	if len(*got) != 0 {
		t.Fatal("an existing file is replaced without a question")
	}
	top := d.cfg.Window.Canvas().Overlays().Top()
	shows(t, top, "Zastąpić plik stary.xlsx?")
	test.Tap(button(t, top, words.T("files.replace.yes")))
	if len(*got) != 1 {
		t.Fatal("the answer is lost")
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "stary.xlsx")); string(data) != "treść" {
		t.Errorf("the old file holds %q", data)
	}

	d, got = fileWindow(t, chooser.Save, FileConfig{Folder: dir, Name: "a/b", Types: []FileType{sheets}})
	d.accept()
	if len(*got) != 0 || d.said.Text() != words.T("files.bad_name") {
		t.Errorf("a bad name: %v", *got)
	}
}

func TestChoosesAFolder(t *testing.T) {
	dir := folder(t, "wyniki/", "plik.csv")
	d, got := fileWindow(t, chooser.Folder, FileConfig{Folder: dir})
	if diff := cmp.Diff([]string{"wyniki"}, names(d.entries)); diff != "" {
		t.Fatal(diff)
	}
	d.askNew()
	w := d.cfg.Window
	typed(t, w, "2025")
	press(w, fyne.KeyReturn)
	calm(d.tasks)
	d.accept()
	if want := filepath.Join(dir, "2025"); len(*got) != 1 || (*got)[0][0] != want {
		t.Fatalf("got %v", *got)
	}
	if info, err := os.Stat((*got)[0][0]); err != nil || !info.IsDir() {
		t.Error(err)
	}
}

func TestUnreadableFolder(t *testing.T) {
	d, _ := fileWindow(t, chooser.OpenOne, FileConfig{Folder: t.TempDir()})
	d.enter("/nie ma takiego")
	calm(d.tasks)
	if d.said.Text() != words.T("files.unreadable", "folder", "/nie ma takiego") {
		t.Errorf("says %q", d.said.Text())
	}
	d.dialog.Hide()
}

// TestAskFallsBack goes the whole way on a desktop without dialogs of its own.
func TestAskFallsBack(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
	w := window(t, widget.NewLabel(""), 1000, 800)
	tasks := task.NewRunner()
	askOn(tasks, FileConfig{Window: w, Cat: words, Title: "Wybierz listę", Folder: folder(t, "a.csv")}, chooser.OpenOne, func([]string) {})
	calm(tasks)
	shows(t, w.Canvas().Overlays().Top(), "Wybierz listę", "a.csv")
}

func TestSystemAnswers(t *testing.T) {
	w := window(t, widget.NewLabel(""), 1000, 800)
	dir := folder(t, "raport.xlsx")
	var got []string
	var told error
	a := &asking{cfg: FileConfig{Window: w, Cat: words, Types: []FileType{sheets}, Fail: func(err error) { told = err }}, kind: chooser.Save, tasks: task.NewRunner(), done: func(paths []string) { got = paths }}
	a.answered(nil, chooser.ErrCanceled)
	a.answered(nil, context.Canceled)
	if got != nil || told != nil || w.Canvas().Overlays().Top() != nil {
		t.Fatal("a cancel does something")
	}
	a.answered([]string{filepath.Join(dir, "nowy")}, nil)
	if len(got) != 1 || got[0] != filepath.Join(dir, "nowy.xlsx") {
		t.Errorf("got %v", got)
	}
	got = nil
	a.answered([]string{filepath.Join(dir, "raport")}, nil)
	if got != nil {
		t.Error("the file with the extension added is replaced without a question")
	}
	shows(t, w.Canvas().Overlays().Top(), "Zastąpić plik raport.xlsx?")
	a.answered(nil, os.ErrPermission)
	calm(a.tasks)
	if told == nil {
		t.Error("the system's error is not told")
	}
}
