package inference

import (
	"math/rand/v2"
	"testing"
)

// What step-down keeps of the draws gives the same critical values, bit for bit, as
// looking through all pairs anew at every step.
func TestStepDownKeepsWhatStillCounts(t *testing.T) {
	const p = 40
	random := rand.New(rand.NewPCG(3, 5))
	x, cov := make([]float64, p), make(Full, p)
	for j := range p {
		x[j] = 2 * random.NormFloat64()
		cov[j] = make([]float64, p)
		for k := range p {
			cov[j][k] = 0.2
		}
		cov[j][j] += 0.5 + random.Float64()
	}
	c := newContrasts(x, cov)
	c.draw(1)
	above, each := make([][]bool, p), make([]sides, p)
	for j := range p {
		above[j] = make([]bool, p)
		for k := j + 1; k < p; k++ {
			each[j].open = append(each[j].open, k)
		}
	}
	tops, steps := c.tops(), 0
	for rejected := true; rejected; steps++ {
		kept, anew := c.critical(each, above, tops, 0.95), c.critical(each, above, c.tops(), 0.95)
		if kept != anew {
			t.Fatalf("step %d: %v kept, %v anew", steps, kept, anew)
		}
		rejected = false
		for j := range p {
			rejected = c.reject(j, each, kept, above) || rejected
		}
	}
	if steps < 3 {
		t.Errorf("%d steps: too few to keep anything", steps)
	}
}
