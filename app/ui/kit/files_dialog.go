package kit

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/chooser"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// fileDialog is the window's own file dialog: places, the folder, its list, and the
// name of the file to save. A folder is opened by choosing it, a file is chosen.
type fileDialog struct {
	*asking
	loader  *task.Loader
	folder  string
	entries []fileEntry
	marked  []string // names chosen in this folder

	path   *entry
	name   *entry
	kinds  *selector
	list   *fileList
	said   *Paragraph
	dialog *Dialog
}

// newFileDialog makes the dialog where the asking begins.
func newFileDialog(a *asking) *fileDialog {
	d := &fileDialog{asking: a, loader: task.NewLoader(a.tasks), path: newEntry(), name: newEntry(), said: NewParagraph("", Style{})}
	d.folder = a.folder()
	d.path.onEnter = func() { d.enter(d.path.value()) }
	d.name.SetText(a.cfg.Name)
	d.name.OnChanged = func(string) { d.dialog.Update() }
	var kinds []Choice
	for i, k := range a.cfg.Types {
		kinds = append(kinds, Choice{Value: strconv.Itoa(i), Text: k.Name})
	}
	d.kinds = newSelector(a.cfg.Cat, kinds)
	d.kinds.show("0")
	d.kinds.hooks.changed = d.read
	d.list = newFileList(func() int { return len(d.entries) }, d.create, d.update)
	d.list.OnSelected, d.list.enter, d.list.paste = d.selected, d.entered, d.enter
	d.dialog = NewDialog(DialogConfig{
		Window: a.cfg.Window, Cat: a.cfg.Cat, Title: a.cfg.Title, Content: d.content(), Width: 96, Height: 68, Focus: d.first(),
		Actions: []Action{{Text: d.verb(), Primary: true, Enabled: d.can, Do: d.accept}},
	})
	return d
}

// first is what has the keyboard when the dialog opens; nil: the button.
func (d *fileDialog) first() fyne.Focusable {
	switch d.kind {
	case chooser.Save:
		return d.name
	case chooser.OpenOne, chooser.OpenMany:
		return d.list
	}
	return nil
}

// verb is the word of the button.
func (d *fileDialog) verb() string {
	switch d.kind {
	case chooser.Save:
		return d.cfg.Cat.T("files.save")
	case chooser.Folder:
		return d.cfg.Cat.T("files.choose")
	}
	return d.cfg.Cat.T("files.open")
}

// content lays the dialog out.
func (d *fileDialog) content() fyne.CanvasObject {
	t := d.cfg.Cat.T
	var places []fyne.CanvasObject
	for _, p := range filePlaces(d.cfg.Cat) {
		b := NewButton(Action{Text: p.name, Icon: theme.Icon(p.icon), Do: func() { d.enter(p.path) }})
		b.Importance, b.Alignment = widget.LowImportance, widget.ButtonAlignLeading
		places = append(places, b)
	}
	head := []fyne.CanvasObject{NewButton(Action{Text: t("files.up"), Icon: theme.Icon("arrow_upward"), Do: func() { d.enter(filepath.Dir(d.folder)) }}), d.path}
	if d.kind == chooser.Save || d.kind == chooser.Folder {
		head = append(head, NewButton(Action{Text: t("files.new"), Icon: theme.Icon("add"), Do: d.askNew}))
	}
	foot := []fyne.CanvasObject{d.said}
	if d.kind == chooser.Save {
		foot = append(foot, NewParagraph(t("files.name"), Strong), d.name)
	}
	if d.kind != chooser.Folder && len(d.cfg.Types) > 1 {
		foot = append(foot, NewParagraph(t("files.type"), Strong), d.kinds)
	}
	return container.NewBorder(Beside(1, 1, head...), Stacked(0.5, foot...), container.NewVBox(places...), nil, d.list)
}

// open shows the dialog.
func (d *fileDialog) open() {
	d.dialog.Show()
	d.read()
}

// fileType is the type chosen; all files if none is offered.
func (d *fileDialog) fileType() FileType {
	if i, err := strconv.Atoi(d.kinds.value); err == nil && i < len(d.cfg.Types) {
		return d.cfg.Types[i]
	}
	return FileType{}
}

// enter goes into a folder, or takes the file whose path was typed.
func (d *fileDialog) enter(path string) {
	if !filepath.IsAbs(path) {
		path = filepath.Join(d.folder, path)
	}
	d.folder = filepath.Clean(path)
	d.read()
}

// read lists the folder away from the UI thread: it may lie on a slow network.
func (d *fileDialog) read() {
	folder, kind, only := d.folder, d.fileType(), d.kind == chooser.Folder
	d.entries, d.marked = nil, nil
	d.path.SetText(folder)
	d.say(d.cfg.Cat.T("files.loading"))
	d.list.UnselectAll()
	d.list.Refresh()
	var file string
	task.Load(d.loader, func(ctx context.Context) ([]fileEntry, error) {
		folder, file = splitFile(folder)
		return readFolder(ctx, folder, kind, only)
	}, func(all []fileEntry) {
		d.folder = folder
		d.fill(all)
		if file != "" && !only {
			d.named(file)
		}
	}, func(error) { d.say(d.cfg.Cat.T("files.unreadable", "folder", folder)) })
}

