package audit

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// detail shows one audit beside the list.
type detail struct {
	s       *Screen
	content fyne.CanvasObject
	title   *kit.Paragraph
	facts   *kit.KeyValues
	sheet   *rowList
	blank   *fyne.Container // in place of the sheet where there is none
	files   *evidence
	gates   *fyne.Container // critical failures
	history *kit.KeyValues
	tabs    *kit.Tabs
	buttons *kit.Toolbar
	shown   string // code
	id      int64
	form    *office.AuditForm // of the audit, once it is read
	told    int64             // audit whose history is shown
	load    *task.Loader
	read    *task.Loader // of the history
}

func newDetail(s *Screen) *detail {
	t := s.f.Cat.T
	d := &detail{s: s, load: task.NewLoader(s.f.Tasks), read: task.NewLoader(s.f.Tasks)}
	d.title = kit.NewParagraph(t("audit.choose"), kit.Strong)
	d.facts, d.history = kit.NewKeyValues(s.f.Cat, nil), kit.NewKeyValues(s.f.Cat, nil)
	d.sheet = newRowList(6, func(int) {})
	d.blank = container.NewStack()
	d.files = newEvidence(s, func() { d.refresh() })
	d.gates = kit.Stacked(1.5)
	d.buttons = kit.NewToolbar(s.f.Cat, nil)
	padded := func(o fyne.CanvasObject) fyne.CanvasObject { return kit.Padded(0, 1, o) }
	d.tabs = kit.NewTabs(s.f.Store, "audit", []kit.Tab{
		{ID: "facts", Title: t("audit.tab.facts"), Content: padded(container.NewVScroll(d.facts))},
		{ID: "sheet", Title: t("audit.tab.sheet"), Content: padded(container.NewStack(d.sheet, d.blank))},
		{ID: "files", Title: t("audit.tab.files"), Content: padded(d.files.content), Shown: func() { d.showFiles() }},
		{ID: "gates", Title: t("audit.tab.gates"), Content: padded(container.NewVScroll(d.gates))},
		{ID: "history", Title: t("audit.tab.history"), Content: padded(container.NewVScroll(d.history)), Shown: func() { d.tell() }},
	})
	d.content = container.NewBorder(kit.Stacked(1, d.title, d.buttons), nil, nil, nil, d.tabs)
	d.empty()
	return d
}

// empty shows that no audit is chosen.
func (d *detail) empty() {
	d.shown, d.id, d.form = "", 0, nil
	d.title.SetText(d.s.f.Cat.T("audit.choose"))
	d.facts.Set(nil)
	d.facts.Hide()
	d.buttons.Hide()
	d.tabs.Hide()
}

// show shows an audit, once.
func (d *detail) show(l line) {
	if l.Code == d.shown {
		return
	}
	d.shown, d.id, d.form = l.Code, l.ID, nil
	d.title.SetText(l.Code + " · " + l.Name)
	d.facts.Show()
	d.buttons.Show()
	d.tabs.Show()
	d.buttons.SetActions(d.s.detailActions())
	d.reload(l)
}

// refresh shows the same audit anew: something of it was changed.
func (d *detail) refresh() {
	d.shown, d.told = "", 0
	if l, ok := d.s.table.Current(); ok {
		d.show(l)
	} else {
		d.empty()
	}
}

func (d *detail) reload(l line) {
	task.Load(d.load, func(ctx context.Context) (*office.AuditForm, error) {
		return d.s.office.AuditForm(ctx, d.s.f.Edition, l.Code)
	}, func(f *office.AuditForm) { d.paint(l, f) }, d.s.f.Fail)
}

