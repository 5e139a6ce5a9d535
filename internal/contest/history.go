package contest

import "time"

// Change is one step of the history: who, when, what; before and after stand in
// its payload. Hash chains it to the one before.
type Change struct {
	ID       int64 // rising without gaps
	At       time.Time
	Who      string // user of this computer, as the settings name him
	Action   string // "import_institutions"; the text "action.CODE" of the catalogue
	Args     Args   // values of that text
	Undoable bool
	UndoneBy int64 // change that took it back, 0: none
	Undoes   int64 // change it took back, 0: none
	Digest   string
	Hash     string
	Rows     int // records touched
}

// RowChange is one record of a change's payload. Before nil: the record was made;
// After nil: it was taken away.
type RowChange struct {
	Table  string
	Before map[string]any
	After  map[string]any
}

// Event tells screens that something was committed.
type Event struct {
	Change int64
	Action string
	Tables []string // touched tables, sorted
}
