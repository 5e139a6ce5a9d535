package profile

import (
	"math/big"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// Share is how much of a criterion's points an institution has, over the valid audits
// of a channel.
type Share struct {
	Code  string
	Share contest.Hundredths // Criterion.Share
}

// Shares gives what Criteria gives as Share, of criteria with an answer, and nothing
// else: medians over thousands of institutions need no more.
func Shares(s *score.Scorer, in score.Input, inst score.Institution) (all []Share) {
	for _, fw := range inst.Channels {
		form := in.Forms[fw.Form]
		points, answers := totals(s, fw, form.Len())
		i := 0
		for _, section := range form.Sections {
			for _, item := range section.Items {
				if answers[i] > 0 {
					all = append(all, Share{item.Code, score.Publish(big.NewRat(100*points[i], answers[i]*item.Max))})
				}
				i++
			}
		}
	}
	return all
}

// totals adds up points and answers of each item over the valid audits.
func totals(s *score.Scorer, fw score.Fieldwork, items int) (points, answers []int64) {
	points, answers = make([]int64, items), make([]int64, items)
	for _, a := range fw.Audits {
		if _, valid := s.Assess(fw.Form, a.Points); !valid {
			continue
		}
		for i, p := range a.Points {
			if p >= 0 {
				points[i] += int64(p)
				answers[i]++
			}
		}
	}
	return points, answers
}
