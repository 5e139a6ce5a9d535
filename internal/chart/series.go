package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
)

// rowAxes are the axes of a chart that lies on its side.
func (m Model) rowAxes() []charts.GlobalOpts {
	low, high := m.extent()
	return []charts.GlobalOpts{
		charts.WithColorsOpts(colors()),
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Name: m.Axis.Name, Min: low, Max: high}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Data: m.Categories, Inverse: opts.Bool(true)}),
	}
}

// rowColor is the colour of a row as it is drawn on paper.
func (m Model) rowColor(i int) string {
	if m.Highlight == 0 || m.Highlight == i+1 {
		return css(navy)
	}
	return css(slate)
}

// referenceLines are level or upright lines; along names the axis they cross.
func (m Model) referenceLines(vertical bool) charts.SeriesOpts {
	if vertical {
		var items []opts.MarkLineNameXAxisItem
		for _, r := range m.References {
			items = append(items, opts.MarkLineNameXAxisItem{Name: r.Name, XAxis: r.Value})
		}
		return charts.WithMarkLineNameXAxisItemOpts(items...)
	}
	var items []opts.MarkLineNameYAxisItem
	for _, r := range m.References {
		items = append(items, opts.MarkLineNameYAxisItem{Name: r.Name, YAxis: r.Value})
	}
	return charts.WithMarkLineNameYAxisItemOpts(items...)
}

var shownRight = charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Position: "right", Color: css(ink)})

// barChart makes Bars, Grouped and Histogram.
func (m Model) barChart(c *locale.Catalogue) *charts.Bar {
	bar := charts.NewBar()
	if m.Kind == Histogram {
		return m.countChart(bar, c.Lang())
	}
	bar.SetGlobalOptions(m.rowAxes()...)
	bar.SetXAxis(m.Categories).XYReversal()
	for i, s := range m.Series {
		var data []opts.BarData
		for k, v := range s.Values {
			d := opts.BarData{Value: number(v)}
			if m.Kind == Bars {
				d.ItemStyle = &opts.ItemStyle{Color: m.rowColor(k)}
			}
			data = append(data, d)
		}
		options := []charts.SeriesOpts{shownRight}
		if i == 0 && len(m.References) > 0 {
			options = append(options, m.referenceLines(true))
		}
		bar.AddSeries(s.Name, data, options...)
	}
	bar.Validate()
	return bar
}

// countChart draws counts over the names of their bins.
func (m Model) countChart(bar *charts.Bar, lang string) *charts.Bar {
	names := make([]string, len(m.Edges)-1)
	var data []opts.BarData
	for i, v := range m.Series[0].Values {
		names[i] = m.valueName(lang, i)
		data = append(data, opts.BarData{Value: number(v), ItemStyle: &opts.ItemStyle{Color: m.rowColor(i)}})
	}
	bar.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{Type: "category", Name: m.Axis.Name, NameLocation: "middle", NameGap: 28}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", MinInterval: 1}),
	)
	bar.SetXAxis(names)
	bar.AddSeries(m.Series[0].Name, data, charts.WithBarChartOpts(opts.BarChart{BarCategoryGap: "3%"}),
		charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Position: "top", Color: css(ink)}))
	bar.Validate()
	return bar
}

// customChart makes Intervals; bootstrap.js draws the rows.
func (m Model) customChart(c *locale.Catalogue) *charts.Custom {
	custom := charts.NewCustom()
	custom.SetGlobalOptions(m.rowAxes()...)
	s := m.Series[0]
	var data []opts.CustomData
	for k, v := range s.Values {
		data = append(data, opts.CustomData{Name: m.Categories[k], Value: []any{k, number(v), number(s.Low[k]), number(s.High[k])}, ItemStyle: &opts.ItemStyle{Color: m.rowColor(k)}})
	}
	name := s.Name
	if name == "" {
		name = c.T("chart.values")
	}
	var options []charts.SeriesOpts
	if len(m.References) > 0 {
		options = append(options, m.referenceLines(true))
	}
	custom.AddSeries(name, data, options...)
	custom.Validate()
	return custom
}

// boxPlot makes Boxes, with the points of Series[0] over them.
func (m Model) boxPlot(c *locale.Catalogue) *charts.BoxPlot {
	box := charts.NewBoxPlot()
	box.SetGlobalOptions(m.rowAxes()...)
	var data []opts.BoxPlotData
	for k, b := range m.Boxes {
		color := m.rowColor(k)
		data = append(data, opts.BoxPlotData{
			Name: m.Categories[k], Value: []any{number(b.Min), number(b.Q1), number(b.Median), number(b.Q3), number(b.Max)},
			ItemStyle: &opts.ItemStyle{BorderColor: color, Color: css(pale)},
		})
	}
	var options []charts.SeriesOpts
	if len(m.References) > 0 {
		options = append(options, m.referenceLines(true))
	}
	box.AddSeries(c.T("chart.kind.boxes"), data, options...)
	if len(m.Series) > 0 {
		points := charts.NewScatter()
		var marks []opts.ScatterData
		for k, v := range m.Series[0].Values {
			marks = append(marks, opts.ScatterData{Name: m.Categories[k], Value: []any{number(v), k}, Symbol: "diamond", SymbolSize: 14})
		}
		points.AddSeries(m.Series[0].Name, marks, charts.WithItemStyleOpts(opts.ItemStyle{Color: css(gold)}))
		box.Overlap(points)
	}
	box.Validate()
	return box
}

