package sample

import (
	"testing"

	"biurolidera/internal/contest"
)

func TestCalendarIsWholeAndValid(t *testing.T) {
	all := Calendar(2025)
	if err := contest.ValidateCalendar(all); err != nil {
		t.Fatal(err)
	}
	for i, s := range contest.Stages() {
		if i >= len(all) || all[i].Stage != s {
			t.Fatalf("stage %d is not %s", i, s)
		}
		if i > 0 && all[i].From.Before(all[i-1].From) {
			t.Errorf("%s begins before the stage before it", s)
		}
	}
}
