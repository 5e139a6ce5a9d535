package institution

import (
	"strconv"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// columnStep is the second step: where the header is and what each column holds;
// below it how the rows look as institutions then.
type columnStep struct {
	a       *assistant
	content *fyne.Container
	grid    *rawGrid
	again   fyne.Focusable // its field in the new grid
	hand    int            // the column that was changed last: it keeps the keyboard; -1: none
	choices []kit.Choice   // what a column can be read as
}

func newColumnStep(a *assistant) *columnStep {
	return &columnStep{a: a, content: container.NewStack(), choices: fieldChoices(a.s.f.Cat), hand: -1}
}

func (x *columnStep) ready() (bool, string) {
	if l := x.a.list; l != nil && l.Problem != nil {
		return false, x.a.s.f.Cat.T("institution.import.no_name")
	}
	return x.a.list != nil && x.a.idle(), ""
}

func (x *columnStep) show(l *office.List) {
	cat := x.a.s.f.Cat
	head := kit.NewForm(kit.FormConfig{Cat: cat, Fields: headerFields(cat, l), Columns: 3, OnSave: func(id, value string) {
		x.a.reread(headerSettings(x.a.list, id, value))
	}})
	head.SetValues(headerValues(l))
	grid := newRawGrid(l, func(c office.ListColumn) fyne.CanvasObject { return x.column(c) })
	if x.grid != nil {
		grid.scroll.Offset = x.grid.scroll.Offset
	}
	x.grid = grid
	split := container.NewVSplit(grid.content, kit.Padded(0, 1, x.preview(l)))
	split.SetOffset(0.48)
	x.content.Objects = []fyne.CanvasObject{container.NewBorder(head, nil, nil, nil, split)}
	x.content.Refresh()
	if x.again != nil && x.a.steps.At() == stepColumns {
		x.a.s.f.Window.Canvas().Focus(x.again)
	}
	x.again, x.hand = nil, -1
}

// column asks what a column is read as.
func (x *columnStep) column(c office.ListColumn) fyne.CanvasObject {
	cat := x.a.s.f.Cat
	form := kit.NewForm(kit.FormConfig{Cat: cat, Columns: 1, Fields: []kit.Field{columnField(cat, c, x.choices)}, OnSave: func(_, value string) {
		x.hand = c.Index
		x.a.reread(x.a.list.Mapped(c.Index, value))
	}})
	form.SetValues(map[string]string{"field": c.Field})
	if c.Index == x.hand {
		x.again = form.First()
	}
	return form
}

// preview shows the rows as institutions, each cell with what is remarkable about it.
func (x *columnStep) preview(l *office.List) fyne.CanvasObject {
	s := x.a.s
	if l.Problem != nil {
		return kit.NewEmpty(kit.Empty{Icon: theme.Icon("warning"), Title: s.f.Cat.T("institution.import.no_name"), Text: s.f.Cat.T("institution.import.no_name.text")})
	}
	table := kit.NewTable(kit.TableConfig[previewLine]{
		ID: "institution.preview", Cat: s.f.Cat, Tasks: s.f.Tasks, Columns: previewColumns(s.f.Cat, s.words, l),
		Key:         func(p previewLine) string { return strconv.Itoa(p.Row) },
		Placeholder: s.f.Cat.T("institution.import.preview.search"),
		OnOpen:      func(previewLine) { x.a.steps.Next() },
		Empty:       kit.Empty{Title: s.f.Cat.T("institution.import.preview.empty"), Text: s.f.Cat.T("institution.import.preview.empty.text")},
	})
	table.SetRows(previewLines(s.f.Cat, l))
	return table
}
