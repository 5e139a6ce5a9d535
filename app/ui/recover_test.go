package ui

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"biurolidera/app/ui/kit"
	"biurolidera/internal/backup"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"
)

// The first way on is the one that helps; a way that can't help is not shown.
func TestWaysOn(t *testing.T) {
	r := newRig(t, nil)
	here, gone := filepath.Join(r.cfg.Dir, "a.lider"), filepath.Join(r.cfg.Dir, "nie ma", "a.lider")
	last := &office.BackupLine{Entry: backup.Entry{Path: filepath.Join(r.cfg.Dir, "kopia.lider")}}
	for name, c := range map[string]struct {
		path string
		why  error
		last *office.BackupLine
		want []string
	}{
		"damaged":             {here, contest.E("file_damaged"), nil, []string{"restore", "open", "folder", "new"}},
		"damaged, backed up":  {here, contest.E("file_damaged"), last, []string{"last", "restore", "open", "folder", "new"}},
		"empty, backed up":    {here, contest.E("file_empty"), last, []string{"last", "restore", "open", "folder", "new"}},
		"locked, backed up":   {here, contest.E("file_locked"), last, []string{"read", "again", "open", "folder", "new"}},
		"read only":           {here, contest.E("file_read_only"), nil, []string{"read", "again", "open", "folder", "new"}},
		"foreign":             {here, contest.E("file_foreign"), nil, []string{"open", "restore", "folder", "new"}},
		"missing":             {here, contest.E("file_missing"), last, []string{"open", "again", "last", "restore", "folder", "new"}},
		"missing with folder": {gone, contest.E("file_missing"), nil, []string{"open", "again", "restore", "new"}},
		"unreadable":          {here, contest.E("file_unreadable"), nil, []string{"again", "open", "restore", "folder", "new"}},
		"older copy":          {here, contest.E("history_behind"), last, []string{"open", "last", "restore", "read", "folder", "new"}},
		"other history":       {here, contest.E("history_differs"), nil, []string{"read", "restore", "open", "folder", "new"}},
		"unforeseen":          {here, errors.New("x"), nil, []string{"again", "open", "restore", "folder", "new"}},
	} {
		var got []string
		around := lookAround(c.path, r.options(true))
		if around.last != nil {
			t.Fatalf("%s: a backup was found: %v", name, around.last)
		}
		around.last = c.last
		for _, a := range r.recoveries(c.path, c.why, around) {
			if !a.Can() || a.Text == "" {
				t.Errorf("%s: %s can't be done", name, a.Name)
			}
			got = append(got, a.Name[len("shell."):])
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// One button stands out, before and after a backup was found.
func TestOneWayStandsOut(t *testing.T) {
	r := newRig(t, nil)
	ways := kit.Stacked(1)
	for _, last := range []*office.BackupLine{nil, {Entry: backup.Entry{Path: "kopia.lider"}}} {
		r.layWays(ways, r.recoveries(filepath.Join(r.cfg.Dir, "a.lider"), contest.E("file_damaged"), nearby{last: last}))
		var first []string
		for _, o := range test.LaidOutObjects(ways) {
			if b, ok := o.(*kit.Button); ok && b.Importance == widget.HighImportance {
				first = append(first, b.Text)
			}
		}
		want := r.restoring("", last)[0].Text
		if d := cmp.Diff([]string{want}, first); d != "" {
			t.Error(d)
		}
	}
}

// At twice the size in the smallest window a page is as wide as the window, not wider.
func TestPageFitsANarrowWindow(t *testing.T) {
	r := newRig(t, func(c *Config) { c.Settings.Look.Scale = 200 })
	r.win.Resize(fyne.NewSize(1024, 700))
	for name, show := range map[string]func(){
		"welcome": r.welcome,
		"recover": func() {
			r.recover(filepath.Join(r.cfg.Dir, "a.lider"), contest.E("file_damaged", "file", strings.Repeat("długa nazwa ", 20)))
		},
	} {
		show()
		r.settle()
		if has, needs := r.chrome.room.Size(), r.body.MinSize(); needs.Width > has.Width {
			t.Errorf("%s needs %v of %v", name, needs, has)
		}
		for _, o := range test.LaidOutObjects(r.body) {
			if b, ok := o.(*kit.Button); ok && b.Size().Width > r.chrome.room.Size().Width {
				t.Errorf("%s: %q is %v wide", name, b.Text, b.Size().Width)
			}
		}
	}
}
