package strength

import (
	"encoding/csv"
	"errors"
	"io/fs"
	"math"
	"os"
	"slices"
	"testing"

	"biurolidera/internal/method/inference"
)

// TestRealMysteryClients fits the eight yes-or-no criteria of the 797 real visits that
// name one of 11 auditors, to some 360 facilities. Most facilities were visited twice: they may be told
// hints, never findings.
func TestRealMysteryClients(t *testing.T) {
	f, err := os.Open("../../../../shared/data/oracles/mumbai_mystery_clients.csv")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the shared folder has no mumbai_mystery_clients.csv")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(name string) int { return slices.Index(rows[0], name) }
	d := Data{Audits: len(rows) - 1}
	numbered := func(of map[string]int32, name string) int32 {
		if _, known := of[name]; !known {
			of[name] = int32(len(of))
		}
		return of[name]
	}
	facilities, auditors := map[string]int32{}, map[string]int32{}
	items := []string{"liked", "would_return", "private_env", "knowledgeable", "took_worries_seriously", "explained_condition", "explained_plan", "correct_management"}
	for _, name := range items {
		d.Criteria = append(d.Criteria, Criterion{Code: name, Area: "service", Weight: 1, Binary: true})
	}
	for audit, row := range rows[1:] {
		if row[column("auditor")] == "" {
			continue
		}
		i, j := numbered(facilities, row[column("facility")]), numbered(auditors, row[column("auditor")])
		for k, name := range items {
			if v := row[column(name)]; v == "0" || v == "1" {
				d.Answers = append(d.Answers, Answer{i, j, int32(audit), int32(k), float64(v[0] - '0')})
			}
		}
	}
	d.Categories, d.Auditors = categories(len(facilities)), len(auditors)
	fits, err := FitAll(d, inference.Contest())
	if err != nil {
		t.Fatal(err)
	}
	if len(facilities) < 350 || len(auditors) != 11 || len(fits) != len(items) {
		t.Fatalf("%d facilities, %d auditors, %d fits", len(facilities), len(auditors), len(fits))
	}
	confirmed, hints, tested := 0, 0, 0
	for _, p := range assessAll(fits, d.Categories, nil, DefaultOptions()) {
		for _, f := range p.All {
			if math.IsNaN(f.P+f.Difference+f.Performance) || f.P < 0 || f.P > 1 || (f.Test != "" && f.N < 4) || (f.Confirmed && f.Test == "") {
				t.Fatalf("%+v", f)
			}
			if f.Test != "" {
				tested++
			}
		}
		confirmed += len(p.Strengths) + len(p.Improve)
		hints += len(p.Hints)
	}
	t.Logf("%d tested, %d confirmed, %d hints", tested, confirmed, hints)
	if tested == 0 || confirmed > tested/4 || hints == 0 {
		t.Errorf("%d tested, %d confirmed, %d hints", tested, confirmed, hints)
	}
}
