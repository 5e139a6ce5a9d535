package score

import (
	"math/big"

	"biurolidera/internal/contest"
)

// Shares tells how much of a form's result each section and each item carries while
// everything is answered, in per cent with two decimals: a section's is its weight of
// all sections' weights, an item's its weight in the section times the section's share
// (method.md 2a, rules 3 and 4). Items come section by section, as Index counts them.
// Weights below one carry nothing.
func (f Form) Shares() (sections, items []contest.Hundredths) {
	all := int64(0)
	for _, s := range f.Sections {
		all += max(s.Weight, 0)
	}
	for _, s := range f.Sections {
		within := int64(0)
		for _, item := range s.Items {
			within += max(item.Weight, 0)
		}
		sections = append(sections, percentOf(max(s.Weight, 0), all))
		for _, item := range s.Items {
			items = append(items, percentOf(max(s.Weight, 0)*max(item.Weight, 0), all*within))
		}
	}
	return sections, items
}

func percentOf(part, whole int64) contest.Hundredths {
	if whole == 0 {
		return 0
	}
	return Publish(big.NewRat(100*part, whole))
}
