package office

import (
	"context"
	"os"
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/exchange"
	"biurolidera/internal/store"
)

// MaxQuestionnaireBytes bounds a questionnaire's file.
const MaxQuestionnaireBytes = 8 << 20

// AddQuestionnaire loads a user's questionnaire (TOML or XLSX) through the door the
// built-in ones come through and keeps it as the channel's next version. The
// linter's remarks say what is wrong and where; with a fault nothing is kept.
// Audits that were given on an earlier version stay on it. Sealed rules then need
// a new seal with a reason.
func (o *Office) AddQuestionnaire(ctx context.Context, ed contest.Edition, path string) (q contest.Questionnaire, found []contest.Finding, err error) {
	defer wrap(&err, "AddQuestionnaire(%q)", path)
	st, err := os.Stat(path)
	if err != nil {
		return q, nil, cannotRead(path, err)
	}
	if st.Size() > MaxQuestionnaireBytes {
		return q, nil, contest.E("questionnaire_large", "file", baseName(path), "max", MaxQuestionnaireBytes>>20)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return q, nil, cannotRead(path, err)
	}
	q, found, err = exchange.LoadQuestionnaire(baseName(path), data)
	if err != nil || hasFault(found) {
		return q, found, err
	}
	q.EditionID, q.Version = ed.ID, 0
	step := store.Step{Action: "add_questionnaire", Args: contest.Args{"file": baseName(path), "channel": string(q.Channel)}, Undoable: true}
	_, err = o.write(ctx, step, func(tx *store.Tx) error {
		if q.ID, err = tx.InsertQuestionnaire(q); err != nil {
			return err
		}
		q, err = tx.QuestionnaireByID(q.ID)
		return err
	})
	return q, found, err
}

// criterionCodes lists the codes of an edition's questionnaires, all versions: what
// a survey export's headings may name.
func (o *Office) criterionCodes(ctx context.Context, ed contest.Edition) (codes []string, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		all, err := r.QuestionnaireVersions(ed.ID)
		for _, q := range all {
			for _, s := range q.Sections {
				for _, c := range s.Criteria {
					codes = append(codes, c.Code)
				}
			}
		}
		return err
	})
	slices.Sort(codes)
	return slices.Compact(codes), err
}