// fill shows what is in the folder.
func (d *fileDialog) fill(all []fileEntry) {
	d.entries = all
	d.path.SetText(d.folder)
	text := ""
	switch {
	case len(all) == 0 && d.kind == chooser.Folder:
		text = d.cfg.Cat.T("files.empty.folders")
	case len(all) == 0:
		text = d.cfg.Cat.T("files.empty")
	}
	d.say(text)
	d.list.Refresh()
	d.list.ScrollToTop()
}

// named takes a file of the folder by its name: to open it at once, to save as the name.
func (d *fileDialog) named(file string) {
	if d.kind == chooser.Save {
		d.name.SetText(file)
		return
	}
	d.marked = []string{file}
	d.accept()
}

// say shows a sentence under the list.
func (d *fileDialog) say(text string) {
	d.said.SetText(text)
	d.dialog.Update()
}

// create makes a row of the list.
func (d *fileDialog) create() fyne.CanvasObject {
	name := widget.NewLabel("")
	name.Truncation = fyne.TextTruncateEllipsis
	return Beside(1, 1, widget.NewIcon(theme.Icon("folder")), name, widget.NewLabel("0000-00-00"), Wide(12, widget.NewLabel("")))
}

// update shows an entry in a row.
func (d *fileDialog) update(id widget.ListItemID, o fyne.CanvasObject) {
	if id >= len(d.entries) {
		return
	}
	e, cells := d.entries[id], o.(*fyne.Container).Objects
	icon, size := "insert_drive_file", d.cfg.Cat.T("files.size", "n", d.cfg.Cat.Integer(int((e.Size+1023)/1024)))
	switch {
	case e.Folder:
		icon, size = "folder", ""
	case slices.Contains(d.marked, e.Name):
		icon = "check_circle"
	}
	cells[0].(*widget.Icon).SetResource(theme.Icon(icon))
	cells[1].(*widget.Label).SetText(e.Name)
	cells[2].(*widget.Label).SetText(d.cfg.Cat.DateShort(e.Changed))
	cells[3].(*fyne.Container).Objects[0].(*widget.Label).SetText(size)
}

// selected opens a folder, or chooses a file: of several, again takes it back.
func (d *fileDialog) selected(id widget.ListItemID) {
	if id >= len(d.entries) {
		return
	}
	e := d.entries[id]
	switch {
	case e.Folder:
		d.enter(filepath.Join(d.folder, e.Name))
		return
	case d.kind == chooser.OpenMany:
		if i := slices.Index(d.marked, e.Name); i >= 0 {
			d.marked = slices.Delete(d.marked, i, i+1)
		} else {
			d.marked = append(d.marked, e.Name)
		}
		d.list.UnselectAll()
		d.say(d.cfg.Cat.N("files.chosen", len(d.marked)))
	case d.kind == chooser.Save:
		d.name.SetText(e.Name)
	default:
		d.marked = []string{e.Name}
	}
	d.list.Refresh()
	d.dialog.Update()
}

// can tells whether enough was chosen.
func (d *fileDialog) can() bool {
	switch d.kind {
	case chooser.Folder:
		return d.folder != ""
	case chooser.Save:
		return d.name.value() != ""
	}
	return len(d.marked) > 0
}

// accept hands over what was chosen.
func (d *fileDialog) accept() {
	switch d.kind {
	case chooser.Folder:
		d.leave([]string{d.folder})
	case chooser.Save:
		if !goodName(d.name.value()) {
			d.say(d.cfg.Cat.T("files.bad_name"))
			return
		}
		i, _ := strconv.Atoi(d.kinds.value)
		path := withExtension(filepath.Join(d.folder, d.name.value()), d.cfg.Types, i)
		d.save(path, func() { d.leave([]string{path}) })
	default:
		var paths []string
		for _, name := range d.marked {
			paths = append(paths, filepath.Join(d.folder, name))
		}
		d.leave(paths)
	}
}

// leave closes the dialog with an answer.
func (d *fileDialog) leave(paths []string) {
	d.dialog.Hide()
	d.finish(paths)
}

// askNew makes a folder here and goes into it.
func (d *fileDialog) askNew() {
	t := d.cfg.Cat.T
	name := newEntry()
	var ask *Dialog
	name.OnChanged = func(string) { ask.Update() }
	ask = NewDialog(DialogConfig{
		Window: d.cfg.Window, Cat: d.cfg.Cat, Title: t("files.new.title", "folder", filepath.Base(d.folder)), Width: 48, Focus: name,
		Content: Stacked(0.5, NewParagraph(t("files.new.name"), Strong), name),
		Actions: []Action{{Text: t("files.new.make"), Primary: true, Enabled: func() bool { return goodName(name.value()) }, Do: func() {
			ask.Hide()
			path := filepath.Join(d.folder, name.value())
			if err := os.Mkdir(path, 0o777); err != nil {
				d.say(t("files.new.failed", "name", name.value()))
				return
			}
			d.enter(path)
		}}},
	})
	ask.Show()
}
