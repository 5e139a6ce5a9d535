package assets

import _ "embed"

// Brand is the program's own mark, a navy shield with a gold star and a tick, as
// a picture of 512 by 512 pixels; brand/icon.svg is its source.
//
//go:embed brand/icon.png
var Brand []byte
