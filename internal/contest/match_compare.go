package contest

import "strings"

// profile is what the Matcher knows of an institution, ready to be compared.
type profile struct {
	id                 int64
	asked              int // the last question that came to it
	nip, regon         string
	teryt              string      // its first six digits, or fewer
	unit               string      // group and code of a local government unit, else ""
	group              byte        // 'g' gmina, 'p' powiat, 'w' województwo, 'd' dzielnica, 0 no unit
	town               bool        // „Miasto …”, never the gmina of that name around it
	city               bool        // has a powiat's rights: lists name its powiat this way and that
	kinds              []kindClass // what it is by its name and by what is kept; none: unknown
	place, county, voi string
	postal             string    // district: the first two digits of the post code
	contacts           [3]string // e-mail, telephone, page
	names              []nameWords
}

func (p *profile) sameNames(q *profile) bool {
	if len(p.names) != len(q.names) {
		return false
	}
	for i := range p.names {
		if p.names[i].key != q.names[i].key {
			return false
		}
	}
	return true
}

// askedProfile is profile, made anew only where the last question was not about the same
// record: most rows of a list are stored as they were asked about. It is given once, for
// it is kept and changes.
func (m *Matcher) askedProfile(i Institution) *profile {
	p := m.asked
	if p == nil || m.askedOf != unnumbered(i) {
		return m.profile(i)
	}
	m.asked = nil
	p.id = i.ID
	return p
}

// unnumbered is a record without what it gets when it is written.
func unnumbered(i Institution) Institution {
	i.ID, i.Code = 0, ""
	return i
}

func (m *Matcher) profile(i Institution) *profile {
	p := &profile{
		id: i.ID, nip: checkedID(i.NIP, ParseNIP), regon: checkedID(i.REGON, ParseREGON),
		teryt: i.TERYT[:min(len(i.TERYT), 6)],
		place: nameKey(i.Address.Place), county: countyKey(i.County), voi: nameKey(i.Voivodeship),
		postal:   i.Address.PostCode[:min(len(i.Address.PostCode), 2)],
		contacts: [3]string{strings.ToLower(i.Email), i.Phone, strings.ToLower(i.Website)},
	}
	p.group = unitGroup(i)
	p.unit = unitKey(p.group, i.TERYT)
	p.city = p.group == 'g' && (i.Kind == KindCity || len(p.teryt) >= 4 && p.teryt[2] >= '6')
	p.town = p.group == 'g' && isTown(i)
	p.kinds = classesOf(i)
	for _, n := range []string{i.Name, i.OfficeName} {
		if key := nameKey(n); key != "" && (len(p.names) == 0 || p.names[0].key != key) {
			p.names = append(p.names, m.words.read(key))
		}
	}
	return p
}

// checkedID gives an identifier whose checksum is right; another proves nothing, neither
// that two records are one nor that they are two („1234567890” stands in many rows).
func checkedID(id string, parse func(string) (string, bool)) string {
	if v, ok := parse(id); ok {
		return v
	}
	return ""
}

// kindClass is a category and its class of institutions; class "" is any of it.
type kindClass struct{ category, class string }

// classesOf is what an institution is: by its kind of unit, else by its name and by the
// category it is kept in, which a person may have chosen.
func classesOf(i Institution) []kindClass {
	if i.Kind != "" {
		return []kindClass{{CategoryOffice, classOf(SubOfKind(i.Kind))}}
	}
	var kinds []kindClass
	if category, sub := Classify(i.Name, ""); category != "" {
		kinds = append(kinds, kindClass{category, classOf(sub)})
	}
	if i.Category != "" {
		kinds = append(kinds, kindClass{i.Category, classOf(i.Sub)})
	}
	return kinds
}

// otherKind tells whether two institutions are clearly of different kinds.
func otherKind(a, b []kindClass) bool {
	for _, x := range a {
		for _, y := range b {
			if x.category == y.category && !differ(x.class, y.class) {
				return false
			}
		}
	}
	return len(a) > 0 && len(b) > 0
}

// classOf puts the offices of all gminas into one class: a list may call a mixed gmina
// a rural one.
func classOf(sub string) string {
	switch sub {
	case SubTown, SubVillage, SubTownVillage, SubCity:
		return "gmina"
	}
	return sub
}

