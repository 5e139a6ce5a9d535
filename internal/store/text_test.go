package store

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mattn/go-sqlite3"

	"biurolidera/internal/contest"
)

// Every code of this package and of backup that a person may meet has its text in
// both languages, also those that do not stand in a call of contest.E.
func TestEveryCodeHasATextHere(t *testing.T) {
	patterns := map[string]string{ // what introduces a code -> what the text's key begins with
		`fileError\("([a-z_]+)"`: "error.", `return "((?:file|record)_[a-z_]+)"`: "error.",
		`c\.fault\("([a-z_]+)"`: "finding.", `[^.]fault\("([a-z_]+)", `: "error.",
	}
	var keys []string
	for _, code := range raised {
		keys = append(keys, "error."+code)
	}
	for _, pattern := range []string{"*.go", "../backup/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") {
				continue
			}
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			for p, lead := range patterns {
				for _, m := range regexp.MustCompile(p).FindAllStringSubmatch(string(b), -1) {
					keys = append(keys, lead+m[1])
				}
			}
		}
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	if len(keys) < 40 {
		t.Fatalf("only %d codes: the search is broken", len(keys))
	}
	for _, lang := range []string{"pl", "en"} {
		var texts string
		for _, area := range []string{"store", "backup"} {
			b, err := os.ReadFile(filepath.Join("..", "..", "assets", "locale", lang, area+".toml"))
			if err != nil {
				t.Fatal(err)
			}
			texts += string(b)
		}
		for _, k := range keys {
			if !strings.Contains(texts, "\n\""+k+"\" = ") {
				t.Errorf("%s: no text for %s", lang, k)
			}
		}
	}
}

// The triggers of the file and the list of what they raise agree.
func TestRaisedCodes(t *testing.T) {
	all, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, m := range all {
		for _, s := range regexp.MustCompile(`RAISE\(ABORT, '([a-z_]+)'\)`).FindAllStringSubmatch(m.script, -1) {
			found = append(found, s[1])
		}
	}
	slices.Sort(found)
	want := slices.Clone(raised)
	slices.Sort(want)
	same(t, "raised", want, slices.Compact(found))
}

func TestSentinels(t *testing.T) {
	for code, fault := range map[string]sqlite3.Error{
		"file_disk_full": {Code: sqlite3.ErrFull}, "file_io": {Code: sqlite3.ErrIoErr}, "file_read_only": {Code: sqlite3.ErrReadonly},
		"file_damaged": {Code: sqlite3.ErrNotADB}, "file_busy": {Code: sqlite3.ErrBusy}, "file_unreadable": {Code: sqlite3.ErrCantOpen},
		"record_exists": {Code: sqlite3.ErrConstraint, ExtendedCode: sqlite3.ErrConstraintPrimaryKey}, "": {Code: sqlite3.ErrMisuse},
	} {
		wantCode(t, sentinel(fault), code)
	}
	known := contest.E("x").Because(sqlite3.Error{Code: sqlite3.ErrFull})
	if sentinel(known) != error(known) || sentinel(nil) != nil {
		t.Error("what is known already was changed")
	}
}

// Every kind of record has its name in both languages.
func TestEveryTableHasAName(t *testing.T) {
	db := create(t, options(t))
	for _, lang := range []string{"pl", "en"} {
		b, err := os.ReadFile(filepath.Join("..", "..", "assets", "locale", lang, "store.toml"))
		if err != nil {
			t.Fatal(err)
		}
		for _, tb := range db.tables {
			if !strings.Contains(string(b), "\n\"record."+tb.name+"\" = ") {
				t.Errorf("%s: no name for %s", lang, tb.name)
			}
		}
	}
}
