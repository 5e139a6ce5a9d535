package sheet

import (
	"strconv"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/polish"
)

// words writes texts in the sheet's language, with no-break spaces where a Polish
// line must not end.
type words struct{ *locale.Catalogue }

// t gives a text of this paper alone.
func (w words) t(key string, pairs ...any) string {
	return polish.NoOrphans(w.T("papersheet."+key, pairs...))
}

// shared gives a text that the XLSX sheet has too.
func (w words) shared(key string, pairs ...any) string {
	return polish.NoOrphans(w.T("sheet."+key, pairs...))
}

// bands says what a measured value gives: „do 5: 4 pkt · więcej: 0 pkt”.
func (w words) bands(bands []contest.Band) string {
	var parts []string
	for _, b := range bands {
		text := w.shared("band", "limit", w.decimal(b.UpTo), "points", b.Points)
		if b.UpTo == "" {
			text = w.shared("band_rest", "points", b.Points)
		}
		parts = append(parts, strings.ReplaceAll(text, " ", polish.NBSP))
	}
	return strings.Join(parts, "  ·  ")
}

// decimal writes a number that is kept with a dot.
func (w words) decimal(s string) string {
	if w.Lang() == locale.Polish {
		return strings.Replace(s, ".", ",", 1)
	}
	return s
}

// commentLabel says when the comment is needed: the points at or below which it is.
func (w words) commentLabel(c contest.Criterion) string {
	switch {
	case c.CommentAtMost < 0:
		return w.shared("comment")
	case c.CommentAtMost >= c.Max:
		return w.t("comment_always")
	case c.Scale == contest.ScaleYesNo:
		return w.t("comment_no")
	case c.CommentAtMost == 0:
		return w.t("comment_zero")
	}
	return w.t("comment_points", "points", "0–"+strconv.Itoa(c.CommentAtMost))
}

// codes writes the codes of criteria, neighbours of the form joined: „WA01–WA05,
// WD02”. wanted picks among them.
func codes(criteria []contest.Criterion, wanted func(contest.Criterion) bool) string {
	var parts []string
	for i := 0; i < len(criteria); i++ {
		if !wanted(criteria[i]) {
			continue
		}
		first, last := i, i
		for last+1 < len(criteria) && wanted(criteria[last+1]) && series(criteria[last+1].Code) == series(criteria[i].Code) {
			last++
		}
		i = last
		switch last - first {
		case 0:
			parts = append(parts, criteria[first].Code)
		case 1:
			parts = append(parts, criteria[first].Code, criteria[last].Code)
		default:
			parts = append(parts, criteria[first].Code+"–"+criteria[last].Code)
		}
	}
	return strings.Join(parts, ", ")
}

// series is a code without its number: „WA”.
func series(code string) string { return strings.TrimRight(code, "0123456789") }
