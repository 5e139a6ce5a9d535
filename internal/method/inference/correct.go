package inference

// Corrections are the points that the severity of its auditors took from an
// institution's score (or gave it, below 0): the mean of their severities by channel,
// and over the channels with audits by their weights. Added to an official score they
// correct it without shrinking it. Design is the fitted one, with channels.
func (m *Model) Corrections(d Design, weights []float64) (overall []float64, channels [][]float64) {
	overall, channels = make([]float64, d.Institutions), make([][]float64, d.Institutions)
	audits := make([]int, d.Institutions*len(weights))
	for i := range channels {
		channels[i] = make([]float64, len(weights))
	}
	for k, i := range d.Institution {
		c := d.Channel[k]
		channels[i][c] += m.Auditors[d.Auditor[k]].Severity
		audits[int(i)*len(weights)+int(c)]++
	}
	for i := range channels {
		sum := 0.0
		for c, w := range weights {
			n := audits[i*len(weights)+c]
			if n == 0 {
				continue
			}
			channels[i][c] /= float64(n)
			overall[i] += w * channels[i][c]
			sum += w
		}
		if sum > 0 {
			overall[i] /= sum
		}
	}
	return overall, channels
}
