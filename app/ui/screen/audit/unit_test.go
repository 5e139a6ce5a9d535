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

// Under a number whose unit is a word the bounds stand without it.
func TestLimit(t *testing.T) {
	for _, c := range []struct{ value, unit, want string }{
		{"7", "min", "7\u00a0min"}, {"1", "stanowiska", "1"}, {"3", "", "3"},
	} {
		if got := limit(c.value, c.unit); got != c.want {
			t.Errorf("%q %q: %q, want %q", c.value, c.unit, got, c.want)
		}
	}
}
