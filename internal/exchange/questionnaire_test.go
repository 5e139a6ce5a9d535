package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"biurolidera/internal/contest"
)

func builtInFor(t testing.TB, c contest.Channel) contest.Questionnaire {
	t.Helper()
	all, err := BuiltInQuestionnaires()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range all {
		if q.Channel == c {
			return q
		}
	}
	t.Fatalf("no built-in questionnaire for %s", c)
	return contest.Questionnaire{}
}

// The built-in questionnaires have no fault and no warning; no warning is accepted.
func TestBuiltInsAreSound(t *testing.T) {
	all, err := BuiltInQuestionnaires()
	if err != nil {
		t.Fatal(err)
	}
	var channels []contest.Channel
	for _, q := range all {
		channels = append(channels, q.Channel)
		if found := contest.LintQuestionnaire(q); len(found) > 0 {
			t.Errorf("%s: %v", q.Code, found)
		}
		if d := cmp.Diff(all[0].Areas, q.Areas); d != "" {
			t.Errorf("%s has areas of its own: %s", q.Code, d)
		}
	}
	if d := cmp.Diff(contest.Channels(), channels); d != "" {
		t.Error(d)
	}
	if n := len(all[0].Areas); n < 5 || n > 7 {
		t.Errorf("%d areas, want five to seven", n)
	}
}

// referenceData reads a file of the folder beside the repository, or skips the test.
func referenceData(t testing.TB, name string) []byte {
	t.Helper()
	folder, err := os.Getwd()
	for err == nil && folder != filepath.Dir(folder) {
		if _, e := os.Stat(filepath.Join(folder, "go.mod")); e == nil {
			break
		}
		folder = filepath.Dir(folder)
	}
	data, err := os.ReadFile(filepath.Join(folder, "..", "shared", "data", "reference", name))
	if err != nil {
		t.Skip("no reference data beside the repository: " + name)
	}
	return data
}

// Codes and section weights are those of the office's own draft, which stands beside
// the repository and not in it.
func TestBuiltInsFollowTheDraft(t *testing.T) {
	var draft struct {
		Kanaly []struct {
			Kod    string
			Sekcje []struct {
				Kod          string
				Waga_procent int
				Kryteria     []struct {
					Kod, Skala string
					Waga       int
					Krytyczne  bool
				}
			}
		}
	}
	data := referenceData(t, "kwestionariusze_pl.json")
	if err := json.Unmarshal(data, &draft); err != nil {
		t.Fatal(err)
	}
	count := 0
	for i, c := range contest.Channels() {
		q := builtInFor(t, c)
		for j, s := range draft.Kanaly[i].Sekcje {
			own := q.Sections[j]
			if own.Code != s.Kod || own.Weight != s.Waga_procent {
				t.Errorf("section %s of weight %d, draft %s of %d", own.Code, own.Weight, s.Kod, s.Waga_procent)
			}
			for _, k := range s.Kryteria {
				count++
				got, ok := q.Criterion(k.Kod)
				if !ok || got.Weight != k.Waga || got.Critical != k.Krytyczne || got.FailAt != 0 {
					t.Errorf("%s: %+v, draft %+v", k.Kod, got, k)
				}
			}
		}
	}
	if count != 71 {
		t.Errorf("%d criteria in the draft, want 71", count)
	}
}

