package institution

import (
	"testing"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"github.com/google/go-cmp/cmp"
)

var polish = locale.For("pl")

func TestQuery(t *testing.T) {
	ed := contest.Edition{ID: 7}
	tests := []struct {
		name string
		in   kit.Query
		want office.InstitutionQuery
	}{
		{"text and values", kit.Query{Text: "wie", Filters: map[string][]string{"county": {"legionowski"}}}, office.InstitutionQuery{Text: "wie", Counties: []string{"legionowski"}, Edition: 7}},
		{"who takes part", kit.Query{Filters: map[string][]string{"edition": {with}}}, office.InstitutionQuery{Participates: office.With, Edition: 7}},
		{"without an e-mail", kit.Query{Filters: map[string][]string{"email": {without}}}, office.InstitutionQuery{Email: office.Without, Edition: 7}},
		{"both ticked", kit.Query{Filters: map[string][]string{"remarks": {with, without}}}, office.InstitutionQuery{Edition: 7}},
		{"by population, falling", kit.Query{Sort: "population", Desc: true}, office.InstitutionQuery{Sort: "population", Descending: true, Edition: 7}},
		{"a column the office does not sort by", kit.Query{Sort: "edition"}, office.InstitutionQuery{Edition: 7}},
	}
	for _, x := range tests {
		if d := cmp.Diff(x.want, query(x.in, ed)); d != "" {
			t.Errorf("%s: %s", x.name, d)
		}
	}
}

func TestRowsShowNamesAndTheEdition(t *testing.T) {
	w := wordsOf(contest.DefaultCategories())
	got := rowsOf(polish, contest.Edition{ID: 7}, w, []office.InstitutionRow{{
		Institution: contest.Institution{Category: contest.CategoryOffice, Sub: contest.SubVillage},
		Editions:    []office.EditionMark{{EditionID: 6, State: contest.ParticipationRejected}, {EditionID: 7, State: contest.ParticipationAccepted}},
		Remarks:     []contest.Finding{contest.Warn("typed_nip"), contest.Warn("typed_krs")},
	}})[0]
	if got.category != "Urzędy administracji publicznej" || got.sub != "gmina wiejska" || got.mark != "przyjęte" || got.markTone != theme.Good || got.remarks != "2 uwagi" {
		t.Errorf("got %+v", got)
	}
}

func TestEveryFieldIsAColumnAndAField(t *testing.T) {
	columnOf, fieldIn := map[string]bool{}, map[string]int{}
	for _, c := range columns(polish, contest.Edition{Name: "II edycja"}) {
		columnOf[c.ID] = true
	}
	for _, g := range fieldGroups {
		for _, f := range g.Fields {
			fieldIn[f]++
		}
	}
	for _, f := range contest.InstitutionValues() {
		if !columnOf[f.Name] || fieldIn[f.Name] != 1 {
			t.Errorf("%s: column %v, in the form %d times", f.Name, columnOf[f.Name], fieldIn[f.Name])
		}
	}
}

func TestCheckField(t *testing.T) {
	tests := []struct {
		field, typed string
		wrong, warns bool
	}{
		{"nip", "123-456-32-18", false, false},
		{"nip", "1234563219", true, true},
		{"nip", "", false, false},
		{"regon", "12", true, true},
		{"teryt", "1408062", false, false},
		{"post_code", "5-135x", true, true},
		{"email", "gmina(at)wieliszew", true, true},
		{"name", " ", true, false},
		{"population", "dużo", true, false},
	}
	for _, x := range tests {
		got := checkField(polish, x.field)(x.typed)
		if !got.None() != x.wrong || got.Warning != x.warns {
			t.Errorf("%s %q: %+v", x.field, x.typed, got)
		}
	}
}

func TestMergeLines(t *testing.T) {
	p := office.MergePreview{
		Keep: contest.Institution{Code: "I-00001", Name: "Gmina Wieliszew", NIP: "1"},
		Gone: contest.Institution{Code: "I-00002", Name: "Urząd Gminy Wieliszew", NIP: "1", Email: "a@b.pl"},
	}
	p.Result = contest.FillGaps(p.Keep, p.Gone)
	p.Filled, p.Lost = contest.Diff(p.Keep, p.Result), []contest.FieldChange{{Field: "name"}}
	got := map[string]theme.Tone{}
	for _, l := range mergeLines(polish, wordsOf(nil), p) {
		got[l.field] = l.tone
	}
	if d := cmp.Diff(map[string]theme.Tone{"name": theme.Warn, "nip": kit.Plain, "email": theme.Good}, got); d != "" {
		t.Error(d)
	}
	want := "Zostanie I-00001, a I-00002 zniknie. Uzupełni się 1 pole. Przejdzie 0 kontaktów i 0 zgłoszeń. W 1 polu zapisy się różnią: zostanie wartość z pierwszego."
	if text := mergeText(polish, p); text != want {
		t.Errorf("got %q", text)
	}
}

