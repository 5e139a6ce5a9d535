// Package assets carries what the program brings along: fonts, texts,
// questionnaires, letter templates and the chart script, embedded in the binary
// so that nothing is fetched and no folder has to be found.
package assets

import "embed"

// The faces are the unchanged TrueType files of Lato 2.007 and EB Garamond 1.003,
// both under the SIL Open Font License. Lato carries an old `kern` table and a
// GPOS one, EB Garamond GPOS alone; package drawing reads both.

// LatoRegular is the text face of papers and screens.
//
//go:embed fonts/Lato-Regular.ttf
var LatoRegular []byte

// LatoBold is the bold text face.
//
//go:embed fonts/Lato-Bold.ttf
var LatoBold []byte

// LatoItalic is the italic text face.
//
//go:embed fonts/Lato-Italic.ttf
var LatoItalic []byte

// GaramondRegular is the serif of the licence.
//
//go:embed fonts/EBGaramond-Regular.ttf
var GaramondRegular []byte

// GaramondSemiBold is the heavier serif, for names on the licence.
//
//go:embed fonts/EBGaramond-SemiBold.ttf
var GaramondSemiBold []byte

// GaramondItalic is the italic serif.
//
//go:embed fonts/EBGaramond-Italic.ttf
var GaramondItalic []byte

// FontLicences holds fonts/OFL-*.txt, the licence text of each family.
//
//go:embed fonts/OFL-*.txt
var FontLicences embed.FS
