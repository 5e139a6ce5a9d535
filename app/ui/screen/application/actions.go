package application

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"

	"fyne.io/fyne/v2"
)

// Actions implements screen.Screen.
func (s *Screen) Actions() []kit.Action {
	actions := []kit.Action{s.enterAction()}
	for _, m := range s.moves() {
		m.Hidden = true // they stand over the detail
		actions = append(actions, m)
	}
	return append(actions, s.toInstitution(), s.removeAction(), kit.Action{
		Name: "application.find", Text: s.f.Cat.T("application.find"), Key: kit.Ctrl(fyne.KeyF), Hidden: true, Do: s.table.FocusSearch,
	})
}

// enterAction leads to where institutions are entered in the edition.
func (s *Screen) enterAction() kit.Action {
	return kit.Action{
		Name: "application.enter", Text: s.f.Cat.T("application.enter"), Icon: theme.Icon("how_to_reg"),
		Do: func() { s.f.Go(screen.Route{Screen: "institution"}) },
	}
}

func (s *Screen) toInstitution() kit.Action {
	return kit.Action{
		Name: "application.institution", Text: s.f.Cat.T("application.institution"), Icon: theme.Icon("account_balance"), Key: kit.Ctrl(fyne.KeyI),
		Enabled: func() bool { _, ok := s.table.Current(); return ok },
		Do: func() {
			if r, ok := s.table.Current(); ok {
				s.f.Go(screen.Route{Screen: "institution", Record: r.InstitutionCode})
			}
		},
	}
}

func (s *Screen) removeAction() kit.Action {
	return kit.Action{
		Name: "application.remove", Text: s.f.Cat.T("application.remove"), Icon: theme.Icon("delete"), Danger: true,
		Enabled: func() bool { return s.f.Writable() && len(s.table.Selected()) > 0 }, Do: s.onRemove,
	}
}

// stateKeys are the keys of the states with Alt, in the order of their tabs: with Ctrl
// they lead to the screens.
var stateKeys = []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6}

// moves are the actions that move what is selected to another state; those that are
// not allowed now can't be done.
func (s *Screen) moves() []kit.Action {
	var actions []kit.Action
	selected := s.table.Selected()
	likely := likelyMove(selected)
	for i, to := range contest.ParticipationStates() {
		n := movable(selected, to)
		text := s.f.Cat.Enum("application.move", string(to))
		if n > 1 {
			text = s.f.Cat.T("application.move.counted", "move", text, "n", s.f.Cat.Integer(n))
		}
		actions = append(actions, kit.Action{
			Name: "application.move." + string(to), Text: text, Icon: stateIcon(to), Key: kit.Key{Name: stateKeys[i], Mod: fyne.KeyModifierAlt}, Primary: to == likely,
			Enabled: func() bool { return s.f.Writable() && movable(s.table.Selected(), to) > 0 }, Do: func() { s.onMove(to) },
		})
	}
	return actions
}

// onMove moves what is selected as one step.
func (s *Screen) onMove(to contest.ParticipationState) {
	selected := s.table.Selected()
	n := movable(selected, to)
	if n == 0 || !s.f.Writable() || !s.detail.form.forms.Commit() {
		return
	}
	codes := codesOf(selected)
	s.after = s.following(codes)
	s.f.Run(s.f.Cat.T("application.moving"), func(ctx context.Context) error {
		_, err := s.office.SetParticipationStates(ctx, s.f.Edition, codes, to)
		return err
	}, func() {
		s.f.Done(s.f.Cat.N("application.moved", n, "state", s.f.Cat.Enum("participation_state", string(to))), true)
	})
}

// onRemove takes what is selected out of the edition; that can be undone.
func (s *Screen) onRemove() {
	codes := codesOf(s.table.Selected())
	if len(codes) == 0 || !s.f.Writable() {
		return
	}
	s.after = s.following(codes)
	s.f.Run(s.f.Cat.T("application.removing"), func(ctx context.Context) error {
		_, err := s.office.RemoveParticipations(ctx, s.f.Edition, codes)
		return err
	}, func() { s.f.Done(s.f.Cat.N("application.removed", len(codes)), true) })
}

// following is the code of the row after some rows in the list; empty: none.
func (s *Screen) following(codes []string) string {
	return codeAfter(rowsOf(s.f.Cat, s.all, s.view), codes)
}
