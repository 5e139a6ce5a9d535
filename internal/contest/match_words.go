package contest

import (
	"slices"
	"strings"

	"biurolidera/internal/polish"
)

// Similarity of two names in per cent: a weighted Dice coefficient over their words.
// A word that tells (a place, a patron) weighs 1, a word of the trade („gmina”,
// „biblioteka”, „publiczna”) 0.3, a legal form or initial 0.1, a preposition nothing. Telling
// words are equal if they are, or nearly if their Jaro–Winkler likeness is at least
// 0.88, which forgives inflection and typing errors. Different numbers in the names
// („nr 1”, „nr 2”) take 40 % off, a number on one side only 10 %. The weights are fixed,
// so that the likeness of two names does not depend on what else is in the file.
func Similarity(a, b string) int {
	var t wordTable
	t.ids = map[string]int32{}
	x, y := t.read(nameKey(a)), t.read(nameKey(b))
	if x.key == y.key {
		return 100
	}
	return t.similarity(x, y, 0)
}

const likeness = 0.88

// tradeWords are words that many institutions share: beginnings of words, or with "="
// whole ones, where a place begins alike (Domaniów, Filipów, Miastko).
var tradeWords = strings.Fields(`gmina= gminy= gminie= gminn miasto= miasta= miejsk miejsko= urzad= urzedu= urzedy= powiat= powiatu= powiatow starost
 wojewodz marszalk dzielnica= dzielnicy= bibliote publiczn szkola= szkoly= szkol= podstawow liceum= ogolnoksztalc technikum= przedszkol zespol=
 osrodek= osrodka= dom= domu= centrum= kultur pomoc= pomocy= spoleczn rodzin= rodzinie= zaklad= zakladu= przedsiebiorst gospodark
 komunaln mieszkaniow spoldzieln wspolnot towarzystw budownictw wodociag kanalizac uslug= uslugi= muzeum= samorzadow panstwow policealn
 doroslych= oddzial= filia= niepubliczn zawodow sportu= rekreacj turystyk informacj biuletyn= wiejsk praca= pracy= gminno=
 energetyk= ciepln= cieplnej= oczyszczan`)

var legalForms = wordSet("sp z o oo sa s a spolka ograniczona odpowiedzialnoscia akcyjna spzoz ltd likwidacji")

// wordTable gives words numbers, so that equal words are compared at once.
type wordTable struct {
	ids    map[string]int32
	texts  []string
	weight []float32
}

// nameWords is a name taken apart.
type nameWords struct {
	key     string
	words   []int32
	numbers []int32 // „1” of „nr 1”, „iii” of „III Liceum”
	total   float32 // weight of words
}

func (t *wordTable) id(w string) int32 {
	if id, ok := t.ids[w]; ok {
		return id
	}
	id := int32(len(t.texts))
	t.ids[w] = id
	t.texts = append(t.texts, w)
	t.weight = append(t.weight, weightOf(w))
	return id
}

func weightOf(w string) float32 {
	switch {
	case smallWords[w]:
		return 0
	case legalForms[w] || len(w) == 1:
		return 0.1
	}
	for _, s := range tradeWords {
		if wordMatches(w, s) {
			return 0.3
		}
	}
	return 1
}

func (t *wordTable) read(key string) nameWords {
	n := nameWords{key: key}
	first := true
	for w := range strings.FieldsSeq(key) {
		if isNumber(w, first) {
			n.numbers = append(n.numbers, t.id(w))
		} else {
			id := t.id(w)
			n.words = append(n.words, id)
			n.total += t.weight[id]
		}
		first = false
	}
	return n
}

// isNumber tells Arabic and Roman numbers; „i” is one only at the beginning.
func isNumber(w string, first bool) bool {
	if w[0] >= '0' && w[0] <= '9' {
		return true
	}
	if len(w) == 1 && !first || strings.Trim(w, "ivx") != "" {
		return false
	}
	_, ok := polish.ParseRoman(strings.ToUpper(w))
	return ok
}

// similarity of two profiles: of their names, or of one's name with the other's
// office name where the one knows no office name. What can't reach floor may come as 0.
func (m *Matcher) similarity(p, q *profile, floor int) int {
	best := 0
	for i, a := range p.names {
		for j, b := range q.names {
			if (i == 0 || len(q.names) == 1) && (j == 0 || len(p.names) == 1) {
				best = max(best, m.words.similarity(a, b, floor))
			}
		}
	}
	return best
}

