package store

import (
	"testing"

	"biurolidera/internal/contest"
)

func TestCategories(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	ask := func() []contest.Category {
		return get(t, db, func(r *Reader) ([]contest.Category, error) { return r.Categories(o.edition) })
	}
	got := ask()
	want := contest.DefaultCategories()
	for i := range want {
		want[i].ID = got[i].ID
	}
	same(t, "as put", want, got)

	// Turned round, one renamed, one gone, one new: ids of known codes stay.
	changed := []contest.Category{want[3], want[0], {Code: "NOWA", Name: "Nowa"}}
	changed[1].Name, changed[1].Subcategories = "Urzędy", want[0].Subcategories[:1]
	write(t, db, func(tx *Tx) error { return tx.PutCategories(o.edition, changed) })
	got = ask()
	changed[2].ID = got[2].ID
	same(t, "changed", changed, got)

	_, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error {
		return tx.PutCategories(o.edition, changed[:1]) // URZ has a participation
	})
	wantCode(t, err, "record_in_use")
	same(t, "refused change", changed, ask())
}
