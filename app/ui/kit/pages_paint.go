package kit

import (
	"container/list"
	"context"
	"image"
	"math"
	"slices"

	"biurolidera/app/ui/task"
	"biurolidera/internal/drawing"
)

// A page is painted in bands, so that no single picture is large at 400 %, and a
// band that is scrolled into view is there soon.
const (
	bandPixels = 2_500_000
	keptBytes  = 96 << 20
)

// piece names a painted band of a page: rows top to top+rows of the page painted
// with scale pixels a point.
type piece struct {
	page      int
	scale     float64
	top, rows int
}

// piecesOf cuts a page into bands.
func piecesOf(page int, p drawing.Page, scale float64) []piece {
	wide, high := int(math.Round(p.Width*scale)), int(math.Round(p.Height*scale))
	rows := max(64, bandPixels/max(1, wide))
	var all []piece
	for top := 0; top < high; top += rows {
		all = append(all, piece{page, scale, top, min(rows, high-top)})
	}
	return all
}

// paint paints a band.
func (k piece) paint(p drawing.Page) (*image.RGBA, error) {
	if top := float64(k.top) / k.scale; top > 0 || float64(k.rows) < math.Round(p.Height*k.scale) {
		p = drawing.Page{Width: p.Width, Height: float64(k.rows) / k.scale, Marks: drawing.Shifted(p.Marks, 0, -top)}
	}
	return drawing.Paint(p, k.scale)
}

// painter paints the pieces that are wanted, one after another away from the UI
// thread, and keeps those last used up to a limit of memory. Its methods are called
// on the UI thread.
type painter struct {
	loader  *task.Loader
	painted func()
	failed  func(error)

	pages  []drawing.Page
	number int // of pages set: pictures of earlier ones are thrown away
	wanted []piece
	busy   bool
	broken map[int]bool

	kept  map[piece]*list.Element
	order *list.List // of keptPiece, the last used first
	bytes int
}

type keptPiece struct {
	key piece
	img *image.RGBA
}

func newPainter(tasks *task.Runner, painted func(), failed func(error)) *painter {
	w := &painter{loader: task.NewLoader(tasks), painted: painted, failed: failed}
	w.set(nil)
	return w
}

// set forgets everything and paints other pages from now on.
func (w *painter) set(pages []drawing.Page) {
	w.number++
	w.pages, w.wanted, w.broken = pages, nil, map[int]bool{}
	w.kept, w.order, w.bytes = map[piece]*list.Element{}, list.New(), 0
}

// get gives a piece that is ready.
func (w *painter) get(k piece) *image.RGBA {
	e, ok := w.kept[k]
	if !ok {
		return nil
	}
	w.order.MoveToFront(e)
	return e.Value.(keptPiece).img
}

// want replaces what is to be painted, the most urgent first.
func (w *painter) want(pieces []piece) {
	w.wanted = w.wanted[:0]
	for _, k := range pieces {
		if _, there := w.kept[k]; !there && !w.broken[k.page] {
			w.wanted = append(w.wanted, k)
		}
	}
	w.next()
}

// add asks for one more piece, after all others.
func (w *painter) add(k piece) {
	if _, there := w.kept[k]; !there && !w.broken[k.page] && !slices.Contains(w.wanted, k) {
		w.wanted = append(w.wanted, k)
		w.next()
	}
}

// next begins with the most urgent piece.
func (w *painter) next() {
	if w.busy || len(w.wanted) == 0 {
		return
	}
	k := w.wanted[0]
	w.wanted = w.wanted[1:]
	page, number := w.pages[k.page], w.number
	w.busy = true
	task.Load(w.loader, func(context.Context) (*image.RGBA, error) { return k.paint(page) }, func(img *image.RGBA) {
		w.busy = false
		if number == w.number {
			w.keep(k, img)
			w.painted()
		}
		w.next()
	}, func(err error) {
		w.busy = false
		if number == w.number {
			w.broken[k.page] = true
			w.failed(err)
		}
		w.next()
	})
}

// keep remembers a picture, and forgets those unused longest beyond the limit.
func (w *painter) keep(k piece, img *image.RGBA) {
	if _, there := w.kept[k]; there {
		return
	}
	w.kept[k] = w.order.PushFront(keptPiece{k, img})
	w.bytes += len(img.Pix)
	for w.bytes > keptBytes && w.order.Len() > 1 {
		last := w.order.Remove(w.order.Back()).(keptPiece)
		delete(w.kept, last.key)
		w.bytes -= len(last.img.Pix)
	}
}

// stop throws away what is being painted.
func (w *painter) stop() {
	w.loader.Stop()
	w.set(nil)
	w.busy = false
}
