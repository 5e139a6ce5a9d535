package contest

import "testing"

// The names the invitation letter gives, and the shapes lists bring (domain.md §4).
func TestUnitName(t *testing.T) {
	for _, c := range []struct{ kind, name, want string }{
		{KindTown, "Płońsk", "Miasto Płońsk"},
		{KindCity, "Legnica", "Miasto Legnica"},
		{KindVillage, "Wieliszew", "Gmina Wieliszew"},
		{KindVillage, "Starogard Gdański", "Gmina Starogard Gdański"},
		{KindTownVillage, "Bardo", "Gmina Bardo"},
		{KindCounty, "Powiat Bolesławiecki", "Powiat bolesławiecki"},
		{KindCounty, " Powiat Sępoleński", "Powiat sępoleński"},
		{KindCounty, "bolesławiecki", "Powiat bolesławiecki"},
		{KindCounty, "Powiat Czarnkowsko-Trzcianecki", "Powiat czarnkowsko-trzcianecki"},
		{KindCounty, "powiat łódzki wschodni", "Powiat łódzki wschodni"},
		{KindVoivodeship, "Województwo śląskie", "Województwo śląskie"},
		{KindVoivodeship, "DOLNOŚLĄSKIE", "Województwo dolnośląskie"},
		{KindDistrict, "Mokotów", "Dzielnica Mokotów m.st. Warszawy"},
		{KindDistrict, "Wola ", "Dzielnica Wola m.st. Warszawy"},
		{KindDistrict, "Dzielnica Mokotów m.st. Warszawy", "Dzielnica Mokotów m.st. Warszawy"},
		{KindTown, "Miasto Płońsk", "Miasto Płońsk"},
		{KindTown, "Gmina Miejska Kraków", "Miasto Kraków"},
		{KindTownVillage, "Miasto i Gmina Końskie", "Gmina Końskie"},
		{KindTown, "Miasteczko Śląskie", "Miasto Miasteczko Śląskie"},
		{KindVillage, "Nowe Miasto Nad Wartą", "Gmina Nowe Miasto Nad Wartą"},
		{KindVillage, "NOWE MIASTO NAD WARTĄ", "Gmina Nowe Miasto nad Wartą"},
		{KindTown, "Bolesławiec.........................", "Miasto Bolesławiec"},
		{KindCity, "Szczecin (b)", "Miasto Szczecin"},
		{KindVillage, "Dobra (Szczecińska)", "Gmina Dobra (Szczecińska)"},
		{"", "Miejska  Biblioteka\u00a0Publiczna", "Miejska Biblioteka Publiczna"},
		{KindVillage, " ", ""},
	} {
		if got := UnitName(c.kind, c.name); got != c.want {
			t.Errorf("UnitName(%s, %q) = %q, want %q", c.kind, c.name, got, c.want)
		}
		if again := UnitName(c.kind, c.want); again != c.want {
			t.Errorf("UnitName(%s, %q) = %q: not stable", c.kind, c.want, again)
		}
	}
}

func TestParseKind(t *testing.T) {
	for written, want := range map[string]string{
		"GM": KindTown, "MNP": KindCity, "GW": KindVillage, "GMW": KindTownVillage, "P": KindCounty, "W": KindVoivodeship, "dzielnica": KindDistrict,
		"gmina miejska": KindTown, "gmina miejsko-wiejska": KindTownVillage, "Gmina wiejska ": KindVillage, "powiat": KindCounty,
		"województwo": KindVoivodeship, "miasto na prawach powiatu": KindCity, "miasto stołeczne, na prawach powiatu": KindCity,
		"gmina miejska, miasto stołeczne": KindCity, "gmina": "", "biblioteka": "", "": "", "delegatura": "", "obszar wiejski": "",
	} {
		if got := ParseKind(written); got != want {
			t.Errorf("%q: got %q, want %q", written, got, want)
		}
	}
}

func TestCleanName(t *testing.T) {
	for written, want := range map[string]string{
		"  Urząd\u00a0Gminy   Wieliszew ":            "Urząd Gminy Wieliszew",
		"URZĄDGMINY RADZIECHOWY-WIEPRZ":              "URZĄD GMINY RADZIECHOWY-WIEPRZ",
		"UrządMiejski w Łęczycy":                     "Urząd Miejski w Łęczycy",
		"Bolesławiec..........":                      "Bolesławiec",
		"Bolesławiec . . . . . .":                    "Bolesławiec",
		"Świnoujście (b)":                            "Świnoujście",
		"TBS „KODREM” Sp. z o.o.":                    "TBS „KODREM” Sp. z o.o.",
		"Przedsiębiorstwo S.A.":                      "Przedsiębiorstwo S.A.",
		"=HYPERLINK(\"x\")":                          "=HYPERLINK(\"x\")",
		"Dom Kultury „Świt”\nfilia nr 2":             "Dom Kultury „Świt” filia nr 2",
		"\u202eodwrócona":                            "\u202eodwrócona",
		"Towarzystwo …":                              "Towarzystwo …",
		"Zespół Szkół im. gen. J. Bema w Ostrołęce.": "Zespół Szkół im. gen. J. Bema w Ostrołęce.",
	} {
		if got := CleanName(written); got != want {
			t.Errorf("%q: got %q, want %q", written, got, want)
		}
	}
}

