package exchange

import (
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"biurolidera/internal/contest"
	"biurolidera/internal/polish"
)

// Colours of the sheet: navy, a pale ground for what is filled in, grey for asides.
const (
	navy    = "1F3A5F"
	ground  = "FFF8E1"
	pale    = "E8EDF4"
	aside   = "505050"
	ruling  = "B8C2CF"
	faded   = "D9D9D9"
	a4Paper = 9
)

// The face is one that every office program has, or has in the same widths.
const (
	sheetFont  = "Arial"
	bodySize   = 9.5
	smallSize  = 8.5
	lineHeight = 12.2
)

// sheetStyles are the cell styles of a sheet by what a cell is for.
type sheetStyles struct {
	title, columns, band, note, text, code, label int
	input, answer, comment, date, time            int
	grey                                          int // conditional, without contact
}

// makeStyle gives a style: text wrapped at the top, ruled unless it is a note.
func (p *sheetPage) makeStyle(change func(*excelize.Style)) int {
	s := &excelize.Style{
		Font:       &excelize.Font{Family: sheetFont, Size: bodySize},
		Alignment:  &excelize.Alignment{Vertical: "top", WrapText: true},
		Protection: &excelize.Protection{Locked: true},
	}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		s.Border = append(s.Border, excelize.Border{Type: side, Color: ruling, Style: 1})
	}
	change(s)
	id, err := p.file.NewStyle(s)
	p.do(err)
	return id
}

func fill(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func unlocked(s *excelize.Style) {
	s.Fill, s.Protection.Locked = fill(ground), false
}

func (p *sheetPage) styles() {
	p.style = sheetStyles{
		title: p.makeStyle(func(s *excelize.Style) {
			s.Font.Bold, s.Font.Size, s.Font.Color, s.Border = true, 13, navy, nil
			s.Alignment.Vertical = "center"
		}),
		columns: p.makeStyle(func(s *excelize.Style) { s.Font.Bold, s.Font.Color, s.Fill = true, "FFFFFF", fill(navy) }),
		band:    p.makeStyle(func(s *excelize.Style) { s.Font.Bold, s.Font.Color, s.Fill = true, navy, fill(pale) }),
		note:    p.makeStyle(func(s *excelize.Style) { s.Font.Italic, s.Font.Color, s.Border = true, aside, nil }),
		text:    p.makeStyle(func(*excelize.Style) {}),
		code:    p.makeStyle(func(s *excelize.Style) { s.Font.Bold, s.Font.Color = true, navy }),
		label:   p.makeStyle(func(s *excelize.Style) { s.Alignment.Horizontal, s.Alignment.Indent = "right", 1 }),
		input:   p.makeStyle(unlocked),
		comment: p.makeStyle(unlocked),
		answer: p.makeStyle(func(s *excelize.Style) {
			unlocked(s)
			s.Font.Bold, s.Font.Size, s.Alignment.Horizontal, s.Alignment.Vertical = true, 12, "center", "center"
		}),
		date: p.makeStyle(func(s *excelize.Style) {
			unlocked(s)
			s.Alignment.Horizontal, s.CustomNumFmt = "left", format("dd.mm.yyyy")
		}),
		time: p.makeStyle(func(s *excelize.Style) {
			unlocked(s)
			s.Alignment.Horizontal, s.CustomNumFmt = "left", format("hh:mm")
		}),
	}
	id, err := p.file.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "808080"}, Fill: fill(faded)})
	p.do(err)
	p.style.grey = id
}

func format(s string) *string { return &s }

// part is a stretch of a criterion's cell: the question, or something beside it.
type part struct {
	text   string
	asked  bool
	aslant bool
}

// parts gives what is asked, when, the hint, and what each answer looks like.
func (p *sheetPage) parts(c contest.Criterion) []part {
	all := []part{{text: c.Text, asked: true}}
	if c.Condition != "" {
		all = append(all, part{text: p.say("sheet.condition", "condition", c.Condition), aslant: true})
	}
	if c.Hint != "" {
		all = append(all, part{text: c.Hint, aslant: true})
	}
	for _, line := range p.anchors(c) {
		all = append(all, part{text: line})
	}
	return all
}

// wording sets the parts in one cell, a line or more each.
func (p *sheetPage) wording(c contest.Criterion) []excelize.RichTextRun {
	var runs []excelize.RichTextRun
	for _, q := range p.parts(c) {
		text, font := polish.NoOrphans(q.text), &excelize.Font{Family: sheetFont, Size: smallSize, Color: aside, Italic: q.aslant}
		if q.asked {
			font = &excelize.Font{Family: sheetFont, Size: bodySize, Bold: true}
		} else {
			text = "\n" + text
		}
		runs = append(runs, excelize.RichTextRun{Text: text, Font: font})
	}
	return runs
}

// wordingLines counts the lines the parts take.
func (p *sheetPage) wordingLines(c contest.Criterion) float64 {
	lines := 0.0
	for _, q := range p.parts(c) {
		size := smallSize
		if q.asked {
			size = bodySize
		}
		lines += textLines(polish.NoOrphans(q.text), widthText, size, q.asked) * size / bodySize
	}
	return lines
}

// anchors gives a line for each answer, the best one first; a star where it wants a
// comment. A measured criterion has one line for all bands.
func (p *sheetPage) anchors(c contest.Criterion) []string {
	if c.Scale == contest.ScaleMeasured {
		return []string{p.bands(c)}
	}
	var lines []string
	for _, a := range slices.Backward(c.Anchors) {
		word := strconv.Itoa(a.Points)
		if c.Scale == contest.ScaleYesNo {
			word = p.say("sheet.no")
			if a.Points > 0 {
				word = p.say("sheet.yes")
			}
		}
		if a.Points <= c.CommentAtMost {
			word += "*"
		}
		lines = append(lines, word+" – "+a.Text)
	}
	return lines
}

func (p *sheetPage) bands(c contest.Criterion) string {
	var parts []string
	for _, b := range c.Bands {
		if b.UpTo == "" {
			parts = append(parts, p.say("sheet.band_rest", "points", b.Points))
			continue
		}
		parts = append(parts, p.say("sheet.band", "limit", strings.Replace(b.UpTo, ".", ",", 1), "points", b.Points))
	}
	return p.say("sheet.measured", "unit", c.Unit) + " " + strings.Join(parts, "; ") + "."
}
