package kit

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	gocmp "github.com/google/go-cmp/cmp"
)

// slowSource gives pages only when they are let through, and notes what it is
// asked.
type slowSource struct {
	rows  []place
	gate  chan struct{} // nil: open
	fault error

	mu      sync.Mutex
	pages   []int
	queries []Query
}

func (s *slowSource) Find(_ context.Context, q Query) (Found[place], error) {
	s.mu.Lock()
	s.queries = append(s.queries, q)
	s.mu.Unlock()
	rows := slices.Clone(s.rows)
	rows = slices.DeleteFunc(rows, func(p place) bool { return !strings.Contains(p.name, q.Text) })
	if q.Desc {
		slices.Reverse(rows)
	}
	return Found[place]{
		Len: len(rows), Total: len(s.rows),
		Rows: func(ctx context.Context, from, n int) ([]place, error) {
			if s.gate != nil {
				select {
				case <-s.gate:
				case <-ctx.Done():
					return nil, ctx.Err()
				}
			}
			s.mu.Lock()
			defer s.mu.Unlock()
			s.pages = append(s.pages, from/pageRows)
			return slices.Clone(rows[from : from+n]), s.fault
		},
		At: func(_ context.Context, key string) (int, error) {
			return slices.IndexFunc(rows, func(p place) bool { return p.key == key }), nil
		},
	}, nil
}

func (s *slowSource) asked() []int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.pages)
}

// let lets one page of a source through, and meanwhile does what waits for the UI
// thread.
func (r *rig) let(s *slowSource) {
	for {
		select {
		case s.gate <- struct{}{}:
			return
		case f := <-r.ui:
			f()
		case <-time.After(10 * time.Second):
			r.t.Fatal("no page is asked for")
		}
	}
}

func TestSourceIsReadByPages(t *testing.T) {
	r := newRig(t, nil)
	s := &slowSource{rows: places(100_000)}
	r.SetSource(s)
	r.settle()
	r.wantShown(100_000, 100_000)
	if got := r.lines("key")[3]; got != p(3) {
		t.Errorf("row 3 is %s", got)
	}
	if diff := gocmp.Diff([]int{0, 1}, s.asked()); diff != "" {
		t.Errorf("the page in view and the next (-want +got):\n%s", diff)
	}
	for range 380 { // down to the third page by the wheel
		r.grid.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -rowHeight())})
		r.settle()
	}
	if diff := gocmp.Diff([]int{0, 1, 2}, s.asked()); diff != "" {
		t.Errorf("no row twice and one page ahead (-want +got):\n%s", diff)
	}
	for range 30 {
		r.grid.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -rowHeight())})
	}
	r.settle()
	r.grid.scrollTo(0, 2500*float64(rowHeight()))
	r.settle()
	r.grid.scrollTo(0, 2401*float64(rowHeight()))
	r.settle()
	if got := s.asked(); !slices.Contains(got, 11) || slices.Contains(got, 14) {
		t.Errorf("upwards the page before is read ahead: %v", got)
	}
}

func TestSlowPagesShowGrey(t *testing.T) {
	r := newRig(t, nil)
	s := &slowSource{rows: places(10_000), gate: make(chan struct{})}
	r.SetSource(s)
	if r.grid.said != saysLoading && r.grid.said != saysRows {
		t.Errorf("says %v while it waits", r.grid.said)
	}
	r.let(s) // the first page
	r.let(s) // the one ahead
	r.settle()
	r.grid.scrollTo(0, 5000*float64(rowHeight()))
	if got := r.lines("key"); len(got) != 0 {
		t.Errorf("rows that are not there show %v", got)
	}
	if r.grid.lines[5000%len(r.grid.lines)].cells[0].ghost.Hidden {
		t.Error("nothing stands for a row that is being read")
	}
	r.grid.scrollTo(0, 8000*float64(rowHeight())) // passed over: never read
	r.let(s)
	r.let(s)
	r.settle()
	if got := r.lines("key"); len(got) == 0 || got[0] != p(8000) {
		t.Errorf("shows %v", got)
	}
	if slices.Contains(s.asked(), 25) {
		t.Errorf("reads what one scrolled past: %v", s.asked())
	}
}

