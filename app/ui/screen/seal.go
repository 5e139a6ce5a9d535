package screen

import (
	"biurolidera/app/ui/kit"
	"biurolidera/internal/office"
)

// ChangeSealed makes a change to what the seal of an edition covers. Where the seal
// stands it asks before, for the change breaks it; kept is called where the answer is
// no, and may be nil.
func (f *Frame) ChangeSealed(d office.EditionDetail, change, kept func()) {
	if !d.Sealed() {
		change()
		return
	}
	t := f.Cat.T
	kit.Confirm(kit.ConfirmConfig{
		Window: f.Window, Cat: f.Cat, Title: t("screen.seal.title", "edition", d.Edition.Name),
		Text: t("screen.seal.text", "day", f.Cat.DateShort(d.Seal().SealedAt.Local())), Yes: t("screen.seal.yes"), Danger: true, No: kept, Unasked: true,
	}, func(string) { change() })
}
