package ui

import (
	"errors"
	"testing"
	"time"

	"biurolidera/app/ui/task"
)

// The status line says how it stands with the file, the gravest first.
func TestStatusOfTheFile(t *testing.T) {
	r := openRig(t)
	says := func(key string, pairs ...any) {
		t.Helper()
		r.chrome.status.refresh(r.Shell)
		if got, want := r.chrome.status.saved.Text(), polishText(key, pairs...); got != want {
			t.Errorf("says %q, want %q", got, want)
		}
	}
	says("shell.status.saved")
	r.file.saved = time.Date(2025, 9, 17, 8, 5, 9, 0, time.UTC)
	says("shell.status.savedAt", "time", "08:05:09")
	r.frame.ReadOnly = "closed"
	says("shell.status.closed")
	r.file.locked = errors.New("x")
	says("shell.status.locked")
	r.file.lost = true
	says("shell.status.lost")
	r.file.locked = nil
	r.chrome.status.refresh(r.Shell)
	r.welcome()
	if r.chrome.status.saved.Text() != "" || r.chrome.status.file.text.Text() != polishText("shell.status.none") || r.chrome.status.icon.Visible() {
		t.Error("without a file it still speaks of one")
	}
}

// That the file is gone is said once and stays in the status line until it is back.
func TestFileGoesAndComesBack(t *testing.T) {
	r := openRig(t)
	dialogs := func() int { return len(r.win.Canvas().Overlays().List()) }
	r.noticed(r.file, false)
	if dialogs() != 0 {
		t.Fatal("a file that is there is missed")
	}
	for range 3 {
		r.noticed(r.file, true)
	}
	if dialogs() != 1 || r.chrome.status.saved.Text() != polishText("shell.status.lost") {
		t.Errorf("%d dialogs, the status line says %q", dialogs(), r.chrome.status.saved.Text())
	}
	r.noticed(r.file, false)
	if r.chrome.status.saved.Text() != polishText("shell.status.saved") {
		t.Errorf("it is back, the status line says %q", r.chrome.status.saved.Text())
	}
}

// The oldest job shows, with how many there are besides and how far it is.
func TestStatusOfJobs(t *testing.T) {
	r := openRig(t)
	b := r.chrome.status
	b.running(r.Shell, nil)
	if b.job.content.Visible() || b.more.Visible() {
		t.Error("no job, and one shows")
	}
	b.running(r.Shell, []task.Job{{ID: 7, Title: "Raporty"}})
	if !b.job.content.Visible() || b.more.Visible() || !b.job.endless.Visible() || b.job.id != 7 {
		t.Error("one job without an end does not show as such")
	}
	b.running(r.Shell, []task.Job{{ID: 7, Title: "Raporty", Done: 3, Total: 10}, {ID: 8}, {ID: 9}})
	if !b.more.Visible() || b.more.Text != r.cat.N("shell.jobs.more", 2) || b.job.endless.Visible() || b.job.bar.Value != 3 || b.job.bar.Max != 10 {
		t.Errorf("%q, %v of %v", b.more.Text, b.job.bar.Value, b.job.bar.Max)
	}
	b.running(r.Shell, []task.Job{{ID: 7, Title: "Raporty", Canceled: true}})
	if !b.job.cancel.Disabled() || b.job.title.Text() == "Raporty" {
		t.Error("a job that is being stopped can be stopped again")
	}
}

// A name longer than the line has room for keeps its beginning and its end.
func TestLongFileName(t *testing.T) {
	r := openRig(t)
	name := "Bardzo długa nazwa pliku konkursu w roku 2025 (kopia robocza Anny Nowak).lider"
	r.chrome.status.file.set(name, "/x/"+name)
	got := []rune(r.chrome.status.file.text.Text())
	if len(got) > 60 || string(got[:10]) != "Bardzo dłu" || string(got[len(got)-6:]) != ".lider" || r.chrome.status.file.tip != "/x/"+name {
		t.Errorf("%q", string(got))
	}
}
