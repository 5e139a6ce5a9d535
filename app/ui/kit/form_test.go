package kit

import (
	"strings"
	"testing"
	"time"

	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"
)

// filled is a form in a window with what it saved.
type filled struct {
	*Form
	window fyne.Window
	saved  []string
	done   int
}

func newFilled(t *testing.T, width float32) *filled {
	t.Helper()
	f := &filled{}
	f.Form = NewForm(FormConfig{
		Cat: words,
		Fields: []Field{
			{ID: "name", Label: "Nazwa", Required: true, Help: "Pełna nazwa", Check: func(s string) Problem {
				if s == "" {
					return Problem{Text: "Wpisz nazwę."}
				}
				return Problem{}
			}},
			{ID: "weight", Label: "Waga", Kind: Number, Unit: "%"},
			{ID: "day", Label: "Dzień", Kind: Date},
			{ID: "kind", Label: "Rodzaj", Kind: Select, Choices: []Choice{{"g", "Gmina"}, {"m", "Miasto"}, {"l", "Łowicz"}}},
			{ID: "agreed", Label: "Zgoda", Kind: Check},
			{ID: "nip", Label: "NIP", Check: func(s string) Problem {
				if s != "" && len(s) != 10 {
					return Problem{Text: "NIP ma 10 cyfr.", Warning: true}
				}
				return Problem{}
			}},
			{ID: "code", Label: "Kod", ReadOnly: true},
			{ID: "note", Label: "Uwagi", Kind: Multiline, Span: 2},
		},
		OnSave:   func(id, value string) { f.saved = append(f.saved, id+"="+value) },
		OnCommit: func() { f.done++ },
		Today:    func() time.Time { return time.Date(2025, 9, 17, 0, 0, 0, 0, time.UTC) },
	})
	f.window = window(t, container.NewVScroll(f.Form), width, 700)
	f.SetValues(map[string]string{"name": "Gmina Wieliszew", "weight": "12,5", "day": "2025-09-17", "kind": "m", "code": "P-0012"})
	return f
}

func (f *filled) wantSaved(t *testing.T, want ...string) {
	t.Helper()
	if d := cmp.Diff(want, f.saved); d != "" {
		t.Errorf("saved (-want +got):\n%s", d)
	}
}

func (f *filled) entry(id string) *entry { return f.field(id).control.focusable().(*entry) }

func TestFormShowsValues(t *testing.T) {
	f := newFilled(t, 900)
	want := map[string]string{"name": "Gmina Wieliszew", "weight": "12,5", "day": "2025-09-17", "kind": "m", "agreed": "", "nip": "", "code": "P-0012", "note": ""}
	if d := cmp.Diff(want, f.Values()); d != "" {
		t.Error(d)
	}
	shows(t, f.Form, "Gmina Wieliszew", "17.09.2025", "Miasto", "P-0012", "Pełna nazwa", "wymagane", "%")
	f.wantSaved(t)
}

func TestFormSavesWhenLeft(t *testing.T) {
	f := newFilled(t, 900)
	f.Focus("name")
	typed(t, f.window, "X")
	f.wantSaved(t)
	press(f.window, fyne.KeyReturn)
	f.wantSaved(t, "name=XGmina Wieliszew")
	if f.window.Canvas().Focused() != fyne.Focusable(f.entry("weight")) {
		t.Error("Enter does not go to the next field")
	}
	press(f.window, fyne.KeyReturn)
	f.wantSaved(t, "name=XGmina Wieliszew") // the weight was not changed
}

func TestFormSaysWhatIsWrongWhileTyping(t *testing.T) {
	f := newFilled(t, 900)
	f.Focus("weight")
	typed(t, f.window, "x")
	shows(t, f.field("weight").box, "To nie jest liczba")
	if !f.field("weight").icon.Visible() {
		t.Error("it is said by colour alone")
	}
	f.window.Canvas().Unfocus()
	f.wantSaved(t)
	if got := f.entry("weight").Text; got != "x12,5" {
		t.Errorf("what was typed is %q after leaving", got)
	}
	if f.Commit() || !f.Problems() {
		t.Error("an unsaved field counts as saved")
	}
	if f.window.Canvas().Focused() != fyne.Focusable(f.entry("weight")) {
		t.Error("Commit does not go to what is unsaved")
	}
	f.SetValues(map[string]string{"weight": "13", "name": "Inna"})
	if got := f.Value("weight"); got != "x12,5" {
		t.Errorf("a reload takes what was typed away: %q", got)
	}
	if got := f.Value("name"); got != "Inna" {
		t.Errorf("a reload does not show the name: %q", got)
	}
	press(f.window, fyne.KeyEscape)
	if got := f.Value("weight"); got != "12,5" {
		t.Errorf("Esc gives %q", got)
	}
	if strings.Contains(texts(f.field("weight").box), "liczba") {
		t.Error("the problem stays after Esc")
	}
}

