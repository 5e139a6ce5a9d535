package office

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/method/inference"
	"biurolidera/internal/method/reliability"
	"biurolidera/internal/method/strength"
)

// The sentences of method.md §3, word for word.
func TestCertaintySentences(t *testing.T) {
	w := SayCertainty(locale.For("pl"))
	row := CertaintyRow{Known: true, Adjusted: 86.93, SE: 1.84, Low: 84.06, High: 90.71, Label: inference.CertaintyHigh, Near: true}
	list := TierList{Tier: []int{1, 2, 0}, Sizes: []int{9, 22}}
	for want, got := range map[string]string{
		"Rzeczywisty poziom mieści się najpewniej między 84,1 a 90,7":                              w.Level(row),
		"Po korekcie surowości audytorów: 86,9 ± 1,8":                                              w.Corrected(row),
		"Miejsce: 4, realnie 2–11":                                                                 w.Place(CertaintyPlace{Official: 4, Low: 2, High: 11}),
		"Miejsce: 1, realnie 1":                                                                    w.Place(CertaintyPlace{Official: 1, Low: 1, High: 1}),
		"Miejsce: 7":                                                                               w.Place(CertaintyPlace{Official: 7}),
		"Pewność tytułu: wysoka":                                                                   w.Title(row),
		"Wyniku nie da się odróżnić od progu tytułu":                                               w.NearThreshold(row),
		"Po korekcie surowości audytorów tytuł by się należał":                                     w.Change(CertaintyRow{WouldChange: true, TitleAfter: true}),
		"Po korekcie surowości audytorów tytuł by się nie należał":                                 w.Change(CertaintyRow{WouldChange: true, Title: true}),
		"grupa czołowa (9 instytucji)":                                                             w.Tier(list, 0),
		"grupa 2 (22 instytucje)":                                                                  w.Tier(list, 1),
		"Różnica względem lidera nie jest potwierdzona":                                            w.Leader(list, 0),
		"Różnica względem lidera jest potwierdzona":                                                w.Leader(list, 1),
		"Audytor A-17 ocenia średnio o 4,1 pkt surowiej (±1,6)":                                    w.Auditor(AuditorSeverity{Code: "A-17", Severity: 4.1, SE: 1.6, Marked: true}),
		"Audytor A-03 ocenia średnio o 2,0 pkt łagodniej (±0,9)":                                   w.Auditor(AuditorSeverity{Code: "A-03", Severity: -2, SE: 0.9, Marked: true}),
		"Audytor A-04 nie różni się wyraźnie od pozostałych (±1,2)":                                w.Auditor(AuditorSeverity{Code: "A-04", Severity: 1, SE: 1.2}),
		"Rzetelność wyniku: 0,83":                                                                  w.Reliability(CertaintyReliability{Phi: reliability.Estimate{Value: 0.829}}),
		"Żeby osiągnąć 0,80, potrzeba 14 audytów na instytucję":                                    w.Needed(CertaintyReliability{Needed: 14}),
		"Żeby osiągnąć 0,80, potrzeba 1 audytu na instytucję":                                      w.Needed(CertaintyReliability{Needed: 1}),
		"Lider pozostaje liderem przy każdej zmianie wag do ±8,9%":                                 w.Weights(&WeightRobustness{Delta: 0.0895, Exact: true}),
		"Lider pozostaje liderem przy każdej zmianie wag co najmniej do ±8,9%":                     w.Weights(&WeightRobustness{Delta: 0.0895}),
		"Żadna zmiana wag nie odbiera liderowi pierwszego miejsca":                                 w.Weights(&WeightRobustness{Rival: -1}),
		"Mocna strona (potwierdzona)":                                                              w.Strength(StrengthLine{Confirmed: true, Difference: 8}),
		"Do poprawy (potwierdzone)":                                                                w.Strength(StrengthLine{Confirmed: true, Difference: -8}),
		"Wskazówka – za mało obserwacji (3)":                                                       w.Strength(StrengthLine{N: 3}),
		"↑ poprawa potwierdzona: o 3,4 pkt (±1,1)":                                                 w.Trend(&CertaintyTrend{Change: 3.4, SE: 1.1, Confirmed: true}),
		"↓ pogorszenie potwierdzone: o 3,4 pkt (±1,1)":                                             w.Trend(&CertaintyTrend{Change: -3.4, SE: 1.1, Confirmed: true}),
		"bez potwierdzonej zmiany":                                                                 w.Trend(&CertaintyTrend{Change: 3.4, SE: 3}),
		"zmiany nie da się ocenić: za mało obserwacji w instytucji":                                w.Trend(&CertaintyTrend{Reason: strength.FewAnswers}),
		"Wpływu wag nie da się podać: trzeba co najmniej dwóch sklasyfikowanych":                   w.Weights(&WeightRobustness{Reason: "too_few"}),
		"Rzetelności wyniku nie da się podać: brak wykrywalnych różnic":                            w.Reliability(CertaintyReliability{Phi: reliability.Estimate{Reason: reliability.NoDifferences}}),
		"Szansa, że rzeczywisty poziom osiąga próg tytułu, wynosi co najmniej 95%.":                w.TitleWhy(row),
		"Audytora A-09 nie da się porównać: nie był w żadnej instytucji wspólnej z pozostałymi":    w.Auditor(AuditorSeverity{Code: "A-09", Apart: true}),
		"Wszystkie audyty zrobił jeden audytor: jego surowości nie da się tu oddzielić od poziomu": strings.TrimSuffix(w.Warning(contest.Warn("certainty_one_auditor")), " instytucji."),
	} {
		if diff := cmp.Diff(want, strings.ReplaceAll(got, "\u00a0", " ")); diff != "" {
			t.Error(diff)
		}
	}
	for _, empty := range []string{
		w.Level(CertaintyRow{}), w.Corrected(CertaintyRow{}), w.Place(CertaintyPlace{}), w.Title(CertaintyRow{}), w.TitleWhy(CertaintyRow{}),
		w.NearThreshold(CertaintyRow{}), w.Change(CertaintyRow{Title: true}), w.Tier(list, 2), w.Tier(TierList{}, 0), w.Leader(list, 2), w.Needed(CertaintyReliability{}), w.Trend(nil),
	} {
		if empty != "" {
			t.Errorf("there is nothing to say, and it says %q", empty)
		}
	}
}

