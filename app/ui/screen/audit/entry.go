package audit

import (
	"context"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// desk is the full-width view in which a paper sheet is typed in.
type desk struct {
	s     *Screen
	sheet *sheet // nil: none is open

	content         *fyne.Container
	heading         *head
	bar             *fyne.Container // progress, score and the next number, below the heading
	progress, score *kit.Paragraph
	done            *meter
	number          *field // of the next sheet, typed or scanned
	asking          bool   // for that number: its field is wanted
	low             bool   // the window is low: only the step is shown (entrylayout.go)
	outline         *rowList
	files           *evidence
	read            *task.Loader    // of the files
	beside          *fyne.Container // outline and step, with the evidence if there is any

	pad                                *pad
	section, question, hint, big, keys *kit.Paragraph
	worth, label, comment, example     *kit.Paragraph
	badges, said                       *fyne.Container
	options, problems                  *fyne.Container
	field                              *field
	fieldBox                           *fyne.Container
	scroll                             *container.Scroll

	optionRows, problemRows []*row
	places                  []string
	shown                   place // what the field was filled for
	saving, again           bool  // a draft is being kept; another one waits
	then                    func()
	handed                  map[string]bool // audits handed in since the list was read
	day                     time.Time       // of the sheet typed in before: sheets come in bundles
	ended                   string          // the sheet was handed in; what is said of it
	next                    string          // audit after it
}

// place is a step as the field knows it.
type place struct {
	sheet   *sheet
	at      int
	comment bool
}

func newDesk(s *Screen) *desk {
	d := &desk{s: s, handed: map[string]bool{}, read: task.NewLoader(s.f.Tasks)}
	d.files = newEvidence(s, d.rereadFiles)
	large := kit.Style{Size: fynetheme.SizeNameHeadingText, Bold: true, Whole: true}
	d.heading = newHead(s.f.Cat)
	d.progress, d.score = kit.NewParagraph("", large), kit.NewParagraph("", large)
	d.done = newMeter()
	d.number = newField()
	d.number.SetPlaceHolder(s.f.Cat.T("audit.entry.number"))
	d.number.onEnter, d.number.onEscape = d.onNumber, func() { d.refocus() }
	d.bar = kit.Padded(2, 0.5, kit.Beside(3, 2, d.progress, d.score, d.done, kit.Wide(30, d.number)))
	d.outline = newRowList(6, d.onOutline)
	d.buildStep()
	d.beside = container.NewStack()
	d.content = newDeskContent(d, container.NewVBox(d.heading.box, d.bar), d.beside)
	d.layOut()
	return d
}

// buildStep makes the middle: the step in hand, large.
func (d *desk) buildStep() {
	p := func(s kit.Style) *kit.Paragraph { return kit.NewParagraph("", s) }
	d.section, d.hint, d.comment, d.example = p(kit.Muted), p(kit.Muted), p(kit.Style{}), p(kit.Small)
	d.question = p(kit.Style{Bold: true, Size: fynetheme.SizeNameHeadingText})
	d.big = p(kit.Style{Bold: true, Whole: true, Size: fynetheme.SizeNameHeadingText})
	d.worth, d.label = p(kit.Strong), p(kit.Strong)
	d.keys = p(kit.Style{Colour: theme.ColorNameMuted, Size: fynetheme.SizeNameCaptionText, Cut: true})
	d.badges, d.said = container.NewHBox(), container.NewStack()
	d.options, d.problems = kit.Stacked(0.25), kit.Stacked(0.5)
	d.field = newField()
	d.field.onEnter, d.field.onUp, d.field.onDown = d.onEnter, func() { d.step(func() { d.sheet.back(false) }) }, func() { d.step(d.sheet.forward) }
	d.field.onEscape, d.field.onCommit = d.onEscape, d.onSubmit
	d.fieldBox = kit.Stacked(0.5, d.label, d.field, d.example)
	d.scroll = container.NewVScroll(container.NewStack())
	foot := container.NewVBox(widget.NewSeparator(), kit.Padded(3, 0.5, d.keys))
	d.pad = newPad(container.NewBorder(nil, foot, nil, nil, d.scroll))
	d.pad.onTap, d.pad.onRune, d.pad.onKey = d.refocus, d.onRune, d.onKey
	d.pad.onScan, d.pad.onCommit = d.onScan, d.onSubmit
	d.pad.onUndo = func() bool { return d.back((*sheet).takeBack) }
	d.pad.onRedo = func() bool { return d.back((*sheet).redo) }
}

// rereadFiles shows the files of the open sheet's audit anew: one came or went.
func (d *desk) rereadFiles() {
	open := d.sheet
	if open == nil {
		return
	}
	task.Load(d.read, func(ctx context.Context) (*office.AuditForm, error) {
		return d.s.office.AuditForm(ctx, d.s.f.Edition, open.form.Audit.Code)
	}, func(f *office.AuditForm) {
		if d.sheet == open {
			open.form.Evidence = f.Evidence
			d.layOut()
		}
	}, d.s.f.Fail)
}

// begin opens an audit's sheet.
func (d *desk) begin(form *office.AuditForm) {
	d.sheet = newSheet(form, d.day)
	d.ended, d.next, d.shown = "", "", place{}
	d.number.SetText("")
	d.layOut()
	d.paint()
	d.refocus()
}

// paint shows the sheet as it is now.
func (d *desk) paint() {
	if d.sheet == nil {
		return
	}
	v := d.sheet.view(d.s.f.Cat)
	if d.ended != "" {
		d.viewEnded(&v)
	}
	if d.low && d.ended == "" {
		v.subtitle = joined("   ", v.progress, v.score)
	}
	d.heading.set(v.title, v.subtitle)
	d.progress.SetText(v.progress)
	d.score.SetText(v.score)
	d.done.set(float32(d.sheet.score.Answered) / float32(max(d.sheet.score.Asked, 1)))
	set := func(p *kit.Paragraph, text string) {
		p.SetText(text)
		p.Hidden = text == ""
	}
	set(d.section, v.section)
	d.question.SetStyle(kit.Style{Bold: true, Size: d.questionSize(v.question)})
	set(d.question, v.question)
	set(d.hint, v.hint)
	set(d.big, v.number)
	set(d.worth, v.worth)
	set(d.keys, v.keys)
	if set(d.comment, ""); v.comment != "" {
		set(d.comment, d.s.f.Cat.T("audit.entry.comment.stands", "comment", v.comment))
	}
	d.paintBadges(v.badges)
	d.paintRows(d.options, &d.optionRows, v.options, d.onOption)
	d.paintRows(d.problems, &d.problemRows, v.problems, d.onProblem)
	d.paintField(v)
	d.said.RemoveAll()
	if v.notice != "" {
		d.said.Add(kit.NewBand(v.notice, theme.Warn, nil))
	}
	d.said.Hidden = v.notice == ""
	d.places = v.places
	d.outline.set(v.outline)
	d.showBar()
	d.scroll.Content.Refresh()
	d.scroll.Refresh()
	d.reveal()
}

func (d *desk) paintBadges(all []badge) {
	d.badges.RemoveAll()
	for _, b := range all {
		d.badges.Add(kit.NewBadge(b.text, b.tone))
	}
}

// paintRows shows lines one can choose from; rows are used again.
func (d *desk) paintRows(box *fyne.Container, rows *[]*row, views []rowView, onTap func(i int)) {
	width := float32(4)
	if box == d.problems {
		width = 0
	}
	for len(*rows) < len(views) {
		r, i := newRow(width), len(*rows)
		r.onTap = func() { onTap(i) }
		*rows = append(*rows, r)
	}
	box.Objects = box.Objects[:0]
	for i, v := range views {
		(*rows)[i].set(v)
		box.Objects = append(box.Objects, (*rows)[i])
	}
	box.Hidden = len(views) == 0
	box.Refresh()
}

// paintField fills the field once for each step: what is being typed stays.
func (d *desk) paintField(v entryView) {
	now := place{d.sheet, d.sheet.at, d.sheet.comment}
	d.label.SetText(v.label)
	d.example.SetText(v.example)
	d.fieldBox.Hidden = v.label == ""
	if now == d.shown {
		return
	}
	d.shown = now
	d.field.grow(max(v.lines, 1))
	d.field.put(v.text)
	if v.label != "" && v.lines == 1 && v.text != "" {
		d.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	d.scroll.ScrollToTop()
	d.refocus()
}

// refocus gives the keyboard to what takes the next key.
func (d *desk) refocus() {
	c := d.s.f.Window.Canvas()
	d.asking = false
	d.showBar()
	switch {
	case d.sheet == nil:
	case d.ended != "":
		c.Focus(d.number)
	case d.fieldBox.Hidden:
		c.Focus(d.pad)
	default:
		c.Focus(d.field)
	}
}

// viewEnded says that the sheet was handed in and what comes next.
func (d *desk) viewEnded(v *entryView) {
	t := d.s.f.Cat.T
	*v = entryView{title: v.title, subtitle: v.subtitle, progress: v.progress, score: v.score, outline: v.outline, places: v.places}
	v.section, v.question, v.hint = t("sheet.end"), d.ended, t("audit.entry.next.none")
	if d.next != "" {
		v.hint = t("audit.entry.next", "audit", d.next)
	}
	v.keys = t("audit.entry.keys.ended")
}

// inHand is the audit that is open; empty: none.
func (d *desk) inHand() string {
	if d.sheet == nil {
		return ""
	}
	return d.sheet.form.Audit.Code
}

// mayEnter tells whether a sheet may be typed in for an audit in this state.
func mayEnter(state contest.AuditState) bool { return state != contest.AuditVoid }
