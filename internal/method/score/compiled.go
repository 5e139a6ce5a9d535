package score

import "math/big"

// compiled is a form made ready: columns by item, sums by section.
type compiled struct {
	weight   []int64 // w of each item
	max      []int64 // m of each item
	part     []int64 // w·L/m of each item, L the section's common multiple of maxima
	failAt   []int64 // of each item; -1: not critical
	sections []section
	weights  int64 // Σ W
	// wide holds what does not fit int64, by section; nil in an ordinary form.
	// Audits on a wide form are computed with big.Rat alone.
	wide []wideSection
}

// wideSection is part and L of a section in integers of any length.
type wideSection struct {
	part     []*big.Int // of the section's items
	multiple *big.Int
}

// section is one compiled section: items first..end-1.
type section struct {
	first, end int
	area       int   // index in Scorer.areas
	weight     int64 // W
	full       int64 // Σ w
	multiple   int64 // L, the least common multiple of the maxima; 0 in a wide form
}

// compile prepares a form whose numbers have been checked. areaOf numbers its areas.
func compile(f Form, areaOf map[string]int) compiled {
	var c compiled
	for _, s := range f.Sections {
		sec := section{first: len(c.weight), area: areaOf[s.Area], weight: s.Weight}
		c.weights += s.Weight
		for _, item := range s.Items {
			c.weight = append(c.weight, item.Weight)
			c.max = append(c.max, item.Max)
			fail := int64(-1)
			if item.Critical {
				fail = item.FailAt
			}
			c.failAt = append(c.failAt, fail)
			sec.full += item.Weight
		}
		sec.end = len(c.weight)
		c.sections = append(c.sections, sec)
	}
	c.part = make([]int64, len(c.weight))
	for s := range c.sections {
		if !c.fit(&c.sections[s]) {
			c.widen()
			break
		}
	}
	return c
}

// fit makes a section's multiple and parts. False: they could overflow. As
// Σ part·points ≤ L·Σ w, one check covers every sum over the section.
func (c *compiled) fit(s *section) bool {
	ok := true
	s.multiple = 1
	for i := s.first; i < s.end && ok; i++ {
		s.multiple, ok = lcm(s.multiple, c.max[i])
	}
	if ok {
		_, ok = mul(s.multiple, s.full)
	}
	if !ok {
		return false
	}
	for i := s.first; i < s.end; i++ {
		c.part[i] = c.weight[i] * (s.multiple / c.max[i])
	}
	return true
}

// widen makes multiples and parts of any length and empties the short ones.
func (c *compiled) widen() {
	clear(c.part)
	c.wide = make([]wideSection, len(c.sections))
	for s, sec := range c.sections {
		l := big.NewInt(1)
		for i := sec.first; i < sec.end; i++ {
			m := big.NewInt(c.max[i])
			g := new(big.Int).GCD(nil, nil, l, m)
			l.Mul(l, m.Quo(m, g))
		}
		c.wide[s].multiple = l
		for i := sec.first; i < sec.end; i++ {
			part := new(big.Int).Quo(l, big.NewInt(c.max[i]))
			c.wide[s].part = append(c.wide[s].part, part.Mul(part, big.NewInt(c.weight[i])))
		}
	}
}

// tally adds up one audit: for each section Σ part·points of the answered items (0 in
// a wide form) and Σ w of them. It works without branches, as most of the time goes here. False: some
// points are out of range.
func (c *compiled) tally(points []int32, numerator, answered []int64) bool {
	wrong := int64(0)
	weight, part, top := c.weight, c.part[:len(points)], c.max[:len(points)]
	for s := range c.sections {
		sec := &c.sections[s]
		n, d := int64(0), int64(0)
		for i := sec.first; i < sec.end; i++ {
			p := int64(points[i])
			wrong |= (p + 1) | (top[i] - p) // negative: out of range
			mask := ^(p >> 63)              // 0 where unanswered
			n += part[i] * (p & mask)
			d += weight[i] & mask
		}
		numerator[s], answered[s] = n, d
	}
	return wrong >= 0
}

// share gives Σ w·points/m of the answered items of section s, from the sum that
// tally made or, in a wide form, from the points.
func (c *compiled) share(s int, numerator int64, points []int32) *big.Rat {
	sec := &c.sections[s]
	if c.wide == nil {
		return big.NewRat(numerator, sec.multiple)
	}
	sum, term := new(big.Int), new(big.Int)
	for i := sec.first; i < sec.end; i++ {
		if points[i] > 0 {
			sum.Add(sum, term.Mul(c.wide[s].part[i-sec.first], big.NewInt(int64(points[i]))))
		}
	}
	return new(big.Rat).SetFrac(sum, c.wide[s].multiple)
}
