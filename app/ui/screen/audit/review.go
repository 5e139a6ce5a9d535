package audit

import (
	"context"
	"slices"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// queueShown is how much of the queue stands in the list: the rest comes up as the
// first ones go.
const queueShown = 200

// review is the coordinator's view: the submitted sheets one after another, what is
// wrong with each on top, a key for each word on it.
type review struct {
	s       *Screen
	content *fyne.Container
	heading *kit.Heading
	list    *rowList
	pad     *pad
	title   *kit.Paragraph
	about   *kit.Paragraph
	score   *kit.Paragraph
	found   *fyne.Container
	gates   *fyne.Container
	sheet   *rowList
	scroll  *container.Scroll
	keys    *kit.Paragraph
	files   *evidence
	main    *fyne.Container // the sheet, with the evidence if there is any
	step    fyne.CanvasObject

	queue []line
	at    string // code in hand
	form  *office.AuditForm
	load  *task.Loader
}

func newReview(s *Screen) *review {
	t := s.f.Cat.T
	r := &review{s: s, load: task.NewLoader(s.f.Tasks)}
	r.files = newEvidence(s, r.read)
	r.heading = kit.NewHeading(s.f.Cat, t("audit.review.title"), "", nil)
	r.list = newRowList(14, r.onTap)
	r.title = kit.NewParagraph("", kit.Style{Bold: true, Size: fynetheme.SizeNameSubHeadingText})
	r.about = kit.NewParagraph("", kit.Muted)
	r.keys = kit.NewParagraph(t("audit.review.keys"), kit.Style{Colour: theme.ColorNameMuted, Size: fynetheme.SizeNameCaptionText, Cut: true})
	r.score = kit.NewParagraph("", kit.Style{Bold: true, Whole: true, Size: fynetheme.SizeNameHeadingText})
	r.found, r.gates = kit.Stacked(0.5), kit.Stacked(1)
	r.sheet = newRowList(6, func(int) {})
	head := kit.Stacked(1.5, kit.Beside(2, 0, kit.Stacked(0.5, r.title, r.about), r.score), r.found, r.gates)
	r.scroll = container.NewVScroll(kit.Padded(3, 2, kit.Stacked(2, head, r.sheet.box)))
	r.pad = newPad(container.NewBorder(nil, kit.Padded(3, 0.5, r.keys), nil, nil, r.scroll))
	r.pad.onTap, r.pad.onRune, r.pad.onKey = r.refocus, r.onRune, r.onKey
	r.step = kit.Padded(1, 1, r.pad)
	r.main = container.NewStack(r.step)
	r.content = container.NewBorder(r.heading, nil, nil, nil, kit.NewSplit(s.f.Store, "audit.review", kit.Padded(1, 1, r.list), r.main, 0.25))
	return r
}

// show takes the queue as it is now; the sheet in hand stays if it still waits.
func (r *review) show(all []line) {
	before := slices.IndexFunc(r.queue, func(l line) bool { return l.Code == r.at })
	r.queue = all
	r.heading.Set(r.s.f.Cat.T("audit.review.title"), r.s.f.Cat.N("audit.review.count", len(all)))
	if !slices.ContainsFunc(all, func(l line) bool { return l.Code == r.at }) {
		r.at, r.form = "", nil
		if len(all) > 0 {
			r.at = all[max(0, min(before, len(all)-1))].Code
		}
	}
	r.paintQueue()
	r.read()
}

// open goes to a sheet of the queue.
func (r *review) open(code string) {
	if slices.ContainsFunc(r.queue, func(l line) bool { return l.Code == code }) {
		r.at = code
		r.paintQueue()
		r.read()
	}
}

func (r *review) index() int {
	return slices.IndexFunc(r.queue, func(l line) bool { return l.Code == r.at })
}

// from is where the list begins: so that the sheet in hand is in it.
func (r *review) from() int { return max(0, min(r.index()-queueShown/2, len(r.queue)-queueShown)) }

func (r *review) paintQueue() {
	from := r.from()
	var views []rowView
	for _, l := range r.queue[from:min(from+queueShown, len(r.queue))] {
		v := rowView{key: l.Code, text: l.Name, right: l.score, chosen: l.Code == r.at}
		if l.faults != "" {
			v.mark, v.tone = true, theme.Warn
		}
		views = append(views, v)
	}
	r.list.set(views)
}

func (r *review) read() {
	if r.at == "" {
		r.paint(nil)
		return
	}
	code := r.at
	task.Load(r.load, func(ctx context.Context) (*office.AuditForm, error) {
		return r.s.office.AuditForm(ctx, r.s.f.Edition, code)
	}, r.paint, r.s.f.Fail)
}

// paint shows the sheet in hand; nil: the queue is empty.
func (r *review) paint(f *office.AuditForm) {
	cat := r.s.f.Cat
	r.form = f
	r.found.RemoveAll()
	r.gates.RemoveAll()
	if f == nil {
		r.title.SetText(cat.T("audit.review.empty"))
		r.about.SetText(cat.T("audit.review.empty.text"))
		r.score.SetText("")
		r.sheet.set(nil)
		r.layOut()
		return
	}
	score := scoreOf(f)
	a := f.Audit
	r.title.SetText(a.Code + " · " + f.Participation.Name)
	outcome := ""
	if a.Outcome == contest.OutcomeNoContact {
		outcome = cat.Enum("outcome", string(a.Outcome))
	}
	r.about.SetText(joined(" · ", cat.Enum("channel", string(a.Channel)), f.Participation.Category, a.Auditor, moment(cat, a.HeldAt), a.Place, outcome, a.Remark))
	r.score.SetText(cat.T("audit.score.none"))
	if score.Score != nil {
		r.score.SetText(cat.Number(score.Score.Published))
	}
	criticals := r.s.criticals[a.Code]
	for _, v := range findingRows(cat, score, criticals) {
		line := newRow(0)
		line.set(v)
		r.found.Add(line)
	}
	if len(r.found.Objects) == 0 {
		r.found.Add(kit.NewBand(cat.T("audit.review.clean"), theme.Good, nil))
	}
	for _, c := range criticals {
		r.gates.Add(gate(r.s, c))
	}
	r.sheet.set(sheetRows(cat, f, score))
	r.layOut()
}

// layOut sets the evidence beside the sheet, if there is any.
func (r *review) layOut() {
	r.main.RemoveAll()
	if r.form != nil && len(r.form.Evidence) > 0 {
		r.files.show(r.form.Audit.Code, r.form.Evidence)
		r.main.Add(kit.NewSplit(r.s.f.Store, "audit.review.evidence", r.step, kit.Padded(1, 1, r.files.content), 0.6))
	} else {
		r.main.Add(r.step)
	}
	r.scroll.Content.Refresh()
	r.scroll.ScrollToTop()
	r.main.Refresh()
}

func (r *review) refocus() { r.s.f.Window.Canvas().Focus(r.pad) }

func (r *review) onTap(i int) {
	if from := r.from(); from+i < len(r.queue) {
		r.open(r.queue[from+i].Code)
	}
	r.refocus()
}

// onRune are the words of the review: A, Z, U and E.
func (r *review) onRune(key rune) {
	for _, a := range r.s.reviewActions() {
		if a.Key.Name == fyne.KeyName(upper(key)) {
			a.Run()
		}
	}
}

func upper(key rune) string {
	if key >= 'a' && key <= 'z' {
		key -= 'a' - 'A'
	}
	return string(key)
}

func (r *review) onKey(name fyne.KeyName) bool {
	page := r.scroll.Size().Height * 0.8
	switch name {
	case fyne.KeyUp, fyne.KeyLeft:
		r.move(-1)
	case fyne.KeyDown, fyne.KeyRight:
		r.move(1)
	case fyne.KeyPageDown, fyne.KeySpace:
		r.scroll.ScrollToOffset(fyne.NewPos(0, min(r.scroll.Offset.Y+page, max(0, r.scroll.Content.MinSize().Height-r.scroll.Size().Height))))
	case fyne.KeyPageUp:
		r.scroll.ScrollToOffset(fyne.NewPos(0, max(0, r.scroll.Offset.Y-page)))
	case fyne.KeyEscape:
		r.s.toList()
	default:
		return len(name) == 1
	}
	return true
}

// move goes on in the queue.
func (r *review) move(by int) {
	if i := r.index() + by; i >= 0 && i < len(r.queue) {
		r.open(r.queue[i].Code)
	}
}

// decide takes the coordinator's word; the commit's event brings the next sheet.
func (r *review) decide(state contest.AuditState, reason string) {
	code := r.at
	next := r.index()
	r.s.change(r.s.f.Cat.T("audit.reviewing"), func(ctx context.Context) error {
		_, _, err := r.s.office.ReviewAudits(ctx, []string{code}, state, reason)
		return err
	}, func() string {
		if r.at == code {
			r.queue = slices.DeleteFunc(slices.Clone(r.queue), func(l line) bool { return l.Code == code })
			r.at = ""
			if len(r.queue) > 0 {
				r.at = r.queue[max(0, min(next, len(r.queue)-1))].Code
			}
			r.paintQueue()
			r.read()
		}
		return r.s.f.Cat.T("audit.reviewed.one", "audit", code, "state", r.s.f.Cat.Enum("audit_state", string(state)))
	})
}
