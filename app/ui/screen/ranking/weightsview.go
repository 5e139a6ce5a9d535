package ranking

import (
	"context"
	"strconv"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// weightsView tries other weights. What it shows is never official, and looks so.
type weightsView struct {
	s        *Screen
	content  fyne.CanvasObject
	ground   *canvas.Rectangle
	dials    *fyne.Container
	sum      *kit.Paragraph
	table    *kit.Table[moved]
	study    *fyne.Container
	selector *kit.Form

	load    *task.Loader
	all     []dial
	set     map[string]int
	numbers map[string]*kit.Form
	sought  map[string]bool // lists whose robustness is being computed
	found   map[string]*office.WeightRobustness
	of      *office.Ranking
}

func newWeightsView(s *Screen) *weightsView {
	cat := s.f.Cat
	t := cat.T
	v := &weightsView{s: s, dials: kit.Stacked(1), sum: kit.NewParagraph("", kit.Strong), study: container.NewStack(), selector: newListSelector(s), load: task.NewLoader(s.f.Tasks), set: map[string]int{}}
	v.ground = canvas.NewRectangle(theme.Color(theme.Warn.Background()))
	v.table = kit.NewTable(kit.TableConfig[moved]{
		ID: "ranking.moves", Cat: cat, Store: s.f.Store, Tasks: s.f.Tasks, Columns: movedColumns(cat),
		Key: func(m moved) string { return m.code }, OnOpen: func(m moved) { s.goTo(m.code) },
		Empty: kit.Empty{Icon: theme.Icon("tune"), Title: t("ranking.screen.trial.none"), Text: t("ranking.screen.trial.none.text")},
	})
	left := container.NewVScroll(kit.Padded(1, 0, v.dials))
	trial := kit.NewSplit(s.f.Store, "ranking.weights", kit.Padded(2, 1, left), kit.Padded(1, 1, container.NewBorder(v.sum, nil, nil, nil, v.table)), 0.36)
	band := kit.NewBand(t("ranking.screen.trial.band"), theme.Warn, &kit.Action{Text: t("ranking.screen.trial.reset"), Icon: theme.Icon("replay"), Do: v.onReset})
	robust := kit.NewCard("", container.NewBorder(nil, nil, kit.Wide(38, v.selector), nil, kit.Padded(2, 0.5, v.study)))
	v.content = container.NewBorder(kit.Padded(1, 1, robust), nil, nil, nil, container.NewStack(v.ground, container.NewBorder(band, nil, nil, nil, trial)))
	return v
}

// show makes the dials of a ranking that was read.
func (v *weightsView) show() {
	r, cat := v.s.state.ranking, v.s.f.Cat
	if r == v.of || !v.s.inFront(tabWeights) {
		return
	}
	v.of = r
	v.sought, v.found = map[string]bool{}, map[string]*office.WeightRobustness{}
	v.all = dials(cat, r)
	v.numbers = map[string]*kit.Form{}
	v.dials.RemoveAll()
	for _, d := range v.all {
		v.dials.Add(v.dial(d))
	}
	v.dials.Refresh()
	v.try()
	v.showStudy()
}

// dial is a weight's slider with a field for its number and the official one.
func (v *weightsView) dial(d dial) fyne.CanvasObject {
	cat, unit := v.s.f.Cat, ""
	if kind, _ := listOf(d.id); kind == contest.ListArea {
		unit = "%"
	}
	slider := widget.NewSlider(leastWeight, float64(d.most))
	number := kit.NewForm(kit.FormConfig{
		Cat: cat, Columns: 1, Fields: []kit.Field{{ID: d.id, Kind: kit.Number, Unit: unit}},
		OnSave: func(_, text string) {
			slider.SetValue(float64(d.read(text, v.valueOf(d))))
			v.say(d)
		},
	})
	v.numbers[d.id] = number
	slider.Step = 1
	slider.SetValue(float64(v.valueOf(d)))
	slider.OnChanged = func(x float64) {
		v.set[d.id] = int(x + 0.5)
		v.say(d)
		v.try()
	}
	v.say(d)
	official := kit.NewParagraph(cat.T("ranking.screen.dial.official", "official", cat.Integer(d.official)+unit), kit.Style{Colour: theme.ColorNameMuted, Whole: true})
	return kit.Stacked(0, kit.Beside(1, 0, kit.NewParagraph(d.label, kit.Strong), official), container.NewBorder(nil, nil, nil, kit.Wide(14, number), track(slider)))
}

func (v *weightsView) valueOf(d dial) int {
	if x, said := v.set[d.id]; said {
		return x
	}
	return d.official
}

// say writes the weight as it is set into its field.
func (v *weightsView) say(d dial) {
	v.numbers[d.id].SetValues(map[string]string{d.id: strconv.Itoa(v.valueOf(d))})
}

func (v *weightsView) onReset() {
	v.set, v.of = map[string]int{}, nil
	if v.s.state.ranking != nil {
		v.show()
	}
}

// try ranks with the weights as they are set.
func (v *weightsView) try() {
	r, cat := v.of, v.s.f.Cat
	w, tried := weightsOf(v.all, v.set)
	if !tried {
		v.load.Stop()
		v.sum.SetText("")
		v.table.SetRows(nil)
		return
	}
	type result struct {
		moves []moved
		trial *office.Trial
	}
	task.Load(v.load, func(context.Context) (out result, err error) {
		if out.trial, err = r.WhatIf(w); err == nil {
			out.moves = moves(cat, r, out.trial)
		}
		return out, err
	}, func(got result) {
		v.sum.SetText(cat.T("ranking.screen.trial.sum", "moves", cat.N("ranking.screen.trial.moves", len(got.moves)),
			"gained", cat.N("ranking.screen.trial.gain", len(got.trial.Gained)), "lost", cat.N("ranking.screen.trial.lose", len(got.trial.Lost))))
		v.table.SetRows(got.moves)
	}, v.s.f.Fail)
}

// shown begins to compute how much the list in front owes to its weights; it takes its
// time, so it begins when somebody looks.
func (v *weightsView) shown() {
	v.show()
	v.ground.FillColor = theme.Color(theme.Warn.Background())
	v.ground.Refresh()
	v.showStudy()
}

// showStudy paints the robustness of the list in front, or computes it.
func (v *weightsView) showStudy() {
	if v.of == nil || !v.s.inFront(tabWeights) {
		return
	}
	category := v.s.chosenCategory()
	t := v.s.f.Cat.T
	switch found := v.found[category]; {
	case found != nil:
		v.setStudy(v.robust(found))
	case v.sought[category]:
		v.setStudy(kit.NewParagraph(t("ranking.screen.robust.computing"), kit.Muted))
	default:
		v.setStudy(kit.NewParagraph(t("ranking.screen.robust.computing"), kit.Muted))
		v.compute(category)
	}
}

func (v *weightsView) setStudy(o fyne.CanvasObject) {
	v.study.Objects = []fyne.CanvasObject{o}
	v.study.Refresh()
}

// compute draws weights in the background; the window shows how far it is.
func (v *weightsView) compute(category string) {
	v.sought[category] = true
	of := v.of
	var got *office.WeightRobustness
	v.s.f.Tasks.Run(v.s.f.Cat.T("ranking.screen.robust"), func(ctx context.Context, p task.Progress) (err error) {
		got, err = v.s.office.WeightStudy(office.WithProgress(ctx, p), v.s.f.Edition, category)
		return err
	}, func(err error) {
		if of != v.of {
			return
		}
		v.sought[category] = false
		switch {
		case err != nil:
			again := kit.NewButton(kit.Action{Text: v.s.f.Cat.T("ranking.screen.robust.again"), Icon: theme.Icon("refresh"), Do: v.showStudy})
			v.setStudy(kit.Beside(1, -1, again))
			v.s.f.Fail(err)
		default:
			v.found[category] = got
			v.showStudy()
		}
	})
}

// robust says what a list owes to its weights.
func (v *weightsView) robust(r *office.WeightRobustness) fyne.CanvasObject {
	cat := v.s.f.Cat
	w := office.SayCertainty(cat)
	if r.Reason != "" {
		return kit.NewParagraph(w.Weights(r), kit.Style{})
	}
	return kit.Stacked(0.5, kit.NewParagraph(leaderLine(cat, v.of, r), kit.Strong), kit.NewParagraph(sentences(w.Weights(r), w.WeightsShare(r)), kit.Style{}))
}
