package drawing

import (
	"rsc.io/qr"

	"biurolidera/internal/contest"
)

// QR is a square code whose dark modules are painted as one figure in whole
// module units, so that no hairline shows between them at any resolution.
type QR struct {
	X, Y, Size float64 // without the quiet zone of four modules, which the caller leaves free
	Color      Color   // None counts as Black
	Alt        string  // what the code leads to
	runs       []run
	modules    int
}

// run is a stretch of dark modules in one row.
type run struct{ x, y, w int }

// NewQR encodes text with error correction M (reads with 15 % of it destroyed).
// It fails with qr_too_long.
func NewQR(text string, x, y, size float64) (QR, error) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return QR{}, contest.E("qr_too_long", "text", text).Because(err)
	}
	q := QR{X: x, Y: y, Size: size, modules: code.Size}
	for row := 0; row < code.Size; row++ {
		for col := 0; col < code.Size; col++ {
			start := col
			for code.Black(col, row) {
				col++
			}
			if col > start {
				q.runs = append(q.runs, run{start, row, col - start})
			}
		}
	}
	return q, nil
}

// Modules is the number of modules on a side.
func (q QR) Modules() int { return q.modules }

// color is that of the dark modules.
func (q QR) color() Color {
	if q.Color == None {
		return Black
	}
	return q.Color
}

// module is the side of a module in points.
func (q QR) module() float64 {
	if q.modules == 0 {
		return 0
	}
	return q.Size / float64(q.modules)
}
