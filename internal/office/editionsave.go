package office

import (
	"context"
	"errors"

	"biurolidera/internal/contest"
)

// SaveEditionName renames an edition. Errors name the field: name, year. The code
// stays: it stands in the codes of audits. Undoable, as the other Save functions.
func (o *Office) SaveEditionName(ctx context.Context, ed contest.Edition, n NewEdition) (ch contest.Change, err error) {
	return ch, errors.ErrUnsupported
}

// SaveCalendar makes the calendar what is given. The field of an error is the stage.
func (o *Office) SaveCalendar(ctx context.Context, ed contest.Edition, calendar []contest.Milestone) (ch contest.Change, err error) {
	return ch, errors.ErrUnsupported
}

// SaveCategories makes the categories what is given, in that order. Codes and names
// must be there and codes come once (fields "categories.N.code", "categories.N.name",
// "categories.N.subcategories.M.code", from 0); a category with participations can't
// go (category_in_use). A change after sealing breaks the seal until Office.Seal is
// given a reason.
func (o *Office) SaveCategories(ctx context.Context, ed contest.Edition, categories []contest.Category) (ch contest.Change, err error) {
	return ch, errors.ErrUnsupported
}

// CheckRules tells what is wrong with rules before they are saved, one error a field:
// "channels.visit.weight", "channels.visit.min_audits", "channels.visit.planned",
// "channels.visit.excluded", "coverage.section", "coverage.audit",
// "laureate.min_score", "laureate.min_channel", "laureate.top_percent",
// "statuette.min_classified", "licence.months", "licence.pattern", "max_attempts",
// "reply_days". Empty: they can be saved.
func CheckRules(r contest.Rules, categories []contest.Category) []*contest.Error {
	return nil
}

// SaveRules writes the edition's rules, or fails with the first of CheckRules. A change
// after sealing breaks the seal until Office.Seal is given a reason.
func (o *Office) SaveRules(ctx context.Context, ed contest.Edition, rules contest.Rules) (ch contest.Change, err error) {
	return ch, errors.ErrUnsupported
}

// CloseEdition makes an edition read-only.
func (o *Office) CloseEdition(ctx context.Context, ed contest.Edition) (ch contest.Change, err error) {
	return ch, errors.ErrUnsupported
}

// ReopenEdition lets a closed edition be changed again; the reason stands in the history.
func (o *Office) ReopenEdition(ctx context.Context, ed contest.Edition, reason string) (ch contest.Change, err error) {
	return ch, errors.ErrUnsupported
}
