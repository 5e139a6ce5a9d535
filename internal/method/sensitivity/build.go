package sensitivity

import (
	"math"
	"slices"
	"strconv"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// builder brings answers to sums and numbers what occurs.
type builder struct {
	*Contest
	scorer   *score.Scorer
	in       score.Input
	forms    []formKeys
	partOf   map[string]int
	patterns map[string]int
	area     map[string]int
	category map[string]int
}

// formKeys are the keys of a form's sections and items.
type formKeys struct{ sections, items []int }

func newBuilder(c *Contest, scorer *score.Scorer, in score.Input) *builder {
	b := &builder{
		Contest: c, scorer: scorer, in: in, partOf: map[string]int{}, patterns: map[string]int{},
		area: map[string]int{}, category: map[string]int{},
	}
	for i, code := range c.Areas {
		b.area[code] = i
	}
	for i, cat := range in.Categories {
		b.category[cat.Code] = i
	}
	for _, ch := range in.Channels {
		key := keyOf(&c.keys.Channels, ChannelKey{ch.Base, ch.Weight}, func(k ChannelKey) bool { return k.Channel == ch.Base })
		c.channels = append(c.channels, channel{key, float64(ch.Weight)})
	}
	for _, f := range in.Forms {
		b.forms = append(b.forms, b.keysOf(f))
	}
	return b
}

// keyOf finds a key or adds it.
func keyOf[K any](keys *[]K, k K, same func(K) bool) int {
	if i := slices.IndexFunc(*keys, same); i >= 0 {
		return i
	}
	*keys = append(*keys, k)
	return len(*keys) - 1
}

func (b *builder) keysOf(f score.Form) formKeys {
	var keys formKeys
	nth := map[string]int{}
	for _, s := range f.Sections {
		k := SectionKey{f.Channel, s.Area, nth[s.Area], s.Weight}
		nth[s.Area]++
		keys.sections = append(keys.sections, keyOf(&b.keys.Sections, k, func(o SectionKey) bool {
			return o.Channel == k.Channel && o.Area == k.Area && o.Nth == k.Nth
		}))
		for _, item := range s.Items {
			keys.items = append(keys.items, keyOf(&b.keys.Items, ItemKey{f.Channel, item.Code, item.Weight}, func(o ItemKey) bool {
				return o.Channel == f.Channel && o.Code == item.Code
			}))
		}
	}
	return keys
}

// unit sums one institution up.
func (b *builder) unit(inst score.Institution, st contest.Standing) unit {
	u := unit{failures: st.CriticalFailures, category: b.category[inst.Category], areas: nothing(len(b.Areas))}
	for _, a := range st.Areas {
		u.areas[b.area[a.Area]], _ = a.Score.Rat().Float64()
	}
	for _, fw := range inst.Channels {
		u.channels = append(u.channels, b.channel(fw))
	}
	return u
}

// nothing is a list of areas none of which is assessed.
func nothing(n int) []float64 { return slices.Repeat([]float64{math.NaN()}, n) }

// channel sums one channel's valid audits up.
func (b *builder) channel(fw score.Fieldwork) channelSum {
	form := b.in.Forms[fw.Form]
	sum := channelSum{channel: fw.Channel}
	index := map[int]int{}
	shares, seen := make([]float64, len(form.Sections)), make([]float64, len(form.Sections))
	for _, a := range fw.Audits {
		assessable, valid := b.scorer.Assess(fw.Form, a.Points)
		if !valid {
			continue
		}
		sum.audits++
		p, first := b.pattern(fw.Form, assessable), 0
		for s, section := range form.Sections {
			points := a.Points[first : first+len(section.Items)]
			if assessable[s] {
				part := b.part(p, fw.Form, s, first, points)
				i, known := index[part]
				if !known {
					i = len(sum.terms)
					index[part] = i
					sum.terms = append(sum.terms, b.term(part))
				}
				shares[s] += b.add(&sum.terms[i], section, points)
				seen[s]++
			}
			first += len(section.Items)
		}
	}
	sum.areas = b.areas(form, shares, seen)
	return sum
}

// term begins a term of a part, with room for its points.
func (b *builder) term(part int) term {
	p := &b.parts[part]
	t := term{part: int32(part), from: int32(p.from), n: int32(len(p.items)), points: int32(len(b.points))}
	b.points = append(b.points, make([]float64, len(p.items))...)
	return t
}

// add takes one audit's section in and gives its share of points.
func (b *builder) add(t *term, section score.Section, points []int32) float64 {
	t.audits++
	k, won, weight := t.points, 0.0, 0.0
	for i, p := range points {
		if p < 0 {
			continue
		}
		s := float64(p) / float64(section.Items[i].Max)
		b.points[k] += s
		k++
		won += float64(section.Items[i].Weight) * s
		weight += float64(section.Items[i].Weight)
	}
	return won / weight
}

// areas mixes the sections of each area by their weights.
func (b *builder) areas(form score.Form, shares, seen []float64) []float64 {
	sum, weight := make([]float64, len(b.Areas)), make([]float64, len(b.Areas))
	for s, section := range form.Sections {
		if seen[s] > 0 {
			a := b.area[section.Area]
			sum[a] += float64(section.Weight) * shares[s] / seen[s]
			weight[a] += float64(section.Weight)
		}
	}
	out := nothing(len(b.Areas))
	for a, w := range weight {
		if w > 0 {
			out[a] = 100 * sum[a] / w
		}
	}
	return out
}

// pattern numbers a form's set of assessable sections.
func (b *builder) pattern(form int, assessable []bool) int {
	name := append(strconv.AppendInt(nil, int64(form), 10), ':')
	for _, ok := range assessable {
		name = append(name, digit(ok))
	}
	if p, known := b.patterns[string(name)]; known {
		return p
	}
	var p pattern
	for s, ok := range assessable {
		if ok {
			p.sections = append(p.sections, b.forms[form].sections[s])
			p.weights = append(p.weights, float64(b.in.Forms[form].Sections[s].Weight))
		}
	}
	b.patterns[string(name)] = len(b.Contest.patterns)
	b.Contest.patterns = append(b.Contest.patterns, p)
	return len(b.Contest.patterns) - 1
}

// part numbers a pattern's section with a set of answered items; first is its first
// item's position in the form.
func (b *builder) part(pattern, form, section, first int, points []int32) int {
	name := append(strconv.AppendInt(nil, int64(pattern), 10), ':')
	name = append(strconv.AppendInt(name, int64(section), 10), ':')
	for _, p := range points {
		name = append(name, digit(p >= 0))
	}
	if p, known := b.partOf[string(name)]; known {
		return p
	}
	s := b.in.Forms[form].Sections[section]
	p := part{pattern: pattern, section: b.forms[form].sections[section], weight: float64(s.Weight)}
	if n := len(b.parts); n > 0 {
		p.from = b.parts[n-1].from + len(b.parts[n-1].items)
	}
	for i, answer := range points {
		if answer >= 0 {
			p.items = append(p.items, b.forms[form].items[first+i])
			p.weights = append(p.weights, float64(s.Items[i].Weight))
		}
	}
	b.partOf[string(name)] = len(b.parts)
	b.parts = append(b.parts, p)
	return len(b.parts) - 1
}

func digit(ok bool) byte {
	if ok {
		return '1'
	}
	return '0'
}
