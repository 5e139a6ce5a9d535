package locale

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"

	"biurolidera/assets"
)

// Recommendation is one entry of the library for improvement plans: what to do, who
// does it (a function, never a person), in how many days, and by what one will see
// that it worked. It stands here, beside the other texts in two languages, and not in
// the questionnaires, whose own one-line recommendations an office rewrites: the
// library speaks about the built-in criteria alone.
type Recommendation struct {
	What string `toml:"what"`
	Who  string `toml:"who"`
	Days int    `toml:"days"` // from the day the report is handed over
	Seen string `toml:"seen"`
}

var libraries = map[string]func() map[string]Recommendation{
	Polish:  sync.OnceValue(func() map[string]Recommendation { return library(Polish) }),
	English: sync.OnceValue(func() map[string]Recommendation { return library(English) }),
}

// library reads an embedded file. The tests of this package prove it good; of one that
// is not, what is good is given.
func library(lang string) map[string]Recommendation {
	all, _ := loadRecommendations(assets.Recommendations, lang)
	return all
}

// loadRecommendations reads recommendations/LANG.toml. An entry that lacks a text, has no
// days, or a key that is not known, is an error.
func loadRecommendations(files fs.FS, lang string) (map[string]Recommendation, error) {
	data, err := fs.ReadFile(files, "recommendations/"+lang+".toml")
	if err != nil {
		return nil, err
	}
	var all map[string]Recommendation
	if err := toml.NewDecoder(strings.NewReader(string(data))).DisallowUnknownFields().Decode(&all); err != nil {
		return nil, err
	}
	var faults []error
	for code, r := range all {
		if slices.Contains([]string{r.What, r.Who, r.Seen}, "") || r.Days < 1 {
			faults = append(faults, fmt.Errorf("recommendation %s lacks something", code))
			delete(all, code)
		}
	}
	return all, errors.Join(faults...)
}

// Recommendation finds the library's entry for a built-in criterion. categories are
// what the institution belongs to, the narrowest first (subcategory, category): an
// entry of its own for one of them stands before the common one. False: the criterion
// is the office's own, or an older one.
func (c *Catalogue) Recommendation(code string, categories ...string) (Recommendation, bool) {
	all := libraries[c.lang]()
	for _, category := range categories {
		if r, ok := all[code+"."+category]; ok && category != "" {
			return r, true
		}
	}
	r, ok := all[code]
	return r, ok
}

// Recommended lists the codes the library speaks about, sorted; those of one category
// alone as CODE.CATEGORY.
func (c *Catalogue) Recommended() []string {
	var codes []string
	for code := range libraries[c.lang]() {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}
