package contest

import (
	"slices"
	"strings"
	"unicode"
)

// Comments reach the institution's report, so no person may be named in them
// (domain.md §3.2). What looks like a name is only warned of: a street may bear one.

// firstNames are the common Polish first names in the nominative, lower case.
// Names that are everyday words at the start of a sentence are left out.
var firstNames = strings.Fields(`
adam adrian agata agnieszka aleksander aleksandra alicja alina amelia andrzej aneta angelika anita anna antoni
arkadiusz artur barbara bartłomiej bartosz beata bogdan bogusław bogusława bolesław bożena bronisław cecylia
celina cezary czesław damian daniel danuta daria dariusz dawid dominik dominika dorota edward edyta elżbieta
emilia eryk ewa ewelina fabian felicja feliks filip franciszek gabriel gabriela genowefa grażyna grzegorz halina
hanna helena henryk henryka hubert ignacy igor irena ireneusz iwona iza izabela jacek jadwiga jakub jan janina
janusz jarosław jerzy joanna jolanta józef józefa judyta julia julian justyna kacper kamil kamila karina karol
karolina katarzyna kazimierz kinga klaudia konrad kornelia krystian krystyna krzysztof ksawery lech leon leszek
lidia lucjan lucyna ludwik magda magdalena maciej maja małgorzata marcel marcin marek maria marian marianna
mariola mariusz marta martyna mateusz michalina michał mieczysław mikołaj milena mirosław mirosława monika natalia
nikola nina norbert oliwia olga oskar patrycja patryk paulina paweł piotr przemysław radosław rafał renata robert
roman ryszard sandra sebastian sławomir stanisław stanisława stefan stefania sylwester sylwia szymon tadeusz
teresa tomasz urszula wacław waldemar wanda weronika wiesław wiesława wiktor wiktoria wioletta witold władysław
włodzimierz wojciech zbigniew zdzisław zofia zuzanna zygmunt łucja łukasz żaneta
`)

// nameEndings are what a first name's stem takes in the cases.
var nameEndings = []string{"", "a", "owi", "em", "iem", "ie", "u", "y", "i", "ę", "ą", "o", "ze", "rze", "sze", "cie", "dzie", "le", "nie", "ego", "emu", "m"}

// nameStems are the stems of firstNames; made once, never changed.
var nameStems = func() map[string]bool {
	stems := map[string]bool{}
	for _, n := range firstNames {
		stems[n] = true
		for _, s := range stemsOf(n) {
			stems[s] = true
		}
	}
	return stems
}()

// stemsOf gives the stems that the cases of a name are made from: Marek → Mark-,
// Paweł → Pawł-, Anna → Ann-, Jerzy → Jerz-.
func stemsOf(name string) []string {
	r := []rune(name)
	short := string(r[:len(r)-1])
	switch {
	case strings.HasSuffix(name, "ek"):
		return []string{string(r[:len(r)-2]) + "k"}
	case strings.HasSuffix(name, "weł"):
		return []string{string(r[:len(r)-2]) + "ł"}
	case strings.HasSuffix(name, "iec"), strings.HasSuffix(name, "cek"):
		return []string{string(r[:len(r)-2]) + "k"}
	case strings.HasSuffix(name, "a"), strings.HasSuffix(name, "y"), strings.HasSuffix(name, "i"):
		return []string{short}
	}
	return nil
}

// titles come before a surname.
var titles = []string{"pan", "pana", "panu", "panem", "pani", "panią", "państwo", "p"}

// NameIn gives the first word of a text that looks like a person's name: a common
// Polish first name in any case, or a capitalised word after „pan” or „pani”. Empty:
// none.
func NameIn(text string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	for i, w := range words {
		first := []rune(w)[0]
		if !unicode.IsUpper(first) || len([]rune(w)) < 3 {
			continue
		}
		lower := strings.ToLower(w)
		titled := i > 0 && slices.Contains(titles, strings.ToLower(words[i-1])) && !slices.Contains(titles, lower)
		if titled && !isAcronym(w) || isFirstName(lower) && !isAcronym(w) {
			return w
		}
	}
	return ""
}

func isFirstName(word string) bool {
	for _, ending := range nameEndings {
		stem, ok := strings.CutSuffix(word, ending)
		if ok && nameStems[stem] {
			return true
		}
	}
	return false
}

// isAcronym tells whether a word is all capitals, as BIP or PUP.
func isAcronym(w string) bool { return strings.ToUpper(w) == w && len([]rune(w)) <= 5 }
