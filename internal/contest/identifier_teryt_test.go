package contest

import (
	"strings"
	"testing"
)

func TestParseTERYT(t *testing.T) {
	type asked struct {
		written string
		hint    TERYTHint
	}
	for in, want := range map[asked]parsed{
		{"", TERYTHint{}}:                                               {"", true},
		{"0201011", TERYTHint{}}:                                        {"0201011", true},
		{" 0201011", TERYTHint{}}:                                       {"0201011", true},
		{"'0201011", TERYTHint{}}:                                       {"0201011", true},
		{"020101 1", TERYTHint{}}:                                       {"0201011", true},
		{"020101_1", TERYTHint{}}:                                       {"0201011", true},
		{"02.01.01.1", TERYTHint{}}:                                     {"0201011", true},
		{"020101", TERYTHint{}}:                                         {"020101", true},
		{"020101", TERYTHint{Kind: KindTown}}:                           {"0201011", true},
		{"020102", TERYTHint{Kind: KindVillage}}:                        {"0201022", true},
		{"020104", TERYTHint{Kind: KindTownVillage}}:                    {"0201043", true},
		{"026101", TERYTHint{}}:                                         {"0261011", true}, // a city has one gmina
		{"146505", TERYTHint{Kind: KindDistrict}}:                       {"1465058", true},
		{" 0801000", TERYTHint{}}:                                       {"0801", true},
		{"0201000", TERYTHint{Kind: KindCounty}}:                        {"0201", true},
		{"0200000", TERYTHint{Kind: KindVoivodeship}}:                   {"02", true},
		{"0201", TERYTHint{}}:                                           {"0201", true},
		{"201", TERYTHint{}}:                                            {"0201", true},
		{"02", TERYTHint{}}:                                             {"02", true},
		{"2", TERYTHint{}}:                                              {"02", true},
		{"0200", TERYTHint{}}:                                           {"02", true},
		{"20101", TERYTHint{Kind: KindTown}}:                            {"0201011", true}, // 020101 without its zero
		{"401011", TERYTHint{}}:                                         {"0401011", true}, // no voivodeship 40
		{"801000", TERYTHint{}}:                                         {"0801", true},
		{"201011", TERYTHint{}}:                                         {"201011", true}, // podlaskie or dolnośląskie: nothing tells
		{"201011", TERYTHint{LostZero: true}}:                           {"0201011", true},
		{"201011", TERYTHint{Voivodeship: "DOLNOŚLĄSKIE"}}:              {"0201011", true},
		{"201011", TERYTHint{Voivodeship: "podlaskie", LostZero: true}}: {"201011", true},
		{"201011", TERYTHint{Kind: KindTown}}:                           {"0201011", true},
		{"201000", TERYTHint{Kind: KindCounty}}:                         {"0201", true},
		{"200000", TERYTHint{Kind: KindVoivodeship}}:                    {"02", true},
		{"281011", TERYTHint{Voivodeship: "Warmińsko-Mazurskie"}}:       {"281011", true},
		{"9901011", TERYTHint{}}:                                        {"9901011", false},
		{"0201016", TERYTHint{}}:                                        {"0201016", false},
		{"01", TERYTHint{}}:                                             {"01", false},
		{"02010111", TERYTHint{}}:                                       {"", false},
		{"WW020101", TERYTHint{}}:                                       {"", false},
		{"Bolesławiec", TERYTHint{}}:                                    {"", false},
	} {
		v, ok := ParseTERYT(in.written, in.hint)
		if got := (parsed{v, ok}); got != want {
			t.Errorf("%q %+v: got %+v, want %+v", in.written, in.hint, got, want)
		}
	}
}

