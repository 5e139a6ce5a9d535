package licence

import (
	"strings"

	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
	"biurolidera/internal/polish"
)

// sheet sets the words of one licence, laid out in A4.
type sheet struct {
	data  Data
	texts *locale.Catalogue
	marks []drawing.Mark
}

// newSheet begins a sheet in the data's language.
func newSheet(d Data) *sheet { return &sheet{data: d, texts: locale.For(d.Lang)} }

// add puts marks above those there are.
func (s *sheet) add(marks ...drawing.Mark) { s.marks = append(s.marks, marks...) }

// Columns, from the left edge of the sheet.
const (
	inner      = 62.0 // left and right edge of the words
	textWidth  = width - 2*inner
	nameWidth  = 640.0
	footTop    = 459.0
	footWidth  = 250.0
	footInset  = 16.0
	emblemY    = 92.0
	emblemSize = 32.0
)

// common sets what all licences of a series share.
func (s *sheet) common() error {
	if s.data.Example {
		s.exampleBehind()
	}
	s.logo()
	for _, part := range []func() error{s.heading, s.title, s.meaning, s.signature} {
		if err := part(); err != nil {
			return err
		}
	}
	if s.data.Example {
		return s.exampleLabel()
	}
	return nil
}

// own sets what stands on this licence alone.
func (s *sheet) own() error {
	for _, part := range []func() error{s.name, s.facts, s.number} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

// t gives a text of the catalogue with its blanks set for lines.
func (s *sheet) t(key string, pairs ...any) string {
	return polish.NoOrphans(s.texts.T(key, pairs...))
}

// logo puts the organiser's logo, or the drawn emblem.
func (s *sheet) logo() {
	if im := s.data.Logo; im != nil {
		w, h := contain(im, 150, 2*emblemSize)
		s.add(drawing.Picture{X: width/2 - w/2, Y: emblemY - h/2, W: w, H: h, Image: im, Alt: s.texts.T("licence.logo_alt")})
		return
	}
	emblem := &drawing.Shared{Marks: house.Emblem(width/2, emblemY, emblemSize)}
	s.add(drawing.Group{Role: drawing.RoleFigure, Alt: s.texts.T("licence.logo_alt"), Marks: []drawing.Mark{emblem}})
}

// contain gives the size of a picture that fills a box as far as it can.
func contain(im *drawing.Image, w, h float64) (float64, float64) {
	k := min(w/float64(im.Width), h/float64(im.Height))
	return float64(im.Width) * k, float64(im.Height) * k
}

// heading sets the contest's name: what stands before the quotes in spaced
// capitals, the quoted part below it.
func (s *sheet) heading() error {
	before, quoted := splitName(s.data.Contest)
	if before != "" {
		style := drawing.Style{Face: drawing.Sans, Size: 9, Spacing: 1.9, Color: house.Ink}
		if err := s.center(drawing.RoleParagraph, strings.ToUpper(before), style, 6.5, 134); err != nil {
			return err
		}
	}
	style := drawing.Style{Face: drawing.SerifItalic, Size: 21, Color: house.Navy}
	return s.center(drawing.RoleParagraph, quoted, style, 12, 147)
}

// splitName splits „Konkurs „Nazwa”” before its quotes; without quotes all of it
// is the second part.
func splitName(name string) (before, quoted string) {
	i := strings.IndexAny(name, "„\"«")
	if i <= 0 {
		return "", name
	}
	return strings.TrimSpace(name[:i]), name[i:]
}

// title sets „Licencja Jakości” and the words that lead to the name, which so
// stands in the nominative (domain.md §3.9).
func (s *sheet) title() error {
	style := drawing.Style{Face: drawing.SerifBold, Size: 45, Spacing: 7, Color: house.Navy}
	if err := s.center(drawing.RoleHeading1, s.texts.T("licence.title"), style, 30, 176); err != nil {
		return err
	}
	s.divider(245)
	style = drawing.Style{Face: drawing.SerifItalic, Size: 15, Color: house.Ink}
	return s.center(drawing.RoleParagraph, s.t("licence.receives"), style, 12, 256)
}

// divider is a gold line with a lozenge in the middle.
func (s *sheet) divider(y float64) {
	line := drawing.Stroke{Color: house.Gold, Width: 0.8}
	const reach, gap, d = 118, 9, 3.4
	x := width / 2
	s.add(drawing.Group{Role: drawing.RoleArtifact, Marks: []drawing.Mark{
		drawing.Line{X1: x - reach, Y1: y, X2: x - gap, Y2: y, Stroke: line},
		drawing.Line{X1: x + gap, Y1: y, X2: x + reach, Y2: y, Stroke: line},
		drawing.Polygon{Points: []drawing.Point{{X: x - d, Y: y}, {X: x, Y: y - d}, {X: x + d, Y: y}, {X: x, Y: y + d}}, Fill: house.Gold},
	}})
}

// nameFits are the ways a name may stand, the finest first: two large lines
// rather than one small one.
var nameFits = []drawing.Fit{
	{Style: drawing.Style{Size: 38}, MinSize: 31, Lines: 1},
	{Style: drawing.Style{Size: 34}, MinSize: 29, Lines: 2},
	{Style: drawing.Style{Size: 29}, MinSize: 22, Lines: 2},
	{Style: drawing.Style{Size: 25}, MinSize: 18, Lines: 3},
	{Style: drawing.Style{Size: 19}, MinSize: 13, Lines: 5},
}

// name sets the institution's name in the middle of its box, in the first way
// that holds it; the error of the last way tells why none does.
func (s *sheet) name() error {
	const top, room = 280.0, 86.0 // between the words above and the facts below
	text := polish.NoOrphans(strings.TrimSpace(s.data.Name))
	var err error
	for _, fit := range nameFits {
		fit.Style.Face, fit.Style.Color = drawing.SerifBold, house.Navy
		fit.Width, fit.Height, fit.Leading, fit.Align = nameWidth, room, 1.16, drawing.Center
		var b drawing.Block
		if b, err = fit.Set(text, width/2-nameWidth/2, top); err == nil {
			b = b.Shift(0, (room-b.Height)/2)
			s.add(drawing.Group{Role: drawing.RoleHeading2, Marks: b.Marks()})
			return nil
		}
	}
	return err
}

// facts sets edition and category.
func (s *sheet) facts() error {
	var parts []string
	if s.data.Edition != "" {
		parts = append(parts, s.data.Edition)
	}
	if s.data.Category != "" {
		parts = append(parts, s.t("licence.category", "category", s.data.Category))
	}
	style := drawing.Style{Face: drawing.SansBold, Size: 10.5, Spacing: 0.3, Color: house.GoldDeep}
	return s.center(drawing.RoleParagraph, strings.Join(parts, "  ·  "), style, 7, 375)
}

// meaning sets what the title means, in two lines.
func (s *sheet) meaning() error {
	const w = 520.0
	style := drawing.Style{Face: drawing.SerifItalic, Size: 12.5, Color: house.Ink}
	b, err := drawing.Fit{Style: style, MinSize: style.Size, Lines: 2, Width: w, Leading: 1.3, Align: drawing.Center}.
		Set(s.t("licence.meaning"), width/2-w/2, 396)
	if err != nil {
		return err
	}
	s.add(drawing.Group{Role: drawing.RoleParagraph, Marks: b.Marks()})
	return nil
}

// center sets one line in the middle of the sheet.
func (s *sheet) center(role drawing.Role, text string, style drawing.Style, least, top float64) error {
	if text == "" {
		return nil
	}
	b, err := drawing.Fit{Style: style, MinSize: least, Width: textWidth, Align: drawing.Center}.Set(text, inner, top)
	if err != nil {
		return err
	}
	s.add(drawing.Group{Role: role, Marks: b.Marks()})
	return nil
}
