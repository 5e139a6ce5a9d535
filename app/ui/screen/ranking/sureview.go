package ranking

import (
	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// sureView shows how sure the places of the list in front are.
type sureView struct {
	s        *Screen
	content  fyne.CanvasObject
	selector *kit.Form
	says     *kit.Paragraph
	body     *fyne.Container
	near     *kit.Table[doubt]
	change   *kit.Table[doubt]
	drawn    drawn
}

// drawn is what the picture shows, not to paint the same again.
type drawn struct {
	list  string
	c     *office.Certainty
	tiers *office.CertaintyTiers
}

func newSureView(s *Screen) *sureView {
	cat := s.f.Cat
	v := &sureView{s: s, selector: newListSelector(s), says: kit.NewParagraph("", kit.Muted), body: container.NewStack()}
	v.near = v.table("near")
	v.change = v.table("change")
	half := func(id string, t *kit.Table[doubt]) fyne.CanvasObject {
		return container.NewBorder(kit.Stacked(0.5, kit.NewParagraph(cat.T("ranking.screen."+id), kit.Strong), kit.NewParagraph(cat.T("ranking.screen."+id+".text"), kit.Muted)), nil, nil, nil, t)
	}
	right := container.NewGridWithRows(2, half("near", v.near), half("change", v.change))
	left := container.NewBorder(kit.Stacked(0.5, v.selector, v.says), nil, nil, nil, v.body)
	v.content = kit.NewSplit(s.f.Store, "ranking.sure", kit.Padded(1, 0.5, left), kit.Padded(2, 1, right), 0.58)
	return v
}

func (v *sureView) table(id string) *kit.Table[doubt] {
	cat := v.s.f.Cat
	t := cat.T
	return kit.NewTable(kit.TableConfig[doubt]{
		ID: "ranking." + id, Cat: cat, Store: v.s.f.Store, Tasks: v.s.f.Tasks,
		Key: func(d doubt) string { return d.code }, OnOpen: func(d doubt) { v.s.goTo(d.code) },
		Columns: []kit.Column[doubt]{
			{ID: "name", Title: t("ranking.participant"), Width: 190, Text: func(d doubt) string { return d.name }},
			{ID: "score", Title: t("ranking.score"), Width: 66, Align: fyne.TextAlignTrailing, Text: func(d doubt) string { return number(cat, d.score) }, Compare: func(a, b doubt) int { return compareScores(a.score, b.score) }},
			{ID: "says", Title: t("ranking.screen.column.says"), Width: 420, Text: func(d doubt) string { return d.says }},
			{ID: "code", Title: t("office.ranking.code"), Width: 74, Hidden: true, Text: func(d doubt) string { return d.code }},
		},
		Empty: kit.Empty{Icon: theme.Icon("check_circle"), Title: t("ranking.screen." + id + ".none"), Text: t("ranking.screen." + id + ".none.text")},
	})
}

// goTo brings an institution's explanation to the front.
func (s *Screen) goTo(code string) {
	s.want = code
	s.tabs.Open(tabList)
	s.selectWanted()
}

// show paints the list in front.
func (v *sureView) show() {
	if !v.s.inFront(tabSure) {
		return
	}
	c, cat := v.s.state.sure, v.s.f.Cat
	now := drawn{v.s.list, c.c, c.tiers}
	if now == v.drawn && len(v.body.Objects) > 0 {
		return
	}
	v.drawn = now
	w := office.SayCertainty(cat)
	v.near.SetRows(c.doubtful(func(r office.CertaintyRow) bool { return r.Near }, func(r office.CertaintyRow) string { return sentences(w.Level(r), w.Title(r)) }, v.s.list))
	v.change.SetRows(c.doubtful(func(r office.CertaintyRow) bool { return r.WouldChange }, func(r office.CertaintyRow) string { return sentences(w.Change(r), w.Corrected(r)) }, v.s.list))
	v.body.Objects = []fyne.CanvasObject{v.picture(c, w)}
	v.body.Refresh()
}

// picture is the list's places with their ranges, or why there are none.
func (v *sureView) picture(c sureties, w office.CertaintyWords) fyne.CanvasObject {
	cat := v.s.f.Cat
	t := cat.T
	v.says.SetText("")
	switch {
	case c.c == nil:
		return kit.NewEmpty(kit.Empty{Icon: theme.Icon("hourglass_empty"), Title: t("ranking.screen.computing"), Text: t("ranking.screen.sure.computing")})
	case c.c.Refused != nil:
		return kit.NewEmpty(kit.Empty{Icon: theme.Icon("info"), Title: t("ranking.screen.sure.none"), Text: refusal(v.s.f.Cat, c.c.Refused)})
	}
	all, cut := c.groups(v.s.list)
	if len(all) == 0 {
		return kit.NewEmpty(kit.Empty{Icon: theme.Icon("insights"), Title: t("ranking.screen.sure.list"), Text: t("ranking.screen.sure.list.text")})
	}
	says := t("ranking.screen.sure.says")
	if c.tiers == nil {
		says = sentences(says, t("ranking.screen.sure.tiers"))
	}
	if cut {
		says = sentences(says, cat.N("ranking.screen.sure.cut", mostDrawn))
	}
	v.says.SetText(says)
	cards := make([]fyne.CanvasObject, 0, len(all))
	for _, g := range all {
		cards = append(cards, v.card(g))
	}
	return container.NewVScroll(kit.Stacked(1, cards...))
}

func (v *sureView) card(g group) fyne.CanvasObject {
	picture := kit.NewChart(kit.ChartConfig{
		Cat: v.s.f.Cat, Model: g.model, OnTap: func(_, row int) { v.s.goTo(g.codes[row]) },
		Note: func(_, row int) string { return g.notes[row] },
	})
	if g.title == "" {
		return kit.NewCard("", picture)
	}
	title := g.title
	if g.lead {
		return kit.NewCard(title, container.NewBorder(kit.NewBand(v.s.f.Cat.T("ranking.screen.sure.lead"), theme.Info, nil), nil, nil, nil, picture))
	}
	return kit.NewCard(title, picture)
}
