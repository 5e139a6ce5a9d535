package edition

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// runTab shows name, year, state and counts.
type runTab struct {
	s              *Screen
	content        fyne.CanvasObject
	form           *kit.Form
	facts          *kit.KeyValues
	questionnaires *kit.KeyValues
	counts         *fyne.Container
}

func newRunTab(s *Screen) *runTab {
	t := s.f.Cat.T
	r := &runTab{s: s, facts: kit.NewKeyValues(s.f.Cat, nil), questionnaires: kit.NewKeyValues(s.f.Cat, nil), counts: container.NewStack()}
	r.form = kit.NewForm(kit.FormConfig{Cat: s.f.Cat, Fields: []kit.Field{
		{ID: "name", Label: t("edition.name"), Example: t("edition.name.example"), Check: r.check("name")},
		{ID: "year", Label: t("edition.year"), Kind: kit.Number, Help: t("edition.year.help"), Check: r.check("year")},
	}, OnSave: func(string, string) { r.onSave() }})
	r.form.SetReadOnly(!s.f.Writable())
	named := kit.NewCard(t("edition.card.name"), kit.Stacked(1, r.form, r.facts))
	asked := kit.NewCard(t("edition.card.questionnaires"), r.questionnaires)
	r.content = kit.NewFormScroll(kit.Padded(2, 2, kit.Stacked(2, r.counts, kit.NewFlow(48, 2, named, asked))))
	return r
}

// check says what is wrong with name or year while they are typed.
func (r *runTab) check(field string) func(string) kit.Problem {
	return func(value string) kit.Problem {
		ed := contest.Edition{Name: value, Year: 2000}
		if field == "year" {
			ed = contest.Edition{Name: "x", Year: whole(value)}
		}
		if err := ed.Validate(); err != nil && r.s.shown != nil {
			return kit.Problem{Text: r.s.f.Cat.ErrorLine(err)}
		}
		return kit.Problem{}
	}
}

func (r *runTab) show(d office.EditionDetail) {
	cat := r.s.f.Cat
	r.form.SetValues(map[string]string{"name": d.Edition.Name, "year": strconv.Itoa(d.Edition.Year)})
	r.facts.Set(runFacts(cat, d))
	var lines []kit.KeyValue
	for _, q := range d.Questionnaires {
		lines = append(lines, kit.KeyValue{
			Label: capital(cat.Enum("channel", string(q.Channel))), Value: cat.T("edition.questionnaire", "title", q.Title, "version", q.Version, "criteria", cat.N("edition.criteria", q.Criteria)),
			Tap: func() { r.s.f.Go(screen.Route{Screen: "questionnaire", Record: string(q.Channel)}) },
		})
	}
	r.questionnaires.Set(lines)
	var stats []fyne.CanvasObject
	for _, c := range counts(cat, d.Counts) {
		stats = append(stats, kit.NewStat(c.value, c.label, theme.Neutral, func() { r.s.f.Go(c.to) }))
	}
	r.counts.Objects = []fyne.CanvasObject{kit.NewFlow(20, 2, stats...)}
	r.counts.Refresh()
}

// onSave renames the edition.
func (r *runTab) onSave() {
	t := r.s.f.Cat.T
	n := office.NewEdition{Name: strings.TrimSpace(r.form.Value("name")), Year: whole(r.form.Value("year"))}
	r.s.save(t("edition.saving"), "", func(ctx context.Context) (contest.Change, error) {
		return r.s.office.SaveEditionName(ctx, r.s.f.Edition, n)
	}, func(err error) bool { return atField(r.s.f.Cat, r.form, err) })
}

// atField says an error at its field of a form, if it has it.
func atField(cat *locale.Catalogue, form *kit.Form, err error) bool {
	var e *contest.Error
	if !errors.As(err, &e) || e.Field == "" {
		return false
	}
	if _, has := form.Values()[e.Field]; !has {
		return false
	}
	form.SetProblem(e.Field, kit.Problem{Text: cat.ErrorLine(err)})
	return true
}

// count is one number of the edition and where what it counts is.
type count struct {
	value, label string
	to           screen.Route
}

func counts(cat *locale.Catalogue, c office.EditionCounts) []count {
	var out []count
	add := func(key string, n int, to string) {
		out = append(out, count{cat.Integer(n), cat.N("edition.count."+key, n), screen.ParseRoute(to)})
	}
	add("participations", c.Participations, "application")
	add("accepted", c.Accepted, "application/accepted")
	add("audits", c.Audits, "audit")
	add("submitted", c.Submitted, "audit")
	add("approved", c.Approved, "audit/approved")
	add("licences", c.Licences, "licence")
	return out
}

func runFacts(cat *locale.Catalogue, d office.EditionDetail) []kit.KeyValue {
	state := kit.KeyValue{Label: cat.T("edition.state"), Value: cat.Enum("edition_state", string(d.Edition.State)), Tone: theme.Good}
	why := cat.T("edition.state.open.text")
	if d.Edition.State == contest.EditionClosed {
		state.Tone, why = theme.Warn, cat.T("edition.state.closed.text")
	}
	ranking := cat.N("edition.snapshots", d.Counts.Snapshots)
	if d.Counts.Snapshots == 0 {
		ranking = cat.T("edition.snapshots.none")
	}
	return []kit.KeyValue{state, {Label: "", Value: why}, {Label: cat.T("edition.code"), Value: d.Edition.Code}, {Label: cat.T("edition.ranking"), Value: ranking}}
}

// headLine is the subtitle of the screen.
func headLine(cat *locale.Catalogue, d office.EditionDetail) string {
	seal := "edition.head.unsealed"
	switch {
	case d.SealBroken:
		seal = "edition.head.broken"
	case d.Seal() != nil:
		seal = "edition.head.sealed"
	}
	return cat.T("edition.head", "year", d.Edition.Year, "state", cat.Enum("edition_state", string(d.Edition.State)), "seal", cat.T(seal))
}
