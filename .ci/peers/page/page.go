// Package page is the certificate that every program of the benchmark makes: nine
// lines of Polish text in two faces, a background and a QR code (bench.md §1).
package page

import (
	"encoding/json"
	"os"
	"path/filepath"
)

// Page is the certificate's layout, in points from the upper left corner, and the
// records that fill it.
type Page struct {
	Width, Height float64
	Lines         []Line
	QR            Square
	Records       []Record
}

// Line is a centred line on its baseline Y; Serif tells its face.
type Line struct {
	Y, Size float64
	Serif   bool
}

// Square is where the code stands.
type Square struct{ X, Y, Size float64 }

// Record is the text of one certificate, a string a line, and what its code says.
type Record struct {
	Lines []string
	Code  string
}

// Files of the input folder.
const (
	File       = "page.json"
	Background = "background.jpg"
)

// Load reads the page and its background from the input folder.
func Load(dir string) (p Page, background []byte, err error) {
	data, err := os.ReadFile(filepath.Join(dir, File))
	if err != nil {
		return p, nil, err
	}
	if err := json.Unmarshal(data, &p); err != nil {
		return p, nil, err
	}
	background, err = os.ReadFile(filepath.Join(dir, Background))
	return p, background, err
}
