package questionnaire

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"
	"biurolidera/internal/printer"

	"fyne.io/fyne/v2"
)

// failing is an office in which some calls fail.
type failing struct {
	*office.Office
	save, paper, try error
}

func (o *failing) SaveQuestionnaireVersion(ctx context.Context, ed contest.Edition, q contest.Questionnaire) (office.SavedQuestionnaire, error) {
	if o.save != nil {
		return office.SavedQuestionnaire{}, o.save
	}
	return o.Office.SaveQuestionnaireVersion(ctx, ed, q)
}

func (o *failing) QuestionnairePaper(ctx context.Context, ed contest.Edition, q contest.Questionnaire, category, sub string) (office.Paper, error) {
	if o.paper != nil {
		return office.Paper{}, o.paper
	}
	return o.Office.QuestionnairePaper(ctx, ed, q, category, sub)
}

func (o *failing) TryQuestionnaire(ctx context.Context, ed contest.Edition, q contest.Questionnaire, category, sub string) (*office.SheetScorer, error) {
	if o.try != nil {
		return nil, o.try
	}
	return o.Office.TryQuestionnaire(ctx, ed, q, category, sub)
}

// opened is the version of the telephone over an office that can be made to fail.
func opened(t *testing.T, edit bool) (*stage, *failing) {
	t.Helper()
	s := &stage{Stage: screentest.New(t, config.Default())}
	o := &failing{Office: s.Office}
	s.Screen = New(s.Frame, o)
	s.Put(s.Screen)
	s.Show("phone")
	s.Settle()
	if edit {
		s.Do("questionnaire.edit")
	} else {
		s.Do("questionnaire.open")
	}
	return s, o
}

// The keys go to the questions when a version is opened, and to the list when it is
// closed.
func TestKeyboardGoesAlong(t *testing.T) {
	s, _ := opened(t, true)
	focused := func() fyne.Focusable { return s.f.Window.Canvas().Focused() }
	if focused() != s.bench.table.Keyboard() {
		t.Fatal("the questions have not the keyboard")
	}
	focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	s.Settle()
	if want := (place{0, 0}); s.bench.at != want || s.bench.pane.at != want {
		t.Errorf("two steps down lead to %v", s.bench.at)
	}
	focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if s.bench.pane.form.Value("code") == "" || focused() == s.bench.table.Keyboard() {
		t.Error("Enter does not lead into the form")
	}
	s.Do("questionnaire.close")
	if focused() != s.table.Keyboard() {
		t.Error("the list has not the keyboard")
	}
}

// A field is in the draft when it is left, and one that was typed in hand when the
// screen is.
func TestFieldInHandIsTaken(t *testing.T) {
	s, _ := opened(t, true)
	s.bench.pane.focus("title")
	s.f.Window.Canvas().Focused().TypedRune('!')
	if s.bench.dirty() {
		t.Fatal("a letter is taken before the field is left")
	}
	if !s.Leave() || !strings.Contains(s.bench.now().Title, "!") {
		t.Errorf("left with the title %q", s.bench.now().Title)
	}
	if _, ok := s.Screen.kept(s.bench.q.ID); !ok {
		t.Error("and it is not kept")
	}
}

// Remarks lead to their field; a fault stands there too, and goes with its cause.
func TestRemarkLeadsToItsField(t *testing.T) {
	s, _ := opened(t, true)
	at := place{0, 1}
	s.bench.goTo(at)
	s.bench.pane.save(at, "text", "")
	s.Settle()
	if faults(s.bench.found) == 0 || s.bench.lower.Hidden {
		t.Fatalf("an empty question is no fault: %v", s.bench.found)
	}
	s.bench.goTo(head)
	first := s.bench.found[0]
	s.bench.remarks.Select(first.key)
	s.Settle()
	if s.bench.at != at || first.field != "text" {
		t.Errorf("the remark leads to %v, field %q; want %v", s.bench.at, first.field, at)
	}
	if said := screentest.Text(s.bench.pane.form); !strings.Contains(said, first.text) {
		t.Errorf("the field does not say %q", first.text)
	}
	s.bench.pane.save(at, "text", "Czy odebrano telefon?")
	s.Settle()
	if faults(s.bench.found) != 0 {
		t.Errorf("mended it still says %v", s.bench.found)
	}
	if said := screentest.Text(s.bench.pane.form); strings.Contains(said, first.text) {
		t.Error("the field says it still")
	}
}

// Whom a question is asked of is chosen by kinds of institutions.
func TestAskedOf(t *testing.T) {
	s, _ := opened(t, true)
	at := place{0, 0}
	s.bench.goTo(at)
	kinds := kindsOf(s.categories)
	s.bench.setAsked(at, func(k kind) bool { return k == kinds[0] })
	s.Settle()
	c := s.bench.now().Sections[0].Criteria[0]
	for _, k := range kinds {
		if got := c.Applies(k.category, k.sub); got != (k == kinds[0]) {
			t.Errorf("%s: asked %v", k.name, got)
		}
	}
	listed := func(name string) bool {
		s.bench.variant.SetSelected(name)
		s.Settle()
		s.bench.table.Select(head.key())
		s.bench.table.Select(at.key())
		i, _ := s.bench.table.Current()
		return i.at == at
	}
	if !listed(kinds[0].name) || listed(kinds[1].name) {
		t.Error("the variants do not list it so")
	}
	s.bench.variant.SetSelected(s.f.Cat.T("questionnaire.variant.all"))
	s.Settle()
	s.bench.goTo(at)
	s.bench.pane.onAsked()
	s.Tap(s.f.Cat.T("questionnaire.asked.take"))
	if d := s.bench.now().Sections[0].Criteria[0]; d.Applies(kinds[1].category, kinds[1].sub) {
		t.Error("taking the choice as it stands changes it")
	}
}

