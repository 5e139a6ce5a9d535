package sheet

import (
	"testing"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
	"biurolidera/internal/exchange"
)

// sample is a sheet of a channel for a kind of institution, with the first built-in
// scenario that fits it.
func sample(t testing.TB, channel contest.Channel, category, sub string) Data {
	t.Helper()
	all, err := exchange.BuiltInQuestionnaires()
	if err != nil {
		t.Fatal(err)
	}
	scenarios, err := exchange.BuiltInScenarios()
	if err != nil {
		t.Fatal(err)
	}
	d := Data{
		Contest: "Ogólnopolski Konkurs i Program Jakości „Lider Zaufania Mieszkańców”",
		Edition: contest.Edition{Code: "2025", Name: "II edycja", Year: 2025},
		Audit:   contest.Audit{Code: contest.AuditCode("2025", channel, 31), Channel: channel},

		Institution: "Urząd Miejski w Żółtej Grobli",
		Address:     "ul. Świętojańska 12/3, 99-320 Żółta Grobla",
		Phone:       "+48 99 555 01 23", Email: "sekretariat@zolta-grobla.example", Website: "www.zolta-grobla.example",
		Created: time.Date(2025, 9, 1, 0, 0, 0, 0, time.UTC),
	}
	for i, q := range all {
		if q.Channel == channel {
			d.Form = all[i].Form(category, sub)
		}
	}
	for i, s := range scenarios {
		if s.Channel == channel && s.Fits(category, sub) {
			d.Scenario = &scenarios[i]
			break
		}
	}
	return d
}

func document(t testing.TB, d Data) drawing.Document {
	t.Helper()
	doc, err := Document(d)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func pdf(t testing.TB, d Data) []byte {
	t.Helper()
	data, err := drawing.WritePDF(document(t, d))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// custom is a visit by a questionnaire of an office's own, with all that a
// questionnaire may have and the built-in ones have not.
func custom(t *testing.T) Data {
	t.Helper()
	d := sample(t, contest.Visit, contest.CategoryOffice, contest.SubTown)
	q := &contest.Questionnaire{Channel: contest.Visit, Code: "własny", Version: 12, Title: "Wizyta w punkcie obsługi mieszkańców i interesantów"}
	yesNo := []contest.Anchor{{Points: 1, Text: "Tak jest."}, {Points: 0, Text: "Tak nie jest."}}
	q.Sections = []contest.Section{{Code: "X", Name: "Wszystko, co bywa", Criteria: []contest.Criterion{
		{Code: "X1", Text: "Z komentarzem przy „nie”.", Scale: contest.ScaleYesNo, Max: 1, Anchors: yesNo, CommentAtMost: 0},
		{Code: "X2", Text: "Nie dotyczy bez warunku.", Scale: contest.ScaleYesNo, Max: 1, Anchors: yesNo, CommentAtMost: -1, NAAllowed: true},
		{
			Code: "X3", Text: "Mierzone z częścią dziesiętną.", Scale: contest.ScaleMeasured, Max: 2, Unit: "m²", CommentAtMost: 0, NAAllowed: true,
			Bands: []contest.Band{{UpTo: "2.5", Points: 2}, {UpTo: "1250", Points: 1}, {Points: 0}},
		},
		{Code: "X4", Text: "Bez opisów punktów.", Scale: contest.ScaleGraded, Max: 10, CommentAtMost: 10, Critical: true, OnContact: true},
		{Code: "DŁUGIKOD05", Text: "Warunek przy stopniach.", Scale: contest.ScaleGraded, Max: 2, CommentAtMost: 0, NAAllowed: true, Condition: "Padło pytanie."},
	}}}
	d.Form = q.Form(contest.CategoryOffice, contest.SubTown)
	d.Audit.HeldAt = time.Date(2025, 9, 17, 10, 30, 0, 0, time.UTC)
	d.Audit.Place = "Punkt Obsługi Mieszkańców nr 2, wejście od podwórza"
	d.Audit.Auditor = "A-12345"
	return d
}
