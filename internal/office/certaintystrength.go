package office

import (
	"context"
	"errors"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/profile"
	"biurolidera/internal/method/score"
	"biurolidera/internal/method/strength"
)

// strengthFits are the fits of a ranking.
type strengthFits struct {
	refused *contest.Error
	*strength.Assessor
}

// Strengths tells one participation where it is confirmed better or worse than its
// category, what to do about it, and what changed since the edition before. The first
// call on a ranking fits every criterion, later ones take milliseconds.
func (o *Office) Strengths(ctx context.Context, ed contest.Edition, code string) (_ *InstitutionStrengths, err error) {
	defer wrap(&err, "Strengths(%q)", code)
	c, err := o.Certainty(ctx, ed)
	if err != nil {
		return nil, err
	}
	i, ok := c.Ranking.Find(strings.ToUpper(strings.TrimSpace(code)))
	if !ok {
		return nil, contest.E("participant_unknown", "edition", ed.Name, "code", code)
	}
	return o.strengths(ctx, c, i)
}

// strengths is Strengths of a position in a ranking.
func (o *Office) strengths(ctx context.Context, c *Certainty, i int) (*InstitutionStrengths, error) {
	r := c.Ranking
	f, err := r.sure.fits.get(func() (*strengthFits, error) { return c.strengthFits(ctx) })
	if err != nil {
		return nil, err
	}
	out := &InstitutionStrengths{Refused: f.refused}
	if out.Trend, err = o.trendOf(ctx, c, i); err != nil || f.refused != nil {
		return out, err
	}
	own, g := r.criteriaOf(i), r.profiles.groups[r.Participations[i].Category]
	fits, p := f.Fits(), f.Profile(i, own)
	lines := func(all []strength.Finding) (to []StrengthLine) {
		for _, x := range all {
			to = append(to, r.strengthLine(i, x, own, g, fits[x.Fit].Members))
		}
		return to
	}
	out.Strengths, out.Improve, out.Hints, out.All = lines(p.Strengths), lines(p.Improve), lines(p.Hints), lines(p.All)
	out.Plan = o.improvements(r, i, out, p, fits)
	return out, nil
}

