package inference

import (
	"strings"
	"testing"
)

func benchDesign(b *testing.B, fit string) Design {
	b.Helper()
	for _, src := range sources {
		if strings.HasPrefix(src.fit, fit) {
			d, _, _ := src.design(b)
			return d
		}
	}
	b.Fatal("no such fit")
	return Design{}
}

func benchFit(b *testing.B, d Design) *Model {
	b.Helper()
	m, err := Fit(d, Options{})
	if err != nil {
		b.Fatal(err)
	}
	return m
}

// The published time of lme4 is 2.9 s for each of the two, prediction errors apart.
func BenchmarkFitSim10k(b *testing.B) {
	d := benchDesign(b, "sim10k")
	for b.Loop() {
		benchFit(b, d)
	}
}

func BenchmarkFitInstEval(b *testing.B) {
	d := benchDesign(b, "insteval")
	for b.Loop() {
		benchFit(b, d)
	}
}

// Fit, prediction errors and 2000 draws with places: 10 s at most.
func BenchmarkPlacesSim10k(b *testing.B) {
	d := benchDesign(b, "sim10k")
	for b.Loop() {
		benchFit(b, d).Places(PlaceOptions{Seed: 1})
	}
}

// Estimates without shrinkage and tiers of 10,000.
func BenchmarkTiersSim10k(b *testing.B) {
	d := benchDesign(b, "sim10k")
	for b.Loop() {
		blue, err := FitBLUE(d, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := RankBounds(blue.Estimate, blue, BoundOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

// A contest of 300 institutions: model and places in 200 ms.
func Benchmark300Institutions(b *testing.B) {
	threshold := 75.0
	d := invented(3, 300, 40, 12)
	for b.Loop() {
		benchFit(b, d).Places(PlaceOptions{Seed: 1, Threshold: &threshold, Top: []int{1, 10}})
	}
}

// A contest of 150 institutions: the same, variances integrated over.
func Benchmark150Institutions(b *testing.B) {
	threshold := 75.0
	d := invented(3, 150, 30, 12)
	for b.Loop() {
		benchFit(b, d).Places(PlaceOptions{Seed: 1, Threshold: &threshold, Top: []int{1, 10}})
	}
}

// Tiers of 300 institutions, by bootstrap.
func BenchmarkTiers300(b *testing.B) {
	d := invented(3, 300, 40, 12)
	for b.Loop() {
		blue, err := FitBLUE(d, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := RankBounds(blue.Estimate, blue, BoundOptions{Together: true}); err != nil {
			b.Fatal(err)
		}
	}
}

// Coverage of the 90 % intervals on fresh simulations, as a metric: 88–92 is right.
func BenchmarkCoverage(b *testing.B) {
	seed := uint64(1000)
	var all coverage
	for b.Loop() {
		seed++
		all.add(b, seed)
	}
	b.ReportMetric(100*all.score/all.n, "%score90")
	b.ReportMetric(100*all.place/all.n, "%place90")
	b.ReportMetric(0, "ns/op")
}

// A million audits of 50,000 institutions by 400 auditors.
func BenchmarkFitMillion(b *testing.B) {
	d := invented(11, 50_000, 400, 20)
	for b.Loop() {
		benchFit(b, d).Places(PlaceOptions{Seed: 1})
	}
	b.ReportMetric(float64(len(d.Score)), "audits")
}
