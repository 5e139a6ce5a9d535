package contest

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sound is a questionnaire without a remark: two areas, a section answered once an
// edition, one conditional criterion.
func sound() Questionnaire {
	fact := func(code string, change func(*Criterion)) Criterion {
		c := Criterion{
			Code: code, Text: "Nazwa jest na drzwiach.", Scale: ScaleYesNo, Weight: 2, Max: 1, CommentAtMost: -1,
			Anchors: []Anchor{{0, "Nie ma jej."}, {1, "Jest."}}, Recommendation: "Umieścić nazwę.",
		}
		if change != nil {
			change(&c)
		}
		return c
	}
	return Questionnaire{
		Channel: Visit, Code: "wizyta", Version: 1, Title: "Wizyta",
		Areas: []Area{{"miejsce", "Miejsce"}, {"czas", "Czas"}},
		Sections: []Section{
			{Code: "A", Name: "Strona", Area: "miejsce", Weight: 50, Once: true, Criteria: []Criterion{fact("A1", nil)}},
			{Code: "B", Name: "Czas", Area: "czas", Weight: 50, Criteria: []Criterion{
				fact("B1", func(c *Criterion) {
					c.Scale, c.Max, c.Anchors, c.Unit, c.OnContact = ScaleMeasured, 2, nil, "min", true
					c.Bands = []Band{{"5", 2}, {"10", 1}, {"", 0}}
				}),
				fact("B2", func(c *Criterion) { c.NAAllowed, c.Condition, c.OnContact = true, "Obiecano oddzwonić.", true }),
			}},
		},
	}
}

func TestLintSound(t *testing.T) {
	if got := LintQuestionnaire(sound()); len(got) > 0 {
		t.Errorf("a sound questionnaire has remarks: %v", got)
	}
}

