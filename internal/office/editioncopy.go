package office

import (
	"context"
	"errors"

	"biurolidera/internal/contest"
)

// NewEditionFrom opens the next edition in the same file with the set-up of another:
// categories, rules, questionnaires in force as version 1, scenarios, and the calendar
// moved by the years between. It shares no row with the old one. Undoable while
// nothing was added to it. Fails with edition_code_taken where the year has one.
func (o *Office) NewEditionFrom(ctx context.Context, from contest.Edition, n NewEdition) (ed contest.Edition, err error) {
	return ed, errors.ErrUnsupported
}
