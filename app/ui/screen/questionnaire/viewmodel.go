package questionnaire

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// line is a version in the list.
type line struct {
	office.QuestionnaireLine
	channel  string
	standing string
	tone     theme.Tone
	kept     time.Time // unsaved changes are kept since; zero: there are none
}

// lines makes the list; kept tells since when a version has unsaved changes.
func lines(cat *locale.Catalogue, all []office.QuestionnaireLine, kept func(id int64) time.Time) []line {
	out := make([]line, len(all))
	for i, l := range all {
		out[i] = line{QuestionnaireLine: l, channel: cat.Enum("channel", string(l.Channel)), standing: standing(cat, l), tone: standingTone(l)}
		if out[i].kept = kept(l.ID); !out[i].kept.IsZero() {
			out[i].standing, out[i].tone = cat.T("questionnaire.unsaved"), theme.Warn
		}
	}
	return out
}

func (l line) key() string { return strconv.FormatInt(l.ID, 10) }

func lineColumns(cat *locale.Catalogue) []kit.Column[line] {
	t := cat.T
	count := func(id string, width float32, of func(line) int) kit.Column[line] {
		return kit.Column[line]{
			ID: id, Title: t("questionnaire.column." + id), Width: width, Align: fyne.TextAlignTrailing,
			Text: func(l line) string { return cat.Integer(of(l)) }, Compare: func(a, b line) int { return cmp.Compare(of(a), of(b)) },
		}
	}
	channels := contest.Channels()
	return []kit.Column[line]{
		{
			ID: "channel", Title: t("questionnaire.column.channel"), Width: 90, Text: func(l line) string { return l.channel },
			Compare: func(a, b line) int { return slices.Index(channels, a.Channel) - slices.Index(channels, b.Channel) },
		},
		count("version", 78, func(l line) int { return l.Version }),
		{ID: "standing", Title: t("questionnaire.column.standing"), Width: 130, Text: func(l line) string { return l.standing }, Tone: func(l line) theme.Tone { return l.tone }},
		count("audits", 80, func(l line) int { return l.Audits }),
		count("criteria", 84, func(l line) int { return l.Criteria }),
		{ID: "title", Title: t("questionnaire.column.title"), Width: 180, Text: func(l line) string { return l.Title }},
		{ID: "code", Title: t("questionnaire.column.code"), Width: 100, Hidden: true, Text: func(l line) string { return l.Code }},
	}
}

// next tells whether saving an edited version makes the channel's next one, and which.
func next(all []office.QuestionnaireLine, of office.QuestionnaireLine) (version int, makes bool) {
	top := 0
	for _, l := range all {
		if l.Channel == of.Channel {
			top = max(top, l.Version)
		}
	}
	if of.Audits > 0 || !of.InForce {
		return top + 1, true
	}
	return of.Version, false
}

// item is a part of a questionnaire in its table.
type item struct {
	at      place
	code    string
	text    string
	scale   string
	weight  int // 0: none
	share   string
	percent contest.Hundredths
	marks   string
	remarks int
	order   int
}

// places lists the parts of a questionnaire from top to bottom.
func places(q contest.Questionnaire) []place {
	all := []place{head}
	for i, s := range q.Sections {
		all = append(all, sectionAt(i))
		for k := range s.Criteria {
			all = append(all, place{i, k})
		}
	}
	return all
}

// items lists a questionnaire's parts, or those of a variant's; k nil: all. Shares are
// those of the variant.
func items(cat *locale.Catalogue, q contest.Questionnaire, k *kind, remarks map[string]int) []item {
	form, at := variant(q, k)
	shares := office.SharesOf(form)
	out := []item{{at: head, text: cat.T("questionnaire.head"), remarks: remarks[head.key()]}}
	n := 0
	for i, s := range form.Sections {
		p := at[i][0]
		it := item{
			at: p, code: s.Code, text: s.Name, scale: cat.N("questionnaire.criteria", len(s.Criteria)), weight: s.Weight,
			percent: shares.Sections[i], marks: sectionMarks(cat, s), remarks: remarks[p.key()],
		}
		out = append(out, it)
		for c, criterion := range s.Criteria {
			p := at[i][c+1]
			out = append(out, item{
				at: p, code: criterion.Code, text: criterion.Text, scale: cat.Enum("scale", string(criterion.Scale)), weight: criterion.Weight,
				percent: shares.Criteria[n], marks: criterionMarks(cat, criterion), remarks: remarks[p.key()],
			})
			n++
		}
	}
	for i := range out {
		out[i].order = i
		if out[i].weight != 0 {
			out[i].share = cat.Percent(out[i].percent)
		}
	}
	return out
}

