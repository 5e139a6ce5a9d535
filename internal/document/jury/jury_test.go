package jury

import (
	"strings"
	"testing"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
)

func full(rows int) Data {
	d := Data{Contest: "Konkurs", Edition: "II edycja", Place: "Kraków", Day: time.Date(2025, 12, 8, 0, 0, 0, 0, time.UTC)}
	cat := Category{Name: "Instytucje kultury", Groups: []string{"grupa czołowa (9 instytucji)"}}
	for k := range rows {
		cat.Rows = append(cat.Rows, Row{
			Name: "Biblioteka nr " + strings.Repeat("I", k%5+1), Category: cat.Name, Place: k + 1, Low: max(1, k-3), High: min(rows, k+5),
			Score: contest.Hundredths(9000 - 30*k), Range: "2–11", Tier: 1 + k/20, Level: "84,1–90,7", Certainty: "wysoka",
		})
	}
	d.Categories = []Category{cat}
	d.Near = cat.Rows[:1]
	d.Changes = []Change{{Name: "Gmina A", Score: 7400, Corrected: "76,10"}, {Name: "Gmina B", Score: 7600, Corrected: "74,10", Title: true}}
	d.Pending = []Pending{{"Gmina C", "telefon", "Pracownik nie podniósł głosu."}}
	return d
}

func TestAnnexSaysWhoIsLevel(t *testing.T) {
	doc, err := Document(full(80))
	if err != nil {
		t.Fatal(err)
	}
	text := read(doc)
	for _, want := range []string{
		"Kto jest naprawdę na równi", "grupa czołowa (9 instytucji)", "Instytucje kultury – ciąg dalszy", "czołowa", "84,1–90,7", "tytuł by się należał",
		"tytuł by się nie należał", "Pracownik nie podniósł głosu.", "Realny zakres miejsca",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the annex lacks %q", want)
		}
	}
	if len(doc.Pages) < 4 {
		t.Errorf("%d pages for 80 institutions with charts", len(doc.Pages))
	}
}

func TestRefusedAnnexHasNoClaims(t *testing.T) {
	d := full(6)
	d.Refusal, d.Near, d.Changes = "Za mało audytorów.", nil, nil
	for k := range d.Categories[0].Rows {
		r := &d.Categories[0].Rows[k]
		*r = Row{Name: r.Name, Place: r.Place, Score: r.Score}
	}
	doc, err := Document(d)
	if err != nil {
		t.Fatal(err)
	}
	text := read(doc)
	if !strings.Contains(text, "Za mało audytorów.") {
		t.Error("the reason is not told")
	}
	for _, not := range []string{"Blisko progu", "Decyzje, które", "Realny zakres miejsca"} {
		if strings.Contains(text, not) {
			t.Errorf("a refused annex says %q", not)
		}
	}
}

func TestNamesOfAnyLength(t *testing.T) {
	d := full(3)
	d.Categories[0].Rows[1].Name = strings.Repeat("Samodzielny Publiczny Zakład ", 20)
	if _, err := Document(d); err != nil {
		t.Error(err)
	}
}

// read is all text of a document, lines joined.
func read(doc drawing.Document) string {
	var b strings.Builder
	var walk func([]drawing.Mark)
	walk = func(marks []drawing.Mark) {
		for _, m := range marks {
			switch x := m.(type) {
			case drawing.Text:
				b.WriteString(x.Text + " ")
			case drawing.Group:
				walk(x.Marks)
			}
		}
	}
	for _, p := range doc.Pages {
		walk(p.Marks)
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(b.String(), "\u00a0", " ")), " ")
}
