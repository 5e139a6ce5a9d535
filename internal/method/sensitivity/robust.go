package sensitivity

import "math"

// Robustness is how much change of weights the leader survives (method.md 2d).
type Robustness struct {
	Leader int // unit with place 1, the first of them
	Rival  int // who overtakes first; −1: nobody can
	// Delta is the smallest relative change of all weights, 0..1, that lets Rival draw
	// level; meaningful where Rival ≥ 0. 0 where two share place 1.
	Delta  float64
	Exact  bool // else Delta is from below: no smaller change lets anybody overtake
	Rivals []Rival
	Reason Reason
}

// Rival is one unit's chance to overtake the leader.
type Rival struct {
	Unit  int
	Delta float64
	Never bool // at least level with no cell, behind in one or all (dominated)
	Exact bool
}

// mix is a unit as a weighted mean of cells: a score is Σ weight·value, Σ weight = 1;
// a cell that it lacks has weight 0.
type mix struct{ weight, value []float64 }

// same tells whether both are mixed by equal weights.
func (a mix) same(b mix) bool {
	for k, w := range a.weight {
		if math.Abs(w-b.weight[k]) > 1e-12 {
			return false
		}
	}
	return true
}

// robustness compares the leader with every other unit.
func robustness(mixes []mix, places []int) Robustness {
	r := Robustness{Leader: -1, Rival: -1, Exact: true}
	for i, p := range places {
		if p == 1 {
			r.Leader = i
			break
		}
	}
	if r.Leader < 0 || len(mixes) < 2 {
		r.Reason = TooFew
		return r
	}
	best := math.Inf(1)
	for i := range mixes {
		if i == r.Leader {
			continue
		}
		rival := overtake(mixes[r.Leader], mixes[i])
		rival.Unit = i
		if places[i] == 1 {
			rival.Delta, rival.Never = 0, false
		}
		r.Exact = r.Exact && rival.Exact
		if !rival.Never && rival.Delta < best {
			best, r.Rival, r.Delta = rival.Delta, i, rival.Delta
		}
		r.Rivals = append(r.Rivals, rival)
	}
	return r
}

// overtake finds the smallest change that lets b draw level with a. With equal
// weights w and d = w(s_b−s_a), P = Σd⁺, N = −Σd⁻, it is (N−P)/(N+P); P = 0: never.
func overtake(a, b mix) Rival {
	if !a.same(b) {
		return bounded(a, b)
	}
	p, n := 0.0, 0.0
	for k, w := range a.weight {
		if d := w * (b.value[k] - a.value[k]); d > 0 {
			p += d
		} else {
			n -= d
		}
	}
	if p == 0 && n > 0 {
		return Rival{Never: true, Exact: true}
	}
	if p+n == 0 {
		return Rival{Exact: true} // equal in every cell
	}
	return Rival{Delta: max(0, (n-p)/(n+p)), Exact: true}
}

// bounded gives a bound from below where the two are mixed by different weights: a's
// score at its worst against b's at its best, as if the weights could move for each
// on their own.
func bounded(a, b mix) Rival {
	reaches := func(delta float64) bool { return b.extreme(delta, 1) >= a.extreme(delta, -1) }
	if !reaches(1) {
		return Rival{Never: true}
	}
	low, high := 0.0, 1.0
	for range 60 {
		if mid := (low + high) / 2; reaches(mid) {
			high = mid
		} else {
			low = mid
		}
	}
	if reaches(0) {
		low = 0
	}
	return Rival{Delta: low}
}

// extreme is the highest (sign 1) or lowest (−1) score with each weight changed by at
// most ±delta: values beyond the score itself get the most weight, the others the
// least. Each step takes it further, and there are finitely many.
func (m mix) extreme(delta, sign float64) float64 {
	score := math.Inf(-1)
	next := 0.0
	for k, w := range m.weight {
		next += sign * w * m.value[k]
	}
	for next > score {
		score = next
		sum, total := 0.0, 0.0
		for k, w := range m.weight {
			if w == 0 {
				continue
			}
			x := w * (1 - delta)
			if sign*m.value[k] > score {
				x = w * (1 + delta)
			}
			sum += x * sign * m.value[k]
			total += x
		}
		if total == 0 {
			break
		}
		next = sum / total
	}
	return sign * score
}

// Robustness is that of the table's leader over its indicators.
func (t *Table) Robustness() Robustness {
	mixes := make([]mix, len(t.values))
	for i, row := range t.values {
		m := mix{make([]float64, len(row)), make([]float64, len(row))}
		total := 0.0
		for k, v := range row {
			if v == v {
				total += t.weights[k]
			}
		}
		for k, v := range row {
			if v == v {
				m.weight[k], m.value[k] = t.weights[k]/total, v
			}
		}
		mixes[i] = m
	}
	_, places := t.official()
	return robustness(mixes, places)
}
