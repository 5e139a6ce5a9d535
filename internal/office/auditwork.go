package office

import (
	"context"
	"strings"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// AuditAssignment says what to set on audits; nil fields stay as they are.
type AuditAssignment struct {
	Auditor    *string    // code, or empty to take it away
	ScenarioID *int64     // 0: none
	HeldAt     *time.Time // planned day and hour; zero: none
	Place      *string
}

// AssignAudits sets auditor, scenario, day and place of open audits as one undoable
// step; a planned audit that gets an auditor is assigned, one that loses its auditor is
// planned again. Errors: auditor_code, audit_not_open, scenario_unfit; then nothing
// is written.
func (o *Office) AssignAudits(ctx context.Context, codes []string, a AuditAssignment) (ch contest.Change, err error) {
	defer wrap(&err, "AssignAudits(%d)", len(codes))
	if a.Auditor != nil {
		auditor, ok := contest.ReadAuditorCode(*a.Auditor)
		if !ok {
			return ch, contest.E("auditor_code").At("auditor")
		}
		a.Auditor = &auditor
	}
	return o.eachAudit(ctx, "assign_audits", codes, func(tx *store.Tx, audit contest.Audit) error {
		if !audit.State.Open() {
			return contest.E("audit_not_open", "audit", audit.Code, "state", string(audit.State))
		}
		if a.ScenarioID != nil && *a.ScenarioID != 0 {
			if err := fitsScenario(tx.Reader, audit, *a.ScenarioID); err != nil {
				return err
			}
		}
		return tx.UpdateAudit(a.on(audit))
	})
}

// on gives the audit as assigned.
func (a AuditAssignment) on(audit contest.Audit) contest.Audit {
	if a.Auditor != nil {
		audit.Auditor = *a.Auditor
		switch {
		case audit.State == contest.AuditPlanned && audit.Auditor != "":
			audit.State = contest.AuditAssigned
		case audit.State == contest.AuditAssigned && audit.Auditor == "":
			audit.State = contest.AuditPlanned
		}
	}
	if a.ScenarioID != nil {
		audit.ScenarioID = *a.ScenarioID
	}
	if a.HeldAt != nil {
		audit.HeldAt = *a.HeldAt
	}
	if a.Place != nil {
		audit.Place = strings.TrimSpace(*a.Place)
	}
	return audit
}

// fitsScenario refuses a scenario of another channel or kind of institution.
func fitsScenario(r *store.Reader, audit contest.Audit, id int64) error {
	all, err := r.Scenarios(audit.EditionID)
	if err != nil {
		return err
	}
	p, err := r.Participation(audit.ParticipationID)
	if err != nil {
		return err
	}
	for _, s := range all {
		if s.ID == id && s.Channel == audit.Channel && s.Fits(p.Category, p.Sub) {
			return nil
		}
	}
	return contest.E("scenario_unfit", "audit", audit.Code, "participant", p.Code).At("scenario")
}

// eachAudit runs work on audits by code as one undoable step, all or none.
func (o *Office) eachAudit(ctx context.Context, action string, codes []string, work func(*store.Tx, contest.Audit) error) (contest.Change, error) {
	step := store.Step{Action: action, Args: contest.Args{"count": len(codes)}, Undoable: true}
	return o.write(ctx, step, func(tx *store.Tx) error {
		for _, code := range codes {
			audit, err := tx.AuditByCode(code)
			if err != nil {
				return err
			}
			if err := work(tx, audit); err != nil {
				return err
			}
		}
		return nil
	})
}

// DeleteAudits takes planned and assigned audits away as one undoable step. An audit
// with a draft, evidence or a sheet is refused (audit_not_planned): it is made void.
func (o *Office) DeleteAudits(ctx context.Context, codes []string) (ch contest.Change, err error) {
	defer wrap(&err, "DeleteAudits(%d)", len(codes))
	return o.eachAudit(ctx, "delete_audits", codes, func(tx *store.Tx, a contest.Audit) error {
		evidence, err := tx.Evidence(a.ID)
		if err != nil {
			return err
		}
		if a.State != contest.AuditPlanned && a.State != contest.AuditAssigned || len(evidence) > 0 {
			return contest.E("audit_not_planned", "audit", a.Code, "state", string(a.State))
		}
		return tx.DeleteAudit(a.ID)
	})
}

// ReviewAudits is ReviewAudit for many as one undoable step. Those that can't be
// reviewed so are left and told why; if none can, the first reason is the error.
func (o *Office) ReviewAudits(ctx context.Context, codes []string, state contest.AuditState, reason string) (ch contest.Change, refused []error, err error) {
	defer wrap(&err, "ReviewAudits(%d)", len(codes))
	reason = strings.TrimSpace(reason)
	step := store.Step{Action: "review_audits", Args: contest.Args{"state": string(state)}, Undoable: true}
	ch, err = o.write(ctx, step, func(tx *store.Tx) error {
		done := 0
		for _, code := range codes {
			a, err := tx.AuditByCode(code)
			if err != nil {
				return err
			}
			if err := mayReview(a, state, reason); err != nil {
				refused = append(refused, err)
				continue
			}
			a.State, a.VoidReason = state, reason
			if err := tx.UpdateAudit(a); err != nil {
				return err
			}
			done++
		}
		tx.Set("count", done)
		if done == 0 && len(refused) > 0 {
			return refused[0]
		}
		return nil
	})
	return ch, refused, err
}

// mayReview tells whether the coordinator's word on an audit can be taken.
func mayReview(a contest.Audit, state contest.AuditState, reason string) error {
	switch {
	case state != contest.AuditApproved && state != contest.AuditReturned && state != contest.AuditVoid:
		return contest.E("review_state", "audit", a.Code, "state", string(state))
	case state != contest.AuditVoid && a.State != contest.AuditSubmitted && a.State != contest.AuditApproved:
		return contest.E("review_not_submitted", "audit", a.Code, "state", string(a.State))
	case state != contest.AuditApproved && reason == "":
		return contest.E("review_reason", "audit", a.Code).At("reason")
	}
	return nil
}
