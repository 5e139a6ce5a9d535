package institution

import (
	"context"
	"slices"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// editions is the tab with the institution's editions, the newest first. Scores come
// after the rest: a ranking may have to be computed for them.
type editions struct {
	d       *detail
	content fyne.CanvasObject
	box     *fyne.Container
	load    *task.Loader
	all     []office.InstitutionParticipation
	results []office.InstitutionResult
	stale   bool
}

func newEditions(d *detail) *editions {
	x := &editions{d: d, box: kit.Stacked(1), load: task.NewLoader(d.s.f.Tasks), stale: true}
	x.content = container.NewVScroll(kit.Padded(1, 1, x.box))
	return x
}

func (x *editions) set(all []office.InstitutionParticipation) {
	x.all, x.results = all, nil
	x.paint()
}

// wanted asks for the results when the tab is looked at.
func (x *editions) wanted() {
	if !x.stale || !x.d.loaded || len(x.all) == 0 {
		return
	}
	x.stale = false
	id := x.d.id
	task.Load(x.load, func(ctx context.Context) ([]office.InstitutionResult, error) {
		return x.d.s.office.InstitutionResults(ctx, id)
	}, func(all []office.InstitutionResult) {
		if x.d.id == id {
			x.results = all
			x.paint()
		}
	}, x.d.s.f.Fail)
}

func (x *editions) paint() {
	s := x.d.s
	t := s.f.Cat.T
	enter := kit.Action{Text: t("institution.enter.one", "edition", s.f.Edition.Name), Icon: theme.Icon("how_to_reg"), Enabled: s.f.Writable, Do: func() { s.enter([]int64{x.d.id}) }}
	takes := slices.ContainsFunc(x.all, func(p office.InstitutionParticipation) bool { return p.Edition.ID == s.f.Edition.ID })
	x.box.RemoveAll()
	switch {
	case len(x.all) == 0:
		x.box.Add(kit.NewEmpty(kit.Empty{Icon: theme.Icon("event"), Title: t("institution.editions.empty"), Text: t("institution.editions.empty.text"), Action: &enter}))
	case !takes:
		x.box.Add(container.NewHBox(kit.NewButton(enter)))
	}
	for _, p := range x.all {
		facts := editionFacts(s.f.Cat, p, x.results)
		if p.Edition.ID == s.f.Edition.ID {
			facts[0].Tap = func() { s.toApplication(p.Participation.Code) }
		}
		for i := range facts {
			if p.Licence != nil && facts[i].Value == p.Licence.Number {
				facts[i].Tap = func() { s.f.Go(screen.Route{Screen: "licence", Record: p.Licence.Number}) }
			}
		}
		x.box.Add(kit.NewCard(t("shell.edition", "name", p.Edition.Name, "year", p.Edition.Year), kit.NewKeyValues(s.f.Cat, facts)))
	}
	x.box.Refresh()
}
