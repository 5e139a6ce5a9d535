package exchange

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/pelletier/go-toml/v2"
)

var whyCode = regexp.MustCompile(`(?:MatchUnsure, By\w+, |Why = MatchUnsure, )"(\w+)"`)

// Everything an import says of a row has a text in both languages: codes here are made
// of parts, so that a search of the sources does not find them.
func TestInstitutionTexts(t *testing.T) {
	var keys []string
	for _, c := range institutionColumns {
		keys = append(keys, "field."+c.field, "institution.field."+c.field)
	}
	for _, code := range []string{"nip_checksum", "regon_checksum", "krs_form", "teryt_form", "edelivery_form", "epuap_form", "post_code_form", "phone_form", "email_form", "website_form"} {
		keys = append(keys, "finding."+code, "finding."+unusable(code))
	}
	for _, code := range []string{"count_unusable", "institution_name_empty", "institution_name_long", "row_wide", "row_shifted", "row_name_only"} {
		keys = append(keys, "finding."+code)
	}
	for _, code := range []string{"part", "city", "district", "group", "inactive"} {
		keys = append(keys, "institution.skipped."+code)
	}
	whys := 0
	for _, name := range []string{"match_compare.go", "match_intake.go"} {
		source, err := os.ReadFile(filepath.Join("..", "contest", name))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range whyCode.FindAllSubmatch(source, -1) {
			keys = append(keys, "match."+string(m[1]))
			whys++
		}
	}
	if whys != 10 {
		t.Errorf("%d reasons of an unsure match found, want 10: the search is broken", whys)
	}
	for _, lang := range []string{"pl", "en"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "assets", "locale", lang, "institution.toml"))
		if err != nil {
			t.Fatal(err)
		}
		var texts map[string]any
		if err := toml.Unmarshal(data, &texts); err != nil {
			t.Fatal(err)
		}
		for _, k := range keys {
			if texts[k] == nil {
				t.Errorf("%s: %s has no text", lang, k)
			}
		}
	}
}
