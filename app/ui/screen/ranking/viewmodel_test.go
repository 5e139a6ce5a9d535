package ranking

import (
	"strings"
	"testing"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/method/inference"
	"biurolidera/internal/method/rank"
	"biurolidera/internal/office"

	"github.com/google/go-cmp/cmp"
)

func points(h contest.Hundredths) *contest.Hundredths { return &h }

func scored(h contest.Hundredths) *contest.Score {
	s := contest.MakeScore(h, int64(h), 100)
	return &s
}

// small is a ranking of three: a laureate, one without a title, one unclassified.
func small() *office.Ranking {
	channel := func(c contest.Channel, s *contest.Score) contest.ChannelStanding {
		return contest.ChannelStanding{Channel: c, Applicable: true, N: 3, Score: s}
	}
	return &office.Ranking{
		Edition:    contest.Edition{Name: "II edycja", Code: "2025"},
		Rules:      contest.DefaultRules(),
		Seal:       &contest.Seal{},
		Categories: []contest.Category{{Code: "URZ", Name: "Urzędy"}, {Code: "KUL", Name: "Kultura"}},
		Participations: []contest.Participation{
			{Code: "P-0001", Name: "Gmina A", Category: "URZ"}, {Code: "P-0002", Name: "Gmina B", Category: "URZ"}, {Code: "P-0003", Name: "Muzeum C", Category: "KUL"},
		},
		Ranking: &rank.Ranking{
			Standings: []contest.Standing{
				{Classified: true, Place: 2, OverallPlace: 2, Overall: scored(7000), Channels: []contest.ChannelStanding{channel(contest.Visit, scored(7000)), channel(contest.Phone, scored(7000))}, Reasons: []contest.Reason{{Code: contest.ReasonBelowScore, Have: 7000, Need: 7500}}},
				{Classified: true, Place: 1, OverallPlace: 1, Overall: scored(9011), Laureate: true, Channels: []contest.ChannelStanding{channel(contest.Visit, scored(9011)), channel(contest.Phone, scored(9011))}},
				{Channels: []contest.ChannelStanding{channel(contest.Visit, nil), {Channel: contest.Phone}}, Reasons: []contest.Reason{{Code: contest.ReasonTooFewAudits, Channel: contest.Visit, Have: 1, Need: 3}}},
			},
			Lists: []contest.RankingList{
				{Kind: contest.ListOverall, Entries: []contest.RankingEntry{{Index: 1, Place: 1, Score: scored(9011)}, {Index: 0, Place: 2, Score: scored(7000)}}},
				{Kind: contest.ListCategory, Code: "URZ", Entries: []contest.RankingEntry{{Index: 1, Place: 1, Score: scored(9011)}, {Index: 0, Place: 2, Score: scored(7000)}}},
				{Kind: contest.ListCategory, Code: "KUL"},
				{Kind: contest.ListChannel, Code: "phone", Entries: []contest.RankingEntry{{Index: 1, Place: 1, Score: scored(9011)}, {Index: 0, Place: 2, Score: scored(7000)}}},
			},
		},
	}
}

func TestRows(t *testing.T) {
	cat, r := locale.For("pl"), small()
	for _, x := range []struct {
		list string
		want []string // code, place, state, reason
	}{
		{"overall", []string{"P-0002|1.|laureat|", "P-0001|2.|bez tytułu|wynik 70,00 pkt, a próg wynosi 75,00", "P-0003|–|niesklasyfikowany|kanał wizyta: ważnych audytów 1, a potrzeba 3"}},
		{"category/KUL", []string{"P-0003|–|niesklasyfikowany|kanał wizyta: ważnych audytów 1, a potrzeba 3"}},
		{"channel/phone", []string{"P-0002|1.|laureat|", "P-0001|2.|bez tytułu|wynik 70,00 pkt, a próg wynosi 75,00", "P-0003|–|niesklasyfikowany|kanał telefon nie dotyczy tej instytucji"}},
		{"category/XYZ", nil},
	} {
		var got []string
		for _, row := range rows(cat, r, x.list, sureties{}) {
			got = append(got, strings.Join([]string{row.code, placeText(cat, row.place), row.state, row.reason}, "|"))
		}
		if d := cmp.Diff(x.want, got); d != "" {
			t.Errorf("%s: %s", x.list, d)
		}
	}
	all := rows(cat, r, "overall", sureties{})
	if got := all[2].channels[contest.Phone].text(cat); got != "nie dotyczy" {
		t.Errorf("a channel that does not apply shows %q", got)
	}
	if got := all[2].channels[contest.Visit].text(cat); got != "brak" {
		t.Errorf("a channel without a score shows %q", got)
	}
}

