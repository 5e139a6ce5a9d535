package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// NewSplit sets a list beside its detail with a border that can be moved; where it
// stands is kept in the store under "split."+id. Offset, between 0 and 1, is the
// list's share at first.
func NewSplit(store Store, id string, list, detail fyne.CanvasObject, offset float64) *container.Split {
	key := "split." + id
	if kept, err := strconv.ParseFloat(store.Get(key), 64); err == nil && kept > 0.05 && kept < 0.95 {
		offset = kept
	}
	var split *container.Split
	last := ""
	watched := container.New(watchLayout{func() {
		if split == nil {
			return
		}
		now := strconv.FormatFloat(split.Offset, 'f', 3, 64)
		if last != "" && now != last {
			store.Set(key, now)
		}
		last = now
	}}, list)
	split = container.NewHSplit(watched, detail)
	split.SetOffset(offset)
	last = strconv.FormatFloat(split.Offset, 'f', 3, 64)
	return split
}

// watchLayout fills the place it is given and tells each time it is given one.
type watchLayout struct{ placed func() }

// Layout implements fyne.Layout.
func (l watchLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
	l.placed()
}

// MinSize implements fyne.Layout.
func (l watchLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}