func (d *detail) paint(l line, f *office.AuditForm) {
	cat := d.s.f.Cat
	d.facts.Set(facts(cat, l, f))
	d.blank.RemoveAll()
	d.sheet.Show()
	if len(f.Audit.Answers) == 0 {
		d.sheet.Hide()
		d.blank.Add(kit.NewEmpty(kit.Empty{Icon: theme.Icon("description"), Title: cat.T("audit.sheet.empty"), Text: cat.T("audit.sheet.empty.text")}))
	} else {
		d.sheet.set(sheetRows(cat, f, scoreOf(f)))
		d.sheet.ScrollToTop()
	}
	d.tabs.SetTitle("files", withCount(cat.T("audit.tab.files"), cat.Integer, len(f.Evidence)))
	d.form = f
	if d.tabs.At() == "files" {
		d.showFiles()
	}
	d.paintGates(l)
	if d.tabs.At() == "history" {
		d.tell()
	}
}

// showFiles shows the files of the audit, when they are wanted: to make pages of them
// takes a while.
func (d *detail) showFiles() {
	if d.form != nil {
		d.files.show(d.form.Audit.Code, d.form.Evidence)
	}
}

func withCount(title string, integer func(int) string, n int) string {
	if n == 0 {
		return title
	}
	return title + " " + integer(n)
}

// paintGates shows the critical failures the audit saw, with what can be decided.
func (d *detail) paintGates(l line) {
	cat, all := d.s.f.Cat, d.s.criticals[l.Code]
	d.tabs.SetTitle("gates", withCount(cat.T("audit.tab.gates"), cat.Integer, len(all)))
	d.gates.RemoveAll()
	for _, c := range all {
		d.gates.Add(gate(d.s, c))
	}
	if len(all) == 0 {
		d.gates.Add(kit.NewParagraph(cat.T("audit.critical.none"), kit.Muted))
	}
	d.gates.Refresh()
}

// gate is a critical failure with its decision.
func gate(s *Screen, c office.CriticalLine) fyne.CanvasObject {
	cat := s.f.Cat
	tone := map[contest.CriticalState]theme.Tone{contest.CriticalOpen: theme.Warn, contest.CriticalConfirmed: theme.Bad, contest.CriticalDismissed: theme.Neutral}[c.State]
	lines := []fyne.CanvasObject{
		kit.NewBadge(cat.Enum("critical_state", string(c.State)), tone),
		kit.NewParagraph(c.Text, kit.Style{}),
		kit.NewParagraph(cat.N("audit.critical.witnesses", c.Witnesses), kit.Muted),
	}
	if c.Reason != "" {
		lines = append(lines, kit.NewParagraph(cat.T("audit.critical.reason", "reason", c.Reason), kit.Muted))
	}
	may := s.f.Writable
	lines = append(lines, kit.NewToolbar(cat, []kit.Action{
		{Name: "audit.confirm", Text: cat.T("audit.critical.confirm"), Icon: theme.Icon("gavel"), Enabled: may, Do: func() { s.onDecide(c, contest.CriticalConfirmed) }},
		{Name: "audit.dismiss", Text: cat.T("audit.critical.dismiss"), Icon: theme.Icon("block"), Enabled: may, Do: func() { s.onDecide(c, contest.CriticalDismissed) }},
	}))
	return kit.NewCard(c.Criterion, kit.Stacked(1, lines...))
}

// tell reads what was done to the audit; it looks into every step of the history, so
// it waits until somebody wants to see it.
func (d *detail) tell() {
	if d.id == 0 || d.told == d.id {
		return
	}
	d.told = d.id
	id, cat := d.id, d.s.f.Cat
	d.history.Set(nil)
	task.Load(d.read, func(ctx context.Context) (office.HistoryPage, error) {
		return d.s.office.History(ctx, office.HistoryQuery{Table: "audit", Record: id, Limit: 100})
	}, func(p office.HistoryPage) {
		var out []kit.KeyValue
		for _, l := range p.Lines {
			out = append(out, kit.KeyValue{Label: moment(cat, l.At.Local()), Value: joined(" · ", l.Text, l.Who)})
		}
		d.history.Set(out)
	}, d.s.f.Fail)
}
