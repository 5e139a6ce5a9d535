package kit

import (
	"biurolidera/app/ui/task"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// TableConfig describes a table.
type TableConfig[T any] struct {
	// ID names the table in the Store: its columns, sort and filters are kept under
	// "table."+ID.
	ID      string
	Cat     Words
	Store   Store // nil: nothing is remembered
	Columns []Column[T]
	// Key names a row for good: the selection and the place stay with it when rows
	// are replaced. Called off the UI thread too.
	Key func(T) string
	// Placeholder stands in the empty search field; kit's own words if left out.
	Placeholder string
	// Actions are offered for the selected rows by right click and the Menu key.
	Actions func(selected []T) []Action
	// OnOpen is called on Enter and double click.
	OnOpen func(T)
	// OnSelect is called when other rows are selected, with all of them from top to
	// bottom; the current row is Current.
	OnSelect func(selected []T)
	// OnPaste is called on Ctrl+V with the rows and cells of what was copied in a
	// spreadsheet; nil: there is no paste.
	OnPaste func(rows [][]string)
	// OnDelete is called on Delete with what is selected; it asks before it deletes.
	OnDelete func(selected []T)
	// OnFail is told that a Source could not read; nil: the places stay grey.
	OnFail func(error)
	// Empty is shown where there are no rows at all.
	Empty Empty
	// Tasks runs the table's background work; nil: a Runner of its own.
	Tasks *task.Runner
}

// Table shows rows in columns, with a search field and filters above them. Rows
// are held in memory (SetRows) or read by pages (SetSource). Rows are selected as
// a whole; one of the selected is the current one, which the keys move.
type Table[T any] struct {
	widget.BaseWidget

	cfg TableConfig[T]
}

// NewTable makes a table without rows.
func NewTable[T any](cfg TableConfig[T]) *Table[T] {
	t := &Table[T]{cfg: cfg}
	t.ExtendBaseWidget(t)
	return t
}

// SetRows shows these rows, which the table keeps: the caller must not change them
// afterwards. Selection and place stay with the rows' keys. Over 5,000 rows are
// searched and sorted in the background.
func (t *Table[T]) SetRows(rows []T) {}

// SetSource shows the rows a Source finds, from now on and for each new search,
// sort and filter. Called again with the same Source it reads them anew.
func (t *Table[T]) SetSource(s Source[T]) {}

// Select makes the row with that key the only selected one and scrolls to it, as
// soon as it is known. A filter that hides it is cleared.
func (t *Table[T]) Select(key string) {}

// Selected gives the selected rows from top to bottom.
func (t *Table[T]) Selected() []T { return nil }

// Current gives the row that the keys move from; false if none is selected.
func (t *Table[T]) Current() (row T, ok bool) { return row, false }

// Focus gives the table the keyboard.
func (t *Table[T]) Focus() {}

// FocusSearch gives the search field the keyboard (Ctrl+F).
func (t *Table[T]) FocusSearch() {}

// Search puts a text into the search field and searches.
func (t *Table[T]) Search(text string) {}

// Shown tells how many rows are shown of how many there are.
func (t *Table[T]) Shown() (shown, total int) { return 0, 0 }

// CreateRenderer implements fyne.Widget.
func (t *Table[T]) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(widget.NewLabel(""))
}
