package score

import "biurolidera/internal/contest"

// standing computes one institution without places (rules 3 to 8, the gates of 11
// and 12 that need no list). Reasons has what keeps it from being classified or,
// where classified, from the title; internal/method/rank adds the cap.
func (s *Scorer) standing(inst *Institution, w *worker) (contest.Standing, error) {
	st := contest.Standing{Participation: inst.ID, Category: inst.Category, Channels: w.memory.channels(len(s.in.Channels))}
	w.areas.reset(len(s.areas))
	overall, weight, applied := whole(0), whole(0), 0
	for c := range s.in.Channels {
		rule, ch := &s.in.Channels[c], &st.Channels[c]
		ch.Channel = rule.ID
		work := inst.work(c)
		if work == nil {
			continue
		}
		r, ok := w.channel(&s.forms[work.Form], s.in.Coverage, work.Audits)
		if !ok {
			return st, s.wrongPoints(inst, *work)
		}
		applied++
		st.CriticalFailures += r.failures
		w.fill(ch, r, rule.MinAudits)
		w.areas.add(rule.Weight, &s.forms[work.Form], r)
		if ch.Score == nil {
			st.Reasons = append(st.Reasons, contest.Reason{Code: contest.ReasonTooFewAudits, Channel: rule.ID, Have: int64(r.n), Need: int64(rule.MinAudits)})
			continue
		}
		overall = overall.add(r.mean.reduce().times(rule.Weight))
		weight = weight.add(whole(rule.Weight))
	}
	if applied == 0 {
		st.Reasons = append(st.Reasons, contest.Reason{Code: contest.ReasonNoChannel})
	}
	st.Areas = w.areaStandings(s.areas)
	if len(st.Reasons) == 0 {
		st.Classified = true
		st.Overall = w.memory.score(overall.quo(weight))
		st.Reasons = s.titleReasons(&st)
	}
	return st, nil
}

// work finds the fieldwork in channel c; nil: the channel does not apply.
func (inst *Institution) work(c int) *Fieldwork {
	for i := range inst.Channels {
		if inst.Channels[i].Channel == c {
			return &inst.Channels[i]
		}
	}
	return nil
}

// fill writes a channel's result down.
func (w *worker) fill(ch *contest.ChannelStanding, r *channelResult, minAudits int) {
	ch.Applicable, ch.N, ch.Void = true, r.n, len(r.audits)-r.n
	ch.Audits = w.memory.pointers(len(r.audits))
	for a, audit := range r.audits {
		if audit.valid {
			ch.Audits[a] = w.memory.score(audit.score)
		}
	}
	if r.n >= minAudits {
		ch.Score = w.memory.score(r.mean)
	}
}

// titleReasons gives what bars a classified institution from the title, read from
// published numbers (rule 12), the cap left out.
func (s *Scorer) titleReasons(st *contest.Standing) []contest.Reason {
	var reasons []contest.Reason
	l := s.in.Laureate
	if st.Overall.Published < l.MinScore {
		reasons = append(reasons, contest.Reason{Code: contest.ReasonBelowScore, Have: int64(st.Overall.Published), Need: int64(l.MinScore)})
	}
	for _, ch := range st.Channels {
		if ch.Applicable && ch.Score.Published < l.MinChannel {
			reasons = append(reasons, contest.Reason{Code: contest.ReasonBelowChannel, Channel: ch.Channel, Have: int64(ch.Score.Published), Need: int64(l.MinChannel)})
		}
	}
	if l.CriticalGate && st.CriticalFailures > 0 {
		reasons = append(reasons, contest.Reason{Code: contest.ReasonCriticalFailure, Have: int64(st.CriticalFailures)})
	}
	return reasons
}

// areaSums adds up rule 7 over an institution's channels: for each area
// Σ V·W·mean share and Σ V·W over the sections that some valid audit could assess.
type areaSums struct {
	sum    []number
	weight []number
	seen   []bool
}

func (a *areaSums) reset(areas int) {
	a.sum, a.weight, a.seen = resize(a.sum, areas), resize(a.weight, areas), resize(a.seen, areas)
	for i := range a.sum {
		a.sum[i], a.weight[i], a.seen[i] = whole(0), whole(0), false
	}
}

// add takes in a channel of weight v. Two sections of one area count by their own
// weights, as two channels would.
func (a *areaSums) add(v int64, f *compiled, r *channelResult) {
	for s := range f.sections {
		if !r.seen[s] {
			continue
		}
		i := f.sections[s].area
		vw := whole(v).times(f.sections[s].weight)
		a.weight[i] = a.weight[i].add(vw)
		a.sum[i] = a.sum[i].add(r.sections[s].reduce().times(v).times(f.sections[s].weight))
		a.seen[i] = true
	}
}

// areaStandings writes the areas down, by code.
func (w *worker) areaStandings(codes []string) []contest.AreaStanding {
	n := 0
	for _, seen := range w.areas.seen {
		if seen {
			n++
		}
	}
	out := w.memory.areas(n)
	i := 0
	for a, seen := range w.areas.seen {
		if seen {
			share := w.areas.sum[a].times(100).quo(w.areas.weight[a])
			out[i] = contest.AreaStanding{Area: codes[a], Score: share.publish()}
			i++
		}
	}
	return out
}

// arena hands out pieces of larger blocks, so that thousands of standings cost few
// allocations. A piece is never reused: standings are kept.
type arena struct {
	channelBlock []contest.ChannelStanding
	areaBlock    []contest.AreaStanding
	scoreBlock   []contest.Score
	pointerBlock []*contest.Score
}

// block is the number of elements allocated at once.
const block = 512

func (m *arena) channels(n int) []contest.ChannelStanding { return take(&m.channelBlock, n) }
func (m *arena) areas(n int) []contest.AreaStanding       { return take(&m.areaBlock, n) }
func (m *arena) pointers(n int) []*contest.Score          { return take(&m.pointerBlock, n) }

func (m *arena) score(v number) *contest.Score {
	s := &take(&m.scoreBlock, 1)[0]
	*s = v.publish()
	return s
}

// take cuts n elements off a block, making a new one where too few are left. None
// are always nil, so that equal results are equal in every detail.
func take[T any](from *[]T, n int) []T {
	if n == 0 {
		return nil
	}
	if len(*from) < n {
		*from = make([]T, max(n, block))
	}
	piece := (*from)[:n:n]
	*from = (*from)[n:]
	return piece
}
