package kit

import (
	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Step is a step of an assistant.
type Step struct {
	Title   string
	Content fyne.CanvasObject
	// Ready tells whether Next may be taken and, if not, why; nil: always. It is
	// asked again by Steps.Refresh.
	Ready func() (ok bool, why string)
	// Enter is called each time the step comes up; may be nil.
	Enter func()
	// Leave is called by Next with the function that goes on, which it calls at once
	// or when its work ended; nil: goes on at once.
	Leave func(next func())
	// Next is the text of the button; empty: „Dalej”, in the last step „Zakończ”.
	Next string
	// Final tells that nothing is left to go back from or to cancel: only Next stands
	// under the step.
	Final bool
}

// StepsConfig describes an assistant.
type StepsConfig struct {
	Cat      *locale.Catalogue
	Steps    []Step
	OnDone   func() // after the last step
	OnCancel func() // nil: no Cancel button
}

// Steps is an assistant: numbered steps on top, the present one below, Back and
// Next under it. Next says why it can't be taken. Enter takes it.
type Steps struct {
	widget.BaseWidget
	cfg    StepsConfig
	at     int
	busy   bool
	heads  []*stepHead
	row    *fyne.Container // of the heads
	body   *fyne.Container
	reason *fyne.Container
	why    *Paragraph
	back   *Button
	next   *Button
	cancel *Button
	box    *fyne.Container
}

// NewSteps makes an assistant that stands at its first step.
func NewSteps(cfg StepsConfig) *Steps {
	s := &Steps{cfg: cfg, body: container.NewStack(), why: NewParagraph("", Style{Colour: theme.Warn.Foreground()})}
	row := make([]fyne.CanvasObject, len(cfg.Steps))
	for i, step := range cfg.Steps {
		head := newStepHead(cfg.Cat, i+1, len(cfg.Steps), step.Title)
		s.heads = append(s.heads, head)
		row[i] = head
	}
	s.reason = Beside(1, 1, container.New(squareLayout(2.5), widget.NewIcon(theme.Warn.Icon())), s.why)
	s.back = NewButton(Action{Text: cfg.Cat.T("kit.back"), Icon: theme.Icon("arrow_back"), Do: s.Back, Enabled: func() bool { return s.at > 0 && !s.busy && !s.final() }})
	s.next = NewButton(Action{Text: cfg.Cat.T("kit.next"), Primary: true, Do: s.Next, Enabled: s.ready})
	s.cancel = NewButton(Action{Text: cfg.Cat.T("kit.cancel"), Do: cfg.OnCancel})
	foot := []fyne.CanvasObject{container.NewStack(s.reason), s.back, s.next} // the room stays where there is no reason
	if cfg.OnCancel != nil {
		foot = append([]fyne.CanvasObject{s.cancel}, foot...)
	}
	s.row = container.New(stepsLayout{s}, row...)
	s.box = container.NewBorder(Padded(2, 1.5, s.row), Padded(2, 1.5, Beside(1, len(foot)-3, foot...)), nil, nil, Padded(2, 1, s.body))
	s.ExtendBaseWidget(s)
	s.goTo(0)
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *Steps) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.box) }

// At is the index of the present step.
func (s *Steps) At() int { return s.at }

func (s *Steps) final() bool { return s.cfg.Steps[s.at].Final }

func (s *Steps) ready() bool {
	ok, _ := s.asked()
	return ok && !s.busy
}

func (s *Steps) asked() (ok bool, why string) {
	if ready := s.cfg.Steps[s.at].Ready; ready != nil {
		return ready()
	}
	return true, ""
}

// Next goes on, if it can: through the step's Leave to the next step, from the
// last one to OnDone.
func (s *Steps) Next() {
	if !s.ready() {
		return
	}
	from := s.at
	on := func() {
		s.busy = false
		switch {
		case s.at != from:
		case from+1 < len(s.cfg.Steps):
			s.goTo(from + 1)
		case s.cfg.OnDone != nil:
			s.Refresh()
			s.cfg.OnDone()
		}
	}
	if leave := s.cfg.Steps[from].Leave; leave != nil {
		s.busy = true
		s.Refresh()
		leave(on)
		return
	}
	on()
}

// Free gives Next and Back back after a Leave that did not go on: its work failed
// or was cancelled.
func (s *Steps) Free() {
	s.busy = false
	s.Refresh()
}

// Back goes to the step before, but not from a final one.
func (s *Steps) Back() {
	if s.at > 0 && !s.busy && !s.final() {
		s.goTo(s.at - 1)
	}
}

// Open goes to a step that was passed before, from wherever it stands.
func (s *Steps) Open(i int) {
	if i != s.at && !s.busy {
		s.goTo(i)
	}
}

func (s *Steps) goTo(i int) {
	s.at = i
	step := s.cfg.Steps[i]
	s.body.Objects = []fyne.CanvasObject{step.Content}
	s.body.Refresh()
	s.next.SetText(s.nextText(i))
	s.back.Hidden, s.cancel.Hidden = step.Final, step.Final
	for k, h := range s.heads {
		h.set(k - i)
	}
	s.row.Refresh()
	if step.Enter != nil {
		step.Enter()
	}
	s.Refresh()
}

func (s *Steps) nextText(i int) string {
	switch {
	case s.cfg.Steps[i].Next != "":
		return s.cfg.Steps[i].Next
	case i+1 == len(s.cfg.Steps):
		return s.cfg.Cat.T("kit.done")
	}
	return s.cfg.Cat.T("kit.next")
}

// Refresh asks the present step anew whether Next may be taken.
func (s *Steps) Refresh() {
	ok, why := s.asked()
	s.why.SetText(why)
	if hide := ok || why == ""; hide == s.reason.Visible() {
		s.reason.Hidden = hide
		s.reason.Refresh()
	}
	s.back.Update()
	s.next.Update()
	s.BaseWidget.Refresh()
}

// TypedKey takes the keys the step's own fields had no use for; a dialog or the
// screen hands them in. It tells whether the key was used.
func (s *Steps) TypedKey(ev *fyne.KeyEvent) bool {
	switch {
	case isEnter(ev.Name):
		s.Next()
	case ev.Name == fyne.KeyEscape && s.cfg.OnCancel != nil:
		s.cfg.OnCancel()
	default:
		return false
	}
	return true
}
