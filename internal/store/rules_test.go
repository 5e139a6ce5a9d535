package store

import (
	"testing"
	"time"

	"biurolidera/internal/contest"
)

func TestRulesAndSeals(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	rules := contest.DefaultRules()
	rules.Channels[0].Excluded = []string{"MIE"}
	write(t, db, func(tx *Tx) error { return tx.PutRules(o.edition, rules) })
	same(t, "rules", rules, get(t, db, func(r *Reader) (contest.Rules, error) { return r.Rules(o.edition) }))
	read(t, db, func(r *Reader) error {
		_, err := r.Rules(99)
		wantCode(t, err, "record_missing")
		return nil
	})

	hash := get(t, db, func(r *Reader) (string, error) { return r.SealHash(o.edition) })
	seal := contest.Seal{EditionID: o.edition, Hash: hash, SealedAt: time.Date(2025, 6, 1, 12, 0, 0, 5e6, time.UTC)}
	again := contest.Seal{EditionID: o.edition, Hash: sumOf([]byte("x")), SealedAt: seal.SealedAt.AddDate(0, 1, 0), Reason: "pomyłka w wadze"}
	if _, err := db.Write(t.Context(), Step{Action: "seal"}, func(tx *Tx) error { return tx.PutSeal(seal) }); err != nil {
		t.Fatal(err)
	}
	sound(t, db)
	if _, err := db.Write(t.Context(), Step{Action: "seal"}, func(tx *Tx) error { return tx.PutSeal(again) }); err != nil {
		t.Fatal(err)
	}
	same(t, "seals", []contest.Seal{seal, again}, get(t, db, func(r *Reader) ([]contest.Seal, error) { return r.Seals(o.edition) }))
	found, err := db.Check(t.Context(), nil)
	if err != nil || len(found) != 1 || found[0].Code != "seal_differs" {
		t.Errorf("a seal that does not fit: %v, %v", found, err)
	}
	for _, statement := range []string{"DELETE FROM seal", "UPDATE seal SET reason = ''"} {
		_, err = db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error { _, err := tx.exec(statement); return err })
		wantCode(t, err, "seal_permanent")
	}
}
