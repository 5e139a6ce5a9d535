package chart

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
	"biurolidera/internal/polish"
)

// block is what a page carries of a chart: the option and what the bootstrap
// script needs beside it, because an option has no functions.
type block struct {
	Option         map[string]any `json:"option"`
	Format         numberFormat   `json:"format"`
	Height         int            `json:"height"`         // pixels
	LabelDimension int            `json:"labelDimension"` // of values that are lists
}

type numberFormat struct {
	Decimals  int    `json:"decimals"`
	Comma     string `json:"comma"`
	Thousands string `json:"thousands"`
	Suffix    string `json:"suffix"`
}

// OptionJSON gives the data of an interactive chart: the option that go-echarts
// makes, number format and height. It is escaped for a <script type=
// "application/json"> of an HTML page; bootstrap.js reads it there.
func OptionJSON(m Model, lang string) ([]byte, error) {
	b, err := blockOf(m, lang)
	if err != nil {
		return nil, err
	}
	return json.Marshal(b)
}

// blockOf makes the data of a chart that is not yet JSON.
func blockOf(m Model, lang string) (block, error) {
	if err := m.check(); err != nil {
		return block{}, err
	}
	m = m.disarmed()
	o, err := m.option(locale.For(lang))
	if err != nil {
		return block{}, err
	}
	b := block{Option: o, Height: m.pixels(), Format: numberFormat{m.Format.Decimals, ",", polish.NBSP, m.Format.Suffix}}
	if lang == "en" {
		b.Format.Comma, b.Format.Thousands = ".", ","
	}
	switch m.Kind {
	case Histogram:
		b.Format.Decimals, b.Format.Suffix = 0, ""
	case Heat:
		b.LabelDimension = 2
	}
	return b, nil
}

// pixels is the height of the chart on a page.
func (m Model) pixels() int {
	switch m.Kind {
	case Bars, Intervals, Boxes:
		return 90 + 34*len(m.Categories)
	case Grouped:
		return 100 + (14+20*len(m.Series))*len(m.Categories)
	case Heat:
		return 140 + 36*len(m.Categories)
	case Radar:
		return 440
	}
	return 380
}

// disarmed gives the model with every text as it is printed and without
// go-echarts' sign for script (reliability.md §0, 3): an invisible word joiner
// stands in it, so that the text reads the same and is never anything but text.
func (m Model) disarmed() Model {
	m.Title, m.Subtitle, m.Axis.Name = disarm(m.Title), disarm(m.Subtitle), disarm(m.Axis.Name)
	m.Categories, m.Columns = disarmAll(m.Categories), disarmAll(m.Columns)
	m.Format.Suffix = disarm(m.Format.Suffix)
	series := make([]Series, len(m.Series))
	for i, s := range m.Series {
		s.Name = disarm(s.Name)
		series[i] = s
	}
	references := make([]Reference, len(m.References))
	for i, r := range m.References {
		r.Name = disarm(r.Name)
		references[i] = r
	}
	m.Series, m.References = series, references
	return m
}

// disarm makes a text harmless for go-echarts; see disarmed.
func disarm(s string) string {
	return strings.ReplaceAll(drawing.Printable(s), "__f__", "__f\u2060__")
}

// disarmAll gives a copy of the list.
func disarmAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = disarm(s)
	}
	return out
}

// css writes a colour.
func css(c drawing.Color) string { return fmt.Sprintf("#%06x", uint32(c)&0xFFFFFF) }

// number gives a value for JSON, „-” where there is none.
func number(v float64) any {
	if math.IsNaN(v) {
		return "-"
	}
	return v
}

// option makes the chart with go-echarts and adds what it has no field for.
func (m Model) option(c *locale.Catalogue) (map[string]any, error) {
	var made interface{ JSON() map[string]any }
	switch {
	case m.Empty():
		bar := charts.NewBar()
		bar.Validate()
		made = bar
	case m.Kind == Boxes:
		made = m.boxPlot(c)
	case m.Kind == Radar:
		made = m.radarChart()
	case m.Kind == Lines:
		made = m.lineChart()
	case m.Kind == Heat:
		made = m.heatMap()
	case m.Kind == Intervals:
		made = m.customChart(c)
	default:
		made = m.barChart(c)
	}
	raw, err := json.Marshal(made.JSON())
	if err != nil {
		return nil, err
	}
	var o map[string]any
	if err := json.Unmarshal(raw, &o); err != nil {
		return nil, err
	}
	m.complete(o, c)
	return o, nil
}

