package questionnaire

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
)

// remark is a finding of the linter with the field it leads to.
type remark struct {
	key   string
	text  string
	fault bool
	at    place
	field string
}

// remarkFields are the fields findings are about; of anchors and bands the kind.
var remarkFields = map[string]string{
	"lint_weight": "weight", "lint_text_empty": "text", "lint_text_long": "text", "lint_double_question": "text", "lint_opinion_word": "text",
	"lint_name_empty": "name", "lint_anchor_missing": "anchor", "lint_anchor_extra": "anchor", "lint_anchor_word": "anchor",
	"lint_bands_last": "rest", "lint_bands_rising": "rest", "lint_bands_falling": "rest", "lint_bands_points": "rest", "lint_unit": "unit",
	"lint_fail_at": "fail_at", "lint_comment": "comment_at_most", "lint_na_critical": "na_allowed", "lint_na_without_condition": "condition",
	"lint_condition_without_na": "na_allowed", "lint_once_on_contact": "on_contact", "lint_recommendation": "recommendation",
	"lint_kind_unknown": "asked", "lint_never_asked": "asked", "lint_unknown_area": "area", "lint_max": "max", "lint_scale": "scale",
	"lint_duplicate_code": "code", "lint_code_empty": "code", "lint_title_empty": "title", "lint_area_heavy": "areas",
}

// remarks places findings, the faults first.
func remarks(cat *locale.Catalogue, q contest.Questionnaire, found []contest.Finding) []remark {
	out := make([]remark, len(found))
	for i, f := range found {
		out[i] = remark{key: strconv.Itoa(i), text: cat.Finding(f), fault: f.Severity == contest.SeverityError}
		out[i].at, out[i].field = located(q, f)
	}
	slices.SortStableFunc(out, func(a, b remark) int {
		switch {
		case a.fault == b.fault:
			return 0
		case a.fault:
			return -1
		}
		return 1
	})
	return out
}

// located gives the place and the form's field a finding is about.
func located(q contest.Questionnaire, f contest.Finding) (place, string) {
	field := remarkFields[f.Code]
	if field == "anchor" {
		if p, ok := f.Args["points"].(int); ok {
			field += "." + strconv.Itoa(p)
		}
	}
	for _, at := range places(q) {
		if !at.isHead() && f.Field == fieldOf(q, at) {
			return at, field
		}
	}
	if slices.ContainsFunc(q.Areas, func(a contest.Area) bool { return a.Code == f.Field }) || f.Field == "area" {
		field = "areas"
	}
	return head, field
}

// fieldOf is what the linter calls a section or criterion: its code, or what it is
// where it has none yet.
func fieldOf(q contest.Questionnaire, at place) string {
	if at.isSection() {
		return cmp.Or(q.Sections[at.sec].Code, "section")
	}
	return cmp.Or(q.Sections[at.sec].Criteria[at.crit].Code, "criterion")
}

// counts tells how many remarks each place has.
func counts(all []remark) map[string]int {
	n := map[string]int{}
	for _, r := range all {
		n[r.at.key()]++
	}
	return n
}

func faults(all []remark) int {
	n := 0
	for _, r := range all {
		if r.fault {
			n++
		}
	}
	return n
}

func remarkColumns(cat *locale.Catalogue) []kit.Column[remark] {
	t := cat.T
	tone := func(r remark) theme.Tone {
		if r.fault {
			return theme.Bad
		}
		return theme.Warn
	}
	word := func(r remark) string {
		if r.fault {
			return t("questionnaire.remark.fault")
		}
		return t("questionnaire.remark.warning")
	}
	return []kit.Column[remark]{
		{ID: "kind", Title: t("questionnaire.remark.kind"), Width: 132, Text: word, Tone: tone, Filter: kit.FilterChoice},
		{ID: "text", Title: t("questionnaire.remark.text"), Width: 540, Text: func(r remark) string { return r.text }},
	}
}

// remarkTitle is the title over the remarks.
func remarkTitle(cat *locale.Catalogue, all []remark) string {
	bad := faults(all)
	var parts []string
	if bad > 0 {
		parts = append(parts, cat.N("questionnaire.remark.faults", bad))
	}
	if n := len(all) - bad; n > 0 {
		parts = append(parts, cat.N("questionnaire.remark.warnings", n))
	}
	return strings.Join(parts, ", ")
}
