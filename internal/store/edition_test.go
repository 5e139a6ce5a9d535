package store

import (
	"testing"

	"biurolidera/internal/contest"
)

func TestEditions(t *testing.T) {
	db := create(t, options(t))
	first := contest.Edition{Code: "2024", Name: "I edycja", Year: 2024, State: contest.EditionOpen}
	second := contest.Edition{Code: "2025", Name: "II edycja", Year: 2025, State: contest.EditionOpen, Example: true}
	write(t, db, func(tx *Tx) (err error) {
		if first.ID, err = tx.InsertEdition(first); err != nil {
			return err
		}
		second.ID, err = tx.InsertEdition(contest.Edition{Code: "2025", Name: "II edycja", Year: 2025, Example: true})
		return err
	})
	same(t, "newest first", []contest.Edition{second, first}, get(t, db, (*Reader).Editions))
	for _, c := range []struct {
		said string
		want contest.Edition
		code string
	}{
		{"", second, ""},
		{" 2024 ", first, ""},
		{"ii EDYCJA", second, ""},
		{"2023", contest.Edition{}, "edition_missing"},
	} {
		read(t, db, func(r *Reader) error {
			got, err := r.EditionBy(c.said)
			wantCode(t, err, c.code)
			same(t, "EditionBy "+c.said, c.want, got)
			return nil
		})
	}
	second.Name, second.State = "Druga", contest.EditionClosed
	write(t, db, func(tx *Tx) error {
		if err := tx.UpdateEdition(contest.Edition{ID: second.ID, Code: "2025", Name: "Druga", Year: 2025, State: contest.EditionOpen, Example: true}); err != nil {
			return err
		}
		return tx.UpdateEdition(second)
	})
	same(t, "updated", second, get(t, db, func(r *Reader) (contest.Edition, error) { return r.Edition(second.ID) }))
	_, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error {
		closed := second
		closed.Name = "Trzecia"
		return tx.UpdateEdition(closed)
	})
	wantCode(t, err, "edition_closed")
	_, err = db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error {
		_, err := tx.InsertEdition(contest.Edition{Code: "2025", Name: "Inna", Year: 2025})
		return err
	})
	wantCode(t, err, "record_exists")
	read(t, db, func(r *Reader) error {
		_, err := r.Edition(99)
		wantCode(t, err, "record_missing")
		return nil
	})
}

func TestEditionByAmbiguousName(t *testing.T) {
	db := create(t, options(t))
	read(t, db, func(r *Reader) error {
		_, err := r.EditionBy("")
		wantCode(t, err, "edition_none")
		return nil
	})
	write(t, db, func(tx *Tx) error {
		for _, code := range []string{"a", "b"} {
			if _, err := tx.InsertEdition(contest.Edition{Code: code, Name: "Edycja", Year: 2025}); err != nil {
				return err
			}
		}
		return nil
	})
	read(t, db, func(r *Reader) error {
		_, err := r.EditionBy("edycja")
		wantCode(t, err, "edition_ambiguous")
		return nil
	})
}

