package exchange

import (
	"slices"
	"strconv"
	"strings"

	"biurolidera/internal/contest"
)

// The worksheets of a questionnaire in XLSX, in their order. Names of sheets and
// columns are the format itself, so they stand here and in no catalogue.
const (
	sheetHead     = "Kwestionariusz"
	sheetAreas    = "Obszary"
	sheetSections = "Sekcje"
	sheetCriteria = "Kryteria"
	sheetAbout    = "Opis"
)

// criterionColumn is one column of the sheet „Kryteria”. read gets the cell's tidied
// text and tells whether it understood it; write gives it back.
type criterionColumn struct {
	name  string
	width float64
	about string
	write func(contest.Criterion) string
	read  func(*criterionDraft, string) bool
}

// criterionDraft is a criterion while its row is read: what may be left out is nil.
type criterionDraft struct {
	contest.Criterion
	maxPoints *int
	comment   *int
}

// columnSection names the section of a row; it is no part of the criterion itself.
const columnSection = "Sekcja"

// anchorSuffix ends the headings of the anchor columns: „0 pkt”, „1 pkt” …
const anchorSuffix = " pkt"

// criterionColumns lists the columns before and after the anchors.
var criterionColumns = []criterionColumn{
	textColumn("Kod", 8, "kod kryterium; ten sam kod nigdy nie dostaje innego znaczenia", func(c *contest.Criterion) *string { return &c.Code }),
	textColumn("Treść", 60, "jeden fakt, najwyżej 220 znaków", func(c *contest.Criterion) *string { return &c.Text }),
	{"Skala", 9, "tak/nie, stopnie albo pomiar", func(c contest.Criterion) string { return scaleWords[c.Scale] }, readScale},
	wholeColumn("Waga", "liczba całkowita większa od 0", func(c *contest.Criterion) *int { return &c.Weight }),
	{
		"Maksimum", 10, "najwięcej punktów; puste: 1 dla tak/nie, 4 dla stopni, najwyższy próg dla pomiaru",
		func(c contest.Criterion) string { return strconv.Itoa(c.Max) },
		func(d *criterionDraft, s string) bool { return optionalWhole(&d.maxPoints, s) },
	},
	textColumn("Jednostka", 12, "jednostka pomiaru, np. min", func(c *contest.Criterion) *string { return &c.Unit }),
	{
		"Progi", 40, "tylko pomiar: 5 = 4; 10 = 3; reszta = 0 (do 5 włącznie cztery punkty, i tak dalej)",
		func(c contest.Criterion) string { return bandsText(c.Bands) }, readBands,
	},
	textColumn("Podpowiedź", 50, "wskazówka dla audytora", func(c *contest.Criterion) *string { return &c.Hint }),
	yesNoColumn("N/D", "tak: wolno odpowiedzieć „nie dotyczy”", func(c *contest.Criterion) *bool { return &c.NAAllowed }),
	textColumn("Warunek", 40, "co musiało się zdarzyć, żeby pytanie miało sens", func(c *contest.Criterion) *string { return &c.Condition }),
	yesNoColumn("Krytyczne", "tak: niespełnienie zamyka drogę do tytułu", func(c *contest.Criterion) *bool { return &c.Critical }),
	wholeColumn("Próg krytyczny", "punkty, przy których kryterium krytyczne nie jest spełnione; puste: 0", func(c *contest.Criterion) *int { return &c.FailAt }),
	wordsColumn("Dotyczy", "kody kategorii lub podkategorii po przecinku; puste: wszystkie", func(c *contest.Criterion) *[]string { return &c.For }),
	wordsColumn("Nie dotyczy", "kody kategorii lub podkategorii po przecinku", func(c *contest.Criterion) *[]string { return &c.Not }),
	yesNoColumn("Zależy od kontaktu", "tak: 0 punktów, gdy nikogo nie zastano", func(c *contest.Criterion) *bool { return &c.OnContact }),
	{
		"Komentarz do", 10, "komentarz jest wymagany przy tylu punktach lub mniej; -1: nigdy; puste: 1 dla stopni 0–4",
		func(c contest.Criterion) string { return strconv.Itoa(c.CommentAtMost) },
		func(d *criterionDraft, s string) bool { return optionalWhole(&d.comment, s) },
	},
	yesNoColumn("Wrażenie", "tak: ocena wrażenia; najwyżej dwie takie", func(c *contest.Criterion) *bool { return &c.Subjective }),
	textColumn("Rekomendacja", 60, "co zrobić, gdy punkty stracono; trafia do raportu", func(c *contest.Criterion) *string { return &c.Recommendation }),
}

