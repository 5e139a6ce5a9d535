package drawing

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestPrintable(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "Gmina Wieliszew", "Gmina Wieliszew"},
		{"Polish", "Zażółć gęślą jaźń", "Zażółć gęślą jaźń"},
		{"decomposed", "Z\u0307o\u0301łw", "Żółw"},
		{"overriding direction", "Gmina \u202Ewezsileiw\u202C", "Gmina wezsileiw"},
		{"isolates and marks", "a\u2066b\u2069c\u200Ed\u061Ce", "abcde"},
		{"zero width", "a\u200Bb\u200Cc\u200Dd\uFEFFe\u2060f", "abcdef"},
		{"soft hyphen", "miesz\u00ADkaniec", "mieszkaniec"},
		{"controls", "a\x00b\x07c\x7Fd\u0085", "abcd\n"},
		{"tab and ends of lines", "a\tb\r\nc\rd\u2028e", "a b\nc\nd\ne"},
		{"no-break spaces stay", "w\u00A0Łodzi\u202F5", "w\u00A0Łodzi\u202F5"},
		{"markup is only letters", "<b>) Tj ET %{{.}}&#x;", "<b>) Tj ET %{{.}}&#x;"},
		{"variation selector", "☺\uFE0F", "☺"},
		{"broken UTF-8", "a\xFFb", "a\uFFFDb"},
		{"a mark set free by a removed sign composes", "c\u200D\u0301", "ć"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Printable(tt.in)
			if got != tt.want {
				t.Errorf("%+q, want %+q", got, tt.want)
			}
			if again := Printable(got); again != got {
				t.Errorf("a second time %+q", again)
			}
		})
	}
}

func FuzzPrintable(f *testing.F) {
	for _, s := range []string{"Gmina", "Z\u0307", "\u202Ea\u202C", "\xff\xfe", "a\r\n\tb", "z\u034F\u0301\u200D\u0327"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Printable(s)
		if !utf8.ValidString(got) || !norm.NFC.IsNormalString(got) {
			t.Errorf("%+q is not valid NFC", got)
		}
		if again := Printable(got); again != got {
			t.Errorf("%+q a second time is %+q", got, again)
		}
		if i := strings.IndexFunc(got, func(r rune) bool { return r < 0x20 && r != '\n' || r >= 0x202A && r <= 0x202E }); i >= 0 {
			t.Errorf("%+q still has a control", got)
		}
	})
}
