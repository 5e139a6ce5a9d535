// Package chooser asks for files with the system's own dialog: the desktop portal
// over D-Bus on Linux, the common item dialog on Windows. Elsewhere, and on a
// desktop without a portal, there is none and the window shows its own. It also asks
// the portal whether the desktop is dark.
//
// # Rules
//
//   - Choose blocks until the person has answered and is never called on the UI
//     thread; cancelling its context closes the dialog.
//   - That there is no dialog is known within two seconds.
//   - Paths come back as the system gives them: nothing is added or unescaped twice.
package chooser

import (
	"context"
	"errors"
	"strings"
	"unicode"
)

// Kind is what is asked for.
type Kind uint8

// The kinds. The system itself asks before Save gives the path of a file that
// exists.
const (
	OpenOne Kind = iota
	OpenMany
	Save
	Folder
)

// Type is a kind of file offered: its name and extensions with a dot. No
// extensions: every file.
type Type struct {
	Name       string
	Extensions []string
}

// Question is what a dialog asks.
type Question struct {
	Kind   Kind
	Title  string
	Folder string // to begin in; empty: the system decides
	Name   string // suggested name for Save
	Types  []Type // the first is chosen
	// Parent is the window the dialog belongs to, from the windowing system: an X11
	// window's number on Linux, an HWND on Windows; 0: none.
	Parent uintptr
}

// ErrNone says that the system offers no file dialog.
var ErrNone = errors.New("chooser: the system offers no file dialog")

// ErrCanceled says that the person chose nothing.
var ErrCanceled = errors.New("chooser: nothing was chosen")

// Choose shows the dialog and gives the chosen paths, one unless Kind is OpenMany.
// Errors: ErrNone, ErrCanceled, the context's, or what the system said.
func Choose(ctx context.Context, q Question) ([]string, error) {
	paths, err := choose(ctx, q)
	if err == nil && len(paths) == 0 {
		err = ErrCanceled
	}
	return paths, err
}

// globs gives the patterns of a type for systems that tell small letters from
// capitals: "*.[pP][dD][fF]".
func globs(t Type) []string {
	if len(t.Extensions) == 0 {
		return []string{"*"}
	}
	var all []string
	for _, ext := range t.Extensions {
		var b strings.Builder
		b.WriteString("*")
		for _, r := range ext {
			if small, big := unicode.ToLower(r), unicode.ToUpper(r); small != big {
				b.WriteString("[" + string(small) + string(big) + "]")
				continue
			}
			b.WriteRune(r)
		}
		all = append(all, b.String())
	}
	return all
}
