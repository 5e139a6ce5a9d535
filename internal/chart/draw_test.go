package chart

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
)

// placed is a text of a chart and the box its letters fill.
type placed struct {
	text string
	box  drawing.Box
}

// textsOf gives the texts of marks, groups included.
func textsOf(marks []drawing.Mark) []placed {
	var out []placed
	for _, m := range marks {
		switch m := m.(type) {
		case drawing.Group:
			out = append(out, textsOf(m.Marks)...)
		case drawing.Text:
			w, up, down := m.Style.Width(m.Text), m.Style.Size*0.68, m.Style.Size*0.1
			b := drawing.Box{X: m.X, Y: m.Y - up, W: w, H: up + down}
			if m.Angle == 90 {
				b = drawing.Box{X: m.X - up, Y: m.Y - w, W: up + down, H: w}
			}
			if strings.TrimSpace(m.Text) != "" {
				out = append(out, placed{m.Text, b})
			}
		}
	}
	return out
}

func overlap(a, b drawing.Box) bool {
	const touch = 0.2
	return a.X+touch < b.Right() && b.X+touch < a.Right() && a.Y+touch < b.Bottom() && b.Y+touch < a.Bottom()
}

// crowded are samples with far more in them than fits easily.
func crowded() map[string]Model {
	out := samples()
	many := out["intervals"]
	many.Highlight, many.Series, many.Categories = 23, []Series{{}}, nil
	for i := range 60 {
		v := 95 - float64(i)*0.9
		many.Categories = append(many.Categories, fmt.Sprintf("%d. %s", i+1, institutions[i%8]))
		s := &many.Series[0]
		s.Values, s.Low, s.High = append(s.Values, v), append(s.Low, v-4), append(s.High, v+3)
	}
	many.References = []Reference{{"mediana", 70}, {"najlepsza ćwiartka od", 72.5}, {"próg tytułu", 75}}
	out["60 rows"] = many
	bars := many
	bars.Kind = Bars
	out["60 bars"] = bars
	negative := out["bars"]
	negative.Axis, negative.Series = Axis{}, []Series{{Values: []float64{3.5, -2.25, 0, 1, -4, Missing(), 2, 12}}}
	negative.References = []Reference{{"bez zmian", 0}}
	out["negative"] = negative
	lines := out["lines"]
	for i := range 5 {
		lines.Series = append(lines.Series, Series{Name: institutions[i], Values: []float64{80 + float64(i), 81, Missing(), 80, 86 + float64(i)/10}})
	}
	out["8 lines"] = lines
	heat := out["heat"]
	heat.Columns = append(append(append([]string{}, areas...), areas...), areas...)
	heat.Series = nil
	for i := range heat.Categories {
		row := Series{}
		for c := range heat.Columns {
			row.Values = append(row.Values, float64(40+(i*17+c*11)%60))
		}
		heat.Series = append(heat.Series, row)
	}
	out["18 columns"] = heat
	two := out["radar"]
	two.Categories, two.Series = two.Categories[:2], []Series{{Name: "A", Values: []float64{1, 2}}}
	out["radar of two"] = two
	return out
}

func TestLabelsNeverOverlapAndStayInTheBox(t *testing.T) {
	sizes := []drawing.Box{{X: 30, Y: 40, W: 460, H: 300}, {W: 300, H: 220}, {X: 5, W: 700, H: 500}, {W: 240, H: 330}, {W: 500, H: 180}}
	for name, m := range crowded() {
		for _, box := range sizes {
			for _, s := range []Style{{Title: true}, {Size: 7}, {Lang: "en", Size: 10}} {
				marks, err := Draw(m, box, s)
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				texts := textsOf(marks)
				if len(texts) < 3 {
					t.Errorf("%s in %v: only %d texts", name, box, len(texts))
				}
				for i, a := range texts {
					if a.box.X < box.X-6 || a.box.Right() > box.Right()+6 || a.box.Y < box.Y-2 || a.box.Bottom() > box.Bottom()+6 {
						t.Errorf("%s in %v, size %v: %q stands at %.0f", name, box, s.size(), a.text, a.box)
					}
					for _, b := range texts[i+1:] {
						if overlap(a.box, b.box) {
							t.Errorf("%s in %v, size %v: %q and %q overlap", name, box, s.size(), a.text, b.text)
						}
					}
				}
			}
		}
	}
}

func TestHeightIsWhatIsUsed(t *testing.T) {
	for name, m := range samples() {
		for _, w := range []float64{300, 460} {
			h := Height(m, w, Style{Title: true})
			marks, err := Draw(m, drawing.Box{W: w, H: h}, Style{Title: true})
			if err != nil {
				t.Fatal(err)
			}
			low := 0.0
			for _, p := range textsOf(marks) {
				low = math.Max(low, p.box.Bottom())
			}
			if low > h+6 || low < h*0.8 {
				t.Errorf("%s, %v wide: height %.0f, drawn down to %.0f", name, w, h, low)
			}
		}
	}
}

func TestChartIsAFigureWithItsDescription(t *testing.T) {
	for name, m := range samples() {
		marks, err := Draw(m, drawing.Box{W: 400, H: 300}, Style{})
		if err != nil {
			t.Fatal(err)
		}
		g, ok := marks[0].(drawing.Group)
		if !ok || len(marks) != 1 || g.Role != drawing.RoleFigure || g.Alt != Describe(m, "pl") {
			t.Errorf("%s: %T with %q", name, marks[0], g.Alt)
		}
	}
}

