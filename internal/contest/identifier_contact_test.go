package contest

import (
	"strings"
	"testing"
)

func TestParsePhone(t *testing.T) {
	type cell struct{ area, number, extension string }
	for in, want := range map[cell]parsed{
		{}:                                      {"", true},
		{"74", "8171478", ""}:                   {"+48 74 817 14 78", true},
		{"74", "8334255", "745"}:                {"+48 74 833 42 55 wew. 745", true},
		{"74", "8334255", "127, 128"}:           {"+48 74 833 42 55 wew. 127, 128", true},
		{"74", "8334255", "11 lub 13"}:          {"+48 74 833 42 55 wew. 11, 13", true},
		{"(0-74)", "8334255", ""}:               {"+48 74 833 42 55", true},
		{"22", "8171478\n\n", " "}:              {"+48 22 817 14 78", true},
		{"22", "8 171 478", ""}:                 {"+48 22 817 14 78", true},
		{"", "672123456.0", ""}:                 {"+48 67 212 34 56", true},
		{"22", "228171478", ""}:                 {"+48 22 817 14 78", true},
		{"22", "601623243", ""}:                 {"+48 601 623 243", true},
		{"", "601-623-243", ""}:                 {"+48 601 623 243", true},
		{"", "+48 601-623-243", ""}:             {"+48 601 623 243", true},
		{"", "0048601623243", ""}:               {"+48 601 623 243", true},
		{"", "48 12 345 67 89", ""}:             {"+48 12 345 67 89", true},
		{"", "(12) 345-67-89", ""}:              {"+48 12 345 67 89", true},
		{"", "(0-12) 345 67 89", ""}:            {"+48 12 345 67 89", true},
		{"", "0123456789", ""}:                  {"+48 12 345 67 89", true},
		{"", "tel. 12/345 67 89", ""}:           {"+48 12 345 67 89", true},
		{"", "+48 (012) 345 67 89", ""}:         {"+48 12 345 67 89", true},
		{"", "800 100 100", ""}:                 {"+48 800 100 100", true},
		{"", "12 345 67 89 wew. 12", ""}:        {"+48 12 345 67 89 wew. 12", true},
		{"", "12 345 67 89 w.12", ""}:           {"+48 12 345 67 89 wew. 12", true},
		{"", "12 345 67 89 ext 7", ""}:          {"+48 12 345 67 89 wew. 7", true},
		{"", "12 345 67 89, wew. 12", ""}:       {"+48 12 345 67 89 wew. 12", true},
		{"", "12 345 67 89; 601 623 243", ""}:   {"+48 12 345 67 89; +48 601 623 243", true},
		{"", "123456789, 123456789", ""}:        {"+48 12 345 67 89", true},
		{"", "123456789 lub 601623243", ""}:     {"+48 12 345 67 89; +48 601 623 243", true},
		{"74", "8171478/8171479", ""}:           {"+48 74 817 14 78; +48 74 817 14 79", true},
		{"", "123456789 601623243", ""}:         {"+48 12 345 67 89; +48 601 623 243", true},
		{"", "+49 30 901820", ""}:               {"+49 30 901820", true},
		{"", "8171478", ""}:                     {"8171478", false},
		{"", "112", ""}:                         {"112", false},
		{"", "12 345 67 89 (pani Ania)", ""}:    {"12 345 67 89 (pani Ania)", false},
		{"", "proszę dzwonić", ""}:              {"", false},
		{"", "12 345 67 89; nieczynny", ""}:     {"+48 12 345 67 89", false},
		{"", "12 345 67 89", "pokój za rogiem"}: {"+48 12 345 67 89", false},
	} {
		v, ok := ParsePhone(in.area, in.number, in.extension)
		if got := (parsed{v, ok}); got != want {
			t.Errorf("%q: got %+v, want %+v", in, got, want)
		}
		if again, _ := ParsePhone("", v, ""); again != v {
			t.Errorf("%q: %q is read again as %q", in, v, again)
		}
	}
}

// Every landline of the MSWiA list prints as the cleaned list has it.
func TestParsePhoneOfTheRegister(t *testing.T) {
	rows := institutionRows(t, "reference/jst_2021_utf8.csv")
	for _, r := range rows {
		d := onlyDigits(r["telefon"])
		if got, ok := ParsePhone(d[2:4], d[4:], ""); got != r["telefon"] || !ok {
			t.Errorf("%s: got %q %v, want %q", r["nazwa"], got, ok, r["telefon"])
		}
	}
	if len(rows) != 2825 {
		t.Errorf("%d rows", len(rows))
	}
}

