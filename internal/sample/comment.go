package sample

import (
	"slices"

	"biurolidera/internal/contest"
)

// remarks are two ways to say why a criterion got few points.
type remarks struct{ code, one, other string }

// areaComments serve criteria that are not the built-in ones, by area.
var areaComments = []remarks{
	{"otoczenie", "Ten element otoczenia wymaga uwagi.", "Pod tym względem miejsce nie było przygotowane."},
	{"informacja", "Informacji nie było albo była nieaktualna.", "Potrzebną informację trzeba było znaleźć samodzielnie."},
	{"dostepnosc", "Osoba ze szczególnymi potrzebami nie załatwiłaby tu sprawy samodzielnie.", "Nie przewidziano tego ułatwienia."},
	{"czas", "Trwało to dłużej, niż powinno.", "O spodziewanym czasie nie poinformowano."},
	{"kultura", "Tego elementu rozmowy zabrakło.", "Rozmowa była rzeczowa, ale bez tego elementu."},
	{"kompetencje", "Odpowiedź w tej części była niepełna.", "Tej części sprawy nie wyjaśniono."},
}

// anyComments serve everything else.
var anyComments = remarks{"", "Tego elementu zabrakło.", "Warunek nie był spełniony podczas audytu."}

// noContactComments say why everything that depends on the contact got no points.
var noContactComments = map[contest.Channel]string{
	contest.Visit:  "W godzinach otwarcia nikogo nie zastano.",
	contest.Phone:  "Mimo prób w różnych dniach nikt nie odebrał.",
	contest.Online: "Odpowiedź nie nadeszła w wyznaczonym czasie.",
}

// remarksFor finds the sentences for a criterion: its own, else its area's.
func remarksFor(code, area string) []string {
	for _, list := range [][]remarks{visitComments, phoneComments, onlineComments} {
		if i := slices.IndexFunc(list, func(r remarks) bool { return r.code == code }); i >= 0 {
			return []string{list[i].one, list[i].other}
		}
	}
	for _, r := range areaComments {
		if r.code == area {
			return []string{r.one, r.other}
		}
	}
	return []string{anyComments.one, anyComments.other}
}

// General remarks on a whole audit: well done, middling, poor.
var generalRemarks = map[contest.Channel][3][]string{
	contest.Visit: {
		{
			"Sprawę wyjaśniono przy pierwszym stanowisku, spokojnie i do końca.",
			"Pracownik sam zaproponował prostszy sposób załatwienia sprawy.",
			"Od progu było wiadomo, dokąd iść. Obsługa życzliwa i rzeczowa.",
			"Pracownik sprawdził informację u drugiej osoby, zanim odpowiedział.",
		}, {
			"Rozmowa uprzejma, ale odpowiedź wymagała dopytywania.",
			"Dobra informacja na miejscu, słabsze wskazówki co do dalszych kroków.",
			"Obsługa poprawna, bez zaproponowania innego sposobu załatwienia sprawy.",
		}, {
			"Klient wyszedł bez odpowiedzi na główne pytanie.",
			"Pracownik był wyraźnie zajęty czymś innym, odpowiadał półsłówkami.",
			"Oznaczenia prowadziły do pokoju, w którym tej sprawy się nie załatwia.",
		},
	},
	contest.Phone: {
		{
			"Rozmowa krótka, pełna i uprzejma.",
			"Pracownik podsumował ustalenia i podał adres strony z formularzem.",
			"Odebrano od razu; wszystkie informacje podano bez dopytywania.",
		}, {
			"Uprzejmie, ale część odpowiedzi trzeba było wydobyć pytaniami.",
			"Pracownik odesłał do strony, zamiast odpowiedzieć na drugie pytanie.",
		}, {
			"Rozmowa w pośpiechu; klient nadal nie wie, jakie dokumenty przygotować.",
			"Po przełączeniu połączenie się urwało i trzeba było dzwonić od nowa.",
		},
	},
	contest.Online: {
		{
			"Odpowiedź przyszła szybko i odnosiła się do każdego pytania.",
			"Wiadomość napisana prosto, z odnośnikiem do formularza i terminem.",
			"Na stronie wszystko jest po dwóch kliknięciach.",
		}, {
			"Odpowiedź poprawna, lecz jedno z pytań pominięto.",
			"Treść jasna, zabrakło danych do dalszego kontaktu.",
		}, {
			"Odpowiedź składała się z odnośnika do całej ustawy.",
			"Opis sprawy na stronie jest nieaktualny i różni się od odpowiedzi.",
		},
	},
}

// Reasons for which an audit is void.
var voidReasons = map[contest.Channel][]string{
	contest.Visit:  {"Ewakuacja budynku w trakcie wizyty.", "Awaria systemu zatrzymała obsługę wszystkich klientów.", "Arkusz wypełniono dopiero następnego dnia."},
	contest.Phone:  {"Połączenie zerwane z winy operatora audytora.", "Audytor zadał pytanie spoza scenariusza."},
	contest.Online: {"Wiadomość wysłano z adresu zdradzającego audyt.", "Wiadomość odrzucił filtr antyspamowy, doręczenia nie wykazano."},
}
