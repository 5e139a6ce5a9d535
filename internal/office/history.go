package office

import (
	"context"
	"errors"
	"time"

	"biurolidera/internal/contest"
)

// HistoryQuery narrows the history; zero fields don't. Before is the number of the
// change after which older ones are wanted (the last one of the page before).
type HistoryQuery struct {
	Before   int64
	Limit    int // 0: 200
	Action   string
	Who      string
	Text     string    // words in the step's text, without diacritics
	From, To time.Time // days
	Table    string    // with Record: changes of one record; needs reading every payload
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
	More  bool // there are older ones; ask with Before = the last line's ID
}

// History gives a page of the history.
func (o *Office) History(ctx context.Context, q HistoryQuery) (p HistoryPage, err error) {
	return p, errors.ErrUnsupported
}

// HistoryChoices are the actions and people that occur in the history, for filters.
type HistoryChoices struct {
	Actions []HistoryAction
	Who     []string
}

// HistoryAction is an action with its name for a filter.
type HistoryAction struct{ Action, Name string }

// HistoryChoices reads them.
func (o *Office) HistoryChoices(ctx context.Context) (c HistoryChoices, err error) {
	return c, errors.ErrUnsupported
}

// RecordChange is what a step did to one record, in the catalogue's words.
type RecordChange struct {
	Table  string // table of the file
	Kind   string // „instytucja”
	Label  string // code, number or name of the record; may be empty
	Made   bool   // it was made
	Gone   bool   // it was taken away
	Fields []FieldChange
}

// FieldChange is one field before and after, as text.
type FieldChange struct {
	Field         string // column of the file
	Name          string // „numer telefonu”
	Before, After string
}

// MaxHistoryRecords is how many records of a step HistoryDetail gives at most.
const MaxHistoryRecords = 2000

// HistoryDetail gives a step record by record, fields that changed alone; cut tells
// that there are more than MaxHistoryRecords. Fails with history_erased where the
// content was erased.
func (o *Office) HistoryDetail(ctx context.Context, id int64) (rows []RecordChange, cut bool, err error) {
	return nil, false, errors.ErrUnsupported
}

// UndoState tells what Undo and Redo would do; an empty text: nothing.
type UndoState struct {
	Undo, Redo         string // „Cofnij: wczytanie listy instytucji …”
	UndoStep, RedoStep contest.Change
}

// UndoState reads it.
func (o *Office) UndoState(ctx context.Context) (s UndoState, err error) {
	return s, errors.ErrUnsupported
}

// ChainState is the state of the history's chain.
type ChainState struct {
	Changes  int64
	Hash     string            // of the newest step
	Verified bool              // every link was recomputed
	Findings []contest.Finding // what opening the file told of it; a fault means it was changed from outside
}

// Chain gives the chain's head; verify recomputes every link (long on long histories).
func (o *Office) Chain(ctx context.Context, verify bool) (s ChainState, err error) {
	return s, errors.ErrUnsupported
}
