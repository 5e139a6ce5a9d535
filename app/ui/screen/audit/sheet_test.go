package audit

import (
	"testing"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"github.com/google/go-cmp/cmp"
)

func TestParseDay(t *testing.T) {
	for text, want := range map[string]string{
		"17.09.2025": "2025-09-17", "17.9": "2025-09-17", "1709": "2025-09-17", "170925": "2025-09-17", "17092025": "2025-09-17",
		"17-9": "2025-09-17", "2025-09-17": "2025-09-17", "3.1": "2025-01-03",
		"31.02": "", "17": "", "abc": "", "4013": "", "1709x": "",
	} {
		day, ok := parseDay(text, 2025)
		if ok != (want != "") || ok && day.Format(time.DateOnly) != want {
			t.Errorf("%q: %v %v, want %q", text, day, ok, want)
		}
	}
	if day, ok := parseDay("", 2025); !ok || !day.IsZero() {
		t.Errorf("empty: %v %v", day, ok)
	}
}

func TestParseHour(t *testing.T) {
	for text, want := range map[string]string{
		"10:30": "10:30", "10.30": "10:30", "1030": "10:30", "930": "09:30", "9": "09:00", "23,59": "23:59",
		"24:00": "", "10:60": "", "10:3": "", "x": "", "-1": "",
	} {
		since, ok := parseHour(text)
		if ok != (want != "") || ok && (time.Time{}).Add(since).Format("15:04") != want {
			t.Errorf("%q: %v %v, want %q", text, since, ok, want)
		}
	}
}

