package theme

import (
	"bytes"
	"encoding/binary"

	"fyne.io/fyne/v2"
)

// face makes a font resource for the screen. Lato asks for its typographic
// ascender, which leaves no room for the accents of capitals, and Fyne cuts off
// what reaches over it: Ź looked like Ż. Its other ascender has the room, at the
// same height of a line; so the screen is told to take that one.
func face(name string, data []byte) fyne.Resource {
	const typographic = 1 << 7 // USE_TYPO_METRICS in fsSelection
	data = bytes.Clone(data)
	if at := table(data, "OS/2"); at > 0 && at+64 <= len(data) {
		selection := data[at+62 : at+64]
		binary.BigEndian.PutUint16(selection, binary.BigEndian.Uint16(selection)&^typographic)
	}
	return fyne.NewStaticResource(name, data)
}

// table finds where a table of a TrueType font begins; 0 if it has none.
func table(font []byte, tag string) int {
	const head, entry = 12, 16
	if len(font) < head {
		return 0
	}
	for i := range int(binary.BigEndian.Uint16(font[4:])) {
		at := head + i*entry
		if at+entry > len(font) {
			return 0
		}
		if string(font[at:at+4]) == tag {
			return int(binary.BigEndian.Uint32(font[at+8:]))
		}
	}
	return 0
}
