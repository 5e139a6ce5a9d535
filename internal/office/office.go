// Package office is what the office does: one file an activity. It owns the
// transaction, the rules across entities, the history row and the change event
// after the commit. Windows and verbs call it and nothing below it.
package office

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/store"
)

// Options are what an office works with. The zero value opens for writing with
// default settings, Polish texts and the computer's clock.
type Options struct {
	ReadOnly  bool // works beside a program that writes; every change is refused
	Settings  config.Settings
	Catalogue *locale.Catalogue // language of papers and notes; nil: Polish
	Now       func() time.Time  // nil: time.Now
	HeadDir   string            // where the chain's head is mirrored; empty: the user's folder
}

// Office is one open contest file. Its methods may be called from any goroutine.
type Office struct {
	db       *store.DB
	path     string
	opt      Options
	cat      *locale.Catalogue
	warnings []contest.Finding

	used atomic.Pointer[config.Settings] // what papers and notes are made with now

	mu        sync.Mutex
	listeners []func(contest.Event)
	computed  *Ranking // last ranking, kept while nothing it stands on changed

	register registerKeeper
	board    boardKeeper
}

// Open opens an existing file. One program writes a file at a time: a second
// writer gets code file_locked with who, where and since when.
func Open(ctx context.Context, path string, opt Options) (_ *Office, err error) {
	defer wrap(&err, "Open(%q)", path)
	opt = opt.complete()
	db, err := store.Open(ctx, path, opt.store())
	if err != nil {
		var mended bool
		if mended, err = mend(ctx, path, opt, err); mended {
			db, err = store.Open(ctx, path, opt.store())
		}
	}
	if err != nil {
		return nil, err
	}
	return &Office{db: db, path: path, opt: opt, cat: opt.Catalogue, warnings: db.Warnings()}, nil
}

// UseSettings makes papers and notes with other settings from now on. The user's name
// and the language stay those the file was opened with.
func (o *Office) UseSettings(s config.Settings) { o.used.Store(&s) }

// settings are those in use.
func (o *Office) settings() config.Settings {
	if s := o.used.Load(); s != nil {
		return *s
	}
	return o.opt.Settings
}

// Close ends the work; what was saved is in the file.
func (o *Office) Close() error { return o.db.Close() }

// Path is the file's path as it was opened.
func (o *Office) Path() string { return o.path }

// Warnings are what a person should know about the file as it was opened.
func (o *Office) Warnings() []contest.Finding { return o.warnings }

// Listen calls f after each commit, on the goroutine that committed.
func (o *Office) Listen(f func(contest.Event)) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.listeners = append(o.listeners, f)
}

// write runs one step in one transaction with its history row and tells the
// listeners. A step that writes nothing leaves no row.
func (o *Office) write(ctx context.Context, step store.Step, work func(*store.Tx) error) (contest.Change, error) {
	w, err := o.db.Write(ctx, step, work)
	if err != nil || w.ID == 0 {
		return w.Change, err
	}
	o.tell(w)
	return w.Change, nil
}

// besideRanking are the tables that no ranking stands on: a step that touched these
// alone leaves the ranking in memory, and what is known of its certainty, as it is.
var besideRanking = []string{
	"audit_draft", "blob", "contact", "evidence", "import_mapping", "issued_document", "licence", "milestone", "ranking_snapshot", "setting",
}

// tell forgets what was computed if the committed step may have changed it, and tells
// the listeners.
func (o *Office) tell(w store.Written) {
	tables := w.Event().Tables
	if len(tables) > 0 && !slices.ContainsFunc(tables, func(t string) bool { return !slices.Contains(besideRanking, t) }) {
		o.keepComputed(w.ID)
	} else {
		o.mu.Lock()
		o.computed = nil
		o.mu.Unlock()
	}
	o.announce(w)
}

func (o *Office) announce(w store.Written) {
	o.register.note(w)
	o.mu.Lock()
	listeners := slices.Clone(o.listeners)
	o.mu.Unlock()
	for _, f := range listeners {
		f(w.Event())
	}
}

func (opt Options) complete() Options {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Catalogue == nil {
		opt.Catalogue = locale.For("pl")
	}
	if opt.Settings.Contest.Name == "" {
		opt.Settings = config.Default()
	}
	return opt
}

func (opt Options) store() store.Options {
	return store.Options{ReadOnly: opt.ReadOnly, User: opt.Settings.User, Now: opt.Now, HeadDir: opt.HeadDir}
}

// wrap adds the call to an internal error; what a person reads stays as it is.
func wrap(err *error, format string, args ...any) {
	if *err == nil || contest.CodeOf(*err) != "" || errors.Is(*err, context.Canceled) {
		return
	}
	*err = fmt.Errorf("office: %s: %w", fmt.Sprintf(format, args...), *err)
}
