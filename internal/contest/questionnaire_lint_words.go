package contest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// GradeWords name the points 0–4 in one word each. They are a label beside the
// anchors, in sheets and survey forms, and never an anchor by themselves.
var GradeWords = []string{"bardzo źle", "źle", "średnio", "dobrze", "bardzo dobrze"}

// opinionStems are adjectives of taste without their endings: what is „miły” to one
// auditor is not to another, so a criterion says what was seen or heard instead.
var opinionStems = []string{
	"atrakcyjn", "brzydk", "cierpliw", "czyst", "czyteln", "dobr", "dobrz", "dogodn", "doskonał",
	"estetyczn", "fachow", "fataln", "grzeczn", "jasn", "kompetentn", "kulturaln", "mił",
	"należyt", "nieuprzejm", "niemił", "nieodpowiedn", "niewłaściw", "nowoczesn", "odpowiedn",
	"pomocn", "profesjonaln", "przeciętn", "przejrzyst", "przyjazn", "przyjemn", "rzeteln",
	"schludn", "serdeczn", "solidn", "stosown", "sympatyczn", "szybk", "ładn", "świetn",
	"uprzejm", "wystarczając", "wygodn", "właściw", "zadban", "zł", "znakomit", "źl", "życzliw",
}

// adjectiveEndings are the endings of adjectives and of the adverbs made from them.
var adjectiveEndings = []string{
	"y", "a", "e", "i", "o", "ą", "ego", "emu", "ej", "ym", "im", "ych", "ich", "ymi", "imi",
	"ia", "ie", "io", "ią", "iego", "iemu", "iej", "ze", "zy",
}

// setPhrases are pairs that mean one thing, so that the „i” in them joins no second
// question.
var setPhrases = []string{
	"skarg i wniosków", "skargi i wnioski", "imię i nazwisko", "imienia i nazwiska",
	"dzień i godzina", "dni i godziny", "data i godzina", "daty i godziny",
}

// wording warns of texts that ask for an opinion, ask two things at once, give a
// bare grade for an anchor or don't fit the sheet.
func (l *linter) wording(c Criterion) {
	if word := opinionIn(c.Text); word != "" && !c.Subjective {
		l.add(Warn("lint_opinion_word", "criterion", c.Code, "word", word), c.Code)
	}
	if asksTwice(c) {
		l.add(Warn("lint_double_question", "criterion", c.Code), c.Code)
	}
	texts := []string{c.Text, c.Hint, c.Condition}
	for _, a := range c.Anchors {
		texts = append(texts, a.Text)
		bare := strings.Trim(strings.ToLower(a.Text), " .")
		if slices.Contains(GradeWords, bare) {
			l.add(Warn("lint_anchor_word", "criterion", c.Code, "points", a.Points, "word", bare), c.Code)
		}
	}
	for _, t := range texts {
		if n := utf8.RuneCountInString(t); n > MaxCriterionText {
			l.add(Warn("lint_text_long", "criterion", c.Code, "count", n, "max", MaxCriterionText), c.Code)
		}
	}
}

// opinionIn gives the first word of taste in a text, empty if there is none.
func opinionIn(text string) string {
	for _, w := range wordsOf(text) {
		for _, stem := range opinionStems {
			if ending, ok := strings.CutPrefix(w, stem); ok && slices.Contains(adjectiveEndings, ending) {
				return w
			}
		}
	}
	return ""
}

// asksTwice tells whether a text joins two questions. A list of things that must
// not happen is one question, and so is a graded one with a point for each part.
func asksTwice(c Criterion) bool {
	if c.Scale == ScaleMeasured {
		return false
	}
	text := strings.ToLower(withoutAsides(c.Text))
	for _, phrase := range setPhrases {
		text = strings.ReplaceAll(text, phrase, "")
	}
	text = strings.ReplaceAll(text, " a także ", " i ")
	text = strings.ReplaceAll(text, " oraz ", " i ")
	parts := strings.Split(text, " i ")
	if len(parts) == 1 {
		return false
	}
	negated := strings.Contains(" "+parts[0], " nie ")
	for _, p := range parts[1:] {
		negated = negated && strings.HasPrefix(p, "nie ")
	}
	perPart := c.Scale == ScaleGraded && len(parts)+strings.Count(text, ",") == c.Max
	return !negated && !perPart
}

// withoutAsides takes out what stands in brackets or quotes.
func withoutAsides(text string) string {
	var b strings.Builder
	depth := 0
	for _, r := range text {
		switch r {
		case '(', '„':
			depth++
		case ')', '”':
			depth = max(0, depth-1)
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
}
