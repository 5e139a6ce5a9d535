package theme

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// SizeNameUnit is the unit of the grid: 8 pixels at 100 %.
const SizeNameUnit fyne.ThemeSizeName = "unit"

// sizes are in pixels at 100 %; everything else is Fyne's.
var sizes = map[fyne.ThemeSizeName]float32{
	SizeNameUnit:                         8,
	fynetheme.SizeNameText:               14,
	fynetheme.SizeNameHeadingText:        22,
	fynetheme.SizeNameSubHeadingText:     17,
	fynetheme.SizeNameCaptionText:        12,
	fynetheme.SizeNamePadding:            4,
	fynetheme.SizeNameInnerPadding:       8,
	fynetheme.SizeNameInlineIcon:         20,
	fynetheme.SizeNameInputBorder:        1,
	fynetheme.SizeNameInputRadius:        6,
	fynetheme.SizeNameSelectionRadius:    4,
	fynetheme.SizeNameScrollBar:          12,
	fynetheme.SizeNameScrollBarSmall:     4,
	fynetheme.SizeNameScrollBarRadius:    4,
	fynetheme.SizeNameSeparatorThickness: 1,
}

// Size implements fyne.Theme.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	s, ok := sizes[name]
	if !ok {
		s = fynetheme.DefaultTheme().Size(name)
	}
	switch name {
	case fynetheme.SizeNameSeparatorThickness, fynetheme.SizeNameInputBorder:
		return s
	}
	return s * t.scale
}

// Grid is n units of the grid in the current look, 8 pixels each at 100 %: widths
// and gaps are given so, to grow with the text.
func Grid(n float32) float32 { return n * current().Size(SizeNameUnit) }
