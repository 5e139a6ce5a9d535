package office

import (
	"archive/zip"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// TestRecountGivesTheSameRanking: from the package alone the published scores and
// places of every list come out again, and nothing in it names anybody.
func TestRecountGivesTheSameRanking(t *testing.T) {
	o, ed := openSample(t, 60, 4)
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "pakiet.zip")
	if _, err := o.ExportRecount(ctx, ed, path); err != nil {
		t.Fatal(err)
	}
	out, err := RunRecount(path)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Cases []struct {
			Name     string
			Expected []struct {
				Overall *contest.Score
				Place   int
			}
		}
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	var want, recounted []string
	for _, e := range res.List(contest.ListOverall, "").Entries {
		want = append(want, e.Score.Exact()+" "+e.Score.Published.String())
	}
	for _, e := range got.Cases[0].Expected {
		if e.Overall != nil {
			recounted = append(recounted, e.Overall.Exact()+" "+e.Overall.Published.String())
		}
	}
	slices.Sort(want)
	slices.Sort(recounted)
	if got.Cases[0].Name != "overall" || !slices.Equal(want, recounted) {
		t.Errorf("%d scores recounted from %q, want %d", len(recounted), got.Cases[0].Name, len(want))
	}
	checkAnonymous(t, o, ed, path)
}

// checkAnonymous looks for names, auditors, hours and comments in the package.
func checkAnonymous(t *testing.T, o *Office, ed contest.Edition, path string) {
	t.Helper()
	var forbidden []string
	err := o.db.Read(context.Background(), func(r *store.Reader) error {
		parts, err := r.Participations(ed.ID)
		if err != nil {
			return err
		}
		for _, p := range parts {
			forbidden = append(forbidden, p.Name, `"`+p.Code+`"`)
		}
		audits, err := r.Audits(ed.ID, store.AuditFilter{})
		if err != nil {
			return err
		}
		for _, a := range audits[:50] {
			forbidden = append(forbidden, a.Code, a.HeldAt.Format("15:04"), a.HeldAt.Format("2006-01-02"))
			if a.Auditor != "" {
				forbidden = append(forbidden, a.Auditor)
			}
			answers, err := r.Answers(a.ID)
			if err != nil {
				return err
			}
			for _, x := range answers {
				if x.Comment != "" {
					forbidden = append(forbidden, x.Comment)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range unzip(t, path) {
		for _, f := range forbidden {
			if strings.Contains(text, f) {
				t.Errorf("%s has %q", name, f)
			}
		}
	}
}

func unzip(t *testing.T, path string) map[string]string {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(b)
	}
	return parts
}

func TestRecountOfABareCase(t *testing.T) {
	oracle := shared(t, "oracles/official_score_show.json")
	b, err := os.ReadFile(oracle)
	if err != nil {
		t.Fatal(err)
	}
	var all struct{ Cases []json.RawMessage }
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	for i, c := range all.Cases {
		path := filepath.Join(t.TempDir(), "case.json")
		if err := os.WriteFile(path, c, 0o600); err != nil {
			t.Fatal(err)
		}
		var want struct{ Expected any }
		if err := json.Unmarshal(c, &want); err != nil {
			t.Fatal(err)
		}
		out, err := RunRecount(path)
		if err != nil {
			t.Fatalf("case %d: %v", i, err)
		}
		var got any
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatal(err)
		}
		w, _ := json.Marshal(want.Expected)
		g, _ := json.Marshal(got)
		if string(w) != string(g) {
			t.Errorf("case %d differs", i)
		}
	}
	if _, err := RunRecount(filepath.Join(t.TempDir(), "brak.zip")); contest.CodeOf(err) != "read_missing" {
		t.Errorf("missing file: %v", err)
	}
}