func TestProperCase(t *testing.T) {
	for written, want := range map[string]string{
		"SZKOŁA POLICEALNA NR 1 W BIELSKU PODLASKIM":                "Szkoła Policealna nr 1 w Bielsku Podlaskim",
		`"EDUCENTRUM" POLICEALNA SZKOŁA MEDYCZNA W BIAŁYMSTOKU`:     `"EDUCENTRUM" Policealna Szkoła Medyczna w Białymstoku`,
		`EUROPEJSKA SZKOŁA STYLIZACJI "VENA ART"`:                   `Europejska Szkoła Stylizacji "VENA ART"`,
		"III LICEUM OGÓLNOKSZTAŁCĄCE IM. ADAMA MICKIEWICZA W ŁOMŻY": "III Liceum Ogólnokształcące im. Adama Mickiewicza w Łomży",
		"MPWIK SP. Z O.O. W BIELSKU-BIAŁEJ":                         "MPWIK sp. z o.o. w Bielsku-Białej",
		"GMINNA BIBLIOTEKA PUBLICZNA W BODZANOWIE":                  "Gminna Biblioteka Publiczna w Bodzanowie",
		"Już dobrze napisane w Łodzi":                               "Już dobrze napisane w Łodzi",
		"ŚWIECIE NAD OSĄ":                                           "Świecie nad Osą",
		"":                                                          "",
	} {
		if got := ProperCase(written); got != want {
			t.Errorf("%q: got %q, want %q", written, got, want)
		}
	}
	for s, want := range map[string]bool{"GMINA WIELISZEW": true, "KODREM": false, "Gmina Wieliszew": false, "TBS": false, "A-B": false, "URZĄD": false, "MPK ŁÓDŹ": true} {
		if InCapitals(s) != want {
			t.Errorf("InCapitals(%q) = %v", s, !want)
		}
	}
}

