package listing

import (
	"biurolidera/internal/contest"
	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
	"biurolidera/internal/polish"
)

// The sheet, in points: upright A4.
const (
	left   = 50.0
	right  = drawing.A4Width - 50
	column = right - left
	top    = 62.0 // of the second page on; the first begins with the head
	bottom = drawing.A4Height - 62
)

// Document sets the paper. A letter that no typeface has is shown as a sign with a
// note at the end. It fails with list_refused, which names the row; the cause is
// text_does_not_fit, or glyph_missing in a text that is no row's.
func (l List) Document() (drawing.Document, error) {
	p := paper{texts: locale.For(l.Lang)}
	p.list = l.shown(p.texts)
	if err := p.set(); err != nil {
		return drawing.Document{}, err
	}
	return drawing.Document{
		Info:  drawing.Info{Title: l.documentTitle(), Author: l.Contest, Subject: l.Subtitle, Lang: p.texts.Lang(), Created: l.Created},
		Pages: p.pages,
	}, nil
}

// documentTitle is what a reader's window and the running head show: title,
// edition, contest (domain.md §3.3: the title in the metadata).
func (l List) documentTitle() string {
	title := l.Title
	if l.Subtitle != "" {
		title += " – " + l.Subtitle
	}
	if l.Contest != "" {
		title += " – " + l.Contest
	}
	return title
}

// paper fills pages from the top; y is where the next thing goes.
type paper struct {
	list  List
	texts *locale.Catalogue
	pages []drawing.Page
	y     float64
}

// set fills the pages part by part; what stands in the margins comes last, when
// the number of pages is known.
func (p *paper) set() error {
	p.newPage()
	for _, part := range []func() error{p.head, p.facts, p.notice, p.sections, p.notes} {
		if err := part(); err != nil {
			return p.refused(p.list.Title, err)
		}
	}
	return p.margins()
}

// refused names what can't be set, unless that is already said.
func (p *paper) refused(what string, err error) error {
	if contest.CodeOf(err) == "list_refused" {
		return err
	}
	return contest.E("list_refused", "list", p.list.Title, "what", what).Because(err)
}

// page is the one being filled. The pointer is good until the next newPage.
func (p *paper) page() *drawing.Page { return &p.pages[len(p.pages)-1] }

// add puts marks on the page as one group with a role, for readers of the marks
// that can't see the sheet.
func (p *paper) add(role drawing.Role, marks ...drawing.Mark) {
	p.page().Add(drawing.Group{Role: role, Marks: marks})
}

// newPage goes on at the top of the next sheet.
func (p *paper) newPage() {
	p.pages = append(p.pages, drawing.A4())
	p.y = top
}

// room tells whether a height still goes on the page.
func (p *paper) room(h float64) bool { return p.y+h <= bottom }

// text sets a paragraph at p.y and goes below it.
func (p *paper) text(role drawing.Role, text string, s drawing.Style, leading float64) error {
	if text == "" {
		return nil
	}
	para := drawing.Para(polish.NoOrphans(text), s, column)
	para.Leading = leading * s.Size
	b, err := para.Set(left, p.y)
	if err != nil {
		return err
	}
	if !p.room(b.Height) && p.y > top {
		p.newPage()
		b = b.Shift(0, p.y-b.Y)
	}
	p.add(role, b.Marks()...)
	p.y = b.Bottom()
	return nil
}

// head is the top of the first page: emblem, contest and date in one line, the
// title in the serif face below, then a rule with a stretch of gold.
func (p *paper) head() error {
	const r = 21.0
	p.y = 44
	p.add(drawing.RoleArtifact, house.Emblem(left+r, p.y+r, r)...)
	x, w := left+2*r+14, column-2*r-14
	when := drawing.Style{Face: drawing.Sans, Size: 9.5, Color: house.Ink}
	if p.list.When != "" {
		ww := when.Width(p.list.When)
		p.add(drawing.RoleParagraph, drawing.Text{X: right - ww, Y: p.y + r + 3.4, Style: when, Text: p.list.When})
		w -= ww + 16
	}
	contestName := drawing.Fit{Style: drawing.Style{Face: drawing.Sans, Size: 9.5, Color: house.Gray}, MinSize: 7, Lines: 3, Width: w, Leading: 1.3}
	if p.list.Contest != "" {
		b, err := contestName.Set(polish.NoOrphans(p.list.Contest), x, p.y)
		if err != nil {
			return err
		}
		p.add(drawing.RoleParagraph, b.Shift(0, max(0, r-b.Height/2)).Marks()...)
	}
	p.y += 2*r + 16
	if err := p.text(drawing.RoleHeading1, p.list.Title, drawing.Style{Face: drawing.SerifBold, Size: 27, Color: house.Navy}, 1.15); err != nil {
		return err
	}
	if err := p.text(drawing.RoleParagraph, p.list.Subtitle, drawing.Style{Face: drawing.SerifItalic, Size: 15, Color: house.Ink}, 1.25); err != nil {
		return err
	}
	p.y += 8
	p.add(drawing.RoleArtifact,
		drawing.Line{X1: left, Y1: p.y, X2: right, Y2: p.y, Stroke: drawing.Stroke{Color: house.Hair, Width: 0.6}},
		drawing.Line{X1: left, Y1: p.y, X2: left + 72, Y2: p.y, Stroke: drawing.Stroke{Color: house.Gold, Width: 2}})
	p.y += 12
	return nil
}

