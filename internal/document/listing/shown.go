package listing

import (
	"slices"

	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
)

// shown gives the list as it can be printed: in its rows a sign stands in place of
// each letter that no typeface has, and a note at the end says what the sign means.
// One institution's emoji must not keep the office from printing the list of all.
func (l List) shown(texts *locale.Catalogue) List {
	found := false
	l.Sections = slices.Clone(l.Sections)
	for i := range l.Sections {
		s := &l.Sections[i]
		s.Rows = slices.Clone(s.Rows)
		for j := range s.Rows {
			cells := slices.Clone(s.Rows[j].Cells)
			for k := range cells {
				found = cells[k].show() || found
			}
			s.Rows[j].Cells = cells
		}
	}
	if found {
		l.Notes = append(slices.Clone(l.Notes), Note{
			Title: texts.T("listing.missing_title"),
			Text:  texts.T("listing.missing", "sign", string(house.MissingSign)),
		})
	}
	return l
}

// show puts the signs into a cell and tells whether there were any. Every face falls
// back on the other family, so that what one can't draw none can.
func (c *Cell) show() bool {
	var a, b bool
	c.Text, a = house.Shown(drawing.Sans, c.Text)
	c.Sub, b = house.Shown(drawing.Sans, c.Sub)
	return a || b
}
