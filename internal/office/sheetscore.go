package office

import (
	"context"
	"errors"

	"biurolidera/internal/contest"
)

// SheetScorer scores a sheet while it is typed in, in memory and without saving. It
// may be used by one goroutine at a time; a call takes some tens of microseconds.
type SheetScorer struct {
	Form      contest.Form
	TakenOver []contest.Answer // answers of `once` sections that other audits hold
}

// RunningScore is what a sheet comes to as far as it is filled in.
type RunningScore struct {
	Points, Possible int                // of the criteria answered with points: 17/20
	Share            contest.Hundredths // Points of Possible in hundredths of a per cent; 0 where Possible is 0
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

// Score computes the sheet's score by the one scoring function.
func (s *SheetScorer) Score(sub contest.Submission) (out RunningScore) {
	return out
}

// TryQuestionnaire makes a scorer for a variant of a questionnaire that need not be
// kept, by the edition's rules: to score made-up answers.
func (o *Office) TryQuestionnaire(ctx context.Context, ed contest.Edition, q contest.Questionnaire, category, sub string) (s *SheetScorer, err error) {
	return nil, errors.ErrUnsupported
}