func (t *wordTable) similarity(a, b nameWords, floor int) int {
	if a.total == 0 || b.total == 0 {
		if a.key == b.key {
			return 100
		}
		return 0
	}
	factor := numberFactor(a.numbers, b.numbers)
	if 200*min(a.total, b.total)/(a.total+b.total)*factor+0.5 < float32(floor) {
		return 0
	}
	if a.key > b.key {
		a, b = b, a // the likeness of two names does not depend on their order
	}
	var usedB [64]bool
	var rest [64]int32
	var common float32
	nrest := 0
	for _, x := range a.words {
		if j := indexUnused(b.words, x, &usedB); j >= 0 {
			usedB[j] = true
			common += 2 * t.weight[x]
		} else if nrest < len(rest) {
			rest[nrest] = x
			nrest++
		}
	}
	for _, x := range rest[:nrest] {
		common += t.nearest(x, b.words, &usedB)
	}
	return min(int(common/(a.total+b.total)*factor*100+0.5), 99)
}

// numberFactor is what different numbers, or a number on one side, take off.
func numberFactor(a, b []int32) float32 {
	switch {
	case len(a) > 0 && len(b) > 0 && !slices.Equal(a, b):
		return 0.6
	case (len(a) > 0) != (len(b) > 0):
		return 0.9
	}
	return 1
}

func indexUnused(words []int32, x int32, used *[64]bool) int {
	for j, y := range words {
		if y == x && j < len(used) && !used[j] {
			return j
		}
	}
	return -1
}

// nearest finds the unused word most like x and gives its share of the likeness.
func (t *wordTable) nearest(x int32, words []int32, used *[64]bool) float32 {
	if t.weight[x] == 0 || len(t.texts[x]) < 3 {
		return 0
	}
	at, best := -1, float32(likeness)
	for j, y := range words {
		if j >= len(used) || used[j] || t.weight[y] != t.weight[x] || len(t.texts[y]) < 3 {
			continue
		}
		if l := jaroWinkler(t.texts[x], t.texts[y]); l >= best {
			at, best = j, l
		}
	}
	if at < 0 {
		return 0
	}
	used[at] = true
	return 2 * t.weight[x] * best
}

// jaroWinkler is the likeness of two folded words, 0..1; 0 for words whose lengths
// are too far apart to reach the likeness asked for.
func jaroWinkler(a, b string) float32 {
	la, lb := len(a), len(b)
	if la == 0 || lb == 0 || la > 64 || lb > 64 || la-lb > 4 || lb-la > 4 {
		return 0
	}
	var ma, mb [64]bool
	matches := matchLetters(a, b, &ma, &mb)
	if matches == 0 {
		return 0
	}
	swaps, j := 0, 0
	for i := range la {
		if !ma[i] {
			continue
		}
		for !mb[j] {
			j++
		}
		if a[i] != b[j] {
			swaps++
		}
		j++
	}
	mf := float32(matches)
	jaro := (mf/float32(la) + mf/float32(lb) + (mf-float32(swaps)/2)/mf) / 3
	prefix := 0
	for prefix < min(4, la, lb) && a[prefix] == b[prefix] {
		prefix++
	}
	return jaro + float32(prefix)*0.1*(1-jaro)
}

// matchLetters marks equal letters that stand near each other, each once.
func matchLetters(a, b string, ma, mb *[64]bool) int {
	window := max(len(a), len(b))/2 - 1
	matches := 0
	for i := range len(a) {
		for j := max(0, i-window); j < min(len(b), i+window+1); j++ {
			if !mb[j] && a[i] == b[j] {
				ma[i], mb[j] = true, true
				matches++
				break
			}
		}
	}
	return matches
}

// blockKeys are the beginnings and ends of a name's telling words: names without one
// in common are not compared for likeness.
func (m *Matcher) blockKeys(n nameWords) []string {
	var keys []string
	for _, w := range n.words {
		if m.words.weight[w] < 1 {
			continue
		}
		text := m.words.texts[w]
		if len(text) < 4 {
			keys = append(keys, "="+text)
			continue
		}
		keys = append(keys, "<"+text[:4], ">"+text[len(text)-4:])
	}
	return keys
}

// TellsNothing tells whether a name is made of words of the trade alone („URZĄD
// GMINY”): without a place it names nobody.
func TellsNothing(name string) bool {
	for w := range strings.FieldsSeq(nameKey(name)) {
		if weightOf(w) == 1 || w[0] >= '0' && w[0] <= '9' {
			return false
		}
	}
	return true
}
