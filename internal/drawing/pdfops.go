package drawing

import (
	"math"
	"strconv"
	"unicode/utf16"
)

// ops writes the content of one PDF page. It knows the graphics state it has set,
// so that colours, pens and fonts are written only when they change.
type ops struct {
	buf    []byte
	height float64 // of the page: PDF counts y from below
	state  penState
}

type penState struct {
	fill, stroke Color
	width        float64
	dash         string
	round        bool
	font         int // 0: none yet
	size         float64
	spacing      float64
}

// restart forgets the state, as PDF does after Q: black, a solid pen 1 wide.
func (o *ops) restart() {
	o.state = penState{fill: Black, stroke: Black, width: 1, dash: "[]0 d"}
}

// word writes operators as they are.
func (o *ops) word(s string) { o.buf = append(o.buf, s...) }

// num writes a number with at most three decimals and a blank after it.
func (o *ops) num(v float64) {
	o.buf = appendNumber(o.buf, v)
	o.buf = append(o.buf, ' ')
}

// appendNumber writes v with at most three decimals, no exponent, no „-0”.
func appendNumber(b []byte, v float64) []byte {
	n := int64(math.Round(v * 1000))
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = strconv.AppendInt(b, n/1000, 10)
	frac := n % 1000
	if frac == 0 {
		return b
	}
	b = append(b, '.', byte('0'+frac/100))
	if frac%100 != 0 {
		b = append(b, byte('0'+frac/10%10))
	}
	if frac%10 != 0 {
		b = append(b, byte('0'+frac%10))
	}
	return b
}

// point writes a place of the page, which PDF counts from below.
func (o *ops) point(p Point) {
	o.num(p.X)
	o.num(o.height - p.Y)
}

// color writes a colour with the operator for gray or for RGB.
func (o *ops) color(c Color, gray, rgb string) {
	r, g, b := c.rgb()
	o.num(float64(r) / 255)
	if r == g && g == b {
		o.word(gray)
		return
	}
	o.num(float64(g) / 255)
	o.num(float64(b) / 255)
	o.word(rgb)
}

// setFill chooses the colour of areas and letters.
func (o *ops) setFill(c Color) {
	if o.state.fill != c {
		o.color(c, "g\n", "rg\n")
		o.state.fill = c
	}
}

// setStroke chooses the pen.
func (o *ops) setStroke(s Stroke) {
	st := &o.state
	if st.stroke != s.Color {
		o.color(s.Color, "G\n", "RG\n")
		st.stroke = s.Color
	}
	if st.width != s.Width {
		o.num(s.Width)
		o.word("w\n")
		st.width = s.Width
	}
	if st.round != s.Round {
		if s.Round {
			o.word("1 J 1 j\n")
		} else {
			o.word("0 J 0 j\n")
		}
		st.round = s.Round
	}
	if d := dashOp(s.Dash); d != st.dash {
		o.word(d)
		o.word("\n")
		st.dash = d
	}
}

// dashOp is the operator that sets a dash pattern.
func dashOp(dash []float64) string {
	b := []byte{'['}
	for i, d := range dash {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendNumber(b, d)
	}
	return string(append(b, "]0 d"...))
}

// path writes a filled and stroked figure.
func (o *ops) path(p Path) {
	fill, stroke := p.Fill != None, p.Stroke.visible()
	if len(p.Steps) == 0 || !fill && !stroke {
		return
	}
	if fill {
		o.setFill(p.Fill)
	}
	if stroke {
		o.setStroke(p.Stroke)
	}
	o.steps(p.Steps)
	switch {
	case fill && stroke:
		o.word("B\n")
	case fill:
		o.word("f\n")
	default:
		o.word("S\n")
	}
}

// steps writes a path without painting it.
func (o *ops) steps(steps []Step) {
	for _, s := range steps {
		switch s.Kind {
		case StepMove:
			o.point(s.To)
			o.word("m ")
		case StepLine:
			o.point(s.To)
			o.word("l ")
		case StepCurve:
			o.point(s.A)
			o.point(s.B)
			o.point(s.To)
			o.word("c ")
		case StepClose:
			o.word("h ")
		}
	}
}

// qr writes the code as one figure in module units.
func (o *ops) qr(q QR) {
	m := q.module()
	if m <= 0 {
		return
	}
	o.setFill(q.color())
	o.word("q ")
	o.num6(m)
	o.word("0 0 ")
	o.num6(-m)
	o.num(q.X)
	o.num(o.height - q.Y)
	o.word("cm\n")
	for _, r := range q.runs {
		o.buf = strconv.AppendInt(o.buf, int64(r.x), 10)
		o.buf = append(o.buf, ' ')
		o.buf = strconv.AppendInt(o.buf, int64(r.y), 10)
		o.buf = append(o.buf, ' ')
		o.buf = strconv.AppendInt(o.buf, int64(r.w), 10)
		o.word(" 1 re ")
	}
	o.word("f Q\n")
}

// num6 writes a factor, which needs more decimals than a place.
func (o *ops) num6(v float64) {
	o.buf = strconv.AppendFloat(o.buf, v, 'f', 6, 64)
	o.buf = append(o.buf, ' ')
}

const hexDigits = "0123456789ABCDEF"

// appendHex16 writes four hexadecimal digits, as text strings and glyphs need them.
func appendHex16(b []byte, v uint16) []byte {
	return append(b, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
}

// appendTextString writes s as a PDF text string in UTF-16.
func appendTextString(b []byte, s string) []byte {
	b = append(b, "<FEFF"...)
	for _, u := range utf16.Encode([]rune(s)) {
		b = appendHex16(b, u)
	}
	return append(b, '>')
}
