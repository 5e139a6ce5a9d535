package chart

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/drawing"
)

// drawnIn draws a model and gives its marks without the group around them.
func drawnIn(t *testing.T, m Model, box drawing.Box, s Style) []drawing.Mark {
	t.Helper()
	marks, err := Draw(m, box, s)
	if err != nil {
		t.Fatal(err)
	}
	return marks[0].(drawing.Group).Marks
}

var plainBox = drawing.Box{X: 20, Y: 10, W: 400, H: 300}

// only picks the marks of one type that a condition holds for.
func only[T drawing.Mark](marks []drawing.Mark, keep func(T) bool) []T {
	var out []T
	for _, m := range marks {
		if v, ok := m.(T); ok && keep(v) {
			out = append(out, v)
		}
	}
	return out
}

func filledWith(c drawing.Color) func(drawing.Rect) bool {
	return func(r drawing.Rect) bool { return r.Fill == c }
}

func inColor(c drawing.Color) func(drawing.Line) bool {
	return func(l drawing.Line) bool { return l.Stroke.Color == c }
}

// textAt finds the text mark that says s.
func textAt(t *testing.T, marks []drawing.Mark, s string) drawing.Text {
	t.Helper()
	found := only(marks, func(x drawing.Text) bool { return x.Text == s })
	if len(found) == 0 {
		t.Fatalf("nothing says %q", s)
	}
	return found[0]
}

func TestBarsAreAsLongAsTheirValues(t *testing.T) {
	values := []float64{100, 50, 12.5, 87.42, 0}
	m := Model{Kind: Bars, Categories: []string{"A", "B", "C", "D", "E"}, Series: []Series{{Values: values}}, Axis: Axis{Max: 100}, Format: Format{Decimals: 2}}
	bars := only(drawnIn(t, m, plainBox, Style{}), filledWith(navy))
	if len(bars) != 4 { // a bar of nothing is none
		t.Fatalf("%d bars", len(bars))
	}
	for i, b := range bars {
		if want := bars[0].W * values[i] / 100; math.Abs(b.W-want) > 1e-6 {
			t.Errorf("bar %d is %v long, want %v", i, b.W, want)
		}
		if i > 0 && (b.X != bars[0].X || b.Y <= bars[i-1].Y+bars[i-1].H) {
			t.Errorf("bar %d stands at %v, %v", i, b.X, b.Y)
		}
	}
}

func TestNegativeBarsGoTheOtherWay(t *testing.T) {
	m := Model{Kind: Bars, Categories: []string{"A", "B"}, Series: []Series{{Values: []float64{10, -10}}}}
	bars := only(drawnIn(t, m, plainBox, Style{}), filledWith(navy))
	if len(bars) != 2 || math.Abs(bars[0].X-(bars[1].X+bars[1].W)) > 1e-6 || math.Abs(bars[0].W-bars[1].W) > 1e-6 {
		t.Errorf("bars %+v", bars)
	}
}

func TestReferencesStandAtTheirValues(t *testing.T) {
	m := Model{Kind: Bars, Categories: []string{"A", "B"}, Series: []Series{{Values: []float64{50, 100}}}, Axis: Axis{Max: 100}, References: []Reference{{"połowa", 50}, {"całość", 100}}, Format: Format{Decimals: 1}}
	marks := drawnIn(t, m, plainBox, Style{})
	bars, lines := only(marks, filledWith(navy)), only(marks, inColor(gold))
	if len(lines) != 2 {
		t.Fatalf("%d lines", len(lines))
	}
	for i, l := range lines {
		if end := bars[i].X + bars[i].W; math.Abs(l.X1-end) > 1e-6 || l.X1 != l.X2 {
			t.Errorf("line %d stands at %v, the bar ends at %v", i, l.X1, end)
		}
		if len(l.Stroke.Dash) == 0 {
			t.Errorf("line %d is not dashed", i)
		}
	}
	if cmp.Equal(lines[0].Stroke.Dash, lines[1].Stroke.Dash) {
		t.Error("both references look alike")
	}
	textAt(t, marks, "połowa 50,0")
	textAt(t, marks, "całość 100,0")
}

