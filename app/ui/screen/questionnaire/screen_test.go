package questionnaire

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// stage is a screen over a real file in a test window.
type stage struct {
	*Screen
	office *office.Office
	ed     contest.Edition
	dir    string
	done   []string
	failed []error
	turns  chan func() // what waits for the UI thread, which is the test's
}

func open(t *testing.T) *stage {
	t.Helper()
	ctx := context.Background()
	dir := t.TempDir()
	o, err := office.Create(ctx, filepath.Join(dir, "konkurs.lider"), office.NewEdition{Name: "II edycja", Year: 2025}, office.Options{HeadDir: dir})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = o.Close() })
	ed, err := o.FindEdition(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	w := test.NewTempWindow(t, nil)
	s := &stage{office: o, ed: ed, dir: dir, turns: make(chan func(), 1000)}
	s.Screen = New(&screen.Frame{
		Cat: locale.For("pl"), Edition: ed, Window: w, Tasks: task.NewRunnerOn(func(f func()) { s.turns <- f }), Store: &kit.Memory{}, Now: time.Now, Go: func(screen.Route) {},
		Done: func(text string, _ bool) { s.done = append(s.done, text) }, Fail: func(err error) { s.failed = append(s.failed, err) },
		Saved: func(text, _ string) { s.done = append(s.done, text) },
	}, o)
	o.Listen(func(ev contest.Event) { s.turns <- func() { s.Changed(ev) } })
	w.SetContent(s.Content())
	w.Resize(fyne.NewSize(1200, 800))
	s.Show("phone")
	s.settle()
	return s
}

// settle lets what runs in the background end and be shown.
func (s *stage) settle() {
	for range 6 {
		s.f.Tasks.Wait()
		for waits := len(s.turns); waits > 0; waits-- {
			(<-s.turns)()
		}
	}
}

func (s *stage) do(t *testing.T, name string) {
	t.Helper()
	for _, a := range s.Actions() {
		if a.Name == name {
			if !a.Run() {
				t.Fatalf("%s can't be done", name)
			}
			s.settle()
			return
		}
	}
	t.Fatalf("no action %s", name)
}

