package contest

import "strings"

// Institution is kept once for all editions. Identifiers are text: leading zeros
// count. A wrong checksum warns and never blocks (domain.md §2).
type Institution struct {
	ID   int64
	Code string // "I-00012"

	Name       string // nominative, exactly as it is to be printed: „Gmina Wieliszew”
	ShortName  string
	OfficeName string // the office's own name beside it: „Urząd Gminy Wieliszew”
	ForForm    string // „dla …” with the name in the genitive, as a person confirmed it
	Category   string // category code
	Sub        string // subcategory code
	Kind       string // unit kind of the source: GM, MNP, GW, GMW, P, W, dzielnica; else empty

	Voivodeship string
	County      string // powiat
	Commune     string // gmina
	TERYT       string // 2, 4 or 7 digits, of the unit or of the seat; 6 where a list leaves the kind digit out
	NIP         string // 10 digits
	REGON       string // 9 or 14 digits
	KRS         string // 10 digits

	Address        Address
	Correspondence Address

	Phone     string // "+48 12 345 67 89"; several joined with "; "
	Email     string // several joined with "; "
	Website   string
	BIP       string
	EDelivery string // ADE, AE:PL-99999-99999-AAAAA-99
	EPUAP     string

	Employees     int // 0: unknown
	Population    int // 0: unknown
	ServicePoints int // 0: unknown

	Example bool // invented
}

// Address is a postal address; Post is the post town where it differs from Place.
type Address struct {
	Street   string // "ul. Józefa Mackiewicza", "Rynek", empty in a village without streets
	Number   string // "12/3"
	PostCode string // "NN-NNN"
	Place    string
	Post     string
}

// IsZero tells whether nothing is known of the address.
func (a Address) IsZero() bool { return a == Address{} }

// Lines gives the address as on an envelope, without the recipient: street and
// number (or place and number), then code and post town (domain.md §3.7).
func (a Address) Lines() []string {
	var lines []string
	first := a.Street
	town := a.Post
	if town == "" {
		town = a.Place
	}
	if first == "" || (a.Post != "" && a.Place != "" && a.Post != a.Place && a.Street == "") {
		first = a.Place
	}
	if s := strings.TrimSpace(first + " " + a.Number); s != "" && s != town {
		lines = append(lines, s)
	}
	if s := strings.TrimSpace(a.PostCode + " " + town); s != "" {
		lines = append(lines, s)
	}
	return lines
}

// MaxNameLength bounds a name in runes; longer ones are kept out with a finding.
const MaxNameLength = 5000

// Validate checks what must hold for a record to be kept: a name. Identifiers are
// checked by Findings, which never block.
func (i Institution) Validate() error {
	if strings.TrimSpace(i.Name) == "" {
		return E("institution_name_empty").At("name")
	}
	if n := len([]rune(i.Name)); n > MaxNameLength {
		return E("institution_name_long", "count", n, "max", MaxNameLength).At("name")
	}
	return nil
}

// Contact is a person at an institution. Head marks the head of the unit.
type Contact struct {
	ID            int64
	InstitutionID int64
	Title         string
	FirstName     string
	Surname       string
	Function      string
	Salutation    string // override; empty: made from the function
	Phone         string
	Email         string
	Head          bool
}