func TestLint(t *testing.T) {
	a1 := func(change func(*Criterion)) func(*Questionnaire) {
		return func(q *Questionnaire) { change(&q.Sections[0].Criteria[0]) }
	}
	b1 := func(change func(*Criterion)) func(*Questionnaire) {
		return func(q *Questionnaire) { change(&q.Sections[1].Criteria[0]) }
	}
	b2 := func(change func(*Criterion)) func(*Questionnaire) {
		return func(q *Questionnaire) { change(&q.Sections[1].Criteria[1]) }
	}
	graded := func(text string, points int) func(*Criterion) {
		return func(c *Criterion) {
			c.Scale, c.Max, c.Text, c.Anchors = ScaleGraded, points, text, nil
			for p := range points + 1 {
				c.Anchors = append(c.Anchors, Anchor{p, "Stan " + strings.Repeat("i", p)})
			}
		}
	}
	tests := []struct {
		name string
		make func(*Questionnaire)
		want []string // severity letter, code, field
	}{
		{"no section", func(q *Questionnaire) { q.Sections = nil }, []string{"e lint_no_section section"}},
		{
			"head", func(q *Questionnaire) { q.Channel, q.Code, q.Version, q.Title = "fax", "", 0, "" },
			[]string{"e lint_channel channel", "e lint_code_empty code", "e lint_version version", "e lint_title_empty title"},
		},
		{
			"area twice and nameless", func(q *Questionnaire) { q.Areas = append(q.Areas, Area{Code: "czas"}) },
			[]string{"e lint_duplicate_code czas", "e lint_name_empty czas"},
		},
		{"unknown area", func(q *Questionnaire) { q.Sections[1].Area = "cena" }, []string{"e lint_unknown_area B"}},
		{"section nameless", func(q *Questionnaire) { q.Sections[1].Name = "" }, []string{"e lint_name_empty B"}},
		{"section without criteria", func(q *Questionnaire) { q.Sections[1].Criteria = nil }, []string{"e lint_section_empty B"}},
		{"section without weight", func(q *Questionnaire) { q.Sections[1].Weight = 0 }, []string{"e lint_weight B"}},
		{"criterion without weight", a1(func(c *Criterion) { c.Weight = -1 }), []string{"e lint_weight A1"}},
		{"weight too large", a1(func(c *Criterion) { c.Weight = 1001 }), []string{"e lint_weight A1"}},
		{"code twice across sections", b2(func(c *Criterion) { c.Code = "A1" }), []string{"e lint_duplicate_code A1"}},
		{"no code, no text", a1(func(c *Criterion) { c.Code, c.Text = "", " " }), []string{"e lint_code_empty criterion", "e lint_text_empty "}},
		{"scale", a1(func(c *Criterion) { c.Scale = "stars" }), []string{"e lint_scale A1"}},
		{"yes or no for two points", a1(func(c *Criterion) { c.Max = 2; c.Anchors = append(c.Anchors, Anchor{2, "Dwa."}) }), []string{"e lint_max A1"}},
		{"anchor missing", a1(func(c *Criterion) { c.Anchors = c.Anchors[1:] }), []string{"e lint_anchor_missing A1"}},
		{"anchor blank", a1(func(c *Criterion) { c.Anchors[0].Text = " " }), []string{"e lint_anchor_missing A1"}},
		{"anchor too many", a1(func(c *Criterion) { c.Anchors = append(c.Anchors, Anchor{2, "Dwa."}) }), []string{"e lint_anchor_extra A1"}},
		{"anchor twice", a1(func(c *Criterion) { c.Anchors = append(c.Anchors, Anchor{1, "Jest."}) }), []string{"e lint_anchor_extra A1"}},
		{"anchor is a bare grade", a1(func(c *Criterion) { c.Anchors[1].Text = "Bardzo dobrze." }), []string{"w lint_anchor_word A1"}},
		{"bands don't rise", b1(func(c *Criterion) { c.Bands[1].UpTo = "5" }), []string{"e lint_bands_rising B1"}},
		{"band is no number", b1(func(c *Criterion) { c.Bands[0].UpTo = "pięć" }), []string{"e lint_bands_rising B1"}},
		{"points don't fall", b1(func(c *Criterion) { c.Bands[1].Points = 2 }), []string{"e lint_bands_falling B1"}},
		{"points over max", b1(func(c *Criterion) { c.Bands[0].Points = 3 }), []string{"e lint_bands_points B1"}},
		{"last band has a limit", b1(func(c *Criterion) { c.Bands[2].UpTo = "20" }), []string{"e lint_bands_last B1"}},
		{"no bands", b1(func(c *Criterion) { c.Bands = nil }), []string{"e lint_bands_last B1"}},
		{"no unit", b1(func(c *Criterion) { c.Unit = "" }), []string{"e lint_unit B1"}},
		{"comment", a1(func(c *Criterion) { c.CommentAtMost = 2 }), []string{"e lint_comment A1"}},
		{"fails at full points", a1(func(c *Criterion) { c.Critical, c.FailAt = true, 1 }), []string{"e lint_fail_at A1"}},
		{"critical and N/A", b2(func(c *Criterion) { c.Critical = true }), []string{"e lint_na_critical B2"}},
		{"condition without N/A", b2(func(c *Criterion) { c.NAAllowed = false }), []string{"e lint_condition_without_na B2"}},
		{"N/A without condition", b1(func(c *Criterion) { c.NAAllowed = true }), []string{"w lint_na_without_condition B1"}},
		{"once and on contact", a1(func(c *Criterion) { c.OnContact = true }), []string{"e lint_once_on_contact A1"}},
		{"once and conditional", a1(func(c *Criterion) { c.Condition, c.NAAllowed = "Jest strona.", true }), []string{"e lint_once_on_contact A1"}},
		{"no recommendation", a1(func(c *Criterion) { c.Recommendation = "" }), []string{"w lint_recommendation A1"}},
		{"unknown kind", b1(func(c *Criterion) { c.Not = []string{"zamek"} }), []string{"w lint_kind_unknown B1"}},
		{"never asked", a1(func(c *Criterion) { c.For = []string{"zamek"} }), []string{"w lint_kind_unknown A1", "w lint_never_asked A1", "w lint_area_heavy czas"}},
		{"opinion", a1(func(c *Criterion) { c.Text = "Pracownik był miły." }), []string{"w lint_opinion_word A1"}},
		{"opinion as an adverb", a1(func(c *Criterion) { c.Text = "Zwracał się uprzejmie." }), []string{"w lint_opinion_word A1"}},
		{"opinion, soft stem", a1(func(c *Criterion) { c.Text = "Sala ma odpowiednie krzesła." }), []string{"w lint_opinion_word A1"}},
		{"opinion that is declared", a1(func(c *Criterion) { c.Text, c.Subjective, c.Weight = "Sala jest ładna.", true, 1 }), []string{"w lint_subjective_weight subjective"}},
		{"no opinion in a longer word", a1(func(c *Criterion) { c.Text = "Jest wykaz miłośników, wpis za 4 zł." }), nil},
		{"two questions", a1(func(c *Criterion) { c.Text = "Wejście jest oświetlone i suche." }), []string{"w lint_double_question A1"}},
		{"two questions with oraz", a1(func(c *Criterion) { c.Text = "Podał cenę oraz termin." }), []string{"w lint_double_question A1"}},
		{"a pair that is one thing", a1(func(c *Criterion) { c.Text = "Wywieszono godziny skarg i wniosków." }), nil},
		{"an aside", a1(func(c *Criterion) { c.Text = "Jest podjazd (z poręczą i oświetleniem)." }), nil},
		{"things that must not happen", a1(func(c *Criterion) { c.Text = "Pracownik nie krzyczał i nie wyszedł." }), nil},
		{"a point for each part", a1(graded("Podano krok i termin.", 2)), nil},
		{"fewer points than parts", a1(graded("Podano krok, cenę i termin.", 2)), []string{"w lint_double_question A1"}},
		{"long text", a1(func(c *Criterion) { c.Text = strings.Repeat("ż", 221) }), []string{"w lint_text_long A1"}},
		{"text of just the length", a1(func(c *Criterion) { c.Text = strings.Repeat("ż", 220) }), nil},
		{"long hint", a1(func(c *Criterion) { c.Hint = strings.Repeat("a b ", 60) }), []string{"w lint_text_long A1"}},
		{"area over half", func(q *Questionnaire) { q.Sections[0].Weight = 51 }, []string{"w lint_area_heavy miejsce"}},
		{"impression over a tenth", b1(func(c *Criterion) { c.Subjective = true }), []string{"w lint_subjective_weight subjective"}},
		{"three impressions", func(q *Questionnaire) {
			for range 3 {
				c := q.Sections[0].Criteria[0]
				c.Code, c.Subjective, c.Weight = c.Code+"x"+q.Sections[0].Criteria[len(q.Sections[0].Criteria)-1].Code, true, 1
				q.Sections[0].Criteria = append(q.Sections[0].Criteria, c)
			}
			q.Sections[0].Criteria[0].Weight = 50
		}, []string{"w lint_subjective_count subjective"}},
		{"nobody reached, too little left", func(q *Questionnaire) { q.Sections[0].Once = false }, []string{"e lint_no_contact " + SubTown}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := sound()
			tt.make(&q)
			var got []string
			for _, f := range LintQuestionnaire(q) {
				got = append(got, string(f.Severity[0])+" "+f.Code+" "+f.Field)
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// A kind of institution without a question is said once for each kind.
func TestLintEmptyForms(t *testing.T) {
	q := sound()
	for i := range q.Sections {
		for j := range q.Sections[i].Criteria {
			q.Sections[i].Criteria[j].Not = []string{CategoryHousing}
		}
	}
	var got []string
	for _, f := range LintQuestionnaire(q) {
		got = append(got, f.Code+" "+f.Field)
	}
	if d := cmp.Diff([]string{"lint_form_empty spoldzielnia", "lint_form_empty wspolnota"}, got); d != "" {
		t.Error(d)
	}
}

// Coverage without contact is checked for each variant, with the edition's own rule.
func TestLintNoContactByKind(t *testing.T) {
	q := sound()
	q.Sections[0].Once = false
	q.Sections[0].Criteria[0].Not = []string{SubCondominium}
	var kinds []string
	for _, f := range LintQuestionnaire(q) {
		if f.Code == "lint_no_contact" {
			kinds = append(kinds, f.Field)
		}
	}
	if d := cmp.Diff([]string{SubTown}, kinds); d != "" {
		t.Errorf("only the variant with section A falls short: %s", d)
	}
	lenient := Coverage{SectionNum: 1, SectionDen: 2, AuditNum: 1, AuditDen: 2}
	for _, f := range LintQuestionnaireFor(q, DefaultCategories(), lenient) {
		if f.Code == "lint_no_contact" {
			t.Errorf("half of the weight is enough here: %v", f)
		}
	}
}

// A category without subcategories is a kind of its own.
func TestKindsOf(t *testing.T) {
	got := kindsOf([]Category{{Code: "X"}, {Code: "Y", Subcategories: []Subcategory{{Code: "y1"}, {Code: "y2"}}}})
	if want := []kind{{"X", ""}, {"Y", "y1"}, {"Y", "y2"}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
