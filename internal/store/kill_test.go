package store

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// killed starts a child, kills it a while after its first line and gives what it
// printed.
func killed(t *testing.T, c *exec.Cmd, after time.Duration) string {
	t.Helper()
	pipe, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	out := bufio.NewReader(pipe)
	first, err := out.ReadString('\n')
	if err != nil {
		t.Fatalf("the child said nothing: %v", err)
	}
	time.Sleep(after)
	c.Process.Kill()
	rest, _ := io.ReadAll(out) // ends with the child
	c.Wait()
	return first + string(rest)
}

// A1: killed while it saves, a file has every acknowledged step, and no half one.
func TestKilledWhileSaving(t *testing.T) {
	o := options(t)
	o.HeadDir = noMirror
	db := create(t, o)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	total := 0
	for range 20 {
		out := killed(t, child(t, "steps", db.Path(), "LIDER_STEPS=100000"), time.Duration(15+rand.IntN(60))*time.Millisecond)
		if strings.Contains(out, "ERR") {
			t.Fatal(out)
		}
		numbers, _ := acks(out)
		last := numbers[len(numbers)-1]
		total += len(numbers)
		again, err := Open(t.Context(), db.Path(), o)
		if err != nil {
			t.Fatalf("after %d steps: %v", last, err)
		}
		n, whole := batchIn(t, again)
		if !whole || n < last || n > last+1 {
			t.Errorf("acknowledged %d, the file has %d, whole: %v", last, n, whole)
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if total < 40 {
		t.Errorf("only %d steps: the test kills too early", total)
	}
	again, err := Open(t.Context(), db.Path(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	sound(t, again)
}

// A5: killed at points spread over an import, all of it is there or none.
func TestKilledWhileImporting(t *testing.T) {
	o := options(t)
	o.HeadDir = noMirror
	seen := map[int]int{}
	for i := range 10 {
		db := create(t, o)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		killed(t, child(t, "bulk", db.Path()), time.Duration(i)*40*time.Millisecond)
		again, err := Open(t.Context(), db.Path(), o)
		if err != nil {
			t.Fatalf("point %d: %v", i, err)
		}
		n := get(t, again, (*Reader).InstitutionCount)
		if n != 0 && n != bulkRows {
			t.Errorf("point %d: %d of %d rows", i, n, bulkRows)
		}
		seen[n]++
		sound(t, again)
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if seen[0] == 0 {
		t.Error(fmt.Sprint("no import was cut off: ", seen))
	}
}

// A13: killed while it migrates, a file is of the old schema or of the new, and the
// next try works.
func TestKilledWhileMigrating(t *testing.T) {
	o := options(t)
	o.HeadDir = noMirror
	template, all := oldFile(t, o)
	seen := map[int]int{}
	for i := range 12 {
		path := filepath.Join(t.TempDir(), "stary.lider")
		if err := copyFile(path, template); err != nil {
			t.Fatal(err)
		}
		killed(t, child(t, "migrate", path), time.Duration(i)*1500*time.Microsecond)
		h, err := readHeader(path)
		if err != nil {
			t.Fatal(err)
		}
		if h.version < len(all)-1 || h.version > len(all) {
			t.Errorf("point %d: schema %d", i, h.version)
		}
		seen[h.version]++
		if err := Migrate(t.Context(), path, o); err != nil {
			t.Errorf("point %d, schema %d: once more: %v", i, h.version, err)
		}
		db, err := Open(t.Context(), path, o)
		if err != nil {
			t.Fatal(err)
		}
		sound(t, db)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if seen[len(all)-1] == 0 {
		t.Error("no migration was cut off: ", seen)
	}
}
