package sample

import "biurolidera/internal/contest"

// pattern is how institutions of one kind are called. In the texts stand
//
//	{t} {t2} {in}      the town: Lipodwór, Lipodworu, w Lipodworze
//	{A} {A2} {Af} {Af2} {An} {An2}   the county's adjective with a capital, by gender,
//	                   nominative and genitive: Lipodworski, Lipodworskiego, Lipodworska …; {Ap2} plural
//	{m} {m2} {f} {f2} {n} {n2}       Gminny, Miejski or Miejsko-Gminny, as the town is
//	{im}               a patron, „im. Bolesława Prusa”
//	{street} {no} {nr} a street, a house number, a small number
//	{v}                an invented voivodeship in the genitive
type pattern struct {
	name, genitive string
	office         string // name of the office beside it, else empty
	place          placing
}

// placing says in which town an institution of a pattern stands.
type placing int

const (
	anywhere   placing = iota
	own                // the next town of its kind without an office
	seat               // a county's seat, whose adjective the name may carry
	nextCounty         // the seat of the next county
	anyTown            // not a village
)

// kindOf is what an institution of one subcategory is like beside its name.
type kindOf struct {
	sub      string
	unit     string // Institution.Kind
	head     string // function of the head
	mailbox  string // part before the @
	prefix   string // first part of its internet address
	company  bool   // stands in the court register
	staff    [2]int // least and most employees
	patterns []pattern
}

