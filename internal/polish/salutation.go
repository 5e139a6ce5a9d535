package polish

import "strings"

// NoSalutation greets where nobody is known by name.
const NoSalutation = "Szanowni Państwo"

// salutations are the vocatives of offices, by the beginning of the folded title
// (domain.md §3.8). A deputy is greeted by the higher title, a woman by the title
// without a feminine ending: whoever wants another form has it written beside the name.
var salutations = []struct{ title, man, woman string }{
	{"prezydent", "Prezydencie", "Prezydent"},
	{"burmistrz", "Burmistrzu", "Burmistrz"},
	{"wojt", "Wójcie", "Wójt"},
	{"starost", "Starosto", "Starosto"},
	{"wojewod", "Wojewodo", "Wojewodo"},
	{"marszal", "Marszałku", "Marszałek"},
	{"dyrektor", "Dyrektorze", "Dyrektor"},
	{"kierowni", "Kierowniku", "Kierownik"},
	{"prezes", "Prezesie", "Prezes"},
	{"przewodnicz", "Przewodniczący", "Przewodnicząca"},
	{"naczelni", "Naczelniku", "Naczelnik"},
	{"sekretarz", "Sekretarzu", "Sekretarz"},
	{"skarbni", "Skarbniku", "Skarbnik"},
	{"rektor", "Rektorze", "Rektor"},
	{"komendant", "Komendancie", "Komendant"},
}

// Salutation gives how a letter greets the holder of a function: „Szanowna Pani
// Wójt”, „Szanowny Panie Dyrektorze”. The first name tells a woman from a man; without
// one nobody is greeted by function: „Szanowni Państwo”. An unknown function gives
// „Szanowny Panie” or „Szanowna Pani”.
func Salutation(function, firstName string) string {
	first, _, _ := strings.Cut(Fold(firstName), " ")
	if first == "" {
		return NoSalutation
	}
	woman := isWoman(first)
	greeting := "Szanowny Panie"
	if woman {
		greeting = "Szanowna Pani"
	}
	for _, word := range strings.FieldsFunc(Fold(function), func(r rune) bool { return r < 'a' || r > 'z' }) {
		word = strings.TrimPrefix(word, "wice")
		for _, s := range salutations {
			if !strings.HasPrefix(word, s.title) {
				continue
			}
			if woman {
				return greeting + " " + s.woman
			}
			return greeting + " " + s.man
		}
	}
	return greeting
}

// menInA are the Polish first names of men that end in a, folded.
var menInA = map[string]bool{
	"kuba": true, "barnaba": true, "bonawentura": true, "kosma": true, "jarema": true, "mikita": true, "sasza": true, "aliosza": true,
	"misza": true, "nikita": true, "ilia": true, "luka": true, "juda": true, "batista": true, "zawisza": true,
}

// womenElse are first names of women that do not end in a, folded.
var womenElse = map[string]bool{
	"beatrycze": true, "noemi": true, "miriam": true, "karmen": true, "carmen": true, "ingeborg": true, "dagmar": true, "nicole": true,
	"inez": true, "ines": true, "abigail": true, "rachel": true, "doris": true, "iris": true, "judith": true, "ruth": true, "rut": true,
}

// isWoman tells by a folded first name.
func isWoman(first string) bool {
	if strings.HasSuffix(first, "a") {
		return !menInA[first]
	}
	return womenElse[first]
}
