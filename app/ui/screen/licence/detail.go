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
	paper   *screen.Preview
	size    *widget.RadioGroup
	none    *fyne.Container // in place of the pages: why there is no licence
	facts   *kit.KeyValues

	loadFacts *task.Loader
	again     func() // shows it in another size
}

func newDetail(f *screen.Frame, o Office) *detail {
	d := &detail{f: f, office: o, loadFacts: task.NewLoader(f.Tasks)}
	t := f.Cat.T
	d.size = widget.NewRadioGroup([]string{"A4", "A3"}, func(string) { d.resized() })
	d.size.Horizontal, d.size.Required = true, true
	d.size.Selected = "A4"
	if f.Store.Get(sizeStore) == office.SizeA3 {
		d.size.Selected = "A3"
	}
	fit := f.Store.Get("pages.licence") == ""
	d.paper = screen.NewPreview(f, "licence")
	if fit {
		d.paper.Pages.FitPage()
	}
	d.none = container.NewStack()
	d.facts = kit.NewKeyValues(f.Cat, nil)
	tabs := kit.NewTabs(f.Store, "licence.detail", []kit.Tab{
		{ID: "preview", Title: t("licence.screen.preview"), Content: container.NewStack(d.paper.Pages, d.none)},
		{ID: "facts", Title: t("licence.screen.facts"), Content: container.NewVScroll(kit.Wide(detailWidth, kit.Padded(1, 1, d.facts)))},
	})
	head := kit.Stacked(0.5, kit.Beside(1, 0, d.paper.Title, d.size), d.paper.Said)
	d.content = kit.Padded(2, 0.5, container.NewBorder(head, nil, nil, nil, tabs))
	d.paper.Around = d.content
	return d
}

// sheet is the paper size in the office's word.
func (d *detail) sheet() string {
	if d.size.Selected == "A3" {
		return office.SizeA3
	}
	return office.SizeA4
}

func (d *detail) resized() {
	d.f.Store.Set(sizeStore, d.sheet())
	if d.again != nil {
		d.paper.Forget()
		d.again()
	}
}

// clear shows nothing.
func (d *detail) clear() {
	d.loadFacts.Stop()
	d.again = nil
	d.paper.Clear(d.f.Cat.T("licence.screen.choose"))
	d.facts.Set(nil)
}

// begin tells whether a record has to be shown that is not shown yet.
func (d *detail) begin(key, title string, again func()) bool {
	d.again = again
	if !d.paper.Begin(key, title) {
		return false
	}
	d.none.RemoveAll()
	d.paper.Pages.Show()
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
		d.paper.Say(d.f.Cat.T("licence.screen.has", "number", p.Number), theme.Good)
		d.loadPaper(func(ctx context.Context) (office.Paper, error) {
			return d.office.LicencePaper(ctx, p.Number, d.sheet())
		})
	case !p.Eligible:
		d.paper.Empty()
		d.paper.Say("", theme.Neutral)
		d.paper.Pages.Hide()
		d.none.Add(kit.NewEmpty(kit.Empty{Icon: theme.Icon("block"), Title: d.f.Cat.T("licence.screen.not.due"), Text: p.why, Action: &kit.Action{
			Text: d.f.Cat.T("licence.screen.see.ranking"), Icon: theme.Icon("leaderboard"), Do: func() { d.f.Go(screen.Route{Screen: "ranking", Record: p.code}) },
		}}))
	default:
		d.paper.Say(d.f.Cat.T("licence.screen.draft"), theme.Info)
		d.loadPaper(func(ctx context.Context) (office.Paper, error) {
			return d.office.LicenceDraft(ctx, d.f.Edition, p.code, d.sheet())
		})
	}
}

// showEntry shows an issued licence and all its papers.
func (d *detail) showEntry(e entry) {
	if !d.begin("n "+e.Number, e.Printed, func() { d.showEntry(e) }) {
		return
	}
	d.paper.Say("", theme.Neutral)
	switch e.Standing {
	case office.LicenceRevoked:
		d.paper.Say(d.f.Cat.T("licence.screen.revoked", "reason", e.RevokeReason), theme.Bad)
	case office.LicenceExpired:
		d.paper.Say(d.f.Cat.T("licence.screen.expired", "day", e.to), theme.Warn)
	}
	d.facts.Set(entryFacts(d.f.Cat, e, nil))
	d.loadPaper(func(ctx context.Context) (office.Paper, error) {
		return d.office.LicencePaper(ctx, e.Number, d.sheet())
	})
	task.Load(d.loadFacts, func(ctx context.Context) ([]contest.IssuedDocument, error) {
		return d.office.PapersOfLicence(ctx, e.Number)
	}, func(papers []contest.IssuedDocument) { d.facts.Set(entryFacts(d.f.Cat, e, papers)) }, d.f.Fail)
}

// loadPaper shows a paper as soon as it is made; a paper that can't be made says why.
func (d *detail) loadPaper(read func(context.Context) (office.Paper, error)) {
	d.paper.Load(read, func(err error) { d.paper.Say(d.f.Cat.ErrorLine(err), theme.Bad) })
}
