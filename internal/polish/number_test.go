package polish

import (
	"math/big"
	"strings"
	"testing"
)

type hundredths int64

func TestNumber(t *testing.T) {
	for v, want := range map[hundredths]string{
		8742: "87,42", 10000: "100,00", 0: "0,00", 5: "0,05", -8742: "−87,42", 123456: "1_234,56",
		123456789012: "1_234_567_890,12",
	} {
		if got := blanks(Number(v)); got != want {
			t.Errorf("Number(%d) = %q, want %q", v, got, want)
		}
	}
	for v, want := range map[int]string{8742: "87.42", 5: "0.05", -5: "-0.05", 123456: "1234.56"} {
		if got := Dotted(v); got != want {
			t.Errorf("Dotted(%d) = %q, want %q", v, got, want)
		}
	}
	for v, want := range map[int]string{8750: "87,5%", 8742: "87,42%", 8700: "87%", 10000: "100%", 0: "0%", 1000: "10%"} {
		if got := Percent(v); got != want {
			t.Errorf("Percent(%d) = %q, want %q", v, got, want)
		}
	}
	for v, want := range map[int]string{0: "0", 999: "999", 1000: "1_000", 50000: "50_000", -1234567: "−1_234_567"} {
		if got := blanks(Integer(v)); got != want {
			t.Errorf("Integer(%d) = %q, want %q", v, got, want)
		}
	}
	if got := blanks(Money(480000)); got != "4_800,00_zł" {
		t.Errorf("Money = %q", got)
	}
	if got := Ordinal(1); got != "1." {
		t.Errorf("Ordinal = %q", got)
	}
}

func blanks(s string) string { return strings.ReplaceAll(s, NBSP, "_") }

func TestParseHundredths(t *testing.T) {
	for in, want := range map[string]int64{
		"87,42": 8742, "87.42": 8742, " 87,4 ": 8740, "87": 8700, "1\u00a0234,5": 123450, "1 234": 123400, "1.234,56": 123456,
		"1,234.56": 123456, "-0,05": -5, "−0,05": -5, "+3": 300, "87,420": 8742, "0": 0, "1 234 567,89": 123456789, "1'234": 123400,
	} {
		if got, ok := ParseHundredths(in); !ok || got != want {
			t.Errorf("ParseHundredths(%q) = %d, %v, want %d", in, got, ok, want)
		}
	}
	for _, in := range []string{
		"", " ", "87,425", "abc", "1e3", "87,42 pkt", "1 23", "12 34,5", ",5", "5,", "1,2,3", "--1", "+-1", "٣",
		"1.23.4", "0x10", "1/2", "Inf", strings.Repeat("9", 61), "99999999999999999999", "1 234.567 890", "1\u00a0234 567",
	} {
		if got, ok := ParseHundredths(in); ok {
			t.Errorf("ParseHundredths(%q) = %d, want a refusal", in, got)
		}
	}
}

func TestParseInteger(t *testing.T) {
	if n, ok := ParseInteger("50\u202f000"); !ok || n != 50000 {
		t.Errorf("ParseInteger = %d, %v", n, ok)
	}
	if _, ok := ParseInteger("1,5"); ok {
		t.Error("a fraction passes as a whole number")
	}
	// Nothing is lost on the way: 0.1 is a tenth.
	if r, ok := ParseNumber("0,1"); !ok || r.Cmp(big.NewRat(1, 10)) != 0 {
		t.Errorf("ParseNumber(0,1) = %v, %v", r, ok)
	}
}

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"87,42", "1 234,5", "1.234,56", "-0", "1,2,3", "9999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, ok := ParseHundredths(s)
		if !ok {
			return
		}
		for _, written := range []string{Number(v), Dotted(v)} {
			if again, ok := ParseHundredths(written); !ok || again != v {
				t.Errorf("%q reads as %d, written %q reads as %d, %v", s, v, written, again, ok)
			}
		}
	})
}
