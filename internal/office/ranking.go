package office

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/rank"
	"biurolidera/internal/method/score"
	"biurolidera/internal/store"

	"golang.org/x/sync/errgroup"
)

// Ranking is an edition's ranking with what a screen or a paper needs beside it.
// It never changes once made. Standings of the ranking stand in the order of
// Participations.
type Ranking struct {
	*rank.Ranking
	Edition        contest.Edition
	Rules          contest.Rules
	Seal           *contest.Seal // nil: not sealed
	SealBroken     bool          // something was changed after sealing
	Categories     []contest.Category
	Questionnaires []contest.Questionnaire // the versions in force
	Participations []contest.Participation // accepted ones, by code
	Proposals      []rank.Proposal

	last  atomic.Int64 // newest change of the history that it stands on
	input score.Input
	forms map[formKey]int
	index map[string]int // participation code -> position

	criticals [][]CriticalFailure // by position
	engine    *rank.Engine        // guarded by the office's lock
	work      *fieldwork          // forms and versions, without answers
	profiles  profiles            // made when first asked for
	sure      sureness            // likewise
}

// formKey names a questionnaire variant: version and criteria.
type formKey struct {
	questionnaire int64
	key           string
}

// Ranking computes the edition's ranking from the kept answers. It is kept in
// memory until something it stands on changes.
func (o *Office) Ranking(ctx context.Context, ed contest.Edition) (_ *Ranking, err error) {
	defer wrap(&err, "Ranking(%q)", ed.Code)
	o.mu.Lock()
	kept := o.computed
	o.mu.Unlock()
	if kept != nil && kept.Edition.ID == ed.ID {
		return kept, nil
	}
	r, err := o.loadRanking(ctx, ed)
	if err != nil {
		return nil, err
	}
	o.mu.Lock()
	o.computed = r
	o.mu.Unlock()
	return r, nil
}

// loadRanking reads answers and audits side by side and computes the ranking of one
// state of the file: where a step was committed meanwhile, it reads again.
func (o *Office) loadRanking(ctx context.Context, ed contest.Edition) (*Ranking, error) {
	for {
		before, err := o.lastChange(ctx)
		if err != nil {
			return nil, err
		}
		var answers store.AnswerColumns
		var work *fieldwork
		g, gctx := errgroup.WithContext(ctx)
		g.Go(func() (err error) {
			answers, err = o.db.AnswerColumns(gctx, ed.ID)
			return err
		})
		g.Go(func() error {
			return o.db.Read(gctx, func(r *store.Reader) (err error) {
				work, err = readFieldwork(r, ed)
				return err
			})
		})
		if err := g.Wait(); err != nil {
			return nil, err
		}
		after, err := o.lastChange(ctx)
		if err != nil {
			return nil, err
		}
		if before == after {
			work.res.last.Store(after)
			return computeRanking(work, answers)
		}
	}
}

// lastChange is lastChange of the state committed now.
func (o *Office) lastChange(ctx context.Context) (last int64, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		last, err = lastChange(r)
		return err
	})
	return last, err
}

// readFieldwork reads the rules, who takes part, and the audits without answers.
func readFieldwork(r *store.Reader, ed contest.Edition) (*fieldwork, error) {
	res, err := rankingSetup(r, ed)
	if err != nil {
		return nil, err
	}
	return newFieldwork(r, res)
}

// computeRanking computes the ranking from what was read.
func computeRanking(work *fieldwork, answers store.AnswerColumns) (*Ranking, error) {
	res := work.res
	work.fill(answers)
	if err := work.build(); err != nil {
		return nil, err
	}
	engine, err := rank.New(res.input)
	if err != nil {
		return nil, err
	}
	res.Ranking, res.engine, res.work = engine.Ranking(), engine, work
	work.answers, work.position = store.AnswerColumns{}, nil
	res.Proposals = engine.Proposals(res.Rules.Statuette)
	return res, nil
}

