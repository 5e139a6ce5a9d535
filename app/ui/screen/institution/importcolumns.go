package institution

import (
	"strconv"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// headerWide is the width of the fields about the header, in units of 8 pixels. They
// stand beside the list's rows: in a small window no row would be left below them.
const headerWide = 21

// columnStep is the second step: where the header is and what each column holds;
// below it how the rows look as institutions then.
type columnStep struct {
	a       *assistant
	content *fyne.Container
	below   *fyne.Container // the preview
	grid    *rawGrid
	shown   *office.List
	forms   map[int]*kit.Form // of the columns that were in view, by index
	choices []kit.Choice      // what a column can be read as
}

func newColumnStep(a *assistant) *columnStep {
	return &columnStep{a: a, content: container.NewStack(), below: container.NewStack(), choices: fieldChoices(a.s.f.Cat)}
}

func (x *columnStep) ready() (bool, string) {
	if l := x.a.list; l != nil && l.Problem != nil {
		return false, x.a.s.f.Cat.T("institution.import.no_name")
	}
	return x.a.list != nil && x.a.idle(), ""
}

// show shows a list. Where only what its columns are read as has changed, the fields
// stay: one of them may have the keyboard.
func (x *columnStep) show(l *office.List) {
	was := x.shown
	x.shown = l
	if was == nil || !sameColumns(was, l) {
		x.build(l)
	}
	for _, c := range l.Columns {
		if form := x.forms[c.Index]; form != nil {
			form.SetValues(map[string]string{"field": c.Field})
			form.SetHelp("field", columnHelp(x.a.s.f.Cat, c))
		}
	}
	x.below.Objects = []fyne.CanvasObject{x.preview(l)}
	x.below.Refresh()
}

func (x *columnStep) build(l *office.List) {
	cat := x.a.s.f.Cat
	head := kit.NewForm(kit.FormConfig{Cat: cat, Fields: headerFields(cat, l), Columns: 1, OnSave: func(id, value string) {
		x.a.reread(headerSettings(x.a.list, id, value))
	}})
	head.SetValues(headerValues(l))
	x.forms = map[int]*kit.Form{}
	x.grid = newRawGrid(l, func(c office.ListColumn) fyne.CanvasObject { return x.column(c) })
	rows := container.NewBorder(nil, nil, kit.Wide(headerWide, head), nil, x.grid.content)
	split := container.NewVSplit(rows, kit.Padded(0, 0.5, x.below))
	split.SetOffset(0.48)
	x.content.Objects = []fyne.CanvasObject{split}
	x.content.Refresh()
}

// column asks what a column is read as; c is as it was when the grid was made.
func (x *columnStep) column(c office.ListColumn) fyne.CanvasObject {
	cat := x.a.s.f.Cat
	for _, now := range x.shown.Columns {
		if now.Index == c.Index {
			c = now
		}
	}
	form := kit.NewForm(kit.FormConfig{
		Cat: cat, Columns: 1, Fields: []kit.Field{columnField(cat, c, x.choices)}, OnLast: x.a.steps.Next,
		OnSave: func(_, value string) { x.a.say(c.Index, value) },
	})
	form.SetValues(map[string]string{"field": c.Field})
	x.forms[c.Index] = form
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
		Key:    func(p previewLine) string { return strconv.Itoa(p.Row) },
		OnOpen: func(previewLine) { x.a.steps.Next() },
		Empty:  kit.Empty{Title: s.f.Cat.T("institution.import.preview.empty"), Text: s.f.Cat.T("institution.import.preview.empty.text")},
	})
	table.SetRows(previewLines(s.f.Cat, l))
	return table
}
