package kit

import (
	"context"

	"biurolidera/app/ui/task"

	"fyne.io/fyne/v2"
)

// copy puts the selected rows into the clipboard: the columns that are shown, in
// their order, with a line of titles where there are several rows.
func (t *Table[T]) copy() {
	rows := t.Selected()
	var titles []string
	var texts []func(T) string
	for _, c := range t.grid.cols {
		titles = append(titles, c.title)
		texts = append(texts, t.cfg.Columns[c.index].Text)
	}
	write := func() string {
		lines := make([][]string, 0, len(rows)+1)
		if len(rows) > 1 {
			lines = append(lines, titles)
		}
		for _, row := range rows {
			line := make([]string, len(texts))
			for i, text := range texts {
				line[i] = text(row)
			}
			lines = append(lines, line)
		}
		return writeTSV(lines)
	}
	put := func(text string) { fyne.CurrentApp().Clipboard().SetContent(text) }
	switch {
	case len(rows) == 0:
	case len(rows) <= atOnce:
		put(write())
	default:
		task.Load(t.seeker, func(context.Context) (string, error) { return write(), nil }, put, t.fail)
	}
}

// paste hands the clipboard's rows on; false if the table takes none.
func (t *Table[T]) paste(from fyne.Clipboard) bool {
	if t.cfg.OnPaste == nil {
		return false
	}
	if rows := parseTSV(from.Content()); len(rows) > 0 {
		t.cfg.OnPaste(rows)
	}
	return true
}