func TestWhatIsSetOffDiffersInMoreThanColour(t *testing.T) {
	m := samples()["bars"]
	marks := drawnIn(t, m, plainBox, Style{})
	if n := len(only(marks, filledWith(navy))); n != 1 {
		t.Errorf("%d navy bars", n)
	}
	if n := len(only(marks, filledWith(slate))); n != len(m.Categories)-1 {
		t.Errorf("%d slate bars", n)
	}
	name, value := textAt(t, marks, "Miasto Płońsk"), textAt(t, marks, "87,42")
	if name.Style.Face != drawing.SansBold || value.Style.Face != drawing.SansBold {
		t.Error("name or value is not bold")
	}
	if other := textAt(t, marks, "Gmina Wieliszew"); other.Style.Face != drawing.Sans {
		t.Error("another name is bold too")
	}
	if len(only(marks, filledWith(band))) != 1 {
		t.Error("no band behind the row")
	}
}

func TestIntervalsReachFromLowToHigh(t *testing.T) {
	m := Model{
		Kind: Intervals, Categories: []string{"A", "B", "C"}, Axis: Axis{Min: 50, Max: 100},
		Series: []Series{{Values: []float64{60, 80, Missing()}, Low: []float64{50, 75, 60}, High: []float64{100, Missing(), 70}}},
	}
	marks := drawnIn(t, m, plainBox, Style{})
	level := only(marks, func(l drawing.Line) bool { return l.Stroke.Color == navy && l.Y1 == l.Y2 })
	if len(level) != 2 { // B has no upper end
		t.Fatalf("%d intervals", len(level))
	}
	full, part := level[0], level[1]
	at := func(v float64) float64 { return full.X1 + (full.X2-full.X1)*(v-50)/50 }
	if math.Abs(part.X1-at(60)) > 1e-6 || math.Abs(part.X2-at(70)) > 1e-6 {
		t.Errorf("from %v to %v, want %v to %v", part.X1, part.X2, at(60), at(70))
	}
	points := only(marks, func(p drawing.Path) bool { return p.Fill == navy })
	if len(points) != 2 { // C has no value
		t.Fatalf("%d points", len(points))
	}
	for i, v := range []float64{60, 80} {
		centre := (points[i].Steps[0].To.X + points[i].Steps[2].To.X) / 2
		if math.Abs(centre-at(v)) > 1e-6 {
			t.Errorf("point of %v at %v, want %v", v, centre, at(v))
		}
	}
}

func TestBoxesStandAtTheirFiveNumbers(t *testing.T) {
	m := Model{Kind: Boxes, Categories: []string{"A"}, Boxes: []Five{{0, 25, 40, 75, 100}}, Axis: Axis{Min: 0, Max: 100}, Series: []Series{{Name: "wynik", Values: []float64{50}}}}
	marks := drawnIn(t, m, plainBox, Style{})
	box := only(marks, func(r drawing.Rect) bool { return r.Stroke.Color == navy })
	whiskers := only(marks, func(l drawing.Line) bool { return l.Stroke.Color == navy && l.Y1 == l.Y2 })
	median := only(marks, func(l drawing.Line) bool { return l.Stroke.Color == navy && l.Stroke.Width > 2 })
	diamond := only(marks, func(p drawing.Polygon) bool { return p.Fill == gold && len(p.Points) == 4 })
	if len(box) != 1 || len(whiskers) != 2 || len(median) != 1 || len(diamond) != 2 { // one diamond is the legend's
		t.Fatalf("%d boxes, %d whiskers, %d medians, %d points", len(box), len(whiskers), len(median), len(diamond))
	}
	from, to := whiskers[0].X1, whiskers[1].X2
	for name, pair := range map[string][2]float64{
		"Q1": {box[0].X, 25}, "Q3": {box[0].X + box[0].W, 75}, "median": {median[0].X1, 40}, "point": {diamond[1].Points[0].X, 50},
		"left whisker": {whiskers[0].X2, 25}, "right whisker": {whiskers[1].X1, 75},
	} {
		if want := from + (to-from)*pair[1]/100; math.Abs(pair[0]-want) > 1e-6 {
			t.Errorf("%s at %v, want %v", name, pair[0], want)
		}
	}
}

