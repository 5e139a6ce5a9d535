package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/disk"
)

// The end of the history is mirrored outside the file, under the file's own
// number: a tail cut off, an older copy or a rewritten history then shows. The
// mirror is written after each commit, so it may be older than the file.

// noMirror as Options.HeadDir switches the mirror off.
const noMirror = "-"

// mirror is what stands outside.
type mirror struct {
	File string    `json:"file"` // the file's number
	Path string    `json:"path"` // where it was then
	At   time.Time `json:"at"`
	Head
}

// Folders of the program in the user's settings: the one that internal/config uses too,
// and the one that mirrors stood in before; what is still there is read.
const (
	settingsFolder = "Biuro Lidera"
	olderFolder    = "biuro-lidera"
	headFolder     = "heads"
)

// DefaultHeadDir is the folder of the mirrors in the user's settings.
func DefaultHeadDir() (string, error) { return headDirIn(settingsFolder) }

func headDirIn(folder string) (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, folder, headFolder), nil
}

// mirrorPath is "" where there is no mirror.
func mirrorPath(headDir, fileID string) (string, error) {
	if headDir == noMirror {
		return "", nil
	}
	if headDir == "" {
		dir, err := DefaultHeadDir()
		if err != nil {
			return "", err
		}
		headDir = dir
	}
	return filepath.Join(headDir, fileID+".json"), nil
}

// MirrorHead writes the mirror of a file, as a restore does. HeadDir is that of
// Options.
func MirrorHead(headDir, fileID, path string, h Head, now time.Time) (err error) {
	defer wrap(&err, "MirrorHead(%q)", fileID)
	to, err := mirrorPath(headDir, fileID)
	if err != nil || to == "" {
		return err
	}
	b, err := json.MarshalIndent(mirror{File: fileID, Path: path, At: now.UTC(), Head: h}, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return err
	}
	return disk.WriteAtomic(to, append(b, '\n'), 0o600)
}

// readMirror gives the mirror; false: there is none that can be read. One in the older
// folder counts only until the first commit has written one into the folder of now.
func readMirror(headDir, fileID string) (m mirror, ok bool) {
	if m, ok = readMirrorIn(headDir, fileID); ok || headDir != "" {
		return m, ok
	}
	older, err := headDirIn(olderFolder)
	if err != nil {
		return m, false
	}
	return readMirrorIn(older, fileID)
}

func readMirrorIn(headDir, fileID string) (m mirror, ok bool) {
	path, err := mirrorPath(headDir, fileID)
	if err != nil || path == "" {
		return m, false
	}
	b, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(b, &m) != nil || m.File != fileID || m.Hash == "" {
		return mirror{}, false
	}
	return m, true
}

// checkMirror compares the chain with its mirror: the file must have every change
// the mirror knows, with the same hash. Errors: history_behind, history_differs.
func (db *DB) checkMirror(ctx context.Context, q querier, h Head) error {
	m, ok := readMirror(db.options.HeadDir, db.fileID)
	if !ok || db.options.AcceptHead || m.Head == h {
		return nil
	}
	name := filepath.Base(db.path)
	if m.Changes > h.Changes {
		return contest.E("history_behind", "file", name, "changes", h.Changes, "known", m.Changes,
			"at", m.At.Local().Format("2006-01-02 15:04"))
	}
	var sum []byte
	if m.Changes == 0 {
		sum = db.identity.genesis()
	} else {
		err := q.QueryRowContext(ctx, "SELECT hash FROM change WHERE id = ?", m.Changes).Scan(&sum)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return sentinel(err)
		}
	}
	if hexOf(sum) != m.Hash {
		return contest.E("history_differs", "file", name, "change", m.Changes)
	}
	return nil
}

// compareHead looks at the mirror when a file is opened: missing warns, a
// contradiction is an error (for a reader: a remark), an older one is brought up.
func (db *DB) compareHead(ctx context.Context) error {
	if db.options.HeadDir == noMirror {
		return nil
	}
	h, err := readHead(ctx, db.readers, db.identity)
	if err != nil {
		return err
	}
	m, ok := readMirror(db.options.HeadDir, db.fileID)
	if !ok && h.Changes > 0 {
		db.warn(contest.Warn("history_unmirrored", "file", filepath.Base(db.path)))
	}
	if err := db.checkMirror(ctx, db.readers, h); err != nil {
		if other, copied := db.copyOf(m); copied && db.example {
			db.warn(contest.Warn("history_copy", "file", filepath.Base(db.path), "other", other))
			return nil
		}
		var e *contest.Error
		if db.writer != nil || !errors.As(err, &e) {
			return err
		}
		db.warn(contest.Finding{Severity: contest.SeverityError, Code: e.Code, Args: e.Args})
	}
	if db.writer != nil && (!ok || m.Head != h) {
		db.writeMirror(h)
	}
	return nil
}

// copyOf tells whether the mirror speaks of another file that is still there. Invented
// editions of one seed have one number, so that each may go its own way; a real file
// that lacks what the mirror knows lost it, wherever it lies.
func (db *DB) copyOf(m mirror) (other string, copied bool) {
	if m.Path == "" || m.Path == db.path {
		return "", false
	}
	theirs, err := os.Stat(m.Path)
	if err != nil {
		return "", false
	}
	ours, err := os.Stat(db.path)
	if err != nil || os.SameFile(ours, theirs) {
		return "", false
	}
	_, err = readHeader(m.Path)
	return m.Path, err == nil
}

// writeMirror follows a commit. It can't undo the commit, so that a failure is a
// remark, once.
func (db *DB) writeMirror(h Head) {
	err := MirrorHead(db.options.HeadDir, db.fileID, db.path, h, db.options.now())
	if err != nil && !db.unmirrored {
		db.unmirrored = true
		db.warn(contest.Warn("history_mirror_failed", "file", filepath.Base(db.path)))
	}
}
