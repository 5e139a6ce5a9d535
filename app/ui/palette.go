package ui

import (
	"cmp"
	"slices"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/polish"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// offer is one line of the palette: something to go to or to do.
type offer struct {
	kind   string // shown at the right: „ekran”, „instytucja”, a key
	text   string
	detail string
	icon   fyne.Resource
	do     func()
	folded string // text and detail as they are searched
}

// paletteFirst is how many screens and actions stand before the file's records;
// paletteGroup is how many records of a kind are offered.
const (
	paletteFirst = 8
	paletteGroup = 12
)

// palette opens the search everywhere: screens, actions, records. Keyboard alone:
// type, arrows, Enter.
func (s *Shell) palette() {
	if s.file == nil || s.closing {
		return
	}
	p := &palette{shell: s, loader: task.NewLoader(s.tasks)}
	p.open()
}

// offers lists screens and actions. The screens that were not shown yet are made for
// it: their actions can be searched too.
func (s *Shell) offers() []offer {
	var all []offer
	for _, e := range s.cfg.Entries {
		all = append(all, s.screenOffers(e)...)
	}
	for _, actions := range [][]kit.Action{s.editActions()[:2], s.fileActions(), s.viewActions(), s.helpActions()} {
		for _, a := range actions {
			if a.Name != "shell.backup" && a.Can() { // the backups' screen offers it
				all = append(all, newOffer(a.Key.String(), a.Text, "", a.Icon, func() { s.perform(a) }))
			}
		}
	}
	return append(all, s.lookOffers()...)
}

// screenOffers are a screen and its actions.
func (s *Shell) screenOffers(e Entry) []offer {
	name := s.cat.T("nav." + e.Name)
	here := newOffer(s.cat.T("shell.palette.screen"), name, "", theme.Icon(e.Icon), func() { s.Go(screen.Route{Screen: e.Name}) })
	here.also(foreign("nav." + e.Name))
	all := []offer{here}
	scr := s.screen(e.Name)
	if scr == nil {
		return all
	}
	said := map[string]bool{} // a list and its record may have the same action
	for _, a := range s.unreserved(scr.Actions()) {
		if s.route.Screen == e.Name && !a.Can() || said[a.Text] {
			continue
		}
		said[a.Text] = true
		all = append(all, newOffer(a.Key.String(), a.Text, name, a.Icon, func() { s.doThere(e.Name, a.Name) }))
	}
	return all
}

// doThere goes to a screen and does one of its actions, as it stands then.
func (s *Shell) doThere(name, action string) {
	if s.route.Screen != name {
		s.Go(screen.Route{Screen: name})
	}
	if s.route.Screen != name {
		return
	}
	for _, a := range s.screenActions() {
		if a.Name == action {
			a.Run()
		}
	}
}

func newOffer(kind, text, detail string, icon fyne.Resource, do func()) offer {
	return offer{kind: kind, text: text, detail: detail, icon: icon, do: do, folded: polish.Fold(text + " " + detail)}
}

// also lets the offer be found by further words, which are not shown.
func (o *offer) also(words ...string) {
	o.folded += " " + polish.Fold(strings.Join(words, " "))
}

// matching gives the offers that have every word, those that begin with the query
// first, then those in whose text the words stand earliest.
func matching(offers []offer, query string) []offer {
	words := strings.Fields(polish.Fold(query))
	if len(words) == 0 {
		return offers
	}
	type hit struct {
		offer
		at int
	}
	var hits []hit
next:
	for _, o := range offers {
		at := 0
		for _, w := range words {
			i := strings.Index(o.folded, w)
			if i < 0 {
				continue next
			}
			if i > 0 && o.folded[i-1] != ' ' {
				i += 100 // inside a word
			}
			at += i
		}
		hits = append(hits, hit{o, at})
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(a.at, b.at) })
	found := make([]offer, len(hits))
	for i, h := range hits {
		found[i] = h.offer
	}
	return found
}

// palette is the open search.
type palette struct {
	shell   *Shell
	records []offer // hits of the file
	shown   []offer
	loader  *task.Loader
	at      int
	query   *queryEntry
	list    *widget.List
	empty   *kit.Paragraph
	dialog  *widget.PopUp
}