// countyKey folds a powiat's name without its „powiat” or „m.”.
func countyKey(s string) string {
	k := nameKey(s)
	for _, prefix := range []string{"powiat ", "miasto ", "m st ", "m "} {
		k = strings.TrimPrefix(k, prefix)
	}
	return k
}

// unitGroup tells whether an institution is a local government unit, and of which
// group: by its kind, or by the way its name begins.
func unitGroup(i Institution) byte {
	switch i.Kind {
	case KindTown, KindCity, KindVillage, KindTownVillage:
		return 'g'
	case KindCounty:
		return 'p'
	case KindVoivodeship:
		return 'w'
	case KindDistrict:
		return 'd'
	}
	if i.Category != "" && i.Category != CategoryOffice {
		return 0
	}
	first, rest, _ := strings.Cut(nameKey(i.Name), " ")
	if strings.HasPrefix(rest, "wyznaniow") {
		return 0
	}
	switch first {
	case "gmina", "miasto":
		return 'g'
	case "powiat":
		return 'p'
	case "wojewodztwo":
		return 'w'
	case "dzielnica":
		return 'd'
	}
	return 0
}

// isTown tells the town from the gmina that may bear its name.
func isTown(i Institution) bool {
	if i.Kind != "" {
		return i.Kind == KindTown || i.Kind == KindCity
	}
	key := nameKey(i.Name)
	return strings.HasPrefix(key, "miasto ") && !strings.HasPrefix(key, "miasto i gmina ") || strings.HasPrefix(key, "gmina miejska ")
}

// unitKey is what makes two units the same: the group and as many digits as name one.
func unitKey(group byte, teryt string) string {
	need := map[byte]int{'g': 6, 'd': 6, 'p': 4, 'w': 2}[group]
	if need == 0 || len(teryt) < need {
		return ""
	}
	return string(group) + teryt[:need]
}

// where is how the places of two records compare.
type where int

const (
	placeUnknown where = iota
	placeSame
	placeOther
)

// whereabouts compares where two institutions are. A different TERYT, voivodeship,
// powiat, place or postal district is another place. The same place needs the place
// itself, or nothing known that could tell the two apart; units of a group are the same
// by their powiat, since no two bear one name there.
func (p *profile) whereabouts(q *profile) where {
	if p.group != 0 && p.group == q.group {
		return p.unitWhereabouts(q)
	}
	// an office is compared with its unit here; a powiat's may stand in a city that is
	// a powiat of its own
	otherCounty := differ(p.county, q.county) && p.group != 'p' && q.group != 'p'
	switch {
	case len(p.teryt) == 6 && len(q.teryt) == 6 && p.teryt != q.teryt,
		differ(p.voi, q.voi), otherCounty, differ(p.place, q.place), differ(p.postal, q.postal):
		return placeOther
	case p.place != "" && p.place == q.place,
		p.place == q.place && p.county == q.county && p.voi == q.voi && p.teryt == q.teryt:
		return placeSame
	}
	return placeUnknown
}

// unitWhereabouts leaves the place out: a gmina's office may stand outside it. Lists
// name the powiat of a city with a powiat's rights this way and that.
func (p *profile) unitWhereabouts(q *profile) where {
	cities := p.city || q.city
	switch {
	case differ(p.unit, q.unit), differ(p.voi, q.voi), differ(p.county, q.county) && !cities && p.group != 'p':
		return placeOther
	case p.group == 'w',
		(p.group == 'p' || cities) && p.voi != "" && p.voi == q.voi,
		p.county != "" && p.county == q.county,
		p.county == q.county && p.voi == q.voi && p.place == q.place && p.teryt == q.teryt:
		return placeSame
	}
	return placeUnknown
}

func differ(a, b string) bool { return a != "" && b != "" && a != b }

