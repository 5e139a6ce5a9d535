package audit

import (
	"context"
	"slices"
	"sync/atomic"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// evidence shows the files kept beside an audit: their names, and below them their pages.
type evidence struct {
	s       *Screen
	content *fyne.Container
	changed func() // a file came or went
	audit   string
	all     []contest.Evidence
	at      int // the file the actions are for
	pages   *kit.Pages
}

func newEvidence(s *Screen, changed func()) *evidence {
	return &evidence{s: s, changed: changed, content: container.NewStack()}
}

// show shows the evidence of an audit, once.
func (e *evidence) show(audit string, all []contest.Evidence) {
	if e.audit == audit && slices.Equal(e.all, all) && len(e.content.Objects) > 0 {
		return
	}
	if e.pages != nil {
		e.pages.Stop()
	}
	e.audit, e.all, e.at, e.pages = audit, all, 0, nil
	e.content.RemoveAll()
	e.content.Add(e.build())
}

func (e *evidence) build() fyne.CanvasObject {
	t := e.s.f.Cat.T
	attach := kit.Action{Name: "audit.attach", Text: t("audit.evidence.attach"), Icon: theme.Icon("attach_file"), Enabled: e.s.f.Writable, Do: e.onAttach}
	if len(e.all) == 0 {
		return kit.NewEmpty(kit.Empty{Icon: theme.Icon("photo"), Title: t("audit.evidence.empty"), Text: t("audit.evidence.empty.text"), Action: &attach})
	}
	names := newRowList(0, nil)
	starts := &atomic.Pointer[[]int]{} // the first page of each file, once they are read
	starts.Store(&[]int{})
	views := func() (out []rowView) {
		for i, x := range e.all {
			out = append(out, rowView{text: joined(" – ", x.Name, x.Note), right: kilobytes(e.s.f.Cat.Integer, x.Size), chosen: i == e.at})
		}
		return out
	}
	names.onTap = func(i int) {
		e.at = i
		names.set(views())
		if first := *starts.Load(); i < len(first) {
			e.pages.GoTo(first[i])
		}
	}
	names.set(views())
	names.SetMinSize(fyne.NewSize(0, theme.Grid(4)*float32(min(len(e.all), 4))))
	actions := kit.NewToolbar(e.s.f.Cat, []kit.Action{
		attach,
		{Name: "audit.evidence.save", Text: t("audit.evidence.save"), Icon: theme.Icon("save_alt"), Do: e.onSave},
		{Name: "audit.evidence.remove", Text: t("audit.evidence.remove"), Icon: theme.Icon("delete"), Danger: true, Enabled: e.s.f.Writable, Do: e.onRemove},
	})
	head := kit.Stacked(1, actions, names)
	all := e.all
	e.pages = kit.NewPages(kit.PagesConfig{
		Cat: e.s.f.Cat, Store: e.s.f.Store, ID: "audit.evidence", Fail: e.s.f.Fail,
		Load: func(ctx context.Context) ([]drawing.Page, error) {
			pages, first, err := paged(ctx, e.s.office, all)
			starts.Store(&first)
			return pages, err
		},
		OnPage: func(page int) {
			for i, start := range *starts.Load() {
				if start <= page {
					e.at = i
				}
			}
			names.set(views())
		},
	})
	return container.NewBorder(head, nil, nil, nil, e.pages)
}

func kilobytes(integer func(int) string, size int64) string {
	return integer(int(max(size+1023, 1024)/1024)) + "\u00a0KB"
}

// paged gives the pages of all files, and the first page of each.
func paged(ctx context.Context, o Office, all []contest.Evidence) (pages []drawing.Page, starts []int, err error) {
	for _, x := range all {
		more, err := o.EvidencePages(ctx, x)
		if err != nil {
			return nil, nil, err
		}
		starts = append(starts, len(pages))
		pages = append(pages, more...)
	}
	return pages, starts, nil
}

func (e *evidence) chosen() (contest.Evidence, bool) {
	if e.at >= len(e.all) {
		return contest.Evidence{}, false
	}
	return e.all[e.at], true
}

// onAttach keeps files beside the audit.
func (e *evidence) onAttach() {
	f := e.s.f
	kit.OpenFile(kit.FileConfig{
		Window: f.Window, Cat: f.Cat, Store: f.Store, Purpose: "evidence", Title: f.Cat.T("audit.evidence.attach"), Multiple: true, Fail: f.Fail,
		Types: []kit.FileType{{Name: f.Cat.T("audit.evidence.types"), Extensions: []string{".jpg", ".jpeg", ".png", ".pdf", ".txt"}}},
	}, e.attach)
}

func (e *evidence) attach(paths []string) {
	f, code := e.s.f, e.audit
	f.Tasks.Run(f.Cat.T("audit.evidence.attaching"), func(ctx context.Context, p task.Progress) error {
		for i, path := range paths {
			if _, err := e.s.office.AttachEvidence(ctx, code, path, ""); err != nil {
				return err
			}
			p(i+1, len(paths))
		}
		return nil
	}, func(err error) {
		if err != nil {
			f.Fail(err)
		} else {
			f.Done(f.Cat.N("audit.evidence.attached", len(paths), "audit", code), true)
		}
		e.changed()
	})
}

func (e *evidence) onSave() {
	x, ok := e.chosen()
	if !ok {
		return
	}
	f := e.s.f
	kit.SaveFile(kit.FileConfig{Window: f.Window, Cat: f.Cat, Store: f.Store, Purpose: "evidence.save", Title: f.Cat.T("audit.evidence.save"), Name: x.Name, Fail: f.Fail}, func(path string) {
		f.Tasks.Run(f.Cat.T("audit.evidence.save"), func(ctx context.Context, _ task.Progress) error {
			return e.s.office.SaveEvidence(ctx, x, path)
		}, func(err error) {
			if err != nil {
				f.Fail(err)
				return
			}
			f.Done(f.Cat.T("audit.saved", "path", path), false)
		})
	})
}

func (e *evidence) onRemove() {
	x, ok := e.chosen()
	if !ok {
		return
	}
	e.s.change(e.s.f.Cat.T("audit.evidence.remove"), func(ctx context.Context) error {
		_, err := e.s.office.RemoveEvidence(ctx, x)
		return err
	}, func() string { return e.s.f.Cat.T("audit.evidence.removed", "file", x.Name) })
}