func TestChoicesNameEveryList(t *testing.T) {
	want := []kit.Choice{{Value: "overall", Text: "Wszyscy razem"}, {Value: "category/URZ", Text: "Kategoria: Urzędy"}, {Value: "category/KUL", Text: "Kategoria: Kultura"}, {Value: "channel/phone", Text: "Kanał: telefon"}}
	if d := cmp.Diff(want, choices(locale.For("pl"), small())); d != "" {
		t.Error(d)
	}
}

func TestApproval(t *testing.T) {
	cat := locale.For("pl")
	line := office.SnapshotLine{RankingSnapshot: contest.RankingSnapshot{ApprovedAt: time.Date(2025, 11, 3, 12, 0, 0, 0, time.UTC)}}
	for _, x := range []struct {
		name    string
		change  func(*office.Ranking)
		before  []office.SnapshotLine
		changed int
		want    approval
	}{
		{"nobody", func(r *office.Ranking) { r.Participations = nil }, nil, 0, approval{}},
		{"unsealed", func(r *office.Ranking) { r.Seal = nil }, nil, 0, approval{text: cat.T("ranking.screen.band.unsealed"), tone: theme.Warn, toRules: true}},
		{"broken", func(r *office.Ranking) { r.SealBroken = true }, nil, 0, approval{text: cat.T("ranking.screen.band.broken"), tone: theme.Warn, toRules: true}},
		{"ready", func(*office.Ranking) {}, nil, 0, approval{text: cat.T("ranking.screen.band.ready"), tone: theme.Info, can: true}},
		{"approved", func(*office.Ranking) {}, []office.SnapshotLine{line}, 0, approval{text: "Ranking zatwierdzono 03.11.2025. Od tego czasu nic się nie zmieniło.", tone: theme.Good, can: true, again: true}},
		{"differs", func(*office.Ranking) {}, []office.SnapshotLine{line}, 2, approval{text: "Ranking zatwierdzono 03.11.2025. Od tego czasu zmieniły się wyniki 2 uczestników.", tone: theme.Warn, can: true, again: true, differs: true}},
	} {
		r := small()
		x.change(r)
		if got := approvalOf(cat, r, x.before, x.changed); got != x.want {
			t.Errorf("%s: got %+v, want %+v", x.name, got, x.want)
		}
	}
}

func TestGates(t *testing.T) {
	cat, r := locale.For("pl"), small()
	explained := func(i int) office.Explanation {
		e := office.Explanation{Standing: r.Standings[i], Reasons: r.Standings[i].Reasons}
		for _, c := range r.Standings[i].Channels {
			e.Channels = append(e.Channels, office.ExplainedChannel{ChannelStanding: c, MinAudits: 3})
		}
		return e
	}
	tones := func(all []kit.KeyValue) (out []theme.Tone) {
		for _, x := range all {
			out = append(out, x.Tone)
		}
		return out
	}
	good, bad := theme.Good, theme.Bad
	if d := cmp.Diff([]theme.Tone{good, good, bad, good, good, good}, tones(gates(cat, r.Rules, explained(0)))); d != "" {
		t.Errorf("one below the threshold: %s", d)
	}
	if d := cmp.Diff([]theme.Tone{bad, theme.Neutral, theme.Neutral}, tones(gates(cat, r.Rules, explained(2)))); d != "" {
		t.Errorf("one unclassified: %s", d)
	}
	r.Rules.Laureate.TopPercent = 10
	if got := gates(cat, r.Rules, explained(1)); got[len(got)-1].Label != "Miejsce wśród najlepszych 10% kategorii" {
		t.Errorf("the cap is not told: %+v", got)
	}
}

