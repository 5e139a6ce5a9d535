package office

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// The annexes name what they should, and no auditor.
func TestAnnexes(t *testing.T) {
	o, ed := openSample(t, 60, 4)
	ctx := context.Background()
	c, err := o.Certainty(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	for name, make := range map[string]func(context.Context, contest.Edition) (Paper, error){"kapituła": o.JuryPaper, "metoda": o.MethodPaper} {
		p, err := make(ctx, ed)
		if err != nil {
			t.Fatal(err)
		}
		text := paperText(t, p)
		for _, code := range c.sample.auditors {
			if strings.Contains(text, code) {
				t.Errorf("%s names auditor %s", name, code)
			}
		}
		if name == "metoda" {
			for _, want := range []string{"Wariancja", "różna surowość audytorów", "REML", fmt.Sprintf("ziarno losowania %d", c.Seed)} {
				if !strings.Contains(text, want) {
					t.Errorf("%s lacks %q", name, want)
				}
			}
			continue
		}
		for _, row := range c.Rows {
			if row.Official != nil && !strings.Contains(text, firstWord(c.Ranking.Participations[row.Index].Name)) {
				t.Errorf("%s lacks %s", name, c.Ranking.Participations[row.Index].Name)
			}
		}
		for _, want := range []string{"grupa czołowa", "Blisko progu tytułu", "Kryteria krytyczne do rozstrzygnięcia"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", name, want)
			}
		}
	}
}

// Without codes the annexes say why they say no more.
func TestAnnexesWithoutAModel(t *testing.T) {
	o, ed := openSample(t, 25, 3)
	change(t, o, ed, func(tx *store.Tx, a contest.Audit) error {
		a.Auditor = ""
		return tx.UpdateAudit(a)
	})
	ctx := context.Background()
	for _, make := range []func(context.Context, contest.Edition) (Paper, error){o.JuryPaper, o.MethodPaper} {
		p, err := make(ctx, ed)
		if err != nil {
			t.Fatal(err)
		}
		if text := paperText(t, p); !strings.Contains(text, "kodu audytora") {
			t.Errorf("the reason is not told:\n%.600s", text)
		}
	}
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// paperText is what pdftotext reads in a paper, in one line.
func paperText(t *testing.T, p Paper) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), p.Name)
	if err := p.Save(path); err != nil {
		t.Fatal(err)
	}
	return fileText(t, path)
}

// fileText is the text of a page as it is, or what pdftotext reads in a PDF, in one
// line.
func fileText(t *testing.T, path string) string {
	t.Helper()
	var out []byte
	var err error
	if filepath.Ext(path) == ".html" {
		out, err = os.ReadFile(path)
	} else {
		if _, err := exec.LookPath("pdftotext"); err != nil {
			t.Skip("there is no pdftotext here")
		}
		out, err = exec.CommandContext(t.Context(), "pdftotext", "-layout", path, "-").Output()
	}
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(string(out), "\u00a0", " ")), " ")
}
