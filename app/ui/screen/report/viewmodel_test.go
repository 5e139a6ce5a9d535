package report

import (
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"

	"github.com/google/go-cmp/cmp"
)

func TestLines(t *testing.T) {
	cat := locale.For("pl")
	score := contest.Score{Published: 8742}
	type row struct{ Score, Place, Result, Ready string }
	for name, tt := range map[string]struct {
		st   contest.Standing
		want row
	}{
		"not classified": {contest.Standing{}, row{"", "", "niesklasyfikowany", "nie sprawdzono"}},
		"classified":     {contest.Standing{Classified: true, Overall: &score, Place: 12}, row{"87,42", "12.", "sklasyfikowany", "nie sprawdzono"}},
		"laureate":       {contest.Standing{Classified: true, Overall: &score, Place: 1, Laureate: true}, row{"87,42", "1.", "spełnia warunki tytułu", "nie sprawdzono"}},
	} {
		l := newLine(cat, contest.Participation{Code: "P-0001", Name: "Gmina"}, "Urzędy", tt.st)
		if diff := cmp.Diff(tt.want, row{l.score, l.place, l.result, l.ready}); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestDocuments(t *testing.T) {
	cat := locale.For("pl")
	ids := func(all []document) (out []string) {
		for _, d := range all {
			out = append(out, d.id)
		}
		return out
	}
	one := []contest.Category{{Code: "URZ", Name: "Urzędy"}}
	if diff := cmp.Diff([]string{"ranking", "laureates", "recount"}, ids(documents(cat, one))); diff != "" {
		t.Error(diff)
	}
	two := documents(cat, append(one, contest.Category{Code: "KUL", Name: "Kultura"}))
	if diff := cmp.Diff([]string{"ranking", "ranking URZ", "ranking KUL", "laureates", "recount"}, ids(two)); diff != "" {
		t.Error(diff)
	}
	if got := two[1].formatNames(cat); got != "PDF, Excel, CSV, HTML, JSON" || two[1].name != "Lista rankingowa – Urzędy" {
		t.Errorf("%q saved as %s", two[1].name, got)
	}
}

func TestCheckedForgetsEarlierRefusals(t *testing.T) {
	cat := locale.For("pl")
	before := []line{line{code: "P-0001"}.refuse(cat, contest.E("report_nameless")), {code: "P-0002"}}
	after := checked(cat, before, map[string]error{"P-0002": contest.E("report_nameless")})
	if after[0].refusal != "" || after[0].ready != "można złożyć" || after[1].refusal == "" || before[1].refusal != "" {
		t.Errorf("before %+v, after %+v", before, after)
	}
}
