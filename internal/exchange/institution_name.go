package exchange

import (
	"strings"

	"biurolidera/internal/contest"
)

// name settles the printed name, the office's own name and the kind of unit
// (domain.md §4), and gives what the list calls the institution's type.
//
//   - A unit, told by its kind, by a list of nothing but units, or by its office beside
//     a bare name: „Gmina Wieliszew”, with the office's name kept beside.
//   - An office whose unit the row proves: the same, the office's name being the one read.
//   - Anything else keeps its name, tidied; capitals are remarked, not changed.
func (r *rowReader) name() (official string) {
	o := &r.out
	raw, office := contest.CleanName(r.cell("name")), contest.CleanName(r.cell("office_name"))
	official = strings.TrimSpace(strings.TrimPrefix(r.cell("kind")+" "+r.cell("subtype"), "Typ:"))
	kind := r.kind(raw, office)
	if otherOffice(office) {
		kind, raw, office = "", office, ""
	}
	if raw == "" {
		raw, office = office, ""
	}
	switch {
	case raw == "":
		return official
	case kind != "":
		o.Kind, o.Name, o.OfficeName = kind, contest.UnitName(kind, r.unitOf(raw)), office
		if o.OfficeName == "" && isOffice(raw) {
			o.OfficeName = raw
		}
	default:
		o.Name, o.OfficeName = raw, office
		seat := contest.Seat{Commune: o.Commune, County: o.County, Voivodeship: o.Voivodeship, TERYT: o.TERYT}
		if k, unit := contest.UnitOfOffice(raw, seat); unit != "" {
			o.Kind, o.Name, o.OfficeName = k, unit, raw
		} else if unit, k := unitNamed(raw); unit != "" {
			o.Kind, o.Name = k, unit
		}
	}
	r.settleCode()
	r.remarkName()
	return official
}

// kind gives the kind of unit: what the list says, else what the code says where the
// row is about a unit at all.
func (r *rowReader) kind(raw, office string) string {
	for _, field := range []string{"kind", "subtype"} {
		k := contest.ParseKind(r.cell(field))
		if k == contest.KindTown && contest.KindOfTERYT(r.out.TERYT) == contest.KindCity {
			return contest.KindCity // the register calls every town's gmina „miejska”
		}
		if k != "" {
			return k
		}
	}
	ofCode := contest.KindOfTERYT(r.out.TERYT)
	_, kindOfName := unitNamed(raw)
	switch {
	case r.t.units, office != "" && localOffice(office) && !isInstitutionName(raw):
		return ofCode
	case strings.HasPrefix(headingKey(raw), "gmina ") && kindOfName == "" && (ofCode == contest.KindVillage || ofCode == contest.KindTownVillage),
		strings.HasPrefix(headingKey(raw), "miasto ") && kindOfName == "" && (ofCode == contest.KindTown || ofCode == contest.KindCity):
		return ofCode
	}
	return ""
}

// unitOf gives the unit's own name where the name read is its office's.
func (r *rowReader) unitOf(raw string) string {
	if !isOffice(raw) {
		return raw
	}
	o := &r.out
	seat := contest.Seat{Commune: o.Commune, County: o.County, Voivodeship: o.Voivodeship, TERYT: o.TERYT}
	if _, unit := contest.UnitOfOffice(raw, seat); unit != "" {
		return unit
	}
	return raw
}

// settleCode completes a city's code, which some lists give as its powiat's.
func (r *rowReader) settleCode() {
	o := &r.out
	if o.Kind == contest.KindCity && len(o.TERYT) == 4 && contest.KindOfTERYT(o.TERYT) == contest.KindCity {
		o.TERYT += "011"
	}
	if !contest.KindAgrees(o.TERYT, o.Kind) {
		r.remark(contest.Warn("teryt_kind", "teryt", o.TERYT, "kind", o.Kind), "teryt")
	}
}

// remarkName warns of names that a person should look at before they are printed.
func (r *rowReader) remarkName() {
	o := &r.out
	if contest.InCapitals(o.Name) {
		r.remark(contest.Warn("name_capitals", "name", o.Name, "proposal", contest.ProperCase(o.Name)), "name")
	}
	if o.Address.Place == "" && o.Commune == "" && o.Kind == "" && contest.TellsNothing(o.Name) {
		r.remark(contest.Warn("name_without_place", "name", o.Name), "name")
	}
}

// unitNamed reads a name that is a unit's by its first word, in capitals perhaps:
// „GMINA BOLESŁAWIEC” is „Gmina Bolesławiec”, „Gmina Miejska Kraków” is „Miasto
// Kraków”. kind is "" where the word does not settle it. Longer names are no units'.
func unitNamed(raw string) (name, kind string) {
	key := headingKey(raw)
	if n := len(strings.Fields(key)); n < 2 || n > 6 || strings.ContainsAny(raw, `|"„,;:`) {
		return "", ""
	}
	for _, u := range []struct{ begin, kind string }{
		{"gmina miejsko wiejska ", contest.KindTownVillage},
		{"miasto i gmina ", contest.KindTownVillage},
		{"gmina i miasto ", contest.KindTownVillage},
		{"gmina miejska ", contest.KindTown},
		{"gmina wiejska ", contest.KindVillage},
		{"powiat ", contest.KindCounty},
		{"wojewodztwo ", contest.KindVoivodeship},
	} {
		if strings.HasPrefix(key, u.begin) {
			return contest.UnitName(u.kind, raw), u.kind
		}
	}
	switch {
	case strings.HasPrefix(key, "gmina wyznaniowa"):
		return "", ""
	case strings.HasPrefix(key, "gmina "):
		return contest.UnitName(contest.KindVillage, raw), ""
	case strings.HasPrefix(key, "miasto ") && !strings.HasPrefix(key, "miasto stoleczne "):
		return contest.UnitName(contest.KindTown, raw), ""
	}
	return "", ""
}