func TestChartsAreDrawnTheSameOnPaperAndScreen(t *testing.T) {
	for name, m := range samples() {
		page, err := Picture(m, 460, Style{Title: true})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := drawing.WritePDF(drawing.Document{Pages: []drawing.Page{page}}); err != nil {
			t.Errorf("%s: PDF: %v", name, err)
		}
		img, err := drawing.Paint(page, 1)
		if err != nil {
			t.Fatalf("%s: picture: %v", name, err)
		}
		dark := 0
		for i := 0; i < len(img.Pix); i += 4 {
			if img.Pix[i] < 128 {
				dark++
			}
		}
		if dark < 800 {
			t.Errorf("%s: only %d dark pixels", name, dark)
		}
	}
}

func TestFullNamesStandInTheDescription(t *testing.T) {
	m := samples()["bars"]
	marks, err := Draw(m, drawing.Box{W: 200, H: 200}, Style{})
	if err != nil {
		t.Fatal(err)
	}
	short := false
	for _, p := range textsOf(marks) {
		short = short || strings.HasSuffix(p.text, "…")
	}
	if !short {
		t.Error("no name was shortened: the test sees nothing")
	}
	for _, name := range institutions {
		if !strings.Contains(marks[0].(drawing.Group).Alt, name) {
			t.Errorf("%q is not in the description", name)
		}
	}
}

func TestEmptyCharts(t *testing.T) {
	for _, k := range Kinds() {
		m := Model{Kind: k, Title: "Pusty"}
		marks, err := Draw(m, drawing.Box{W: 200, H: 100}, Style{})
		if err != nil {
			t.Fatal(err)
		}
		if texts := textsOf(marks); len(texts) != 1 || texts[0].text != "Brak danych." {
			t.Errorf("%s: %v", k, texts)
		}
		if got := Describe(m, "en"); !strings.HasSuffix(got, "No data.") {
			t.Errorf("%s: %q", k, got)
		}
		if rows := Table(m, "pl"); len(rows) != 1 {
			t.Errorf("%s: table %v", k, rows)
		}
	}
}

func TestAllMissingIsDrawn(t *testing.T) {
	for name, m := range samples() {
		for i := range m.Series {
			for k := range m.Series[i].Values {
				m.Series[i].Values[k] = Missing()
				if m.Kind == Intervals {
					m.Series[i].Low[k], m.Series[i].High[k] = Missing(), Missing()
				}
			}
		}
		for i := range m.Boxes {
			m.Boxes[i] = Five{Missing(), Missing(), Missing(), Missing(), Missing()}
		}
		if _, err := Draw(m, drawing.Box{W: 300, H: 200}, Style{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := OptionJSON(m, "pl"); err != nil {
			t.Errorf("%s: option: %v", name, err)
		}
	}
}

func TestMissingLettersAreRefused(t *testing.T) {
	for name, m := range samples() {
		m.Title = "Wynik 😀"
		if _, err := Draw(m, drawing.Box{W: 300, H: 200}, Style{Title: true}); contest.CodeOf(err) != "glyph_missing" {
			t.Errorf("%s: err %v", name, err)
		}
	}
}

func TestColoursKeepTheirContrast(t *testing.T) {
	for i, l := range looks {
		if c := contrast(l.ink, drawing.White); c < 4.5 {
			t.Errorf("text of series %d: %.2f to 1", i+1, c)
		}
		if c := contrast(l.color, drawing.White); c < 3 {
			t.Errorf("series %d: %.2f to 1", i+1, c)
		}
	}
	for _, c := range []drawing.Color{ink, muted, navy, goldInk} {
		if contrast(c, drawing.White) < 4.5 || contrast(c, band) < 4.5 {
			t.Errorf("text %06x: %.2f on white, %.2f on the band", c, contrast(c, drawing.White), contrast(c, band))
		}
	}
	for step := 0.0; step <= 1; step += 0.05 {
		cell := drawing.Mix(pale, navy, step)
		if c := contrast(light.contrasting(cell), cell); c < 4.5 {
			t.Errorf("cell at %.2f: %.2f to 1", step, c)
		}
	}
}

func TestSeriesDifferInMoreThanColour(t *testing.T) {
	for i, a := range looks {
		for _, b := range looks[i+1:] {
			if a.marker == b.marker || a.pattern == b.pattern || fmt.Sprint(a.dash) == fmt.Sprint(b.dash) {
				t.Errorf("looks %v and %v", a, b)
			}
		}
	}
}

func TestHatchStaysInItsBox(t *testing.T) {
	b := drawing.Box{X: 10.3, Y: 20.7, W: 31, H: 9}
	for _, slope := range []float64{1, -1} {
		p := hatch(b, navy, slope)
		if len(p.Steps) < 10 {
			t.Errorf("only %d steps", len(p.Steps))
		}
		for _, s := range p.Steps {
			if s.To.X < b.X-0.01 || s.To.X > b.Right()+0.01 || s.To.Y < b.Y-0.01 || s.To.Y > b.Bottom()+0.01 {
				t.Errorf("slope %v: %v is outside", slope, s.To)
			}
		}
	}
}
