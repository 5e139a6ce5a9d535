package ui

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"biurolidera/internal/disk"
)

// Crashes keeps what is needed to mend a fault of the program: when, which version,
// and where in the program it was. What the program worked on is left out: a fault's
// own text may name people, so only that of Go's runtime errors is kept.
type Crashes struct {
	Dir     string // folder of the files
	Version string
	Now     func() time.Time
}

const (
	crashPrefix = "awaria-"
	// rawSuffix ends what the Go runtime itself writes when the program is past saving.
	rawSuffix = ".surowa"
	// rawAge is how old an empty one must be to be cleared away: its program may run.
	rawAge = 7 * 24 * time.Hour
	// crashMost is how many files are kept.
	crashMost = 20
)

// Catch lets the Go runtime write a fault that nobody can recover from, such as a
// concurrent write to a map, into the folder; Collect makes a crash file of it at
// the next start.
func (c Crashes) Catch() error {
	if err := os.MkdirAll(c.Dir, 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(c.raw(), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer f.Close() // the runtime keeps a copy
	return debug.SetCrashOutput(f, debug.CrashOptions{})
}

// raw is where the runtime writes a fault of this process.
func (c Crashes) raw() string {
	return filepath.Join(c.Dir, crashPrefix+strconv.Itoa(os.Getpid())+rawSuffix)
}

// Quiet ends what Catch began: the program ends well.
func (c Crashes) Quiet() {
	if debug.SetCrashOutput(nil, debug.CrashOptions{}) == nil {
		os.Remove(c.raw())
	}
}

// Write keeps a fault and gives the file's path; "" where it could not be written.
func (c Crashes) Write(value any, stack []byte) string {
	return c.write(kindOf(value), string(stack))
}

func (c Crashes) write(kind, stack string) string {
	if os.MkdirAll(c.Dir, 0o700) != nil {
		return ""
	}
	now := c.Now()
	var b bytes.Buffer
	fmt.Fprintf(&b, "Biuro Lidera %s\n%s\n%s, %s/%s\n%s\n\n%s\n", c.Version, now.Format(time.RFC3339),
		runtime.Version(), runtime.GOOS, runtime.GOARCH, kind, stack)
	path := filepath.Join(c.Dir, crashPrefix+now.Format("20060102-150405.000")+".txt")
	if disk.WriteAtomic(path, b.Bytes(), 0o600) != nil {
		return ""
	}
	return path
}

// kindOf says what a fault was without what it may tell of people: its type, and
// the text of Go's own errors.
func kindOf(value any) string {
	if e, ok := value.(runtime.Error); ok {
		return e.Error()
	}
	return fmt.Sprintf("%T", value)
}

// Collect makes a crash file of what the runtime wrote, and lists the crash files
// that nobody was told of yet, the oldest first. It keeps the newest crashMost.
func (c Crashes) Collect(told string) (untold []string) {
	c.takeRaw()
	paths, err := filepath.Glob(filepath.Join(c.Dir, crashPrefix+"*.txt"))
	if err != nil {
		return nil
	}
	slices.Sort(paths)
	for len(paths) > crashMost {
		os.Remove(paths[0])
		paths = paths[1:]
	}
	for _, p := range paths {
		if filepath.Base(p) > told {
			untold = append(untold, p)
		}
	}
	return untold
}

// takeRaw makes crash files of what the runtime wrote.
func (c Crashes) takeRaw() {
	raws, err := filepath.Glob(filepath.Join(c.Dir, crashPrefix+"*"+rawSuffix))
	if err != nil {
		return
	}
	for _, raw := range raws {
		data, err := os.ReadFile(raw)
		info, statErr := os.Stat(raw)
		switch {
		case errors.Join(err, statErr) != nil:
		case len(bytes.TrimSpace(data)) > 0:
			kind, stack := cleanFatal(string(data))
			c.write(kind, stack)
			os.Remove(raw)
		case c.Now().Sub(info.ModTime()) > rawAge:
			os.Remove(raw)
		}
	}
}

// goroutine is how the runtime begins a stack.
var goroutine = regexp.MustCompile(`(?m)^goroutine \d+ .*\[.*\]:$`)

// cleanFatal parts what the runtime wrote into the kind of fault and the stacks. The
// words of a panic are left out unless they are the runtime's own.
func cleanFatal(text string) (kind, stack string) {
	head := text
	if at := goroutine.FindStringIndex(text); at != nil {
		head, stack = text[:at[0]], text[at[0]:]
	}
	for _, line := range strings.Split(head, "\n") {
		if strings.HasPrefix(line, "fatal error: ") || strings.HasPrefix(line, "panic: runtime error: ") || strings.HasPrefix(line, "SIG") {
			return line, stack
		}
	}
	return "panic", stack
}
