package questionnaire

import (
	"slices"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// pane is the form of the part that is selected.
type pane struct {
	b       *bench
	content *container.Scroll
	box     *fyne.Container
	form    *kit.Form
	ids     []string // of its fields
	ask     *kit.Button
	at      place
	shape   string
}

func newPane(b *bench) *pane {
	p := &pane{b: b, box: kit.Stacked(1), at: head}
	p.content = container.NewVScroll(kit.Padded(2, 1, p.box))
	return p
}

// show makes the form of the part that is selected.
func (p *pane) show() {
	b := p.b
	cat, q := b.s.f.Cat, b.now()
	if b.q.ID == 0 || !b.at.in(q) {
		return
	}
	if b.at != p.at {
		p.content.ScrollToTop()
	}
	p.at, p.shape = b.at, shape(q, b.at)
	at := p.at
	all := fields(cat, q, at)
	p.ids = nil
	for _, f := range all {
		p.ids = append(p.ids, f.ID)
	}
	p.form = kit.NewForm(kit.FormConfig{Cat: cat, Fields: all, OnSave: func(id, v string) { p.save(at, id, v) }})
	p.form.Reset(values(q, at))
	p.box.RemoveAll()
	p.box.Add(kit.NewParagraph(p.title(q), kit.Strong))
	p.box.Add(p.form)
	if at.isCriterion() {
		p.box.Add(p.asked(q.Sections[at.sec].Criteria[at.crit]))
	}
	p.setReadOnly(b.draft == nil)
	p.tell()
	p.box.Refresh()
	p.content.Refresh()
}

func (p *pane) title(q contest.Questionnaire) string {
	t := p.b.s.f.Cat.T
	switch {
	case p.at.isHead():
		return t("questionnaire.head")
	case p.at.isSection():
		return t("questionnaire.section", "code", q.Sections[p.at.sec].Code)
	}
	return t("questionnaire.criterion", "code", q.Sections[p.at.sec].Criteria[p.at.crit].Code)
}

// asked says whom a criterion is asked of, with the way to change it.
func (p *pane) asked(c contest.Criterion) fyne.CanvasObject {
	cat := p.b.s.f.Cat
	p.ask = kit.NewButton(kit.Action{Text: cat.T("questionnaire.asked.change"), Icon: theme.Icon("category"), Enabled: func() bool { return p.b.draft != nil }, Do: p.onAsked})
	return kit.Stacked(0.5, kit.NewParagraph(cat.T("questionnaire.asked"), kit.Strong), kit.NewParagraph(askedText(cat, p.b.s.categories, c), kit.Style{}), container.NewHBox(p.ask))
}

func (p *pane) setReadOnly(on bool) {
	if p.form == nil {
		return
	}
	p.form.SetReadOnly(on)
	if p.ask != nil {
		p.ask.Update()
	}
}

// save takes a field into the draft; where it decides which fields there are, the form
// is made anew.
func (p *pane) save(at place, id, value string) {
	p.b.set(at, id, value)
	if at == p.b.at && shape(p.b.now(), at) != p.shape {
		p.show()
		p.form.Focus(id)
	}
}

// tell says at the fields what the linter found.
func (p *pane) tell() {
	if p.form == nil {
		return
	}
	told := map[string]string{}
	for _, r := range p.b.found {
		if r.at == p.at && r.field != "" && told[r.field] == "" {
			told[r.field] = r.text
		}
	}
	for _, id := range p.ids {
		problem := kit.Problem{}
		if told[id] != "" && p.b.draft != nil {
			problem = kit.Problem{Text: told[id], Warning: true}
		}
		p.form.SetProblem(id, problem)
	}
}

// focus gives a field the keyboard; empty: the first.
func (p *pane) focus(id string) {
	if p.form == nil || p.b.draft == nil {
		return
	}
	switch {
	case id == "asked" && p.ask != nil:
		p.content.ScrollToBottom()
		p.b.s.f.Window.Canvas().Focus(p.ask)
	case slices.Contains(p.ids, id):
		n := float32(slices.Index(p.ids, id)) / float32(len(p.ids))
		p.content.ScrollToOffset(fyne.NewPos(0, max(0, p.form.Size().Height*n-p.content.Size().Height/2)))
		p.form.Focus(id)
	default:
		p.form.Focus(p.ids[0])
	}
}

// commit takes the field in hand into the draft and tells whether it could be read.
func (p *pane) commit() bool { return p.form == nil || p.form.Commit() }

// onAsked asks which kinds of institutions a criterion is for.
func (p *pane) onAsked() {
	b := p.b
	b.commit()
	at := p.at
	if b.draft == nil || !at.isCriterion() || !at.in(b.now()) {
		return
	}
	cat, c := b.s.f.Cat, b.now().Sections[at.sec].Criteria[at.crit]
	column := kit.Stacked(0.5)
	ticked := map[string]bool{}
	for _, category := range b.s.categories {
		own := kindsOf([]contest.Category{category})
		fields, now := make([]kit.Field, len(own)), map[string]string{}
		for i, k := range own {
			ticked[k.key()] = c.Applies(k.category, k.sub)
			now[k.key()] = tick(ticked[k.key()])
			fields[i] = kit.Field{ID: k.key(), Label: wordName(b.s.categories, orElse(k.sub, k.category)), Kind: kit.Check}
		}
		form := kit.NewForm(kit.FormConfig{Cat: cat, Fields: fields, OnSave: func(id, v string) { ticked[id] = v == "1" }})
		form.SetValues(now)
		column.Add(kit.NewParagraph(category.Name, kit.Strong))
		column.Add(form)
	}
	var d *kit.Dialog
	d = kit.NewDialog(kit.DialogConfig{
		Window: b.s.f.Window, Cat: cat, Title: cat.T("questionnaire.asked.title", "code", c.Code), Icon: theme.Icon("category"), Width: 76, Height: 64,
		Content: kit.NewFormScroll(kit.Wide(70, column)),
		Actions: []kit.Action{{Text: cat.T("questionnaire.asked.take"), Primary: true, Do: func() {
			d.Hide()
			b.setAsked(at, func(k kind) bool { return ticked[k.key()] })
		}}},
	})
	d.Show()
}

func orElse(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// setAsked takes the kinds a criterion is for into the draft.
func (b *bench) setAsked(at place, asked func(kind) bool) {
	if b.draft == nil || !at.in(b.now()) {
		return
	}
	q := clone(b.now())
	c := &q.Sections[at.sec].Criteria[at.crit]
	c.For, c.Not = asking(b.s.categories, asked)
	b.change(q, at)
}
