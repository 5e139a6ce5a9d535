package kit

import (
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Style is how a Paragraph is set. The zero value: running text that wraps.
type Style struct {
	Colour fyne.ThemeColorName // empty: the colour of text
	Size   fyne.ThemeSizeName  // empty: running text
	Bold   bool
	Align  fyne.TextAlign
	// Whole keeps the text on one line and the widget as wide as it; Cut shortens it
	// with an ellipsis where there is no room. Without both it wraps.
	Whole, Cut bool
}

// Muted is the style of second-rank text; Small of captions.
var (
	Muted  = Style{Colour: theme.ColorNameMuted}
	Small  = Style{Colour: theme.ColorNameMuted, Size: fynetheme.SizeNameCaptionText}
	Strong = Style{Bold: true}
)

// Paragraph is a text without paddings, in any colour and size of the theme.
type Paragraph struct {
	widget.BaseWidget
	segment *widget.TextSegment
	text    *widget.RichText
}

// NewParagraph makes a text.
func NewParagraph(text string, s Style) *Paragraph {
	p := &Paragraph{segment: &widget.TextSegment{Text: text}}
	p.text = widget.NewRichText(p.segment)
	p.SetStyle(s)
	p.ExtendBaseWidget(p)
	return p
}

// SetText changes the text.
func (p *Paragraph) SetText(text string) {
	if p.segment.Text == text {
		return
	}
	p.segment.Text = text
	p.text.Refresh()
	p.Refresh()
}

// Text is what stands there.
func (p *Paragraph) Text() string { return p.segment.Text }

// SetStyle changes how it is set.
func (p *Paragraph) SetStyle(s Style) {
	if s.Colour == "" {
		s.Colour = fynetheme.ColorNameForeground
	}
	if s.Size == "" {
		s.Size = fynetheme.SizeNameText
	}
	p.segment.Style = widget.RichTextStyle{
		ColorName: s.Colour, SizeName: s.Size, Alignment: s.Align,
		TextStyle: fyne.TextStyle{Bold: s.Bold},
	}
	p.text.Wrapping, p.text.Truncation = fyne.TextWrapWord, fyne.TextTruncateOff
	switch {
	case s.Cut:
		p.text.Wrapping, p.text.Truncation = fyne.TextWrapOff, fyne.TextTruncateEllipsis
	case s.Whole:
		p.text.Wrapping = fyne.TextWrapOff
	}
	p.text.Refresh()
	p.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	return &paragraphRenderer{p.text, p.segment}
}

// paragraphRenderer takes away the padding that Fyne puts around rich text.
type paragraphRenderer struct {
	text    *widget.RichText
	segment *widget.TextSegment
}

func (r *paragraphRenderer) pad() float32 { return fynetheme.InnerPadding() }

// Layout implements fyne.WidgetRenderer.
func (r *paragraphRenderer) Layout(size fyne.Size) {
	p := r.pad()
	r.text.Move(fyne.NewPos(-p, -p))
	r.text.Resize(size.AddWidthHeight(2*p, 2*p))
}

// MinSize implements fyne.WidgetRenderer.
func (r *paragraphRenderer) MinSize() fyne.Size {
	if r.text.Wrapping != fyne.TextWrapOff && r.text.Size().Width <= 2*r.pad() {
		// Text that wraps and has no width yet would ask for a line for each letter.
		style := r.segment.Style
		line := fyne.MeasureText("Ag", fynetheme.Size(style.SizeName), style.TextStyle)
		return fyne.NewSize(0, line.Height)
	}
	s := r.text.MinSize().SubtractWidthHeight(2*r.pad(), 2*r.pad())
	return fyne.NewSize(max(s.Width, 0), max(s.Height, 0))
}

// Refresh implements fyne.WidgetRenderer.
func (r *paragraphRenderer) Refresh() { r.text.Refresh() }

// Objects implements fyne.WidgetRenderer.
func (r *paragraphRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.text} }

// Destroy implements fyne.WidgetRenderer.
func (r *paragraphRenderer) Destroy() {}
