package store

import (
	"slices"
	"testing"

	"biurolidera/internal/contest"
)

// TestInstitutionPages: pages, columns and orders speak of the same records, also
// beyond the number of values one query takes.
func TestInstitutionPages(t *testing.T) {
	db := create(t, options(t))
	all := institutions(2*maxListed + 7)
	write(t, db, func(tx *Tx) error {
		ids, err := tx.InsertInstitutions(all)
		for n, id := range ids {
			all[n].ID = id
		}
		return err
	})
	ids := get(t, db, (*Reader).InstitutionOrder)
	var streamed []int64
	read(t, db, func(r *Reader) error {
		return r.Institutions(func(i contest.Institution) error { streamed = append(streamed, i.ID); return nil })
	})
	same(t, "order", streamed, ids)

	asked := append([]int64{987654}, ids...)
	read(t, db, func(r *Reader) error {
		whole, err := r.InstitutionsOf(asked)
		if err != nil {
			return err
		}
		slices.SortFunc(whole, func(a, b contest.Institution) int { return int(a.ID - b.ID) })
		same(t, "whole records", all, whole)
		rows, err := r.ListRowsOf(asked)
		if len(rows) != len(all) {
			t.Errorf("%d list rows of %d", len(rows), len(all))
		}
		return err
	})
	for _, f := range contest.InstitutionValues() {
		n := 0
		read(t, db, func(r *Reader) error {
			return r.InstitutionColumn(f.Name, func(id int64, value string) error {
				n++
				if want := f.Get(&all[id-all[0].ID]); value != want && !(want == "" && value == "0") {
					t.Errorf("%s of %d: %q, want %q", f.Name, id, value, want)
				}
				return nil
			})
		})
		if n != len(all) {
			t.Errorf("%s: %d values of %d", f.Name, n, len(all))
		}
	}
	err := db.Read(t.Context(), func(r *Reader) error {
		return r.InstitutionColumn("id FROM change --", func(int64, string) error { return nil })
	})
	wantCode(t, err, "record_missing")
}

// TestChangesOfAny: a record's changes are those that made, changed or removed it, and
// no number that only begins alike counts.
func TestChangesOfAny(t *testing.T) {
	db := create(t, options(t))
	all := institutions(15)
	write(t, db, func(tx *Tx) error { _, err := tx.InsertInstitutions(all); return err })
	rename := func(id int64) {
		write(t, db, func(tx *Tx) error {
			i, err := tx.Institution(id)
			if err != nil {
				return err
			}
			i.Name += " nowa"
			return tx.UpdateInstitution(i)
		})
	}
	rename(1)
	rename(12)
	write(t, db, func(tx *Tx) error { return tx.DeleteInstitution(1) })
	last := get(t, db, func(r *Reader) ([]contest.Change, error) { return r.Changes(0, 4) })
	slices.Reverse(last)
	of := func(ids ...int64) []int64 {
		return get(t, db, func(r *Reader) ([]int64, error) {
			var keys []RecordKey
			for _, id := range ids {
				keys = append(keys, RecordKey{"institution", id})
			}
			return r.ChangesOfAny(keys)
		})
	}
	same(t, "of 1", []int64{last[0].ID, last[1].ID, last[3].ID}, of(1))
	same(t, "of 2", []int64{last[0].ID}, of(2))
	same(t, "of 2 and 12", []int64{last[0].ID, last[2].ID}, of(2, 12))
	if got := of(77); got != nil {
		t.Errorf("of none: %v", got)
	}
	if got := get(t, db, func(r *Reader) ([]int64, error) { return r.ChangesOf("contact", 1) }); got != nil {
		t.Errorf("of another table: %v", got)
	}
}
