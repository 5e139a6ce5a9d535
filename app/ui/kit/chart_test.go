package kit

import (
	"image/color"
	"strings"
	"testing"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/chart"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

var threeBars = chart.Model{
	Kind: chart.Bars, Title: "Wyniki", Categories: []string{"Gmina Wieliszew", "Miasto Płońsk", "Powiat kętrzyński"},
	Series: []chart.Series{{Values: []float64{91.4, 87.42, chart.Missing()}}}, Axis: chart.Axis{Max: 100}, Format: chart.Format{Decimals: 2},
}

// shownChart shows a chart and waits until it is painted.
func shownChart(t *testing.T, cfg ChartConfig) (*Chart, fyne.Window) {
	t.Helper()
	cfg.Cat = words
	c := NewChart(cfg)
	w := window(t, c, 600, 300)
	calm(c.tasks)
	return c, w
}

// told is what stands in the box beside a value.
func told(c *Chart) string {
	var lines []string
	for _, x := range all[*canvas.Text](c) {
		lines = append(lines, x.Text)
	}
	return strings.Join(lines, "|")
}

// over is the place of the middle of the i-th value.
func over(c *Chart, i int) fyne.Position {
	b := c.shown.layout.Items[i].Box
	return fyne.NewPos(float32(b.X+b.W/2)*c.shown.unit, float32(b.Y+b.H/2)*c.shown.unit)
}

func TestChartIsPaintedAtItsPixels(t *testing.T) {
	c, w := shownChart(t, ChartConfig{Model: threeBars})
	if c.shown.image == nil || c.shown.image.Rect.Dx() != int(c.Size().Width) || c.shown.image.Rect.Dy() != int(c.Size().Height) {
		t.Fatalf("a picture of %v for %v", c.shown.image, c.Size())
	}
	first := c.shown.image
	c.Refresh()
	calm(c.tasks)
	if c.shown.image != first {
		t.Error("painted again though nothing changed")
	}
	w.Resize(fyne.NewSize(800, 300))
	calm(c.tasks)
	if c.shown.image.Rect.Dx() != int(c.Size().Width) || c.shown.image == first {
		t.Errorf("a picture of %v for %v", c.shown.image.Rect, c.Size())
	}
}

func TestChartFollowsTheTheme(t *testing.T) {
	c, _ := shownChart(t, ChartConfig{Model: threeBars})
	light := c.shown.image.RGBAAt(1, 1)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark))
	t.Cleanup(func() { fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light)) })
	c.Refresh()
	calm(c.tasks)
	dark := c.shown.image.RGBAAt(1, 1)
	r, g, b, _ := theme.Color(theme.ColorNameCard).RGBA()
	if want := (color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 255}); light == dark || dark != want {
		t.Errorf("light %v, dark %v, want %v", light, dark, want)
	}
}

func TestChartTellsTheValueAtThePointer(t *testing.T) {
	c, _ := shownChart(t, ChartConfig{Model: threeBars})
	if told(c) != "" {
		t.Errorf("tells %q before it is pointed at", told(c))
	}
	c.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: over(c, 1)}})
	if got := told(c); got != "Miasto Płońsk|87,42" {
		t.Errorf("tells %q", got)
	}
	for _, x := range all[*canvas.Text](c) {
		if p := x.Position(); p.X < 0 || p.Y < 0 || p.X+x.Size().Width > c.Size().Width || p.Y+x.Size().Height > c.Size().Height {
			t.Errorf("%q reaches out of the chart", x.Text)
		}
	}
	c.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: over(c, 2)}})
	if got := told(c); got != "Powiat kętrzyński|brak danych" {
		t.Errorf("tells %q", got)
	}
	c.MouseOut()
	if told(c) != "" {
		t.Errorf("still tells %q", told(c))
	}
}

func TestChartByKeyboard(t *testing.T) {
	var opened [][2]int
	c, w := shownChart(t, ChartConfig{Model: threeBars, OnTap: func(series, row int) { opened = append(opened, [2]int{series, row}) }})
	w.Canvas().Focus(c)
	press(w, fyne.KeyReturn) // no cursor yet
	press(w, fyne.KeyRight)
	press(w, fyne.KeyRight)
	if got := told(c); got != "Miasto Płońsk|87,42" {
		t.Errorf("tells %q", got)
	}
	press(w, fyne.KeyReturn)
	press(w, fyne.KeyEnd)
	press(w, fyne.KeyRight) // on to the first
	press(w, fyne.KeyLeft)
	press(w, fyne.KeySpace)
	if len(opened) != 2 || opened[0] != [2]int{0, 1} || opened[1] != [2]int{0, 2} {
		t.Errorf("opened %v", opened)
	}
	press(w, fyne.KeyEscape)
	if told(c) != "" {
		t.Error("Escape leaves the box")
	}
}

func TestChartIsClicked(t *testing.T) {
	row := -1
	c, w := shownChart(t, ChartConfig{Model: threeBars, OnTap: func(_, r int) { row = r }})
	test.TapAt(c, over(c, 0))
	if row != 0 || w.Canvas().Focused() != c {
		t.Errorf("row %d, focus %v", row, w.Canvas().Focused())
	}
	row = -1
	test.TapAt(c, fyne.NewPos(1, 1))
	if row != -1 {
		t.Errorf("beside all values: row %d", row)
	}
}

func TestChartWithoutValues(t *testing.T) {
	c, _ := shownChart(t, ChartConfig{Model: chart.Model{Kind: chart.Bars}, Empty: "Nie ma jeszcze ocen."})
	if !strings.Contains(texts(c), "Nie ma jeszcze ocen.") {
		t.Errorf("shows %q", texts(c))
	}
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	c.SetModel(threeBars)
	calm(c.tasks)
	if c.said() != "" || c.shown.image == nil || !strings.Contains(c.Description(), "Miasto Płońsk") {
		t.Errorf("says %q", c.said())
	}
}

func TestChartThatCannotBeDrawn(t *testing.T) {
	m := threeBars
	m.Categories = []string{"Gmina 😀", "B", "C"}
	c, _ := shownChart(t, ChartConfig{Model: m})
	if c.said() == "" || !strings.Contains(c.said(), "😀") {
		t.Errorf("says %q", c.said())
	}
}

func TestChartAsHighAsItWants(t *testing.T) {
	m := threeBars
	m.Categories, m.Series = nil, []chart.Series{{}}
	for range 60 {
		m.Categories, m.Series[0].Values = append(m.Categories, "Gmina"), append(m.Series[0].Values, 50)
	}
	low, high := NewChart(ChartConfig{Cat: words, Model: threeBars}), NewChart(ChartConfig{Cat: words, Model: m})
	window(t, low, 600, 300)
	calm(low.tasks)
	if l, h := low.MinSize().Height, high.MinSize().Height; h < 5*l || l < 60 {
		t.Errorf("three rows %v, sixty %v", l, h)
	}
	if fixed := NewChart(ChartConfig{Cat: words, Model: m, Height: 240}); fixed.MinSize().Height != 240 {
		t.Errorf("height %v", fixed.MinSize().Height)
	}
}
