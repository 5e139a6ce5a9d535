// Package scoretest invents inputs of the official score for the tests of
// internal/method: small enough to read, odd enough to meet every rule.
package scoretest

import (
	"fmt"
	"math/rand/v2"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// Sizes of the weights and maxima that are invented.
const (
	Plain = iota // as questionnaires have them
	Odd          // primes, so that common denominators grow
	Huge         // near the limits, so that nothing fits int64
)

// Shape is what kind of input is wanted. Zero counts: chosen by chance.
type Shape struct {
	Institutions int
	Weights      int
	Rules        bool // coverage and gates away from their defaults too
}

var numbers = [][]int64{
	Plain: {1, 2, 3, 4, 5, 10, 15, 20, 25},
	Odd:   {7, 11, 13, 97, 101, 997, 7919},
	Huge:  {999_999_937, 999_999_929, 999_999_893, 999_999_883, 1_000_000_000, 1},
}

var maxima = [][]int64{
	Plain: {1, 1, 2, 4, 4, 5, 10},
	Odd:   {1, 3, 7, 13, 97, 9973},
	Huge:  {1, 999_999_937, 999_999_929, 999_999_893, 999_999_883, 1_000_000_000},
}

// Input invents an edition of three channels, two categories and, of each channel,
// up to two questionnaire variants. The same seed and shape give the same input.
func Input(seed uint64, shape Shape) score.Input {
	g := generator{rand.New(rand.NewPCG(seed, 7)), shape}
	rules := contest.DefaultRules()
	in := score.NewInput(rules)
	in.Categories = []contest.Category{{Code: "URZ", Name: "Urzędy"}, {Code: "KUL", Name: "Kultura"}}
	in.Areas = []contest.Area{{Code: "wiedza", Name: "Wiedza"}, {Code: "kultura", Name: "Kultura obsługi"}}
	in.Laureate.MinScore = contest.Hundredths(1000 * g.IntN(9))
	in.Laureate.MinChannel = contest.Hundredths(1000 * g.IntN(6))
	if shape.Rules {
		in.Coverage = contest.Coverage{SectionNum: g.IntN(4), SectionDen: 3 + g.IntN(3), AuditNum: g.IntN(4), AuditDen: 3 + g.IntN(3)}
		in.Laureate.CriticalGate = g.IntN(2) == 0
		in.Laureate.TopPercent = []int{10, 34, 50, 100}[g.IntN(4)]
	}
	for c := range in.Channels {
		in.Channels[c].Weight = g.pick(numbers)
		in.Channels[c].MinAudits = 1 + g.IntN(2)
		for v := range 1 + g.IntN(2) {
			in.Forms = append(in.Forms, g.form(in.Channels[c].Base, v))
		}
	}
	n := shape.Institutions
	if n == 0 {
		n = 1 + g.IntN(12)
	}
	for i := range n {
		in.Institutions = append(in.Institutions, g.institution(in, i))
	}
	return in
}

type generator struct {
	*rand.Rand
	shape Shape
}

func (g generator) pick(from [][]int64) int64 {
	values := from[g.shape.Weights]
	return values[g.IntN(len(values))]
}

func (g generator) form(channel contest.Channel, variant int) score.Form {
	f := score.Form{Channel: channel, Key: fmt.Sprintf("%s%d", channel, variant)}
	areas := []string{"kultura", "wiedza", "czas", "otoczenie"}
	for s := range 1 + g.IntN(4) {
		section := score.Section{Area: areas[g.IntN(len(areas))], Weight: g.pick(numbers)}
		for i := range 1 + g.IntN(5) {
			item := score.Item{Code: fmt.Sprintf("%s%c%02d", channel, 'A'+s, i), Weight: g.pick(numbers), Max: g.pick(maxima)}
			if g.IntN(4) == 0 {
				item.Critical, item.FailAt = true, int64(g.IntN(2))
			}
			section.Items = append(section.Items, item)
		}
		f.Sections = append(f.Sections, section)
	}
	return f
}

func (g generator) institution(in score.Input, i int) score.Institution {
	inst := score.Institution{ID: int64(100 + i), Code: fmt.Sprintf("P-%04d", i), Category: in.Categories[g.IntN(2)].Code}
	good := g.IntN(100)
	for c := range in.Channels {
		if g.IntN(6) == 0 {
			continue
		}
		w := score.Fieldwork{Channel: c, Form: -1}
		for f := range in.Forms {
			if in.Forms[f].Channel == in.Channels[c].Base && (w.Form < 0 || g.IntN(2) == 0) {
				w.Form = f
			}
		}
		for range in.Channels[c].MinAudits + g.IntN(4) - g.IntN(8)/7 {
			w.Audits = append(w.Audits, g.audit(in.Forms[w.Form], good))
		}
		inst.Channels = append(inst.Channels, w)
	}
	return inst
}

func (g generator) audit(f score.Form, good int) score.Audit {
	unanswered := []int{0, 5, 20, 50}[g.IntN(4)]
	var a score.Audit
	for _, s := range f.Sections {
		for _, item := range s.Items {
			p := score.Unanswered
			if g.IntN(100) >= unanswered {
				if p = int32(g.Int64N(item.Max + 1)); g.IntN(100) < good {
					p = int32(item.Max)
				}
			}
			a.Points = append(a.Points, p)
		}
	}
	for _, item := range score.Failures(f, a.Points) {
		if g.IntN(2) == 0 {
			a.Confirmed = append(a.Confirmed, item)
		}
	}
	return a
}
