// Package theme is how the window looks: Lato, navy with a restrained gold, a
// grid of 8 pixels, light and dark. Colours and icons are asked for by name.
package theme

import (
	"image/color"
	"sync"

	"biurolidera/assets"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Variant is which of the two looks a person chose.
type Variant string

// The variants; System follows the desktop's setting. The words are those of the
// settings file.
const (
	System Variant = "system"
	Light  Variant = "light"
	Dark   Variant = "dark"
)

// Theme is the look of the window. It never changes; a new choice is a new Theme.
type Theme struct {
	variant Variant
	scale   float32
}

// New gives the look of a variant at 100 %.
func New(v Variant) *Theme { return &Theme{variant: v, scale: 1} }

// Scaled gives the same look with text, icons and paddings f times as large, f
// between 1 and 2; it multiplies with the scale of the screen.
func (t *Theme) Scaled(f float32) *Theme {
	return &Theme{variant: t.variant, scale: min(max(f, 1), 2)}
}

// Color implements fyne.Theme.
func (t *Theme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch t.variant {
	case Light:
		v = fynetheme.VariantLight
	case Dark:
		v = fynetheme.VariantDark
	}
	if c, ok := colours[name]; ok {
		if v == fynetheme.VariantDark {
			return c.dark
		}
		return c.light
	}
	return fynetheme.DefaultTheme().Color(name, v)
}

// faces are shared, because Fyne keeps what it drew by the resource; each is made when
// it is first needed.
var (
	regular = sync.OnceValue(func() fyne.Resource { return face("Lato-Regular.ttf", assets.LatoRegular) })
	bold    = sync.OnceValue(func() fyne.Resource { return face("Lato-Bold.ttf", assets.LatoBold) })
)

// Font implements fyne.Theme. The screen has two faces, since each one costs several
// megabytes and a hitch when it is first read: italic is set upright; monospace and
// symbols are Fyne's.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace, s.Symbol:
		return fynetheme.DefaultTheme().Font(s)
	case s.Bold:
		return bold()
	}
	return regular()
}