// compare decides about one candidate that shares a number, a code or a name.
func (m *Matcher) compare(p, q *profile) Match {
	c := Match{ID: q.id, Kind: MatchNone, Similarity: 100}
	exact := sharesName(p, q)
	if !exact {
		c.Similarity = m.similarity(p, q, 0)
	}
	at := p.whereabouts(q)
	c.evidence = evidence(p, q, exact, at)
	otherUnit := p.otherUnit(q)
	otherKind := !exact && otherKind(p.kinds, q.kinds)
	otherName := c.Similarity < clearlyDifferent

	switch {
	case p.unit != "" && p.unit == q.unit:
		return c.as(MatchCertain, ByTERYT, "")
	case p.regon != "" && p.regon == q.regon:
		switch {
		case otherUnit:
			return c.as(MatchUnsure, ByREGON, "regon_other_unit")
		case otherKind && otherName:
			return c.as(MatchUnsure, ByREGON, "regon_other_kind")
		}
		return c.as(MatchCertain, ByREGON, "")
	case p.nip != "" && p.nip == q.nip:
		switch {
		case otherUnit:
			return c.as(MatchUnsure, ByNIP, "nip_other_unit")
		case otherKind:
			return c.as(MatchUnsure, ByNIP, "nip_other_kind")
		case otherName, differ(p.regon, q.regon) && c.Similarity < m.threshold:
			return c.as(MatchUnsure, ByNIP, "nip_other_name")
		}
		return c.as(MatchCertain, ByNIP, "")
	case exact:
		return compareNames(c, p, q, at)
	}
	return c
}

// otherUnit tells two units that the register tells apart.
func (p *profile) otherUnit(q *profile) bool {
	return differ(p.unit, q.unit) || p.group != 0 && q.group != 0 && p.group != q.group
}

// compareNames decides where the names are equal and no identifier is.
func compareNames(c Match, p, q *profile, at where) Match {
	bothUnits := p.group != 0 && q.group != 0
	switch {
	case p.otherUnit(q), bothUnits && (at == placeOther || p.town != q.town):
		return c
	case differ(p.nip, q.nip) || differ(p.regon, q.regon):
		return c.as(MatchUnsure, ByName, "name_other_number")
	case at == placeSame:
		return c.as(MatchCertain, ByName, "")
	case at == placeOther:
		return c.as(MatchUnsure, ByName, "name_other_place")
	}
	return c.as(MatchUnsure, ByName, "name_place_unknown")
}

// compareLikeness decides about a candidate that shares but some words: what tells the
// two apart is looked at first, since it costs least.
func (m *Matcher) compareLikeness(p, q *profile) Match {
	c := Match{ID: q.id, Kind: MatchNone}
	bothUnits := p.group != 0 && q.group != 0
	switch at := p.whereabouts(q); {
	case at == placeOther, p.otherUnit(q), bothUnits && p.town != q.town, differ(p.nip, q.nip), differ(p.regon, q.regon), otherKind(p.kinds, q.kinds):
		return c
	default:
		c.Similarity = m.similarity(p, q, m.threshold)
		c.evidence = evidence(p, q, false, at)
	}
	if c.Similarity < m.threshold {
		return c
	}
	return c.as(MatchUnsure, ByName, "name_similar")
}

func (c Match) as(kind MatchKind, by, why string) Match {
	c.Kind, c.By, c.Why = kind, by, why
	return c
}

// sharesName tells whether two records bear the same name, or one bears the other's
// office name because its list knew no better.
func sharesName(p, q *profile) bool {
	for i, a := range p.names {
		for j, b := range q.names {
			if a.key == b.key && (i == 0 || len(q.names) == 1) && (j == 0 || len(p.names) == 1) {
				return true
			}
		}
	}
	return false
}

// evidence counts what agrees, to choose between several matches.
func evidence(p, q *profile, exact bool, at where) int {
	n := 0
	for _, w := range []struct {
		agrees bool
		worth  int
	}{
		{p.regon != "" && p.regon == q.regon, 32},
		{p.unit != "" && p.unit == q.unit, 32},
		{p.nip != "" && p.nip == q.nip, 16},
		{exact, 16},
		{at == placeSame, 8},
		{p.contacts[0] != "" && p.contacts[0] == q.contacts[0], 3},
		{p.contacts[1] != "" && p.contacts[1] == q.contacts[1], 2},
		{p.contacts[2] != "" && p.contacts[2] == q.contacts[2], 1},
	} {
		if w.agrees {
			n += w.worth
		}
	}
	return n
}
