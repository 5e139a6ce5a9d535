package screentest

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// Printed is a printer of the test's own: the programs of CUPS that a print job goes
// through, which write down what they are given.
type Printed struct {
	t   testing.TB
	dir string
}

// programs answer as CUPS does for one printer with two sizes of paper.
var programs = map[string]string{
	"lpstat": `case "$1" in
-r) echo "scheduler is running";;
-e) echo Biuro;;
*) printf 'printer Biuro is idle.  enabled since Tue\n\tDescription: Drukarka w biurze\nsystem default destination: Biuro\n';;
esac`,
	"lpoptions": `echo "PageSize/Media Size: A3 *A4"`,
	"lp": `printf '%s' "$*" > "${0%/*}/asked"
cat > "${0%/*}/paper.pdf"
echo "request id is Biuro-1 (0 file(s))"`,
}

// Printer stands in for the computer's printers until the test ends.
func Printer(t testing.TB) *Printed {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("there is no CUPS on Windows")
	}
	p := &Printed{t: t, dir: t.TempDir()}
	for name, script := range programs {
		if err := os.WriteFile(filepath.Join(p.dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	old := os.Getenv("PATH")
	if err := os.Setenv("PATH", p.dir+string(os.PathListSeparator)+old); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Setenv("PATH", old) })
	return p
}

// Asked are the arguments of the last job; empty: nothing was printed.
func (p *Printed) Asked() string {
	said, err := os.ReadFile(filepath.Join(p.dir, "asked"))
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(said))
}

var pageObject = regexp.MustCompile(`/Type\s*/Page[^s]`)

// Pages is how many pages the last job had.
func (p *Printed) Pages() int {
	p.t.Helper()
	pdf, err := os.ReadFile(filepath.Join(p.dir, "paper.pdf"))
	if err != nil {
		p.t.Fatal(err)
	}
	return len(pageObject.FindAll(pdf, -1))
}
