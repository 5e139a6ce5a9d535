// Package backup is the screen of the file's copies: what there are, making one,
// proving one and going back to one.
package backup

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Office is what the screen asks of the office.
type Office interface {
	BackupFolder() string
	Backups(dir string) ([]office.BackupLine, error)
	BackupNow(ctx context.Context, dir string) (made office.BackupLine, warning, err error)
	PreviewRestore(ctx context.Context, path string) (office.RestorePreview, error)
}

// Screen is the screen of copies.
type Screen struct {
	f      *screen.Frame
	office Office

	content fyne.CanvasObject
	heading *kit.Heading
	table   *kit.Table[line]
	title   *kit.Paragraph
	facts   *kit.KeyValues
	counts  *kit.KeyValues
	said    *fyne.Container // what the comparison says
	buttons *kit.Toolbar

	load, compare *task.Loader
	folder        string
	shown         string // path in the detail
	preview       *office.RestorePreview
	stale         bool
}

// New makes the screen; Show loads it.
func New(f *screen.Frame, o Office) *Screen {
	s := &Screen{f: f, office: o, load: task.NewLoader(f.Tasks), compare: task.NewLoader(f.Tasks), folder: o.BackupFolder(), stale: true}
	t := f.Cat.T
	s.heading = kit.NewHeading(f.Cat, t("backup.title"), s.folder, s.Actions())
	make := s.action("backup.now")
	s.table = kit.NewTable(kit.TableConfig[line]{
		ID: "backup", Cat: f.Cat, Store: f.Store, Tasks: f.Tasks, Columns: columns(f.Cat),
		Key:         func(l line) string { return l.Path },
		Placeholder: t("backup.search"),
		OnSelect:    func([]line) { s.onSelect() },
		Empty:       kit.Empty{Icon: theme.Icon("backup"), Title: t("backup.empty"), Text: t("backup.empty.text"), Action: &make},
	})
	s.title = kit.NewParagraph(t("backup.choose"), kit.Strong)
	s.facts, s.counts = kit.NewKeyValues(f.Cat, nil), kit.NewKeyValues(f.Cat, nil)
	s.said = container.NewStack()
	s.buttons = kit.NewToolbar(f.Cat, s.detailActions())
	detail := container.NewVScroll(kit.Stacked(2, s.title, s.said, s.facts, s.buttons, s.counts))
	s.content = container.NewBorder(s.heading, nil, nil, nil, kit.NewSplit(f.Store, "backup", s.table, kit.Padded(2, 1, detail), 0.6))
	return s
}

// Content implements screen.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show implements screen.Screen; record is a copy's path.
func (s *Screen) Show(record string) {
	if s.stale {
		s.reload()
	}
	if record != "" {
		s.table.Select(record)
	}
	s.onSelect() // after a change elsewhere it is compared anew
}

// Changed implements screen.Screen: a commit makes no copy, but what a copy lacks is
// compared anew.
func (s *Screen) Changed(contest.Event) {
	s.shown, s.preview = "", nil
	if s.content.Visible() {
		s.onSelect()
	}
}

// Actions implements screen.Screen.
func (s *Screen) Actions() []kit.Action {
	t := s.f.Cat.T
	return []kit.Action{
		{Name: "backup.now", Text: t("backup.now"), Icon: theme.Icon("backup"), Primary: true, Key: kit.Ctrl(fyne.KeyB), Do: s.onMake},
		{Name: "backup.elsewhere", Text: t("backup.elsewhere"), Icon: theme.Icon("save_as"), Do: s.onElsewhere},
		{Name: "backup.folder", Text: t("backup.folder"), Icon: theme.Icon("folder_open"), Do: s.onFolder},
	}
}

func (s *Screen) action(name string) kit.Action {
	for _, a := range s.Actions() {
		if a.Name == name {
			return a
		}
	}
	return kit.Action{}
}

// detailActions are those of the copy in the detail.
func (s *Screen) detailActions() []kit.Action {
	t := s.f.Cat.T
	chosen := func() bool { return s.shown != "" }
	return []kit.Action{
		{Name: "backup.prove", Text: t("backup.prove"), Icon: theme.Icon("verified"), Enabled: chosen, Do: s.onProve},
		{Name: "backup.restore", Text: t("backup.restore"), Icon: theme.Icon("restore"), Danger: true, Enabled: func() bool { return s.preview != nil && s.f.ReadOnly != "locked" }, Do: s.onRestore},
	}
}

