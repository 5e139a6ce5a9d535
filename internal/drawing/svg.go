package drawing

import (
	"encoding/base64"
	"html"
	"math"
	"strconv"
	"strings"
)

// SVG paints a page for an HTML page that carries it inline. Text stays text, in
// the face's family with a common one behind it, and is held to the width it was
// laid out with where the family is missing. alt says what is shown; empty marks
// decoration. Nothing in it is fetched, has an id or runs.
func SVG(page Page, alt string) ([]byte, error) {
	s := svgPainter{}
	s.word(`<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve"`)
	s.attr("viewBox", "0 0 "+number(page.Width)+" "+number(page.Height))
	s.number("width", page.Width)
	s.number("height", page.Height)
	s.alternative(alt)
	s.word(">")
	if err := s.marks(page.Marks); err != nil {
		return nil, err
	}
	s.word("</svg>")
	return s.buf, nil
}

type svgPainter struct {
	buf    []byte
	glyphs []glyph
}

// word writes markup as it is; nothing that comes from data may go through it.
func (s *svgPainter) word(w string) { s.buf = append(s.buf, w...) }

// number writes a number as the PDF has it, to a thousandth of a point.
func number(v float64) string { return string(appendNumber(nil, v)) }

// attr writes an attribute, escaped.
func (s *svgPainter) attr(name, value string) {
	s.word(" " + name + `="` + html.EscapeString(value) + `"`)
}

// number writes an attribute that is a number.
func (s *svgPainter) number(name string, v float64) {
	s.word(" " + name + `="`)
	s.buf = appendNumber(s.buf, v)
	s.word(`"`)
}

// alternative says what a drawing shows, or that it shows nothing.
func (s *svgPainter) alternative(alt string) {
	if alt = Printable(alt); alt == "" {
		s.word(` aria-hidden="true"`)
		return
	}
	s.word(` role="img"`)
	s.attr("aria-label", alt)
}

// marks paints in the order of the list.
func (s *svgPainter) marks(marks []Mark) error {
	for _, m := range marks {
		if err := s.mark(m); err != nil {
			return err
		}
	}
	return nil
}

// mark writes one mark.
func (s *svgPainter) mark(m Mark) error {
	switch m := m.(type) {
	case Text:
		return s.text(m)
	case Line:
		s.path(m.path())
	case Rect:
		s.path(m.path())
	case Polygon:
		s.path(m.path())
	case Path:
		s.path(m)
	case QR:
		s.qr(m)
	case Picture:
		s.picture(m)
	case Group:
		return s.group(m)
	case *Shared:
		return s.marks(m.Marks)
	case Link:
		return s.link(m)
	}
	return nil
}

// group keeps what belongs together; a figure says what it shows.
func (s *svgPainter) group(g Group) error {
	s.word("<g")
	if g.Role == RoleFigure && g.Alt != "" {
		s.alternative(g.Alt)
	}
	s.word(">")
	err := s.marks(g.Marks)
	s.word("</g>")
	return err
}

// color writes a colour as #rrggbb.
func (s *svgPainter) color(name string, c Color) {
	if c == None {
		s.attr(name, "none")
		return
	}
	const digits = "0123456789abcdef"
	b := []byte("#000000")
	for i := range 6 {
		b[i+1] = digits[c>>(20-4*i)&15]
	}
	s.attr(name, string(b))
}

// path writes a figure, filled by the nonzero rule as in the PDF.
func (s *svgPainter) path(p Path) {
	if len(p.Steps) == 0 {
		return
	}
	s.word("<path")
	s.color("fill", p.Fill)
	if p.Stroke.visible() {
		s.color("stroke", p.Stroke.Color)
		s.number("stroke-width", p.Stroke.Width)
		if p.Stroke.Round {
			s.word(` stroke-linecap="round" stroke-linejoin="round"`)
		}
		if len(p.Stroke.Dash) > 0 {
			dash := make([]string, len(p.Stroke.Dash))
			for i, d := range p.Stroke.Dash {
				dash[i] = number(d)
			}
			s.attr("stroke-dasharray", strings.Join(dash, " "))
		}
	}
	s.word(` d="`)
	for _, step := range p.Steps {
		s.step(step)
	}
	s.word(`"/>`)
}

