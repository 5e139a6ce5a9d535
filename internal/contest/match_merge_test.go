package contest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestDiff(t *testing.T) {
	old := Institution{ID: 1, Code: "I-00001", Name: "Gmina Wieliszew", Address: Address{Street: "ul. Modlińska", Number: "1"}, Population: 12000}
	new := old
	new.ID, new.Code = 7, "I-00007"
	if d := Diff(old, new); d != nil {
		t.Errorf("ids are no fields: %v", d)
	}
	new.Name, new.Address.Number, new.Population, new.Email, new.Correspondence.Place = "Gmina Nowa", "1A", 0, "a@x.pl", "Łajski"
	want := []FieldChange{
		{"name", "Gmina Wieliszew", "Gmina Nowa"},
		{"number", "1", "1A"},
		{"corr_place", "", "Łajski"},
		{"email", "", "a@x.pl"},
		{"population", "12000", ""},
	}
	if diff := cmp.Diff(want, Diff(old, new)); diff != "" {
		t.Error(diff)
	}
}

// Every field that can differ is one of the listed ones, and Set reads what Get wrote.
func TestInstitutionValues(t *testing.T) {
	var full Institution
	for _, f := range InstitutionValues() {
		f.Set(&full, "7")
	}
	want := Institution{
		Name: "7", ShortName: "7", OfficeName: "7", ForForm: "7", Category: "7", Sub: "7", Kind: "7", Voivodeship: "7", County: "7", Commune: "7",
		TERYT: "7", NIP: "7", REGON: "7", KRS: "7", Address: Address{"7", "7", "7", "7", "7"}, Correspondence: Address{"7", "7", "7", "7", "7"},
		Phone: "7", Email: "7", Website: "7", BIP: "7", EDelivery: "7", EPUAP: "7", Employees: 7, Population: 7, ServicePoints: 7,
	}
	if diff := cmp.Diff(want, full); diff != "" {
		t.Error(diff)
	}
	for _, f := range InstitutionValues() {
		if got := f.Get(&full); got != "7" {
			t.Errorf("%s: %q", f.Name, got)
		}
	}
}

func TestMergeImportedNames(t *testing.T) {
	for name, c := range map[string]struct {
		old, new Institution
		want     string
	}{
		"nothing said":            {Institution{Name: "Gmina Wieliszew"}, Institution{}, "Gmina Wieliszew"},
		"a spelling variant":      {Institution{Name: "Gmina Krynica-Zdrój", Kind: "GMW"}, Institution{Name: "Gmina Krynica Zdrój", Kind: "GMW"}, "Gmina Krynica-Zdrój"},
		"small letters stay":      {Institution{Name: "Gmina Świecie nad Osą", Kind: "GW"}, Institution{Name: "Gmina Świecie Nad Osą", Kind: "GW"}, "Gmina Świecie nad Osą"},
		"diacritics are better":   {Institution{Name: "Gmina Swietajno"}, Institution{Name: "Gmina Świętajno"}, "Gmina Świętajno"},
		"and are not lost again":  {Institution{Name: "Gmina Świętajno"}, Institution{Name: "GMINA SWIETAJNO"}, "Gmina Świętajno"},
		"capitals are worse":      {Institution{Name: "TEATR KANA"}, Institution{Name: "Teatr Kana"}, "Teatr Kana"},
		"the unit was renamed":    {Institution{Name: "Gmina Słupsk", Kind: "GW"}, Institution{Name: "Gmina Redzikowo", Kind: "GW"}, "Gmina Redzikowo"},
		"and part of it dropped":  {Institution{Name: "Gmina Sitkówka-Nowiny", Kind: "GW"}, Institution{Name: "Gmina Nowiny", Kind: "GW"}, "Gmina Nowiny"},
		"a village became a town": {Institution{Name: "Gmina Nowa", Kind: "GW"}, Institution{Name: "Miasto Nowa", Kind: "GM"}, "Miasto Nowa"},
		"corrected by hand":       {Institution{Name: "Miasto Stołeczne Warszawa", Kind: "MNP"}, Institution{Name: "Miasto Warszawa", Kind: "MNP"}, "Miasto Stołeczne Warszawa"},
		"the office's name": {
			Institution{Name: "Gmina Wieliszew", OfficeName: "Urząd Gminy Wieliszew", Kind: "GW"},
			Institution{Name: "URZĄD GMINY WIELISZEW"},
			"Gmina Wieliszew",
		},
		"an office for the unit": {Institution{Name: "Gmina Wieliszew", Kind: "GW"}, Institution{Name: "Urząd Gminy w Wieliszewie"}, "Gmina Wieliszew"},
		"a unit for the office":  {Institution{Name: "Urząd Gminy Wieliszew"}, Institution{Name: "Gmina Wieliszew", Kind: "GW"}, "Gmina Wieliszew"},
		"similar":                {Institution{Name: "Miejska Biblioteka Publiczna w Wolbromiu"}, Institution{Name: "Biblioteka Publiczna w Wolbromiu"}, "Miejska Biblioteka Publiczna w Wolbromiu"},
		"a company was renamed":  {Institution{Name: "Zakład Komunalny w Sianowie"}, Institution{Name: "Eko-Sianów sp. z o.o."}, "Eko-Sianów sp. z o.o."},
	} {
		got := MergeImported(c.old, c.new)
		if got.Name != c.want {
			t.Errorf("%s: got %q, want %q", name, got.Name, c.want)
		}
		if again := MergeImported(got, c.new); again.Name != got.Name {
			t.Errorf("%s: a second time %q", name, again.Name)
		}
	}
}

