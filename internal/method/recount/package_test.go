package recount

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/method/score"
	"biurolidera/internal/method/score/scoretest"
)

func languages() []Language {
	var all []Language
	for _, code := range locale.Languages() {
		all = append(all, Language{code, locale.For(code).T})
	}
	return all
}

func packed(t *testing.T, p Package) ([]byte, int) {
	t.Helper()
	var b bytes.Buffer
	n, err := Write(&b, p)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), n
}

func parts(t *testing.T, text []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(b)
		if !f.Modified.IsZero() && f.Modified.Year() > 1980 {
			t.Errorf("%s carries the time %s", f.Name, f.Modified)
		}
	}
	return all
}

func samplePackage() Package {
	in := scoretest.Input(11, scoretest.Shape{Institutions: 40})
	return Package{
		Title: "II edycja", Seal: strings.Repeat("ab", 32), Input: in,
		Codes: Anonymise(participations(in), []byte("seed")), Languages: languages(),
	}
}

func TestPackageRecomputes(t *testing.T) {
	p := samplePackage()
	text, n := packed(t, p)
	results := value(t, run(t, text)).(map[string]any)["cases"].([]any)
	if len(results) != n || n < 5 {
		t.Fatalf("%d cases written, %d recomputed", n, len(results))
	}
	direct := value(t, run(t, written(t, Cases(p.Input, p.Codes)))).(map[string]any)["cases"]
	if d := cmp.Diff(direct, any(results)); d != "" {
		t.Error(d)
	}
	again, _ := packed(t, p)
	if !bytes.Equal(text, again) {
		t.Error("the same package has other bytes")
	}
}

func TestPackageParts(t *testing.T) {
	p := samplePackage()
	text, _ := packed(t, p)
	all := parts(t, text)
	var names []string
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	want := []string{"SHA256SUMS", "answers.csv", "institutions.csv", "items.csv", "recount.json", "rules.csv", "rules.en.txt", "rules.pl.txt"}
	if d := cmp.Diff(want, names); d != "" {
		t.Error(d)
	}
	lines := strings.Split(strings.TrimSpace(all[manifestName]), "\n")
	if len(lines) != len(want)-1 {
		t.Errorf("the manifest names %d parts", len(lines))
	}
	for _, line := range lines {
		sum, name, _ := strings.Cut(line, "  ")
		if got := sha256.Sum256([]byte(all[name])); hex.EncodeToString(got[:]) != sum {
			t.Errorf("%s: the manifest's hash is another", name)
		}
	}
	for _, inst := range p.Input.Institutions {
		for name, part := range all {
			if strings.Contains(part, inst.Code) {
				t.Errorf("%s names participation %s", name, inst.Code)
			}
		}
	}
}

// The tables hold the overall case: rebuilt from them alone it has the same answers.
func TestTables(t *testing.T) {
	p := samplePackage()
	p.Input.Forms[0].Sections[0].Area = "=1+1"
	text, _ := packed(t, p)
	all := parts(t, text)
	table := func(name string) [][]string {
		rows, err := csv.NewReader(strings.NewReader(all[name])).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return rows
	}
	overall := Cases(p.Input, p.Codes)[0]
	checkItems(t, overall, table("items.csv"))
	checkAnswers(t, overall, table("answers.csv"))
	institutions := table("institutions.csv")
	for i, inst := range overall.Input.Institutions {
		k := slices.Index(p.Codes, inst.Code)
		if row := institutions[i+1]; row[0] != inst.Code || row[1] != p.Input.Institutions[k].Category || len(strings.Fields(row[2])) != len(inst.Channels) {
			t.Errorf("institutions.csv row %d: %v", i+1, row)
		}
	}
	rules := table("rules.csv")
	if d := cmp.Diff([]string{"V visit", whole(p.Input.Channels[0].Weight)}, rules[1]); d != "" {
		t.Error(d)
	}
}

func checkItems(t *testing.T, overall Case, items [][]string) {
	t.Helper()
	n := 1
	for i, f := range overall.Input.Forms {
		for s, section := range f.Sections {
			for _, item := range section.Items {
				fail := ""
				if item.Critical {
					fail = whole(item.FailAt)
				}
				area := section.Area
				if area == "=1+1" {
					area = "'=1+1"
				}
				want := []string{string(overall.Input.Channels[i].ID), whole(int64(s + 1)), area, whole(section.Weight), item.Code, whole(item.Weight), whole(item.Max), fail}
				if d := cmp.Diff(want, items[n]); d != "" {
					t.Fatal(d)
				}
				n++
			}
		}
	}
	if n != len(items) {
		t.Errorf("items.csv has %d rows, want %d", len(items), n)
	}
}

