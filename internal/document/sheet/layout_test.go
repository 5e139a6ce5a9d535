package sheet

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
)

// marks walks all marks of a page, those in groups included.
func marks(all []drawing.Mark, see func(drawing.Mark)) {
	for _, m := range all {
		if g, ok := m.(drawing.Group); ok {
			marks(g.Marks, see)
			continue
		}
		see(m)
	}
}

// area is where a text stands, without what its letters leave free above and below.
type area struct {
	text           string
	x0, y0, x1, y1 float64
}

func texts(p drawing.Page) []area {
	var all []area
	marks(p.Marks, func(m drawing.Mark) {
		if t, ok := m.(drawing.Text); ok && strings.TrimSpace(t.Text) != "" {
			all = append(all, area{t.Text, t.X, t.Y - t.Style.Size*0.68, t.X + t.Style.Width(strings.TrimRight(t.Text, " ")), t.Y})
		}
	})
	return all
}

func (a area) meets(b area) bool {
	return a.x0 < b.x1-0.2 && b.x0 < a.x1-0.2 && a.y0 < b.y1-0.2 && b.y0 < a.y1-0.2
}

// variants are sheets that strain the layout.
func variants(t *testing.T) map[string]Data {
	all := map[string]Data{"custom": custom(t)}
	for _, lang := range locale.Languages() {
		for _, c := range contest.Channels() {
			d := sample(t, c, contest.CategoryCulture, contest.SubLibrary)
			d.Lang, d.Edition.Example = lang, true
			all[lang+" "+string(c)] = d
			d.Institution = strings.Repeat("Gminny Ośrodek Kultury i Rekreacji ", 12)
			d.Address = strings.Repeat("ul. Świętej Trójcy 12, ", 6) + "99-320 Żółta Grobla"
			all[lang+" long "+string(c)] = d
		}
	}
	return all
}

// Nothing is smaller than promised, leaves the margins or stands on something else.
func TestTextsStandFree(t *testing.T) {
	for name, d := range variants(t) {
		for i, page := range document(t, d).Pages {
			at := fmt.Sprintf("%s, page %d", name, i+1)
			marks(page.Marks, func(m drawing.Mark) {
				if x, ok := m.(drawing.Text); ok && x.Style.Size < smallest-0.01 {
					t.Errorf("%s: %q is set in %.2f", at, x.Text, x.Style.Size)
				}
			})
			all := texts(page)
			if len(all) < 20 {
				t.Fatalf("%s: %d texts", at, len(all))
			}
			for j, a := range all {
				if a.x0 < left-0.5 || a.x1 > right+0.5 || a.y0 < 8 || a.y1 > drawing.A4Height-12 {
					t.Errorf("%s: %q leaves the page: %.1f–%.1f, %.1f", at, a.text, a.x0, a.x1, a.y1)
				}
				for _, b := range all[j+1:] {
					if a.meets(b) {
						t.Errorf("%s: %q stands on %q", at, a.text, b.text)
					}
				}
			}
		}
	}
}

// boxes are the frames that are written into.
func boxes(p drawing.Page) []drawing.Rect {
	var all []drawing.Rect
	marks(p.Marks, func(m drawing.Mark) {
		if r, ok := m.(drawing.Rect); ok && r.Fill == drawing.White && r.Stroke.Width > 0 {
			all = append(all, r)
		}
	})
	return all
}

// Each box is at least 6 mm high inside, stands free of the others and of all text but
// what is printed into a comb.
func TestBoxesAreForPens(t *testing.T) {
	for name, d := range variants(t) {
		for i, page := range document(t, d).Pages {
			at := fmt.Sprintf("%s, page %d", name, i+1)
			all := boxes(page)
			if len(all) == 0 {
				t.Fatalf("%s has no box", at)
			}
			for j, r := range all {
				if free := r.H - r.Stroke.Width; free < 6*drawing.MM {
					t.Errorf("%s: a box of %.2f mm", at, free/drawing.MM)
				}
				mine := area{"", r.X, r.Y, r.X + r.W, r.Y + r.H}
				for _, o := range all[j+1:] {
					if mine.meets(area{"", o.X, o.Y, o.X + o.W, o.Y + o.H}) {
						t.Errorf("%s: boxes at %.0f, %.0f and %.0f, %.0f meet", at, r.X, r.Y, o.X, o.Y)
					}
				}
				for _, s := range texts(page) {
					if mine.meets(s) && !slices.Contains([]string{"1", "2", "3", "4", "5"}, s.text) {
						t.Errorf("%s: %q stands in a box", at, s.text)
					}
				}
			}
		}
	}
}

