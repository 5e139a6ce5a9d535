package audit

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
)

// entryView is all that the entry of a sheet shows.
type entryView struct {
	title, subtitle string
	progress, score string
	missing         bool // something keeps the sheet out

	section  string // over the step
	question string
	hint     string
	badges   []badge
	options  []rowView
	number   string // being typed, with its unit
	worth    string // the points of the number
	label    string // of the field; empty: there is none
	text     string // in the field
	lines    int    // of the field
	example  string
	comment  string // beside the answer
	notice   string
	keys     string
	problems []rowView // at the end
	outline  []rowView
	places   []string // what each row of the outline leads to, by criterion code
}

type badge struct {
	text string
	tone theme.Tone
}

// view makes what is shown of a sheet.
func (s *sheet) view(cat *locale.Catalogue) entryView {
	f := s.form
	v := entryView{
		title:    f.Audit.Code + " · " + f.Participation.Name,
		subtitle: joined(" · ", cat.Enum("channel", string(f.Audit.Channel)), f.Participation.Code, f.Participation.Category, f.Where),
		progress: cat.T("audit.entry.progress", "done", s.score.Answered, "all", s.score.Asked),
		score:    running(cat, s.score.Points, s.score.Possible, s.score.Share),
		missing:  !s.score.Complete(),
	}
	if s.notice.key != "" {
		v.notice = cat.T(s.notice.key, s.notice.args...)
	}
	switch now := s.now(); {
	case now.kind == stepCriterion:
		s.viewCriterion(cat, now, &v)
	case now.kind == stepScenario:
		s.viewScenarios(cat, &v)
	case now.kind == stepEnd:
		s.viewEnd(cat, &v)
	default:
		s.viewField(cat, now.kind, &v)
	}
	s.viewOutline(cat, &v)
	return v
}

// running is the score as it is called out: „17/20 · 85%”.
func running(cat *locale.Catalogue, points, possible int, share contest.Hundredths) string {
	if possible == 0 {
		return "–"
	}
	return strconv.Itoa(points) + "/" + strconv.Itoa(possible) + " · " + cat.Percent(share)
}

func joined(by string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), by)
}

// headNames name the fields of the head in the catalogue.
var headNames = map[stepKind]string{
	stepDay: "audit.entry.day", stepHour: "audit.entry.hour", stepPlace: "audit.entry.place", stepAuditor: "audit.entry.auditor",
	stepScenario: "audit.entry.scenario", stepRemark: "audit.entry.remark", stepEnd: "audit.entry.end",
}

func (s *sheet) viewField(cat *locale.Catalogue, k stepKind, v *entryView) {
	v.section = cat.T("audit.entry.head")
	if k == stepRemark {
		v.section = cat.T("sheet.end")
	}
	name := headNames[k]
	v.question, v.hint = cat.T(name), cat.T(name+".hint")
	v.label, v.text, v.lines = cat.T(name), s.value(cat, k), 1
	v.example = cat.T(name + ".example")
	v.keys = cat.T("audit.entry.keys.field")
	if k == stepRemark {
		v.lines = 4
	}
}

func (s *sheet) viewScenarios(cat *locale.Catalogue, v *entryView) {
	v.section, v.question = cat.T("audit.entry.head"), cat.T("audit.entry.scenario")
	v.options = append(v.options, rowView{key: "0", text: cat.T("audit.entry.scenario.none"), chosen: s.scenario == 0, wrap: true})
	for i, sc := range s.form.Scenarios {
		key := ""
		if i < 9 {
			key = strconv.Itoa(i + 1)
		}
		v.options = append(v.options, rowView{key: key, text: joined(" – ", sc.Code, sc.Title), chosen: s.scenario == sc.ID, wrap: true})
	}
	v.keys = cat.T("audit.entry.keys.scenario")
}

func (s *sheet) viewCriterion(cat *locale.Catalogue, now step, v *entryView) {
	section, c := s.form.Form.Sections[now.section], now.criterion
	a, _ := s.answer(c.Code)
	v.section = joined(" · ", c.Code, section.Name, s.areaName(section.Area))
	v.question, v.hint = c.Text, c.Hint
	if c.Critical {
		v.badges = append(v.badges, badge{cat.T("audit.entry.critical"), theme.Warn})
	}
	if s.sub.Outcome == contest.OutcomeNoContact {
		v.badges = append(v.badges, badge{cat.Enum("outcome", string(contest.OutcomeNoContact)), theme.Warn})
	}
	if c.Condition != "" {
		v.hint = joined("\n", v.hint, cat.T("sheet.condition", "condition", c.Condition))
	}
	v.options = s.answers(cat, c, a)
	if typesNumber(c) && !s.comment {
		v.number = s.typed
		if v.number == "" {
			v.number = "…"
		}
		v.number = inUnit(v.number, c.Unit)
		v.worth = s.worth(cat, c)
	}
	v.comment = a.Comment
	v.keys = s.criterionKeys(cat, c)
	if s.comment {
		v.label, v.text, v.lines, v.comment = cat.T("sheet.comment"), a.Comment, 3, ""
		if s.wantsComment(c.Code) {
			v.label = cat.T("audit.entry.comment.wanted")
		}
		v.example, v.keys = cat.T("sheet.privacy"), cat.T("audit.entry.keys.comment")
	}
	if v.notice == "" && !s.comment {
		v.notice = s.faultOf(cat, c.Code)
	}
}