// Saving that fails keeps the draft.
func TestSavingFails(t *testing.T) {
	s, o := opened(t, true)
	s.bench.pane.save(head, "title", "Rozmowa")
	s.Settle()
	o.save = errors.New("the disk is full")
	s.Do("questionnaire.save")
	if len(s.Failed) != 1 || !s.bench.dirty() || s.bench.now().Title != "Rozmowa" {
		t.Errorf("failed %v, dirty %v", s.Failed, s.bench.dirty())
	}
	if _, ok := s.Screen.kept(s.bench.q.ID); !ok {
		t.Error("the draft is not kept")
	}
	o.save = nil
	s.Do("questionnaire.save")
	if s.bench.draft != nil || len(s.Done) != 1 {
		t.Errorf("done %v", s.Done)
	}
}

// Saving without a change ends the editing and writes nothing.
func TestSavingNothing(t *testing.T) {
	s, _ := opened(t, true)
	s.Do("questionnaire.save")
	if _, n := s.kept(t, contest.Phone); s.bench.draft != nil || n != 1 || len(s.Done) != 0 {
		t.Errorf("%d versions, done %v", n, s.Done)
	}
	s.Do("questionnaire.edit")
	s.Do("questionnaire.discard")
	if s.Asked() || s.bench.draft != nil {
		t.Error("a draft without changes asks before it goes")
	}
}

// Paper and trial say why they can't be made, and come when they can.
func TestSheetsThatCantBeMade(t *testing.T) {
	s, o := opened(t, false)
	o.paper, o.try = contest.E("questionnaire_faulty", "count", 1, "first", "…"), contest.E("questionnaire_faulty", "count", 1, "first", "…")
	want := s.f.Cat.ErrorLine(o.paper)
	s.bench.tabs.Open("paper")
	s.Settle()
	if said := screentest.Text(s.bench.paper.said); said != want || s.bench.paper.pages.Len() != 0 {
		t.Errorf("paper says %q", said)
	}
	s.bench.tabs.Open("trial")
	s.Settle()
	if said := screentest.Text(s.bench.trial.said); said != want || s.bench.trial.scorer != nil {
		t.Errorf("trial says %q", said)
	}
	o.paper, o.try = nil, nil
	s.bench.stale()
	s.Settle()
	if s.bench.trial.scorer == nil {
		t.Error("the trial does not come")
	}
	s.bench.tabs.Open("paper")
	s.Settle()
	if s.bench.paper.pages.Len() == 0 || len(s.Failed) > 0 {
		t.Errorf("the paper does not come; failed %v", s.Failed)
	}
	all, err := pdfOf(s.bench.paper.shown, nil)
	one, err2 := pdfOf(s.bench.paper.shown, printer.Pages{{From: 1, To: 1}})
	if err != nil || err2 != nil || len(one) == 0 || len(one) >= len(all) && len(s.bench.paper.shown.Pages) > 1 {
		t.Errorf("%d and %d bytes; %v, %v", len(all), len(one), err, err2)
	}
}

// A sheet that is tried out counts as a real one would.
func TestTrialCounts(t *testing.T) {
	s, _ := opened(t, false)
	s.bench.tabs.Open("trial")
	s.Settle()
	x := s.bench.trial
	for _, c := range x.scorer.Form.Criteria() {
		best := "0"
		if c.Scale != contest.ScaleMeasured {
			best = trialFields(s.f.Cat, c)[0].Choices[1].Value
		}
		if c.Condition != "" && c.NAAllowed {
			best = naField
		}
		x.answer(c.Code, best)
	}
	if said := screentest.Text(x.score); !strings.Contains(said, "100,00") {
		t.Errorf("full marks come to %q", said)
	}
	all := len(x.scorer.Form.Criteria())
	if said, want := screentest.Text(x.done), fmt.Sprintf("%d/%d", all, all); !strings.Contains(said, want) {
		t.Errorf("answered %q, want %s", said, want)
	}
	x.answer(x.scorer.Form.Criteria()[0].Code, "")
	if said, want := screentest.Text(x.done), fmt.Sprintf("%d/%d", all-1, all); !strings.Contains(said, want) {
		t.Errorf("answered %q, want %s", said, want)
	}
	x.onOutcome(true)
	if got := x.outcome; got != contest.OutcomeNoContact {
		t.Errorf("outcome %q", got)
	}
}

// The list's heading follows the file: a version that was taken back is gone.
func TestFollowsTheFile(t *testing.T) {
	s, _ := opened(t, true)
	s.bench.pane.save(head, "title", "Rozmowa")
	s.Settle()
	s.Do("questionnaire.save")
	if _, err := s.Office.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	s.Settle()
	if s.bench.now().Title == "Rozmowa" || s.bench.draft != nil {
		t.Errorf("after the undoing the title is %q", s.bench.now().Title)
	}
}
