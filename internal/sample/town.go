package sample

import "strings"

// gender is what an adjective beside a town's name agrees with.
type gender int

const (
	masculine gender = iota
	feminine
	neuter
	plural
)

// Town is an invented place with the forms a correct Polish name needs; nothing is
// inflected by rule, each form is composed of known parts.
type town struct {
	name       string // Lipodwór
	genitive   string // Lipodworu
	locative   string // Lipodworze
	adjective  string // lipodworski, of the county; empty where none is in use
	kind       townKind
	county     int // index in world.counties
	number     int // within the county, from 1
	population int
}

// in gives the place after the preposition: „w Lipodworze”, „we Wrzosogrodzie”.
func (t town) in() string { return preposition(t.locative) + " " + t.locative }

// preposition is „we” before W or F with a further consonant, else „w”.
func preposition(word string) string {
	r := []rune(word)
	if len(r) > 1 && strings.ContainsRune("WF", r[0]) && !strings.ContainsRune("aąeęioóuy", r[1]) {
		return "we"
	}
	return "w"
}

// ending is the second half of a town's name in its three cases and, where towns
// of this make can be the seat of a county, the adjective's.
type ending struct {
	gender    gender
	name      string
	genitive  string
	locative  string
	adjective string
}

// First halves and second halves of compound names. Every pair makes a town that
// may be the seat of a county.
var compoundStems = []string{
	"Lipo", "Wrzoso", "Klono", "Brzozo", "Dębo", "Sosno", "Jodło", "Kalino",
	"Malino", "Jarzębo", "Głogo", "Leszczyno", "Olcho", "Wierzbo", "Topolo", "Jasno",
	"Cicho", "Modro", "Srebrno", "Złoto", "Biało", "Zielono", "Żurawo", "Sowo",
	"Sokoło", "Bobro", "Łabędzio", "Borsuko", "Miodo", "Chmielo", "Żyto", "Lniano",
}

var compoundEndings = []ending{
	{masculine, "gród", "grodu", "grodzie", "grodzki"},
	{masculine, "dwór", "dworu", "dworze", "dworski"},
	{masculine, "staw", "stawu", "stawie", "stawski"},
	{masculine, "brzeg", "brzegu", "brzegu", "brzeski"},
	{masculine, "bród", "brodu", "brodzie", "brodzki"},
	{masculine, "zdrój", "zdroju", "zdroju", "zdrojski"},
	{feminine, "góra", "góry", "górze", "górski"},
	{feminine, "wola", "woli", "woli", "wolski"},
	{feminine, "łąka", "łąki", "łące", "łącki"},
	{feminine, "woda", "wody", "wodzie", "wodzki"},
	{feminine, "polana", "polany", "polanie", "polański"},
	{neuter, "pole", "pola", "polu", "polski"},
	{neuter, "borze", "borza", "borzu", "borski"},
	{neuter, "rzecze", "rzecza", "rzeczu", "rzecki"},
}

// Villages are made of a root and a common ending; they are no county's seat.
var villageStems = []string{
	"Brzoz", "Wrzos", "Jarzęb", "Wierzb", "Topol", "Jesion", "Modrzew", "Żuraw",
	"Sokol", "Borsuk", "Bocian", "Słowik", "Miod", "Chmiel", "Cedr", "Jałow",
}

var villageEndings = []ending{
	{masculine, "ówek", "ówka", "ówku", ""},
	{masculine, "owiec", "owca", "owcu", ""},
	{feminine, "owizna", "owizny", "owiźnie", ""},
	{feminine, "ownica", "ownicy", "ownicy", ""},
	{neuter, "owisko", "owiska", "owisku", ""},
	{plural, "owice", "owic", "owicach", ""},
}

// Names that mean something else already, or whose county is a real one.
var takenNames = []string{"Białogród", "Białobrzeg", "Białopole", "Jasnogóra", "Zielonogóra", "Chmielowizna"}

// qualifier tells two towns of the same name apart: an adjective in the four
// genders (nominative; genitive; locative), or an unchanging end.
type qualifier struct {
	nominative, genitive, locative [4]string
}

var qualifiers = []qualifier{
	adjective("Dolny", "Dolna", "Dolne"),
	adjective("Górny", "Górna", "Górne"),
	adjective("Mały", "Mała", "Małe"),
	adjective("Stary", "Stara", "Stare"),
	adjective("Nowy", "Nowa", "Nowe"),
	unchanging("nad Modrą"),
	unchanging("nad Wrzosanką"),
	unchanging("nad Cichowodą"),
}

// adjective makes the forms of a hard adjective from its three nominatives.
func adjective(m, f, n string) qualifier {
	stem := strings.TrimSuffix(m, "y")
	ego, ej, ym, ych := stem+"ego", stem+"ej", stem+"ym", stem+"ych"
	return qualifier{[4]string{m, f, n, n}, [4]string{ego, ej, ego, ych}, [4]string{ym, ej, ym, ych}}
}

func unchanging(s string) qualifier {
	same := [4]string{s, s, s, s}
	return qualifier{same, same, same}
}

// named is a town's name in its forms.
type named struct {
	town
	gender gender
}

// compose makes every name of the stems and endings but the taken ones.
func compose(stems []string, endings []ending) []named {
	names := make([]named, 0, len(stems)*len(endings))
	for _, s := range stems {
		for _, e := range endings {
			n := named{gender: e.gender, town: town{name: s + e.name, genitive: s + e.genitive, locative: s + e.locative}}
			if e.adjective != "" {
				n.adjective = strings.ToLower(s) + e.adjective
			}
			if !isTaken(n.name) {
				names = append(names, n)
			}
		}
	}
	return names
}

func isTaken(name string) bool {
	for _, t := range takenNames {
		if t == name {
			return true
		}
	}
	return false
}

// qualified gives the name with the qualifier; it has no county adjective.
func (n named) qualified(q qualifier) named {
	g := n.gender
	n.name += " " + q.nominative[g]
	n.genitive += " " + q.genitive[g]
	n.locative += " " + q.locative[g]
	n.adjective = ""
	return n
}

// townNames gives all names in a random order of the seed: those that can be a
// county's seat, villages, and both again with each qualifier.
func townNames(s source) (seats, villages, qualified []named) {
	seats = compose(compoundStems, compoundEndings)
	villages = compose(villageStems, villageEndings)
	for _, q := range qualifiers {
		for _, n := range seats {
			qualified = append(qualified, n.qualified(q))
		}
		for _, n := range villages {
			qualified = append(qualified, n.qualified(q))
		}
	}
	for _, list := range [][]named{seats, villages, qualified} {
		s.shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	return seats, villages, qualified
}
