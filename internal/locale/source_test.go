package locale

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// demand is a text that a source file asks for.
type demand struct {
	key    string
	prefix bool // key is only the beginning: some text must begin with it
	plural bool
	at     string
}

var keyForm = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[A-Za-z0-9_-]+)*\.?$`)

// Every code and key that stands in the sources as a literal has its texts.
func TestEveryCodeHasAText(t *testing.T) {
	root := moduleRoot(t)
	var demands []demand
	for _, dir := range []string{"internal", "app"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Logf("%s can't be read now: %v", path, err)
				return nil
			}
			rel, _ := filepath.Rel(root, path)
			demands = append(demands, demandsOf(set, file, rel)...)
			return nil
		})
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	if len(demands) < 15 {
		t.Fatalf("only %d codes found: the search is broken", len(demands))
	}
	for _, lang := range Languages() {
		c := For(lang)
		for _, d := range demands {
			if problem := c.lacks(d); problem != "" {
				t.Errorf("%s: %s %s (%s)", d.at, lang, problem, d.key)
			}
		}
	}
}

func (c *Catalogue) lacks(d demand) string {
	if d.prefix {
		for _, k := range c.Keys() {
			if strings.HasPrefix(k, d.key) {
				return ""
			}
		}
		return "no text begins so"
	}
	if !c.Has(d.key) {
		return "no text"
	}
	if _, ok := c.plurals[d.key]; d.plural && !ok {
		return "no plural forms"
	}
	return ""
}

// demandsOf finds contest.E, Warn, Fault (without the package's name in contest
// itself), .T and .N with a literal key, and Action: "…" of a history step.
func demandsOf(set *token.FileSet, file *ast.File, name string) []demand {
	var found []demand
	add := func(n ast.Node, d demand) {
		d.at = fmt.Sprintf("%s:%d", name, set.Position(n.Pos()).Line)
		found = append(found, d)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.CallExpr:
			if len(x.Args) > 0 {
				if d, ok := callDemand(file.Name.Name, x); ok {
					add(x, d)
				}
			}
		case *ast.KeyValueExpr:
			if k, ok := x.Key.(*ast.Ident); ok && k.Name == "Action" {
				if s, ok := literal(x.Value); ok && s != "" {
					add(x, demand{key: "action." + s})
				}
			}
		}
		return true
	})
	return found
}

func callDemand(pkg string, call *ast.CallExpr) (demand, bool) {
	of, fn := callee(call.Fun)
	first := call.Args[0]
	if of == "contest" || of == "" && pkg == "contest" {
		s, ok := literal(first)
		switch {
		case ok && fn == "E":
			return demand{key: "error." + s}, true
		case ok && (fn == "Warn" || fn == "Fault"):
			return demand{key: "finding." + s}, true
		}
	}
	if of == "" || fn != "T" && fn != "N" {
		return demand{}, false
	}
	if s, ok := literal(first); ok && keyForm.MatchString(s) {
		return demand{key: s, plural: fn == "N"}, true
	}
	if sum, ok := first.(*ast.BinaryExpr); ok && sum.Op == token.ADD {
		if s, ok := literal(sum.X); ok && keyForm.MatchString(s) {
			return demand{key: s, prefix: true}, true
		}
	}
	return demand{}, false
}

// callee gives the receiver or package and the name of what is called.
func callee(e ast.Expr) (of, name string) {
	switch x := e.(type) {
	case *ast.Ident:
		return "", x.Name
	case *ast.SelectorExpr:
		if id, ok := x.X.(*ast.Ident); ok {
			return id.Name, x.Sel.Name
		}
		return "?", x.Sel.Name
	}
	return "", ""
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
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
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = up
	}
}

func TestDemands(t *testing.T) {
	const source = `package office
func f() error {
	c.T("a.title"); c.N("a.count", 3); c.T("a.kind." + kind); cat().T("b.title"); x.T(key)
	do(contest.Warn("w"), contest.Fault("f"), contest.Change{Action: "import"})
	return contest.E("broken", "file", f)
}`
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "x.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range demandsOf(set, file, "x.go") {
		got = append(got, fmt.Sprintf("%s %v %v %s", d.key, d.prefix, d.plural, d.at))
	}
	want := []string{
		"a.title false false x.go:3", "a.count false true x.go:3", "a.kind. true false x.go:3",
		"b.title false false x.go:3", "finding.w false false x.go:4", "finding.f false false x.go:4",
		"action.import false false x.go:4", "error.broken false false x.go:5",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
