package rank

import (
	"cmp"
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// row is what award order compares, from published numbers (rule 10).
type row struct {
	index    int32
	overall  int32 // (i) higher first
	failures int32 // (ii) fewer first
	main     int32 // (iii) score in the main channel, higher first; -1: it does not apply
	lowest   int32 // (iv) lowest channel score, higher first
}

// compare orders rows for awards; 0: a joint award.
func (r row) compare(o row) int {
	if r.overall != o.overall {
		return cmp.Compare(o.overall, r.overall)
	}
	return cmp.Or(cmp.Compare(r.failures, o.failures), cmp.Compare(o.main, r.main), cmp.Compare(o.lowest, r.lowest))
}

// rowOf makes the row of a classified standing. bases names each channel's base.
func rowOf(index int, st *contest.Standing, bases []contest.Channel, main contest.Channel) row {
	r := row{index: int32(index), overall: int32(st.Overall.Published), failures: int32(st.CriticalFailures), main: -1, lowest: -1}
	for c := range st.Channels {
		ch := &st.Channels[c]
		if !ch.Applicable {
			continue
		}
		p := int32(ch.Score.Published)
		if bases[c] == main && r.main < 0 {
			r.main = p
		}
		if r.lowest < 0 || p < r.lowest {
			r.lowest = p
		}
	}
	return r
}

// basesOf lists the base of each channel.
func basesOf(in score.Input) []contest.Channel {
	bases := make([]contest.Channel, len(in.Channels))
	for i, c := range in.Channels {
		bases[i] = c.Base
	}
	return bases
}

// placing is one row's place and award order in a list.
type placing struct {
	index        int32
	place, order int32
}

// placed gives the rows' places and award orders, in award order. Rows stand by
// rising index. Buckets bring the published scores in order, so that only equal ones
// are compared further.
func (b *buckets) placed(rows []row) []placing {
	published := make([]int32, len(rows))
	for i := range rows {
		published[i] = rows[i].overall
	}
	order := b.order(published)
	out := make([]placing, len(rows))
	for first := 0; first < len(order); {
		end := first + 1
		for end < len(order) && published[order[end]] == published[order[first]] {
			end++
		}
		tied := order[first:end]
		slices.SortStableFunc(tied, func(x, y int32) int { return rows[x].compare(rows[y]) })
		for i, at := range tied {
			p := placing{index: rows[at].index, place: int32(first + 1), order: int32(first + i + 1)}
			if i > 0 && rows[at].compare(rows[tied[i-1]]) == 0 {
				p.order = out[first+i-1].order
			}
			out[first+i] = p
		}
		first = end
	}
	return out
}

// capPlace is the last place the cap admits to the title: max(1, ⌈percent·n/100⌉)
// (rule 12).
func capPlace(percent, n int) int {
	return max(1, (percent*n+99)/100)
}
