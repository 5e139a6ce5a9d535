package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func p(n int) string { return fmt.Sprintf("P-%06d", n) }

func TestKeysMoveTheSelection(t *testing.T) {
	r := newRig(t, nil)
	r.SetRows(places(1000))
	r.Focus()
	r.wantSelected()
	page := r.grid.pageStep()
	steps := []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyDown, 1},
		{fyne.KeyDown, 2},
		{fyne.KeyUp, 1},
		{fyne.KeyPageDown, 1 + page},
		{fyne.KeyEnd, 999},
		{fyne.KeyDown, 999},
		{fyne.KeyPageUp, 999 - page},
		{fyne.KeyHome, 0},
		{fyne.KeyUp, 0},
	}
	for _, s := range steps {
		r.key(s.key)
		r.wantSelected(p(s.want))
		first, seen := r.grid.firstRow(), r.grid.pageStep()+1
		if s.want < first || s.want > first+seen {
			t.Errorf("after %s row %d is not in view (%d, %d rows)", s.key, s.want, first, seen)
		}
	}
	if !r.grid.ring.Visible() || r.grid.ring.Position().Y != 0 {
		t.Error("no ring around the current row")
	}
	r.w.Canvas().Unfocus()
	if r.grid.ring.Visible() {
		t.Error("the ring stays without the keyboard")
	}
}

func TestSelectsSeveral(t *testing.T) {
	r := newRig(t, nil)
	r.SetRows(places(20))
	r.click(3, 0)
	r.shifted(fyne.KeyDown, fyne.KeyDown)
	r.wantSelected(p(3), p(4), p(5))
	r.shifted(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	r.wantSelected(p(2), p(3))
	r.click(7, fyne.KeyModifierShortcutDefault)
	r.click(2, fyne.KeyModifierShortcutDefault)
	r.wantSelected(p(3), p(7))
	r.click(5, fyne.KeyModifierShift)
	r.wantSelected(p(2), p(3), p(4), p(5))
	r.ctrl(fyne.KeyDown, 0)
	r.ctrl(fyne.KeyDown, 0)
	r.ctrl(fyne.KeySpace, 0)
	r.wantSelected(p(2), p(3), p(4), p(5), p(7))
	r.ctrl(fyne.KeyEnd, fyne.KeyModifierShift)
	if n := len(r.Selected()); n != 13 {
		t.Errorf("to the end: %d rows", n)
	}
	r.grid.TypedShortcut(&fyne.ShortcutSelectAll{})
	if n := len(r.Selected()); n != 20 {
		t.Errorf("all: %d rows", n)
	}
	if last := r.selected[len(r.selected)-1]; len(last) != 20 {
		t.Errorf("told of %d rows", len(last))
	}
	if want := "20 wierszy · zaznaczono 20"; r.bar.count.Text != want {
		t.Errorf("says %q, want %q", r.bar.count.Text, want)
	}
}

func TestOpenDeleteAndTypingOn(t *testing.T) {
	var opened, deleted []string
	r := newRig(t, func(c *TableConfig[place]) {
		c.OnOpen = func(row place) { opened = append(opened, row.key) }
		c.OnDelete = func(rows []place) { deleted = keysOf(rows) }
	})
	r.SetRows(places(20))
	r.click(2, 0)
	r.key(fyne.KeyReturn)
	r.grid.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(20, rowHeight()*5.5)})
	if len(opened) != 2 || opened[0] != p(2) || opened[1] != p(4) {
		t.Errorf("opened %v", opened)
	}
	r.shifted(fyne.KeyDown)
	r.key(fyne.KeyDelete)
	if len(deleted) != 2 || deleted[1] != p(5) {
		t.Errorf("deleted %v", deleted)
	}
	test.Type(r.grid, "ć") // goes on in the search field
	if r.bar.search.Text != "ć" || r.w.Canvas().Focused() != fyne.Focusable(r.bar.search) {
		t.Fatalf("typed %q", r.bar.search.Text)
	}
	r.bar.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if r.w.Canvas().Focused() != fyne.Focusable(r.grid) {
		t.Error("Down does not go to the rows")
	}
	if len(r.Selected()) != 1 {
		t.Error("Down does not select the first row found")
	}
}

// The window's keys work while the table has the keyboard.
func TestHandsKeysOn(t *testing.T) {
	r := newRig(t, nil)
	r.SetRows(places(5))
	r.Focus()
	var got fyne.KeyName
	r.w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { got = ev.Name })
	asked := false
	r.w.Canvas().AddShortcut(Ctrl(fyne.KeyK).Shortcut(), func(fyne.Shortcut) { asked = true })
	r.key(fyne.KeyF1)
	r.ctrl(fyne.KeyK, 0)
	if got != fyne.KeyF1 || !asked {
		t.Errorf("F1: %q, Ctrl+K: %v", got, asked)
	}
}

// Rows replaced while one is far down: the same rows stay in view, selected.
func TestReplacedRowsStayWhereTheyAre(t *testing.T) {
	for _, n := range []int{2000, 8000} {
		r := newRig(t, nil)
		r.SetRows(places(n))
		r.settle()
		r.Select(p(1500))
		r.shifted(fyne.KeyDown)
		r.wantSelected(p(1500), p(1501))
		before := r.lines("key")
		rows := places(n)
		rows[1501].name = "Nowa nazwa"
		told := len(r.selected)
		r.SetRows(append(append([]place{}, rows[:5]...), rows[15:]...)) // ten rows above are gone
		r.settle()
		r.wantSelected(p(1500), p(1501))
		if got := r.Selected()[1].name; got != "Nowa nazwa" {
			t.Errorf("the selected row is the old one: %q", got)
		}
		if after := r.lines("key"); after[0] != before[0] {
			t.Errorf("in view first %s, was %s", after[0], before[0])
		}
		if row, ok := r.Current(); !ok || row.key != p(1501) {
			t.Errorf("current is %v", row)
		}
		if len(r.selected) != told {
			t.Error("told of a selection that is the same")
		}
		r.SetRows(rows[:1501])
		r.settle()
		r.wantSelected(p(1500))
		if len(r.selected) != told+1 {
			t.Error("not told that a selected row is gone")
		}
	}
}

func TestSelectClearsAFilterInTheWay(t *testing.T) {
	r := newRig(t, nil)
	r.Select(p(77)) // before there are rows
	r.SetRows(places(300))
	r.wantSelected(p(77))
	r.Search("ćmielów")
	r.setFilter("state", []string{"gotowy"})
	r.Select(p(200))
	r.wantSelected(p(200))
	r.wantShown(300, 300)
}

// A row that a filter hides is not selected: Delete must not take it.
func TestHiddenRowsAreNotSelected(t *testing.T) {
	r := newRig(t, nil)
	r.SetRows(places(70))
	r.grid.TypedShortcut(&fyne.ShortcutSelectAll{})
	r.Search("Łódź")
	if n := len(r.Selected()); n != 10 {
		t.Errorf("%d selected, 10 shown", n)
	}
}