func TestGroupedBarsHaveTheirOwnPatterns(t *testing.T) {
	marks := drawnIn(t, samples()["grouped"], plainBox, Style{})
	if n := len(only(marks, filledWith(navy))); n != 6 { // five and the legend's
		t.Errorf("%d solid bars", n)
	}
	hatched := only(marks, func(p drawing.Path) bool { return len(p.Steps) > 2 && p.Fill == drawing.None })
	if len(hatched) != 12 {
		t.Errorf("%d hatched bars", len(hatched))
	}
	textAt(t, marks, "Państwa instytucja")
	if v := textAt(t, marks, "91,2"); v.Style.Face != drawing.SansBold {
		t.Error("the highlighted series' values are not bold")
	}
}

func TestCountsAreAsHighAsTheirBars(t *testing.T) {
	m := Model{Kind: Histogram, Edges: []float64{0, 10, 20, 30}, Series: []Series{{Values: []float64{10, 0, 5}}}, References: []Reference{{"mediana", 15}}, Format: Format{Decimals: 1}}
	marks := drawnIn(t, m, plainBox, Style{})
	bars, lines := only(marks, filledWith(navy)), only(marks, inColor(gold))
	if len(bars) != 2 || len(lines) != 1 {
		t.Fatalf("%d bars, %d lines", len(bars), len(lines))
	}
	if math.Abs(bars[0].H-2*bars[1].H) > 1e-6 || math.Abs(bars[0].Y+bars[0].H-bars[1].Y-bars[1].H) > 1e-6 {
		t.Errorf("bars %+v", bars)
	}
	if middle := (bars[0].X + bars[1].X + bars[1].W) / 2; math.Abs(lines[0].X1-middle) > 1e-6 {
		t.Errorf("the median stands at %v, want %v", lines[0].X1, middle)
	}
	for _, s := range []string{"0", "10", "20", "30", "5", "mediana 15,0"} {
		textAt(t, marks, s)
	}
}

func TestLinesBreakWhereAValueIsMissing(t *testing.T) {
	m := Model{Kind: Lines, Categories: []string{"1", "2", "3", "4", "5"}, Axis: Axis{Min: 0, Max: 10}, Series: []Series{{Name: "Gmina", Values: []float64{0, 10, Missing(), 5, 5}}}}
	marks := drawnIn(t, m, plainBox, Style{})
	runs := only(marks, func(p drawing.Polygon) bool { return p.Open })
	points := only(marks, func(p drawing.Path) bool { return p.Fill == navy })
	if len(runs) != 2 || len(points) != 4 {
		t.Fatalf("%d runs, %d points", len(runs), len(points))
	}
	up, level := runs[0].Points, runs[1].Points
	if up[0].Y <= up[1].Y || level[0].Y != level[1].Y || math.Abs(level[0].Y-(up[0].Y+up[1].Y)/2) > 1e-6 {
		t.Errorf("runs %v and %v", up, level)
	}
	if step := up[1].X - up[0].X; math.Abs(level[1].X-level[0].X-step) > 1e-6 || math.Abs(level[0].X-up[1].X-2*step) > 1e-6 {
		t.Errorf("the years are not evenly apart: %v, %v", up, level)
	}
}

func TestHighlightedLineIsThickAndCarriesItsValues(t *testing.T) {
	marks := drawnIn(t, samples()["lines"], plainBox, Style{})
	widths := map[float64]int{}
	for _, r := range only(marks, func(p drawing.Polygon) bool { return p.Open }) {
		widths[r.Stroke.Width]++
	}
	if diff := cmp.Diff(map[float64]int{2.4: 1, 1.5: 2}, widths); diff != "" {
		t.Error(diff)
	}
	for _, v := range []string{"71,20", "78,43", "76,90", "84,15", "87,42"} {
		textAt(t, marks, v)
	}
	if name := textAt(t, marks, "Gmina Wieliszew"); name.Style.Face != drawing.SansBold {
		t.Error("the highlighted name is not bold")
	}
}

