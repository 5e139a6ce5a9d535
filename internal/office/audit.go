package office

import (
	"context"
	"path/filepath"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
	"biurolidera/internal/store"
)

// AuditsSummary tells how many audits were made.
type AuditsSummary struct {
	Created      int
	Participants int // that got at least one
	ByChannel    map[contest.Channel]int
}

// MaxAuditsPerChannel bounds what one call makes for a participation.
const MaxAuditsPerChannel = 200

// CreateAudits makes planned audits until each accepted participation has k in
// every channel that applies to it. Scenarios are dealt in turn.
func (o *Office) CreateAudits(ctx context.Context, ed contest.Edition, k int) (s AuditsSummary, err error) {
	defer wrap(&err, "CreateAudits(%q, %d)", ed.Code, k)
	if k < 1 || k > MaxAuditsPerChannel {
		return s, contest.E("audits_number", "count", k, "max", MaxAuditsPerChannel)
	}
	s.ByChannel = map[contest.Channel]int{}
	step := store.Step{Action: "create_audits", Args: contest.Args{"edition": ed.Name}, Undoable: true}
	_, err = o.write(ctx, step, func(tx *store.Tx) error {
		p, err := newAuditPlan(tx.Reader, ed)
		if err != nil {
			return err
		}
		audits, err := p.missing(k, &s)
		if err != nil {
			return err
		}
		tx.Set("count", len(audits))
		_, err = tx.InsertAudits(audits)
		return err
	})
	return s, err
}

// auditPlan knows what audits a participation needs.
type auditPlan struct {
	r         *store.Reader
	res       *Ranking
	have      map[int64]map[contest.Channel]int
	scenarios map[contest.Channel][]contest.Scenario
}

func newAuditPlan(r *store.Reader, ed contest.Edition) (*auditPlan, error) {
	res, err := rankingSetup(r, ed)
	if err != nil {
		return nil, err
	}
	p := &auditPlan{r: r, res: res, have: map[int64]map[contest.Channel]int{}, scenarios: map[contest.Channel][]contest.Scenario{}}
	audits, err := r.Audits(ed.ID, store.AuditFilter{})
	if err != nil {
		return nil, err
	}
	for _, a := range audits {
		if a.State == contest.AuditVoid {
			continue
		}
		if p.have[a.ParticipationID] == nil {
			p.have[a.ParticipationID] = map[contest.Channel]int{}
		}
		p.have[a.ParticipationID][a.Channel]++
	}
	all, err := r.Scenarios(ed.ID)
	for _, sc := range all {
		p.scenarios[sc.Channel] = append(p.scenarios[sc.Channel], sc)
	}
	return p, err
}

// missing lists the audits to be made, with their codes.
func (p *auditPlan) missing(k int, s *AuditsSummary) ([]contest.Audit, error) {
	var out []contest.Audit
	for _, rule := range p.res.Rules.Channels {
		q := p.res.Questionnaire(rule.Channel)
		if q == nil {
			continue
		}
		next, err := p.r.NextAuditNumber(p.res.Edition.ID, rule.Channel)
		if err != nil {
			return nil, err
		}
		for _, part := range p.res.Participations {
			if !score.Applicable(rule, part, q.Form(part.Category, part.Sub)) {
				continue
			}
			for n := p.have[part.ID][rule.Channel]; n < k; n++ {
				out = append(out, contest.Audit{
					Code: contest.AuditCode(p.res.Edition.Code, rule.Channel, next), EditionID: p.res.Edition.ID,
					ParticipationID: part.ID, Channel: rule.Channel, QuestionnaireID: q.ID,
					ScenarioID: p.scenario(rule.Channel, part, n), State: contest.AuditPlanned,
				})
				next++
				s.ByChannel[rule.Channel]++
			}
		}
	}
	s.Created = len(out)
	seen := map[int64]bool{}
	for _, a := range out {
		seen[a.ParticipationID] = true
	}
	s.Participants = len(seen)
	return out, nil
}

// scenario deals the n-th fitting scenario; 0: there is none.
func (p *auditPlan) scenario(c contest.Channel, part contest.Participation, n int) int64 {
	var fit []int64
	for _, sc := range p.scenarios[c] {
		if sc.Fits(part.Category, part.Sub) {
			fit = append(fit, sc.ID)
		}
	}
	if len(fit) == 0 {
		return 0
	}
	return fit[(int(part.ID)+n)%len(fit)]
}

// baseName is a path's last part, for texts: folders are nobody's business.
func baseName(path string) string { return filepath.Base(path) }
