package ui

import (
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/internal/locale"
)

// lookOffers choose language, look and size. They are found by words of every
// language: who got the program in a foreign one looks for their own.
func (s *Shell) lookOffers() []offer {
	language, look, scale := s.lookActions()
	var all []offer
	for _, group := range []struct {
		name    string
		actions []kit.Action
	}{{"language", language}, {"look", look}, {"scale", scale}} {
		for _, a := range group.actions {
			o := newOffer("", a.Text, s.cat.T("shell.menu."+group.name), a.Icon, func() { s.perform(a) })
			o.also(foreign("shell.menu."+group.name), foreign(a.Name), foreign(a.Name+".words"))
			all = append(all, o)
		}
	}
	return all
}

// foreign gives a text in every language there is.
func foreign(key string) string {
	var all []string
	for _, l := range locale.Languages() {
		all = append(all, locale.For(l).T(key))
	}
	return strings.Join(all, " ")
}
