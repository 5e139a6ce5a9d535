package licence

import (
	"errors"
	"testing"
	"time"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
	"biurolidera/internal/printer"

	"github.com/google/go-cmp/cmp"
)

func TestProposalsSayWhy(t *testing.T) {
	cat, score := locale.For("pl"), contest.Hundredths(8742)
	v := newView(cat, 1, []office.LicenceProposal{
		{Participation: contest.Participation{Code: "P-0001", Name: "Gmina A"}, Reasons: []contest.Reason{{Code: contest.ReasonBelowScore, Have: 7400, Need: 7500}}},
		{Participation: contest.Participation{Code: "P-0002", Name: "Gmina B"}, Eligible: true, Score: &score, Place: 3},
		{Participation: contest.Participation{Code: "P-0003", Name: "Gmina C"}, Number: "LZM/2025/001"},
		{Participation: contest.Participation{Code: "P-0004", Name: "Gmina D"}},
	}, true, nil)
	type row struct{ Code, State, Score, Place, Why string }
	var got []row
	for _, p := range v.proposals {
		got = append(got, row{p.code, p.state, p.score, p.place, p.why})
	}
	want := []row{
		{"P-0002", "do wydania", "87,42", "3.", "spełnia wszystkie warunki tytułu"},
		{"P-0001", "nie przysługuje", "", "", "wynik 74,00 pkt, a próg wynosi 75,00"},
		{"P-0003", "wydana", "", "", "LZM/2025/001"},
		{"P-0004", "nie przysługuje", "", "", "nie było go w zatwierdzonym rankingu"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"P-0002"}, v.due); diff != "" {
		t.Error(diff)
	}
}

// The register is the edition's, with the licences of other editions that end soon: the
// dashboard counts them over all editions.
func TestRegisterHoldsWhatEndsSoonElsewhere(t *testing.T) {
	line := func(number string, edition int64, left int, standing office.LicenceStanding) office.LicenceLine {
		return office.LicenceLine{QualityLicence: contest.QualityLicence{Number: number, EditionID: edition}, DaysLeft: left, Standing: standing}
	}
	v := newView(locale.For("pl"), 2, nil, true, []office.LicenceLine{
		line("2024/1", 1, 30, office.LicenceInForce), line("2024/2", 1, 90, office.LicenceInForce), line("2024/3", 1, 10, office.LicenceRevoked),
		line("2025/1", 2, 700, office.LicenceInForce), line("2025/2", 2, 5, office.LicenceRevoked),
	})
	var got []string
	for _, e := range v.entries {
		got = append(got, e.Number)
	}
	if diff := cmp.Diff([]string{"2025/1", "2025/2", "2024/1"}, got); diff != "" || v.own != 2 {
		t.Errorf("%d of its own: %s", v.own, diff)
	}
}

func TestStatesOfLicences(t *testing.T) {
	cat := locale.For("pl")
	for name, tt := range map[string]struct {
		standing office.LicenceStanding
		left     int
		want     string
		tone     theme.Tone
	}{
		"valid":    {office.LicenceInForce, 300, "ważna", theme.Good},
		"sixty":    {office.LicenceInForce, 60, "wygasa za 60 dni", theme.Warn},
		"tomorrow": {office.LicenceInForce, 1, "wygasa za 1 dzień", theme.Warn},
		"today":    {office.LicenceInForce, 0, "wygasa dziś", theme.Warn},
		"expired":  {office.LicenceExpired, -1, "wygasła", theme.Neutral},
		"revoked":  {office.LicenceRevoked, 10, "cofnięta", theme.Bad},
	} {
		e := newEntry(cat, office.LicenceLine{Standing: tt.standing, DaysLeft: tt.left})
		if e.state != tt.want || e.tone != tt.tone {
			t.Errorf("%s: %q, tone %d", name, e.state, e.tone)
		}
	}
}

func TestStepsTellHowFarItIs(t *testing.T) {
	cat := locale.For("pl")
	texts := func(v view, example, printed bool) (out []string) {
		for _, s := range steps(cat, v, example, printed) {
			out = append(out, s.text)
		}
		return out
	}
	for name, tt := range map[string]struct {
		v                view
		example, printed bool
		want             []string
	}{
		"nothing":  {view{}, false, false, []string{"1. Zatwierdź ranking", "2. Do wydania: nikt", "3. Wydaj", "4. Wydrukuj lub zapisz"}},
		"invented": {view{due: make([]string, 50)}, true, false, []string{"1. Ranking: zatwierdzi się przy wydaniu", "2. Do wydania: 50", "3. Wydaj", "4. Wydrukuj lub zapisz"}},
		"printed":  {view{approved: true, entries: make([]entry, 52), own: 50}, false, true, []string{"1. Ranking zatwierdzony", "2. Do wydania: nikt", "3. Wydano: 50", "4. Wydrukowano lub zapisano"}},
	} {
		if diff := cmp.Diff(tt.want, texts(tt.v, tt.example, tt.printed)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestFactsNameEveryPaper(t *testing.T) {
	e := newEntry(locale.For("pl"), office.LicenceLine{QualityLicence: contest.QualityLicence{Number: "LZM/2025/001", RevokeReason: "rezygnacja"}})
	day := time.Date(2025, 11, 20, 10, 0, 0, 0, time.UTC)
	two := entryFacts(locale.For("pl"), e, []contest.IssuedDocument{{SHA256: "aa", IssuedAt: day}, {SHA256: "bb", IssuedAt: day}})
	none := entryFacts(locale.For("pl"), e, nil)
	if len(two) != len(none)+4 || two[len(two)-1].Value != "bb" || !two[len(two)-1].Copy || two[len(two)-2].Label != "Dokument nr 2 z dnia" {
		t.Errorf("%+v", two)
	}
}

func TestPickKeepsTheChosenPages(t *testing.T) {
	numbers := []string{"1", "2", "3"}
	if diff := cmp.Diff([]string{"1", "3"}, pick(numbers, printer.PagesOf(1, 3))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(numbers, pick(numbers, nil)); diff != "" {
		t.Error(diff)
	}
}

func TestRefusalsAreParagraphs(t *testing.T) {
	got := refusals(func(err error) string { return err.Error() + "!" }, []error{errors.New("a"), errors.New("b")})
	if got != "a!\n\nb!" {
		t.Errorf("%q", got)
	}
}

func TestCorrectionsNeedAReasonAndAChange(t *testing.T) {
	e := entry{LicenceLine: office.LicenceLine{Printed: "Gmina A"}}
	for want, c := range map[string]office.LicenceCorrection{
		"reason": {Name: "Gmina B", Reason: " "},
		"name":   {Name: "Gmina A", Reason: "literówka"},
		"":       {Name: "Gmina A", Category: "Urzędy", Reason: "literówka"},
	} {
		field, why := correctionFault(e, c)
		if field != want || (field != "") != locale.For("pl").Has(why) {
			t.Errorf("%+v: %q, %q", c, field, why)
		}
	}
}
