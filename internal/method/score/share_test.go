package score

import (
	"testing"

	"biurolidera/internal/contest"

	"github.com/google/go-cmp/cmp"
)

func TestShares(t *testing.T) {
	item := func(w int64) Item { return Item{Weight: w, Max: 1} }
	tests := []struct {
		name            string
		form            Form
		sections, items []contest.Hundredths
	}{
		{"even", Form{Sections: []Section{{Weight: 60, Items: []Item{item(2), item(1)}}, {Weight: 40, Items: []Item{item(5)}}}}, []contest.Hundredths{6000, 4000}, []contest.Hundredths{4000, 2000, 4000}},
		{"thirds are rounded", Form{Sections: []Section{{Weight: 1, Items: []Item{item(1), item(1), item(1)}}}}, []contest.Hundredths{10000}, []contest.Hundredths{3333, 3333, 3333}},
		{"nothing weighs nothing", Form{Sections: []Section{{Weight: 0, Items: []Item{item(0)}}}}, []contest.Hundredths{0}, []contest.Hundredths{0}},
		{"less than nothing too", Form{Sections: []Section{{Weight: -3, Items: []Item{item(1)}}, {Weight: 1, Items: []Item{item(-1), item(1)}}}}, []contest.Hundredths{0, 10000}, []contest.Hundredths{0, 0, 10000}},
		{"no section", Form{}, nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			sections, items := tt.form.Shares()
			if d := cmp.Diff(tt.sections, sections); d != "" {
				t.Errorf("sections: %s", d)
			}
			if d := cmp.Diff(tt.items, items); d != "" {
				t.Errorf("items: %s", d)
			}
		})
	}
}
