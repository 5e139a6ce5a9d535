package assets

import "embed"

// Icons holds icons/NAME.svg: the outlined Material Design icons of Google under
// their own names (icons/LICENSE, Apache License 2.0).
//
//go:embed icons/*.svg
var Icons embed.FS

// IconLicence is the licence text of the icons.
//
//go:embed icons/LICENSE
var IconLicence string
