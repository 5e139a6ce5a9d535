package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"biurolidera/app/ui/screen"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
)

func TestViewStateComesBack(t *testing.T) {
	dir := t.TempDir()
	v := OpenViewState(dir)
	v.Set("a", "1")
	v.Set("b", "2")
	v.Set("b", "")
	file := v.For("F1", time.Unix(0, 0))
	file.Set("table.x", "sort=name")
	if err := v.Flush(); err != nil {
		t.Fatal(err)
	}
	again := OpenViewState(dir)
	if again.Get("a") != "1" || again.Get("b") != "" || again.For("F1", time.Unix(1, 0)).Get("table.x") != "sort=name" || again.For("F2", time.Unix(1, 0)).Get("table.x") != "" {
		t.Errorf("came back as %v", again.values)
	}
}

func TestViewStateIsWrittenByItself(t *testing.T) {
	v := OpenViewState(t.TempDir())
	v.wait = 20 * time.Millisecond
	v.Set("a", "1")
	for range 200 {
		if _, err := os.Stat(v.path); err == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("never written")
}

func TestBrokenViewStateIsEmpty(t *testing.T) {
	for _, text := range []string{"", "{", "null", "[1]", `{"a":1}`, strings.Repeat(" ", viewMost+1)} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, viewFile), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		v := OpenViewState(dir)
		v.Set("k", "v")
		if v.Get("a") != "" || v.Get("k") != "v" || v.Flush() != nil {
			t.Errorf("%.10q: %v", text, v.values)
		}
	}
}

func TestOldFilesAreForgotten(t *testing.T) {
	v := OpenViewState(t.TempDir())
	for i := range viewFiles + 3 {
		v.For(fmt.Sprint("F", i), time.Unix(int64(i), 0)).Set("k", "v")
	}
	if v.For("F0", time.Unix(1000, 0)).Get("k") != "" || v.Get(fmt.Sprint("F", viewFiles+2, "/k")) != "v" {
		t.Error("the wrong ones are kept")
	}
}

func TestRecentFiles(t *testing.T) {
	v := OpenViewState(t.TempDir())
	for i := range recentMost + 2 {
		addRecent(v, fmt.Sprint("/x/", i))
	}
	addRecent(v, "/x/5")
	dropRecent(v, "/x/11")
	got := recentFiles(v)
	if d := cmp.Diff([]string{"/x/5", "/x/10", "/x/9", "/x/8", "/x/7", "/x/6", "/x/4", "/x/3", "/x/2"}, got); d != "" {
		t.Error(d)
	}
}

func TestTrail(t *testing.T) {
	at := func(n string) screen.Route { return screen.Route{Screen: n} }
	var way trail
	if _, ok := way.step(-1); ok {
		t.Error("back from nowhere")
	}
	for _, n := range []string{"a", "b", "b", "c"} {
		way.visit(at(n))
	}
	if r, ok := way.step(-1); !ok || r != at("b") {
		t.Errorf("one back: %v %v", r, ok)
	}
	way.move(-2)
	if r, ok := way.step(2); !ok || r != at("c") {
		t.Errorf("two on: %v %v", r, ok)
	}
	way.visit(at("d")) // what lay ahead is gone
	if _, ok := way.step(1); ok || len(way.been) != 2 {
		t.Errorf("after a turn: %v", way.been)
	}
	for i := range 2 * trailMost {
		way.visit(at(fmt.Sprint(i)))
	}
	if len(way.been) != trailMost || way.at != trailMost-1 {
		t.Errorf("%d places, at %d", len(way.been), way.at)
	}
}

func TestWindowSize(t *testing.T) {
	for text, want := range map[string]fyne.Size{
		"1440x900": fyne.NewSize(1440, 900), "": firstSize, "x": firstSize, "10x10": firstSize, "99999x900": firstSize, "-1x900": firstSize,
	} {
		if got := windowSize(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	if got := sizeText(fyne.NewSize(1440.4, 900)); got != "1440x900" {
		t.Error(got)
	}
}

func TestMatching(t *testing.T) {
	all := []offer{
		newOffer("", "Zrób kopię", "", nil, nil), newOffer("", "Instytucje", "", nil, nil),
		newOffer("", "Wczytaj listę", "Instytucje", nil, nil), newOffer("", "Reinstytucja", "", nil, nil),
	}
	for query, want := range map[string][]string{
		"":           {"Zrób kopię", "Instytucje", "Wczytaj listę", "Reinstytucja"},
		"INST":       {"Instytucje", "Wczytaj listę", "Reinstytucja"},
		"zrob":       {"Zrób kopię"},
		"inst liste": {"Wczytaj listę"},
		"nic":        nil,
	} {
		var got []string
		for _, o := range matching(all, query) {
			got = append(got, o.text)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q: %s", query, d)
		}
	}
}
