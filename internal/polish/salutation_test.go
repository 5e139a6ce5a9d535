package polish

import "testing"

func TestSalutation(t *testing.T) {
	for _, c := range []struct{ function, first, want string }{
		{"Wójt", "Anna", "Szanowna Pani Wójt"},
		{"Wójt Gminy Brzozówek", "Jan", "Szanowny Panie Wójcie"},
		{"Prezydent Miasta", "Zofia Maria", "Szanowna Pani Prezydent"},
		{"Zastępca Burmistrza", "Piotr", "Szanowny Panie Burmistrzu"},
		{"wiceprezes zarządu", "Ewa", "Szanowna Pani Prezes"},
		{"Starosta", "Ewa", "Szanowna Pani Starosto"},
		{"Starosta", "Adam", "Szanowny Panie Starosto"},
		{"p.o. dyrektora", "Kuba", "Szanowny Panie Dyrektorze"},
		{"Dyrektorka", "Noemi", "Szanowna Pani Dyrektor"},
		{"Burmistrzyni", "Iga", "Szanowna Pani Burmistrz"},
		{"Kierowniczka", "Iga", "Szanowna Pani Kierownik"},
		{"Marszałkini Województwa", "Iga", "Szanowna Pani Marszałek"},
		{"Przewodnicząca Rady", "Maja", "Szanowna Pani Przewodnicząca"},
		{"zarządca wspólnoty", "Jan", "Szanowny Panie"},
		{"", "Jan", "Szanowny Panie"},
		{"Dyrektor", "", "Szanowni Państwo"},
		{"", " ", "Szanowni Państwo"},
	} {
		if got := Salutation(c.function, c.first); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.function, c.first, got, c.want)
		}
	}
}
