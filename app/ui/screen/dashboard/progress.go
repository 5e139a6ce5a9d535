package dashboard

import (
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// gauge is how far the audits of a channel or category are.
type gauge struct {
	name, total, parts           string
	planned, submitted, approved int
	to                           screen.Route
}

// gauges makes a line of each channel or category that has audits.
func gauges(cat *locale.Catalogue, all []office.Progress, name func(office.Progress) string) []gauge {
	var out []gauge
	for _, p := range all {
		if p.Planned == 0 {
			continue
		}
		g := gauge{name: name(p), planned: p.Planned, submitted: p.Submitted, approved: p.Approved, to: screen.Route{Screen: "audit", Record: p.Code}}
		g.total = cat.T("dashboard.audits.part", "done", cat.Integer(p.Submitted+p.Approved), "all", cat.Integer(p.Planned))
		var parts []string
		for _, x := range []struct {
			key string
			n   int
		}{{"approved", p.Approved}, {"submitted", p.Submitted}, {"open", p.Open}} {
			if x.n > 0 {
				parts = append(parts, cat.N("dashboard.audits."+x.key, x.n))
			}
		}
		if p.Approved < p.Planned {
			g.parts = strings.Join(parts, " · ")
		}
		out = append(out, g)
	}
	return out
}

func channelName(cat *locale.Catalogue) func(office.Progress) string {
	return func(p office.Progress) string { return capital(cat.Enum("channel", p.Code)) }
}

func categoryName(p office.Progress) string { return p.Name }

// paintGauges lists them; there is nothing to be seen where there are no audits.
func (s *Screen) paintGauges(title string) func([]gauge) fyne.CanvasObject {
	return func(all []gauge) fyne.CanvasObject {
		if len(all) == 0 {
			return nil
		}
		t := s.f.Cat.T
		rows := []fyne.CanvasObject{newLegend(t("dashboard.series.approved"), t("dashboard.series.submitted"), t("dashboard.series.open"))}
		for _, g := range all {
			rows = append(rows, newGauge(g, s.to(g.to)))
		}
		return s.card(title, kit.Stacked(0.5, rows...), t("dashboard.audits.all"), screen.Route{Screen: "audit"})
	}
}