var kinds = []kindOf{
	{
		sub: contest.SubVillage, unit: "GW", head: "wójt", mailbox: "urzad", staff: [2]int{22, 70},
		patterns: []pattern{{"Gmina {t}", "Gminy {t}", "Urząd Gminy {in}", own}},
	},
	{
		sub: contest.SubTownVillage, unit: "GMW", head: "burmistrz", mailbox: "urzad", staff: [2]int{35, 130},
		patterns: []pattern{
			{"Gmina {t}", "Gminy {t}", "Urząd Miejski {in}", own},
			{"Miasto i Gmina {t}", "Miasta i Gminy {t}", "Urząd Miasta i Gminy {in}", own},
		},
	},
	{
		sub: contest.SubTown, unit: "GM", head: "burmistrz", mailbox: "urzad", staff: [2]int{45, 190},
		patterns: []pattern{
			{"Miasto {t}", "Miasta {t2}", "Urząd Miasta {in}", own},
			{"Gmina Miejska {t}", "Gminy Miejskiej {t}", "Urząd Miejski {in}", own},
		},
	},
	{
		sub: contest.SubCity, unit: "MNP", head: "prezydent miasta", mailbox: "urzad", staff: [2]int{260, 900},
		patterns: []pattern{{"Miasto {t}", "Miasta {t2}", "Urząd Miejski {in}", own}},
	},
	{
		sub: contest.SubCounty, unit: "P", head: "starosta", mailbox: "starostwo", prefix: "powiat", staff: [2]int{70, 190},
		patterns: []pattern{{"Powiat {A}", "Powiatu {A2}", "Starostwo Powiatowe {in}", nextCounty}},
	},
	{
		sub: contest.SubVoivodeship, unit: "W", head: "marszałek województwa", mailbox: "kancelaria", prefix: "umw", staff: [2]int{700, 1400},
		patterns: []pattern{{"Urząd Marszałkowski Województwa {v}", "Urzędu Marszałkowskiego Województwa {v}", "", seat}},
	},
	{
		sub: contest.SubDistrict, unit: "dzielnica", head: "burmistrz dzielnicy", mailbox: "dzielnica", prefix: "dzielnica", staff: [2]int{80, 260},
		patterns: []pattern{
			{"Dzielnica Zielony Staw Miasta {t2}", "Dzielnicy Zielony Staw Miasta {t2}", "Urząd Dzielnicy Zielony Staw", seat},
			{"Dzielnica Stare Ogrody Miasta {t2}", "Dzielnicy Stare Ogrody Miasta {t2}", "Urząd Dzielnicy Stare Ogrody", seat},
		},
	},
	{
		sub: contest.SubLabourOffice, head: "dyrektor", mailbox: "kancelaria", prefix: "pup", staff: [2]int{30, 110},
		patterns: []pattern{{"Powiatowy Urząd Pracy {in}", "Powiatowego Urzędu Pracy {in}", "", nextCounty}},
	},
	{
		sub: contest.SubOtherOffice, head: "kierownik", mailbox: "sekretariat", prefix: "inspektorat", staff: [2]int{8, 90},
		patterns: []pattern{
			{"Powiatowy Inspektorat Nadzoru Budowlanego {in}", "Powiatowego Inspektoratu Nadzoru Budowlanego {in}", "", seat},
			{"Powiatowa Stacja Sanitarno-Epidemiologiczna {in}", "Powiatowej Stacji Sanitarno-Epidemiologicznej {in}", "", seat},
			{"Zarząd Dróg Powiatowych {in}", "Zarządu Dróg Powiatowych {in}", "", seat},
		},
	},
	{
		sub: contest.SubLibrary, head: "dyrektor", mailbox: "biblioteka", prefix: "biblioteka", staff: [2]int{3, 60},
		patterns: []pattern{
			{"{f} Biblioteka Publiczna {in}", "{f2} Biblioteki Publicznej {in}", "", anywhere},
			{"{f} Biblioteka Publiczna {im} {in}", "{f2} Biblioteki Publicznej {im} {in}", "", anywhere},
			{"Biblioteka Publiczna {im} {in}", "Biblioteki Publicznej {im} {in}", "", anyTown},
		},
	},
	{
		sub: contest.SubCultureCentre, head: "dyrektor", mailbox: "sekretariat", prefix: "kultura", staff: [2]int{4, 45},
		patterns: []pattern{
			{"{m} Ośrodek Kultury {in}", "{m2} Ośrodka Kultury {in}", "", anywhere},
			{"{m} Dom Kultury {in}", "{m2} Domu Kultury {in}", "", anyTown},
			{"{n} Centrum Kultury i Sztuki {in}", "{n2} Centrum Kultury i Sztuki {in}", "", anyTown},
			{"Młodzieżowe Centrum Kultury {in}", "Młodzieżowego Centrum Kultury {in}", "", seat},
		},
	},
	{
		sub: contest.SubMuseum, head: "dyrektor", mailbox: "muzeum", prefix: "muzeum", staff: [2]int{6, 60},
		patterns: []pattern{
			{"Muzeum Regionalne {in}", "Muzeum Regionalnego {in}", "", anyTown},
			{"Muzeum Ziemi {Af2} {in}", "Muzeum Ziemi {Af2} {in}", "", seat},
			{"{An} Muzeum Rzemiosła", "{An2} Muzeum Rzemiosła", "", seat},
		},
	},
	{
		sub: contest.SubTheatre, head: "dyrektor", mailbox: "sekretariat", prefix: "scena", staff: [2]int{30, 120},
		patterns: []pattern{
			{"Teatr Miejski {im} {in}", "Teatru Miejskiego {im} {in}", "", seat},
			{"Filharmonia {Af} im. Fryderyka Chopina", "Filharmonii {Af2} im. Fryderyka Chopina", "", seat},
			{"{A} Teatr Lalek „Skrzat”", "{A2} Teatru Lalek „Skrzat”", "", seat},
		},
	},
	{
		sub: contest.SubOtherCulture, head: "dyrektor", mailbox: "biuro", prefix: "galeria", staff: [2]int{4, 25},
		patterns: []pattern{
			{"Biuro Wystaw Artystycznych {in}", "Biura Wystaw Artystycznych {in}", "", seat},
			{"{Af} Galeria Sztuki Współczesnej", "{Af2} Galerii Sztuki Współczesnej", "", seat},
		},
	},
	{
		sub: contest.SubWaterworks, head: "prezes zarządu", mailbox: "biuro", prefix: "wodociagi", company: true, staff: [2]int{15, 150},
		patterns: []pattern{
			{"Przedsiębiorstwo Wodociągów i Kanalizacji {in} Sp. z o.o.", "Przedsiębiorstwa Wodociągów i Kanalizacji {in} Sp. z o.o.", "", anyTown},
			{"{An} Wodociągi Sp. z o.o.", "{Ap2} Wodociągów Sp. z o.o.", "", seat},
			{"Zakład Wodociągów i Kanalizacji „Modra Woda” Sp. z o.o. {in}", "Zakładu Wodociągów i Kanalizacji „Modra Woda” Sp. z o.o. {in}", "", anywhere},
		},
	},
	{
		sub: contest.SubSocialHousing, head: "prezes zarządu", mailbox: "biuro", prefix: "tbs", company: true, staff: [2]int{8, 60},
		patterns: []pattern{
			{"{An} Towarzystwo Budownictwa Społecznego Sp. z o.o.", "{An2} Towarzystwa Budownictwa Społecznego Sp. z o.o.", "", seat},
			{"Społeczna Inicjatywa Mieszkaniowa „Nasz Dom” {in} Sp. z o.o.", "Społecznej Inicjatywy Mieszkaniowej „Nasz Dom” {in} Sp. z o.o.", "", anyTown},
		},
	},
	{
		sub: contest.SubWaste, head: "prezes zarządu", mailbox: "biuro", prefix: "czystemiasto", company: true, staff: [2]int{20, 140},
		patterns: []pattern{
			{"Zakład Gospodarki Komunalnej {in} Sp. z o.o.", "Zakładu Gospodarki Komunalnej {in} Sp. z o.o.", "", anywhere},
			{"Przedsiębiorstwo Oczyszczania Miasta {in} Sp. z o.o.", "Przedsiębiorstwa Oczyszczania Miasta {in} Sp. z o.o.", "", anyTown},
		},
	},
	{
		sub: contest.SubHeat, head: "prezes zarządu", mailbox: "biuro", prefix: "cieplo", company: true, staff: [2]int{20, 160},
		patterns: []pattern{
			{"{n} Przedsiębiorstwo Energetyki Cieplnej {in} Sp. z o.o.", "{n2} Przedsiębiorstwa Energetyki Cieplnej {in} Sp. z o.o.", "", anyTown},
			{"{Af} Ciepłownia Komunalna Sp. z o.o.", "{Af2} Ciepłowni Komunalnej Sp. z o.o.", "", seat},
		},
	},
	{
		sub: contest.SubTransport, head: "prezes zarządu", mailbox: "biuro", prefix: "mzk", company: true, staff: [2]int{45, 320},
		patterns: []pattern{
			{"Miejski Zakład Komunikacji {in} Sp. z o.o.", "Miejskiego Zakładu Komunikacji {in} Sp. z o.o.", "", seat},
			{"Przedsiębiorstwo Komunikacji Samochodowej {in} Sp. z o.o.", "Przedsiębiorstwa Komunikacji Samochodowej {in} Sp. z o.o.", "", seat},
		},
	},
	{
		sub: contest.SubOtherCompany, head: "prezes zarządu", mailbox: "biuro", prefix: "zarzad", company: true, staff: [2]int{10, 90},
		patterns: []pattern{
			{"Zarząd Nieruchomości Komunalnych {in} Sp. z o.o.", "Zarządu Nieruchomości Komunalnych {in} Sp. z o.o.", "", anyTown},
			{"{An} Centrum Sportu i Rekreacji Sp. z o.o.", "{An2} Centrum Sportu i Rekreacji Sp. z o.o.", "", seat},
		},
	},
	{
		sub: contest.SubCooperative, head: "prezes zarządu", mailbox: "administracja", prefix: "sm", company: true, staff: [2]int{8, 120},
		patterns: []pattern{
			{"Spółdzielnia Mieszkaniowa „Słoneczny Stok” {in}", "Spółdzielni Mieszkaniowej „Słoneczny Stok” {in}", "", anyTown},
			{"Spółdzielnia Mieszkaniowa „Zgoda” {in}", "Spółdzielni Mieszkaniowej „Zgoda” {in}", "", anyTown},
			{"Spółdzielnia Mieszkaniowa „Pod Lipami” {in}", "Spółdzielni Mieszkaniowej „Pod Lipami” {in}", "", anyTown},
			{"{Af} Spółdzielnia Mieszkaniowa", "{Af2} Spółdzielni Mieszkaniowej", "", seat},
		},
	},
	{
		sub: contest.SubCondominium, head: "przewodniczący zarządu", mailbox: "zarzad", prefix: "wspolnota", staff: [2]int{1, 4},
		patterns: []pattern{
			{"Wspólnota Mieszkaniowa przy {street} {no} {in}", "Wspólnoty Mieszkaniowej przy {street} {no} {in}", "", anyTown},
			{"Wspólnota Mieszkaniowa „Jarzębinowe Wzgórze” {in}", "Wspólnoty Mieszkaniowej „Jarzębinowe Wzgórze” {in}", "", anyTown},
		},
	},
	{
		sub: contest.SubSocialServices, head: "kierownik", mailbox: "sekretariat", prefix: "pomoc", staff: [2]int{8, 70},
		patterns: []pattern{
			{"{m} Ośrodek Pomocy Społecznej {in}", "{m2} Ośrodka Pomocy Społecznej {in}", "", anywhere},
			{"Powiatowe Centrum Pomocy Rodzinie {in}", "Powiatowego Centrum Pomocy Rodzinie {in}", "", seat},
		},
	},
	{
		sub: contest.SubHealth, head: "dyrektor", mailbox: "rejestracja", prefix: "zdrowie", staff: [2]int{20, 400},
		patterns: []pattern{
			{"Samodzielny Publiczny Zakład Opieki Zdrowotnej {in}", "Samodzielnego Publicznego Zakładu Opieki Zdrowotnej {in}", "", anyTown},
			{"Przychodnia Rejonowa „Pod Kasztanem” {in}", "Przychodni Rejonowej „Pod Kasztanem” {in}", "", anywhere},
		},
	},
	{
		sub: contest.SubEducation, head: "dyrektor", mailbox: "sekretariat", prefix: "szkola", staff: [2]int{12, 90},
		patterns: []pattern{
			{"Szkoła Podstawowa nr {nr} {im} {in}", "Szkoły Podstawowej nr {nr} {im} {in}", "", anyTown},
			{"Zespół Szkół Ogólnokształcących {in}", "Zespołu Szkół Ogólnokształcących {in}", "", seat},
			{"Przedszkole nr {nr} „Bajka” {in}", "Przedszkola nr {nr} „Bajka” {in}", "", anyTown},
		},
	},
	{
		sub: contest.SubOther, head: "prezes zarządu", mailbox: "kontakt", prefix: "razem", company: true, staff: [2]int{2, 25},
		patterns: []pattern{
			{"Stowarzyszenie „Razem dla Mieszkańców” {in}", "Stowarzyszenia „Razem dla Mieszkańców” {in}", "", anywhere},
			{"Fundacja „Dobre Sąsiedztwo” {in}", "Fundacji „Dobre Sąsiedztwo” {in}", "", anywhere},
		},
	},
}

