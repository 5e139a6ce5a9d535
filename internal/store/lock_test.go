package store

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"biurolidera/internal/contest"
)

func TestOneWriterAtATime(t *testing.T) {
	o := options(t)
	db := create(t, o)
	second := o
	second.User = "Jan Żak"
	_, err := Open(t.Context(), db.Path(), second)
	wantCode(t, err, "file_locked")
	var e *contest.Error
	if !errors.As(err, &e) {
		t.Fatal(err)
	}
	host, _ := os.Hostname()
	if e.Args["who"] != "Anna Nowak" || e.Args["host"] != host || e.Args["pid"] != os.Getpid() || !strings.HasPrefix(e.Args["since"].(string), "2025-09-17") {
		t.Errorf("who holds it: %v", e.Args)
	}
	holder, held := LockedBy(db.Path())
	if !held || holder.User != "Anna Nowak" {
		t.Errorf("held by %+v, %v", holder, held)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, held := LockedBy(db.Path()); held {
		t.Error("held after closing")
	}
	db, err = Open(t.Context(), db.Path(), second)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
}

// A lock file that a dead program left, whatever is in it, stops nobody.
func TestStaleLock(t *testing.T) {
	o := options(t)
	db := create(t, o)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	stale, err := json.Marshal(Holder{Host: "inny-komputer", PID: 1, User: "Ktoś", Since: time.Now()})
	if err != nil {
		t.Fatal(err)
	}
	for _, content := range []string{"", "x", " " + string(stale)} {
		if err := os.WriteFile(lockPath(db.Path()), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, held := LockedBy(db.Path()); held {
			t.Error("a stale lock counts as held")
		}
		again, err := Open(t.Context(), db.Path(), o)
		if err != nil {
			t.Fatalf("content %q: %v", content, err)
		}
		holder, _ := readHolder(db.Path())
		same(t, "holder", "Anna Nowak", holder.User)
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// A11: of fifty that start at once one wins, and never two at a time.
func TestFiftyStarts(t *testing.T) {
	o := options(t)
	db := create(t, o)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	var won, holding atomic.Int32
	start := make(chan struct{})
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			<-start
			l, err := takeLock(db.Path(), me(Options{}))
			if err != nil {
				if code := contest.CodeOf(err); code != "file_locked" && code != "file_locked_unknown" {
					t.Errorf("loser: %v", err)
				}
				return
			}
			if holding.Add(1) > 1 {
				t.Error("two hold the lock")
			}
			won.Add(1)
			time.Sleep(2 * time.Millisecond)
			holding.Add(-1)
			l.release()
		})
	}
	close(start)
	wg.Wait()
	if won.Load() == 0 {
		t.Error("nobody won")
	}
	if _, err := os.Stat(lockPath(db.Path())); err == nil {
		t.Error("a lock file is left")
	}
}

// The lock is of the file under its name: one held on a file that the holder before
// took away does not count.
func TestLockOfARemovedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.lider")
	l, err := takeLock(path, me(Options{}))
	if err != nil {
		t.Fatal(err)
	}
	if !current(l.held) {
		t.Error("not the file under the name")
	}
	if err := os.Remove(lockPath(path)); err != nil {
		t.Fatal(err)
	}
	if current(l.held) {
		t.Error("a file that is gone counts")
	}
	second, err := takeLock(path, me(Options{}))
	if err != nil {
		t.Fatal(err)
	}
	if current(l.held) || !current(second.held) {
		t.Error("the file under the name is the second one's")
	}
	second.release()
	l.release()
	l.release() // again does nothing
}
