package sensitivity

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync"

	"biurolidera/internal/method/chance"
)

// model is what draws are made of: a Table or a Contest.
type model interface {
	official() (scores []float64, places []int)
	criteria(Kind) []string
	// drawer gives one goroutine's own drawer.
	drawer(Kind) drawer
	// limit gives how many of a unit's group may hold the title; false: no limit.
	limit() (group []int, most []int, limited bool)
}

// drawer makes draws from a chunk's source of chance: scores, who has the title before
// a limit, and the weights of the criteria, in slices that last until the next draw.
type drawer interface {
	start(r *rand.Rand, spread float64)
	next() (scores []float64, titles []bool, weights []float64)
}

// maxBins is how many different places are counted a unit; in longer lists
// neighbouring places share one, and quantiles are rounded outwards.
const maxBins = 1024

// tally is what the draws add up to. All but weights and correlations are whole
// numbers, so that workers may add in any order.
type tally struct {
	sync.Mutex
	bin          int       // places a bin
	bins         int       // bins a unit
	counts       []int32   // by unit and bin
	accepted     []int32   // by top unit and place, Top each
	first        []int32   // by unit
	title        []int32   // by unit
	places       []int64   // sum by unit
	leader       int64     // draws in which an official first is first
	shift        int64     // Σ|official place − place|
	correlations []float64 // by draw; NaN: all are level
	central      [][]float64
}

// analyse runs the draws of one kind.
func analyse(m model, k Kind, o Options) Result {
	scores, places := m.official()
	if r := o.check(); r != "" {
		return Result{Kind: k, Reason: r}
	}
	if len(scores) < 2 {
		return Result{Kind: k, Reason: TooFew}
	}
	a := newAnalysis(m, k, o, places)
	chance.Run(o.Draws, func() func(int, int, int) {
		w := a.worker()
		return func(chunk, from, to int) { w.chunk(chunk, from, to) }
	})
	return a.result(scores)
}

// analysis is one run of draws.
type analysis struct {
	model    model
	kind     Kind
	options  Options
	official []int     // places
	ranks    []float64 // fractional ranks of the official places
	top      []int     // units by official place, at most Top
	topOf    []int     // a unit's position in top, −1
	criteria []string
	group    []int
	most     []int
	limited  bool
	sum      tally
}

func newAnalysis(m model, k Kind, o Options, places []int) *analysis {
	n := len(places)
	a := &analysis{model: m, kind: k, options: o, official: places, criteria: m.criteria(k)}
	a.group, a.most, a.limited = m.limit()
	negative := make([]float64, n)
	for i, p := range places {
		negative[i] = -float64(p)
	}
	r := newRanker(n)
	r.rank(negative)
	a.ranks = r.ranks
	a.topOf = slices.Repeat([]int{-1}, n)
	for _, key := range r.keys[:min(Top, n)] {
		unit := int(key & r.who)
		a.topOf[unit] = len(a.top)
		a.top = append(a.top, unit)
	}
	s := &a.sum
	s.bin = (n + maxBins - 1) / maxBins
	s.bins = (n + s.bin - 1) / s.bin
	s.counts, s.accepted = make([]int32, n*s.bins), make([]int32, len(a.top)*Top)
	s.first, s.title, s.places = make([]int32, n), make([]int32, n), make([]int64, n)
	s.correlations = make([]float64, o.Draws)
	s.central = make([][]float64, chance.Chunks(o.Draws))
	return a
}

// worker is one goroutine's part of an analysis.
type worker struct {
	*analysis
	drawer  drawer
	ranker  *ranker
	places  []int32 // of the chunk's draws, draw by draw
	titles  []int32 // units that got the title, draw by draw
	inGroup []int
}

func (a *analysis) worker() *worker {
	return &worker{analysis: a, drawer: a.model.drawer(a.kind), ranker: newRanker(len(a.official)), inGroup: make([]int, len(a.most))}
}

// chunk makes the chunk's draws and adds them to the sums.
func (w *worker) chunk(chunk, from, to int) {
	w.drawer.start(chance.Stream(w.options.Seed, chunk), w.options.Spread)
	w.places, w.titles = w.places[:0], w.titles[:0]
	central := make([]float64, len(w.top)*len(w.criteria))
	for d := from; d < to; d++ {
		scores, titles, weights := w.drawer.next()
		w.ranker.rank(scores)
		for unit, p := range w.ranker.places {
			w.places = append(w.places, int32(p))
			if t := w.topOf[unit]; p == 1 && t >= 0 {
				for c, v := range weights {
					central[t*len(w.criteria)+c] += v
				}
			}
		}
		w.entitled(titles)
		rho, ok := correlation(w.ranks, w.ranker.ranks)
		if !ok {
			rho = math.NaN()
		}
		w.sum.correlations[d] = rho
	}
	w.sum.central[chunk] = central
	w.add()
}

// entitled notes who gets the title. Where a group's titles are limited, walking down
// the draw's order gives each unit its place in the group; equal places at the border
// are all admitted.
func (w *worker) entitled(titles []bool) {
	if !w.limited {
		for unit, has := range titles {
			if has {
				w.titles = append(w.titles, int32(unit))
			}
		}
		return
	}
	clear(w.inGroup)
	for rest := w.ranker.keys; len(rest) > 0; {
		level := w.level(rest)
		for _, key := range level {
			unit := int(key & w.ranker.who)
			if g := w.group[unit]; titles[unit] && w.inGroup[g] < w.most[g] {
				w.titles = append(w.titles, int32(unit))
			}
		}
		for _, key := range level {
			w.inGroup[w.group[key&w.ranker.who]]++
		}
		rest = rest[len(level):]
	}
}

// level is the units at the head of the draw's order that share a place.
func (w *worker) level(keys []uint64) []uint64 {
	place, n := w.ranker.places[keys[0]&w.ranker.who], 1
	for n < len(keys) && w.ranker.places[keys[n]&w.ranker.who] == place {
		n++
	}
	return keys[:n]
}

// add puts a chunk's places and titles into the sums.
func (w *worker) add() {
	s := &w.sum
	s.Lock()
	defer s.Unlock()
	n := len(w.official)
	for draw := 0; draw < len(w.places); draw += n {
		leader := false
		for unit, p := range w.places[draw : draw+n] {
			s.counts[unit*s.bins+int(p-1)/s.bin]++
			s.places[unit] += int64(p)
			s.shift += int64(max(int(p)-w.official[unit], w.official[unit]-int(p)))
			if t := w.topOf[unit]; t >= 0 && p <= Top {
				s.accepted[t*Top+int(p)-1]++
			}
			if p == 1 {
				s.first[unit]++
				leader = leader || w.official[unit] == 1
			}
		}
		if leader {
			s.leader++
		}
	}
	for _, unit := range w.titles {
		s.title[unit]++
	}
}