// areaName is the name of an area of the questionnaire.
func (s *sheet) areaName(code string) string {
	for _, a := range s.form.Form.Questionnaire.Areas {
		if a.Code == code {
			return a.Name
		}
	}
	return ""
}

// answers are what one may answer, with the keys that do.
func (s *sheet) answers(cat *locale.Catalogue, c contest.Criterion, a contest.RawAnswer) []rowView {
	var out []rowView
	switch {
	case c.Scale == contest.ScaleMeasured:
		out = s.bands(cat, c, a)
	case c.Scale == contest.ScaleYesNo:
		for _, x := range []struct {
			key, word string
			points    int
		}{{"1", "sheet.yes", c.Max}, {"0", "sheet.no", 0}} {
			out = append(out, rowView{key: x.key, text: joined(" – ", cat.T(x.word), anchorOf(c, x.points)), chosen: !a.NA && a.Value == x.key, wrap: true})
		}
	case !typesNumber(c):
		for p := c.Max; p >= 0; p-- {
			key := strconv.Itoa(p)
			out = append(out, rowView{key: key, text: anchorOf(c, p), chosen: !a.NA && a.Value == key, wrap: true})
		}
	}
	if c.NAAllowed {
		text := cat.T("audit.entry.na")
		if a.NA {
			text = joined(" – ", text, cat.Enum("na_reason", string(a.Reason)))
		}
		out = append(out, rowView{key: "n", text: text, chosen: a.NA, wrap: true})
	}
	return out
}

// bands say what a measured value is worth.
func (s *sheet) bands(cat *locale.Catalogue, c contest.Criterion, a contest.RawAnswer) []rowView {
	var out []rowView
	points, err := c.PointsFor(dotted(s.typed))
	for _, b := range c.Bands {
		text := cat.T("sheet.band_rest", "points", b.Points)
		if b.UpTo != "" {
			text = cat.T("sheet.band", "limit", limit(strings.ReplaceAll(b.UpTo, ".", ","), c.Unit), "points", b.Points)
		}
		out = append(out, rowView{text: text, chosen: err == nil && points == b.Points && !a.NA, wrap: true})
	}
	return out
}

func anchorOf(c contest.Criterion, points int) string {
	for _, a := range c.Anchors {
		if a.Points == points {
			return a.Text
		}
	}
	return ""
}

func dotted(number string) string {
	return strings.ReplaceAll(strings.TrimSuffix(number, ","), ",", ".")
}

// worth says how many points the number being typed gives.
func (s *sheet) worth(cat *locale.Catalogue, c contest.Criterion) string {
	if c.Scale != contest.ScaleMeasured || s.typed == "" {
		return ""
	}
	points, err := c.PointsFor(dotted(s.typed))
	if err != nil {
		return ""
	}
	return cat.T("audit.entry.worth", "points", points, "max", c.Max)
}

func (s *sheet) criterionKeys(cat *locale.Catalogue, c contest.Criterion) string {
	answer := cat.T("audit.entry.keys.grade", "max", c.Max)
	switch {
	case typesNumber(c):
		answer = cat.T("audit.entry.keys.number")
	case c.Scale == contest.ScaleYesNo:
		answer = cat.T("audit.entry.keys.yes_no")
	}
	na := ""
	if c.NAAllowed {
		na = cat.T("audit.entry.keys.na")
	}
	return joined("   ", answer, na, cat.T("audit.entry.keys.rest"))
}

// faultOf says what is wrong with a criterion's answer, the gravest first.
func (s *sheet) faultOf(cat *locale.Catalogue, code string) string {
	for _, grave := range []contest.Severity{contest.SeverityError, contest.SeverityWarning} {
		for _, f := range s.score.Findings {
			if f.Field == code && f.Severity == grave {
				return cat.Finding(f)
			}
		}
	}
	return ""
}

// inUnit writes a measured value with its unit: „7 min”. A unit that is a word stands
// before the number, since it can't follow each number in its form: „dni robocze: 1”.
func inUnit(value, unit string) string {
	if unit == "" {
		return value
	}
	if isShort(unit) {
		return value + "\u00a0" + unit
	}
	return unit + ": " + value
}

// limit writes a bound under the number being typed, which says a unit that is a word.
func limit(value, unit string) string {
	if isShort(unit) {
		return inUnit(value, unit)
	}
	return value
}

// isShort tells whether a unit is an abbreviation: „min”, „godz.”.
func isShort(unit string) bool {
	return utf8.RuneCountInString(unit) <= 3 || strings.HasSuffix(unit, ".")
}
