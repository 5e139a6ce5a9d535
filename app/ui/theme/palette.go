package theme

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// colours are the light and the dark look. The test of this package measures each
// pair that is laid over another: 4.5:1 for text, 3:1 for what else must be seen.
var colours = map[fyne.ThemeColorName]pair{
	fynetheme.ColorNameBackground:          both(0xf6f7f9, 0x12161f),
	fynetheme.ColorNameForeground:          both(0x1b2433, 0xe7eaf0),
	fynetheme.ColorNamePlaceHolder:         both(0x525c6d, 0xaeb7c7),
	fynetheme.ColorNameDisabled:            both(0x535d6e, 0xacb5c5),
	fynetheme.ColorNameDisabledButton:      both(0xeceff3, 0x242b38),
	fynetheme.ColorNameButton:              both(0xe6eaf1, 0x252d3c),
	fynetheme.ColorNamePrimary:             both(0x1f3a68, 0x9dbdf2),
	fynetheme.ColorNameForegroundOnPrimary: both(0xffffff, 0x0e1a30),
	fynetheme.ColorNameHyperlink:           both(0x1d4c9a, 0x9dbdf2),
	fynetheme.ColorNameError:               both(0xb3261e, 0xf2938c),
	fynetheme.ColorNameForegroundOnError:   both(0xffffff, 0x2b0a08),
	fynetheme.ColorNameSuccess:             both(0x1b6e3c, 0x7fd19b),
	fynetheme.ColorNameForegroundOnSuccess: both(0xffffff, 0x06210f),
	fynetheme.ColorNameWarning:             both(0x8a5a00, 0xf0c060),
	fynetheme.ColorNameForegroundOnWarning: both(0xffffff, 0x241800),
	fynetheme.ColorNameFocus:               veil(0x1f3a68, 0x9dbdf2, 0x24),
	fynetheme.ColorNameHover:               veil(0x1f3a68, 0xc6d6f2, 0x10),
	fynetheme.ColorNamePressed:             veil(0x1f3a68, 0xc6d6f2, 0x28),
	fynetheme.ColorNameSelection:           veil(0x2f64b5, 0x9dbdf2, 0x3c),
	fynetheme.ColorNameInputBackground:     both(0xffffff, 0x181e29),
	fynetheme.ColorNameInputBorder:         both(0x848fa1, 0x66738a),
	fynetheme.ColorNameHeaderBackground:    both(0xeaedf2, 0x1c2330),
	fynetheme.ColorNameMenuBackground:      both(0xffffff, 0x253040),
	fynetheme.ColorNameOverlayBackground:   both(0xffffff, 0x1a202c),
	fynetheme.ColorNameSeparator:           both(0xd9dee6, 0x2c3545),
	fynetheme.ColorNameShadow:              veil(0x0e1a30, 0x000000, 0x24),
	fynetheme.ColorNameScrollBar:           veil(0x3d4a60, 0xc6d0e0, 0xb0),
	fynetheme.ColorNameScrollBarBackground: both(0xe6eaf1, 0x1c2330),

	ColorNameSidebar:     both(0x14264a, 0x0c1119),
	ColorNameOnSidebar:   both(0xe9eef8, 0xdbe1ec),
	ColorNameSidebarHere: both(0x223868, 0x22304b),
	ColorNameSidebarMute: both(0xa9b8d6, 0x94a1b8),
	ColorNameCard:        both(0xffffff, 0x181e29),
	ColorNameMuted:       both(0x505a6b, 0xaeb7c7),
	ColorNameGold:        both(0xa67c1f, 0xd9b45a),
	ColorNameSelectedRow: both(0xe0e9f8, 0x223252),
	ColorNameStripe:      both(0xfafbfc, 0x161b25),
	ColorNameFocusRing:   both(0x2f64b5, 0x9dbdf2),
	ColorNameBorder:      both(0xd9dee6, 0x2c3545),

	Neutral.Foreground(): both(0x4a5568, 0xb4bdcc),
	Neutral.Background(): both(0xe9ecf1, 0x262e3c),
	Info.Foreground():    both(0x1d4c9a, 0x9dbdf2),
	Info.Background():    both(0xe3ecfa, 0x1d2d4a),
	Good.Foreground():    both(0x1b6e3c, 0x7fd19b),
	Good.Background():    both(0xe2f3e8, 0x16301f),
	Warn.Foreground():    both(0x7d5200, 0xf0c060),
	Warn.Background():    both(0xfcf0d6, 0x35290f),
	Bad.Foreground():     both(0xa8201a, 0xf2938c),
	Bad.Background():     both(0xfbe6e4, 0x3d1c1a),
	Gold.Foreground():    both(0x7a5a10, 0xe3c374),
	Gold.Background():    both(0xf8f0d9, 0x352c14),
}
