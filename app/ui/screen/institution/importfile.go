package institution

import (
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// fileStep is the first step: which file, and how it was read.
type fileStep struct {
	a       *assistant
	content fyne.CanvasObject
	said    *fyne.Container // refusals and remarks
	about   *fyne.Container // the file that was read
	zone    *pasteZone
	choose  kit.Action
}

func newFileStep(a *assistant) *fileStep {
	x := &fileStep{a: a, said: kit.Stacked(0.5), about: kit.Stacked(1.5)}
	f := a.s.f
	t := f.Cat.T
	x.choose = kit.Action{Name: "institution.import.choose", Text: t("institution.import.choose"), Icon: theme.Icon("folder_open"), Key: kit.Key{Name: fyne.KeyF2}, Enabled: func() bool { return !f.Edition.Example && a.idle() }, Do: x.onChoose}
	empty := kit.NewEmpty(kit.Empty{Icon: theme.Icon("upload_file"), Title: t("institution.import.drop"), Text: t("institution.import.drop.text"), Action: &x.choose})
	x.zone = newPasteZone(kit.NewCard("", empty), a.paste)
	if f.Edition.Example {
		x.said.Add(kit.NewBand(t("institution.import.example"), theme.Warn, nil))
	}
	x.content = scrolled(kit.Stacked(2, x.said, x.zone, x.about))
	return x
}

func (x *fileStep) focus() { x.a.s.f.Window.Canvas().Focus(x.zone) }

// listExtensions are those of the files a list may come in.
var listExtensions = []string{".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt", ".tsv", ".xml", ".json"}

// listPath is the path of a list's file that a text is, as file managers copy it: bare,
// in quotes or as a file URI; "" where it is none.
func listPath(text string) string {
	path := strings.Trim(strings.TrimSpace(text), `"`)
	if u, err := url.Parse(path); err == nil && u.Scheme == "file" {
		path = filepath.FromSlash(u.Path)
	}
	if strings.ContainsAny(path, "\t\r\n") || !filepath.IsAbs(path) || !slices.Contains(listExtensions, strings.ToLower(filepath.Ext(path))) {
		return ""
	}
	return path
}

// listTypes are the kinds of files offered when one is chosen.
func listTypes(t func(string, ...any) string) []kit.FileType {
	return []kit.FileType{
		{Name: t("institution.import.type.all"), Extensions: listExtensions},
		{Name: t("institution.import.type.any")},
	}
}

func (x *fileStep) onChoose() {
	f := x.a.s.f
	cfg := kit.FileConfig{
		Window: f.Window, Cat: f.Cat, Store: f.Store, Purpose: "import", Title: f.Cat.T("institution.import.choose.title"),
		Types: listTypes(f.Cat.T), Fail: f.Fail,
	}
	if f.Settings != nil {
		cfg.Folder = f.Settings().Folders.Import
	}
	kit.OpenFile(cfg, func(paths []string) {
		if len(paths) > 0 {
			x.a.read(paths[0])
		}
	})
}

func (x *fileStep) ready() (bool, string) {
	switch {
	case x.a.s.f.Edition.Example:
		return false, x.a.s.f.Cat.T("institution.import.example.why")
	case x.a.list == nil || !x.a.idle():
		return false, ""
	}
	return true, ""
}

// fail says why a file can't be read, and what to do.
func (x *fileStep) fail(path string, err error) {
	message, hint := x.a.s.f.Cat.Error(err)
	if hint != "" {
		message += " " + hint
	}
	x.said.Objects = []fyne.CanvasObject{kit.NewBand(message, theme.Bad, nil)}
	x.said.Refresh()
	x.about.RemoveAll()
	x.about.Refresh()
}

// show tells how a list was read and lets sheet and encoding be changed.
func (x *fileStep) show(l *office.List) {
	cat := x.a.s.f.Cat
	x.said.RemoveAll()
	for _, f := range l.Remarks {
		x.said.Add(kit.NewBand(cat.FindingLine(f), theme.Info, nil))
	}
	x.said.Refresh()
	facts := listFacts(cat, l)
	if x.a.path != "" {
		facts = append(fileFacts(cat, l), facts...)
	}
	parts := []fyne.CanvasObject{kit.NewKeyValues(cat, facts)}
	if fields := listChoices(cat, l); len(fields) > 0 && x.a.path != "" {
		form := kit.NewForm(kit.FormConfig{Cat: cat, Fields: fields, OnSave: func(id, value string) {
			s := x.a.list.Settings
			if id == "sheet" {
				s = office.ListSettings{Sheet: value, Encoding: s.Encoding}
			} else {
				s = office.ListSettings{Sheet: s.Sheet, Encoding: value}
			}
			x.a.reread(s)
		}})
		form.SetValues(map[string]string{"sheet": l.Sheet, "encoding": l.Encoding})
		parts = append(parts, form)
	}
	x.about.Objects = []fyne.CanvasObject{kit.NewCard(l.Name, kit.Stacked(1.5, parts...))}
	x.about.Refresh()
}

// pasteZone is a place that takes rows copied in a spreadsheet.
type pasteZone struct {
	widget.BaseWidget
	content fyne.CanvasObject
	pasted  func(text string)
}

func newPasteZone(content fyne.CanvasObject, pasted func(string)) *pasteZone {
	z := &pasteZone{content: content, pasted: pasted}
	z.ExtendBaseWidget(z)
	return z
}

// CreateRenderer implements fyne.Widget.
func (z *pasteZone) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(z.content)
}

// FocusGained implements fyne.Focusable.
func (z *pasteZone) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (z *pasteZone) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (z *pasteZone) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (z *pasteZone) TypedKey(ev *fyne.KeyEvent) { kit.PassKey(z, ev) }

// TypedShortcut implements fyne.Shortcutable.
func (z *pasteZone) TypedShortcut(s fyne.Shortcut) {
	if paste, ok := s.(*fyne.ShortcutPaste); ok {
		if text := paste.Clipboard.Content(); text != "" {
			z.pasted(text)
		}
		return
	}
	kit.PassShortcut(z, s)
}
