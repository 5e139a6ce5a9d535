package kit

import (
	"cmp"
	"fmt"
	"strings"
	"testing"
	"time"

	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	gocmp "github.com/google/go-cmp/cmp"
)

// place is a row of the tables under test.
type place struct {
	key, name, town, state string
	points                 int
}

var towns = []string{"Łódź", "Żory", "Ćmielów", "Świdnica", "Kraków", "Źródła", "Ełk"}

// places makes n rows.
func places(n int) []place {
	all := make([]place, n)
	for i := range all {
		town := towns[i*5%len(towns)]
		all[i] = place{fmt.Sprintf("P-%06d", i), fmt.Sprintf("Muzeum %s nr %d", town, i), town, []string{"gotowy", "w toku", ""}[i%3], i * 7919 % 1000}
	}
	return all
}

func placeColumns() []Column[place] {
	return []Column[place]{
		{ID: "key", Title: "Kod", Width: 96, Text: func(p place) string { return p.key }},
		{ID: "name", Title: "Nazwa", Width: 240, Text: func(p place) string { return p.name }, Filter: FilterText},
		{ID: "town", Title: "Miejscowość", Text: func(p place) string { return p.town }, Filter: FilterChoice},
		{
			ID: "state", Title: "Stan", Text: func(p place) string { return p.state }, Filter: FilterChoice,
			Tone: func(p place) theme.Tone { return theme.Good },
		},
		{
			ID: "points", Title: "Punkty", Align: fyne.TextAlignTrailing, Text: func(p place) string { return fmt.Sprint(p.points) },
			Compare: func(a, b place) int { return cmp.Compare(a.points, b.points) },
			Bar:     func(p place) *Bar { return &Bar{Value: float64(p.points), Max: 1000} },
		},
	}
}

// rig is a table in a window of the test driver.
type rig struct {
	*Table[place]
	t        *testing.T
	w        fyne.Window
	runner   *task.Runner
	ui       chan func() // what waits for the UI thread, which is the test
	selected [][]string
}

func newRig(t *testing.T, change func(*TableConfig[place])) *rig {
	t.Helper()
	r := &rig{t: t, ui: make(chan func(), 1000)}
	r.runner = task.NewRunnerOn(func(f func()) { r.ui <- f })
	cfg := TableConfig[place]{
		ID: "places", Cat: words, Store: &Memory{}, Columns: placeColumns(), Tasks: r.runner,
		Key:      func(p place) string { return p.key },
		OnSelect: func(rows []place) { r.selected = append(r.selected, keysOf(rows)) },
		Empty:    Empty{Title: "Nie ma instytucji"},
		OnFail:   func(err error) { t.Error(err) },
	}
	if change != nil {
		change(&cfg)
	}
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	r.Table = NewTable(cfg)
	r.w = test.NewTempWindow(t, r.Table)
	r.w.SetPadded(false)
	r.w.Resize(fyne.NewSize(900, 400))
	t.Cleanup(func() { // nothing of this table may come into the next test
		for _, l := range []*task.Loader{r.finder, r.reader, r.seeker} {
			l.Stop()
		}
		r.runner.CancelAll(5 * time.Second)
	})
	return r
}

func keysOf(rows []place) []string {
	keys := []string{}
	for _, p := range rows {
		keys = append(keys, p.key)
	}
	return keys
}

// settle waits until nothing is done in the background any more, and lets what it
// gave be shown.
func (r *rig) settle() {
	for {
		r.runner.Wait()
		select {
		case f := <-r.ui:
			f()
		default:
			return
		}
	}
}

// lines are the texts of a column as they stand on the screen, from top to bottom.
func (r *rig) lines(column string) []string {
	n := r.layoutOf(column)
	texts := []string{}
	first := r.grid.firstRow()
	for i := first; i < first+len(r.grid.lines); i++ {
		line := r.grid.lines[i%len(r.grid.lines)]
		if line.box.Visible() && line.row == i && line.cells[n].text.Visible() {
			texts = append(texts, line.cells[n].text.Text)
		}
	}
	return texts
}

func (r *rig) key(name fyne.KeyName) { r.grid.TypedKey(&fyne.KeyEvent{Name: name}) }

func (r *rig) shifted(names ...fyne.KeyName) {
	r.grid.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	for _, n := range names {
		r.key(n)
	}
	r.grid.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

func (r *rig) ctrl(name fyne.KeyName, more fyne.KeyModifier) {
	r.grid.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierShortcutDefault | more})
}

// click presses a button of the mouse in the middle of a visible row.
func (r *rig) click(row int, mod fyne.KeyModifier) {
	y := rowHeight() + float32(float64(row)*float64(rowHeight())-r.grid.y) + rowHeight()/2
	r.grid.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(30, y)}, Button: desktop.MouseButtonPrimary, Modifier: mod})
}

