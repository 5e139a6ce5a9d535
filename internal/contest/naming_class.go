package contest

import "strings"

// What kind of institution a name speaks of, by the words it is made of. The rules
// read folded words, so that names without diacritics, in capitals or in the plural
// of an official type („urzędy miast i gmin”) are understood alike (domain.md §1.2, §1.6,
// §2 traps 13 and 14). The rule that begins earliest in the name wins: the „Biblioteka …
// Powiatu Łosickiego” is a library.

// classRule is a run of word beginnings; "=" after one asks for the whole word, "~"
// lets up to three words stand between.
type classRule struct {
	words    []string
	category string
	sub      string
}

// classText lists the rules; an earlier line goes before a later one that begins at
// the same word.
const classText = `
bibliote | mediatek | mbp= | gbp= | pbp= | wbp= | mgbp= : KUL biblioteka
muze | skansen : KUL muzeum
teatr | filharmoni | opera= | operetk | orkiestr | amfiteatr : KUL teatr
dom= ~ kultur | domy= ~ kultur | osrod ~ kultur | centr ~ kultur | klub ~ kultur | dom= ludowy | gok= | mok= | mgok= | mdk= | wdk= | gck= | mck= | wok= : KUL dom-kultury
kino= | galeri | instytu kultur | kultur : KUL inna-kultura
wodociag | wodno= kanaliz | kanalizac | pwik= | zwik= | mpwik= | pwk= | zwk= | pewik= | aquanet : SPK wodociagi
towarzyst budownictw spolecz | tbs= | jtbs= | spoleczn inicjatyw mieszkani | sim= : SPK tbs
odpad | zaklad oczyszcz | przedsiebior oczyszcz | oczyszcz miast | mpo= | skladowisk : SPK odpady
energetyk ciepln | ciepln | cieplown | mpec= | pec= : SPK cieplo
komunikac miejsk | komunikac autobus | transport miejsk | mpk= | mzk= | pkm= | zkm= | mza= | tramwaj | zaklad komunikac | przedsiebior komunikac : SPK transport
spoldziel mieszkani | spoldziel ~ mieszkani | sm= : MIE spoldzielnia
wspolnot ~ mieszkani | wm= : MIE wspolnota
urz ~ pracy= | urzed ~ pracy= | powiatow ~ pracy= | pup= | wup= : URZ urzad-pracy
pomoc spolec | pomocy spolec | pomoc rodzin | pomocy rodzin | uslug spolecz | samopomoc | dom= dziecka | mops= | gops= | mgops= | ops= | pcpr= | dps= | cus= : INN pomoc-spoleczna
szpital | przychodn | pogotow | zdrow | medyczn | zoz= | nzoz= | spzoz= | sp= zoz= | hospicj : INN zdrowie
szkol | przedszkol | liceum | licea | technik | gimnazj | zlob | uniwersyt | akademi | politechn | ksztalce | edukac | studium | studia | poradni ~ psycholog | oswiat : INN edukacja
urzad gminy i= miasta | urzad miasta i= gminy | urzad miasta gminy | urzad miejsk gminy : URZ gmina-miejsko-wiejska
urzad gminy | urzadgminy : URZ gmina-wiejska
urzad m= st= | urzad miasta= stoleczn : URZ miasto-na-prawach-powiatu
urzedy miast | urzad miast | urzad miejsk | urzadmiejsk | urzadmiast : URZ
urzad marszalk | urzedy marszalk | samorzad wojewodz : URZ wojewodztwo
urzad dzieln | urzedy dzieln | dzielnica= : URZ dzielnica
starostw | powiat= | powiaty= : URZ powiat
wojewodztwo= : URZ wojewodztwo
miasto= i= gmina= | gmina= i= miasto= | gmina= miejsko= : URZ gmina-miejsko-wiejska
gmina= miejsk : URZ gmina-miejska
gmina= wiejsk : URZ gmina-wiejska
gmina= | miasto= | m= st= | jednost samorzad teryt : URZ
urzad | urzed | inspektor | inspekcj | komenda | komisariat | sad= | sady= | prokurat | ministerst | izba= | zus= | krus= | delegatur | kuratori : URZ inny-urzad
komunal | gospodark mieszkan | zgk= | pgk= | mpgk= | zgm= | zgkim= | spolka= z= | sp= z= | z= oo= | spolka= akcyjn | spolka= komandyt | s= a= : SPK inna-spolka
stowarzysz | fundacj | zwiazek= | towarzyst | izba= rolnicz | osrod sport | osir= | mosir= : INN inne
`

// classIndex holds the rules by the first three letters of their first word.
var classIndex = buildClassIndex()

func buildClassIndex() map[string][]classRule {
	index := map[string][]classRule{}
	for line := range strings.Lines(classText) {
		rules, target, found := strings.Cut(strings.TrimSpace(line), " : ")
		if !found {
			continue
		}
		category, sub, _ := strings.Cut(target, " ")
		for r := range strings.SplitSeq(rules, "|") {
			rule := classRule{words: strings.Fields(r), category: category, sub: sub}
			key := classKey(strings.TrimSuffix(rule.words[0], "="))
			index[key] = append(index[key], rule)
		}
	}
	return index
}

func classKey(word string) string {
	if len(word) > 3 {
		return word[:3]
	}
	return word
}

// Classify guesses category and subcategory from the official type of the source
// („biblioteki”, „Szkoła policealna”) and from the name. A type that says exactly what it
// is goes first, then the name, then a type that says it roughly („urzędy miast i gmin”).
// Both are "" where neither speaks; sub alone is "" where only the category is sure.
func Classify(name, officialType string) (category, sub string) {
	category, sub = classifyText(officialType)
	if category != "" && !roughSub[sub] {
		return category, sub
	}
	if c, s := classifyText(name); c != "" {
		return c, s
	}
	return category, sub
}