// What each kind of institution is asked: the variants of domain.md §1.6 and the
// corrections to the draft.
func TestBuiltInForms(t *testing.T) {
	tests := []struct {
		channel       contest.Channel
		category, sub string
		asked         []string
		not           []string
	}{
		{contest.Visit, "URZ", "gmina-miejska", []string{"WB03", "WB05", "WB07", "WA05", "WD04"}, []string{"WB06", "WB08", "WE07", "WF10"}},
		{contest.Visit, "KUL", "biblioteka", []string{"WB06", "WB08", "WB09", "WF07", "WF08"}, []string{"WB03", "WB05", "WB07", "WB11"}},
		{contest.Visit, "KUL", "muzeum", []string{"WB06", "WB11", "WF11"}, []string{"WB08", "WF07"}},
		{contest.Visit, "URZ", "urzad-pracy", []string{"WE07", "WF09", "WB03"}, []string{"WF10"}},
		{contest.Visit, "SPK", "tbs", []string{"WB03", "WB10", "WF10"}, []string{"WB07"}},
		{contest.Visit, "MIE", "spoldzielnia", []string{"WA01", "WB10", "WF10"}, []string{"WB03", "WB05"}},
		{contest.Visit, "MIE", "wspolnota", []string{"WD01", "WE01", "WF01", "WG01"}, []string{"WA01", "WB01", "WC01", "WC05", "WF10"}},
		{contest.Visit, "INN", "inne", []string{"WA01"}, []string{"WB03", "WB06"}},
		{contest.Phone, "KUL", "biblioteka", []string{"TD07", "TA06", "TD06"}, []string{"TD08", "TD10"}},
		{contest.Phone, "URZ", "urzad-pracy", []string{"TD08", "TD09"}, []string{"TD07"}},
		{contest.Phone, "SPK", "wodociagi", []string{"TD10"}, []string{"TD11"}},
		{contest.Phone, "MIE", "wspolnota", []string{"TA01"}, []string{"TA04", "TD10"}},
		{contest.Online, "KUL", "dom-kultury", []string{"OC08", "OD06", "OD07", "OD08", "OE04"}, []string{"OC06", "OE05"}},
		{contest.Online, "KUL", "biblioteka", []string{"OC06"}, []string{"OC08"}},
		{contest.Online, "SPK", "wodociagi", []string{"OA03", "OC10", "OC11", "OE05", "OE06", "OD06"}, []string{"OC07"}},
		{contest.Online, "MIE", "spoldzielnia", []string{"OC01", "OE05", "OE01"}, []string{"OD01", "OD06"}},
		{contest.Online, "MIE", "wspolnota", []string{"OA01", "OB01"}, []string{"OC01", "OD02", "OD05", "OE01", "OE05"}},
	}
	for _, tt := range tests {
		q := builtInFor(t, tt.channel)
		var codes []string
		for _, c := range q.Form(tt.category, tt.sub).Criteria() {
			codes = append(codes, c.Code)
		}
		for _, code := range tt.asked {
			if !slices.Contains(codes, code) {
				t.Errorf("%s %s: %s is not asked", tt.channel, tt.sub, code)
			}
		}
		for _, code := range tt.not {
			if slices.Contains(codes, code) {
				t.Errorf("%s %s: %s is asked", tt.channel, tt.sub, code)
			}
		}
	}
}

// Measured bands, scales and flags that the corrections name.
func TestBuiltInCorrections(t *testing.T) {
	visit, phone, online := builtInFor(t, contest.Visit), builtInFor(t, contest.Phone), builtInFor(t, contest.Online)
	points := []struct {
		q     contest.Questionnaire
		code  string
		value string
		want  int
	}{
		{visit, "WD01", "5", 4},
		{visit, "WD01", "5,5", 3},
		{visit, "WD01", "30", 1},
		{visit, "WD01", "31", 0},
		{visit, "WD04", "0", 4},
		{visit, "WD04", "1", 2},
		{visit, "WD04", "2", 0},
		{phone, "TA01", "1", 4},
		{phone, "TA01", "2", 2},
		{phone, "TA01", "3", 1},
		{phone, "TA01", "4", 0},
		{phone, "TA05", "3", 4},
		{phone, "TA05", "15", 1},
		{phone, "TA05", "16", 0},
		{online, "OA01", "1", 5},
		{online, "OA01", "3", 3},
		{online, "OA01", "10", 1},
		{online, "OA01", "11", 0},
	}
	for _, p := range points {
		c, _ := p.q.Criterion(p.code)
		if got, err := c.PointsFor(p.value); err != nil || got != p.want {
			t.Errorf("%s %s: %d points, %v; want %d", p.code, p.value, got, err, p.want)
		}
	}
	for _, s := range online.Sections {
		if want := s.Code == "OC" || s.Code == "OD" || s.Code == "OE"; s.Once != want {
			t.Errorf("section %s once is %v", s.Code, s.Once)
		}
	}
	for code, most := range map[string]int{"OB07": 2, "OD06": 3} {
		if c, _ := online.Criterion(code); c.Max != most || c.CommentAtMost != -1 {
			t.Errorf("%s: %+v", code, c)
		}
	}
	if c, _ := visit.Criterion("WE04"); c.Text != "Pracownik nie podniósł głosu, nie ośmieszył klienta i nie przerwał kontaktu." || c.CommentAtMost != 1 || !c.Critical || c.NAAllowed {
		t.Errorf("WE04: %+v", c)
	}
}

