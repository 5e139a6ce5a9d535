package store

import (
	"fmt"
	"testing"

	"biurolidera/internal/contest"
)

// The columns say the same as the rows.
func TestAnswerColumns(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	empty, err := db.AnswerColumns(t.Context(), o.edition)
	if err != nil || len(empty.Audits) != 0 || len(empty.From) != 1 {
		t.Errorf("no answers: %+v, %v", empty, err)
	}
	const audits = 31
	write(t, db, func(tx *Tx) error {
		for n := range audits {
			a := sampleAudit(o, n+1)
			a.Answers = nil
			for k := range 8 {
				answer := contest.Answer{Criterion: fmt.Sprintf("W%03d", k), Points: (n + k) % 5, TakenOver: (n+k)%7 == 0}
				if (n*k)%6 == 1 {
					answer.Points, answer.NA = 0, contest.NAReasons()[k%5]
				}
				if (n+k)%9 != 0 && n != 5 {
					a.Answers = append(a.Answers, answer)
				}
			}
			if _, err := tx.InsertAudit(a); err != nil {
				return err
			}
		}
		// Another edition's answers stay out.
		other, err := otherEdition(tx, o)
		if err != nil {
			return err
		}
		_, err = tx.InsertAudit(other)
		return err
	})
	c, err := db.AnswerColumns(t.Context(), o.edition)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Audits) != audits-1 || len(c.From) != audits || c.From[audits-1] != len(c.Item) {
		t.Fatalf("%d audits, %d bounds", len(c.Audits), len(c.From))
	}
	for i, id := range c.Audits {
		var got []contest.Answer
		for k := c.From[i]; k < c.From[i+1]; k++ {
			got = append(got, contest.Answer{Criterion: fmt.Sprintf("W%03d", c.Item[k]), Points: int(c.Points[k]), NA: NAReasonOf(c.NA[k]), TakenOver: c.TakenOver[k]})
		}
		same(t, fmt.Sprint("audit ", id), get(t, db, func(r *Reader) ([]contest.Answer, error) { return r.Answers(id) }), got)
	}
}

// otherEdition makes an edition with a participation and gives an audit of it.
func otherEdition(tx *Tx, o office) (a contest.Audit, err error) {
	id, err := tx.InsertEdition(contest.Edition{Code: "2026", Name: "III", Year: 2026})
	if err != nil {
		return a, err
	}
	p, err := tx.InsertParticipation(contest.Participation{EditionID: id, InstitutionID: o.institution, Code: "P-0001", Name: "x", State: "accepted"})
	if err != nil {
		return a, err
	}
	q, err := tx.InsertQuestionnaire(sampleQuestionnaire(id, contest.Visit, 8))
	if err != nil {
		return a, err
	}
	a = sampleAudit(office{edition: id, participation: p, questionnaire: q}, 1)
	a.Code = "2026-W-0001"
	return a, nil
}

func TestColumnListsInAnyOrder(t *testing.T) {
	var c AnswerColumns
	pack := func(item, points, na int) int { return ((item*65536+points)*16 + na) * 2 }
	list := fmt.Sprintf("%d,%d,%d", pack(7, 3, 0), pack(0, 65535, 15), pack(65535, 0, 2)+1)
	if err := c.add([]byte(list)); err != nil {
		t.Fatal(err)
	}
	same(t, "items", []uint16{0, 7, 65535}, c.Item)
	same(t, "points", []uint16{65535, 3, 0}, c.Points)
	same(t, "reasons", []uint8{15, 0, 2}, c.NA)
	same(t, "taken over", []bool{false, false, true}, c.TakenOver)
	if c.add([]byte("12,x")) == nil {
		t.Error("letters were taken for a number")
	}
}
