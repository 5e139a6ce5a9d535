package questionnaire

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// trial is the tab with a sheet of made-up answers and the score they come to. Nothing
// of it is kept.
type trial struct {
	b       *bench
	content fyne.CanvasObject
	said    *fyne.Container
	box     *fyne.Container
	scroll  *container.Scroll
	points  *kit.Stat
	done    *kit.Stat
	score   *kit.Stat
	load    *task.Loader
	scorer  *office.SheetScorer
	answers map[string]contest.RawAnswer
	outcome contest.Outcome
	stale   bool
}

func newTrial(b *bench) *trial {
	t := b.s.f.Cat.T
	x := &trial{b: b, load: task.NewLoader(b.s.f.Tasks), said: kit.Stacked(0), box: kit.Stacked(1), stale: true}
	x.points = kit.NewStat("–", t("questionnaire.trial.points"), theme.Neutral, nil)
	x.done = kit.NewStat("–", t("questionnaire.trial.answered"), theme.Neutral, nil)
	x.score = kit.NewStat("–", t("questionnaire.trial.score"), theme.Neutral, nil)
	x.scroll = container.NewVScroll(kit.Padded(2, 1, x.box))
	top := kit.Padded(1, 1, kit.Stacked(1, x.said, kit.NewFlow(20, 1, x.done, x.points, x.score)))
	x.content = container.NewBorder(top, nil, nil, nil, x.scroll)
	return x
}

// wanted makes an empty sheet when it is looked at.
func (x *trial) wanted() {
	k, ok := x.b.oneKind()
	if !x.stale || x.b.q.ID == 0 || !ok {
		return
	}
	x.stale = false
	q := clone(x.b.now())
	task.Load(x.load, func(ctx context.Context) (*office.SheetScorer, error) {
		return x.b.s.office.TryQuestionnaire(ctx, x.b.s.f.Edition, q, k.category, k.sub)
	}, func(s *office.SheetScorer) {
		x.say(x.b.variantNote(k), theme.Info)
		x.fill(s)
	}, func(err error) {
		x.say(x.b.s.f.Cat.ErrorLine(err), theme.Bad)
		x.scorer = nil
		x.box.RemoveAll()
		x.box.Refresh()
	})
}

func (x *trial) say(text string, tone theme.Tone) {
	x.said.RemoveAll()
	if text != "" {
		x.said.Add(kit.NewBand(text, tone, nil))
	}
	x.said.Refresh()
}

// fill makes the fields of a variant.
func (x *trial) fill(s *office.SheetScorer) {
	cat := x.b.s.f.Cat
	x.scorer, x.answers, x.outcome = s, map[string]contest.RawAnswer{}, contest.OutcomeContact
	x.box.RemoveAll()
	x.box.Add(kit.NewForm(kit.FormConfig{Cat: cat, Columns: 1, OnSave: func(_, v string) { x.onOutcome(v == "1") }, Fields: []kit.Field{
		{ID: "outcome", Label: cat.T("questionnaire.trial.nobody"), Kind: kit.Check},
	}}))
	for _, section := range s.Form.Sections {
		var fields []kit.Field
		for _, c := range section.Criteria {
			fields = append(fields, trialFields(cat, c)...)
		}
		x.box.Add(kit.NewParagraph(section.Code+" · "+section.Name, kit.Strong))
		x.box.Add(kit.NewForm(kit.FormConfig{Cat: cat, Fields: fields, OnSave: x.answer}))
	}
	x.scroll.ScrollToTop()
	x.box.Refresh()
	x.count()
}

func (x *trial) onOutcome(nobody bool) {
	x.outcome = contest.OutcomeContact
	if nobody {
		x.outcome = contest.OutcomeNoContact
	}
	x.count()
}

// naField marks the field that says N/A beside a measured value.
const naField = "na."

// answer takes an answer.
func (x *trial) answer(id, value string) {
	code, na := strings.CutPrefix(id, naField)
	a := x.answers[code]
	a.Criterion = code
	switch {
	case na:
		a.NA = value == "1"
	case value == naField:
		a.Value, a.NA = "", true
	default:
		a.Value, a.NA = value, a.NA && value == ""
	}
	x.answers[code] = a
	x.count()
}

// count shows what the answers come to.
func (x *trial) count() {
	if x.scorer == nil {
		return
	}
	cat := x.b.s.f.Cat
	sub := contest.Submission{Outcome: x.outcome, HeldAt: x.b.s.f.Now()}
	for _, c := range x.scorer.Form.Criteria() {
		if a, ok := x.answers[c.Code]; ok {
			sub.Answers = append(sub.Answers, a)
		}
	}
	view := trialOf(cat, x.scorer.Score(sub))
	x.done.Set(view.done, cat.T("questionnaire.trial.answered"), theme.Neutral)
	x.points.Set(view.points, cat.T("questionnaire.trial.points"), theme.Neutral)
	x.score.Set(view.score, view.label, view.tone)
}

// trialView is what the sheet comes to, in words.
type trialView struct {
	done, points, score, label string
	tone                       theme.Tone
}

func trialOf(cat *locale.Catalogue, r office.RunningScore) trialView {
	v := trialView{done: strconv.Itoa(r.Answered) + "/" + strconv.Itoa(r.Asked), points: "–", score: "–", label: cat.T("questionnaire.trial.score")}
	if r.Possible > 0 {
		v.points = strconv.Itoa(r.Points) + "/" + strconv.Itoa(r.Possible) + " · " + cat.Percent(r.Share)
	}
	switch {
	case r.Score != nil:
		v.score, v.tone = cat.Number(r.Score.Published), theme.Good
	case r.SoFar != nil:
		v.score, v.label, v.tone = cat.Number(r.SoFar.Published), cat.T("questionnaire.trial.void"), theme.Warn
	}
	return v
}

// trialFields are the fields a criterion is answered in.
func trialFields(cat *locale.Catalogue, c contest.Criterion) []kit.Field {
	f := kit.Field{ID: c.Code, Label: c.Code + "  " + c.Text, Help: c.Hint, Unit: c.Unit}
	if c.Condition != "" {
		f.Help = cat.T("questionnaire.trial.if", "condition", c.Condition)
	}
	if c.Scale == contest.ScaleMeasured {
		f.Kind = kit.Number
		if !c.NAAllowed {
			return []kit.Field{f}
		}
		return []kit.Field{f, {ID: naField + c.Code, Label: cat.T("questionnaire.na"), Kind: kit.Check}}
	}
	f.Kind, f.Unit = kit.Select, ""
	f.Choices = []kit.Choice{{Value: "", Text: "–"}}
	anchors := slices.Clone(c.Anchors)
	slices.Reverse(anchors)
	for _, a := range anchors {
		f.Choices = append(f.Choices, kit.Choice{Value: strconv.Itoa(a.Points), Text: strconv.Itoa(a.Points) + " – " + short(a.Text)})
	}
	if c.NAAllowed {
		f.Choices = append(f.Choices, kit.Choice{Value: naField, Text: cat.T("questionnaire.na")})
	}
	return []kit.Field{f}
}

// short cuts a text to what a list of choices has room for.
func short(text string) string {
	const most = 90
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	return strings.TrimSpace(string(letters[:most])) + "…"
}
