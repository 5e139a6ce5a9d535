package ranking

import (
	"strings"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/contest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// typeWeight types a weight into its field and leaves it.
func (s *stage) typeWeight(t *testing.T, id, text string) {
	t.Helper()
	field := screentest.All[interface {
		fyne.CanvasObject
		fyne.Focusable
		SetText(string)
	}](s.weights.numbers[id])[0]
	c := s.f.Window.Canvas()
	c.Focus(field)
	field.SetText("")
	test.Type(field, text)
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	c.Unfocus()
	s.Calm()
}

func TestWeightsAreTyped(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	s.tabs.Open(tabWeights)
	s.Calm()
	const visit = "channel/visit"
	slider := screentest.All[*widget.Slider](s.weights.dials)[0]
	for _, x := range []struct {
		typed string
		want  string
		value float64
	}{
		{"80", "80", 80},
		{"12,6", "13", 13}, // a whole number
		{"500", "100", 100},
		{"0", "1", leastWeight},
	} {
		s.typeWeight(t, visit, x.typed)
		if got := s.weights.numbers[visit].Value(visit); got != x.want || slider.Value != x.value {
			t.Errorf("typed %q: the field says %q, the slider %v", x.typed, got, slider.Value)
		}
	}
	slider.SetValue(64)
	s.Calm()
	if got := s.weights.numbers[visit].Value(visit); got != "64" {
		t.Errorf("the slider is at 64, the field says %q", got)
	}
	w, tried := weightsOf(s.weights.all, s.weights.set)
	if !tried || w.Channels[contest.Visit] != 64 || len(w.Areas) != 0 {
		t.Errorf("tried with %+v", w)
	}
	s.typeWeight(t, visit, "abc")
	if w, _ := weightsOf(s.weights.all, s.weights.set); w.Channels[contest.Visit] != 64 {
		t.Errorf("a word sets the weight: %+v", w)
	}
}

// What is tried is marked as not official, tells its own sum, and the real ranking goes
// on as it was.
func TestATrialIsNoRanking(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	s.tabs.Open(tabWeights)
	s.Calm()
	if said := screentest.Text(s.weights.content); !strings.Contains(said, "TO NIE JEST RANKING URZĘDOWY") {
		t.Fatalf("a trial is not marked: %s", said)
	}
	leader, _ := s.table.Current()
	s.typeWeight(t, "channel/visit", "100")
	s.typeWeight(t, "channel/phone", "1")
	sum := s.weights.sum.Text()
	if n, _ := s.weights.table.Shown(); n == 0 || !strings.Contains(sum, s.f.Cat.N("ranking.screen.trial.moves", n)) {
		t.Errorf("%d moves, it says %q", n, sum)
	}
	if now, _ := s.table.Current(); now.code != leader.code || now.place != leader.place || *now.score != *leader.score {
		t.Errorf("the ranking was %+v and is %+v", leader, now)
	}
	s.weights.onReset()
	s.Calm()
	if got := s.weights.numbers["channel/visit"].Value("channel/visit"); got != "50" || s.weights.sum.Text() != "" {
		t.Errorf("reset to %q, it says %q", got, s.weights.sum.Text())
	}
	moved, _ := s.weights.table.Shown()
	if moved != 0 || len(s.state.snapshots) != 0 || len(s.Done) != 0 {
		t.Errorf("%d moves, snapshots %v, said %v", moved, s.state.snapshots, s.Done)
	}
}
