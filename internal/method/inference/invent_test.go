package inference

import "math/rand/v2"

// invented makes audits: each institution gets several by auditors drawn anew, in
// three channels; variances 36, 16 and 121, true effects beside.
func invented(seed uint64, institutions, auditors, audits int) Design {
	d, _ := inventedTruth(seed, institutions, auditors, audits)
	return d
}

func inventedTruth(seed uint64, institutions, auditors, audits int) (Design, []float64) {
	r := rand.New(rand.NewPCG(seed, 1))
	truth, severity := make([]float64, institutions), make([]float64, auditors)
	for i := range truth {
		truth[i] = 6 * r.NormFloat64()
	}
	for j := range severity {
		severity[j] = 4 * r.NormFloat64()
	}
	d := Design{Institutions: institutions, Auditors: auditors, Fixed: &Fixed{}}
	var channel []string
	for i := range institutions {
		for k := range audits {
			j := r.IntN(auditors)
			c := k % 3
			d.Score = append(d.Score, 74-2*float64(c)+truth[i]+severity[j]+11*r.NormFloat64())
			d.Institution = append(d.Institution, int32(i))
			d.Auditor = append(d.Auditor, int32(j))
			d.Channel = append(d.Channel, int32(c))
			channel = append(channel, []string{"visit", "phone", "online"}[c])
		}
	}
	d.Fixed.AddFactor("channel", channel)
	return d, truth
}
