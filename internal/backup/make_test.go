package backup

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

func wantCode(t testing.TB, err error, code string) {
	t.Helper()
	if contest.CodeOf(err) != code {
		t.Errorf("error %v, want code %s", err, code)
	}
}

func TestMake(t *testing.T) {
	dir := scene(t)
	o := options(dir)
	var last, total atomic.Int64
	o.Progress = func(done, all int64) { last.Store(done); total.Store(all) }
	out := filepath.Join(dir, "druga.lider")
	m, err := Make(t.Context(), filepath.Join(dir, "biuro.lider"), out, o)
	if err != nil {
		t.Fatal(err)
	}
	if m.Counts["institution"] != 10 || m.Head.Changes != 3 || m.Program != "test" || m.Source != "biuro.lider" || m.Schema != store.SchemaVersion() {
		t.Errorf("manifest %+v", m)
	}
	if last.Load() == 0 || last.Load() != total.Load() {
		t.Errorf("progress ends at %d of %d", last.Load(), total.Load())
	}
	read, err := Verify(t.Context(), out)
	if err != nil || read.SHA256 != m.SHA256 || read.Head != m.Head || !read.MadeAt.Equal(m.MadeAt) {
		t.Errorf("read back %+v, %v", read, err)
	}
	if s := state(t, dir, "druga.lider"); s != "a=now b= 10" {
		t.Errorf("the copy holds %s", s)
	}
	if l := litter(t, dir, "druga.lider*"); len(l) > 0 {
		t.Errorf("left: %v", l)
	}
}

// Beside an open window, while it saves.
func TestMakeWhileInUse(t *testing.T) {
	dir := scene(t)
	db, err := store.Open(t.Context(), filepath.Join(dir, "biuro.lider"), store.Options{HeadDir: filepath.Join(dir, "heads")})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	put(t, db, "unsaved to disk yet") // stands in the -wal
	stop, done := make(chan struct{}), make(chan error)
	go func() {
		for n := 0; ; n++ {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			if _, err := db.Write(context.Background(), store.Step{Action: "put"}, func(tx *store.Tx) error { return tx.PutSetting("b", fmt.Sprint(n)) }); err != nil {
				done <- err
				return
			}
		}
	}()
	_, err = Make(t.Context(), db.Path(), filepath.Join(dir, "w-uzyciu.lider"), options(dir))
	busy := contest.CodeOf(err) == "backup_busy"
	close(stop)
	if werr := <-done; werr != nil {
		t.Error(werr)
	}
	if err != nil && !busy {
		t.Fatal(err)
	}
	if busy { // the writer never paused; at rest it works
		if _, err := Make(t.Context(), db.Path(), filepath.Join(dir, "w-uzyciu.lider"), options(dir)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Verify(t.Context(), filepath.Join(dir, "w-uzyciu.lider")); err != nil {
		t.Error(err)
	}
}

func TestMakeRefuses(t *testing.T) {
	dir := scene(t)
	file, out := filepath.Join(dir, "biuro.lider"), filepath.Join(dir, "kopia.lider")
	o := options(dir)
	before := mustRead(t, out)
	o.Replace = false
	_, err := Make(t.Context(), file, out, o)
	wantCode(t, err, "backup_exists")
	o.Replace = true
	_, err = Make(t.Context(), file, file, o)
	wantCode(t, err, "backup_onto_itself")
	_, err = Make(t.Context(), filepath.Join(dir, "none.lider"), out, o)
	wantCode(t, err, "file_missing")
	_, err = Make(t.Context(), file, filepath.Join(dir, "no", "folder.lider"), o)
	if err == nil {
		t.Error("a backup into no folder")
	}
	ctx, cancel := context.WithCancel(t.Context())
	reached = func(stage string) {
		if stage == "copied" {
			cancel()
		}
	}
	defer func() { reached = func(string) {} }()
	_, err = Make(ctx, file, out, o)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if mustRead(t, out) != before {
		t.Error("the older backup was touched")
	}
	if l := litter(t, dir); len(l) > 0 {
		t.Errorf("left: %v", l)
	}
}

func mustRead(t testing.TB, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestMakeReplaces(t *testing.T) {
	dir := scene(t)
	if _, err := Make(t.Context(), filepath.Join(dir, "biuro.lider"), filepath.Join(dir, "kopia.lider"), options(dir)); err != nil {
		t.Fatal(err)
	}
	if s := state(t, dir, "kopia.lider"); s != "a=now b= 10" {
		t.Errorf("the new backup holds %s", s)
	}
	if l := litter(t, dir); len(l) > 0 {
		t.Errorf("left: %v", l)
	}
}

// A file changed from outside while it is copied does not become a backup.
func TestMakeComparesWithTheFile(t *testing.T) {
	dir := scene(t)
	out := filepath.Join(dir, "nowa.lider")
	reached = func(stage string) {
		if stage != "copied" {
			return
		}
		// Another whole file in the copy's place.
		b := mustRead(t, filepath.Join(dir, "kopia.lider"))
		if err := os.WriteFile(out+".tmp", []byte(b), 0o600); err != nil {
			t.Error(err)
		}
	}
	defer func() { reached = func(string) {} }()
	_, err := Make(t.Context(), filepath.Join(dir, "biuro.lider"), out, options(dir))
	wantCode(t, err, "backup_busy") // an older state of the file, again and again
	if l := litter(t, dir); len(l) > 0 {
		t.Errorf("left: %v", l)
	}
}

func TestBeforeMigration(t *testing.T) {
	dir := scene(t)
	file := filepath.Join(dir, "biuro.lider")
	out, err := BeforeMigration(t.Context(), file, options(dir))
	if err != nil || filepath.Base(out) != fmt.Sprintf("biuro.schema-%d.lider", store.SchemaVersion()) {
		t.Fatal(out, err)
	}
	made := mustRead(t, ManifestPath(out))
	again, err := BeforeMigration(t.Context(), file, options(dir))
	if err != nil || again != out || mustRead(t, ManifestPath(out)) != made {
		t.Errorf("a second try made another backup: %s, %v", again, err)
	}
	db, err := store.Open(t.Context(), file, store.Options{HeadDir: filepath.Join(dir, "heads")})
	if err != nil {
		t.Fatal(err)
	}
	put(t, db, "later")
	db.Close()
	third, err := BeforeMigration(t.Context(), file, options(dir))
	if err != nil || third == out || mustRead(t, ManifestPath(out)) != made {
		t.Errorf("another state of the file: %s, %v", third, err)
	}
}

// An older backup that a killed program left aside comes back before anything else.
func TestStepBack(t *testing.T) {
	dir := scene(t)
	out := filepath.Join(dir, "kopia.lider")
	aside := func() {
		t.Helper()
		if _, err := stepAsideOld(out); err != nil {
			t.Fatal(err)
		}
	}
	aside()
	o := options(dir)
	o.Replace = false
	_, err := Make(t.Context(), filepath.Join(dir, "biuro.lider"), out, o)
	wantCode(t, err, "backup_exists")
	aside()
	if _, err := Restore(t.Context(), out, filepath.Join(dir, "biuro.lider"), options(dir)); err != nil {
		t.Fatal(err)
	}
	if s := state(t, dir, "biuro.lider"); s != "a=0 b= 0" {
		t.Errorf("the file holds %s", s)
	}
}
