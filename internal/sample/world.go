package sample

import "biurolidera/internal/contest"

// townKind is what a town's own office is.
type townKind int

const (
	village townKind = iota
	townVillage
	smallTown
	city // with the rights of a county
)

// voivodeship is one of the sixteen, with its TERC number and the first two digits
// of its postal codes.
type voivodeship struct {
	name      string
	code      string
	postFrom  int
	postCount int
	invented  string // the invented one an office there is of, genitive
}

var voivodeships = []voivodeship{
	{"dolnośląskie", "02", 50, 10, "Modrogórskiego"},
	{"kujawsko-pomorskie", "04", 85, 4, "Białorzeckiego"},
	{"lubelskie", "06", 20, 5, "Wrzosopolskiego"},
	{"lubuskie", "08", 65, 5, "Sosnoborskiego"},
	{"łódzkie", "10", 90, 10, "Lipopolskiego"},
	{"małopolskie", "12", 30, 5, "Jodłogórskiego"},
	{"mazowieckie", "14", 5, 5, "Olchorzeckiego"},
	{"opolskie", "16", 45, 5, "Klonogrodzkiego"},
	{"podkarpackie", "18", 35, 5, "Dębogórskiego"},
	{"podlaskie", "20", 15, 5, "Borsukoleskiego"},
	{"pomorskie", "22", 80, 5, "Srebrnobrzeskiego"},
	{"śląskie", "24", 40, 5, "Jasnodworskiego"},
	{"świętokrzyskie", "26", 25, 5, "Złotogórskiego"},
	{"warmińsko-mazurskie", "28", 10, 5, "Żurawostawskiego"},
	{"wielkopolskie", "30", 60, 5, "Miodopolskiego"},
	{"zachodniopomorskie", "32", 70, 8, "Łabędziostawskiego"},
}

// county is an invented powiat; code is its number in the register, which stands
// at no real one: 40–60 for counties, 85–99 for cities.
type county struct {
	voivodeship int
	number      int
	seat        int // index of the town; for a city the city itself
	name        string
}

// Numbers of counties that TERC leaves free in every voivodeship.
const (
	firstCounty, lastCounty = 40, 60
	firstCity, lastCity     = 85, 99
	minTowns                = 16
)

// world is where the institutions stand. Only names and numbers are held: a few
// hundred bytes a town.
type world struct {
	towns    []town
	counties []county
	byKind   [4][]int // towns of a kind, in order
}

// newWorld makes as many towns as the deck's offices need, at least a few, and
// enough counties. Towns are dealt to the voivodeships in turn.
func newWorld(s source, deck []ware) *world {
	need := count(deck)
	w := &world{}
	seats, villages, qualified := townNames(s)
	total := max(minTowns, len(deck)/6, need.village+need.townVillage+need.smallTown)
	land := min(max(minTowns, total/8, need.county), (lastCounty-firstCounty+1)*len(voivodeships), len(seats)*3/4)
	cities := seats[land:]
	others := append(villages, cities[min(need.city, len(cities)):]...)
	s.shuffle(len(others), func(i, j int) { others[i], others[j] = others[j], others[i] })
	others = append(others, qualified...)
	order := s.r.Perm(len(voivodeships))
	kinds := townKinds(s, need, land, total)
	for i, k := range kinds {
		c := i % land
		if i < land {
			w.counties = append(w.counties, county{
				voivodeship: order[c%len(order)],
				number:      firstCounty + c/len(order),
				seat:        i,
				name:        seats[i].adjective,
			})
			w.add(seats[i].town, k, c, 1, s)
			continue
		}
		w.add(others[(i-land)%len(others)].town, k, c, i/land+1, s)
	}
	w.addCities(s, cities, order, need.city)
	return w
}

// addCities gives each city a county of its own, as the register does.
func (w *world) addCities(s source, names []named, order []int, n int) {
	for i := range n {
		w.counties = append(w.counties, county{
			voivodeship: order[i%len(order)],
			number:      firstCity + i/len(order)%(lastCity-firstCity+1),
			seat:        len(w.towns),
			name:        names[i%len(names)].name,
		})
		w.add(names[i%len(names)].town, city, len(w.counties)-1, 1, s)
	}
}

// add places a town in its county.
func (w *world) add(t town, k townKind, c, number int, s source) {
	t.kind, t.county, t.number = k, c, number
	low, high := populationOf(k)
	t.population = s.between(low, high)
	w.byKind[k] = append(w.byKind[k], len(w.towns))
	w.towns = append(w.towns, t)
}

func populationOf(k townKind) (low, high int) {
	switch k {
	case townVillage:
		return 6000, 28000
	case smallTown:
		return 9000, 62000
	case city:
		return 58000, 260000
	}
	return 2400, 14000
}

// needs counts the offices that must each have a place of its own.
type needs struct{ village, townVillage, smallTown, city, county int }

func count(deck []ware) needs {
	var n needs
	for _, w := range deck {
		switch w.sub {
		case contest.SubVillage:
			n.village++
		case contest.SubTownVillage:
			n.townVillage++
		case contest.SubTown:
			n.smallTown++
		case contest.SubCity:
			n.city++
		case contest.SubCounty:
			n.county++
		}
	}
	return n
}

// townKinds gives the kinds of total towns: first the seats of counties, which are
// towns, then the rest in random order.
func townKinds(s source, need needs, land, total int) []townKind {
	var large, small []townKind
	for range need.smallTown {
		large = append(large, smallTown)
	}
	for range need.townVillage {
		large = append(large, townVillage)
	}
	for range need.village {
		small = append(small, village)
	}
	for len(large) < land {
		large = append(large, smallTown)
	}
	for len(large)+len(small) < total {
		small = append(small, village)
	}
	s.shuffle(len(large), func(i, j int) { large[i], large[j] = large[j], large[i] })
	rest := append(small, large[land:]...)
	s.shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
	return append(large[:land:land], rest...)
}

// voivodeshipOf gives the voivodeship of a town.
func (w *world) voivodeshipOf(t town) voivodeship {
	return voivodeships[w.counties[t.county].voivodeship]
}

// teryt composes the register's number of a town: WW PP GG R.
func (w *world) teryt(t town) string {
	r := "2"
	switch t.kind {
	case townVillage:
		r = "3"
	case smallTown, city:
		r = "1"
	}
	return w.countyCode(t.county) + digits((t.number-1)%99+1, 2) + r
}

// countyCode gives WW PP.
func (w *world) countyCode(c int) string {
	return voivodeships[w.counties[c].voivodeship].code + digits(w.counties[c].number, 2)
}
