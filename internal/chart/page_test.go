package chart

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"biurolidera/assets"
)

func TestDataBlocksAreJSONThatLeavesNoScript(t *testing.T) {
	for _, m := range hostileModels() {
		b, err := OptionJSON(m, "pl")
		if err != nil {
			t.Fatal(err)
		}
		if !json.Valid(b) || bytes.ContainsAny(b, "<>&\u2028") {
			t.Errorf("%s: not escaped", m.Kind)
		}
		if bytes.Contains(b, []byte("__f__")) {
			t.Errorf("%s: go-echarts' sign for script is left", m.Kind)
		}
		if bytes.Contains(b, []byte("http")) {
			t.Errorf("%s: an address in the option", m.Kind)
		}
	}
}

func TestNumberFormatGoesAlong(t *testing.T) {
	tests := []struct {
		kind Kind
		lang string
		want numberFormat
	}{
		{Bars, "pl", numberFormat{2, ",", "\u00A0", ""}},
		{Bars, "en", numberFormat{2, ".", ",", ""}},
		{Histogram, "pl", numberFormat{0, ",", "\u00A0", ""}},
	}
	for _, tt := range tests {
		b, err := blockOf(samples()[string(tt.kind)], tt.lang)
		if err != nil {
			t.Fatal(err)
		}
		if b.Format != tt.want || b.Height < 200 {
			t.Errorf("%s in %s: %+v, height %d", tt.kind, tt.lang, b.Format, b.Height)
		}
	}
}

func TestScriptsStandInThePageAsTheyAre(t *testing.T) {
	html, err := Page("Wykresy", "en", []Model{samples()["lines"]})
	if err != nil {
		t.Fatal(err)
	}
	s := string(html)
	scripts := regexp.MustCompile(`(?s)<script>(.*?)</script>`).FindAllStringSubmatch(s, -1)
	if len(scripts) != 2 || hashOf(scripts[0][1]) != ScriptHash() || hashOf(scripts[1][1]) != BootstrapHash() {
		t.Errorf("%d inline scripts, or not as hashed", len(scripts))
	}
	for _, forbidden := range []string{"<script src", "<link", "@import", "url("} {
		if strings.Contains(strings.Replace(strings.Replace(s, Script(), "", 1), Bootstrap(), "", 1), forbidden) {
			t.Errorf("the page has %q", forbidden)
		}
	}
	if !strings.Contains(s, `<html lang="en">`) || !strings.Contains(s, "<summary>Chart data</summary>") {
		t.Error("the page is not in English")
	}
}

func TestPageStandsWithoutScript(t *testing.T) {
	html, err := Page("Wykresy", "", []Model{samples()["radar"]})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<svg xmlns="http://www.w3.org/2000/svg"`, ">Kultura obsługi</text>", "<th scope=\"row\">Kultura obsługi</th><td>84,0</td><td>82,2</td>", `aria-label="Wykres radarowy: Obszary na tle kategorii.`, `<html lang="pl">`} {
		if !bytes.Contains(html, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
}

func TestPageIsTheSameEachTime(t *testing.T) {
	var first []byte
	for range 4 {
		html, err := Page("Wykresy", "pl", []Model{samples()["bars"], samples()["heat"]})
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = html
		} else if !bytes.Equal(first, html) {
			t.Fatal("the bytes differ")
		}
	}
}

func TestPageWithoutCharts(t *testing.T) {
	html, err := Page("Brak", "pl", nil)
	if err != nil || !bytes.Contains(html, []byte("<h1>Brak</h1>")) {
		t.Errorf("%v", err)
	}
	if _, err := Page("Zły", "pl", []Model{{Kind: "pie", Categories: []string{"a"}, Series: []Series{{}}}}); err == nil {
		t.Error("a model that does not add up was taken")
	}
}

func TestTheScriptsLicenceComesAlong(t *testing.T) {
	for _, name := range []string{"echarts/LICENSE", "echarts/NOTICE", "echarts/licenses/LICENSE-d3"} {
		if b, err := fs.ReadFile(assets.EChartsLicence, name); err != nil || len(b) < 100 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if strings.Contains(strings.ToLower(Script()+Bootstrap()), "</script") {
		t.Error("a script would end early inline")
	}
}