// A box is there for every answer: two for yes and no, one a point, one for „n/d”.
func TestEveryAnswerHasABox(t *testing.T) {
	d := custom(t)
	ticks := 0
	for _, p := range document(t, d).Pages {
		for _, r := range boxes(p) {
			if r.W == boxSide {
				ticks++
			}
		}
	}
	// Key and terms, outcome, X1 to X5, the closing list.
	want := 4 + 4 + 2 + (2 + 3 + 1 + 11 + 4) + 4
	if ticks != want {
		t.Errorf("%d boxes, want %d", ticks, want)
	}
}

// A heading never ends a page: a code or a box of its part follows it.
func TestHeadingsAreFollowed(t *testing.T) {
	for name, d := range variants(t) {
		for i, page := range document(t, d).Pages {
			heading, below := 0.0, 0.0
			for _, m := range page.Marks {
				g, ok := m.(drawing.Group)
				if !ok {
					continue
				}
				marks([]drawing.Mark{g}, func(m drawing.Mark) {
					s, ok := m.(drawing.Text)
					switch {
					case !ok || s.Y > bottom:
					case g.Role == drawing.RoleHeading2:
						heading = max(heading, s.Y)
					default:
						below = max(below, s.Y)
					}
				})
			}
			if heading > 0 && below <= heading {
				t.Errorf("%s: page %d ends with a heading", name, i+1)
			}
		}
	}
}

// With less white a sheet has no more pages, and boxes still don't touch (above).
func TestTightSavesPages(t *testing.T) {
	d := sample(t, contest.Phone, contest.CategoryCulture, contest.SubLibrary)
	s := sheet{data: d, words: words{locale.For("pl")}}
	loose, err := s.spaced(easy)
	if err != nil {
		t.Fatal(err)
	}
	dense, err := s.spaced(tight)
	if err != nil {
		t.Fatal(err)
	}
	if got := len(document(t, d).Pages); len(dense) >= len(loose) || got != len(dense) {
		t.Errorf("easy %d, tight %d, taken %d", len(loose), len(dense), got)
	}
}

// The last page is used for remarks, and never pushed over.
func TestRemarksFillThePage(t *testing.T) {
	for name, d := range variants(t) {
		pages := document(t, d).Pages
		last := pages[len(pages)-1]
		lines, lowest := 0, 0.0
		marks(last.Marks, func(m drawing.Mark) {
			if l, ok := m.(drawing.Line); ok && l.X1 == left && l.X2 == right && l.Stroke.Width == penLine.Width && l.Stroke.Color == penLine.Color {
				lines++
				lowest = max(lowest, l.Y1)
			}
		})
		if lines < fewestRemarks || lines > mostRemarks || lowest > bottom {
			t.Errorf("%s: %d lines down to %.0f", name, lines, lowest)
		}
		free := bottom
		for _, r := range boxes(last) {
			free = min(free, bottom-r.Y-r.H)
		}
		if lines < mostRemarks && free > lineStep+1 {
			t.Errorf("%s: %d lines and %.0f points left", name, lines, free)
		}
	}
}

func TestFlowKeepsTogether(t *testing.T) {
	f := flow{}
	for _, p := range []piece{{height: 600}, {height: 20, gap: 8, keep: true}, {height: 90}, {height: 700, gap: 5}, {height: 30, gap: 5}} {
		f.add(p)
	}
	spots, rest, err := f.deal()
	if err != nil {
		t.Fatal(err)
	}
	want := []spot{{0, headTop}, {1, top}, {1, top + 20}, {2, top}, {3, top}}
	if bottom-top-700 >= 35 {
		want[4] = spot{2, top + 705}
	}
	if !slices.Equal(spots, want) {
		t.Errorf("spots %v, want %v", spots, want)
	}
	last := spots[len(spots)-1]
	if math.Abs(rest-(bottom-last.y-30)) > 1e-9 {
		t.Errorf("rest %v", rest)
	}
	f.add(piece{name: "WA01", height: 2000})
	if _, _, err := f.deal(); contest.CodeOf(err) != "papersheet_tall" {
		t.Errorf("error %v", err)
	}
}
