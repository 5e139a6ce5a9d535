package exchange

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/pelletier/go-toml/v2"
	"github.com/xuri/excelize/v2"

	"biurolidera/internal/contest"
)

// sayIn gives the catalogue's texts of a sheet; a missing key or a placeholder left
// over fails the test.
func sayIn(t testing.TB, lang string) Say {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "assets", "locale", lang, "sheet.toml"))
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	if err := toml.Unmarshal(data, &texts); err != nil {
		t.Fatal(err)
	}
	return func(key string, pairs ...any) string {
		s, ok := texts[key]
		for i := 0; i+1 < len(pairs); i += 2 {
			s = strings.ReplaceAll(s, "{"+pairs[i].(string)+"}", fmt.Sprint(pairs[i+1]))
		}
		if !ok || strings.ContainsAny(s, "{}") {
			t.Errorf("%s: text of %s is %q", lang, key, s)
		}
		return s
	}
}

// visitSheet is the sheet of a visit to a village office.
func visitSheet(t testing.TB) AuditSheet {
	t.Helper()
	scenarios, err := BuiltInScenarios()
	if err != nil {
		t.Fatal(err)
	}
	q := builtInFor(t, contest.Visit)
	return AuditSheet{
		Edition: contest.Edition{Name: "II edycja", Year: 2025}, Institution: `=Gmina „Żabia Wola” & "Łąki"`, Address: "ul. Długa 12",
		Audit:    contest.Audit{Code: "2025-W-0031", Channel: contest.Visit, Auditor: "A-17", HeldAt: time.Date(2025, 10, 7, 0, 0, 0, 0, time.UTC)},
		Scenario: &scenarios[0], Form: q.Form(contest.CategoryOffice, contest.SubVillage),
	}
}

