package office

import (
	"context"
	"errors"
	"os"
	"reflect"
	"slices"

	"biurolidera/internal/backup"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/store"
)

// discard closes an office that could not be set up and takes its new file away,
// so that nothing half made stays. It gives err back.
func discard(o *Office, err error) error {
	path := o.path
	return errors.Join(err, o.Close(), os.Remove(path))
}

// migrate backs an older file up beside it and brings it to this version.
func migrate(ctx context.Context, path string, opt Options) error {
	if _, err := backup.BeforeMigration(ctx, path, opt.backup(ctx)); err != nil {
		return err
	}
	return store.Migrate(ctx, path, opt.store())
}

// mend does what a file needs before it can be opened for writing: a restore that
// was cut off is finished, an older schema is migrated. done tells to open again.
func mend(ctx context.Context, path string, opt Options, failure error) (done bool, err error) {
	if opt.ReadOnly {
		return false, failure
	}
	switch contest.CodeOf(failure) {
	case "restore_unfinished":
		_, err = backup.Resume(ctx, path, opt.backup(ctx))
	case "file_older":
		err = migrate(ctx, path, opt)
	default:
		return false, failure
	}
	return err == nil, err
}

// Check looks through a file: SQLite's own checks, references, the history's chain,
// documents, evidence, snapshots and the rules' seal. It changes nothing and gives
// what it found; a finding of SeverityError means damage. A file that can't be
// opened at all is an error.
func Check(ctx context.Context, path string, opt Options) (found []contest.Finding, err error) {
	defer wrap(&err, "Check(%q)", path)
	opt = opt.complete()
	opt.ReadOnly = true
	db, err := store.Open(ctx, path, opt.store())
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	found, err = db.Check(ctx, progressOf(ctx))
	return said(append(db.Warnings(), found...)), err
}

// said leaves out what is said already: opening a file tells some of what checking
// it finds.
func said(found []contest.Finding) (out []contest.Finding) {
	for _, f := range found {
		if !slices.ContainsFunc(out, func(o contest.Finding) bool { return reflect.DeepEqual(o, f) }) {
			out = append(out, f)
		}
	}
	return out
}

// Undo takes back the last step that can be taken back and gives it; DraftsTaken tells
// what went with it. It fails with undo_nothing, or undo_conflict where a record was
// changed since.
func (o *Office) Undo(ctx context.Context) (done contest.Change, err error) {
	defer wrap(&err, "Undo()")
	w, err := o.db.Undo(ctx)
	return o.takenBack(ctx, w, err)
}

// takenBack tells the listeners and gives the step it was about: for a redoing the one
// that was undone before.
func (o *Office) takenBack(ctx context.Context, w store.Written, err error) (done contest.Change, _ error) {
	if err != nil {
		return done, err
	}
	o.tell(w)
	done.Undoes = w.Undoes
	err = o.db.Read(ctx, func(r *store.Reader) (err error) {
		for err == nil && done.Undoes != 0 {
			done, err = r.ChangeByID(done.Undoes)
		}
		return err
	})
	if n, ok := w.Args[store.DraftsTaken]; ok && err == nil {
		if done.Args == nil {
			done.Args = contest.Args{}
		}
		done.Args[store.DraftsTaken], done.Args[store.DraftTaken] = n, w.Args[store.DraftTaken]
	}
	return done, err
}

// DraftsTaken says which half-typed sheets went with a step that Undo took back, because
// their audits did; empty: none. Redo brings them back.
func DraftsTaken(cat *locale.Catalogue, done contest.Change) string {
	n, ok := done.Args[store.DraftsTaken].(int)
	if !ok {
		return ""
	}
	return cat.N("office.drafts_taken", n, "audit", done.Args[store.DraftTaken])
}

// Redo does again what the last Undo took back.
func (o *Office) Redo(ctx context.Context) (done contest.Change, err error) {
	defer wrap(&err, "Redo()")
	w, err := o.db.Redo(ctx)
	return o.takenBack(ctx, w, err)
}

// Backup makes a verified copy of a file, also while it is in use. It replaces an
// older backup of that name, which has its manifest beside it, and nothing else.
func Backup(ctx context.Context, path, out string, opt Options) (m backup.Manifest, err error) {
	defer wrap(&err, "Backup(%q)", out)
	if info, err := os.Stat(out); err == nil && info.IsDir() {
		return m, contest.E("write_onto_folder", "file", out)
	}
	o := opt.complete().backup(ctx)
	_, err = os.Stat(backup.ManifestPath(out))
	o.Replace = err == nil
	return backup.Make(ctx, path, out, o)
}

// Restore puts a backup in a file's place. A file that a program has open for
// writing is not replaced; the replaced one is kept beside. A backup whose manifest
// is lost is taken if the file proves sound by itself.
func Restore(ctx context.Context, in, path string, opt Options) (r backup.Restored, err error) {
	defer wrap(&err, "Restore(%q, %q)", in, path)
	o := opt.complete().backup(ctx)
	o.WithoutManifest = true
	return backup.Restore(ctx, in, path, o)
}

func (opt Options) backup(ctx context.Context) backup.Options {
	o := backup.Options{Now: opt.Now, HeadDir: opt.HeadDir, User: opt.Settings.User, Program: "Biuro Lidera"}
	if tell := progressOf(ctx); tell != nil {
		o.Progress = func(done, total int64) { tell(int(done>>10), int(total>>10)) }
	}
	return o
}
