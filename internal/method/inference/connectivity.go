package inference

import (
	"cmp"
	"slices"

	"biurolidera/internal/contest"
)

// connect finds the components of the institution–auditor graph by union-find.
func connect(d *Design) Connectivity {
	n := d.Institutions
	parent := make([]int32, n+d.Auditors)
	for k := range parent {
		parent[k] = int32(k)
	}
	root := func(k int32) int32 {
		for parent[k] != k {
			parent[k] = parent[parent[k]]
			k = parent[k]
		}
		return k
	}
	for k, j := range d.Auditor {
		a, b := root(d.Institution[k]), root(int32(n)+j)
		parent[max(a, b)] = min(a, b)
	}
	audits := make([]int, len(parent))
	for _, i := range d.Institution {
		audits[root(i)]++
	}
	var roots []int32
	for k := range parent {
		if audits[k] > 0 {
			roots = append(roots, int32(k))
		}
	}
	slices.SortStableFunc(roots, func(a, b int32) int { return cmp.Compare(audits[b], audits[a]) })
	number := make([]int32, len(parent))
	for k := range number {
		number[k] = -1
	}
	for c, r := range roots {
		number[r] = int32(c)
	}
	all := make([]int32, len(parent))
	for k := range all {
		all[k] = number[root(int32(k))]
	}
	return Connectivity{
		Components: len(roots), Institution: all[:n], Auditor: all[n:],
		Largest: float64(audits[roots[0]]) / float64(len(d.Institution)),
	}
}

// warn notes what weakens the model (method.md §2b, connectivity and pitfalls).
func (m *Model) warn(d *Design) {
	note := func(f contest.Finding) { m.Warnings = append(m.Warnings, f) }
	for _, name := range m.sys.dropped {
		note(contest.Warn("inference_column_dropped", "column", name))
	}
	if m.Variance.Institution == 0 {
		note(contest.Warn("inference_no_differences"))
	}
	if d.Auditor == nil {
		return
	}
	if m.Variance.Auditor == 0 {
		note(contest.Warn("inference_no_severity"))
	}
	c := m.Connectivity
	if c.Components > 1 {
		note(contest.Warn("inference_components", "count", c.Components))
	}
	if c.Largest < 0.95 {
		note(contest.Warn("inference_disconnected", "percent", int(100*c.Largest)))
	}
	narrow, single := m.thin()
	if narrow > 0 {
		note(contest.Warn("inference_narrow_auditors", "count", narrow))
	}
	if single > 0 {
		note(contest.Warn("inference_single_auditor", "count", single))
	}
	if twice := repeatedPairs(d); twice > 0 {
		note(contest.Warn("inference_same_auditor_again", "count", twice))
	}
}

// thin counts auditors with fewer than five institutions and institutions with one
// auditor only.
func (m *Model) thin() (narrow, single int) {
	for _, a := range m.Auditors {
		if a.N > 0 && a.Institutions < 5 {
			narrow++
		}
	}
	for _, i := range m.Institutions {
		if i.Auditors == 1 {
			single++
		}
	}
	return narrow, single
}

// repeatedPairs counts the institutions that an auditor saw twice in the same channel
// (where channels are known): such audits are not independent (pitfall 11).
func repeatedPairs(d *Design) int {
	if d.Channel == nil {
		return 0
	}
	type visit struct{ institution, auditor, channel int32 }
	seen := make(map[visit]bool, len(d.Score))
	again := make(map[int32]bool)
	for k, i := range d.Institution {
		v := visit{i, d.Auditor[k], d.Channel[k]}
		if seen[v] {
			again[i] = true
		}
		seen[v] = true
	}
	return len(again)
}