func (r *rig) wantSelected(keys ...string) {
	r.t.Helper()
	if diff := gocmp.Diff(append([]string{}, keys...), keysOf(r.Selected())); diff != "" {
		r.t.Errorf("selected (-want +got):\n%s", diff)
	}
}

func (r *rig) wantShown(shown, total int) {
	r.t.Helper()
	if s, all := r.Shown(); s != shown || all != total {
		r.t.Errorf("shown %d of %d, want %d of %d", s, all, shown, total)
	}
}

func TestSearchFindsWithoutDiacritics(t *testing.T) {
	for _, n := range []int{700, 7000} { // on the spot, and in the background
		r := newRig(t, nil)
		r.SetRows(places(n))
		r.settle()
		r.FocusSearch()
		test.Type(r.bar.search, "LODZ")
		r.settle()
		r.wantShown(n/7, n)
		if got, want := r.bar.count.Text, words.Integer(n/7)+" z "+words.Integer(n); got != want {
			t.Errorf("count says %q, want %q", got, want)
		}
		for _, town := range r.lines("town") {
			if town != "Łódź" {
				t.Errorf("%q is shown", town)
			}
		}
		test.Type(r.bar.search, " nr 14")
		r.settle()
		if got := r.lines("key"); len(got) == 0 || got[0] != "P-000014" {
			t.Errorf("first is %v", got)
		}
		r.bar.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		r.settle()
		r.wantShown(n, n)
	}
}

func TestNothingMatches(t *testing.T) {
	r := newRig(t, nil)
	if r.grid.said != saysRows {
		t.Error("a table that was told nothing says something")
	}
	r.SetRows(nil)
	if r.grid.said != saysEmpty {
		t.Error("an empty table does not say so")
	}
	before := r.grid.state.Objects[0]
	r.SetEmpty(Empty{Title: "Lista jest zawężona"})
	if r.grid.said != saysEmpty || r.grid.state.Objects[0] == before {
		t.Error("what an empty table says stays when there is something else to say")
	}
	r.SetRows(places(50))
	r.Search("ósmy")
	if r.grid.said != saysNothing || len(r.grid.state.Objects) != 1 {
		t.Fatal("nothing is said where nothing matches")
	}
	r.clearFilters()
	if r.wantShown(50, 50); r.grid.said != saysRows || len(r.grid.state.Objects) != 0 {
		t.Error("what was said stays")
	}
	if r.bar.search.Text != "" {
		t.Error("the search field is not cleared")
	}
}

func TestSortsThePolishWay(t *testing.T) {
	r := newRig(t, nil)
	r.SetRows(places(7))
	test.Tap(r.grid.heads[2])
	want := []string{"Ćmielów", "Ełk", "Kraków", "Łódź", "Świdnica", "Źródła", "Żory"}
	if diff := gocmp.Diff(want, r.lines("town")); diff != "" {
		t.Errorf("ascending (-want +got):\n%s", diff)
	}
	if r.grid.heads[2].arrow.Hidden || !r.grid.heads[1].arrow.Hidden {
		t.Error("the arrow is not at the sorted column")
	}
	test.Tap(r.grid.heads[2])
	if got := r.lines("town"); got[0] != "Żory" || got[6] != "Ćmielów" {
		t.Errorf("descending: %v", got)
	}
	test.Tap(r.grid.heads[4])
	if got := r.lines("points"); got[0] != "0" || got[6] != "919" {
		t.Errorf("numbers by their own order: %v", got)
	}
}

func TestLongNameIsCut(t *testing.T) {
	r := newRig(t, nil)
	rows := places(3)
	rows[1].name = strings.Repeat("Muzeum Zagłębia „Żółw”\n", 13)
	r.SetRows(rows)
	got := r.lines("name")[1]
	if !strings.HasSuffix(got, "…") || strings.Contains(got, "\n") || len([]rune(got)) < 20 {
		t.Fatalf("shown as %q", got)
	}
	cell := r.grid.lines[1].cells[1].text
	if w := cell.MinSize().Width; w > cell.Size().Width || w < cell.Size().Width-30 {
		t.Errorf("is %v wide in a cell of %v", w, cell.Size().Width)
	}
	text, cut := r.grid.cutTextAt(1, 150)
	if !cut || !strings.HasSuffix(text, "„Żółw”") {
		t.Errorf("the tip would be %q, %v", text, cut)
	}
	if _, cut := r.grid.cutTextAt(0, 150); cut {
		t.Error("a tip for a text that is whole")
	}
	r.grid.tip.show(text, fyne.NewPos(150, 90))
	if size := r.grid.tip.box.Size(); size.Width > r.grid.size.Width || size.Height < 40 {
		t.Errorf("the tip is %v", size)
	}
}
