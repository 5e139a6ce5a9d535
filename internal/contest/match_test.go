package contest

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestSimilarity(t *testing.T) {
	for _, c := range []struct {
		a, b     string
		min, max int
	}{
		{"Gmina Wieliszew", "GMINA WIELISZEW", 100, 100},
		{"Gmina Krynica-Zdrój", "Gmina Krynica Zdrój", 100, 100},
		{"Gmina Wieliszew", "Gmina Weiliszew", 90, 99}, // letters swapped
		{"Powiatowy Urząd Pracy w Kętrzynie", "Powiatowy Urzad Pracy Ketrzyn", 85, 99},
		{"Miejska Biblioteka Publiczna w Wolbromiu", "Biblioteka Publiczna w Wolbromiu", 85, 99},
		{"Przedsiębiorstwo Wodociągów i Kanalizacji Sp. z o.o. w Giżycku", "Przedsiębiorstwo Wodociągów i Kanalizacji w Giżycku", 85, 99},
		{"Urząd Gminy w Gromadce", "Urząd Gminy Gromadka", 85, 99},
		{"Miasto Płońsk", "Gmina Płońsk", 0, 84},
		{"Gmina Płońsk", "Powiat płoński", 0, 84},
		{"Gminny Ośrodek Kultury w Dmosinie", "Gminna Biblioteka Publiczna w Dmosinie", 0, 84},
		{"Gminny Ośrodek Pomocy Społecznej w Lubinie", "Gminny Ośrodek Pomocy Społecznej w Goleszowie", 0, 84},
		{"Przedszkole nr 1 w Łomży", "Przedszkole nr 2 w Łomży", 0, 84},
		{"I Liceum Ogólnokształcące w Łomży", "III Liceum Ogólnokształcące w Łomży", 0, 84},
		{"Szkoła Podstawowa nr 1 w Dębie", "Szkoła Podstawowa w Dębie", 85, 95},
		{"Szkoła Podstawowa w Dębie", "Szkoła Podstawowa w Lipie", 0, 60},
		{"Urząd Gminy", "Urząd Miasta", 0, 84},
		{"", "Gmina Wieliszew", 0, 0},
		{"w i z", "na pod", 0, 0},
	} {
		got := Similarity(c.a, c.b)
		if got < c.min || got > c.max {
			t.Errorf("%q ~ %q = %d, want %d..%d", c.a, c.b, got, c.min, c.max)
		}
		if back := Similarity(c.b, c.a); back != got {
			t.Errorf("%q ~ %q = %d, but %d the other way", c.a, c.b, got, back)
		}
	}
}

func TestJaroWinkler(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float32
	}{{"martha", "marhta", 0.961}, {"dwayne", "duane", 0.84}, {"dixon", "dicksonx", 0.813}, {"abc", "xyz", 0}, {"plonsk", "plonsk", 1}, {"", "a", 0}} {
		got := jaroWinkler(c.a, c.b)
		if !cmp.Equal(got, c.want, cmpopts.EquateApprox(0, 0.001)) {
			t.Errorf("%s ~ %s = %.3f, want %.3f", c.a, c.b, got, c.want)
		}
	}
}

