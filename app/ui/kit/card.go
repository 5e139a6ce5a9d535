package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// NewCard puts a content with a title into a frame; actions stand right of the
// title. Without title and actions it is the frame alone.
func NewCard(title string, content fyne.CanvasObject, actions ...Action) fyne.CanvasObject {
	body := content
	if title != "" || len(actions) > 0 {
		head := []fyne.CanvasObject{NewParagraph(title, Strong)}
		for _, a := range actions {
			if !a.Hidden {
				head = append(head, NewButton(a))
			}
		}
		body = container.NewBorder(Padded(0, 0.5, Beside(1, 0, head...)), nil, nil, nil, content)
	}
	return newPanel(theme.ColorNameCard, theme.ColorNameBorder, 2, 1.5, body)
}
