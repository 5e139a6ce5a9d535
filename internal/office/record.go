package office

import (
	"context"
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// RecordAudit keeps a sheet that a person typed in, or a correction of one that is
// kept. It is checked as an imported sheet is; with a fault nothing is kept and the
// findings say what to mend. The ranking in memory follows at once.
func (o *Office) RecordAudit(ctx context.Context, ed contest.Edition, sub contest.Submission) (found []contest.Finding, err error) {
	defer wrap(&err, "RecordAudit(%q)", sub.AuditCode)
	var participation int64
	step := store.Step{Action: "record_audit", Args: contest.Args{"audit": sub.AuditCode}, Undoable: true}
	w, err := o.db.Write(ctx, step, func(tx *store.Tx) error {
		a, err := tx.AuditByCode(sub.AuditCode)
		if err != nil {
			return err
		}
		participation = a.ParticipationID
		d, err := newDesk(tx.Reader, ed, store.AuditFilter{ParticipationID: a.ParticipationID})
		if err != nil {
			return err
		}
		filled, good, err := d.correct(a, sub, o, &found)
		if err != nil || !good {
			return err
		}
		return putSheets(tx, []contest.Audit{filled})
	})
	if err != nil || w.ID == 0 {
		return found, err
	}
	if err := o.follow(ctx, participation); err != nil {
		return found, err
	}
	o.announce(w)
	return found, nil
}

// correct checks a sheet for an audit whatever its state; good tells that it may be
// kept.
func (d *desk) correct(a contest.Audit, sub contest.Submission, o *Office, found *[]contest.Finding) (filled contest.Audit, good bool, err error) {
	d.without(a.ID)
	form, err := d.form(a)
	if err != nil {
		return filled, false, err
	}
	over, err := d.takenOver(a, form)
	if err != nil {
		return filled, false, err
	}
	answers, findings := contest.ResolveAnswers(form, sub, over)
	filled = fill(a, sub, answers)
	m := matcher{desk: d, now: o.opt.Now()}
	*found = append(append(*found, findings...), m.circumstances(a, filled, sub)...)
	return filled, !hasFault(*found), nil
}

// without leaves an audit out, so that its own answers are not taken over into it.
func (d *desk) without(audit int64) {
	d.audits = slices.DeleteFunc(d.audits, func(x contest.Audit) bool { return x.ID == audit })
	d.byParticipant = map[int64][]int{}
	for i, other := range d.audits {
		d.byParticipant[other.ParticipationID] = append(d.byParticipant[other.ParticipationID], i)
	}
}

// follow brings the ranking in memory up to date after one participation's answers
// changed.
func (o *Office) follow(ctx context.Context, participation int64) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.computed == nil {
		return nil
	}
	kept := o.computed
	o.computed = nil
	return o.db.Read(ctx, func(r *store.Reader) error {
		next, err := kept.refreshed(r, participation)
		if err != nil {
			return err
		}
		o.computed = next
		return nil
	})
}

// keepComputed lets the ranking in memory stand after a step that nothing in it stands
// on, if it was of the state just before.
func (o *Office) keepComputed(change int64) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.computed != nil {
		o.computed.last.CompareAndSwap(change-1, change)
	}
}
