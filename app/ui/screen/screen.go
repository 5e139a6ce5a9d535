// Package screen is the agreement between the window and its screens: what a
// screen is given (Frame), what it is (Screen) and how one goes from one to
// another (Route). The screens themselves are the packages below it, one an area;
// they know each other by route only.
package screen

import (
	"strings"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
)

// Route says where to go: a screen by name and, if it is not empty, the record to
// show there: a code people know (P-0012, 2025-W-0031, LZM/2025/014) or a word the
// screen understands.
type Route struct {
	Screen string
	Record string
}

// ParseRoute reads what String writes.
func ParseRoute(s string) Route {
	name, record, _ := strings.Cut(s, "/")
	return Route{Screen: name, Record: record}
}

// String writes the route as settings keep it: "audit/2025-W-0031".
func (r Route) String() string {
	if r.Record == "" {
		return r.Screen
	}
	return r.Screen + "/" + r.Record
}

// Screen is one area in the middle of the window. All methods are called on the UI
// thread. A screen is made when it is first gone to and lives as long as the file,
// edition and language stay the same.
type Screen interface {
	// Content gives the same object at every call.
	Content() fyne.CanvasObject
	// Show is called each time the screen comes to the front, with the record to
	// show (empty: as it was left). The first call loads.
	Show(record string)
	// Actions are the screen's actions as they stand now: its keys, the palette
	// (Ctrl+K) and the help (F1) are made of them.
	Actions() []kit.Action
	// Changed tells that something was committed; a hidden screen gets it too and
	// reloads at its next Show.
	Changed(contest.Event)
}

// Leaver is a screen that keeps things in hand, such as a field being typed.
// Leave is called before another screen comes to the front, before the file or
// window is closed and before an undo: it saves what is in hand, and tells whether
// it may be left.
type Leaver interface{ Leave() bool }

// Dropper is a screen that takes files dropped on the window; it tells whether it
// took them.
type Dropper interface{ Drop(paths []string) bool }

// Paster is a screen that takes what is pasted while no field has the keyboard.
type Paster interface{ Paste(text string) }

// Heir is a screen that takes over what the one before it had in hand and no file
// keeps. Inherit is called once, before Show, after the screens were made anew for the
// same file: by F5, with another language, look or edition.
type Heir interface{ Inherit(from Screen) }

// Frame is what the window gives each screen.
type Frame struct {
	Cat     *locale.Catalogue
	Edition contest.Edition
	// ReadOnly says why nothing can be changed: "" (it can), "closed" (the edition is
	// closed) or "locked" (another program writes the file).
	ReadOnly string
	Window   fyne.Window
	Tasks    *task.Runner
	Store    kit.Store // remembers filters, sorts, columns, splits
	Now      func() time.Time
	Go       func(Route)
	// Done shows what was done, with Undo beside it where undo is true.
	Done func(text string, undo bool)
	// Fail shows an error with its hint; a cancel is passed over.
	Fail func(error)
	// Saved shows that files were written, with the way to their folder beside it; path
	// is a file or the folder itself.
	Saved func(text, path string)
	// Open opens a file or folder in the system's own program.
	Open func(path string)
	// Settings gives the settings as they stand; Apply keeps changed ones and
	// switches language, look and scale at once, which makes the screens anew.
	Settings func() config.Settings
	Apply    func(config.Settings)
	// Switch goes to another edition of the file, by its code.
	Switch func(edition string)
	// Restore closes the file, puts a backup in its place and opens it again. The
	// screen has asked the person before.
	Restore func(backup string)
}

// Writable tells whether the file and edition can be changed.
func (f *Frame) Writable() bool { return f.ReadOnly == "" }
