package office

import (
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
)

// modelTable writes a gzipped table of 12 institutions, 4 auditors and two channels, with
// a number as text of the office's kind and two rows that lack something.
func modelTable(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "audyty.csv.gz")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(f)
	fmt.Fprintln(z, "urzad;audytor;kanal;rok;wynik")
	for i := range 12 {
		for k := range 4 {
			fmt.Fprintf(z, "U%02d;A%d;%s;%d;%d,%d\n", i, (i+k)%4, []string{"telefon", "Wizyta"}[k%2], 2020+i%3, 50+3*i+(7*k*i)%11, k)
		}
	}
	fmt.Fprintln(z, "U01;A1;telefon;2020;NA")
	fmt.Fprintln(z, "U01;;telefon;2020;60,5")
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestModelTable(t *testing.T) {
	q := ModelRequest{Path: modelTable(t), Score: "wynik", Institution: "urzad", Auditor: "audytor", Fixed: []string{"kanal", "rok"}}
	m, err := ModelTable(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range m.Fixed {
		names = append(names, f.Name)
	}
	// The base is the first level in byte order: "Wizyta" before "telefon".
	if diff := cmp.Diff([]string{"(Intercept)", "kanaltelefon", "rok"}, names); diff != "" {
		t.Error(diff)
	}
	if m.N != 48 || len(m.Institutions) != 12 || len(m.Auditors) != 4 || m.Institutions[3].ID != "U03" || m.Institutions[3].N != 4 {
		t.Errorf("%+v", m)
	}
	if m.Warnings[0].Code != "method_rows_left_out" || m.Warnings[0].Args["count"] != 2 {
		t.Errorf("%+v", m.Warnings)
	}
	if diff := cmp.Diff([]ModelComponent{{Institutions: 12, Auditors: 4, Audits: 48}}, m.Components); diff != "" {
		t.Error(diff)
	}
	for _, i := range m.Institutions {
		if i.Tier == nil || i.PlaceLow < 1 || i.PlaceLow > i.PlaceHigh || i.PlaceHigh > 12 {
			t.Errorf("%+v", i)
		}
	}
	q.NoAdjust = true
	plain, err := ModelTable(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if plain.N != 49 || plain.Variance.Auditor != nil || len(plain.Auditors) != 0 || plain.Reliability.NFor08 == nil {
		t.Errorf("without auditors: %+v", plain)
	}
}

func TestModelTableRefusals(t *testing.T) {
	path := modelTable(t)
	for _, c := range []struct {
		q    ModelRequest
		want string
	}{
		{ModelRequest{Path: path, Score: "wyniki", Institution: "urzad", Auditor: "audytor"}, "method_column"},
		{ModelRequest{Path: path, Score: "kanal", Institution: "urzad", Auditor: "audytor"}, "method_number"},
		{ModelRequest{Path: path, Score: "wynik", Institution: "wynik", NoAdjust: true}, "inference_one_audit_each"},
		{ModelRequest{Path: path + "x", Score: "wynik", Institution: "urzad"}, "read_missing"},
	} {
		if _, err := ModelTable(t.Context(), c.q); contest.CodeOf(err) != c.want {
			t.Errorf("%+v: %v, want %s", c.q, err, c.want)
		}
	}
}
