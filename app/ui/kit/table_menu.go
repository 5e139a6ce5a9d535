package kit

import (
	"slices"

	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// contextMenu implements gridSource: what can be done with the selected rows, and
// what every table can do.
func (t *Table[T]) contextMenu(_ int, at fyne.Position) {
	c := canvasOf(t.grid)
	if c == nil {
		return
	}
	var all []Action
	if t.cfg.Actions != nil && len(t.chosen.picks) > 0 {
		all = t.cfg.Actions(t.Selected())
	}
	menu := NewMenu(all)
	if len(menu.Items) > 0 {
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
	}
	menu.Items = append(menu.Items, NewMenu(t.ownActions()).Items...)
	menu.Items = append(menu.Items, t.sortMenu())
	openMenu(menu, c, at)
}

// ownActions are what every table can do with rows.
func (t *Table[T]) ownActions() []Action {
	cat := t.cfg.Cat
	all := []Action{
		{
			Text: cat.T("kit.table.copy"), Icon: theme.Icon("content_copy"), Key: Ctrl(fyne.KeyC), Do: t.copy,
			Enabled: func() bool { return len(t.chosen.picks) > 0 },
		},
	}
	if t.cfg.OnPaste != nil {
		all = append(all, Action{
			Text: cat.T("kit.table.paste"), Icon: theme.Icon("content_paste"), Key: Ctrl(fyne.KeyV),
			Do: func() { t.paste(fyne.CurrentApp().Clipboard()) },
		})
	}
	return append(all, Action{
		Text: cat.T("kit.table.select_all"), Icon: theme.Icon("select_all"), Key: Ctrl(fyne.KeyA), Do: t.pickAll,
		Enabled: func() bool { return t.count() > 0 },
	})
}

// sortMenu sorts by keyboard: the header is for the mouse.
func (t *Table[T]) sortMenu() *fyne.MenuItem {
	item := fyne.NewMenuItem(t.cfg.Cat.T("kit.table.sort_by"), nil)
	item.Icon = theme.Icon("sort")
	item.ChildMenu = fyne.NewMenu("")
	for _, s := range t.layout {
		if !s.Hidden {
			n := t.column(s.ID)
			child := fyne.NewMenuItem(t.cfg.Columns[n].Title, func() { t.sortBy(n) })
			child.Checked = t.asked.Sort == s.ID
			item.ChildMenu.Items = append(item.ChildMenu.Items, child)
		}
	}
	return item
}

// menuAtCurrent opens the context menu beside the current row.
func (t *Table[T]) menuAtCurrent() {
	if t.chosen.at < 0 {
		return
	}
	t.grid.reveal(t.chosen.at)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.grid)
	y := float32(float64(t.chosen.at+1)*float64(rowHeight())-t.grid.y) + rowHeight()
	t.contextMenu(t.chosen.at, at.AddXY(theme.Grid(4), y))
}

// headerMenu implements gridSource.
func (t *Table[T]) headerMenu(column int, at fyne.Position) {
	c := canvasOf(t.grid)
	if c == nil {
		return
	}
	cat, col := t.cfg.Cat, t.cfg.Columns[column]
	order := func(id string, desc bool) func() { return func() { t.order(id, desc) } }
	all := []Action{
		{Text: cat.T("kit.table.ascending"), Icon: theme.Icon("arrow_upward"), Do: order(col.ID, false)},
		{Text: cat.T("kit.table.descending"), Icon: theme.Icon("arrow_downward"), Do: order(col.ID, true)},
	}
	if t.asked.Sort != "" {
		all = append(all, Action{Text: cat.T("kit.table.unsorted"), Icon: theme.Icon("sort"), Do: order("", false)})
	}
	if col.Filter != FilterNone {
		all = append(all, Action{Text: cat.T("kit.table.filter"), Icon: theme.Icon("filter_alt"), Do: func() { t.bar.openFilter(col.ID) }})
	}
	all = append(all,
		Action{Text: cat.T("kit.table.fit"), Icon: theme.Icon("fit_screen"), Do: func() { t.fit(column) }},
		Action{
			Text: cat.T("kit.table.hide"), Icon: theme.Icon("visibility_off"), Do: func() { t.hideColumn(col.ID, true) },
			Enabled: func() bool { return len(t.grid.cols) > 1 },
		},
		Action{Text: cat.T("kit.table.columns"), Icon: theme.Icon("view_column"), Do: func() { t.bar.openColumns() }},
	)
	openMenu(NewMenu(all), c, at)
}

// sortBy implements gridSource: once up, once down.
func (t *Table[T]) sortBy(column int) {
	id := t.cfg.Columns[column].ID
	t.order(id, t.asked.Sort == id && !t.asked.Desc)
}

func (t *Table[T]) order(id string, desc bool) {
	t.asked.Sort, t.asked.Desc = id, desc
	t.arrange()
	t.find(newOrder)
}

// resized implements gridSource.
func (t *Table[T]) resized(column int, width float32) {
	for i := range t.layout {
		if t.layout[i].ID == t.cfg.Columns[column].ID {
			t.layout[i].Width = width
		}
	}
	t.remember()
}

// fitRows is how many rows a fitted column is measured by.
const fitRows = 500

// fit implements gridSource.
func (t *Table[T]) fit(column int) {
	t.resized(column, t.grid.fitted(column, fitRows))
	t.arrange()
}

// moved implements gridSource.
func (t *Table[T]) moved(column, before int) {
	from := t.layoutOf(t.cfg.Columns[column].ID)
	s := t.layout[from]
	t.layout = slices.Delete(t.layout, from, from+1)
	to := len(t.layout)
	if before >= 0 {
		to = t.layoutOf(t.cfg.Columns[before].ID)
	}
	t.layout = slices.Insert(t.layout, to, s)
	t.remember()
	t.arrange()
}

func (t *Table[T]) layoutOf(id string) int {
	return slices.IndexFunc(t.layout, func(s columnState) bool { return s.ID == id })
}

// openMenu opens a menu at a position of the canvas.
func openMenu(menu *fyne.Menu, c fyne.Canvas, at fyne.Position) {
	widget.NewPopUpMenu(menu, c).ShowAtPosition(at)
}
