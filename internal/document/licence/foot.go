package licence

import (
	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
)

// number sets what identifies the licence, bottom left: number, validity and the
// code to verify it by.
func (s *sheet) number() error {
	x, w := inner+footInset, footWidth
	if s.data.Verify != "" {
		const size = 56
		qr, err := drawing.NewQR(s.data.Verify, x, footTop+14, size)
		if err != nil {
			return err
		}
		qr.Color, qr.Alt = house.Navy, s.texts.T("licence.verify_alt", "number", s.data.Number)
		s.add(qr)
		x, w = x+size+14, w-size-14
	}
	lines := []footLine{
		{s.t("licence.number"), drawing.Style{Face: drawing.Sans, Size: 8.5, Color: house.Ink}, 12},
		{s.data.Number, drawing.Style{Face: drawing.SansBold, Size: 14, Color: house.Navy}, 19},
	}
	if !s.data.ValidFrom.IsZero() {
		lines = append(lines, footLine{s.t("licence.valid_from", "from", s.texts.Date(s.data.ValidFrom)), drawing.Style{Face: drawing.Sans, Size: 9.5, Color: house.Ink}, 14})
	}
	if !s.data.ValidTo.IsZero() {
		lines = append(lines, footLine{s.t("licence.valid_to", "to", s.texts.Date(s.data.ValidTo)), drawing.Style{Face: drawing.Sans, Size: 9.5, Color: house.Ink}, 14})
	}
	return s.column(lines, drawing.Box{X: x, Y: footTop + 11, W: w}, drawing.Left)
}

// footLine is a line of the sheet's foot with the height it takes.
type footLine struct {
	text   string
	style  drawing.Style
	height float64
}

// column sets lines one below another in a column.
func (s *sheet) column(lines []footLine, in drawing.Box, align drawing.Align) error {
	y := in.Y
	for _, l := range lines {
		if l.text != "" {
			b, err := drawing.Fit{Style: l.style, MinSize: 6.5, Width: in.W, Align: align, Leading: l.height / l.style.Size}.Set(l.text, in.X, y)
			if err != nil {
				return err
			}
			s.add(drawing.Group{Role: drawing.RoleParagraph, Marks: b.Marks()})
		}
		y += l.height
	}
	return nil
}

// signature sets place and date, the signature or a line for it, and who signs,
// bottom right.
func (s *sheet) signature() error {
	const w = 210.0
	in := drawing.Box{X: width - inner - footInset - w, Y: footTop - 2, W: w}
	small := drawing.Style{Face: drawing.Sans, Size: 9.5, Color: house.Ink}
	when := s.texts.Date(s.data.IssuedOn)
	if s.data.Place != "" && when != "" {
		when = s.data.Place + ", " + when
	}
	lineY := in.Y + 47 // room below the date for a signature, which may touch the line
	if im := s.data.Signature; im != nil {
		pw, ph := contain(im, 150, 36)
		s.add(drawing.Picture{
			X: in.X + w/2 - pw/2, Y: lineY + 4 - ph, W: pw, H: ph, Image: im,
			Alt: s.texts.T("licence.signature_alt", "name", s.data.Signatory),
		})
	}
	if err := s.column([]footLine{{when, small, 14}}, in, drawing.Center); err != nil {
		return err
	}
	s.add(drawing.Group{Role: drawing.RoleArtifact, Marks: []drawing.Mark{
		drawing.Line{X1: in.X + 18, Y1: lineY, X2: in.X + w - 18, Y2: lineY, Stroke: drawing.Stroke{Color: house.Navy, Width: 0.5}},
	}})
	name := drawing.Style{Face: drawing.SerifBold, Size: 13, Color: house.Navy}
	in.Y = lineY + 3
	return s.column([]footLine{{s.data.Signatory, name, 16}, {s.data.Function, small, 12}}, in, drawing.Center)
}
