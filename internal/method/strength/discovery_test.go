package strength

import (
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"testing"
)

func TestAdjustedAsPublished(t *testing.T) {
	b, err := os.ReadFile("../../../../shared/data/oracles/misc_show.json")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the shared folder has no misc_show.json")
	}
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		BH struct {
			Rejections struct{ BH int } `json:"published_rejections"`
			Table      []struct{ P, BH, BY float64 }
		} `json:"benjamini_hochberg1995"`
	}
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatal(err)
	}
	var p []float64
	for _, row := range want.BH.Table {
		p = append(p, row.P)
	}
	bh, by, rejected := BenjaminiHochberg(p), BenjaminiYekutieli(p), 0
	for i, row := range want.BH.Table {
		if math.Abs(bh[i]-row.BH) > 1e-6 || math.Abs(by[i]-row.BY) > 1e-6 {
			t.Errorf("p %g: BH %g, BY %g; want %g, %g", row.P, bh[i], by[i], row.BH, row.BY)
		}
		if bh[i] <= 0.05 {
			rejected++
		}
	}
	if rejected != want.BH.Rejections.BH || len(p) != 15 {
		t.Errorf("%d of %d rejected, published %d", rejected, len(p), want.BH.Rejections.BH)
	}
}

// TestAdjustedKeepsOrder: adjusting keeps the order, never lowers a p, and does not
// depend on how the values stand.
func TestAdjustedKeepsOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		p := make([]float64, random.IntN(30))
		for i := range p {
			p[i] = math.Round(random.Float64()*20) / 20
		}
		adjusted := BenjaminiHochberg(p)
		order := random.Perm(len(p))
		mixed := make([]float64, len(p))
		for i, k := range order {
			mixed[i] = p[k]
		}
		for i, v := range BenjaminiHochberg(mixed) {
			if v != adjusted[order[i]] {
				t.Fatalf("%v: %g and %g", p, v, adjusted[order[i]])
			}
		}
		for i := range p {
			if adjusted[i] < p[i] || adjusted[i] > 1 {
				t.Fatalf("%g becomes %g", p[i], adjusted[i])
			}
			for k := range p {
				if p[i] < p[k] && adjusted[i] > adjusted[k] {
					t.Fatalf("%v: the order turns: %v", p, adjusted)
				}
			}
		}
	}
}

func TestFisherMidP(t *testing.T) {
	for _, x := range []struct {
		a, b, c, d int
		want       float64
	}{
		{3, 1, 1, 3, 34.0/70 - 8.0/70},              // the tea taster
		{4, 0, 0, 4, 2.0/70 - 0.5/70},               // all right
		{0, 4, 40, 10, 0},                           // by the sum below
		{5, 0, 100, 0, 0.5},                         // nothing differs: its own table is all there is
		{0, 0, 3, 3, 0.5},                           // no answers
		{2, 2, 20, 20, 1 - 0.5*hyper(2, 4, 22, 44)}, // the likeliest table
	} {
		if x.a == 0 && x.c == 40 {
			x.want = hyper(0, 4, 40, 54) / 2
		}
		if got := FisherMidP(x.a, x.b, x.c, x.d); math.Abs(got-x.want) > 1e-9 {
			t.Errorf("(%d, %d; %d, %d): %.10f, want %.10f", x.a, x.b, x.c, x.d, got, x.want)
		}
	}
	// Swapping rows or columns is the same table.
	random := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		a, b, c, d := random.IntN(8), random.IntN(8), random.IntN(60), random.IntN(60)
		p := FisherMidP(a, b, c, d)
		for _, q := range []float64{FisherMidP(c, d, a, b), FisherMidP(b, a, d, c)} {
			if math.Abs(p-q) > 1e-9 {
				t.Fatalf("(%d, %d; %d, %d): %g and %g", a, b, c, d, p, q)
			}
		}
		if p < 0 || p > 1 {
			t.Fatalf("(%d, %d; %d, %d): %g", a, b, c, d, p)
		}
	}
}

// hyper is the hypergeometric probability by products.
func hyper(x, row, column, all int) float64 {
	choose := func(n, k int) float64 {
		v := 1.0
		for i := range k {
			v *= float64(n-i) / float64(i+1)
		}
		return v
	}
	return choose(column, x) * choose(all-column, row-x) / choose(all, row)
}