// What Find answers, by what two records share.
func TestFind(t *testing.T) {
	town := func(i Institution) Institution { i.Kind = KindTown; return i }
	gmina := Institution{
		ID: 1, Name: "Gmina Wieliszew", OfficeName: "Urząd Gminy Wieliszew", Kind: KindVillage, TERYT: "1408052", NIP: "5361773016",
		REGON: "000000017", Voivodeship: "mazowieckie", County: "legionowski", Address: Address{Place: "Wieliszew", PostCode: "05-135"}, Email: "gmina@wieliszew.pl",
	}
	library := Institution{
		ID: 2, Name: "Gminna Biblioteka Publiczna w Wieliszewie", Category: CategoryCulture, Sub: SubLibrary, NIP: "5361773022",
		TERYT: "1408052", Voivodeship: "mazowieckie", County: "legionowski", Address: Address{Place: "Łajski"},
	}
	plonskTown := town(Institution{ID: 3, Name: "Miasto Płońsk", OfficeName: "Urząd Miejski w Płońsku", TERYT: "1420011", County: "płoński", Voivodeship: "mazowieckie", Address: Address{Place: "Płońsk"}})
	plonskGmina := Institution{ID: 4, Name: "Gmina Płońsk", OfficeName: "Urząd Gminy Płońsk", Kind: KindVillage, TERYT: "1420092", County: "płoński", Voivodeship: "mazowieckie", Address: Address{Place: "Płońsk"}}
	county := Institution{ID: 5, Name: "Powiat opolski", Kind: KindCounty, TERYT: "1609", Voivodeship: "opolskie", County: "opolski", Address: Address{Place: "Opole"}}
	school := Institution{ID: 6, Name: "Szkoła Policealna „ŻAK” w Łomży", NIP: "1234567890", Address: Address{Place: "Łomża"}, Email: "lomza@zak.edu.pl"}
	coop := Institution{ID: 7, Name: "Spółdzielnia Mieszkaniowa „Złote Łany”", REGON: "230821641", NIP: "5361773039", Address: Address{Place: "Bielsko-Biała"}}
	bare := Institution{ID: 8, Name: "Gminny Ośrodek Pomocy Społecznej"}
	office := Institution{ID: 9, Name: "Powiat słupski", OfficeName: "Starostwo Powiatowe w Słupsku", Kind: KindCounty, TERYT: "2212", Voivodeship: "pomorskie", County: "słupski", Address: Address{Place: "Słupsk"}}
	m := NewMatcher(0)
	for _, i := range []Institution{gmina, library, plonskTown, plonskGmina, county, school, coop, bare, office} {
		m.Add(i)
	}
	for name, c := range map[string]struct {
		ask  Institution
		want Match
	}{
		"same NIP": {Institution{Name: "Gmina Wieliszew", NIP: "5361773016"}, Match{ID: 1, Kind: MatchCertain, By: ByNIP, Similarity: 100}},
		"NIP of the gmina, its office": {
			Institution{Name: "URZĄD GMINY WIELISZEW", NIP: "5361773016"},
			Match{ID: 1, Kind: MatchCertain, By: ByNIP, Similarity: 100},
		},
		"NIP of the gmina, a school": {
			Institution{Name: "Szkoła Podstawowa w Wieliszewie", NIP: "5361773016"},
			Match{ID: 1, Kind: MatchUnsure, By: ByNIP, Why: "nip_other_kind"},
		},
		"NIP of the gmina, another name": {
			Institution{Name: "Alfa i Omega", NIP: "5361773016"},
			Match{ID: 1, Kind: MatchUnsure, By: ByNIP, Why: "nip_other_name"},
		},
		"NIP of another unit": {
			Institution{Name: "Gmina Płońsk", Kind: KindVillage, TERYT: "1420092", NIP: "5361773016"},
			Match{ID: 4, Kind: MatchCertain, By: ByTERYT, Similarity: 100},
		},
		"NIP under a new unit": {
			Institution{Name: "Gmina Nowa", Kind: KindVillage, TERYT: "1420152", NIP: "5361773016"},
			Match{ID: 1, Kind: MatchUnsure, By: ByNIP, Why: "nip_other_unit"},
		},
		"same NIP, another REGON, another name": {
			Institution{Name: "Spółdzielnia Mieszkaniowa „Karpacka”", NIP: "5361773039", REGON: "012345675"},
			Match{ID: 7, Kind: MatchUnsure, By: ByNIP, Why: "nip_other_name"},
		},
		"same REGON, renamed": {
			Institution{Name: "Alfa Sp. z o.o.", Category: CategoryHousing, REGON: "230821641"},
			Match{ID: 7, Kind: MatchCertain, By: ByREGON},
		},
		"same REGON, another kind and name": {
			Institution{Name: "Muzeum Zamkowe", REGON: "230821641"},
			Match{ID: 7, Kind: MatchUnsure, By: ByREGON, Why: "regon_other_kind"},
		},
		"seventh digit changed": {
			Institution{Name: "Gmina Wieliszew", Kind: KindTownVillage, TERYT: "1408053"},
			Match{ID: 1, Kind: MatchCertain, By: ByTERYT, Similarity: 100},
		},
		"renamed unit": {
			Institution{Name: "Gmina Nowa Nazwa", Kind: KindVillage, TERYT: "1408052"},
			Match{ID: 1, Kind: MatchCertain, By: ByTERYT},
		},
		"six digits":                         {Institution{Name: "Gmina Wieliszew", TERYT: "140805"}, Match{ID: 1, Kind: MatchCertain, By: ByTERYT, Similarity: 100}},
		"the seat's TERYT is not the unit's": {Institution{Name: "Muzeum w Wieliszewie", TERYT: "1408052"}, Match{Kind: MatchNone}},
		"the twin town":                      {Institution{Name: "Miasto Płońsk", Kind: KindTown, TERYT: "1420011"}, Match{ID: 3, Kind: MatchCertain, By: ByTERYT, Similarity: 100}},
		"the twin gmina by name and powiat": {
			Institution{Name: "GMINA PŁOŃSK", County: "płoński", Voivodeship: "mazowieckie"},
			Match{ID: 4, Kind: MatchCertain, By: ByName, Similarity: 100},
		},
		"a unit's name with nothing else": {Institution{Name: "Gmina Płońsk"}, Match{ID: 4, Kind: MatchUnsure, By: ByName, Similarity: 100, Why: "name_place_unknown"}},
		"a unit of that name elsewhere":   {Institution{Name: "Gmina Płońsk", TERYT: "0208022", Kind: KindVillage}, Match{Kind: MatchNone}},
		"a powiat of that name elsewhere": {Institution{Name: "Powiat opolski", Kind: KindCounty, TERYT: "0612", Voivodeship: "lubelskie"}, Match{Kind: MatchNone}},
		"a powiat by name and voivodeship": {
			Institution{Name: "Powiat Opolski", Voivodeship: "opolskie"},
			Match{ID: 5, Kind: MatchCertain, By: ByName, Similarity: 100},
		},
		"same name and place": {
			Institution{Name: "SZKOŁA POLICEALNA \"ZAK\" W ŁOMŻY", Address: Address{Place: "ŁOMŻA"}},
			Match{ID: 6, Kind: MatchCertain, By: ByName, Similarity: 100},
		},
		"same name, another place": {
			Institution{Name: "Szkoła Policealna „ŻAK” w Łomży", Address: Address{Place: "Suwałki"}},
			Match{ID: 6, Kind: MatchUnsure, By: ByName, Similarity: 100, Why: "name_other_place"},
		},
		"same name, place unknown": {
			Institution{Name: "Szkoła Policealna „ŻAK” w Łomży"},
			Match{ID: 6, Kind: MatchUnsure, By: ByName, Similarity: 100, Why: "name_place_unknown"},
		},
		"same name and place, another NIP": {
			Institution{Name: "Gminna Biblioteka Publiczna w Wieliszewie", NIP: "6120009805", Address: Address{Place: "Łajski"}},
			Match{ID: 2, Kind: MatchUnsure, By: ByName, Similarity: 100, Why: "name_other_number"},
		},
		"similar name": {
			Institution{Name: "Biblioteka Publiczna Wieliszew", County: "legionowski", Address: Address{Place: "Łajski"}},
			Match{ID: 2, Kind: MatchUnsure, By: ByName, Why: "name_similar"},
		},
		"similar name, another place": {Institution{Name: "Biblioteka Publiczna Wieliszew", Address: Address{Place: "Wieliszewo"}}, Match{Kind: MatchNone}},
		"similar name, another TERYT": {Institution{Name: "Biblioteka Publiczna Wieliszew", TERYT: "3201011"}, Match{Kind: MatchNone}},
		"just a name, twice":          {Institution{Name: "Gminny Ośrodek Pomocy Społecznej"}, Match{ID: 8, Kind: MatchCertain, By: ByName, Similarity: 100}},
		"just a name, now with a place": {
			Institution{Name: "Gminny Ośrodek Pomocy Społecznej", Address: Address{Place: "Lubin"}},
			Match{ID: 8, Kind: MatchUnsure, By: ByName, Similarity: 100, Why: "name_place_unknown"},
		},
		"office name of a list that knows no better": {
			Institution{Name: "Urzad Gminy Plonsk", County: "płoński", Voivodeship: "mazowieckie", Address: Address{Place: "Płońsk"}},
			Match{ID: 4, Kind: MatchCertain, By: ByName, Similarity: 100},
		},
		"a starostwo in a city of another name": {
			Institution{Name: "STAROSTWO POWIATOWE W SŁUPSKU", County: "Słupsk", Voivodeship: "pomorskie", Address: Address{Place: "Słupsk"}},
			Match{ID: 9, Kind: MatchCertain, By: ByName, Similarity: 100},
		},
		"a number that does not check proves nothing": {Institution{Name: "Szkoła Policealna „ŻAK” w Suwałkach", NIP: "1234567890"}, Match{Kind: MatchNone}},
		"nobody":  {Institution{Name: "Teatr Kana w Szczecinie"}, Match{Kind: MatchNone}},
		"no name": {Institution{}, Match{Kind: MatchNone}},
	} {
		t.Run(name, func(t *testing.T) {
			got := m.Find(c.ask)
			if c.want.Similarity == 0 {
				got.Similarity = 0
			}
			if diff := cmp.Diff(c.want, got, cmpopts.IgnoreUnexported(Match{})); diff != "" {
				t.Error(diff)
			}
		})
	}
	if got := m.Find(gmina); got.ID == 1 {
		t.Error("a kept record was found for itself")
	}
}

