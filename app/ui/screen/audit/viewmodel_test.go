package audit

import (
	"testing"
	"time"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
	"biurolidera/internal/printer"

	"biurolidera/internal/drawing"

	"github.com/google/go-cmp/cmp"
)

func TestLines(t *testing.T) {
	cat := locale.For("pl")
	score := contest.MakeScore(8750, 175, 2)
	got := lines(cat, []office.AuditLine{
		{ID: 1, Code: "2025-W-0001", Channel: contest.Visit, State: contest.AuditPlanned},
		{ID: 2, Code: "2025-W-0002", Channel: contest.Visit, State: contest.AuditSubmitted, HeldAt: time.Date(2025, 9, 17, 10, 30, 0, 0, time.UTC)},
		{ID: 3, Code: "2025-T-0001", Channel: contest.Phone, State: contest.AuditApproved},
	}, map[int64]office.AuditMark{2: {Score: &score, Comments: 2, Open: 1}, 3: {}})
	type shown struct{ channel, state, held, score, faults string }
	var out []shown
	for _, l := range got {
		out = append(out, shown{l.channel, l.state, l.held, l.score, l.faults})
	}
	want := []shown{
		{"wizyta", "zaplanowany", "", "", ""},
		{"wizyta", "oddany", "17.09.2025", "87,50", "3"},
		{"telefon", "zatwierdzony", "", "niepełny", "1"},
	}
	if diff := cmp.Diff(want, out, cmp.AllowUnexported(shown{})); diff != "" {
		t.Error(diff)
	}
	if got[0].published() != -1 || got[1].published() != 8750 || got[2].published() != -1 {
		t.Errorf("to be compared: %v %v %v", got[0].published(), got[1].published(), got[2].published())
	}
	for _, c := range columns(cat) {
		if c.Title == "" || c.Title == "audit.column."+c.ID {
			t.Errorf("column %s has no title", c.ID)
		}
		for _, l := range got {
			c.Text(l)
			if c.Compare != nil && c.Compare(l, l) != 0 {
				t.Errorf("column %s: a line differs from itself", c.ID)
			}
		}
	}
}

func TestMoment(t *testing.T) {
	cat := locale.For("pl")
	for at, want := range map[time.Time]string{
		{}: "", time.Date(2025, 9, 17, 0, 0, 0, 0, time.UTC): "17.09.2025", time.Date(2025, 9, 17, 9, 5, 0, 0, time.UTC): "17.09.2025 09:05",
	} {
		if got := moment(cat, at); got != want {
			t.Errorf("%v: %q, want %q", at, got, want)
		}
	}
}

// some are lines of two channels.
func some() []line {
	var out []line
	for _, x := range []struct {
		code    string
		channel contest.Channel
		state   contest.AuditState
	}{
		{"T-1", contest.Phone, contest.AuditReturned},
		{"W-1", contest.Visit, contest.AuditApproved},
		{"W-2", contest.Visit, contest.AuditPlanned},
		{"W-3", contest.Visit, contest.AuditSubmitted},
		{"W-4", contest.Visit, contest.AuditRunning},
		{"W-5", contest.Visit, contest.AuditVoid},
	} {
		out = append(out, line{AuditLine: &office.AuditLine{Code: x.code, Channel: x.channel, State: x.state}})
	}
	return out
}

func TestNextOpen(t *testing.T) {
	all := some()
	for _, tt := range []struct {
		from, want string
		handed     map[string]bool
	}{
		{"W-1", "W-2", nil},
		{"W-2", "W-4", nil},
		{"W-4", "W-2", nil}, // round
		{"W-2", "", map[string]bool{"W-4": true}},
		{"T-1", "", nil}, // itself alone in its channel
		{"", "T-1", nil},
	} {
		if got := nextOpen(all, tt.from, tt.handed); got != tt.want {
			t.Errorf("after %q: %q, want %q", tt.from, got, tt.want)
		}
	}
	if got := nextOpen(nil, "W-1", nil); got != "" {
		t.Errorf("of none: %q", got)
	}
}

