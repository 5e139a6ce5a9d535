package exchange

import (
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/pattern"
	"biurolidera/internal/polish"
)

// InstitutionField is one thing a list of institutions may say. Name is what
// `--map name=column` takes and is stable; Heading is its column in our own template.
type InstitutionField struct {
	Name    string
	Heading string // Polish; empty for fields that only official lists have
}

// InstitutionFields lists the fields a list can be mapped to, in the template's order
// (domain.md §1.5). The text "institution.field.NAME" of the catalogue describes each.
func InstitutionFields() []InstitutionField {
	fields := make([]InstitutionField, len(institutionColumns))
	for i, c := range institutionColumns {
		fields[i] = InstitutionField{c.field, c.heading}
	}
	return fields
}

// institutionColumn is a field with the headings lists have for it. The aliases are
// compared folded, signs as blanks: „Kod_TERYT” is "kod teryt". The first match of a
// table wins only within one rank: a whole heading goes before a line of it.
type institutionColumn struct {
	field   string
	heading string
	aliases string // separated by "|"
}

// institutionColumns knows the headings of our template, of the MSWiA list (2021 and
// 2025 with ADE), of the Katalog Podmiotów Publicznych, of TERC and the GUS tables, of
// REGON and KRS extracts, and what offices write themselves, in Polish and English.
var institutionColumns = []institutionColumn{
	{"name", "Nazwa", "nazwa|nazwa instytucji|pelna nazwa|nazwa pelna|pelna nazwa instytucji|nazwa podmiotu|nazwa samorzadu|nazwa jst|nazwa jednostki|nazwa jednostki samorzadu terytorialnego|jednostka|nazwa firmy|firma|nazwa szkoly|szkola|nazwa placowki|placowka|nazwa biblioteki|nazwa spolki|nazwa spoldzielni|nazwa wspolnoty|nazwa organizacji|nazwa osrodka|nazwa instytucji kultury|nazwa muzeum|nazwa uczestnika|uczestnik|nazwa zakladu|nazwa przedsiebiorstwa|instytucja|podmiot|organizacja|wyszczegolnienie|wyszczegolnienie specification|tytul strony|nazwa mianownik|nazwa szkoly placowki|name|institution|institution name|name of institution|organisation|organization|organisation name|organization name|full name of institution|entity name|company name|name of unit|nazwa jednostki name of unit"},
	{"short_name", "Nazwa skrócona", "nazwa skrocona|skrot|skrot nazwy|nazwa krotka|short name|abbreviation"},
	{"office_name", "Nazwa urzędu", "nazwa urzedu|nazwa urzedu jst|urzad|nazwa urzedu gminy|nazwa urzedu jednostki|office|office name|name of office"},
	{"for_form", "Nazwa w dopełniaczu (dla …)", "forma dla|nazwa w dopelniaczu|nazwa w dopelniaczu dla|dopelniacz|forma dla dopelniacz|genitive"},
	{"category", "Kategoria", "kategoria|kategoria konkursowa|kategoria konkursu|kategoria zgadnieta|category"},
	{"sub", "Podkategoria", "podkategoria|subcategory"},
	{"kind", "Rodzaj jednostki", "rodzaj jednostki|typ jst|typ|rodzaj|typ podmiotu|rodzaj podmiotu|typ jednostki|rodzaj gminy|nazwa dod|typ szkoly|typ placowki|rodzaj instytucji|typ instytucji|type|kind|unit type|kind of unit"},
	{"subtype", "", "podtyp|podtyp podmiotu|subtype"},
	{"status", "", "status|status podmiotu|czy aktywny|aktywny|active"},
	{"voivodeship", "Województwo", "wojewodztwo|woj|wojewodztwo siedziby|wojewodztwa|nazwa wojewodztwa|voivodeship|voivodship|province|region"},
	{"county", "Powiat", "powiat|powiat siedziby|nazwa powiatu|county|powiat name|district"},
	{"commune", "Gmina", "gmina|gmina siedziby|nazwa gminy|commune|municipality|gmina name"},
	{"teryt", "TERYT", "teryt|kod teryt|kod teryt gminy|teryt gminy|teryt siedziby|kod terc|terc|identyfikator terytorialny|identyfikator terytorialny territorial identifier|kod gus|kod jst|kod gminy|territorial identifier|territorial code"},
	{"teryt_woj", "", "woj"},
	{"teryt_pow", "", "pow"},
	{"teryt_gmi", "", "gmi"},
	{"teryt_rodz", "", "rodz"},
	{"nip", "NIP", "nip|numer nip|nr nip|nip podmiotu|nip jednostki|tax id|vat id|tax number|vat number"},
	{"regon", "REGON", "regon|numer regon|nr regon|regon podmiotu|regon jednostki|regon 9|regon14|regon 14"},
	{"krs", "KRS", "krs|numer krs|nr krs"},
	{"street", "Ulica", "ulica|ulica siedziby|nazwa ulicy|adres ulica|street|street name"},
	{"street_number", "", "ulica nr|ulica i numer|ulica i nr|ulica numer|ulica nr domu|adres|adres siedziby|ulica i nr domu|ulica i numer domu|ulica nr lokalu|street and number|street address|address"},
	{"number", "Numer domu", "nr domu|numer domu|nr|numer|numer budynku|nr budynku|numer siedziby|numer budynku siedziby|nr nieruchomosci|numer nieruchomosci|nr posesji|house number|building number|number"},
	{"flat", "Numer lokalu", "nr lokalu|numer lokalu|lokal|numer lokalu siedziby|nr mieszkania|flat|flat number|apartment"},
	{"post_code", "Kod pocztowy", "kod pocztowy|kod|kod pocztowy siedziby|pna|kod pocztowy i miejscowosc|kod i miejscowosc|kod pocztowy miejscowosc|postal code|post code|postcode|zip|zip code"},
	{"place", "Miejscowość", "miejscowosc|miasto|miejscowosc siedziby|miasto siedziby|siedziba|place|city|town|locality"},
	{"post", "Poczta", "poczta|miejscowosc poczty|urzad pocztowy|post|post office|post town"},
	{"corr_street", "Adres do korespondencji: ulica", "adres do korespondencji ulica|ulica do korespondencji|ulica korespondencyjna|adres korespondencyjny ulica"},
	{"corr_number", "Adres do korespondencji: numer", "adres do korespondencji numer|numer do korespondencji|adres korespondencyjny numer"},
	{"corr_post_code", "Adres do korespondencji: kod pocztowy", "adres do korespondencji kod pocztowy|kod pocztowy do korespondencji|adres korespondencyjny kod pocztowy"},
	{"corr_place", "Adres do korespondencji: miejscowość", "adres do korespondencji miejscowosc|miejscowosc do korespondencji|adres korespondencyjny miejscowosc"},
	{"corr_post", "Adres do korespondencji: poczta", "adres do korespondencji poczta|adres korespondencyjny poczta"},
	{"phone_area", "", "telefon kierunkowy|kierunkowy|nr kierunkowy|numer kierunkowy|area code"},
	{"phone", "Telefon", "telefon|tel|nr telefonu|numer telefonu|telefon 1|telefon kontaktowy|telefony|phone|phone number|telephone"},
	{"phone2", "Telefon 2", "telefon 2|telefon dodatkowy|drugi telefon|phone 2|telefon komorkowy|mobile"},
	{"extension", "Telefon wewnętrzny", "wewnetrzny|telefon wewnetrzny|nr wewnetrzny|numer wewnetrzny|wew|extension"},
	{"email", "E-mail", "e mail|email|mail|adres e mail|adres email|poczta elektroniczna|adres poczty elektronicznej|ogolny adres poczty elektronicznej gminy powiatu wojewodztwa|e mail kontaktowy|adresy e mail|email address|e mail address"},
	{"website", "Strona internetowa", "strona www|www|strona internetowa|adres www|adres www jednostki|adres strony internetowej|strona|witryna|domena|url|website|web site|homepage|web"},
	{"bip", "BIP", "bip|adres bip|strona bip|biuletyn informacji publicznej|www bip"},
	{"edelivery", "e-Doręczenia (ADE)", "ade|e doreczenia|edoreczenia|e doreczenia ade|adres doreczen elektronicznych|adres doreczen elektronicznych ade|adres do doreczen elektronicznych|adres ade|electronic delivery address"},
	{"epuap", "ePUAP", "epuap|esp|skrytka epuap|adres skrytki epuap|elektroniczna skrzynka podawcza|adres epuap"},
	{"employees", "Liczba pracowników", "liczba pracownikow|zatrudnienie|pracownicy|liczba zatrudnionych|employees|number of employees|staff"},
	{"population", "Liczba mieszkańców", "liczba mieszkancow|ludnosc|ludnosc ogolem|mieszkancy|liczba ludnosci|ludnosc population ogolem total|population|population total|inhabitants"},
	{"service_points", "Liczba punktów obsługi", "liczba punktow obslugi|punkty obslugi|service points"},
	{"head_title", "Kierownik: tytuł", "kierownik tytul|tytul kierownika|kierownik jednostki tytul"},
	{"head_first_name", "Kierownik: imię", "kierownik imie|imie kierownika|kierownik jednostki imie"},
	{"head_surname", "Kierownik: nazwisko", "kierownik nazwisko|nazwisko kierownika|kierownik jednostki nazwisko"},
	{"head_name", "", "kierownik|kierownik jednostki|kierownik imie i nazwisko|imie i nazwisko kierownika|dyrektor|imie i nazwisko dyrektora|imie i nazwisko dyrektora szkoly|wojt|burmistrz|prezydent|starosta|wojt burmistrz prezydent|prezes|head|head of institution|director|manager"},
	{"head_function", "Kierownik: funkcja", "kierownik funkcja|funkcja kierownika|stanowisko kierownika|kierownik stanowisko"},
	{"contact_title", "Kontakt: tytuł", "kontakt tytul|osoba do kontaktu tytul"},
	{"contact_first_name", "Kontakt: imię", "kontakt imie|osoba do kontaktu imie|imie osoby do kontaktu"},
	{"contact_surname", "Kontakt: nazwisko", "kontakt nazwisko|osoba do kontaktu nazwisko|nazwisko osoby do kontaktu"},
	{"contact_name", "", "osoba do kontaktu|osoba kontaktowa|kontakt|kontakt imie i nazwisko|osoba do kontaktu imie i nazwisko|imie i nazwisko osoby do kontaktu|contact|contact person"},
	{"contact_function", "Kontakt: funkcja", "kontakt funkcja|osoba do kontaktu funkcja|osoba do kontaktu stanowisko|stanowisko osoby do kontaktu|funkcja osoby do kontaktu"},
	{"contact_phone", "Kontakt: telefon", "kontakt telefon|osoba do kontaktu telefon|telefon osoby do kontaktu|telefon do osoby do kontaktu"},
	{"contact_email", "Kontakt: e-mail", "kontakt e mail|kontakt email|osoba do kontaktu e mail|osoba do kontaktu email|e mail osoby do kontaktu"},
}

