package score

import (
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"biurolidera/internal/contest"
)

// Scorer computes the standings of one Input. It may be used from several
// goroutines.
type Scorer struct {
	in    Input
	forms []compiled
	areas []string // area codes of all forms, sorted
	wide  bool     // big.Rat throughout, for tests
}

// New checks the rules and forms and makes them ready. It fails with a code of
// contest.Error that names what can't be computed with: score_channels,
// score_number, score_twice, score_rules, score_form_long, score_section_empty or
// score_category.
func New(in Input) (*Scorer, error) {
	if err := in.check(); err != nil {
		return nil, err
	}
	s := &Scorer{in: in}
	codes := map[string]int{}
	for _, f := range in.Forms {
		for _, section := range f.Sections {
			codes[section.Area] = 0
		}
	}
	s.areas = slices.Sorted(maps.Keys(codes))
	for i, code := range s.areas {
		codes[code] = i
	}
	for _, f := range in.Forms {
		s.forms = append(s.forms, compile(f, codes))
	}
	return s, nil
}

// Areas gives the area codes of all forms, sorted: what Standing.Areas chooses from.
func (s *Scorer) Areas() []string { return s.areas }

// chunk is how many institutions a worker takes at a time.
const chunk = 64

// Standings computes every institution, in the order of the Input, without places.
// It fails with code score_form, score_twice or score_points, naming the first
// institution at fault.
func (s *Scorer) Standings() ([]contest.Standing, error) {
	out := make([]contest.Standing, len(s.in.Institutions))
	faults := make([]error, (len(out)+chunk-1)/chunk)
	var next atomic.Int64
	var done sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(faults)) {
		done.Go(func() {
			w := worker{wide: s.wide}
			for c := int(next.Add(1)) - 1; c < len(faults); c = int(next.Add(1)) - 1 {
				faults[c] = s.chunk(out, c, &w)
			}
		})
	}
	done.Wait()
	for _, err := range faults {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// chunk computes the c-th chunk. What a worker computes depends on the chunk alone,
// never on which worker it is.
func (s *Scorer) chunk(out []contest.Standing, c int, w *worker) (err error) {
	for i := c * chunk; i < min(len(out), (c+1)*chunk); i++ {
		if out[i], err = s.one(&s.in.Institutions[i], w); err != nil {
			return err
		}
	}
	return nil
}

// Standing computes one institution by the Scorer's rules and forms, without
// places. It need not be one of the Input.
func (s *Scorer) Standing(inst Institution) (contest.Standing, error) {
	return s.one(&inst, &worker{wide: s.wide})
}

func (s *Scorer) one(inst *Institution, w *worker) (contest.Standing, error) {
	if err := s.checkWork(inst); err != nil {
		return contest.Standing{}, err
	}
	return s.standing(inst, w)
}
