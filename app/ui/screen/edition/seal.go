package edition

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// sealTab says whether the rules are sealed, what the seal covers and what broke it.
type sealTab struct {
	s       *Screen
	content fyne.CanvasObject
	body    *fyne.Container
	view    sealView
}

func newSealTab(s *Screen) *sealTab {
	b := &sealTab{s: s, body: kit.Stacked(2)}
	b.content = container.NewVScroll(kit.Padded(2, 2, b.body))
	return b
}

func (b *sealTab) actions() []kit.Action {
	text := b.view.action
	if text == "" {
		text = b.s.f.Cat.T("edition.seal.do")
	}
	return []kit.Action{{
		Name: "edition.seal", Text: text, Icon: theme.Icon("verified_user"), Primary: true,
		Enabled: func() bool { return b.s.f.Writable() && b.view.action != "" }, Do: b.onSeal,
	}}
}

// newMark is a small icon before a line of text.
func newMark(icon fyne.Resource) fyne.CanvasObject { return widget.NewIcon(icon) }

// read takes what was read; the action goes by it.
func (b *sealTab) read(l loaded) { b.view = sealOf(b.s.f.Cat, l.detail, l.changes) }

func (b *sealTab) show() {
	cat, v := b.s.f.Cat, b.view
	icon := theme.IconIn("verified_user", v.tone.Foreground())
	if v.tone != theme.Good {
		icon = v.tone.Icon()
	}
	big := container.NewGridWrap(fyne.NewSquareSize(theme.Grid(6)), widget.NewIcon(icon))
	said := kit.Stacked(0.75, kit.NewParagraph(v.title, kit.Style{Bold: true, Size: fynetheme.SizeNameSubHeadingText}), kit.NewParagraph(v.text, kit.Style{}))
	head := []fyne.CanvasObject{big, said}
	if v.action != "" {
		head = append(head, kit.NewButton(b.actions()[0]))
	}
	cards := []fyne.CanvasObject{kit.NewCard("", kit.Padded(1, 1, kit.Beside(2, 1, head...)))}
	if len(v.changed) > 0 {
		cards = append(cards, kit.NewCard(cat.T("edition.seal.changed"), b.changed()))
	}
	below := []fyne.CanvasObject{kit.NewCard(v.coversTitle, b.covers())}
	if len(v.facts) > 0 {
		below = append(below, kit.NewCard(v.factsTitle, kit.NewKeyValues(cat, pairs(v.facts, cat.T("edition.seal.hash")))))
	}
	if len(v.older) > 0 {
		below = append(below, kit.NewCard(cat.T("edition.seal.older"), kit.NewKeyValues(cat, pairs(v.older, ""))))
	}
	b.body.Objects = append(cards, kit.NewFlow(48, 2, below...))
	b.body.Refresh()
}

// pairs makes a detail list; the value of the label named copied can be copied.
func pairs(all [][2]string, copied string) []kit.KeyValue {
	var out []kit.KeyValue
	for _, p := range all {
		out = append(out, kit.KeyValue{Label: p[0], Value: p[1], Copy: p[0] == copied})
	}
	return out
}

func (b *sealTab) covers() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, c := range b.view.covers {
		rows = append(rows, kit.Beside(1, 1, newMark(theme.IconIn("check", theme.ColorNameMuted)), kit.NewParagraph(c, kit.Style{})))
	}
	return kit.Stacked(1, rows...)
}

// changed lists the steps that broke the seal; each leads to its place in the history.
func (b *sealTab) changed() fyne.CanvasObject {
	var lines []kit.KeyValue
	for _, c := range b.view.changed {
		lines = append(lines, kit.KeyValue{Label: c.when, Value: c.text, Tap: func() { b.s.f.Go(screen.Route{Screen: "history", Record: c.record}) }})
	}
	return kit.NewKeyValues(b.s.f.Cat, lines)
}

// onSeal asks and seals; again only with a reason.
func (b *sealTab) onSeal() {
	t, ed := b.s.f.Cat.T, b.s.f.Edition
	if n := b.s.rules.unsaved(); n > 0 {
		b.s.f.Fail(contest.E("seal_unsaved", "count", n))
		b.s.tabs.Open(tabRules)
		return
	}
	cfg := kit.ConfirmConfig{Window: b.s.f.Window, Cat: b.s.f.Cat, Title: t("edition.seal.confirm", "edition", ed.Name), Text: t("edition.seal.confirm.text"), Yes: t("edition.seal.yes")}
	if b.view.again {
		cfg.Title, cfg.Text, cfg.Reason = t("edition.seal.confirm.again", "edition", ed.Name), t("edition.seal.confirm.again.text"), true
	}
	kit.Confirm(cfg, func(reason string) {
		var seal contest.Seal
		b.s.f.Tasks.Run(t("edition.seal.job"), func(ctx context.Context, _ task.Progress) (err error) {
			seal, err = b.s.office.Seal(ctx, ed, reason)
			return err
		}, func(err error) {
			if err != nil {
				b.s.f.Fail(err)
				return
			}
			b.s.f.Done(t("edition.seal.done", "hash", seal.Hash[:12]), false)
		})
	})
}
