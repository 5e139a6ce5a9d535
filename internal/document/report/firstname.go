package report

import (
	"strings"
	"sync"

	"biurolidera/internal/polish"
)

// First names common in Poland, in the nominative. Those that are also common
// words at the beginning of a sentence are not here.
var (
	womensNames = strings.Fields(`Adriana Agata Agnieszka Aleksandra Alicja Aneta Angelika Anna Asia Barbara Basia Beata Bogumiła Bożena
		Celina Dagmara Danuta Daria Dominika Dorota Edyta Elżbieta Emilia Ewa Ewelina Gabriela Genowefa Grażyna Halina Hanna Helena
		Ilona Irena Iwona Izabela Jadwiga Janina Joanna Jolanta Julia Justyna Kamila Karolina Kasia Katarzyna Kinga Klaudia Krystyna
		Lidia Lucyna Magda Magdalena Małgorzata Gosia Marcelina Maria Mariola Marlena Marta Martyna Marzena Milena Mirosława Monika
		Natalia Nikola Nina Ola Oliwia Olga Patrycja Paulina Regina Renata Sabina Sandra Stanisława Stefania Sylwia Teresa Urszula
		Wanda Weronika Wiesława Wiktoria Zdzisława Zofia Zosia Zuzanna Żaneta`)
	mensNames = strings.Fields(`Adam Adrian Aleksander Andrzej Antoni Arkadiusz Artur Bartłomiej Bartosz Bartek Bogdan Bogusław Cezary
		Czesław Damian Daniel Dariusz Darek Dawid Dominik Edward Emil Ernest Eugeniusz Filip Franciszek Gabriel Grzegorz Henryk Hubert
		Ignacy Igor Ireneusz Jacek Jakub Jan Janusz Jarosław Jarek Jerzy Józef Julian Kacper Kamil Karol Kazimierz Konrad Krystian
		Krzysztof Lech Leszek Lucjan Ludwik Łukasz Maciej Maciek Marcin Marek Marian Mariusz Mateusz Michał Mieczysław Mikołaj Mirosław
		Norbert Oskar Patryk Paweł Piotr Piotrek Przemysław Radosław Rafał Robert Roman Ryszard Sebastian Sławomir Stanisław Stefan
		Sylwester Szymon Tadeusz Tomasz Tomek Wacław Waldemar Wiesław Wiktor Witold Władysław Włodzimierz Wojciech Wojtek Zbigniew
		Zdzisław Zenon Zygmunt`)
)

// nameForms holds every case of the names, folded.
var nameForms = sync.OnceValue(func() map[string]bool {
	forms := map[string]bool{}
	put := func(stem string, endings ...string) {
		for _, e := range endings {
			forms[polish.Fold(stem+e)] = true
		}
	}
	for _, n := range womensNames {
		stem := strings.TrimSuffix(n, "a")
		put(stem, "a", "i", "y", "ie", "e", "ę", "ą", "o")
		put(softened(stem), "e")
	}
	for _, n := range mensNames {
		stem := n
		switch {
		case strings.HasSuffix(n, "ek"):
			stem = strings.TrimSuffix(n, "ek") + "k"
		case strings.HasSuffix(n, "eł"):
			stem = strings.TrimSuffix(n, "eł") + "ł"
		case strings.HasSuffix(n, "y") || strings.HasSuffix(n, "i"):
			stem = n[:len(n)-1]
			put(n, "ego", "emu", "m")
			put(stem, "ego", "emu", "m", "ym")
		}
		put(n, "")
		put(stem, "a", "owi", "em", "iem", "ie", "u", "e", "ia", "iowi", "iu")
		put(softened(stem), "e")
	}
	return forms
})

// softened is a stem before the ending -e of the dative and locative.
func softened(stem string) string {
	for _, s := range []struct{ hard, soft string }{
		{"k", "c"}, {"g", "dz"}, {"st", "ści"}, {"t", "ci"}, {"d", "dzi"}, {"r", "rz"}, {"ł", "l"},
	} {
		if strings.HasSuffix(stem, s.hard) {
			return strings.TrimSuffix(stem, s.hard) + s.soft
		}
	}
	return stem
}

// namesSomebody tells whether a capitalised word of the text is a first name in
// any of its cases.
func namesSomebody(text string) bool {
	forms := nameForms()
	for _, word := range strings.FieldsFunc(text, notLetter) {
		if word != strings.ToLower(word) && forms[polish.Fold(word)] {
			return true
		}
	}
	return false
}

func notLetter(r rune) bool {
	return (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && (r < 0xC0 || r > 0x24F)
}
