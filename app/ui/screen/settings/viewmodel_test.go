package settings

import (
	"strings"
	"testing"

	"biurolidera/internal/config"
	"biurolidera/internal/locale"
)

// Each setting has its texts in both languages, and choices that hold the value of a
// new installation.
func TestEveryFieldHasItsWords(t *testing.T) {
	defaults := config.Default()
	for _, lang := range locale.Languages() {
		cat := locale.For(lang)
		for _, g := range groups() {
			values := valuesOf([]group{g}, defaults)
			for _, f := range fieldsOf(cat, g) {
				if f.Label == "" || strings.Contains(f.Label+f.Help+f.Example+f.Unit, "⟦") {
					t.Errorf("%s: %s is labelled %q, helped by %q", lang, f.ID, f.Label, f.Help)
				}
				offered := len(f.Choices) == 0
				for _, c := range f.Choices {
					offered = offered || c.Value == values[f.ID]
					if c.Text == "" || strings.Contains(c.Text, "⟦") {
						t.Errorf("%s: %s offers %q", lang, f.ID, c.Text)
					}
				}
				if !offered {
					t.Errorf("%s: %s does not offer its own value %q", lang, f.ID, values[f.ID])
				}
			}
		}
	}
}

// What is typed into one field changes that setting alone.
func TestPutChangesOneSetting(t *testing.T) {
	for _, g := range groups() {
		for _, x := range g.settings {
			s := config.Default()
			x.put(&s, "  "+other(x, x.value(s))+" ")
			changed := 0
			for id, v := range valuesOf(groups(), s) {
				if v != valuesOf(groups(), config.Default())[id] {
					changed++
				}
			}
			if changed != 1 {
				t.Errorf("%s changes %d settings", x.id, changed)
			}
		}
	}
}