func TestFormSavesWarnings(t *testing.T) {
	f := newFilled(t, 900)
	f.Focus("nip")
	typed(t, f.window, "123")
	shows(t, f.field("nip").box, "NIP ma 10 cyfr.")
	if got := f.field("nip").line.segment.Style.ColorName; got != theme.Warn.Foreground() {
		t.Errorf("a warning is shown in %s", got)
	}
	f.window.Canvas().Unfocus()
	f.wantSaved(t, "nip=123")
	if f.Problems() {
		t.Error("a warning counts as an error")
	}
}

func TestFormRefusedFromOutside(t *testing.T) {
	f := newFilled(t, 900)
	f.SetProblem("name", Problem{Text: "Taka nazwa już jest."})
	shows(t, f.field("name").box, "Taka nazwa już jest.")
	f.Focus("name")
	typed(t, f.window, "A")
	if strings.Contains(texts(f.field("name").box), "już jest") {
		t.Error("it stays after a change")
	}
}

func TestFormCommitsByCtrlEnter(t *testing.T) {
	f := newFilled(t, 900)
	f.Focus("note")
	typed(t, f.window, "a")
	press(f.window, fyne.KeyReturn)
	typed(t, f.window, "b")
	shortcut(f.window, Ctrl(fyne.KeyReturn))
	f.wantSaved(t, "note=a\nb")
	if f.done != 1 {
		t.Errorf("committed %d times", f.done)
	}
}

func TestFormDates(t *testing.T) {
	f := newFilled(t, 900)
	f.Focus("day")
	f.entry("day").SetText("1.2.2026")
	f.window.Canvas().Unfocus()
	f.wantSaved(t, "day=2026-02-01")
	if got := f.entry("day").Text; got != "01.02.2026" {
		t.Errorf("after leaving it shows %q", got)
	}
	f.entry("day").SetText("31.02.2026")
	f.Commit()
	f.wantSaved(t, "day=2026-02-01")
	shows(t, f.field("day").box, "To nie jest data")
	f.entry("day").SetText("")
	if !f.Commit() {
		t.Error("an emptied date is not saved")
	}
	f.wantSaved(t, "day=2026-02-01", "day=")
}

func TestFormCalendar(t *testing.T) {
	f := newFilled(t, 900)
	f.Focus("day")
	press(f.window, fyne.KeyDown)
	press(f.window, fyne.KeyRight)
	press(f.window, fyne.KeyReturn)
	if got := f.Value("day"); got != "2025-09-18" {
		t.Errorf("the calendar gave %q", got)
	}
	f.wantSaved(t)
	press(f.window, fyne.KeyReturn)
	f.wantSaved(t, "day=2025-09-18")

	test.Tap(all[*tapIcon](f.Form)[0])
	if f.window.Canvas().Overlays().Top() == nil {
		t.Fatal("the icon opens no calendar")
	}
	press(f.window, fyne.KeyEscape)
	if f.window.Canvas().Overlays().Top() != nil {
		t.Error("Esc does not close the calendar")
	}
	f.SetReadOnly(true)
	if len(all[*tapIcon](f.Form)) != 0 {
		t.Error("a readable field offers a calendar")
	}
}

func TestFormChoosesAndTicks(t *testing.T) {
	f := newFilled(t, 900)
	f.Focus("kind")
	typed(t, f.window, "lo")
	f.wantSaved(t, "kind=l")
	f.Focus("agreed")
	typed(t, f.window, " ")
	f.wantSaved(t, "kind=l", "agreed=1")
	f.SetValues(map[string]string{"kind": "g"})
	if len(f.saved) != 2 || f.Value("kind") != "g" || f.Value("agreed") != "" {
		t.Errorf("showing values saves them: %v, %v", f.saved, f.Values())
	}
}

func TestFormReadOnly(t *testing.T) {
	f := newFilled(t, 900)
	if !f.entry("code").Disabled() || f.entry("name").Disabled() {
		t.Error("what may be changed is mixed up")
	}
	f.SetReadOnly(true)
	if !f.entry("name").Disabled() || f.First() != nil {
		t.Error("it can still be changed")
	}
	f.SetReadOnly(false)
	if f.entry("name").Disabled() || !f.entry("code").Disabled() || f.First() != fyne.Focusable(f.entry("name")) {
		t.Error("it was not given back as it was")
	}
}

