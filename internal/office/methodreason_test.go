package office

import (
	"testing"

	"biurolidera/internal/locale"
	"biurolidera/internal/method/reliability"
	"biurolidera/internal/method/sensitivity"
	"biurolidera/internal/method/strength"
)

// Every reason why the method gives no number has its text.
func TestReasonsHaveTexts(t *testing.T) {
	var codes []string
	for _, r := range reliability.Reasons() {
		codes = append(codes, string(r))
	}
	for _, r := range sensitivity.Reasons() {
		codes = append(codes, string(r))
	}
	for _, r := range strength.Reasons() {
		codes = append(codes, string(r))
	}
	for _, lang := range locale.Languages() {
		for _, code := range codes {
			if !locale.For(lang).Has("no_result." + code) {
				t.Errorf("%s: no text for no_result.%s", lang, code)
			}
		}
	}
}
