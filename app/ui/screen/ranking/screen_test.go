package ranking

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// stage is the screen over a real file in a test window.
type stage struct {
	*screentest.Stage
	*Screen
}

// sample is an invented edition with enough institutions for the model, made once.
var sample = sync.OnceValues(func() (path string, err error) {
	dir, err := os.MkdirTemp("", "ranking")
	if err != nil {
		return "", err
	}
	path = filepath.Join(dir, "konkurs.lider")
	_, err = office.CreateSample(context.Background(), path, office.SampleOptions{Participants: 40, AuditsPerChannel: 4, Seed: 5}, office.Options{HeadDir: dir})
	return path, err
})

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := sample(); err == nil {
		_ = os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

func open(t testing.TB, severity bool) *stage {
	t.Helper()
	from, err := sample()
	if err != nil {
		t.Fatal(err)
	}
	settings := config.Default()
	settings.Certainty.ShowSeverity = severity
	s := &stage{Stage: screentest.Copy(t, from, settings)}
	s.Screen = New(s.Frame, s.Office)
	s.Put(s.Screen)
	return s
}

func TestListWithCertainty(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	if n, _ := s.table.Shown(); n != 40 {
		t.Fatalf("%d rows, want 40", n)
	}
	first, ok := s.table.Current()
	if !ok || first.place != 1 || !first.sure.known || first.sure.span == "" || first.sure.group == "" {
		t.Errorf("the first is %+v", first)
	}
	if s.detail.e == nil || s.detail.e.Participation.Code != first.code {
		t.Error("the detail shows somebody else")
	}
	s.tabs.Open(tabSure)
	if len(s.sureView.body.Objects) != 1 || s.state.sure.tiers == nil {
		t.Error("the ranges are not drawn")
	}
	s.tabs.Open(tabList)
	s.onList(listID(contest.ListChannel, "phone"))
	s.Calm()
	if x, _ := s.table.Current(); x.sure.span != "" {
		t.Error("a channel's list shows ranges of places")
	}
	if got := s.f.Store.Get(listKey); got != "channel/phone" {
		t.Errorf("remembered %q", got)
	}
}

// A category's code brings its list to the front, also before the ranking is there; a
// participation of another category then leads back to the list of all.
func TestRouteOpensACategory(t *testing.T) {
	s := open(t, false)
	s.Show(contest.CategoryOffice)
	s.Calm()
	want := listID(contest.ListCategory, contest.CategoryOffice)
	first := func() string {
		l := s.state.ranking.List(listOf(s.list))
		return s.state.ranking.Participations[l.Entries[0].Index].Code
	}
	if x, _ := s.table.Current(); s.list != want || s.tabs.At() != tabList || x.code != first() || s.detail.code != x.code {
		t.Fatalf("list %s, chosen %s", s.list, x.code)
	}
	if got := s.selector.Value("list"); got != want {
		t.Errorf("the choice says %s", got)
	}
	for _, p := range s.state.ranking.Participations {
		if p.Category == contest.CategoryOffice {
			continue
		}
		s.Show(p.Code)
		s.Calm()
		if x, _ := s.table.Current(); s.list != listID(contest.ListOverall, "") || x.code != p.Code {
			t.Errorf("list %s, chosen %s, want %s", s.list, x.code, p.Code)
		}
		s.tabs.Open(tabSure)
		s.Show(p.Category)
		s.Calm()
		if x, _ := s.table.Current(); s.list != listID(contest.ListCategory, p.Category) || s.tabs.At() != tabList || x.code != first() {
			t.Errorf("list %s at %s, chosen %s", s.list, s.tabs.At(), x.code)
		}
		return
	}
	t.Fatal("all are of one category")
}

func TestWhyFromPlaceToAudit(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	l := s.state.ranking.List(contest.ListOverall, "")
	fourth := s.state.ranking.Participations[l.Entries[3].Index].Code
	s.Show(fourth + "/why")
	s.Calm()
	v := s.detail.why
	if v.here().level != levelPlace || !strings.Contains(v.here().says, "pkt") {
		t.Fatalf("the explanation begins with %+v", v.here())
	}
	if x, _ := v.table(levelPlace).Current(); x.key != fourth {
		t.Errorf("%s is chosen among the neighbours of %s", x.key, fourth)
	}
	up := s.Action("ranking.up")
	if up.Can() {
		t.Error("one can go up from the top")
	}
	for _, want := range []level{levelChannels, levelAreas, levelCriteria, levelResponses} {
		x, ok := v.table(v.here().level).Current()
		if !ok {
			t.Fatalf("no line at %s", v.here().level)
		}
		v.open(x)
		s.Calm()
		if v.here().level != want {
			t.Fatalf("at %s, want %s", v.here().level, want)
		}
	}
	x, _ := v.table(levelResponses).Current()
	v.open(x)
	if len(s.Went) != 1 || s.Went[0].Screen != "audit" || s.Went[0].Record != x.audit {
		t.Errorf("gone to %v", s.Went)
	}
	if !up.Can() {
		t.Fatal("one can't go up")
	}
	up.Do()
	if v.here().level != levelCriteria {
		t.Errorf("up leads to %s", v.here().level)
	}
}

func TestApprove(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	approve := s.Action("ranking.approve")
	if !approve.Can() || !approve.Primary {
		t.Fatal("a sealed ranking can't be approved")
	}
	approve.Do()
	if _, ok := s.f.Window.Canvas().Focused().(*kit.Button); !ok {
		t.Fatalf("the keyboard is at %T", s.f.Window.Canvas().Focused())
	}
	s.Press(fyne.KeyReturn)
	s.Calm()
	if len(s.Done) != 1 || len(s.state.snapshots) != 1 || !s.state.approval.again {
		t.Fatalf("done %v, snapshots %d", s.Done, len(s.state.snapshots))
	}
	if !s.Action("ranking.approve").Can() {
		t.Error("it can't be approved again with a reason")
	}
	if s.state.approval.differs {
		t.Error("a ranking just approved differs from itself")
	}
	s.Action("ranking.snapshots").Do()
	s.Calm()
}

func TestReadOnlyApprovesNothing(t *testing.T) {
	s := open(t, false)
	s.f.ReadOnly = "closed"
	s.Show("")
	s.Calm()
	if s.Action("ranking.approve").Can() {
		t.Error("a closed edition's ranking can be approved")
	}
}

func TestExport(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	path := filepath.Join(t.TempDir(), "lista.csv")
	s.export(path, "")
	s.Calm()
	if text, err := os.ReadFile(path); err != nil || !strings.Contains(string(text), "P-0001") || len(s.Saved) != 1 {
		t.Errorf("saved %v, %v", s.Saved, err)
	}
}

func TestWeightsAreTriedInMemory(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	if len(s.weights.all) != 0 {
		t.Error("the weights are filled before anybody looks")
	}
	s.tabs.Open(tabWeights)
	before := s.state.ranking
	s.weights.set["channel/visit"] = 1
	s.weights.try()
	s.Calm()
	if n, _ := s.weights.table.Shown(); n == 0 {
		t.Error("nobody moves without the visits")
	}
	s.weights.onReset()
	s.Calm()
	if n, _ := s.weights.table.Shown(); n != 0 || s.state.ranking != before {
		t.Errorf("%d moves after the reset", n)
	}
	if s.weights.found[""] == nil {
		t.Error("the robustness is not computed where one looks")
	}
}

func TestReliabilityPlans(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	v := s.reliable
	s.tabs.Open(tabReliable)
	s.Calm()
	if len(v.plans.all) != mostAudits-fewestAudits+1 {
		t.Fatalf("%d plans", len(v.plans.all))
	}
	few, _ := v.plans.at(fewestAudits)
	many, _ := v.plans.at(mostAudits)
	if few.Reliability.Value >= many.Reliability.Value {
		t.Errorf("%v with few audits, %v with many", few.Reliability, many.Reliability)
	}
	v.onCost("visit", "200")
	s.Calm()
	if got := s.f.Store.Get(costKey(contest.Visit)); got != "200" {
		t.Errorf("remembered %q", got)
	}
	if lines := planLines(s.f.Cat, many, true); len(lines) != 5 {
		t.Errorf("lines: %+v", lines)
	}
}

func TestSeverityOnlyWhereTheSettingsSaySo(t *testing.T) {
	if s := open(t, false); s.severity != nil {
		t.Error("severities are shown without the setting")
	}
	s := open(t, true)
	s.Show("")
	s.Calm()
	s.tabs.Open(tabSeverity)
	s.Calm()
	if n, _ := s.severity.table.Shown(); n < 10 {
		t.Errorf("%d auditors", n)
	}
}

func TestProfile(t *testing.T) {
	s := open(t, false)
	s.Show("")
	s.Calm()
	s.detail.tabs.Open(detailProfile)
	s.Calm()
	if len(s.detail.profile.radar.Objects) != 1 {
		t.Error("no radar")
	}
	if m, ok := radar(s.f.Cat, *s.detail.e); !ok || len(m.Series[0].Values) != len(s.detail.e.Areas) {
		t.Errorf("radar %+v", m)
	}
}
