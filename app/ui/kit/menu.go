package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// NewMenu makes a menu of actions with their icons and keys; hidden ones are left
// out. Actions that can't be done now are shown disabled.
func NewMenu(actions []Action) *fyne.Menu {
	m := fyne.NewMenu("")
	for _, a := range actions {
		if a.Hidden {
			continue
		}
		text := a.Text
		if !a.Key.None() {
			// Fyne would write an item's shortcut in the colour of shadows.
			text += "\u2003" + a.Key.String()
		}
		item := fyne.NewMenuItem(text, func() { a.Run() })
		item.Icon, item.Disabled = a.Icon, !a.Can()
		m.Items = append(m.Items, item)
	}
	return m
}

// ShowMenu opens a menu of actions at a position of the canvas and gives it the
// keyboard: arrows, Enter, Esc. It gives nil if there is no action to show.
func ShowMenu(actions []Action, c fyne.Canvas, at fyne.Position) *widget.PopUpMenu {
	menu := NewMenu(actions)
	if len(menu.Items) == 0 {
		return nil
	}
	popup := widget.NewPopUpMenu(menu, c)
	popup.ShowAtPosition(at)
	c.Focus(popup)
	return popup
}

// ShowMenuBelow opens a menu of actions under an object.
func ShowMenuBelow(actions []Action, o fyne.CanvasObject) *widget.PopUpMenu {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return ShowMenu(actions, c, at.AddXY(0, o.Size().Height))
}
