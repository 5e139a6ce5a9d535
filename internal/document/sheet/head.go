package sheet

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"biurolidera/internal/contest"
	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
	"biurolidera/internal/polish"
)

// The head of the first page and the running head of the others.
const (
	headStart = 36.0
	headTop   = 122.0 // where the first page goes on
	qrLarge   = 74.0  // 26 mm
	qrSmall   = 34.0  // 12 mm
	runStart  = 24.0
)

// margins puts what stands on every page once their number is known.
func (s sheet) margins(pages []drawing.Page) error {
	for i := range pages {
		head := s.head
		if i > 0 {
			head = s.runningHead
		}
		if err := head(&pages[i]); err != nil {
			return err
		}
		if err := s.foot(&pages[i], i+1, len(pages)); err != nil {
			return err
		}
		if s.data.Edition.Example {
			pages[i].Add(s.exampleLabel())
		}
	}
	return nil
}

// head is the top of the first page: who asks, which sheet, which audit.
func (s sheet) head(p *drawing.Page) error {
	qr, err := s.qr(right-qrLarge, headStart, qrLarge)
	if err != nil {
		return err
	}
	p.Add(qr)
	const r = 16.0
	p.Add(artifact(house.Emblem(left+r, headStart+r-1, r)...))
	x := left + 2*r + 10
	line := drawing.Fit{Style: sans(9, house.Gray), MinSize: smallest, Lines: 3, Width: left + headRoom - x, Leading: 1.15}
	over := strings.Trim(clean(s.data.Contest)+" · "+clean(s.data.Edition.Name), " ·")
	b, err := line.Set(over, x, headStart)
	if err != nil {
		return err
	}
	y := headStart + max(r-b.Height/2-1, 0)
	p.Add(paragraph(b.Shift(0, y-headStart).Marks()...))
	c, err := s.largeCode()
	if err != nil {
		return err
	}
	p.Add(drawing.Group{Role: drawing.RoleHeading1, Marks: c.Marks()})
	if err := s.title(p, c); err != nil {
		return err
	}
	p.Add(artifact(
		drawing.Line{X1: left, Y1: headTop - 6, X2: right - qrLarge - 16, Y2: headTop - 6, Stroke: hairLine},
		drawing.Line{X1: left, Y1: headTop - 6, X2: left + 72, Y2: headTop - 6, Stroke: drawing.Stroke{Color: house.Gold, Width: 2}}))
	return nil
}

// headRoom is the width of the head beside the QR; titleRoom is kept for the title.
const (
	headRoom  = width - qrLarge - 22
	titleRoom = 150.0
	codeTop   = headStart + 42
)

// largeCode is the audit's code in large type.
func (s sheet) largeCode() (drawing.Block, error) {
	code := drawing.Fit{Style: bold(30, house.Navy), MinSize: 13, Width: headRoom - titleRoom, Leading: 1.1}
	return code.Set(s.data.Audit.Code, left, codeTop)
}

// titleBeside sets the questionnaire's title beside the code; ok tells whether it fits
// there.
func (s sheet) titleBeside(code drawing.Block) (b drawing.Block, ok bool, err error) {
	x := left + code.Widest() + 16
	name := drawing.Fit{Style: bold(14, house.Navy), MinSize: smallest, Lines: 2, Width: left + headRoom - x, Height: 34, Leading: 1.15}
	b, err = name.Set(clean(s.data.Form.Questionnaire.Title), x, 0)
	if contest.CodeOf(err) == "text_does_not_fit" {
		return b, false, nil
	}
	return b, err == nil, err
}

// title sets „Arkusz oceny” over the questionnaire's title, the last line of which
// stands on the code's baseline.
func (s sheet) title(p *drawing.Page, code drawing.Block) error {
	b, ok, err := s.titleBeside(code)
	if err != nil {
		return err
	}
	baseline := code.Lines[0].Baseline
	if ok {
		last := b.Lines[len(b.Lines)-1].Baseline
		p.Add(drawing.Group{Role: drawing.RoleHeading2, Marks: b.Shift(0, baseline-last).Marks()})
		baseline -= last - b.Lines[0].Baseline + b.Lines[0].Height*0.95
	}
	p.Add(paragraph(drawing.Text{X: left + code.Widest() + 16, Y: baseline, Style: label.At(9), Text: s.t("title")}))
	return nil
}

// runningHead names the audit on the pages after the first.
func (s sheet) runningHead(p *drawing.Page) error {
	qr, err := s.qr(right-qrSmall, runStart, qrSmall)
	if err != nil {
		return err
	}
	p.Add(qr)
	room := width - qrSmall - 18
	code := drawing.Fit{Style: bold(14, house.Navy), MinSize: smallest, Width: room, Leading: 1.1}
	b, err := code.Set(s.data.Audit.Code, left, runStart+16)
	if err != nil {
		return err
	}
	p.Add(paragraph(b.Marks()...))
	x := left + b.Widest() + 12
	name := drawing.Fit{Style: sans(9, house.Gray), MinSize: smallest, Lines: 2, Width: left + room - x, Leading: 1.15}
	n, err := name.Set(clean(s.data.Institution), x, 0)
	// A name too long for the margin stands whole on the first page.
	if err == nil {
		last := n.Lines[len(n.Lines)-1].Baseline
		p.Add(paragraph(n.Shift(0, b.Lines[0].Baseline-last).Marks()...))
	} else if contest.CodeOf(err) != "text_does_not_fit" {
		return err
	}
	y := runStart + qrSmall + 3
	p.Add(artifact(drawing.Line{X1: left, Y1: y, X2: right - qrSmall - 12, Y2: y, Stroke: drawing.Stroke{Color: house.Gold, Width: 0.8}}))
	return nil
}

