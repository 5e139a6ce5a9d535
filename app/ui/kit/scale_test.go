package kit

import (
	"fmt"
	"strings"
	"testing"

	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// everything is a screen with each small widget on it.
func everything() fyne.CanvasObject {
	do := func() {}
	form := NewForm(FormConfig{Cat: words, Fields: []Field{
		{ID: "name", Label: "Nazwa instytucji, jak w statucie", Required: true, Help: "Nazwa pojawi się na licencji i w raporcie, dlatego powinna być pełna."},
		{ID: "weight", Label: "Waga kanału", Kind: Number, Unit: "%", Check: func(string) Problem {
			return Problem{Text: "Wagi kanałów muszą razem dawać sto procent, a dają dziewięćdziesiąt pięć."}
		}},
		{ID: "day", Label: "Data zgłoszenia", Kind: Date},
		{ID: "kind", Label: "Kategoria", Kind: Select, Choices: []Choice{{"a", "Gminy wiejskie"}}},
		{ID: "agreed", Label: "Zgoda na publikację wyników", Kind: Check},
		{ID: "note", Label: "Uwagi", Kind: Multiline, Span: 2},
	}})
	steps := NewSteps(StepsConfig{Cat: words, OnCancel: do, Steps: []Step{
		{Title: "Plik", Content: NewParagraph("Wybierz plik.", Style{}), Ready: func() (bool, string) { return false, "Wybierz najpierw plik." }},
		{Title: "Podgląd", Content: NewParagraph("", Style{})},
	}})
	return container.NewVScroll(Padded(2, 2, Stacked(2,
		NewHeading(words, "Instytucje", "II edycja, 214 instytucji", []Action{{Text: "Dodaj instytucję", Primary: true, Do: do}, {Text: "Wczytaj listę z pliku", Do: do}, {Text: "Drukuj", Do: do}}),
		NewBand("Edycja jest zamknięta. Można ją tylko przeglądać.", theme.Info, &Action{Text: "Otwórz", Do: do}),
		NewCard("Dane zgłoszenia", form, Action{Text: "Drukuj", Do: do}),
		container.NewHBox(NewBadge("odrzucony", theme.Bad), NewBadge("laureat", theme.Gold)),
		NewFlow(20, 2, NewStat("12", "audytów do sprawdzenia", theme.Warn, do), NewStat("87,42", "średni wynik", theme.Good, nil)),
		NewKeyValues(words, []KeyValue{{Label: "Telefon", Value: "22 782 27 32", Copy: true}, {Label: "Nazwa", Value: strings.Repeat("Publiczny Zakład ", 20)}}),
		NewEmpty(Empty{Icon: theme.Icon("inbox"), Title: "Nie ma zgłoszeń", Text: "Tu pojawią się zgłoszenia instytucji. Można je wpisać ręcznie albo wczytać z pliku.", Action: &Action{Text: "Dodaj", Do: do}}),
		steps,
	)))
}

// Nothing is cut off or overlaps its neighbour's place at any size of text, wide
// and narrow.
func TestNothingIsCutOff(t *testing.T) {
	t.Cleanup(func() { fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light)) })
	for _, scale := range []float32{1, 1.25, 1.5, 2} {
		for _, width := range []float32{1280, 640} {
			t.Run(fmt.Sprintf("%.0f%% at %.0f", 100*scale, width*scale), func(t *testing.T) {
				test.ApplyTheme(t, theme.New(theme.Light).Scaled(scale))
				screen := everything()
				w := window(t, screen, width*scale, 900)
				w.Content().Refresh()
				checked := 0
				for _, p := range all[*Paragraph](screen) {
					checked++
					if need := p.MinSize(); p.Size().Height < need.Height-0.5 {
						t.Errorf("„%s” has %v, needs %v", p.Text(), p.Size(), need)
					}
				}
				for _, b := range all[*Button](screen) {
					if b.Text == "" {
						continue // an icon in a field
					}
					checked++
					if need := b.MinSize(); b.Size().Width < need.Width-0.5 || b.Size().Height < need.Height-0.5 {
						t.Errorf("button „%s” has %v, needs %v", b.Text, b.Size(), need)
					}
				}
				for _, e := range all[*entry](screen) {
					checked++
					if need := e.MinSize(); e.Size().Height < need.Height-0.5 {
						t.Errorf("a field has %v, needs %v", e.Size(), need)
					}
				}
				if checked < 40 {
					t.Errorf("only %d things looked at", checked)
				}
				content := screen.(*container.Scroll).Content
				if need := content.MinSize(); need.Width > 640*scale {
					t.Errorf("it needs %v pixels", need.Width)
				}
			})
		}
	}
}

// The layouts that screens rely on, as they are laid out now.
func TestLayouts(t *testing.T) {
	form := NewForm(FormConfig{Cat: words, Fields: []Field{
		{ID: "name", Label: "Nazwa", Required: true},
		{ID: "weight", Label: "Waga", Kind: Number, Unit: "%", Help: "Razem sto procent"},
	}})
	form.SetValues(map[string]string{"name": "Gmina Wieliszew", "weight": "dużo"})
	for name, o := range map[string]fyne.CanvasObject{
		"form.xml":    form,
		"heading.xml": NewHeading(words, "Instytucje", "214 instytucji", []Action{{Text: "Dodaj", Primary: true, Do: func() {}}}),
		"card.xml":    NewCard("Wynik", widget.NewLabel("87,42"), Action{Text: "Drukuj", Do: func() {}}),
	} {
		w := window(t, container.NewVBox(o), 640, 200)
		test.AssertRendersToMarkup(t, name, w.Canvas())
	}
}
