package licence

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
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// detailWidth is as wide as the preview's controls, in units of the grid, so that the
// border stays where it is when the tab changes.
const detailWidth = 38

// sizeStore is where the paper size is remembered.
const sizeStore = "licence.size"

// detail is the paper beside the list, and what is known of it.
type detail struct {
	f      *screen.Frame
	office Office

	content fyne.CanvasObject
	title   *kit.Paragraph
	said    *fyne.Container
	size    *widget.RadioGroup
	pages   *kit.Pages
	none    *fyne.Container // in place of the pages: why there is no licence
	facts   *kit.KeyValues

	load, loadFacts *task.Loader
	shown           string // what is shown, to leave it as it is
	again           func() // shows it in another size
}

func newDetail(f *screen.Frame, o Office) *detail {
	d := &detail{f: f, office: o, load: task.NewLoader(f.Tasks), loadFacts: task.NewLoader(f.Tasks)}
	t := f.Cat.T
	d.title = kit.NewParagraph("", kit.Style{Bold: true, Size: fynetheme.SizeNameSubHeadingText, Cut: true})
	d.said = container.NewStack()
	d.size = widget.NewRadioGroup([]string{"A4", "A3"}, func(string) { d.resized() })
	d.size.Horizontal, d.size.Required = true, true
	d.size.Selected = "A4"
	if f.Store.Get(sizeStore) == office.SizeA3 {
		d.size.Selected = "A3"
	}
	fit := f.Store.Get("pages.licence") == ""
	d.pages = kit.NewPages(kit.PagesConfig{Cat: f.Cat, Store: f.Store, ID: "licence"})
	if fit {
		d.pages.FitPage()
	}
	d.none = container.NewStack()
	d.facts = kit.NewKeyValues(f.Cat, nil)
	tabs := kit.NewTabs(f.Store, "licence.detail", []kit.Tab{
		{ID: "preview", Title: t("licence.screen.preview"), Content: container.NewStack(d.pages, d.none)},
		{ID: "facts", Title: t("licence.screen.facts"), Content: container.NewVScroll(kit.Wide(detailWidth, kit.Padded(1, 1, d.facts)))},
	})
	head := kit.Stacked(0.5, kit.Beside(1, 0, d.title, d.size), d.said)
	d.content = kit.Padded(2, 0.5, container.NewBorder(head, nil, nil, nil, tabs))
	return d
}

// paper is the paper size in the office's word.
func (d *detail) paper() string {
	if d.size.Selected == "A3" {
		return office.SizeA3
	}
	return office.SizeA4
}

func (d *detail) resized() {
	d.f.Store.Set(sizeStore, d.paper())
	if d.again != nil {
		d.forget()
		d.again()
	}
}

// forget lets the same record be shown anew: it may have changed.
func (d *detail) forget() { d.shown = "" }

// clear shows nothing.
func (d *detail) clear() {
	d.load.Stop()
	d.loadFacts.Stop()
	d.shown, d.again = "", nil
	d.title.SetText(d.f.Cat.T("licence.screen.choose"))
	d.say("", theme.Neutral)
	d.facts.Set(nil)
	d.pages.SetPages(nil)
}

// begin tells whether a record has to be shown that is not shown yet.
func (d *detail) begin(key, title string, again func()) bool {
	d.again = again
	if d.shown == key {
		return false
	}
	d.shown = key
	d.title.SetText(title)
	d.none.RemoveAll()
	d.pages.Show()
	return true
}

// showProposal shows the licence a participation would get; where none is due, why.
func (d *detail) showProposal(p proposal) {
	if !d.begin("p "+p.code, p.name, func() { d.showProposal(p) }) {
		return
	}
	d.loadFacts.Stop()
	d.facts.Set(proposalFacts(d.f.Cat, p))
	switch {
	case p.Number != "":
		d.say(d.f.Cat.T("licence.screen.has", "number", p.Number), theme.Good)
		d.loadPaper(func(ctx context.Context) (office.Paper, error) {
			return d.office.LicencePaper(ctx, p.Number, d.paper())
		})
	case !p.Eligible:
		d.load.Stop()
		d.say("", theme.Neutral)
		d.pages.Hide()
		d.none.Add(kit.NewEmpty(kit.Empty{Icon: theme.Icon("block"), Title: d.f.Cat.T("licence.screen.not.due"), Text: p.why, Action: &kit.Action{
			Text: d.f.Cat.T("licence.screen.see.ranking"), Icon: theme.Icon("leaderboard"), Do: func() { d.f.Go(screen.Route{Screen: "ranking", Record: p.code}) },
		}}))
	default:
		d.say(d.f.Cat.T("licence.screen.draft"), theme.Info)
		d.loadPaper(func(ctx context.Context) (office.Paper, error) {
			return d.office.LicenceDraft(ctx, d.f.Edition, p.code, d.paper())
		})
	}
}

// showEntry shows an issued licence and all its papers.
func (d *detail) showEntry(e entry) {
	if !d.begin("n "+e.Number, e.Printed, func() { d.showEntry(e) }) {
		return
	}
	d.say("", theme.Neutral)
	switch e.Standing {
	case office.LicenceRevoked:
		d.say(d.f.Cat.T("licence.screen.revoked", "reason", e.RevokeReason), theme.Bad)
	case office.LicenceExpired:
		d.say(d.f.Cat.T("licence.screen.expired", "day", e.to), theme.Warn)
	}
	d.facts.Set(entryFacts(d.f.Cat, e, nil))
	d.loadPaper(func(ctx context.Context) (office.Paper, error) {
		return d.office.LicencePaper(ctx, e.Number, d.paper())
	})
	task.Load(d.loadFacts, func(ctx context.Context) ([]contest.IssuedDocument, error) {
		return d.office.PapersOfLicence(ctx, e.Number)
	}, func(papers []contest.IssuedDocument) { d.facts.Set(entryFacts(d.f.Cat, e, papers)) }, d.f.Fail)
}

// loadPaper shows a paper as soon as it is made; a paper that can't be made says why.
func (d *detail) loadPaper(read func(context.Context) (office.Paper, error)) {
	d.pages.Wait()
	task.Load(d.load, read, func(p office.Paper) { d.pages.SetPages(p.Pages) }, func(err error) {
		d.pages.SetPages(nil)
		d.say(d.f.Cat.ErrorLine(err), theme.Bad)
	})
}

// say puts a sentence over the paper; empty: none.
func (d *detail) say(text string, tone theme.Tone) {
	d.said.RemoveAll()
	if text != "" {
		d.said.Add(kit.NewBand(text, tone, nil))
	}
	d.said.Refresh()
	d.content.Refresh()
}
