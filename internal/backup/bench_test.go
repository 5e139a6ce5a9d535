package backup

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// BenchmarkMake100MB makes a verified backup of a file of about 100 MB: 40,000
// institutions with their history, and issued papers (bench.md §7).
func BenchmarkMake100MB(b *testing.B) {
	dir := b.TempDir()
	db, err := store.Create(b.Context(), filepath.Join(dir, "biuro.lider"), store.Options{HeadDir: "-"})
	if err != nil {
		b.Fatal(err)
	}
	fillUp(b, db)
	if err := db.Checkpoint(b.Context()); err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	info, err := os.Stat(db.Path())
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	for b.Loop() {
		if _, err := MakeOf(b.Context(), db, filepath.Join(dir, "kopia.lider"), Options{HeadDir: "-", Replace: true}); err != nil {
			b.Fatal(err)
		}
	}
}

func fillUp(b *testing.B, db *store.DB) {
	b.Helper()
	r := rand.New(rand.NewPCG(1, 1))
	_, err := db.Write(b.Context(), store.Step{Action: "fill"}, func(tx *store.Tx) error {
		if _, err := tx.InsertInstitutions(institutions(40_000, 1)); err != nil {
			return err
		}
		id, err := tx.InsertEdition(contest.Edition{Code: "2025", Name: "II", Year: 2025})
		if err != nil {
			return err
		}
		paper := make([]byte, 50_000)
		for range 1600 {
			for i := range paper {
				paper[i] = byte(r.Uint32())
			}
			if _, err := tx.InsertDocument(contest.IssuedDocument{EditionID: id, Kind: contest.DocumentLicence, Name: "l.pdf", Bytes: paper}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}
