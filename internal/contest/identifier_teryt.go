package contest

import "strings"

// TERYT codes of the official register of units (TERC): two digits name a
// voivodeship, two more a powiat, two more a gmina; the seventh is its kind: 1 town,
// 2 village, 3 town and villages; 4 and 5 are the parts of a 3, 8 a district of
// Warsaw, 9 a delegacy, and no units of the contest's lists (domain.md §2).

// TERYTHint is what the row or the list says beside the code.
type TERYTHint struct {
	Kind        string // GM, GW, …: settles the missing seventh digit
	Voivodeship string // by name: settles whether a leading zero was lost
	LostZero    bool   // the list's codes have seven digits, so six mean a lost zero
}

// voivodeships of TERC by folded name.
var voivodeshipCodes = map[string]string{
	"dolnoslaskie": "02", "kujawsko-pomorskie": "04", "lubelskie": "06", "lubuskie": "08",
	"lodzkie": "10", "malopolskie": "12", "mazowieckie": "14", "opolskie": "16",
	"podkarpackie": "18", "podlaskie": "20", "pomorskie": "22", "slaskie": "24",
	"swietokrzyskie": "26", "warminsko-mazurskie": "28", "wielkopolskie": "30", "zachodniopomorskie": "32",
}

var voivodeshipNames = map[string]string{
	"02": "dolnośląskie", "04": "kujawsko-pomorskie", "06": "lubelskie", "08": "lubuskie",
	"10": "łódzkie", "12": "małopolskie", "14": "mazowieckie", "16": "opolskie",
	"18": "podkarpackie", "20": "podlaskie", "22": "pomorskie", "24": "śląskie",
	"26": "świętokrzyskie", "28": "warmińsko-mazurskie", "30": "wielkopolskie", "32": "zachodniopomorskie",
}

// VoivodeshipOf names the voivodeship a TERYT code lies in, "" if none.
func VoivodeshipOf(teryt string) string {
	if len(teryt) < 2 {
		return ""
	}
	return voivodeshipNames[teryt[:2]]
}

// VoivodeshipName gives a voivodeship as it is printed: „dolnośląskie” for
// „DOLNOŚLĄSKIE”, „woj. dolnośląskie”; what is none comes back tidied.
func VoivodeshipName(written string) string {
	s := strings.Join(strings.Fields(written), " ")
	key := nameKey(s)
	for _, p := range []string{"wojewodztwo ", "woj "} {
		key = strings.TrimPrefix(key, p)
	}
	if code, ok := voivodeshipCodes[strings.ReplaceAll(key, " ", "-")]; ok {
		return voivodeshipNames[code]
	}
	return s
}

// ParseTERYT reads a code with 2, 4 or 7 digits in any of its variants: "020101 1",
// "0201000" for a powiat, " 0801000", a lost leading zero ("201011"). Six digits
// without anything that tells the seventh stay six. ok is false where the voivodeship
// or the kind digit does not exist.
func ParseTERYT(written string, hint TERYTHint) (teryt string, ok bool) {
	digits, plain := bareDigits(written, "teryt", "terc")
	if digits == "" && plain {
		return "", true
	}
	if !plain || len(digits) > 7 {
		return "", false
	}
	digits = restoreZero(digits, hint)
	switch {
	case len(digits) == 7 && digits[2:] == "00000":
		digits = digits[:2]
	case len(digits) == 7 && digits[4:] == "000", len(digits) == 6 && digits[4:] == "00":
		digits = digits[:4]
	case len(digits) == 4 && digits[2:] == "00":
		digits = digits[:2]
	}
	if len(digits) == 6 {
		digits += seventhDigit(digits, hint.Kind)
	}
	if len(digits)%2 == 1 && len(digits) != 7 {
		return "", false
	}
	return digits, validTERYT(digits)
}

// restoreZero puts a lost leading zero back. Odd counts below seven can only have
// lost one; six digits are a gmina without its kind unless they can't be.
func restoreZero(d string, hint TERYTHint) string {
	switch {
	case len(d) == 1 || len(d) == 3 || len(d) == 5:
		return "0" + d
	case len(d) != 6 || d[0] == '0':
		return d
	}
	if want, known := voivodeshipCodes[nameKeyDashed(hint.Voivodeship)]; known {
		if "0"+d[:1] == want && d[:2] != want {
			return "0" + d
		}
		return d
	}
	if hint.LostZero || voivodeshipNames[d[:2]] == "" || kindEnds(d, hint.Kind) {
		return "0" + d
	}
	return d
}

// kindEnds tells whether six digits end as a full code of the kind does.
func kindEnds(d, kind string) bool {
	switch kind {
	case "":
		return false
	case KindCounty:
		return d[3:] == "000"
	case KindVoivodeship:
		return d[1:] == "00000"
	}
	return d[5:] == seventhDigit(d, kind)
}

func nameKeyDashed(s string) string { return strings.ReplaceAll(nameKey(s), " ", "-") }

// seventhDigit is the kind digit of a gmina's six, "" where it can't be told.
func seventhDigit(six, kind string) string {
	switch kind {
	case KindTown, KindCity:
		return "1"
	case KindVillage:
		return "2"
	case KindTownVillage:
		return "3"
	case KindDistrict:
		return "8"
	}
	if six[2] >= '6' {
		return "1" // a town with a powiat's rights has one gmina
	}
	return ""
}

func validTERYT(d string) bool {
	if voivodeshipNames[d[:2]] == "" {
		return false
	}
	return len(d) != 7 || strings.IndexByte("1234589", d[6]) >= 0
}

// KindOfTERYT gives the kind of unit a full code names, "" where it names none: parts
// of a gmina, delegacies, codes of six digits.
func KindOfTERYT(teryt string) string {
	switch len(teryt) {
	case 2:
		return KindVoivodeship
	case 4:
		if teryt[2] >= '6' {
			return KindCity
		}
		return KindCounty
	case 7:
		switch teryt[6] {
		case '1':
			if teryt[2] >= '6' {
				return KindCity
			}
			return KindTown
		case '2':
			return KindVillage
		case '3':
			return KindTownVillage
		case '8':
			return KindDistrict
		}
	}
	return ""
}

// KindAgrees tells whether the kind digit of a full gmina code is the unit kind's.
// The register's digit changes when a village becomes a town (0218032 → 0218033)
// while older lists keep the old kind.
func KindAgrees(teryt, kind string) bool {
	if len(teryt) != 7 || kind == "" {
		return true
	}
	of := KindOfTERYT(teryt)
	return of == kind || of == KindTown && kind == KindCity || of == KindCity && kind == KindTown
}
