package office

import (
	"context"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/inference"
)

// ModelRequest names a table and its columns for the diagnostic model (method.md §6).
type ModelRequest struct {
	Path, Score, Institution string
	Auditor                  string   // empty: a model without auditors
	Fixed                    []string // a column of numbers enters as it is, a text as a factor
	NoAdjust                 bool     // no correction for severity: auditors are left out of the model
}

// ModelResult is the model of a table, as machines read it. What can't be told is nil.
type ModelResult struct {
	N            int                `json:"n"`
	Criterion    float64            `json:"criterion"`
	Variance     ModelVariance      `json:"variance"`
	Fixed        []ModelFixed       `json:"fixed"`
	Institutions []ModelInstitution `json:"institutions"`
	Auditors     []ModelAuditor     `json:"auditors"`
	Reliability  ModelReliability   `json:"reliability"`
	Components   []ModelComponent   `json:"components"` // the one with most audits first
	Warnings     []contest.Finding  `json:"-"`
}

// ModelVariance are the components in squared points; Auditor is nil without auditors.
type ModelVariance struct {
	Institution float64  `json:"institution"`
	Auditor     *float64 `json:"auditor"`
	Residual    float64  `json:"residual"`
}

// ModelFixed is a fixed effect.
type ModelFixed struct {
	Name     string  `json:"name"`
	Estimate float64 `json:"estimate"`
	SE       float64 `json:"se"`
}

// ModelInstitution is an institution with its place by the adjusted score, the 5–95 %
// range of places and the tier of those not told apart.
type ModelInstitution struct {
	ID         string  `json:"id"`
	N          int     `json:"n"`
	BLUP       float64 `json:"blup"`
	PEVSD      float64 `json:"pev_sd"`
	Adjusted   float64 `json:"adjusted"`
	AdjustedSE float64 `json:"adjusted_se"`
	Place      int     `json:"place"`
	PlaceLow   int     `json:"place_low"`
	PlaceHigh  int     `json:"place_high"`
	Tier       *int    `json:"tier"`
}

// ModelAuditor is an auditor; severity is in points taken from every score.
type ModelAuditor struct {
	ID       string  `json:"id"`
	N        int     `json:"n"`
	Severity float64 `json:"severity"`
	PEVSD    float64 `json:"pev_sd"`
}

// ModelReliability is how far the scores tell institutions apart; the last two are nil
// where no differences were found.
type ModelReliability struct {
	Phi      float64  `json:"phi"`
	Adjusted *float64 `json:"adjusted"`
	NFor08   *float64 `json:"n_for_0_8"`
}

// ModelComponent is a part of the institution–auditor graph without links to the rest.
type ModelComponent struct {
	Institutions int `json:"institutions"`
	Auditors     int `json:"auditors"`
	Audits       int `json:"audits"`
}

// modelSeed is the seed of the places of a table: the same table gives the same output.
const modelSeed = 1

