package kit

import (
	"fmt"

	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// filterHost is what a filter bar searches and filters: a Table.
type filterHost interface {
	query() Query
	filterable() []filterColumn
	setText(text string, w why)
	setFilter(id string, values []string)
	clearFilters()
	values(id string, show func([]filterValue))
	status() string

	columns() []columnTick
	hideColumn(id string, hidden bool)
	moveColumn(id string, by int)
	resetColumns()

	intoRows() // the keyboard goes from the search field to the rows
	lay()      // the bar needs another height
}

// filterColumn is a column that can be filtered.
type filterColumn struct {
	id, title string
	kind      FilterKind
	chosen    string // what it is filtered by, for people; empty: it isn't
}

// filterBar stands above a table: the search field, a button for each column that
// can be filtered, how many rows are shown, the column chooser; and below them
// what is filtered by, each to be taken away.
type filterBar struct {
	widget.BaseWidget
	cat  Words
	host filterHost

	search  *entry
	asks    string // what stands in the empty search field where it fits
	clear   *Button
	buttons []*Button
	more    *Button // the filters there is no room for
	short   *Button // the same where there is no room for its name either
	chooser *Button
	count   *canvas.Text
	row     *fyne.Container
	chips   *fyne.Container
	drawn   string // the chips and buttons as they were made
	quiet   bool   // the text is put in, not typed
}

func newFilterBar(cat Words, host filterHost, placeholder string) *filterBar {
	b := &filterBar{cat: cat, host: host, search: newEntry(), count: canvas.NewText("", nil)}
	if placeholder == "" {
		placeholder = cat.T("kit.table.search")
	}
	b.asks = placeholder
	b.search.SetPlaceHolder(placeholder)
	b.search.Icon = theme.IconIn("search", theme.ColorNameMuted)
	b.clear = newIconButton(theme.Icon("close"), b.clearText)
	b.search.ActionItem = b.clear
	b.search.onEscape = func() bool {
		if b.search.Text == "" {
			b.host.intoRows()
		} else {
			b.clearText()
		}
		return true
	}
	b.search.onEnter = b.host.intoRows
	b.search.onDown = func() bool { b.host.intoRows(); return true }
	b.search.OnChanged = b.typed
	b.more = NewButton(Action{Text: cat.T("kit.table.more_filters"), Icon: theme.Icon("arrow_drop_down"), Do: b.openMore})
	b.more.IconPlacement = widget.ButtonIconTrailingText
	b.short = newIconButton(theme.Icon("filter_alt"), b.openMore)
	b.chooser = newIconButton(theme.Icon("view_column"), b.openColumns)
	b.row, b.chips = container.New(barLayout{b}), container.New(flow{})
	b.ExtendBaseWidget(b)
	b.setText(host.query().Text)
	return b
}

// hint writes into an empty search field of a width what it asks for, if there is room
// beside its icons: Fyne would put a scrollbar under it.
func (b *filterBar) hint(width float32) {
	text := b.asks
	if fyne.MeasureText(text, fynetheme.TextSize(), fyne.TextStyle{}).Width > width-theme.Grid(10) {
		text = ""
	}
	if b.search.PlaceHolder != text {
		b.search.SetPlaceHolder(text)
	}
}

// CreateRenderer implements fyne.Widget.
func (b *filterBar) CreateRenderer() fyne.WidgetRenderer { return &filterRenderer{b} }

type filterRenderer struct{ b *filterBar }

// Destroy implements fyne.WidgetRenderer.
func (r *filterRenderer) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (r *filterRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.b.row, r.b.chips}
}

// Layout implements fyne.WidgetRenderer.
func (r *filterRenderer) Layout(size fyne.Size) {
	high := r.b.row.MinSize().Height
	r.b.row.Move(fyne.NewPos(0, 0))
	r.b.row.Resize(fyne.NewSize(size.Width, high))
	r.b.chips.Move(fyne.NewPos(0, high+theme.Grid(1)))
	r.b.chips.Resize(fyne.NewSize(size.Width, flow{}.height(r.b.chips.Objects, size.Width)))
}

