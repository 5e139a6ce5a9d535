package contest

import "strconv"

// The linter of questionnaires follows method.md 2a (rules 1–4), 4.1 and 4.3: a
// criterion is a fact that two people would answer alike, each point value has an
// anchor, no area holds over half of the weight, N/A is for what need not happen,
// and an audit in which nobody was reached stays valid.
//
// A fault makes the questionnaire unusable; a warning makes it a worse measure and
// leaves the decision to the office. Field names the criterion, section or area.

// MaxCriterionText is the most runes a text, hint, condition or anchor may have to
// fit its row of the printed sheet.
const MaxCriterionText = 220

// Bounds of what is computed with: integers over a common denominator stay small.
const (
	maxCriterionPoints = 10
	maxWeight          = 1000
)

// LintQuestionnaire tells what is wrong with a questionnaire and where, for the
// default categories and coverage. Nil: nothing.
func LintQuestionnaire(q Questionnaire) []Finding {
	return LintQuestionnaireFor(q, DefaultCategories(), DefaultRules().Coverage)
}

// LintQuestionnaireFor is LintQuestionnaire for an edition's own categories and
// coverage. Findings stand in the order of the questionnaire, those about the
// whole of it last.
func LintQuestionnaireFor(q Questionnaire, categories []Category, cover Coverage) []Finding {
	l := linter{kinds: kindsOf(categories)}
	l.head(q)
	areas := map[string]bool{}
	codes := map[string]bool{}
	for _, a := range q.Areas {
		l.area(a, areas)
	}
	sections := map[string]bool{}
	for _, s := range q.Sections {
		l.section(s, areas, sections)
		for _, c := range s.Criteria {
			l.code(c.Code, "criterion", codes)
			l.criterion(c, s)
		}
	}
	if l.countable {
		l.shares(q, cover)
	}
	return l.found
}

// linter gathers findings. countable turns false where weights are missing, so
// that shares can't be computed.
type linter struct {
	found     []Finding
	kinds     []kind
	countable bool
}

// kind is a category with one of its subcategories, or with none.
type kind struct{ category, sub string }

// String gives the narrower word.
func (k kind) String() string {
	if k.sub != "" {
		return k.sub
	}
	return k.category
}

// kindsOf lists each subcategory, and each category that has none.
func kindsOf(categories []Category) []kind {
	var all []kind
	for _, c := range categories {
		if len(c.Subcategories) == 0 {
			all = append(all, kind{category: c.Code})
		}
		for _, s := range c.Subcategories {
			all = append(all, kind{c.Code, s.Code})
		}
	}
	return all
}

func (l *linter) add(f Finding, field string) {
	f.Field = field
	l.found = append(l.found, f)
}

func (l *linter) head(q Questionnaire) {
	l.countable = len(q.Sections) > 0
	if !q.Channel.Valid() {
		l.add(Fault("lint_channel", "channel", string(q.Channel)), "channel")
	}
	if q.Code == "" {
		l.add(Fault("lint_code_empty", "what", "questionnaire"), "code")
	}
	if q.Version < 1 {
		l.add(Fault("lint_version", "version", q.Version), "version")
	}
	if q.Title == "" {
		l.add(Fault("lint_title_empty"), "title")
	}
	if len(q.Sections) == 0 {
		l.add(Fault("lint_no_section"), "section")
	}
}

// code checks that a code is there and new among its like.
func (l *linter) code(code, what string, seen map[string]bool) {
	switch {
	case code == "":
		l.add(Fault("lint_code_empty", "what", what), what)
	case seen[code]:
		l.add(Fault("lint_duplicate_code", "code", code), code)
	}
	seen[code] = true
}

func (l *linter) area(a Area, seen map[string]bool) {
	l.code(a.Code, "area", seen)
	if a.Name == "" {
		l.add(Fault("lint_name_empty", "code", a.Code), a.Code)
	}
}

func (l *linter) section(s Section, areas, seen map[string]bool) {
	l.code(s.Code, "section", seen)
	if s.Name == "" {
		l.add(Fault("lint_name_empty", "code", s.Code), s.Code)
	}
	if !areas[s.Area] {
		l.add(Fault("lint_unknown_area", "section", s.Code, "area", s.Area), s.Code)
	}
	l.weight(s.Weight, s.Code)
	if len(s.Criteria) == 0 {
		l.countable = false
		l.add(Fault("lint_section_empty", "section", s.Code), s.Code)
	}
}

func (l *linter) weight(w int, code string) {
	if w < 1 || w > maxWeight {
		l.countable = false
		l.add(Fault("lint_weight", "code", code, "weight", strconv.Itoa(w), "max", maxWeight), code)
	}
}