func TestClassify(t *testing.T) {
	for name, want := range map[string]string{
		"Miejska Biblioteka Publiczna im. Tadeusza Różewicza we Wrocławiu":         "KUL biblioteka",
		"Biblioteka w Sarnakach | pelni funkcje Biblioteki dla Powiatu Losickiego": "KUL biblioteka",
		"Młodzieżowe Centrum Kultury w Legnicy":                                    "KUL dom-kultury",
		"Gminny Osrodek Kultury i Rekreacji z/s w Swierklanach":                    "KUL dom-kultury",
		"Mlodziezowy Dom Kultury w Gorlicach":                                      "KUL dom-kultury",
		"Warszawskie Muzeum Komputerów":                                            "KUL muzeum",
		"TEATR MALEGO WIDZA":                                                       "KUL teatr",
		"Powiatowy Urząd Pracy w Kętrzynie":                                        "URZ urzad-pracy",
		"Powiatowy Urz?d Pracy w Wo?ominie":                                        "URZ urzad-pracy",
		"BIP - PUP - Milicz - Powiatowy Urzad Pracy":                               "URZ urzad-pracy",
		"Augustowskie Towarzystwo Budownictwa Społecznego „KODREM” Sp. z o.o.":     "SPK tbs",
		"TBS Wieliszew": "SPK tbs",
		"Przedsiebiorstwo Wodociagow i Kanalizacji Sp. z o.o.": "SPK wodociagi",
		"Zakład Wodociągów i Kanalizacji w Łodzi":              "SPK wodociagi",
		"MPEC Olsztyn": "SPK cieplo",
		"Miejskie Przedsiębiorstwo Komunikacyjne sp. z o.o.":        "SPK transport",
		"Zakład Komunikacji Miejskiej w Gdyni":                      "SPK transport",
		"Zakład Zagospodarowania Odpadów w Nowym Dworze":            "SPK odpady",
		"Zaklad Gospodarki Komunalnej i Mieszkaniowej":              "SPK inna-spolka",
		"Spółdzielnia Mieszkaniowa „Złote Łany”":                    "MIE spoldzielnia",
		"Bełchatowska Spółdzielnia Mieszkaniowa":                    "MIE spoldzielnia",
		"Spółdzielnia Budowlano-Mieszkaniowa":                       "MIE spoldzielnia",
		"Wspólnota Mieszkaniowa Nieruchomości przy ul. Polnej 3":    "MIE wspolnota",
		"Gminny Ośrodek Pomocy Społecznej w Lubinie":                "INN pomoc-spoleczna",
		"Powiatowe Centrum Pomocy Rodzinie w Górze":                 "INN pomoc-spoleczna",
		"Samodzielny Publiczny Zakład Opieki Zdrowotnej":            "INN zdrowie",
		"SZKOŁA POLICEALNA MEDYCZNA „ŻAK” W ŁOMŻY":                  "INN edukacja",
		"I LICEUM OGÓLNOKSZTAŁCĄCE DLA DOROSŁYCH":                   "INN edukacja",
		"Starostwo Powiatowe w Bolesławcu":                          "URZ powiat",
		"Powiat bolesławiecki":                                      "URZ powiat",
		"Urząd Marszałkowski Województwa Dolnośląskiego":            "URZ wojewodztwo",
		"DOLNOŚLĄSKI URZĄD WOJEWÓDZKI WE WROCŁAWIU":                 "URZ inny-urzad",
		"Urząd Dzielnicy Mokotów":                                   "URZ dzielnica",
		"URZĄDGMINY RADZIECHOWY-WIEPRZ":                             "URZ gmina-wiejska",
		"Urząd Gminy Pracze":                                        "URZ gmina-wiejska",
		"Urzad Miasta i Gminy w Skaryszewie":                        "URZ gmina-miejsko-wiejska",
		"Biuletyn Informacji Publicznej - Urzad Gminy i Miasta Wyk": "URZ gmina-miejsko-wiejska",
		"Urząd Miejski w Łęczycy":                                   "URZ ",
		"Urząd m.st. Warszawy":                                      "URZ miasto-na-prawach-powiatu",
		"Gmina Wieliszew":                                           "URZ ",
		"Drugi Urząd Skarbowy w Kielcach":                           "URZ inny-urzad",
		"Stowarzyszenie Przyjaciół Szczytna":                        "INN inne",
		"Bolesławiec":                                               " ",
		"Jan Kowalski":                                              " ",
	} {
		category, sub := Classify(name, "")
		if got := category + " " + sub; got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
	for official, want := range map[string]string{
		"urzędy miast i gmin": "URZ ", "starostwa powiatowe": "URZ powiat", "urzędy marszałkowskie": "URZ wojewodztwo", "urzędy pracy": "URZ urzad-pracy",
		"biblioteki": "KUL biblioteka", "domy i ośrodki kultury": "KUL dom-kultury", "jednostki samorządu terytorialnego": "URZ ", "szkoły podstawowe": "INN edukacja",
	} {
		category, sub := Classify("ALFA", official)
		if got := category + " " + sub; got != want {
			t.Errorf("type %q: got %q, want %q", official, got, want)
		}
	}
	for _, c := range [][3]string{
		{"Centrum Zawodów Medycznych", "Szkoła policealna", "INN edukacja"}, // an exact type goes before the name
		{"Wodociągi Dębickie", "spółka z o.o.", "SPK wodociagi"},            // a rough one after it
		{"Urząd Gminy Prostki", "urzędy miast i gmin", "URZ gmina-wiejska"},
		{"ALFA", "jednostka budżetowa", " "},
	} {
		category, sub := Classify(c[0], c[1])
		if got := category + " " + sub; got != c[2] {
			t.Errorf("%s of type %s: got %q, want %q", c[0], c[1], got, c[2])
		}
	}
	known := map[string]bool{}
	for _, c := range DefaultCategories() {
		for _, s := range c.Subcategories {
			known[c.Code+" "+s.Code] = true
		}
		known[c.Code+" "] = true
	}
	for _, rules := range classIndex {
		for _, r := range rules {
			if !known[r.category+" "+r.sub] {
				t.Errorf("rule %v gives %s %s, which is no category", r.words, r.category, r.sub)
			}
		}
	}
}

// The noisy page titles of 2019, without diacritics: a guess is right for at least
// nine in ten of those whose own label is not plainly wrong.
func TestClassifyNoisyNames(t *testing.T) {
	labels := map[string][]string{
		"biblioteka": {"KUL biblioteka"}, "instytucja kultury": {"KUL dom-kultury", "KUL muzeum", "KUL teatr", "KUL inna-kultura"},
		"MOPS/GOPS/PCPR": {"INN pomoc-spoleczna"}, "urząd pracy": {"URZ urzad-pracy"}, "starostwo/powiat": {"URZ powiat"},
		"urząd gminy/miasta":        {"URZ ", "URZ gmina-wiejska", "URZ gmina-miejsko-wiejska", "URZ gmina-miejska"},
		"spółka komunalna":          {"SPK inna-spolka", "SPK cieplo", "SPK wodociagi", "SPK odpady", "SPK transport"},
		"spółdzielnia mieszkaniowa": {"MIE spoldzielnia"}, "wodociągi": {"SPK wodociagi"}, "TBS": {"SPK tbs"},
	}
	right, all := 0, 0
	for _, r := range institutionRows(t, "reference/instytucje_bip_2019_bez_ogonkow.csv") {
		category, sub := Classify(r["tytul_strony"], "")
		all++
		hit := false
		for _, l := range labels[r["kategoria_zgadnieta"]] {
			hit = hit || l == category+" "+sub
		}
		if hit {
			right++
		} else {
			t.Logf("%s: %q is %s %s", r["kategoria_zgadnieta"], r["tytul_strony"], category, sub)
		}
	}
	t.Logf("%d of %d right", right, all)
	if all != 212 || right*10 < all*9 {
		t.Errorf("%d of %d right, want nine in ten", right, all)
	}
}

func TestUnitOfOffice(t *testing.T) {
	for _, c := range []struct {
		office     string
		seat       Seat
		kind, name string
	}{
		{"URZĄD GMINY W GROMADCE", Seat{Commune: "Gromadka"}, "", "Gmina Gromadka"},
		{"URZĄD GMINY W GROMADCE", Seat{Commune: "Gromadka", TERYT: "0201032"}, KindVillage, "Gmina Gromadka"},
		{"URZĄD GMINY W DZIADOWEJ KŁODZIE", Seat{Commune: "Dziadowa Kłoda"}, "", "Gmina Dziadowa Kłoda"},
		{"URZĄD GMINY W RUI", Seat{Commune: "Ruja"}, "", "Gmina Ruja"},
		{"Urząd Gminy Wieliszew", Seat{Commune: "Wieliszew"}, "", "Gmina Wieliszew"},
		{"URZĄDGMINY RADZIECHOWY-WIEPRZ", Seat{Commune: "Radziechowy-Wieprz"}, "", "Gmina Radziechowy-Wieprz"},
		{"URZĄD GMINY", Seat{Commune: "Rypin"}, "", "Gmina Rypin"},
		{"URZĄD MIASTA I GMINY", Seat{Commune: "Mirsk"}, KindTownVillage, "Gmina Mirsk"},
		{"URZĄD GMINY I MIASTA LUBOMIERZ", Seat{Commune: "Lubomierz"}, KindTownVillage, "Gmina Lubomierz"},
		{"Urząd Gminy Redzikowo", Seat{Commune: "Słupsk"}, "", ""},    // the office stands in another gmina
		{"Urząd Miejski w Bolkowie", Seat{Commune: "Bolków"}, "", ""}, // town or mixed gmina: nothing tells
		{"Urząd Miejski w Bolkowie", Seat{Commune: "Bolków", TERYT: "0205023"}, KindTownVillage, "Gmina Bolków"},
		{"URZĄD MIASTA PIŁAWIE GÓRNEJ", Seat{Commune: "Piława Górna", TERYT: "0202041"}, KindTown, "Miasto Piława Górna"},
		{"Starostwo Powiatowe w Bolesławcu", Seat{County: "bolesławiecki"}, KindCounty, "Powiat bolesławiecki"},
		{"Starostwo Powiatowe w Słupsku", Seat{County: "Słupsk"}, "", ""}, // the city's name, not the powiat's
		{"Urząd Marszałkowski Województwa Dolnośląskiego", Seat{Voivodeship: "DOLNOŚLĄSKIE"}, KindVoivodeship, "Województwo dolnośląskie"},
		{"DOLNOŚLĄSKI URZĄD WOJEWÓDZKI", Seat{Voivodeship: "DOLNOŚLĄSKIE"}, "", ""},
		{"Gminna Biblioteka Publiczna", Seat{Commune: "Rypin"}, "", ""},
		{"", Seat{Commune: "Rypin"}, "", ""},
	} {
		kind, name := UnitOfOffice(c.office, c.seat)
		if kind != c.kind || name != c.name {
			t.Errorf("%q %+v: got %q %q, want %q %q", c.office, c.seat, kind, name, c.kind, c.name)
		}
	}
}

// Every office of the MSWiA list that can be told names its own unit.
func TestUnitOfOfficeOfTheRegister(t *testing.T) {
	told := 0
	for _, r := range institutionRows(t, "reference/jst_2021_utf8.csv") {
		kind, name := UnitOfOffice(r["urzad"], Seat{Commune: r["nazwa"], County: r["powiat"], Voivodeship: r["wojewodztwo"], TERYT: r["teryt_2021"]})
		if name == "" {
			continue
		}
		told++
		if want := UnitName(r["typ"], r["nazwa"]); name != want {
			t.Errorf("%s: got %s %q, want %q", r["urzad"], kind, name, want)
		}
	}
	if told < 2600 {
		t.Errorf("only %d of 2825 told", told)
	}
	t.Logf("%d of 2825 told", told)
}
