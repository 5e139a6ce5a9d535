package assets

import "embed"

// Locale holds the catalogue's texts: locale/LANG/AREA.toml, one file an area.
//
//go:embed locale/pl/*.toml locale/en/*.toml
var Locale embed.FS