func TestBuiltInScenarios(t *testing.T) {
	all, err := BuiltInScenarios()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range contest.Channels() {
		for _, sub := range []string{"gmina-wiejska", "biblioteka", "dom-kultury", "urzad-pracy", "wodociagi", "tbs", "spoldzielnia"} {
			n := 0
			for _, s := range all {
				if s.Channel == c && slices.Contains(s.Subs, sub) {
					n++
				}
			}
			if n < 3 {
				t.Errorf("%d scenarios of its own for %s by %s, want at least 3", n, sub, c)
			}
		}
	}
	for _, s := range all {
		if !strings.HasSuffix(s.Code, "-"+s.Channel.Letter()) {
			t.Errorf("%s is for %s", s.Code, s.Channel)
		}
		if s.Channel == contest.Online && strings.Count(s.Text, "?") < 3 {
			t.Errorf("%s asks fewer than three questions", s.Code)
		}
	}
}

const smallTOML = `format = "lider-kwestionariusz-1"
channel = "visit"
code = "wizyta"
version = 2
title = "Wizyta"
[[area]]
code = "miejsce"
name = "Miejsce"
[[area]]
code = "czas"
name = "Czas"
[[section]]
code = "A"
name = "Miejsce"
area = "miejsce"
weight = 50
once = true
[[section.criterion]]
code = "A1"
text = "Nazwa jest na drzwiach."
scale = "yes_no"
weight = 1
anchor.1 = "Jest."
anchor.0 = "Nie ma."
recommendation = "Umieścić nazwę."
[[section]]
code = "B"
name = "Czas"
area = "czas"
weight = 50
[[section.criterion]]
code = "B1"
text = "Czas oczekiwania."
scale = "measured"
weight = 1
unit = "min"
bands = [ { up_to = 4.5, points = 2 }, { up_to = "10", points = 1 }, { points = 0 } ]
on_contact = true
recommendation = "Skrócić czas."
`

func TestLoadQuestionnaireTOML(t *testing.T) {
	q, found, err := LoadQuestionnaire("mój.toml", []byte("\ufeff"+strings.ReplaceAll(smallTOML, "\n", "\r\n")))
	if err != nil || len(found) > 0 {
		t.Fatalf("%v %v", found, err)
	}
	want := []contest.Band{{UpTo: "4.5", Points: 2}, {UpTo: "10", Points: 1}, {}}
	if c, _ := q.Criterion("B1"); c.Max != 2 || c.CommentAtMost != -1 || cmp.Diff(want, c.Bands) != "" {
		t.Errorf("B1: %+v", c)
	}
	if q.Version != 2 || !q.Sections[0].Once {
		t.Errorf("%+v", q)
	}
}

