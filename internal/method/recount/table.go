package recount

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// The tables hold what the overall case holds, in CSV (RFC 4180, UTF-8, a header
// row), for people who would rather open a spreadsheet than JSON.

// table writes rows; text that a spreadsheet would run as a formula gets an
// apostrophe in front.
type table struct{ csv *csv.Writer }

// newTable writes the header row.
func newTable(w io.Writer, header ...string) table {
	t := table{csv.NewWriter(w)}
	t.row(header...)
	return t
}

// row writes one row; cells are the table's to change.
func (t table) row(cells ...string) {
	for i, c := range cells {
		if first, _ := utf8.DecodeRuneInString(c); c != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", first) {
			cells[i] = "'" + c
		}
	}
	_ = t.csv.Write(cells) // kept by the writer, given by end
}

// end writes out what is buffered and gives the first error there was.
func (t table) end() error {
	t.csv.Flush()
	return t.csv.Error()
}

func whole(n int64) string { return strconv.FormatInt(n, 10) }

// writeRules writes the numbers of the rules: key, value.
func writeRules(w io.Writer, in score.Input) error {
	t := newTable(w, "key", "value")
	for _, c := range in.Channels {
		t.row("V "+string(c.ID), whole(c.Weight))
		t.row("n_min "+string(c.ID), whole(int64(c.MinAudits)))
	}
	v, l := in.Coverage, in.Laureate
	t.row("coverage section", fraction(v.SectionNum, v.SectionDen))
	t.row("coverage audit", fraction(v.AuditNum, v.AuditDen))
	t.row("min_score", l.MinScore.String())
	t.row("min_channel", l.MinChannel.String())
	t.row("top_percent", whole(int64(l.TopPercent)))
	t.row("critical_gate", strconv.FormatBool(l.CriticalGate))
	return t.end()
}

// writeItems writes the questionnaires, a row an item.
func writeItems(w io.Writer, c Case) error {
	t := newTable(w, "channel", "section", "area", "W", "item", "w", "max", "critical_fail_at")
	for i, ch := range c.Input.Channels {
		for k, s := range c.Input.Forms[i].Sections {
			for _, item := range s.Items {
				fail := ""
				if item.Critical {
					fail = whole(item.FailAt)
				}
				t.row(string(ch.ID), whole(int64(k+1)), s.Area, whole(s.Weight), item.Code, whole(item.Weight), whole(item.Max), fail)
			}
		}
	}
	return t.end()
}

// writeInstitutions writes a row an institution: id, category, applicable channels.
func writeInstitutions(w io.Writer, c Case, p Package) error {
	category := make(map[string]string, len(p.Codes))
	for i, code := range p.Codes {
		category[code] = p.Input.Institutions[i].Category
	}
	t := newTable(w, "id", "category", "applicable")
	for _, inst := range c.Input.Institutions {
		var channels []string
		for _, work := range inst.Channels {
			channels = append(channels, string(c.Input.Channels[work.Channel].ID))
		}
		t.row(inst.Code, category[inst.Code], strings.Join(channels, " "))
	}
	return t.end()
}

// writeAnswers writes a row an answer: institution, channel, the audit's number
// within them, item, points or NA, and whether a critical failure is confirmed.
func writeAnswers(w io.Writer, c Case) error {
	t := newTable(w, "id", "channel", "audit", "item", "points", "critical_failure")
	codes := make([][]string, len(c.Input.Forms))
	for i, f := range c.Input.Forms {
		codes[i] = codesOf(f)
	}
	for _, inst := range c.Input.Institutions {
		for _, work := range inst.Channels {
			channel := c.Input.Channels[work.Channel].ID
			for n, a := range work.Audits {
				t.answers(inst.Code, channel, n+1, codes[work.Form], a, score.Failures(c.Input.Forms[work.Form], a.Points))
			}
		}
	}
	return t.end()
}

// answers writes one audit's rows.
func (t table) answers(id string, channel contest.Channel, audit int, codes []string, a score.Audit, failures []int32) {
	for i, p := range a.Points {
		points, critical := "NA", ""
		if p != score.Unanswered {
			points = whole(int64(p))
		}
		if slices.Contains(failures, int32(i)) {
			critical = "unconfirmed"
			if slices.Contains(a.Confirmed, int32(i)) {
				critical = "confirmed"
			}
		}
		t.row(id, string(channel), whole(int64(audit)), codes[i], points, critical)
	}
}
