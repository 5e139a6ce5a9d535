package office

import (
	"context"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// SetParticipationState moves a participation on, as its states allow.
func (o *Office) SetParticipationState(ctx context.Context, ed contest.Edition, code string, state contest.ParticipationState) (ch contest.Change, err error) {
	defer wrap(&err, "SetParticipationState(%q)", code)
	step := store.Step{Action: "set_participation_state", Args: contest.Args{"participant": code, "state": string(state)}, Undoable: true}
	return o.write(ctx, step, func(tx *store.Tx) error {
		p, err := tx.ParticipationByCode(ed.ID, code)
		if err != nil {
			return err
		}
		if p.State == state {
			return nil
		}
		if !p.State.CanBecome(state) {
			return contest.E("participation_state", "participant", code, "from", string(p.State), "to", string(state))
		}
		p.State = state
		return tx.UpdateParticipation(p)
	})
}

// ReviewAudit is the coordinator's word on a submitted sheet: approved, returned
// or void. Returning and voiding need a reason.
func (o *Office) ReviewAudit(ctx context.Context, code string, state contest.AuditState, reason string) (ch contest.Change, err error) {
	defer wrap(&err, "ReviewAudit(%q)", code)
	reason = strings.TrimSpace(reason)
	step := store.Step{Action: "review_audit", Args: contest.Args{"audit": code, "state": string(state)}, Undoable: true}
	return o.write(ctx, step, func(tx *store.Tx) error {
		a, err := tx.AuditByCode(code)
		if err != nil {
			return err
		}
		if err := mayReview(a, state, reason); err != nil {
			return err
		}
		a.State, a.VoidReason = state, reason
		return tx.UpdateAudit(a)
	})
}

// DecideCritical is the office's word on one critical failure (method.md 2a, rule
// 11): confirmed by evidence or the jury, or dismissed. It needs a reason.
func (o *Office) DecideCritical(ctx context.Context, code, criterion string, state contest.CriticalState, reason string) (ch contest.Change, err error) {
	defer wrap(&err, "DecideCritical(%q, %q)", code, criterion)
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return ch, contest.E("critical_reason", "audit", code, "criterion", criterion)
	}
	step := store.Step{Action: "decide_critical", Args: contest.Args{"audit": code, "criterion": criterion}, Undoable: true}
	return o.write(ctx, step, func(tx *store.Tx) error {
		a, err := tx.AuditByCode(code)
		if err != nil {
			return err
		}
		q, err := tx.QuestionnaireByID(a.QuestionnaireID)
		if err != nil {
			return err
		}
		if c, ok := q.Criterion(criterion); !ok || !c.Critical {
			return contest.E("critical_unknown", "audit", code, "criterion", criterion)
		}
		return tx.PutCriticalDecision(contest.CriticalDecision{AuditID: a.ID, Criterion: criterion, State: state, Reason: reason})
	})
}
