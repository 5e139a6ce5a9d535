package office

import (
	"cmp"
	"maps"
	"runtime"
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
	"biurolidera/internal/store"

	"golang.org/x/sync/errgroup"
)

// fieldwork turns kept audits and answers into the scoring input. The answers come
// as columns, audit after audit; each institution is built by itself, so that both
// cores work and one institution can be built anew.
type fieldwork struct {
	res       *Ranking
	audits    map[int64][]contest.Audit // by participation, by code
	answers   store.AnswerColumns
	position  map[int64]int              // audit -> its place in answers
	single    map[int64][]contest.Answer // by audit, where one institution is built anew
	versions  map[int64]*contest.Questionnaire
	criteria  map[int64][]string       // questionnaire -> criterion codes by position
	places    map[int64]map[string]int // and back
	resolved  map[resolveKey]contest.Form
	indexes   []map[string]int // by form
	forms     []contest.Form
	decisions map[int64][]contest.CriticalDecision
}

type resolveKey struct {
	channel       contest.Channel
	category, sub string
}

func newFieldwork(r *store.Reader, res *Ranking) (*fieldwork, error) {
	w := &fieldwork{
		res: res, audits: map[int64][]contest.Audit{}, versions: map[int64]*contest.Questionnaire{},
		criteria: map[int64][]string{}, places: map[int64]map[string]int{}, resolved: map[resolveKey]contest.Form{}, decisions: map[int64][]contest.CriticalDecision{},
	}
	audits, err := r.Audits(res.Edition.ID, store.AuditFilter{})
	if err != nil {
		return nil, err
	}
	if err := w.take(r, audits); err != nil {
		return nil, err
	}
	return w, w.decide(r)
}

// fill takes the answers in.
func (w *fieldwork) fill(answers store.AnswerColumns) {
	w.answers, w.position = answers, make(map[int64]int, len(answers.Audits))
	for i, id := range answers.Audits {
		w.position[id] = i
	}
}

// take files the audits that count by participation, as parts of the slice it is given:
// it becomes the fieldwork's own, and a large edition is not held twice.
func (w *fieldwork) take(r *store.Reader, audits []contest.Audit) error {
	audits = slices.DeleteFunc(audits, func(a contest.Audit) bool { return !counts(w.res.Rules, a) })
	slices.SortStableFunc(audits, func(a, b contest.Audit) int { return cmp.Compare(a.ParticipationID, b.ParticipationID) })
	for len(audits) > 0 {
		p, n := audits[0].ParticipationID, 0
		for ; n < len(audits) && audits[n].ParticipationID == p; n++ {
			if err := w.needVersion(r, audits[n].QuestionnaireID); err != nil {
				return err
			}
		}
		w.audits[p], audits = audits[:n:n], audits[n:]
	}
	return nil
}

// decide reads the office's words on critical failures.
func (w *fieldwork) decide(r *store.Reader) error {
	decisions, err := r.CriticalDecisions(w.res.Edition.ID)
	for _, d := range decisions {
		w.decisions[d.AuditID] = append(w.decisions[d.AuditID], d)
	}
	return err
}

// alone gives the fieldwork of one participation as it is kept now, for a ranking
// that has its forms already.
func (w *fieldwork) alone(r *store.Reader, participation int64) (*fieldwork, error) {
	one := *w
	one.audits, one.decisions = map[int64][]contest.Audit{}, map[int64][]contest.CriticalDecision{}
	one.answers, one.position, one.single = store.AnswerColumns{}, nil, map[int64][]contest.Answer{}
	audits, err := r.Audits(w.res.Edition.ID, store.AuditFilter{ParticipationID: participation})
	if err != nil {
		return nil, err
	}
	if err := one.take(r, audits); err != nil {
		return nil, err
	}
	for _, a := range one.audits[participation] {
		if one.single[a.ID], err = r.Answers(a.ID); err != nil {
			return nil, err
		}
	}
	return &one, one.decide(r)
}

// with gives the fieldwork with one participation's audits as they are now.
func (w *fieldwork) with(participation int64, one *fieldwork) *fieldwork {
	next := *w
	next.audits = maps.Clone(w.audits)
	next.audits[participation], next.decisions = one.audits[participation], one.decisions
	return &next
}

// counts tells whether an audit is part of the result.
func counts(rules contest.Rules, a contest.Audit) bool {
	return a.State == contest.AuditApproved || a.State == contest.AuditSubmitted && !rules.RequireReview
}

// needVersion reads a questionnaire version once.
func (w *fieldwork) needVersion(r *store.Reader, id int64) error {
	if w.versions[id] != nil {
		return nil
	}
	q, err := r.QuestionnaireByID(id)
	if err != nil {
		return err
	}
	w.versions[id] = &q
	w.criteria[id], w.places[id] = store.Items(q), map[string]int{}
	for i, code := range w.criteria[id] {
		w.places[id][code] = i
	}
	return nil
}

// build fills the input's forms and institutions.
func (w *fieldwork) build() error {
	in := &w.res.input
	in.Institutions = make([]score.Institution, len(w.res.Participations))
	w.res.criticals = make([][]CriticalFailure, len(w.res.Participations))
	for _, p := range w.res.Participations {
		w.resolveForms(p)
	}
	for _, f := range w.forms {
		in.Forms = append(in.Forms, score.NewForm(f))
		w.indexes = append(w.indexes, in.Forms[len(in.Forms)-1].Index())
	}
	var g errgroup.Group
	workers := runtime.GOMAXPROCS(0)
	for k := range workers {
		g.Go(func() error {
			for i := k; i < len(in.Institutions); i += workers {
				in.Institutions[i], w.res.criticals[i] = w.institution(w.res.Participations[i])
			}
			return nil
		})
	}
	return g.Wait()
}

