package kit

import (
	"context"
	"slices"
	"time"

	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Toast is a short message that goes away by itself.
type Toast struct {
	Text   string
	Tone   theme.Tone
	Action *Action // „Cofnij”; may be nil
	// Seconds it stays; 0: five, ten with an action; errors stay until they are
	// closed.
	Seconds int
}

// Toasts shows messages at the foot of the window, at most three at a time; the
// others wait. The shell puts its Layer above everything else. A message stays
// while the mouse is on it. FocusLast gives the keyboard to the newest one.
type Toasts struct {
	Layer *fyne.Container
	cat   *locale.Catalogue
	shown []*toast
	queue []Toast
	last  []Toast
	after func(d time.Duration, do func()) (stop func())
}

// mostToasts is how many messages are shown at a time; keptToasts how many can be
// read again.
const (
	mostToasts = 3
	keptToasts = 50
)

// NewToasts makes the place for messages.
func NewToasts(cat *locale.Catalogue) *Toasts {
	return &Toasts{Layer: container.New(toastLayout{}), cat: cat, after: waiting(task.NewRunner())}
}

// waiting calls back on the UI thread after a while.
func waiting(r *task.Runner) func(time.Duration, func()) func() {
	return func(d time.Duration, do func()) func() {
		l := task.NewLoader(r)
		task.Load(l, func(ctx context.Context) (struct{}, error) {
			select {
			case <-time.After(d):
				return struct{}{}, nil
			case <-ctx.Done():
				return struct{}{}, ctx.Err()
			}
		}, func(struct{}) { do() }, func(error) {})
		return l.Stop
	}
}

// Show shows a message, or lets it wait for its turn. A message that stands there
// already only begins anew.
func (t *Toasts) Show(m Toast) {
	t.last = append(t.last, m)
	t.last = t.last[max(len(t.last)-keptToasts, 0):]
	for _, s := range t.shown {
		if s.Text == m.Text && s.Tone == m.Tone && s.Action == nil && m.Action == nil {
			s.start()
			return
		}
	}
	if len(t.shown) >= mostToasts {
		t.queue = append(t.queue, m)
		return
	}
	s := newToast(t, m)
	t.shown = append(t.shown, s)
	t.Layer.Add(s)
	s.start()
}

// Last gives the messages of this session, the newest last, for reading again.
func (t *Toasts) Last() []Toast { return slices.Clone(t.last) }

// FocusLast gives the keyboard to the newest message: its action, else its close
// button. It tells whether there is one.
func (t *Toasts) FocusLast() bool {
	if len(t.shown) == 0 {
		return false
	}
	focus(t.shown[len(t.shown)-1].first)
	return true
}

// Clear takes all messages away.
func (t *Toasts) Clear() {
	t.queue = nil
	for _, s := range slices.Clone(t.shown) {
		t.close(s)
	}
}

func (t *Toasts) close(s *toast) {
	i := slices.Index(t.shown, s)
	if i < 0 {
		return
	}
	s.pause()
	if c := canvasOf(s); c != nil && s.has(c.Focused()) {
		c.Unfocus()
	}
	t.shown = slices.Delete(t.shown, i, i+1)
	t.Layer.Remove(s)
	if len(t.queue) > 0 {
		next := t.queue[0]
		t.queue = t.queue[1:]
		n := newToast(t, next)
		t.shown = append(t.shown, n)
		t.Layer.Add(n)
		n.start()
	}
}

// toast is a message as it is shown.
type toast struct {
	widget.BaseWidget
	Toast
	host    *Toasts
	ground  *panel
	first   *Button
	buttons []*Button
	stop    func()
}

func newToast(host *Toasts, m Toast) *toast {
	s := &toast{Toast: m, host: host}
	icon := container.New(squareLayout(2.5), widget.NewIcon(m.Tone.Icon()))
	parts := []fyne.CanvasObject{icon, NewParagraph(m.Text, Style{})}
	if m.Action != nil {
		do := *m.Action
		s.buttons = append(s.buttons, NewButton(Action{Text: do.Text, Icon: do.Icon, Enabled: do.Enabled, Do: func() {
			host.close(s)
			do.Run()
		}}))
	}
	s.buttons = append(s.buttons, newIconButton(theme.Icon("close"), func() { host.close(s) }))
	s.first = s.buttons[0]
	for _, b := range s.buttons {
		parts = append(parts, b)
	}
	s.ground = newPanel(m.Tone.Background(), m.Tone.Foreground(), 1.5, 0.75, Beside(1, 1, parts...))
	s.ExtendBaseWidget(s)
	return s
}

func (s *toast) has(f fyne.Focusable) bool {
	b, ok := f.(*Button)
	return ok && slices.Contains(s.buttons, b)
}

// start begins the time anew.
func (s *toast) start() {
	s.pause()
	seconds := s.Seconds
	switch {
	case seconds > 0:
	case s.Tone == theme.Bad:
		return
	case s.Action != nil:
		seconds = 10
	default:
		seconds = 5
	}
	s.stop = s.host.after(time.Duration(seconds)*time.Second, func() { s.host.close(s) })
}

func (s *toast) pause() {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
}

// CreateRenderer implements fyne.Widget.
func (s *toast) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.ground) }

// MouseIn implements desktop.Hoverable: what is being read stays.
func (s *toast) MouseIn(*desktop.MouseEvent) { s.pause() }

// MouseMoved implements desktop.Hoverable.
func (s *toast) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (s *toast) MouseOut() { s.start() }

// toastLayout puts messages above one another at the foot, in the middle, the
// newest lowest.
type toastLayout struct{}

// Layout implements fyne.Layout.
func (toastLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(theme.Grid(64), size.Width-theme.Grid(4))
	y := size.Height - theme.Grid(5)
	for i := len(objects) - 1; i >= 0; i-- {
		o := objects[i]
		h := heightAt(o, width)
		y -= h
		o.Move(fyne.NewPos((size.Width-width)/2, y))
		o.Resize(fyne.NewSize(width, h))
		y -= theme.Grid(1)
	}
}

// MinSize implements fyne.Layout: messages never make the window larger.
func (toastLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
