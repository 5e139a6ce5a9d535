package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"biurolidera/internal/contest"
	"biurolidera/internal/disk"
)

// maxSize bounds the file, in bytes.
const maxSize = 1 << 20

// Path is where the settings of this user stand.
func Path() (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "Biuro Lidera", "ustawienia.toml"), nil
}

// Load reads the settings and says what was wrong with them; it always gives
// settings that can be worked with. An empty path means this user's own file, which
// need not be there; a named one that is missing is told. Pictures are looked for
// beside the file first.
func Load(path string) (Settings, []contest.Finding) {
	named := path != ""
	if !named {
		own, err := Path()
		if err != nil { // no home folder: nothing to read
			return Default(), nil
		}
		path = own
	}
	s, found, missing := load(path)
	if missing && named {
		found = append(found, contest.Warn("config_missing", "path", path))
	}
	for _, picture := range []*string{&s.Contest.Logo, &s.Signatory.Signature} {
		*picture = beside(path, *picture)
	}
	return s, found
}

// load reads a file's settings as they stand and tells whether it is missing.
func load(path string) (s Settings, found []contest.Finding, missing bool) {
	data, err := readLimited(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Default(), nil, true
	case err != nil:
		return Default(), []contest.Finding{contest.Fault("config_unreadable", "path", path)}, false
	}
	s, found = Parse(data)
	return s, found, false
}

// beside gives the path of a file that stands in the settings' folder, so that
// „logo.png” means the one there wherever the program is started.
func beside(settings, file string) string {
	if file == "" || filepath.IsAbs(file) {
		return file
	}
	there := filepath.Join(filepath.Dir(settings), file)
	if _, err := os.Stat(there); err != nil {
		return file
	}
	return there
}

// readLimited reads at most a byte more than is allowed.
func readLimited(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxSize+1))
}

// Parse reads settings from the text of a file. Findings of SeverityError mean
// that the defaults were taken as a whole; warnings concern one key.
func Parse(data []byte) (Settings, []contest.Finding) {
	if len(data) > maxSize {
		return Default(), []contest.Finding{contest.Fault("config_too_large", "max", maxSize>>10)}
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if at := invalidText(data); at >= 0 {
		return Default(), []contest.Finding{contest.Fault("config_encoding", "line", lineAt(data, at))}
	}
	s := Default()
	err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(&s)
	var unknown *toml.StrictMissingError
	var broken *toml.DecodeError
	var found []contest.Finding
	switch {
	case err == nil:
	case errors.As(err, &unknown):
		for _, e := range unknown.Errors {
			row, _ := e.Position()
			found = append(found, contest.Warn("config_unknown", "key", strings.Join(e.Key(), "."), "line", row))
		}
	case errors.As(err, &broken):
		row, _ := broken.Position()
		key := strings.Join(broken.Key(), ".")
		if key == "" {
			key = keyOnLine(data, row)
		}
		return Default(), []contest.Finding{contest.Fault("config_broken", "line", row, "key", key)}
	default:
		return Default(), []contest.Finding{contest.Fault("config_broken", "line", 1, "key", "")}
	}
	return s, append(found, s.correct(data)...)
}

// Save writes the settings. A file there that could not be read whole is kept
// beside it first, as ".bad", ".bad2" and so on. Errors are those of disk.
func Save(path string, s Settings) error {
	data, err := toml.Marshal(s)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return contest.E("disk_denied", "path", path, "folder", filepath.Dir(path)).Because(err)
	}
	// What a newer or a careless hand wrote there must not be lost unseen.
	if _, found, _ := load(path); len(found) > 0 {
		if err := keepBad(path); err != nil {
			return err
		}
	}
	return disk.WriteAtomic(path, data, 0o600)
}

// keepBad puts the file under the first free name; it is moved, not read, so that
// any size and any content is kept.
func keepBad(path string) error {
	for n := 1; ; n++ {
		bad := path + ".bad"
		if n > 1 {
			bad += fmt.Sprint(n)
		}
		if _, err := os.Lstat(bad); err == nil {
			continue
		}
		if err := os.Rename(path, bad); err != nil {
			return contest.E("disk_denied", "path", path, "folder", filepath.Dir(path)).Because(err)
		}
		return nil
	}
}

// invalidText gives where data stops being UTF-8 text (also at a NUL), or -1.
func invalidText(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == 0 || r == utf8.RuneError && n < 2 {
			return i
		}
		i += n
	}
	return -1
}

// lineAt gives the number, from 1, of the line that holds a byte.
func lineAt(data []byte, at int) int { return bytes.Count(data[:at], []byte("\n")) + 1 }

// keyOnLine gives what stands before "=" in a line, for a fault that the reader
// of TOML gives without a key.
func keyOnLine(data []byte, row int) string {
	lines := strings.Split(string(data), "\n")
	if row < 1 || row > len(lines) {
		return ""
	}
	key, _, ok := strings.Cut(lines[row-1], "=")
	key = strings.TrimSpace(key)
	if !ok || len(key) > 60 {
		return ""
	}
	return key
}