func TestSureties(t *testing.T) {
	cat, r := locale.For("pl"), small()
	c := &office.Certainty{Ranking: r, Rows: []office.CertaintyRow{
		{Index: 0, Known: true, Official: points(7000), Adjusted: 71.26, SE: 1.84, Label: inference.CertaintyLow, Near: true, Overall: office.CertaintyPlace{Official: 2, Of: 2, Low: 1, High: 2}, InCategory: office.CertaintyPlace{Official: 2, Of: 2, Low: 1, High: 2}},
		{Index: 1, Known: true, Official: points(9011), Adjusted: 89, SE: 2, Label: inference.CertaintyHigh, Overall: office.CertaintyPlace{Official: 1, Of: 2, Low: 1, High: 1}},
		{Index: 2},
	}}
	s := newSureties(cat, c)
	x := s.of("P-0001", "overall")
	if x.span != "1–2" || x.adjusted != "71,3 ± 1,8" || x.label != "niska" || x.tone != theme.Warn || x.bar == nil || x.bar.Max != 2 {
		t.Errorf("got %+v", x)
	}
	if x := s.of("P-0001", "channel/phone"); x.span != "" || x.adjusted == "" {
		t.Errorf("a channel's list has ranges of places: %+v", x)
	}
	if x := s.of("P-0003", "overall"); x.known {
		t.Errorf("something is known of the unclassified: %+v", x)
	}
	near := s.doubtful(func(r office.CertaintyRow) bool { return r.Near }, func(office.CertaintyRow) string { return "x" }, "category/URZ")
	if len(near) != 1 || near[0].code != "P-0001" {
		t.Errorf("near the threshold: %+v", near)
	}
	if near := s.doubtful(func(r office.CertaintyRow) bool { return r.Near }, func(office.CertaintyRow) string { return "x" }, "category/KUL"); near != nil {
		t.Errorf("another category's: %+v", near)
	}
	all, cut := s.groups("overall")
	if len(all) != 1 || cut || all[0].title != "" || len(all[0].codes) != 2 || all[0].model.Axis.Max != 2 {
		t.Fatalf("without tiers: %+v", all)
	}
	s.tiers = &office.CertaintyTiers{Overall: office.TierList{Tier: []int{2, 1, 0}, Sizes: []int{1, 1}}}
	all, _ = s.groups("overall")
	if len(all) != 2 || !all[0].lead || all[0].codes[0] != "P-0002" || all[1].lead {
		t.Errorf("tiers: %+v", all)
	}
	if x := s.of("P-0001", "overall"); x.tier != 2 || !strings.Contains(x.group, "2") {
		t.Errorf("tier: %+v", x)
	}
	if says := s.says("P-0001", "overall"); !strings.Contains(says, "Miejsce: 2, realnie 1–2.") || !strings.Contains(says, "Różnica względem lidera jest potwierdzona.") {
		t.Errorf("says %q", says)
	}
}

func TestWeightsOf(t *testing.T) {
	cat, r := locale.For("pl"), small()
	r.Lists = append(r.Lists, contest.RankingList{Kind: contest.ListArea, Code: "INF"})
	all := dials(cat, r)
	if len(all) != 4 || all[0].id != "channel/visit" || all[0].official != 50 || all[3].id != "area/INF" {
		t.Fatalf("dials: %+v", all)
	}
	if _, tried := weightsOf(all, map[string]int{"channel/visit": 50, "area/INF": 100}); tried {
		t.Error("the rules' own weights are told as a trial")
	}
	w, tried := weightsOf(all, map[string]int{"channel/visit": 70, "area/INF": 200})
	if d := cmp.Diff(office.Weights{Channels: map[contest.Channel]int{contest.Visit: 70}, Areas: map[string]int{"INF": 200}}, w); d != "" || !tried {
		t.Errorf("%v %s", tried, d)
	}
}

func TestMovesPutTheGreatestFirst(t *testing.T) {
	cat, r := locale.For("pl"), small()
	trial := &office.Trial{Gained: []int{0}, Moves: []office.Move{{Index: 0, Before: 2, After: 2}, {Index: 1, Before: 1, After: 3, Score: scored(9011)}, {Index: 2}}}
	got := moves(cat, r, trial)
	if len(got) != 2 || got[0].code != "P-0002" || got[1].title != "zyskałby tytuł" {
		t.Fatalf("got %+v", got)
	}
	if a := arrow(cat, got[0]); a != "↓ 2" {
		t.Errorf("a fall shows %q", a)
	}
	if a := arrow(cat, got[1]); a != "–" {
		t.Errorf("no move shows %q", a)
	}
}

func TestAmount(t *testing.T) {
	for in, want := range map[string]float64{"120": 120, "1 250,50": 1250.5, "99.9": 99.9, "": 0, "-3": 0, "x": 0} {
		if got, ok := amount(in); ok != (want > 0) || ok && got != want {
			t.Errorf("%q gives %v, %v", in, got, ok)
		}
	}
	var store kit.Memory
	store.Set(costKey(contest.Phone), "80")
	if d := cmp.Diff(office.ChannelCosts{contest.Phone: 80}, costs(&store)); d != "" {
		t.Error(d)
	}
}

func TestFormatOf(t *testing.T) {
	for path, want := range map[string]string{"/x/lista.xlsx": "xlsx", "a.json": "json", "a.pdf": "pdf", "lista": "pdf", "a.doc": "pdf"} {
		if got := formatOf(path); got != want {
			t.Errorf("%s is written as %s", path, got)
		}
	}
}

func TestEveryGradeHasALamp(t *testing.T) {
	cat := locale.For("pl")
	for grade, l := range lights {
		if !cat.Has("ranking.screen.light." + grade) {
			t.Errorf("%s has no word", grade)
		}
		if (l.lamp < 0) != (grade == "unknown") {
			t.Errorf("%s: lamp %d", grade, l.lamp)
		}
	}
}
