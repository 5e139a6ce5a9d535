package printer

import (
	"context"
	"errors"
	"strings"
	"time"
	"unicode"

	"biurolidera/internal/contest"
)

// Printer is a printer the system offers.
type Printer struct {
	Name    string // what the system knows it by
	Title   string // what people read; the name if the system has nothing better
	Default bool
}

// Paper is a size of paper a printer can be given.
type Paper struct {
	Name    string // what the system knows it by
	Title   string // what people read: „A4”
	Default bool   // what the printer takes where nothing else is asked for
}

// Job is a finished paper to print.
type Job struct {
	Printer string // Printer.Name; empty: the system's default
	Title   string // shown in the printer's queue to others too: it must not name a person
	Copies  int    // 1 if less
	Paper   string // Paper.Name of the printer; empty: its default
	Pages   Pages  // of the PDF; on Windows the PDF has to hold just the pages wanted
	PDF     []byte
}

// System is the printing system of this computer. Its methods may be called from
// any goroutine.
type System struct {
	env []string // added to the environment of the system's programs
}

// New gives the printing system of this computer; whether there is one, List and
// Print tell.
func New() *System { return &System{} }

// How long the system may take to answer, and to take a job.
const (
	listLimit  = 10 * time.Second
	printLimit = 90 * time.Second
)

// MostCopies is how many copies a job may ask for: a slip of the key should not
// empty the paper tray.
const MostCopies = 99

// cleanTitle makes a title one short line.
func cleanTitle(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	const longest = 120
	if r := []rune(s); len(r) > longest {
		s = string(r[:longest])
	}
	return strings.TrimSpace(s)
}

// limited tells a time limit from other faults of a call.
func limited(ctx context.Context, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(context.Cause(ctx), context.DeadlineExceeded):
		return contest.E("print_timeout").Because(err)
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return err
}
