package office

import (
	"context"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
	"biurolidera/internal/store"
)

// SheetScorer scores a sheet while it is typed in, in memory and without saving. It
// may be used by one goroutine at a time; a call takes about a tenth of a
// millisecond.
type SheetScorer struct {
	Form      contest.Form
	TakenOver []contest.Answer // answers of `once` sections that other audits hold

	numbers  score.Form
	official *score.Scorer // by the rules
	lenient  *score.Scorer // whatever little is answered counts
}

// RunningScore is what a sheet comes to as far as it is filled in.
type RunningScore struct {
	Points, Possible int                // of the criteria answered with points: 17/20
	Share            contest.Hundredths // Points of Possible in per cent (85.00); 0 where Possible is 0
	Answered, Asked  int                // criteria with an answer (N/A and taken over too), and all: 12/31
	Missing          []string           // codes of criteria without an answer, in the form's order
	SoFar            *contest.Score     // weighted by the method over what is answered; nil: nothing yet
	Score            *contest.Score     // as the audit would count now; nil: it would be void (too little answered)
	Answers          []contest.Answer   // as they would be kept, taken over ones included
	Findings         []contest.Finding  // of contest.ResolveAnswers: what keeps the sheet out, and what to look at
	CommentsNeeded   []string           // codes of criteria whose answer wants a comment
}

// Complete tells whether the sheet can be submitted: no fault among the findings.
func (s RunningScore) Complete() bool { return !hasFault(s.Findings) }

// newSheetScorer makes a scorer of one audit of a form by an edition's rules.
func newSheetScorer(form contest.Form, rules contest.Rules, over []contest.Answer) (s SheetScorer, err error) {
	s = SheetScorer{Form: form, TakenOver: over, numbers: score.NewForm(form)}
	c := s.numbers.Channel
	in := score.Input{
		Channels: []score.Channel{{ID: c, Base: c, Weight: 1, MinAudits: 1}}, Forms: []score.Form{s.numbers},
		Coverage: rules.Coverage, Laureate: rules.Laureate,
	}
	if s.official, err = score.New(in); err != nil {
		return s, err
	}
	in.Coverage = contest.Coverage{SectionNum: 0, SectionDen: 1, AuditNum: 0, AuditDen: 1}
	s.lenient, err = score.New(in)
	return s, err
}

// Score computes the sheet's score by the one scoring function.
func (s *SheetScorer) Score(sub contest.Submission) (out RunningScore) {
	out.Answers, out.Findings = contest.ResolveAnswers(s.Form, sub, s.TakenOver)
	points := score.Points(s.numbers, out.Answers)
	raw := score.RawOf(s.numbers, points)
	out.Points, out.Possible, out.Share = int(raw.Points), int(raw.Possible), raw.Share
	out.SoFar, out.Score = alone(s.lenient, points), alone(s.official, points)
	out.Answered, out.Missing = s.progress(sub, out.Answers)
	out.Asked = len(s.Form.Criteria())
	for _, f := range out.Findings {
		if f.Code == "comment_missing" {
			out.CommentsNeeded = append(out.CommentsNeeded, f.Field)
		}
	}
	return out
}

// alone scores one audit; nil: void, or points that no form allows.
func alone(s *score.Scorer, points []int32) *contest.Score {
	st, err := s.Standing(score.Institution{Channels: []score.Fieldwork{{Audits: []score.Audit{{Points: points}}}}})
	if err != nil {
		return nil
	}
	return st.Channels[0].Audits[0]
}

// progress counts the criteria that are answered and names those that nobody has
// written anything to.
func (s *SheetScorer) progress(sub contest.Submission, answers []contest.Answer) (answered int, missing []string) {
	done := make(map[string]bool, len(answers))
	for _, a := range answers {
		done[a.Criterion] = true
	}
	written := map[string]bool{}
	for _, a := range sub.Answers {
		if !a.Blank() {
			written[strings.ToUpper(strings.TrimSpace(a.Criterion))] = true
		}
	}
	for _, section := range s.Form.Sections {
		for _, c := range section.Criteria {
			switch {
			case done[c.Code]:
				answered++
			case !written[strings.ToUpper(c.Code)]:
				missing = append(missing, c.Code)
			}
		}
	}
	return answered, missing
}

// TryQuestionnaire makes a scorer for a variant of a questionnaire that need not be
// kept, by the edition's rules: to score made-up answers. Fails with
// questionnaire_kind_empty where it asks nothing of that kind.
func (o *Office) TryQuestionnaire(ctx context.Context, ed contest.Edition, q contest.Questionnaire, category, sub string) (s *SheetScorer, err error) {
	defer wrap(&err, "TryQuestionnaire(%q)", q.Code)
	form := q.Form(category, sub)
	if len(form.Sections) == 0 {
		return nil, contest.E("questionnaire_kind_empty", "questionnaire", q.Title)
	}
	var rules contest.Rules
	err = o.db.Read(ctx, func(r *store.Reader) error {
		rules, err = r.Rules(ed.ID)
		return err
	})
	if err != nil {
		return nil, err
	}
	made, err := newSheetScorer(form, rules, nil)
	return &made, err
}
