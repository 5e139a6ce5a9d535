package house

import (
	"strings"

	"biurolidera/internal/drawing"
)

// MissingSign stands for a letter that no typeface has. Lists and remarks show it,
// so that one such letter is seen to be missing and does not stop the paper; where a
// name is the paper's own, as on a licence, the paper is refused instead.
const MissingSign = '□'

// Shown puts a sign in place of each letter that can't be drawn in the face and
// tells whether there was one. The sign is MissingSign, or "?" where the face lacks
// that too. A text that can be drawn comes back as it is.
func Shown(face drawing.Face, s string) (shown string, missing bool) {
	if drawing.CheckText(face, s) == nil {
		return s, false
	}
	sign := MissingSign
	if drawing.CheckText(face, string(sign)) != nil {
		sign = '?'
	}
	return strings.Map(func(r rune) rune {
		if drawing.CheckText(face, string(r)) != nil {
			return sign
		}
		return r
	}, drawing.Printable(s)), true
}
