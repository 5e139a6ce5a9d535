package exchange

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
)

// readAuditText reads a CSV text as a table of audits.
func readAuditText(t testing.TB, text string, o AuditOptions) ([]AuditSubmission, []contest.Finding, bool) {
	t.Helper()
	table, err := ReadTable(context.Background(), "a.csv", []byte(text), TableOptions{})
	if err != nil {
		t.Fatal(err)
	}
	all, found, ok, err := ReadAuditTable(context.Background(), table, o)
	if err != nil {
		t.Fatal(err)
	}
	return all, found, ok
}

var someCodes = AuditOptions{Criteria: []string{"WA01", "WA02", "WD01", "WE05", "TA01"}}

func TestReadAuditsLong(t *testing.T) {
	text := "audyt;kryterium;wartość;komentarz;powód;data;audytor;kontakt\n" +
		"2025-W-0001;WA01;tak;;;17.09.2025 10:30;A-17;kontakt\n" +
		"2025-w-0001;WA02 Godziny;n/d;;kind;17.09.2025 10:30;A-17;\n" +
		"2025-W-0002;WA01;0;Brak nazwy.;;18.09.2025;A-18;brak kontaktu\n" +
		"2025-W-0001;WD01;4,5;;;17.09.2025 10:30;A-17;\n"
	all, found, ok := readAuditText(t, text, someCodes)
	if !ok || len(found) > 0 || len(all) != 2 {
		t.Fatalf("%v %v %+v", ok, found, all)
	}
	want := AuditSubmission{
		Source: "a.csv", Row: 2, AuditCode: "2025-W-0001", Outcome: contest.OutcomeContact, Auditor: "A-17",
		HeldAt: time.Date(2025, 9, 17, 10, 30, 0, 0, time.UTC), Clock: true,
		Answers: []RawAnswer{
			{Criterion: "WA01", Value: "tak", Cell: "C2"},
			{Criterion: "WA02", NA: true, Reason: contest.NAKind, Cell: "C3"},
			{Criterion: "WD01", Value: "4,5", Cell: "C5"},
		},
	}
	if d := cmp.Diff(want, all[0]); d != "" {
		t.Error(d)
	}
	if s := all[1]; s.Outcome != contest.OutcomeNoContact || s.Answers[0].Comment != "Brak nazwy." || s.Clock || s.Row != 4 {
		t.Errorf("%+v", s)
	}
}

func TestReadAuditsLongContradicts(t *testing.T) {
	text := "audyt;kryterium;wartość;audytor;data\n2025-W-0001;WA01;1;A-17;17.09.2025\n2025-W-0001;WA02;1;A-18;17.09.2025\n;WD01;3;;\n"
	all, found, _ := readAuditText(t, text, someCodes)
	if len(all) != 1 || len(all[0].Findings) != 1 || all[0].Findings[0].Code != "audit_rows_differ" || all[0].Findings[0].Row != 3 {
		t.Errorf("%+v", all)
	}
	if len(found) != 1 || found[0].Code != "audit_code_missing" || found[0].Row != 4 || found[0].Source != "a.csv" {
		t.Errorf("%v", found)
	}
}

