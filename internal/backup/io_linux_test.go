package backup

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// tool builds a fault library of the shared folder, or skips the test.
func tool(t *testing.T, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above")
		}
	}
	source := filepath.Join(filepath.Dir(dir), "shared", "tools", name+".c")
	if _, err := os.Stat(source); err != nil {
		t.Skipf("the fault tool %s.c is not there", name)
	}
	gcc, err := exec.LookPath("gcc")
	if err != nil {
		t.Skip("no gcc to build the fault tool")
	}
	out := filepath.Join(t.TempDir(), name+".so")
	if b, err := exec.Command(gcc, "-shared", "-fPIC", "-o", out, source, "-ldl").CombinedOutput(); err != nil {
		t.Skipf("the fault tool can't be built: %s", b)
	}
	return out
}

func smallDisk(t *testing.T, size string) string {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("needs root to mount a small disk")
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+size, "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("can't mount: %s", out)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

func open(t testing.TB, dir string) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), filepath.Join(dir, "biuro.lider"), store.Options{HeadDir: filepath.Join(dir, "heads")})
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// after are the states each job may leave, beside the one before; with ACK the last
// alone.
var after = map[string][]string{
	"save":    {"a=1 b=1 10", "a=2 b=2 10", "a=3 b=3 10"},
	"bulk":    {fmt.Sprint("a=now b= ", 10+bulkRows)},
	"undo":    {"a=now b= 0"},
	"backup":  {},
	"restore": {"a=0 b= 0"},
}

const before = "a=now b= 10"

// A3: the n-th write, sync, truncate or unlink of SQLite fails, for each n, once or
// from then on. The file is as before or as after, never between; what was
// acknowledged is there.
func TestEveryIOFault(t *testing.T) {
	lib := tool(t, "flt")
	template := scene(t)
	for job := range after {
		t.Run(job, func(t *testing.T) {
			t.Parallel()
			points := countPoints(t, lib, template, job)
			if points < 8 {
				t.Fatalf("only %d calls: the library is not loaded", points)
			}
			failed := 0
			for n := 1; n <= points; n++ {
				for _, kind := range [][]string{
					{"FLT_ERR=" + strconv.Itoa(int(syscall.EIO))},
					{"FLT_ERR=" + strconv.Itoa(int(syscall.ENOSPC)), "FLT_STICKY=1"},
				} {
					if oneFault(t, lib, template, job, n, kind) {
						failed++
					}
				}
			}
			t.Logf("%s: %d calls, %d of %d faults were reported", job, points, failed, 2*points)
			if failed == 0 {
				t.Error("no fault was reported: the test is dead")
			}
		})
	}
}

var counting sync.Mutex

func countPoints(t *testing.T, lib, template, job string) int {
	t.Helper()
	counting.Lock()
	defer counting.Unlock()
	dir := copyDir(t, template)
	count := filepath.Join(t.TempDir(), "count")
	if out, err := child(t, job, dir, "LD_PRELOAD="+lib, "FLT_COUNT="+count).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	b, err := os.ReadFile(count)
	if err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// oneFault runs a job with one fault and looks at what is left; it tells whether
// the job reported the fault.
func oneFault(t *testing.T, lib, template, job string, n int, kind []string) (reported bool) {
	t.Helper()
	dir := copyDir(t, template)
	defer os.RemoveAll(filepath.Dir(dir))
	env := append([]string{"LD_PRELOAD=" + lib, "FLT_AT=" + strconv.Itoa(n)}, kind...)
	out, err := child(t, job, dir, env...).CombinedOutput()
	what := fmt.Sprintf("%s, call %d, %v: %s", job, n, kind, out)
	if err != nil && !strings.Contains(string(out), "ERR ") {
		t.Errorf("%s: died: %v", what, err)
	}
	if _, err := Resume(t.Context(), filepath.Join(dir, "biuro.lider"), options(dir)); err != nil {
		t.Errorf("%s: resume: %v", what, err)
	}
	s := state(t, dir, "biuro.lider")
	allowed := append([]string{before}, after[job]...)
	if i := strings.Count(string(out), "ACK"); i > 0 && len(after[job]) > 0 {
		allowed = after[job][i-1:]
	}
	ok := false
	for _, a := range allowed {
		ok = ok || s == a
	}
	if !ok {
		t.Errorf("%s: the file holds %s", what, s)
	}
	if !wholeBackup(t, dir) {
		t.Errorf("%s: no whole backup is left", what)
	}
	if job == "backup" && strings.Contains(string(out), "ERR") && len(litter(t, dir)) > 0 {
		t.Errorf("%s: left %v", what, litter(t, dir))
	}
	return strings.Contains(string(out), "ERR ") || strings.Contains(string(out), "AGAIN ")
}

func init() { jobs["naive"] = naiveJob }

// naiveJob commits batches past the store, going on after a failed statement as if
// nothing had happened.
func naiveJob(ctx context.Context, dir string) error {
	pool, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, "naive.db")+"?_journal_mode=DELETE&_synchronous=FULL&_cache_size=2")
	if err != nil {
		return err
	}
	defer pool.Close()
	pool.SetMaxOpenConns(1)
	pool.Exec("CREATE TABLE t (batch INTEGER, n INTEGER, pad TEXT)") //nolint:errcheck // that is the control
	for batch := range 3 {
		tx, err := pool.Begin()
		if err != nil {
			continue
		}
		for n := range naiveBatch {
			tx.Exec("INSERT INTO t VALUES (?, ?, hex(zeroblob(1000)))", batch, n) //nolint:errcheck // that is the control
		}
		tx.Commit() //nolint:errcheck // that is the control
	}
	return nil
}

const naiveBatch = 20

// The control of TestEveryIOFault: a writer that ignores errors leaves half batches
// under the same faults, so that the sweep would see them.
func TestIOFaultControl(t *testing.T) {
	lib := tool(t, "flt")
	for n := 1; n < 200; n++ {
		dir := t.TempDir()
		child(t, "naive", dir, "LD_PRELOAD="+lib, "FLT_AT="+strconv.Itoa(n), "FLT_ERR="+strconv.Itoa(int(syscall.EIO))).Run()
		pool, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, "naive.db"))
		if err != nil {
			t.Fatal(err)
		}
		torn := 0
		err = pool.QueryRow("SELECT count(*) FROM (SELECT batch FROM t GROUP BY batch HAVING count(*) <> ?)", naiveBatch).Scan(&torn)
		pool.Close()
		if err == nil && torn > 0 {
			t.Logf("the %d. call torn a batch of the careless writer", n)
			return
		}
	}
	t.Error("no batch was torn: the sweep is dead")
}

// A4: no room for a backup: said before or while, and nothing half is left.
func TestBackupToAFullDisk(t *testing.T) {
	small := smallDisk(t, "200k")
	dir := scene(t)
	out := filepath.Join(small, "kopia.lider")
	_, err := Make(t.Context(), filepath.Join(dir, "biuro.lider"), out, options(dir))
	wantCode(t, err, "disk_space")
	// The file alone fits not, whatever was said before.
	db := open(t, dir)
	defer db.Close()
	_, err = prove(t.Context(), db, out+".tmp", options(dir))
	if code := contest.CodeOf(err); code != "file_disk_full" && code != "file_io" {
		t.Errorf("no room: %v", err)
	}
	os.Remove(out + ".tmp")
	entries, err := os.ReadDir(small)
	if err != nil || len(entries) > 0 {
		t.Errorf("left: %v %v", entries, err)
	}
}
