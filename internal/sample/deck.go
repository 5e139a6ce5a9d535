package sample

import "biurolidera/internal/contest"

// ware is a kind of institution in the deck: a category and one of its
// subcategories, which is empty where the category has none.
type ware struct{ category, sub string }

// weights is the plausible mix of institutions, in parts of a thousand.
var weights = []struct {
	sub    string
	weight int
}{
	{contest.SubVillage, 180},
	{contest.SubTownVillage, 90},
	{contest.SubTown, 60},
	{contest.SubCity, 14},
	{contest.SubCounty, 40},
	{contest.SubVoivodeship, 3},
	{contest.SubDistrict, 3},
	{contest.SubLabourOffice, 28},
	{contest.SubOtherOffice, 12},
	{contest.SubLibrary, 110},
	{contest.SubCultureCentre, 85},
	{contest.SubMuseum, 22},
	{contest.SubTheatre, 11},
	{contest.SubOtherCulture, 12},
	{contest.SubWaterworks, 52},
	{contest.SubSocialHousing, 26},
	{contest.SubWaste, 26},
	{contest.SubHeat, 20},
	{contest.SubTransport, 12},
	{contest.SubOtherCompany, 14},
	{contest.SubCooperative, 66},
	{contest.SubCondominium, 24},
	{contest.SubSocialServices, 40},
	{contest.SubHealth, 16},
	{contest.SubEducation, 24},
	{contest.SubOther, 10},
}

// otherWeight is that of a subcategory the office made itself.
const otherWeight = 20

func weightOf(sub string) int {
	for _, w := range weights {
		if w.sub == sub {
			return w.weight
		}
	}
	return otherWeight
}

// newDeck says what kind of institution each of n participants is. Kinds are dealt
// in turn by their weight, so that a small edition has its share of each category,
// and then shuffled.
func newDeck(s source, categories []contest.Category, n int) []ware {
	var kinds []ware
	var weight, credit []int
	total := 0
	for _, c := range categories {
		subs := c.Subcategories
		if len(subs) == 0 {
			subs = []contest.Subcategory{{}}
		}
		for _, sub := range subs {
			w := weightOf(sub.Code)
			kinds = append(kinds, ware{c.Code, sub.Code})
			weight = append(weight, w)
			total += w
		}
	}
	credit = make([]int, len(kinds))
	deck := make([]ware, n)
	for i := range deck {
		best := 0
		for k := range kinds {
			credit[k] += weight[k]
			if credit[k] > credit[best] {
				best = k
			}
		}
		credit[best] -= total
		deck[i] = kinds[best]
	}
	s.shuffle(n, func(i, j int) { deck[i], deck[j] = deck[j], deck[i] })
	return deck
}
