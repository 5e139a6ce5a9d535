package office

import (
	"context"
	"errors"

	"biurolidera/internal/contest"
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
	return nil, errors.ErrUnsupported
}

// Questionnaire gives one version's content.
func (o *Office) Questionnaire(ctx context.Context, id int64) (q contest.Questionnaire, err error) {
	return q, errors.ErrUnsupported
}

// SavedQuestionnaire tells what became of an edited questionnaire.
type SavedQuestionnaire struct {
	Questionnaire contest.Questionnaire // as it is kept now, with id and version
	Next          bool                  // it became the next version; else it was changed in place
	Findings      []contest.Finding     // of the linter; with a fault nothing was kept
}

// LintQuestionnaire tells what the linter says of a questionnaire for the edition's
// categories, without keeping it. Field names the criterion, section or area.
func (o *Office) LintQuestionnaire(ctx context.Context, ed contest.Edition, q contest.Questionnaire) (found []contest.Finding, err error) {
	return nil, errors.ErrUnsupported
}

// SaveQuestionnaireVersion keeps edited content: in place while no audit was given on
// that version and it is the channel's last, else as the channel's next version.
// What is equal to the version in force writes nothing. Undoable. Sealed rules then
// need a new seal with a reason.
func (o *Office) SaveQuestionnaireVersion(ctx context.Context, ed contest.Edition, q contest.Questionnaire) (s SavedQuestionnaire, err error) {
	return s, errors.ErrUnsupported
}

// DefaultQuestionnaire gives the built-in questionnaire of a channel.
func DefaultQuestionnaire(c contest.Channel) (q contest.Questionnaire, err error) {
	return q, errors.ErrUnsupported
}

// ResetQuestionnaire keeps the built-in questionnaire as SaveQuestionnaireVersion would.
func (o *Office) ResetQuestionnaire(ctx context.Context, ed contest.Edition, c contest.Channel) (s SavedQuestionnaire, err error) {
	return s, errors.ErrUnsupported
}

// WriteQuestionnaire writes a version as xlsx or toml, to be changed and added again.
func (o *Office) WriteQuestionnaire(ctx context.Context, id int64, as, out string) (err error) {
	return errors.ErrUnsupported
}

// QuestionnairePaper gives the sheet of a questionnaire's variant to be looked at; q
// need not be kept.
func (o *Office) QuestionnairePaper(ctx context.Context, ed contest.Edition, q contest.Questionnaire, category, sub string) (p Paper, err error) {
	return p, errors.ErrUnsupported
}
