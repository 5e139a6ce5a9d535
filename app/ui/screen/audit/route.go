package audit

import (
	"slices"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2/widget"
)

// waits is something that waits of an audit whatever its state; empty: all audits.
type waits string

// What may wait, as routes call it.
const (
	waitsSheet    waits = "overdue"  // no sheet has come
	waitsDraft    waits = "draft"    // a sheet was begun
	waitsDecision waits = "critical" // a critical failure is to be decided
)

func (w waits) holds(l line) bool {
	switch w {
	case waitsSheet:
		return l.State.Open()
	case waitsDraft:
		return !l.DraftAt.IsZero()
	case waitsDecision:
		return l.undecided
	}
	return true
}

// of gives the audits of lines that wait; all of them where nothing is asked for.
func (w waits) of(lines []line, all []office.AuditLine) []office.AuditLine {
	if w == "" {
		return all
	}
	var out []office.AuditLine
	for _, l := range lines {
		if w.holds(l) {
			out = append(out, *l.AuditLine)
		}
	}
	return out
}

// Columns that a route filters.
const (
	columnParticipant = "participant"
	columnCategory    = "category"
)

// target is what a route narrows the list to.
type target struct {
	choice
	participant, category string // codes; empty: all
}

// participantMark begins the codes of participations.
const participantMark = "P-"

// targetOf reads a route's record: a state, a channel, what waits, the code of a
// participation or a category. False: it is none of them.
func targetOf(record string, all []office.AuditLine) (p target, ok bool) {
	switch {
	case slices.Contains(states(), contest.AuditState(record)):
		p.state = contest.AuditState(record)
	case contest.Channel(record).Valid():
		p.channel = contest.Channel(record)
	case slices.Contains([]waits{waitsSheet, waitsDraft, waitsDecision}, waits(record)):
		p.only = waits(record)
	case strings.HasPrefix(record, participantMark):
		p.participant = record
	case slices.ContainsFunc(all, func(l office.AuditLine) bool { return l.Category == record }):
		p.category = record
	default:
		return target{}, false
	}
	return p, true
}

// narrow shows what a route asked for and nothing else.
func (s *Screen) narrow(p target) {
	s.table.Search("")
	filters := map[string]string{columnParticipant: p.participant, columnCategory: p.category}
	for _, c := range columns(s.f.Cat) {
		if code := filters[c.ID]; code != "" {
			s.table.Filter(c.ID, code)
		} else if c.Filter != kit.FilterNone {
			s.table.Filter(c.ID)
		}
	}
	s.choose(p.choice)
	s.dress()
}

// widen shows all audits.
func (s *Screen) widen() { s.narrow(target{}) }

// narrowed tells whether the list holds less than all audits.
func (s *Screen) narrowed() bool {
	if s.table == nil {
		return false
	}
	shown, _ := s.table.Shown()
	return shown < len(s.lines)
}

// newChip makes the button that takes away what the list is narrowed to.
func (s *Screen) newChip() *kit.Button {
	chip := kit.NewButton(kit.Action{
		Name: "audit.only", Icon: theme.Icon("close"), Do: func() { s.choose(choice{s.choice.channel, s.choice.state, ""}) },
	})
	chip.IconPlacement = widget.ButtonIconTrailingText
	return chip
}

// showOnly shows what waits as a filter that can be taken away.
func (s *Screen) showOnly() {
	s.only.Hidden = s.choice.only == ""
	if !s.only.Hidden {
		s.chip.SetText(s.f.Cat.T("audit.only." + string(s.choice.only)))
	}
	s.segments.Refresh()
}

// empty says why the list is empty.
func (s *Screen) empty() kit.Empty {
	t := s.f.Cat.T
	switch {
	case len(s.lines) == 0:
		create := s.action("audit.create")
		return kit.Empty{Icon: theme.Icon("fact_check"), Title: t("audit.empty"), Text: t("audit.empty.text"), Action: &create}
	case s.choice.only == waitsDecision && s.marks == nil:
		return kit.Empty{Icon: theme.Icon("fact_check"), Title: t("kit.table.loading")}
	}
	all := s.action("audit.all")
	return kit.Empty{Icon: theme.Icon("fact_check"), Title: t("audit.none"), Text: t("audit.none.text"), Action: &all}
}