// A closed edition is read-only in each of its tables, whatever the statement.
func TestClosedEditionIsReadOnly(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	var audit, unanswered int64
	write(t, db, func(tx *Tx) (err error) {
		bare := sampleAudit(o, 7)
		bare.Answers = nil
		if unanswered, err = tx.InsertAudit(bare); err != nil {
			return err
		}
		if audit, err = tx.InsertAudit(sampleAudit(o, 1)); err != nil {
			return err
		}
		if _, err := tx.PutEvidence(contest.Evidence{AuditID: audit, Name: "a.txt", Type: "text/plain"}, []byte("a")); err != nil {
			return err
		}
		if err := tx.PutCriticalDecision(contest.CriticalDecision{AuditID: audit, Criterion: "W000", State: contest.CriticalOpen}); err != nil {
			return err
		}
		return setState(tx, o.edition, contest.EditionClosed)
	})
	p := get(t, db, func(r *Reader) (contest.Participation, error) { return r.Participation(o.participation) })
	a := get(t, db, func(r *Reader) (contest.Audit, error) { return r.Audit(audit) })
	for name, work := range map[string]func(*Tx) error{
		"categories":    func(tx *Tx) error { return tx.PutCategories(o.edition, contest.DefaultCategories()[:2]) },
		"rules":         func(tx *Tx) error { return tx.PutRules(o.edition, contest.Rules{}) },
		"seal":          func(tx *Tx) error { return tx.PutSeal(contest.Seal{EditionID: o.edition, Hash: sumOf(nil)}) },
		"participation": func(tx *Tx) error { p.Name = "Inna"; return tx.UpdateParticipation(p) },
		"new participation": func(tx *Tx) error {
			_, err := tx.InsertParticipation(contest.Participation{EditionID: o.edition, InstitutionID: o.institution, Code: "P-2", Name: "x", State: "received"})
			return err
		},
		"questionnaire": func(tx *Tx) error {
			_, err := tx.InsertQuestionnaire(sampleQuestionnaire(o.edition, contest.Phone, 4))
			return err
		},
		"scenario": func(tx *Tx) error {
			_, err := tx.InsertScenario(contest.Scenario{EditionID: o.edition, Code: "s", Channel: contest.Visit})
			return err
		},
		"audit":         func(tx *Tx) error { a.Remark = "x"; return tx.UpdateAudit(a) },
		"new audit":     func(tx *Tx) error { _, err := tx.InsertAudit(sampleAudit(o, 2)); return err },
		"answers":       func(tx *Tx) error { return tx.PutAnswers(audit, nil) },
		"first answers": func(tx *Tx) error { return tx.PutAnswers(unanswered, []contest.Answer{{Criterion: "W000"}}) },
		"raw answer": func(tx *Tx) error {
			_, err := tx.exec("UPDATE answer SET points = 1 WHERE audit_id = ?", audit)
			return err
		},
		"evidence": func(tx *Tx) error {
			_, err := tx.PutEvidence(contest.Evidence{AuditID: audit, Name: "b"}, []byte("b"))
			return err
		},
		"critical": func(tx *Tx) error {
			return tx.PutCriticalDecision(contest.CriticalDecision{AuditID: audit, Criterion: "W001", State: contest.CriticalOpen})
		},
		"snapshot": func(tx *Tx) error {
			_, err := tx.InsertSnapshot(contest.RankingSnapshot{EditionID: o.edition})
			return err
		},
	} {
		_, err := db.Write(t.Context(), Step{Action: "test"}, work)
		if contest.CodeOf(err) != "edition_closed" {
			t.Errorf("%s in a closed edition: %v", name, err)
		}
	}
	// The law may demand an erasure also here: the same step opens and closes again.
	w := write(t, db, func(tx *Tx) error {
		if err := setState(tx, o.edition, contest.EditionOpen); err != nil {
			return err
		}
		p.Application.Signatory = ""
		if err := tx.UpdateParticipation(p); err != nil {
			return err
		}
		return setState(tx, o.edition, contest.EditionClosed)
	})
	same(t, "tables of the erasure", []string{"participation"}, w.Tables)
}

func setState(tx *Tx, edition int64, s contest.EditionState) error {
	e, err := tx.Edition(edition)
	if err != nil {
		return err
	}
	e.State = s
	return tx.UpdateEdition(e)
}

// sampleAudit is the n-th audit of the office's participation, with answers.
func sampleAudit(o office, n int) contest.Audit {
	return contest.Audit{
		Code: contest.AuditCode("2025", contest.Visit, n), EditionID: o.edition, ParticipationID: o.participation,
		Channel: contest.Visit, QuestionnaireID: o.questionnaire, Auditor: "A-17", State: contest.AuditSubmitted,
		Outcome: contest.OutcomeContact, Answers: []contest.Answer{
			{Criterion: "W000", Points: 3},
			{Criterion: "W002", NA: contest.NAKind, Comment: "nie ma lady"},
			{Criterion: "W005", Points: 4, Measured: "4.5", TakenOver: true},
		},
	}
}