// The ways survey tools name the columns of one and the same answer.
func TestReadAuditsWideHeadings(t *testing.T) {
	tests := []struct{ name, header, row string }{
		{"codes alone", "audyt;WA01;WA01_komentarz;WD01;komentarz", "2025-W-0001;tak;Zasłonięta.;5;W remoncie."},
		{"with texts", `Kod audytu;WA01 Budynek jest oznaczony nazwą;WA01 komentarz;WD01. Czas (min)`, "2025-W-0001;tak;Zasłonięta.;5"},
		{"Google Forms", `"Sygnatura czasowa","Kod audytu","Ocena [WA01 Budynek]","Komentarz do WA01","Ocena [WD01 Czas od WA02]"`, `2025/09/17 6:49:50 PM CET,2025-W-0001,tak,Zasłonięta.,5`},
		{"LimeSurvey", `"submitdate","audyt","g0[WA01]","g0[WA01comment]","g1[WD01]"`, `"2025-09-17 18:49:50","2025-W-0001","Y","Zasłonięta.","5"`},
		{"Kobo", "start,ogolne/kod_audytu,wejscie/WA01,wejscie/WA01_komentarz,czas/WD01", "2025-09-17T18:49:50.000+02:00,2025-W-0001,tak,Zasłonięta.,5"},
		{"lower case", "Audyt\twa01\twa01_comment\twd01", "2025-w-0001\ttak\tZasłonięta.\t5"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all, found, ok := readAuditText(t, tt.header+"\n"+tt.row+"\n", someCodes)
			if !ok || len(found) > 0 || len(all) != 1 {
				t.Fatalf("%v %v %+v", ok, found, all)
			}
			values := valuesOf(all[0])
			if yes := values["WA01"]; yes != "tak" && yes != "Y" || values["WD01"] != "5" || len(values) != 2 {
				t.Errorf("%v", values)
			}
			if all[0].Remark != "" && all[0].Remark != "W remoncie." || tt.name == "codes alone" && all[0].Remark == "" {
				t.Errorf("remark %q", all[0].Remark)
			}
			if all[0].Answers[0].Comment != "Zasłonięta." || all[0].AuditCode != "2025-W-0001" {
				t.Errorf("%+v", all[0])
			}
		})
	}
}

func TestReadAuditsWideFields(t *testing.T) {
	text := "Kod audytu;Data audytu;Godzina;Miejsce;Kod audytora;Brak kontaktu;Uwagi;WA01;WA01_punkty;WE05 Pracownik poświęcił klientowi całą uwagę;WA02;imię\n" +
		"2025–W–0001;17.09.2025;8.15;Sekretariat;A-17;tak;W remoncie.;nie;0;;n/d;Anna\n" +
		"2025-W-0002;;;;Anna Nowak;nie;;tak;;nie;-;\n"
	all, found, _ := readAuditText(t, text, someCodes)
	if len(found) > 0 || len(all) != 2 {
		t.Fatalf("%v %+v", found, all)
	}
	want := AuditSubmission{
		Source: "a.csv", Row: 2, AuditCode: "2025-W-0001", Outcome: contest.OutcomeNoContact, Place: "Sekretariat", Auditor: "A-17", Remark: "W remoncie.",
		HeldAt: time.Date(2025, 9, 17, 8, 15, 0, 0, time.UTC), Clock: true,
		Answers: []RawAnswer{{Criterion: "WA01", Value: "nie", Points: "0", Cell: "H2"}, {Criterion: "WA02", NA: true, Cell: "K2"}},
	}
	if d := cmp.Diff(want, all[0]); d != "" {
		t.Error(d)
	}
	s := all[1]
	if s.Auditor != "" || len(s.Findings) != 1 || s.Findings[0].Code != "auditor_not_code" || s.Outcome != contest.OutcomeContact {
		t.Errorf("a name in the auditor's field: %+v", s)
	}
	if d := cmp.Diff(map[string]string{"WA01": "tak", "WE05": "nie"}, valuesOf(s)); d != "" {
		t.Error(d)
	}
	for _, s := range all {
		if strings.Contains(strings.Join(append(valuesList(s), s.Place, s.Remark), " "), "Anna") {
			t.Errorf("the name came in: %+v", s)
		}
	}
}

func valuesList(s AuditSubmission) []string {
	var all []string
	for _, a := range s.Answers {
		all = append(all, a.Value, a.Comment, a.Points)
	}
	return all
}

// Without the edition's codes what looks like a code is taken for one; with them an
// office's own codes are found too.
func TestReadAuditsCodes(t *testing.T) {
	header, row := "audyt;XX12;pytanie-3;ABCD1", "2025-W-0001;1;1;1"
	all, _, _ := readAuditText(t, header+"\n"+row+"\n", AuditOptions{})
	if d := cmp.Diff(map[string]string{"XX12": "1"}, valuesOf(all[0])); d != "" {
		t.Error(d)
	}
	all, _, _ = readAuditText(t, header+"\n"+row+"\n", AuditOptions{Criteria: []string{"pytanie-3", "ABCD1", "ABCD"}})
	if d := cmp.Diff(map[string]string{"pytanie-3": "1", "ABCD1": "1"}, valuesOf(all[0])); d != "" {
		t.Error(d)
	}
}

