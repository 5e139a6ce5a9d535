package profile

import (
	"math/big"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// Criterion is one criterion's result over the valid audits of a channel.
type Criterion struct {
	Channel int                // index in Input.Channels
	Code    string             // criterion code
	N       int                // answers with points
	NA      int                // valid audits without points for it
	Full    int                // answers with all points
	Mean    contest.Hundredths // mean points, 0..100·max; meaningful if N > 0
	Share   contest.Hundredths // mean/max in hundredths of a percent; meaningful if N > 0
	Worth   contest.Hundredths // points of the overall score it can bring at most
	ToWin   contest.Hundredths // points of the overall score lost
}

// Criteria gives the results of an institution's criteria, channel after channel in
// the form's order. Channels without a valid audit are left out; the weights of the
// others stand as in the overall score.
func Criteria(s *score.Scorer, in score.Input, inst score.Institution) []Criterion {
	var all []Criterion
	var worked []channelWork
	weights := int64(0)
	for _, fw := range inst.Channels {
		w := newChannelWork(s, in, fw)
		if w.valid > 0 {
			worked = append(worked, w)
			weights += in.Channels[fw.Channel].Weight
		}
	}
	for _, w := range worked {
		share := big.NewRat(in.Channels[w.Channel].Weight, weights)
		all = append(all, w.criteria(share)...)
	}
	return all
}

// channelWork is a channel's fieldwork with what its audits could assess.
type channelWork struct {
	score.Fieldwork
	form       score.Form
	assessable [][]bool // by audit and section; nil: void
	valid      int64
}

func newChannelWork(s *score.Scorer, in score.Input, fw score.Fieldwork) channelWork {
	w := channelWork{Fieldwork: fw, form: in.Forms[fw.Form], assessable: make([][]bool, len(fw.Audits))}
	for i, a := range fw.Audits {
		if sections, valid := s.Assess(fw.Form, a.Points); valid {
			w.assessable[i] = sections
			w.valid++
		}
	}
	return w
}

// criteria computes the channel's criteria; share is the channel's part of the
// overall score.
func (w *channelWork) criteria(share *big.Rat) []Criterion {
	var all []Criterion
	first := 0
	for s, section := range w.form.Sections {
		for k, item := range section.Items {
			c := Criterion{Channel: w.Channel, Code: item.Code}
			worth, won := w.item(s, first, first+k, item, &c)
			for _, r := range []*big.Rat{worth, won} {
				r.Mul(r, share)
			}
			c.Worth = score.Publish(worth)
			c.ToWin = score.Publish(worth.Sub(worth, won))
			all = append(all, c)
		}
		first += len(section.Items)
	}
	return all
}

// item sums one criterion over the audits: the part of the channel score it can
// bring and has brought, 0..100, as rules 2 to 5 weigh it.
func (w *channelWork) item(s, first, at int, item score.Item, c *Criterion) (worth, won *big.Rat) {
	worth, won = new(big.Rat), new(big.Rat)
	points := int64(0)
	for i, a := range w.Audits {
		if w.assessable[i] == nil {
			continue
		}
		p := int64(a.Points[at])
		if p < 0 {
			c.NA++
			continue
		}
		c.N++
		points += p
		if p == item.Max {
			c.Full++
		}
		if !w.assessable[i][s] {
			continue
		}
		part := big.NewRat(100*w.form.Sections[s].Weight, w.assessed(i))
		part.Mul(part, big.NewRat(item.Weight, answeredWeight(w.form.Sections[s], a.Points[first:])))
		worth.Add(worth, part)
		won.Add(won, part.Mul(part, big.NewRat(p, item.Max)))
	}
	if c.N > 0 {
		mean := big.NewRat(points, int64(c.N))
		c.Mean = score.Publish(mean)
		c.Share = score.Publish(mean.Mul(mean, big.NewRat(100, item.Max)))
	}
	n := big.NewRat(1, w.valid)
	return worth.Mul(worth, n), won.Mul(won, n)
}

// assessed sums the weights of the sections an audit could assess.
func (w *channelWork) assessed(audit int) int64 {
	sum := int64(0)
	for s, ok := range w.assessable[audit] {
		if ok {
			sum += w.form.Sections[s].Weight
		}
	}
	return sum
}

// answeredWeight sums the weights of a section's answered items; points begin with
// the section's first.
func answeredWeight(s score.Section, points []int32) int64 {
	sum := int64(0)
	for k, item := range s.Items {
		if points[k] >= 0 {
			sum += item.Weight
		}
	}
	return sum
}
