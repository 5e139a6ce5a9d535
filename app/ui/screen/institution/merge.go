package institution

import (
	"context"
	"strconv"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// merge is the dialog that sets two records side by side and makes one of them.
type merge struct {
	s          *Screen
	keep, gone int64
	dialog     *kit.Dialog
	body       *fyne.Container
	load       *task.Loader
	preview    *office.MergePreview
}

// openMerge opens the comparison of two institutions; the first one is to stay.
func (s *Screen) openMerge(keep, gone int64) {
	m := &merge{s: s, keep: keep, gone: gone, body: container.NewStack(), load: task.NewLoader(s.f.Tasks)}
	t := s.f.Cat.T
	swap := kit.Action{Text: t("institution.merge.swap"), Icon: theme.Icon("swap_horiz"), Enabled: func() bool { return m.preview != nil }, Do: m.swap}
	yes := kit.Action{
		Text: t("institution.merge.yes"), Icon: theme.Icon("merge"), Primary: true,
		Enabled: func() bool { return s.f.Writable() && m.preview != nil && m.preview.Refused == nil }, Do: m.do,
	}
	m.dialog = kit.NewDialog(kit.DialogConfig{
		Window: s.f.Window, Cat: s.f.Cat, Title: t("institution.merge.title"), Icon: theme.Icon("merge"),
		Content: m.body, Actions: []kit.Action{swap, yes}, Width: 124, Height: 80, OnClose: m.load.Stop,
	})
	m.reload()
	m.dialog.Show()
}

func (m *merge) reload() {
	m.preview = nil
	m.dialog.Update()
	keep, gone := m.keep, m.gone
	task.Load(m.load, func(ctx context.Context) (office.MergePreview, error) {
		return m.s.office.PreviewMerge(ctx, keep, gone)
	}, m.paint, func(err error) {
		m.dialog.Hide()
		m.s.f.Fail(err)
	})
}

func (m *merge) paint(p office.MergePreview) {
	m.preview = &p
	cat := m.s.f.Cat
	said := kit.Stacked(0.5)
	if p.Refused != nil {
		said.Add(kit.NewBand(cat.ErrorLine(p.Refused), theme.Bad, nil))
	} else {
		said.Add(kit.NewBand(mergeText(cat, p), theme.Info, nil))
	}
	table := kit.NewTable(kit.TableConfig[mergeLine]{
		ID: "institution.merge", Cat: cat, Store: m.s.f.Store, Tasks: m.s.f.Tasks, Columns: mergeColumns(cat, p),
		Key: func(l mergeLine) string { return l.field },
	})
	table.SetRows(mergeLines(cat, m.s.words, p))
	m.body.Objects = []fyne.CanvasObject{container.NewBorder(kit.Padded(0, 1, said), nil, nil, nil, table)}
	m.body.Refresh()
	m.dialog.Update()
}

func (m *merge) swap() {
	m.keep, m.gone = m.gone, m.keep
	m.reload()
}

func (m *merge) do() {
	keep, gone, p := m.keep, m.gone, m.preview
	s := m.s
	m.dialog.Hide()
	s.f.Run(s.f.Cat.T("institution.merging"), func(ctx context.Context) error {
		_, err := s.office.MergeInstitutions(ctx, keep, gone)
		return err
	}, func() {
		s.f.Done(s.f.Cat.T("institution.merged", "gone", p.Gone.Code, "keep", p.Keep.Code), true)
		s.table.Select(strconv.FormatInt(keep, 10))
	})
}
