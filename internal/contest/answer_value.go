package contest

import (
	"slices"
	"strconv"
	"strings"

	"biurolidera/internal/polish"
)

// Words that answer a yes/no criterion, folded.
var (
	yesWords = []string{"tak", "t", "yes", "y", "true", "prawda", "1"}
	noWords  = []string{"nie", "n", "no", "false", "falsz", "0"}
	naWords  = []string{"n/d", "nd", "n.d.", "n/a", "nie dotyczy", "nie dotyczy (n/d)", "not applicable"}
)

// SaysNotApplicable tells whether a cell says „nie dotyczy”.
func SaysNotApplicable(value string) bool { return slices.Contains(naWords, polish.Fold(value)) }

// Read reads an answer as people and survey tools write it: points, „tak”/„nie”, the
// text of an anchor or „3 – text of the anchor”, one of GradeWords on a 0–4 scale, a
// measured value with a comma and perhaps its unit, „n/d”. A fault comes back instead
// where it can't be read or where value and points contradict each other; whether the
// points are on the scale is CheckAnswer's word.
func (c Criterion) Read(raw RawAnswer) (Answer, *Finding) {
	a := Answer{Criterion: c.Code, Comment: strings.TrimSpace(raw.Comment)}
	value := strings.TrimSpace(raw.Value)
	if raw.NA || SaysNotApplicable(value) || value == "" && SaysNotApplicable(raw.Points) {
		a.NA = raw.Reason
		if !slices.Contains(NAReasons(), a.NA) {
			a.NA = NADefault
		}
		return a, nil
	}
	points, fault := c.pointsOf(value, raw.Points, &a)
	if fault != nil {
		return Answer{}, fault
	}
	a.Points = points
	return a, nil
}

// pointsOf reads value, points or both, and fills in a.Measured.
func (c Criterion) pointsOf(value, said string, a *Answer) (int, *Finding) {
	said = strings.TrimSpace(said)
	if value == "" && c.Scale == ScaleMeasured {
		return 0, fault("measured_missing", "criterion", c.Code)
	}
	if value == "" {
		value, said = said, ""
	}
	points, ok := 0, false
	switch c.Scale {
	case ScaleMeasured:
		a.Measured, ok = c.measured(value)
		if ok {
			points, _ = c.PointsFor(a.Measured)
		}
	case ScaleYesNo:
		points, ok = c.yesNo(value)
	default:
		points, ok = c.grade(value)
	}
	if !ok {
		return 0, fault("answer_unreadable", "criterion", c.Code, "value", Excerpt(value))
	}
	if said != "" {
		if n, ok := leadingNumber(said); !ok || n != points {
			return 0, fault("points_contradict", "criterion", c.Code, "value", Excerpt(value), "points", Excerpt(said), "want", points)
		}
	}
	return points, nil
}

func (c Criterion) yesNo(value string) (int, bool) {
	word := polish.Fold(value)
	if head, _, ok := strings.Cut(word, " - "); ok {
		word = head
	}
	switch {
	case slices.Contains(yesWords, word):
		return c.Max, true
	case slices.Contains(noWords, word):
		return 0, true
	}
	if n, ok := leadingNumber(value); ok {
		return n, true
	}
	return c.anchor(value)
}

func (c Criterion) grade(value string) (int, bool) {
	if n, ok := leadingNumber(value); ok {
		return n, true
	}
	if c.Max == len(GradeWords)-1 {
		for p, word := range GradeWords {
			if polish.Fold(word) == plainText(value) {
				return p, true
			}
		}
	}
	return c.anchor(value)
}

// anchor finds the point value whose anchor is the text.
func (c Criterion) anchor(value string) (int, bool) {
	text := plainText(value)
	points, hits := 0, 0
	for _, a := range c.Anchors {
		if text != "" && plainText(a.Text) == text {
			points = a.Points
			hits++
		}
	}
	return points, hits == 1
}

// measured takes the unit off a measured value and writes it with a dot.
func (c Criterion) measured(value string) (string, bool) {
	number := strings.TrimSpace(strings.TrimSuffix(polish.Fold(value), polish.Fold(c.Unit)))
	number = strings.ReplaceAll(strings.ReplaceAll(number, ",", "."), " ", "")
	if whole, rest, ok := strings.Cut(number, "."); ok && strings.Trim(rest, "0") == "" {
		number = whole
	}
	_, ok := parseDecimal(number)
	return number, ok
}

// leadingNumber reads „3”, „3,0”, „3 pkt”, „3 – text” and „3. text”.
func leadingNumber(value string) (int, bool) {
	s := polish.Fold(value)
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	n, err := strconv.Atoi(s[:digits])
	if err != nil {
		return 0, false
	}
	rest := s[digits:]
	if fraction := strings.TrimLeft(rest, ".,"); len(fraction) < len(rest) && fraction != "" && strings.Trim(fraction, "0") == "" {
		return n, true
	}
	for _, mark := range []string{" -", "- ", " pkt", "pkt", ". ", ") ", ": ", "=", " ="} {
		if strings.HasPrefix(rest, mark) {
			return n, true
		}
	}
	return n, rest == ""
}

// plainText folds a text and takes off the full stop.
func plainText(s string) string { return strings.TrimSpace(strings.TrimSuffix(polish.Fold(s), ".")) }

// Excerpt bounds what a message repeats of a cell: at most 40 characters.
func Excerpt(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}

func fault(code string, pairs ...any) *Finding {
	f := Fault(code, pairs...)
	return &f
}
