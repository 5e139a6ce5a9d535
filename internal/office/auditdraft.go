package office

import (
	"context"
	"reflect"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// SaveDraft keeps a sheet as it was typed, faults and all. An audit that was only
// planned runs as long as it has a draft; its record is not changed. The draft counts
// nowhere; RecordAudit takes its place. Saving the same again writes nothing. Call it
// when typing pauses and when the screen is left. It is no step of Undo: the form itself
// takes typing back.
func (o *Office) SaveDraft(ctx context.Context, sub contest.Submission) (ch contest.Change, err error) {
	defer wrap(&err, "SaveDraft(%q)", sub.AuditCode)
	sub.Findings = nil
	step := store.Step{Action: "save_draft", Args: contest.Args{"audit": sub.AuditCode}}
	return o.write(ctx, step, func(tx *store.Tx) error {
		a, err := tx.AuditByCode(sub.AuditCode)
		if err != nil {
			return err
		}
		before, found, err := tx.Draft(a.ID)
		if err != nil {
			return err
		}
		if found && sameTyped(before.Sheet, sub) {
			return nil
		}
		return tx.PutDraft(contest.AuditDraft{AuditID: a.ID, SavedAt: tx.Now, Sheet: sub})
	})
}

// sameTyped compares what was typed.
func sameTyped(a, b contest.Submission) bool {
	if !a.HeldAt.Equal(b.HeldAt) {
		return false
	}
	a.HeldAt = b.HeldAt
	if len(a.Answers) == 0 && len(b.Answers) == 0 {
		a.Answers, b.Answers = nil, nil
	}
	return reflect.DeepEqual(a, b)
}

// DropDraft throws a draft away; undoable. An audit that was running only by it is
// planned again, or assigned.
func (o *Office) DropDraft(ctx context.Context, code string) (ch contest.Change, err error) {
	defer wrap(&err, "DropDraft(%q)", code)
	step := store.Step{Action: "drop_draft", Args: contest.Args{"audit": code}, Undoable: true}
	return o.write(ctx, step, func(tx *store.Tx) error {
		a, err := tx.AuditByCode(code)
		if err != nil {
			return err
		}
		return tx.DeleteDraft(a.ID)
	})
}
