package office

import (
	"context"
	"io"
	"reflect"
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/exchange"
	"biurolidera/internal/store"
)

// QuestionnaireLine is one version of a channel's questionnaire.
type QuestionnaireLine struct {
	ID       int64
	Channel  contest.Channel
	Code     string
	Version  int
	Title    string
	Sections int
	Criteria int
	Audits   int  // that were given on it
	InForce  bool // the channel's last version
}

// QuestionnaireVersions lists the edition's versions: by channel, the newest first.
func (o *Office) QuestionnaireVersions(ctx context.Context, ed contest.Edition) (lines []QuestionnaireLine, err error) {
	defer wrap(&err, "QuestionnaireVersions(%q)", ed.Code)
	err = o.db.Read(ctx, func(r *store.Reader) error {
		lines, err = questionnaireLines(r, ed.ID)
		return err
	})
	return lines, err
}

func questionnaireLines(r *store.Reader, edition int64) (lines []QuestionnaireLine, err error) {
	all, err := r.QuestionnaireVersions(edition)
	if err != nil {
		return nil, err
	}
	uses, err := r.QuestionnaireUses(edition)
	for _, c := range contest.Channels() {
		first := len(lines)
		for _, q := range slices.Backward(all) {
			if q.Channel != c {
				continue
			}
			lines = append(lines, QuestionnaireLine{
				ID: q.ID, Channel: c, Code: q.Code, Version: q.Version, Title: q.Title, Sections: len(q.Sections),
				Criteria: len(store.Items(q)), Audits: uses[q.ID], InForce: len(lines) == first,
			})
		}
	}
	return lines, err
}

// Questionnaire gives one version's content.
func (o *Office) Questionnaire(ctx context.Context, id int64) (q contest.Questionnaire, err error) {
	defer wrap(&err, "Questionnaire(%d)", id)
	err = o.db.Read(ctx, func(r *store.Reader) error {
		q, err = r.QuestionnaireByID(id)
		return err
	})
	return q, err
}

// SavedQuestionnaire tells what became of an edited questionnaire.
type SavedQuestionnaire struct {
	Questionnaire contest.Questionnaire // as it is kept now, with id and version
	Next          bool                  // it became the next version; else it was changed in place
	Findings      []contest.Finding     // of the linter; with a fault nothing was kept
}

// LintQuestionnaire tells what the linter says of a questionnaire for the edition's
// categories and rules, without keeping it. Field names the criterion, section or area.
func (o *Office) LintQuestionnaire(ctx context.Context, ed contest.Edition, q contest.Questionnaire) (found []contest.Finding, err error) {
	defer wrap(&err, "LintQuestionnaire(%q)", q.Code)
	err = o.db.Read(ctx, func(r *store.Reader) error {
		found, err = lint(r, ed.ID, q)
		return err
	})
	return found, err
}

func lint(r *store.Reader, edition int64, q contest.Questionnaire) ([]contest.Finding, error) {
	rules, err := r.Rules(edition)
	if err != nil {
		return nil, err
	}
	categories, err := r.Categories(edition)
	return contest.LintQuestionnaireFor(q, categories, rules.Coverage), err
}

// SaveQuestionnaireVersion keeps edited content: in place while no audit was given on
// that version and it is the channel's last, else as the channel's next version.
// What is equal to the version in force writes nothing. Undoable. Sealed rules then
// need a new seal with a reason.
func (o *Office) SaveQuestionnaireVersion(ctx context.Context, ed contest.Edition, q contest.Questionnaire) (s SavedQuestionnaire, err error) {
	defer wrap(&err, "SaveQuestionnaireVersion(%q)", q.Code)
	step := store.Step{Action: "save_questionnaire", Args: contest.Args{"channel": string(q.Channel), "edition": ed.Name}, Undoable: true}
	_, err = o.write(ctx, step, func(tx *store.Tx) error {
		if s.Findings, err = lint(tx.Reader, ed.ID, q); err != nil || hasFault(s.Findings) {
			return err
		}
		s.Questionnaire, s.Next, err = keepVersion(tx, ed.ID, q)
		tx.Set("version", s.Questionnaire.Version)
		return err
	})
	return s, err
}

// keepVersion writes a questionnaire in place of the channel's last version if it was
// made from that one and nobody uses it, else as the next.
func keepVersion(tx *store.Tx, edition int64, q contest.Questionnaire) (kept contest.Questionnaire, next bool, err error) {
	q.EditionID = edition
	current, err := tx.Questionnaires(edition)
	if err != nil {
		return q, false, err
	}
	if i := slices.IndexFunc(current, func(c contest.Questionnaire) bool { return c.Channel == q.Channel }); i >= 0 {
		last := current[i]
		if sameContent(last, q) {
			return last, false, nil
		}
		used, err := tx.QuestionnaireUsed(last.ID)
		if err != nil {
			return q, false, err
		}
		if !used && (q.ID == last.ID || q.ID == 0) {
			q.ID, q.Version = last.ID, last.Version
			return q, false, tx.UpdateQuestionnaire(q)
		}
	}
	q.Version = 0
	if q.ID, err = tx.InsertQuestionnaire(q); err != nil {
		return q, true, err
	}
	kept, err = tx.QuestionnaireByID(q.ID)
	return kept, true, err
}

// sameContent compares two questionnaires without ids and version.
func sameContent(a, b contest.Questionnaire) bool {
	a.ID, a.EditionID, a.Version = 0, 0, 0
	b.ID, b.EditionID, b.Version = 0, 0, 0
	return reflect.DeepEqual(a, b)
}

// DefaultQuestionnaire gives the built-in questionnaire of a channel.
func DefaultQuestionnaire(c contest.Channel) (q contest.Questionnaire, err error) {
	defer wrap(&err, "DefaultQuestionnaire(%q)", c)
	all, err := exchange.BuiltInQuestionnaires()
	if err != nil {
		return q, err
	}
	i := slices.IndexFunc(all, func(q contest.Questionnaire) bool { return q.Channel == c })
	if i < 0 {
		return q, contest.E("rules_channel", "channel", string(c)).At("channel")
	}
	return all[i], nil
}

// ResetQuestionnaire keeps the built-in questionnaire as SaveQuestionnaireVersion would.
func (o *Office) ResetQuestionnaire(ctx context.Context, ed contest.Edition, c contest.Channel) (s SavedQuestionnaire, err error) {
	q, err := DefaultQuestionnaire(c)
	if err != nil {
		return s, err
	}
	return o.SaveQuestionnaireVersion(ctx, ed, q)
}

// WriteQuestionnaire writes a version as xlsx or toml, to be changed and added again.
func (o *Office) WriteQuestionnaire(ctx context.Context, id int64, as, out string) (err error) {
	defer wrap(&err, "WriteQuestionnaire(%d, %q)", id, as)
	q, err := o.Questionnaire(ctx, id)
	if err != nil {
		return err
	}
	write := exchange.WriteQuestionnaireXLSX
	if as == "toml" {
		write = exchange.WriteQuestionnaireTOML
	}
	return writeStream(out, func(w io.Writer) error { return write(w, q) })
}
