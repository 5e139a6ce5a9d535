package disk

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"biurolidera/internal/contest"
)

// WriteAtomic puts data at path, all of it or nothing; perm is the mode of the
// new file before the umask. Errors are those of CreateAtomic.
func WriteAtomic(path string, data []byte, perm os.FileMode) error {
	f, err := create(path, perm)
	if err != nil {
		return err
	}
	defer f.Abort()
	if _, err := f.Write(data); err != nil {
		return err
	}
	return f.Commit()
}

// File is a file being written that appears under its name only by Commit. It
// buffers; the first error stays and is given again by Write and Commit.
type File struct {
	path string // final name
	temp string
	file *os.File
	buf  *bufio.Writer
	err  error
	done bool
}

// CreateAtomic opens a file for streaming. The caller defers Abort and ends with
// Commit:
//
//	f, err := disk.CreateAtomic(path)
//	if err != nil { return err }
//	defer f.Abort()
//	… write to f …
//	return f.Commit()
//
// Errors have the codes disk_full, disk_denied, disk_no_folder or disk_write.
func CreateAtomic(path string) (*File, error) { return create(path, 0o644) }

func create(path string, perm os.FileMode) (*File, error) {
	target := path
	// A link stays a link: what it points to is replaced.
	if fi, err := os.Lstat(path); err == nil && fi.Mode()&fs.ModeSymlink != 0 {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			target = real
		}
	}
	temp := filepath.Join(filepath.Dir(target), tempName())
	file, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return nil, failed(path, err)
	}
	return &File{path: target, temp: temp, file: file, buf: bufio.NewWriterSize(file, 1<<16)}, nil
}

// Name is the path the file will have.
func (f *File) Name() string { return f.path }

// Write adds to the file.
func (f *File) Write(p []byte) (int, error) {
	if f.err != nil {
		return 0, f.err
	}
	if f.done {
		return 0, fs.ErrClosed
	}
	n, err := f.buf.Write(p)
	if err != nil {
		f.err = failed(f.path, err)
	}
	return n, f.err
}

// Commit makes the file durable under its name, in place of an older one. After
// an error the older file is as it was.
func (f *File) Commit() error {
	if f.done {
		return fs.ErrClosed
	}
	if f.err == nil {
		f.err = f.finish()
	}
	err := f.err
	f.Abort()
	return err
}

func (f *File) finish() error {
	if err := f.buf.Flush(); err != nil {
		return failed(f.path, err)
	}
	if err := f.file.Sync(); err != nil {
		return failed(f.path, err)
	}
	if err := f.file.Close(); err != nil {
		return failed(f.path, err)
	}
	if err := os.Rename(f.temp, f.path); err != nil {
		return failed(f.path, err)
	}
	f.done = true
	if err := syncFolder(filepath.Dir(f.path)); err != nil {
		return failed(f.path, err)
	}
	return nil
}

// Abort takes what was written away unless it is committed. It may be called
// again and after Commit.
func (f *File) Abort() {
	if f.done {
		return
	}
	f.done = true
	f.file.Close() // may be closed already; the file is thrown away
	os.Remove(f.temp)
}

// syncFolder makes a rename durable. Windows has no such call, and some network
// folders refuse it: there the rename is all that can be had.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrPermission) {
		return nil
	}
	return err
}

// windowsDiskFull is ERROR_DISK_FULL.
const windowsDiskFull = syscall.Errno(112)

// failed says in a person's words why a file can't be written.
func failed(path string, err error) error {
	var known *contest.Error
	if errors.As(err, &known) {
		return err
	}
	code := "disk_write"
	switch {
	case errors.Is(err, syscall.ENOSPC), runtime.GOOS == "windows" && errors.Is(err, windowsDiskFull):
		code = "disk_full"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		code = "disk_denied"
	case errors.Is(err, fs.ErrNotExist):
		code = "disk_no_folder"
	}
	return contest.E(code, "path", path, "folder", filepath.Dir(path)).Because(err)
}
