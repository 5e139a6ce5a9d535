package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// Tone says what a mark means. Each tone has a colour of its own and an icon, so
// that nothing is told by colour alone.
type Tone int

// The tones. Neutral is the zero value; Gold is for awards and laureates only.
const (
	Neutral Tone = iota
	Info
	Good
	Warn
	Bad
	Gold
)

// toneNames are the parts of the colour names; toneIcons the icons.
var (
	toneNames = [...]string{Neutral: "neutral", Info: "info", Good: "good", Warn: "warn", Bad: "bad", Gold: "gold"}
	toneIcons = [...]string{Neutral: "label", Info: "info", Good: "check_circle", Warn: "warning", Bad: "error", Gold: "workspace_premium"}
)

// Tones lists all tones.
func Tones() []Tone { return []Tone{Neutral, Info, Good, Warn, Bad, Gold} }

func (t Tone) known() Tone {
	if t < Neutral || t > Gold {
		return Neutral
	}
	return t
}

// Foreground names the tone's colour for text and icons, readable on the window,
// on cards and on the tone's own Background.
func (t Tone) Foreground() fyne.ThemeColorName {
	return fyne.ThemeColorName("tone-" + toneNames[t.known()])
}

// Background names the tone's quiet colour for badges and bands.
func (t Tone) Background() fyne.ThemeColorName {
	return fyne.ThemeColorName("tone-" + toneNames[t.known()] + "-background")
}

// Icon gives the tone's icon in its foreground colour.
func (t Tone) Icon() fyne.Resource { return IconIn(toneIcons[t.known()], t.Foreground()) }

// Color is the tone's foreground as it stands now.
func (t Tone) Color() color.Color { return Color(t.Foreground()) }
