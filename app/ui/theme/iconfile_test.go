package theme

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// literals are the texts that stand in the window's sources, imports and tests aside.
func literals(t *testing.T) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Logf("%s can't be read now: %v", path, err)
			return nil
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if _, imports := n.(*ast.ImportSpec); imports {
				return false
			}
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if s, err := strconv.Unquote(lit.Value); err == nil {
					all[s] = true
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Every icon that goes into the program is asked for somewhere: by its name in a call,
// or in a table of names.
func TestEveryIconIsUsed(t *testing.T) {
	named := literals(t)
	for name := range icons() {
		if !named[name] {
			t.Errorf("no source names the icon %s: delete assets/icons/%s.svg", name, name)
		}
	}
}

var (
	arcs    = regexp.MustCompile(`[aA]([^a-zA-Z"]*)`)
	numbers = regexp.MustCompile(`-?(?:\d+\.?\d*|\.\d+)`)
)

// Fyne draws the second of arcs that share a letter by the first one's radii, and takes
// flags written together for one number: each arc has its letter and seven numbers.
func TestArcsStandAlone(t *testing.T) {
	seen := 0
	for name, icon := range icons() {
		for _, path := range strings.Split(string(icon.Content()), ` d="`)[1:] {
			path, _, _ = strings.Cut(path, `"`)
			for _, arc := range arcs.FindAllStringSubmatch(path, -1) {
				seen++
				if n := len(numbers.FindAllString(arc[1], -1)); n != 7 {
					t.Errorf("%s: an arc of %d numbers: %s", name, n, arc[0])
				}
			}
		}
	}
	if seen == 0 {
		t.Error("no arcs found: the search is broken")
	}
}
