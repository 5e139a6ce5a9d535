package locale

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/pelletier/go-toml/v2"

	"biurolidera/assets"
	"biurolidera/internal/contest"
)

// builtIn lists the codes of the built-in questionnaires' criteria, all variants.
func builtIn(t *testing.T) []string {
	t.Helper()
	var codes []string
	for _, name := range []string{"wizyta", "telefon", "online"} {
		data, err := fs.ReadFile(assets.Questionnaires, "questionnaires/"+name+".toml")
		if err != nil {
			t.Fatal(err)
		}
		var q struct {
			Section []struct{ Criterion []struct{ Code string } }
		}
		if err := toml.Unmarshal(data, &q); err != nil {
			t.Fatal(err)
		}
		for _, s := range q.Section {
			for _, c := range s.Criterion {
				codes = append(codes, c.Code)
			}
		}
	}
	slices.Sort(codes)
	if len(codes) < 71 {
		t.Fatalf("only %d criteria found", len(codes))
	}
	return codes
}

// TestEveryCriterionHasARecommendation: none is missing, none is about nothing.
func TestEveryCriterionHasARecommendation(t *testing.T) {
	want := builtIn(t)
	groups := map[string]bool{}
	for _, c := range contest.DefaultCategories() {
		groups[c.Code] = true
		for _, s := range c.Subcategories {
			groups[s.Code] = true
		}
	}
	for _, lang := range Languages() {
		if _, err := loadRecommendations(assets.Recommendations, lang); err != nil {
			t.Errorf("%s: %v", lang, err)
		}
		var got []string
		for _, code := range For(lang).Recommended() {
			criterion, category, own := strings.Cut(code, ".")
			if !own {
				got = append(got, code)
			} else if !groups[category] || !slices.Contains(want, criterion) {
				t.Errorf("%s: nothing is called %s", lang, code)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-criteria +recommendations):\n%s", lang, diff)
		}
	}
	if diff := cmp.Diff(For(Polish).Recommended(), For(English).Recommended()); diff != "" {
		t.Errorf("languages differ (-Polish +English):\n%s", diff)
	}
}

// TestRecommendationsAreSet: short, in days that a plan can have, as a reader expects.
func TestRecommendationsAreSet(t *testing.T) {
	for code, pl := range libraries[Polish]() {
		if en := libraries[English]()[code]; en.Days != pl.Days {
			t.Errorf("%s: %d days in Polish, %d in English", code, pl.Days, en.Days)
		}
		if pl.Days > 365 {
			t.Errorf("%s: %d days", code, pl.Days)
		}
	}
	for _, lang := range Languages() {
		for code, r := range libraries[lang]() {
			for _, text := range []string{r.What, r.Seen} {
				if n := strings.Count(text, ". ") + 1; n > 3 || utf8.RuneCountInString(text) > 260 {
					t.Errorf("%s %s: %d sentences, %d letters: %s", lang, code, n, utf8.RuneCountInString(text), text)
				}
				if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "”.") {
					t.Errorf("%s %s does not end: %s", lang, code, text)
				}
			}
			all := r.What + r.Who + r.Seen
			if strings.ContainsAny(all, "\"\n\t") || strings.Contains(all, " - ") || strings.Contains(all, "  ") {
				t.Errorf("%s %s: %s", lang, code, all)
			}
			if strings.HasSuffix(r.Who, ".") || utf8.RuneCountInString(r.Who) > 60 {
				t.Errorf("%s %s: who: %s", lang, code, r.Who)
			}
		}
	}
}

func TestRecommendationOfACategory(t *testing.T) {
	c := For(Polish)
	common, ok := c.Recommendation("WF02", "dom-kultury", "KUL")
	if !ok || common.What == "" {
		t.Fatal("nothing for WF02")
	}
	library, ok := c.Recommendation("WF02", contest.SubLibrary, contest.CategoryCulture)
	if !ok || library == common {
		t.Errorf("a library reads what all read: %+v", library)
	}
	if plain, _ := c.Recommendation("WF02", ""); plain != common {
		t.Errorf("without a category: %+v", plain)
	}
	if _, ok := c.Recommendation("X99", "URZ"); ok {
		t.Error("a recommendation for a criterion of the office's own")
	}
}

func TestLoadRecommendationsRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"no days":       "[A1]\nwhat = \"x\"\nwho = \"y\"\nseen = \"z\"",
		"no who":        "[A1]\nwhat = \"x\"\ndays = 3\nseen = \"z\"",
		"a foreign key": "[A1]\nwhat = \"x\"\nwho = \"y\"\ndays = 3\nseen = \"z\"\nwhy = \"q\"",
		"broken":        "[A1",
	} {
		if all, err := loadRecommendations(fstest.MapFS{"recommendations/pl.toml": {Data: []byte(text)}}, Polish); err == nil || len(all) != 0 {
			t.Errorf("%s passes: %v", name, all)
		}
	}
	if _, err := loadRecommendations(fstest.MapFS{}, Polish); err == nil {
		t.Error("a file that is not there passes")
	}
}
