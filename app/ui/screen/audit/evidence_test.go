package audit

import (
	"context"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
)

func scan(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(file, image.NewGray(image.Rect(0, 0, 400, 600))); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// A scanned sheet stands beside its entry and its review, with room for the answers.
func TestScanBesideEntryAndReview(t *testing.T) {
	s := open(t)
	code := s.firstOpen(contest.Visit)
	s.start(code)
	s.detail.tabs.Open("files")
	if said := screentest.Text(s.detail.files.content); !strings.Contains(said, s.f.Cat.T("audit.evidence.empty")) {
		t.Errorf("without evidence it says %q", said)
	}
	s.detail.files.attach([]string{scan(t, "skan.png"), scan(t, "druga strona.png")})
	s.Calm()
	if len(s.detail.files.all) != 2 || len(s.Done) != 1 || s.audit(code).Evidence != 2 {
		t.Fatalf("kept %v, done %v", s.detail.files.all, s.Done)
	}
	s.start(code + "/enter")
	if n := len(screentest.All[*kit.Pages](s.desk.content)); n != 1 {
		t.Errorf("%d previews beside the entry", n)
	}
	if w := s.desk.pad.Size().Width; w < 300 {
		t.Errorf("the step is %v wide", w)
	}
	s.desk.files.attach([]string{scan(t, "trzecia strona.png")})
	s.Calm()
	if n := len(s.desk.files.all); n != 3 {
		t.Errorf("%d files beside the entry after one came", n)
	}
	s.run("audit.close")
	if _, err := s.Office.RecordAudit(context.Background(), s.Frame.Edition, s.full(code, "")); err != nil {
		t.Fatal(err)
	}
	s.Calm()
	s.start("review")
	if n := len(screentest.All[*kit.Pages](s.review.content)); n != 1 {
		t.Errorf("%d previews beside the review", n)
	}
}

// Texts are shown too; each file can be written to disk and taken away, with the way back.
func TestFilesBesideAnAudit(t *testing.T) {
	s := open(t)
	code := s.firstOpen(contest.Online)
	note := filepath.Join(t.TempDir(), "odpowiedź.txt")
	if err := os.WriteFile(note, []byte("Dzień dobry, w odpowiedzi…"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.start(code)
	s.detail.tabs.Open("files")
	s.detail.files.attach([]string{note})
	s.Calm()
	if len(s.detail.files.all) != 1 || s.detail.files.all[0].Type != "text/plain" {
		t.Fatalf("kept %+v", s.detail.files.all)
	}
	if said := screentest.Text(s.detail.files.content); !strings.Contains(said, "1\u00a0KB") {
		t.Errorf("says %q", said)
	}
	if n := s.detail.files.pages.Len(); n != 1 {
		t.Errorf("%d pages", n)
	}
	if said := screentest.Text(s.detail.tabs); !strings.Contains(said, s.f.Cat.T("audit.tab.files")+" 1") {
		t.Errorf("the tabs say %q", said)
	}
	name := s.detail.files.all[0].Name
	s.detail.files.onRemove()
	s.Calm()
	if n := s.audit(code).Evidence; n != 0 || !strings.Contains(s.Done[len(s.Done)-1], name) {
		t.Errorf("%d files are left, done %v", n, s.Done)
	}
	if _, err := s.Office.Undo(context.Background()); err != nil || s.audit(code).Evidence != 1 {
		t.Errorf("it does not come back: %v", err)
	}
}

// What can't be kept says why.
func TestEvidenceThatIsRefused(t *testing.T) {
	s := open(t)
	s.start(s.firstOpen(contest.Visit))
	s.detail.files.attach([]string{filepath.Join(t.TempDir(), "nie ma.png")})
	s.Settle()
	if len(s.Failed) != 1 || len(s.detail.files.all) != 0 || len(s.Done) != 0 {
		t.Errorf("failed %v, kept %v", s.Failed, s.detail.files.all)
	}
}

func TestKilobytes(t *testing.T) {
	integer := locale.For("pl").Integer
	for size, want := range map[int64]string{0: "1\u00a0KB", 1: "1\u00a0KB", 1024: "1\u00a0KB", 1025: "2\u00a0KB", 5 << 20: "5\u00a0120\u00a0KB"} {
		if got := kilobytes(integer, size); got != want {
			t.Errorf("%d: %q, want %q", size, got, want)
		}
	}
}
