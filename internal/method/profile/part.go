package profile

import (
	"math/big"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// Part is what a channel is of an institution's overall score.
type Part struct {
	Share contest.Hundredths // of the weight, in per cent; 0 where the channel has no score
	Worth contest.Hundredths // points of the overall score it brings
}

// Parts gives each channel's part, in the order of the Input. Weights rest on the
// channels that have a score (method.md 2a, rule 6).
func Parts(in score.Input, st contest.Standing) []Part {
	parts, all := make([]Part, len(st.Channels)), int64(0)
	for c, ch := range st.Channels {
		if ch.Score != nil {
			all += in.Channels[c].Weight
		}
	}
	for c, ch := range st.Channels {
		if ch.Score == nil {
			continue
		}
		share := big.NewRat(in.Channels[c].Weight, all)
		parts[c].Worth = score.Publish(new(big.Rat).Mul(share, ch.Score.Rat()))
		parts[c].Share = score.Publish(share.Mul(share, big.NewRat(100, 1)))
	}
	return parts
}

// Ahead tells by how much a published score is better than another; 0 where one of them
// is not there.
func Ahead(theirs, own *contest.Hundredths) contest.Hundredths {
	if theirs == nil || own == nil {
		return 0
	}
	return *theirs - *own
}
