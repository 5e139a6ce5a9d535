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
// a whole; one of them is the current one, which the keys move.
type Table[T any] struct {
	widget.BaseWidget

	cfg    TableConfig[T]
	runner *task.Runner
	finder *task.Loader // finds rows
	reader *task.Loader // reads pages
	seeker *task.Loader // looks for a key, reads what a selection spans, counts values

	layout []columnState // of every column, in the order shown
	asked  Query
	source Source[T]
	memory *memory[T]
	view   view[T] // nil: nothing found yet
	chosen selection[T]

	grid *grid
	bar  *filterBar
}

// view is the rows a table shows now.
type view[T any] interface {
	length() int
	total() int                // with those that a filter hides
	at(i int) (T, bool)        // false: not there (yet)
	index(key string) int      // -1: not shown, or not known where
	want(first, last, way int) // these are in view; way is where the view moves to
}

// NewTable makes a table without rows.
func NewTable[T any](cfg TableConfig[T]) *Table[T] {
	t := &Table[T]{cfg: cfg, runner: cfg.Tasks, chosen: noSelection[T]()}
	if t.runner == nil {
		t.runner = task.NewRunner()
	}
	t.finder, t.reader, t.seeker = task.NewLoader(t.runner), task.NewLoader(t.runner), task.NewLoader(t.runner)
	t.restore()
	t.grid = newGrid(t, t.runner)
	t.bar = newFilterBar(cfg.Cat, t, cfg.Placeholder)
	t.arrange()
	t.ExtendBaseWidget(t)
	return t
}

// Focus gives the table the keyboard.
func (t *Table[T]) Focus() { focus(t.grid) }

// Keyboard is what of the table takes the keyboard: for a dialog's Focus, and for a
// canvas on which the table was only just put.
func (t *Table[T]) Keyboard() fyne.Focusable { return t.grid }

// FocusSearch gives the search field the keyboard (Ctrl+F).
func (t *Table[T]) FocusSearch() { focus(t.bar.search) }

// Shown tells how many rows are shown of how many there are.
func (t *Table[T]) Shown() (shown, total int) {
	if t.view == nil {
		return 0, 0
	}
	return t.view.length(), t.view.total()
}

// arrange tells the grid its columns as they stand now.
func (t *Table[T]) arrange() {
	cols := make([]gridColumn, 0, len(t.layout))
	for _, s := range t.layout {
		if s.Hidden {
			continue
		}
		n := t.column(s.ID)
		c := t.cfg.Columns[n]
		g := gridColumn{index: n, title: c.Title, width: s.Width, align: c.Align, badge: c.Tone != nil, bar: c.Bar != nil}
		if g.filtered = len(t.asked.Filters[c.ID]) > 0; t.asked.Sort == c.ID {
			g.sorted = 1
			if t.asked.Desc {
				g.sorted = -1
			}
		}
		cols = append(cols, g)
	}
	t.grid.setColumns(cols)
	t.bar.update()
}

// cellAt implements gridSource.
func (t *Table[T]) cellAt(i, column int) (c cell, ok bool) {
	if t.view == nil {
		return c, false
	}
	row, ok := t.view.at(i)
	if !ok {
		return c, false
	}
	col := t.cfg.Columns[column]
	c.text = oneLine(col.Text(row))
	if col.Tone != nil {
		c.tone = col.Tone(row)
	}
	if col.Bar != nil {
		c.bar = col.Bar(row)
	}
	return c, true
}

// count implements gridSource.
func (t *Table[T]) count() int {
	n, _ := t.Shown()
	return n
}

// inView implements gridSource.
func (t *Table[T]) inView(first, last, way int) {
	if t.view != nil {
		t.view.want(first, last, way)
	}
}

// isFiltered tells whether a search or a filter hides rows.
func (t *Table[T]) isFiltered() bool { return t.asked.Text != "" || len(t.asked.Filters) > 0 }
