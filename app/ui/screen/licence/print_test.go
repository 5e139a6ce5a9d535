package licence

import (
	"os"
	"strings"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/config"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// openFifty shows an edition in which more than fifty licences are due.
func openFifty(t *testing.T) *stage {
	t.Helper()
	s := &stage{Stage: screentest.Sample(t, office.SampleOptions{Participants: 130, AuditsPerChannel: 3, Seed: 4}, config.Default())}
	s.Screen = New(s.Frame, s.Office)
	s.Put(s.Screen)
	s.Show("")
	s.Calm()
	if len(s.v.due) < 50 {
		t.Fatalf("only %d licences are due", len(s.v.due))
	}
	return s
}

// Fifty licences are issued, printed as a range, and saved one by one, from the buttons
// a person presses.
func TestFiftyAreIssuedPrintedAndSaved(t *testing.T) {
	printed := screentest.Printer(t)
	s := openFifty(t)
	s.onIssue(s.v.due[:50])
	s.Tap(s.f.Cat.N("licence.screen.issue.yes", 50))
	s.Calm()
	if len(s.v.entries) != 50 || s.v.own != 50 || s.tabs.At() != tabRegister {
		t.Fatalf("%d licences, %d of the edition, at %s", len(s.v.entries), s.v.own, s.tabs.At())
	}
	seen := map[string]bool{}
	for _, e := range s.v.entries {
		seen[e.Number] = true
	}
	if len(seen) != 50 {
		t.Errorf("%d numbers for 50 licences", len(seen))
	}
	s.Tap(s.f.Cat.N("licence.screen.print", 50)) // of what comes next
	if said := screentest.Text(s.Dialog()); !strings.Contains(said, "Wszystkie (50 stron)") || !strings.Contains(said, "A4") {
		t.Fatalf("the print dialog says %s", said)
	}
	s.Fill("2", "3-5, 50")
	s.Tap(s.f.Cat.T("print.print"))
	s.Calm()
	if n, asked := printed.Pages(), printed.Asked(); n != 4 || !strings.Contains(asked, "-n 2 -d Biuro") || !strings.Contains(asked, "media=A4") {
		t.Errorf("%d pages were printed, asked for %q", n, asked)
	}
	if len(s.Done) != 1 || s.Done[0] != s.f.Cat.N("licence.screen.printed", 4, "printer", "Drukarka w biurze") || !s.printed {
		t.Errorf("said %v", s.Done)
	}
	folder := t.TempDir()
	s.save(s.chosenNumbers(), folder)
	s.Calm()
	if files, _ := os.ReadDir(folder); len(files) != len(s.register.Selected()) || len(files) == 0 {
		t.Errorf("%d files, %d licences selected", len(files), len(s.register.Selected()))
	}
}

// An A3 licence is printed on A3 where the printer has it.
func TestPrintOnTheLicencesOwnPaper(t *testing.T) {
	printed := screentest.Printer(t)
	s := open(t)
	s.issue(s.v.due[:1])
	s.Calm()
	s.Press(fyne.KeyEscape)
	s.detail.size.SetSelected("A3")
	s.Calm()
	s.Do("licence.print")
	s.Tap(s.f.Cat.T("print.print"))
	s.Calm()
	if asked := printed.Asked(); !strings.Contains(asked, "media=A3") || printed.Pages() != 1 {
		t.Errorf("asked for %q, %d pages", asked, printed.Pages())
	}
}

// Closing the question issues nothing; a range that is not there prints nothing.
func TestQuestionsCanBeLeft(t *testing.T) {
	printed := screentest.Printer(t)
	s := open(t)
	s.Do("licence.issue")
	s.Press(fyne.KeyEscape)
	s.Calm()
	if len(s.v.entries) != 0 || s.Asked() {
		t.Fatalf("%d licences were issued", len(s.v.entries))
	}
	s.issue(s.v.due[:2])
	s.Calm()
	s.Press(fyne.KeyEscape)
	s.onPrint([]string{s.v.entries[0].Number, s.v.entries[1].Number})
	s.Settle()
	s.Fill("1", "3")
	if !s.Button(s.f.Cat.T("print.print")).Disabled() {
		t.Error("the third of two licences can be printed")
	}
	s.Press(fyne.KeyEscape)
	s.Calm()
	if asked := printed.Asked(); asked != "" || s.printed || len(s.Done) != 0 {
		t.Errorf("printed %q, said %v", asked, s.Done)
	}
}
