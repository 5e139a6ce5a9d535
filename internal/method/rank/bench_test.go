package rank

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// yearInput invents an edition of the size of bench.md §2: 3 channels of 42
// questions in 6 weighted areas, 5 % N/A, audits a channel as told. Five categories.
func yearInput(seed uint64, institutions int, audits [3]int) score.Input {
	r := rand.New(rand.NewPCG(seed, 1))
	rules := contest.DefaultRules()
	for i := range rules.Channels {
		rules.Channels[i].MinAudits = min(rules.Channels[i].MinAudits, audits[i])
	}
	in := score.NewInput(rules)
	in.Categories = contest.DefaultCategories()
	areaWeights := []int64{10, 15, 15, 20, 25, 15}
	itemWeights := []int64{1, 2, 3, 1, 2, 4, 1}
	for c, ch := range contest.Channels() {
		f := score.Form{Channel: ch}
		for a, w := range areaWeights {
			s := score.Section{Area: fmt.Sprintf("area%d", a), Weight: w}
			for i, iw := range itemWeights {
				item := score.Item{Code: fmt.Sprintf("%d%c%02d", c, 'A'+a, i), Weight: iw, Max: []int64{1, 4}[i%2]}
				item.Critical = a == 3 && i == 0
				s.Items = append(s.Items, item)
			}
			f.Sections = append(f.Sections, s)
		}
		in.Forms = append(in.Forms, f)
	}
	total := 0
	for c, n := range audits {
		total += institutions * n * in.Forms[c].Len()
	}
	column := make([]int32, 0, total)
	for i := range institutions {
		inst := score.Institution{ID: int64(i + 1), Code: fmt.Sprintf("P-%04d", i+1), Category: in.Categories[i%len(in.Categories)].Code}
		level := r.IntN(40)
		for c, n := range audits {
			w := score.Fieldwork{Channel: c, Form: c}
			for range n {
				start := len(column)
				for _, s := range in.Forms[c].Sections {
					for _, item := range s.Items {
						column = append(column, invented(r, item, level))
					}
				}
				w.Audits = append(w.Audits, score.Audit{Points: column[start:len(column):len(column)]})
			}
			inst.Channels = append(inst.Channels, w)
		}
		in.Institutions = append(in.Institutions, inst)
	}
	return in
}

func invented(r *rand.Rand, item score.Item, level int) int32 {
	if r.IntN(100) < 5 {
		return score.Unanswered
	}
	p := int32(0)
	for range item.Max {
		if r.IntN(100) < 60+level {
			p++
		}
	}
	return p
}

// BenchmarkAll is bench.md §2: 1,008,000 answers of 3,000 institutions to all
// scores and all lists.
func BenchmarkAll(b *testing.B) {
	in := yearInput(1, 3000, [3]int{3, 3, 2})
	for b.Loop() {
		if _, err := New(in); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkScores is the same without lists.
func BenchmarkScores(b *testing.B) {
	in := yearInput(1, 3000, [3]int{3, 3, 2})
	for b.Loop() {
		s, err := score.New(in)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Standings(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkUpdate changes one answer and ranks all lists anew.
func BenchmarkUpdate(b *testing.B) {
	e, err := New(yearInput(1, 3000, [3]int{3, 3, 2}))
	if err != nil {
		b.Fatal(err)
	}
	i := 0
	for b.Loop() {
		i = (i + 7) % 3000
		inst := e.Input().Institutions[i]
		inst.Channels = slices.Clone(inst.Channels)
		w := &inst.Channels[0]
		w.Audits = slices.Clone(w.Audits)
		w.Audits[0].Points = slices.Clone(w.Audits[0].Points)
		w.Audits[0].Points[0] = 1 - max(0, w.Audits[0].Points[0])
		if _, err := e.Update(i, inst); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkYardstick is the naive sum over columns with binary fractions and one
// goroutine, overall scores only: what exactness and lists are measured against.
func BenchmarkYardstick(b *testing.B) {
	in := yearInput(1, 3000, [3]int{3, 3, 2})
	out := make([]float64, len(in.Institutions))
	for b.Loop() {
		for i := range in.Institutions {
			sum, weights := 0.0, 0.0
			for _, w := range in.Institutions[i].Channels {
				mean := 0.0
				for _, a := range w.Audits {
					mean += naive(&in.Forms[w.Form], a.Points)
				}
				v := float64(in.Channels[w.Channel].Weight)
				sum += v * mean / float64(len(w.Audits))
				weights += v
			}
			out[i] = sum / weights
		}
	}
}

func naive(f *score.Form, points []int32) float64 {
	total, weights, i := 0.0, 0.0, 0
	for s := range f.Sections {
		section := &f.Sections[s]
		n, d := 0.0, 0.0
		for k := range section.Items {
			if p := points[i]; p >= 0 {
				item := &section.Items[k]
				n += float64(item.Weight) * float64(p) / float64(item.Max)
				d += float64(item.Weight)
			}
			i++
		}
		if d > 0 {
			total += float64(section.Weight) * n / d
			weights += float64(section.Weight)
		}
	}
	return 100 * total / weights
}
