package institution

import (
	"context"
	"strings"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/contest"

	"fyne.io/fyne/v2"
)

func TestAddDialogWantsAName(t *testing.T) {
	s := open(t)
	s.Show("")
	s.Settle()
	s.onAdd()
	yes := s.f.Cat.T("institution.add.yes")
	if !s.Button(yes).Disabled() {
		t.Error("an institution without a name can be added")
	}
	s.Fill("Gmina Wieliszew")
	s.Tap(yes)
	s.Calm()
	if now, ok := s.table.Current(); !ok || now.Name != "Gmina Wieliszew" || s.Asked() {
		t.Errorf("after adding %q is selected", now.Name)
	}
	s.f.ReadOnly = "closed"
	s.onAdd()
	if s.Asked() {
		t.Error("a closed edition asks for a new institution")
	}
}

func TestMergeDialogSwapsAndMerges(t *testing.T) {
	s := merging(t)
	s.Press(fyne.KeyEscape)
	if n, _ := s.table.Shown(); n != 2 || s.Asked() {
		t.Fatalf("%d rows after leaving the dialog", n)
	}
	s.openMerge(1, 2)
	s.Settle()
	s.Tap(s.f.Cat.T("institution.merge.swap"))
	s.Tap(s.f.Cat.T("institution.merge.yes"))
	s.Calm()
	now, _ := s.table.Current()
	if n, _ := s.table.Shown(); n != 1 || now.Code != "I-00002" || len(s.Done) != 1 {
		t.Fatalf("%d rows, %s stays, said %v", n, now.Code, s.Done)
	}
	d, err := s.Office.InstitutionDetail(context.Background(), 2)
	if err != nil || d.Institution.NIP != "5361739890" || d.Institution.Email != "gmina@wieliszew.pl" {
		t.Errorf("merged: %+v, %v", d.Institution, err)
	}
}

func TestMergeOfOneThatIsGoneIsSaid(t *testing.T) {
	s := open(t)
	s.add(wieliszew())
	s.Show("")
	s.Settle()
	s.openMerge(1, 99)
	s.Settle()
	if len(s.Failed) != 1 || s.Asked() {
		t.Errorf("failed %v, the dialog is open: %v", s.Failed, s.Asked())
	}
}

func TestDoublesAreComparedFromTheirTab(t *testing.T) {
	s := open(t)
	s.add(wieliszew(), contest.Institution{Name: "Gmina Wieliszow", Address: contest.Address{Place: "Wieliszew"}})
	s.Show("I-00001")
	s.Settle()
	s.detail.tabs.Open("doubles")
	s.Calm()
	if said := screentest.Text(s.detail.doubles.content); !strings.Contains(said, "Gmina Wieliszow") {
		t.Fatalf("the likely double is not shown: %s", said)
	}
}

func TestOnePastedCellIsSearched(t *testing.T) {
	s := open(t)
	s.add(wieliszew(), contest.Institution{Name: "Gmina Abramów"})
	s.Show("")
	s.Settle()
	s.onPaste([][]string{{"Abramów"}})
	s.Calm()
	if n, _ := s.table.Shown(); n != 1 || s.assisting() {
		t.Errorf("%d rows, the assistant is open: %v", n, s.assisting())
	}
	if got := tabbed([][]string{{"a", "b\tc"}, {`d "e"`, ""}}); got != "a\t\"b\tc\"\r\n\"d \"\"e\"\"\"\t\r\n" {
		t.Errorf("%q", got)
	}
}