// Every code of the register comes through all the ways lists spell it.
func TestParseTERYTOfTheRegister(t *testing.T) {
	kinds := map[string]string{"gmina miejska": KindTown, "gmina wiejska": KindVillage, "gmina miejsko-wiejska": KindTownVillage}
	n := 0
	for _, r := range institutionRows(t, "reference/gminy_2025.csv") {
		code, kind := r["teryt"], kinds[r["rodzaj"]]
		for _, written := range []string{code, " " + code, code[:6] + " " + code[6:], code[:6]} {
			if v, ok := ParseTERYT(written, TERYTHint{Kind: kind, Voivodeship: r["wojewodztwo"]}); v != code || !ok {
				t.Fatalf("%q as %s: %q %v", written, kind, v, ok)
			}
		}
		if code[0] == '0' {
			if v, _ := ParseTERYT(code[1:], TERYTHint{Voivodeship: r["wojewodztwo"]}); v != code {
				t.Fatalf("%q without its zero: %q", code, v)
			}
		}
		if got := KindOfTERYT(code); got != kind && !(got == KindCity && kind == KindTown) {
			t.Fatalf("%s is %s, got %s", code, kind, got)
		}
		if got := VoivodeshipOf(code); got != r["wojewodztwo"] {
			t.Fatalf("%s lies in %s, got %q", code, r["wojewodztwo"], got)
		}
		n++
	}
	if n != 2479 {
		t.Errorf("%d gminas, want 2479", n)
	}
}

func TestKindOfTERYT(t *testing.T) {
	for code, want := range map[string]string{
		"02": KindVoivodeship, "0201": KindCounty, "0261": KindCity, "0201011": KindTown, "0261011": KindCity,
		"0201022": KindVillage, "0201043": KindTownVillage, "0201044": "", "0201045": "", "1465058": KindDistrict, "1061029": "", "020101": "", "": "",
	} {
		if got := KindOfTERYT(code); got != want {
			t.Errorf("%s: got %q, want %q", code, got, want)
		}
	}
	for _, c := range []struct {
		code, kind string
		want       bool
	}{
		{"0218033", KindVillage, false}, {"0218032", KindVillage, true}, {"0261011", KindTown, true}, {"0261011", KindCity, true}, {"0201", KindCounty, true}, {"0218033", "", true},
	} {
		if got := KindAgrees(c.code, c.kind); got != c.want {
			t.Errorf("KindAgrees(%s, %s) = %v", c.code, c.kind, got)
		}
	}
}

func TestVoivodeshipName(t *testing.T) {
	for written, want := range map[string]string{
		"DOLNOŚLĄSKIE": "dolnośląskie", "woj. slaskie": "śląskie", "Województwo Kujawsko-Pomorskie": "kujawsko-pomorskie",
		"warmińsko – mazurskie": "warmińsko-mazurskie", "lubuskie ": "lubuskie", "Bawaria": "Bawaria", "": "",
	} {
		if got := VoivodeshipName(written); got != want {
			t.Errorf("%q: got %q, want %q", written, got, want)
		}
	}
}

func FuzzParseTERYT(f *testing.F) {
	for _, s := range []string{"020101 1", " 0801000", "201011", "0200000", "'1465058", "", "x", "02010111", "0-0-0"} {
		f.Add(s, "GM", "dolnośląskie", true)
		f.Add(s, "", "", false)
	}
	f.Fuzz(func(t *testing.T, written, kind, voivodeship string, lost bool) {
		v, ok := ParseTERYT(written, TERYTHint{Kind: kind, Voivodeship: voivodeship, LostZero: lost})
		switch len(v) {
		case 0, 2, 4, 6, 7:
		default:
			t.Fatalf("%q: %q has %d digits", written, v, len(v))
		}
		if strings.Trim(v, "0123456789") != "" {
			t.Fatalf("%q: %q", written, v)
		}
		if ok && v != "" && VoivodeshipOf(v) == "" {
			t.Fatalf("%q: %q is in no voivodeship", written, v)
		}
		if again, _ := ParseTERYT(v, TERYTHint{Voivodeship: VoivodeshipOf(v)}); ok && len(v) != 6 && again != v {
			t.Fatalf("%q: %q is read again as %q", written, v, again)
		}
	})
}