// A column's name means one thing.
func TestRoleNames(t *testing.T) {
	seen := map[string]columnRole{}
	for role, names := range roleNames {
		for _, n := range names {
			if other, twice := seen[n]; twice {
				t.Errorf("%q is %s and %s", n, role, other)
			}
			seen[n] = role
		}
	}
	for name, want := range map[string]columnRole{
		"Q00. Kod audytu": roleAudit, "1. Data (dd.mm.rrrr)": roleDate, "ogólne/Godzina": roleTime, "Dane › Audytor": roleAuditor,
		"Uwagi:": roleRemark, "Data urodzenia": "", "audyty": "",
	} {
		if got := roleOf(Column{Name: name}); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// The longer of two codes that begin alike counts, and a word of the criterion's text
// makes no column of comments.
func TestCriterionIn(t *testing.T) {
	tests := []struct {
		name  string
		codes []string
		code  string
		role  columnRole
	}{
		{"p-1-2", []string{"p-1", "p-1-2"}, "p-1-2", roleValue},
		{"p-1 tekst", []string{"p-1", "p-1-2"}, "p-1", roleValue},
		{"WA01 Uwagi mieszkańców są przyjmowane na miejscu", []string{"WA01"}, "WA01", roleValue},
		{"WA01 uwagi", []string{"WA01"}, "WA01", roleComment},
		{"WA01_powód n/d", []string{"WA01"}, "WA01", roleReason},
		{"grupa[WA01comment]", []string{"WA01"}, "WA01", roleComment},
		{"XWA01", []string{"WA01"}, "", ""},
		{"WA011", []string{"WA01"}, "", ""},
		{"", []string{"WA01"}, "", ""},
	}
	for _, tt := range tests {
		if code, role := criterionIn(tt.name, tt.codes); code != tt.code || role != tt.role {
			t.Errorf("%q: %q %q, want %q %q", tt.name, code, role, tt.code, tt.role)
		}
	}
}

// In a wide table an audit that comes twice is two submissions, in a long one the
// rows of an audit need not stand together.
func TestReadAuditsTwice(t *testing.T) {
	all, _, _ := readAuditText(t, "audyt;WA01\n2025-W-0001;tak\n2025-W-0001;nie\n", someCodes)
	if len(all) != 2 || all[1].Row != 3 {
		t.Errorf("%+v", all)
	}
}

// The same criterion in two columns is two answers; contest.ResolveAnswers says so.
func TestReadAuditsTwoColumns(t *testing.T) {
	all, _, _ := readAuditText(t, "audyt;WA01;WA01 znowu\n2025-W-0001;tak;nie\n", someCodes)
	if len(all[0].Answers) != 2 || all[0].Answers[1].Value != "nie" || all[0].Answers[1].Cell != "C2" {
		t.Errorf("%+v", all[0].Answers)
	}
}

func TestReadAuditTableOthers(t *testing.T) {
	for _, text := range []string{"a;b\n1;2\n", "audyt;nazwa\n2025-W-0001;x\n", "WA01;WA02\n1;2\n"} {
		if all, _, ok := readAuditText(t, text, someCodes); ok || all != nil {
			t.Errorf("%q was taken for audits: %+v", text, all)
		}
	}
}

func TestReadAuditsFolder(t *testing.T) {
	dir := t.TempDir()
	put := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := visitSheet(t)
	put("b.xlsx", writeSheet(t, s, sayIn(t, "pl")))
	put("a.csv", []byte("audyt;WA01\n2025-W-0001;tak\n"))
	put("c.xlsx", []byte("PK\x03\x04 cut short"))
	put("~$b.xlsx", []byte("lock"))
	put("skan.pdf", []byte("%PDF"))
	var steps [][2]int
	o := someCodes
	o.Progress = func(done, total int) { steps = append(steps, [2]int{done, total}) }
	b, err := ReadAudits(context.Background(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	var codes, found []string
	for _, s := range b.Submissions {
		codes = append(codes, s.AuditCode)
	}
	for _, f := range b.Findings {
		found = append(found, f.Code+" "+f.Source)
	}
	if d := cmp.Diff([]string{"2025-W-0001", "2025-W-0031"}, codes); d != "" || b.Files != 2 {
		t.Errorf("%d files: %s", b.Files, d)
	}
	if d := cmp.Diff([]string{"audit_file_unreadable c.xlsx", "audit_file_skipped skan.pdf"}, found); d != "" {
		t.Error(d)
	}
	if len(steps) != 4 || steps[3] != [2]int{3, 4} {
		t.Errorf("progress: %v", steps)
	}
}

func TestReadAuditsRefuses(t *testing.T) {
	dir := t.TempDir()
	table := filepath.Join(dir, "t.csv")
	if err := os.WriteFile(table, []byte("a;b\n1;2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(dir, "pusty")
	if err := os.Mkdir(empty, 0o700); err != nil {
		t.Fatal(err)
	}
	for path, code := range map[string]string{filepath.Join(dir, "brak"): "sheet_open", table: "audits_not_recognised", empty: "sheet_folder_empty"} {
		if _, err := ReadAudits(context.Background(), path, someCodes); contest.CodeOf(err) != code {
			t.Errorf("%s: %v, want %s", filepath.Base(path), err, code)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := ReadAudits(ctx, dir, someCodes); err != context.Canceled {
		t.Errorf("cancelled: %v", err)
	}
}

func TestReadClock(t *testing.T) {
	tests := []struct {
		in           string
		hour, minute int
		ok           bool
	}{
		{"10:30", 10, 30, true},
		{"10.30", 10, 30, true},
		{"10.3", 10, 30, true},
		{"9", 9, 0, true},
		{"godz. 8:05", 8, 5, true},
		{"10:30:15", 10, 30, true},
		{"0.4375", 10, 30, true},
		{"24:00", 0, 0, false},
		{"10:60", 0, 0, false},
		{"rano", 0, 0, false},
		{"", 0, 0, false},
	}
	for _, tt := range tests {
		hour, minute, ok := readClock(tt.in)
		if ok != tt.ok || ok && (hour != tt.hour || minute != tt.minute) {
			t.Errorf("%q: %d:%d %v", tt.in, hour, minute, ok)
		}
	}
}

// FuzzWideAudits: no table makes the readers panic, every submission has a code, no
// auditor is anything but a code, and resolving never leaves the scale.
func FuzzWideAudits(f *testing.F) {
	f.Add("audyt;WA01;WD01;WA01_komentarz;audytor;kontakt\n2025-W-0001;tak;4,5;Nie wiem;A-17;brak kontaktu\n")
	f.Add("audyt;kryterium;wartość\n2025-W-0001;WA01;n/d\n")
	f.Add("Kod audytu,g0[WA01],grupa/WD01,\"Ocena [WE05 …]\"\n2025-W-0001,Y,3 min,5\n")
	q := builtInFor(f, contest.Visit)
	form := q.Form(contest.CategoryOffice, contest.SubVillage)
	var codes []string
	for _, c := range form.Criteria() {
		codes = append(codes, c.Code)
	}
	f.Fuzz(func(t *testing.T, text string) {
		table, err := ReadTable(context.Background(), "f.csv", []byte(text), TableOptions{})
		if err != nil {
			return
		}
		all, _, _, err := ReadAuditTable(context.Background(), table, AuditOptions{Criteria: codes})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range all {
			if s.AuditCode == "" || s.Auditor != "" && !contest.IsAuditorCode(s.Auditor) {
				t.Fatalf("%+v", s)
			}
			answers, _ := contest.ResolveAnswers(form, s, nil)
			for _, a := range answers {
				c, ok := q.Criterion(a.Criterion)
				if !ok || a.Points < 0 || a.Points > c.Max || a.NA != "" && a.Points != 0 {
					t.Fatalf("%+v of %+v", a, s)
				}
			}
		}
	})
}
