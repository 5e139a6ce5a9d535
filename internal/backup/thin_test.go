package backup

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
)

func TestNamesComeApart(t *testing.T) {
	at := time.Date(2025, 11, 28, 12, 5, 9, 0, time.Local)
	name := Name("/tmp/konkurs 2.0.lider", at)
	if name != "konkurs 2.0.20251128-120509.lider" {
		t.Error(name)
	}
	stem, got, ok := ParseName("/x/" + name)
	if !ok || stem != "konkurs 2.0" || !got.Equal(at) {
		t.Error(stem, got, ok)
	}
	for _, other := range []string{"konkurs.lider", "konkurs.schema-1.lider", "konkurs.before-restore-20251128-120509.lider", ".20251128-120509.lider", "konkurs.20251128-120509.zip", "konkurs.20251328-120509.lider"} {
		if _, _, ok := ParseName(other); ok {
			t.Errorf("%s is not a name of ours", other)
		}
	}
}

// Two years of hourly backups come down to what the rule says.
func TestRuleOfThinning(t *testing.T) {
	now := time.Date(2025, 11, 28, 12, 30, 0, 0, time.UTC) // a Friday
	var times []time.Time
	for at := now.Add(3 * time.Hour); at.After(now.AddDate(-3, 0, 0)); at = at.Add(-time.Hour) {
		times = append(times, at)
	}
	keep := kept(times, now)
	var all, future int
	days, weeks, months := map[string]bool{}, map[string]bool{}, map[string]bool{}
	oldest := now
	for i, at := range times {
		if !keep[i] {
			if now.Sub(at) <= keepAll {
				t.Fatalf("%s went within two days", at)
			}
			continue
		}
		oldest = at
		switch age := now.Sub(at); {
		case age < 0:
			future++
		case age <= keepAll:
			all++
		case at.After(now.AddDate(0, 0, -14)):
			days[at.Format(time.DateOnly)] = true
		case at.After(now.AddDate(0, 0, -56)):
			y, w := at.ISOWeek()
			weeks[fmt.Sprint(y, w)] = true
		default:
			months[at.Format("2006-01")] = true
		}
	}
	want := map[string]int{"future": 3, "two days": 49, "days": 12, "weeks": 6, "months": 23}
	got := map[string]int{"future": future, "two days": all, "days": len(days), "weeks": len(weeks), "months": len(months)}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if oldest.Before(now.AddDate(0, -24, 0)) {
		t.Errorf("%s is older than 24 months", oldest)
	}
}

// copies puts n backups of different moments into the scene's folder, each the day before
// the one before, the newest first.
func copies(t *testing.T, dir string, now time.Time, n int) (paths []string) {
	t.Helper()
	db := open(t, dir)
	defer db.Close()
	for i := range n {
		at := now.AddDate(0, 0, -40*i)
		o := options(dir)
		o.Now = func() time.Time { return at }
		path := filepath.Join(dir, "kopie", Name("biuro.lider", at))
		if _, err := MakeOf(t.Context(), db, path, o); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

func TestThin(t *testing.T) {
	dir, now := scene(t), time.Date(2025, 11, 28, 12, 0, 0, 0, time.UTC)
	folder := filepath.Join(dir, "kopie")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	paths := copies(t, dir, now, 5) // all in the range of 24 months
	twin := filepath.Join(folder, Name("biuro.lider", now.AddDate(0, 0, -40).Add(-time.Hour)))
	named := filepath.Join(folder, "przed galą.lider")
	for _, to := range []string{twin, named} {
		at := now.AddDate(0, 0, -40).Add(-time.Hour)
		o := options(dir)
		o.Now = func() time.Time { return at }
		if _, err := Make(t.Context(), filepath.Join(dir, "biuro.lider"), to, o); err != nil {
			t.Fatal(err)
		}
	}
	list, err := List(folder)
	if err != nil || len(list) != 7 || list[0].Path != paths[0] || list[0].Err != nil {
		t.Fatal(list, err)
	}
	id := list[0].Manifest.FileID
	if gone, err := Thin(t.Context(), folder, "another file", now); err != nil || gone != nil {
		t.Error(gone, err)
	}
	gone, err := Thin(t.Context(), folder, id, now)
	if d := cmp.Diff([]string(nil), gone); d != "" || err != nil {
		// the twin is the third of the newest three that prove whole
		t.Error(d, err)
	}
	// Of the newest three none proves whole but one: nothing may go.
	for _, p := range []string{paths[0], paths[1], twin, paths[2]} {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		b[len(b)/2] ^= 1
		if err := os.WriteFile(p, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if gone, err := Thin(t.Context(), folder, id, now.AddDate(3, 0, 0)); err != nil || gone != nil {
		t.Errorf("only two prove whole, yet %v went, %v", gone, err)
	}
}

func TestThinTakesAwayWhatTheRuleLeaves(t *testing.T) {
	dir, now := scene(t), time.Date(2025, 11, 28, 12, 0, 0, 0, time.UTC)
	folder := filepath.Join(dir, "kopie")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	paths := copies(t, dir, now, 5)
	list, err := List(folder)
	if err != nil {
		t.Fatal(err)
	}
	later := now.AddDate(3, 0, 0) // all are too old; the newest three stay
	gone, err := Thin(t.Context(), folder, list[0].Manifest.FileID, later)
	if d := cmp.Diff(paths[3:], gone); d != "" || err != nil {
		t.Error(d, err)
	}
	if left, err := List(folder); err != nil || len(left) != 3 {
		t.Errorf("%d left, %v", len(left), err)
	}
	if _, err := os.Stat(ManifestPath(paths[4])); !errors.Is(err, os.ErrNotExist) {
		t.Error("a manifest was left without its backup")
	}
	if none, err := List(filepath.Join(dir, "nie ma")); err != nil || none != nil {
		t.Errorf("a missing folder: %v, %v", none, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Thin(ctx, folder, list[0].Manifest.FileID, later); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestListTellsWhatCantBeTaken(t *testing.T) {
	dir := scene(t)
	small := filepath.Join(dir, Name("x.lider", time.Now()))
	if err := os.WriteFile(small, []byte("nic"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(filepath.Join(dir, "kopia.lider"), 100); err != nil {
		t.Fatal(err)
	}
	all, err := List(dir)
	if err != nil || len(all) != 2 {
		t.Fatal(all, err)
	}
	codes := map[string]string{}
	for _, e := range all {
		codes[filepath.Base(e.Path)] = contest.CodeOf(e.Err)
	}
	if codes["kopia.lider"] != "backup_changed" || codes[filepath.Base(small)] != "backup_no_manifest" {
		t.Error(codes)
	}
}
