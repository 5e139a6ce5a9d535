package kit

import (
	"testing"

	"biurolidera/internal/locale"
)

func TestKeptDate(t *testing.T) {
	for _, c := range []struct {
		typed, kept string
		ok          bool
	}{
		{"", "", true},
		{"17.09.2025", "2025-09-17", true},
		{" 7.9.2025 ", "2025-09-07", true},
		{"2025-09-17", "2025-09-17", true},
		{"17-09-2025", "2025-09-17", true},
		{"17/9/2025", "2025-09-17", true},
		{"17. 9. 2025 r.", "2025-09-17", true},
		{"29.02.2024", "2024-02-29", true},
		{"29.02.2025", "29.02.2025", false},
		{"31.04.2025", "31.04.2025", false},
		{"17.13.2025", "17.13.2025", false},
		{"17.09.25", "17.09.25", false},
		{"17.09", "17.09", false},
		{"jutro", "jutro", false},
		{"0.1.2025", "0.1.2025", false},
	} {
		kept, ok := keptDate(c.typed)
		if kept != c.kept || ok != c.ok {
			t.Errorf("%q is kept as %q, %v; want %q, %v", c.typed, kept, ok, c.kept, c.ok)
		}
	}
}

func TestShownDate(t *testing.T) {
	if got := shownDate(locale.For(locale.Polish), "2025-09-17"); got != "17.09.2025" {
		t.Error(got)
	}
	if got := shownDate(locale.For(locale.English), "2025-09-17"); got != "2025-09-17" {
		t.Error(got)
	}
	if got := shownDate(words, "kiedyś"); got != "kiedyś" {
		t.Error("what is kept and is no date is hidden")
	}
}

func TestUnreadable(t *testing.T) {
	for _, c := range []struct {
		kind  FieldKind
		value string
		bad   bool
	}{
		{Number, "", false},
		{Number, "12,5", false},
		{Number, "1 234,5", false},
		{Number, "12.5", false},
		{Number, "dużo", true},
		{Date, "2025-09-17", false},
		{Date, "31.02.2025", true},
		{Text, "dużo", false},
	} {
		if got := !unreadable(words, c.kind, c.value).None(); got != c.bad {
			t.Errorf("%q of kind %d: a problem %v, want %v", c.value, c.kind, got, c.bad)
		}
	}
}
