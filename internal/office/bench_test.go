package office

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/polish"
	"biurolidera/internal/store"
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

// BenchmarkSearch: a key press among 100,000 institutions, with the exact count.
func BenchmarkSearch(b *testing.B) {
	rows := make([]store.SearchRow, 100_000)
	kinds := []string{"Gmina", "Miasto", "Miejska Biblioteka Publiczna w", "Powiat", "Spółdzielnia Mieszkaniowa „Źródlana”", "Zakład Wodociągów w"}
	towns := []string{"Brzozówek", "Jesionowo", "Łąkowo", "Dębowiec", "Sowobród", "Miodowola", "Żurawno", "Ćwiklin"}
	for i := range rows {
		name := kinds[i%len(kinds)] + " " + towns[i/7%len(towns)] + " " + strconv.Itoa(i)
		rows[i] = store.SearchRow{ID: int64(i + 1), Name: name, Fold: polish.Fold(name + " urząd " + towns[i%len(towns)] + " 612" + strconv.Itoa(i))}
	}
	s := newSearch(rows)
	queries := []string{"g", "gm", "gmi", "łąk", "lak 12", "zrodlana brz", "biblioteka jesion", "9999", "w", "żu", "spol miod", "zzz"}
	var times []time.Duration
	for n := 0; b.Loop(); n++ {
		start := time.Now()
		s.Find(queries[n%len(queries)], 50)
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "p95-ms")
	b.ReportMetric(float64(times[len(times)-1].Microseconds())/1000, "max-ms")
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