// refreshed gives the ranking after the answers of one participation changed: that
// institution is computed anew and the lists are ranked again, the rest is taken
// over.
func (r *Ranking) refreshed(rd *store.Reader, participation int64) (*Ranking, error) {
	i := slices.IndexFunc(r.Participations, func(p contest.Participation) bool { return p.ID == participation })
	if i < 0 {
		return nil, nil
	}
	one, err := r.work.alone(rd, participation)
	if err != nil {
		return nil, err
	}
	last, err := lastChange(rd)
	if err != nil {
		return nil, err
	}
	inst, failures := one.institution(r.Participations[i])
	ranking, err := r.engine.Update(i, inst)
	if err != nil {
		return nil, err
	}
	next := &Ranking{
		Ranking: ranking, Edition: r.Edition, Rules: r.Rules, Seal: r.Seal, SealBroken: r.SealBroken, Categories: r.Categories,
		Questionnaires: r.Questionnaires, Participations: r.Participations, Proposals: r.engine.Proposals(r.Rules.Statuette),
		input: r.engine.Input(), forms: r.forms, index: r.index, criticals: slices.Clone(r.criticals), engine: r.engine, work: r.work.with(participation, one),
	}
	next.last.Store(last)
	next.criticals[i] = failures
	next.input.Institutions = slices.Clone(next.input.Institutions)
	return next, nil
}

// lastChange gives the number of the newest history row; 0: there is none.
func lastChange(r *store.Reader) (int64, error) {
	newest, err := r.Changes(0, 1)
	if err != nil || len(newest) == 0 {
		return 0, err
	}
	return newest[0].ID, nil
}

// rankingSetup reads the rules and who takes part.
func rankingSetup(r *store.Reader, ed contest.Edition) (*Ranking, error) {
	res := &Ranking{Edition: ed, forms: map[formKey]int{}, index: map[string]int{}}
	var err, seal error
	res.Rules, err = r.Rules(ed.ID)
	if err != nil {
		return nil, err
	}
	res.Categories, err = r.Categories(ed.ID)
	if err != nil {
		return nil, err
	}
	res.Questionnaires, err = r.Questionnaires(ed.ID)
	if err != nil {
		return nil, err
	}
	res.Seal, res.SealBroken, seal = sealed(r, ed.ID)
	all, err := r.Participations(ed.ID)
	if err := errors.Join(err, seal); err != nil {
		return nil, err
	}
	for _, p := range all {
		if p.State == contest.ParticipationAccepted {
			res.index[p.Code] = len(res.Participations)
			res.Participations = append(res.Participations, p)
		}
	}
	res.input = score.NewInput(res.Rules)
	res.input.Categories = res.Categories
	res.input.Areas = areasOf(res.Questionnaires)
	return res, nil
}

// areasOf lists the areas of the questionnaires, each once, in their order.
func areasOf(qs []contest.Questionnaire) []contest.Area {
	var areas []contest.Area
	seen := map[string]bool{}
	for _, q := range qs {
		for _, a := range q.Areas {
			if !seen[a.Code] {
				seen[a.Code] = true
				areas = append(areas, a)
			}
		}
	}
	return areas
}

// Find gives the position of a participation code among the standings.
func (r *Ranking) Find(code string) (int, bool) {
	i, ok := r.index[code]
	return i, ok
}

// Questionnaire gives the version in force of a channel; nil: there is none.
func (r *Ranking) Questionnaire(c contest.Channel) *contest.Questionnaire {
	for i := range r.Questionnaires {
		if r.Questionnaires[i].Channel == c {
			return &r.Questionnaires[i]
		}
	}
	return nil
}

// Laureates gives the positions of the participations the rules propose for the
// title, in the order of Participations.
func (r *Ranking) Laureates() []int {
	var out []int
	for i := range r.Standings {
		if r.Standings[i].Laureate {
			out = append(out, i)
		}
	}
	return out
}

// Classified counts the participations with an overall score.
func (r *Ranking) Classified() int {
	n := 0
	for i := range r.Standings {
		if r.Standings[i].Classified {
			n++
		}
	}
	return n
}

// CategoryName gives a category's name as printed.
func (r *Ranking) CategoryName(code string) string {
	for _, c := range r.Categories {
		if c.Code == code {
			return c.Name
		}
	}
	return code
}

// AreaName gives an area's name as printed.
func (r *Ranking) AreaName(code string) string {
	for _, a := range r.input.Areas {
		if a.Code == code {
			return a.Name
		}
	}
	return code
}