func TestLoadQuestionnaireFindings(t *testing.T) {
	type at struct {
		Code, Source, Field string
		Row                 int
	}
	tests := []struct {
		name     string
		old, new string
		want     []at
	}{
		{"unknown key", `unit = "min"`, "unit = \"min\"\ncolour = 3", []at{{"questionnaire_unknown_key", "q.toml", "colour", 37}}},
		{"unknown table", "[[area]]\ncode = \"czas\"", "[[obszar]]\ncode = \"czas\"", []at{{"questionnaire_unknown_key", "q.toml", "obszar", 9}, {"lint_unknown_area", "q.toml", "B", 27}}},
		{"anchor of no number", "anchor.1 =", "anchor.tak =", []at{{"questionnaire_anchor_key", "q.toml", "A1", 19}, {"lint_anchor_missing", "q.toml", "A1", 19}}},
		{"limit of no number", "up_to = 4.5", "up_to = true", []at{{"questionnaire_band", "q.toml", "B1", 32}, {"lint_bands_rising", "q.toml", "B1", 32}}},
		{"what the linter says, with its line", "weight = 50\n[[", "weight = 0\n[[", []at{{"lint_weight", "q.toml", "B", 27}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.Replace(smallTOML, tt.old, tt.new, 1)
			if text == smallTOML {
				t.Fatal("the test changes nothing")
			}
			_, found, err := LoadQuestionnaire("q.toml", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			var got []at
			for _, f := range found {
				got = append(got, at{f.Code, f.Source, f.Field, f.Row})
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestLoadQuestionnaireRefuses(t *testing.T) {
	tests := []struct {
		name, data, code string
	}{
		{"empty", "", "questionnaire_format"},
		{"another TOML file", "a = 1", "questionnaire_format"},
		{"no TOML", "Kod;Treść\nA1;tak", "questionnaire_toml"},
		{"wrong type", strings.Replace(smallTOML, "version = 2", `version = "dwa"`, 1), "questionnaire_toml"},
		{"twice the same key", smallTOML + "unit = \"s\"\nunit = \"s\"\n", "questionnaire_toml"},
		{"nested without end", `a = ` + strings.Repeat("[", 1000), "questionnaire_damaged"},
		{"too large", strings.Repeat("#", MaxQuestionnaireBytes+1), "questionnaire_size"},
		{"a zip that is none", "PK\x03\x04 and no more", "questionnaire_damaged"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, _, err := LoadQuestionnaire("f", []byte(tt.data)); contest.CodeOf(err) != tt.code {
				t.Errorf("got %v, want %s", err, tt.code)
			}
		})
	}
}

// What is loaded as TOML, written as XLSX and loaded again is the same, and the
// bytes written are too.
func TestQuestionnaireRoundTrip(t *testing.T) {
	for _, c := range contest.Channels() {
		q := builtInFor(t, c)
		var first, second bytes.Buffer
		if err := WriteQuestionnaireXLSX(&first, q); err != nil {
			t.Fatal(err)
		}
		if err := WriteQuestionnaireXLSX(&second, q); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s: the bytes differ from one writing to the next", c)
		}
		got, found, err := LoadQuestionnaire("q.xlsx", first.Bytes())
		if err != nil || len(found) > 0 {
			t.Fatalf("%s: %v %v", c, found, err)
		}
		if d := cmp.Diff(q, got, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s: %s", c, d)
		}
	}
}

// What people change in Excel: decimal commas, other ticks, their own columns.
func TestQuestionnaireCells(t *testing.T) {
	var d criterionDraft
	want := []contest.Band{{UpTo: "4.5", Points: 2}, {UpTo: "10", Points: 1}, {}}
	if !readBands(&d, " 4,5=2 ;10 = 1.0; Reszta = 0;") || cmp.Diff(want, d.Bands) != "" {
		t.Errorf("bands: %v", d.Bands)
	}
	for _, bad := range []string{"5", "5 = dużo", "5: 4"} {
		if readBands(&d, bad) {
			t.Errorf("%q was read as %v", bad, d.Bands)
		}
	}
	for s, yes := range map[string]bool{"TAK": true, "x": true, "PRAWDA": true, "nie": false, "": false, "FAŁSZ": false} {
		var got bool
		if !readYesNo(&got, s) || got != yes {
			t.Errorf("%q: %v", s, got)
		}
	}
	var tick bool
	if readYesNo(&tick, "może") {
		t.Error("„może” is neither yes nor no")
	}
}

// Findings of a workbook name the sheet and the row.
func TestLoadQuestionnaireXLSXFindings(t *testing.T) {
	var b bytes.Buffer
	if err := WriteQuestionnaireXLSX(&b, builtInFor(t, contest.Phone)); err != nil {
		t.Fatal(err)
	}
	change := func(cells map[string]any) []byte {
		f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for at, v := range cells {
			sheet, cell, _ := strings.Cut(at, "!")
			if err := f.SetCellValue(sheet, cell, v); err != nil {
				t.Fatal(err)
			}
		}
		var out bytes.Buffer
		if err := f.Write(&out); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	tests := []struct {
		cells map[string]any
		want  string
	}{
		{map[string]any{"Kryteria!E2": "dużo"}, "questionnaire_cell q.xlsx › Kryteria 2 TA01"},
		{map[string]any{"Kryteria!E2": 2.0}, ""},
		{map[string]any{"Kryteria!D5": "gwiazdki"}, "questionnaire_cell q.xlsx › Kryteria 5 TA04"},
		{map[string]any{"Kryteria!A2": "ZZ"}, "questionnaire_no_section q.xlsx › Kryteria 2 TA01"},
		{map[string]any{"Kryteria!Z1": "Kolor"}, "questionnaire_unknown_key q.xlsx › Kryteria 1 Kolor"},
		{map[string]any{"Kryteria!Z1": "Kod"}, "questionnaire_column_twice q.xlsx › Kryteria 1 Kod"},
		{map[string]any{"Sekcje!D3": ""}, "questionnaire_cell q.xlsx › Sekcje 3 TB"},
		{map[string]any{"Sekcje!C3": "pogoda"}, "lint_unknown_area q.xlsx › Sekcje 3 TB"},
		{map[string]any{"Kryteria!C4": "Głos jest miły."}, "lint_opinion_word q.xlsx › Kryteria 4 TA03"},
		{map[string]any{"Kwestionariusz!A3": "Kolor"}, "questionnaire_unknown_key q.xlsx › Kwestionariusz 3 Kolor"},
		{map[string]any{"Kwestionariusz!B4": "pierwsza"}, "questionnaire_cell q.xlsx › Kwestionariusz 0 version"},
	}
	for _, tt := range tests {
		_, found, err := LoadQuestionnaire("q.xlsx", change(tt.cells))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(found) > 0 {
			got = fmt.Sprint(found[0].Code, " ", found[0].Source, " ", found[0].Row, " ", found[0].Field)
		}
		if got != tt.want {
			t.Errorf("%v: %q, want %q", tt.cells, got, tt.want)
		}
	}
	if _, _, err := LoadQuestionnaire("q.xlsx", change(map[string]any{"Kwestionariusz!B1": "inny"})); contest.CodeOf(err) != "questionnaire_format" {
		t.Errorf("another workbook: %v", err)
	}
}

// FuzzQuestionnaireTOML: reading never panics, an accepted file has no key that was
// passed over, and what is sound survives the way over XLSX.
func FuzzQuestionnaireTOML(f *testing.F) {
	f.Add([]byte(smallTOML))
	f.Add([]byte(strings.Replace(smallTOML, "4.5", `"4,5"`, 1)))
	f.Add([]byte(smallTOML + "[[section.criterion]]\ncode = \"B2\"\ntext = \"Krok i termin.\"\nscale = \"graded\"\nmax = 2\nweight = 1\nanchor.0 = \"a\"\nanchor.1 = \"b\"\nanchor.2 = \"c\"\n" +
		"na_allowed = true\ncondition = \"Było (B1).\"\nfor = [\"URZ\"]\nnot = [\"powiat\"]\ncomment_at_most = 0\nrecommendation = \"Tak.\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		q, found, err := LoadQuestionnaire("f.toml", data)
		if err != nil {
			if contest.CodeOf(err) == "" {
				t.Fatalf("no error for people: %v", err)
			}
			return
		}
		for _, f := range found {
			if f.Severity == contest.SeverityError {
				return
			}
		}
		var book bytes.Buffer
		if err := WriteQuestionnaireXLSX(&book, q); err != nil {
			if contest.CodeOf(err) != "questionnaire_text_cell" {
				t.Fatal(err)
			}
			return
		}
		again, _, err := LoadQuestionnaire("f.xlsx", book.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(q, again, cmpopts.EquateEmpty()); d != "" {
			t.Error(d)
		}
	})
}
