package history

import (
	"testing"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

func TestRecordLines(t *testing.T) {
	got := recordLines(locale.For("pl"), []office.RecordChange{
		{Kind: "instytucja", Label: "I-00012", Made: true, Fields: []office.FieldChange{{Name: "nazwa", After: "Gmina Wieliszew"}}},
		{Kind: "edycja", Fields: []office.FieldChange{{Name: "nazwa", Before: "I edycja", After: "II edycja"}}},
	}, true)
	want := []recordLine{
		{"0", "instytucja I-00012", "dodano", "", ""},
		{"1", "instytucja I-00012", "nazwa", "", "Gmina Wieliszew"},
		{"2", "edycja", "nazwa", "I edycja", "II edycja"},
		{"3", "Dalszych rekordów nie pokazano", "", "", ""},
	}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("line %d: got %v, want %v", i, got[i], want[i])
		}
	}
}

func TestBandsPutTheGravestFirst(t *testing.T) {
	cat := locale.For("pl")
	mild, grave := contest.Warn("history_mirror_missing"), contest.Fault("history_broken")
	got := bands(cat, office.ChainState{Findings: []contest.Finding{mild, grave}})
	if len(got) != 2 || got[0].tone != theme.Bad || got[1].tone != theme.Warn {
		t.Errorf("got %v", got)
	}
	if got := bands(cat, office.ChainState{Changes: 3, Verified: true}); len(got) != 1 || got[0].tone != theme.Good {
		t.Errorf("a verified chain gives %v", got)
	}
	if got := bands(cat, office.ChainState{Changes: 3}); len(got) != 0 {
		t.Errorf("a chain nobody verified gives %v", got)
	}
}