func TestParseSheetCode(t *testing.T) {
	for text, want := range map[string]string{"lider:audyt:2025-w-0031": "2025-W-0031", " 2025-W-0031 ": "2025-W-0031", "": ""} {
		if got := parseSheetCode(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// form is a made-up questionnaire with each kind of criterion.
func form(t *testing.T) *office.AuditForm {
	t.Helper()
	q := contest.Questionnaire{
		Channel: contest.Phone, Code: "proba", Version: 1, Title: "Próba", Areas: []contest.Area{{Code: "a", Name: "Obszar"}},
		Sections: []contest.Section{
			{Code: "A", Name: "Pierwsza", Area: "a", Weight: 1, Criteria: []contest.Criterion{
				{Code: "A1", Text: "Tak czy nie", Scale: contest.ScaleYesNo, Weight: 1, Max: 1, CommentAtMost: -1},
				{Code: "A2", Text: "Stopień", Scale: contest.ScaleGraded, Weight: 1, Max: 4, CommentAtMost: 1, OnContact: true},
			}},
			{Code: "B", Name: "Druga", Area: "a", Weight: 1, Criteria: []contest.Criterion{
				{Code: "B1", Text: "Minuty", Scale: contest.ScaleMeasured, Weight: 1, Max: 4, Unit: "min", CommentAtMost: -1, OnContact: true, Bands: []contest.Band{{UpTo: "2.5", Points: 4}, {Points: 0}}},
				{Code: "B2", Text: "Oddzwonili", Scale: contest.ScaleYesNo, Weight: 1, Max: 1, NAAllowed: true, CommentAtMost: -1, Condition: "Obiecano oddzwonić."},
			}},
		},
	}
	o, ed := sample(t)
	scorer, err := o.TryQuestionnaire(t.Context(), ed, q, "URZ", "")
	if err != nil {
		t.Fatal(err)
	}
	return &office.AuditForm{
		SheetScorer: *scorer, Edition: contest.Edition{Year: 2025},
		Audit: contest.Audit{Code: "2025-T-0001", Channel: contest.Phone, State: contest.AuditAssigned, Auditor: "A-03"},
	}
}

func sample(t *testing.T) (*office.Office, contest.Edition) {
	t.Helper()
	dir := t.TempDir()
	o, err := office.Create(t.Context(), dir+"/p.lider", office.NewEdition{Name: "II edycja", Year: 2025}, office.Options{HeadDir: dir})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = o.Close() })
	ed, err := o.FindEdition(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	return o, ed
}

// typeKeys gives keys to a sheet: letters and digits by themselves, > goes on, < back.
func typeKeys(s *sheet, keys string) {
	for _, r := range keys {
		switch r {
		case '>':
			s.enter()
		case '<':
			s.back(true)
		default:
			s.key(r)
		}
	}
}

func values(s *sheet) map[string]string {
	out := map[string]string{}
	for _, a := range s.sub.Answers {
		switch {
		case a.NA:
			out[a.Criterion] = "n/d " + string(a.Reason)
		default:
			out[a.Criterion] = a.Value
		}
		if a.Comment != "" {
			out[a.Criterion] += " „" + a.Comment + "”"
		}
	}
	return out
}

func TestSheetKeys(t *testing.T) {
	f := form(t)
	for _, tt := range []struct {
		name, keys string
		want       map[string]string
		notice     string
		at         string
	}{
		{"answers and goes on", "1>3>2,5>n>", map[string]string{"A1": "1", "A2": "3", "B1": "2,5", "B2": "n/d situation"}, "", ""},
		{"the next digit replaces", "10>", map[string]string{"A1": "0"}, "", "A2"},
		{"off the scale", "2", map[string]string{}, "audit.entry.scale", "A1"},
		{"no N/A here", "n", map[string]string{}, "audit.entry.na_refused", "A1"},
		{"Enter stops once at a key that was no answer", "2>", map[string]string{}, "audit.entry.scale", "A1"},
		{"and then goes on", "2>>", map[string]string{}, "", "A2"},
		{"or as soon as there is an answer", "21>", map[string]string{"A1": "1"}, "", "A2"},
		{"a comment takes the number before it", ">>12k", map[string]string{"B1": "12"}, "", "B1"},
		{"N/A again takes the next reason", ">>>nn", map[string]string{"B2": "n/d condition"}, "", "B2"},
		{"a low mark asks for a comment first", "1>0>", map[string]string{"A1": "1", "A2": "0"}, "", "A2"},
		{"and once only", "1>0>>", map[string]string{"A1": "1", "A2": "0"}, "", "B1"},
		{"back", "1>3<", map[string]string{"A1": "1", "A2": "3"}, "", "A1"},
		{"back takes a digit of a number first", "1>3>12<", map[string]string{"A1": "1", "A2": "3"}, "", "B1"},
		{"one comma alone", ">>1,,5>", map[string]string{"B1": "1,5"}, "", "B2"},
		{"nobody was reached", "1>3>b", map[string]string{"A1": "1"}, "", ""},
		{"and again somebody was", "1bb", map[string]string{"A1": "1"}, "", "A1"},
	} {
		s := newSheet(f, time.Time{})
		s.at = 4 // past the head
		s.arrive()
		typeKeys(s, tt.keys)
		if diff := cmp.Diff(tt.want, values(s)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
		if s.notice.key != tt.notice {
			t.Errorf("%s: notice %q, want %q", tt.name, s.notice.key, tt.notice)
		}
		if s.now().criterion.Code != tt.at {
			t.Errorf("%s: at %q (%v), want %q", tt.name, s.now().criterion.Code, s.now().kind, tt.at)
		}
	}
}

func TestNoContactAsksOnlyWhatCouldBeSeen(t *testing.T) {
	s := newSheet(form(t), time.Time{})
	s.key('b')
	if s.sub.Outcome != contest.OutcomeContact {
		t.Error("b in a text field is a letter")
	}
	s.at = 4
	s.arrive()
	typeKeys(s, "1>b")
	if s.now().kind != stepEnd || s.score.Answered != 4 || !s.score.Complete() {
		t.Errorf("at %v, %d answered, %v", s.now().kind, s.score.Answered, s.score.Findings)
	}
}

func TestTakeBack(t *testing.T) {
	s := newSheet(form(t), time.Time{})
	s.at = 4
	s.arrive()
	typeKeys(s, "1>3>")
	if !s.takeBack() || len(s.sub.Answers) != 1 || s.now().criterion.Code != "A2" {
		t.Fatalf("after taking back: %v at %q", values(s), s.now().criterion.Code)
	}
	if !s.redo() || len(s.sub.Answers) != 2 {
		t.Errorf("after doing it again: %v", values(s))
	}
	s.takeBack()
	s.takeBack()
	if s.takeBack() || s.isChanged() {
		t.Errorf("an empty sheet: %v", values(s))
	}
}

func TestEndListsWhatIsMissing(t *testing.T) {
	cat := locale.For("pl")
	s := newSheet(form(t), time.Time{})
	s.at = 4
	s.arrive()
	typeKeys(s, "1>0>>")
	s.at = len(s.steps) - 1
	s.arrive()
	v := s.view(cat)
	if v.progress != "2/4" || v.score != "1/5 · 20%" {
		t.Errorf("progress %q, score %q", v.progress, v.score)
	}
	var fields []string
	for _, p := range s.problems(cat) {
		fields = append(fields, p.field)
	}
	if diff := cmp.Diff([]string{"B1", "B2", "A2", "held_at"}, fields); diff != "" {
		t.Fatal(diff)
	}
	s.toProblem(cat)
	typeKeys(s, "3>")
	if s.now().kind != stepEnd || values(s)["B1"] != "3" {
		t.Errorf("one does not come back to the end: %v, %v", s.now().kind, values(s))
	}
}

func TestResumeAtTheFirstGap(t *testing.T) {
	f := form(t)
	f.Draft = &contest.AuditDraft{Sheet: contest.Submission{AuditCode: "2025-T-0001", Answers: []contest.RawAnswer{{Criterion: "A1", Value: "1"}}}}
	if s := newSheet(f, time.Time{}); s.now().criterion.Code != "A2" || s.isChanged() {
		t.Errorf("at %q, changed %v", s.now().criterion.Code, s.isChanged())
	}
}
