package method

import (
	"strings"
	"testing"
	"time"

	"biurolidera/internal/drawing"
)

func TestAnnexTellsTheModel(t *testing.T) {
	d := Data{
		Contest: "Konkurs", Edition: "II edycja", Day: time.Date(2025, 12, 8, 0, 0, 0, 0, time.UTC), Draws: 2000, Seed: 1,
		Channels: []Channel{{"wizyta", 480, "4,0"}}, Shares: []Share{{"różna surowość audytorów", "24,1", "14%"}},
		Outlooks: []Outlook{{12, "0,83", "31", "Miejsca można ogłosić publicznie."}}, Remarks: []string{"Uwaga o planie audytów."},
	}
	for _, refusal := range []string{"", "Za mało instytucji."} {
		d.Refusal = refusal
		doc, err := Document(d)
		if err != nil {
			t.Fatal(err)
		}
		text := read(doc)
		for _, want := range []string{"wizyta", "480", "Wynik oficjalny", "Uwaga o planie audytów."} {
			if !strings.Contains(text, want) {
				t.Errorf("refusal %q: the annex lacks %q", refusal, want)
			}
		}
		for _, model := range []string{"REML", "24,1", "0,83", "2 000 możliwych", "(ziarno 1)"} {
			if strings.Contains(text, model) != (refusal == "") {
				t.Errorf("refusal %q: %q is in the annex: %v", refusal, model, refusal != "")
			}
		}
		if !strings.Contains(text, refusal) {
			t.Errorf("the refusal is not told")
		}
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
