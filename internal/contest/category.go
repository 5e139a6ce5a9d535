package contest

// Category is a kind of entrant that competes in a list of its own. The five of
// the invitation letter are the default; an edition may have others.
type Category struct {
	ID            int64
	Code          string // "URZ", unique in an edition
	Name          string // as printed
	Subcategories []Subcategory
}

// Subcategory refines a category; questionnaires have variants by its code.
type Subcategory struct {
	Code string // "biblioteka"
	Name string
}

// Codes of the five default categories.
const (
	CategoryOffice    = "URZ" // urzędy administracji publicznej wszystkich szczebli
	CategoryCulture   = "KUL" // instytucje kultury
	CategoryCompany   = "SPK" // spółki komunalne
	CategoryHousing   = "MIE" // spółdzielnie i wspólnoty mieszkaniowe
	CategoryOther     = "INN" // inne organizacje świadczące usługi dla mieszkańców
	SubTown           = "gmina-miejska"
	SubVillage        = "gmina-wiejska"
	SubTownVillage    = "gmina-miejsko-wiejska"
	SubCity           = "miasto-na-prawach-powiatu"
	SubCounty         = "powiat"
	SubVoivodeship    = "wojewodztwo"
	SubDistrict       = "dzielnica"
	SubLabourOffice   = "urzad-pracy"
	SubOtherOffice    = "inny-urzad"
	SubLibrary        = "biblioteka"
	SubCultureCentre  = "dom-kultury"
	SubMuseum         = "muzeum"
	SubTheatre        = "teatr"
	SubOtherCulture   = "inna-kultura"
	SubWaterworks     = "wodociagi"
	SubSocialHousing  = "tbs"
	SubWaste          = "odpady"
	SubHeat           = "cieplo"
	SubTransport      = "transport"
	SubOtherCompany   = "inna-spolka"
	SubCooperative    = "spoldzielnia"
	SubCondominium    = "wspolnota"
	SubSocialServices = "pomoc-spoleczna"
	SubHealth         = "zdrowie"
	SubEducation      = "edukacja"
	SubOther          = "inne"
)

// DefaultCategories are the five of the invitation letter with their
// subcategories (domain.md §1.1, §1.6).
func DefaultCategories() []Category {
	return []Category{
		{Code: CategoryOffice, Name: "Urzędy administracji publicznej", Subcategories: []Subcategory{
			{SubTown, "gmina miejska"},
			{SubVillage, "gmina wiejska"},
			{SubTownVillage, "gmina miejsko-wiejska"},
			{SubCity, "miasto na prawach powiatu"},
			{SubCounty, "powiat"},
			{SubVoivodeship, "województwo"},
			{SubDistrict, "dzielnica"},
			{SubLabourOffice, "urząd pracy"},
			{SubOtherOffice, "inny urząd"},
		}},
		{Code: CategoryCulture, Name: "Instytucje kultury", Subcategories: []Subcategory{
			{SubLibrary, "biblioteka"},
			{SubCultureCentre, "dom lub centrum kultury"},
			{SubMuseum, "muzeum"},
			{SubTheatre, "teatr lub filharmonia"},
			{SubOtherCulture, "inna instytucja kultury"},
		}},
		{Code: CategoryCompany, Name: "Spółki komunalne", Subcategories: []Subcategory{
			{SubWaterworks, "wodociągi i kanalizacja"},
			{SubSocialHousing, "TBS lub SIM"},
			{SubWaste, "gospodarka odpadami"},
			{SubHeat, "energetyka cieplna"},
			{SubTransport, "komunikacja miejska"},
			{SubOtherCompany, "inna spółka komunalna"},
		}},
		{Code: CategoryHousing, Name: "Spółdzielnie i wspólnoty mieszkaniowe", Subcategories: []Subcategory{
			{SubCooperative, "spółdzielnia mieszkaniowa"}, {SubCondominium, "wspólnota mieszkaniowa"},
		}},
		{Code: CategoryOther, Name: "Inne organizacje świadczące usługi dla mieszkańców", Subcategories: []Subcategory{
			{SubSocialServices, "pomoc społeczna"}, {SubHealth, "ochrona zdrowia"}, {SubEducation, "oświata"}, {SubOther, "inna organizacja"},
		}},
	}
}
