package ranking

import (
	"image/color"

	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// track shows the whole way of a slider, also where it is not filled yet: Fyne paints
// that like the ground of a field, which can't be seen on a card.
func track(s *widget.Slider) fyne.CanvasObject {
	return container.NewThemeOverride(s, trackTheme{fynetheme.Current()})
}

// trackTheme is the window's theme with a slider's way in the colour of second rank.
type trackTheme struct{ fyne.Theme }

// Color implements fyne.Theme.
func (t trackTheme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if name == fynetheme.ColorNameInputBackground {
		name = theme.ColorNameMuted
	}
	return t.Theme.Color(name, v)
}