func TestRadarCornersStandAtTheirValues(t *testing.T) {
	m := Model{Kind: Radar, Categories: []string{"a", "b", "c", "d"}, Axis: Axis{Max: 100}, Series: []Series{{Name: "x", Values: []float64{100, 50, 100, 0}}}}
	marks := drawnIn(t, m, plainBox, Style{})
	shape := only(marks, func(p drawing.Polygon) bool { return p.Stroke.Color == navy && p.Fill == drawing.None })
	if len(shape) != 1 {
		t.Fatalf("%d outlines", len(shape))
	}
	p := shape[0].Points
	centre, radius := p[3], p[3].Y-p[0].Y
	want := []drawing.Point{{X: centre.X, Y: centre.Y - radius}, {X: centre.X + radius/2, Y: centre.Y}, {X: centre.X, Y: centre.Y + radius}, centre}
	for i := range want {
		if math.Hypot(p[i].X-want[i].X, p[i].Y-want[i].Y) > 1e-6 {
			t.Errorf("corner %d at %v, want %v", i, p[i], want[i])
		}
	}
	if radius < 50 {
		t.Errorf("radius only %v", radius)
	}
}

func TestCellsAreDarkerTheHigher(t *testing.T) {
	m := Model{Kind: Heat, Categories: []string{"A"}, Columns: []string{"1", "2", "3", "4"}, Series: []Series{{Values: []float64{0, 40, 100, Missing()}}}, Axis: Axis{Max: 100}, Highlight: 1}
	marks := drawnIn(t, m, plainBox, Style{})
	cells := only(marks, func(r drawing.Rect) bool { return r.Stroke.Color == drawing.White })
	if len(cells) != 4 {
		t.Fatalf("%d cells", len(cells))
	}
	if cells[0].Fill != pale || cells[2].Fill != navy || cells[3].Fill != pale || !(luminance(cells[0].Fill) > luminance(cells[1].Fill) && luminance(cells[1].Fill) > luminance(cells[2].Fill)) {
		t.Errorf("cells %x %x %x %x", cells[0].Fill, cells[1].Fill, cells[2].Fill, cells[3].Fill)
	}
	if textAt(t, marks, "100").Style.Color != drawing.White || textAt(t, marks, "–").Style.Color != ink {
		t.Error("values do not contrast with their cells")
	}
	if len(only(marks, func(r drawing.Rect) bool { return r.Stroke.Color == gold })) != 1 {
		t.Error("the row is not framed")
	}
}

func TestNarrowCellsHaveAScaleInsteadOfValues(t *testing.T) {
	m := crowded()["18 columns"]
	box := drawing.Box{W: 220, H: 260}
	marks := drawnIn(t, m, box, Style{})
	steps := only(marks, func(r drawing.Rect) bool { return r.Stroke.Width == 0 && r.Radius == 0 && r.Fill != drawing.None })
	if len(steps) != 8 || steps[0].Fill != pale || steps[7].Fill != navy {
		t.Errorf("%d steps of colour", len(steps))
	}
	textAt(t, marks, "40,0")
	textAt(t, marks, "100,0")
}

func TestLegendRowsStayInTheBox(t *testing.T) {
	m := samples()["grouped"]
	for i := range m.Series {
		m.Series[i].Name = institutions[i]
	}
	narrow := drawing.Box{X: 5, Y: 5, W: 150, H: 300}
	marks := drawnIn(t, m, narrow, Style{})
	var rows []float64
	for _, p := range textsOf(marks)[:3] {
		rows = append(rows, math.Round(p.box.Y))
		if p.box.Right() > narrow.Right()+1 {
			t.Errorf("%q reaches to %v", p.text, p.box.Right())
		}
	}
	if rows = slices.Compact(rows); len(rows) != 3 {
		t.Errorf("rows at %v", rows)
	}
}
