package questionnaire

import (
	"context"
	"slices"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// bench is an opened version: its content, its sheet on paper, a sheet to try out. It
// is looked at or, with a draft, edited.
type bench struct {
	s       *Screen
	content fyne.CanvasObject
	heading *kit.Heading
	said    *fyne.Container
	variant *widget.Select
	tabs    *kit.Tabs

	table   *kit.Table[item]
	remarks *kit.Table[remark]
	remark  *kit.Paragraph // over the remarks
	lower   *fyne.Container
	split   *container.Split
	pane    *pane
	paper   *paper
	trial   *trial

	lint  *task.Loader
	q     contest.Questionnaire // as it is kept; ID 0: nothing is open
	draft *draft                // nil: it is only looked at
	kind  *kind                 // variant; nil: every question
	at    place
	found []remark

	resumed time.Time // when changes were kept that are gone on with; zero: there were none
}

func newBench(s *Screen) *bench {
	b := &bench{s: s, lint: task.NewLoader(s.f.Tasks), at: head}
	t := s.f.Cat.T
	b.heading = kit.NewHeading(s.f.Cat, "", "", nil)
	b.said = kit.Stacked(0.5)
	b.variant = widget.NewSelect(nil, b.onVariant)
	b.table = kit.NewTable(kit.TableConfig[item]{
		ID: "questionnaire.items", Cat: s.f.Cat, Store: s.f.Store, Tasks: s.f.Tasks, Columns: itemColumns(s.f.Cat), OnFail: s.f.Fail,
		Key: func(i item) string { return i.at.key() }, Placeholder: t("questionnaire.items.search"),
		Actions:  func([]item) []kit.Action { return b.editActions() },
		OnOpen:   func(item) { b.pane.focus("") },
		OnSelect: func([]item) { b.onSelect() },
		OnDelete: func([]item) { b.onRemove() },
	})
	b.remarks = kit.NewTable(kit.TableConfig[remark]{
		ID: "questionnaire.remarks", Cat: s.f.Cat, Store: s.f.Store, Tasks: s.f.Tasks, Columns: remarkColumns(s.f.Cat), OnFail: s.f.Fail,
		Key: func(r remark) string { return r.key }, Placeholder: t("questionnaire.remark.search"),
		OnSelect: func([]remark) { b.onRemark() }, OnOpen: func(remark) { b.onRemark() },
		Empty: kit.Empty{Icon: theme.Good.Icon(), Title: t("questionnaire.remark.none")},
	})
	b.pane, b.paper, b.trial = newPane(b), newPaper(b), newTrial(b)
	b.remark = kit.NewParagraph("", kit.Strong)
	b.lower = container.NewBorder(kit.Padded(1, 0.5, b.remark), nil, nil, nil, b.remarks)
	b.lower.Hide()
	b.split = container.NewVSplit(b.table, b.lower)
	b.split.SetOffset(0.66)
	b.tabs = kit.NewTabs(s.f.Store, "questionnaire", []kit.Tab{
		{ID: "content", Title: t("questionnaire.tab.content"), Content: kit.NewSplit(s.f.Store, "questionnaire.items", b.split, kit.WheelOver(b.pane.content), 0.58), Shown: func() { b.heading.Update() }},
		{ID: "paper", Title: t("questionnaire.tab.paper"), Content: b.paper.content, Shown: func() { b.paper.wanted(); b.heading.Update() }},
		{ID: "trial", Title: t("questionnaire.tab.trial"), Content: b.trial.content, Shown: func() { b.trial.wanted(); b.heading.Update() }},
	})
	choose := kit.Beside(1, 1, kit.NewParagraph(t("questionnaire.variant"), kit.Style{Colour: theme.ColorNameMuted, Whole: true}), b.variant)
	b.content = container.NewBorder(kit.Stacked(0, b.heading, kit.Padded(2, 0, b.said)), nil, nil, nil,
		kit.Padded(1, 0, container.New(&overTabs{}, b.tabs, choose)))
	return b
}

// now is the questionnaire as it stands: the draft, else what is kept.
func (b *bench) now() contest.Questionnaire {
	if b.draft != nil {
		return b.draft.now
	}
	return b.q
}

// dirty tells whether there is something to be saved.
func (b *bench) dirty() bool { return b.draft != nil && b.draft.changed() }

// open shows a version, and begins a draft where it is to be edited or was before.
func (b *bench) open(q contest.Questionnaire, edit bool) {
	b.q, b.draft, b.at, b.resumed = q, nil, head, time.Time{}
	if edit {
		b.draft = newDraft(q)
	}
	b.resume()
	b.tabs.Open("content")
	b.setVariants()
	b.paper.stale, b.trial.stale = true, true
	b.fill()
	b.table.Select(b.at.key())
	b.pane.show()
	b.dress()
	b.s.f.Window.Canvas().Focus(b.table.Keyboard())
}

func (b *bench) close() {
	b.lint.Stop()
	b.q, b.draft, b.found = contest.Questionnaire{}, nil, nil
}

// changed is told that the file changed: what is only looked at is read anew.
func (b *bench) changed() {
	if b.q.ID == 0 {
		return
	}
	b.setVariants()
	if b.draft != nil {
		b.dress()
		b.check()
		return
	}
	if _, there := b.s.lineOf(b.q.ID); !there {
		b.s.closeBench()
		return
	}
	id, at := b.q.ID, b.at
	task.Load(b.s.loadOne, func(ctx context.Context) (contest.Questionnaire, error) { return b.s.office.Questionnaire(ctx, id) }, func(q contest.Questionnaire) {
		if b.q.ID != id || b.draft != nil {
			return
		}
		b.q = q
		if at.in(q) {
			b.at = at
		} else {
			b.at = head
		}
		b.afterChange()
		b.pane.show()
		b.dress()
	}, b.s.f.Fail)
}

// setVariants offers the edition's kinds of institutions; the one chosen stays.
func (b *bench) setVariants() {
	kinds := kindsOf(b.s.categories)
	if b.kind != nil && !slices.Contains(kinds, *b.kind) {
		b.kind = nil
	}
	names := []string{b.s.f.Cat.T("questionnaire.variant.all")}
	at := 0
	for i, k := range kinds {
		names = append(names, k.name)
		if b.kind != nil && k == *b.kind {
			at = i + 1
		}
	}
	b.variant.Options, b.variant.Selected = names, names[at]
	b.variant.Refresh()
}

// onVariant shows the variant with a name; one that no kind has: every question.
func (b *bench) onVariant(name string) {
	b.kind = nil
	for _, k := range kindsOf(b.s.categories) {
		if k.name == name {
			b.kind = &k
		}
	}
	b.fill()
	b.stale()
}

// oneKind is the variant for a sheet: the chosen one, else the first.
func (b *bench) oneKind() (kind, bool) {
	if b.kind != nil {
		return *b.kind, true
	}
	kinds := kindsOf(b.s.categories)
	if len(kinds) == 0 {
		return kind{}, false
	}
	return kinds[0], true
}

// stale makes the sheets anew when they are looked at.
func (b *bench) stale() {
	b.paper.stale, b.trial.stale = true, true
	switch b.tabs.At() {
	case "paper":
		b.paper.wanted()
	case "trial":
		b.trial.wanted()
	}
}

// dress sets title, actions and what is said over the tabs.
func (b *bench) dress() {
	cat := b.s.f.Cat
	line, _ := b.s.lineOf(b.q.ID)
	b.heading.Set(cat.T("questionnaire.version", "title", b.now().Title, "version", b.q.Version), standingText(cat, line))
	b.heading.SetActions(b.actions())
	b.pane.setReadOnly(b.draft == nil)
	b.said.RemoveAll()
	if b.draft != nil {
		version, makes := next(b.s.all, line)
		text, tone := editText(cat, line, version, makes), theme.Info
		if b.s.detail.Seal() != nil {
			text, tone = text+" "+cat.T("questionnaire.sealed"), theme.Warn
		}
		if !b.resumed.IsZero() {
			b.said.Add(kit.NewBand(cat.T("questionnaire.resumed", "when", moment(cat, b.resumed)), theme.Info, nil))
		}
		b.said.Add(kit.NewBand(text, tone, nil))
	}
	b.said.Refresh()
	b.content.Refresh()
}

// fill puts the parts into the table and asks the linter.
func (b *bench) fill() {
	b.table.SetRows(items(b.s.f.Cat, b.now(), b.kind, counts(b.found)))
	b.check()
}

// check asks the linter what it says of the questionnaire as it stands.
func (b *bench) check() {
	q := clone(b.now())
	task.Load(b.lint, func(ctx context.Context) ([]contest.Finding, error) {
		return b.s.office.LintQuestionnaire(ctx, b.s.f.Edition, q)
	}, func(found []contest.Finding) {
		if b.q.ID == 0 {
			return
		}
		b.found = remarks(b.s.f.Cat, q, found)
		b.table.SetRows(items(b.s.f.Cat, b.now(), b.kind, counts(b.found)))
		b.remarks.SetRows(b.found)
		b.remark.SetText(remarkTitle(b.s.f.Cat, b.found))
		b.lower.Hidden = len(b.found) == 0
		b.split.Refresh()
		b.pane.tell()
		b.heading.Update()
	}, b.s.f.Fail)
}

func (b *bench) onSelect() {
	i, ok := b.table.Current()
	if !ok || i.at == b.at && b.pane.at == b.at {
		return
	}
	b.commit()
	if i.at.in(b.now()) {
		b.at = i.at
		b.pane.show()
		b.heading.Update()
	}
}

// onRemark goes to what a remark is about.
func (b *bench) onRemark() {
	r, ok := b.remarks.Current()
	if !ok || !r.at.in(b.now()) {
		return
	}
	b.commit()
	b.goTo(r.at)
	b.pane.focus(r.field)
}

// goTo shows a part.
func (b *bench) goTo(at place) {
	b.at = at
	if i := slices.IndexFunc(items(b.s.f.Cat, b.now(), b.kind, nil), func(i item) bool { return i.at == at }); i >= 0 {
		b.table.Select(at.key())
	}
	if b.pane.at != at || b.pane.shape != shape(b.now(), at) {
		b.pane.show()
	}
	b.heading.Update()
}

// commit takes the field in hand into the draft and tells whether it could be read.
func (b *bench) commit() bool { return b.draft == nil || b.pane.commit() }
