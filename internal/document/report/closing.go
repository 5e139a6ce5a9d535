package report

import (
	"strconv"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
	"biurolidera/internal/polish"
)

// remarksFlow adds the remarks in two columns, channel by channel; a long one
// takes the whole width and may cross pages.
func (c *content) remarksFlow(f *flow) {
	f.section(c.t("section_remarks"))
	if len(c.remarks) == 0 {
		f.text(c.t("remarks_none"), body, 4)
	} else {
		f.text(c.t("remarks_intro"), body, 4)
		f.keepLast()
	}
	if c.withheld > 0 {
		f.text(c.n("withheld", c.withheld), caption.At(8.6), 3)
	}
	for _, ch := range contest.Channels() {
		var list []Remark
		for _, r := range c.remarks {
			if r.Channel == ch {
				list = append(list, r)
			}
		}
		if len(list) > 0 {
			f.subheading(c.heading(ch), 11)
			c.remarkPairs(f, list)
		}
	}
}

// longRemark is the number of letters from which a remark takes the whole width.
const longRemark = 420

// remarkPairs sets short remarks side by side.
func (c *content) remarkPairs(f *flow, list []Remark) {
	const gutter = 22.0
	half := (width - gutter) / 2
	var pair []remarkBlock
	flush := func() {
		if len(pair) == 0 {
			return
		}
		set := pair
		height := 0.0
		for _, b := range set {
			height = max(height, b.height)
		}
		f.block(height+4, 6, func(y float64) []drawing.Mark {
			var marks []drawing.Mark
			for i, b := range set {
				x := float64(i) * (half + gutter)
				marks = append(marks, decoration(drawing.Line{X1: left + x, Y1: y, X2: left + x + half, Y2: y, Stroke: drawing.Stroke{Color: line, Width: 0.6}}),
					drawing.Group{Role: drawing.RoleItem, Marks: drawing.Shifted(b.marks, x, y+4)})
			}
			return marks
		})
		pair = nil
	}
	for _, r := range list {
		if len([]rune(r.Text)) > longRemark {
			flush()
			c.longRemark(f, r)
			continue
		}
		b, err := c.setRemark(r, half)
		if err != nil {
			f.fail(err)
			return
		}
		if pair = append(pair, b); len(pair) == 2 {
			flush()
		}
	}
	flush()
}

type remarkBlock struct {
	marks  []drawing.Mark
	height float64
}

// about is the line above a remark: what it is about and the part of the day.
func (c *content) about(r Remark) string {
	text := c.t("general")
	if r.About != "" {
		text = c.flow(strings.TrimSuffix(r.About, "."))
	}
	if r.DayPart != "" {
		text += ", " + c.t("part_"+string(r.DayPart))
	}
	return text
}

func (c *content) setRemark(r Remark, w float64) (remarkBlock, error) {
	head := drawing.Para(drawable(drawing.Sans, c.about(r)), caption.At(7.6), w)
	head.Leading = 9.8
	a, err := head.Set(left, 0)
	if err != nil {
		return remarkBlock{}, err
	}
	text := drawing.Para(c.flow(drawable(drawing.Sans, r.Text)), small.At(8.8), w)
	text.Leading = 11.8
	b, err := text.Set(left, a.Height+1)
	if err != nil {
		return remarkBlock{}, err
	}
	return remarkBlock{append(a.Marks(), b.Marks()...), b.Bottom()}, nil
}

// longRemark sets a remark line by line over the whole width.
func (c *content) longRemark(f *flow, r Remark) {
	from := len(f.pieces)
	head := drawing.Para(drawable(drawing.Sans, c.about(r)), caption.At(7.6), width)
	f.paragraph(head, left, 8)
	f.keepLast()
	text := drawing.Para(c.flow(drawable(drawing.Sans, r.Text)), small.At(8.8), width)
	text.Leading = 11.8
	f.paragraph(text, left, 0)
	if from < len(f.pieces) {
		old := f.pieces[from].draw
		f.pieces[from].draw = func(y float64) []drawing.Mark {
			return append(old(y), rule(y-2, line, 0.6))
		}
	}
}

