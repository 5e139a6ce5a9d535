package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// chipLetters is how much of what a column is filtered by a chip shows.
const chipLetters = 40

// buildChips makes a chip for each filter; pressing it takes the filter away. The
// keyboard goes to the search field then, since the chip is gone.
func (b *filterBar) buildChips(columns []filterColumn) {
	var chips []fyne.CanvasObject
	for _, c := range columns {
		if c.chosen == "" {
			continue
		}
		text := b.cat.T("kit.table.chip", "column", c.title, "values", shortened(c.chosen, chipLetters))
		chip := NewButton(Action{Text: text, Icon: theme.Icon("close"), Do: func() {
			b.host.setFilter(c.id, nil)
			focus(b.search)
		}})
		chip.IconPlacement = widget.ButtonIconTrailingText
		chips = append(chips, chip)
	}
	if len(chips) > 1 {
		all := NewButton(Action{Text: b.cat.T("kit.table.clear_filters"), Do: func() {
			b.host.clearFilters()
			focus(b.search)
		}})
		all.Importance = widget.LowImportance
		chips = append(chips, all)
	}
	b.chips.Objects = chips
	b.chips.Refresh()
}

// shortened cuts a text after a number of letters.
func shortened(s string, letters int) string {
	if r := []rune(s); len(r) > letters {
		return string(r[:letters-1]) + string(ellipsis)
	}
	return s
}
