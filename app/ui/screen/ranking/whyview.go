package ranking

import (
	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// whyView walks through an explanation: a path, what one reads at this step, and its
// lines. Enter goes down, Backspace up.
type whyView struct {
	f       *screen.Frame
	content fyne.CanvasObject
	path    *fyne.Container
	slide   *container.Scroll // the path may be longer than there is room
	says    *kit.Paragraph
	body    *fyne.Container
	tables  map[level]*kit.Table[whyRow]
	way     []node
}

func newWhyView(f *screen.Frame) *whyView {
	v := &whyView{f: f, path: container.NewHBox(), says: kit.NewParagraph("", kit.Style{}), body: container.NewStack(), tables: map[level]*kit.Table[whyRow]{}}
	v.slide = container.NewHScroll(v.path)
	v.content = container.NewBorder(kit.Stacked(1, v.slide, v.says), nil, nil, nil, v.body)
	return v
}

// whyColumn is a column of a level: its key below "ranking.screen.column".
type whyColumn struct {
	id    string
	width float32
	right bool
}

// whyColumns are the levels' columns as data, in the order of whyRow.cells.
var whyColumns = map[level][]whyColumn{
	levelPlace:     {{"place", 68, true}, {"name", 188, false}, {"score", 62, true}, {"ahead", 88, true}},
	levelVersus:    {{"channel", 90, false}, {"own", 120, true}, {"theirs", 80, true}, {"ahead", 80, true}},
	levelChannels:  {{"channel", 76, false}, {"score", 106, true}, {"median", 72, true}, {"part", 56, true}, {"worth", 60, true}, {"audits", 60, true}},
	levelAreas:     {{"area", 184, false}, {"score", 104, true}, {"median", 72, true}, {"criteria", 70, true}},
	levelCriteria:  {{"criterion", 178, false}, {"share", 104, true}, {"median", 72, true}, {"lost", 64, true}, {"code", 60, false}},
	levelResponses: {{"audit", 106, false}, {"points", 96, true}, {"comment", 126, false}, {"auditscore", 102, true}},
}

// table gives the table of a level, made when it is first needed.
func (v *whyView) table(l level) *kit.Table[whyRow] {
	if t := v.tables[l]; t != nil {
		return t
	}
	t := v.f.Cat.T
	var cols []kit.Column[whyRow]
	for i, c := range whyColumns[l] {
		col := kit.Column[whyRow]{ID: c.id, Title: t("ranking.screen.column." + c.id), Width: c.width, Text: func(r whyRow) string { return r.cells[i] }, Compare: func(a, b whyRow) int { return 0 }}
		if c.right {
			col.Align = fyne.TextAlignTrailing
		}
		if i == 1 {
			col.Bar = func(r whyRow) *kit.Bar { return r.bar }
		}
		cols = append(cols, col)
	}
	made := kit.NewTable(kit.TableConfig[whyRow]{
		ID: "ranking.why." + string(l), Cat: v.f.Cat, Store: v.f.Store, Tasks: v.f.Tasks, Columns: cols,
		Key: func(r whyRow) string { return r.key }, OnOpen: v.open, Actions: v.actions, Placeholder: t("ranking.screen.why.search"),
		Empty: kit.Empty{Icon: theme.Icon("rule"), Title: t("ranking.screen.why.empty")},
	})
	v.tables[l] = made
	return made
}

// actions are what can be done with a line.
func (v *whyView) actions(rows []whyRow) []kit.Action {
	if len(rows) != 1 {
		return nil
	}
	r, t := rows[0], v.f.Cat.T
	return []kit.Action{
		{Name: "ranking.down", Text: t("ranking.screen.down"), Icon: theme.Icon("arrow_downward"), Enabled: func() bool { return r.down != nil || r.audit != "" }, Do: func() { v.open(r) }},
		{Name: "ranking.up", Text: t("ranking.screen.up"), Icon: theme.Icon("arrow_upward"), Enabled: v.canUp, Do: v.up},
	}
}

// begin shows the root of another explanation.
func (v *whyView) begin(n node) {
	v.way = []node{n}
	v.show()
}

// open goes down a line, or to the audit it stands for.
func (v *whyView) open(r whyRow) {
	switch {
	case r.down != nil:
		v.way[len(v.way)-1].mark = r.key
		v.way = append(v.way, r.down())
		v.show()
		v.focus()
	case r.audit != "":
		v.f.Go(screen.Route{Screen: "audit", Record: r.audit})
	}
}

func (v *whyView) here() node { return v.way[len(v.way)-1] }

func (v *whyView) canUp() bool { return len(v.way) > 1 }

// up goes back to the line one came from.
func (v *whyView) up() {
	if v.canUp() {
		v.upTo(len(v.way) - 2)
	}
}

func (v *whyView) upTo(i int) {
	v.way = v.way[:i+1]
	v.show()
	v.focus()
}

func (v *whyView) show() {
	n := v.here()
	v.path.RemoveAll()
	for i, step := range v.way {
		if i > 0 {
			v.path.Add(container.NewCenter(kit.NewParagraph("›", kit.Style{Colour: theme.ColorNameMuted, Whole: true})))
		}
		v.path.Add(container.NewCenter(v.step(i, step.title)))
	}
	v.says.SetText(n.says)
	t := v.table(n.level)
	t.SetRows(n.rows)
	mark := n.mark
	if mark == "" && len(n.rows) > 0 {
		mark = n.rows[0].key
	}
	t.Select(mark)
	v.body.Objects = []fyne.CanvasObject{t}
	v.body.Refresh()
	v.content.Refresh()
	v.slide.ScrollToOffset(fyne.NewPos(v.path.MinSize().Width, 0))
}

// step is one part of the path; the present one leads nowhere.
func (v *whyView) step(i int, title string) fyne.CanvasObject {
	title = shortened(title, 24)
	if i == len(v.way)-1 {
		return kit.NewParagraph(title, kit.Style{Bold: true, Whole: true})
	}
	return kit.NewButton(kit.Action{Text: title, Do: func() { v.upTo(i) }})
}

// shortened cuts a text that would make the path too long.
func shortened(s string, letters int) string {
	if r := []rune(s); len(r) > letters {
		return string(r[:letters-1]) + "…"
	}
	return s
}

// focus gives the lines the keyboard.
func (v *whyView) focus() {
	if len(v.way) > 0 {
		v.f.Window.Canvas().Focus(v.table(v.here().level).Keyboard())
	}
}