// otherKind serves subcategories the office made itself.
var otherKind = kindOf{
	head: "kierownik", mailbox: "biuro", prefix: "biuro", staff: [2]int{3, 60},
	patterns: []pattern{{"Biuro Obsługi Mieszkańców {in}", "Biura Obsługi Mieszkańców {in}", "", anywhere}},
}

func kindOfSub(sub string) kindOf {
	for _, k := range kinds {
		if k.sub == sub {
			return k
		}
	}
	return otherKind
}

var patrons = []string{
	"Adama Mickiewicza", "Juliusza Słowackiego", "Marii Konopnickiej", "Elizy Orzeszkowej", "Henryka Sienkiewicza",
	"Bolesława Prusa", "Stefana Żeromskiego", "Władysława Reymonta", "Cypriana Norwida", "Jana Kochanowskiego",
	"Zofii Nałkowskiej", "Juliana Tuwima", "Aleksandra Fredry", "Ignacego Krasickiego", "Fryderyka Chopina",
}

// Streets are given as after „przy”: the abbreviation does not change.
var streets = []string{
	"ul. Lipowa", "ul. Szkolna", "ul. Ogrodowa", "ul. Kościuszki", "ul. Polna", "ul. Długa", "ul. Krótka", "ul. Słoneczna",
	"ul. Parkowa", "ul. Kwiatowa", "ul. 3 Maja", "ul. Mickiewicza", "ul. Dworcowa", "ul. Wodna", "ul. Zielona", "ul. Nowa",
}

// After „przy” feminine adjectives stand in the locative.
var streetsLocative = []string{
	"ul. Lipowej", "ul. Szkolnej", "ul. Ogrodowej", "ul. Kościuszki", "ul. Polnej", "ul. Długiej", "ul. Krótkiej", "ul. Słonecznej",
	"ul. Parkowej", "ul. Kwiatowej", "ul. 3 Maja", "ul. Mickiewicza", "ul. Dworcowej", "ul. Wodnej", "ul. Zielonej", "ul. Nowej",
}
