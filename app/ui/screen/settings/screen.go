// Package settings is the screen of what the office sets once: language and look,
// who runs the contest, who signs, where papers go. What belongs to an edition (weights,
// thresholds) stands on the edition's own screen.
package settings

import (
	"slices"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/printer"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Screen is the settings' screen.
type Screen struct {
	f       *screen.Frame
	content fyne.CanvasObject
	groups  []group
	tabs    *kit.Tabs
	forms   []*kit.Form
	loader  *task.Loader
	listed  bool // the printers were asked for
}

// New makes the screen.
func New(f *screen.Frame) *Screen {
	s := &Screen{f: f, groups: groups(), loader: task.NewLoader(f.Tasks)}
	var tabs []kit.Tab
	for _, g := range s.groups {
		form := kit.NewForm(kit.FormConfig{Cat: f.Cat, Fields: fieldsOf(f.Cat, g), OnSave: s.onSave, Today: f.Now})
		s.forms = append(s.forms, form)
		body := kit.Stacked(2, kit.NewParagraph(f.Cat.T("settings."+g.id+".text"), kit.Muted), form)
		tabs = append(tabs, kit.Tab{ID: g.id, Title: f.Cat.T("settings." + g.id), Icon: theme.Icon(g.icon), Content: kit.NewFormScroll(kit.Padded(2, 2, body))})
	}
	s.tabs = kit.NewTabs(f.Store, "settings", tabs)
	heading := kit.NewHeading(f.Cat, f.Cat.T("settings.title"), f.Cat.T("settings.subtitle"), nil)
	s.content = container.NewBorder(heading, nil, nil, nil, s.tabs)
	return s
}

// Content implements screen.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Show implements screen.Screen; record is a group of settings.
func (s *Screen) Show(record string) {
	if slices.ContainsFunc(s.groups, func(g group) bool { return g.id == record }) {
		s.tabs.Open(record)
	}
	values := valuesOf(s.groups, s.f.Settings())
	for _, form := range s.forms {
		form.SetValues(values)
	}
	if !s.listed {
		s.listed = true
		s.listPrinters()
	}
}

// listPrinters offers the system's printers; where there are none the field says so
// and keeps what is set.
func (s *Screen) listPrinters() {
	task.Load(s.loader, printer.New().List, func(all []printer.Printer) { s.setPrinters(all) }, func(error) { s.setPrinters(nil) })
}

func (s *Screen) setPrinters(all []printer.Printer) {
	choices := printerChoices(s.f.Cat, all, s.f.Settings().Print.Printer)
	for i, g := range s.groups {
		if slices.ContainsFunc(g.settings, func(x setting) bool { return x.id == "print.printer" }) {
			s.forms[i].SetChoices("print.printer", choices)
			s.forms[i].SetValues(valuesOf(s.groups, s.f.Settings()))
		}
	}
}

// Actions implements screen.Screen.
func (s *Screen) Actions() []kit.Action {
	var all []kit.Action
	for _, g := range s.groups {
		for _, x := range g.settings {
			if x.folder || x.picture {
				all = append(all, kit.Action{Name: "settings." + x.id, Text: s.f.Cat.T("settings.choose." + x.id), Icon: theme.Icon("folder_open"), Hidden: true, Do: func() { s.onChoose(x) }})
			}
		}
	}
	return all
}

// Changed implements screen.Screen: settings are not in the file.
func (s *Screen) Changed(contest.Event) {}

// Leave implements screen.Leaver.
func (s *Screen) Leave() bool {
	ok := true
	for _, form := range s.forms {
		ok = form.Commit() && ok
	}
	return ok
}

// onSave applies one setting. Language and look change the whole window at once.
func (s *Screen) onSave(id, value string) {
	changed := s.f.Settings()
	for _, g := range s.groups {
		for _, x := range g.settings {
			if x.id == id {
				x.put(&changed, value)
			}
		}
	}
	s.f.Apply(changed)
}

// onChoose asks for a folder or a picture and sets it.
func (s *Screen) onChoose(x setting) {
	cfg := kit.FileConfig{Window: s.f.Window, Cat: s.f.Cat, Store: s.f.Store, Purpose: "settings." + x.id, Title: s.f.Cat.T("settings.choose." + x.id), Fail: s.f.Fail}
	set := func(path string) {
		s.onSave(x.id, path)
		s.Show("")
	}
	if x.folder {
		kit.OpenFolder(cfg, set)
		return
	}
	cfg.Types = []kit.FileType{{Name: s.f.Cat.T("settings.pictures"), Extensions: []string{".png", ".jpg", ".jpeg"}}}
	kit.OpenFile(cfg, func(paths []string) {
		if len(paths) > 0 {
			set(paths[0])
		}
	})
}

var _ interface {
	screen.Screen
	screen.Leaver
} = (*Screen)(nil)
