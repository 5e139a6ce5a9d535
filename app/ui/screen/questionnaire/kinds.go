package questionnaire

import (
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
)

// kind is a category with one of its subcategories, or with none.
type kind struct{ category, sub, name string }

// kindsOf lists each category's subcategories, and each category that has none.
func kindsOf(categories []contest.Category) []kind {
	var all []kind
	for _, c := range categories {
		if len(c.Subcategories) == 0 {
			all = append(all, kind{c.Code, "", c.Name})
		}
		for _, s := range c.Subcategories {
			all = append(all, kind{c.Code, s.Code, c.Name + " – " + s.Name})
		}
	}
	return all
}

func (k kind) key() string { return k.category + "/" + k.sub }

// asking writes whom a criterion is asked of as the shortest For or Not: whole
// categories by their code, others by subcategory.
func asking(categories []contest.Category, asked func(kind) bool) (only, not []string) {
	yes, no := wordsFor(categories, asked), wordsFor(categories, func(k kind) bool { return !asked(k) })
	switch {
	case len(no) == 0:
		return nil, nil
	case len(yes) == 0 || len(no) < len(yes):
		return nil, no
	}
	return yes, nil
}

// wordsFor names the kinds a condition holds for.
func wordsFor(categories []contest.Category, holds func(kind) bool) []string {
	var words []string
	for _, c := range categories {
		own := kindsOf([]contest.Category{c})
		hits := slices.DeleteFunc(slices.Clone(own), func(k kind) bool { return !holds(k) })
		if len(hits) == len(own) {
			words = append(words, c.Code)
			continue
		}
		for _, k := range hits {
			words = append(words, k.sub)
		}
	}
	return words
}

// askedText says whom a criterion is asked of.
func askedText(cat *locale.Catalogue, categories []contest.Category, c contest.Criterion) string {
	names := func(codes []string) string {
		out := make([]string, len(codes))
		for i, code := range codes {
			out[i] = wordName(categories, code)
		}
		return strings.Join(out, ", ")
	}
	switch {
	case len(c.For) > 0 && len(c.Not) > 0:
		return cat.T("questionnaire.asked.both", "only", names(c.For), "not", names(c.Not))
	case len(c.For) > 0:
		return cat.T("questionnaire.asked.only", "only", names(c.For))
	case len(c.Not) > 0:
		return cat.T("questionnaire.asked.not", "not", names(c.Not))
	}
	return cat.T("questionnaire.asked.all")
}

// wordName is the name of a category or subcategory.
func wordName(categories []contest.Category, code string) string {
	for _, c := range categories {
		if c.Code == code {
			return c.Name
		}
		for _, s := range c.Subcategories {
			if s.Code == code {
				return s.Name
			}
		}
	}
	return code
}