// MinSize implements fyne.WidgetRenderer.
func (r *filterRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.b.row.MinSize().Width, r.b.heightAt(r.b.Size().Width))
}

// Refresh implements fyne.WidgetRenderer: the look may be another.
func (r *filterRenderer) Refresh() {
	r.b.drawn = ""
	r.b.update()
	canvas.Refresh(r.b)
}

// heightAt is the height the bar needs, the gap below it included.
func (b *filterBar) heightAt(width float32) float32 {
	h := b.row.MinSize().Height + theme.Grid(1)
	if len(b.chips.Objects) > 0 {
		h += flow{}.height(b.chips.Objects, width) + theme.Grid(1)
	}
	return h
}

func (b *filterBar) typed(text string) {
	b.clear.Hidden = text == ""
	b.clear.Refresh()
	if !b.quiet {
		b.host.setText(text, typedAhead)
	}
}

func (b *filterBar) clearText() {
	b.setText("")
	b.host.setText("", newSearch)
}

// setText puts a text into the search field without searching.
func (b *filterBar) setText(text string) {
	b.quiet = true
	b.search.SetText(text)
	b.search.CursorColumn = len([]rune(text))
	b.quiet = false
	b.clear.Hidden = text == ""
	b.search.Refresh()
}

// typeOn goes on typing at the end of the search field.
func (b *filterBar) typeOn(r rune) {
	b.search.CursorColumn = len([]rune(b.search.Text))
	b.search.TypedRune(r)
}

// update shows what is filtered by now, and how many rows there are.
func (b *filterBar) update() {
	if text := b.host.status(); b.count.Text != text {
		b.count.Text = text
		b.row.Layout.Layout(nil, b.row.Size())
	}
	b.count.Color, b.count.TextSize = theme.Color(theme.ColorNameMuted), fynetheme.TextSize()
	b.count.Refresh()
	columns := b.host.filterable()
	if drawn := fmt.Sprint(columns, fynetheme.TextSize()); drawn != b.drawn {
		b.drawn = drawn
		b.buildButtons(columns)
		b.buildChips(columns)
		b.host.lay()
	}
}

// buildButtons makes a button for each column, or dresses those there are: the
// keyboard may be on one of them.
func (b *filterBar) buildButtons(columns []filterColumn) {
	same := len(b.buttons) == len(columns) && len(b.row.Objects) > 0
	for i := range b.buttons {
		same = same && b.buttons[i].action.Name == columns[i].id
	}
	if !same {
		b.buttons = b.buttons[:0]
		objects := []fyne.CanvasObject{b.search}
		for _, c := range columns {
			button := NewButton(Action{
				Name: c.id, Text: c.title, Icon: theme.Icon("arrow_drop_down"), Do: func() { b.openFilter(c.id) },
			})
			button.IconPlacement = widget.ButtonIconTrailingText
			b.buttons = append(b.buttons, button)
			objects = append(objects, button)
		}
		b.row.Objects = append(objects, b.more, b.short, b.count, b.chooser)
	}
	for i, c := range columns {
		b.buttons[i].Importance = widget.LowImportance
		if c.chosen != "" {
			b.buttons[i].Importance = widget.MediumImportance
		}
	}
	b.row.Refresh()
}

// openMore offers the filters there is no room for.
func (b *filterBar) openMore() {
	var all []Action
	for i, c := range b.host.filterable() {
		if !b.buttons[i].Visible() {
			all = append(all, Action{Text: c.title, Do: func() { b.openFilter(c.id) }})
		}
	}
	ShowMenuBelow(all, b.rest())
}

// anchor is the object a column's filter opens under.
func (b *filterBar) anchor(id string) fyne.CanvasObject {
	for i, c := range b.host.filterable() {
		if c.id == id && b.buttons[i].Visible() {
			return b.buttons[i]
		}
	}
	return b.rest()
}

// rest is the button for the filters there is no room for.
func (b *filterBar) rest() *Button {
	if b.short.Visible() {
		return b.short
	}
	return b.more
}
