package office

import (
	"runtime"
	"slices"
	"sync"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/profile"
	"biurolidera/internal/method/score"

	"golang.org/x/sync/errgroup"
)

// profiles keeps what reports need of all institutions of a ranking, made once.
type profiles struct {
	once   sync.Once
	err    error
	scorer *score.Scorer
	groups map[string]*group // by category code
}

// group is what a category's institutions have in common numbers.
type group struct {
	overall  []contest.Hundredths
	channels map[contest.Channel][]contest.Hundredths
	areas    map[string][]contest.Hundredths
	shares   map[string][]contest.Hundredths // by criterion code: criterion codes name the channel
}

// profile gives the profiles of the ranking.
func (r *Ranking) profile() (*profiles, error) {
	r.profiles.once.Do(func() { r.profiles.err = r.makeProfiles() })
	return &r.profiles, r.profiles.err
}

func (r *Ranking) makeProfiles() error {
	scorer, err := score.New(r.input)
	if err != nil {
		return err
	}
	p := &r.profiles
	p.scorer, p.groups = scorer, map[string]*group{}
	shares := make([][]profile.Share, len(r.Participations))
	var g errgroup.Group
	workers := runtime.GOMAXPROCS(0)
	for k := range workers {
		g.Go(func() error {
			for i := k; i < len(r.Participations); i += workers {
				shares[i] = profile.Shares(scorer, r.input, r.input.Institutions[i])
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	for i, part := range r.Participations {
		if p.groups[part.Category] == nil {
			p.groups[part.Category] = &group{
				channels: map[contest.Channel][]contest.Hundredths{}, areas: map[string][]contest.Hundredths{}, shares: map[string][]contest.Hundredths{},
			}
		}
		p.groups[part.Category].add(r.Standings[i], shares[i])
	}
	return nil
}

// add takes one institution's published numbers in.
func (g *group) add(st contest.Standing, shares []profile.Share) {
	if st.Classified {
		g.overall = append(g.overall, st.Overall.Published)
	}
	for _, c := range st.Channels {
		if c.Score != nil {
			g.channels[c.Channel] = append(g.channels[c.Channel], c.Score.Published)
		}
	}
	for _, a := range st.Areas {
		g.areas[a.Area] = append(g.areas[a.Area], a.Score.Published)
	}
	for _, c := range shares {
		g.shares[c.Code] = append(g.shares[c.Code], c.Share)
	}
}

// criteria are one participation's results criterion by criterion.
type criteria []profile.Criterion

// criteriaOf computes them.
func (r *Ranking) criteriaOf(i int) criteria {
	return profile.Criteria(r.profiles.scorer, r.input, r.input.Institutions[i])
}

// find gives the criterion of a profile; nil: it was not observed.
func (all criteria) find(channel int, code string) *profile.Criterion {
	at := slices.IndexFunc(all, func(c profile.Criterion) bool { return c.Channel == channel && c.Code == code })
	if at < 0 {
		return nil
	}
	return &all[at]
}
