package application

import (
	"testing"
	"time"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"github.com/google/go-cmp/cmp"
)

func rowIn(code string, s contest.ParticipationState, missing ...string) row {
	return row{ApplicationRow: office.ApplicationRow{Participation: contest.Participation{Code: code, State: s}, Missing: missing}}
}

func TestMovable(t *testing.T) {
	received, complete, accepted := rowIn("P-1", contest.ParticipationReceived), rowIn("P-2", contest.ParticipationComplete), rowIn("P-3", contest.ParticipationAccepted)
	tests := []struct {
		name string
		rows []row
		to   contest.ParticipationState
		want int
	}{
		{"nothing selected", nil, contest.ParticipationAccepted, 0},
		{"one that may", []row{received}, contest.ParticipationAccepted, 1},
		{"those there already do not count", []row{received, accepted}, contest.ParticipationAccepted, 1},
		{"one that may not stops all", []row{received, accepted}, contest.ParticipationComplete, 0},
		{"several", []row{received, complete}, contest.ParticipationRejected, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := movable(tt.rows, tt.to); got != tt.want {
				t.Errorf("got %d, want %d", got, tt.want)
			}
		})
	}
}

func TestLikelyMove(t *testing.T) {
	tests := []struct {
		name string
		rows []row
		want contest.ParticipationState
	}{
		{"nothing", nil, ""},
		{"something is missing", []row{rowIn("P-1", contest.ParticipationReceived, "rules")}, contest.ParticipationIncomplete},
		{"nothing is missing", []row{rowIn("P-1", contest.ParticipationReceived)}, contest.ParticipationComplete},
		{"complete ones", []row{rowIn("P-1", contest.ParticipationComplete)}, contest.ParticipationAccepted},
		{"accepted ones stay", []row{rowIn("P-1", contest.ParticipationAccepted)}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := likelyMove(tt.rows); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCodeAfter(t *testing.T) {
	rows := []row{rowIn("P-1", ""), rowIn("P-2", ""), rowIn("P-3", "")}
	for codes, want := range map[[2]string]string{{"P-1", "P-1"}: "P-2", {"P-3", "P-3"}: "P-2", {"P-2", "P-3"}: "P-1", {"P-9", "P-9"}: "P-1"} {
		if got := codeAfter(rows, codes[:]); got != want {
			t.Errorf("after %v comes %q, want %q", codes, got, want)
		}
	}
	if got := codeAfter(rows[:1], []string{"P-1"}); got != "" {
		t.Errorf("after the only one comes %q", got)
	}
}

func TestChecksBeforeAndAfterTheForm(t *testing.T) {
	cat := locale.For("pl")
	p := contest.Participation{Category: "URZ"}
	got := checks(cat, p, p.Missing())
	want := []check{{"form", "received_on", "brak formularza", true}, {"category", "category", "kategoria", false}}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(check{})); d != "" {
		t.Errorf("before the form: %s", d)
	}
	p.Application = contest.Application{ReceivedOn: time.Date(2025, 9, 1, 0, 0, 0, 0, time.UTC), Signatory: "Wójt", RulesAccepted: true, MissingDocument: "pełnomocnictwo"}
	var lacking []string
	for _, c := range checks(cat, p, p.Missing()) {
		if c.lacks {
			lacking = append(lacking, c.text)
		}
	}
	if d := cmp.Diff([]string{"brak zgody na audyt", "czekamy na: pełnomocnictwo"}, lacking); d != "" {
		t.Error(d)
	}
}

// Every field of the form goes there and back.
func TestFieldsGoThereAndBack(t *testing.T) {
	samples := map[string]string{
		"received_on": "2025-09-17", "declared_size": "12500", "rules_accepted": "1", "audit_accepted": "1", "logo_terms": "1", "publish_consent": "1",
		"visit": "1", "phone": "1", "online": "1",
	}
	for _, g := range fieldGroups {
		for _, name := range g.Fields {
			value := samples[name]
			if value == "" {
				value = "tekst"
			}
			p := withValue(contest.Participation{}, name, value)
			if got := formValues(p)[name]; got != value {
				t.Errorf("%s: %q came back as %q", name, value, got)
			}
		}
	}
}

func TestAnotherCategoryTakesTheSubcategoryAway(t *testing.T) {
	p := contest.Participation{Category: "KUL", Sub: "muzeum"}
	if got := withValue(p, "category", "URZ"); got.Sub != "" {
		t.Errorf("subcategory %q of the old category stays", got.Sub)
	}
	if got := withValue(p, "category", "KUL"); got.Sub != "muzeum" {
		t.Errorf("the same category changed the subcategory to %q", got.Sub)
	}
}

func TestWhole(t *testing.T) {
	tests := map[string]struct {
		n  int
		ok bool
	}{"": {0, true}, "12 500": {12500, true}, "12\u00a0500": {12500, true}, "-3": {-3, false}, "3,5": {0, false}, "dużo": {0, false}}
	for typed, want := range tests {
		n, ok := whole(typed)
		if ok != want.ok || ok && n != want.n {
			t.Errorf("%q: %d, %v", typed, n, ok)
		}
	}
}

func TestRowsOfAView(t *testing.T) {
	cat := locale.For("pl")
	all := &office.Applications{Rows: []office.ApplicationRow{
		{Participation: contest.Participation{Code: "P-1", State: contest.ParticipationReceived}, Missing: []string{"form", "category"}},
		{Participation: contest.Participation{Code: "P-2", State: contest.ParticipationRejected}, Missing: []string{"form"}},
		{Participation: contest.Participation{Code: "P-3", State: contest.ParticipationAccepted, Application: contest.Application{DeclaredSize: 12500}}},
	}, Counts: map[contest.ParticipationState]int{contest.ParticipationReceived: 1}, Lack: 1}
	for view, want := range map[string][]string{viewAll: {"P-1", "P-2", "P-3"}, viewMissing: {"P-1"}, "rejected": {"P-2"}, "withdrawn": {}} {
		if d := cmp.Diff(want, codesOf(rowsOf(cat, all, view))); d != "" {
			t.Errorf("view %q: %s", view, d)
		}
	}
	rows := rowsOf(cat, all, viewAll)
	if rows[0].missing != "brak formularza, brak kategorii" || rows[0].tone != theme.Info || rows[2].size != "12\u00a0500" {
		t.Errorf("%+v", rows)
	}
	if got := viewTitle(cat, "received", all); got != "wpłynęło 1" {
		t.Errorf("title %q", got)
	}
}
