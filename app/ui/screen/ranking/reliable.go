package ranking

import (
	"image/color"
	"strconv"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/chart"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2/canvas"
)

// light is what the traffic light of a reliability shows: which of its three lamps, and
// the tone of the word beside it.
type light struct {
	lamp int // 0 red, 1 amber, 2 green; -1: none
	tone theme.Tone
}

// lights are by what may be published.
var lights = map[string]light{
	"licence": {2, theme.Good}, "places": {2, theme.Good}, "ranges": {1, theme.Warn}, "bands": {0, theme.Bad}, "unknown": {-1, theme.Neutral},
}

// lampColours are those of the lamps that burn, from red to green.
func lampColours() [3]color.Color {
	return [3]color.Color{theme.Bad.Color(), theme.Warn.Color(), theme.Good.Color()}
}

// lamp is one lamp of the light: full where it burns, else a ring.
func lamp(c color.Color, burns bool) *canvas.Circle {
	out := canvas.NewCircle(color.Transparent)
	out.StrokeColor, out.StrokeWidth = theme.Color(theme.ColorNameBorder), 2
	if burns {
		out.FillColor, out.StrokeColor = c, c
	}
	return out
}

// costKey is where an audit's cost is remembered.
func costKey(c contest.Channel) string { return "ranking.cost." + string(c) }

// costs reads the remembered costs of one audit by channel.
func costs(store kit.Store) office.ChannelCosts {
	out := office.ChannelCosts{}
	for _, c := range contest.Channels() {
		if v, ok := amount(store.Get(costKey(c))); ok {
			out[c] = v
		}
	}
	return out
}

// amount reads a cost as it is typed.
func amount(text string) (float64, bool) {
	text = strings.NewReplacer(",", ".", " ", "", "\u00A0", "").Replace(text)
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil && v > 0
}

// fewestAudits and mostAudits an institution are the ends of the slider.
const (
	fewestAudits = 3
	mostAudits   = 40
)

// plans is what each number of audits would give, and the cheapest way to the target.
type plans struct {
	all     []office.AuditOutlook // from fewestAudits on
	reach   office.AuditOutlook
	reached bool
}

// target is the reliability that is enough for a licence (method.md §2c).
const target = 0.80

func makePlans(c *office.Certainty, costs office.ChannelCosts) (p plans) {
	for n := fewestAudits; n <= mostAudits; n++ {
		p.all = append(p.all, c.Outlook(n, costs))
	}
	p.reach, p.reached = c.Reaching(target, costs)
	return p
}

// at is the plan of a number of audits; false: it is not there.
func (p plans) at(total int) (office.AuditOutlook, bool) {
	i := total - fewestAudits
	if i < 0 || i >= len(p.all) {
		return office.AuditOutlook{}, false
	}
	return p.all[i], true
}

// planLines says what a number of audits would give.
func planLines(cat *locale.Catalogue, o office.AuditOutlook, hasCosts bool) []kit.KeyValue {
	t := cat.T
	out := []kit.KeyValue{{Label: t("ranking.screen.plan.reliability"), Value: "–"}, {Label: t("ranking.screen.plan.width"), Value: "–"}, {Label: t("ranking.screen.plan.error"), Value: "–"}}
	if o.Reliability.OK() {
		out[0].Value, out[0].Tone = cat.Decimal(o.Reliability.Value, 2), lights[string(o.Grade)].tone
		out[2].Value = t("ranking.screen.plan.points", "points", cat.Decimal(o.SE, 1))
	}
	if o.PlaceWidth.OK() {
		out[1].Value = t("ranking.screen.plan.places", "places", cat.Decimal(o.PlaceWidth.Value, 1))
	}
	var split []string
	for _, c := range o.Channels {
		split = append(split, t("ranking.screen.plan.channel", "channel", string(c.Channel), "n", c.Audits))
	}
	out = append(out, kit.KeyValue{Label: t("ranking.screen.plan.split"), Value: strings.Join(split, ", ")})
	if hasCosts {
		out = append(out, kit.KeyValue{Label: t("ranking.screen.plan.cost"), Value: t("ranking.screen.plan.money", "amount", cat.Integer(int(o.Cost+0.5)))})
	}
	return out
}

// planModel draws reliability against the number of audits.
func planModel(cat *locale.Catalogue, p plans) (m chart.Model) {
	m = chart.Model{
		Kind: chart.Lines, Series: []chart.Series{{Name: cat.T("ranking.screen.plan.reliability")}}, Format: chart.Format{Decimals: 2},
		Axis: chart.Axis{Min: 0, Max: 1}, References: []chart.Reference{{Name: cat.T("ranking.screen.plan.target"), Value: target}},
	}
	for _, o := range p.all {
		v := chart.Missing()
		if o.Reliability.OK() {
			v = o.Reliability.Value
		}
		m.Categories = append(m.Categories, cat.Integer(o.Total))
		m.Series[0].Values = append(m.Series[0].Values, v)
	}
	return m
}
