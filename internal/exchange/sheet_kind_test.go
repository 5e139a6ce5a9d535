package exchange

import (
	"context"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"biurolidera/internal/contest"
)

// everyForm calls each with one institution of every variant of every questionnaire.
func everyForm(t *testing.T, each func(t *testing.T, kind string, f contest.Form)) {
	t.Helper()
	for _, channel := range contest.Channels() {
		q := builtInFor(t, channel)
		seen := map[string]bool{}
		for _, c := range contest.DefaultCategories() {
			for _, sub := range c.Subcategories {
				f := q.Form(c.Code, sub.Code)
				if !seen[f.Key] {
					seen[f.Key] = true
					t.Run(string(channel)+" "+sub.Code, func(t *testing.T) { each(t, sub.Code, f) })
				}
			}
		}
		if len(seen) < 5 {
			t.Errorf("%s has %d variants only", channel, len(seen))
		}
	}
}

// A sheet of every variant goes out, is filled in, comes back and resolves to an
// answer for each criterion, without a remark.
func TestSheetOfEveryKind(t *testing.T) {
	say := sayIn(t, "pl")
	everyForm(t, func(t *testing.T, _ string, f contest.Form) {
		s := AuditSheet{Audit: contest.Audit{Code: "2025-X-0001", Channel: f.Questionnaire.Channel, HeldAt: noonUTC}, Institution: "Instytucja", Form: f}
		data, _ := answerAll(t, s, writeSheet(t, s, say))
		got, ours, err := ReadAuditSheet(context.Background(), "x.xlsx", data, time.UTC)
		if err != nil || !ours {
			t.Fatal(ours, err)
		}
		answers, found := contest.ResolveAnswers(f, got, nil)
		if len(found) > 0 || len(answers) != len(f.Criteria()) {
			t.Errorf("%d answers of %d, %v", len(answers), len(f.Criteria()), found)
		}
	})
}

var noonUTC = time.Date(2025, 10, 7, 12, 0, 0, 0, time.UTC)

// With „brak kontaktu” alone on the sheet every variant gives an audit that is valid:
// what depends on the contact is answered with 0 (method.md 2a, rules 2 to 4).
func TestNoContactOfEveryKind(t *testing.T) {
	say := sayIn(t, "pl")
	cover := contest.DefaultRules().Coverage
	everyForm(t, func(t *testing.T, _ string, f contest.Form) {
		s := AuditSheet{Audit: contest.Audit{Code: "2025-X-0001", HeldAt: noonUTC}, Institution: "Instytucja", Form: f}
		data := fillSheet(t, writeSheet(t, s, say), func(f *excelize.File, tab string, cell map[string]string) {
			if err := f.SetCellStr(tab, cell[fieldOutcome], "brak kontaktu"); err != nil {
				t.Fatal(err)
			}
		})
		got, _, err := ReadAuditSheet(context.Background(), "x.xlsx", data, time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		var over []contest.Answer // what another audit said of the website
		for _, section := range f.Sections {
			for _, c := range section.Criteria {
				if section.Once {
					over = append(over, contest.Answer{Criterion: c.Code, Points: c.Max})
				}
			}
		}
		answers, found := contest.ResolveAnswers(f, got, over)
		for _, x := range found {
			if x.Severity == contest.SeverityError {
				t.Errorf("%v", x)
			}
		}
		given := map[string]contest.Answer{}
		for _, a := range answers {
			given[a.Criterion] = a
		}
		all, assessable := 0, 0
		for _, section := range f.Sections {
			weights, answered := 0, 0
			for _, c := range section.Criteria {
				weights += c.Weight
				a, ok := given[c.Code]
				if ok && a.NA == "" {
					answered += c.Weight
				}
				if c.OnContact && (a.Points != 0 || c.Condition != "" && a.NA != contest.NANoContact) {
					t.Errorf("%s: %+v", c.Code, a)
				}
			}
			all += section.Weight
			if answered*cover.SectionDen >= weights*cover.SectionNum {
				assessable += section.Weight
			}
		}
		if assessable*cover.AuditDen < all*cover.AuditNum {
			t.Errorf("only %d of %d can be assessed", assessable, all)
		}
	})
}
