package sheet

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
)

// said gives the texts of marks in order, and how many cells combs have.
func said(all []drawing.Mark) (texts []string, cells int) {
	marks(all, func(m drawing.Mark) {
		switch m := m.(type) {
		case drawing.Text:
			texts = append(texts, m.Text)
		case drawing.Rect:
			if m.H == cellHeight {
				cells += int(m.W/cellWidth + 0.5)
			}
		}
	})
	return texts, cells
}

func TestComb(t *testing.T) {
	for name, c := range map[string]struct {
		comb  comb
		texts []string
		cells int
	}{
		"date":     {dateComb(), []string{".", "."}, 8},
		"time":     {timeComb(), []string{":"}, 4},
		"assigned": {auditorComb("A-17"), []string{"A-", "1", "7"}, 2},
		"unit":     {comb{groups: []int{3}, after: "min"}, []string{"min"}, 3},
		"long":     {comb{groups: []int{2}, value: "123"}, []string{"1", "2"}, 2},
		"letters":  {comb{groups: []int{3}, value: "Żół"}, []string{"Ż", "ó", "ł"}, 3},
	} {
		drawn := c.comb.draw(100, 50)
		got, cells := said(drawn)
		if d := cmp.Diff(c.texts, got); d != "" || cells != c.cells {
			t.Errorf("%s: %d cells, %s", name, cells, d)
		}
		// All of it stands in the width it says it has.
		marks(drawn, func(m drawing.Mark) {
			x0, x1 := 100.0, 100.0
			switch m := m.(type) {
			case drawing.Text:
				x0, x1 = m.X, m.X+m.Style.Width(m.Text)
			case drawing.Rect:
				x0, x1 = m.X, m.X+m.W
			}
			if x0 < 100-1e-9 || x1 > 100+c.comb.width()+1e-9 {
				t.Errorf("%s: %+v leaves %v", name, m, c.comb.width())
			}
		})
	}
}

// Printed letters stand in the middle of their cells.
func TestCombValueIsCentred(t *testing.T) {
	c := comb{groups: []int{1, 2}, joint: ".", value: "123"}
	var cells []drawing.Rect
	marks(c.draw(0, 0), func(m drawing.Mark) {
		if r, ok := m.(drawing.Rect); ok {
			cells = append(cells, r)
		}
	})
	want := []float64{cells[0].X + cellWidth/2, cells[1].X + cellWidth/2, cells[1].X + cellWidth*3/2}
	var got []float64
	marks(c.draw(0, 0), func(m drawing.Mark) {
		if x, ok := m.(drawing.Text); ok && x.Text != "." {
			got = append(got, x.X+x.Style.Width(x.Text)/2)
		}
	})
	if !slices.EqualFunc(want, got, func(a, b float64) bool { return a-b < 0.01 && b-a < 0.01 }) {
		t.Errorf("letters at %v, cells at %v", got, want)
	}
}

// Fields go on in the next row where a row is full; the one that takes the rest does.
func TestFieldsWrap(t *testing.T) {
	var f flow
	var widths []float64
	wide := field{label: "x", width: width * 0.4, draw: func(_, _, w float64) []drawing.Mark {
		widths = append(widths, w)
		return nil
	}}
	rest := wide
	rest.rest = true
	f.fields([]field{wide, wide, rest})
	if len(f.pieces) != 2 || f.err != nil {
		t.Fatalf("%d rows, %v", len(f.pieces), f.err)
	}
	for _, p := range f.pieces {
		p.draw(0)
	}
	if d := cmp.Diff([]float64{width * 0.4, width * 0.4, width}, widths); d != "" {
		t.Error(d)
	}
	f.fields([]field{{label: "🦊"}})
	if contest.CodeOf(f.err) != "glyph_missing" {
		t.Errorf("error %v", f.err)
	}
}

