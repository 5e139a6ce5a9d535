package ui

import (
	"path/filepath"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// statusBar says which file is open, whether all is saved, and what is running.
type statusBar struct {
	content fyne.CanvasObject
	file    *tipText
	saved   *kit.Paragraph
	icon    *widget.Icon
	job     *jobLine
	more    *tipButton
}

func newStatusBar(s *Shell, t *kit.Tips) *statusBar {
	small := kit.Style{Colour: theme.ColorNameMuted, Size: fynetheme.SizeNameCaptionText, Whole: true}
	b := &statusBar{
		file: newTipText(t), saved: kit.NewParagraph("", small), icon: widget.NewIcon(nil),
		job: newJobLine(s),
	}
	b.more = newTipButton("", "expand_less", t, func() { s.listJobs(b.more) })
	b.more.Importance = widget.LowImportance
	b.more.Hide()
	row := kit.Beside(1, 0, kit.Beside(1, -1, b.file, kit.Beside(0.5, -1, b.icon, b.saved)), b.job.content, b.more)
	back, _ := band(fynetheme.ColorNameHeaderBackground, kit.Padded(1, 0.25, row))
	b.content = kit.Stacked(0, widget.NewSeparator(), container.New(leastHeight{4}, back))
	return b
}

// leastHeight keeps a line as high, in units of the grid, whatever is in it.
type leastHeight struct{ units float32 }

// Layout implements fyne.Layout.
func (l leastHeight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// MinSize implements fyne.Layout.
func (l leastHeight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[0].MinSize()
	return fyne.NewSize(size.Width, max(size.Height, theme.Grid(l.units)))
}

// refresh shows the file of now.
func (b *statusBar) refresh(s *Shell) {
	if s.file == nil {
		b.file.set(s.cat.T("shell.status.none"), "")
		b.saved.SetText("")
		b.icon.Hide()
		return
	}
	b.file.set(filepath.Base(s.file.path), s.file.path)
	b.icon.Show()
	text, icon := s.cat.T("shell.status.saved"), theme.IconIn("check", theme.ColorNameMuted)
	switch {
	case s.file.lost:
		text, icon = s.cat.T("shell.status.lost"), theme.Bad.Icon()
	case s.file.locked != nil:
		text, icon = s.cat.T("shell.status.locked"), theme.IconIn("lock", theme.ColorNameMuted)
	case s.readOnly() == "closed":
		text, icon = s.cat.T("shell.status.closed"), theme.IconIn("lock", theme.ColorNameMuted)
	case !s.file.saved.IsZero():
		text = s.cat.T("shell.status.savedAt", "time", s.file.saved.Format("15:04:05"))
	}
	b.icon.SetResource(icon)
	b.saved.SetText(text)
	b.content.Refresh()
}

// running shows the oldest job, and how many there are besides.
func (b *statusBar) running(s *Shell, jobs []task.Job) {
	if len(jobs) == 0 {
		b.job.content.Hide()
		b.more.Hide()
		b.content.Refresh()
		return
	}
	b.job.show(s, jobs[0])
	b.job.content.Show()
	if len(jobs) > 1 {
		b.more.SetText(s.cat.N("shell.jobs.more", len(jobs)-1))
		b.more.Show()
	} else {
		b.more.Hide()
	}
	b.content.Refresh()
}

// jobLine is one running job: what, how far, Cancel.
type jobLine struct {
	content *fyne.Container
	title   *kit.Paragraph
	bar     *widget.ProgressBar
	endless *widget.ProgressBarInfinite
	cancel  *kit.Button
	id      int
}

func newJobLine(s *Shell) *jobLine {
	j := &jobLine{
		title: kit.NewParagraph("", kit.Style{Size: fynetheme.SizeNameCaptionText, Whole: true}),
		bar:   widget.NewProgressBar(), endless: widget.NewProgressBarInfinite(),
	}
	j.cancel = kit.NewButton(kit.Action{Text: s.cat.T("shell.jobs.cancel"), Icon: theme.Icon("cancel"), Do: func() { s.tasks.Cancel(j.id) }})
	j.cancel.Importance = widget.LowImportance
	j.content = kit.Beside(1, -1, j.title, kit.Wide(20, container.NewStack(j.bar, j.endless)), j.cancel)
	j.endless.Stop()
	j.content.Hide()
	return j
}

func (j *jobLine) show(s *Shell, job task.Job) {
	j.id = job.ID
	title := job.Title
	if job.Canceled {
		title = s.cat.T("shell.jobs.canceling", "job", job.Title)
	}
	j.title.SetText(title)
	if job.Canceled {
		j.cancel.Disable()
	} else {
		j.cancel.Enable()
	}
	if job.Total > 0 {
		j.endless.Stop()
		j.endless.Hide()
		j.bar.Show()
		j.bar.Max = float64(job.Total)
		j.bar.SetValue(float64(job.Done))
		return
	}
	j.bar.Hide()
	if !j.endless.Visible() || !j.endless.Running() {
		j.endless.Show()
		j.endless.Start()
	}
}

// tipText is a short text whose whole form shows when the pointer is over it.
type tipText struct {
	widget.BaseWidget
	text *kit.Paragraph
	tips *kit.Tips
	tip  string
}

func newTipText(t *kit.Tips) *tipText {
	l := &tipText{tips: t, text: kit.NewParagraph("", kit.Style{Size: fynetheme.SizeNameCaptionText, Whole: true})}
	l.ExtendBaseWidget(l)
	return l
}

func (l *tipText) set(text, tip string) {
	if r := []rune(text); len(r) > 60 {
		text = string(r[:40]) + "…" + string(r[len(r)-18:])
	}
	l.tip = tip
	l.text.SetText(text)
	l.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (l *tipText) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.text) }

// MouseIn implements desktop.Hoverable.
func (l *tipText) MouseIn(*desktop.MouseEvent) { l.tips.Over(l, l.tip) }

// MouseMoved implements desktop.Hoverable.
func (l *tipText) MouseMoved(*desktop.MouseEvent) { l.tips.Over(l, l.tip) }

// MouseOut implements desktop.Hoverable.
func (l *tipText) MouseOut() { l.tips.Out(l) }
