package sample

import (
	"strings"

	"biurolidera/internal/contest"
)

// settler places institutions one after the other: an office takes the next town
// of its kind, so that no two are of the same commune while towns last.
type settler struct {
	world  *world
	seed   uint64
	next   [4]int // by townKind
	county [2]int // counties given to starosties and to labour offices
	used   map[string]bool
}

// settled is an institution with its place in the world.
type settled struct {
	institution contest.Institution
	contacts    []contest.Contact
	town        town
}

// settle makes the n-th institution (from 0) of a kind.
func (p *settler) settle(n int, w ware) settled {
	s := newSource(p.seed, streamInstitution, n)
	k := kindOfSub(w.sub)
	pattern, t, fill := p.name(s, k)
	code := p.world.teryt(t)
	if w.sub == contest.SubDistrict {
		code = code[:len(code)-1] + "8"
	}
	i := contest.Institution{
		Code:        contest.InstitutionCode(n + 1),
		Name:        fill.Replace(pattern.name),
		OfficeName:  fill.Replace(pattern.office),
		ForForm:     "dla " + fill.Replace(pattern.genitive),
		Category:    w.category,
		Sub:         w.sub,
		Kind:        k.unit,
		Voivodeship: p.world.voivodeshipOf(t).name,
		County:      p.world.counties[t.county].name,
		Commune:     t.name,
		TERYT:       code,
		NIP:         nip(n + 1),
		REGON:       regon(n + 1),
		Address:     p.address(s, t),
		Phone:       phone(n + 1),
		Employees:   s.between(k.staff[0], k.staff[1]),
		Example:     true,
	}
	if k.company {
		i.KRS = krs(n + 1)
	}
	if w.sub == contest.SubCounty {
		i.TERYT = code[:4]
	}
	i.ServicePoints = 1 + i.Employees/60
	i.Population = t.population
	p.online(s, &i, k, t)
	return settled{i, contacts(k, i), t}
}

// name chooses a pattern and a town whose name nobody has yet. In a world with more
// institutions than names it comes round again, as real names do.
func (p *settler) name(s source, k kindOf) (pattern, town, *strings.Replacer) {
	for try := 0; ; try++ {
		pattern := pick(s, k.patterns)
		t := p.world.towns[p.place(s, pattern.place, k.sub)]
		fill := p.filler(s, t)
		name := fill.Replace(pattern.name)
		if !p.used[name] || try == 12 || pattern.place == own || pattern.place == nextCounty {
			p.used[name] = true
			return pattern, t, fill
		}
	}
}

// online gives the institution its addresses, none of which can exist.
func (p *settler) online(s source, i *contest.Institution, k kindOf, t town) {
	host := slug(t.name) + ".example"
	if k.prefix != "" {
		host = k.prefix + "." + host
	}
	i.Email = k.mailbox + "@" + host
	i.Website = "https://www." + host
	if i.Category == contest.CategoryOffice || i.Category == contest.CategoryCulture {
		i.BIP = "https://bip." + host
	}
	if s.chance(620) {
		i.EDelivery = eDelivery(s.below(100000))
	}
}

// place chooses the town, as an index of world.towns.
func (p *settler) place(s source, where placing, sub string) int {
	w := p.world
	switch where {
	case own:
		return p.own(sub)
	case nextCounty:
		which := 0
		if sub == contest.SubLabourOffice {
			which = 1
		}
		p.county[which]++
		return w.counties[(p.county[which]-1)%len(w.counties)].seat
	case seat:
		return pick(s, w.counties).seat
	case anyTown:
		for range 20 {
			if at := s.below(len(w.towns)); w.towns[at].kind != village {
				return at
			}
		}
		return pick(s, w.counties).seat
	}
	return s.below(len(w.towns))
}

// own takes the next town of the office's kind; the last ones come round again.
func (p *settler) own(sub string) int {
	k := village
	switch sub {
	case contest.SubTownVillage:
		k = townVillage
	case contest.SubTown:
		k = smallTown
	case contest.SubCity:
		k = city
	}
	list := p.world.byKind[k]
	p.next[k]++
	return list[(p.next[k]-1)%len(list)]
}

// filler puts the town's forms into a pattern.
func (p *settler) filler(s source, t town) *strings.Replacer {
	of := municipal[t.kind]
	street, number := s.below(len(streets)), digits(s.between(1, 88), 1)
	a := capital(strings.TrimSuffix(t.adjective, "i"))
	return strings.NewReplacer(
		"{t}", t.name, "{t2}", t.genitive, "{in}", t.in(),
		"{A}", a+"i", "{A2}", a+"iego", "{Af}", a+"a", "{Af2}", a+"iej", "{An}", a+"ie", "{An2}", a+"iego", "{Ap2}", a+"ich",
		"{m}", of[0], "{m2}", of[3], "{f}", of[1], "{f2}", of[4], "{n}", of[2], "{n2}", of[3],
		"{im}", "im. "+pick(s, patrons), "{street}", streetsLocative[street], "{no}", number, "{nr}", digits(s.between(1, 12), 1),
		"{v}", p.world.voivodeshipOf(t).invented,
	)
}

// municipal is the adjective of a town's own units by townKind: nominative in the
// three genders, genitive masculine and neuter, genitive feminine.
var municipal = [4][5]string{
	village:     {"Gminny", "Gminna", "Gminne", "Gminnego", "Gminnej"},
	townVillage: {"Miejsko-Gminny", "Miejsko-Gminna", "Miejsko-Gminne", "Miejsko-Gminnego", "Miejsko-Gminnej"},
	smallTown:   {"Miejski", "Miejska", "Miejskie", "Miejskiego", "Miejskiej"},
	city:        {"Miejski", "Miejska", "Miejskie", "Miejskiego", "Miejskiej"},
}

// capital writes the first letter large.
func capital(s string) string {
	for i, r := range s {
		if i == 0 {
			return strings.ToUpper(string(r)) + s[len(string(r)):]
		}
	}
	return s
}

// address gives streets to towns and bare numbers to villages.
func (p *settler) address(s source, t town) contest.Address {
	v := p.world.voivodeshipOf(t)
	a := contest.Address{
		Number:   digits(s.between(1, 120), 1),
		PostCode: digits(v.postFrom+t.county%v.postCount, 2) + "-" + digits(s.between(100, 989), 3),
		Place:    t.name,
	}
	switch {
	case t.kind != village || s.chance(400):
		a.Street = pick(s, streets)
	case s.chance(250):
		a.Post = p.world.towns[p.world.counties[t.county].seat].name
	}
	return a
}

// contacts are two functions without a person: the head and the office.
func contacts(k kindOf, i contest.Institution) []contest.Contact {
	return []contest.Contact{
		{Function: k.head, Head: true, Phone: i.Phone, Email: i.Email},
		{Function: "sekretariat", Phone: i.Phone, Email: i.Email},
	}
}
