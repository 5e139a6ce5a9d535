package drawing

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
)

var body = Style{Face: Sans, Size: 10}

func texts(b Block) []string {
	var out []string
	for _, l := range b.Lines {
		out = append(out, l.Text)
	}
	return out
}

func setPara(t *testing.T, p Paragraph) Block {
	t.Helper()
	b, err := p.Set(20, 30)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestParagraphWraps(t *testing.T) {
	tests := []struct {
		name string
		text string
		on   string // the column is as wide as this text
		want []string
	}{
		{"between words", "ala ma kota i psa", "ala ma kota", []string{"ala ma kota", "i psa"}},
		{"exactly full", "ala ma", "ala ma", []string{"ala ma"}},
		{"blanks at the end fall away", "ala ma  kota", "ala ma", []string{"ala ma", "kota"}},
		{"no-break space holds", "ala w\u00A0lesie", "w lesie", []string{"ala", "w\u00A0lesie"}},
		{"narrow no-break space holds", "ala 5\u202F000", "5 000", []string{"ala", "5\u202F000"}},
		{"line feed breaks", "ala\nma\n\nkota", "ala ma kota", []string{"ala", "ma", "", "kota"}},
		{"a wide word breaks without loss", "Konstantynopolitańczykowianeczka", "Konstantynop", []string{"Konstantynop", "olitańczykowi", "aneczka"}},
		{"a wide word breaks after its hyphen", "Bielsko-Bialskiego", "Bielsko-Bials", []string{"Bielsko-", "Bialskiego"}},
		{"an address breaks after its slashes", "https://lider.example/w/014", "https://lider", []string{"https://", "lider.", "example/", "w/014"}},
		{"empty", "", "ala", []string{""}},
		{"only blanks", "   ", "ala", []string{""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := setPara(t, Para(tt.text, body, body.Width(tt.on)))
			if diff := cmp.Diff(tt.want, texts(b)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNoLetterIsLost(t *testing.T) {
	text := "Augustowskie Towarzystwo Budownictwa Społecznego „KODREM” spółka-z-ograniczoną-odpowiedzialnością w Augustowie"
	want := strings.ReplaceAll(text, " ", "")
	for width := 5.0; width < 400; width += 7 {
		for _, a := range []Align{Left, Justified} {
			p := Para(text, body, width)
			p.Align = a
			got := strings.ReplaceAll(strings.Join(texts(setPara(t, p)), ""), " ", "")
			if got != want {
				t.Fatalf("width %v: %q", width, got)
			}
		}
	}
}

func TestLinesKeepToTheColumn(t *testing.T) {
	text := "Z ogromną przyjemnością zapraszam Państwa do udziału w II edycji konkursu Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	for _, a := range []Align{Left, Center, Right, Justified} {
		p := Para(text, body, 120)
		p.Align = a
		for _, l := range setPara(t, p).Lines {
			for _, m := range l.Marks {
				txt := m.(Text)
				end := txt.X + txt.Style.Width(txt.Text) + txt.WordSpace*float64(countBlanks(txt.Text))
				if txt.X < 20-slack || end > 140+slack {
					t.Errorf("align %d: %q reaches from %v to %v", a, l.Text, txt.X, end)
				}
			}
		}
	}
}

func TestAlignment(t *testing.T) {
	long, short := "ala ma kota", "psa"
	w, s := body.Width(long), body.Width(short)
	tests := []struct {
		align Align
		first float64
		last  float64
	}{{Left, 20, 20}, {Center, 20, 20 + (w-s)/2}, {Right, 20, 20 + w - s}, {Justified, 20, 20}}
	for _, tt := range tests {
		p := Para(long+" "+short, body, w)
		p.Align = tt.align
		b := setPara(t, p)
		first, last := b.Lines[0].Marks[0].(Text), b.Lines[1].Marks[0].(Text)
		if !near(first.X, tt.first) || !near(last.X, tt.last) {
			t.Errorf("align %d: lines at %v and %v, want %v and %v", tt.align, first.X, last.X, tt.first, tt.last)
		}
	}
}

func TestJustifiedLinesFillTheColumnButTheLast(t *testing.T) {
	p := Para("Udział w tym projekcie to szansa na wzmocnienie wizerunku i\u00A0podniesienie jakości usług", body, 130)
	p.Align = Justified
	b := setPara(t, p)
	for i, l := range b.Lines {
		txt := l.Marks[0].(Text)
		end := txt.X + txt.Style.Width(txt.Text) + txt.WordSpace*float64(countBlanks(txt.Text))
		if last := i == len(b.Lines)-1; last != (txt.WordSpace == 0) || !last && !near(end, 150) {
			t.Errorf("line %q ends at %v, word space %v", l.Text, end, txt.WordSpace)
		}
	}
	if len(b.Lines) < 3 {
		t.Errorf("only %d lines", len(b.Lines))
	}
}

func TestBalancedLinesAreAboutEqual(t *testing.T) {
	text := "Miejska Biblioteka Publiczna im. Tadeusza Różewicza we Wrocławiu"
	p := Para(text, body, body.Width("Miejska Biblioteka Publiczna im. Tadeusza Różewicza"))
	p.Balance = true
	b := setPara(t, p)
	want := []string{"Miejska Biblioteka Publiczna im.", "Tadeusza Różewicza we Wrocławiu"}
	if diff := cmp.Diff(want, texts(b)); diff != "" {
		t.Error(diff)
	}
}

func TestIndentAndLeading(t *testing.T) {
	p := Para("ala ma kota i psa", body, body.Width("ala ma kota"))
	p.Indent, p.Leading = 15, 14
	b := setPara(t, p)
	if diff := cmp.Diff([]string{"ala ma", "kota i psa"}, texts(b)); diff != "" {
		t.Error(diff)
	}
	if x := b.Lines[0].Marks[0].(Text).X; !near(x, 35) {
		t.Errorf("first line at %v", x)
	}
	if b.Height != 28 || !near(b.Lines[1].Baseline-b.Lines[0].Baseline, 14) || b.Lines[0].Top != 30 {
		t.Errorf("height %v, baselines %v and %v", b.Height, b.Lines[0].Baseline, b.Lines[1].Baseline)
	}
	if h, err := p.Height(); err != nil || h != 28 {
		t.Errorf("Height %v, %v", h, err)
	}
}

func TestSpansStandInOneLine(t *testing.T) {
	bold := body.With(SansBold)
	p := Paragraph{Spans: []Span{{"wynik ", body}, {"87,42", bold}, {" punktu", body}}, Width: 300}
	b := setPara(t, p)
	if diff := cmp.Diff([]string{"wynik 87,42 punktu"}, texts(b)); diff != "" {
		t.Fatal(diff)
	}
	second := b.Lines[0].Marks[1].(Text)
	if second.Style != bold || second.Text != "87,42" || !near(second.X, 20+body.Width("wynik ")) {
		t.Errorf("bold piece %+v", second)
	}
	if got, want := b.Widest(), body.Width("wynik ")+bold.Width("87,42")+body.Width(" punktu"); !near(got, want) {
		t.Errorf("width %v, want %v", got, want)
	}
}

func TestWordOfTwoStylesIsNotBroken(t *testing.T) {
	p := Paragraph{Spans: []Span{{"to jest wy", body}, {"różnik", body.With(SansBold)}}, Width: body.Width("to jest wyróż")}
	if diff := cmp.Diff([]string{"to jest", "wyróżnik"}, texts(setPara(t, p))); diff != "" {
		t.Error(diff)
	}
}

func TestParagraphRefusesMissingLetters(t *testing.T) {
	if _, err := Para("Jan 😀", body, 100).Set(0, 0); contest.CodeOf(err) != "glyph_missing" {
		t.Errorf("err %v", err)
	}
}

func TestShiftMovesEveryMark(t *testing.T) {
	b := setPara(t, Para("ala ma kota i psa", body, 40))
	moved := b.Shift(5, 7)
	if diff := cmp.Diff(setPara2(t, 25, 37), moved, cmp.AllowUnexported(Block{})); diff != "" {
		t.Error(diff)
	}
	if b.Lines[0].Marks[0].(Text).X != 20 {
		t.Error("the block itself has moved")
	}
}

func setPara2(t *testing.T, x, y float64) Block {
	t.Helper()
	b, err := Para("ala ma kota i psa", body, 40).Set(x, y)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