func (s *Screen) reload() {
	s.stale = false
	folder := s.folder
	task.Load(s.load, func(context.Context) ([]line, error) {
		all, err := s.office.Backups(folder)
		return lines(s.f.Cat, all), err
	}, s.show, s.f.Fail)
}

func (s *Screen) show(all []line) {
	s.heading.Set(s.f.Cat.T("backup.title"), s.f.Cat.N("backup.count", len(all), "folder", s.folder))
	s.table.SetRows(all)
	if s.shown == "" && len(all) > 0 {
		s.table.Select(all[0].Path)
	}
}

// onSelect shows a copy and compares it with the file as it is.
func (s *Screen) onSelect() {
	l, ok := s.table.Current()
	if !ok || l.Path == s.shown {
		return
	}
	s.shown, s.preview = l.Path, nil
	s.title.SetText(l.name)
	s.facts.Set(facts(s.f.Cat, l))
	s.counts.Set(nil)
	s.say(nil)
	if l.Err != nil {
		s.say(&band{s.f.Cat.ErrorLine(l.Err), theme.Bad})
		return
	}
	task.Load(s.compare, func(ctx context.Context) (office.RestorePreview, error) {
		return s.office.PreviewRestore(ctx, l.Path)
	}, s.showPreview, func(err error) { s.say(&band{s.f.Cat.ErrorLine(err), theme.Bad}) })
}

func (s *Screen) showPreview(p office.RestorePreview) {
	s.preview = &p
	b := compared(s.f.Cat, p)
	s.say(&b)
	s.counts.Set(differences(s.f.Cat, p))
}

func (s *Screen) say(b *band) {
	s.said.RemoveAll()
	if b != nil {
		s.said.Add(kit.NewBand(b.text, b.tone, nil))
	}
	s.said.Refresh()
	s.buttons.Refresh()
}

func (s *Screen) onMake() { s.makeIn(s.folder) }

// onElsewhere makes a copy in a folder of the person's choice, such as a USB stick.
func (s *Screen) onElsewhere() {
	kit.OpenFolder(kit.FileConfig{Window: s.f.Window, Cat: s.f.Cat, Store: s.f.Store, Purpose: "backup", Title: s.f.Cat.T("backup.elsewhere"), Fail: s.f.Fail}, s.makeIn)
}

func (s *Screen) makeIn(folder string) {
	var made office.BackupLine
	var warning error
	s.f.Tasks.Run(s.f.Cat.T("backup.making"), func(ctx context.Context, p task.Progress) (err error) {
		made, warning, err = s.office.BackupNow(office.WithProgress(ctx, p), folder)
		return err
	}, func(err error) {
		if err == nil {
			err = warning // the copy stands, older ones could not be thinned out
		}
		if made.Path != "" {
			s.f.Done(s.f.Cat.T("backup.made", "path", made.Path), false)
		}
		if err != nil {
			s.f.Fail(err)
		}
		s.shown = ""
		s.reload()
	})
}

// onFolder looks at the copies of another folder.
func (s *Screen) onFolder() {
	kit.OpenFolder(kit.FileConfig{Window: s.f.Window, Cat: s.f.Cat, Store: s.f.Store, Purpose: "backup.look", Title: s.f.Cat.T("backup.folder"), Folder: s.folder, Fail: s.f.Fail}, func(folder string) {
		s.folder, s.shown = folder, ""
		s.reload()
	})
}

// onProve reads every byte of the copy against its manifest.
func (s *Screen) onProve() {
	path := s.shown
	s.f.Tasks.Run(s.f.Cat.T("backup.proving"), func(ctx context.Context, _ task.Progress) error {
		_, err := office.CheckBackup(ctx, path)
		return err
	}, func(err error) {
		if err != nil {
			s.f.Fail(err)
			return
		}
		s.f.Done(s.f.Cat.T("backup.proved"), false)
	})
}

// onRestore asks and lets the window put the copy in the file's place: it has to
// close the file first.
func (s *Screen) onRestore() {
	path, p := s.shown, *s.preview
	t := s.f.Cat.T
	kit.Confirm(kit.ConfirmConfig{
		Window: s.f.Window, Cat: s.f.Cat, Title: t("backup.restore.title"), Text: compared(s.f.Cat, p).text + " " + t("backup.restore.kept"),
		Yes: t("backup.restore.yes"), Danger: true,
	}, func(string) { s.f.Restore(path) })
}
