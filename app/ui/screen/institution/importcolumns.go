package institution

import (
	"strconv"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// rawShown is how many rows of the file are shown as they stand in it.
const rawShown = 12

// columnStep is the second step: where the header is and what each column holds;
// below it how the rows look as institutions then.
type columnStep struct {
	a       *assistant
	content *fyne.Container
	scroll  *container.Scroll // of the raw rows: it stays where it was
}

func newColumnStep(a *assistant) *columnStep {
	return &columnStep{a: a, content: container.NewStack()}
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
	var offset fyne.Position
	if x.scroll != nil {
		offset = x.scroll.Offset
	}
	x.scroll = container.NewScroll(x.grid(l))
	x.scroll.Offset = offset
	split := container.NewVSplit(x.scroll, kit.Padded(0, 1, x.preview(l)))
	split.SetOffset(0.46)
	x.content.Objects = []fyne.CanvasObject{container.NewBorder(head, nil, nil, nil, split)}
	x.content.Refresh()
}

// grid sets the first rows of the file below the fields their columns are read as.
func (x *columnStep) grid(l *office.List) fyne.CanvasObject {
	cat := x.a.s.f.Cat
	choices := fieldChoices(cat)
	n := len(l.Columns)
	objects := []fyne.CanvasObject{kit.NewParagraph("", kit.Small)}
	for _, c := range l.Columns {
		index := c.Index
		form := kit.NewForm(kit.FormConfig{Cat: cat, Columns: 1, Fields: []kit.Field{columnField(cat, c, choices)}, OnSave: func(_, value string) {
			x.a.reread(x.a.list.Mapped(index, value))
		}})
		form.SetValues(map[string]string{"field": c.Field})
		objects = append(objects, form)
	}
	for i, r := range l.Raw {
		if i == rawShown {
			break
		}
		style := kit.Style{Cut: true}
		switch {
		case r.Header:
			style.Bold = true
		case r.Title:
			style.Colour = theme.ColorNameMuted
		}
		objects = append(objects, kit.NewParagraph(strconv.Itoa(r.Number), kit.Style{Colour: theme.ColorNameMuted, Cut: true, Align: fyne.TextAlignTrailing}))
		for k := range n {
			text := ""
			if at := l.Columns[k].Index; at < len(r.Cells) {
				text = firstLine(r.Cells[at])
			}
			objects = append(objects, kit.NewParagraph(text, style))
		}
	}
	return container.New(gridLayout{n}, objects...)
}

// preview shows the rows as institutions, each cell with what is remarkable about it.
func (x *columnStep) preview(l *office.List) fyne.CanvasObject {
	s := x.a.s
	if l.Problem != nil {
		message, _ := s.f.Cat.Error(l.Problem)
		return kit.NewEmpty(kit.Empty{Icon: theme.Icon("warning"), Title: message, Text: s.f.Cat.T("institution.import.no_name.text")})
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

// Widths of the grid, in units of 8 pixels.
const (
	gridNumber = 5
	gridColumn = 24
)

// gridLayout sets objects in rows of a number and n columns, each row as high as its
// highest object.
type gridLayout struct{ n int }

func (g gridLayout) rows(objects []fyne.CanvasObject, put func(o fyne.CanvasObject, at fyne.Position, size fyne.Size)) fyne.Size {
	gap, first, wide := theme.Grid(1), theme.Grid(gridNumber), theme.Grid(gridColumn)
	y := float32(0)
	for from := 0; from < len(objects); from += g.n + 1 {
		high := float32(0)
		line := objects[from:min(from+g.n+1, len(objects))]
		for _, o := range line {
			high = max(high, o.MinSize().Height)
		}
		for i, o := range line {
			x, w := float32(0), first
			if i > 0 {
				x, w = first+gap+float32(i-1)*(wide+gap), wide
			}
			put(o, fyne.NewPos(x, y), fyne.NewSize(w, high))
		}
		y += high + theme.Grid(0.5)
	}
	return fyne.NewSize(first+float32(g.n)*(wide+gap), y)
}

// Layout implements fyne.Layout.
func (g gridLayout) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	g.rows(objects, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// MinSize implements fyne.Layout.
func (g gridLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return g.rows(objects, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}
