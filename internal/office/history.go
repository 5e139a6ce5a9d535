package office

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/polish"
	"biurolidera/internal/store"
)

// HistoryQuery narrows the history; zero fields don't. Before is the number of the
// change before which older ones are wanted (the last one of the page before).
type HistoryQuery struct {
	Before   int64
	Limit    int // 0: 200
	Action   string
	Who      string
	Text     string    // words in the step's text, without diacritics
	From, To time.Time // days, both included
	Table    string    // with Record: changes of one record; needs looking into every payload
	Record   int64
}

// HistoryLine is one step as people read it.
type HistoryLine struct {
	contest.Change
	Text   string // „Wczytanie listy instytucji …”
	Undone bool   // a later step took it back
	Undoer bool   // it is an undoing or a redoing
}

// HistoryPage is one page of the history, newest first.
type HistoryPage struct {
	Lines []HistoryLine
	More  bool // there may be older ones; ask with Before = the last line's ID
}

// historyPage is how many steps are given where no number is said, and read at once.
const historyPage = 200

// History gives a page of the history.
func (o *Office) History(ctx context.Context, q HistoryQuery) (p HistoryPage, err error) {
	defer wrap(&err, "History()")
	if q.Limit <= 0 {
		q.Limit = historyPage
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		f, err := newHistoryFilter(r, q, o.cat)
		if err != nil {
			return err
		}
		for before, more := q.Before, true; more && !p.More; {
			all, err := r.Changes(before, historyPage)
			if err != nil {
				return err
			}
			p.fill(&f, all)
			if more = len(all) == historyPage; more {
				before = all[len(all)-1].ID
			}
		}
		return nil
	})
	return p, err
}

// fill takes those of all that the filter wants, up to the page's length.
func (p *HistoryPage) fill(f *historyFilter, all []contest.Change) {
	for _, c := range all {
		line, fits := f.line(c)
		if !fits {
			continue
		}
		if len(p.Lines) == f.Limit {
			p.More = true
			return
		}
		p.Lines = append(p.Lines, line)
	}
}

// historyFilter tells which steps a query wants.
type historyFilter struct {
	HistoryQuery
	words []string
	of    map[int64]bool // changes of the record; nil: any
	cat   *locale.Catalogue
}

func newHistoryFilter(r *store.Reader, q HistoryQuery, cat *locale.Catalogue) (f historyFilter, err error) {
	f = historyFilter{HistoryQuery: q, words: strings.Fields(polish.Fold(q.Text)), cat: cat}
	if q.Table == "" {
		return f, nil
	}
	ids, err := r.ChangesOf(q.Table, q.Record)
	f.of = map[int64]bool{}
	for _, id := range ids {
		f.of[id] = true
	}
	return f, err
}

func (f *historyFilter) line(c contest.Change) (l HistoryLine, fits bool) {
	day := c.At.Local().Format(time.DateOnly)
	switch {
	case f.Action != "" && c.Action != f.Action, f.Who != "" && c.Who != f.Who, f.of != nil && !f.of[c.ID]:
		return l, false
	case !f.From.IsZero() && day < f.From.Format(time.DateOnly), !f.To.IsZero() && day > f.To.Format(time.DateOnly):
		return l, false
	}
	l = HistoryLine{Change: c, Text: f.cat.Action(c.Action, c.Args), Undone: c.UndoneBy != 0, Undoer: c.Undoes != 0}
	text := polish.Fold(l.Text)
	return l, !slices.ContainsFunc(f.words, func(w string) bool { return !strings.Contains(text, w) })
}

// HistoryChoices are the actions and people that occur in the history, for filters.
type HistoryChoices struct {
	Actions []HistoryAction // by name
	Who     []string
}

// HistoryAction is an action with its name for a filter.
type HistoryAction struct{ Action, Name string }

// HistoryChoices reads them.
func (o *Office) HistoryChoices(ctx context.Context) (c HistoryChoices, err error) {
	defer wrap(&err, "HistoryChoices()")
	err = o.db.Read(ctx, func(r *store.Reader) error {
		actions, who, err := r.ChangeChoices()
		for _, a := range actions {
			c.Actions = append(c.Actions, HistoryAction{a, actionName(o.cat, a)})
		}
		c.Who = who
		return err
	})
	slices.SortFunc(c.Actions, func(a, b HistoryAction) int { return polish.Compare(a.Name, b.Name) })
	return c, err
}

// actionName is an action's text up to its first value.
func actionName(cat *locale.Catalogue, action string) string {
	text, _, _ := strings.Cut(cat.Action(action, nil), "{")
	return strings.TrimRight(text, " (:„")
}

// UndoState tells what Undo and Redo would do; an empty text: nothing.
type UndoState struct {
	Undo, Redo         string // „Cofnij: wczytanie listy instytucji …”
	UndoStep, RedoStep contest.Change
}

// UndoState reads it.
func (o *Office) UndoState(ctx context.Context) (s UndoState, err error) {
	defer wrap(&err, "UndoState()")
	err = o.db.Read(ctx, func(r *store.Reader) error {
		c, found, err := r.NextUndo()
		if err != nil {
			return err
		}
		if found {
			s.UndoStep, s.Undo = c, o.cat.T("history.undo", "step", midSentence(o.cat.Action(c.Action, c.Args)))
		}
		if c, found, err = r.NextRedo(); err != nil || !found {
			return err
		}
		if c, err = r.ChangeByID(c.Undoes); err != nil {
			return err
		}
		s.RedoStep, s.Redo = c, o.cat.T("history.redo", "step", midSentence(o.cat.Action(c.Action, c.Args)))
		return nil
	})
	return s, err
}

// midSentence begins a text with a small letter, unless its first word is all capitals.
func midSentence(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[size:]); size == 0 || unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[size:]
}

// ChainState is the state of the history's chain.
type ChainState struct {
	Changes  int64
	Hash     string            // of the newest step
	Verified bool              // every link was recomputed
	Findings []contest.Finding // what opening and verifying told of it; a fault means it was changed from outside
}

// Chain gives the chain's head; verify recomputes every link and checks the file's
// structure, which takes its time on a large file.
func (o *Office) Chain(ctx context.Context, verify bool) (s ChainState, err error) {
	defer wrap(&err, "Chain(%v)", verify)
	err = o.db.Read(ctx, func(r *store.Reader) error {
		newest, err := r.Changes(0, 1)
		if err == nil && len(newest) > 0 {
			s.Changes, s.Hash = newest[0].ID, newest[0].Hash
		}
		return err
	})
	if err != nil {
		return s, err
	}
	for _, f := range o.warnings {
		if strings.HasPrefix(f.Code, "history_") {
			s.Findings = append(s.Findings, f)
		}
	}
	if !verify {
		return s, nil
	}
	switch err := o.db.Sound(ctx); contest.CodeOf(err) {
	case "":
		s.Verified = err == nil
		return s, err
	case "history_broken", "file_damaged":
		s.Findings = append(s.Findings, faultOf(err))
		return s, nil
	default:
		return s, err
	}
}

// faultOf gives an error about the file as a finding.
func faultOf(err error) contest.Finding {
	f := contest.Fault(contest.CodeOf(err))
	if f.Code == "file_damaged" {
		f.Code = "file_structure"
	}
	var e *contest.Error
	if errors.As(err, &e) {
		f.Args = e.Args
	}
	return f
}
