package institution

import (
	"slices"
	"strings"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// reading brings a list into the assistant.
func (s *stage) reading(text string) *assistant {
	s.t.Helper()
	s.Show("")
	s.Drop([]string{s.write("lista.csv", text)})
	s.Calm()
	return s.import_
}

// offered are the names of the actions that can be done now.
func (s *stage) offered() (names []string) {
	for _, a := range s.Actions() {
		if a.Can() {
			names = append(names, strings.TrimPrefix(a.Name, "institution.import."))
		}
	}
	return names
}

func TestResultOnlyEndsOrTakesBack(t *testing.T) {
	s := open(t)
	a := s.reading(list)
	for range 3 {
		s.Do("institution.import.next")
	}
	if a.steps.At() != stepResult {
		t.Fatalf("step %d", a.steps.At())
	}
	if got := s.offered(); !slices.Equal(got, []string{"next", "cancel", "undo", "another"}) {
		t.Errorf("the result offers %v", got)
	}
	shown := screentest.Text(a.content)
	for _, gone := range []string{s.f.Cat.T("kit.back"), s.f.Cat.T("kit.cancel")} {
		if strings.Contains(shown, gone) {
			t.Errorf("the result still offers „%s”", gone)
		}
	}
	s.Do("institution.import.undo")
	s.Calm()
	if n, _ := s.table.Shown(); n != 0 || !a.result.undone {
		t.Errorf("%d institutions after the undo", n)
	}
	if got := s.offered(); !slices.Equal(got, []string{"next", "cancel", "mend", "another"}) {
		t.Errorf("after the undo it offers %v", got)
	}
	s.Do("institution.import.mend")
	if a.steps.At() != stepColumns || !a.waits() {
		t.Fatalf("to be mended at step %d", a.steps.At())
	}
	s.Do("institution.import.next")
	s.Do("institution.import.next")
	s.Calm()
	if a.summary == nil || a.summary.Added != 3 {
		t.Errorf("imported again: %+v", a.summary)
	}
	s.Do("institution.import.another")
	if !s.assisting() || s.import_ == a || s.import_.list != nil {
		t.Error("another list can't be read")
	}
}

// An import that is not the file's last step any more is taken back in the history.
func TestLateUndoLeadsToTheHistory(t *testing.T) {
	s := open(t)
	a := s.reading(list)
	for range 3 {
		s.Do("institution.import.next")
	}
	s.add(wieliszew())
	s.Do("institution.import.undo")
	s.Calm()
	if a.result.undone || len(s.Went) != 1 || s.Went[0].Screen != "history" {
		t.Errorf("undone %v, went %v", a.result.undone, s.Went)
	}
}

// A person's word that no column holds names is not guessed over.
func TestNoNameColumnStays(t *testing.T) {
	s := open(t)
	a := s.reading("Nazwa;NIP\r\nGmina Wieliszew;5361739890\r\nGmina Abramów;\r\nGmina Jabłonna;\r\n")
	s.Do("institution.import.next")
	a.say(0, "")
	s.Calm()
	if ok, why := a.columns.ready(); ok || !strings.Contains(why, "nazw") {
		t.Errorf("ready %v: %q", ok, why)
	}
	if c := a.list.Columns; c[0].Field != "" || c[1].Field != "nip" {
		t.Errorf("columns %+v", c)
	}
	s.Action("institution.import.next").Run()
	s.Calm()
	if a.steps.At() != stepColumns {
		t.Error("a list without names goes on")
	}
	a.say(0, "name")
	s.Calm()
	if ok, why := a.columns.ready(); !ok {
		t.Errorf("the name said again: %q", why)
	}
}

// What a window of 1024 x 700 leaves a screen holds rows of the list and of the preview.
func TestRowsAreSeenInASmallWindow(t *testing.T) {
	s := open(t)
	room := fyne.NewSize(960, 593)
	s.Frame.Window.Resize(room)
	a := s.reading(list)
	s.Do("institution.import.next")
	grid := a.columns.grid
	if rows := (grid.scroll.Size().Height - grid.high) / grid.line(); rows < 3 {
		t.Errorf("%.1f rows of the list are seen", rows)
	}
	if needs := s.content.MinSize(); needs.Height > room.Height || needs.Width > room.Width {
		t.Errorf("the step needs %v in a room of %v", needs, room)
	}
}

func TestHeaderElsewhereNamesTheColumnsAnew(t *testing.T) {
	s := open(t)
	a := s.reading("Wykaz gmin;\r\nstan na 2025;\r\nNazwa;NIP\r\nGmina Abramów;\r\n")
	if a.list.HeaderRow != 3 {
		t.Fatalf("header row %d", a.list.HeaderRow)
	}
	a.decisions[4] = office.RowDecision{Choice: office.ChoiceSkip}
	a.reread(headerSettings(a.list, "row", "0"))
	s.Calm()
	if a.list.HeaderRow != 0 || len(a.decisions) != 0 {
		t.Errorf("header row %d, decisions %v", a.list.HeaderRow, a.decisions)
	}
	a.reread(headerSettings(a.list, "row", "3"))
	s.Calm()
	if a.list.HeaderRow != 3 || len(a.list.Preview) != 1 {
		t.Errorf("header row %d, %d rows", a.list.HeaderRow, len(a.list.Preview))
	}
}

// A double is the record it is like, a new one, or left out; a word can be taken back.
func TestDoublesAreDecided(t *testing.T) {
	s := open(t)
	s.add(wieliszew())
	a := s.reading(list)
	s.Do("institution.import.next")
	s.Do("institution.import.next")
	for _, x := range []struct {
		word                 string
		added, same, skipped int
	}{
		{"same", 1, 1, 0},
		{"new", 2, 0, 0},
		{"skip", 1, 0, 1},
		{"none", 2, 0, 0},
	} {
		s.Do("institution.decide." + x.word)
		s.Calm()
		if p := a.plan; p.Added != x.added || p.Same+p.Updated != x.same+1 || p.Skipped != x.skipped {
			t.Errorf("%s: %d added, %d same, %d updated, %d skipped", x.word, p.Added, p.Same, p.Updated, p.Skipped)
		}
	}
	if s.Action("institution.decide.none").Can() {
		t.Error("a word that was not given can be taken back")
	}
	a.check.narrow(actionText(s.f.Cat, "rejected"))
	if n, _ := a.check.table.Shown(); n != 1 {
		t.Errorf("%d rejected rows are shown", n)
	}
	a.check.narrow(actionText(s.f.Cat, "rejected"))
	if n, _ := a.check.table.Shown(); n != 4 {
		t.Errorf("%d of all rows are shown", n)
	}
}

func TestImportEntersTheEdition(t *testing.T) {
	s := open(t)
	a := s.reading(list)
	s.Do("institution.import.next")
	s.Do("institution.import.next")
	a.enter = true
	a.replan()
	s.Calm()
	s.Do("institution.import.next")
	s.Calm()
	if a.summary.Participations != 3 || !slices.Contains(s.offered(), "applications") {
		t.Fatalf("%+v, offered %v", a.summary, s.offered())
	}
	s.Do("institution.import.applications")
	if len(s.Went) != 1 || s.Went[0].Screen != "application" {
		t.Errorf("went %v", s.Went)
	}
}

// The same list again has nothing to write, and says so before the last step.
func TestSameListBringsNothing(t *testing.T) {
	s := open(t)
	s.add(wieliszew())
	a := s.reading("Nazwa;NIP;Miejscowość;Kod pocztowy\r\nGmina Wieliszew;5361739890;Wieliszew;05-135\r\n")
	s.Do("institution.import.next")
	s.Do("institution.import.next")
	if ok, why := a.check.ready(); ok || why != s.f.Cat.T("institution.import.nothing") {
		t.Errorf("ready %v: %q, plan %+v", ok, why, a.plan.InstitutionSummary)
	}
}

// A letter typed on the way to another field takes nothing from the other columns, and
// Enter goes on.
func TestTypingAFieldTakesNothingAway(t *testing.T) {
	s := open(t)
	a := s.reading("Nazwa;Pole\r\nGmina Wieliszew;5361739890\r\nGmina Abramów;\r\nGmina Jabłonna;\r\n")
	s.Do("institution.import.next")
	a.columns.forms[1].Focus("field")
	for _, r := range "nip" {
		s.f.Window.Canvas().Focused().TypedRune(r)
		s.Calm()
	}
	if c := a.list.Columns; c[0].Field != "name" || c[1].Field != "nip" || a.columns.forms[0].Value("field") != "name" {
		t.Fatalf("columns %+v", c)
	}
	s.f.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	s.f.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.Calm()
	if a.steps.At() != stepCheck || a.plan.Rows[0].NIP != "" {
		t.Errorf("Enter goes to step %d, of a column read as before: %+v", a.steps.At(), a.plan)
	}
}
