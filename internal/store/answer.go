package store

import (
	"database/sql"
	"slices"

	"biurolidera/internal/contest"
)

// Answers are many: a narrow row each, by audit and the criterion's position in the
// questionnaire version. What few answers have (a comment, a measured value) stands
// in answer_note.
//
// Rules:
//   - an answer names its criterion by position, so that a version in use must not
//     change (questionnaire.go);
//   - N/A has a reason and 0 points; it leaves numerator and denominator of the score
//     (method.md 2a, rule 2);
//   - whether points fit the criterion's scale is contest.Criterion.CheckAnswer's to
//     say: the table only knows that they are not negative;
//   - the edition is asked once an audit whether it is open, since a trigger on every
//     new answer would cost more than writing it.

// auditAnswers are the answers of one audit.
type auditAnswers struct {
	auditID, questionnaireID int64
	answers                  []contest.Answer

	items  []uint16 // of the answers, as they were given
	sorted []int    // their order by item; nil: as given
}

// naNumber is how a reason stands in the file: 0 for none.
func naNumber(r contest.NAReason) (int, bool) {
	if r == "" {
		return 0, true
	}
	i := slices.Index(contest.NAReasons(), r)
	return i + 1, i >= 0
}

// naReason reads it back.
func naReason(n int) contest.NAReason {
	if reasons := contest.NAReasons(); n > 0 && n <= len(reasons) {
		return reasons[n-1]
	}
	return ""
}

// PutAnswers makes the audit's answers what is given. Errors: edition_closed,
// answer_unknown (a criterion that its questionnaire version has not),
// answer_twice.
func (tx *Tx) PutAnswers(auditID int64, answers []contest.Answer) (err error) {
	defer wrap(&err, "PutAnswers(%d)", auditID)
	a, err := tx.Audit(auditID)
	if err != nil {
		return tx.stop(err)
	}
	if err := tx.openEdition(a.EditionID); err != nil {
		return err
	}
	if err := tx.deleteAnswers(auditID); err != nil {
		return err
	}
	return tx.insertAnswers([]auditAnswers{{auditID: auditID, questionnaireID: a.QuestionnaireID, answers: answers}})
}

// deleteAnswers takes an audit's answers away, notes first: they refer to answers.
func (tx *Tx) deleteAnswers(auditID int64) error {
	if _, err := tx.exec("DELETE FROM answer_note WHERE audit_id = ?", auditID); err != nil {
		return err
	}
	_, err := tx.exec("DELETE FROM answer WHERE audit_id = ?", auditID)
	return err
}

// insertAnswers writes the answers of audits that have none. All positions are found
// before the first row is written, so that an unknown criterion costs nothing.
func (tx *Tx) insertAnswers(all []auditAnswers) error {
	total, notes := 0, 0
	for i := range all {
		if err := tx.place(&all[i]); err != nil {
			return tx.stop(err)
		}
		total += len(all[i].answers)
		for _, a := range all[i].answers {
			if noted(a) {
				notes++
			}
		}
	}
	next := walk(all, func(contest.Answer) bool { return true })
	err := tx.insertRows(`
		INSERT INTO answer (
			audit_id,
			item,
			points,
			na,
			taken_over
		) VALUES`, 5, total, func(_ int, row []any) error {
		auditID, item, a := next()
		na, ok := naNumber(a.NA)
		if !ok {
			return contest.E("answer_reason", "criterion", a.Criterion, "reason", string(a.NA))
		}
		row[0], row[1], row[2], row[3], row[4] = auditID, item, a.Points, na, a.TakenOver
		return nil
	})
	if err != nil {
		return err
	}
	next = walk(all, noted)
	return tx.insertRows(`
		INSERT INTO answer_note (
			audit_id,
			item,
			measured,
			comment
		) VALUES`, 4, notes, func(_ int, row []any) error {
		auditID, item, a := next()
		row[0], row[1], row[2], row[3] = auditID, item, a.Measured, a.Comment
		return nil
	})
}

// noted tells whether an answer has a row in answer_note.
func noted(a contest.Answer) bool { return a.Measured != "" || a.Comment != "" }

