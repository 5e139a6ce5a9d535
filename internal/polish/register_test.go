package polish

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// registerNames reads the first columns of real Polish names; the register lies
// beside the repository and is not part of it.
func registerNames(t *testing.T) []string {
	t.Helper()
	path := filepath.Join(repository(t), "..", "shared", "data", "reference", "jst_2021_utf8.csv")
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("the register is not on this machine: %s", filepath.Base(path))
	}
	if err != nil {
		t.Fatal(err)
	}
	comma := ','
	if first, _, _ := bytes.Cut(data, []byte("\n")); bytes.Count(first, []byte(";")) > bytes.Count(first, []byte(",")) {
		comma = ';'
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, row := range rows {
		names = append(names, row...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func repository(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = up
	}
}

// A whole register of names, streets and addresses sorts as x/text's collation
// for Polish sorts it.
func TestRegisterOrder(t *testing.T) {
	names := registerNames(t)
	if len(names) < 1000 {
		t.Fatalf("only %d names", len(names))
	}
	c := collate.New(language.Polish)
	var buf collate.Buffer
	keys := map[string][]byte{}
	for _, n := range names {
		keys[n] = bytes.Clone(c.KeyFromString(&buf, n))
		buf.Reset()
	}
	want := slices.Clone(names)
	slices.SortStableFunc(want, func(a, b string) int { return bytes.Compare(keys[a], keys[b]) })
	SortBy(names, func(s string) string { return s })
	if d := cmp.Diff(want, names); d != "" {
		t.Errorf("%.3000s", d)
	}
}

// Every name of the register folds to plain ASCII letters.
func TestRegisterFolds(t *testing.T) {
	for _, n := range registerNames(t) {
		for _, r := range Fold(n) {
			if r > 0x7F && r != '°' && r != '§' && r != '\uFFFD' {
				t.Errorf("Fold(%q) keeps %q", n, r)
			}
		}
	}
}