func (p *palette) open() {
	s := p.shell
	p.query = newQueryEntry(p)
	p.query.SetPlaceHolder(s.cat.T("shell.palette.hint"))
	p.query.OnChanged = p.typed
	p.empty = kit.NewParagraph(s.cat.T("shell.palette.none"), kit.Muted)
	p.list = widget.NewList(func() int { return len(p.shown) }, newOfferRow, p.paint)
	p.list.HideSeparators = true
	p.list.OnSelected = func(i widget.ListItemID) {
		if i != p.at {
			p.at = i
			p.choose()
		}
	}
	body := container.NewBorder(kit.Padded(0, 1, p.query), nil, nil, nil, container.NewStack(p.list, p.empty))
	p.dialog = widget.NewModalPopUp(kit.Padded(1, 0, body), s.win.Canvas())
	room := s.win.Canvas().Size()
	p.typed("")
	p.dialog.Resize(fyne.NewSize(min(theme.Grid(88), room.Width-theme.Grid(4)), min(theme.Grid(64), room.Height-theme.Grid(8))))
	p.dialog.Show()
	s.win.Canvas().Focus(p.query)
}

func (p *palette) close() {
	p.loader.Stop()
	p.dialog.Hide()
}

// typed searches what is at hand at once, and the file's records off the UI thread.
func (p *palette) typed(query string) {
	if p.shell.file == nil { // it was closed behind the palette
		p.close()
		return
	}
	p.records = nil
	p.arrange(query)
	p.find(query)
}

func (p *palette) arrange(query string) {
	p.shown = matching(p.shell.offers(), query) // asked anew: a job may have ended meanwhile
	if len(p.records) > 0 && len(p.shown) > paletteFirst {
		p.shown = p.shown[:paletteFirst]
	}
	p.shown = append(slices.Clone(p.shown), p.records...)
	p.at = 0
	p.empty.Hidden = len(p.shown) > 0
	p.empty.Refresh()
	p.list.Refresh()
	p.mark()
}

// move goes n lines on, round at the ends.
func (p *palette) move(n int) {
	if len(p.shown) == 0 {
		return
	}
	p.at = (p.at + n + len(p.shown)) % len(p.shown)
	p.mark()
}

func (p *palette) mark() {
	if len(p.shown) == 0 {
		p.list.UnselectAll()
		return
	}
	p.list.Select(p.at)
	p.list.ScrollTo(p.at)
}

// choose does what the marked line offers.
func (p *palette) choose() {
	if p.at >= len(p.shown) {
		return
	}
	do := p.shown[p.at].do
	p.close()
	do()
}

func newOfferRow() fyne.CanvasObject {
	cut := kit.Style{Cut: true}
	quiet := kit.Style{Colour: theme.ColorNameMuted, Size: fynetheme.SizeNameCaptionText, Whole: true}
	return kit.Padded(1, 0.5, kit.Beside(1.5, 1, widget.NewIcon(nil), kit.NewParagraph("", cut), kit.NewParagraph("", quiet), kit.NewParagraph("", quiet)))
}

func (p *palette) paint(i widget.ListItemID, row fyne.CanvasObject) {
	if i >= len(p.shown) {
		return
	}
	o := p.shown[i]
	parts, ok := row.(*fyne.Container).Objects[0].(*fyne.Container)
	if !ok {
		return
	}
	parts.Objects[0].(*widget.Icon).SetResource(o.icon)
	parts.Objects[1].(*kit.Paragraph).SetText(o.text)
	parts.Objects[2].(*kit.Paragraph).SetText(clip(o.detail, 40))
	parts.Objects[3].(*kit.Paragraph).SetText(o.kind)
	parts.Refresh()
}

// clip shortens a text to n letters.
func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// queryEntry is the field of the palette: arrows move the mark, Enter chooses.
type queryEntry struct {
	widget.Entry
	of *palette
}

func newQueryEntry(p *palette) *queryEntry {
	e := &queryEntry{of: p}
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *queryEntry) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		e.of.move(1)
	case fyne.KeyUp:
		e.of.move(-1)
	case fyne.KeyPageDown:
		e.of.move(min(10, len(e.of.shown)-1-e.of.at))
	case fyne.KeyPageUp:
		e.of.move(-min(10, e.of.at))
	case fyne.KeyReturn, fyne.KeyEnter:
		e.of.choose()
	case fyne.KeyEscape:
		e.of.close()
	default:
		e.Entry.TypedKey(ev)
	}
}
