package office

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/reliability"
	"biurolidera/internal/store"
)

// openRanged is an edition with one audit a channel, all of them counted: few, so that
// a place has a wide range.
func openRanged(t *testing.T) (*Office, contest.Edition) {
	t.Helper()
	o, ed := openSample(t, 60, 1)
	ctx := context.Background()
	r, err := o.Ranking(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	rules := r.Rules
	rules.Channels = slices.Clone(rules.Channels)
	for k := range rules.Channels {
		rules.Channels[k].MinAudits = 1
	}
	if _, err := o.SaveRules(ctx, ed, rules); err != nil {
		t.Fatal(err)
	}
	return o, ed
}

// openUnsure is such an edition with accidents: in every eleventh audit nothing was
// done, whoever was audited.
func openUnsure(t *testing.T) (*Office, contest.Edition) {
	t.Helper()
	o, ed := openRanged(t)
	lowerAll(t, o, ed, func(a contest.Audit) bool { return a.ID%11 == 0 })
	return o, ed
}

// reportText writes a participation's report as a PDF or page and reads its text.
func reportText(t *testing.T, o *Office, ed contest.Edition, code, as string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "raport."+as)
	if _, err := o.WriteReport(context.Background(), ed, code, as, out); err != nil {
		t.Fatal(err)
	}
	return fileText(t, out)
}

// Below 0.50 a report tells the group and the range, never the place; the office's own
// list keeps the places and says what may be published.
func TestUnsureEditionTellsBands(t *testing.T) {
	o, ed := openUnsure(t)
	ctx := context.Background()
	c, err := o.Certainty(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	if c.Refused != nil || c.Reliability.Grade != reliability.GradeBands || !c.Bands() || c.Ranged() {
		t.Fatalf("refused %v, %+v: the sample is too sure", c.Refused, c.Reliability)
	}
	row := classified(t, c)
	code := c.Ranking.Participations[row.Index].Code
	say := SayCertainty(o.cat)
	for _, as := range []string{"pdf", "html"} {
		text := reportText(t, o, ed, code, as)
		for _, want := range []string{
			"Zamiast dokładnego miejsca podano grupę", "realnie miejsca " + say.Range(row.Overall.Low, row.Overall.High),
			"Zakres miejsc: " + say.Range(row.InCategory.Low, row.InCategory.High), "rupa",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", as, want)
			}
		}
		for _, never := range []string{". miejsce", "Miejsce: "} {
			if strings.Contains(text, never) {
				t.Errorf("%s tells a place: %q", as, never)
			}
		}
	}
	out := filepath.Join(t.TempDir(), "lista.pdf")
	if _, err := o.WriteRanking(ctx, ed, "", "pdf", out); err != nil {
		t.Fatal(err)
	}
	if text := fileText(t, out); !strings.Contains(text, "Rzetelność wyniku: 0,") || !strings.Contains(text, "Miejsc nie należy podawać") || !strings.Contains(text, " 1. ") {
		t.Errorf("the office's list:\n%.900s", text)
	}
	checkAdvice(t, o, ed)
}

// checkAdvice reads from the lists of data what the printed one says of publishing.
func checkAdvice(t *testing.T, o *Office, ed contest.Edition) {
	t.Helper()
	ctx, out := context.Background(), filepath.Join(t.TempDir(), "lista.json")
	if _, err := o.WriteRanking(ctx, ed, "", "json", out); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var told struct {
		Advice struct {
			Grade       string `json:"grade"`
			PublicPlace bool   `json:"public_place"`
			Text        string `json:"text"`
		} `json:"advice"`
	}
	if err := json.Unmarshal(content, &told); err != nil || told.Advice.Grade != "bands" || told.Advice.PublicPlace || !strings.Contains(told.Advice.Text, "Miejsc nie należy podawać") {
		t.Errorf("the JSON advises %+v, %v", told.Advice, err)
	}
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	v, err := o.newRankingView(ctx, res, "")
	if err != nil {
		t.Fatal(err)
	}
	if note := v.workbook().Note; !strings.Contains(note, "nie do publikacji") || !strings.Contains(note, told.Advice.Text) || v.table().Note != "" {
		t.Errorf("the workbook says %q", note)
	}
}

// Between 0.50 and 0.70 a place has its range; without a model it has a sentence.
func TestPlacesWithRangeOrUnchecked(t *testing.T) {
	for name, want := range map[string]string{"ranges": "Miejsce podano z zakresem", "refused": "Nie udało się sprawdzić, jak pewne jest to miejsce"} {
		t.Run(name, func(t *testing.T) {
			o, ed := openRanged(t)
			if name == "refused" {
				change(t, o, ed, func(tx *store.Tx, a contest.Audit) error {
					a.Auditor = ""
					return tx.UpdateAudit(a)
				})
			}
			c, err := o.Certainty(context.Background(), ed)
			if err != nil {
				t.Fatal(err)
			}
			if c.Ranged() != (name == "ranges") || (c.Refused != nil) != (name == "refused") || c.Bands() {
				t.Fatalf("%+v is another case", c.Reliability)
			}
			row := classified(t, c)
			text := reportText(t, o, ed, c.Ranking.Participations[row.Index].Code, "pdf")
			if !strings.Contains(text, ". miejsce") || !strings.Contains(text, want) || strings.Contains(text, "realnie miejsc") != c.Ranged() {
				t.Errorf("%q is missing, or the place:\n%.900s", want, text)
			}
		})
	}
}

// classified is the first row with a place.
func classified(t *testing.T, c *Certainty) CertaintyRow {
	t.Helper()
	for _, row := range c.Rows {
		if row.Official != nil {
			return row
		}
	}
	t.Fatal("nobody is classified")
	return CertaintyRow{}
}
