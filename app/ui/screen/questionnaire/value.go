package questionnaire

import (
	"slices"
	"strconv"
	"strings"

	"biurolidera/internal/contest"
)

// values are the fields of a place as its form takes them.
func values(q contest.Questionnaire, at place) map[string]string {
	switch {
	case at.isHead():
		return map[string]string{"title": q.Title, "intro": q.Intro, "areas": areasText(q.Areas)}
	case at.isSection():
		s := q.Sections[at.sec]
		return map[string]string{"code": s.Code, "name": s.Name, "area": s.Area, "weight": strconv.Itoa(s.Weight), "once": tick(s.Once)}
	}
	return criterionValues(q.Sections[at.sec].Criteria[at.crit])
}

func criterionValues(c contest.Criterion) map[string]string {
	v := map[string]string{
		"code": c.Code, "text": c.Text, "hint": c.Hint, "scale": string(c.Scale), "weight": strconv.Itoa(c.Weight), "max": strconv.Itoa(c.Max),
		"unit": c.Unit, "na_allowed": tick(c.NAAllowed), "condition": c.Condition, "critical": tick(c.Critical), "fail_at": strconv.Itoa(c.FailAt),
		"on_contact": tick(c.OnContact), "comment_at_most": strconv.Itoa(c.CommentAtMost), "subjective": tick(c.Subjective), "recommendation": c.Recommendation,
	}
	for _, a := range c.Anchors {
		v["anchor."+strconv.Itoa(a.Points)] = a.Text
	}
	for _, b := range c.Bands {
		if b.UpTo == "" {
			v["rest"] = strconv.Itoa(b.Points)
		} else {
			v["band."+strconv.Itoa(b.Points)] = strings.ReplaceAll(b.UpTo, ".", ",")
		}
	}
	return v
}

func tick(on bool) string {
	if on {
		return "1"
	}
	return ""
}

// withValue gives a questionnaire with one field of a place as its form says.
func withValue(q contest.Questionnaire, at place, id, value string) contest.Questionnaire {
	q = clone(q)
	switch {
	case !at.in(q):
	case at.isHead():
		switch id {
		case "title":
			q.Title = value
		case "intro":
			q.Intro = value
		case "areas":
			q.Areas = readAreas(value)
		}
	case at.isSection():
		setSection(&q.Sections[at.sec], id, value)
	default:
		setCriterion(&q.Sections[at.sec].Criteria[at.crit], id, value)
	}
	return q
}

func setSection(s *contest.Section, id, value string) {
	switch id {
	case "code":
		s.Code = value
	case "name":
		s.Name = value
	case "area":
		s.Area = value
	case "weight":
		s.Weight = number(value)
	case "once":
		s.Once = value == "1"
	}
}

func setCriterion(c *contest.Criterion, id, value string) {
	texts := map[string]*string{"code": &c.Code, "text": &c.Text, "hint": &c.Hint, "unit": &c.Unit, "condition": &c.Condition, "recommendation": &c.Recommendation}
	ticks := map[string]*bool{"na_allowed": &c.NAAllowed, "critical": &c.Critical, "on_contact": &c.OnContact, "subjective": &c.Subjective}
	numbers := map[string]*int{"weight": &c.Weight, "fail_at": &c.FailAt, "comment_at_most": &c.CommentAtMost}
	kind, points, _ := strings.Cut(id, ".")
	switch {
	case texts[id] != nil:
		*texts[id] = value
	case ticks[id] != nil:
		*ticks[id] = value == "1"
	case numbers[id] != nil:
		*numbers[id] = number(value)
	case id == "scale":
		setScale(c, contest.Scale(value))
	case id == "max":
		c.Max = number(value)
		fitAnchors(c)
		fitBands(c)
	case id == "rest":
		setRest(c, number(value))
	case kind == "anchor":
		setAnchor(c, number(points), value)
	case kind == "band":
		setBand(c, number(points), strings.ReplaceAll(strings.TrimSpace(value), ",", "."))
	}
	if id == "critical" && !c.Critical {
		c.FailAt = 0
	}
}