func TestLastBegun(t *testing.T) {
	all := some()
	if got := lastBegun(all); got != "" {
		t.Errorf("none was begun: %q", got)
	}
	all[2].DraftAt, all[4].DraftAt, all[5].DraftAt = time.Unix(10, 0), time.Unix(20, 0), time.Unix(30, 0)
	if got := lastBegun(all); got != "W-4" {
		t.Errorf("got %q: a void audit is passed over, the newest wins", got)
	}
}

func TestChoice(t *testing.T) {
	all := some()
	for c, want := range map[choice][]string{
		{}:                             {"T-1", "W-1", "W-2", "W-3", "W-4", "W-5"},
		{channel: contest.Phone}:       {"T-1"},
		{state: contest.AuditApproved}: {"W-1"},
		{channel: contest.Phone, state: contest.AuditRunning}: nil,
	} {
		if diff := cmp.Diff(want, codes(c.of(all), func(line) bool { return true })); diff != "" {
			t.Errorf("%v: %s", c, diff)
		}
		if back := parseChoice(c.String()); back != c {
			t.Errorf("%v comes back as %v", c, back)
		}
	}
	if c := parseChoice("fax/asleep"); c != (choice{}) {
		t.Errorf("nonsense is %v", c)
	}
	if got := codes(queue(all, choice{}), isSubmitted); len(got) != 1 || got[0] != "W-3" {
		t.Errorf("queue %v", got)
	}
}