// walk gives one after another the answers that are wanted, with audit and item.
func walk(all []auditAnswers, wanted func(contest.Answer) bool) func() (auditID int64, item int, a *contest.Answer) {
	audit, at := 0, -1
	return func() (int64, int, *contest.Answer) {
		for {
			at++
			for at >= len(all[audit].answers) {
				audit, at = audit+1, 0
			}
			one := &all[audit]
			if a := &one.answers[one.order(at)]; wanted(*a) {
				return one.auditID, int(one.items[one.order(at)]), a
			}
		}
	}
}

// order is the index of the n-th answer by item.
func (a *auditAnswers) order(n int) int {
	if a.sorted == nil {
		return n
	}
	return a.sorted[n]
}

// place finds each answer's position in the questionnaire version.
func (tx *Tx) place(a *auditAnswers) error {
	codes, err := tx.items(a.questionnaireID)
	if err != nil {
		return err
	}
	a.items = make([]uint16, len(a.answers))
	guess := 0
	for i := range a.answers {
		code := a.answers[i].Criterion
		// Answers come in the questionnaire's order, often with gaps.
		at := slices.Index(codes[guess:], code) + guess
		if at < guess {
			at = slices.Index(codes, code)
		}
		if at < 0 {
			return contest.E("answer_unknown", "criterion", code)
		}
		a.items[i] = uint16(at)
		guess = at
	}
	if !slices.IsSorted(a.items) {
		a.sorted = make([]int, len(a.items))
		for i := range a.sorted {
			a.sorted[i] = i
		}
		slices.SortStableFunc(a.sorted, func(x, y int) int { return int(a.items[x]) - int(a.items[y]) })
	}
	for i := 1; i < len(a.items); i++ {
		if a.items[a.order(i)] == a.items[a.order(i-1)] {
			return contest.E("answer_twice", "criterion", a.answers[a.order(i)].Criterion)
		}
	}
	return nil
}

// Answers gives an audit's answers in the order of its questionnaire.
func (r *Reader) Answers(auditID int64) (all []contest.Answer, err error) {
	defer wrap(&err, "Answers(%d)", auditID)
	a, err := r.Audit(auditID)
	if err != nil {
		return nil, err
	}
	codes, err := r.items(a.QuestionnaireID)
	if err != nil {
		return nil, err
	}
	return collect(r, `
		SELECT
			a.item,
			a.points,
			a.na,
			a.taken_over,
			coalesce(n.measured, ''),
			coalesce(n.comment, '')
		FROM answer AS a
		LEFT JOIN answer_note AS n ON n.audit_id = a.audit_id AND n.item = a.item
		WHERE a.audit_id = ?
		ORDER BY a.item`, []any{auditID}, func(rows *sql.Rows, one *contest.Answer) error {
		var item, na int
		if err := rows.Scan(&item, &one.Points, &na, &one.TakenOver, &one.Measured, &one.Comment); err != nil {
			return err
		}
		if item >= len(codes) {
			return contest.E("answer_unknown", "criterion", item)
		}
		one.Criterion, one.NA = codes[item], naReason(na)
		return nil
	})
}

// AnswerPlace names an answer: audit, and position in its questionnaire version.
type AnswerPlace struct {
	Audit int64
	Item  int
}

// CommentedAnswers gives the edition's answers that have a comment.
func (r *Reader) CommentedAnswers(editionID int64) (places map[AnswerPlace]bool, err error) {
	defer wrap(&err, "CommentedAnswers(%d)", editionID)
	places = map[AnswerPlace]bool{}
	err = r.rows(`
		SELECT
			n.audit_id,
			n.item
		FROM answer_note AS n
		JOIN audit AS a ON a.id = n.audit_id
		WHERE a.edition_id = ?
			AND n.comment <> ''
		ORDER BY n.audit_id, n.item`, []any{editionID}, func(rows *sql.Rows) error {
		var p AnswerPlace
		if err := rows.Scan(&p.Audit, &p.Item); err != nil {
			return err
		}
		places[p] = true
		return nil
	})
	return places, err
}
