package dashboard

import (
	"strconv"
	"time"

	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

// data is what one reading of the office gives.
type data struct {
	now          time.Time
	board        office.Dashboard
	detail       office.EditionDetail
	institutions int // in the file, told while nobody takes part
	changes      []office.HistoryLine
	backup       time.Time // newest one of this file; zero: none
}

// stat is a number of things that wait and the place where they are dealt with.
type stat struct {
	value, label string
	tone         theme.Tone
	to           screen.Route
}

// places says where what waits is dealt with, and how much it matters. What is not
// counted (rules, backup) has a place of its own on the dashboard.
var places = map[office.WaitingKind]struct {
	tone theme.Tone
	to   screen.Route
}{
	office.WaitingApplications: {theme.Info, screen.Route{Screen: "application", Record: "check"}},
	office.WaitingIncomplete:   {theme.Warn, screen.Route{Screen: "application", Record: "incomplete"}},
	office.WaitingDrafts:       {theme.Info, screen.Route{Screen: "audit", Record: "draft"}},
	office.WaitingOverdue:      {theme.Bad, screen.Route{Screen: "audit", Record: "overdue"}},
	office.WaitingReturned:     {theme.Warn, screen.Route{Screen: "audit", Record: "returned"}},
	office.WaitingReview:       {theme.Info, screen.Route{Screen: "audit", Record: "review"}},
	office.WaitingCritical:     {theme.Bad, screen.Route{Screen: "audit", Record: "critical"}},
	office.WaitingLicences:     {theme.Info, screen.Route{Screen: "licence", Record: "proposed"}},
	office.WaitingExpiring:     {theme.Warn, screen.Route{Screen: "licence", Record: "expiring"}},
}

func stats(cat *locale.Catalogue, all []office.Waiting) []stat {
	var out []stat
	for _, w := range all {
		if p, ok := places[w.Kind]; ok {
			out = append(out, stat{cat.Integer(w.Count), cat.N("dashboard.stat."+string(w.Kind), w.Count), p.tone, p.to})
		}
	}
	return out
}

// milestone is a stage in the calendar's card.
type milestone struct {
	name, days, when string
	tone             theme.Tone
}

// agenda is the calendar's card.
type agenda struct {
	set   bool        // the edition has dates
	lines []milestone // overdue ones first, then the nearest end
}

// shownMilestones is how many stages the card holds beside overdue ones.
const shownMilestones = 4

// unfinished says by what is waiting that a stage's work is not done.
var unfinished = map[contest.Stage][]office.WaitingKind{
	contest.StageApplications: {office.WaitingApplications, office.WaitingIncomplete},
	contest.StageFieldwork:    {office.WaitingOverdue},
	contest.StageReview:       {office.WaitingReview, office.WaitingReturned},
	contest.StageLicences:     {office.WaitingLicences},
}

func agendaOf(cat *locale.Catalogue, d office.Dashboard) agenda {
	a := agenda{set: len(d.Calendar) > 0}
	for _, m := range d.Calendar {
		waits := 0
		for _, k := range unfinished[m.Stage] {
			waits += d.Count(k)
		}
		if stand, when := screen.StandOf(cat, m, d.Day, true); stand == screen.Over && waits > 0 {
			a.lines = append(a.lines, milestone{stageName(cat, m.Stage), screen.Span(cat, m), when, theme.Bad})
		}
	}
	for _, m := range d.Next[:min(len(d.Next), shownMilestones)] {
		stand, when := screen.StandOf(cat, m, d.Day, false)
		tone := theme.Neutral
		if stand == screen.Running {
			tone = theme.Info
		}
		a.lines = append(a.lines, milestone{stageName(cat, m.Stage), screen.Span(cat, m), when, tone})
	}
	return a
}

func stageName(cat *locale.Catalogue, s contest.Stage) string {
	return capital(cat.Enum("stage", string(s)))
}

// subtitle says which edition and day it is and what is going on.
func subtitle(cat *locale.Catalogue, ed contest.Edition, d office.Dashboard) string {
	day := cat.Date(d.Day)
	for _, m := range d.Next {
		if stand, when := screen.StandOf(cat, m, d.Day, false); stand == screen.Running {
			return cat.T("dashboard.subtitle.stage", "edition", ed.Name, "day", day, "stage", cat.Enum("stage", string(m.Stage)), "when", when)
		}
	}
	return cat.T("dashboard.subtitle", "edition", ed.Name, "day", day)
}

// guard is a line of what keeps the edition safe: seal, backup.
type guard struct {
	title, text string
	tone        theme.Tone
	action      string // text of its button; empty: none
	to          screen.Route
}

func seal(cat *locale.Catalogue, d office.EditionDetail) guard {
	to := screen.Route{Screen: "edition", Record: "seal"}
	key, tone, text := "dashboard.seal.none", theme.Warn, ""
	switch s := d.Seal(); {
	case s != nil && d.SealBroken:
		key, tone = "dashboard.seal.broken", theme.Bad
	case s != nil:
		key, tone = "dashboard.seal.good", theme.Good
		text = cat.T("dashboard.seal.good.text", "day", cat.DateShort(s.SealedAt.Local()))
	}
	if text == "" {
		text = cat.T(key + ".text")
	}
	return guard{title: cat.T(key), text: text, tone: tone, to: to}
}

func backupState(cat *locale.Catalogue, d data) guard {
	g := guard{tone: theme.Good, to: screen.Route{Screen: "backup"}}
	key := "dashboard.backup.good"
	switch {
	case d.backup.IsZero():
		key, g.tone = "dashboard.backup.none", theme.Warn
	case d.board.Count(office.WaitingBackup) > 0:
		key, g.tone = "dashboard.backup.old", theme.Warn
	}
	g.title, g.text = cat.T(key, "when", moment(cat, d.backup, d.now)), cat.T(key+".text")
	if g.tone != theme.Good {
		g.action = cat.T("dashboard.backup.now")
	}
	return g
}

// moment writes a moment of the near past: „dzisiaj 14:05”, „wczoraj 9:30”, else its day.
func moment(cat *locale.Catalogue, at, now time.Time) string {
	at = at.In(now.Location())
	switch hour := at.Format("15:04"); {
	case screen.Day(at).Equal(screen.Day(now)):
		return cat.T("dashboard.when.today", "time", hour)
	case screen.Day(at).Equal(screen.Day(now.AddDate(0, 0, -1))):
		return cat.T("dashboard.when.yesterday", "time", hour)
	default:
		return cat.DateShort(at) + " " + hour
	}
}

// change is a line of the history's card.
type change struct {
	text, by string
	undone   bool
	to       screen.Route
}

func changes(cat *locale.Catalogue, all []office.HistoryLine, now time.Time) []change {
	var out []change
	for _, l := range all {
		out = append(out, change{
			text: l.Text, by: cat.T("dashboard.change.by", "when", moment(cat, l.At, now), "who", l.Who), undone: l.Undone,
			to: screen.Route{Screen: "history", Record: strconv.FormatInt(l.ID, 10)},
		})
	}
	return out
}
