package drawing

import (
	"fmt"
	"sync/atomic"
)

// Shared is marks that many pages have in common, such as an ornament. A PDF holds
// and packs them once, where they are shapes alone (Line, Rect, Polygon, Path, QR
// and groups of these); else they are painted as a Group's are. For readers of the
// structure shapes are decoration, or belong to the figure they stand in.
//
// One Shared may stand in several documents at once; its marks must not be changed
// any more.
type Shared struct {
	Marks []Mark
	last  atomic.Pointer[sharedForm]
}

// sharedForm is what the marks became on pages of one size.
type sharedForm struct {
	width, height float64
	object        string
}

func (*Shared) mark() {}

// shared draws marks by their name in the document.
func (p *pagePainter) shared(m *Shared) error {
	if !shapes(m.Marks) {
		return p.marks(m.Marks)
	}
	p.tags.shape("")
	p.ops.resource(p.resource(resource{resourceKey: resourceKey{shared: m, width: p.width, height: p.ops.height}}))
	p.ops.word("\n")
	return nil
}

// shapes tells whether all marks are shapes, which need no fonts or pictures.
func shapes(marks []Mark) bool {
	for _, m := range marks {
		switch m := m.(type) {
		case Line, Rect, Polygon, Path, QR:
		case Group:
			if !shapes(m.Marks) {
				return false
			}
		case *Shared:
			if !shapes(m.Marks) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// form gives the marks as an object that is drawn by name, made once for pages of
// one size. Its pen and colours are set at the start, as PDF hands the page's on.
func (m *Shared) form(width, height float64) string {
	if f := m.last.Load(); f != nil && f.width == width && f.height == height {
		return f.object
	}
	o := ops{height: height}
	o.word("0 g 0 G 1 w 0 J 0 j []0 d\n")
	o.restart()
	o.shapes(m.Marks)
	box := appendNumber(append(appendNumber(nil, width), ' '), height)
	entries := fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 %s]/Resources<<>>", box)
	object := stream(entries, sharedPacking, o.buf) + "endstream"
	m.last.Store(&sharedForm{width, height, object})
	return object
}

// shapes writes marks that are shapes.
func (o *ops) shapes(marks []Mark) {
	for _, m := range marks {
		switch m := m.(type) {
		case Line:
			o.path(m.path())
		case Rect:
			o.path(m.path())
		case Polygon:
			o.path(m.path())
		case Path:
			o.path(m)
		case QR:
			o.qr(m)
		case Group:
			o.shapes(m.Marks)
		case *Shared:
			o.shapes(m.Marks)
		}
	}
}
