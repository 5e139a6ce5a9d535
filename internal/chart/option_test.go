package chart

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// data is the block of a model as a page reads it.
type data map[string]any

func dataOf(t *testing.T, m Model) data {
	t.Helper()
	b, err := OptionJSON(m, "pl")
	if err != nil {
		t.Fatal(err)
	}
	var d data
	if err := json.Unmarshal(b, &d); err != nil {
		t.Fatal(err)
	}
	return d["option"].(map[string]any)
}

// at follows names and positions into the option.
func (d data) at(t *testing.T, path ...any) any {
	t.Helper()
	var v any = map[string]any(d)
	for _, p := range path {
		switch p := p.(type) {
		case string:
			m, ok := v.(map[string]any)
			if !ok {
				t.Fatalf("%v: no %q in %T", path, p, v)
			}
			v = m[p]
		case int:
			l, ok := v.([]any)
			if !ok || p >= len(l) {
				t.Fatalf("%v: no %d in %v", path, p, v)
			}
			v = l[p]
		}
	}
	return v
}

func (d data) is(t *testing.T, want any, path ...any) {
	t.Helper()
	if diff := cmp.Diff(want, d.at(t, path...)); diff != "" {
		t.Errorf("%v: %s", path, diff)
	}
}

func TestOptionsOfRows(t *testing.T) {
	bars := dataOf(t, samples()["bars"])
	bars.is(t, "category", "yAxis", 0, "type")
	bars.is(t, true, "yAxis", 0, "inverse")
	bars.is(t, "Miasto Płońsk", "yAxis", 0, "data", 2)
	bars.is(t, 0.0, "xAxis", 0, "min")
	bars.is(t, 100.0, "xAxis", 0, "max")
	bars.is(t, 87.42, "series", 0, "data", 2, "value")
	bars.is(t, css(navy), "series", 0, "data", 2, "itemStyle", "color")
	bars.is(t, css(slate), "series", 0, "data", 0, "itemStyle", "color")
	bars.is(t, 81.3, "series", 0, "markLine", "data", 0, "xAxis")
	bars.is(t, "mediana kategorii 81,30", "series", 0, "markLine", "data", 0, "label", "formatter")

	grouped := dataOf(t, samples()["grouped"])
	grouped.is(t, "mediana kategorii", "series", 1, "name")
	grouped.is(t, 82.2, "series", 1, "data", 1, "value")
	grouped.is(t, true, "aria", "decal", "show")
	grouped.is(t, true, "legend", "show")

	boxes := dataOf(t, samples()["boxes"])
	boxes.is(t, []any{60.2, 76.9, 83.9, 88.3, 94.1}, "series", 0, "data", 1, "value")
	boxes.is(t, "kwartyl dolny", "series", 0, "dimensions", 2, "displayName")
	boxes.is(t, []any{87.4, 1.0}, "series", 1, "data", 1, "value")
	boxes.is(t, []any{"-", 0.0}, "series", 1, "data", 0, "value")

	intervals := dataOf(t, samples()["intervals"])
	intervals.is(t, []any{3.0, 86.05, 84.0, 88.5}, "series", 0, "data", 3, "value")
	intervals.is(t, "custom", "series", 0, "type")
	intervals.is(t, []any{"", "wartości", "od", "do"}, "series", 0, "dimensions")
}

func TestOptionsOfTheRest(t *testing.T) {
	histogram := dataOf(t, samples()["histogram"])
	histogram.is(t, "85–90", "xAxis", 0, "data", 9)
	histogram.is(t, 30.0, "series", 0, "data", 9, "value")
	histogram.is(t, 40.0, "xAxis", 1, "min")
	histogram.is(t, 87.42, "series", 1, "markLine", "data", 1, "xAxis")

	lines := dataOf(t, samples()["lines"])
	lines.is(t, "V edycja 2025", "xAxis", 0, "data", 4)
	lines.is(t, 84.15, "series", 0, "data", 3, "value")
	lines.is(t, "dashed", "series", 1, "lineStyle", "type")
	lines.is(t, "rect", "series", 1, "data", 0, "symbol")
	lines.is(t, 75.0, "series", 0, "markLine", "data", 0, "yAxis")

	radar := dataOf(t, samples()["radar"])
	radar.is(t, "Kultura obsługi", "radar", "indicator", 1, "name")
	radar.is(t, 100.0, "radar", "indicator", 1, "max")
	radar.is(t, []any{85.5, 82.2, 80.0, 84.4, 71.0, 76.5}, "series", 1, "data", 0, "value")

	heat := dataOf(t, samples()["heat"])
	heat.is(t, []any{4.0, 2.0, 58.8}, "series", 0, "data", 16, "value")
	heat.is(t, []any{5.0, 4.0, "-"}, "series", 0, "data", 29, "value")
	heat.is(t, 40.0, "visualMap", 0, "min")
}

func TestEveryOptionIsStillAndSpoken(t *testing.T) {
	for name, m := range samples() {
		o := dataOf(t, m)
		o.is(t, false, "animation")
		o.is(t, false, "title", "show")
		o.is(t, "richText", "tooltip", "renderMode")
		o.is(t, Describe(m, "pl"), "aria", "label", "description")
		if o["toolbox"] != nil {
			t.Errorf("%s has a toolbox", name)
		}
	}
}

func TestDisarmedModelsKeepTheirOwner(t *testing.T) {
	m := samples()["bars"]
	m.Series[0].Name, m.References[0].Name, m.Categories = "__f__x__f__", "__f__", []string{"__f__1", "a\u202Eb", "c", "d", "e", "f", "g", "h"}
	d := m.disarmed()
	if d.Series[0].Name != "__f\u2060__x__f\u2060__" || d.References[0].Name != "__f\u2060__" || d.Categories[0] != "__f\u2060__1" || d.Categories[1] != "ab" {
		t.Errorf("disarmed: %q %q %q", d.Series[0].Name, d.References[0].Name, d.Categories[:2])
	}
	if m.Series[0].Name != "__f__x__f__" || m.References[0].Name != "__f__" || m.Categories[0] != "__f__1" {
		t.Error("the model itself was changed")
	}
}

func TestHeightsOfPages(t *testing.T) {
	few, many := samples()["bars"], crowded()["60 bars"]
	if a, b := few.pixels(), many.pixels(); a < 300 || b < 2000 {
		t.Errorf("%d pixels for 8 rows, %d for 60", a, b)
	}
}
