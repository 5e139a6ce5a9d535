package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/office"
)

// list is what an office gets in the spring: names as they are written.
const list = `Nazwa instytucji;Kategoria;Miejscowość;E-mail;Telefon
Urząd Gminy Łęgowo;URZ;Łęgowo;urzad@example.org;58 111 22 33
Biblioteka Publiczna w Żórawinie;BIB;Żórawina;biblioteka@example.org;71 222 33 44
Dom Kultury „Źródło” w Ćmielowie;KUL;Ćmielów;dom@example.org;15 333 44 55
`

// The office's year in a real window, worked by keys and mouse; what came of it is
// read from the file.
func TestYearInTheWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("works a real window for minutes")
	}
	d := newDesk(t)
	if err := os.WriteFile(filepath.Join(d.documents, "lista.csv"), []byte(list), 0o600); err != nil {
		t.Fatal(err)
	}
	y := &year{shown: d.start(), path: filepath.Join(d.documents, "Konkurs żółty.lider")}
	y.newFile()
	y.importList()
	y.accept()
	y.createAudits()
	y.typeSheet()
	y.takeBack()
	y.secondStart()
	y.press("ctrl+q")
	if code := y.end(); code != 0 {
		t.Errorf("the program ended with %d", code)
	}
}

// year is one way through the year with a file.
type year struct {
	*shown
	path string
}

// look reads something of the file beside the program and tells whether it is as it is
// to be.
type look func(context.Context, *office.Office, contest.Edition) (bool, error)

// file makes a condition of what is read of the file.
func (y *year) file(as look) func() bool { return func() bool { return y.holds(y.path, as) } }

// await waits until something holds of the file.
func (y *year) await(what string, as look) {
	y.t.Helper()
	y.until(what, y.file(as))
}

// newFile makes the first file: two clicks and a name.
func (y *year) newFile() {
	y.t.Helper()
	x, top := y.primary() // the invented edition; a new file stands below it
	y.click(x, top+70)
	y.paste("IV edycja – Łódź")
	y.click(y.primary())
	y.fileDialog()
	y.paste("Konkurs żółty.lider")
	y.press("Return")
	y.await("the new file", func(_ context.Context, _ *office.Office, ed contest.Edition) (bool, error) {
		return ed.Name == "IV edycja – Łódź", nil
	})
	y.rest()
}

// importList takes the list in, by keyboard alone.
func (y *year) importList() {
	y.t.Helper()
	y.visit("institution")
	y.press("ctrl+i", "F2")
	y.fileDialog()
	y.press("Return") // the one list there is
	for _, step := range []int{2, 3, 4} {
		y.step(step)
	}
	y.await("three institutions", func(ctx context.Context, o *office.Office, _ contest.Edition) (bool, error) {
		hits, err := o.FindInstitutions(ctx, office.InstitutionQuery{Text: "zrodlo cmielow"})
		if err != nil || len(hits.IDs) != 1 {
			return false, err
		}
		hits, err = o.FindInstitutions(ctx, office.InstitutionQuery{})
		return len(hits.IDs) == 3, err
	})
	y.press("Return") // back to the register
	y.insist("three applications", func() {
		y.tool("key", "--clearmodifiers", "ctrl+a", "key", "--clearmodifiers", "ctrl+e")
	}, y.all(contest.ParticipationReceived))
}

// all tells whether all three institutions stand in a state in the edition.
func (y *year) all(state contest.ParticipationState) func() bool {
	return y.file(func(ctx context.Context, o *office.Office, ed contest.Edition) (bool, error) {
		lines, err := o.Participants(ctx, ed)
		n := 0
		for _, l := range lines {
			if l.State == state {
				n++
			}
		}
		return n == 3, err
	})
}

// accept leads the applications to be accepted.
func (y *year) accept() {
	y.t.Helper()
	y.visit("application")
	for _, state := range []contest.ParticipationState{contest.ParticipationComplete, contest.ParticipationAccepted} {
		y.insist("applications: "+string(state), func() {
			y.tool("mousemove", "360", "330", "click", "1") // a row
			y.tool("key", "--clearmodifiers", "ctrl+a")
			y.rest()
			y.do(y.cat.Enum("application.move", string(state)))
		}, y.all(state))
	}
}

