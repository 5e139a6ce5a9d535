package office

import (
	"context"
	"strconv"
	"strings"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// NewEditionFrom opens the next edition in the same file with the set-up of another:
// categories, rules, questionnaires in force as version 1, scenarios, and the calendar
// moved by the years between. It shares no row with the old one. Undoable while
// nothing was added to it. Fails with edition_code_taken where the year has one.
func (o *Office) NewEditionFrom(ctx context.Context, from contest.Edition, n NewEdition) (ed contest.Edition, err error) {
	defer wrap(&err, "NewEditionFrom(%q)", from.Code)
	ed = contest.Edition{
		Name: strings.TrimSpace(n.Name), Year: n.Year, Code: strconv.Itoa(n.Year), State: contest.EditionOpen, Example: from.Example,
	}
	if err := ed.Validate(); err != nil {
		return ed, err
	}
	step := store.Step{Action: "copy_edition", Args: contest.Args{"edition": ed.Name, "from": from.Name}, Undoable: true}
	_, err = o.write(ctx, step, func(tx *store.Tx) error {
		all, err := tx.Editions()
		if err != nil {
			return err
		}
		for _, e := range all {
			if e.Code == ed.Code {
				return contest.E("edition_code_taken", "year", ed.Year, "edition", e.Name).At("year")
			}
		}
		s, err := setupOf(tx.Reader, from.ID)
		if err != nil {
			return err
		}
		calendar, err := tx.Calendar(from.ID)
		if err != nil {
			return err
		}
		if err := insertEdition(tx, &ed, s); err != nil {
			return err
		}
		return tx.PutCalendar(ed.ID, moved(calendar, ed.Year-from.Year))
	})
	return ed, err
}

// setupOf reads the set-up that an edition has now.
func setupOf(r *store.Reader, edition int64) (s setup, err error) {
	if s.rules, err = r.Rules(edition); err != nil {
		return s, err
	}
	if s.categories, err = r.Categories(edition); err != nil {
		return s, err
	}
	if s.questionnaires, err = r.Questionnaires(edition); err != nil {
		return s, err
	}
	s.scenarios, err = r.Scenarios(edition)
	return s, err
}

// moved gives the calendar so many years on, without the notes: they were of that year.
func moved(calendar []contest.Milestone, years int) []contest.Milestone {
	later := func(t time.Time) time.Time {
		if t.IsZero() {
			return t
		}
		return t.AddDate(years, 0, 0)
	}
	var out []contest.Milestone
	for _, m := range calendar {
		out = append(out, contest.Milestone{Stage: m.Stage, From: later(m.From), To: later(m.To)})
	}
	return out
}
