package audit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"
)

// longTable writes sheets as a long table, as survey tools do.
func longTable(t *testing.T, name string, sheets ...contest.Submission) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("audyt;data;audytor;kryterium;wartość;komentarz\n")
	for _, s := range sheets {
		for _, a := range s.Answers {
			if a.NA {
				a.Value = "n/d"
			}
			b.WriteString(strings.Join([]string{s.AuditCode, s.HeldAt.Format("2006-01-02"), s.Auditor, a.Criterion, a.Value, a.Comment}, ";") + "\n")
		}
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// fates counts what becomes of the sheets of the preview.
func (m *importer) fates() map[office.SheetFate]int {
	n := map[office.SheetFate]int{}
	for _, l := range m.summary.Sheets {
		n[l.Fate]++
	}
	return n
}

// Good sheets go in as one step, bad ones are told and go into a file.
func TestImportTakesWhatIsGood(t *testing.T) {
	s := open(t)
	s.start("")
	good, bad := s.full(s.firstOpen(contest.Visit), ""), s.full(s.firstOpen(contest.Phone), "")
	good.Auditor, bad.Answers[0].Value = "a 1", "może"
	if !s.Drop([]string{longTable(t, "arkusze.csv", good, bad)}) {
		t.Fatal("not taken")
	}
	s.Calm()
	m := s.importer
	if n := m.fates(); n[office.SheetAccepted] != 1 || n[office.SheetRejected] != 1 {
		t.Fatalf("%v: %+v", n, m.summary)
	}
	if s.audit(good.AuditCode).State != contest.AuditPlanned {
		t.Error("the preview has kept a sheet")
	}
	for i, l := range sheetLines(s.f.Cat, m.summary.Sheets) {
		m.table.Select(l.key)
		s.Calm()
		said := screentest.Text(m.found)
		if clean := strings.Contains(said, s.f.Cat.T("audit.import.clean")); clean != (len(l.Findings) == 0) || l.Fate == office.SheetRejected && !strings.Contains(said, "może") {
			t.Errorf("line %d: says %q", i, said)
		}
	}
	for _, a := range m.actions() {
		if !a.Can() {
			t.Errorf("%s can't be done", a.Name)
		}
	}
	rejects := filepath.Join(t.TempDir(), "odrzucone.csv")
	m.take(rejects)
	s.Calm()
	if got := s.audit(good.AuditCode); got.State != contest.AuditSubmitted || got.Auditor != "A-01" || s.mode != modeList {
		t.Errorf("%+v, mode %v", got, s.mode)
	}
	if body, err := os.ReadFile(rejects); err != nil || !strings.Contains(string(body), bad.AuditCode) || strings.Contains(string(body), good.AuditCode) {
		t.Errorf("rejects: %s, %v", body, err)
	}
	if len(s.Done) != 1 || !strings.Contains(s.Done[0], rejects) {
		t.Errorf("done %v", s.Done)
	}
}

// Files are added up; each line says from which one it is.
func TestImportOfSeveralFiles(t *testing.T) {
	s := open(t)
	s.start("")
	a, b := s.full(s.firstOpen(contest.Visit), ""), s.full(s.firstOpen(contest.Phone), "")
	s.Drop([]string{longTable(t, "pierwszy.csv", a), longTable(t, "drugi.csv", b)})
	s.Calm()
	m := s.importer
	if m.summary.Files != 2 || m.summary.Read != 2 || m.summary.Accepted != 2 {
		t.Fatalf("%+v", m.summary)
	}
	if l := sheetLines(s.f.Cat, m.summary.Sheets); !strings.HasPrefix(l[0].where, "pierwszy.csv") || !strings.HasPrefix(l[1].where, "drugi.csv") {
		t.Errorf("from %q and %q", l[0].where, l[1].where)
	}
	m.actions()[0].Run()
	s.Calm()
	if s.audit(a.AuditCode).State != contest.AuditSubmitted || s.audit(b.AuditCode).State != contest.AuditSubmitted {
		t.Error("not both are kept")
	}
}

// What can't be read says why and keeps nothing; a sheet in hand is not interrupted.
func TestImportThatFails(t *testing.T) {
	s := open(t)
	s.start("")
	path := filepath.Join(t.TempDir(), "obraz.xlsx")
	if err := os.WriteFile(path, []byte("to nie jest skoroszyt"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.Drop([]string{path})
	s.Settle()
	if len(s.Failed) != 1 || s.importer.read || s.importer.busy {
		t.Fatalf("failed %v, read %v", s.Failed, s.importer.read)
	}
	if said := screentest.Text(s.importer.said); said != s.f.Cat.ErrorLine(s.Failed[0]) {
		t.Errorf("says %q", said)
	}
	if s.importer.actions()[0].Can() {
		t.Error("nothing was read, and it can be imported")
	}
	s.importer.actions()[2].Run()
	if s.mode != modeList {
		t.Errorf("mode %v", s.mode)
	}
	s.Failed = nil
	s.start(s.firstOpen(contest.Visit) + "/enter")
	if s.Drop([]string{path}) || s.mode != modeEntry {
		t.Error("a file dropped on a sheet being typed takes its place")
	}
}
