package store

import (
	"testing"

	"biurolidera/internal/contest"
)

func TestAnswers(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	want := sampleAudit(o, 1)
	write(t, db, func(tx *Tx) (err error) { want.ID, err = tx.InsertAudit(want); return err })
	ask := func() []contest.Answer {
		return get(t, db, func(r *Reader) ([]contest.Answer, error) { return r.Answers(want.ID) })
	}
	same(t, "with the audit", want.Answers, ask())

	shuffled := []contest.Answer{
		{Criterion: "W007", Points: 2}, {Criterion: "W001", NA: contest.NAUnavailable}, {Criterion: "W003", Points: 1, Comment: "głośno"},
	}
	w := write(t, db, func(tx *Tx) error { return tx.PutAnswers(want.ID, shuffled) })
	same(t, "in the questionnaire's order", []contest.Answer{shuffled[1], shuffled[2], shuffled[0]}, ask())
	same(t, "tables", []string{"answer", "answer_note"}, w.Tables)
	// The same again is no change.
	w = write(t, db, func(tx *Tx) error { return tx.PutAnswers(want.ID, shuffled) })
	if w.ID != 0 {
		t.Errorf("answers put again made change %+v", w.Change)
	}
	for _, c := range []struct {
		code    string
		answers []contest.Answer
	}{
		{"answer_unknown", []contest.Answer{{Criterion: "X99"}}},
		{"answer_twice", []contest.Answer{{Criterion: "W001"}, {Criterion: "W002"}, {Criterion: "W001"}}},
		{"answer_reason", []contest.Answer{{Criterion: "W001", NA: "bo tak"}}},
		{"record_invalid", []contest.Answer{{Criterion: "W001", Points: 2, NA: contest.NAKind}}},
		{"record_invalid", []contest.Answer{{Criterion: "W001", Points: -1}}},
	} {
		_, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error { return tx.PutAnswers(want.ID, c.answers) })
		wantCode(t, err, c.code)
	}
	same(t, "after refusals", 3, len(ask()))
}

func TestNAReasonsKeepTheirNumbers(t *testing.T) {
	for i, r := range contest.NAReasons() {
		n, ok := naNumber(r)
		if !ok || n != i+1 || naReason(n) != r {
			t.Errorf("%s: %d %v", r, n, ok)
		}
	}
	// Numbers stand in files: a reason may be added at the end, never moved.
	same(t, "order", []contest.NAReason{"situation", "condition", "kind", "no_contact", "unavailable"}, contest.NAReasons()[:5])
}