func TestMergeImportedFields(t *testing.T) {
	old := Institution{
		ID: 3, Code: "I-00003", Name: "Gmina Miękinia", Kind: KindVillage, Category: CategoryOffice, Sub: SubVillage, TERYT: "0218032",
		Voivodeship: "dolnośląskie", County: "średzki", Address: Address{Street: "ul. Willowa", Number: "18", PostCode: "55-330", Place: "Miękinia"},
		Phone: "+48 71 317 16 34", Email: "ug@miekinia.pl", EPUAP: "/abc/skrytka", Population: 15000,
	}
	for name, c := range map[string]struct {
		new  Institution
		want func(*Institution)
	}{
		"empty keeps":             {Institution{}, func(*Institution) {}},
		"the kind and its sub":    {Institution{Kind: KindTownVillage, TERYT: "0218033"}, func(i *Institution) { i.Kind, i.Sub, i.TERYT = KindTownVillage, SubTownVillage, "0218033" }},
		"a shorter code":          {Institution{TERYT: "0218"}, func(*Institution) {}},
		"another shorter code":    {Institution{TERYT: "0219"}, func(i *Institution) { i.TERYT = "0219" }},
		"capitals of a place":     {Institution{Voivodeship: "DOLNOŚLĄSKIE", County: "SREDZKI", Address: Address{Place: "MIĘKINIA"}}, func(*Institution) {}},
		"new contact data":        {Institution{Email: "kontakt@miekinia.pl", Phone: "+48 71 469 99 00"}, func(i *Institution) { i.Email, i.Phone = "kontakt@miekinia.pl", "+48 71 469 99 00" }},
		"the case of a box":       {Institution{EPUAP: "/ABC/skrytka"}, func(i *Institution) { i.EPUAP = "/ABC/skrytka" }},
		"a street's spelling":     {Institution{Address: Address{Street: "Ul.Willowa", Number: "18"}}, func(*Institution) {}},
		"a number without street": {Institution{Address: Address{Number: "5", Place: "Miękinia"}}, func(i *Institution) { i.Address.Street, i.Address.Number = "", "5" }},
		"a street without number": {Institution{Address: Address{Street: "ul. Willowa"}}, func(*Institution) {}},
		"another street":          {Institution{Address: Address{Street: "Rynek"}}, func(i *Institution) { i.Address.Street, i.Address.Number = "Rynek", "" }},
		"population":              {Institution{Population: 16555}, func(i *Institution) { i.Population = 16555 }},
		"a given category":        {Institution{Category: CategoryOther, Sub: SubOther}, func(i *Institution) { i.Category, i.Sub = CategoryOther, SubOther }},
		"a category alone":        {Institution{Category: CategoryOther}, func(i *Institution) { i.Category, i.Sub = CategoryOther, "" }},
		"the same category":       {Institution{Category: CategoryOffice}, func(*Institution) {}},
	} {
		want := old
		c.want(&want)
		got := MergeImported(old, c.new)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestFillGaps(t *testing.T) {
	old := Institution{ID: 3, Name: "Teatr Kana", Address: Address{Street: "pl. św. Piotra", Place: "Szczecin"}, Category: CategoryCulture}
	new := Institution{ID: 9, Name: "Teatr Inny", NIP: "6120009805", Address: Address{Street: "ul. Inna", Number: "4", PostCode: "70-521"}, Category: CategoryOther, Sub: SubOther}
	want := old
	want.NIP, want.Address.PostCode = new.NIP, new.Address.PostCode
	if diff := cmp.Diff(want, FillGaps(old, new)); diff != "" {
		t.Error(diff)
	}
}

// anyInstitution draws records whose fields collide often.
func anyInstitution(t *rapid.T) Institution {
	pick := func(label string, of ...string) string { return rapid.SampledFrom(of).Draw(t, label) }
	unit := rapid.SampledFrom([]Institution{
		{Name: "Gmina Płońsk", Kind: KindVillage, TERYT: "1420092"},
		{Name: "GMINA PLONSK"},
		{Name: "Gmina Płońsk", TERYT: "1420093", Kind: KindTownVillage},
		{Name: "Miasto Płońsk", Kind: KindTown, TERYT: "1420011"},
		{Name: "Miasto Płońsk"},
		{Name: "Powiat płoński", Kind: KindCounty, TERYT: "1420"},
		{Name: "Urząd Gminy Płońsk"},
		{Name: "URZĄD GMINY PŁOŃSK", TERYT: "1420092"},
		{Name: "Gmina Nowe Miasto", Kind: KindVillage, TERYT: "1420092"},
		{Name: "Teatr Kana"},
		{Name: "Teatr  KANA", TERYT: "3262011"},
		{Name: "Kana"},
		{Name: "Muzeum Zamkowe"},
	}).Draw(t, "unit")
	return Institution{
		Name: unit.Name, OfficeName: pick("office", "", "Urząd Gminy Płońsk", "URZAD GMINY PLONSK", "Teatr Kana"), Kind: unit.Kind,
		TERYT: unit.TERYT, NIP: pick("nip", "", "6120009805", "8992233911"),
		County:  pick("county", "", "płoński", "PŁOŃSKI"),
		Address: Address{Street: pick("street", "", "ul. Polna", "UL. POLNA", "Rynek"), Number: pick("number", "", "1", "2"), Place: pick("place", "", "Płońsk", "PLONSK")},
		Email:   pick("email", "", "a@x.pl", "A@x.pl"), Population: rapid.IntRange(0, 2).Draw(t, "population"),
	}
}

// Merging the same row again changes nothing, and filling gaps never changes a value.
func TestMergeSettles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, new := anyInstitution(t), anyInstitution(t)
		merged := MergeImported(old, new)
		if d := Diff(merged, MergeImported(merged, new)); len(d) > 0 {
			t.Fatalf("again: %v", d)
		}
		filled := FillGaps(old, new)
		for _, c := range Diff(old, filled) {
			if c.Old != "" {
				t.Fatalf("filled over: %v", c)
			}
		}
		if d := Diff(filled, FillGaps(filled, new)); len(d) > 0 {
			t.Fatalf("filling again: %v", d)
		}
	})
}
