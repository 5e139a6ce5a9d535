package questionnaire

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"github.com/google/go-cmp/cmp"
)

// What is kept comes back as it was, whatever a questionnaire holds.
func TestKeptAsItWas(t *testing.T) {
	for _, c := range contest.Channels() {
		q, err := office.DefaultQuestionnaire(c)
		if err != nil {
			t.Fatal(err)
		}
		body, err := json.Marshal(keptDraft{time.Now(), q})
		if err != nil {
			t.Fatal(err)
		}
		var k keptDraft
		if err := json.Unmarshal(body, &k); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(q, k.Now); d != "" {
			t.Errorf("%s: %s", c, d)
		}
		draft := newDraft(q)
		if draft.to(k.Now); draft.changed() {
			t.Errorf("%s: kept unchanged it counts as changed", c)
		}
	}
}

// again is the screen as the next start of the program makes it.
func (s *stage) again() *stage {
	next := &stage{Stage: s.Stage, Screen: New(s.Frame, s.Office)}
	next.Put(next.Screen)
	next.Show("phone")
	next.Settle()
	return next
}

// Unsaved changes survive the program: the list says of them, opening goes on with them,
// and they can be taken back, saved or discarded.
func TestUnsavedChangesSurvive(t *testing.T) {
	change := func(s *stage) contest.Questionnaire {
		s.Do("questionnaire.edit")
		s.bench.goTo(place{0, 0})
		s.bench.pane.save(place{0, 0}, "weight", "7")
		s.Do("questionnaire.criterion.add")
		return s.bench.now()
	}
	t.Run("gone on with", func(t *testing.T) {
		s := open(t)
		changed := change(s)
		was, _ := s.kept(t, contest.Phone)
		s = s.again()
		l, _ := s.table.Current()
		if l.standing != s.f.Cat.T("questionnaire.unsaved") || !strings.Contains(screentest.Text(s.beside), s.f.Cat.T("questionnaire.unsaved.since")) {
			t.Errorf("the list says %q", l.standing)
		}
		s.Do("questionnaire.open")
		if d := cmp.Diff(changed, s.bench.now()); d != "" || !s.bench.dirty() {
			t.Errorf("not gone on with: %s", d)
		}
		if said := screentest.Text(s.bench.said); !strings.Contains(said, moment(s.f.Cat, s.f.Now())) {
			t.Errorf("says %q", said)
		}
		s.Do("questionnaire.back")
		if d := cmp.Diff(was, s.bench.now()); d != "" {
			t.Errorf("taken back: %s", d)
		}
		if kept := s.f.Store.Get(draftKey(was.ID)); kept != "" {
			t.Errorf("nothing is changed, but kept is %s", kept)
		}
	})
	t.Run("closed and gone on with", func(t *testing.T) {
		s := open(t)
		changed := change(s)
		s.Do("questionnaire.close")
		if s.opened() {
			t.Fatal("the version is still open")
		}
		s.Do("questionnaire.edit")
		if d := cmp.Diff(changed, s.bench.now()); d != "" {
			t.Error(d)
		}
	})
	t.Run("discarded", func(t *testing.T) {
		s := open(t)
		change(s)
		s = s.again()
		s.Do("questionnaire.edit")
		s.Do("questionnaire.discard")
		s.Tap(s.f.Cat.T("questionnaire.discard.yes"))
		if s.bench.draft != nil || s.f.Store.Get(draftKey(s.bench.q.ID)) != "" {
			t.Error("the changes are still there")
		}
	})
	t.Run("nothing can be changed now", func(t *testing.T) {
		s := open(t)
		change(s)
		s.f.ReadOnly = "closed"
		s = s.again()
		s.Do("questionnaire.open")
		if s.bench.draft != nil {
			t.Error("a closed edition is edited")
		}
		s.f.ReadOnly = ""
		if _, ok := s.Screen.kept(s.bench.q.ID); !ok {
			t.Error("looking at the version dropped what was kept")
		}
	})
}
