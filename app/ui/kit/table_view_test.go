package kit

import (
	"testing"

	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	gocmp "github.com/google/go-cmp/cmp"
)

func TestFiltersByColumn(t *testing.T) {
	r := newRig(t, nil)
	r.SetRows(places(210))
	var values []filterValue
	r.setFilter("state", []string{"gotowy"})
	r.wantShown(70, 210)
	r.values("town", func(v []filterValue) { values = v })
	if len(values) != 7 || values[0].Text != "Ćmielów" || values[0].count != 10 {
		t.Errorf("values in Polish order with their counts: %v", values)
	}
	r.values("state", func(v []filterValue) { values = v })
	want := []filterValue{{Choice{"", "(puste)"}, 70, false}, {Choice{"gotowy", "gotowy"}, 70, true}, {Choice{"w toku", "w toku"}, 70, false}}
	if diff := gocmp.Diff(want, values, gocmp.AllowUnexported(filterValue{})); diff != "" {
		t.Errorf("a column's own filter does not count (-want +got):\n%s", diff)
	}
	r.setFilter("state", []string{"gotowy", ""})
	r.wantShown(140, 210)
	r.setFilter("name", []string{"zory 1"})
	for _, name := range r.lines("town") {
		if name != "Żory" {
			t.Errorf("%q is shown", name)
		}
	}
	if n := len(r.bar.chips.Objects); n != 3 { // two filters, and the one that clears them
		t.Fatalf("%d chips", n)
	}
	if chip := r.bar.chips.Objects[1].(*Button); chip.Text != "Stan: gotowy, (puste)" {
		t.Errorf("chip says %q", chip.Text)
	}
	if r.grid.heads[3].funnel.Hidden || !r.grid.heads[2].funnel.Hidden {
		t.Error("the funnel is not at the filtered columns")
	}
	button := r.bar.buttons[1]
	test.Tap(r.bar.chips.Objects[2].(*Button))
	r.wantShown(210, 210)
	if r.w.Canvas().Focused() != fyne.Focusable(r.bar.search) || r.bar.buttons[1] != button {
		t.Error("the keyboard is left on what is gone")
	}
}

func TestPickingValues(t *testing.T) {
	r := newRig(t, nil)
	r.SetRows(places(210))
	test.Tap(r.bar.buttons[1])
	list, ok := r.w.Canvas().Focused().(*tickList)
	if !ok {
		t.Fatal("the values do not have the keyboard")
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	r.wantShown(30, 210)
	if got := r.lines("town")[0]; got != "Ełk" {
		t.Errorf("shows %q", got)
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if r.w.Canvas().Overlays().Top() != nil {
		t.Error("Esc does not close the values")
	}
}

func TestColumnsAreChosenAndOrdered(t *testing.T) {
	r := newRig(t, nil)
	r.SetRows(places(5))
	r.moved(4, 1)
	r.hideColumn("town", true)
	titles := func() (all []string) {
		for _, c := range r.grid.cols {
			all = append(all, c.title)
		}
		return all
	}
	if diff := gocmp.Diff([]string{"Kod", "Punkty", "Nazwa", "Stan"}, titles()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	r.openColumnsAndMove(t)
	r.resetColumns()
	if diff := gocmp.Diff([]string{"Kod", "Nazwa", "Miejscowość", "Stan", "Punkty"}, titles()); diff != "" {
		t.Errorf("after a reset (-want +got):\n%s", diff)
	}
	for _, c := range r.columns() {
		r.hideColumn(c.id, true)
	}
	if len(titles()) != 1 {
		t.Errorf("the last column was hidden too: %v", titles())
	}
}

func (r *rig) openColumnsAndMove(t *testing.T) {
	t.Helper()
	r.bar.openColumns()
	list := r.w.Canvas().Focused().(*tickList)
	list.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierShortcutDefault})
	if r.grid.cols[1].title != "Kod" || list.at != 1 {
		t.Errorf("Ctrl+Down does not move the column: %v at %d", r.grid.cols[0].title, list.at)
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if r.grid.cols[1].title == "Kod" {
		t.Error("Space does not hide the column")
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func TestColumnsAreSized(t *testing.T) {
	r := newRig(t, nil)
	r.SetRows(places(5))
	edge := r.grid.edges[0]
	edge.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, 5)}})
	edge.DragEnd()
	if w := r.layout[0].Width; w < 150 || w > 154 {
		t.Errorf("96 and 56 more make %v", w)
	}
	r.grid.edges[1].DoubleTapped(nil)
	if fit := r.grid.plain.width("Muzeum Świdnica nr 2") + 2*cellPad(); r.layout[1].Width < fit-60 || r.layout[1].Width > fit+30 {
		t.Errorf("fitted to %v, the text takes %v", r.layout[1].Width, fit)
	}
	for i, got := range r.lines("name") {
		if got != places(5)[i].name {
			t.Errorf("a fitted column cuts: %q", got)
		}
	}
	head := r.grid.heads[0]
	head.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(380, 5)}})
	if r.grid.mark.Hidden {
		t.Error("nothing shows where a dragged column would go")
	}
	head.DragEnd()
	if r.grid.cols[0].title == "Kod" {
		t.Error("a dragged column stays")
	}
}

