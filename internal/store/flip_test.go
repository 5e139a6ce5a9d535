package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// everything is the whole content of a file, byte for byte, and what makes it.
func everything(t *testing.T, db *DB) (all string, err error) {
	t.Helper()
	var lines []string
	err = db.Read(t.Context(), func(r *Reader) error {
		names, err := r.tableNames()
		if err != nil {
			return err
		}
		for _, name := range names {
			var columns []string
			for _, c := range must(collectText(r, "SELECT name FROM pragma_table_info(?)", name)) {
				columns = append(columns, "quote("+c+")")
			}
			rows, err := collectText(r, "SELECT "+strings.Join(columns, "||','||")+" FROM "+name+" ORDER BY 1")
			if err != nil {
				return err
			}
			lines = append(lines, name, strings.Join(rows, "\n"))
		}
		return nil
	})
	return strings.Join(lines, "\n"), err
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// A6: of single flipped bits in a live file every one that changes a kept value is
// found by opening or by Check. SQLite alone finds about three in four.
func TestBitFlips(t *testing.T) {
	const flips = 150
	o := options(t)
	db := evidenceRich(t, o)
	write(t, db, func(tx *Tx) error { _, err := tx.InsertInstitutions(institutions(60)); return err })
	want, err := everything(t, db)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(db.Path())
	if err != nil {
		t.Fatal(err)
	}
	o.ReadOnly = true
	r := rand.New(rand.NewPCG(5, 6))
	found, harmless, bare := 0, 0, 0
	for range flips {
		bit := r.IntN(len(good) * 8)
		bad := append([]byte(nil), good...)
		bad[bit/8] ^= 1 << (bit % 8)
		path := filepath.Join(t.TempDir(), "x.lider")
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		switch how := flipFound(t, path, o, want); how {
		case "":
			t.Errorf("bit %d of byte %d (page %d): a kept value changed unseen", bit%8, bit/8, bit/8/4096+1)
		case "harmless":
			harmless++
		case "bare":
			bare++
			found++
		default:
			found++
		}
	}
	t.Logf("of %d flips %d were found (%d by SQLite alone), %d changed nothing that is kept", flips, found, bare, harmless)
	if found == 0 || found == bare {
		t.Error(fmt.Sprint("the test is dead: found ", found, ", by SQLite alone ", bare))
	}
}

// flipFound tells how a change of the file shows: by SQLite alone ("bare"), by
// opening or Check, not at all though a value changed (""), or "harmless".
func flipFound(t *testing.T, path string, o Options, want string) string {
	t.Helper()
	db, err := Open(t.Context(), path, o)
	if err != nil {
		return "open"
	}
	defer db.Close()
	findings, err := db.Check(t.Context(), nil)
	for _, f := range findings {
		if f.Code == "file_structure" {
			return "bare"
		}
	}
	if err != nil || len(findings) > 0 {
		return "check"
	}
	if have, err := everything(t, db); err != nil || have != want {
		return ""
	}
	return "harmless"
}