// qr names the audit to a reader of codes; the caller leaves its quiet zone free.
func (s sheet) qr(x, y, size float64) (drawing.Mark, error) {
	q, err := drawing.NewQR(contest.AuditMark(s.data.Audit.Code), x, y, size)
	q.Alt = s.t("qr", "audit", s.data.Audit.Code)
	return drawing.Group{Role: drawing.RoleFigure, Alt: q.Alt, Marks: []drawing.Mark{q}}, err
}

// foot says which sheet and form this is, and the page.
func (s sheet) foot(p *drawing.Page, page, pages int) error {
	q := s.data.Form.Questionnaire
	number := s.t("page", "page", page, "pages", pages)
	strong := bold(9, house.Navy)
	x := right - strong.Width(number)
	form := drawing.Fit{Style: label, MinSize: smallest, Lines: 2, Width: x - left - 20, Leading: 1.15}
	b, err := form.Set(clean(s.t("form", "audit", s.data.Audit.Code, "questionnaire", q.Code, "version", q.Version, "form", s.data.Form.Key)), left, 0)
	if err != nil {
		return err
	}
	p.Add(artifact(drawing.Line{X1: left, Y1: footLine - 12, X2: right, Y2: footLine - 12, Stroke: hairLine}),
		artifact(b.Shift(0, footLine-b.Lines[0].Baseline).Marks()...),
		artifact(drawing.Text{X: x, Y: footLine, Style: strong, Text: number}))
	return nil
}

// exampleLabel says in the upper margin that the edition is invented.
func (s sheet) exampleLabel() drawing.Mark {
	style := drawing.Style{Face: drawing.SansBold, Size: smallest, Spacing: 0.4, Color: drawing.White}
	text := s.shared("example")
	return paragraph(
		drawing.Rect{X: left, Y: 10, W: style.Width(text) + 16, H: 15, Radius: 3, Fill: house.Red},
		drawing.Text{X: left + 8, Y: 20.6, Style: style, Text: text})
}

// institution says whom the sheet is about and how to reach it, after a title that had
// no room in the head.
func (s sheet) institution(f *flow) {
	if code, err := s.largeCode(); err != nil {
		f.fail(err)
	} else if _, ok, err := s.titleBeside(code); err != nil {
		f.fail(err)
	} else if !ok {
		f.text(left, width, 0, span(clean(s.data.Form.Questionnaire.Title), bold(11, house.Navy)))
	}
	name := clean(s.data.Institution)
	b, err := drawing.Fit{Style: bold(15, house.Navy), MinSize: 10, Lines: 6, Width: width, Leading: 1.2}.Set(name, left, 0)
	switch {
	case contest.CodeOf(err) == "text_does_not_fit":
		f.text(left, width, 0, span(name, bold(10, house.Navy)))
	case err != nil:
		f.fail(err)
	default:
		f.add(piece{height: b.Height, gap: 4, keep: true, draw: func(y float64) []drawing.Mark {
			return []drawing.Mark{drawing.Group{Role: drawing.RoleHeading2, Marks: b.Shift(0, y).Marks()}}
		}})
	}
	var spans []drawing.Span
	for _, c := range s.contacts() {
		if len(spans) > 0 {
			spans = append(spans, span("   ", body))
		}
		spans = append(spans, span(s.t(c.key)+":"+polish.NBSP, label.At(9)), span(clean(c.text), c.style))
	}
	if len(spans) > 0 {
		f.text(left, width, 3, spans...)
	}
}

// contactLine is one way to the institution.
type contactLine struct {
	key, text string
	style     drawing.Style
}

// A post code stays with its town, and the digits of a number with each other.
var (
	postCode    = regexp.MustCompile(`\b(\d\d-\d{3}) `)
	phoneSpaces = strings.NewReplacer("; ", "; ", ", ", ", ", " ", polish.NBSP)
)

// contacts lists the ways that are known, that of the audit's channel first and in
// bold.
func (s sheet) contacts() []contactLine {
	d := s.data
	lines := map[contest.Channel][]contactLine{
		contest.Visit:  {{key: "address", text: postCode.ReplaceAllString(d.Address, "$1"+polish.NBSP)}},
		contest.Phone:  {{key: "phone", text: phoneSpaces.Replace(d.Phone)}},
		contest.Online: {{key: "email", text: d.Email}, {key: "website", text: d.Website}},
	}
	order := append([]contest.Channel{d.Audit.Channel}, contest.Channels()...)
	var found []contactLine
	for i, c := range order {
		if i > 0 && c == d.Audit.Channel {
			continue
		}
		for _, l := range lines[c] {
			l.style = body.At(9.6)
			if i == 0 {
				l.style = bold(10.4, house.Navy)
			}
			if strings.TrimSpace(l.text) != "" {
				found = append(found, l)
			}
		}
	}
	return found
}

// oneLine gives a text on one line, without blanks at the ends.
func oneLine(s string) string {
	return strings.TrimSpace(strings.Join(strings.FieldsFunc(drawing.Printable(s), func(r rune) bool { return r == '\n' }), " "))
}

// digits is the number of letters an integer has.
func digits(n int) int { return utf8.RuneCountInString(strconv.Itoa(n)) }