// A list of boxes takes fewer columns where a text would get too long.
func TestCheckGrid(t *testing.T) {
	long := strings.Repeat("bardzo długi element klucza odpowiedzi ", 4)
	for name, c := range map[string]struct {
		texts   []string
		columns int
		rows    int
	}{
		"four words": {[]string{"a", "b", "c", "d"}, 4, 1},
		"five":       {[]string{"a", "b", "c", "d", "e"}, 2, 3},
		"one long":   {[]string{"a", long, "c", "d"}, 4, 4},
		"none":       {nil, 2, 0},
	} {
		var f flow
		f.checkGrid(c.texts, c.columns)
		if len(f.pieces) != c.rows || f.err != nil {
			t.Errorf("%s: %d rows, %v", name, len(f.pieces), f.err)
		}
		var got []string
		for _, p := range f.pieces {
			texts, _ := said(p.draw(0))
			got = append(got, texts...)
		}
		if all := plain(strings.Join(got, " ")); all != plain(strings.Join(c.texts, " ")) {
			t.Errorf("%s: %q", name, all)
		}
	}
}

func TestPlanned(t *testing.T) {
	at := time.Date(2025, 9, 17, 0, 0, 0, 0, time.UTC)
	for want, when := range map[string]time.Time{
		"":                            {},
		"– termin: 17.09.2025":        at,
		"– termin: 17.09.2025, 10:30": at.Add(10*time.Hour + 30*time.Minute),
	} {
		s := sheet{data: Data{Audit: contest.Audit{HeldAt: when}}, words: words{locale.For("pl")}}
		if got := plain(s.planned()); got != want {
			t.Errorf("planned = %q, want %q", got, want)
		}
	}
}

// Each channel asks for its own days: one for a visit, a call and three attempts, a
// message with two answers and, where the website is looked at, that day.
func TestMomentsOfChannels(t *testing.T) {
	for _, c := range []struct {
		channel contest.Channel
		over    bool
		dates   int // combs of a day
		clocks  int
	}{
		{contest.Visit, false, 1, 2},
		{contest.Phone, false, 4, 5},
		{contest.Online, false, 4, 3},
		{contest.Online, true, 3, 3},
	} {
		d := sample(t, c.channel, contest.CategoryOffice, contest.SubTown)
		if c.over {
			d.TakenOver = onceCodes(d.Form)
		}
		dots, colons := 0, 0
		for _, p := range document(t, d).Pages {
			texts, _ := said(p.Marks)
			for _, s := range texts {
				switch s {
				case ".":
					dots++
				case ":":
					colons++
				}
			}
		}
		if dots != 2*c.dates || colons != c.clocks {
			t.Errorf("%s: %d dots and %d colons, want %d days and %d times", c.channel, dots, colons, c.dates, c.clocks)
		}
	}
}

// A planned place is printed and not asked for; an auditor's name never is.
func TestWhatIsKnownIsPrinted(t *testing.T) {
	d := custom(t)
	first := plain(text(t, pdf(t, d), "-raw")[0])
	if !strings.Contains(first, d.Audit.Place) || !strings.Contains(first, "termin: 17.09.2025, 10:30") {
		t.Error("place or day is missing")
	}
	d.Audit.Auditor = "Anna Nowak"
	for _, p := range text(t, pdf(t, d), "-raw") {
		if strings.Contains(p, "Nowak") {
			t.Error("the auditor's name is on the sheet")
		}
	}
}

func TestWithoutContact(t *testing.T) {
	for channel, want := range map[contest.Channel]string{
		contest.Visit:  "Wypełnij wtedy tylko: WD02, WD03. Pozostałe kryteria zostaw puste.",
		contest.Phone:  "Wypełnij wtedy tylko: TA06. Pozostałe kryteria zostaw puste.",
		contest.Online: "Wypełnij wtedy tylko: OA02. Pozostałe kryteria zostaw puste.",
	} {
		s := sheet{data: sample(t, channel, contest.CategoryHousing, contest.SubCondominium), words: words{locale.For("pl")}}
		if got := plain(s.withoutContact()); got != want {
			t.Errorf("%s: %q, want %q", channel, got, want)
		}
	}
	var none sheet
	none.words = words{locale.For("pl")}
	none.data.Form.Sections = []contest.Section{{Criteria: []contest.Criterion{{Code: "X1", OnContact: true}}}}
	if got := none.withoutContact(); got != "Kryteria zostaw wtedy puste." {
		t.Errorf("none: %q", got)
	}
}
