package ranking

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Names of the detail's tabs.
const (
	detailWhy     = "why"
	detailGates   = "gates"
	detailProfile = "profile"
)

// detail is one institution's result beside the list.
type detail struct {
	s       *Screen
	content fyne.CanvasObject
	name    *kit.Paragraph
	place   *kit.Paragraph
	says    *kit.Paragraph
	tabs    *kit.Tabs
	why     *whyView
	gates   *kit.KeyValues
	around  *fyne.Container
	body    fyne.CanvasObject
	profile *profileView

	load *task.Loader
	code string // chosen; empty: none
	e    *office.Explanation
}

func newDetail(s *Screen) *detail {
	t := s.f.Cat.T
	d := &detail{s: s, why: newWhyView(s.f), gates: kit.NewKeyValues(s.f.Cat, nil), profile: newProfileView(s), load: task.NewLoader(s.f.Tasks)}
	d.name = kit.NewParagraph("", kit.Style{Bold: true, Size: fynetheme.SizeNameSubHeadingText})
	d.place, d.says = kit.NewParagraph("", kit.Strong), kit.NewParagraph("", kit.Muted)
	d.tabs = kit.NewTabs(s.f.Store, "ranking.detail", []kit.Tab{
		{ID: detailWhy, Title: t("ranking.screen.why"), Content: kit.Padded(0, 1, d.why.content)},
		{ID: detailGates, Title: t("ranking.screen.gates"), Content: container.NewVScroll(kit.Padded(0, 1, d.gates))},
		{ID: detailProfile, Title: t("ranking.screen.profile"), Content: d.profile.content, Shown: d.showProfile},
	})
	d.body = container.NewBorder(kit.Stacked(0.5, d.name, d.place, d.says), nil, nil, nil, d.tabs)
	d.around = container.NewStack(d.empty())
	d.content = kit.Padded(2, 1, d.around)
	return d
}

func (d *detail) empty() fyne.CanvasObject {
	t := d.s.f.Cat.T
	return kit.NewEmpty(kit.Empty{Icon: theme.Icon("leaderboard"), Title: t("ranking.screen.choose"), Text: t("ranking.screen.choose.text")})
}

// choose shows another institution.
func (d *detail) choose(code string) {
	if code == d.code {
		return
	}
	d.code = code
	d.show(true)
}

// show reads the explanation anew, or paints only what came in beside it.
func (d *detail) show(anew bool) {
	if d.code == "" || d.s.state.ranking == nil {
		return
	}
	if !anew {
		d.paintHead()
		return
	}
	code, ed := d.code, d.s.f.Edition
	if _, ok := d.s.state.ranking.Find(code); !ok {
		d.code, d.e = "", nil
		d.around.Objects[0] = d.empty()
		d.around.Refresh()
		return
	}
	task.Load(d.load, func(ctx context.Context) (office.Explanation, error) { return d.s.office.Explain(ctx, ed, code) }, func(e office.Explanation) {
		d.e = &e
		d.paint()
	}, d.s.f.Fail)
}

// paint shows the explanation that was read.
func (d *detail) paint() {
	cat := d.s.f.Cat
	d.name.SetText(d.e.Participation.Name)
	d.paintHead()
	d.explain()
	d.gates.Set(gates(cat, d.s.state.ranking.Rules, *d.e))
	d.profile.choose(d.e)
	if d.tabs.At() == detailProfile {
		d.showProfile()
	}
	if d.around.Objects[0] != d.body {
		d.around.Objects[0] = d.body
		d.around.Refresh()
	}
}

// explain begins the explanation anew, in the list that is in front.
func (d *detail) explain() {
	if d.e == nil {
		return
	}
	cat := d.s.f.Cat
	kind, _ := listOf(d.s.list)
	w := why{cat: cat, e: *d.e, all: kind == contest.ListOverall}
	title := cat.T("ranking.screen.why.none")
	if d.e.Standing.Classified {
		place, _, _ := w.around()
		title = cat.T("ranking.screen.why.title", "place", cat.Ordinal(place))
	}
	d.tabs.SetTitle(detailWhy, title)
	d.why.begin(w.root())
}

// paintHead says score and place, and how sure they are.
func (d *detail) paintHead() {
	if d.e == nil {
		return
	}
	d.place.SetText(headline(d.s.f.Cat, d.s.state.ranking, *d.e))
	d.says.SetText(d.s.state.sure.says(d.e.Participation.Code, d.s.list))
}

func (d *detail) showProfile() {
	if d.e != nil {
		d.profile.show()
	}
}

func (d *detail) canUp() bool {
	return d.s.tabs.At() == tabList && d.tabs.At() == detailWhy && d.why.canUp()
}