func (s *stage) kept(t *testing.T, c contest.Channel) (contest.Questionnaire, int) {
	t.Helper()
	lines, err := s.office.QuestionnaireVersions(context.Background(), s.ed)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	var q contest.Questionnaire
	for _, l := range lines {
		if l.Channel != c {
			continue
		}
		n++
		if l.InForce {
			if q, err = s.office.Questionnaire(context.Background(), l.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	return q, n
}

func TestListsTheVersionsAndGoesToAChannel(t *testing.T) {
	s := open(t)
	if n, _ := s.table.Shown(); n != 3 {
		t.Errorf("%d versions", n)
	}
	if l, _ := s.table.Current(); l.Channel != contest.Phone || s.shown.Channel != contest.Phone {
		t.Errorf("selected %s, shown %s", l.Channel, s.shown.Channel)
	}
}

func TestEditsAndSaves(t *testing.T) {
	s := open(t)
	s.do(t, "questionnaire.edit")
	s.bench.goTo(place{0, 0})
	s.bench.pane.save(place{0, 0}, "weight", "7")
	s.settle()
	if !s.bench.dirty() || s.Leave() {
		t.Fatal("unsaved changes can be left")
	}
	s.bench.asked.Hide()
	s.do(t, "questionnaire.save")
	if len(s.failed) > 0 || len(s.done) != 1 {
		t.Fatalf("failed %v, done %v", s.failed, s.done)
	}
	q, n := s.kept(t, contest.Phone)
	if q.Sections[0].Criteria[0].Weight != 7 || n != 1 {
		t.Errorf("weight %d in %d versions", q.Sections[0].Criteria[0].Weight, n)
	}
	if !s.Leave() {
		t.Error("a saved questionnaire can't be left")
	}
}

func TestFaultKeepsNothingAndIsShown(t *testing.T) {
	s := open(t)
	before, _ := s.kept(t, contest.Phone)
	s.do(t, "questionnaire.edit")
	s.do(t, "questionnaire.section.add")
	at := s.bench.at
	if !at.isSection() || s.bench.pane.at != at {
		t.Fatalf("the new section is not shown: %v", at)
	}
	if faults(s.bench.found) == 0 {
		t.Error("the linter says nothing of an empty section")
	}
	s.do(t, "questionnaire.save")
	if len(s.failed) != 1 || contest.CodeOf(s.failed[0]) != "questionnaire_faulty" {
		t.Fatalf("failed %v", s.failed)
	}
	if after, _ := s.kept(t, contest.Phone); len(after.Sections) != len(before.Sections) {
		t.Error("a faulty questionnaire was kept")
	}
	s.do(t, "questionnaire.back")
	if s.bench.dirty() {
		t.Error("taking the section back leaves a change")
	}
}

func TestStructureByActions(t *testing.T) {
	s := open(t)
	s.do(t, "questionnaire.edit")
	first := s.bench.now().Sections[0]
	s.bench.goTo(place{0, 0})
	s.do(t, "questionnaire.down")
	if got := s.bench.now().Sections[0].Criteria[1].Code; got != first.Criteria[0].Code || s.bench.at != (place{0, 1}) {
		t.Errorf("second is %s, at %v", got, s.bench.at)
	}
	s.do(t, "questionnaire.remove")
	if got := len(s.bench.now().Sections[0].Criteria); got != len(first.Criteria)-1 {
		t.Errorf("%d criteria are left", got)
	}
	s.do(t, "questionnaire.criterion.add")
	if !s.bench.at.isCriterion() || s.bench.pane.form.Value("scale") != "yes_no" {
		t.Errorf("at %v", s.bench.at)
	}
	s.bench.pane.save(s.bench.at, "scale", "measured")
	s.settle()
	if s.bench.pane.form.Value("rest") != "0" {
		t.Error("the form has no bands after the scale was changed")
	}
}

func TestTriesOut(t *testing.T) {
	s := open(t)
	s.do(t, "questionnaire.open")
	s.bench.tabs.Open("trial")
	s.settle()
	x := s.bench.trial
	if x.scorer == nil || len(s.failed) > 0 {
		t.Fatal(s.failed)
	}
	for _, c := range x.scorer.Form.Criteria() {
		x.answer(c.Code, "1")
	}
	r := x.scorer.Score(contest.Submission{Outcome: contest.OutcomeContact})
	if r.Answered != 0 {
		t.Error("the scorer keeps answers")
	}
	if n := len(x.answers); n != len(x.scorer.Form.Criteria()) {
		t.Errorf("%d answers", n)
	}
	x.onOutcome(true)
	s.bench.variant.SetSelected("Instytucje kultury – biblioteka")
	s.settle()
	if len(x.answers) != 0 {
		t.Error("another variant begins with old answers")
	}
}

func TestPaperOfAVariant(t *testing.T) {
	s := open(t)
	s.do(t, "questionnaire.open")
	s.bench.tabs.Open("paper")
	s.settle()
	if s.bench.paper.pages.Len() == 0 || len(s.failed) > 0 {
		t.Fatalf("no pages: %v", s.failed)
	}
}

func TestExportsAndImports(t *testing.T) {
	s := open(t)
	l, _ := s.table.Current()
	path := filepath.Join(s.dir, "telefon.toml")
	s.export(l.ID, path)
	s.settle()
	if len(s.done) != 1 {
		t.Fatalf("failed %v", s.failed)
	}
	if s.Drop([]string{filepath.Join(s.dir, "lista.csv")}) {
		t.Error("a list is taken for a questionnaire")
	}
	if !s.Drop([]string{path}) {
		t.Fatal("the file is not taken")
	}
	s.settle()
	if _, n := s.kept(t, contest.Phone); n != 2 || len(s.failed) > 0 {
		t.Errorf("%d versions, failed %v", n, s.failed)
	}
	if err := os.WriteFile(path, []byte("format = \"inny\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.Drop([]string{path})
	s.settle()
	if len(s.failed) != 1 {
		t.Errorf("a file of another format: failed %v", s.failed)
	}
}

func TestReset(t *testing.T) {
	s := open(t)
	s.do(t, "questionnaire.edit")
	s.bench.pane.save(head, "title", "Rozmowa")
	s.settle()
	s.do(t, "questionnaire.save")
	s.do(t, "questionnaire.close")
	s.do(t, "questionnaire.reset")
	want, err := office.DefaultQuestionnaire(contest.Phone)
	if err != nil {
		t.Fatal(err)
	}
	if q, _ := s.kept(t, contest.Phone); q.Title != want.Title {
		t.Errorf("title %q after the reset", q.Title)
	}
}

func TestReadOnlyEditsNothing(t *testing.T) {
	s := open(t)
	s.f.ReadOnly = "locked"
	for _, a := range s.Actions() {
		switch a.Name {
		case "questionnaire.edit", "questionnaire.import", "questionnaire.reset":
			if a.Can() {
				t.Errorf("%s can be done in a locked file", a.Name)
			}
		}
	}
	if s.Drop([]string{"x.toml"}) {
		t.Error("a locked file takes a questionnaire")
	}
}