func TestParseEmails(t *testing.T) {
	checkParser(t, ParseEmails, map[string]parsed{
		"":                                  {"", true},
		"umig@bardo.pl":                     {"umig@bardo.pl", true},
		"a@x.pl; b@x.pl":                    {"a@x.pl; b@x.pl", true},
		"a@x.pl,b@x.pl":                     {"a@x.pl; b@x.pl", true},
		"a@x.pl\nb@x.pl":                    {"a@x.pl; b@x.pl", true},
		"a@x.pl lub A@X.PL":                 {"a@x.pl", true},
		"ug.leoncin@tlen.pl\u00a0":          {"ug.leoncin@tlen.pl", true},
		"EKSPERT_EDU@WP.PL":                 {"ekspert_edu@wp.pl", true},
		"mailto:um@x.pl":                    {"um@x.pl", true},
		"e-mail: um@x.pl":                   {"um@x.pl", true},
		"Urząd <um@x.pl>":                   {"um@x.pl", false},
		"um (at) x.pl":                      {"um@x.pl", true},
		"um[małpa]x.pl":                     {"um@x.pl", true},
		"um@żółw.pl":                        {"um@żółw.pl", true},
		"um@x.pl.":                          {"um@x.pl", true},
		"um@x":                              {"", false},
		"um x.pl":                           {"", false},
		"a..b@x.pl":                         {"", false},
		"a@x.pl; b@":                        {"a@x.pl", false},
		"a@b\r\nBcc: c@x.pl":                {"c@x.pl", false},
		strings.Repeat("a", 300) + "@x.pl":  {"", false},
		"sekretariat@golub-dobrzyn.gov.pl ": {"sekretariat@golub-dobrzyn.gov.pl", true},
	})
}

func TestParseWebsite(t *testing.T) {
	checkParser(t, ParseWebsite, map[string]parsed{
		"":                         {"", true},
		"http://":                  {"", true},
		"www.bardo.pl":             {"www.bardo.pl", true},
		"WWW.Bardo.PL/Start":       {"www.bardo.pl/Start", true},
		"http://um.bielawa.pl/pl/": {"http://um.bielawa.pl/pl/", true},
		"https:/x.pl":              {"https://x.pl", true},
		"HTTP://X.PL":              {"http://x.pl", true},
		"www.a.pl     www.b.pl":    {"www.a.pl; www.b.pl", true},
		"www.a.pl, www.b.pl":       {"www.a.pl; www.b.pl", true},
		"www.wartabol.pl d":        {"www.wartabol.pl", false},
		"https://www.bip.gov.pl/subjects/5159,Urz%C4%85d+Gminy+Bielawy.html": {"https://www.bip.gov.pl/subjects/5159,Urz%C4%85d+Gminy+Bielawy.html", true},
		"javascript:alert(1)": {"", false},
		"ftp://x.pl":          {"", false},
		"a@x.pl":              {"", false},
		"w budowie":           {"", false},
	})
}

func TestParseADE(t *testing.T) {
	checkParser(t, ParseADE, map[string]parsed{
		"":                            {"", true},
		"AE:PL-12345-67890-ABCDE-12":  {"AE:PL-12345-67890-ABCDE-12", true},
		"ae:pl-12345-67890-abcde-12":  {"AE:PL-12345-67890-ABCDE-12", true},
		"PL-12345-67890-ABCDE-12":     {"AE:PL-12345-67890-ABCDE-12", true},
		"AE:PL–12345–67890–ABCDE–12 ": {"AE:PL-12345-67890-ABCDE-12", true},
		"AE:PL-12345-67890-ABCDE":     {"AE:PL-12345-67890-ABCDE", false},
		"w trakcie zakładania":        {"", false},
	})
}

func TestParseEPUAP(t *testing.T) {
	checkParser(t, ParseEPUAP, map[string]parsed{
		"":                              {"", true},
		"/i6p2glp74g/skrytka":           {"/i6p2glp74g/skrytka", true},
		"/umigbierutow/skrytka ":        {"/umigbierutow/skrytka", true},
		"\u00a0/5704owmglz/skrytka":     {"/5704owmglz/skrytka", true},
		"0g1w8g2bvj/skrytka":            {"/0g1w8g2bvj/skrytka", true},
		"ePUAP: /9r7xan12ke/SkrytkaESP": {"/9r7xan12ke/SkrytkaESP", true},
		"/7u272ofrz/skrytka ESP":        {"/7u272ofrz/skrytkaESP", true},
		"/18b51itujo/ ":                 {"/18b51itujo", false},
		"/UMiG_Jelcz-Laskowice/skrytka": {"/UMiG_Jelcz-Laskowice/skrytka", true},
		"um@x.pl":                       {"", false},
		"nie ma":                        {"", false},
	})
}

func FuzzParsePhone(f *testing.F) {
	for _, s := range []string{"8171478", "+48 601-623-243", "12 345 67 89 wew. 12", "(0-12)/345 67 89; 112", "1/2/3", "", "+", "wew. 5"} {
		f.Add("74", s, "745")
		f.Add("", s, "")
	}
	f.Fuzz(func(t *testing.T, area, number, extension string) {
		v, ok := ParsePhone(area, number, extension)
		if ok && strings.TrimSpace(number) != "" && onlyDigits(number) != "" && v == "" {
			t.Fatalf("%q: digits lost", number)
		}
		if strings.ContainsAny(v, "\n\r") {
			t.Fatalf("%q: %q breaks the line", number, v)
		}
		if again, _ := ParsePhone("", v, ""); ok && again != v {
			t.Fatalf("%q %q %q: %q is read again as %q", area, number, extension, v, again)
		}
	})
}