// complete sets what go-echarts' types don't have or write wrongly.
func (m Model) complete(o map[string]any, c *locale.Catalogue) {
	delete(o, "toolbox")
	o["title"] = map[string]any{"show": false}
	o["animation"] = false
	o["textStyle"] = map[string]any{"fontFamily": "Lato,'Segoe UI',Arial,sans-serif", "color": css(ink)}
	o["aria"] = map[string]any{"enabled": true, "label": map[string]any{"description": Describe(m, c.Lang())}, "decal": map[string]any{"show": len(m.Series) > 1 && m.Kind != Heat}}
	tooltip, _ := o["tooltip"].(map[string]any)
	if tooltip == nil {
		tooltip = map[string]any{}
		o["tooltip"] = tooltip
	}
	tooltip["show"], tooltip["renderMode"], tooltip["confine"] = true, "richText", true
	legend := map[string]any{"show": (m.Kind == Grouped || m.Kind == Radar || m.Kind == Lines) && !m.Empty(), "top": 0, "left": 0}
	o["legend"] = legend
	if _, ok := o["xAxis"]; ok {
		o["grid"] = map[string]any{"left": 8, "right": 70, "top": 56, "bottom": 28, "containLabel": true}
	}
	for _, name := range []string{"xAxis", "yAxis"} {
		axes, _ := o[name].([]any)
		for _, a := range axes {
			if axis, ok := a.(map[string]any); ok && axis["type"] == "category" {
				axis["axisLabel"] = map[string]any{"interval": 0, "width": m.labelWidth(name), "overflow": "break", "lineHeight": 14, "color": css(ink)}
				axis["axisTick"] = map[string]any{"show": false}
			}
		}
	}
	if radar, ok := o["radar"].(map[string]any); ok {
		radar["radius"] = "68%"
	}
	if m.Kind == Histogram && !m.Empty() {
		m.addEdges(o)
	}
	m.completeSeries(o, c)
}

// addEdges gives a histogram a hidden axis of values beside the names of its bins,
// for the references to stand on.
func (m Model) addEdges(o map[string]any) {
	axes, _ := o["xAxis"].([]any)
	o["xAxis"] = append(axes, map[string]any{"type": "value", "show": false, "min": m.Edges[0], "max": m.Edges[len(m.Edges)-1]})
	var lines []any
	for _, r := range m.References {
		lines = append(lines, map[string]any{"name": r.Name, "xAxis": r.Value})
	}
	all, _ := o["series"].([]any)
	o["series"] = append(all, map[string]any{"type": "line", "xAxisIndex": 1, "data": []any{}, "markLine": map[string]any{"data": lines}})
}

// labelWidth is the room in pixels of a name on an axis.
func (m Model) labelWidth(axis string) int {
	if axis == "yAxis" {
		return 230
	}
	return max(60, 760/max(1, len(m.Categories), len(m.Columns)))
}

// completeSeries names the numbers of intervals and boxes, so that the tooltip can,
// and draws the references as on paper.
func (m Model) completeSeries(o map[string]any, c *locale.Catalogue) {
	all, _ := o["series"].([]any)
	for _, s := range all {
		series, ok := s.(map[string]any)
		if !ok {
			continue
		}
		switch {
		case m.Kind == Intervals:
			series["dimensions"] = []string{"", c.T("chart.values"), c.T("chart.table.low"), c.T("chart.table.high")}
			series["encode"] = map[string]any{"x": []int{1, 2, 3}, "y": 0, "tooltip": []int{1, 2, 3}}
		case m.Kind == Boxes && series["type"] == "boxplot":
			series["dimensions"] = boxDimensions(c)
			series["encode"] = map[string]any{"tooltip": []string{"min", "Q1", "median", "Q3", "max"}}
		}
		if lines, ok := series["markLine"].(map[string]any); ok {
			lines["symbol"], lines["silent"] = []string{"none", "none"}, true
			lines["lineStyle"] = map[string]any{"color": css(gold), "type": "dashed", "width": 1.5}
			m.nameReferences(lines, c)
		}
	}
}

// boxDimensions gives ECharts' names of the five numbers their words.
func boxDimensions(c *locale.Catalogue) []map[string]string {
	dims := []map[string]string{{"name": "base"}}
	for _, d := range [][2]string{{"min", "min"}, {"Q1", "q1"}, {"median", "median"}, {"Q3", "q3"}, {"max", "max"}} {
		dims = append(dims, map[string]string{"name": d[0], "displayName": c.T("chart.table." + d[1])})
	}
	return dims
}

// nameReferences writes name and value at each reference line.
func (m Model) nameReferences(lines map[string]any, c *locale.Catalogue) {
	data, _ := lines["data"].([]any)
	for i, d := range data {
		if item, ok := d.(map[string]any); ok && i < len(m.References) {
			r := m.References[i]
			position := "start" // the upper end, because the rows run down
			switch m.Kind {
			case Lines:
				position = "insideStartTop"
			case Histogram:
				position = "end"
			}
			item["label"] = map[string]any{"formatter": r.Name + " " + m.Format.text(r.Value, c.Lang()), "color": css(goldInk), "position": position, "distance": 4 + 13*(i%3)}
		}
	}
}

// colors are the series' colours.
func colors() opts.Colors {
	var cs opts.Colors
	for _, l := range looks {
		cs = append(cs, css(l.color))
	}
	return cs
}
