package inference

import "biurolidera/internal/contest"

// Gates tells whose title would stand if the points were others (method.md §2a item
// 13): overall and channels have one entry a standing, the channels in the rules' order.
// All other gates stay as the standings have them. It decides nothing: it shows the jury
// what a correction would change.
func Gates(rule contest.LaureateRule, standings []contest.Standing, overall []float64, channels [][]float64) []bool {
	out := make([]bool, len(standings))
	for i := range standings {
		st := &standings[i]
		out[i] = st.Classified && overall[i] >= points(rule.MinScore) && !(rule.CriticalGate && st.CriticalFailures > 0)
		for c, ch := range st.Channels {
			if ch.Applicable && channels[i][c] < points(rule.MinChannel) {
				out[i] = false
			}
		}
		if out[i] && rule.TopPercent < 100 {
			place, count := placeBy(standings, overall, i)
			out[i] = place <= max(1, (rule.TopPercent*count+99)/100)
		}
	}
	return out
}

// placeBy is a classified one's place in its category by given points, and how many
// are ranked there.
func placeBy(standings []contest.Standing, overall []float64, i int) (place, count int) {
	place = 1
	for k := range standings {
		if !standings[k].Classified || standings[k].Category != standings[i].Category {
			continue
		}
		count++
		if overall[k] > overall[i] {
			place++
		}
	}
	return place, count
}

// points are hundredths as points, halfway down to the value that is rounded up to it.
func points(h contest.Hundredths) float64 { return float64(h)/100 - 0.005 }
