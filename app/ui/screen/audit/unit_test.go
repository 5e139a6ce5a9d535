package audit

import "testing"

func TestInUnit(t *testing.T) {
	for _, c := range []struct{ value, unit, want string }{
		{"7", "min", "7\u00a0min"},
		{"4,5", "godz.", "4,5\u00a0godz."},
		{"1", "dni robocze", "dni robocze: 1"},
		{"2", "próby", "próby: 2"},
		{"3", "", "3"},
	} {
		if got := inUnit(c.value, c.unit); got != c.want {
			t.Errorf("%q %q: %q, want %q", c.value, c.unit, got, c.want)
		}
	}
}
