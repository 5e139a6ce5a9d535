package dashboard

import (
	"image/color"
	"reflect"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// slot is a place of the dashboard that is painted anew only where what it shows has
// changed, so that a reload does not flicker and the keyboard stays where it was.
type slot[T any] struct {
	box   *fyne.Container
	shown *T
}

func newSlot[T any]() *slot[T] {
	s := &slot[T]{box: container.NewStack()}
	s.box.Hide()
	return s
}

// set paints a value; paint gives nil where nothing is to be seen.
func (s *slot[T]) set(v T, paint func(T) fyne.CanvasObject) {
	if s.shown != nil && reflect.DeepEqual(*s.shown, v) {
		return
	}
	s.shown = &v
	s.box.RemoveAll()
	o := paint(v)
	if o != nil {
		s.box.Add(o)
	}
	s.box.Hidden = o == nil
	s.box.Refresh()
}

// card is a frame with a title and, at the right, a quiet way to the whole of it.
func (s *Screen) card(title string, content fyne.CanvasObject, more string, to screen.Route) fyne.CanvasObject {
	height := canvas.NewRectangle(color.Transparent) // of the heads with a button and those without
	height.SetMinSize(fyne.NewSize(0, theme.Grid(4.5)))
	head := []fyne.CanvasObject{kit.NewParagraph(title, kit.Strong), height}
	if more != "" {
		b := kit.NewButton(kit.Action{Text: more, Icon: theme.Icon("chevron_right"), Do: s.to(to)})
		b.Importance, b.IconPlacement = widget.LowImportance, widget.ButtonIconTrailingText
		head = append(head, b)
	}
	return kit.NewCard("", kit.Stacked(0.25, kit.Padded(1, 0, kit.Beside(1, 0, head...)), content))
}

// statsBeside is how many numbers stand beside one another at least, so that a single
// one is no wider than it must be.
const statsBeside = 3

func (s *Screen) paintStats(all []stat) fyne.CanvasObject {
	if len(all) == 0 {
		return kit.NewBand(s.f.Cat.T("dashboard.calm"), theme.Good, nil)
	}
	var cards []fyne.CanvasObject
	for _, st := range all {
		cards = append(cards, kit.NewStat(st.value, st.label, st.tone, s.to(st.to)))
	}
	for len(cards) < statsBeside {
		cards = append(cards, container.NewStack())
	}
	return kit.NewFlow(24, 2, cards...)
}

func (s *Screen) paintAgenda(a agenda) fyne.CanvasObject {
	t := s.f.Cat.T
	calendar := screen.Route{Screen: "edition", Record: "calendar"}
	switch {
	case !a.set:
		set := kit.NewButton(kit.Action{Text: t("dashboard.calendar.set"), Do: s.to(calendar), Enabled: s.f.Writable})
		return s.card(t("dashboard.calendar"), kit.Padded(1, 0.5, kit.Stacked(1.5, kit.NewParagraph(t("dashboard.calendar.empty"), kit.Muted), container.NewHBox(set))), "", calendar)
	case len(a.lines) == 0:
		return s.card(t("dashboard.calendar"), kit.Padded(1, 0.5, kit.NewParagraph(t("dashboard.calendar.over"), kit.Muted)), t("dashboard.calendar.open"), calendar)
	}
	rows := make([]fyne.CanvasObject, 0, len(a.lines))
	for _, m := range a.lines {
		rows = append(rows, newLine(nil, twoLines(m.name, m.days, kit.Style{}), whenMark(m.when, m.tone), s.to(calendar)))
	}
	return s.card(t("dashboard.calendar"), kit.Stacked(0, rows...), t("dashboard.calendar.open"), calendar)
}

// whenMark is a badge for what runs or is late, plain text for what is to come.
func whenMark(when string, tone theme.Tone) fyne.CanvasObject {
	if tone == theme.Neutral {
		return kit.NewParagraph(when, kit.Style{Colour: theme.ColorNameMuted, Whole: true})
	}
	return kit.NewBadge(when, tone)
}

func (s *Screen) paintGuards(all []guard) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, g := range all {
		var button fyne.CanvasObject
		if g.action != "" {
			button = kit.NewButton(kit.Action{Text: g.action, Do: s.onBackup})
		}
		rows = append(rows, newLine(g.tone.Icon(), twoLines(g.title, g.text, kit.Style{}), button, s.to(g.to)))
	}
	return s.card(s.f.Cat.T("dashboard.guard"), kit.Stacked(0, rows...), "", screen.Route{})
}

func (s *Screen) paintChanges(all []change) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, c := range all {
		style := kit.Style{}
		if c.undone {
			style.Colour = theme.ColorNameMuted
		}
		rows = append(rows, newLine(nil, twoLines(c.text, c.by, style), nil, s.to(c.to)))
	}
	t := s.f.Cat.T
	return s.card(t("dashboard.changes"), kit.Stacked(0, rows...), t("dashboard.changes.all"), screen.Route{Screen: "history"})
}

// paintSteps lists the first steps; the next one stands out and has the button.
func (s *Screen) paintSteps(all []step) fyne.CanvasObject {
	if len(all) == 0 {
		return nil
	}
	t := s.f.Cat.T
	rows := []fyne.CanvasObject{kit.Padded(1, 0, kit.NewParagraph(t("dashboard.first.text"), kit.Muted))}
	for _, st := range all {
		icon, style := theme.IconIn("radio_button_unchecked", theme.ColorNameMuted), kit.Style{}
		var right fyne.CanvasObject
		switch {
		case st.done:
			icon, style.Colour = theme.Good.Icon(), theme.ColorNameMuted
			right = kit.NewParagraph(t("dashboard.first.done"), kit.Style{Colour: theme.Good.Foreground(), Size: fynetheme.SizeNameCaptionText, Whole: true})
		case st.next:
			style.Bold = true
			right = kit.NewButton(kit.Action{Text: st.do, Primary: true, Do: s.to(st.to)})
		}
		rows = append(rows, newLine(icon, twoLines(st.title, st.text, style), right, s.to(st.to)))
	}
	title := t("dashboard.first") + " – " + t("dashboard.first.progress", "n", stepsDone(all), "all", len(all))
	return s.card(title, kit.Stacked(0.25, rows...), "", screen.Route{})
}
