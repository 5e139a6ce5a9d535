package store

import (
	"testing"
	"time"

	"biurolidera/internal/contest"
)

func TestSnapshots(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	latest := func(r *Reader) (contest.RankingSnapshot, error) {
		s, found, err := r.LatestSnapshot(o.edition)
		if !found {
			s.Reason = "brak"
		}
		return s, err
	}
	same(t, "none yet", contest.RankingSnapshot{Reason: "brak"}, get(t, db, latest))
	var want []contest.RankingSnapshot
	for n, reason := range []string{"", "poprawka"} {
		s := contest.RankingSnapshot{
			EditionID: o.edition, ApprovedAt: time.Date(2025, 11, 1+n, 8, 0, 0, 0, time.UTC), SealHash: "ab",
			Input: []byte(`{"in":1}`), Result: []byte(`{"out":2}`), Reason: reason,
		}
		if _, err := db.Write(t.Context(), Step{Action: "approve"}, func(tx *Tx) (err error) { s.ID, err = tx.InsertSnapshot(s); return err }); err != nil {
			t.Fatal(err)
		}
		s.InputHash = sumOf(s.Input)
		want = append(want, s)
	}
	same(t, "latest", want[1], get(t, db, latest))
	for i := range want {
		want[i].Input, want[i].Result = nil, nil
	}
	same(t, "all", want, get(t, db, func(r *Reader) ([]contest.RankingSnapshot, error) { return r.Snapshots(o.edition) }))
	for _, statement := range []string{"DELETE FROM ranking_snapshot", "UPDATE ranking_snapshot SET reason = 'x'"} {
		_, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error { _, err := tx.exec(statement); return err })
		wantCode(t, err, "snapshot_permanent")
	}
	sound(t, db)
}