// lineChart makes Lines: dash and symbol a series, as on paper.
func (m Model) lineChart() *charts.Line {
	line := charts.NewLine()
	low, high := m.extent()
	line.SetGlobalOptions(
		charts.WithColorsOpts(colors()),
		charts.WithXAxisOpts(opts.XAxis{Type: "category"}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Name: m.Axis.Name, Min: low, Max: high}),
	)
	line.SetXAxis(m.Categories)
	for i, s := range m.Series {
		l := light.lookOf(i)
		var data []opts.LineData
		for _, v := range s.Values {
			data = append(data, opts.LineData{Value: number(v), Symbol: symbolOf(l.marker), SymbolSize: 9})
		}
		style := opts.LineStyle{Color: css(l.color), Width: 2, Type: dashOf(l)}
		options := []charts.SeriesOpts{charts.WithLineChartOpts(opts.LineChart{ShowSymbol: opts.Bool(true)})}
		if m.Highlight == i+1 {
			style.Width, style.Color, style.Type = 3.5, css(navy), "solid"
			options = append(options, charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Position: "top", FontWeight: "bold"}))
		}
		options = append(options, charts.WithLineStyleOpts(style), charts.WithItemStyleOpts(opts.ItemStyle{Color: style.Color}))
		if i == 0 && len(m.References) > 0 {
			options = append(options, m.referenceLines(false))
		}
		line.AddSeries(s.Name, data, options...)
	}
	line.Validate()
	return line
}

// radarChart makes Radar; all axes have the same ends.
func (m Model) radarChart() *charts.Radar {
	radar := charts.NewRadar()
	low, high := m.extent()
	var axes []*opts.Indicator
	for _, c := range m.Categories {
		axes = append(axes, &opts.Indicator{Name: c, Min: float32(low), Max: float32(high), Color: css(ink)})
	}
	radar.SetGlobalOptions(charts.WithColorsOpts(colors()), charts.WithRadarComponentOpts(opts.RadarComponent{Indicator: axes, Shape: "polygon", SplitNumber: 5}))
	for i, s := range m.Series {
		var values []any
		for _, v := range s.Values {
			values = append(values, number(v))
		}
		l := light.lookOf(i)
		radar.AddSeries(s.Name, []opts.RadarData{{Name: s.Name, Value: values}}, charts.WithLineStyleOpts(opts.LineStyle{Color: css(l.color), Width: 2.5, Type: dashOf(l)}),
			charts.WithItemStyleOpts(opts.ItemStyle{Color: css(l.color)}), charts.WithRadarChartOpts(opts.RadarChart{Symbol: symbolOf(l.marker), SymbolSize: 8}))
	}
	radar.Validate()
	return radar
}

// heatMap makes Heat, coloured as on paper.
func (m Model) heatMap() *charts.HeatMap {
	heat := charts.NewHeatMap()
	low, high := m.heatExtent()
	heat.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{Type: "category", Data: m.Columns, Position: "top"}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Data: m.Categories, Inverse: opts.Bool(true)}),
		charts.WithVisualMapOpts(opts.VisualMap{Min: float32(low), Max: float32(high), Show: opts.Bool(false), InRange: &opts.VisualMapInRange{Color: []string{css(pale), css(navy)}}}),
	)
	var data []opts.HeatMapData
	for r, s := range m.Series {
		for c, v := range s.Values {
			data = append(data, opts.HeatMapData{Name: m.Categories[r], Value: []any{c, r, number(v)}})
		}
	}
	heat.AddSeries(m.Title, data, charts.WithLabelOpts(opts.Label{Show: opts.Bool(true)}),
		charts.WithItemStyleOpts(opts.ItemStyle{BorderColor: css(drawing.White), BorderWidth: 2}))
	heat.Validate()
	return heat
}

// symbolOf is ECharts' name of a marker.
func symbolOf(m marker) string {
	return map[marker]string{disc: "circle", square: "rect", triangle: "triangle", diamond: "diamond", ring: "emptyCircle"}[m]
}

// dashOf is ECharts' name of a dash.
func dashOf(l look) string {
	switch {
	case len(l.dash) == 0:
		return "solid"
	case l.dash[0] < 2:
		return "dotted"
	}
	return "dashed"
}