// createAudits plans one audit a channel for each institution.
func (y *year) createAudits() {
	y.t.Helper()
	y.visit("audit")
	y.do(y.cat.T("audit.action.create"))
	y.paste("1")
	y.press("Return")
	y.await("nine audits", func(ctx context.Context, o *office.Office, ed contest.Edition) (bool, error) {
		lines, err := o.AuditLines(ctx, ed)
		return len(lines) == 9, err
	})
}

// takeBack takes the last step back from another screen, and does it again.
func (y *year) takeBack() {
	y.t.Helper()
	y.visit("dashboard")
	y.press("ctrl+z")
	y.await("no submitted audit", submitted(0))
	y.insist("one submitted audit again", func() { y.tool("key", "--clearmodifiers", "ctrl+y") }, y.file(submitted(1)))
}

// submitted tells whether as many audits are handed in.
func submitted(n int) look {
	return func(ctx context.Context, o *office.Office, ed contest.Edition) (bool, error) {
		lines, err := o.AuditLines(ctx, ed)
		got := 0
		for _, l := range lines {
			if l.State == contest.AuditSubmitted {
				got++
			}
		}
		return got == n, err
	}
}

// secondStart starts the program again with the same file: the first window stays the
// only one.
func (y *year) secondStart() {
	y.t.Helper()
	second := y.launch(y.path)
	if code := second.end(); code != 0 {
		y.t.Errorf("the second start ended with %d", code)
	}
	if len(y.ended) > 0 {
		y.t.Error("the first window is gone")
	}
}

// A damaged file is told of, is left as it is, and the program ends well.
func TestDamagedFileInTheWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("works a real window")
	}
	d := newDesk(t)
	path := filepath.Join(d.documents, "zepsuty.lider")
	damaged := append([]byte("SQLite format 3\x00"), bytes.Repeat([]byte("zepsute"), 3000)...)
	if err := os.WriteFile(path, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	w := d.start(path)
	w.primary() // the first way on
	if title, err := w.run("", "xdotool", "getwindowname", w.id); err != nil || title != d.cat.T("shell.name") {
		t.Errorf("the title is %q, %v", title, err)
	}
	w.tool("key", "--clearmodifiers", "ctrl+q")
	if code := w.end(); code != 0 {
		t.Errorf("the program ended with %d", code)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, damaged) {
		t.Errorf("the file was changed: %v", err)
	}
}

// From the ranking to the printed licence, on an invented edition.
func TestFinalInTheWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("works a real window")
	}
	d := newDesk(t)
	y := &year{path: filepath.Join(d.documents, "przyklad.lider")}
	if out, err := d.program("sample", "--db", y.path, "--participants", "12", "--audits", "4", "--seed", "1").CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	y.shown = d.start(y.path)
	y.visit("ranking")
	y.loaded() // it can be approved
	y.do(y.cat.T("ranking.screen.approve"))
	y.press("Return")
	y.await("an approved ranking", func(ctx context.Context, o *office.Office, ed contest.Edition) (bool, error) {
		lines, err := o.Snapshots(ctx, ed)
		return len(lines) == 1, err
	})
	y.rest()
	y.visit("licence")
	y.loaded() // there are some to be issued
	y.press("ctrl+i", "Return")
	y.await("licences", func(ctx context.Context, o *office.Office, ed contest.Edition) (bool, error) {
		lines, err := o.Licences(ctx, ed)
		return len(lines) > 0, err
	})
	y.dialog()
	y.press("shift+Tab", "Return") // to save them as PDF
	y.fileDialog()
	y.press("Return") // under the name proposed
	var papers []string
	y.until("a PDF of licences", func() bool {
		papers, _ = filepath.Glob(filepath.Join(d.documents, "*.pdf"))
		return len(papers) == 1
	})
	y.rest()
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("no qpdf to check the licences with")
	}
	if out, err := exec.Command("qpdf", "--check", papers[0]).CombinedOutput(); err != nil {
		t.Errorf("%v %s", err, out)
	}
}
