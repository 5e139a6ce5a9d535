package report

import (
	"strconv"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
)

// resultsFlow adds the criteria with the highest results and those with most to
// win, as observed, with the number of ratings (method.md §2e: no claim is made
// that a test has not confirmed).
func (c *content) resultsFlow(f *flow) {
	f.section(c.t("section_results"))
	f.text(c.t("results_intro"), body, 4)
	f.keepLast()
	c.ranked(f, c.highest, c.t("highest"), c.t("highest_intro"), c.noneOf("highest_none"), c.t("share"), func(k Criterion) string { return c.percent(k.Share) })
	c.ranked(f, c.toWin, c.t("towin"), c.t("towin_intro"), c.noneOf("towin_none"), c.t("towin"), func(k Criterion) string { return c.t("gain", "points", c.gain(k.ToWin)) })
}

// ranked adds one of the two lists as a table.
func (c *content) ranked(f *flow, list []Criterion, title, intro, none, head string, tell func(Criterion) string) {
	f.subheading(title, 13)
	if len(list) == 0 {
		f.text(none, body, 2)
		return
	}
	f.text(intro, caption.At(8.6), 1)
	f.keepLast()
	t := f.newTable([]column{
		{width: 232, style: small.At(8.8), head: c.t("criterion")},
		{x: 242, width: 50, style: small.In(muted), head: c.t("channel")},
		{x: 296, width: 52, align: drawing.Right, style: small.At(8.8), head: c.t("mean")},
		{x: 352, width: 30, align: drawing.Right, style: small.At(8.8), head: c.t("n")},
		{x: 386, width: width - 386, align: drawing.Right, style: bold(8.8, navy), head: head},
	})
	t.begin(f, 6)
	for _, k := range list {
		t.row(f, []string{c.flow(k.Text), c.channel(c.channelOf(k.Code)), c.mean(k), strconv.Itoa(k.N), tell(k)}, nil)
	}
	t.end(f, len(list))
}

// nextFlow adds the recommendations in order of the points to win.
func (c *content) nextFlow(f *flow) {
	f.section(c.t("section_next"))
	if len(c.next) == 0 {
		f.text(c.t("next_none"), body, 4)
		return
	}
	f.text(c.t("next_intro"), body, 4)
	f.keepLast()
	for i, k := range c.next {
		c.step(f, i+1, k)
	}
	if n := len(f.pieces); len(c.next) > 1 {
		f.pieces[n-2].keep = true
	}
}

// step adds one recommendation: its number in a disc, what to do, what for.
func (c *content) step(f *flow, n int, k Criterion) {
	const indent = 30.0
	gain := bold(9.2, goldInk)
	value := c.t("gain", "points", c.gain(k.ToWin))
	what := drawing.Para(c.flow(k.Recommendation), bold(9.2, navy), width-indent-gain.Width(value)-16)
	what.Leading = 12.4
	a, err := what.Set(left+indent, 0)
	if err != nil {
		f.fail(err)
		return
	}
	why := drawing.Para(c.why(k), caption.At(8.4), width-indent-gain.Width(value)-16)
	why.Leading = 11
	b, err := why.Set(left+indent, a.Height+1)
	if err != nil {
		f.fail(err)
		return
	}
	number := strconv.Itoa(n)
	style := bold(9.4, drawing.White)
	f.block(b.Bottom()+1, 7, func(y float64) []drawing.Mark {
		return []drawing.Mark{
			drawing.Circle(left+10, y+7.4, 9.2, navy, drawing.Stroke{}),
			drawing.Text{X: left + 10 - style.Width(number)/2, Y: y + 10.7, Style: style, Text: number},
			drawing.Group{Role: drawing.RoleItem, Marks: append(a.Shift(0, y).Marks(), b.Shift(0, y).Marks()...)},
			drawing.Text{X: right - gain.Width(value), Y: y + a.Lines[0].Baseline, Style: gain, Text: value},
		}
	})
}

// why says which criterion a recommendation is for, where and how often it was
// rated.
func (c *content) why(k Criterion) string {
	return c.t("next_for", "criterion", k.Text) + " " + c.heading(c.channelOf(k.Code)) + ", n" + nbspEquals + strconv.Itoa(k.N) + "."
}

// nbspEquals is „ = ” that never ends a line.
const nbspEquals = "\u00a0=\u00a0"

// channels lists the channels that have sections, in order.
func (c *content) channels() []contest.Channel {
	var list []contest.Channel
	for _, s := range c.data.Sections {
		if len(list) == 0 || list[len(list)-1] != s.Channel {
			list = append(list, s.Channel)
		}
	}
	return list
}

// applies tells whether a channel applies to the institution.
func (c *content) applies(ch contest.Channel) bool {
	for _, n := range c.data.Result.NotApplicable {
		if n == ch {
			return false
		}
	}
	return true
}
