//go:build !windows

package printer

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
)

func TestParsePrinters(t *testing.T) {
	const details = "printer Biuro is idle.  enabled since Tue 01 Jul 2025\n\tForm mounted:\n\tDescription: Drukarka w sekretariacie\n" +
		"printer Stara disabled since Tue -\n\tPaused\nsystem default destination: Stara\n"
	got := parsePrinters("Biuro\nSieciowa\n", details)
	want := []Printer{{"Stara", "Stara", true}, {"Biuro", "Drukarka w sekretariacie", false}, {"Sieciowa", "Sieciowa", false}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := parsePrinters("", "no system default destination\n"); got != nil {
		t.Errorf("got %v", got)
	}
}

func TestParsePapers(t *testing.T) {
	for name, x := range map[string]struct {
		said string
		want []Paper
	}{
		"of a description": {
			"Resolution/Output Resolution: *300dpi 600dpi\nPageSize/Page Size: Letter A3 A4.Borderless *A4 Custom.WIDTHxHEIGHT\nPageRegion/PageRegion: Letter\n",
			[]Paper{{"A4", "A4", true}, {"A3", "A3", false}, {"Letter", "Letter", false}, {"A4.Borderless", "A4.Borderless", false}},
		},
		"without one": {
			"media/Media: *iso_a4_210x297mm na_letter_8.5x11in custom_max_300x400mm iso_a5_148x210mm\n",
			[]Paper{{"iso_a4_210x297mm", "A4", true}, {"iso_a5_148x210mm", "A5", false}, {"na_letter_8.5x11in", "Letter", false}},
		},
		"twice the same": {"PageSize/Media: *A4 iso_a4_210x297mm\n", []Paper{{"A4", "A4", true}, {"iso_a4_210x297mm", "iso_a4_210x297mm", false}}},
		"none":           {"Duplex/Duplex: *None\n", nil},
	} {
		if diff := cmp.Diff(x.want, parsePapers(x.said)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestNoPrintingSystem(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := New().List(t.Context()); contest.CodeOf(err) != "print_no_system" {
		t.Errorf("list: %v", err)
	}
	if _, err := New().Print(t.Context(), Job{Printer: "X", PDF: twoPages()}); contest.CodeOf(err) != "print_no_system" {
		t.Errorf("print: %v", err)
	}
}

// TestHangingSystem shows that a printing system that does not answer is left.
func TestHangingSystem(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "lp"), []byte("#!/bin/sh\nexec sleep 60\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	begun := time.Now()
	_, err := New().Print(ctx, Job{PDF: twoPages()})
	if contest.CodeOf(err) != "print_timeout" || time.Since(begun) > 5*time.Second {
		t.Errorf("%v after %v", err, time.Since(begun))
	}
	canceled, stop := context.WithCancel(t.Context())
	stop()
	if _, err := New().Print(canceled, Job{PDF: twoPages()}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// pdfPrinter describes the printer of printer-driver-cups-pdf.
const pdfPrinter = "/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd"

// office is a CUPS of the test's own, with a queue that writes PDF files.
type office struct {
	system *System
	byPort *System // the same: lpoptions does not ask a socket
	out    string  // folder of the finished papers
}

// cups starts cupsd on a private socket with everything it writes in a folder of
// the test.
func cups(t *testing.T) office {
	t.Helper()
	t.Setenv("PATH", os.Getenv("PATH")+string(os.PathListSeparator)+"/usr/sbin")
	for _, tool := range []string{"cupsd", "lpadmin", "lp", "lpstat", "lpoptions", "pdfinfo", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("no %s: install cups, cups-client, printer-driver-cups-pdf and poppler-utils to test against CUPS", tool)
		}
	}
	if _, err := os.Stat(pdfPrinter); err != nil {
		t.Skip("no PDF printer: install printer-driver-cups-pdf")
	}
	dir, err := os.MkdirTemp("/tmp", "cups") // a socket's path has to be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	socket, out := filepath.Join(dir, "sock"), filepath.Join(dir, "out")
	port := freePort(t)
	configure(t, dir, socket, port)
	o := office{system: &System{env: []string{"CUPS_SERVER=" + socket}}, byPort: &System{env: []string{"CUPS_SERVER=" + port}}, out: out}
	cmd := exec.Command("cupsd", "-f", "-c", filepath.Join(dir, "cupsd.conf"), "-s", filepath.Join(dir, "cups-files.conf"))
	if err := cmd.Start(); err != nil {
		t.Skipf("cupsd does not start: %v", err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	for range 100 {
		if said, _ := o.system.run(t.Context(), nil, "lpstat", "-r"); strings.Contains(said, "is running") {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Cleanup(func() {
		if t.Failed() {
			log, _ := os.ReadFile(filepath.Join(dir, "error_log"))
			t.Logf("%s", log[max(0, len(log)-6000):])
		}
	})
	return o
}

// freePort is a port of this computer alone that nothing listens at.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return "localhost:" + port
}

// configure writes the settings of a cupsd that runs as the test's own user.
func configure(t *testing.T, dir, socket, port string) {
	t.Helper()
	for _, d := range []string{"root", "cache", "state", "spool", "tmp", "out"} {
		if err := os.MkdirAll(filepath.Join(dir, d), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	group, err := user.LookupGroupId(me.Gid)
	if err != nil {
		t.Fatal(err)
	}
	owner := fmt.Sprintf("User %s\nGroup %s\n", me.Username, group.Name)
	if me.Uid == "0" { // cupsd wants somebody else for its filters
		owner = "User lp\nGroup lp\n"
		for _, d := range []string{"", "spool", "tmp", "out", "cache", "state"} {
			if err := os.Chmod(filepath.Join(dir, d), 0o777); err != nil {
				t.Fatal(err)
			}
		}
	}
	files := owner + "FileDevice Yes\nPrintcap\nSystemGroup " + group.Name + "\n" +
		fmt.Sprintf("ServerRoot %[1]s/root\nCacheDir %[1]s/cache\nStateDir %[1]s/state\nRequestRoot %[1]s/spool\nTempDir %[1]s/tmp\nErrorLog %[1]s/error_log\nAccessLog %[1]s/access_log\nPageLog %[1]s/page_log\n", dir)
	settings := "Listen " + socket + "\nListen " + port + "\nBrowsing No\nWebInterface No\nLogLevel info\nDefaultAuthType None\nPageLogFormat %p %j %T %P %C %{job-name}\n" +
		"<Location />\nOrder allow,deny\nAllow all\n</Location>\n<Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n</Policy>\n"
	for name, text := range map[string]string{"cups-files.conf": files, "cupsd.conf": settings} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// queue adds a printer that writes what it is sent to a file.
func (o office) queue(t *testing.T, name, title string) (file string) {
	t.Helper()
	file = filepath.Join(o.out, name+".pdf")
	ppd, err := os.ReadFile(pdfPrinter)
	if err != nil {
		t.Fatal(err)
	}
	// It is given PostScript to make PDF of; here CUPS's own PDF is what is looked at.
	lines := slices.DeleteFunc(strings.Split(string(ppd), "\n"), func(l string) bool { return strings.HasPrefix(l, "*cupsManualCopies") })
	own := strings.Join(append(lines, `*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"`, "*cupsManualCopies: True", ""), "\n")
	description := filepath.Join(o.out, name+".ppd")
	if err := os.WriteFile(description, []byte(own), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := o.system.run(t.Context(), nil, "lpadmin", "-p", name, "-E", "-D", title, "-v", "file://"+file, "-P", description); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	return file
}

func TestPrintsThroughCUPS(t *testing.T) {
	o := cups(t)
	if _, err := o.system.List(t.Context()); contest.CodeOf(err) != "print_no_printer" {
		t.Fatalf("without printers: %v", err)
	}
	file := o.queue(t, "Biuro", "Drukarka w sekretariacie")
	o.queue(t, "Gala", "Drukarka do licencji")
	if out, err := o.system.run(t.Context(), nil, "lpadmin", "-d", "Gala"); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	printers, err := o.system.List(t.Context())
	if diff := cmp.Diff([]Printer{{"Gala", "Drukarka do licencji", true}, {"Biuro", "Drukarka w sekretariacie", false}}, printers); err != nil || diff != "" {
		t.Fatalf("%v\n%s", err, diff)
	}
	request, err := o.system.Print(t.Context(), Job{Printer: "Biuro", Title: "Zażółć gęślą jaźń", Copies: 2, Pages: PagesOf(2), PDF: twoPages()})
	if err != nil || !strings.HasPrefix(request, "Biuro-") {
		t.Fatalf("request %q, %v", request, err)
	}
	text := o.printed(t, file)
	if strings.Contains(text, "Strona pierwsza") || strings.Count(text, "Strona druga") != 2 {
		t.Errorf("the printer got %q", text)
	}
	info, err := exec.Command("pdfinfo", file).CombinedOutput()
	if err != nil || !strings.Contains(string(info), "Pages:           2") {
		t.Errorf("%v %s", err, info)
	}
	if said, _ := o.system.run(t.Context(), nil, "lpstat", "-W", "completed", "-o"); !strings.Contains(said, request) {
		t.Errorf("the request is not among %q", said)
	}
}

// printed waits for the finished paper and gives its text.
func (o office) printed(t *testing.T, file string) string {
	t.Helper()
	for range 200 {
		time.Sleep(100 * time.Millisecond)
		if waiting, _ := o.system.run(t.Context(), nil, "lpstat", "-o"); waiting != "" {
			continue
		}
		if text, err := exec.Command("pdftotext", file, "-").Output(); err == nil {
			return string(text)
		}
	}
	t.Fatal("nothing was printed in 20 s")
	return ""
}

// The printer is asked for its sizes, and a job lies on the paper that was chosen.
func TestPaperIsChosen(t *testing.T) {
	o := cups(t)
	file := o.queue(t, "Biuro", "Drukarka w sekretariacie")
	papers, err := o.byPort.Papers(t.Context(), "Biuro")
	if err != nil || len(papers) < 3 || papers[0].Title != "A4" || papers[1].Title != "A3" {
		t.Fatalf("%v, %v", papers, err)
	}
	standard := 0
	for _, p := range papers {
		if p.Default {
			standard++
		}
	}
	if standard != 1 {
		t.Errorf("%d sizes are the default", standard)
	}
	if _, err := o.system.Print(t.Context(), Job{Printer: "Biuro", Paper: papers[1].Name, PDF: twoPages()}); err != nil {
		t.Fatal(err)
	}
	o.printed(t, file)
	info, err := exec.Command("pdfinfo", file).CombinedOutput()
	if err != nil || !strings.Contains(string(info), "(A3)") {
		t.Errorf("%v %s", err, info)
	}
	if papers, err := o.byPort.Papers(t.Context(), "Nieznana"); err != nil || papers != nil {
		t.Errorf("an unknown printer has %v, %v", papers, err)
	}
	canceled, stop := context.WithCancel(t.Context())
	stop()
	if _, err := o.byPort.Papers(canceled, "Biuro"); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestRefusedJobs(t *testing.T) {
	o := cups(t)
	if _, err := o.system.Print(t.Context(), Job{Printer: "Nieznana", PDF: twoPages()}); contest.CodeOf(err) != "print_unknown_printer" {
		t.Errorf("unknown printer: %v", err)
	}
	if _, err := o.system.Print(t.Context(), Job{PDF: twoPages()}); contest.CodeOf(err) != "print_no_printer" {
		t.Errorf("no default: %v", err)
	}
	o.queue(t, "Zamknieta", "Zamknięta")
	if _, err := o.system.run(t.Context(), nil, "cupsreject", "Zamknieta"); err != nil {
		t.Fatal(err)
	}
	if _, err := o.system.Print(t.Context(), Job{Printer: "Zamknieta", PDF: twoPages()}); contest.CodeOf(err) != "print_refused" {
		t.Errorf("refusing printer: %v", err)
	}
}

// twoPages is a PDF of two pages with a line each, made by hand.
func twoPages() []byte {
	var b strings.Builder
	var at []int
	object := func(text string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), text)
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	object("<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>>>")
	object("<</Type/Page/Parent 2 0 R/Contents 6 0 R>>")
	object("<</Type/Page/Parent 2 0 R/Contents 7 0 R>>")
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	for _, line := range []string{"Strona pierwsza", "Strona druga"} {
		ink := "BT /F 24 Tf 72 700 Td (" + line + ") Tj ET"
		object(fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(ink), ink))
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, table)
	return []byte(b.String())
}
