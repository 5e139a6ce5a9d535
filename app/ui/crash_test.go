package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func testCrashes(t *testing.T) Crashes {
	now := time.Date(2025, 9, 17, 12, 0, 0, 0, time.UTC)
	return Crashes{Dir: t.TempDir(), Version: "1.2", Now: func() time.Time { now = now.Add(time.Second); return now }}
}

func TestCrashFileTellsNothingOfPeople(t *testing.T) {
	c := testCrashes(t)
	path := c.Write(errors.New("Jan Żak, 600 100 200"), []byte("goroutine 1 [running]:\nmain.f()"))
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for _, want := range []string{"Biuro Lidera 1.2", "2025-09-17T12:00:01Z", "*errors.errorString", "main.f()"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if strings.Contains(text, "Żak") {
		t.Error("it names somebody")
	}
	var list []int
	defer func() {
		v := recover()
		if data, _ := os.ReadFile(c.Write(v, nil)); !strings.Contains(string(data), "index out of range") {
			t.Errorf("Go's own words are missing: %s", data)
		}
	}()
	list[len(path)] = 1
}

func TestCleanFatal(t *testing.T) {
	for text, want := range map[string]string{
		"panic: Jan Żak [recovered]\n\ngoroutine 7 [running]:\nf()":             "panic",
		"panic: runtime error: index out of range\n\ngoroutine 7 [x]:\nf()":     "panic: runtime error: index out of range",
		"fatal error: concurrent map writes\n\ngoroutine 7 [running]:\nf()":     "fatal error: concurrent map writes",
		"SIGSEGV: segmentation violation\nPC=0x1\n\ngoroutine 7 [x, 2 m]:\nf()": "SIGSEGV: segmentation violation",
		"cut short": "panic",
	} {
		kind, stack := cleanFatal(text)
		if kind != want || strings.Contains(kind+stack, "Żak") || strings.Contains(text, "f()") != strings.Contains(stack, "f()") {
			t.Errorf("%q: %q, %q", text, kind, stack)
		}
	}
}

func TestCrashesAreToldOnce(t *testing.T) {
	c := testCrashes(t)
	if got := c.Collect(""); len(got) != 0 {
		t.Fatalf("nothing happened, but %v", got)
	}
	first := c.Write("x", nil)
	if err := os.WriteFile(filepath.Join(c.Dir, crashPrefix+"77"+rawSuffix), []byte("fatal error: all goroutines are asleep\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := c.Collect("")
	if len(got) != 2 || got[0] != first {
		t.Fatalf("untold: %v", got)
	}
	if again := c.Collect(filepath.Base(got[1])); len(again) != 0 {
		t.Errorf("told twice: %v", again)
	}
	for range crashMost + 5 {
		c.Write("x", nil)
	}
	if got := c.Collect(""); len(got) != crashMost {
		t.Errorf("%d are kept", len(got))
	}
}

func TestCatchAndQuiet(t *testing.T) {
	c := testCrashes(t)
	if err := c.Catch(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(c.raw()); err != nil {
		t.Fatal(err)
	}
	c.Quiet()
	if _, err := os.Stat(c.raw()); err == nil {
		t.Error("an empty file is left")
	}
}

func TestNextStartTellsOfACrash(t *testing.T) {
	r := newRig(t, nil)
	path := r.crashes.Write("x", nil)
	r.untold = r.crashes.Collect(r.view.Get("crash"))
	r.tellCrashes()
	last := r.toasts.Last()
	if len(last) != 1 || last[0].Action == nil || r.view.Get("crash") != filepath.Base(path) {
		t.Errorf("%v", last)
	}
}
