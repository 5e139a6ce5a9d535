package screen

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Preview is the paper of the record that is chosen beside it: its name, a sentence over
// it, its pages.
type Preview struct {
	Title *kit.Paragraph
	Said  *fyne.Container
	Pages *kit.Pages
	// Around is what the sentence moves when it comes and goes.
	Around fyne.CanvasObject

	load  *task.Loader
	shown string // key of what is shown
}

// NewPreview makes an empty preview; id is where its zoom is remembered.
func NewPreview(f *Frame, id string) *Preview {
	return &Preview{
		Title: kit.NewParagraph("", kit.Style{Bold: true, Size: fynetheme.SizeNameSubHeadingText, Cut: true}),
		Said:  container.NewStack(),
		Pages: kit.NewPages(kit.PagesConfig{Cat: f.Cat, Store: f.Store, ID: id}),
		load:  task.NewLoader(f.Tasks),
	}
}

// Begin tells whether a record has to be shown that is not shown yet, and names it.
func (p *Preview) Begin(key, title string) bool {
	if p.shown == key {
		return false
	}
	p.shown = key
	p.Title.SetText(title)
	return true
}

// Forget lets the same record be shown anew: it may have changed.
func (p *Preview) Forget() { p.shown = "" }

// Load shows a paper as soon as it is made; refused gets why it can't be.
func (p *Preview) Load(read func(context.Context) (office.Paper, error), refused func(error)) {
	p.Pages.Wait()
	task.Load(p.load, read, func(paper office.Paper) { p.Pages.SetPages(paper.Pages) }, func(err error) {
		p.Pages.SetPages(nil)
		refused(err)
	})
}

// Empty shows no pages; what is being made is thrown away.
func (p *Preview) Empty() {
	p.load.Stop()
	p.Pages.SetPages(nil)
}

// Clear shows nothing but a title.
func (p *Preview) Clear(title string) {
	p.Empty()
	p.Forget()
	p.Title.SetText(title)
	p.Say("", theme.Neutral)
}

// Say puts a sentence over the paper; empty: none.
func (p *Preview) Say(text string, tone theme.Tone) {
	p.Said.RemoveAll()
	if text != "" {
		p.Said.Add(kit.NewBand(text, tone, nil))
	}
	p.Said.Refresh()
	p.Around.Refresh()
}
