package audit

import (
	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// rowView is a line of an outline, of the answers one may give, of what is missing.
type rowView struct {
	key, text, right string
	tone             theme.Tone
	mark             bool // the tone's icon stands at the right
	chosen           bool
	head             bool // a heading: bold, no ground
	muted            bool
	wrap             bool // the text wraps; else it is cut
}

// row shows a rowView; a click on it is told. The keyboard never comes to it.
type row struct {
	widget.BaseWidget
	v                rowView
	onTap            func()
	ground           *canvas.Rectangle
	key, text, right *kit.Paragraph
	icon             *widget.Icon
	box              *fyne.Container
	hovered          bool
}

func newRow(keyWidth float32) *row {
	r := &row{ground: canvas.NewRectangle(nil), icon: widget.NewIcon(nil)}
	r.key, r.text, r.right = kit.NewParagraph("", kit.Style{}), kit.NewParagraph("", kit.Style{}), kit.NewParagraph("", kit.Style{})
	r.box = kit.Padded(1, 0.5, container.New(rowLayout{keyWidth}, r.key, r.text, r.right, r.icon))
	r.ExtendBaseWidget(r)
	r.set(rowView{})
	return r
}

// set shows another line, if it differs.
func (r *row) set(v rowView) {
	if r.v == v && r.ground.FillColor != nil {
		return
	}
	r.v = v
	colour := fynetheme.ColorNameForeground
	if v.muted {
		colour = theme.ColorNameMuted
	}
	r.key.SetStyle(kit.Style{Bold: true, Whole: true, Colour: colour})
	r.text.SetStyle(kit.Style{Bold: v.head, Cut: !v.wrap, Colour: colour})
	right := kit.Style{Bold: v.chosen, Whole: true, Colour: colour}
	if v.tone != theme.Neutral {
		right.Colour = v.tone.Foreground()
	}
	r.right.SetStyle(right)
	r.key.SetText(v.key)
	r.text.SetText(v.text)
	r.right.SetText(v.right)
	r.icon.Hidden = !v.mark
	if v.mark {
		r.icon.SetResource(v.tone.Icon())
	}
	r.tint()
	r.box.Refresh()
}

func (r *row) tint() {
	r.ground.CornerRadius = theme.Grid(0.5)
	switch {
	case r.v.chosen:
		r.ground.FillColor = theme.Color(theme.ColorNameSelectedRow)
	case r.hovered && r.onTap != nil:
		r.ground.FillColor = theme.Color(fynetheme.ColorNameHover)
	default:
		r.ground.FillColor = theme.Color(theme.ColorNameCard)
	}
	r.ground.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(r.ground, r.box))
}

// Refresh implements fyne.CanvasObject: the look may be another.
func (r *row) Refresh() {
	v := r.v
	r.ground.FillColor = nil
	r.set(v)
	r.BaseWidget.Refresh()
}

// Tapped implements fyne.Tappable.
func (r *row) Tapped(*fyne.PointEvent) {
	if r.onTap != nil {
		r.onTap()
	}
}

// Cursor implements desktop.Cursorable.
func (r *row) Cursor() desktop.Cursor {
	if r.onTap != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseIn implements desktop.Hoverable.
func (r *row) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.tint() }

// MouseMoved implements desktop.Hoverable.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *row) MouseOut() { r.hovered = false; r.tint() }

// rowLayout sets a key of fixed width, a text that takes what is left, a word at the
// right and an icon.
type rowLayout struct{ keyWidth float32 }

// Layout implements fyne.Layout.
func (l rowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	gap := theme.Grid(1)
	right := size.Width
	if o[3].Visible() {
		side := theme.Grid(2)
		right -= side
		o[3].Resize(fyne.NewSquareSize(side))
		o[3].Move(fyne.NewPos(right, (size.Height-side)/2))
		right -= gap
	}
	if w := o[2].MinSize().Width; w > 0 {
		right -= w
		o[2].Resize(o[2].MinSize())
		o[2].Move(fyne.NewPos(right, 0))
		right -= gap
	}
	left := l.left(o)
	o[0].Resize(o[0].MinSize())
	o[0].Move(fyne.NewPos(0, 0))
	o[1].Move(fyne.NewPos(left, 0))
	o[1].Resize(fyne.NewSize(max(right-left, 0), size.Height))
}

func (l rowLayout) left(o []fyne.CanvasObject) float32 {
	if l.keyWidth == 0 || o[0].MinSize().Width == 0 {
		return 0
	}
	return max(theme.Grid(l.keyWidth), o[0].MinSize().Width+theme.Grid(1))
}

// MinSize implements fyne.Layout.
func (l rowLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	var high float32
	for _, x := range o[:3] {
		high = max(high, x.MinSize().Height)
	}
	return fyne.NewSize(l.left(o)+theme.Grid(4)+o[2].MinSize().Width, high)
}

// rowList is rows below one another that scroll; it reuses its rows.
type rowList struct {
	*container.Scroll
	box      *fyne.Container
	rows     []*row
	keyWidth float32
	onTap    func(i int)
}

func newRowList(keyWidth float32, onTap func(int)) *rowList {
	l := &rowList{box: kit.Stacked(0.25), keyWidth: keyWidth, onTap: onTap}
	l.Scroll = container.NewVScroll(l.box)
	return l
}

// set shows other lines and brings the chosen one into view.
func (l *rowList) set(views []rowView) {
	for len(l.rows) < len(views) {
		r, i := newRow(l.keyWidth), len(l.rows)
		r.onTap = func() { l.onTap(i) }
		l.rows = append(l.rows, r)
	}
	same := len(l.box.Objects) == len(views)
	if !same {
		l.box.Objects = l.box.Objects[:0]
	}
	chosen := -1
	for i, v := range views {
		l.rows[i].set(v)
		if !same {
			l.box.Objects = append(l.box.Objects, l.rows[i])
		}
		if v.chosen {
			chosen = i
		}
	}
	if !same {
		l.box.Refresh()
		l.Refresh()
	}
	if chosen >= 0 {
		l.reveal(l.rows[chosen])
	}
}

// reveal scrolls so that a row is seen with some of its neighbours.
func (l *rowList) reveal(r *row) {
	top, bottom := r.Position().Y, r.Position().Y+r.Size().Height
	margin := min(3*r.Size().Height, l.Size().Height/3)
	y := l.Offset.Y
	if top-margin < y {
		y = top - margin
	}
	if bottom+margin > y+l.Size().Height {
		y = bottom + margin - l.Size().Height
	}
	y = max(0, min(y, l.Content.MinSize().Height-l.Size().Height))
	if y != l.Offset.Y {
		l.ScrollToOffset(fyne.NewPos(0, y))
	}
}
