package questionnaire

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"
)

// stage is the screen over a real file in a test window.
type stage struct {
	*screentest.Stage
	*Screen
}

func open(t *testing.T) *stage {
	t.Helper()
	s := &stage{Stage: screentest.New(t, config.Default())}
	s.Screen = New(s.Frame, s.Office)
	s.Put(s.Screen)
	s.Show("phone")
	s.Settle()
	return s
}

func (s *stage) kept(t *testing.T, c contest.Channel) (contest.Questionnaire, int) {
	t.Helper()
	lines, err := s.Office.QuestionnaireVersions(context.Background(), s.Frame.Edition)
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
			if q, err = s.Office.Questionnaire(context.Background(), l.ID); err != nil {
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
	s.Do("questionnaire.edit")
	s.bench.goTo(place{0, 0})
	s.bench.pane.save(place{0, 0}, "weight", "7")
	s.Settle()
	if !s.bench.dirty() || !s.Leave() || s.Asked() {
		t.Fatal("unsaved changes hold the person")
	}
	s.Do("questionnaire.save")
	if len(s.Failed) > 0 || len(s.Done) != 1 {
		t.Fatalf("failed %v, done %v", s.Failed, s.Done)
	}
	q, n := s.kept(t, contest.Phone)
	if q.Sections[0].Criteria[0].Weight != 7 || n != 1 {
		t.Errorf("weight %d in %d versions", q.Sections[0].Criteria[0].Weight, n)
	}
	if kept := s.f.Store.Get(draftKey(q.ID)); kept != "" {
		t.Errorf("saved changes are still kept as unsaved: %s", kept)
	}
}

// Whatever puts another questionnaire in force asks before it breaks the seal.
func TestAsksBeforeItBreaksTheSeal(t *testing.T) {
	s := open(t)
	if _, err := s.Office.Seal(context.Background(), s.Frame.Edition, ""); err != nil {
		t.Fatal(err)
	}
	s.Settle()
	file := filepath.Join(t.TempDir(), "arkusz.toml")
	s.export(s.shown.ID, file)
	s.Settle()
	for name, do := range map[string]func(){"file": func() { s.add(file) }, "reset": s.onReset} {
		do()
		s.Tap("Anuluj")
		if _, n := s.kept(t, contest.Phone); n != 1 || len(s.Done) > 0 {
			t.Errorf("%s: %d versions, done %v", name, n, s.Done)
		}
	}
	s.Do("questionnaire.edit")
	s.bench.goTo(place{0, 0})
	s.bench.pane.save(place{0, 0}, "weight", "7")
	s.Settle()
	s.Do("questionnaire.save")
	s.Tap("Anuluj")
	if !s.bench.dirty() || s.detail.SealBroken {
		t.Fatal("after a no the changes are gone, or saved")
	}
	s.Do("questionnaire.save")
	s.Tap("Zmień i narusz pieczęć")
	if q, _ := s.kept(t, contest.Phone); len(s.Failed) > 0 || q.Sections[0].Criteria[0].Weight != 7 || !s.detail.SealBroken {
		t.Errorf("failed %v, weight %d, broken %v", s.Failed, q.Sections[0].Criteria[0].Weight, s.detail.SealBroken)
	}
}

func TestFaultKeepsNothingAndIsShown(t *testing.T) {
	s := open(t)
	before, _ := s.kept(t, contest.Phone)
	s.Do("questionnaire.edit")
	s.Do("questionnaire.section.add")
	at := s.bench.at
	if !at.isSection() || s.bench.pane.at != at {
		t.Fatalf("the new section is not shown: %v", at)
	}
	if faults(s.bench.found) == 0 {
		t.Error("the linter says nothing of an empty section")
	}
	s.Do("questionnaire.save")
	if len(s.Failed) != 1 || contest.CodeOf(s.Failed[0]) != "questionnaire_faulty" {
		t.Fatalf("failed %v", s.Failed)
	}
	if after, _ := s.kept(t, contest.Phone); len(after.Sections) != len(before.Sections) {
		t.Error("a faulty questionnaire was kept")
	}
	s.Do("questionnaire.back")
	if s.bench.dirty() {
		t.Error("taking the section back leaves a change")
	}
}

func TestStructureByActions(t *testing.T) {
	s := open(t)
	s.Do("questionnaire.edit")
	first := s.bench.now().Sections[0]
	s.bench.goTo(place{0, 0})
	s.Do("questionnaire.down")
	if got := s.bench.now().Sections[0].Criteria[1].Code; got != first.Criteria[0].Code || s.bench.at != (place{0, 1}) {
		t.Errorf("second is %s, at %v", got, s.bench.at)
	}
	s.Do("questionnaire.remove")
	if got := len(s.bench.now().Sections[0].Criteria); got != len(first.Criteria)-1 {
		t.Errorf("%d criteria are left", got)
	}
	s.Do("questionnaire.criterion.add")
	if !s.bench.at.isCriterion() || s.bench.pane.form.Value("scale") != "yes_no" {
		t.Errorf("at %v", s.bench.at)
	}
	s.bench.pane.save(s.bench.at, "scale", "measured")
	s.Settle()
	if s.bench.pane.form.Value("rest") != "0" {
		t.Error("the form has no bands after the scale was changed")
	}
}

func TestTriesOut(t *testing.T) {
	s := open(t)
	s.Do("questionnaire.open")
	s.bench.tabs.Open("trial")
	s.Settle()
	x := s.bench.trial
	if x.scorer == nil || len(s.Failed) > 0 {
		t.Fatal(s.Failed)
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
	s.Settle()
	if len(x.answers) != 0 {
		t.Error("another variant begins with old answers")
	}
}

func TestPaperOfAVariant(t *testing.T) {
	s := open(t)
	s.Do("questionnaire.open")
	s.bench.tabs.Open("paper")
	s.Settle()
	if s.bench.paper.pages.Len() == 0 || len(s.Failed) > 0 {
		t.Fatalf("no pages: %v", s.Failed)
	}
}

func TestExportsAndImports(t *testing.T) {
	s := open(t)
	l, _ := s.table.Current()
	path := filepath.Join(s.Dir, "telefon.toml")
	s.export(l.ID, path)
	s.Settle()
	if len(s.Saved) != 1 {
		t.Fatalf("failed %v", s.Failed)
	}
	if s.Drop([]string{filepath.Join(s.Dir, "lista.csv")}) {
		t.Error("a list is taken for a questionnaire")
	}
	if !s.Drop([]string{path}) {
		t.Fatal("the file is not taken")
	}
	s.Settle()
	if _, n := s.kept(t, contest.Phone); n != 2 || len(s.Failed) > 0 {
		t.Errorf("%d versions, failed %v", n, s.Failed)
	}
	if err := os.WriteFile(path, []byte("format = \"inny\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.Drop([]string{path})
	s.Settle()
	if len(s.Failed) != 1 {
		t.Errorf("a file of another format: failed %v", s.Failed)
	}
}

func TestReset(t *testing.T) {
	s := open(t)
	s.Do("questionnaire.edit")
	s.bench.pane.save(head, "title", "Rozmowa")
	s.Settle()
	s.Do("questionnaire.save")
	s.Do("questionnaire.close")
	s.Do("questionnaire.reset")
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
