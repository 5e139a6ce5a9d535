package edition

import (
	"fmt"
	"slices"
	"strconv"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

// kind is a category or a subcategory as a line of the list.
type kind struct {
	key      string // "URZ", "URZ/biblioteka"
	cat, sub int    // positions; sub -1: a category
	order    string // "2", "2.3"
	code     string
	name     string
	entrants int // of a category
	accepted int
}

func (k kind) isSub() bool { return k.sub >= 0 }

// kinds lists the categories, each with its subcategories below it.
func kinds(all []office.CategoryLine) []kind {
	var out []kind
	for i, c := range all {
		out = append(out, kind{key: c.Code, cat: i, sub: -1, order: strconv.Itoa(i + 1), code: c.Code, name: c.Name, entrants: c.Participations, accepted: c.Accepted})
		for j, s := range c.Subcategories {
			out = append(out, kind{key: c.Code + "/" + s.Code, cat: i, sub: j, order: fmt.Sprintf("%d.%d", i+1, j+1), code: s.Code, name: s.Name})
		}
	}
	return out
}

// categoriesOf gives the categories without their counts, as a copy that may be changed.
func categoriesOf(all []office.CategoryLine) []contest.Category {
	out := make([]contest.Category, len(all))
	for i, c := range all {
		out[i] = c.Category
		out[i].Subcategories = slices.Clone(c.Subcategories)
	}
	return out
}

// renamed gives the categories with another code and name at a kind's place.
func renamed(all []contest.Category, k kind, code, name string) []contest.Category {
	if k.isSub() {
		all[k.cat].Subcategories[k.sub] = contest.Subcategory{Code: code, Name: name}
		return all
	}
	all[k.cat].Code, all[k.cat].Name = code, name
	return all
}

// movable tells whether a kind can go up (-1) or down (1) among its like.
func movable(all []contest.Category, k kind, by int) bool {
	if k.isSub() {
		to := k.sub + by
		return to >= 0 && to < len(all[k.cat].Subcategories)
	}
	return k.cat+by >= 0 && k.cat+by < len(all)
}

// shifted gives the categories with a kind moved up or down by one.
func shifted(all []contest.Category, k kind, by int) []contest.Category {
	if k.isSub() {
		subs := all[k.cat].Subcategories
		subs[k.sub], subs[k.sub+by] = subs[k.sub+by], subs[k.sub]
		return all
	}
	all[k.cat], all[k.cat+by] = all[k.cat+by], all[k.cat]
	return all
}

// without gives the categories without a kind.
func without(all []contest.Category, k kind) []contest.Category {
	if k.isSub() {
		all[k.cat].Subcategories = slices.Delete(all[k.cat].Subcategories, k.sub, k.sub+1)
		return all
	}
	return slices.Delete(all, k.cat, k.cat+1)
}

// with gives the categories with a new category at the end, or a new subcategory of a
// category.
func with(all []contest.Category, under int, code, name string) []contest.Category {
	if under < 0 {
		return append(all, contest.Category{Code: code, Name: name})
	}
	all[under].Subcategories = append(all[under].Subcategories, contest.Subcategory{Code: code, Name: name})
	return all
}

// excludedNames says in words what a channel does not apply to.
func excludedNames(cat *locale.Catalogue, codes []string, all []contest.Category) string {
	if len(codes) == 0 {
		return cat.T("edition.rules.excluded.none")
	}
	text := ""
	for i, code := range codes {
		if i > 0 {
			text += ", "
		}
		text += kindName(all, code)
	}
	return text
}

// kindName is the name of a category or subcategory; one that is not there keeps its code.
func kindName(all []contest.Category, code string) string {
	for _, c := range all {
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
