package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Badge is a short word with the colour and the icon of a tone.
type Badge struct {
	widget.BaseWidget
	icon   *widget.Icon
	text   *Paragraph
	ground *panel
}

// NewBadge makes a badge.
func NewBadge(text string, tone theme.Tone) *Badge {
	b := &Badge{icon: widget.NewIcon(nil), text: NewParagraph("", Style{})}
	b.ground = newPanel("", "", 1, 0.25, Beside(0.5, -1, container.New(squareLayout(2), b.icon), b.text))
	b.ExtendBaseWidget(b)
	b.Set(text, tone)
	return b
}

// Set changes the word and its tone.
func (b *Badge) Set(text string, tone theme.Tone) {
	b.icon.SetResource(tone.Icon())
	b.text.SetStyle(Style{Colour: tone.Foreground(), Size: fynetheme.SizeNameCaptionText, Bold: true, Whole: true})
	b.text.SetText(text)
	b.ground.fill = tone.Background()
	b.ground.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.ground) }

// NewBand is a line over the whole width that says something about what is below
// it, with an action if one helps; nil: none.
func NewBand(text string, tone theme.Tone, action *Action) fyne.CanvasObject {
	icon := container.New(squareLayout(2.5), widget.NewIcon(tone.Icon()))
	parts := []fyne.CanvasObject{icon, NewParagraph(text, Style{Colour: tone.Foreground()})}
	if action != nil {
		parts = append(parts, NewButton(*action))
	}
	return newPanel(tone.Background(), "", 1.5, 1, Beside(1, 1, parts...))
}
