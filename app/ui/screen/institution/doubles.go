package institution

import (
	"context"
	"strconv"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// doubles is the tab with other records that may be the same institution.
type doubles struct {
	d       *detail
	content fyne.CanvasObject
	box     *fyne.Container
	load    *task.Loader
	stale   bool
}

func newDoubles(d *detail) *doubles {
	x := &doubles{d: d, box: kit.Stacked(1), load: task.NewLoader(d.s.f.Tasks), stale: true}
	x.content = container.NewVScroll(kit.Padded(1, 1, x.box))
	return x
}

// wanted looks for doubles when the tab is looked at.
func (x *doubles) wanted() {
	if !x.stale || !x.d.loaded {
		return
	}
	x.stale = false
	id := x.d.id
	x.box.RemoveAll()
	x.box.Add(kit.NewParagraph(x.d.s.f.Cat.T("institution.doubles.looking"), kit.Muted))
	x.box.Refresh()
	task.Load(x.load, func(ctx context.Context) ([]office.InstitutionDouble, error) {
		return x.d.s.office.InstitutionDoubles(ctx, id)
	}, func(all []office.InstitutionDouble) {
		if x.d.id == id {
			x.paint(all)
		}
	}, x.d.s.f.Fail)
}

func (x *doubles) paint(all []office.InstitutionDouble) {
	s := x.d.s
	t := s.f.Cat.T
	x.d.tabs.SetTitle("doubles", counted(s.f.Cat, t("institution.tab.doubles"), len(all)))
	x.box.RemoveAll()
	if len(all) == 0 {
		x.box.Add(kit.NewEmpty(kit.Empty{Icon: theme.Icon("difference"), Title: t("institution.doubles.empty"), Text: t("institution.doubles.empty.text")}))
	}
	for _, other := range all {
		id := other.Institution.ID
		compare := kit.Action{Text: t("institution.doubles.compare"), Icon: theme.Icon("compare_arrows"), Do: func() { s.openMerge(x.d.id, id) }}
		show := kit.Action{Text: t("institution.doubles.show"), Icon: theme.Icon("arrow_forward"), Do: func() { s.table.Select(strconv.FormatInt(id, 10)) }}
		facts := kit.NewKeyValues(s.f.Cat, doubleFacts(s.f.Cat, s.words, other))
		buttons := container.NewHBox(kit.NewButton(compare), kit.NewButton(show))
		x.box.Add(kit.NewCard("", kit.Stacked(1, kit.NewParagraph(other.Institution.Name, kit.Strong), facts, buttons)))
	}
	x.box.Refresh()
}
