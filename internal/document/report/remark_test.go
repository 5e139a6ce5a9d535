package report

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
)

func TestReveals(t *testing.T) {
	for _, text := range []string{
		"Obsługiwała pani Anna.",
		"Rozmowę prowadził kierownik Nowak.",
		"Sprawę przejęła Katarzyna z sekretariatu.",
		"Rozmawiałem z Markiem, był uprzejmy.",
		"Dziękuję Małgorzacie za pomoc.",
		"Pracownik przedstawił się jako Nowak.",
		"Na tabliczce było nazwisko pracownika.",
		"Na identyfikatorze widniało J. K.",
		"Odpowiedź podpisał A. Zieliński.",
		"Skierowano do Kowalskiego na piętrze.",
		"Odpisano z adresu jan.k@urzad.example.",
		"Oddzwoniono z numeru 12 345 67 89.",
		"Obsługa przy stanowisku nr 4 była powolna.",
		"W pokoju 12 nikogo nie było.",
		"Wizyta odbyła się o 10.35.",
		"Zadzwoniłem o godz. 9:15.",
		"Byłem tam 17 września.",
		"Wiadomość wysłano 17.09.2025.",
		"W poniedziałek była kolejka.",
		"Audyt A-17, kolejny w 2025-W-0031.",
		"PANI BARBARA BYŁA MIŁA",
	} {
		if !Reveals(text) {
			t.Errorf("%q may be printed", text)
		}
	}
}

func TestHarmlessRemarksStay(t *testing.T) {
	for _, text := range []string{
		"Sprawę wyjaśniono przy pierwszym stanowisku, spokojnie i do końca.",
		"Ani razu nie padło powitanie. Jak się okazało, formularz jest na stronie.",
		"Przed odpowiedzią zażądano numeru PESEL.",
		"Odpowiedź była w BIP. Nie wskazano adresu.",
		"Punkt jest czynny codziennie do 15.30.",
		"Czynne było jedno stanowisko z czterech.",
		"Podano godziny pracy Urzędu Miasta i Biuletynu Informacji Publicznej.",
		"Do menu nie można dojść klawiszem Tab.",
		"Kontrast 4,5 : 1 nie jest zachowany.",
		"Dwa z trzech dokumentów są skanami.",
		"Odesłano „na piętro”, bez numeru pokoju.",
		"Opłata wynosi 17,50 zł.",
		"Polska wersja strony działa, w Polsce to norma.",
	} {
		if Reveals(text) {
			t.Errorf("%q is left out", text)
		}
	}
}

func TestOrderTellsNothing(t *testing.T) {
	list := remarks(40)
	want, _ := speaking(list)
	for range 3 {
		slices.Reverse(list[:30])
		list[3], list[17] = list[17], list[3]
		got, _ := speaking(list)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("the order given shows (-want +got):\n%s", diff)
		}
	}
	given := true
	for i := range want {
		given = given && want[i] == list[i]
	}
	if given {
		t.Error("remarks stand in the order they came")
	}
	for i := 1; i < len(want); i++ {
		if slices.Index(contest.Channels(), want[i-1].Channel) > slices.Index(contest.Channels(), want[i].Channel) {
			t.Error("channels are mixed")
		}
	}
}

func TestSpeakingLeavesOutAndCounts(t *testing.T) {
	kept, withheld := speaking([]Remark{
		{contest.Phone, "", "Uprzejmie i szybko.", Morning},
		{contest.Phone, "", "Uprzejmie i szybko.", Afternoon}, // taken over or said again
		{contest.Visit, "", "  ", ""},
		{contest.Visit, "", "Pani Ewa była niemiła.", ""},
		{contest.Visit, "Czas.", "Czynne było jedno stanowisko.\n", ""},
	})
	want := []Remark{{contest.Visit, "Czas.", "Czynne było jedno stanowisko.", ""}, {contest.Phone, "", "Uprzejmie i szybko.", Morning}}
	if diff := cmp.Diff(want, kept); diff != "" || withheld != 1 {
		t.Errorf("withheld %d, kept (-want +got):\n%s", withheld, diff)
	}
}
