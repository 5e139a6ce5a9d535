package kit

import (
	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// KeyValue is a line of a detail list.
type KeyValue struct {
	Label string
	Value string
	Tone  theme.Tone // other than Neutral: the value is a badge
	Copy  bool       // with a button that copies the value
	Tap   func()     // the value leads somewhere; may be nil
}

// KeyValues is a detail list: labels left, values right. Values can be selected
// with the mouse and copied.
type KeyValues struct {
	widget.BaseWidget
	cat    *locale.Catalogue
	copied func(text string)
	box    *fyne.Container
}

// NewKeyValues makes a detail list. Lines without a value show a dash.
func NewKeyValues(cat *locale.Catalogue, lines []KeyValue) *KeyValues {
	k := &KeyValues{cat: cat, copied: toClipboard}
	k.box = container.New(&keyLayout{})
	k.ExtendBaseWidget(k)
	k.Set(lines)
	return k
}

func toClipboard(text string) { fyne.CurrentApp().Clipboard().SetContent(text) }

// Set replaces the lines.
func (k *KeyValues) Set(lines []KeyValue) {
	k.box.RemoveAll()
	for _, l := range lines {
		k.box.Add(NewParagraph(l.Label, Muted))
		k.box.Add(k.value(l))
	}
	k.Refresh()
}

func (k *KeyValues) value(l KeyValue) fyne.CanvasObject {
	var value fyne.CanvasObject
	switch {
	case l.Value == "":
		return NewParagraph("–", Muted)
	case l.Tone != theme.Neutral:
		value = container.NewHBox(NewBadge(l.Value, l.Tone))
	case l.Tap != nil:
		link := widget.NewHyperlink(l.Value, nil)
		link.OnTapped, link.Wrapping = l.Tap, fyne.TextWrapWord
		value = container.New(tightLayout{}, link)
	default:
		text := widget.NewLabel(l.Value)
		text.Selectable, text.Wrapping = true, fyne.TextWrapWord
		value = container.New(tightLayout{}, text)
	}
	if l.Copy {
		button := newIconButton(theme.Icon("content_copy"), func() { k.copied(l.Value) })
		return Beside(1, 0, value, container.New(tightLayout{}, button))
	}
	return value
}

// CreateRenderer implements fyne.Widget.
func (k *KeyValues) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(k.box) }

// tightLayout takes away the padding Fyne's labels have around them.
type tightLayout struct{}

// Layout implements fyne.Layout.
func (tightLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p := fynetheme.InnerPadding()
	for _, o := range objects {
		o.Move(fyne.NewPos(-p, -p))
		o.Resize(size.AddWidthHeight(2*p, 2*p))
	}
}

// MinSize implements fyne.Layout.
func (tightLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	p := fynetheme.InnerPadding()
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return fyne.NewSize(max(size.Width-2*p, 0), max(size.Height-2*p, 0))
}

// keyLayout sets pairs of a label and a value in two columns, or below one
// another where it is narrow.
type keyLayout struct{ width float32 }

// keyWidth is the width of the labels in units of the grid.
const keyWidth = 22

func (l *keyLayout) place(o []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	gap, between, y := theme.Grid(2), theme.Grid(1), float32(0)
	keys := min(theme.Grid(keyWidth), width*2/5)
	narrow := width < theme.Grid(40)
	for i := 0; i+1 < len(o); i += 2 {
		if narrow {
			h := heightAt(o[i], width)
			put(o[i], fyne.NewPos(0, y), fyne.NewSize(width, h))
			y += h + theme.Grid(0.25)
			h = heightAt(o[i+1], width)
			put(o[i+1], fyne.NewPos(0, y), fyne.NewSize(width, h))
			y += h + between
			continue
		}
		h1, h2 := heightAt(o[i], keys), heightAt(o[i+1], width-keys-gap)
		put(o[i], fyne.NewPos(0, y), fyne.NewSize(keys, h1))
		put(o[i+1], fyne.NewPos(keys+gap, y), fyne.NewSize(width-keys-gap, h2))
		y += max(h1, h2) + between
	}
	return max(y-between, 0)
}

// Layout implements fyne.Layout.
func (l *keyLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(o, size.Width, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// MinSize implements fyne.Layout.
func (l *keyLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	least := theme.Grid(24)
	return fyne.NewSize(least, l.place(o, max(l.width, least), func(fyne.CanvasObject, fyne.Position, fyne.Size) {}))
}
