package main

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strconv"

	"rsc.io/qr"

	"biurolidera/.ci/peers/page"
)

// content writes the operators of one certificate.
func (s *shared) content(b []byte, p page.Page, r page.Record) []byte {
	b = fmt.Appendf(b, "q %.3f 0 0 %.3f 0 0 cm/B Do Q\nBT\n", p.Width, p.Height)
	for k, l := range p.Lines {
		f := s.face(l)
		name := "/A"
		if l.Serif {
			name = "/S"
		}
		b = append(b, name...)
		b = fmt.Appendf(b, " %g Tf 1 0 0 1 %.2f %.2f Tm<", l.Size, (p.Width-f.width(r.Lines[k], l.Size))/2, p.Height-l.Y)
		for _, c := range r.Lines[k] {
			b = fmt.Appendf(b, "%04X", f.glyph[c])
		}
		b = append(b, ">Tj\n"...)
	}
	b = append(b, "ET\n"...)
	return code(b, p, r.Code)
}

// code writes a QR code as one figure.
func code(b []byte, p page.Page, text string) []byte {
	c, err := qr.Encode(text, qr.M)
	if err != nil {
		panic(err) // all codes of the input fit
	}
	m := p.QR.Size / float64(c.Size)
	b = fmt.Appendf(b, "q %.6f 0 0 %.6f %.3f %.3f cm\n", m, -m, p.QR.X, p.Height-p.QR.Y)
	for y := range c.Size {
		for x := 0; x < c.Size; x++ {
			start := x
			for c.Black(x, y) {
				x++
			}
			if x > start {
				b = strconv.AppendInt(b, int64(start), 10)
				b = append(b, ' ')
				b = strconv.AppendInt(b, int64(y), 10)
				b = append(b, ' ')
				b = strconv.AppendInt(b, int64(x-start), 10)
				b = append(b, " 1 re "...)
			}
		}
	}
	return append(b, "f Q\n"...)
}

// packer deflates with one writer, used again.
type packer struct {
	buf bytes.Buffer
	w   *zlib.Writer
}

func (p *packer) deflate(data []byte) []byte {
	p.buf.Reset()
	if p.w == nil {
		p.w = zlib.NewWriter(&p.buf)
	} else {
		p.w.Reset(&p.buf)
	}
	_, _ = p.w.Write(data) // a buffer takes everything
	_ = p.w.Close()
	return p.buf.Bytes()
}

// file is the PDF's bytes with the place of each object.
type file struct {
	buf     []byte
	offsets []int
}

func (f *file) begin() { f.buf = append(f.buf, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...) }

func (f *file) object(n int, body string) {
	f.head(n)
	f.buf = append(append(f.buf, body...), "\nendobj\n"...)
}

func (f *file) stream(n int, entries string, data []byte) {
	f.head(n)
	f.buf = fmt.Appendf(f.buf, "<<%s/Length %d>>stream\n", entries, len(data))
	f.buf = append(append(f.buf, data...), "\nendstream\nendobj\n"...)
}

func (f *file) head(n int) {
	for len(f.offsets) <= n {
		f.offsets = append(f.offsets, 0)
	}
	f.offsets[n] = len(f.buf)
	f.buf = fmt.Appendf(f.buf, "%d 0 obj\n", n)
}

func (f *file) end() []byte {
	start := len(f.buf)
	f.buf = fmt.Appendf(f.buf, "xref\n0 %d\n0000000000 65535 f \n", len(f.offsets))
	for _, o := range f.offsets[1:] {
		f.buf = fmt.Appendf(f.buf, "%010d 00000 n \n", o)
	}
	return fmt.Appendf(f.buf, "trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(f.offsets), catalog, start)
}
