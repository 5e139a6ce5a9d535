package contest

import (
	"strings"
	"unicode"

	"biurolidera/internal/pattern"
	"biurolidera/internal/polish"
)

// Kinds of local government units, as the MSWiA list writes them (domain.md §2).
const (
	KindTown        = "GM"        // gmina miejska
	KindCity        = "MNP"       // miasto na prawach powiatu
	KindVillage     = "GW"        // gmina wiejska
	KindTownVillage = "GMW"       // gmina miejsko-wiejska
	KindCounty      = "P"         // powiat
	KindVoivodeship = "W"         // województwo
	KindDistrict    = "dzielnica" // of Warsaw
)

// kindWords are the ways lists write the kinds, by nameKey.
var kindWords = map[string]string{
	"gm": KindTown, "gmina miejska": KindTown, "miasto": KindTown, "gmina miejska miasto": KindTown, "miejska": KindTown, "urban gmina": KindTown,
	"mnp": KindCity, "miasto na prawach powiatu": KindCity, "gmina miejska miasto stoleczne": KindCity,
	"miasto stoleczne na prawach powiatu": KindCity, "miasto stoleczne": KindCity, "city with powiat status": KindCity, "mpp": KindCity,
	"gw": KindVillage, "gmina wiejska": KindVillage, "wiejska": KindVillage, "rural gmina": KindVillage,
	"gmw": KindTownVillage, "gmina miejsko wiejska": KindTownVillage, "miasto i gmina": KindTownVillage, "miejsko wiejska": KindTownVillage, "urban rural gmina": KindTownVillage,
	"p": KindCounty, "powiat": KindCounty, "powiat ziemski": KindCounty, "powiaty": KindCounty,
	"w": KindVoivodeship, "wojewodztwo": KindVoivodeship, "samorzad wojewodztwa": KindVoivodeship, "wojewodztwa": KindVoivodeship, "voivodeship": KindVoivodeship,
	"dzielnica": KindDistrict, "dzielnica m st warszawy": KindDistrict,
}

// ParseKind reads the kind of a unit: its code or its name in words. "" where the
// text names none; a bare „gmina” does not say which.
func ParseKind(written string) string { return kindWords[nameKey(written)] }

// UnitName names a unit as the contest's letters do: „Miasto Płońsk”, „Gmina
// Wieliszew”, „Powiat bolesławiecki”, „Województwo śląskie”, „Dzielnica Mokotów m.st.
// Warszawy”. name may be bare, in capitals, or carry its own „Powiat …” already.
func UnitName(kind, name string) string {
	bare := bareUnit(CleanName(name))
	if bare == "" {
		return ""
	}
	switch kind {
	case KindTown, KindCity:
		return "Miasto " + ProperCase(bare)
	case KindVillage, KindTownVillage:
		return "Gmina " + ProperCase(bare)
	case KindCounty:
		return "Powiat " + strings.ToLower(bare)
	case KindVoivodeship:
		return "Województwo " + strings.ToLower(bare)
	case KindDistrict:
		return "Dzielnica " + ProperCase(bare) + " m.st. Warszawy"
	}
	return CleanName(name)
}

var (
	unitPrefix   = pattern.New(`(?i)^(?:gmina\s+miejsko\s*-\s*wiejska|gmina\s+miejska|gmina\s+wiejska|miasto\s+i\s+gmina|gmina\s+i\s+miasto|miasto\s+stołeczne|m\.\s?st\.|gmina|miasto|powiat|województwo|woj\.|dzielnica)\s+(\S.*)$`)
	unitSuffix   = pattern.New(`(?i)^(.*\S)\s+m\.\s?st\.\s+warszawy$`)
	leaderDots   = pattern.New(`(?:[.…]\s?){4,}$`)
	footnoteMark = pattern.New(`\s*\((?:[a-e]|[a-e]{2})\)$`)
	gluedOffice  = pattern.New(`(?i)^(URZĄD|URZAD)(GMINY|MIASTA|MIEJSKI|MARSZAŁKOWSKI|WOJEWÓDZKI)`)
)

// bareUnit takes the unit's word off a name: „Powiat Bolesławiecki” → „Bolesławiecki”.
func bareUnit(s string) string {
	if m := unitSuffix.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	if m := unitPrefix.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return s
}

