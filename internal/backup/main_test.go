package backup

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// TestMain runs a child's job where a test started this program as one; see the
// same of package store.
func TestMain(m *testing.M) {
	if job, ok := jobs[os.Getenv("LIDER_JOB")]; ok {
		if stage := os.Getenv("LIDER_DIE_AT"); stage != "" {
			reached = func(s string) {
				if s == stage {
					if self, err := os.FindProcess(os.Getpid()); err == nil {
						self.Kill()
					}
					select {}
				}
			}
		}
		if err := job(context.Background(), os.Getenv("LIDER_DIR")); err != nil {
			fmt.Println("ERR", contest.CodeOf(err), err)
			os.Exit(3)
		}
		os.Exit(0)
	}
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() && os.Getenv("TMPDIR") == "" {
		os.Setenv("TMPDIR", "/dev/shm")
	}
	os.Exit(m.Run())
}

// jobs are what a child does in a folder that has biuro.lider and kopia.lider.
var jobs = map[string]func(ctx context.Context, dir string) error{
	"save":    saveJob,
	"bulk":    bulkJob,
	"undo":    undoJob,
	"backup":  backupJob,
	"restore": restoreJob,
}

func withStore(ctx context.Context, dir string, work func(*store.DB) error) error {
	db, err := store.Open(ctx, filepath.Join(dir, "biuro.lider"), store.Options{HeadDir: filepath.Join(dir, "heads"), Now: clock()})
	if err != nil {
		return err
	}
	err = work(db)
	if cerr := db.Close(); err == nil {
		err = cerr
	}
	return err
}

// saveJob commits three small steps, trying each again once after a failure.
func saveJob(ctx context.Context, dir string) error {
	return withStore(ctx, dir, func(db *store.DB) error {
		for _, v := range []string{"1", "2", "3"} {
			step := func() error {
				_, err := db.Write(ctx, store.Step{Action: "save", Undoable: true}, func(tx *store.Tx) error {
					for _, k := range []string{"a", "b"} {
						if err := tx.PutSetting(k, v); err != nil {
							return err
						}
					}
					return nil
				})
				return err
			}
			err := step()
			if err != nil && os.Getenv("FLT_STICKY") == "" {
				fmt.Println("AGAIN", err)
				err = step()
			}
			if err != nil {
				return err
			}
			fmt.Println("ACK", v)
		}
		return nil
	})
}

const bulkRows = 300

func bulkJob(ctx context.Context, dir string) error {
	return withStore(ctx, dir, func(db *store.DB) error {
		_, err := db.Write(ctx, store.Step{Action: "import", Undoable: true}, func(tx *store.Tx) error {
			_, err := tx.InsertInstitutions(institutions(bulkRows, 1000))
			return err
		})
		if err == nil {
			fmt.Println("ACK import")
		}
		return err
	})
}

func undoJob(ctx context.Context, dir string) error {
	return withStore(ctx, dir, func(db *store.DB) error {
		_, err := db.Undo(ctx)
		if err == nil {
			fmt.Println("ACK undo")
		}
		return err
	})
}

func options(dir string) Options {
	return Options{Now: clock(), HeadDir: filepath.Join(dir, "heads"), Program: "test", User: "Anna Nowak", Replace: true}
}

func backupJob(ctx context.Context, dir string) error {
	_, err := Make(ctx, filepath.Join(dir, "biuro.lider"), filepath.Join(dir, "kopia.lider"), options(dir))
	if err == nil {
		fmt.Println("ACK backup")
	}
	return err
}

func restoreJob(ctx context.Context, dir string) error {
	_, err := Restore(ctx, filepath.Join(dir, "kopia.lider"), filepath.Join(dir, "biuro.lider"), options(dir))
	if err == nil {
		fmt.Println("ACK restore")
	}
	return err
}

func clock() func() time.Time {
	at := time.Date(2025, 9, 17, 8, 0, 0, 0, time.UTC)
	return func() time.Time { at = at.Add(time.Second); return at }
}

func institutions(n, first int) []contest.Institution {
	var all []contest.Institution
	for i := range n {
		all = append(all, contest.Institution{Code: contest.InstitutionCode(first + i), Name: fmt.Sprintf("Gmina Żółkiew %d", i)})
	}
	return all
}

// scene is a folder with a file of two states: kopia.lider is a backup of the first
// (setting a = 0), biuro.lider is the second (a = now, ten institutions).
func scene(t testing.TB) (dir string) {
	t.Helper()
	dir = t.TempDir()
	db, err := store.Create(t.Context(), filepath.Join(dir, "biuro.lider"), store.Options{HeadDir: filepath.Join(dir, "heads"), Now: clock(), User: "Anna Nowak"})
	if err != nil {
		t.Fatal(err)
	}
	put(t, db, "0")
	if _, err := MakeOf(t.Context(), db, filepath.Join(dir, "kopia.lider"), options(dir)); err != nil {
		t.Fatal(err)
	}
	put(t, db, "now")
	if _, err := db.Write(t.Context(), store.Step{Action: "ten", Undoable: true}, func(tx *store.Tx) error {
		_, err := tx.InsertInstitutions(institutions(10, 1))
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func put(t testing.TB, db *store.DB, v string) {
	t.Helper()
	if _, err := db.Write(t.Context(), store.Step{Action: "put", Undoable: true}, func(tx *store.Tx) error { return tx.PutSetting("a", v) }); err != nil {
		t.Fatal(err)
	}
}

// state opens the file, checks everything, and says what it holds: "a=now 10".
func state(t testing.TB, dir, name string) string {
	t.Helper()
	head := filepath.Join(dir, "heads")
	if name != "biuro.lider" {
		head = "-"
	}
	db, err := store.Open(t.Context(), filepath.Join(dir, name), store.Options{HeadDir: head})
	if err != nil {
		return err.Error()
	}
	defer db.Close()
	found, err := db.Check(t.Context(), nil)
	if err != nil || len(found) > 0 {
		return fmt.Sprint("unsound: ", found, err)
	}
	var s string
	if err := db.Read(t.Context(), func(r *store.Reader) error {
		all, err := r.Settings()
		if err != nil {
			return err
		}
		n, err := r.InstitutionCount()
		s = fmt.Sprint("a=", all["a"], " b=", all["b"], " ", n)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return s
}

func child(t testing.TB, job, dir string, env ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self)
	c.Env = append(append(os.Environ(), "LIDER_JOB="+job, "LIDER_DIR="+dir), env...)
	return c
}

// copyDir makes the scene again from a template, which is faster than making it.
func copyDir(t testing.TB, from string) string {
	t.Helper()
	to, err := os.MkdirTemp(os.Getenv("TMPDIR"), "lider-scene-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(to) })
	if err := os.CopyFS(filepath.Join(to, "d"), os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(to, "d")
}

// litter lists what is in the folder beyond what belongs there.
func litter(t testing.TB, dir string, allowed ...string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
next:
	for _, e := range entries {
		for _, a := range append(allowed, "biuro.lider", "kopia.lider", "kopia.lider.manifest.json", "heads") {
			if e.Name() == a || strings.HasSuffix(a, "*") && strings.HasPrefix(e.Name(), strings.TrimSuffix(a, "*")) {
				continue next
			}
		}
		names = append(names, e.Name())
	}
	return names
}
