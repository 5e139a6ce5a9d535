package office

import (
	"context"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// EvidenceBytes gives a file kept beside an audit, to be shown or saved. Pictures are
// JPEG or PNG.
func (o *Office) EvidenceBytes(ctx context.Context, e contest.Evidence) (data []byte, err error) {
	defer wrap(&err, "EvidenceBytes(%d)", e.ID)
	err = o.db.Read(ctx, func(r *store.Reader) error {
		data, err = r.EvidenceBytes(e.SHA256)
		return err
	})
	return data, err
}

// SaveEvidence writes a file kept beside an audit to path.
func (o *Office) SaveEvidence(ctx context.Context, e contest.Evidence, path string) (err error) {
	defer wrap(&err, "SaveEvidence(%d)", e.ID)
	data, err := o.EvidenceBytes(ctx, e)
	if err != nil {
		return err
	}
	return writeFile(path, data)
}

// RemoveEvidence takes evidence from its audit; undoable.
func (o *Office) RemoveEvidence(ctx context.Context, e contest.Evidence) (ch contest.Change, err error) {
	defer wrap(&err, "RemoveEvidence(%d)", e.ID)
	step := store.Step{Action: "remove_evidence", Args: contest.Args{"file": e.Name}, Undoable: true}
	return o.write(ctx, step, func(tx *store.Tx) error { return tx.DeleteEvidence(e.ID) })
}
