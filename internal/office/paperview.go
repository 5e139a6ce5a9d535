package office

import "biurolidera/internal/drawing"

// Paper is any document as previews and printing take it: pages to be shown and, from
// the same pages, a PDF. An issued document's PDF is the kept one, byte for byte.
type Paper struct {
	Title string // for the window
	Name  string // safe file name, with its ending
	Pages []drawing.Page

	info   drawing.Info
	issued []byte
}