// ModelTable fits the diagnostic model DM-1 to a table (method.md §2b, §6).
func ModelTable(ctx context.Context, q ModelRequest) (_ *ModelResult, err error) {
	defer wrap(&err, "ModelTable(%q)", q.Path)
	t, err := ReadMethodTable(ctx, q.Path)
	if err != nil {
		return nil, err
	}
	if q.NoAdjust {
		q.Auditor = ""
	}
	design, institutions, auditors, err := designOf(t, q)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m, err := inference.Fit(design, inference.Options{})
	if err != nil {
		return nil, err
	}
	r := modelResult(m, institutions, auditors)
	if left := t.Rows() - m.N; left > 0 {
		r.Warnings = append([]contest.Finding{contest.Warn("method_rows_left_out", "count", left)}, r.Warnings...)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r.addTiers(design)
	return r, ctx.Err()
}

// designOf reads the named columns; rows that lack one of them are left out.
func designOf(t *MethodTable, q ModelRequest) (d inference.Design, institutions, auditors []string, err error) {
	columns := append([]string{q.Score, q.Institution}, q.Fixed...)
	if q.Auditor != "" {
		columns = append(columns, q.Auditor)
	}
	rows, err := t.Complete(columns...)
	if err != nil {
		return d, nil, nil, err
	}
	if len(rows) == 0 {
		return d, nil, nil, contest.E("method_no_rows", "file", t.File, "columns", strings.Join(columns, ", "))
	}
	if d.Score, err = t.Numbers(q.Score, rows); err != nil {
		return d, nil, nil, err
	}
	d.Institution, institutions = t.levels(q.Institution, rows)
	d.Institutions = len(institutions)
	if q.Auditor != "" {
		d.Auditor, auditors = t.levels(q.Auditor, rows)
		d.Auditors = len(auditors)
	}
	d.Fixed = &inference.Fixed{}
	for _, name := range q.Fixed {
		if v, err := t.Numbers(name, rows); err == nil {
			d.Fixed.AddNumber(name, v)
			continue
		}
		d.Fixed.AddFactor(name, t.texts(name, rows))
	}
	return d, institutions, auditors, nil
}

// texts gives the cells of a known column at the given rows.
func (t *MethodTable) texts(name string, rows []int) []string {
	cells := t.cells[slices.Index(t.Names, name)]
	out := make([]string, len(rows))
	for k, row := range rows {
		out[k] = cells[row]
	}
	return out
}

// levels numbers the different cells of a known column in byte order.
func (t *MethodTable) levels(name string, rows []int) (of []int32, levels []string) {
	texts := t.texts(name, rows)
	number := make(map[string]int32)
	for _, s := range texts {
		number[s] = 0
	}
	for s := range number {
		levels = append(levels, s)
	}
	slices.Sort(levels)
	for k, s := range levels {
		number[s] = int32(k)
	}
	of = make([]int32, len(texts))
	for k, s := range texts {
		of[k] = number[s]
	}
	return of, levels
}

// modelResult writes a model down with its places.
func modelResult(m *inference.Model, institutions, auditors []string) *ModelResult {
	r := &ModelResult{
		N: m.N, Criterion: m.Criterion, Warnings: m.Warnings, Auditors: []ModelAuditor{},
		Variance:    ModelVariance{Institution: m.Variance.Institution, Residual: m.Variance.Residual},
		Reliability: ModelReliability{Phi: m.Reliability.Phi},
		Components:  componentsOf(m),
	}
	if m.Variance.Institution > 0 {
		r.Reliability.Adjusted, r.Reliability.NFor08 = &m.Reliability.Adjusted, &m.Reliability.NFor08
	}
	for _, f := range m.Fixed {
		r.Fixed = append(r.Fixed, ModelFixed{f.Name, f.Estimate, f.SE})
	}
	scores := make([]float64, len(institutions))
	for i, e := range m.Institutions {
		scores[i] = e.Adjusted
	}
	places := m.Places(inference.PlaceOptions{Seed: modelSeed})
	by := inference.PlacesOf(scores)
	for i, e := range m.Institutions {
		p := places.Overall[i]
		r.Institutions = append(r.Institutions, ModelInstitution{
			ID: institutions[i], N: e.N, BLUP: e.BLUP, PEVSD: e.PEVSD, Adjusted: e.Adjusted, AdjustedSE: e.AdjustedSE,
			Place: by[i], PlaceLow: p.Low, PlaceHigh: p.High,
		})
	}
	if m.Auditors != nil {
		r.Variance.Auditor = &m.Variance.Auditor
	}
	for j, a := range m.Auditors {
		r.Auditors = append(r.Auditors, ModelAuditor{auditors[j], a.N, a.Severity, a.PEVSD})
	}
	return r
}

func componentsOf(m *inference.Model) []ModelComponent {
	all := make([]ModelComponent, m.Connectivity.Components)
	for i, c := range m.Connectivity.Institution {
		if c >= 0 {
			all[c].Institutions++
			all[c].Audits += m.Institutions[i].N
		}
	}
	for _, c := range m.Connectivity.Auditor {
		if c >= 0 {
			all[c].Auditors++
		}
	}
	return all
}

// addTiers gives each institution its tier, from unshrunken estimates with their whole
// covariance; a table that has none keeps nil and says why.
func (r *ModelResult) addTiers(d inference.Design) {
	b, err := inference.FitBLUE(d, inference.Options{})
	if err == nil {
		var bounds *inference.Bounds
		if bounds, err = inference.RankBounds(b.Estimate, b, inference.BoundOptions{Together: true}); err == nil {
			for k, i := range b.Institution {
				r.Institutions[i].Tier = &bounds.Tier[k]
			}
			return
		}
	}
	r.Warnings = append(r.Warnings, contest.Warn("method_no_tiers"))
}
