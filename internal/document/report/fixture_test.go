package report

import (
	"time"

	"biurolidera/internal/contest"
)

func h(v int) *contest.Hundredths { return new(contest.Hundredths(v)) }

// full is a report with everything in it.
func full() Data {
	d := Data{
		Edition: "II edycja", Year: 2025, Institution: "Miejska Biblioteka Publiczna im. Bolesława Prusa we Wrzosogrodzie",
		Code: "P-0012", Category: "Instytucje kultury", Kind: "biblioteka", Date: time.Date(2025, 12, 8, 0, 0, 0, 0, time.UTC),
		Organiser: Organiser{Name: "Biuro Konkursu „Lider Zaufania Mieszkańców”", Address: "ul. Przykładowa 1, 00-000 Lipodwór", Email: "biuro@konkurs.example", Phone: "+48 99 000 00 00", Website: "www.konkurs.example"},
		Result: Result{
			Score: h(8742), Median: h(7610), Quarter: h(8235), MinScore: h(7500), MinChannel: h(6000),
			Places: []Place{{Place: 4, Tied: true, Of: 83}, {List: "Instytucje kultury", Place: 2, Of: 21}},
		},
		Channels: []Compared{
			{Channel: contest.Visit, Weight: 50, Score: h(9015), Median: h(7850), Quarter: h(8420)},
			{Channel: contest.Phone, Weight: 25, Score: h(8133), Median: h(7722), Quarter: h(8305)},
			{Channel: contest.Online, Weight: 25, Score: h(8805), Median: h(7024), Quarter: h(7990)},
		},
		Areas: []Compared{
			{Name: "Otoczenie i kanały kontaktu", Score: h(9250), Median: h(7510), Quarter: h(8400)},
			{Name: "Informacja", Score: h(8420), Median: h(7020), Quarter: h(7830)},
			{Name: "Dostępność dla osób ze szczególnymi potrzebami", Score: h(6150), Median: h(6410), Quarter: h(7550)},
			{Name: "Czas obsługi i odpowiedzi", Score: h(9010), Median: h(7900), Quarter: h(8600)},
			{Name: "Kultura obsługi", Score: h(9480), Median: h(8310), Quarter: h(8950)},
			{Name: "Kompetencje i załatwienie sprawy", Score: h(8330), Median: h(7580), Quarter: h(8340)},
		},
		Distribution: Distribution{
			Edges:  []contest.Hundredths{5500, 6000, 6500, 7000, 7500, 8000, 8500, 9000},
			Counts: []int{1, 1, 3, 4, 6, 4, 2}, Low: 5712, High: 8890,
		},
		Audits: []AuditCount{{Channel: contest.Visit, Valid: 4, Needed: 3}, {Channel: contest.Phone, Valid: 6, NoContact: 1, Void: 1, Needed: 3}, {Channel: contest.Online, Valid: 6, Needed: 3}},
	}
	d.Sections = sections()
	d.Remarks = remarks(14)
	return d
}

// unclassified lacks audits by telephone.
func unclassified() Data {
	d := full()
	d.Result = Result{
		MinScore: h(7500), MinChannel: h(6000), Missing: []Missing{{contest.Phone, 2, 3}},
		Critical: []Critical{{Criterion: "Udzielona informacja była zgodna z kluczem odpowiedzi.", Channel: contest.Phone, State: contest.CriticalConfirmed}},
	}
	d.Channels[1].Score = nil
	d.Audits[1] = AuditCount{Channel: contest.Phone, Valid: 2, Void: 2, Needed: 3}
	return d
}

// withoutVisit is a condominium: no visit, few others to compare with.
func withoutVisit() Data {
	d := full()
	d.Institution, d.Category, d.Kind = "Wspólnota Mieszkaniowa przy ul. Lipowej 12 w Lipodworze", "Spółdzielnie i wspólnoty mieszkaniowe", "wspólnota mieszkaniowa"
	d.Result.NotApplicable = []contest.Channel{contest.Visit}
	d.Result.Median, d.Result.Quarter = nil, nil
	d.Result.Places = []Place{{Place: 4, Of: 83}}
	d.Channels = d.Channels[1:]
	d.Areas = d.Areas[2:]
	for i := range d.Channels {
		d.Channels[i].Median, d.Channels[i].Quarter = nil, nil
	}
	for i := range d.Areas {
		d.Areas[i].Median, d.Areas[i].Quarter = nil, nil
	}
	d.Distribution = Distribution{}
	kept := d.Sections[:0]
	for _, s := range d.Sections {
		if s.Channel != contest.Visit {
			kept = append(kept, s)
		}
	}
	d.Sections, d.Remarks = kept, nil
	d.Audits[0] = AuditCount{Channel: contest.Visit, Needed: 3}
	return d
}

// remarks gives n remarks over the channels, none of which names anybody.
func remarks(n int) []Remark {
	texts := []Remark{
		{contest.Visit, "", "Sprawę wyjaśniono przy pierwszym stanowisku, spokojnie i do końca.", Morning},
		{contest.Visit, "Widoczna jest informacja o tłumaczu języka migowego, pętli indukcyjnej lub innym wsparciu w komunikowaniu się.", "Nie widać informacji o tłumaczu języka migowego ani o pętli indukcyjnej.", Midday},
		{contest.Phone, "Liczba prób do połączenia z pracownikiem.", "Dwa razy numer był zajęty.", Afternoon},
		{contest.Phone, "", "Uprzejmie, ale część odpowiedzi trzeba było wydobyć pytaniami.", ""},
		{contest.Online, "Odpowiedź podaje następny krok i termin.", "Podano następny krok, ale bez terminu.", ""},
		{contest.Online, "", "Wiadomość napisana prosto, z odnośnikiem do formularza i terminem.", ""},
		{contest.Visit, "Pokoje, okienka lub strefy mają aktualne oznaczenia.", "Na drzwiach wisiały dwie różne nazwy komórki.", Morning},
	}
	list := make([]Remark, n)
	for i := range list {
		list[i] = texts[i%len(texts)]
		if i >= len(texts) {
			list[i].Text += " Podobnie było w innej części budynku" + string(rune('a'+i%26)) + string(rune('a'+i/26)) + "."
		}
	}
	return list
}
