package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Colour names of our own beside Fyne's.
const (
	ColorNameSidebar     fyne.ThemeColorName = "sidebar"       // behind the navigation
	ColorNameOnSidebar   fyne.ThemeColorName = "sidebar-text"  // its text
	ColorNameSidebarHere fyne.ThemeColorName = "sidebar-here"  // behind the entry one is at
	ColorNameSidebarMute fyne.ThemeColorName = "sidebar-muted" // its group headings
	ColorNameCard        fyne.ThemeColorName = "card"          // behind cards
	ColorNameMuted       fyne.ThemeColorName = "muted"         // second-rank text
	ColorNameGold        fyne.ThemeColorName = "gold"          // the accent: lines and marks, never text
	ColorNameSelectedRow fyne.ThemeColorName = "selected-row"  // behind a chosen row
	ColorNameStripe      fyne.ThemeColorName = "stripe"        // behind every other row, if striped
	ColorNameFocusRing   fyne.ThemeColorName = "focus-ring"    // around what has the keyboard
	ColorNameBorder      fyne.ThemeColorName = "border"        // around cards
)

type pair struct{ light, dark color.NRGBA }

func hex(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

func both(light, dark uint32) pair { return pair{hex(light), hex(dark)} }

// veil is a colour laid over another.
func veil(light, dark uint32, a uint8) pair {
	p := both(light, dark)
	p.light.A, p.dark.A = a, a
	return p
}

// Color is a named colour as the window shows it now.
func Color(name fyne.ThemeColorName) color.Color {
	v := fynetheme.VariantLight
	if app := fyne.CurrentApp(); app != nil {
		v = app.Settings().ThemeVariant()
	}
	return current().Color(name, v)
}

// standard is the look where the program's own is not set.
var standard = New(System)

// current is the look of the window.
func current() *Theme {
	if app := fyne.CurrentApp(); app != nil {
		if t, ok := app.Settings().Theme().(*Theme); ok {
			return t
		}
	}
	return standard
}