// roughSub are the subcategories that say only „another one”.
var roughSub = map[string]bool{"": true, SubOtherOffice: true, SubOtherCulture: true, SubOtherCompany: true, SubOther: true}

func classifyText(s string) (category, sub string) {
	words := strings.Fields(nameKey(s))
	for i, w := range words {
		// a word is filed under its first three letters, a rule under those of its beginning
		for n := min(len(w), 3); n > 0; n-- {
			for _, r := range classIndex[w[:n]] {
				if r.matches(words[i:]) {
					return r.category, r.sub
				}
			}
		}
	}
	return "", ""
}

// matches tells whether the rule's words stand at the beginning of words.
func (r classRule) matches(words []string) bool {
	if !wordMatches(words[0], r.words[0]) {
		return false
	}
	at := 1
	for k := 1; k < len(r.words); k++ {
		gap := 0
		if r.words[k] == "~" {
			gap, k = 3, k+1
		}
		found := false
		for g := 0; g <= gap && at+g < len(words); g++ {
			if wordMatches(words[at+g], r.words[k]) {
				at, found = at+g+1, true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

func wordMatches(word, pattern string) bool {
	if whole, exact := strings.CutSuffix(pattern, "="); exact {
		return word == whole
	}
	return strings.HasPrefix(word, pattern)
}

// SubOfKind is the subcategory of the offices of a kind of unit, "" for no kind.
func SubOfKind(kind string) string {
	switch kind {
	case KindTown:
		return SubTown
	case KindCity:
		return SubCity
	case KindVillage:
		return SubVillage
	case KindTownVillage:
		return SubTownVillage
	case KindCounty:
		return SubCounty
	case KindVoivodeship:
		return SubVoivodeship
	case KindDistrict:
		return SubDistrict
	}
	return ""
}

// Seat is what a row says about where an office is and whose it may be.
type Seat struct {
	Commune     string // gmina, nominative
	County      string // powiat
	Voivodeship string
	TERYT       string
}

// UnitOfOffice names the unit an office belongs to, where the row proves its name in
// the nominative: „Urząd Gminy w Gromadce” in the gmina Gromadka is „Gmina Gromadka”.
// kind is "" where the office's name does not settle it (a rural or a mixed gmina);
// name is "" where the unit can't be told, since names are never inflected by guess
// (domain.md §3.9). A town's office without a TERYT code may be of a mixed gmina.
func UnitOfOffice(office string, seat Seat) (kind, name string) {
	words := strings.Fields(nameKey(CleanName(office)))
	if len(words) == 0 {
		return "", ""
	}
	unit := KindOfTERYT(seat.TERYT)
	switch {
	case words[0] == "starostwo":
		if unit == KindCity || !countyAdjective(seat.County) {
			return "", ""
		}
		return KindCounty, UnitName(KindCounty, seat.County)
	case len(words) > 1 && words[0] == "urzad" && words[1] == "marszalkowski":
		if seat.Voivodeship == "" {
			return "", ""
		}
		return KindVoivodeship, UnitName(KindVoivodeship, VoivodeshipName(seat.Voivodeship))
	case words[0] != "urzad":
		return "", ""
	}
	kind, rest := officeKind(words[1:])
	if kind == "" || !nameAgrees(rest, seat.Commune) {
		return "", ""
	}
	switch {
	case len(seat.TERYT) == 7 && unit != "" && unit != KindDistrict:
		return unit, UnitName(unit, seat.Commune)
	case kind == KindTown:
		return "", ""
	case kind == KindVillage:
		return "", UnitName(KindVillage, seat.Commune)
	}
	return kind, UnitName(kind, seat.Commune)
}

// officeKind reads the words after „urząd”: whose it is, and the place named after.
func officeKind(words []string) (kind string, rest []string) {
	joined := strings.Join(words, " ") + " "
	for _, o := range []struct{ begin, kind string }{
		{"gminy i miasta ", KindTownVillage},
		{"miasta i gminy ", KindTownVillage},
		{"miasta gminy ", KindTownVillage},
		{"miejski gminy ", KindTownVillage},
		{"gminy ", KindVillage},
		{"miasta ", KindTown},
		{"miejski ", KindTown},
	} {
		if after, ok := strings.CutPrefix(joined, o.begin); ok {
			rest = strings.Fields(after)
			if len(rest) > 0 && (rest[0] == "w" || rest[0] == "we") {
				rest = rest[1:]
			}
			return o.kind, rest
		}
	}
	return "", nil
}

// nameAgrees tells whether the place in an office's name, in whatever case, is the
// commune; an office that names no place is its commune's.
func nameAgrees(rest []string, commune string) bool {
	words := strings.Fields(nameKey(commune))
	if len(words) == 0 {
		return false
	}
	if len(rest) == 0 {
		return true
	}
	if len(rest) != len(words) {
		return false
	}
	for i, w := range words {
		n := 0
		for n < len(w) && n < len(rest[i]) && w[n] == rest[i][n] {
			n++
		}
		if n < min(len(w)-3, 4) || n < 2 && len(w) > 2 {
			return false
		}
	}
	return true
}

// countyAdjective tells whether a powiat's name is the adjective of a land powiat
// („słupski”) and not the city the office stands in („Słupsk”).
func countyAdjective(county string) bool {
	key := nameKey(bareUnit(county))
	for _, end := range []string{"ski", "cki", "dzki", "zki", "zachodni", "wschodni", "polnocny", "poludniowy"} {
		if strings.HasSuffix(key, end) {
			return true
		}
	}
	return false
}
