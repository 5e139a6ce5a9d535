package drawing

import "time"

// Info is what a document says about itself.
type Info struct {
	Title    string // shown as the window's title by readers; must not be empty for accessible papers
	Author   string
	Subject  string
	Keywords string
	Lang     string    // BCP 47, "pl-PL" if empty
	Created  time.Time // fixed by the caller, so that the same input gives the same bytes; zero: left out
	Untagged bool      // without the structure that reading programs need: for batches that go to the printer
}

// Document is a finished paper.
type Document struct {
	Info
	Pages []Page
}

// Page is one sheet: its size in points and the marks in painting order.
type Page struct {
	Width, Height float64
	Marks         []Mark
	Bookmark      string // title in the outline of the document; empty: none
}

// Sizes of paper in points.
const (
	A4Width  = 595.276
	A4Height = 841.890
	// MM is a millimetre.
	MM = 72 / 25.4
)

// A4 makes an empty upright A4 page.
func A4() Page { return Page{Width: A4Width, Height: A4Height} }

// A4Landscape makes an empty A4 page lying on its side.
func A4Landscape() Page { return Page{Width: A4Height, Height: A4Width} }

// Add appends marks to the page.
func (p *Page) Add(marks ...Mark) { p.Marks = append(p.Marks, marks...) }

// Box is a rectangle on a page.
type Box struct{ X, Y, W, H float64 }

// Inset gives the box made smaller by d on each side.
func (b Box) Inset(d float64) Box {
	return Box{b.X + d, b.Y + d, b.W - 2*d, b.H - 2*d}
}

// Right is the x of the right edge.
func (b Box) Right() float64 { return b.X + b.W }

// Bottom is the y of the lower edge.
func (b Box) Bottom() float64 { return b.Y + b.H }

// Color is an opaque colour 0xFFRRGGBB; the zero value paints nothing.
type Color uint32

// Colours every paper uses.
const (
	None  Color = 0
	Black Color = 0xFF000000
	White Color = 0xFFFFFFFF
)

// RGB makes a colour from 0xRRGGBB.
func RGB(rgb uint32) Color { return Color(0xFF000000 | rgb&0xFFFFFF) }

// Mix blends a into b: t = 0 gives a, t = 1 gives b. Tints are mixed with White
// rather than painted through, because papers know no transparency.
func Mix(a, b Color, t float64) Color {
	part := func(shift uint) uint32 {
		x, y := float64(a>>shift&0xFF), float64(b>>shift&0xFF)
		return uint32(x+(y-x)*t+0.5) << shift
	}
	return Color(0xFF000000 | part(16) | part(8) | part(0))
}

// rgb gives the parts of the colour, 0 to 255.
func (c Color) rgb() (r, g, b uint8) { return uint8(c >> 16), uint8(c >> 8), uint8(c) }

// Stroke is how a line is drawn; a zero Width or Color draws none.
type Stroke struct {
	Color Color
	Width float64
	Dash  []float64 // lengths on, off, on …; empty: solid
	Round bool      // round ends and corners; else butt ends and mitred corners
}

// visible tells whether the stroke leaves ink.
func (s Stroke) visible() bool { return s.Color != None && s.Width > 0 }
