package polish

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Zażółć gęślą jaźń":            "zazolc gesla jazn",
		"ŁÓDŹ":                         "lodz",
		"Ło\u0301dz\u0301":             "lodz", // NFD
		"  Gmina\u00a0 Starogard\t\n ": "gmina starogard",
		"„KODREM” Sp. z\u00a0o.o.":     `"kodrem" sp. z o.o.`,
		"Straße Ærø Đorđe İstanbul ẞ":  "strasse aero dorde istanbul ss",
		"ﬁnał ½ ™":                     "final 1⁄2 tm",
		"a\u200bb\u202ec":              "abc",
		"A–B—C":                        "a-b-c",
		"":                             "",
		"Ｇｍｉｎａ":                        "gmina",
		"Gmina 😀":                      "gmina 😀",
		"Łukasz\x00Żak":                "lukaszzak",
		"Ελλάδα Москва":                "ελλαδα москва",
		"O’Neil":                       "o'neil",
		"Z\u0351\u0352a\u0489lgo":      "zalgo",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Łódź", "ẞ", "İ", "\u1e9e\u0130", "a\u0301\u0328", "\xff\xfe", "½ﬁ", "\U0001D165\u302e"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Fold(s)
		if again := Fold(got); again != got {
			t.Errorf("Fold(%q) = %q, folded again %q", s, got, again)
		}
		if composed := Fold(norm.NFC.String(s)); composed != got {
			t.Errorf("Fold(%q) = %q, of its composed form %q", s, got, composed)
		}
		if strings.Contains(got, "  ") || strings.TrimSpace(got) != got {
			t.Errorf("Fold(%q) = %q keeps blanks", s, got)
		}
		for _, r := range got {
			if r <= unicode.MaxASCII && unicode.IsUpper(r) || strings.ContainsRune("ąćęłńóśźż", r) {
				t.Errorf("Fold(%q) = %q keeps %q", s, got, r)
			}
		}
	})
}

func TestNoOrphans(t *testing.T) {
	for in, want := range map[string]string{
		"w Krakowie i z nami":              "w_Krakowie i_z_nami",
		"Dnia 17 września 2025 r. o 10.00": "Dnia 17 września 2025_r. o_10.00",
		"wynosi 4800 zł.":                  "wynosi 4800_zł.",
		"ul. Nowa nr 5":                    "ul._Nowa nr_5",
		"Biblioteka im. A. Mickiewicza":    "Biblioteka im._A. Mickiewicza",
		"(w tym)":                          "(w_tym)",
		"a":                                "a",
		"a  b":                             "a  b",
		"87 pkt, czyli dobrze":             "87_pkt, czyli dobrze",
		"nr – brak":                        "nr – brak",
		"W i O":                            "W_i_O",
	} {
		got := strings.ReplaceAll(NoOrphans(in), NBSP, "_")
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("NoOrphans(%q): %s", in, d)
		}
		if again := NoOrphans(NoOrphans(in)); strings.ReplaceAll(again, NBSP, "_") != got {
			t.Errorf("NoOrphans(%q) twice gives %q", in, again)
		}
	}
}
