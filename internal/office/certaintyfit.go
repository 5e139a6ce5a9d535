package office

import (
	"context"
	"errors"
	"math"
	"sync"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/inference"
	"biurolidera/internal/method/reliability"
)

// certaintySeed is the seed of all draws: the same audits give the same numbers.
const certaintySeed = 1

// halfWidth is half a 90 % interval in standard errors: its lower end is above the
// threshold exactly where the title's certainty is high.
const halfWidth = 1.645

// sureness keeps what was computed of a ranking's certainty. A new ranking has a new
// one.
type sureness struct {
	once  sync.Once
	is    *Certainty
	tiers memo[*CertaintyTiers]
	noise memo[noises]
	fits  memo[*strengthFits]
	trend memo[*trendStudy]

	mu      sync.Mutex
	weights map[string]*memo[*WeightRobustness] // by category
}

// noises are the variance components of each channel alone.
type noises []inference.Variance

// memo computes a value once; a failure is not kept, so that what was cancelled can be
// asked for again.
type memo[T any] struct {
	mu    sync.Mutex
	done  bool
	value T
}

func (k *memo[T]) get(compute func() (T, error)) (T, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.done {
		return k.value, nil
	}
	v, err := compute()
	if err == nil {
		k.value, k.done = v, true
	}
	return v, err
}

// Certainty tells how sure an edition's results are. It is kept with the ranking.
func (o *Office) Certainty(ctx context.Context, ed contest.Edition) (_ *Certainty, err error) {
	defer wrap(&err, "Certainty(%q)", ed.Code)
	r, err := o.Ranking(ctx, ed)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return r.certainty(), nil
}

// certainty gives the ranking's certainty, computed when first asked for.
func (r *Ranking) certainty() *Certainty {
	r.sure.once.Do(func() { r.sure.is = r.makeCertainty() })
	return r.sure.is
}

func (r *Ranking) makeCertainty() *Certainty {
	s := r.observe(r.Standings, weightsOf(r.input.Channels))
	c := &Certainty{Ranking: r, NoCode: s.noCode, Auditors: len(s.auditors), Seed: certaintySeed, sample: s}
	c.describe()
	c.Reliability.Grade = reliability.GradeUnknown
	if s.coded == 0 && s.noCode > 0 {
		c.refuse(contest.E("certainty_no_codes", "count", s.noCode))
		return c
	}
	m, err := inference.Fit(s.design, contestModel())
	if err != nil {
		c.refuse(err)
		return c
	}
	if s.noCode > 0 {
		c.Warnings = append(c.Warnings, contest.Warn("certainty_no_code", "count", s.noCode))
	}
	c.model = m
	c.summarise()
	c.known()
	c.place()
	c.correct()
	return c
}

// contestModel is DM-1 with its two components: the channels are always the same ones, so
// that what an institution has of its own in one of them belongs to its level.
func contestModel() inference.Options {
	o := inference.Contest()
	o.ByChannel = false
	return o
}

// refuse notes why there is no model.
func (c *Certainty) refuse(err error) {
	if !errors.As(err, &c.Refused) {
		c.Refused = contest.E("certainty_failed").Because(err)
	}
	c.Advice = adviceOf(c.Reliability.Grade)
}

// describe fills in what can be counted without a model.
func (c *Certainty) describe() {
	r, s := c.Ranking, c.sample
	c.Rows = make([]CertaintyRow, len(r.Participations))
	for i := range c.Rows {
		st, row := &r.Standings[i], &c.Rows[i]
		row.Index, row.Audits, row.Auditors = i, s.audits[i], len(s.seen[i])
		row.Mean, row.SD = s.plain[i].Mean, s.plain[i].SD
		row.Title, row.TitleAfter = st.Laureate, st.Laureate
		row.InCategory.Official, row.Overall.Official = st.Place, st.OverallPlace
		if st.Classified {
			row.Official = &st.Overall.Published
		}
		c.Audits += row.Audits
		if row.Audits > 0 {
			c.Institutions++
		}
		if row.Auditors == 1 && row.Audits > 1 {
			row.Warnings = append(row.Warnings, contest.Warn("certainty_one_auditor"))
		}
	}
	for i := range c.Rows {
		row := &c.Rows[i]
		if row.Official != nil {
			row.InCategory.Of = len(r.List(contest.ListCategory, r.Participations[i].Category).Entries)
			row.Overall.Of = r.Classified()
		}
	}
}

