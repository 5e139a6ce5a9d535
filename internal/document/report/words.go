package report

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/polish"
)

// words writes texts and numbers in the report's language, with no-break spaces
// where a Polish line must not end.
type words struct{ *locale.Catalogue }

func (w words) t(key string, pairs ...any) string { return w.flow(w.T("report."+key, pairs...)) }

func (w words) n(key string, n int, pairs ...any) string {
	return w.flow(w.N("report."+key, n, pairs...))
}

// flow binds what must stay together; English needs it no less for its numbers.
func (w words) flow(s string) string { return polish.NoOrphans(s) }

// points writes „87,42”; a number that is not there is a dash.
func (w words) points(h *contest.Hundredths) string {
	if h == nil {
		return "–"
	}
	return w.Number(*h)
}

// gain writes points to win with one decimal, as method.md 2e prints them: „3,2”.
// What is less than a tenth and not nothing is „< 0,1”.
func (w words) gain(h contest.Hundredths) string {
	if h > 0 && h < 5 {
		return "<" + polish.NBSP + w.gain(10)
	}
	s := w.Number((h + 5) / 10 * 10)
	return s[:len(s)-1]
}

// mean writes mean points and the maximum: „3,25 / 4”.
func (w words) mean(c Criterion) string {
	return w.Number(c.Mean) + polish.NBSP + "/" + polish.NBSP + strconv.Itoa(c.Max)
}

// percent writes a share without decimals: „83%”.
func (w words) percent(share contest.Hundredths) string {
	return w.Percent((share + 50) / 100 * 100)
}

// channel names a channel in the nominative: „telefon”.
func (w words) channel(c contest.Channel) string { return w.T("channel." + string(c)) }

// heading is the channel with a capital letter.
func (w words) heading(c contest.Channel) string {
	name := w.channel(c)
	_, size := utf8.DecodeRuneInString(name)
	return strings.ToUpper(name[:size]) + name[size:]
}

// difference says how a score stands to the median: „o 3,20 pkt powyżej mediany”.
func (w words) difference(score, median *contest.Hundredths) string {
	switch {
	case score == nil || median == nil:
		return ""
	case *score > *median:
		return w.t("above", "points", *score-*median)
	case *score < *median:
		return w.t("below", "points", *median-*score)
	}
	return w.t("level")
}
