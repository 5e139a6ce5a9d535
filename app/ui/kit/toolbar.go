package kit

import (
	"slices"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Toolbar is a row of actions: the primary one first, what does not fit behind
// „…”. Hidden actions are left out.
type Toolbar struct {
	widget.BaseWidget
	cat     *locale.Catalogue
	actions []Action
	buttons []*Button
	more    *Button
	shown   int  // buttons that fit
	placed  bool // only where the buttons stand has changed
}

// NewToolbar makes a row of actions.
func NewToolbar(cat *locale.Catalogue, actions []Action) *Toolbar {
	t := &Toolbar{cat: cat}
	t.more = NewButton(Action{Text: cat.T("kit.more"), Icon: theme.Icon("more_horiz"), Do: t.openMore})
	t.ExtendBaseWidget(t)
	t.SetActions(actions)
	return t
}

// SetActions replaces the actions. A button that would look the same stays: to make one
// takes a while, and screens set their actions with each row that is chosen.
func (t *Toolbar) SetActions(actions []Action) {
	t.actions = slices.DeleteFunc(slices.Clone(actions), func(a Action) bool { return a.Hidden })
	slices.SortStableFunc(t.actions, func(a, b Action) int {
		switch {
		case a.Primary == b.Primary:
			return 0
		case a.Primary:
			return -1
		}
		return 1
	})
	had := t.buttons
	t.buttons = make([]*Button, len(t.actions))
	left := slices.Clone(had)
	for i, a := range t.actions {
		a.Danger = false // a toolbar does not shout; the question before it does
		at := slices.IndexFunc(left, func(b *Button) bool { return b.action.looksLike(a) })
		if at < 0 {
			t.buttons[i] = NewButton(a)
			continue
		}
		t.buttons[i] = left[at]
		t.buttons[i].action = a
		left = slices.Delete(left, at, at+1)
	}
	t.Update()
	if !slices.Equal(had, t.buttons) {
		t.placed = true
		t.BaseWidget.Refresh()
	}
}

// Update asks the actions anew whether they can be done.
func (t *Toolbar) Update() {
	for _, b := range t.buttons {
		b.Update()
	}
}

func (t *Toolbar) openMore() { ShowMenuBelow(t.actions[t.shown:], t.more) }

// Refresh implements fyne.Widget; it asks the actions anew too.
func (t *Toolbar) Refresh() {
	t.Update()
	t.BaseWidget.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (t *Toolbar) CreateRenderer() fyne.WidgetRenderer { return &toolbarRenderer{t} }

type toolbarRenderer struct{ t *Toolbar }

// Layout implements fyne.WidgetRenderer.
func (r *toolbarRenderer) Layout(size fyne.Size) {
	t, x := r.t, float32(0)
	t.shown, _ = t.fit(size.Width)
	for i, b := range t.buttons {
		if i >= t.shown {
			b.Hide()
			continue
		}
		w := b.MinSize().Width
		b.Show()
		b.Move(fyne.NewPos(x, 0))
		b.Resize(fyne.NewSize(w, size.Height))
		x += w + theme.Grid(1)
	}
	if t.shown == len(t.buttons) {
		t.more.Hide()
		return
	}
	t.more.Show()
	t.more.Move(fyne.NewPos(x, 0))
	t.more.Resize(fyne.NewSize(t.more.MinSize().Width, size.Height))
}

// fit counts how many buttons fit into a room, and how wide they are, with „…” where
// some do not.
func (t *Toolbar) fit(room float32) (n int, width float32) {
	gap := theme.Grid(1)
	if whole := t.PreferredWidth(); whole <= room+0.5 {
		return len(t.buttons), whole
	}
	more := t.more.MinSize().Width
	for _, b := range t.buttons {
		w := b.MinSize().Width
		if width+w+gap+more > room+0.5 {
			break
		}
		n++
		width += w + gap
	}
	return n, width + more
}

// MinSize implements fyne.WidgetRenderer: the room of „…”, or of all buttons if
// that is less.
func (r *toolbarRenderer) MinSize() fyne.Size {
	var size fyne.Size
	for i, b := range r.t.buttons {
		m := b.MinSize()
		size.Height = max(size.Height, m.Height)
		size.Width += m.Width
		if i > 0 {
			size.Width += theme.Grid(1)
		}
	}
	if len(r.t.buttons) > 1 {
		size.Width = min(size.Width, r.t.more.MinSize().Width)
	}
	return size
}

// PreferredWidth is the width at which all actions fit.
func (t *Toolbar) PreferredWidth() float32 {
	w := float32(0)
	for i, b := range t.buttons {
		w += b.MinSize().Width
		if i > 0 {
			w += theme.Grid(1)
		}
	}
	return w
}

// Refresh implements fyne.WidgetRenderer.
func (r *toolbarRenderer) Refresh() {
	r.Layout(r.t.Size())
	if r.t.placed {
		r.t.placed = false
		canvas.Refresh(r.t)
		return
	}
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// Objects implements fyne.WidgetRenderer.
func (r *toolbarRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, len(r.t.buttons)+1)
	for _, b := range r.t.buttons {
		objects = append(objects, b)
	}
	return append(objects, r.t.more)
}

// Destroy implements fyne.WidgetRenderer.
func (r *toolbarRenderer) Destroy() {}
