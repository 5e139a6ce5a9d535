package store

import (
	"testing"

	"biurolidera/internal/contest"
)

func TestScenarios(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	want := contest.Scenario{
		EditionID: o.edition, Code: "W-01", Channel: contest.Visit, Subs: []string{"URZ"}, Title: "Dowód", Text: "Jak wymienić dowód?",
		AnswerKey: []string{"wniosek", "zdjęcie"}, Terms: []string{"e-dowód"},
	}
	write(t, db, func(tx *Tx) (err error) { want.ID, err = tx.InsertScenario(want); return err })
	ask := func() []contest.Scenario {
		return get(t, db, func(r *Reader) ([]contest.Scenario, error) { return r.Scenarios(o.edition) })
	}
	same(t, "inserted", []contest.Scenario{want}, ask())
	want.Title, want.Terms, want.Subs = "Dowód osobisty", nil, nil
	a := sampleAudit(o, 1)
	a.ScenarioID = want.ID
	write(t, db, func(tx *Tx) error {
		if err := tx.UpdateScenario(want); err != nil {
			return err
		}
		_, err := tx.InsertAudit(a)
		return err
	})
	same(t, "updated", []contest.Scenario{want}, ask())
	_, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error { return tx.DeleteScenario(want.ID) })
	wantCode(t, err, "record_in_use")
}
