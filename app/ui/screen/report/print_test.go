package report

import (
	"strings"
	"testing"

	"biurolidera/app/ui/screen/screentest"

	"fyne.io/fyne/v2"
)

// One report is printed as a range of its pages, several one after another.
func TestReportsArePrinted(t *testing.T) {
	printed := screentest.Printer(t)
	s := open(t, "")
	all := s.reports.paper.Pages.Len()
	if all < 4 {
		t.Fatalf("the report has %d pages", all)
	}
	s.Do("report.print")
	s.Fill("1", "2-3")
	s.Tap(s.f.Cat.T("print.print"))
	s.Calm()
	if n := printed.Pages(); n != 2 || len(s.Done) != 1 || !strings.Contains(s.Done[0], "Drukarka w biurze") {
		t.Errorf("%d pages were printed, said %v", n, s.Done)
	}
	s.reports.onPrint([]string{"P-0001", "P-0002"})
	s.Settle()
	s.Tap(s.f.Cat.T("print.print"))
	s.Calm()
	if n := printed.Pages(); n <= all {
		t.Errorf("two reports have %d pages, one of them %d", n, all)
	}
	s.reports.onPrint([]string{"P-0001"})
	s.Settle()
	s.Fill("1", "99")
	if !s.Button(s.f.Cat.T("print.print")).Disabled() {
		t.Error("page 99 can be printed")
	}
	s.Press(fyne.KeyEscape)
	if len(s.Done) != 2 {
		t.Errorf("said %v", s.Done)
	}
}

// The lists are printed, searched and found by their formats.
func TestListsArePrinted(t *testing.T) {
	printed := screentest.Printer(t)
	s := open(t, "")
	s.tabs.Open(tabLists)
	s.Calm()
	s.Do("report.list.print")
	s.Tap(s.f.Cat.T("print.print"))
	s.Calm()
	if n := printed.Pages(); n != s.lists.paper.Pages.Len() || len(s.Done) != 1 {
		t.Errorf("%d pages were printed, %d are shown, said %v", n, s.lists.paper.Pages.Len(), s.Done)
	}
	s.lists.table.Search("zip")
	s.Calm()
	if n, all := s.lists.table.Shown(); n != 1 || all < 3 {
		t.Errorf("%d of %d documents are saved as ZIP", n, all)
	}
}

// The list is filtered by category and by what a report's check said.
func TestReportsAreFiltered(t *testing.T) {
	s := open(t, "P-0003")
	s.Do("report.check")
	s.Calm()
	s.reports.table.Filter("ready", s.f.Cat.T("report.screen.refused"))
	s.Calm()
	if n, all := s.reports.table.Shown(); n != 1 || all != 16 {
		t.Errorf("%d of %d can't be set", n, all)
	}
	s.reports.table.Filter("ready")
	category, of := s.reports.lines[0].category, 0
	for _, l := range s.reports.lines {
		if l.category == category {
			of++
		}
	}
	s.reports.table.Filter("category", category)
	s.Calm()
	if n, _ := s.reports.table.Shown(); n != of || of == 16 {
		t.Errorf("%d of %s are shown, want %d", n, category, of)
	}
}