// CleanName tidies a name without changing its words: one blank between them, leader
// dots and table footnotes gone, „URZĄDGMINY” parted (domain.md §2, traps 6, 9, 14).
func CleanName(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "…") {
		s = strings.TrimSpace(leaderDots.ReplaceAllString(s, ""))
	}
	if strings.HasSuffix(s, ")") {
		s = footnoteMark.ReplaceAllString(s, "")
	}
	if first, _, _ := strings.Cut(s, " "); len(first) > 8 && strings.EqualFold(first[:1], "u") {
		s = gluedOffice.ReplaceAllString(s, "$1 $2")
	}
	return s
}

// small words of names, and short forms whose capitals are their own.
var (
	smallWords = wordSet("i w we z ze na nad pod przy do dla od o u po za oraz im imienia nr ul")
	keptWords  = wordSet("tbs sim mpk mzk pkm mpwik pwik zwik zgk zgm zgkim pgk mpgk pec mpec pup mup wup mops gops mgops ops pcpr dps zoz spzoz sp zoz pkp zus krus nfz gus ug um umig bip so lo zso zs zsz ckp ckziu wok gok mok mgok sok mbp gbp pbp wbp osp sm")
	legalWords = map[string]string{"sp.": "sp.", "z o.o.": "z o.o.", "o.o.": "o.o.", "s.a.": "S.A.", "s.c.": "s.c.", "im.": "im.", "św.": "św.", "ks.": "ks.", "gen.": "gen.", "m.st.": "m.st.", "nr": "nr"}
)

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		set[w] = true
	}
	return set
}

// InCapitals tells whether a name of at least two words is written in capitals
// throughout; „KODREM” alone is a name.
func InCapitals(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 3 && strings.ContainsAny(s, " -")
}

// ProperCase gives a name in capitals the case of a Polish proper name: small words
// small, short forms, Roman numerals and words in quotes as they are. A name that has
// small letters comes back unchanged. It is a proposal: a person confirms it.
func ProperCase(s string) string {
	if strings.IndexFunc(s, unicode.IsLower) >= 0 {
		return s
	}
	words, quoted := strings.Split(s, " "), false
	for i, w := range words {
		opens, closes := quotesOf(w, quoted)
		quoted = quoted || opens
		if !quoted {
			words[i] = properWord(w, i == 0)
		}
		quoted = quoted && !closes
	}
	return strings.Join(words, " ")
}

// quotesOf tells whether a quotation begins or ends in a word; a plain sign does the
// one or the other by turns.
func quotesOf(w string, quoted bool) (opens, closes bool) {
	plain := strings.Count(w, `"`)
	opens = strings.ContainsAny(w, "„«") || plain == 2 || plain == 1 && !quoted
	closes = strings.ContainsAny(w, "”»") || plain == 2 || plain == 1 && quoted
	return opens, closes
}

func properWord(w string, first bool) string {
	low := strings.ToLower(w)
	bare := strings.Trim(low, ".,;:()")
	switch {
	case legalWords[low] != "" && !first:
		return legalWords[low]
	case keptWords[polish.Fold(bare)] || romanNumeral(strings.Trim(w, ".,;:()")):
		return w
	case smallWords[bare] && !first:
		return low
	}
	var b strings.Builder
	start := true
	for _, r := range low {
		if start && unicode.IsLetter(r) {
			r, start = unicode.ToUpper(r), false
		}
		if r == '-' || r == '/' {
			start = true
		}
		b.WriteRune(r)
	}
	return b.String()
}

func romanNumeral(w string) bool {
	if w == "" || w == "L" || w == "C" || w == "D" || w == "M" {
		return false
	}
	_, ok := polish.ParseRoman(w)
	return ok
}

// nameKey is the form in which names are compared: folded, every sign but letters
// and digits a blank („Krynica-Zdrój” = „KRYNICA ZDROJ”).
func nameKey(s string) string {
	folded := polish.Fold(s)
	if strings.IndexFunc(folded, isSign) < 0 {
		return folded
	}
	return strings.Join(strings.FieldsFunc(folded, func(r rune) bool { return r == ' ' || isSign(r) }), " ")
}

// isSign tells what is no letter, digit or blank.
func isSign(r rune) bool {
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == ' ':
		return false
	}
	return !unicode.IsLetter(r) && !unicode.IsNumber(r)
}

// betterSpelling tells whether a is a better way of writing the name b, when both
// fold alike: with diacritics where b has none, or not in capitals where b is.
func betterSpelling(a, b string) bool {
	if capsA, capsB := InCapitals(a), InCapitals(b); capsA != capsB {
		return capsB
	}
	return polishLetters(a) > 0 && polishLetters(b) == 0
}

func polishLetters(s string) int {
	n := 0
	for _, r := range s {
		if r > 0x7f && unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
