package inference

import (
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const shared = "../../../../shared/data/oracles"

// oracle reads a fit of lme4 (a list of fits where the file has several).
func oracle(t testing.TB, name string, to any) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(shared, name))
	if os.IsNotExist(err) {
		t.Skipf("no %s here: the check against lme4 is left out", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, to); err != nil {
		t.Fatal(err)
	}
}

// table reads columns of a CSV file of the oracles; rows with an empty or NA cell in
// one of them are left out.
func table(t testing.TB, name string, columns ...string) map[string][]string {
	t.Helper()
	f, err := os.Open(filepath.Join(shared, name))
	if os.IsNotExist(err) {
		t.Skipf("no %s here: the check against lme4 is left out", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for _, row := range rows[1:] {
		if slices.ContainsFunc(columns, func(c string) bool {
			v := row[slices.Index(rows[0], c)]
			return v == "" || v == "NA"
		}) {
			continue
		}
		for _, c := range columns {
			out[c] = append(out[c], row[slices.Index(rows[0], c)])
		}
	}
	return out
}

func numbers(t testing.TB, texts []string) []float64 {
	t.Helper()
	out := make([]float64, len(texts))
	for k, s := range texts {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		out[k] = v
	}
	return out
}

// index numbers the texts in byte order and gives the levels.
func index(texts []string) ([]int32, []string) {
	levels := slices.Compact(slices.Sorted(slices.Values(texts)))
	out := make([]int32, len(texts))
	for k, s := range texts {
		at, _ := slices.BinarySearch(levels, s)
		out[k] = int32(at)
	}
	return out, levels
}

// source tells where a fit's data are.
type source struct {
	fit, csv                    string
	score, institution, auditor string
	factors, numbers            []string
}

var sources = []source{
	{fit: "penicillin.fit.json", csv: "penicillin.csv", score: "diameter", institution: "plate", auditor: "sample"},
	{fit: "pastes.fit.json", csv: "pastes.csv", score: "strength", institution: "sample", auditor: "batch"},
	{fit: "dyestuff2.fit.json", csv: "dyestuff2.csv", score: "Yield", institution: "Batch"},
	{fit: "sleepstudy.fit.json#0", csv: "sleepstudy.csv", score: "Reaction", institution: "Subject"},
	{fit: "sleepstudy.fit.json#1", csv: "sleepstudy.csv", score: "Reaction", institution: "Subject", numbers: []string{"Days"}},
	{fit: "mumbai_service.fit.json", csv: "mumbai_mystery_clients.csv", score: "service_score", institution: "facility", auditor: "auditor", factors: []string{"scenario", "type"}},
	{fit: "insteval.fit.json", csv: "insteval.csv.gz", score: "y", institution: "d", auditor: "s"},
	{fit: "sim10k.fit.json", csv: "sim10k.csv.gz", score: "y", institution: "inst", auditor: "auditor", factors: []string{"channel"}},
}

// design reads the data of a fit; institutions and auditors are the levels' names.
func (s source) design(t testing.TB) (d Design, institutions, auditors []string) {
	t.Helper()
	columns := append(append([]string{s.score, s.institution}, s.factors...), s.numbers...)
	if s.auditor != "" {
		columns = append(columns, s.auditor)
	}
	data := table(t, s.csv, columns...)
	d.Score = numbers(t, data[s.score])
	d.Institution, institutions = index(data[s.institution])
	d.Institutions = len(institutions)
	if s.auditor != "" {
		d.Auditor, auditors = index(data[s.auditor])
		d.Auditors = len(auditors)
	}
	d.Fixed = &Fixed{}
	for _, f := range s.factors {
		values := data[f]
		if f == "channel" { // the oracle's base is "visit"
			values = slices.Clone(values)
			for k, v := range values {
				if v == "visit" {
					values[k] = "" // first in byte order
				}
			}
		}
		d.Fixed.AddFactor(f, values)
	}
	for _, f := range s.numbers {
		d.Fixed.AddNumber(f, numbers(t, data[f]))
	}
	return d, institutions, auditors
}

// lme4 is a fit as R wrote it.
type lme4 struct {
	Criterion float64
	Sigma2    float64
	Variance  json.RawMessage
	Theta     map[string]float64
	Fixef     []struct {
		Name         string
		Estimate, SE float64
	}
	Vcov   [][]float64 `json:"vcov_fixef"`
	Probes []struct {
		Theta     numberOrList
		Criterion float64
	} `json:"deviance_probes"`
	Blups    map[string][]lmeEffect
	Adjusted []struct {
		Level        string
		Adjusted, SE float64
	}
	Inst     []lmeEffect `json:"inst_sample"`
	Auditors []lmeEffect
	Sums     map[string]float64
	Rank     *struct{ Table []lmePlace } `json:"rank_distribution"`
}

type lmeEffect struct {
	Level    string
	Inst     json.Number
	Auditor  json.Number
	Blup     float64
	PEV      float64 `json:"pev_sd"`
	Severity float64 `json:"severity_blup"`
	Adjusted float64
	SE       float64 `json:"se_adjusted"`
}

// name is the level in whichever way the file gives it.
func (e lmeEffect) name() string {
	return e.Level + e.Inst.String() + e.Auditor.String()
}

type lmeVariance struct {
	name     string
	variance float64
}

// variances reads the list of most fits and the map of sim10k.
func (f lme4) variances(t testing.TB) []lmeVariance {
	t.Helper()
	var list []struct {
		Group    string
		Variance float64
	}
	if json.Unmarshal(f.Variance, &list) == nil {
		var out []lmeVariance
		for _, v := range list {
			out = append(out, lmeVariance{v.Group, v.Variance})
		}
		return out
	}
	var byName map[string]float64
	if err := json.Unmarshal(f.Variance, &byName); err != nil {
		t.Fatal(err)
	}
	out := []lmeVariance{{"Residual", f.Sigma2}}
	for name, v := range byName {
		out = append(out, lmeVariance{name, v})
	}
	return out
}

type lmePlace struct {
	Level    string
	Expected float64 `json:"expected_rank"`
	Q05      int     `json:"rank_q05"`
	Q95      int     `json:"rank_q95"`
	Top1     float64 `json:"p_top1"`
	Top3     float64 `json:"p_top3"`
	Top5     float64 `json:"p_top5"`
	Top10    float64 `json:"p_top10"`
}

type numberOrList []float64

func (n *numberOrList) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] != '[' {
		b = []byte("[" + string(b) + "]")
	}
	var v []float64
	err := json.Unmarshal(b, &v)
	*n = v
	return err
}

