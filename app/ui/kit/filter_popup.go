package kit

import (
	"strings"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/polish"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// popup opens contents under an object; a click beside it closes it.
func popup(anchor, content fyne.CanvasObject) *widget.PopUp {
	c := canvasOf(anchor)
	if c == nil {
		return nil
	}
	p := widget.NewPopUp(content, c)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(anchor)
	at.X = max(min(at.X, c.Size().Width-p.MinSize().Width-theme.Grid(1)), 0)
	p.ShowAtPosition(at.AddXY(0, anchor.Size().Height+scaled(4)))
	return p
}

// Up to how many values are shown without a field to search them; at most how
// many at once; and how many lines a list in a pop-up is high.
const (
	valuesUnsearched = 12
	valuesShown      = 200
	popupLines       = 10
)

// openFilter opens the filter of a column.
func (b *filterBar) openFilter(id string) {
	for _, c := range b.host.filterable() {
		switch {
		case c.id != id:
		case c.kind == FilterText:
			b.openText(c)
		default:
			b.host.values(id, func(values []filterValue) { b.openValues(c, values) })
		}
	}
}

// openText filters by words, while they are typed.
func (b *filterBar) openText(c filterColumn) {
	e := newEntry()
	e.SetPlaceHolder(b.cat.T("kit.table.contains"))
	e.SetText(c.chosen)
	e.CursorColumn = len([]rune(c.chosen))
	e.OnChanged = func(text string) {
		var values []string
		if strings.TrimSpace(text) != "" {
			values = []string{text}
		}
		b.host.setFilter(c.id, values)
	}
	var p *widget.PopUp
	e.onEnter = func() { p.Hide() }
	e.onEscape = func() bool { p.Hide(); return true }
	clear := NewButton(Action{Text: b.cat.T("kit.table.clear_filter"), Do: func() { e.SetText("") }})
	title := NewParagraph(c.title, Strong)
	if p = popup(b.anchor(c.id), Padded(1, 1, Stacked(1, title, Wide(34, e), clear))); p != nil {
		p.Canvas.Focus(e)
	}
}

// valuePicker is the pop-up of a choice filter.
type valuePicker struct {
	b      *filterBar
	id     string
	values []filterValue
	seen   []int // the values listed now
	list   *tickList
	find   *entry
	popup  *widget.PopUp
}

// openValues filters by values: each tick works at once.
func (b *filterBar) openValues(c filterColumn, values []filterValue) {
	v := &valuePicker{b: b, id: c.id, values: values, find: newEntry()}
	v.list = newTickList(v.toggle, func() { v.popup.Hide() })
	v.find.SetPlaceHolder(b.cat.T("kit.table.search_values"))
	v.find.OnChanged = func(string) { v.show() }
	v.find.onDown = func() bool { focus(v.list); return true }
	v.find.onEnter = func() { focus(v.list) }
	v.find.onEscape = func() bool { v.popup.Hide(); return true }
	v.list.onType = func(r rune) {
		if v.find.Visible() {
			focus(v.find)
			v.find.TypedRune(r)
		}
	}
	v.find.Hidden = len(values) <= valuesUnsearched
	v.show()
	clear := NewButton(Action{Text: b.cat.T("kit.table.clear_filter"), Do: v.clear})
	lines := min(len(v.seen), popupLines)
	v.list.scroll.SetMinSize(fyne.NewSize(theme.Grid(38), float32(max(lines, 1))*rowHeight()))
	title := NewParagraph(c.title, Strong)
	if v.popup = popup(b.anchor(c.id), Padded(1, 1, Stacked(1, title, v.find, v.list.scroll, clear))); v.popup != nil {
		v.popup.Canvas.Focus(v.list)
	}
}

// show lists the values that hold what is searched, those ticked first if they
// are too many.
func (v *valuePicker) show() {
	words := wordsOf(v.find.Text)
	v.seen = v.seen[:0]
	lines := []tickLine{}
	for i, value := range v.values {
		if len(v.seen) == valuesShown || !holds(polish.Fold(value.Text), words) {
			continue
		}
		line := tickLine{text: value.Text, on: value.on}
		if value.count >= 0 {
			line.count = v.b.cat.Integer(value.count)
		}
		v.seen = append(v.seen, i)
		lines = append(lines, line)
	}
	v.list.setLines(lines)
}

func (v *valuePicker) toggle(i int) {
	v.values[v.seen[i]].on = !v.values[v.seen[i]].on
	v.apply()
}

func (v *valuePicker) clear() {
	for i := range v.values {
		v.values[i].on = false
	}
	v.apply()
}

func (v *valuePicker) apply() {
	var chosen []string
	for _, value := range v.values {
		if value.on {
			chosen = append(chosen, value.Value)
		}
	}
	v.show()
	v.b.host.setFilter(v.id, chosen)
}

// openColumns opens the column chooser: which columns are shown, in which order.
func (b *filterBar) openColumns() {
	var columns []columnTick
	var list *tickList
	var p *widget.PopUp
	show := func() {
		columns = b.host.columns()
		lines := make([]tickLine, len(columns))
		for i, c := range columns {
			lines[i] = tickLine{text: c.title, on: !c.hidden}
		}
		list.setLines(lines)
	}
	move := func(i, by int) {
		b.host.moveColumn(columns[i].id, by)
		show()
		list.goTo(i + by)
	}
	list = newTickList(func(i int) { b.host.hideColumn(columns[i].id, !columns[i].hidden); show() }, func() { p.Hide() })
	list.onMove = move
	show()
	list.scroll.SetMinSize(fyne.NewSize(theme.Grid(38), float32(min(len(columns), popupLines+2))*rowHeight()))
	buttons := container.NewHBox(
		newIconButton(theme.Icon("arrow_upward"), func() { move(list.at, -1); focus(list) }),
		newIconButton(theme.Icon("arrow_downward"), func() { move(list.at, 1); focus(list) }),
		layout.NewSpacer(),
		NewButton(Action{Text: b.cat.T("kit.table.reset_columns"), Do: func() { b.host.resetColumns(); show() }}),
	)
	title := NewParagraph(b.cat.T("kit.table.columns"), Strong)
	if p = popup(b.chooser, Padded(1, 1, Stacked(1, title, list.scroll, buttons))); p != nil {
		p.Canvas.Focus(list)
	}
}