// number reads a whole number; what is none is 0, which the linter refuses where it
// matters.
func number(value string) int {
	n, err := strconv.Atoi(strings.Join(strings.Fields(value), ""))
	if err != nil {
		return 0
	}
	return n
}

// setScale changes how a criterion is answered and makes room for what that needs.
func setScale(c *contest.Criterion, s contest.Scale) {
	if c.Scale == s {
		return
	}
	c.Scale = s
	switch s {
	case contest.ScaleYesNo:
		c.Max, c.Bands, c.Unit = 1, nil, ""
		c.CommentAtMost = -1
	case contest.ScaleGraded:
		c.Max, c.Bands, c.Unit = 4, nil, ""
		c.CommentAtMost = 1
	case contest.ScaleMeasured:
		c.Max, c.Anchors = 4, nil
		c.CommentAtMost = -1
		c.Bands = []contest.Band{{UpTo: "", Points: 0}}
	}
	fitAnchors(c)
}

// fitAnchors gives a criterion an anchor for each point value there is.
func fitAnchors(c *contest.Criterion) {
	if c.Scale == contest.ScaleMeasured {
		return
	}
	old := c.Anchors
	c.Anchors = nil
	for p := 0; p <= c.Max; p++ {
		a := contest.Anchor{Points: p}
		if i := slices.IndexFunc(old, func(a contest.Anchor) bool { return a.Points == p }); i >= 0 {
			a = old[i]
		}
		c.Anchors = append(c.Anchors, a)
	}
}

// fitBands drops bands with points over the scale.
func fitBands(c *contest.Criterion) {
	c.Bands = slices.DeleteFunc(c.Bands, func(b contest.Band) bool { return b.Points > c.Max })
}

func setAnchor(c *contest.Criterion, points int, text string) {
	if i := slices.IndexFunc(c.Anchors, func(a contest.Anchor) bool { return a.Points == points }); i >= 0 {
		c.Anchors[i].Text = text
		return
	}
	c.Anchors = append(c.Anchors, contest.Anchor{Points: points, Text: text})
	slices.SortFunc(c.Anchors, func(a, b contest.Anchor) int { return a.Points - b.Points })
}

// setBand gives points to values up to a limit; an empty limit takes that away.
func setBand(c *contest.Criterion, points int, upTo string) {
	limits := limitsOf(*c)
	limits[points] = upTo
	c.Bands = bandsOf(limits, restOf(*c), c.Max)
}

// setRest gives points to values over every limit.
func setRest(c *contest.Criterion, points int) { c.Bands = bandsOf(limitsOf(*c), points, c.Max) }

func limitsOf(c contest.Criterion) map[int]string {
	limits := map[int]string{}
	for _, b := range c.Bands {
		if b.UpTo != "" {
			limits[b.Points] = b.UpTo
		}
	}
	return limits
}

func restOf(c contest.Criterion) int {
	for _, b := range c.Bands {
		if b.UpTo == "" {
			return b.Points
		}
	}
	return 0
}

// bandsOf sets bands in order: points fall, and the rest comes last.
func bandsOf(limits map[int]string, rest, most int) []contest.Band {
	var bands []contest.Band
	for p := most; p > rest; p-- {
		if limits[p] != "" {
			bands = append(bands, contest.Band{UpTo: limits[p], Points: p})
		}
	}
	return append(bands, contest.Band{Points: rest})
}

// areasText and readAreas write areas a line each: „kultura: Kultura obsługi”.
func areasText(all []contest.Area) string {
	lines := make([]string, len(all))
	for i, a := range all {
		lines[i] = a.Code + ": " + a.Name
	}
	return strings.Join(lines, "\n")
}

func readAreas(text string) []contest.Area {
	var all []contest.Area
	for line := range strings.Lines(text) {
		code, name, _ := strings.Cut(strings.TrimSpace(line), ":")
		if code != "" || name != "" {
			all = append(all, contest.Area{Code: strings.TrimSpace(code), Name: strings.TrimSpace(name)})
		}
	}
	return all
}