// variant gives the form of a kind, or of all questions, and where its sections and
// their criteria stand in the questionnaire.
func variant(q contest.Questionnaire, k *kind) (contest.Form, [][]place) {
	form := contest.Form{Questionnaire: &q, Sections: q.Sections}
	if k != nil {
		form = q.Form(k.category, k.sub)
	}
	var at [][]place
	for i, s := range q.Sections {
		own := []place{sectionAt(i)}
		for c, criterion := range s.Criteria {
			if k == nil || criterion.Applies(k.category, k.sub) {
				own = append(own, place{i, c})
			}
		}
		if k == nil || len(own) > 1 {
			at = append(at, own)
		}
	}
	return form, at
}

func sectionMarks(cat *locale.Catalogue, s contest.Section) string {
	if s.Once {
		return cat.T("questionnaire.mark.once")
	}
	return ""
}

func criterionMarks(cat *locale.Catalogue, c contest.Criterion) string {
	var marks []string
	add := func(on bool, key string) {
		if on {
			marks = append(marks, cat.T("questionnaire.mark."+key))
		}
	}
	add(c.Critical, "critical")
	add(c.NAAllowed, "na")
	add(c.OnContact, "contact")
	add(c.Subjective, "subjective")
	add(len(c.For)+len(c.Not) > 0, "variant")
	return strings.Join(marks, ", ")
}

func itemColumns(cat *locale.Catalogue) []kit.Column[item] {
	t := cat.T
	byOrder := func(a, b item) int { return cmp.Compare(a.order, b.order) }
	return []kit.Column[item]{
		{ID: "code", Title: t("questionnaire.column.item"), Width: 68, Text: func(i item) string { return i.code }, Compare: byOrder},
		{
			ID: "text", Title: t("questionnaire.column.text"), Width: 202, Text: func(i item) string { return i.text }, Compare: byOrder,
			Tone: func(i item) theme.Tone {
				if i.at.isCriterion() {
					return kit.Plain
				}
				return theme.Neutral
			},
		},
		{
			ID: "weight", Title: t("questionnaire.column.weight"), Width: 66, Align: fyne.TextAlignTrailing, Compare: func(a, b item) int { return cmp.Compare(a.weight, b.weight) },
			Text: func(i item) string {
				if i.at.isHead() {
					return ""
				}
				return strconv.Itoa(i.weight)
			},
		},
		{ID: "share", Title: t("questionnaire.column.share"), Width: 72, Align: fyne.TextAlignTrailing, Text: func(i item) string { return i.share }, Compare: func(a, b item) int { return cmp.Compare(a.percent, b.percent) }},
		{
			ID: "remarks", Title: t("questionnaire.column.remarks"), Width: 76, Compare: func(a, b item) int { return cmp.Compare(a.remarks, b.remarks) },
			Text: func(i item) string {
				if i.remarks == 0 {
					return ""
				}
				return strconv.Itoa(i.remarks)
			},
			Tone: func(i item) theme.Tone {
				if i.remarks == 0 {
					return kit.Plain
				}
				return theme.Warn
			},
		},
		{ID: "marks", Title: t("questionnaire.column.marks"), Width: 108, Text: func(i item) string { return i.marks }},
		{ID: "scale", Title: t("questionnaire.column.scale"), Width: 104, Text: func(i item) string { return i.scale }, Filter: kit.FilterChoice},
	}
}

// summary tells what a version is made of.
func summary(cat *locale.Catalogue, l line, q contest.Questionnaire) []kit.KeyValue {
	t := cat.T
	facts := []kit.KeyValue{
		{Label: t("questionnaire.column.standing"), Value: standing(cat, l.QuestionnaireLine), Tone: standingTone(l.QuestionnaireLine)},
		{Label: t("questionnaire.column.audits"), Value: cat.Integer(l.Audits)},
	}
	if !l.kept.IsZero() {
		facts = append(facts, kit.KeyValue{Label: t("questionnaire.unsaved.since"), Value: moment(cat, l.kept), Tone: theme.Warn})
	}
	form, _ := variant(q, nil)
	shares := office.SharesOf(form)
	for i, s := range q.Sections {
		value := cat.Percent(shares.Sections[i]) + ", " + cat.N("questionnaire.criteria", len(s.Criteria))
		if s.Once {
			value += ", " + t("questionnaire.mark.once")
		}
		facts = append(facts, kit.KeyValue{Label: s.Name, Value: value})
	}
	var critical []string
	for _, c := range form.Criteria() {
		if c.Critical {
			critical = append(critical, c.Code)
		}
	}
	return append(facts, kit.KeyValue{Label: t("questionnaire.critical"), Value: strings.Join(critical, ", ")})
}

// standing says whether audits are given on a version.
func standing(cat *locale.Catalogue, l office.QuestionnaireLine) string {
	if l.InForce {
		return cat.T("questionnaire.in_force")
	}
	return cat.T("questionnaire.older")
}

func standingTone(l office.QuestionnaireLine) theme.Tone {
	if l.InForce {
		return theme.Good
	}
	return theme.Neutral
}

// moment writes a day with its hour.
func moment(cat *locale.Catalogue, at time.Time) string {
	return cat.DateShort(at.Local()) + " " + at.Local().Format("15:04")
}
