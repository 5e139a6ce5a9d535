package profile

import (
	"math/big"
	"slices"
	"strings"
)

// MedianMeasured gives the middle of measured values ("4.5", dot or comma) as it was
// written, of two middle ones the lower: always something that was observed. Values
// that are no numbers are left out; empty: there is none.
func MedianMeasured(values []string) string {
	type measured struct {
		text  string
		value *big.Rat
	}
	var all []measured
	for _, v := range values {
		if r, ok := new(big.Rat).SetString(strings.ReplaceAll(v, ",", ".")); ok && !strings.ContainsAny(v, "/eExXpP_") {
			all = append(all, measured{v, r})
		}
	}
	if len(all) == 0 {
		return ""
	}
	slices.SortStableFunc(all, func(a, b measured) int { return a.value.Cmp(b.value) })
	return all[(len(all)-1)/2].text
}