func (s source) lme4(t testing.TB) lme4 {
	t.Helper()
	name, number, many := strings.Cut(s.fit, "#")
	if !many {
		var f lme4
		oracle(t, name, &f)
		return f
	}
	var all []lme4
	oracle(t, name, &all)
	k, _ := strconv.Atoi(number)
	return all[k]
}

// The criterion at given ratios is lme4's, before anything is optimised.
func TestCriterionAtGivenRatios(t *testing.T) {
	for _, src := range sources {
		t.Run(src.fit, func(t *testing.T) {
			fit := src.lme4(t)
			d, _, _ := src.design(t)
			if len(fit.Probes) == 0 {
				t.Skip("no probes")
			}
			l, err := newLayout(&d, false, false)
			if err != nil {
				t.Fatal(err)
			}
			s := newSystem(l)
			for _, probe := range fit.Probes {
				g := ratios{probe.Theta[0] * probe.Theta[0]}
				if len(probe.Theta) > 1 {
					g[partDense] = probe.Theta[1] * probe.Theta[1]
				}
				if src.fit == "insteval.fit.json" { // lme4 names students first; so do we
					t.Log("eliminated are", map[bool]string{true: "auditors", false: "institutions"}[l.swapped])
				} else if l.swapped {
					g[0], g[1] = g[1], g[0]
				}
				if !s.solveAt(g) {
					t.Fatalf("no solution at %v", g)
				}
				if diff := math.Abs(s.criterion - probe.Criterion); diff > 1e-5*max(1, fit.Criterion/1e5) {
					t.Errorf("at %v: %.9f, lme4 has %.9f", probe.Theta, s.criterion, probe.Criterion)
				}
			}
		})
	}
}

// The derivatives are those of the criterion, at 0 too.
func TestSlopeIsTheDerivative(t *testing.T) {
	d := invented(7, 30, 12, 4)
	for _, byChannel := range []bool{false, true} {
		l, err := newLayout(&d, byChannel, false)
		if err != nil {
			t.Fatal(err)
		}
		s := newSystem(l)
		active := []int{partElim, partDense}
		if byChannel {
			active = append(active, partCell)
		}
		for _, g := range []ratios{{0.4, 0.3, 0.2}, {0, 0.3, 0.2}, {0.4, 0, 0}, {0, 0, 0}} {
			if !byChannel {
				g[partCell] = 0
			}
			if !s.solveAt(g) {
				t.Fatal("no solution")
			}
			base := s.criterion
			got, _ := s.slope(active)
			for _, k := range active {
				const e = 1e-6
				up := g
				up[k] += e
				s.solveAt(up)
				want := (s.criterion - base) / e
				if g[k] > 0 {
					down := g
					down[k] -= e
					high := s.criterion
					s.solveAt(down)
					want = (high - s.criterion) / (2 * e)
				}
				if math.Abs(got[k]-want) > 1e-3*max(1, math.Abs(want)) {
					t.Errorf("by channel %v at %v, part %d: slope %.6f, differences give %.6f", byChannel, g, k, got[k], want)
				}
			}
		}
	}
}
