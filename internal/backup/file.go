package backup

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"runtime"
)

// clear takes a file away if it is there.
func clear(path string) error {
	err := os.Remove(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// clearCopy takes a copy away with what SQLite keeps beside one in the making.
func clearCopy(path string) error {
	var errs []error
	for _, suffix := range []string{"", "-journal", "-wal", "-shm"} {
		errs = append(errs, clear(path+suffix))
	}
	return errors.Join(errs...)
}

// syncFile makes a file's bytes durable.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncFolder makes names durable. Windows can't and need not.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// copyDurable copies a file to a name that must not exist and makes it durable; a
// half copy is taken away.
func copyDurable(to string, from io.Reader) (err error) {
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, from)
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		err = errors.Join(err, clear(to))
	}
	return err
}