// isOffice tells an office's name from its unit's.
func isOffice(name string) bool {
	key := headingKey(name)
	return strings.HasPrefix(key, "urzad") || strings.HasPrefix(key, "starostwo")
}

// localOffice tells the offices of local government units.
func localOffice(office string) bool { return isOffice(office) && !otherOffice(office) }

// otherOffice tells offices that are no unit's: the voivode's, a labour office.
func otherOffice(office string) bool {
	if office == "" {
		return false
	}
	_, sub := contest.Classify(office, "")
	return sub == contest.SubOtherOffice || sub == contest.SubLabourOffice
}

// category settles where the institution competes: what the list says by code or name,
// else a guess from the kind, the name and the official type.
func (r *rowReader) category(official string) (guessed bool) {
	o := &r.out
	said := r.cell("category")
	if o.Category, o.Sub = r.findCategory(said, r.cell("sub")); o.Category != "" {
		return false
	}
	switch {
	case o.Name == "":
		return false
	case o.Kind != "":
		o.Category, o.Sub = contest.CategoryOffice, contest.SubOfKind(o.Kind)
		return true
	}
	if o.Category, o.Sub = contest.Classify(o.Name, official); o.Category == "" {
		o.Category, o.Sub = contest.Classify(said, "")
	}
	if c, s := contest.Classify(o.OfficeName, ""); o.Sub == "" && (o.Category == "" || o.Category == c) {
		o.Category, o.Sub = c, s
	}
	if o.Category == "" {
		r.remark(contest.Warn("category_unknown", "name", o.Name), "category")
	}
	return true
}

// maxKinds bounds how many ways of naming a category are remembered: a list has few.
const maxKinds = 1000

// findCategory is findCategory for a list that says the same in many rows.
func (r *rowReader) findCategory(category, sub string) (code, subcode string) {
	key := [2]string{category, sub}
	found, known := r.kinds[key]
	if !known {
		found[0], found[1] = findCategory(r.t.categories, category, sub)
		if len(r.kinds) < maxKinds {
			r.kinds[key] = found
		}
	}
	return found[0], found[1]
}

// findCategory finds a category and subcategory by code or name; a subcategory's name
// in the category's place gives both.
func findCategory(all []contest.Category, category, sub string) (code, subcode string) {
	if category == "" && sub == "" {
		return "", ""
	}
	is := func(said, code, name string) bool {
		k := headingKey(said)
		return k != "" && (k == headingKey(code) || k == headingKey(name))
	}
	for _, c := range all {
		here := is(category, c.Code, c.Name)
		for _, s := range c.Subcategories {
			if (here || category == "") && is(sub, s.Code, s.Name) || is(category, s.Code, s.Name) {
				return c.Code, s.Code
			}
		}
		if here {
			return c.Code, ""
		}
	}
	return "", ""
}

// contacts reads the head of the unit and the person to contact.
func (r *rowReader) contacts() []contest.Contact {
	var all []contest.Contact
	for _, prefix := range []string{"head_", "contact_"} {
		c := contest.Contact{
			Title: r.cell(prefix + "title"), FirstName: r.cell(prefix + "first_name"), Surname: r.cell(prefix + "surname"),
			Function: r.cell(prefix + "function"), Head: prefix == "head_",
		}
		if whole := r.cell(prefix + "name"); whole != "" && c.FirstName == "" && c.Surname == "" {
			title, first, surname := splitPerson(whole)
			c.FirstName, c.Surname = first, surname
			if c.Title == "" {
				c.Title = title
			}
		}
		if prefix == "contact_" {
			phone := r.lines("contact_phone")
			v, ok := contest.ParsePhone("", phone, "")
			c.Phone = r.checked("contact_phone", "phone_form", OneLine(phone), v, ok)
			c.Email = r.several("contact_email", "email_form", contest.ParseEmails)
		}
		if c.FirstName+c.Surname+c.Function+c.Phone+c.Email != "" {
			all = append(all, c)
		}
	}
	return all
}

// personTitles stand before a name, folded and without dots.
var personTitles = map[string]bool{
	"dr": true, "hab": true, "prof": true, "mgr": true, "inz": true, "lic": true, "ks": true, "o": true, "s": true, "mec": true, "arch": true,
	"pan": true, "pani": true, "p": true,
}

// splitPerson parts „dr inż. Anna Nowak-Kowalska”. The first name is the first word, the
// rest the surname: which of two words is which can't be told from them alone.
func splitPerson(s string) (title, first, surname string) {
	words := strings.Fields(strings.ReplaceAll(s, ",", " "))
	n := 0
	for n < len(words)-1 && personTitles[headingKey(words[n])] {
		n++
	}
	title = strings.Join(words[:n], " ")
	if t := headingKey(title); t == "pan" || t == "pani" || t == "p" {
		title = ""
	}
	words = words[n:]
	if len(words) == 0 {
		return title, "", ""
	}
	if len(words) == 1 {
		return title, "", words[0]
	}
	return title, words[0], strings.Join(words[1:], " ")
}