// strengthFits fits all criteria.
func (c *Certainty) strengthFits(ctx context.Context) (*strengthFits, error) {
	if c.Refused != nil {
		return &strengthFits{refused: c.Refused}, nil
	}
	r := c.Ranking
	if _, err := r.profile(); err != nil {
		return nil, err
	}
	d := r.strengthData(c.sample)
	categories := d.Categories // the answers are not needed any more
	fits, err := strength.FitAll(d, contestModel())
	if err != nil {
		f := &strengthFits{}
		if !errors.As(err, &f.refused) {
			return nil, err
		}
		return f, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return &strengthFits{Assessor: strength.NewAssessor(fits, categories, strength.DefaultOptions())}, nil
}

// criterionKey names a criterion over all variants of its channel's questionnaire.
type criterionKey struct {
	channel int
	code    string
}

// strengthData gives the answers of the audits with an auditor's code. What is answered
// once an edition is one observation, however often it is taken over.
func (r *Ranking) strengthData(s *observations) strength.Data {
	t := &answerTaker{r: r, d: strength.Data{Auditors: len(s.auditors)}, auditor: make(map[string]int32, len(s.auditors)), once: r.onceCriteria()}
	for j, code := range s.auditors {
		t.auditor[code] = int32(j)
	}
	t.number()
	t.d.Answers = make([]strength.Answer, 0, r.answers())
	for i, p := range r.Participations {
		t.d.Categories = append(t.d.Categories, p.Category)
		given := map[int32]bool{}
		r.eachAudit(i, &r.Standings[i], func(c, k int, a contest.Audit) {
			if j, coded := t.auditor[a.Auditor]; coded {
				t.take(i, c, k, j, given)
			}
		})
	}
	return t.d
}

// answers counts what all audits of the ranking answer.
func (r *Ranking) answers() (n int) {
	for _, p := range r.input.Institutions {
		for _, w := range p.Channels {
			for _, a := range w.Audits {
				n += len(a.Points)
			}
		}
	}
	return n
}

// answerTaker collects the answers of a ranking.
type answerTaker struct {
	r       *Ranking
	d       strength.Data
	auditor map[string]int32 // by code
	once    map[string]bool  // criteria answered once an edition
	rows    [][]int32        // criterion of each item, by form
	maxima  [][]int64        // likewise
}

// number gives each criterion of a channel one number over all its forms.
func (t *answerTaker) number() {
	number := map[criterionKey]int32{}
	for _, form := range t.r.input.Forms {
		c := slices.IndexFunc(t.r.Rules.Channels, func(rule contest.ChannelRule) bool { return rule.Channel == form.Channel })
		var row []int32
		for _, section := range form.Sections {
			for _, item := range section.Items {
				k := criterionKey{c, item.Code}
				n, known := number[k]
				if !known {
					n = int32(len(t.d.Criteria))
					number[k] = n
					t.d.Criteria = append(t.d.Criteria, strength.Criterion{
						Channel: c, Code: item.Code, Area: section.Area, Weight: float64(item.Weight), Binary: item.Max == 1,
					})
				}
				row = append(row, n)
			}
		}
		t.rows, t.maxima = append(t.rows, row), append(t.maxima, maximaOf(form))
	}
}

// take adds the answers of the k-th audit of a channel of participation i; given are the
// criteria that the institution has answers to.
func (t *answerTaker) take(i, channel, k int, auditor int32, given map[int32]bool) {
	channels := t.r.input.Institutions[i].Channels
	work := channels[slices.IndexFunc(channels, func(w score.Fieldwork) bool { return w.Channel == channel })]
	for item, points := range work.Audits[k].Points {
		n := t.rows[work.Form][item]
		if points < 0 || t.once[t.d.Criteria[n].Code] && given[n] {
			continue
		}
		given[n] = true
		t.d.Answers = append(t.d.Answers, strength.Answer{
			Institution: int32(i), Auditor: auditor, Audit: int32(t.d.Audits), Criterion: n, Value: float64(points) / float64(t.maxima[work.Form][item]),
		})
	}
	t.d.Audits++
}

func maximaOf(f score.Form) (all []int64) {
	for _, s := range f.Sections {
		for _, item := range s.Items {
			all = append(all, item.Max)
		}
	}
	return all
}

// onceCriteria are the codes of what is answered once an edition.
func (r *Ranking) onceCriteria() map[string]bool {
	out := map[string]bool{}
	for _, q := range r.Questionnaires {
		for _, s := range q.Sections {
			for _, c := range s.Criteria {
				if s.Once {
					out[c.Code] = true
				}
			}
		}
	}
	return out
}

// strengthLine writes a finding down with what it is about.
func (r *Ranking) strengthLine(i int, f strength.Finding, own criteria, g *group, members []string) StrengthLine {
	l := StrengthLine{
		Channel: r.Rules.Channels[f.Channel].Channel, Level: f.Level, Area: r.AreaName(f.Area), Code: f.Code, N: f.N, Members: members,
		Difference: f.Difference, Performance: f.Performance, Confirmed: f.Confirmed, Adjusted: f.Adjusted, Reason: f.Reason,
		Worth: f.Worth, ToWin: f.ToWin, Quadrant: f.Quadrant,
	}
	l.Text = l.Area
	if f.Code == "" {
		return l
	}
	if q := r.Questionnaire(l.Channel); q != nil {
		if c, ok := q.Criterion(f.Code); ok {
			l.Text = c.Text
		}
	}
	if seen := own.find(f.Channel, f.Code); seen != nil && seen.N > 0 {
		l.Share = &seen.Share
	}
	if m, ok := profile.Median(g.shares[f.Code]); ok {
		l.Median = &m
	}
	return l
}
