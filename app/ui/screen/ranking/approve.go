package ranking

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

// approval is how far the ranking is from being approved, as the screen says it.
type approval struct {
	text    string // the band
	tone    theme.Tone
	can     bool // it can be approved now
	toRules bool // the band leads to the edition's rules
	again   bool // it was approved before: a reason is needed
	differs bool // the approved one is another than today's
}

// approvalOf reads the state of sealing and approving. changed counts the
// participations whose result differs from the newest snapshot.
func approvalOf(cat *locale.Catalogue, r *office.Ranking, snapshots []office.SnapshotLine, changed int) approval {
	a := approval{again: len(snapshots) > 0}
	switch {
	case len(r.Participations) == 0:
		return a
	case r.Seal == nil:
		a.text, a.tone, a.toRules = cat.T("ranking.screen.band.unsealed"), theme.Warn, true
	case r.SealBroken:
		a.text, a.tone, a.toRules = cat.T("ranking.screen.band.broken"), theme.Warn, true
	case !a.again:
		a.text, a.tone, a.can = cat.T("ranking.screen.band.ready"), theme.Info, true
	default:
		day := cat.DateShort(snapshots[0].ApprovedAt.Local())
		a.can, a.differs = true, changed > 0
		a.text, a.tone = cat.T("ranking.screen.band.approved", "day", day), theme.Good
		if a.differs {
			a.text, a.tone = cat.N("ranking.screen.band.differs", changed, "day", day), theme.Warn
		}
	}
	return a
}

// showBand says above the tabs how the ranking stands.
func (s *Screen) showBand() {
	s.band.RemoveAll()
	a := s.state.approval
	if a.text != "" {
		var lead *kit.Action
		switch {
		case a.toRules:
			lead = &kit.Action{Text: s.f.Cat.T("ranking.screen.to_rules"), Do: func() { s.f.Go(screen.Route{Screen: "edition"}) }}
		case a.differs:
			lead = &kit.Action{Text: s.f.Cat.T("ranking.screen.differences"), Do: s.onSnapshots}
		}
		s.band.Add(kit.NewBand(a.text, a.tone, lead))
	}
	s.band.Refresh()
}

func (s *Screen) canApprove() bool {
	return s.f.Writable() && s.state.ranking != nil && s.state.approval.can
}

// onApprove asks with the counts and approves.
func (s *Screen) onApprove() {
	if !s.canApprove() {
		return
	}
	r, cat := s.state.ranking, s.f.Cat
	classified, titles := r.Classified(), len(r.Laureates())
	text := cat.T("ranking.screen.approve.text",
		"classified", cat.N("ranking.screen.count.classified", classified), "unclassified", cat.N("ranking.screen.count.unclassified", len(r.Participations)-classified),
		"titles", cat.N("ranking.screen.count.titles", titles))
	open := r.OpenCriticals()
	if open > 0 {
		text = cat.N("ranking.screen.approve.open", open) + "\n\n" + text
	}
	if s.state.approval.again {
		text += " " + cat.T("ranking.screen.approve.again")
	}
	kit.Confirm(kit.ConfirmConfig{
		Window: s.f.Window, Cat: cat, Title: cat.T("ranking.screen.approve.title", "edition", r.Edition.Name), Text: text,
		Yes: cat.T("ranking.screen.approve"), Reason: s.state.approval.again,
	}, s.approve)
}

func (s *Screen) approve(reason string) {
	var made office.Approval
	s.f.Run(s.f.Cat.T("ranking.screen.approve.title", "edition", s.f.Edition.Name), func(ctx context.Context) (err error) {
		made, err = s.office.Approve(ctx, s.f.Edition, reason)
		return err
	}, func() {
		s.f.Done(s.f.Cat.T("ranking.screen.approved",
			"classified", s.f.Cat.N("ranking.screen.count.classified", made.Classified), "titles", s.f.Cat.N("ranking.screen.count.titles", made.Laureates)), false)
	})
}