// facts stand in two columns of label and value.
func (p *paper) facts() error {
	// Labels shrink to fit their column; values wrap in theirs.
	const labelWidth, line = 118.0, 14.5
	label := drawing.Style{Face: drawing.Sans, Size: 9, Color: house.Gray}
	value := drawing.Style{Face: drawing.SansBold, Size: 9.5, Color: house.Ink}
	for _, f := range p.list.Facts {
		a, err := drawing.Fit{Style: label, MinSize: 6.5, Width: labelWidth - 8, Leading: line / label.Size}.Set(f.Label, left, p.y)
		if err != nil {
			return p.refused(f.Label, err)
		}
		para := drawing.Para(polish.NoOrphans(f.Value), value, column-labelWidth)
		para.Leading = line
		b, err := para.Set(left+labelWidth, p.y)
		if err != nil {
			return p.refused(f.Label, err)
		}
		p.add(drawing.RoleParagraph, append(a.Marks(), b.Marks()...)...)
		p.y += max(a.Height, b.Height)
	}
	if len(p.list.Facts) > 0 {
		p.y += 8
	}
	return nil
}

// notice is a framed paragraph.
func (p *paper) notice() error {
	text := p.list.Notice
	if text == "" {
		return nil
	}
	// A pale ground with a stretch of gold on the left: seen also in grey.
	const pad = 9.0
	para := drawing.Para(polish.NoOrphans(text), drawing.Style{Face: drawing.Sans, Size: 9.5, Color: house.Ink}, column-2*pad-4)
	para.Leading = 13.5
	b, err := para.Set(left+pad+4, p.y+pad-1)
	if err != nil {
		return err
	}
	p.add(drawing.RoleArtifact,
		drawing.Rect{X: left, Y: p.y, W: column, H: b.Height + 2*pad - 2, Fill: house.Mist},
		drawing.Rect{X: left, Y: p.y, W: 3, H: b.Height + 2*pad - 2, Fill: house.Gold})
	p.add(drawing.RoleParagraph, b.Marks()...)
	p.y += b.Height + 2*pad + 6
	return nil
}

// notes close the list, all on one page where they can.
func (p *paper) notes() error {
	title := drawing.Style{Face: drawing.SansBold, Size: 9.5, Color: house.Navy}
	body := drawing.Style{Face: drawing.Sans, Size: 9, Color: house.Ink}
	const leading, gap = 1.45, 7.0
	total := gap // height of all, to know whether they go on this page
	for _, n := range p.list.Notes {
		for _, part := range []drawing.Span{{Text: n.Title, Style: title}, {Text: n.Text, Style: body}} {
			para := drawing.Para(polish.NoOrphans(part.Text), part.Style, column)
			para.Leading = leading * part.Style.Size
			h, err := para.Height()
			if err != nil {
				return err
			}
			total += h
		}
		total += gap
	}
	if len(p.list.Notes) > 0 {
		p.y += gap
	}
	if !p.room(total) {
		p.newPage()
	}
	for _, n := range p.list.Notes {
		if err := p.text(drawing.RoleHeading3, n.Title, title, leading); err != nil {
			return err
		}
		if err := p.text(drawing.RoleParagraph, n.Text, body, leading); err != nil {
			return err
		}
		p.y += gap
	}
	return nil
}

// margins puts what stands on every page once their number is known.
func (p *paper) margins() error {
	small := drawing.Style{Face: drawing.Sans, Size: 8, Color: house.Gray}
	hair := drawing.Stroke{Color: house.Hair, Width: 0.6}
	for i := range p.pages {
		page := &p.pages[i]
		number := p.texts.T("listing.page", "page", i+1, "pages", len(p.pages))
		nw := small.Width(number) + 1
		marks := []drawing.Mark{drawing.Line{X1: left, Y1: bottom + 14, X2: right, Y2: bottom + 14, Stroke: hair}}
		for _, m := range []struct {
			text string
			x, w float64
		}{{number, right - nw, nw}, {p.list.Footer, left, column - nw - 20}} {
			line, err := oneLine(m.text, small, m.w, m.x, bottom+18)
			if err != nil {
				return p.refused(p.list.Title, err)
			}
			marks = append(marks, line...)
		}
		if i > 0 {
			run, err := oneLine(p.list.documentTitle(), small, column, left, 32)
			if err != nil {
				return p.refused(p.list.Title, err)
			}
			marks = append(append(marks, run...), drawing.Line{X1: left, Y1: 48, X2: right, Y2: 48, Stroke: hair})
		}
		page.Add(drawing.Group{Role: drawing.RoleArtifact, Marks: marks})
		if p.list.Example {
			page.Add(p.exampleLabel())
		}
	}
	return nil
}

// oneLine sets a line in the margin; a longer one becomes two small ones.
func oneLine(text string, s drawing.Style, w, x, y float64) ([]drawing.Mark, error) {
	if text == "" {
		return nil, nil
	}
	b, err := drawing.Fit{Style: s, MinSize: 5.5, Lines: 2, Width: w, Leading: 1.35}.Set(text, x, y)
	return b.Marks(), err
}

// exampleLabel says in the upper margin that the edition is invented.
func (p *paper) exampleLabel() drawing.Mark {
	s := drawing.Style{Face: drawing.SansBold, Size: 8.5, Spacing: 0.5, Color: drawing.White}
	text := p.texts.T("listing.example")
	w := s.Width(text)
	return drawing.Group{Role: drawing.RoleParagraph, Marks: []drawing.Mark{
		drawing.Rect{X: right - w - 16, Y: 12, W: w + 16, H: 16, Radius: 3, Fill: house.Red},
		drawing.Text{X: right - w - 8, Y: 23, Style: s, Text: text},
	}}
}
