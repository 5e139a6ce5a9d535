package contest

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// institutionData opens a file of the shared data beside the repository.
func institutionData(t testing.TB, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if parent := filepath.Dir(dir); parent != dir {
			dir = parent
			continue
		}
		t.Fatal("no go.mod above the test")
	}
	path := filepath.Join(dir, "..", "shared", "data", filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		t.Skipf("shared data missing: %s", name)
	}
	return path
}

// institutionRows reads a CSV of the shared data as maps by column.
func institutionRows(t testing.TB, name string) []map[string]string {
	t.Helper()
	b, err := os.ReadFile(institutionData(t, name))
	if err != nil {
		t.Fatal(err)
	}
	all, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(b), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, r := range all[1:] {
		m := map[string]string{}
		for i, c := range all[0] {
			m[c] = r[i]
		}
		rows = append(rows, m)
	}
	return rows
}

type parsed struct {
	Value string
	OK    bool
}

func checkParser(t *testing.T, parse func(string) (string, bool), cases map[string]parsed) {
	t.Helper()
	for written, want := range cases {
		v, ok := parse(written)
		if got := (parsed{v, ok}); got != want {
			t.Errorf("%q: got %+v, want %+v", written, got, want)
		}
		if again, _ := parse(v); again != v {
			t.Errorf("%q: its value %q is read as %q", written, v, again)
		}
	}
}

func TestParseNIP(t *testing.T) {
	checkParser(t, ParseNIP, map[string]parsed{
		"":                    {"", true},
		" \u00a0 ":            {"", true},
		"6120009805":          {"6120009805", true},
		"612-000-98-05":       {"6120009805", true},
		"PL6120009805":        {"6120009805", true},
		"NIP: 612 000 98 05":  {"6120009805", true},
		"612\u00a0000 98–05":  {"6120009805", true},
		"6120009806":          {"6120009806", false}, // checksum
		"1234567890":          {"1234567890", false}, // remainder 10
		"0000000000":          {"", false},
		"612000980":           {"", false},
		"61200098051":         {"", false},
		"nie mamy":            {"", false},
		"612-000-98-05 gmina": {"", false},
	})
}

func TestParseREGON(t *testing.T) {
	checkParser(t, ParseREGON, map[string]parsed{
		"":                     {"", true},
		"000524944":            {"000524944", true},
		"524944":               {"000524944", true}, // zeros lost in a spreadsheet
		"931950382":            {"931950382", true},
		"REGON 000-524-944":    {"000524944", true},
		"000524945":            {"000524945", false},
		"01525966300050":       {"01525966300050", true},
		"1525966300050":        {"01525966300050", true},
		"00052494400000":       {"000524944", true}, // the entity itself
		"00051424200011":       {"00051424200011", false},
		"524945":               {"", false},
		"1234":                 {"", false},
		"brak":                 {"", false},
		"000000000":            {"", false},
		"123456789012345":      {"", false},
		"931950382, 931950382": {"", false},
	})
}

func TestChecksumsOfTheRegisters(t *testing.T) {
	b, err := os.ReadFile(institutionData(t, "reference/identyfikatory.json"))
	if err != nil {
		t.Fatal(err)
	}
	var ids map[string]json.RawMessage
	if err := json.Unmarshal(b, &ids); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for key, parse := range map[string]func(string) (string, bool){"nip": ParseNIP, "regon9": ParseREGON, "regon14": ParseREGON} {
		var set struct {
			Right  []string `json:"poprawne"`
			Wrong  []string `json:"bledne"`
			Listed []string `json:"rejestrowe_bez_zgodnej_sumy"`
		}
		if err := json.Unmarshal(ids[key], &set); err != nil {
			t.Fatal(err)
		}
		for _, n := range set.Right {
			seen++
			if v, ok := parse(n); v != n || !ok {
				t.Errorf("%s %s: got %q %v", key, n, v, ok)
			}
		}
		for _, n := range append(set.Wrong, set.Listed...) {
			seen++
			if v, ok := parse(n); v != n || ok {
				t.Errorf("%s %s: got %q %v, want it kept and warned of", key, n, v, ok)
			}
		}
	}
	if seen < 9 {
		t.Fatalf("only %d numbers checked", seen)
	}
	for _, r := range institutionRows(t, "reference/urzedy_nip_regon_probka.csv") {
		if v, ok := ParseNIP(r["nip"]); v != r["nip"] || !ok {
			t.Errorf("NIP %s of %s: %q %v", r["nip"], r["urzad"], v, ok)
		}
		if v, ok := ParseREGON(r["regon"]); v != r["regon"] || !ok {
			t.Errorf("REGON %s of %s: %q %v", r["regon"], r["urzad"], v, ok)
		}
	}
}

