package exchange

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestCleanCell(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"Urząd Gminy", "Urząd Gminy"},
		{"  Urząd \u00A0\u00A0 Gminy\t", "Urząd Gminy"},
		{"Bolesławiec........", "Bolesławiec"},
		{"Bolesławiec . . . . .", "Bolesławiec"},
		{"Bolesławiec …………", "Bolesławiec"},
		{"Bolesławiec..…", "Bolesławiec"},
		{"i tak dalej...", "i tak dalej..."},
		{"Sp. z o.o.", "Sp. z o.o."},
		{"....", ""},
		{"\uFEFFNazwa\u200B", "Nazwa"},
		{"mał\u00ADżeński", "małżeński"},
		{"z\u0307o\u0301łw", "żółw"},
		{"a@x.pl;\r\nb@x.pl\r", "a@x.pl;\nb@x.pl"},
		{"jeden \n\n\n dwa", "jeden\ndwa"},
		{"a\u2028b\vc", "a\nb\nc"},
		{"nic\x00\x01\x1f tu", "nic tu"},
		{"a\x7f\u0081b", "ab"},
		{"\xff\xfezły", "\uFFFDzły"},
		{"👨\u200D👩\u200D👧", "👨\u200D👩\u200D👧"},
		{"a\u200Db", "ab"},
		{"\u202Eabc", "\u202Eabc"},
		{"   ", ""},
		{" \u00A0. ", "."},
		{"20\u202F000\u2009zł", "20 000 zł"},
	} {
		got := CleanCell(c.in)
		if got != c.want {
			t.Errorf("CleanCell(%q) = %q, want %q", c.in, got, c.want)
		}
		if again := CleanCell(got); again != got {
			t.Errorf("CleanCell(%q) is not settled: %q, then %q", c.in, got, again)
		}
	}
}

func TestOneLine(t *testing.T) {
	if got := OneLine("Urząd\r\n  Gminy.....\n"); got != "Urząd Gminy" {
		t.Errorf("got %q", got)
	}
}

func FuzzCleanCell(f *testing.F) {
	for _, s := range []string{"Urząd\u00A0Gminy", "a....\n....b....", "e\u200B\u0301", "👨\u200D👩", "\x00\xff", " . . . . "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := CleanCell(s)
		if CleanCell(got) != got {
			t.Fatalf("not settled: %q → %q → %q", s, got, CleanCell(got))
		}
		if strings.ContainsAny(got, "\x00\r\t\u00A0\uFEFF") || strings.TrimSpace(got) != got || strings.Contains(got, "  ") {
			t.Fatalf("not clean: %q → %q", s, got)
		}
		if strings.Contains(OneLine(s), "\n") {
			t.Fatalf("OneLine(%q) has two", s)
		}
	})
}

func TestIsMissing(t *testing.T) {
	for _, s := range []string{"", "N/A", "NA", "n/d", "nan", "NaN", "-", "–", "brak", "Brak danych", "#N/A", "#ARG!", "null", "nie dotyczy"} {
		if !IsMissing(s) {
			t.Errorf("%q is a value", s)
		}
	}
	for _, s := range []string{"0", "nie", "Nadarzyn", "brak uwag, było miło", "x", "?", "-5"} {
		if IsMissing(s) {
			t.Errorf("%q is missing", s)
		}
	}
}

