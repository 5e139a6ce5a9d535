package institution

import (
	"net/url"
	"strings"
	"testing"

	"biurolidera/app/ui/screen/screentest"

	"fyne.io/fyne/v2"
)

func TestListPath(t *testing.T) {
	for text, want := range map[string]string{
		"/home/biuro/lista.csv":              "/home/biuro/lista.csv",
		"  \"/home/biuro/Wykaz.XLSX\"\r\n":   "/home/biuro/Wykaz.XLSX",
		"file:///home/biuro/spis%20gmin.ods": "/home/biuro/spis gmin.ods",
		"lista.csv":                          "",
		"/home/biuro/zdjecie.png":            "",
		"/home/a.csv\n/home/b.csv":           "",
		"Gmina Abramów\t21-143":              "",
	} {
		if got := listPath(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestPastedPathOpensTheFile(t *testing.T) {
	s := open(t)
	s.Show("")
	s.Settle()
	path := s.write("spis gmin.csv", list)
	s.Paste((&url.URL{Scheme: "file", Path: path}).String())
	s.Calm()
	if a := s.import_; a == nil || a.list == nil || a.path != path || a.list.Rows != 5 {
		t.Fatalf("pasted: %+v", s.import_)
	}
}

func TestPasteWithoutTheKeyboard(t *testing.T) {
	s := open(t)
	s.Show("")
	s.Settle()
	s.Paste(" \r\n")
	if s.assisting() {
		t.Fatal("an empty clipboard opens the assistant")
	}
	s.Paste("Nazwa\tNIP\r\nGmina Wieliszew\t5361739890\r\n")
	s.Calm()
	if !s.assisting() || s.import_.list == nil || s.import_.list.Rows != 2 {
		t.Fatal("rows pasted over an empty register are not read")
	}
	s.Do("institution.import.next")
	s.Paste("Nazwa\r\nGmina Abramów\r\n")
	s.Calm()
	if s.import_.steps.At() != stepColumns || s.import_.list.Rows != 2 {
		t.Error("a list that is being read was replaced by what was pasted over it")
	}
	s.f.ReadOnly = "closed"
	s.endAssistant()
	s.Paste("Nazwa\tNIP\r\nGmina Wieliszew\t5361739890\r\n")
	if s.assisting() {
		t.Error("a closed edition takes pasted rows")
	}
}

// A list that waits half-way is given up only where a person says so.
func TestAnotherListAsksForTheWaitingOne(t *testing.T) {
	s := open(t)
	s.reading(list)
	s.Do("institution.import.next")
	other := "Nazwa\tNIP\r\nGmina Abramów\t5361739890\r\nGmina Jabłonna\t\r\n"
	file := s.write("inny.csv", "Nazwa;NIP\r\nGmina Marki;\r\n")
	s.Drop([]string{file})
	if !s.Asked() || s.import_.list.Rows != 5 {
		t.Fatal("a file dropped on the columns replaces their list without a word")
	}
	s.Press(fyne.KeyEscape)
	s.Do("institution.import.cancel")
	s.Paste(other)
	if said := screentest.Text(s.Dialog()); !strings.Contains(said, "lista.csv") {
		t.Errorf("it is not said which list would go: %s", said)
	}
	s.Press(fyne.KeyEscape)
	s.Calm()
	if s.assisting() || s.Asked() || !s.import_.waits() || s.import_.list.Rows != 5 || s.import_.steps.At() != stepColumns {
		t.Fatalf("after „no” the list does not wait as it did: %+v", s.import_)
	}
	s.Paste(other)
	s.Tap(s.f.Cat.T("institution.import.instead.yes"))
	s.Calm()
	if a := s.import_; !s.assisting() || a.path != "" || a.list.Rows != 3 || a.steps.At() != stepFile {
		t.Fatalf("after „yes”: %+v", s.import_)
	}
	s.Drop([]string{file})
	s.Calm()
	if s.Asked() || s.import_.path != file {
		t.Error("where the file is chosen, another one is asked about")
	}
}

// heir is the screen that the window would make after F5.
func (s *stage) heir() *stage {
	s.t.Helper()
	next := New(s.f, s.Office)
	next.Inherit(s.Screen)
	s.Put(next)
	next.Show("")
	s.Settle()
	return &stage{Stage: s.Stage, Screen: next, t: s.t}
}

func TestListHalfWaySurvivesF5(t *testing.T) {
	s := open(t)
	s.add(wieliszew())
	s.Show("")
	s.Drop([]string{s.write("lista.csv", list)})
	s.Settle()
	s.Do("institution.import.next")
	s.Do("institution.import.next")
	s.Do("institution.decide.skip")
	s = s.heir()
	if a := s.import_; !s.assisting() || a.steps.At() != stepCheck || a.plan == nil || a.plan.Skipped != 1 {
		t.Fatalf("in front %v, %+v", s.assisting(), s.import_)
	}
	s.Do("institution.import.cancel")
	s = s.heir()
	if s.assisting() || len(s.waiting.Objects) != 1 || !s.import_.waits() {
		t.Fatal("the list in the background does not wait any more")
	}
	s.Do("institution.import")
	s.Do("institution.import.next")
	s.Calm()
	if s.import_.steps.At() != stepResult || s.import_.summary.Skipped != 1 {
		t.Errorf("step %d, %+v", s.import_.steps.At(), s.import_.summary)
	}
	if s = s.heir(); s.assisting() || s.import_ != nil {
		t.Error("a list that was imported waits again")
	}
}

// An import that runs while the screen is made anew is not begun a second time.
func TestRunningImportIsNotInherited(t *testing.T) {
	s := open(t)
	s.Show("")
	s.Drop([]string{s.write("lista.csv", list)})
	s.Settle()
	s.Do("institution.import.next")
	s.Do("institution.import.next")
	s.import_.steps.Next()
	s = s.heir()
	s.Calm()
	if s.import_ != nil || len(s.Done) != 1 {
		t.Errorf("inherited %v, said %v", s.import_ != nil, s.Done)
	}
	if n, _ := s.table.Shown(); n != 3 {
		t.Errorf("%d institutions, want 3", n)
	}
}