func TestPlanLinesStandInTheListsOrder(t *testing.T) {
	p := &office.ImportPlan{Rows: []office.PlannedRow{
		{Row: 2, Action: office.PlannedNew, Name: "A"},
		{Row: 4, Action: office.PlannedUnsure, Name: "B", LikeID: -2, LikeName: "A", Why: "name_similar"},
		{Row: 5, Action: office.PlannedUpdate, Name: "C", LikeID: 9, LikeCode: "I-00009", LikeName: "C", By: contest.ByHand},
	}}
	p.Findings = []contest.Finding{contest.Fault("institution_name_empty").AtRow("x.csv", 3, "name"), contest.Warn("typed_nip").AtRow("x.csv", 2, "nip")}
	got := planLines(polish, p, map[int]office.RowDecision{5: {Choice: office.ChoiceSame, ID: 9}})
	type line struct {
		Row                      int
		Text, Like, Why, Decided string
	}
	var lines []line
	for _, l := range got {
		lines = append(lines, line{l.row, l.text, l.like, l.why, l.decided})
	}
	want := []line{
		{2, "nowa", "", "", ""},
		{3, "odrzucona", "", "", ""},
		{4, "niepewna", "wiersz 2 tego wykazu: A", "podobna nazwa", ""},
		{5, "zmieniona", "I-00009 C", "decyzja osoby", "ten sam zapis"},
	}
	if d := cmp.Diff(want, lines); d != "" {
		t.Error(d)
	}
}

func TestDecisionsFitTheRow(t *testing.T) {
	tests := []struct {
		name string
		l    planLine
		want [4]bool // same, new, skip, none
	}{
		{"new", planLine{action: "new"}, [4]bool{false, false, true, false}},
		{"unsure", planLine{action: "unsure", likeID: 3}, [4]bool{true, true, true, false}},
		{"decided same", planLine{action: "same", likeID: 3, decision: office.ChoiceSame}, [4]bool{false, true, true, true}},
		{"left out", planLine{action: "skip", decision: office.ChoiceSkip}, [4]bool{false, true, false, true}},
		{"rejected", planLine{action: "rejected"}, [4]bool{}},
	}
	for _, x := range tests {
		got := [4]bool{x.l.fits(office.ChoiceSame), x.l.fits(office.ChoiceNew), x.l.fits(office.ChoiceSkip), x.l.fits("")}
		if got != x.want {
			t.Errorf("%s: %v, want %v", x.name, got, x.want)
		}
	}
}

func TestHeaderSettingsForgetTheMapping(t *testing.T) {
	l := &office.List{HeaderRow: 2, HeaderRows: 1, Settings: office.ListSettings{Sheet: "A", Mapping: map[string]string{"name": "X"}}}
	tests := []struct {
		id, value string
		want      office.ListSettings
	}{
		{"row", "3", office.ListSettings{Sheet: "A", HeaderRow: 3, HeaderRows: 1}},
		{"rows", "2", office.ListSettings{Sheet: "A", HeaderRow: 2, HeaderRows: 2}},
		{"row", "0", office.ListSettings{Sheet: "A", NoHeader: true}},
	}
	for _, x := range tests {
		if d := cmp.Diff(x.want, headerSettings(l, x.id, x.value)); d != "" {
			t.Errorf("%s %s: %s", x.id, x.value, d)
		}
	}
}

func TestPreviewMarksTheCell(t *testing.T) {
	p := previewLine{ListPreview: office.ListPreview{Findings: []contest.Finding{contest.Warn("nip_checksum").AtRow("", 2, "nip"), contest.Fault("institution_name_empty").AtRow("", 2, "name")}}}
	for field, want := range map[string]theme.Tone{"nip": theme.Warn, "name": theme.Bad, "place": kit.Plain} {
		if got := p.tone(field); got != want {
			t.Errorf("%s: %v, want %v", field, got, want)
		}
	}
}

