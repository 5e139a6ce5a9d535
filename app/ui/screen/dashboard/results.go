package dashboard

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/chart"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// resultsCard shows the ranking in short. Where the ranking is not in memory it is
// computed as a job of its own, after the rest of the dashboard is there.
type resultsCard struct {
	s      *Screen
	card   fyne.CanvasObject
	chart  *kit.Chart
	model  *slot[chart.Model]
	said   *slot[string] // while there are no results
	lines  *slot[[]categoryScore]
	titles *slot[string]
	cancel func()
	number int // of the newest job
}

func newResultsCard(s *Screen) *resultsCard {
	t := s.f.Cat.T
	r := &resultsCard{s: s, model: newSlot[chart.Model](), said: newSlot[string](), lines: newSlot[[]categoryScore](), titles: newSlot[string]()}
	ranking := s.to(screen.Route{Screen: "ranking"})
	r.chart = kit.NewChart(kit.ChartConfig{Cat: s.f.Cat, Empty: t("dashboard.results.few"), OnTap: func(int, int) { ranking() }})
	r.chart.Hide()
	r.card = s.card(t("dashboard.results"), kit.Stacked(1, r.titles.box, r.said.box, r.chart, r.lines.box), t("dashboard.results.open"), screen.Route{Screen: "ranking"})
	r.card.Hide()
	return r
}

// begin shows the results that are known, or computes them.
func (r *resultsCard) begin(d office.Dashboard) {
	show := withSheets(d)
	if show != r.card.Visible() {
		if r.card.Show(); !show {
			r.card.Hide()
		}
	}
	switch {
	case !show:
		r.stop()
	case d.Results != nil:
		r.stop()
		r.show(*d.Results)
	default:
		r.compute()
	}
}

func (r *resultsCard) stop() {
	r.number++
	if r.cancel != nil {
		r.cancel()
		r.cancel = nil
	}
}

func (r *resultsCard) compute() {
	r.stop()
	mine, f := r.number, r.s.f
	if r.model.shown == nil {
		r.said.set(f.Cat.T("dashboard.results.waiting"), muted)
	}
	var got office.DashboardResults
	r.cancel = f.Tasks.Run(f.Cat.T("dashboard.results.job"), func(ctx context.Context, p task.Progress) (err error) {
		got, err = r.s.office.DashboardResults(office.WithProgress(ctx, p), f.Edition)
		return err
	}, func(err error) {
		switch {
		case mine != r.number:
		case err != nil:
			r.stopped(err)
		default:
			r.show(got)
			if got.OpenCriticals > 0 { // which only the ranking knows
				r.s.reload()
			}
		}
	})
}

// stopped says that the ranking was not computed, and offers to try again.
func (r *resultsCard) stopped(err error) {
	t := r.s.f.Cat.T
	r.s.f.Fail(err)
	r.said.set(t("dashboard.results.stopped"), func(text string) fyne.CanvasObject {
		return kit.NewBand(text, theme.Warn, &kit.Action{Text: t("dashboard.results.again"), Do: r.compute})
	})
}

func (r *resultsCard) show(res office.DashboardResults) {
	cat := r.s.f.Cat
	r.said.set("", muted)
	r.titles.set(resultsLine(cat, res), muted)
	r.model.set(scoreModel(cat, res), func(m chart.Model) fyne.CanvasObject {
		r.chart.SetModel(m)
		return nil
	})
	r.chart.Show()
	r.lines.set(categoryScores(cat, res), r.paintLines)
	r.card.Refresh()
}

func muted(text string) fyne.CanvasObject {
	if text == "" {
		return nil
	}
	return kit.Padded(1, 0, kit.NewParagraph(text, kit.Muted))
}

func (r *resultsCard) paintLines(all []categoryScore) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, c := range all {
		right := kit.NewParagraph(c.median, kit.Style{Colour: theme.ColorNameMuted, Whole: true})
		rows = append(rows, newLine(nil, twoLines(c.name, c.counts, kit.Style{}), right, r.s.to(screen.Route{Screen: "ranking", Record: c.code})))
	}
	if len(rows) == 0 {
		return nil
	}
	return kit.Stacked(0, rows...)
}

var _ screen.Screen = (*Screen)(nil)
