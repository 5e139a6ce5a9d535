package kit

import "context"

// Query is what the user asked a table for.
type Query struct {
	// Text is what stands in the search field, as typed. A row matches if each word
	// of it is found in the row without regard to case and diacritics.
	Text string
	// Filters are by column ID: the words typed (FilterText, one element) or the
	// values of the choices ticked (FilterChoice). Columns without a filter are absent.
	Filters map[string][]string
	Sort    string // the ID of the column to sort by; empty: the rows' own order
	Desc    bool
}

// Source finds rows that are too many to hold. Find is called off the UI thread;
// a call that was overtaken by another has its context cancelled.
type Source[T any] interface {
	Find(ctx context.Context, q Query) (Found[T], error)
}

// Found are the rows that a Source found for a Query. Its functions are called off
// the UI thread and may be called after the next Find began.
type Found[T any] struct {
	Len   int // rows that match
	Total int // rows there are; 0: as many as match
	// Rows gives n rows from the one numbered from (0-based). The table asks for pages
	// of 200, keeps the newest and reads the next one ahead.
	Rows func(ctx context.Context, from, n int) ([]T, error)
	// At gives the number of the row with that key, -1 if it doesn't match. nil: a
	// row can only be selected by its key once its page was seen.
	At func(ctx context.Context, key string) (int, error)
}