func checkAnswers(t *testing.T, overall Case, answers [][]string) {
	t.Helper()
	points, confirmed, unconfirmed := 0, 0, 0
	for _, row := range answers[1:] {
		if row[4] != "NA" {
			points++
		}
		switch row[5] {
		case "confirmed":
			confirmed++
		case "unconfirmed":
			unconfirmed++
		}
	}
	wantPoints, wantConfirmed, wantFailed, wantRows := counted(overall)
	if points != wantPoints || confirmed != wantConfirmed || confirmed+unconfirmed != wantFailed || len(answers)-1 != wantRows || unconfirmed == 0 {
		t.Errorf("answers.csv: %d rows, %d points, %d confirmed, %d not; want %d, %d, %d, %d", len(answers)-1, points, confirmed, unconfirmed, wantRows, wantPoints, wantConfirmed, wantFailed-wantConfirmed)
	}
}

func counted(c Case) (points, confirmed, failed, rows int) {
	for _, inst := range c.Input.Institutions {
		for _, w := range inst.Channels {
			for _, a := range w.Audits {
				for _, p := range a.Points {
					rows++
					if p >= 0 {
						points++
					}
				}
				confirmed += len(a.Confirmed)
				failed += len(score.Failures(c.Input.Forms[w.Form], a.Points))
			}
		}
	}
	return points, confirmed, failed, rows
}

func TestRulesText(t *testing.T) {
	p := samplePackage()
	p.Input.Laureate = contest.LaureateRule{MinScore: 7550, MinChannel: 6000, TopPercent: 20}
	for _, l := range languages() {
		text := rulesText(p, l, 9)
		for _, want := range []string{"II edycja", p.Seal, "1/2", "3/5", "20%", "visit~2", "lider recount run"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not in the rules", l.Code, want)
			}
		}
		if strings.ContainsAny(text, "{}⟦⟧") {
			t.Errorf("%s: a text is missing:\n%s", l.Code, text)
		}
	}
	if text := rulesText(p, languages()[0], 9); !strings.Contains(text, "75,50") || !strings.Contains(text, "wizyta") {
		t.Errorf("the Polish text has no Polish number or channel:\n%s", text)
	}
	capped := strings.Count(rulesText(p, languages()[0], 9), "\n")
	p.Input.Laureate.TopPercent, p.Seal = 100, ""
	if open := strings.Count(rulesText(p, languages()[0], 9), "\n"); open != capped-2 {
		t.Errorf("without cap and seal there are %d lines, with them %d", open, capped)
	}
}

func TestCodesMustBeAsMany(t *testing.T) {
	p := samplePackage()
	p.Codes = p.Codes[1:]
	_, err := Write(io.Discard, p)
	checkError(t, "codes", err, "recount_codes")
}

// A full disk is told, not swallowed.
func TestWriteFails(t *testing.T) {
	for _, limit := range []int{0, 100, 5000} {
		if _, err := Write(&fullDisk{limit}, samplePackage()); err == nil {
			t.Errorf("after %d bytes: no error", limit)
		}
		if err := WriteJSON(&fullDisk{limit}, Cases(samplePackage().Input, samplePackage().Codes)); err == nil {
			t.Errorf("JSON after %d bytes: no error", limit)
		}
	}
}

type fullDisk struct{ left int }

func (f *fullDisk) Write(b []byte) (int, error) {
	if len(b) > f.left {
		return 0, io.ErrShortWrite
	}
	f.left -= len(b)
	return len(b), nil
}

func BenchmarkPackage(b *testing.B) {
	p := samplePackage()
	p.Input = scoretest.Input(1, scoretest.Shape{Institutions: 1000})
	p.Codes = Anonymise(participations(p.Input), []byte("x"))
	var size int
	for b.Loop() {
		var out bytes.Buffer
		if _, err := Write(&out, p); err != nil {
			b.Fatal(err)
		}
		size = out.Len()
	}
	b.ReportMetric(float64(size), "bytes")
}

func BenchmarkRun(b *testing.B) {
	p := samplePackage()
	p.Input = scoretest.Input(1, scoretest.Shape{Institutions: 1000})
	p.Codes = Anonymise(participations(p.Input), []byte("x"))
	var out bytes.Buffer
	if err := WriteJSON(&out, Cases(p.Input, p.Codes)); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(out.Len()))
	for b.Loop() {
		if err := Run(bytes.NewReader(out.Bytes()), int64(out.Len()), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
