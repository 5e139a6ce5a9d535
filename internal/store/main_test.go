package store

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestMain runs a child's job where a test started this program as one. The tests'
// folders lie in memory where there is such a file system: hundreds of commits wait
// for the disk otherwise, and what survives a power cut is asked of a record.
func TestMain(m *testing.M) {
	if job, ok := jobs[os.Getenv("LIDER_JOB")]; ok {
		if err := job(context.Background(), os.Getenv("LIDER_FILE")); err != nil {
			fmt.Println("ERR", err)
			os.Exit(3)
		}
		os.Exit(0)
	}
	flag.Parse()
	if f := flag.Lookup("rapid.checks"); f != nil && f.Value.String() == f.DefValue {
		f.Value.Set("30") //nolint:errcheck // a number
	}
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() && os.Getenv("TMPDIR") == "" {
		os.Setenv("TMPDIR", "/dev/shm")
	}
	os.Exit(m.Run())
}

// jobs are what a child does; it prints ACK n after the n-th step is committed.
var jobs = map[string]func(ctx context.Context, path string) error{
	"steps": stepsJob,
	"bulk":  bulkJob,
	"migrate": func(ctx context.Context, path string) error {
		fmt.Println("READY")
		return Migrate(ctx, path, Options{HeadDir: noMirror})
	},
}

// child is this program again, with a job.
func child(t testing.TB, job, path string, env ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self)
	c.Env = append(os.Environ(), "LIDER_JOB="+job, "LIDER_FILE="+path, "TMPDIR="+t.TempDir())
	c.Env = append(c.Env, env...)
	return c
}

// acks reads the numbers a child printed, and where in a record they stand.
func acks(out string) (numbers []int, at []int64) {
	lines := bufio.NewScanner(strings.NewReader(out))
	for lines.Scan() {
		var n int
		var pos int64
		if _, err := fmt.Sscanf(lines.Text(), "ACK %d %d", &n, &pos); err == nil {
			numbers, at = append(numbers, n), append(at, pos)
		}
	}
	return numbers, at
}

// batch is how many records one step of stepsJob writes.
const batch = 30

// stepsJob opens the file and commits steps until it is killed or has done
// LIDER_STEPS of them.
func stepsJob(ctx context.Context, path string) error {
	if s := os.Getenv("LIDER_SYNC"); s != "" {
		synchronous = s
	}
	db, err := Open(ctx, path, Options{HeadDir: noMirror})
	if err != nil {
		return err
	}
	steps, err := strconv.Atoi(os.Getenv("LIDER_STEPS"))
	if err != nil {
		return err
	}
	for n := 1; n <= steps; n++ {
		_, err := db.Write(ctx, Step{Action: "step", Undoable: true}, func(tx *Tx) error { return oneBatch(tx, n) })
		if err != nil {
			return err
		}
		var pos int64
		if info, err := os.Stat(os.Getenv("REC_LOG")); err == nil {
			pos = info.Size()
		}
		fmt.Println("ACK", n, pos)
	}
	return db.Close()
}

// oneBatch writes the n-th step: thirty settings that name it.
func oneBatch(tx *Tx, n int) error {
	for i := range batch {
		if err := tx.PutSetting(fmt.Sprintf("%02d", i), strconv.Itoa(n)); err != nil {
			return err
		}
	}
	return nil
}

// batchIn gives the step whose batch the file holds; false: a torn one.
func batchIn(t testing.TB, db *DB) (n int, whole bool) {
	t.Helper()
	all := get(t, db, (*Reader).Settings)
	if len(all) == 0 {
		return 0, true
	}
	n, err := strconv.Atoi(all["00"])
	if err != nil || len(all) != batch {
		return n, false
	}
	for _, v := range all {
		if v != all["00"] {
			return n, false
		}
	}
	return n, true
}

// bulkJob opens the file and imports many institutions in one step.
func bulkJob(ctx context.Context, path string) error {
	db, err := Open(ctx, path, Options{HeadDir: noMirror})
	if err != nil {
		return err
	}
	all := institutions(bulkRows)
	fmt.Println("READY")
	_, err = db.Write(ctx, Step{Action: "import", Undoable: true}, func(tx *Tx) error {
		_, err := tx.InsertInstitutions(all)
		return err
	})
	if err != nil {
		return err
	}
	fmt.Println("ACK", 1, 0)
	return db.Close()
}

const bulkRows = 8000

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
