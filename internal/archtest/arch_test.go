package archtest

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "biurolidera"

// source is one Go file of the module.
type source struct {
	pkg     string // "internal/store"
	file    string
	test    bool
	imports []string
	text    string
}

func TestImportRules(t *testing.T) {
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		r, ok := ruleFor(s.pkg)
		if !ok {
			t.Errorf("%s: no rule for package %s; add it to rules.go and to the README's map", s.file, s.pkg)
			continue
		}
		for _, imp := range s.imports {
			if why := verdict(r, s.pkg, imp); why != "" {
				t.Errorf("%s imports %s: %s", s.file, imp, why)
			}
		}
	}
}

func TestForbiddenCalls(t *testing.T) {
	for _, s := range sources(t) {
		if s.test || s.pkg == "internal/archtest" {
			continue
		}
		for _, f := range forbidden {
			if strings.Contains(s.text, f.text) && !inAny(s.pkg, strings.Fields(f.except)) {
				t.Errorf("%s has %q: %s", s.file, f.text, f.why)
			}
		}
	}
}

func TestNoFloatInOfficialScore(t *testing.T) {
	for _, s := range sources(t) {
		if s.test || (s.pkg != "internal/method/score" && s.pkg != "internal/method/rank") {
			continue
		}
		for i, line := range strings.Split(s.text, "\n") {
			code, _, _ := strings.Cut(line, "//")
			if strings.Contains(code, "float64") || strings.Contains(code, "float32") {
				t.Errorf("%s:%d: floats are forbidden in the official score", s.file, i+1)
			}
		}
	}
}

func TestFilesStaySmall(t *testing.T) {
	for _, s := range sources(t) {
		if n := strings.Count(s.text, "\n"); n > 600 && !s.test {
			t.Errorf("%s has %d lines; none may have over 600", s.file, n)
		}
	}
}

// TestVerdict shows that the rules can fail.
func TestVerdict(t *testing.T) {
	for _, c := range []struct {
		pkg, imp string
		allowed  bool
	}{
		{"internal/office", module + "/internal/store", true},
		{"internal/document/licence", module + "/internal/store", false},
		{"internal/document/licence", module + "/internal/drawing", true},
		{"internal/document/licence", "github.com/signintech/gopdf", false},
		{"internal/store", module + "/internal/exchange", false},
		{"internal/store", "github.com/mattn/go-sqlite3", true},
		{"internal/office", "database/sql", false},
		{"internal/method/score", "math/rand/v2", true},
		{"internal/method/score", "os", false},
		{"internal/method/score", "time", false},
		{"internal/contest", "golang.org/x/text/unicode/norm", false},
		{"app/verb", module + "/internal/store", false},
		{"app/verb", module + "/internal/office", true},
		{"internal/office", "fyne.io/fyne/v2", false},
	} {
		r, ok := ruleFor(c.pkg)
		if !ok {
			t.Fatalf("no rule for %s", c.pkg)
		}
		if why := verdict(r, c.pkg, c.imp); (why == "") != c.allowed {
			t.Errorf("%s imports %s: verdict %q, allowed should be %v", c.pkg, c.imp, why, c.allowed)
		}
	}
}

// ruleFor finds the first rule that matches the package.
func ruleFor(pkg string) (rule, bool) {
	for _, r := range rules {
		if match(r.path, pkg) {
			return r, true
		}
	}
	return rule{}, false
}

// pure are standard packages that do I/O or read the clock; method must not.
var pure = []string{"os", "io/fs", "time", "net", "net/http", "database/sql", "path/filepath"}

// verdict says why the import is not allowed, or "".
func verdict(r rule, pkg, imp string) string {
	for prefix, owner := range alone {
		if (imp == prefix || strings.HasPrefix(imp, prefix+"/")) && !match(owner, pkg) {
			return "only " + owner + " may import it"
		}
	}
	if own, ok := strings.CutPrefix(imp, module+"/"); ok {
		if inAny(own, everyone) || inAny(own, r.own) {
			return ""
		}
		return "the house's plan does not allow it"
	}
	if !strings.Contains(strings.Split(imp, "/")[0], ".") {
		if strings.HasPrefix(pkg, "internal/method") && inAny(imp, pure) {
			return "method is pure"
		}
		return ""
	}
	if strings.HasPrefix(imp, "fyne.io/") && !strings.HasPrefix(pkg, "app") {
		return "only app may import Fyne"
	}
	for _, f := range r.foreign {
		if f == "*" || imp == f || strings.HasPrefix(imp, f+"/") {
			return ""
		}
	}
	return "the house's plan does not allow this module here"
}

func inAny(pkg string, patterns []string) bool {
	for _, p := range patterns {
		if match(p, pkg) {
			return true
		}
	}
	return false
}

// match tells whether the pattern covers the package: itself, "x/*" one or more
// levels below x, "*" everything; a plain path covers what stands below it in app.
func match(pattern, pkg string) bool {
	switch {
	case pattern == "*" || pattern == pkg:
		return true
	case strings.HasSuffix(pattern, "/*"):
		return strings.HasPrefix(pkg, strings.TrimSuffix(pattern, "*"))
	case pattern == "app":
		return strings.HasPrefix(pkg, "app/") && pkg != "app/verb"
	}
	return false
}

// sources reads every Go file of the module.
func sources(t *testing.T) []source {
	t.Helper()
	root := moduleRoot(t)
	var all []source
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && p != root || d.Name() == "testdata" || d.Name() == "out" || d.Name() == "node_modules") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(p, ".go") {
			return nil
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, text, parser.ImportsOnly)
		if err != nil {
			return err
		}
		s := source{pkg: path.Dir(filepath.ToSlash(rel)), file: filepath.ToSlash(rel), test: strings.HasSuffix(p, "_test.go"), text: string(text)}
		for _, i := range f.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			s.imports = append(s.imports, name)
		}
		all = append(all, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 {
		t.Fatalf("only %d Go files found under %s", len(all), root)
	}
	return all
}

func moduleRoot(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if up := filepath.Dir(dir); up != dir {
			dir = up
			continue
		}
		t.Fatal("go.mod not found above the test")
	}
}