func TestSegments(t *testing.T) {
	all := some()
	var kept []office.AuditLine
	for _, l := range all {
		kept = append(kept, *l.AuditLine)
	}
	channels, byState := segments(locale.For("pl"), office.CountAudits(kept), choice{channel: contest.Visit})
	var got []string
	for _, s := range append(channels, byState...) {
		mark := ""
		if s.chosen {
			mark = "*"
		}
		got = append(got, s.text+mark+" "+locale.For("pl").Integer(s.n))
	}
	want := []string{
		"wszystkie kanały 6", "wizyta* 5", "telefon 1", "online 0",
		"wszystkie stany* 5", "zaplanowany 1", "w toku 1", "oddany 1", "zatwierdzony 1", "unieważniony 1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAssignment(t *testing.T) {
	if a := assignment(map[string]string{"scenario": keepValue}); a != (office.AuditAssignment{}) {
		t.Errorf("nothing filled in sets %+v", a)
	}
	a := assignment(map[string]string{"auditor": " 7 ", "scenario": noValue, "day": "2025-10-01", "hour": "930", "place": "  kasa "})
	if *a.Auditor != "A-07" || *a.ScenarioID != 0 || a.HeldAt.Format("02.01.2006 15:04") != "01.10.2025 09:30" || *a.Place != "kasa" {
		t.Errorf("got %q %d %v %q", *a.Auditor, *a.ScenarioID, a.HeldAt, *a.Place)
	}
}

func TestOnlyTheChosenPages(t *testing.T) {
	p := office.Paper{Pages: []drawing.Page{{Bookmark: "1"}, {Bookmark: "2"}, {Bookmark: "3"}}}
	if got := only(p, nil); len(got.Pages) != 3 {
		t.Errorf("all: %d pages", len(got.Pages))
	}
	got := only(p, printer.PagesOf(1, 3))
	if len(got.Pages) != 2 || got.Pages[1].Bookmark != "3" || len(p.Pages) != 3 {
		t.Errorf("1 and 3: %v, of %d", got.Pages, len(p.Pages))
	}
}

func TestSheetLines(t *testing.T) {
	got := sheetLines(locale.For("pl"), []office.SheetLine{
		{Source: "/tmp/a.xlsx", Fate: office.SheetAccepted}, {Source: "/tmp/b.csv", Row: 7, Fate: office.SheetRejected, Findings: []contest.Finding{contest.Fault("audit_code_missing")}},
	})
	if got[0].where != "a.xlsx" || got[0].tone != theme.Good || got[0].faults != "" {
		t.Errorf("first: %+v", got[0])
	}
	if got[1].where != "b.csv, wiersz 7" || got[1].tone != theme.Bad || got[1].faults != "1" || got[1].fate != "odrzucony" {
		t.Errorf("second: %+v", got[1])
	}
}

func TestSheetRowsMarkWhatIsWrong(t *testing.T) {
	cat := locale.For("pl")
	f := form(t)
	f.Audit.Outcome = contest.OutcomeContact
	f.Audit.Answers = []contest.Answer{
		{Criterion: "A1", Points: 1}, {Criterion: "A2", Points: 0, Comment: ""}, {Criterion: "B1", Points: 4, Measured: "2.5"}, {Criterion: "B2", NA: contest.NADefault, Comment: "nie obiecano"},
	}
	score := scoreOf(f)
	type shown struct {
		text, right string
		mark        bool
	}
	var out []shown
	for _, r := range sheetRows(cat, f, score) {
		out = append(out, shown{r.text, r.right, r.mark})
	}
	want := []shown{
		{"A Pierwsza", "", false},
		{"Tak czy nie", "tak", false},
		{"Stopień", "0/4", true},
		{"B Druga", "", false},
		{"Minuty", "2,5\u00a0min → 4/4", false},
		{"Oddzwonili\n„nie obiecano”", "n/d", false},
	}
	if diff := cmp.Diff(want, out, cmp.AllowUnexported(shown{})); diff != "" {
		t.Error(diff)
	}
	rows := findingRows(cat, score, []office.CriticalLine{{CriticalFailure: office.CriticalFailure{Criterion: "A1", State: contest.CriticalOpen}, Text: "Tak czy nie"}})
	if len(rows) != 3 || rows[2].tone != theme.Bad {
		t.Errorf("findings: %+v", rows)
	}
}

func TestFactsSayWhatCounts(t *testing.T) {
	cat := locale.For("pl")
	f := form(t)
	f.Where = "22 100 10 10"
	score := contest.MakeScore(8750, 175, 2)
	l := lines(cat, []office.AuditLine{{ID: 1, Code: "2025-T-0001", Channel: contest.Phone, State: contest.AuditApproved, Outcome: contest.OutcomeNoContact, Reason: "brak dat", DraftAt: time.Now()}},
		map[int64]office.AuditMark{1: {Score: &score, Counted: true}})[0]
	got := map[string]string{}
	for _, kv := range facts(cat, l, f) {
		got[kv.Label] = kv.Value
	}
	for label, want := range map[string]string{"Audyt": "2025-T-0001", "Wynik": "87,50", "W rankingu": "liczy się", "Wynik kontaktu": "brak kontaktu", "Gdzie": "22 100 10 10", "Powód zwrotu lub unieważnienia": "brak dat"} {
		if got[label] != want {
			t.Errorf("%s: %q, want %q", label, got[label], want)
		}
	}
}

func TestEntryViewSpeaks(t *testing.T) {
	cat := locale.For("pl")
	s := newSheet(form(t), time.Date(2025, 10, 15, 0, 0, 0, 0, time.UTC))
	if v := s.view(cat); v.label != "Data audytu" || v.text != "15.10.2025" || v.score != "–" {
		t.Errorf("head: %+v", v)
	}
	if s.setField(stepDay, "31.02") || s.view(cat).notice == "" || s.day.Day() != 15 {
		t.Errorf("a day in no calendar is kept: %v", s.day)
	}
	if s.setField(stepAuditor, "Kowalska") || s.sub.Auditor != "A-03" {
		t.Errorf("a name is kept as auditor: %q", s.sub.Auditor)
	}
	s.jump("B1")
	typeKeys(s, "2,5")
	if v := s.view(cat); v.number != "2,5\u00a0min" || v.worth != "4 z 4 pkt" || len(v.options) != 2 || !v.options[0].chosen {
		t.Errorf("a number: %q %q %+v", v.number, v.worth, v.options)
	}
	s.enter()
	typeKeys(s, "n")
	if v := s.view(cat); len(v.options) != 3 || !v.options[2].chosen || v.options[2].text != "nie dotyczy – sytuacja nie wystąpiła" {
		t.Errorf("N/A: %+v", v.options)
	}
	typeKeys(s, "k")
	if v := s.view(cat); v.label != "Komentarz" {
		t.Errorf("comment: %q", v.label)
	}
	s.setComment("  nikt   nie obiecał ")
	if a, _ := s.answer("B2"); a.Comment != "nikt nie obiecał" || !a.NA {
		t.Errorf("kept: %+v", a)
	}
}