func writeSheet(t testing.TB, s AuditSheet, say Say) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteAuditSheetXLSX(&b, s, say); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// fillSheet opens a sheet, lets change write into it and gives the bytes it is saved as.
func fillSheet(t testing.TB, data []byte, change func(f *excelize.File, tab string, cell map[string]string)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	cell := map[string]string{}
	rows, err := f.GetRows(machineSheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r[0] == machineField || r[0] == machineCriterion {
			cell[r[1]] = r[2]
		}
		if r[0] == machineCriterion {
			cell[r[1]+" comment"] = r[3]
		}
	}
	change(f, f.GetSheetName(0), cell)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// answerAll fills a sheet as a careful auditor would: points as numbers or words, the
// date as a date, a comment where one is wanted.
func answerAll(t testing.TB, s AuditSheet, data []byte) ([]byte, map[string]string) {
	t.Helper()
	want := map[string]string{}
	filled := fillSheet(t, data, func(f *excelize.File, tab string, cell map[string]string) {
		put := func(name string, v any) {
			if err := f.SetCellValue(tab, cell[name], v); err != nil {
				t.Fatal(err)
			}
		}
		for i, c := range s.Form.Criteria() {
			switch {
			case c.NAAllowed:
				put(c.Code, "n/d")
				want[c.Code] = "n/d"
			case c.Scale == contest.ScaleYesNo:
				word := []string{"tak", "nie"}[i%2]
				put(c.Code, word)
				want[c.Code] = word
			case c.Code == "WD04": // nobody was sent on, so WF06 is n/d
				put(c.Code, 0)
				want[c.Code] = "0"
			case c.Scale == contest.ScaleMeasured:
				put(c.Code, 0.5*float64(i%4))
				want[c.Code] = strings.TrimSuffix(strconv.FormatFloat(0.5*float64(i%4), 'f', 1, 64), ".0")
			default:
				put(c.Code, c.Max)
				want[c.Code] = strconv.Itoa(c.Max)
			}
		}
		put(s.Form.Criteria()[0].Code+" comment", "Napis zasłania\nrusztowanie.")
		put(fieldTime, 10.5/24)
		put(fieldPlace, "Sekretariat")
		put(fieldRemark, "Remont wejścia.")
	})
	return filled, want
}

func TestAuditSheetRoundTrip(t *testing.T) {
	s := visitSheet(t)
	data, want := answerAll(t, s, writeSheet(t, s, sayIn(t, "pl")))
	got, ours, err := ReadAuditSheet(context.Background(), "2025-W-0031.xlsx", data, time.UTC)
	if err != nil || !ours {
		t.Fatalf("ours %v, %v", ours, err)
	}
	if d := cmp.Diff(want, valuesOf(got)); d != "" {
		t.Error(d)
	}
	held := time.Date(2025, 10, 7, 10, 30, 0, 0, time.UTC)
	if got.AuditCode != "2025-W-0031" || got.Auditor != "A-17" || got.Outcome != contest.OutcomeContact || !got.HeldAt.Equal(held) || !got.Clock ||
		got.Place != "Sekretariat" || got.Remark != "Remont wejścia." || got.FormKey != s.Form.Key || got.Version != 1 || got.Questionnaire != "wizyta" {
		t.Errorf("%+v", got)
	}
	if a := got.Answers[0]; a.Criterion != "WA01" || a.Comment != "Napis zasłania\nrusztowanie." || contest.CellRow(a.Cell) == 0 {
		t.Errorf("%+v", a)
	}
	if len(got.Findings) > 0 {
		t.Errorf("remarks: %v", got.Findings)
	}
	answers, found := contest.ResolveAnswers(s.Form, got, nil)
	if len(answers) != len(s.Form.Criteria()) || len(found) > 0 {
		t.Errorf("%d answers, %v", len(answers), found)
	}
}

// valuesOf gives what was answered, by code; „n/d” for N/A.
func valuesOf(s AuditSubmission) map[string]string {
	values := map[string]string{}
	for _, a := range s.Answers {
		if a.NA {
			values[a.Criterion] = "n/d"
		} else if !a.Blank() {
			values[a.Criterion] = a.Value + a.Points
		}
	}
	return values
}

func TestAuditSheetIsTheSameBytes(t *testing.T) {
	s := visitSheet(t)
	if !bytes.Equal(writeSheet(t, s, sayIn(t, "pl")), writeSheet(t, s, sayIn(t, "pl"))) {
		t.Error("the same sheet gives other bytes")
	}
}

// Every text of a sheet stands in both catalogues, for every channel and kind of row.
func TestAuditSheetTexts(t *testing.T) {
	for _, lang := range []string{"pl", "en"} {
		s := visitSheet(t)
		s.Edition.Example = true
		writeSheet(t, s, sayIn(t, lang))
		online := s
		online.Form = (&contest.Questionnaire{Title: "x", Sections: []contest.Section{{Code: "S", Once: true, Criteria: []contest.Criterion{
			{Code: "S1", Scale: contest.ScaleMeasured, Unit: "s", NAAllowed: true, Condition: "Było.", Bands: []contest.Band{{UpTo: "1.5", Points: 1}, {}}},
		}}}}).Form("", "")
		writeSheet(t, online, sayIn(t, lang))
		online.TakenOver = []contest.Answer{{Criterion: "S1"}}
		writeSheet(t, online, sayIn(t, lang))
	}
}

// Only the cells to fill in are unlocked, each with a validation that fits it.
func TestAuditSheetProtection(t *testing.T) {
	s := visitSheet(t)
	f, err := excelize.OpenReader(bytes.NewReader(writeSheet(t, s, sayIn(t, "pl"))))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	tab := f.GetSheetName(0)
	if visible, err := f.GetSheetVisible(machineSheet); err != nil || visible {
		t.Errorf("the machine's worksheet is visible: %v %v", visible, err)
	}
	if p, err := f.GetSheetProtection(tab); err != nil || !p.SelectUnlockedCells || p.FormatCells || p.InsertRows {
		t.Errorf("protection: %+v %v", p, err)
	}
	open := map[string]bool{}
	rows, _ := f.GetRows(tab)
	for y := range len(rows) {
		for x := 1; x <= columnComment; x++ {
			id, err := f.GetCellStyle(tab, cellName(x, y+1))
			if err != nil {
				t.Fatal(err)
			}
			style, err := f.GetStyle(id)
			if err != nil {
				t.Fatal(err)
			}
			if style.Protection != nil && !style.Protection.Locked {
				open[cellName(x, y+1)] = true
			}
		}
	}
	machine, _ := f.GetRows(machineSheet)
	for _, r := range machine {
		if r[0] != machineCriterion && r[0] != machineField {
			continue
		}
		for _, cell := range r[2:] {
			if !open[cell] {
				t.Errorf("%s of %s is locked", cell, r[1])
			}
			delete(open, cell)
		}
	}
	for cell := range open {
		if cell[0] != 'D' { // the right half of a merged field
			t.Errorf("%s is unlocked though nothing is read from it", cell)
		}
	}
	checkValidations(t, f, tab, s)
}

func checkValidations(t *testing.T, f *excelize.File, tab string, s AuditSheet) {
	t.Helper()
	rules := map[string]string{}
	all, err := f.GetDataValidations(tab)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range all {
		rules[v.Sqref] = v.Type + " " + v.Formula1
	}
	machine, _ := f.GetRows(machineSheet)
	for _, r := range machine {
		if r[0] != machineCriterion {
			continue
		}
		c, _ := s.Form.Questionnaire.Criterion(r[1])
		want := map[contest.Scale]string{
			contest.ScaleYesNo: `list "tak,nie"`, contest.ScaleGraded: `list "4,3,2,1,0"`, contest.ScaleMeasured: "decimal 0",
		}[c.Scale]
		if c.NAAllowed {
			want = strings.TrimSuffix(want, `"`) + `,n/d"`
		}
		if rules[r[2]] != want {
			t.Errorf("%s: %q, want %q", c.Code, rules[r[2]], want)
		}
	}
}

// What the cells hold that may go wrong is a finding; a name is never repeated.
func TestAuditSheetFields(t *testing.T) {
	s := visitSheet(t)
	blank := writeSheet(t, s, sayIn(t, "pl"))
	tests := []struct {
		field string
		value any
		want  string // finding
		check func(AuditSubmission) bool
	}{
		{fieldAuditor, "Jan Kowalski", "auditor_not_code", func(s AuditSubmission) bool { return s.Auditor == "" }},
		{fieldAuditor, " a-09 ", "", func(s AuditSubmission) bool { return s.Auditor == "A-09" }},
		{fieldAuditor, "", "", func(s AuditSubmission) bool { return s.Auditor == "" }},
		{fieldOutcome, "brak kontaktu", "", func(s AuditSubmission) bool { return s.Outcome == contest.OutcomeNoContact }},
		{fieldOutcome, "", "", func(s AuditSubmission) bool { return s.Outcome == "" }},
		{fieldOutcome, "hmm", "outcome_unreadable", func(s AuditSubmission) bool { return s.Outcome == "" }},
		{fieldDate, "7 października 2025 r.", "", func(s AuditSubmission) bool { return s.HeldAt.Day() == 7 && !s.Clock }},
		{fieldDate, "wczoraj", "audit_date", func(s AuditSubmission) bool { return s.HeldAt.IsZero() }},
		{fieldDate, "", "", func(s AuditSubmission) bool { return s.HeldAt.IsZero() }},
		{fieldTime, "9.05", "", func(s AuditSubmission) bool { return s.HeldAt.Hour() == 9 && s.HeldAt.Minute() == 5 }},
		{fieldTime, "rano", "audit_time", func(s AuditSubmission) bool { return s.HeldAt.Day() == 7 && !s.Clock }},
	}
	for _, tt := range tests {
		data := fillSheet(t, blank, func(f *excelize.File, tab string, cell map[string]string) {
			if err := f.SetCellValue(tab, cell[tt.field], tt.value); err != nil {
				t.Fatal(err)
			}
		})
		got, ours, err := ReadAuditSheet(context.Background(), "a.xlsx", data, time.UTC)
		if err != nil || !ours || !tt.check(got) {
			t.Errorf("%s %q: %+v %v %v", tt.field, tt.value, got, ours, err)
		}
		code := ""
		for _, f := range got.Findings {
			code = f.Code
			if strings.Contains(fmt.Sprint(f.Args), "Kowalski") || f.Row == 0 || f.Field == "" {
				t.Errorf("%s: %+v", tt.field, f)
			}
		}
		if code != tt.want {
			t.Errorf("%s %q: %q, want %q", tt.field, tt.value, code, tt.want)
		}
	}
}

// A `once` section answered in another audit is left out, and its criteria with it.
func TestAuditSheetTakenOver(t *testing.T) {
	s := visitSheet(t)
	q := builtInFor(t, contest.Online)
	s.Form = q.Form(contest.CategoryOffice, contest.SubVillage)
	for _, c := range s.Form.Sections[2].Criteria {
		s.TakenOver = append(s.TakenOver, contest.Answer{Criterion: c.Code})
	}
	s.TakenOver = append(s.TakenOver, contest.Answer{Criterion: "OD01"}) // only one of OD
	for _, c := range s.Form.Sections[0].Criteria {                      // OA is no `once` section
		s.TakenOver = append(s.TakenOver, contest.Answer{Criterion: c.Code})
	}
	got, _, err := ReadAuditSheet(context.Background(), "o.xlsx", writeSheet(t, s, sayIn(t, "pl")), time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, a := range got.Answers {
		asked[a.Criterion] = true
	}
	if asked["OC01"] || !asked["OD01"] || !asked["OA01"] {
		t.Errorf("asked: %v", asked)
	}
}

// Files that are no sheet of ours, and one whose audit was taken out.
func TestReadAuditSheetOthers(t *testing.T) {
	for name, data := range map[string]string{"csv": "a;b\n1;2\n", "empty line": "\n\n"} {
		if _, ours, err := ReadAuditSheet(context.Background(), name, []byte(data), time.UTC); ours || err != nil {
			t.Errorf("%s: %v %v", name, ours, err)
		}
	}
	s := visitSheet(t)
	data := fillSheet(t, writeSheet(t, s, sayIn(t, "pl")), func(f *excelize.File, _ string, _ map[string]string) {
		if err := f.SetCellStr(machineSheet, "B2", ""); err != nil {
			t.Fatal(err)
		}
	})
	if _, ours, err := ReadAuditSheet(context.Background(), "x.xlsx", data, time.UTC); !ours || contest.CodeOf(err) != "sheet_damaged" {
		t.Errorf("%v %v", ours, err)
	}
}

// Rows moved by a program that ignores protection are found by their code.
func TestReadAuditSheetMovedRows(t *testing.T) {
	s := visitSheet(t)
	data := fillSheet(t, writeSheet(t, s, sayIn(t, "pl")), func(f *excelize.File, tab string, cell map[string]string) {
		if err := f.SetCellStr(tab, cell["WD03"], "tak"); err != nil {
			t.Fatal(err)
		}
		if err := f.UnprotectSheet(tab); err != nil {
			t.Fatal(err)
		}
		if err := f.InsertRows(tab, contest.CellRow(cell["WA01"]), 2); err != nil {
			t.Fatal(err)
		}
	})
	got, _, err := ReadAuditSheet(context.Background(), "x.xlsx", data, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(map[string]string{"WD03": "tak"}, valuesOf(got)); d != "" {
		t.Error(d)
	}
}

// LibreOffice opens a sheet, and what it saves as XLSX or ODS reads the same; on
// paper it is A4 upright.
func TestAuditSheetInLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice on this machine")
	}
	s := visitSheet(t)
	data, want := answerAll(t, s, writeSheet(t, s, sayIn(t, "pl")))
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "in.xlsx"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, as := range []string{"ods", "xlsx", "pdf"} {
		out := filepath.Join(dir, as)
		run := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", as, "--outdir", out, filepath.Join(dir, "in.xlsx"))
		if text, err := run.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		saved, err := os.ReadFile(filepath.Join(out, "in."+as))
		if err != nil {
			t.Fatal(err)
		}
		if as == "pdf" {
			checkPaper(t, filepath.Join(out, "in.pdf"))
			continue
		}
		got, ours, err := ReadAuditSheet(context.Background(), "in."+as, saved, time.UTC)
		if err != nil || !ours {
			t.Fatalf("%s: ours %v, %v", as, ours, err)
		}
		if d := cmp.Diff(want, valuesOf(got)); d != "" {
			t.Errorf("%s: %s", as, d)
		}
		if !got.HeldAt.Equal(time.Date(2025, 10, 7, 10, 30, 0, 0, time.UTC)) || got.Auditor != "A-17" {
			t.Errorf("%s: %v %q", as, got.HeldAt, got.Auditor)
		}
	}
}

func checkPaper(t *testing.T, pdf string) {
	t.Helper()
	info, err := exec.Command("pdfinfo", pdf).Output()
	if err != nil {
		t.Skip("no pdfinfo on this machine")
	}
	if !strings.Contains(string(info), "(A4)") || !strings.Contains(string(info), "595.") {
		t.Errorf("not A4 upright:\n%s", info)
	}
	text, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := slices.DeleteFunc(strings.Split(string(text), "\f"), func(p string) bool { return strings.TrimSpace(p) == "" })
	if len(pages) < 2 || len(pages) > 5 {
		t.Errorf("%d pages", len(pages))
	}
	for i, p := range pages {
		if !strings.Contains(p, "2025-W-0031  ·  Wizyta osobista") && !strings.Contains(p, "2025-W-0031 · Wizyta osobista") || !strings.Contains(p, "Kryterium") {
			t.Errorf("page %d has no heading:\n%.200s", i+1, p)
		}
	}
}

func TestTextLines(t *testing.T) {
	tests := []struct {
		text string
		want float64
	}{
		{"", 1}, {"krótki", 1}, {"a\nb\nc", 3}, {strings.Repeat("słowo ", 40), 5}, {strings.Repeat("m", 200), 7},
	}
	for _, tt := range tests {
		if got := textLines(tt.text, widthText, bodySize, false); got < tt.want-1 || got > tt.want+1 {
			t.Errorf("%.20q: %v lines, about %v", tt.text, got, tt.want)
		}
	}
	if textLines(strings.Repeat("słowo ", 40), widthText, bodySize, true) < textLines(strings.Repeat("słowo ", 40), widthText, smallSize, false) {
		t.Error("bold and larger takes fewer lines")
	}
}

func TestJoinRanges(t *testing.T) {
	got := joinRanges([]string{"A5:D5", "A6:D6", "A9:D9", "A10:D10", "A12:D12"})
	if d := cmp.Diff([]string{"A5:D6", "A9:D10", "A12:D12"}, got); d != "" {
		t.Error(d)
	}
}

func BenchmarkWriteAuditSheet(b *testing.B) {
	s, say := visitSheet(b), sayIn(b, "pl")
	for b.Loop() {
		writeSheet(b, s, say)
	}
}

func BenchmarkReadAuditSheet(b *testing.B) {
	s := visitSheet(b)
	data, _ := answerAll(b, s, writeSheet(b, s, sayIn(b, "pl")))
	for b.Loop() {
		if _, ours, err := ReadAuditSheet(context.Background(), "a.xlsx", data, time.UTC); err != nil || !ours {
			b.Fatal(ours, err)
		}
	}
}