func TestTexts(t *testing.T) {
	two := make([]contest.Participation, 2)
	tests := []struct{ got, want string }{
		{tabbed([][]string{{"a\tb", `c"d`}, {"e", ""}}), "\"a\tb\"\t\"c\"\"d\"\r\ne\t\r\n"},
		{rejectsBeside("/tmp/wykaz.2025.xlsx"), "/tmp/wykaz.2025-odrzucone.csv"},
		{rejectsBeside(""), ""},
		{counted(polish, "Kontakty", 0), "Kontakty"},
		{counted(polish, "Kontakty", 1234), "Kontakty (1\u00a0234)"},
		{enteredText(polish, contest.Edition{Name: "II edycja"}, office.Entered{Participations: two, Already: 5}), "Zgłoszono 2 instytucje do: II edycja. 5 było zgłoszonych wcześniej."},
		{importedText(polish, office.InstitutionSummary{Written: true, Added: 3, Updated: 1, Participations: 4}), "Wczytano wykaz: 3 nowe instytucje, 1 zmieniona. Do edycji zgłoszono 4."},
		{importedText(polish, office.InstitutionSummary{}), "Ten wykaz niczego nie zmieni w rejestrze."},
		{underName(polish, wordsOf(nil), contest.Institution{Code: "I-00001", Address: contest.Address{Place: "Ełk"}}), "I-00001 · bez kategorii · Ełk"},
	}
	for _, x := range tests {
		if x.got != x.want {
			t.Errorf("got %q, want %q", x.got, x.want)
		}
	}
}

func TestSeldomCountsAreLeftOut(t *testing.T) {
	labels := func(all []stat) (got []string) {
		for _, s := range all {
			got = append(got, s.value+" "+s.label)
		}
		return got
	}
	plan := &office.ImportPlan{InstitutionSummary: office.InstitutionSummary{Added: 5, Rejected: 2}, Rows: []office.PlannedRow{{Action: office.PlannedUnsure}}}
	if d := cmp.Diff([]string{"4 nowe", "0 zmienionych", "0 bez zmian", "1 niepewna", "2 odrzucone wiersze"}, labels(planStats(polish, plan))); d != "" {
		t.Error(d)
	}
	if got := planStats(polish, plan); got[1].find != "" || got[4].find != "odrzucona" || got[4].tone != theme.Bad {
		t.Errorf("%+v", got)
	}
	done := office.InstitutionSummary{Added: 1, Participations: 1, Skipped: 3}
	if d := cmp.Diff([]string{"1 nowa", "0 zmienionych", "0 bez zmian", "0 odrzuconych wierszy", "1 zgłoszona do edycji", "3 pominięte wiersze"}, labels(summaryStats(polish, done))); d != "" {
		t.Error(d)
	}
}

// A category that the edition has without subcategories shows the names of those its
// institutions have all the same.
func TestWordsNameEverySubcategory(t *testing.T) {
	w := wordsOf(append([]contest.Category{{Code: contest.CategoryOffice, Name: "Urzędy"}}, contest.DefaultCategories()...))
	if got := w.text("sub", contest.SubTownVillage); got != "gmina miejsko-wiejska" {
		t.Errorf("the subcategory is shown as %q", got)
	}
	if got := w.text("category", contest.CategoryOffice); got != "Urzędy" || len(w.subs(contest.CategoryOffice)) != 1 {
		t.Errorf("the edition's own category is shown as %q with %d choices", got, len(w.subs(contest.CategoryOffice)))
	}
}

func TestListFactsOfAFileAndOfRows(t *testing.T) {
	l := &office.List{
		Format: "csv", Encoding: "windows-1250", Delimiter: ";", Rows: 1200, Sheet: "B", Sheets: []office.ListSheet{{Name: "A"}, {Name: "B", Hidden: true}},
		Columns: []office.ListColumn{{Field: "name"}, {}},
	}
	var got []string
	for _, f := range append(fileFacts(polish, l), listFacts(polish, l)...) {
		got = append(got, f.Value)
	}
	if d := cmp.Diff([]string{"CSV", "windows-1250", "średnik", "B", "1\u00a0200", "1 z 2"}, got); d != "" {
		t.Error(d)
	}
	fields := listChoices(polish, l)
	if len(fields) != 2 || fields[0].Choices[1].Text != "B "+polish.T("institution.import.sheet.hidden") {
		t.Errorf("choices %+v", fields)
	}
}

func TestColumnHelp(t *testing.T) {
	for _, x := range []struct {
		c    office.ListColumn
		want string
	}{
		{office.ListColumn{Field: "nip", By: "guessed"}, "rozpoznana"},
		{office.ListColumn{Field: "nip", By: "given"}, "wskazana"},
		{office.ListColumn{Blank: true}, polish.T("institution.import.blank")},
		{office.ListColumn{}, ""},
	} {
		if got := columnHelp(polish, x.c); got != x.want {
			t.Errorf("%+v: %q, want %q", x.c, got, x.want)
		}
	}
	a := &office.List{Name: "a.csv", HeaderRow: 1, Columns: []office.ListColumn{{Name: "Nazwa"}}}
	read := &office.List{Name: "a.csv", HeaderRow: 1, Columns: []office.ListColumn{{Name: "Nazwa", Field: "name"}}}
	lower := &office.List{Name: "a.csv", HeaderRow: 2, Columns: a.Columns}
	if !sameColumns(a, read) || sameColumns(a, lower) {
		t.Error("lists under the same columns")
	}
}
