package office

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"biurolidera/internal/contest"
	"biurolidera/internal/disk"
	"biurolidera/internal/exchange"
)

// cannotWrite says that a file could not be written and why: the folder is
// missing, read-only or the disk is full.
func cannotWrite(path string, err error) error {
	switch {
	case errors.Is(err, context.Canceled) || contest.CodeOf(err) != "":
		return err
	case errors.Is(err, fs.ErrNotExist):
		return contest.E("write_no_folder", "file", path, "folder", filepath.Dir(path)).Because(err)
	case errors.Is(err, fs.ErrPermission):
		return contest.E("write_forbidden", "file", path).Because(err)
	}
	return contest.E("write_failed", "file", path, "cause", err.Error()).Because(err)
}

// cannotRead says that a file could not be read and why.
func cannotRead(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return contest.E("read_missing", "file", path).Because(err)
	}
	return contest.E("read_failed", "file", path, "cause", err.Error()).Because(err)
}

// mayReplace refuses to put a paper where something stands that no paper may
// replace: a folder, a device, a contest file or a backup of one.
func mayReplace(path string) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil // nothing there, or writing will tell
	case info.IsDir():
		return contest.E("write_onto_folder", "file", path)
	case !info.Mode().IsRegular():
		return contest.E("write_onto_device", "file", path)
	case isDatabase(path):
		return contest.E("write_onto_data", "file", path)
	}
	return nil
}

// isDatabase tells whether a file begins like one of SQLite's, as contest files and
// their backups do.
func isDatabase(path string) bool {
	const magic = "SQLite format 3\x00"
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(magic))
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == magic
}

// SameFile tells whether two paths name one file that is there.
func SameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// writeFile writes a paper whole or not at all.
func writeFile(path string, data []byte) error {
	if err := mayReplace(path); err != nil {
		return err
	}
	if err := disk.WriteAtomic(path, data, 0o644); err != nil {
		return cannotWrite(path, err)
	}
	return nil
}

// makeFolder makes the folder papers go to.
func makeFolder(dir string) error {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return contest.E("write_no_folder_but_file", "file", dir)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return cannotWrite(dir, err)
	}
	return nil
}

// writeRejects writes rows that were kept out with their reasons; no path, no file.
func (o *Office) writeRejects(path string, h exchange.Header, rejects iter.Seq[exchange.Reject]) error {
	if path == "" {
		return nil
	}
	return writeStream(path, func(w io.Writer) error { return exchange.WriteRejects(w, h, rejects) })
}

// writeStream is writeFile for what comes piece by piece.
func writeStream(path string, write func(io.Writer) error) error {
	if err := mayReplace(path); err != nil {
		return err
	}
	f, err := disk.CreateAtomic(path)
	if err != nil {
		return cannotWrite(path, err)
	}
	defer f.Abort()
	if err := write(f); err != nil {
		return cannotWrite(path, err)
	}
	if err := f.Commit(); err != nil {
		return cannotWrite(path, err)
	}
	return nil
}
