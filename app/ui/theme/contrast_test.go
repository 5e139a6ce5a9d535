package theme

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// luminance is the relative luminance of WCAG 2.2.
func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// contrast is the contrast ratio of WCAG 2.2 of two opaque colours.
func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// over lays a colour that may be translucent over an opaque one.
func over(top, ground color.NRGBA) color.NRGBA {
	mix := func(t, g uint8) uint8 {
		a := float64(top.A) / 255
		return uint8(math.Round(float64(t)*a + float64(g)*(1-a)))
	}
	return color.NRGBA{R: mix(top.R, ground.R), G: mix(top.G, ground.G), B: mix(top.B, ground.B), A: 0xff}
}

func TestContrastFormula(t *testing.T) {
	white, black := hex(0xffffff), hex(0)
	if got := contrast(white, black); math.Abs(got-21) > 1e-9 {
		t.Errorf("white on black: %v", got)
	}
	// The grey that is known to pass on white by a hair.
	if got := contrast(hex(0x767676), white); got < 4.5 || got > 4.6 {
		t.Errorf("#767676 on white: %v", got)
	}
}

// layers are grounds as they lie over one another, the lowest first.
type layers []fyne.ThemeColorName

// pairing is what stands on which grounds, and the least contrast there.
type pairing struct {
	least   float64
	on      []fyne.ThemeColorName
	grounds []layers
}

const (
	text = 4.5 // text and pictures of text
	mark = 3.0 // icons, borders of fields, the focus ring
)

func pairings() []pairing {
	bg, card, overlay := fynetheme.ColorNameBackground, ColorNameCard, fynetheme.ColorNameOverlayBackground
	menu, input, header := fynetheme.ColorNameMenuBackground, fynetheme.ColorNameInputBackground, fynetheme.ColorNameHeaderBackground
	hover, pressed, focus := fynetheme.ColorNameHover, fynetheme.ColorNamePressed, fynetheme.ColorNameFocus
	pages := []layers{{bg}, {card}, {overlay}, {menu}, {input}, {header}, {ColorNameStripe}, {ColorNameSelectedRow}}
	rows := []layers{{bg, hover}, {card, hover}, {menu, hover}, {menu, focus}, {ColorNameStripe, hover}, {ColorNameSelectedRow, hover}, {input, focus}, {input, hover}, {header, hover}}
	var tones []fyne.ThemeColorName
	all := []pairing{}
	for _, tone := range Tones() {
		tones = append(tones, tone.Foreground())
		band := []layers{{tone.Background()}}
		all = append(all, pairing{text, []fyne.ThemeColorName{tone.Foreground(), fynetheme.ColorNameForeground}, band})
	}
	filled := func(on, ground fyne.ThemeColorName) pairing {
		return pairing{text, []fyne.ThemeColorName{on}, []layers{{ground}, {ground, hover}, {ground, focus}}}
	}
	return append(all,
		pairing{text, []fyne.ThemeColorName{fynetheme.ColorNameForeground}, append(pages, rows...)},
		pairing{text, []fyne.ThemeColorName{fynetheme.ColorNameForeground}, []layers{
			{input, fynetheme.ColorNameSelection}, {card, fynetheme.ColorNameSelection}, {bg, fynetheme.ColorNameSelection}, {bg, pressed}, {card, pressed},
		}},
		pairing{text, []fyne.ThemeColorName{ColorNameMuted, fynetheme.ColorNamePlaceHolder, fynetheme.ColorNameDisabled}, append(pages, rows...)},
		pairing{text, []fyne.ThemeColorName{fynetheme.ColorNameError, fynetheme.ColorNameWarning, fynetheme.ColorNameSuccess, fynetheme.ColorNameHyperlink, fynetheme.ColorNamePrimary}, pages},
		pairing{text, tones, pages},
		pairing{text, []fyne.ThemeColorName{fynetheme.ColorNameForeground}, []layers{
			{fynetheme.ColorNameButton}, {fynetheme.ColorNameButton, hover}, {fynetheme.ColorNameButton, focus}, {fynetheme.ColorNameButton, pressed},
		}},
		pairing{text, []fyne.ThemeColorName{fynetheme.ColorNameDisabled}, []layers{{fynetheme.ColorNameDisabledButton}}},
		filled(fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNamePrimary),
		filled(fynetheme.ColorNameForegroundOnError, fynetheme.ColorNameError),
		filled(fynetheme.ColorNameForegroundOnSuccess, fynetheme.ColorNameSuccess),
		filled(fynetheme.ColorNameForegroundOnWarning, fynetheme.ColorNameWarning),
		pairing{text, []fyne.ThemeColorName{ColorNameOnSidebar}, []layers{{ColorNameSidebar}, {ColorNameSidebarHere}}},
		pairing{text, []fyne.ThemeColorName{ColorNameSidebarMute}, []layers{{ColorNameSidebar}}},
		pairing{mark, []fyne.ThemeColorName{fynetheme.ColorNameInputBorder}, []layers{{bg}, {card}, {overlay}, {input}}},
		pairing{mark, []fyne.ThemeColorName{ColorNameFocusRing}, append(pages, layers{fynetheme.ColorNameButton}, layers{fynetheme.ColorNameDisabledButton})},
		pairing{mark, []fyne.ThemeColorName{ColorNameGold}, []layers{{bg}, {card}, {overlay}, {ColorNameSidebar}, {ColorNameSidebarHere}}},
		pairing{mark, []fyne.ThemeColorName{fynetheme.ColorNameScrollBar}, []layers{{fynetheme.ColorNameScrollBarBackground}, {bg}, {card}}},
	)
}

// Everything that is read or must be seen stands out from what it lies on, in
// both looks.
func TestContrast(t *testing.T) {
	measured, least := 0, 99.0
	for _, variant := range []Variant{Light, Dark} {
		look := New(variant)
		get := func(name fyne.ThemeColorName) color.NRGBA {
			c, ok := look.Color(name, fynetheme.VariantLight).(color.NRGBA)
			if _, named := colours[name]; !named || !ok {
				t.Fatalf("%s is not in the palette", name)
			}
			return c
		}
		for _, p := range pairings() {
			for _, on := range p.on {
				for _, ground := range p.grounds {
					below := get(ground[0])
					for _, name := range ground[1:] {
						below = over(get(name), below)
					}
					got := contrast(over(get(on), below), below)
					measured++
					least = min(least, got/p.least)
					if got < p.least {
						t.Errorf("%s: %s on %v is %.2f:1, want %.1f:1", variant, on, ground, got, p.least)
					}
				}
			}
		}
	}
	t.Logf("%d pairs measured, the closest %.0f %% of what is wanted", measured, 100*least)
}

// The focus ring also stands out from the primary button it is around: by the
// button's own edge against the window.
func TestPrimaryButtonIsSeen(t *testing.T) {
	for _, v := range []Variant{Light, Dark} {
		look := New(v)
		primary := look.Color(fynetheme.ColorNamePrimary, 0).(color.NRGBA)
		for _, ground := range []fyne.ThemeColorName{fynetheme.ColorNameBackground, ColorNameCard, fynetheme.ColorNameOverlayBackground} {
			if got := contrast(primary, look.Color(ground, 0).(color.NRGBA)); got < mark {
				t.Errorf("%s: the primary button on %s is %.2f:1", v, ground, got)
			}
		}
	}
}
