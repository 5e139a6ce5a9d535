package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Tab is one of several contents in one place.
type Tab struct {
	ID      string
	Title   string
	Icon    fyne.Resource // may be nil
	Content fyne.CanvasObject
	Shown   func() // each time it comes to the front; may be nil
}

// Tabs shows one of several contents. Which one was shown last is kept in the
// store under "tab."+id. The titles have the keyboard: arrows go from one to the
// next. A title that is its icon alone says its words under the pointer.
type Tabs struct {
	widget.BaseWidget
	store Store
	key   string
	tabs  []Tab
	at    int
	heads []*tabHead
	row   *fyne.Container
	body  *fyne.Container
	box   *fyne.Container
	tips  *Tips
}

// NewTabs makes tabs and shows the one that was shown last, at first the first.
func NewTabs(store Store, id string, tabs []Tab) *Tabs {
	t := &Tabs{store: store, key: "tab." + id, tabs: tabs, at: -1, body: container.NewStack(), tips: NewTips()}
	row := container.New(headsLayout{t})
	for i, tab := range tabs {
		h := newTabHead(tab, t.tips, func() { t.show(i) }, func(step int) { t.step(i, step) })
		t.heads = append(t.heads, h)
		row.Add(h)
	}
	t.row = row
	t.box = container.NewStack(container.NewBorder(container.NewVBox(row, widget.NewSeparator()), nil, nil, nil, t.body), t.tips.Layer)
	t.ExtendBaseWidget(t)
	t.show(t.index(store.Get(t.key)))
	return t
}

func (t *Tabs) index(id string) int {
	for i, tab := range t.tabs {
		if tab.ID == id {
			return i
		}
	}
	return 0
}

// Open brings a tab to the front by its ID.
func (t *Tabs) Open(id string) { t.show(t.index(id)) }

// IDs are those of all tabs, from left to right.
func (t *Tabs) IDs() []string {
	ids := make([]string, len(t.tabs))
	for i, tab := range t.tabs {
		ids[i] = tab.ID
	}
	return ids
}

// At is the ID of the tab in front.
func (t *Tabs) At() string { return t.tabs[t.at].ID }

func (t *Tabs) show(i int) {
	if i == t.at {
		return
	}
	t.at = i
	for k, h := range t.heads {
		h.here = k == i
		h.dress()
	}
	t.row.Refresh()
	t.body.Objects = []fyne.CanvasObject{t.tabs[i].Content}
	t.body.Refresh()
	t.store.Set(t.key, t.tabs[i].ID)
	if shown := t.tabs[i].Shown; shown != nil {
		shown()
	}
}

func (t *Tabs) step(from, step int) {
	if to := from + step; to >= 0 && to < len(t.tabs) {
		t.show(to)
		focus(t.heads[to])
	}
}

// SetTitle changes a tab's title, as when it has a count in it.
func (t *Tabs) SetTitle(id, title string) {
	h := t.heads[t.index(id)]
	h.text.SetText(title)
	t.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.box) }

// tabHead is the title of a tab.
type tabHead struct {
	widget.BaseWidget
	text             *Paragraph
	icon             bool // has one, so that the text may be left out
	ground           *panel
	line             *panel
	box              *fyne.Container
	tips             *Tips
	do               func()
	step             func(int)
	here             bool
	focused, hovered bool
}

func newTabHead(tab Tab, tips *Tips, do func(), step func(int)) *tabHead {
	h := &tabHead{text: NewParagraph(tab.Title, Style{Whole: true}), icon: tab.Icon != nil, tips: tips, do: do, step: step}
	parts := []fyne.CanvasObject{h.text}
	if tab.Icon != nil {
		parts = append([]fyne.CanvasObject{container.New(squareLayout(2.5), widget.NewIcon(tab.Icon))}, parts...)
	}
	h.ground = newPanel("", "", 1.5, 1, Beside(1, -1, parts...))
	h.line = newPanel("", "", 4, 0.2, container.NewWithoutLayout())
	h.line.round = 0
	h.box = container.NewBorder(nil, h.line, nil, nil, h.ground)
	h.ExtendBaseWidget(h)
	return h
}

// mayBeShort tells whether the icon can stand for the tab.
func (h *tabHead) mayBeShort() bool { return h.icon && !h.here }

// words is the width that the text takes with the gap before it.
func (h *tabHead) words() float32 { return h.text.MinSize().Width + theme.Grid(1) }

func (h *tabHead) dress() {
	style := Style{Whole: true, Colour: theme.ColorNameMuted}
	h.line.fill, h.ground.fill = "", ""
	if h.here {
		style = Style{Whole: true, Bold: true}
		h.line.fill = theme.ColorNameGold
	}
	if h.hovered {
		h.ground.fill = fynetheme.ColorNameHover
	}
	h.text.SetStyle(style)
	h.line.Refresh()
	h.ground.Refresh()
	h.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (h *tabHead) CreateRenderer() fyne.WidgetRenderer {
	return withRing(widget.NewSimpleRenderer(h.box), func() bool { return h.focused })
}

// Tapped implements fyne.Tappable.
func (h *tabHead) Tapped(*fyne.PointEvent) {
	h.tips.Out(h) // the words are at the icon now
	h.do()
}

// MouseIn implements desktop.Hoverable.
func (h *tabHead) MouseIn(*desktop.MouseEvent) {
	h.hovered = true
	h.dress()
	h.say()
}

// MouseMoved implements desktop.Hoverable.
func (h *tabHead) MouseMoved(*desktop.MouseEvent) { h.say() }

// say shows the words if the icon stands for them.
func (h *tabHead) say() {
	if !h.text.Visible() {
		h.tips.Over(h, h.text.Text())
	}
}

// MouseOut implements desktop.Hoverable.
func (h *tabHead) MouseOut() {
	h.hovered = false
	h.dress()
	h.tips.Out(h)
}

// FocusGained implements fyne.Focusable.
func (h *tabHead) FocusGained() { h.focused = true; h.Refresh() }

// FocusLost implements fyne.Focusable.
func (h *tabHead) FocusLost() { h.focused = false; h.Refresh() }

// TypedRune implements fyne.Focusable.
func (h *tabHead) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (h *tabHead) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		h.step(-1)
	case fyne.KeyRight:
		h.step(1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		h.do()
	default:
		PassKey(h, ev)
	}
}
