package store

import (
	"testing"

	"biurolidera/internal/contest"
)

func TestCriticalDecisions(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	want := contest.CriticalDecision{Criterion: "W000", State: contest.CriticalOpen}
	write(t, db, func(tx *Tx) (err error) {
		if want.AuditID, err = tx.InsertAudit(sampleAudit(o, 1)); err != nil {
			return err
		}
		return tx.PutCriticalDecision(want)
	})
	ask := func() []contest.CriticalDecision {
		return get(t, db, func(r *Reader) ([]contest.CriticalDecision, error) { return r.CriticalDecisions(o.edition) })
	}
	same(t, "open", []contest.CriticalDecision{want}, ask())
	want.State, want.Reason = contest.CriticalConfirmed, "potwierdza e-mail"
	write(t, db, func(tx *Tx) error { return tx.PutCriticalDecision(want) })
	same(t, "confirmed", []contest.CriticalDecision{want}, ask())
	_, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error { return tx.DeleteAudit(want.AuditID) })
	wantCode(t, err, "record_in_use")
	write(t, db, func(tx *Tx) error { return tx.DeleteCriticalDecision(want.AuditID, "W000") })
	same(t, "taken back", []contest.CriticalDecision(nil), ask())
}