// step writes one piece of a path.
func (s *svgPainter) step(step Step) {
	point := func(p Point) {
		s.buf = appendNumber(s.buf, p.X)
		s.buf = append(s.buf, ' ')
		s.buf = appendNumber(s.buf, p.Y)
		s.buf = append(s.buf, ' ')
	}
	switch step.Kind {
	case StepMove:
		s.word("M")
		point(step.To)
	case StepLine:
		s.word("L")
		point(step.To)
	case StepCurve:
		s.word("C")
		point(step.A)
		point(step.B)
		point(step.To)
	case StepClose:
		s.word("Z")
	}
}

// text writes a line as text, escaped, with the width it was measured at.
func (s *svgPainter) text(t Text) error {
	str := Printable(t.Text)
	glyphs, missing := shape(s.glyphs[:0], t.Style, str)
	s.glyphs = glyphs
	if missing != 0 {
		return missingGlyph(missing, str)
	}
	if len(glyphs) == 0 {
		return nil
	}
	face := faceSources[t.Style.Face]
	s.word("<text")
	s.number("x", t.X)
	s.number("y", t.Y)
	s.attr("font-family", face.stack())
	s.number("font-size", t.Style.Size)
	if face.weight != 400 {
		s.attr("font-weight", strconv.Itoa(face.weight))
	}
	if face.italic {
		s.attr("font-style", "italic")
	}
	if t.Style.Spacing != 0 {
		s.number("letter-spacing", t.Style.Spacing)
	}
	if t.WordSpace != 0 {
		s.number("word-spacing", t.WordSpace)
	}
	if len(glyphs) > 1 {
		w := glyphsWidth(glyphs) + t.WordSpace*float64(countBlanks(str))
		s.number("textLength", w)
		s.word(` lengthAdjust="spacingAndGlyphs"`)
	}
	if t.Angle != 0 {
		s.attr("transform", "rotate("+number(-t.Angle)+" "+number(t.X)+" "+number(t.Y)+")")
	}
	s.color("fill", t.Style.color())
	s.word(">" + html.EscapeString(str) + "</text>")
	return nil
}

// stack is the CSS font list.
func (f faceSource) stack() string {
	if f.family == "Lato" {
		return "Lato,'Segoe UI',Arial,sans-serif"
	}
	return "'EB Garamond',Garamond,Georgia,serif"
}

// qr writes all modules as one path in module units.
func (s *svgPainter) qr(q QR) {
	m := q.module()
	if m <= 0 {
		return
	}
	s.word("<path")
	s.alternative(q.Alt)
	s.color("fill", q.color())
	s.attr("transform", "translate("+number(q.X)+" "+number(q.Y)+") scale("+strconv.FormatFloat(m, 'f', 6, 64)+")")
	s.word(` d="`)
	for _, r := range q.runs {
		s.word("M" + strconv.Itoa(r.x) + " " + strconv.Itoa(r.y) + "h" + strconv.Itoa(r.w) + "v1h-" + strconv.Itoa(r.w) + "z")
	}
	s.word(`"/>`)
}

// picture carries the image's file in the markup.
func (s *svgPainter) picture(p Picture) {
	s.word(`<image preserveAspectRatio="none"`)
	s.number("x", p.X)
	s.number("y", p.Y)
	s.number("width", math.Max(0, p.W))
	s.number("height", math.Max(0, p.H))
	s.alternative(p.Alt)
	s.word(` href="data:image/` + p.Image.kind + ";base64,")
	s.buf = base64.StdEncoding.AppendEncode(s.buf, p.Image.data)
	s.word(`"/>`)
}

// link lies over what it leads from; bookmarks have no place in an HTML page.
func (s *svgPainter) link(l Link) error {
	u, err := safeURL(l.URL)
	if err != nil || strings.HasPrefix(u, "#") {
		return err
	}
	s.word("<a")
	s.attr("href", u)
	s.word(`><rect fill="none" pointer-events="all"`)
	s.number("x", l.X)
	s.number("y", l.Y)
	s.number("width", l.W)
	s.number("height", l.H)
	s.word("/></a>")
	return nil
}