// drawable puts a sign in place of a letter no face has, so that an auditor's emoji
// is seen to be missing and does not stop the report. The institution's own name is
// never changed so: one that can't be drawn is refused.
func drawable(face drawing.Face, s string) string {
	shown, _ := house.Shown(face, s)
	return shown
}

// auditsFlow adds how many audits stand behind the report.
func (c *content) auditsFlow(f *flow) {
	if len(c.data.Audits) == 0 {
		return
	}
	f.section(c.t("section_audits"))
	number := small.At(8.8)
	t := f.newTable([]column{
		{width: 150, style: bold(8.8, navy), head: c.t("channel")},
		{x: 150, width: 70, align: drawing.Right, style: number, head: c.t("valid")},
		{x: 224, width: 88, align: drawing.Right, style: number, head: c.t("no_contact")},
		{x: 316, width: 70, align: drawing.Right, style: number, head: c.t("void")},
		{x: 390, width: width - 390, align: drawing.Right, style: number, head: c.t("needed")},
	})
	t.begin(f, 4)
	for _, a := range c.data.Audits {
		row := []string{c.heading(a.Channel), strconv.Itoa(a.Valid), strconv.Itoa(a.NoContact), strconv.Itoa(a.Void), strconv.Itoa(a.Needed)}
		if !c.applies(a.Channel) {
			row = []string{c.heading(a.Channel), c.t("not_applicable"), "", "", ""}
		}
		t.row(f, row, nil)
	}
	t.end(f, len(c.data.Audits))
	f.text(c.t("audits_note"), caption.At(8.6), 6)
}

// method lists the paragraphs on how a score comes about.
func (c *content) method() []string {
	list := []string{c.t("method_1"), c.t("method_2"), c.t("method_3_plain")}
	if w := c.weights(); w != "" {
		list[2] = c.t("method_3", "weights", w)
	}
	return append(list, c.t("method_4"), c.t("method_5"), c.t("method_6"))
}

// terms lists the words of the glossary in alphabetical order.
func (c *content) terms() []fact {
	keys := []string{"area", "channel", "critical", "gain", "median", "na", "once", "quarter"}
	list := make([]fact, len(keys))
	for i, k := range keys {
		list[i] = fact{c.t("term_" + k), c.t("def_" + k)}
	}
	polish.SortBy(list, func(f fact) string { return f.Label })
	return list
}

// methodFlow adds the method and the glossary.
func (c *content) methodFlow(f *flow) {
	f.section(c.t("section_method"))
	for _, text := range c.method() {
		f.text(text, body.At(8.8), 4)
	}
	f.section(c.t("section_glossary"))
	for _, term := range c.terms() {
		p := drawing.Paragraph{Spans: []drawing.Span{{Text: term.Label, Style: bold(8.8, navy)}, {Text: " – " + term.Value, Style: body.At(8.8)}}, Width: width, Leading: 12.6}
		f.paragraph(p, left, 2.5)
	}
}

// contactLines are the organiser's name and addresses.
func (c *content) contactLines() []string {
	o := c.data.Organiser
	lines := []string{}
	for _, s := range []string{o.Address, labelled(c.t("email"), o.Email), labelled(c.t("phone"), o.Phone), labelled(c.t("website"), o.Website)} {
		if s != "" {
			lines = append(lines, s)
		}
	}
	return lines
}

func labelled(name, value string) string {
	if value == "" {
		return ""
	}
	return name + polish.NBSP + value
}

// contactFlow adds whom to ask.
func (c *content) contactFlow(f *flow) {
	o := c.data.Organiser
	if o == (Organiser{}) {
		return
	}
	f.section(c.t("section_contact"))
	f.text(c.t("contact_intro"), body, 4)
	f.keepLast()
	if o.Name != "" {
		f.text(c.flow(o.Name), bold(9.5, navy), 5)
		f.keepLast()
	}
	f.text(c.flow(strings.Join(c.contactLines(), " · ")), body, 0)
}
