package store

import (
	"testing"

	"biurolidera/internal/contest"
)

func TestQuestionnaires(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	want := sampleQuestionnaire(o.edition, contest.Visit, 8)
	want.ID, want.Version = o.questionnaire, 1
	byID := func(id int64) contest.Questionnaire {
		return get(t, db, func(r *Reader) (contest.Questionnaire, error) { return r.QuestionnaireByID(id) })
	}
	same(t, "by id", want, byID(want.ID))

	// Free to change until an audit uses it.
	want.Title = "Wizyta w urzędzie"
	write(t, db, func(tx *Tx) error { return tx.UpdateQuestionnaire(want) })
	same(t, "changed", want, byID(want.ID))
	var audit int64
	write(t, db, func(tx *Tx) (err error) { audit, err = tx.InsertAudit(sampleAudit(o, 1)); return err })
	for name, work := range map[string]func(*Tx) error{
		"update": func(tx *Tx) error { return tx.UpdateQuestionnaire(want) },
		"delete": func(tx *Tx) error { return tx.DeleteQuestionnaire(want.ID) },
	} {
		_, err := db.Write(t.Context(), Step{Action: "test"}, work)
		if contest.CodeOf(err) != "questionnaire_used" {
			t.Errorf("%s of a version in use: %v", name, err)
		}
	}
	same(t, "used", true, get(t, db, func(r *Reader) (bool, error) { return r.QuestionnaireUsed(want.ID) }))

	// Editing makes the next version; the audit keeps its own.
	next := sampleQuestionnaire(o.edition, contest.Visit, 10)
	phone := sampleQuestionnaire(o.edition, contest.Phone, 4)
	write(t, db, func(tx *Tx) (err error) {
		if next.ID, err = tx.InsertQuestionnaire(next); err != nil {
			return err
		}
		phone.ID, err = tx.InsertQuestionnaire(phone)
		return err
	})
	next.Version, phone.Version = 2, 1
	same(t, "in force", []contest.Questionnaire{next, phone}, get(t, db, func(r *Reader) ([]contest.Questionnaire, error) { return r.Questionnaires(o.edition) }))
	same(t, "versions", 3, len(get(t, db, func(r *Reader) ([]contest.Questionnaire, error) { return r.QuestionnaireVersions(o.edition) })))
	same(t, "the audit's", want.ID, get(t, db, func(r *Reader) (contest.Audit, error) { return r.Audit(audit) }).QuestionnaireID)
	same(t, "used", false, get(t, db, func(r *Reader) (bool, error) { return r.QuestionnaireUsed(next.ID) }))
	write(t, db, func(tx *Tx) error { return tx.DeleteQuestionnaire(phone.ID) })
}

// A version changed and used in one step counts with its new positions.
func TestQuestionnaireChangedInTheStep(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	write(t, db, func(tx *Tx) error {
		if _, err := tx.items(o.questionnaire); err != nil {
			return err
		}
		q := sampleQuestionnaire(o.edition, contest.Visit, 8)
		q.ID, q.Version = o.questionnaire, 1
		q.Sections[0], q.Sections[1] = q.Sections[1], q.Sections[0]
		if err := tx.UpdateQuestionnaire(q); err != nil {
			return err
		}
		_, err := tx.InsertAudit(sampleAudit(o, 1))
		return err
	})
	var item int
	read(t, db, func(r *Reader) error {
		_, err := r.row("SELECT item FROM answer WHERE points = 3", nil, &item)
		return err
	})
	same(t, "position of W000 behind the other section", 4, item)
}
