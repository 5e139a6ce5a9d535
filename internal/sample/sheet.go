package sample

import (
	"hash/fnv"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"biurolidera/internal/contest"
)

// item is a criterion made ready for drawing answers.
type item struct {
	contest.Criterion
	once       bool
	area       int      // index in sheet.areas
	weight     int      // share of the audit's score if all is answered, parts of a million
	difficulty int      // thousandths of a level; positive is easier
	values     []int    // points that can occur, rising
	ranges     []spread // of a measured criterion, one for each value
	decimals   int      // of its measured values
	remarks    []string // sentences for low points
}

// spread are the measured values that give one number of points, in units of the
// last decimal the bands are written with.
type spread struct{ low, high int }

// sheet is a form made ready: its items and which level of work leads to which
// expected score.
type sheet struct {
	channel  contest.Channel
	form     contest.Form
	id       int64 // of the questionnaire
	items    []item
	areas    []string
	levels   []int // expected score in parts of ten thousand at level firstLevel + i·levelStep
	scenario []contest.Scenario
}

// The grid of levels a wanted score is looked up in.
const (
	firstLevel = -6000
	lastLevel  = 9000
	levelStep  = 50
)

// newSheet makes a form ready. It gives nil for a form without sections.
func newSheet(f contest.Form, scenarios []contest.Scenario) *sheet {
	if len(f.Sections) == 0 {
		return nil
	}
	sh := &sheet{channel: f.Questionnaire.Channel, form: f, id: f.Questionnaire.ID, scenario: scenarios}
	total := 0
	for _, s := range f.Sections {
		total += s.Weight
	}
	for _, s := range f.Sections {
		sum := 0
		for _, c := range s.Criteria {
			sum += c.Weight
		}
		area := slices.Index(sh.areas, s.Area)
		if area < 0 {
			area = len(sh.areas)
			sh.areas = append(sh.areas, s.Area)
		}
		for _, c := range s.Criteria {
			it := item{Criterion: c, once: s.Once, area: area, difficulty: difficulty(c), remarks: remarksFor(c.Code, s.Area)}
			it.weight = s.Weight * c.Weight * 1000000 / (total * sum)
			it.values = values(c)
			it.ranges, it.decimals = ranges(c, it.values), decimals(c)
			sh.items = append(sh.items, it)
		}
	}
	sh.tabulate()
	return sh
}

// tabulate computes the expected score at each level of the grid.
func (sh *sheet) tabulate() {
	sum := 0
	for _, it := range sh.items {
		sum += it.weight
	}
	for level := firstLevel; level <= lastLevel; level += levelStep {
		score := 0
		for _, it := range sh.items {
			score += it.weight / 100 * it.expected(level)
		}
		sh.levels = append(sh.levels, score/max(1, sum/100))
	}
}

// level finds the level at which the expected score is the wanted one (parts of
// ten thousand).
func (sh *sheet) level(score int) int {
	i, _ := slices.BinarySearch(sh.levels, score)
	return firstLevel + min(i, len(sh.levels)-1)*levelStep
}

// expected is the item's expected share of its points at a level.
func (it *item) expected(level int) int {
	return share(level + it.difficulty)
}

// criticalEase lets critical criteria lose points seldom.
const criticalEase = 700

// difficulty is a fixed property of a criterion: some are met nearly everywhere,
// some seldom.
func difficulty(c contest.Criterion) int {
	h := fnv.New32a()
	h.Write([]byte(c.Code))
	d := int(scramble(uint64(h.Sum32()))%1500) - 700
	if c.Critical {
		d += criticalEase
	}
	return d
}

// values are the points that can occur: all of a graded scale, those with an
// anchor, or those of the bands.
func values(c contest.Criterion) []int {
	var v []int
	switch {
	case c.Scale == contest.ScaleYesNo:
		v = []int{0, c.Max}
	case c.Scale == contest.ScaleMeasured && len(c.Bands) > 0:
		for _, b := range c.Bands {
			v = append(v, b.Points)
		}
	case len(c.Anchors) > 1:
		for _, a := range c.Anchors {
			v = append(v, a.Points)
		}
	default:
		for p := 0; p <= c.Max; p++ {
			v = append(v, p)
		}
	}
	slices.Sort(v)
	return slices.Compact(v)
}

// ranges finds for each points value of a measured criterion the values that give
// it. Nil for other criteria.
func ranges(c contest.Criterion, values []int) []spread {
	if c.Scale != contest.ScaleMeasured || len(c.Bands) == 0 {
		return nil
	}
	unit := power(decimals(c))
	list := make([]spread, len(values))
	low, limit := 0, 0
	if c.Bands[0].Points != 0 && strings.HasPrefix(c.Unit, "prób") {
		low = unit // the first attempt is number one
	}
	for _, b := range c.Bands {
		if b.UpTo != "" {
			limit = scaled(b.UpTo, unit)
		} else {
			limit = low + max(unit, low/2)
		}
		list[slices.Index(values, b.Points)] = spread{low, limit}
		low = limit + 1
	}
	return list
}

// decimals is the finest decimal the bands of a criterion are written with.
func decimals(c contest.Criterion) int {
	most := 0
	for _, b := range c.Bands {
		if _, after, ok := strings.Cut(b.UpTo, "."); ok {
			most = max(most, len(after))
		}
	}
	return most
}

func power(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}

// scaled reads a band's limit as a whole number of units.
func scaled(limit string, unit int) int {
	r, ok := new(big.Rat).SetString(limit)
	if !ok {
		return 0
	}
	r.Mul(r, big.NewRat(int64(unit), 1))
	return int(new(big.Int).Quo(r.Num(), r.Denom()).Int64())
}

// measured draws a value that gives the points of values[at].
func (it *item) measured(s source, at int) string {
	return it.write(s.between(it.ranges[at].low, it.ranges[at].high))
}

// write gives a measured value, in units of the last decimal, with a dot.
func (it *item) write(n int) string {
	if it.decimals == 0 {
		return strconv.Itoa(n)
	}
	text := digits(n, it.decimals+1)
	return text[:len(text)-it.decimals] + "." + text[len(text)-it.decimals:]
}
