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
	"fyne.io/fyne/v2/widget"
)

// reliableView says how far the scores tell institutions apart, and what more audits
// would give.
type reliableView struct {
	s       *Screen
	content fyne.CanvasObject
	body    *fyne.Container
	slider  *widget.Slider
	number  *kit.Paragraph
	lines   *kit.KeyValues
	reach   *kit.Paragraph
	picture *kit.Chart
	cost    *kit.Form
	load    *task.Loader
	plans   plans
	shown   *office.Certainty
}

func newReliableView(s *Screen) *reliableView {
	cat := s.f.Cat
	v := &reliableView{s: s, body: container.NewStack(), load: task.NewLoader(s.f.Tasks)}
	v.number, v.reach = kit.NewParagraph("", kit.Strong), kit.NewParagraph("", kit.Style{})
	v.lines = kit.NewKeyValues(cat, nil)
	v.slider = widget.NewSlider(fewestAudits, mostAudits)
	v.slider.Step = 1
	v.slider.OnChanged = func(float64) { v.showPlan() }
	v.picture = kit.NewChart(kit.ChartConfig{Cat: cat, Height: 220, OnTap: func(_, row int) { v.slider.SetValue(float64(row + fewestAudits)) }})
	var fields []kit.Field
	for _, c := range contest.Channels() {
		fields = append(fields, kit.Field{ID: string(c), Label: cat.T("ranking.screen.cost", "channel", string(c)), Unit: cat.T("ranking.screen.money"), Example: cat.T("ranking.screen.cost.example"), Kind: kit.Number})
	}
	v.cost = kit.NewForm(kit.FormConfig{Cat: cat, Fields: fields, Columns: 3, OnSave: v.onCost})
	values := map[string]string{}
	for _, c := range contest.Channels() {
		values[string(c)] = s.f.Store.Get(costKey(c))
	}
	v.cost.SetValues(values)
	v.content = container.NewVScroll(kit.Padded(2, 1, v.body))
	return v
}

// show paints what is known of the reliability.
func (v *reliableView) show() {
	if !v.s.inFront(tabReliable) {
		return
	}
	c, t := v.s.state.sure.c, v.s.f.Cat.T
	switch {
	case c == nil:
		v.shown = nil
		v.set(kit.NewEmpty(kit.Empty{Icon: theme.Icon("hourglass_empty"), Title: t("ranking.screen.computing"), Text: t("ranking.screen.sure.computing")}))
		return
	case c == v.shown:
		return
	}
	v.shown = c
	w := office.SayCertainty(v.s.f.Cat)
	if c.Refused != nil {
		v.set(kit.NewEmpty(kit.Empty{Icon: theme.Icon("info"), Title: t("ranking.screen.sure.none"), Text: refusal(v.s.f.Cat, c.Refused)}))
		return
	}
	v.set(kit.Stacked(2, v.verdict(c, w), v.planner()))
	v.slider.SetValue(max(fewestAudits, min(mostAudits, float64(int(c.Reliability.MeanN+0.5)))))
	v.makePlans()
}

func (v *reliableView) set(o fyne.CanvasObject) {
	v.body.Objects = []fyne.CanvasObject{o}
	v.body.Refresh()
}

// verdict is the traffic light with the sentences beside it.
func (v *reliableView) verdict(c *office.Certainty, w office.CertaintyWords) fyne.CanvasObject {
	t := v.s.f.Cat.T
	l := lights[string(c.Reliability.Grade)]
	lamps := container.NewGridWithRows(1)
	for i, colour := range lampColours() {
		lamps.Add(container.NewGridWrap(fyne.NewSquareSize(theme.Grid(4)), lamp(colour, i == l.lamp)))
	}
	word := kit.NewBadge(t("ranking.screen.light."+string(c.Reliability.Grade)), l.tone)
	said := []fyne.CanvasObject{
		kit.Beside(1.5, -1, lamps, word),
		kit.NewParagraph(w.Reliability(c.Reliability), kit.Strong),
		kit.NewParagraph(w.Needed(c.Reliability), kit.Style{}),
		kit.NewParagraph(w.Grade(c.Reliability.Grade), kit.Style{}),
	}
	for _, f := range c.Warnings {
		said = append(said, kit.NewBand(w.Warning(f), theme.Warn, nil))
	}
	return kit.NewCard(t("ranking.screen.tab.reliable"), kit.Stacked(1, said...))
}

// planner is the slider with what a number of audits would give.
func (v *reliableView) planner() fyne.CanvasObject {
	t := v.s.f.Cat.T
	side := kit.Stacked(1, v.number, track(v.slider), v.lines, v.reach)
	return kit.NewFlow(52, 2,
		kit.NewCard(t("ranking.screen.plan"), kit.Stacked(1.5, side, v.cost)),
		kit.NewCard(t("ranking.screen.plan.picture"), v.picture))
}

// makePlans works the plans out with the costs as they stand.
func (v *reliableView) makePlans() {
	c, costs := v.shown, costs(v.s.f.Store)
	task.Load(v.load, func(context.Context) (plans, error) { return makePlans(c, costs), nil }, func(p plans) {
		v.plans = p
		v.picture.SetModel(planModel(v.s.f.Cat, p))
		v.showPlan()
	}, v.s.f.Fail)
}

// showPlan paints the plan the slider stands at.
func (v *reliableView) showPlan() {
	cat := v.s.f.Cat
	n := int(v.slider.Value + 0.5)
	v.number.SetText(cat.N("ranking.screen.plan.audits", n))
	o, ok := v.plans.at(n)
	if !ok {
		return
	}
	v.lines.Set(planLines(cat, o, len(costs(v.s.f.Store)) > 0))
	says := cat.T("ranking.screen.plan.unreachable")
	if v.plans.reached {
		says = cat.N("ranking.screen.plan.reach", v.plans.reach.Total)
	}
	v.reach.SetText(says)
}

func (v *reliableView) onCost(id, value string) {
	v.s.f.Store.Set(costKey(contest.Channel(id)), value)
	if v.shown != nil && v.shown.Refused == nil {
		v.makePlans()
	}
}