func TestParseNumber(t *testing.T) {
	for in, want := range map[string]string{
		"12": "12", "12,5": "12.5", "12.50": "12.50", "-3": "-3", "−3,25": "-3.25", "+7": "7",
		"1 234,50": "1234.50", "1\u00A0234\u00A0567": "1234567", "1\u202F234,5": "1234.5", "1.234,50": "1234.50", "1,234.50": "1234.50",
		"1.234": "1.234", "0123": "0123", " 5 ": "5",
		"": "", "abc": "", "12a": "", "1 23": "", "1,2,3": "", "12 345 67": "", "1e5": "", ",5": "", "5,": "", "57-256": "",
	} {
		got, ok := ParseNumber(in)
		if got != want || ok != (want != "") {
			t.Errorf("ParseNumber(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
}

func TestParseTime(t *testing.T) {
	warsaw, err := time.LoadLocation("Europe/Warsaw")
	if err != nil {
		t.Skip("no time zones on this machine")
	}
	for in, want := range map[string]string{
		"2016/11/29 6:49:50 PM CET":     "2016-11-29 18:49:50",
		"2022-06-01 17:20:43":           "2022-06-01 17:20:43",
		"17/11/2016":                    "2016-11-17",
		"2017-03-23T09:49:57.000Z":      "2017-03-23 10:49:57",
		"2017-07-23T09:49:57+02:00":     "2017-07-23 09:49:57",
		"2022-06-01T17:20:43.123+02":    "2022-06-01 17:20:43",
		"2022-06-01T17:20":              "2022-06-01 17:20:00",
		"17.09.2025":                    "2025-09-17",
		"7.9.2025 8:05":                 "2025-09-07 08:05:00",
		"17-09-2025":                    "2025-09-17",
		"2025-09-17":                    "2025-09-17",
		"17 września 2025 r.":           "2025-09-17",
		"1 maja 2025":                   "2025-05-01",
		"3 paź 2025":                    "2025-10-03",
		"11/29/2016":                    "2016-11-29",
		"2016/7/29 6:49:50 AM GMT+2":    "2016-07-29 06:49:50",
		"2016/07/29 06:49:50 CEST":      "2016-07-29 06:49:50",
		"2025-09-17 24:00":              "",
		"31.02.2025":                    "",
		"2025":                          "",
		"12345678":                      "",
		"17 brudnia 2025":               "",
		"":                              "",
		"wczoraj po południu o siódmej": "",
	} {
		got, clock, ok := ParseTime(in, warsaw)
		said := ""
		switch {
		case ok && clock:
			said = got.Format(time.DateTime)
		case ok:
			said = got.Format(time.DateOnly)
		}
		if said != want {
			t.Errorf("ParseTime(%q) = %q, want %q", in, said, want)
		}
		if ok && got.Location() != warsaw {
			t.Errorf("ParseTime(%q) is in %v", in, got.Location())
		}
	}
}

func TestNumberStyles(t *testing.T) {
	for _, c := range []struct {
		id   int
		code string
		in   float64
		want string
	}{
		{0, "", 67.400000000000006, "67.4"},
		{0, "", 12345678901, "12345678901"},
		{0, "", 0.1 + 0.2, "0.3"},
		{0, "", -2.5, "-2.5"},
		{0, "", 1e20, "100000000000000000000"},
		{0, "", 1e300, "1e+300"},
		{0, "", 0.00001, "0.00001"},
		{2, "", 3.14159, "3.14159"},
		{4, "", 1234.5, "1234.5"},
		{14, "", 45917, "2025-09-17"},
		{14, "", 45917.999999, "2025-09-18"},
		{22, "", 45917.4375, "2025-09-17 10:30:00"},
		{20, "", 0.4375, "10:30:00"},
		{46, "", 1.0625, "25:30:00"},
		{164, `yyyy\-mm\-dd`, 45917, "2025-09-17"},
		{164, `[$-415]d\ mmmm\ yyyy" r.";@`, 45917.3, "2025-09-17"},
		{164, `[$-F400]h:mm:ss\ AM/PM`, 0.75, "18:00:00"},
		{164, `dd.mm.yyyy hh:mm`, 45917.4375, "2025-09-17 10:30:00"},
		{164, `mm:ss.0`, 0.5, "12:00:00"},
		{164, `[h]:mm`, 2, "48:00:00"},
		{164, `mmm`, 45917, "2025-09-17"},
		{164, `General`, 45917, "45917"},
		{164, `#,##0.00\ "zł"`, 45917.5, "45917.5"},
		{164, `0.00E+00`, 45917, "45917"},
		{164, `0.0"days"`, 45917, "45917"},
		{164, `00\-000`, 1234, "01-234"},
		{164, `00-000`, 57256, "57-256"},
		{164, `0000000`, 201011, "0201011"},
		{164, `000\-000\-00\-00`, 6120009805, "612-000-98-05"},
		{164, `"PL "000`, 7, "PL 007"},
		{164, `000`, 1234, "1234"},
		{164, `00`, 2.5, "2.5"},
		{164, `00`, -3, "-3"},
		{164, `[<=999]000;00-000`, 7, "7"},
		{164, `0`, 2.5, "2.5"},
		{164, `@`, 2.5, "2.5"},
		{164, `"d"0`, 5, "5"},
		{14, "", 0, "1899-12-31"},
		{14, "", 1, "1900-01-01"},
		{14, "", 59, "1900-02-28"},
		{14, "", 60, "1900-02-28"}, // the day that never was
		{14, "", 61, "1900-03-01"},
		{14, "", -1, "-1"},
		{14, "", 2958465, "9999-12-31"},
		{14, "", 2958466, "2958466"},
	} {
		if got := styleOfFormat(c.id, c.code).text(c.in, false); got != c.want {
			t.Errorf("%d %q of %v: %q, want %q", c.id, c.code, c.in, got, c.want)
		}
	}
	if got := styleOfFormat(14, "").text(44455, true); got != "2025-09-17" {
		t.Errorf("1904: %q", got)
	}
}

func TestRawNumberText(t *testing.T) {
	got := map[string]string{}
	want := map[string]string{
		"12": "12", "-1.5": "-1.5", "1.2345678901E10": "12345678901", "9.3000000000000007": "9.3", "1E-3": "0.001",
		".5": "0.5", "5.": "5", "": "", "-": "-", "0123": "0123", " 7 ": "7", "NaN": "NaN", "-0.0": "-0.0", "1.2.3": "1.2.3",
	}
	for in := range want {
		got[in] = rawNumberText([]byte(in))
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