var scaleWords = map[contest.Scale]string{
	contest.ScaleYesNo: "tak/nie", contest.ScaleGraded: "stopnie", contest.ScaleMeasured: "pomiar",
}

func readScale(d *criterionDraft, s string) bool {
	for scale, word := range scaleWords {
		if strings.EqualFold(s, word) || strings.EqualFold(s, string(scale)) {
			d.Scale = scale
			return true
		}
	}
	d.Scale = contest.Scale(s)
	return s == ""
}

func textColumn(name string, width float64, about string, field func(*contest.Criterion) *string) criterionColumn {
	return criterionColumn{
		name, width, about,
		func(c contest.Criterion) string { return *field(&c) },
		func(d *criterionDraft, s string) bool { *field(&d.Criterion) = s; return true },
	}
}

func wholeColumn(name, about string, field func(*contest.Criterion) *int) criterionColumn {
	return criterionColumn{
		name, 9, about,
		func(c contest.Criterion) string { return strconv.Itoa(*field(&c)) },
		func(d *criterionDraft, s string) bool { return s == "" || readWhole(field(&d.Criterion), s) },
	}
}

func yesNoColumn(name, about string, field func(*contest.Criterion) *bool) criterionColumn {
	return criterionColumn{
		name, 10, about,
		func(c contest.Criterion) string { return yesNoWord(*field(&c)) },
		func(d *criterionDraft, s string) bool { return readYesNo(field(&d.Criterion), s) },
	}
}

func wordsColumn(name, about string, field func(*contest.Criterion) *[]string) criterionColumn {
	return criterionColumn{
		name, 20, about,
		func(c contest.Criterion) string { return strings.Join(*field(&c), ", ") },
		func(d *criterionDraft, s string) bool {
			*field(&d.Criterion) = tidyList(strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }))
			return true
		},
	}
}

func optionalWhole(field **int, s string) bool {
	var n int
	if s == "" {
		return true
	}
	if !readWhole(&n, s) {
		return false
	}
	*field = &n
	return true
}

// readWhole reads a whole number; a spreadsheet may have written „2” as „2.0”.
func readWhole(field *int, s string) bool {
	s = strings.TrimSuffix(strings.TrimSuffix(s, ".0"), ",0")
	n, err := strconv.Atoi(s)
	if err == nil {
		*field = n
	}
	return err == nil
}

func yesNoWord(yes bool) string {
	if yes {
		return "tak"
	}
	return ""
}

func readYesNo(field *bool, s string) bool {
	s = strings.ToLower(s)
	*field = slices.Contains([]string{"tak", "t", "x", "1", "prawda", "true", "yes"}, s)
	return *field || slices.Contains([]string{"", "nie", "n", "0", "fałsz", "false", "no"}, s)
}

// restWord stands for the limit of the last band.
const restWord = "reszta"

func bandsText(bands []contest.Band) string {
	parts := make([]string, 0, len(bands))
	for _, b := range bands {
		limit := b.UpTo
		if limit == "" {
			limit = restWord
		}
		parts = append(parts, limit+" = "+strconv.Itoa(b.Points))
	}
	return strings.Join(parts, "; ")
}

// readBands reads „5 = 4; 10 = 3; reszta = 0”; a limit may have a decimal comma.
func readBands(d *criterionDraft, s string) bool {
	d.Bands = nil
	for part := range strings.SplitSeq(s, ";") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		limit, points, ok := strings.Cut(part, "=")
		limit = strings.ReplaceAll(strings.TrimSpace(limit), ",", ".")
		if strings.EqualFold(limit, restWord) {
			limit = ""
		}
		var n int
		if !ok || !readWhole(&n, strings.TrimSpace(points)) {
			return false
		}
		d.Bands = append(d.Bands, contest.Band{UpTo: limit, Points: n})
	}
	return true
}