func TestFormResetShowsAnotherRecord(t *testing.T) {
	f := newFilled(t, 900)
	f.Focus("weight")
	typed(t, f.window, "x")
	f.Reset(map[string]string{"weight": "1"})
	if got := f.Value("weight"); got != "1" {
		t.Errorf("the other record's weight is %q", got)
	}
	f.window.Canvas().Unfocus()
	f.wantSaved(t)
}

func TestFormColumns(t *testing.T) {
	for _, c := range []struct {
		width float32
		same  bool // name and weight stand beside one another
	}{{900, true}, {400, false}} {
		f := newFilled(t, c.width)
		if got := f.field("name").box.Position().Y == f.field("weight").box.Position().Y; got != c.same {
			t.Errorf("at %v pixels the first two fields stand beside one another: %v", c.width, got)
		}
		if note := f.field("note").box.Size().Width; note < c.width*0.9 {
			t.Errorf("at %v pixels the note is %v wide", c.width, note)
		}
	}
}

func TestFormLongValue(t *testing.T) {
	f := newFilled(t, 600)
	long := strings.TrimSpace(strings.Repeat("Samodzielny Publiczny Zakład ", 12))
	before := f.field("name").box.Size().Height
	f.SetValues(map[string]string{"name": long})
	if after := f.field("name").box.MinSize().Height; after <= before {
		t.Errorf("a name of %d letters is as high as a short one", len(long))
	}
	f.Focus("name")
	f.entry("name").CursorRow = 0
	test.Type(f.entry("name"), "A")
	f.entry("name").SetText(f.entry("name").Text + "\r\nB")
	press(f.window, fyne.KeyReturn)
	f.wantSaved(t, "name=A"+long+" B")
}

func TestFormPassesKeysOn(t *testing.T) {
	f := newFilled(t, 900)
	var keys []fyne.KeyName
	f.window.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { keys = append(keys, ev.Name) })
	palette := 0
	f.window.Canvas().AddShortcut(Ctrl(fyne.KeyK).Shortcut(), func(fyne.Shortcut) { palette++ })
	for _, id := range []string{"name", "kind", "agreed", "day"} {
		f.Focus(id)
		press(f.window, fyne.KeyF1)
		press(f.window, fyne.KeyEscape) // nothing to take back
		shortcut(f.window, Ctrl(fyne.KeyK))
	}
	if len(keys) != 8 || palette != 4 {
		t.Errorf("the window got %v and %d of 4 shortcuts", keys, palette)
	}
	f.Focus("name")
	press(f.window, fyne.KeyRight)
	shortcut(f.window, Ctrl(fyne.KeyRight))
	if len(keys) != 8 {
		t.Error("the window gets a key of the field")
	}
}

// A form that asks before it saves: Enter opens the question and does not answer it, and
// what was not saved after all is in hand again.
func TestFormAsksBeforeItSaves(t *testing.T) {
	w := window(t, widget.NewLabel(""), 900, 600)
	var form *Form
	saved := 0
	form = NewForm(FormConfig{Cat: words, Fields: []Field{{ID: "name"}}, OnSave: func(string, string) {
		Confirm(ConfirmConfig{Window: w, Cat: words, Title: "Zapisać?", Yes: "Zapisz", Unasked: true, No: func() {
			form.Unsave("name", "było", Problem{Text: "Nie zapisano.", Warning: true})
		}}, func(string) { saved++ })
	}})
	form.SetValues(map[string]string{"name": "było"})
	w.SetContent(form)
	form.Focus("name")
	typed(t, w, "jest ")
	press(w, fyne.KeyReturn)
	if saved != 0 || w.Canvas().Overlays().Top() == nil {
		t.Fatal("Enter answers the question it opens")
	}
	press(w, fyne.KeyReturn)
	if saved != 0 || w.Canvas().Overlays().Top() != nil {
		t.Fatalf("a second Enter: saved %d times", saved)
	}
	shows(t, form, "Nie zapisano.")
	form.SetValues(map[string]string{"name": "nowe"})
	if got := form.Value("name"); got != "jest było" {
		t.Errorf("the field says %q", got)
	}
	if form.Commit(); w.Canvas().Overlays().Top() == nil {
		t.Error("it is not saved at the next commit")
	}
	test.Tap(button(t, w.Canvas().Overlays().Top(), "Zapisz"))
	if saved != 1 {
		t.Errorf("saved %d times", saved)
	}
}
