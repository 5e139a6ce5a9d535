package report

import (
	"strings"
	"testing"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
)

// certain is a report that tells how sure it is.
func certain() Data {
	d := full()
	d.Certain = &Certain{
		Sentences: []string{"Rzeczywisty poziom mieści się najpewniej między 84,1 a 90,7.", "Pewność tytułu: wysoka. Szansa wynosi co najmniej 95%."},
		Level:     &Span{Value: 87.2, Low: 84.1, High: 90.7, Mark: 75},
		Places:    []Ranged{{List: "Instytucje kultury", Text: "Miejsce: 2, realnie 1–6", Place: 2, Low: 1, High: 6, Of: 21}},
		Warnings:  []string{"Wszystkie audyty zrobił jeden audytor."},
	}
	d.Confirmed = &Confirmed{
		Strengths: []Finding{{Text: "Pracownik przedstawił się", Channel: contest.Phone, N: 6, Difference: "+18,4 pkt", ToWin: 0}},
		Hints:     []Finding{{Text: "Odpowiedź podaje termin", Channel: contest.Online, N: 3, Difference: "−9,0 pkt", ToWin: 40}},
	}
	for n := range 9 {
		d.Confirmed.Picture = append(d.Confirmed.Picture, Point{
			Text: "Kryterium " + string(rune('A'+n)), Worth: contest.Hundredths(50 * n), Performance: float64(3*n - 12), Named: n > 3,
		})
	}
	d.Plan = []Step{{
		Criterion: "Odpowiedź podaje termin", What: "Wpisać termin do wzoru odpowiedzi.", Who: "sekretariat", Seen: "W dziesięciu odpowiedziach jest termin.",
		Channel: contest.Online, By: time.Date(2026, 1, 10, 0, 0, 0, 0, time.UTC), ToWin: 40,
	}}
	return d
}

// inBoth is what the paper and the page of a report say, with plain single spaces.
func inBoth(t *testing.T, d Data) (paper, page string) {
	t.Helper()
	pages, err := Layout(d)
	if err != nil {
		t.Fatal(err)
	}
	var marks strings.Builder
	for _, p := range pages {
		marks.WriteString(textOf(p.Marks))
	}
	html, err := HTML(d)
	if err != nil {
		t.Fatal(err)
	}
	plain := func(text string) string {
		return strings.Join(strings.Fields(strings.ReplaceAll(text, "\u00a0", " ")), " ")
	}
	return plain(marks.String()), plain(string(html))
}

// What the paper says of certainty, the page says too.
func TestCertaintyIsOnPaperAndPage(t *testing.T) {
	d := certain()
	paper, page := inBoth(t, d)
	for _, want := range []string{
		"Jak pewny jest ten wynik", "między 84,1 a 90,7", "Pewność tytułu: wysoka", "Miejsce: 2, realnie 1–6", "jeden audytor",
		"Mocne strony (potwierdzone)", "Żadnej słabości względem kategorii", "Wskazówki (niepotwierdzone)", "Ważność i poziom", "poprawić najpierw",
		"Plan poprawy", "sekretariat", "10.01.2026", "wskazówka)",
	} {
		if !strings.Contains(paper, want) {
			t.Errorf("the paper lacks %q", want)
		}
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "Co zrobić najpierw") {
		t.Error("the page has recommendations beside the plan")
	}
}

// Without a model the report says so and shows no interval.
func TestRefusedCertaintyIsSaid(t *testing.T) {
	d := certain()
	d.Certain = &Certain{Refusal: "Pewności wyniku nie da się podać."}
	d.Confirmed = &Confirmed{Refusal: "Nie dało się sprawdzić."}
	d.Plan = nil
	page, err := HTML(d)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Pewności wyniku nie da się podać.", "Nie dało się sprawdzić.", "Co zrobić najpierw"} {
		if !strings.Contains(strings.ReplaceAll(string(page), "\u00a0", " "), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if _, err := Layout(d); err != nil {
		t.Fatal(err)
	}
}

// The numbered discs of a picture cover each other nowhere and stay inside.
func TestPictureKeepsDiscsApart(t *testing.T) {
	b := drawing.Box{X: 0, Y: 0, W: 300, H: 200}
	var taken []drawing.Point
	for range 12 {
		taken = append(taken, apart(drawing.Point{X: 299, Y: 199}, taken, b))
	}
	for i, p := range taken {
		if p.X < 0 || p.X > 300 || p.Y < 0 || p.Y > 200 {
			t.Errorf("disc %d is outside: %+v", i, p)
		}
		for _, q := range taken[:i] {
			if (p.X-q.X)*(p.X-q.X)+(p.Y-q.Y)*(p.Y-q.Y) < 13.4*13.4 {
				t.Errorf("discs at %+v and %+v", p, q)
			}
		}
	}
}

// textOf is all text of marks, in the order drawn.
func textOf(marks []drawing.Mark) string {
	var b strings.Builder
	for _, m := range marks {
		switch x := m.(type) {
		case drawing.Text:
			b.WriteString(x.Text + " ")
		case drawing.Group:
			b.WriteString(textOf(x.Marks))
		}
	}
	return b.String()
}
