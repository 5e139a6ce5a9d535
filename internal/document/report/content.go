package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
)

// content is the report in words, the same for paper and page: everything that is
// said is put together here, both only place it.
type content struct {
	words
	data     Data
	title    string
	contest  string
	facts    []fact // edition, category, date
	result   result
	places   []placing
	notes    []string
	highest  []Criterion
	toWin    []Criterion
	next     []Criterion
	remarks  []Remark
	withheld int
	audits   int // valid ones together
	rated    int // criteria with a result
}

type fact struct{ Label, Value string }

// result is the number in large letters and the words beside it.
type result struct{ Big, Unit, Under string }

// placing is a place with its list.
type placing struct{ Place, Tied, List string }

// How many criteria the lists of results show.
const (
	listed = 5
	brief  = 3
	steps  = 5
)

// newContent puts the texts together.
func newContent(d Data) *content {
	c := &content{words: words{locale.For(d.Lang)}, data: d}
	c.title = c.t("title")
	if c.contest = d.Contest; c.contest == "" {
		c.contest = c.t("contest")
	}
	for _, a := range d.Audits {
		c.audits += a.Valid
	}
	c.facts = c.cover()
	c.result = c.score()
	for _, p := range d.Result.Places {
		c.places = append(c.places, c.place(p))
	}
	c.notes = c.remarksOnResult()
	c.order()
	c.remarks, c.withheld = speaking(d.Remarks)
	return c
}

func (c *content) cover() []fact {
	d := c.data
	kind := d.Category
	if d.Kind != "" {
		kind += " – " + d.Kind
	}
	list := []fact{
		{c.t("edition"), strings.TrimSpace(d.Edition + " (" + strconv.Itoa(d.Year) + ")")},
		{c.t("category"), kind},
		{c.t("audits"), c.n("audit_count", c.audits)},
		{c.t("date"), c.Date(d.Date)},
	}
	list = append(list, fact{c.t("code"), d.Code})
	return slices.DeleteFunc(list, func(f fact) bool { return f.Value == "" })
}

func (c *content) score() result {
	if s := c.data.Result.Score; s != nil {
		return result{c.Number(*s), c.t("unit"), c.t("score")}
	}
	return result{Big: "–", Unit: c.t("unclassified"), Under: c.t("score")}
}

// remarksOnResult are the sentences below the number: why there is none, what does
// not apply, where the threshold is, what became of critical failures.
func (c *content) remarksOnResult() []string {
	var list []string
	r := c.data.Result
	if r.Score == nil {
		list = append(list, c.t("unclassified_why"))
		for _, m := range r.Missing {
			list = append(list, c.t("missing", "channel", c.channel(m.Channel), "valid", m.Valid, "needed", m.Needed))
		}
	}
	for _, ch := range r.NotApplicable {
		list = append(list, c.t("without_"+string(ch)))
	}
	if r.PlaceNote != "" {
		list = append(list, c.flow(r.PlaceNote))
	}
	if r.MinScore != nil {
		key := "threshold"
		if r.MinChannel != nil {
			key = "threshold_channel"
		}
		list = append(list, c.t(key, "score", c.points(r.MinScore), "channel", c.points(r.MinChannel)))
	}
	if len(r.Places) == 0 && r.Score != nil {
		list = append(list, c.t("no_places"))
	}
	for _, f := range r.Critical {
		if f.State != contest.CriticalDismissed {
			list = append(list, c.t("critical_"+string(f.State), "criterion", strings.TrimSuffix(f.Criterion, "."), "channel", c.channel(f.Channel)))
		}
	}
	return list
}

// order sorts the criteria into those with the highest results and those with
// most to win. The numbers are given; equal ones stay as in the questionnaire.
func (c *content) order() {
	var all []Criterion
	for _, s := range c.data.Sections {
		for _, k := range s.Criteria {
			if k.N > 0 {
				all = append(all, k)
			}
		}
	}
	c.rated = len(all)
	best := slices.Clone(all)
	slices.SortStableFunc(best, func(a, b Criterion) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(b.Worth, a.Worth))
	})
	best = slices.DeleteFunc(best, func(k Criterion) bool { return k.Share < goodShare })
	c.highest = best[:min(listed, len(best))]
	slices.SortStableFunc(all, func(a, b Criterion) int { return cmp.Compare(b.ToWin, a.ToWin) })
	all = slices.DeleteFunc(all, func(k Criterion) bool { return k.ToWin <= 0 })
	c.toWin = all[:min(listed, len(all))]
	for _, k := range all {
		if k.Recommendation != "" && len(c.next) < steps {
			c.next = append(c.next, k)
		}
	}
}

// noneOf says why one of the two lists is empty.
func (c *content) noneOf(key string) string {
	if c.rated == 0 {
		return c.t("criteria_none")
	}
	return c.t(key)
}

// goodShare is the least share of its points with which a criterion is listed
// among the highest results: a low result is not high for want of better ones.
const goodShare = 8000

// channelOf finds the channel a criterion is of.
func (c *content) channelOf(code string) contest.Channel {
	for _, s := range c.data.Sections {
		for _, k := range s.Criteria {
			if k.Code == code {
				return s.Channel
			}
		}
	}
	return ""
}

// compared tells whether any row has a number of the category beside it.
func compared(rows []Compared) bool {
	return slices.ContainsFunc(rows, func(r Compared) bool { return r.Median != nil })
}

// name is what a row is called.
func (c *content) name(r Compared) string {
	if r.Channel != "" {
		return c.heading(r.Channel)
	}
	return r.Name
}

// weights writes „wizyta 50, telefon 25, online 25”.
func (c *content) weights() string {
	var parts []string
	for _, r := range c.data.Channels {
		if r.Channel != "" && r.Weight > 0 {
			parts = append(parts, c.channel(r.Channel)+" "+strconv.Itoa(r.Weight))
		}
	}
	return strings.Join(parts, ", ")
}
