package office

import (
	"context"
	"math"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// The same institutions again a year later: nothing changed for most, one planted
// decline is found, and the old edition stays as it was.
func TestTrendFindsAPlantedChange(t *testing.T) {
	o, old := openSample(t, 60, 4)
	ctx := context.Background()
	before, err := o.Ranking(ctx, old)
	if err != nil {
		t.Fatal(err)
	}
	ed, err := o.NewEditionFrom(ctx, old, NewEdition{Name: "III edycja", Year: old.Year + 1})
	if err != nil {
		t.Fatal(err)
	}
	worse := before.Participations[5].InstitutionID
	again(t, o, old, ed, worse)
	now, err := o.Certainty(ctx, ed)
	if err != nil || now.Refused != nil {
		t.Fatal(err, now.Refused)
	}
	confirmed := 0
	for i, p := range now.Ranking.Participations {
		s, err := o.strengths(ctx, now, i)
		if err != nil {
			t.Fatal(err)
		}
		tr := s.Trend
		if tr == nil || tr.Refused != nil || tr.Common == 0 || tr.Before.ID != old.ID {
			t.Fatalf("%s: %+v", p.Code, tr)
		}
		switch {
		case p.InstitutionID == worse:
			if !tr.Confirmed || tr.Change > -15 || math.Abs(tr.Change) > math.Abs(tr.Raw) {
				t.Errorf("the planted decline: %+v", tr)
			}
		case tr.Confirmed:
			confirmed++
		}
	}
	if confirmed > 0 {
		t.Errorf("%d changes are confirmed where the same answers stand", confirmed)
	}
	first, err := o.strengths(ctx, mustCertainty(t, o, old), 0)
	if err != nil || first.Trend != nil {
		t.Errorf("the first edition has a trend: %+v, %v", first.Trend, err)
	}
}

func mustCertainty(t *testing.T, o *Office, ed contest.Edition) *Certainty {
	t.Helper()
	c, err := o.Certainty(context.Background(), ed)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// again repeats an edition's participations and audits in another one; one institution
// loses every second criterion.
func again(t *testing.T, o *Office, old, ed contest.Edition, worse int64) {
	t.Helper()
	_, err := o.write(context.Background(), store.Step{Action: "delete_audits"}, func(tx *store.Tx) error {
		form := map[contest.Channel]int64{}
		questionnaires, err := tx.Questionnaires(ed.ID)
		if err != nil {
			return err
		}
		for _, q := range questionnaires {
			form[q.Channel] = q.ID
		}
		parts, err := tx.Participations(old.ID)
		if err != nil {
			return err
		}
		to, institution := map[int64]int64{}, map[int64]int64{}
		for _, p := range parts {
			id := p.ID
			p.ID, p.EditionID = 0, ed.ID
			if to[id], err = tx.InsertParticipation(p); err != nil {
				return err
			}
			institution[id] = p.InstitutionID
		}
		audits, err := tx.Audits(old.ID, store.AuditFilter{})
		if err != nil {
			return err
		}
		for _, a := range audits {
			answers, err := tx.Answers(a.ID)
			if err != nil {
				return err
			}
			for k := range answers {
				if institution[a.ParticipationID] == worse && k%2 == 0 && answers[k].NA == "" {
					answers[k].Points = 0
				}
			}
			a.Code = "N" + a.Code
			a.EditionID, a.ParticipationID, a.QuestionnaireID, a.ScenarioID = ed.ID, to[a.ParticipationID], form[a.Channel], 0
			a.Answers = nil
			id, err := tx.InsertAudit(a)
			if err != nil {
				return err
			}
			if err := tx.PutAnswers(id, answers); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
