package office

import (
	"context"
	"path/filepath"
	"strconv"
	"testing"

	"biurolidera/internal/contest"
)

// bigSample is 1.2 million answers of 3,000 institutions.
func bigSample(b *testing.B) (*Office, contest.Edition) {
	if testing.Short() {
		b.Skip("a million answers are too many for -short")
	}
	return openSample(b, 3000, 5)
}

// BenchmarkRankingLoad: from the file to all lists.
func BenchmarkRankingLoad(b *testing.B) {
	o, ed := bigSample(b)
	for b.Loop() {
		o.mu.Lock()
		o.computed = nil
		o.mu.Unlock()
		if _, err := o.Ranking(context.Background(), ed); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRankingUpdate: all lists again after one changed answer.
func BenchmarkRankingUpdate(b *testing.B) {
	o, ed := bigSample(b)
	ctx := context.Background()
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		b.Fatal(err)
	}
	for n := 0; b.Loop(); n++ {
		if err := o.follow(ctx, res.Participations[n%len(res.Participations)].ID); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSample: an edition of 300 institutions, invented and kept.
func BenchmarkSample(b *testing.B) {
	for n := 0; b.Loop(); n++ {
		path := filepath.Join(b.TempDir(), strconv.Itoa(n)+".lider")
		if _, err := CreateSample(context.Background(), path, SampleOptions{Participants: 300, AuditsPerChannel: 4, Seed: 1}, testOptions()); err != nil {
			b.Fatal(err)
		}
	}
}
