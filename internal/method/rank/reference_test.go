package rank

import (
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// better tells by the text of rule 10 whether a is awarded before b. Both are
// classified. The main channel is found anew here.
func better(in score.Input, a, b *contest.Standing) bool {
	main, top := contest.Channel(""), int64(-1)
	for _, c := range in.Channels {
		if c.Weight > top {
			main, top = c.Base, c.Weight
		}
	}
	key := func(st *contest.Standing) [4]int64 {
		k := [4]int64{int64(st.Overall.Published), -int64(st.CriticalFailures), -1, 1 << 40}
		for i, ch := range st.Channels {
			if ch.Applicable {
				if in.Channels[i].Base == main {
					k[2] = int64(ch.Score.Published)
				}
				k[3] = min(k[3], int64(ch.Score.Published))
			}
		}
		return k
	}
	x, y := key(a), key(b)
	return slices.Compare(x[:], y[:]) > 0
}

// listed ranks some standings by counting, as rules 9 and 10 say.
func listed(in score.Input, standings []contest.Standing, member func(*contest.Standing) bool) map[int64][2]int {
	out := map[int64][2]int{}
	for i := range standings {
		st := &standings[i]
		if !st.Classified || !member(st) {
			continue
		}
		place, order := 1, 1
		for k := range standings {
			if o := &standings[k]; o.Classified && member(o) {
				if o.Overall.Published > st.Overall.Published {
					place++
				}
				if better(in, o, st) {
					order++
				}
			}
		}
		out[st.Participation] = [2]int{place, order}
	}
	return out
}
