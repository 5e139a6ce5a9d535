package kit

import (
	"strings"

	"fyne.io/fyne/v2"
)

// meter measures texts by the widths of their letters, each asked of Fyne once.
// Measuring each text whole would cost more than drawing it. Kerning is left out:
// a text comes out at most a little too wide.
type meter struct {
	size   float32
	style  fyne.TextStyle
	high   float32        // of a line; 0: not asked yet
	narrow [0x250]float32 // 0: not asked yet
	wide   map[rune]float32
}

const ellipsis = '…'

// set begins anew if the size is another; it tells whether it is.
func (m *meter) set(size float32, style fyne.TextStyle) bool {
	if m.size == size && m.style == style {
		return false
	}
	*m = meter{size: size, style: style, wide: map[rune]float32{}}
	return true
}

func (m *meter) letter(r rune) float32 {
	if r >= 0 && int(r) < len(m.narrow) {
		if m.narrow[r] == 0 {
			m.narrow[r] = m.ask(r)
		}
		return m.narrow[r]
	}
	w, ok := m.wide[r]
	if !ok {
		w = m.ask(r)
		m.wide[r] = w
	}
	return w
}

// ask measures several at once, since the width of a single one is rounded.
func (m *meter) ask(r rune) float32 {
	const several = 8
	return fyne.MeasureText(strings.Repeat(string(r), several), m.size, m.style).Width / several
}

func (m *meter) width(s string) float32 {
	var w float32
	for _, r := range s {
		w += m.letter(r)
	}
	return w
}

// cut shortens a text to a width, with an ellipsis at its end, and tells whether
// it did.
func (m *meter) cut(s string, width float32) (string, bool) {
	room := width - m.letter(ellipsis)
	var w float32
	keep := 0
	for i, r := range s {
		if w <= room {
			keep = i
		}
		if w += m.letter(r); w > width {
			return strings.TrimRight(s[:keep], " ,;.–-") + string(ellipsis), true
		}
	}
	return s, false
}

// oneLine puts a text on one line: breaks and tabs become blanks.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\r\n\t") {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\r' || r == '\n' || r == '\t' }), " ")
}