// Both languages have every sentence that is chosen by a code.
func TestCertaintyCodesHaveTexts(t *testing.T) {
	for _, lang := range locale.Languages() {
		cat := locale.For(lang)
		for _, g := range []reliability.Grade{reliability.GradeBands, reliability.GradeRanges, reliability.GradePlaces, reliability.GradeLicence, reliability.GradeUnknown} {
			if !cat.Has("certainty.grade." + string(g)) {
				t.Errorf("%s: no text for grade %s", lang, g)
			}
		}
		for _, l := range []inference.Certainty{inference.CertaintyHigh, inference.CertaintyModerate, inference.CertaintyLow} {
			if !cat.Has("certainty_label."+string(l)) || !cat.Has("certainty.title_why."+string(l)) {
				t.Errorf("%s: no text for %s", lang, l)
			}
		}
		for _, k := range []string{"range", "tier", "certainty", "severity"} {
			if !cat.Has("jury.note."+k) || !cat.Has("jury.note."+k+".text") {
				t.Errorf("%s: no note %s", lang, k)
			}
		}
		for _, k := range []string{"score", "refused", "model", "places", "tiers", "reliability", "strengths", "limits"} {
			if !cat.Has("methodpaper.note."+k) || !cat.Has("methodpaper.note."+k+".text") {
				t.Errorf("%s: no note %s", lang, k)
			}
		}
	}
}
