package institution

import (
	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
)

// assisting tells whether the assistant is in front.
func (s *Screen) assisting() bool {
	return s.import_ != nil && s.content.Objects[0] == s.import_.content
}

// openAssistant brings the assistant to the front as it was left.
func (s *Screen) openAssistant() {
	if !s.f.Writable() {
		return
	}
	if s.import_ == nil {
		s.import_ = newAssistant(s)
	}
	if !s.assisting() {
		s.detail.data.forms.Commit()
		s.front(s.import_.content)
		s.import_.file.focus()
	}
}

// readInstead brings the assistant to the front and reads a list in it. It asks first
// where another list waits half-way, but not in the step in which the list is chosen.
func (s *Screen) readInstead(read func(*assistant)) {
	begin := func() {
		s.openAssistant()
		if s.assisting() {
			read(s.import_)
		}
	}
	a := s.import_
	if a == nil || !a.waits() || !a.idle() || s.assisting() && a.steps.At() == stepFile {
		begin()
		return
	}
	t := s.f.Cat.T
	kit.Confirm(kit.ConfirmConfig{
		Window: s.f.Window, Cat: s.f.Cat, Title: t("institution.import.instead.title"), Text: t("institution.import.instead.text", "file", a.list.Name),
		Yes: t("institution.import.instead.yes"), Danger: true,
	}, func(string) { begin() })
}

// closeAssistant brings the register to the front; an unfinished list waits.
func (s *Screen) closeAssistant() {
	if !s.assisting() {
		return
	}
	s.front(s.register)
	if !s.import_.waits() {
		s.endAssistant()
		return
	}
	s.sayWaits()
}

// sayWaits says over the register that a list was read half-way.
func (s *Screen) sayWaits() {
	s.waiting.Objects = []fyne.CanvasObject{kit.NewBand(s.f.Cat.T("institution.import.waits", "file", s.import_.list.Name), theme.Info, &kit.Action{
		Text: s.f.Cat.T("institution.import.resume"), Icon: theme.Icon("play_arrow"), Do: s.openAssistant,
	})}
	s.waiting.Refresh()
}

// Inherit implements screen.Heir: a list that was read half-way waits here now, in front
// if it was.
func (s *Screen) Inherit(from screen.Screen) {
	was, ok := from.(*Screen)
	if !ok || was.import_ == nil {
		return
	}
	s.import_ = newAssistant(s)
	s.import_.inherit(was.import_)
	switch {
	case s.import_.list == nil:
		s.import_ = nil
	case was.assisting() && s.f.Writable():
		s.content.Objects = []fyne.CanvasObject{s.import_.content}
	case s.f.Writable():
		s.sayWaits()
	}
}

// endAssistant ends the reading of a list.
func (s *Screen) endAssistant() {
	if s.import_ != nil {
		s.import_.again.Stop()
	}
	if s.assisting() {
		s.front(s.register)
		s.table.Focus()
	}
	s.import_ = nil
	s.waiting.RemoveAll()
	s.waiting.Refresh()
}

// front shows the register or the assistant. The window learns of other actions when a
// job begins: what the columns can be filtered by is read anew.
func (s *Screen) front(o fyne.CanvasObject) {
	s.f.Window.Canvas().Unfocus()
	s.content.Objects = []fyne.CanvasObject{o}
	s.content.Refresh()
	s.loadValues()
}