func TestStateComesBack(t *testing.T) {
	store := &Memory{}
	with := func(c *TableConfig[place]) { c.Store = store }
	r := newRig(t, with)
	r.SetRows(places(70))
	r.order("town", true)
	r.setFilter("state", []string{"w toku"})
	r.Search("muz")
	r.hideColumn("key", true)
	r.moved(4, 1)
	r.resized(1, 300)
	again := newRig(t, with)
	again.SetRows(places(70))
	if diff := gocmp.Diff(r.asked, again.asked); diff != "" {
		t.Errorf("asked for (-before +after):\n%s", diff)
	}
	if diff := gocmp.Diff(r.layout, again.layout); diff != "" {
		t.Errorf("columns (-before +after):\n%s", diff)
	}
	if diff := gocmp.Diff(r.lines("name"), again.lines("name")); diff != "" {
		t.Errorf("rows (-before +after):\n%s", diff)
	}
	if again.bar.search.Text != "muz" || len(again.bar.chips.Objects) != 1 {
		t.Errorf("the bar shows %q and %d chips", again.bar.search.Text, len(again.bar.chips.Objects))
	}
}

func TestStateOfOtherColumns(t *testing.T) {
	for name, kept := range map[string]string{
		"no JSON":      "<xml>",
		"gone columns": `{"columns":[{"id":"gone","width":9},{"id":"town","width":9000,"hidden":true}],"sort":"gone","filters":{"gone":["a"],"key":["b"]}}`,
		"all hidden":   `{"columns":[{"id":"key","hidden":true},{"id":"name","hidden":true},{"id":"town","hidden":true},{"id":"state","hidden":true},{"id":"points","hidden":true}]}`,
		"twice":        `{"columns":[{"id":"key","width":80},{"id":"key","width":90}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			store := &Memory{}
			store.Set("table.places", kept)
			r := newRig(t, func(c *TableConfig[place]) { c.Store = store })
			r.SetRows(places(5))
			r.wantShown(5, 5)
			if len(r.layout) != 5 || len(r.grid.cols) == 0 {
				t.Errorf("columns are %v", r.layout)
			}
			for _, s := range r.layout {
				if s.Width < columnWidthMin || s.Width > columnWidthMax {
					t.Errorf("%s is %v wide", s.ID, s.Width)
				}
			}
		})
	}
}

func TestNarrowBarOffersTheRestAsAMenu(t *testing.T) {
	r := newRig(t, nil)
	r.SetRows(places(5))
	if r.bar.more.Visible() || !r.bar.buttons[2].Visible() {
		t.Error("a wide bar hides filters")
	}
	r.w.Resize(fyne.NewSize(420, 400))
	if !r.bar.more.Visible() || r.bar.buttons[2].Visible() {
		t.Error("a narrow bar has no menu for the rest")
	}
	test.Tap(r.bar.more)
	if r.w.Canvas().Overlays().Top() == nil {
		t.Error("the menu does not open")
	}
	r.w.Canvas().Overlays().Remove(r.w.Canvas().Overlays().Top())
	r.w.Resize(fyne.NewSize(260, 400))
	if r.bar.more.Visible() || !r.bar.short.Visible() || r.bar.search.Size().Width < theme.Grid(fewest) {
		t.Errorf("the button for more leaves the search %v", r.bar.search.Size().Width)
	}
	test.Tap(r.bar.short)
	if r.w.Canvas().Overlays().Top() == nil {
		t.Error("the short button opens no menu")
	}
}

func TestMenus(t *testing.T) {
	r := newRig(t, func(c *TableConfig[place]) {
		c.Actions = func(rows []place) []Action { return []Action{{Text: words.Integer(len(rows)), Do: func() {}}} }
	})
	r.SetRows(places(20))
	r.Focus()
	r.key(fyne.KeyDown)
	r.key(desktop.KeyMenu)
	if r.w.Canvas().Overlays().Top() == nil {
		t.Fatal("the Menu key opens no menu")
	}
	r.w.Canvas().Overlays().Remove(r.w.Canvas().Overlays().Top())
	r.grid.heads[2].TappedSecondary(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(400, 60)})
	if r.w.Canvas().Overlays().Top() == nil {
		t.Error("a right click on a title opens no menu")
	}
}

func TestScrolling(t *testing.T) {
	r := newRig(t, nil)
	r.SetRows(places(100_000))
	r.settle()
	r.grid.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -rowHeight()*10)})
	if got := r.lines("key")[0]; got != p(10) {
		t.Errorf("the wheel goes to %s", got)
	}
	_, long := r.grid.down.thumbSpan()
	r.grid.down.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, float32(long)+1000)}, Dragged: fyne.NewDelta(0, 1000)})
	r.grid.down.DragEnd()
	lines := r.lines("key")
	if lines[len(lines)-1] != p(99_999) {
		t.Errorf("the end is %s", lines[len(lines)-1])
	}
	r.grid.down.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 1)})
	if r.lines("key")[0] == lines[0] {
		t.Error("a click above the thumb goes nowhere")
	}
	r.grid.scrollTo(0, 99_999*float64(rowHeight())/3+0.5)
	if i := r.grid.firstRow(); r.lines("key")[0] != p(i) {
		t.Error("rows are off")
	}
}

// What the search field asks for is left out where it would not fit.
func TestSearchHintFits(t *testing.T) {
	b := newRig(t, nil).bar
	b.hint(theme.Grid(24))
	if b.search.PlaceHolder != b.asks || b.asks == "" {
		t.Errorf("a wide field asks for %q", b.search.PlaceHolder)
	}
	b.hint(theme.Grid(11))
	if b.search.PlaceHolder != "" {
		t.Errorf("a narrow field asks for %q", b.search.PlaceHolder)
	}
}
