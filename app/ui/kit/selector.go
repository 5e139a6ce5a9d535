package kit

import (
	"slices"
	"strings"
	"time"

	"biurolidera/internal/locale"
	"biurolidera/internal/polish"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// typeAhead is how long letters typed one after another count as one beginning.
const typeAhead = time.Second

// selector chooses one of some choices: by mouse, by arrows, by typing how its
// text begins (without diacritics too).
type selector struct {
	widget.Select
	cat     *locale.Catalogue
	choices []Choice
	value   string
	hooks   hooks
	focused bool
	typed   string
	when    time.Time
	now     func() time.Time
}

func newSelector(cat *locale.Catalogue, choices []Choice) *selector {
	s := &selector{cat: cat, now: time.Now}
	s.PlaceHolder = cat.T("kit.select")
	s.OnChanged = func(string) { s.chosen() }
	s.ExtendBaseWidget(s)
	s.setChoices(choices)
	return s
}

func (s *selector) setChoices(choices []Choice) {
	s.choices = choices
	texts := make([]string, len(choices))
	for i, c := range choices {
		texts[i] = c.Text
	}
	s.SetOptions(texts)
}

// show shows a value without telling of a change.
func (s *selector) show(value string) {
	s.value = value
	s.Selected = textOf(s.choices, value)
	s.Refresh()
}

// chosen is told by Fyne's Select that another text was chosen.
func (s *selector) chosen() {
	i := s.SelectedIndex()
	if i < 0 || s.choices[i].Value == s.value {
		return
	}
	s.value = s.choices[i].Value
	if s.hooks.changed != nil {
		s.hooks.changed()
	}
}

func (s *selector) pick(i int) {
	if i >= 0 && i < len(s.choices) {
		s.SetSelectedIndex(i)
	}
}

// CreateRenderer implements fyne.Widget.
func (s *selector) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return withBorder(s.Select.CreateRenderer(), func() bool { return s.focused && !s.Disabled() })
}

// FocusGained implements fyne.Focusable.
func (s *selector) FocusGained() {
	s.focused = true
	s.Select.FocusGained()
	if s.hooks.focused != nil {
		s.hooks.focused(true)
	}
}

// FocusLost implements fyne.Focusable.
func (s *selector) FocusLost() {
	s.focused, s.typed = false, ""
	s.Select.FocusLost()
	if s.hooks.focused != nil {
		s.hooks.focused(false)
	}
}

// TypedRune implements fyne.Focusable: it goes to the choice that begins so.
func (s *selector) TypedRune(r rune) {
	if s.Disabled() || r == ' ' && s.typed == "" {
		return
	}
	now := s.now()
	if now.Sub(s.when) > typeAhead {
		s.typed = ""
	}
	s.when = now
	s.typed += string(r)
	if i := s.beginning(s.typed); i >= 0 {
		s.pick(i)
		return
	}
	// The same letter again goes on to the next choice with it.
	s.typed = string(r)
	if i := s.beginning(s.typed); i >= 0 {
		s.pick(i)
	}
}

// beginning finds the choice whose text begins with typed: the present one may
// stay if more than a letter was typed, else the search begins after it.
func (s *selector) beginning(typed string) int {
	want := polish.Fold(typed)
	from := slices.IndexFunc(s.choices, func(c Choice) bool { return c.Value == s.value })
	if len([]rune(typed)) == 1 {
		from++
	}
	from = max(from, 0)
	for k := range s.choices {
		i := (from + k) % len(s.choices)
		if strings.HasPrefix(polish.Fold(s.choices[i].Text), want) {
			return i
		}
	}
	return -1
}

// TypedKey implements fyne.Focusable: arrows and Home and End choose, Space opens
// the list.
func (s *selector) TypedKey(ev *fyne.KeyEvent) {
	at := slices.IndexFunc(s.choices, func(c Choice) bool { return c.Value == s.value })
	switch {
	case s.Disabled():
		PassKey(s, ev)
	case ev.Name == fyne.KeySpace && s.typed == "":
		s.Select.TypedKey(ev)
	case ev.Name == fyne.KeyDown, ev.Name == fyne.KeyRight:
		s.pick(at + 1)
	case ev.Name == fyne.KeyUp, ev.Name == fyne.KeyLeft:
		s.pick(at - 1)
	case ev.Name == fyne.KeyHome:
		s.pick(0)
	case ev.Name == fyne.KeyEnd:
		s.pick(len(s.choices) - 1)
	case isEnter(ev.Name) && s.hooks.next != nil:
		s.hooks.next()
	case ev.Name == fyne.KeyEscape && s.hooks.restore != nil && s.hooks.restore():
	case ev.Name == fyne.KeySpace:
	default:
		PassKey(s, ev)
	}
}