func TestSourceSelection(t *testing.T) {
	r := newRig(t, nil)
	s := &slowSource{rows: places(3000)}
	r.SetSource(s)
	r.settle()
	r.Select(p(2500)) // never seen
	r.settle()
	r.wantSelected(p(2500))
	if got := r.lines("key"); !slices.Contains(got, p(2500)) {
		t.Errorf("in view %v", got)
	}
	r.Focus()
	r.key(fyne.KeyHome)
	r.settle()
	r.wantSelected(p(0))
	r.shifted(fyne.KeyEnd)
	r.settle()
	if n := len(r.Selected()); n != 3000 {
		t.Errorf("to the end: %d selected", n)
	}
	r.click(2999, 0)
	r.SetSource(s) // read anew
	r.settle()
	r.wantSelected(p(2999))
	if got := r.lines("key"); got[len(got)-1] != p(2999) {
		t.Errorf("after reading anew in view %v", got)
	}
	r.order("key", true)
	r.settle()
	if got := r.lines("key"); got[0] != p(2999) {
		t.Errorf("sorted the other way in view %v", got)
	}
	r.wantSelected(p(2999))
	r.Search("Łódź")
	r.settle()
	r.wantShown(429, 3000)
	if q := s.queries[len(s.queries)-1]; q.Text != "Łódź" || q.Sort != "key" || !q.Desc {
		t.Errorf("asked for %+v", q)
	}
}

func TestSourceFault(t *testing.T) {
	var told []error
	r := newRig(t, func(c *TableConfig[place]) { c.OnFail = func(err error) { told = append(told, err) } })
	s := &slowSource{rows: places(3000)}
	r.SetSource(s)
	r.settle()
	s.fault = errors.New("the disk is gone")
	r.grid.scrollTo(0, 2000*float64(rowHeight()))
	r.settle()
	for range 5 {
		r.grid.repaint()
		r.settle()
	}
	if len(told) == 0 || len(told) > 2 {
		t.Errorf("told %d times", len(told))
	}
	s.fault = nil
	r.SetSource(s)
	r.settle()
	if got := r.lines("key"); len(got) == 0 || got[0] != p(2000) {
		t.Errorf("after the fault %v", got)
	}
}

func TestPagesAreLetGo(t *testing.T) {
	rows := places(100_000)
	pg := newPaged(Found[place]{Len: len(rows)}, func(p place) string { return p.key }, nil)
	for n := range 100 {
		pg.clock++
		pg.keep(n, rows[n*pageRows:(n+1)*pageRows])
	}
	if len(pg.pages) != pagesKept || len(pg.places) != pagesKept*pageRows {
		t.Errorf("%d pages, %d places", len(pg.pages), len(pg.places))
	}
	if _, ok := pg.at(0); ok || pg.index(p(0)) != -1 {
		t.Error("the oldest page is kept")
	}
	if row, ok := pg.at(99 * pageRows); !ok || pg.index(row.key) != 99*pageRows {
		t.Error("the newest page is gone")
	}
}

func TestMemoryFinds(t *testing.T) {
	rows := places(42)
	m := newMemory(placeColumns(), func(p place) string { return p.key }, rows)
	for _, c := range []struct {
		q    Query
		want string
	}{
		{Query{Text: "  ŁÓDŹ   nr 7 "}, "[7 28]"},
		{Query{Text: "muzeum w toku zrodla"}, "[1 22]"},
		{Query{Text: "gotowymuzeum"}, "[]"}, // not across cells
		{Query{Filters: map[string][]string{"town": {"Łódź"}, "state": {"gotowy"}}}, "[0 21]"},
		{Query{Filters: map[string][]string{"town": {"Warszawa"}}}, "[]"},
		{Query{Filters: map[string][]string{"name": {"NR 4"}}, Sort: "points"}, "[24 34 4 41 40 14]"},
		{Query{Text: "lodz", Sort: "key", Desc: true}, "[35 28 21 14 7 0]"},
		{Query{Text: "lodz", Sort: "town"}, "[0 7 14 21 28 35]"}, // equal: as given
		{Query{Text: "lodz", Sort: "town", Desc: true}, "[0 7 14 21 28 35]"},
	} {
		v, err := m.find(context.Background(), c.q)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(v.order); got != c.want {
			t.Errorf("%+v finds %s, want %s", c.q, got, c.want)
		}
		for i, n := range v.order {
			if v.index(rows[n].key) != i {
				t.Errorf("%+v: row %d stands elsewhere", c.q, n)
			}
		}
	}
	m.drop()
	if _, err := m.find(context.Background(), Query{}); !errors.Is(err, context.Canceled) {
		t.Errorf("dropped rows give %v", err)
	}
}

func TestChoicesHaveValuesAndTexts(t *testing.T) {
	columns := placeColumns()
	columns[3].Choices = []Choice{{"ready", "gotowy"}, {"busy", "w toku"}}
	m := newMemory(columns, func(p place) string { return p.key }, places(30))
	v, err := m.find(context.Background(), Query{Filters: map[string][]string{"state": {"busy"}}})
	if err != nil || v.length() != 10 {
		t.Errorf("%d rows, %v", v.length(), err)
	}
}
