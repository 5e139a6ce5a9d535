package kit

import "fyne.io/fyne/v2"

// headsLayout puts the titles of tabs beside one another. Where they do not all fit,
// those that are not in front are their icons alone.
type headsLayout struct{ t *Tabs }

// Layout implements fyne.Layout.
func (l headsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.words(true)
	if l.width() > size.Width+0.5 {
		l.words(false)
	}
	x := float32(0)
	for _, o := range objects {
		w := o.MinSize().Width
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(w, size.Height))
		x += w
	}
}

// MinSize implements fyne.Layout: the width without the words that can be left out.
func (l headsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, h := range l.t.heads {
		m := h.MinSize()
		if h.mayBeShort() && h.text.Visible() {
			m.Width -= h.words()
		}
		size.Width += m.Width
		size.Height = max(size.Height, m.Height)
	}
	return size
}

// words shows the words of all tabs, or of those alone that need them.
func (l headsLayout) words(all bool) {
	for _, h := range l.t.heads {
		if show := all || !h.mayBeShort(); show != h.text.Visible() {
			h.text.Hidden = !show
			h.Refresh()
		}
	}
}

func (l headsLayout) width() (w float32) {
	for _, h := range l.t.heads {
		w += h.MinSize().Width
	}
	return w
}