// institutionPatterns catch headings that carry a year, a type or a remark.
var institutionPatterns = []struct {
	field   string
	heading *pattern.Pattern
}{
	{"teryt", pattern.New(`^(?:kod )?(?:teryt|terc) (?:19|20)\d\d$`)},
	{"population", pattern.New(`^(?:ludnosc|liczba ludnosci|liczba mieszkancow|population)(?: population)?(?: ogolem)?(?: total)?(?: stan)?(?: w dniu| na dzien)?(?: [\d ]+)?$`)},
	{"name", pattern.New(`^(?:pelna )?nazwa (?:instytucji|podmiotu|jednostki|szkoly|placowki|biblioteki|spolki|organizacji|zakladu|spoldzielni|wspolnoty|muzeum|osrodka|przedsiebiorstwa|przedszkola|domu|centrum|zespolu|poradni|szpitala|uczelni)\b`)},
	{"name", pattern.New(`^wyszczegolnienie\b`)},
	{"street_number", pattern.New(`^adres\b(?: siedziby)?(?: (?:ulica|nr|numer|domu|lokalu|i|kod|pocztowy|miejscowosc|miasto|poczta|pelny))+$`)},
	{"street_number", pattern.New(`^(?:pelny adres|adres pelny|adres (?:instytucji|jednostki|szkoly|placowki|biblioteki|spolki|podmiotu|urzedu|spoldzielni))\b`)},
	{"street_number", pattern.New(`^ulica(?: i)? (?:nr|numer)\b`)},
	{"post_code", pattern.New(`^kod(?: pocztowy)?(?: i| oraz)? (?:miejscowosc|miasto|poczta)$`)},
	{"number", pattern.New(`^(?:nr|numer) (?:domu|budynku|posesji)(?: i)?(?: nr| numer)? (?:lokalu|mieszkania)$`)},
	{"phone", pattern.New(`^(?:(?:nr|numer|numery) )?(?:tel|telefon|telefonu|telefony|telefonow)(?: (?:i|fax|faks|faksu|stacjonarny|stac|sekretariat|sekretariatu|szkoly|placowki|biblioteki|urzedu|instytucji|centrala|e mail|\d))*$`)},
	{"phone2", pattern.New(`^(?:(?:nr|numer) )?(?:tel|telefon|telefonu) (?:kom|komorkowy|komorkowego)$`)},
	{"email", pattern.New(`^(?:adres )?(?:poczty elektronicznej|poczta elektroniczna|poczta e mail|e mail|email|mail|mailowy|e mailowy)\b`)},
	{"website", pattern.New(`^(?:adres )?(?:strony? (?:internetowej|www)|www)\b`)},
}

// institutionAliases finds a field by a folded heading.
var institutionAliases = func() map[string]string {
	m := map[string]string{}
	for _, c := range institutionColumns {
		names := strings.Split(c.aliases, "|")
		if c.heading != "" {
			names = append(names, headingKey(c.heading))
		}
		for _, a := range names {
			if m[a] == "" {
				m[a] = c.field
			}
		}
		m[headingKey(c.field)] = c.field
	}
	return m
}()

// headingKey folds a heading and makes every sign a blank.
func headingKey(s string) string {
	return strings.Join(strings.FieldsFunc(polish.Fold(s), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x7f)
	}), " ")
}

// fieldNames lists the names --map takes, for messages.
func fieldNames() []string {
	names := make([]string, len(institutionColumns))
	for i, c := range institutionColumns {
		names[i] = c.field
	}
	return names
}

// knownField fails with institution_map_field for a name that is no field.
func knownField(name string) error {
	for _, c := range institutionColumns {
		if c.field == name {
			return nil
		}
	}
	return contest.E("institution_map_field", "field", name, "fields", strings.Join(fieldNames(), ", ")).At("map")
}
