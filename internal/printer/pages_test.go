package printer

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
)

func TestParsePages(t *testing.T) {
	for _, c := range []struct {
		text  string
		total int
		want  Pages
	}{
		{"", 8, nil},
		{" ", 0, nil},
		{"3", 8, Pages{{3, 3}}},
		{"1-3, 5", 8, Pages{{1, 3}, {5, 5}}},
		{"5;1–2", 8, Pages{{1, 2}, {5, 5}}},
		{"2-4,3-6, 7", 8, Pages{{2, 7}}},
		{"6-", 8, Pages{{6, 8}}},
		{"-2", 8, Pages{{1, 2}}},
		{"1 — 8", 8, Pages{{1, 8}}},
		{"4-9", 0, Pages{{4, 9}}},
	} {
		got, err := ParsePages(c.text, c.total)
		if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
			t.Errorf("%q of %d: %v\n%s", c.text, c.total, err, diff)
		}
	}
	for _, bad := range []string{"0", "9", "3-2", "a", "1-2-3", "-", "1,x", "2-9", "1.5", "−3-4"} {
		if got, err := ParsePages(bad, 8); contest.CodeOf(err) != "print_pages" {
			t.Errorf("%q: %v, %v", bad, got, err)
		}
	}
	if _, err := ParsePages("4-", 0); contest.CodeOf(err) != "print_pages" {
		t.Errorf("an open end of an unknown number of pages: %v", err)
	}
}

func TestPages(t *testing.T) {
	p := PagesOf(7, 2, 3, 3)
	if p.String() != "2-3,7" || p.Count(9) != 3 || !p.Has(3) || p.Has(4) {
		t.Errorf("%v: %q, %d", p, p.String(), p.Count(9))
	}
	if all := Pages(nil); !all.Has(5) || all.Count(9) != 9 || all.String() != "" {
		t.Error("no choice is not all pages")
	}
}

func TestCleanTitle(t *testing.T) {
	for in, want := range map[string]string{" Licencje\n2025 ": "Licencje 2025", "\x1b[1m": "[1m", "ąę": "ąę"} {
		if got := cleanTitle(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
	if n := len([]rune(cleanTitle(string(make([]rune, 500)) + "x"))); n > 120 {
		t.Errorf("%d letters", n)
	}
}
