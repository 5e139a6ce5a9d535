package sample

import "biurolidera/internal/contest"

// crew deals auditors to audits: everybody gets about the same number, nobody
// meets the same institution twice in a channel and, where there are enough
// auditors, in any channel.
type crew struct {
	s        source
	severity []int // effect on an audit's score, parts of ten thousand
	deck     []int
	met      []int // auditors of the institution so far, this channel's last
}

// workload is how many audits an auditor is given at most, about.
const workload = 60

// newCrew recruits enough auditors for the audits of an edition.
func newCrew(seed uint64, participants, perChannel int) *crew {
	n := max(12, perChannel+4, participants*perChannel*len(contest.Channels())/workload)
	c := &crew{s: newSource(seed, streamAuditor, 0), severity: make([]int, n)}
	for j := range c.severity {
		c.severity[j] = newSource(seed, streamSeverity, j).normal(sdAuditor)
	}
	return c
}

// next deals an auditor for an audit of the institution whose auditors so far are
// met; the last inChannel of them were in the same channel.
func (c *crew) next(inChannel int) int {
	for at := 0; ; at++ {
		if at == len(c.deck) {
			c.deck = append(c.deck, c.s.r.Perm(len(c.severity))...)
		}
		j := c.deck[at]
		if at < 2*len(c.severity) && seen(c.met, j) {
			continue
		}
		if seen(c.met[len(c.met)-inChannel:], j) {
			continue
		}
		copy(c.deck[1:at+1], c.deck[:at])
		c.deck = c.deck[1:]
		c.met = append(c.met, j)
		return j
	}
}

// begin forgets whom the last institution met.
func (c *crew) begin() { c.met = c.met[:0] }

func seen(list []int, j int) bool {
	for _, x := range list {
		if x == j {
			return true
		}
	}
	return false
}
