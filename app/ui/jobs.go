package ui

import (
	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"

	"fyne.io/fyne/v2"
)

// jobsChanged hears of jobs that begin, move or end.
func (s *Shell) jobsChanged() {
	jobs := s.tasks.Jobs()
	s.chrome.status.running(s, jobs)
	if s.waiting != nil {
		s.waiting.moved(jobs)
	}
	s.menu()
}

// listJobs opens a list of the running jobs; choosing one cancels it.
func (s *Shell) listJobs(at fyne.CanvasObject) {
	var actions []kit.Action
	for _, j := range s.tasks.Jobs() {
		id := j.ID
		actions = append(actions, kit.Action{
			Text: s.cat.T("shell.jobs.cancelOne", "job", j.Title), Icon: theme.Icon("cancel"),
			Enabled: func() bool { return !j.Canceled }, Do: func() { s.tasks.Cancel(id) },
		})
	}
	kit.ShowMenuBelow(actions, at)
}
