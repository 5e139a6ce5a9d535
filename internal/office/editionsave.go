package office

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// SaveEditionName renames an edition. Errors name the field: name, year. The code
// stays: it stands in the codes of audits. Undoable, as the other Save functions.
func (o *Office) SaveEditionName(ctx context.Context, ed contest.Edition, n NewEdition) (ch contest.Change, err error) {
	defer wrap(&err, "SaveEditionName(%q)", ed.Code)
	ed.Name, ed.Year = strings.TrimSpace(n.Name), n.Year
	if err := ed.Validate(); err != nil {
		return ch, err
	}
	return o.changeEdition(ctx, "save_edition", ed, nil, func(tx *store.Tx, old contest.Edition) error {
		old.Name, old.Year = ed.Name, ed.Year
		return tx.UpdateEdition(old)
	})
}

// changeEdition runs one undoable step on an edition as it is kept.
func (o *Office) changeEdition(ctx context.Context, action string, ed contest.Edition, more contest.Args, work func(*store.Tx, contest.Edition) error) (contest.Change, error) {
	args := contest.Args{"edition": ed.Name}
	for k, v := range more {
		args[k] = v
	}
	return o.write(ctx, store.Step{Action: action, Args: args, Undoable: true}, func(tx *store.Tx) error {
		old, err := tx.Edition(ed.ID)
		if err != nil {
			return err
		}
		return work(tx, old)
	})
}

// SaveCalendar makes the calendar what is given. The field of an error is the stage.
func (o *Office) SaveCalendar(ctx context.Context, ed contest.Edition, calendar []contest.Milestone) (ch contest.Change, err error) {
	defer wrap(&err, "SaveCalendar(%q)", ed.Code)
	if err := contest.ValidateCalendar(calendar); err != nil {
		return ch, err
	}
	return o.changeEdition(ctx, "save_calendar", ed, nil, func(tx *store.Tx, _ contest.Edition) error {
		return tx.PutCalendar(ed.ID, calendar)
	})
}

// SaveCategories makes the categories what is given, in that order. Codes and names
// must be there and codes come once (fields "categories.N.code", "categories.N.name",
// "categories.N.subcategories.M.code", from 0); a category or subcategory with
// participations can't go (category_in_use, subcategory_in_use). A change after sealing breaks the seal until Office.Seal is
// given a reason.
func (o *Office) SaveCategories(ctx context.Context, ed contest.Edition, categories []contest.Category) (ch contest.Change, err error) {
	defer wrap(&err, "SaveCategories(%q)", ed.Code)
	categories, err = checkedCategories(categories)
	if err != nil {
		return ch, err
	}
	return o.changeEdition(ctx, "save_categories", ed, nil, func(tx *store.Tx, _ contest.Edition) error {
		tallies, err := tx.ParticipationTallies(ed.ID)
		if err != nil {
			return err
		}
		used := map[string]int{}
		for _, t := range tallies {
			used[t.Category] += t.N
		}
		old, err := tx.Categories(ed.ID)
		if err != nil {
			return err
		}
		for _, c := range old {
			stays := slices.ContainsFunc(categories, func(n contest.Category) bool { return n.Code == c.Code })
			if !stays && used[c.Code] > 0 {
				return contest.E("category_in_use", "category", c.Name, "count", used[c.Code]).At("categories")
			}
		}
		if err := subcategoriesFree(tx.Reader, ed.ID, old, categories); err != nil {
			return err
		}
		return tx.PutCategories(ed.ID, categories)
	})
}

// subcategoriesFree fails with subcategory_in_use if a subcategory goes that participations
// of the edition are in.
func subcategoriesFree(r *store.Reader, edition int64, old, categories []contest.Category) error {
	gone := map[string]string{}
	for _, c := range old {
		for _, s := range c.Subcategories {
			gone[s.Code] = s.Name
		}
	}
	for _, c := range categories {
		for _, s := range c.Subcategories {
			delete(gone, s.Code)
		}
	}
	if len(gone) == 0 {
		return nil
	}
	all, err := r.Participations(edition)
	used := map[string]int{}
	for _, p := range all {
		used[p.Sub]++
	}
	for code, name := range gone {
		if used[code] > 0 {
			return contest.E("subcategory_in_use", "category", name, "count", used[code]).At("categories")
		}
	}
	return err
}

// checkedCategories gives the categories with blanks at the ends gone, or the first
// fault with its field.
func checkedCategories(all []contest.Category) ([]contest.Category, error) {
	if len(all) == 0 {
		return nil, contest.E("categories_none").At("categories")
	}
	out, seen := slices.Clone(all), map[string]bool{}
	for i := range out {
		c := &out[i]
		c.Code, c.Name = strings.TrimSpace(c.Code), strings.TrimSpace(c.Name)
		field := fmt.Sprintf("categories.%d", i)
		switch {
		case c.Code == "":
			return nil, contest.E("category_code_empty", "category", c.Name).At(field + ".code")
		case c.Name == "":
			return nil, contest.E("category_name_empty", "code", c.Code).At(field + ".name")
		case seen[c.Code]:
			return nil, contest.E("category_code_twice", "code", c.Code).At(field + ".code")
		}
		seen[c.Code] = true
		c.Subcategories = slices.Clone(c.Subcategories)
		for k := range c.Subcategories {
			s := &c.Subcategories[k]
			s.Code, s.Name = strings.TrimSpace(s.Code), strings.TrimSpace(s.Name)
			at := fmt.Sprintf("%s.subcategories.%d", field, k)
			switch {
			case s.Code == "":
				return nil, contest.E("category_code_empty", "category", s.Name).At(at + ".code")
			case s.Name == "":
				return nil, contest.E("category_name_empty", "code", s.Code).At(at + ".name")
			case seen[s.Code]:
				return nil, contest.E("category_code_twice", "code", s.Code).At(at + ".code")
			}
			seen[s.Code] = true
		}
	}
	return out, nil
}

// SaveRules writes the edition's rules, or fails with the first of CheckRules. A change
// after sealing breaks the seal until Office.Seal is given a reason.
func (o *Office) SaveRules(ctx context.Context, ed contest.Edition, rules contest.Rules) (ch contest.Change, err error) {
	defer wrap(&err, "SaveRules(%q)", ed.Code)
	return o.changeEdition(ctx, "save_rules", ed, nil, func(tx *store.Tx, _ contest.Edition) error {
		categories, err := tx.Categories(ed.ID)
		if err != nil {
			return err
		}
		if faults := CheckRules(rules, categories); len(faults) > 0 {
			return faults[0]
		}
		return tx.PutRules(ed.ID, rules)
	})
}

// CloseEdition makes an edition read-only.
func (o *Office) CloseEdition(ctx context.Context, ed contest.Edition) (ch contest.Change, err error) {
	defer wrap(&err, "CloseEdition(%q)", ed.Code)
	return o.changeEdition(ctx, "close_edition", ed, nil, func(tx *store.Tx, old contest.Edition) error {
		old.State = contest.EditionClosed
		return tx.UpdateEdition(old)
	})
}

// ReopenEdition lets a closed edition be changed again; the reason stands in the history.
func (o *Office) ReopenEdition(ctx context.Context, ed contest.Edition, reason string) (ch contest.Change, err error) {
	defer wrap(&err, "ReopenEdition(%q)", ed.Code)
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return ch, contest.E("reopen_reason", "edition", ed.Name).At("reason")
	}
	return o.changeEdition(ctx, "reopen_edition", ed, contest.Args{"reason": reason}, func(tx *store.Tx, old contest.Edition) error {
		old.State = contest.EditionOpen
		return tx.UpdateEdition(old)
	})
}