// summarise takes over what the model says of the whole.
func (c *Certainty) summarise() {
	m := c.model
	c.Warnings = append(c.Warnings, m.Warnings...)
	v := m.Variance
	total := v.Institution + v.Auditor + v.Residual
	share := func(x float64) float64 { return 100 * x / total }
	c.Variance = CertaintyVariance{v.Institution, v.Auditor, v.Residual, share(v.Institution), share(v.Auditor), share(v.Residual)}
	rel := &c.Reliability
	rel.MeanN = float64(m.N) / float64(max(1, c.Institutions))
	if v.Institution > 0 {
		rel.Phi.Value, rel.Adjusted.Value = m.Reliability.Phi, m.Reliability.Adjusted
		rel.Needed = int(math.Ceil(m.Reliability.NFor08 - 1e-9))
	} else {
		rel.Phi.Reason, rel.Adjusted.Reason = reliability.NoDifferences, reliability.NoDifferences
	}
	rel.Grade = reliability.GradeOf(rel.Phi)
	c.Advice = adviceOf(rel.Grade)
}

func adviceOf(g reliability.Grade) PublicationAdvice {
	places := g == reliability.GradePlaces || g == reliability.GradeLicence
	return PublicationAdvice{
		Grade: g, PublicPlace: places, JuryPlace: places || g == reliability.GradeRanges, Licence: g == reliability.GradeLicence,
	}
}

// known takes over what the model says of each institution.
func (c *Certainty) known() {
	m := c.model
	for i := range c.Rows {
		row, e := &c.Rows[i], &m.Institutions[i]
		switch {
		case e.N == 0 && row.Audits > 0:
			row.Warnings = append(row.Warnings, contest.Warn("certainty_row_no_code"))
			continue
		case e.N == 0:
			continue
		case m.Connectivity.Institution[i] > 0:
			row.Warnings = append(row.Warnings, contest.Warn("certainty_apart"))
		}
		row.Known = true
		row.Adjusted, row.SE = e.Adjusted, e.AdjustedSE
		row.Low, row.High = clip100(e.Adjusted-halfWidth*e.AdjustedSE), clip100(e.Adjusted+halfWidth*e.AdjustedSE)
	}
}

// clip100 keeps an interval's end within the scale, for display alone.
func clip100(x float64) float64 { return min(100, max(0, x)) }

// place draws the places of the classified.
func (c *Certainty) place() {
	r := c.Ranking
	threshold := float64(r.Rules.Laureate.MinScore) / 100
	among := make([]bool, len(c.Rows))
	ranked := 0
	for i := range c.Rows {
		if among[i] = c.Rows[i].Known && c.Rows[i].Official != nil; among[i] {
			ranked++
		}
	}
	if ranked == 0 {
		return
	}
	p := c.model.Places(inference.PlaceOptions{
		Seed: certaintySeed, Threshold: &threshold, Groups: c.sample.design.Group, Top: []int{1}, Among: among,
	})
	c.Draws, c.Undecided = p.Draws, p.Undecided
	for i := range c.Rows {
		if !among[i] {
			continue
		}
		row := &c.Rows[i]
		row.Overall.take(p.Overall[i])
		row.InCategory.take(p.InGroup[i])
		row.PTitle, row.Label, row.Near = p.PThreshold[i], p.Certainty[i], p.Near[i]
	}
}

func (p *CertaintyPlace) take(d inference.Place) {
	p.Expected, p.Low, p.High, p.BandLow, p.BandHigh, p.PFirst = d.Expected, d.Low, d.High, d.BandLow, d.BandHigh, d.Top[0]
}

// correct tells what the title would be after correction for severity.
func (c *Certainty) correct() {
	r := c.Ranking
	shift, channels := c.model.Corrections(c.sample.design, weightsOf(r.input.Channels))
	overall := make([]float64, len(c.Rows))
	for i := range c.Rows {
		st := &r.Standings[i]
		c.Rows[i].Correction = shift[i]
		if st.Overall != nil {
			overall[i] = asFloat(st.Overall) + shift[i]
			c.Rows[i].Corrected = overall[i]
		}
		for k, ch := range st.Channels {
			if ch.Score != nil {
				channels[i][k] += asFloat(ch.Score)
			}
		}
	}
	for i, title := range inference.Gates(r.Rules.Laureate, r.Standings, overall, channels) {
		row := &c.Rows[i]
		row.TitleAfter = title
		row.WouldChange = title != row.Title
	}
}
