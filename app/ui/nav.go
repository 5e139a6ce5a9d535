package ui

import (
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/screen/application"
	"biurolidera/app/ui/screen/audit"
	"biurolidera/app/ui/screen/backup"
	"biurolidera/app/ui/screen/dashboard"
	"biurolidera/app/ui/screen/edition"
	"biurolidera/app/ui/screen/history"
	"biurolidera/app/ui/screen/institution"
	"biurolidera/app/ui/screen/licence"
	"biurolidera/app/ui/screen/questionnaire"
	"biurolidera/app/ui/screen/ranking"
	"biurolidera/app/ui/screen/report"
	"biurolidera/app/ui/screen/settings"
	"biurolidera/internal/office"
)

// Entry is one screen in the navigation. Its name is "nav.NAME" in the catalogue, its
// group's "nav.group.GROUP".
type Entry struct {
	Name  string               // of its routes: screen.Route{Screen: Name}
	Group string               // "" stands alone at the top
	Icon  string               // of theme.Icon
	Waits []office.WaitingKind // what waits there; the numbers are added up
	New   func(*screen.Frame, *office.Office) screen.Screen
}

// Groups of the navigation, in the order of the year.
const (
	groupIntake = "intake"
	groupAudit  = "audit"
	groupResult = "result"
	groupFinal  = "final"
	groupOffice = "office"
)

// Entries is the navigation from top to bottom: one line a screen.
func Entries() []Entry {
	return []Entry{
		{"dashboard", "", "dashboard", nil, func(f *screen.Frame, o *office.Office) screen.Screen { return dashboard.New(f, o) }},
		{"institution", groupIntake, "account_balance", nil, func(f *screen.Frame, o *office.Office) screen.Screen { return institution.New(f, o) }},
		{"application", groupIntake, "inbox", []office.WaitingKind{office.WaitingApplications, office.WaitingIncomplete}, func(f *screen.Frame, o *office.Office) screen.Screen { return application.New(f, o) }},
		{"questionnaire", groupAudit, "quiz", nil, func(f *screen.Frame, o *office.Office) screen.Screen { return questionnaire.New(f, o) }},
		{"audit", groupAudit, "fact_check", []office.WaitingKind{office.WaitingReview, office.WaitingCritical}, func(f *screen.Frame, o *office.Office) screen.Screen { return audit.New(f, o) }},
		{"ranking", groupResult, "leaderboard", nil, func(f *screen.Frame, o *office.Office) screen.Screen { return ranking.New(f, o) }},
		{"report", groupResult, "summarize", nil, func(f *screen.Frame, o *office.Office) screen.Screen { return report.New(f, o) }},
		{"licence", groupFinal, "workspace_premium", []office.WaitingKind{office.WaitingLicences, office.WaitingExpiring}, func(f *screen.Frame, o *office.Office) screen.Screen { return licence.New(f, o) }},
		{"edition", groupOffice, "event_available", []office.WaitingKind{office.WaitingRules}, func(f *screen.Frame, o *office.Office) screen.Screen { return edition.New(f, o) }},
		{"history", groupOffice, "history", nil, func(f *screen.Frame, o *office.Office) screen.Screen { return history.New(f, o) }},
		{"backup", groupOffice, "backup", nil, func(f *screen.Frame, o *office.Office) screen.Screen { return backup.New(f, o) }},
		{"settings", groupOffice, "settings", nil, func(f *screen.Frame, _ *office.Office) screen.Screen { return settings.New(f) }},
	}
}

// entry finds the entry of a screen.
func (s *Shell) entry(name string) (Entry, bool) {
	for _, e := range s.cfg.Entries {
		if e.Name == name {
			return e, true
		}
	}
	return Entry{}, false
}