func TestParseKRS(t *testing.T) {
	checkParser(t, ParseKRS, map[string]parsed{
		"":               {"", true},
		"0000012345":     {"0000012345", true},
		"12345":          {"0000012345", true},
		"KRS 0000012345": {"0000012345", true},
		"123":            {"", false},
		"00000123456":    {"", false},
		"0000000000":     {"", false},
		"nie podlega":    {"", false},
	})
}

func TestParsePostCode(t *testing.T) {
	for written, want := range map[string][2]string{
		"":                     {"", ""},
		"59-700":               {"59-700", ""},
		"59700":                {"59-700", ""},
		" 01-627 ":             {"01-627", ""},
		"59 - 700":             {"59-700", ""},
		"59–700":               {"59-700", ""},
		"PL-59-700":            {"59-700", ""},
		"59-700 Bolesławiec":   {"59-700", "Bolesławiec"},
		"59-700, Bolesławiec":  {"59-700", "Bolesławiec"},
		"00-902 Warszawa 1":    {"00-902", "Warszawa 1"},
		"Bolesławiec":          {"", "Bolesławiec"},
		"2595":                 {"02-595", ""},
		"950":                  {"00-950", ""},
		"12":                   {"", "12"},
		"59-70":                {"", "59-70"},
		"123456":               {"", "123456"},
		"59-700\nBolesławiec ": {"59-700", "Bolesławiec"},
	} {
		code, rest, ok := ParsePostCode(written)
		if got := [2]string{code, rest}; got != want {
			t.Errorf("%q: got %q, want %q", written, got, want)
		}
		guess := written == "2595" || written == "950"
		if wantOK := written == "" || want[0] != "" && !guess; ok != wantOK {
			t.Errorf("%q: ok = %v", written, ok)
		}
	}
}

func TestParseCount(t *testing.T) {
	type result struct {
		N  int
		OK bool
	}
	for written, want := range map[string]result{
		"": {0, true}, "37055": {37055, true}, "37 055": {37055, true}, "37\u00a0055": {37055, true}, "37.055": {37055, true},
		"37055,0": {37055, true}, "37055.00": {37055, true}, "1.234.567": {1234567, true},
		"ok. 120": {0, false}, "12,5": {0, false}, "-5": {0, false}, "12345678901": {0, false}, "12.5": {0, false},
	} {
		n, ok := ParseCount(written)
		if diff := cmp.Diff(want, result{n, ok}); diff != "" {
			t.Errorf("%q: %s", written, diff)
		}
	}
}

func TestInstitutionFindings(t *testing.T) {
	i := Institution{Name: "Gmina Wieliszew", NIP: "6120009806", REGON: "00051424200011", KRS: "12", TERYT: "9908052", EDelivery: "AE:PL-1", EPUAP: "/sam"}
	want := []string{"nip_checksum nip", "regon_checksum regon", "krs_form krs", "teryt_form teryt", "edelivery_form edelivery", "epuap_form epuap"}
	var got []string
	for _, f := range i.Findings() {
		if f.Severity != SeverityWarning {
			t.Errorf("%s blocks", f.Code)
		}
		got = append(got, f.Code+" "+f.Field)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	good := Institution{NIP: "6120009805", REGON: "000524944", KRS: "0000012345", TERYT: "1408052", EDelivery: "AE:PL-12345-67890-ABCDE-12", EPUAP: "/ug/SkrytkaESP"}
	if f := good.Findings(); len(f) > 0 {
		t.Errorf("good identifiers: %v", f)
	}
}