// resolveForms finds the variants a participation needs and numbers new ones.
func (w *fieldwork) resolveForms(p contest.Participation) {
	for _, rule := range w.res.Rules.Channels {
		k := resolveKey{rule.Channel, p.Category, p.Sub}
		if _, done := w.resolved[k]; done {
			continue
		}
		q := w.res.Questionnaire(rule.Channel)
		if q == nil {
			w.resolved[k] = contest.Form{}
			continue
		}
		f := q.Form(p.Category, p.Sub)
		w.resolved[k] = f
		fk := formKey{q.ID, f.Key}
		if _, known := w.res.forms[fk]; !known && len(f.Sections) > 0 {
			w.res.forms[fk] = len(w.forms)
			w.forms = append(w.forms, f)
		}
	}
}

// institution builds one participation's part of the input, and lists the critical
// failures that were seen.
func (w *fieldwork) institution(p contest.Participation) (score.Institution, []CriticalFailure) {
	var failures []CriticalFailure
	inst := score.Institution{ID: p.ID, Code: p.Code, Category: p.Category}
	all := w.audits[p.ID]
	for c, rule := range w.res.Rules.Channels {
		f := w.resolved[resolveKey{rule.Channel, p.Category, p.Sub}]
		if f.Questionnaire == nil || !score.Applicable(rule, p, f) {
			continue
		}
		form := w.res.forms[formKey{f.Questionnaire.ID, f.Key}]
		work := score.Fieldwork{Channel: c, Form: form}
		audits := score.TakeOver(f, w.withAnswers(all, rule.Channel))
		for _, a := range audits {
			points := score.AppendPoints(make([]int32, 0, len(w.indexes[form])), w.indexes[form], a.Answers)
			work.Audits = append(work.Audits, score.Audit{Points: points})
		}
		failures = append(failures, w.confirm(w.res.input.Forms[form], audits, work.Audits)...)
		inst.Channels = append(inst.Channels, work)
	}
	return inst, failures
}

// withAnswers gives the channel's audits with their answers filled in.
func (w *fieldwork) withAnswers(all []contest.Audit, c contest.Channel) []contest.Audit {
	var out []contest.Audit
	for _, a := range all {
		if a.Channel != c {
			continue
		}
		a.Answers = w.answersOf(a)
		out = append(out, a)
	}
	return out
}

func (w *fieldwork) answersOf(a contest.Audit) []contest.Answer {
	if w.single != nil {
		return w.single[a.ID]
	}
	at, ok := w.position[a.ID]
	if !ok {
		return nil
	}
	all, codes := &w.answers, w.criteria[a.QuestionnaireID]
	answers := make([]contest.Answer, 0, all.From[at+1]-all.From[at])
	for i := all.From[at]; i < all.From[at+1]; i++ {
		if item := int(all.Item[i]); item < len(codes) {
			answers = append(answers, contest.Answer{
				Criterion: codes[item], Points: int(all.Points[i]), NA: store.NAReasonOf(all.NA[i]), TakenOver: all.TakenOver[i],
			})
		}
	}
	return answers
}

// CriticalFailure is a failure of a critical criterion that an audit saw, and what
// became of it.
type CriticalFailure struct {
	Audit     int64
	Channel   contest.Channel
	Criterion string
	State     contest.CriticalState
}

// witnesses are the auditors who saw an item fail, by item.
type witnesses map[int32]map[string]bool

func (w witnesses) add(items []int32, auditor string) {
	if auditor == "" {
		return
	}
	for _, item := range items {
		if w[item] == nil {
			w[item] = map[string]bool{}
		}
		w[item][auditor] = true
	}
}

// confirm marks the critical failures that count (method.md 2a, rule 11): those the
// office confirmed, and those seen again by another auditor in the same channel,
// unless the office dismissed them. It gives all that were seen.
func (w *fieldwork) confirm(f score.Form, audits []contest.Audit, columns []score.Audit) []CriticalFailure {
	failures := make([][]int32, len(columns))
	seen := witnesses{}
	for i := range columns {
		failures[i] = score.Failures(f, columns[i].Points)
		seen.add(failures[i], audits[i].Auditor)
	}
	var all []CriticalFailure
	codes := codesOf(f)
	for i := range columns {
		for _, item := range failures[i] {
			state := w.decision(audits[i].ID, codes[item])
			if state == contest.CriticalOpen && len(seen[item]) > 1 {
				state = contest.CriticalConfirmed
			}
			if state == contest.CriticalConfirmed {
				columns[i].Confirmed = append(columns[i].Confirmed, item)
			}
			all = append(all, CriticalFailure{audits[i].ID, audits[i].Channel, codes[item], state})
		}
	}
	return all
}

func codesOf(f score.Form) []string {
	var codes []string
	for _, s := range f.Sections {
		for _, i := range s.Items {
			codes = append(codes, i.Code)
		}
	}
	return codes
}

// decision is the office's word on a failure; open: none yet.
func (w *fieldwork) decision(audit int64, criterion string) contest.CriticalState {
	i := slices.IndexFunc(w.decisions[audit], func(d contest.CriticalDecision) bool { return d.Criterion == criterion })
	if i < 0 {
		return contest.CriticalOpen
	}
	return w.decisions[audit][i].State
}
