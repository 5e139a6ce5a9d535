package sample

import (
	"hash/fnv"
	"regexp"
	"strings"

	"biurolidera/internal/contest"
)

// Spreads of the effects on one audit's score, parts of ten thousand (100 points).
// Together with the chance in each answer they give the shares of method.md §1;
// TestVarianceShares measures them.
const (
	sdInstitution = 780
	sdAuditor     = 920
	sdChannel     = 230 // an institution's own way in one channel
	sdAudit       = 900 // the day, the desk, the person
)

// Spreads of an institution's strengths and weaknesses, thousandths of a level.
const (
	sdArea      = 260
	sdCriterion = 380
)

// Chances in parts of a thousand.
const (
	factRemembered  = 760 // an audit sees the fact all others see
	conditionHappen = 450
	otherNA         = 30
	spareComment    = 60
	criticalSlip    = 30 // of the failures a level would give, how many stay
	criticalFlaw    = 4  // an institution has a lasting flaw in a critical criterion
	flawShows       = 400
)

// subject is one institution as its audits find it.
type subject struct {
	seed  uint64
	n     int // number of the institution
	level int // expected score in this channel, parts of ten thousand
	sheet *sheet
	facts []int // drawn once for the institution: index into item.values
	once  []contest.Answer
}

// effect is a lasting property of the institution by name: about normal with the
// standard deviation sd. It is computed from the name, so that nothing is kept.
func (b *subject) effect(name string, sd int) int {
	h := fnv.New64a()
	h.Write([]byte(name))
	x := scramble(scramble(b.seed+uint64(b.n)) ^ h.Sum64())
	sum := int(x&0xffff) + int(x>>16&0xffff) + int(x>>32&0xffff) + int(x>>48)
	return (sum - 2*0xffff) * sd / 37837
}

// flawed tells whether the institution has a lasting flaw in the criterion.
func (b *subject) flawed(c *item) bool {
	h := fnv.New64a()
	h.Write([]byte("flaw " + c.Code))
	return scramble(scramble(b.seed^uint64(b.n))+h.Sum64())%1000 < criticalFlaw
}

// newSubject prepares an institution in a channel: what is a lasting fact and the
// sections answered once.
func newSubject(s source, seed uint64, n, score int, sh *sheet) *subject {
	b := &subject{seed: seed, n: n, level: score, sheet: sh, facts: make([]int, len(sh.items))}
	level := sh.level(score + s.normal(sdChannel))
	for i := range sh.items {
		it := &sh.items[i]
		if it.OnContact || it.Condition != "" {
			continue
		}
		b.facts[i] = it.draw(s, b.share(it, level))
		if it.once {
			b.once = append(b.once, b.answer(s, it, b.facts[i], nil))
		}
	}
	return b
}

// share is the expected share of an item's points at the institution.
func (b *subject) share(it *item, level int) int {
	return share(level + it.difficulty + b.effect(b.sheet.areas[it.area], sdArea) + b.effect(it.Code, sdCriterion))
}

// draw gives the index of the points drawn for an expected share: as many of Max
// chances as succeed, moved to the nearest points that can occur.
func (it *item) draw(s source, expected int) int {
	trials := min(it.Max, 20)
	points := 0
	for range trials {
		if s.below(scale) < expected {
			points++
		}
	}
	points = points * it.Max / trials
	for i, v := range it.values {
		if v == points {
			return i
		}
		if v > points {
			if i == 0 {
				return 0
			}
			if s.below(v-it.values[i-1]) < points-it.values[i-1] {
				return i
			}
			return i - 1
		}
	}
	return len(it.values) - 1
}

// answers draws all answers of one audit with the expected score. Sections that
// are answered once are taken over unless first is set.
func (b *subject) answers(s source, score int, first bool) []contest.Answer {
	level := b.sheet.level(score)
	list := make([]contest.Answer, 0, len(b.sheet.items))
	once := 0
	for i := range b.sheet.items {
		it := &b.sheet.items[i]
		if it.once && it.Condition == "" && !it.OnContact {
			a := b.once[once]
			once++
			a.TakenOver = !first
			list = append(list, a)
			continue
		}
		at := b.facts[i]
		if it.OnContact || it.Condition != "" || !s.chance(factRemembered) {
			at = it.draw(s, b.share(it, level))
		}
		list = append(list, b.answer(s, it, b.spared(s, it, at), list))
	}
	return list
}

// spared lifts most critical failures above the points that count as one, so that
// they stay rare; a lasting flaw shows often.
func (b *subject) spared(s source, it *item, at int) int {
	if !it.Critical {
		return at
	}
	top := 0 // the least points that are no failure
	for top < len(it.values)-1 && it.values[top] <= it.FailAt {
		top++
	}
	attempts := counted(it.Unit) // none succeeded, none came: that is no contact
	switch {
	case !attempts && b.flawed(it):
		if s.chance(flawShows) {
			return 0
		}
		return max(at, top)
	case it.values[at] <= it.FailAt && (attempts || !s.chance(criticalSlip)):
		return top
	}
	return at
}

// named finds the code of another criterion in a condition's text: „(WD04)”.
var namedCriterion = regexp.MustCompile(`\(([A-Z]{1,4}[0-9]{1,3})\)`)

// answer makes the answer for the points at an index: not applicable where its
// condition did not come about, with a measured value and a comment where wanted.
func (b *subject) answer(s source, it *item, at int, before []contest.Answer) contest.Answer {
	a := contest.Answer{Criterion: it.Code}
	if it.NAAllowed {
		if a.NA = it.notApplicable(s, before); a.NA != "" {
			return a
		}
	}
	a.Points = it.values[at]
	if it.ranges != nil {
		a.Measured = it.measured(s, at)
	}
	if a.Points <= it.CommentAtMost || a.Points == 0 && s.chance(spareComment) {
		a.Comment = pick(s, it.remarks)
	}
	return a
}

// notApplicable draws whether a criterion that may be left out is.
func (it *item) notApplicable(s source, before []contest.Answer) contest.NAReason {
	if it.Condition == "" {
		if s.chance(otherNA) {
			return pick(s, []contest.NAReason{contest.NADefault, contest.NAKind, contest.NAUnavailable})
		}
		return ""
	}
	happened := s.chance(conditionHappen)
	if m := namedCriterion.FindStringSubmatch(it.Condition); m != nil {
		happened = over(before, m[1])
	}
	if !happened {
		return contest.NACondition
	}
	return ""
}

// over tells whether another criterion of the audit was answered above 0: its
// measured value where it has one, else its points.
func over(answers []contest.Answer, code string) bool {
	for _, a := range answers {
		if a.Criterion == code {
			if a.Measured != "" {
				return strings.Trim(a.Measured, "0.") != ""
			}
			return a.Points > 0
		}
	}
	return false
}