// Add replaces, Remove forgets.
func TestMatcherChanges(t *testing.T) {
	m := NewMatcher(0)
	i := Institution{ID: 1, Name: "Teatr Kana", NIP: "6120009805", Address: Address{Place: "Szczecin"}}
	m.Add(i)
	i.Name, i.NIP = "Teatr Nowy", "8992233911"
	m.Add(i)
	for name, want := range map[string]MatchKind{"Teatr Kana": MatchNone, "Teatr Nowy": MatchCertain} {
		if got := m.Find(Institution{Name: name, Address: i.Address}); got.Kind != want {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := m.Find(Institution{Name: "Teatr Kana", NIP: "6120009805"}); got.Kind != MatchNone {
		t.Errorf("the old NIP still finds: %+v", got)
	}
	m.Remove(1)
	m.Remove(1)
	if got := m.Find(Institution{Name: "Teatr Nowy", NIP: "8992233911", Address: i.Address}); got.Kind != MatchNone {
		t.Errorf("removed, but found: %+v", got)
	}
	for _, x := range []index{m.byNIP, m.byREGON, m.byUnit, m.byPlace, m.byName, m.blocks} {
		for k, list := range x {
			if len(list) > 0 {
				t.Errorf("%q still names %d", k, len(list))
			}
		}
	}
}

// 143 towns bear the name of the gmina around them: neither is ever taken for the
// other, with codes or without.
func TestTwinTowns(t *testing.T) {
	kinds := map[string]string{"gmina miejska": KindTown, "gmina wiejska": KindVillage, "gmina miejsko-wiejska": KindTownVillage}
	m := NewMatcher(0)
	all := map[string]Institution{}
	var units []Institution
	for n, r := range institutionRows(t, "reference/gminy_2025.csv") {
		i := Institution{
			ID: int64(n + 1), Name: UnitName(kinds[r["rodzaj"]], r["gmina"]), Kind: kinds[r["rodzaj"]], TERYT: r["teryt"],
			County: r["powiat"], Voivodeship: r["wojewodztwo"],
		}
		m.Add(i)
		units = append(units, i)
		all[r["powiat_kod"]+r["gmina"]+i.Kind] = i
	}
	twins := 0
	for key, town := range all {
		if town.Kind != KindTown {
			continue
		}
		gmina, ok := all[key[:len(key)-len(KindTown)]+KindVillage]
		if !ok {
			continue
		}
		twins++
		for _, pair := range [][2]Institution{{town, gmina}, {gmina, town}} {
			self, twin := pair[0], pair[1]
			asked := self
			asked.ID = 0
			if got := m.Find(asked); got.ID != self.ID || got.Kind != MatchCertain || got.By != ByTERYT {
				t.Fatalf("%s %s: %+v", self.Name, self.TERYT, got)
			}
			asked.TERYT, asked.Kind = "", ""
			if got := m.Find(asked); got.ID != self.ID || got.Kind != MatchCertain || got.By != ByName {
				t.Fatalf("%s without a code: %+v", self.Name, got)
			}
			asked.County = ""
			if got := m.Find(asked); got.ID == twin.ID || got.Kind == MatchCertain {
				t.Fatalf("%s without code and powiat: %+v", self.Name, got)
			}
			m.Remove(self.ID)
			if got := m.Find(asked); got.ID == twin.ID {
				t.Fatalf("%s, when only %s is known: %+v", self.Name, twin.Name, got)
			}
			m.Add(self)
		}
	}
	if twins != 143 {
		t.Errorf("%d twins, want 143", twins)
	}
	for _, i := range units {
		asked := i
		asked.ID = 0
		if got := m.Find(asked); got.ID != i.ID || got.Kind != MatchCertain {
			t.Fatalf("%s %s: %+v", i.Name, i.TERYT, got)
		}
	}
}

// inventedInstitutions makes n institutions with names as offices have them.
func inventedInstitutions(n int) []Institution {
	trades := []string{"Szkoła Podstawowa", "Gminna Biblioteka Publiczna", "Gminny Ośrodek Kultury", "Przedszkole", "Zakład Gospodarki Komunalnej", "Spółdzielnia Mieszkaniowa"}
	patrons := []string{"Adama Mickiewicza", "Marii Konopnickiej", "Jana Pawła II", "Janusza Korczaka", "Bohaterów Westerplatte", "Henryka Sienkiewicza", "Ignacego Łukasiewicza"}
	heads := []string{"Bole", "Wieli", "Star", "Kamie", "Nowo", "Gro", "Dąb", "Lip", "Świe", "Ostr", "Zale", "Rad", "Mir", "Sie"}
	tails := []string{"sławiec", "szew", "ogard", "nica", "madka", "rowa", "niki", "rzyca", "dlce", "szów", "bórz", "cin", "kowo", "linek"}
	var all []Institution
	for i := range n {
		place := heads[i%len(heads)] + tails[i/len(heads)%len(tails)] + []string{"", " Wielki", " Mały", " Górny", " Dolny", " Stary"}[i/196%6]
		all = append(all, Institution{
			ID: int64(i + 1), Name: fmt.Sprintf("%s nr %d im. %s w miejscowości %s", trades[i%len(trades)], i, patrons[i/3%len(patrons)], place),
			Address: Address{Place: place}, Email: fmt.Sprintf("biuro%d@przyklad.pl", i),
		})
	}
	return all
}

func BenchmarkMatch50000(b *testing.B) {
	all := inventedInstitutions(50_000)
	for b.Loop() {
		start := time.Now()
		m := NewMatcher(0)
		for _, i := range all {
			m.Add(i)
		}
		b.ReportMetric(time.Since(start).Seconds(), "s/index")
		certain := 0
		for _, i := range all {
			i.ID = 0
			if m.Find(i).Kind == MatchCertain {
				certain++
			}
		}
		b.ReportMetric(float64(certain), "certain")
	}
}

// The first import of 50,000: nothing matches, everything is asked for likeness.
func BenchmarkIntake50000New(b *testing.B) {
	all := inventedInstitutions(50_000)
	for b.Loop() {
		in := NewIntake(0)
		for _, i := range all {
			d := in.Decide(Incoming{Institution: i})
			if d.Action == ActionNew || d.Action == ActionUnsure {
				d.Record.ID = i.ID
				in.Stored(&d.Record)
			}
		}
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("Gmina Płońsk", "Miasto Płońsk", "1420092", "6120009805", "Płońsk")
	f.Add("Urząd Gminy", "", "", "", "")
	f.Add("i i i 1 II", "\x00\xff", "14", "1", "ż")
	f.Fuzz(func(t *testing.T, a, b, teryt, nip, place string) {
		m := NewMatcher(0)
		first := Institution{ID: 1, Name: a, TERYT: teryt, NIP: nip, Address: Address{Place: place}}
		m.Add(first)
		m.Add(Institution{ID: 2, Name: b, Address: Address{Place: place}})
		for _, ask := range []Institution{{Name: b, NIP: nip}, {Name: a, TERYT: teryt}, {Name: a + b, Address: Address{Place: place}}} {
			got := m.Find(ask)
			if got.Kind == MatchCertain && got.By == ByName && nameKey(ask.Name) != nameKey(a) && nameKey(ask.Name) != nameKey(b) {
				t.Fatalf("%q is certain by name alone: %+v", ask.Name, got)
			}
			if got.Similarity < 0 || got.Similarity > 100 {
				t.Fatalf("likeness %d", got.Similarity)
			}
		}
		if Similarity(a, b) != Similarity(b, a) {
			t.Fatalf("%q ~ %q depends on the order", a, b)
		}
		merged := MergeImported(first, Institution{Name: b, Address: Address{Place: place}})
		if again := MergeImported(merged, Institution{Name: b, Address: Address{Place: place}}); len(Diff(merged, again)) > 0 {
			t.Fatalf("merging twice changes: %v", Diff(merged, again))
		}
	})
}
