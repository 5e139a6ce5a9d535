package inference

import (
	"strings"
	"testing"
)

func benchFit(b *testing.B, fit string) {
	for _, src := range sources {
		if strings.HasPrefix(src.fit, fit) {
			d, _, _ := src.design(b)
			for b.Loop() {
				if _, err := Fit(d, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
}

// The published time of lme4 is 2.9 s for each of the two.
func BenchmarkFitSim10k(b *testing.B)   { benchFit(b, "sim10k") }
func BenchmarkFitInstEval(b *testing.B) { benchFit(b, "insteval") }
