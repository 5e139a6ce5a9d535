package sensitivity

import (
	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// Contest is a list of an edition made ready for other weights: every classified
// institution as sums of points, from which its score under any weights follows
// without its answers.
type Contest struct {
	Units []int // positions in Input.Institutions, in the order of results
	Left  []int // positions left out: not classified
	Areas []string
	keys  Keys

	channels  []channel
	patterns  []pattern
	parts     []part
	points    []float64 // of all terms, one after another
	units     []unit
	standings []contest.Standing
	laureate  score.Input // gates of the title; its Institutions are left out
}

// Keys names the weights that can be changed, with their official values. A section
// or criterion of several questionnaire variants is one key if channel and area
// (and, where a form has several sections of one area, their order) or code agree.
type Keys struct {
	Channels []ChannelKey
	Sections []SectionKey
	Items    []ItemKey
}

// ChannelKey is a channel's weight V.
type ChannelKey struct {
	Channel contest.Channel
	Weight  int64
}

// SectionKey is a section's weight W: the Nth section, from 0, of its area in a form
// of the channel. Weight is that of the first form that has it.
type SectionKey struct {
	Channel contest.Channel
	Area    string
	Nth     int
	Weight  int64
}

// ItemKey is a criterion's weight w, that of the first form that has it.
type ItemKey struct {
	Channel contest.Channel
	Code    string
	Weight  int64
}

// channel is one channel of the rules: its key and weight V.
type channel struct {
	key    int
	weight float64
}

// pattern is a form with some of its sections assessable.
type pattern struct {
	sections []int // keys
	weights  []float64
}

// part is a section of a pattern with some of its criteria answered: what it and they
// make up of an audit. items are keys, weights those of the form.
type part struct {
	pattern, section int // section: key
	weight           float64
	items            []int
	weights          []float64
	from             int // where it begins in weights.packed
}

// unit is an institution's fieldwork.
type unit struct {
	channels []channelSum
	failures int
	category int
	areas    []float64 // rule 7, 0..100; NaN: not assessed
}

// channelSum is one channel's audits as sums.
type channelSum struct {
	channel int     // position in the rules
	audits  float64 // valid ones
	terms   []term
	areas   []float64 // mean over sections of the area by W, 0..100; NaN: not assessed
}

// term are the sections of a channel's audits assessed and answered alike. Its points
// are the sums of points/max over these audits, in the order of the part's items.
type term struct {
	part, from, n, points int32 // from: as in part; n items; points: where in Contest.points
	audits                float64
}

// NewContest takes the institutions at the positions list of an Input (nil: all). It
// fails as score.New and Scorer.Standings do.
func NewContest(in score.Input, list []int) (*Contest, error) {
	scorer, err := score.New(in)
	if err != nil {
		return nil, err
	}
	if list == nil {
		for i := range in.Institutions {
			list = append(list, i)
		}
	}
	c := &Contest{Areas: scorer.Areas(), laureate: in}
	c.laureate.Institutions = nil
	b := newBuilder(c, scorer, in)
	for _, i := range list {
		st, err := scorer.Standing(in.Institutions[i])
		if err != nil {
			return nil, err
		}
		if !st.Classified {
			c.Left = append(c.Left, i)
			continue
		}
		c.Units, c.standings = append(c.Units, i), append(c.standings, st)
		c.units = append(c.units, b.unit(in.Institutions[i], st))
	}
	return c, nil
}

// Keys names the weights that Factors change.
func (c *Contest) Keys() Keys { return c.keys }

// official gives exact scores as binary numbers, and places by published scores.
func (c *Contest) official() (scores []float64, places []int) {
	published := make([]contest.Hundredths, len(c.standings))
	for i, st := range c.standings {
		exact, _ := st.Overall.Rat().Float64()
		scores = append(scores, exact)
		published[i] = st.Overall.Published
	}
	return scores, placesOf(published)
}

// placesOf gives places of published scores: 1 + how many are strictly higher.
func placesOf(published []contest.Hundredths) []int {
	const full = 10000
	var higher [full + 2]int
	for _, p := range published {
		higher[p]++
	}
	for p := full; p >= 0; p-- {
		higher[p] += higher[p+1]
	}
	places := make([]int, len(published))
	for i, p := range published {
		places[i] = 1 + higher[p+1]
	}
	return places
}

func (c *Contest) criteria(k Kind) []string {
	if k == Global {
		return c.Areas
	}
	return nil
}

// limit is the cap of the title: at most ⌈p·N⌉ of a category's N classified.
func (c *Contest) limit() (group, most []int, limited bool) {
	percent := c.laureate.Laureate.TopPercent
	if percent >= 100 {
		return nil, nil, false
	}
	most = make([]int, len(c.laureate.Categories))
	for _, u := range c.units {
		group = append(group, u.category)
		most[u.category]++
	}
	for g, n := range most {
		most[g] = max(1, (n*percent+99)/100)
	}
	return group, most, true
}

// Analyse runs the draws of one kind. Unit.Title is the share of laureates: the
// published score and those of the channels reach their thresholds, and no critical
// failure is confirmed. The cap on places counts the list's institutions.
func (c *Contest) Analyse(k Kind, o Options) Result { return analyse(c, k, o) }

// Robustness is that of the list's leader over the cells channel × section.
func (c *Contest) Robustness() Robustness {
	w := c.newWeights()
	w.set(0, c.Factors())
	mixes := make([]mix, len(c.units))
	for i := range c.units {
		mixes[i] = c.mix(w, i)
	}
	_, places := c.official()
	return robustness(mixes, places)
}

// mix takes a unit's score apart by sections.
func (c *Contest) mix(w *weights, i int) mix {
	cells := len(c.keys.Sections)
	m := mix{make([]float64, cells), make([]float64, cells)}
	total := 0.0
	for _, ch := range c.units[i].channels {
		total += w.channel[ch.channel][0]
	}
	for _, ch := range c.units[i].channels {
		for _, t := range ch.terms {
			p := &c.parts[t.part]
			share := w.channel[ch.channel][0] / total / ch.audits
			var won lanes
			w.term(&t, &won)
			m.value[p.section] += share * won[0]
			m.weight[p.section] += share * p.weight / w.totals[p.pattern][0] * t.audits
		}
	}
	for k, v := range m.weight {
		if v > 0 {
			m.value[k] *= 100 / v
		}
	}
	return m
}
