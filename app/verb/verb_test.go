package verb

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"lider": func() { os.Exit(Run(context.Background(), os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs the verbs as a user or a script would: one file a story.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			home := filepath.Join(env.WorkDir, "home")
			env.Setenv("HOME", home)
			env.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
			return os.MkdirAll(home, 0o700)
		},
	})
}

func run(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	var o, e bytes.Buffer
	code = Run(context.Background(), args, &o, &e)
	return code, o.String(), e.String()
}

func TestHelpInBothLanguages(t *testing.T) {
	for _, lang := range []string{"pl", "en"} {
		code, out, _ := run(t, "--help", "--lang", lang)
		if code != Done || strings.Contains(out, "⟦") {
			t.Errorf("overview in %s: %d\n%s", lang, code, out)
		}
		for _, v := range verbs() {
			if !strings.Contains(out, v.name) {
				t.Errorf("overview in %s lacks %s", lang, v.name)
			}
			code, help, _ := run(t, append(strings.Fields(v.name), "--help", "--lang", lang)...)
			if code != Done || strings.Contains(help, "⟦") || !strings.Contains(help, "--json") {
				t.Errorf("help of %s in %s: %d\n%s", v.name, lang, code, help)
			}
		}
	}
}

func TestWrongUsageEndsWithTwo(t *testing.T) {
	for _, args := range [][]string{
		{},
		{"nosuch"},
		{"new"},
		{"new", "--db"},
		{"new", "--db", "x", "--edition", "y", "--year", "abc"},
		{"rank", "--db", "x"},
		{"check", "--db", "x", "extra"},
		{"check", "--nosuch"},
		{"check", "--db", ""},
		{"check", "--db", "x", "--lang", "de"},
		{"import"},
		{"import", "nosuch"},
		{"report", "--db", "x", "-o", "y"},
		{"licences", "--db", "x"},
	} {
		if code, out, errs := run(t, args...); code != Usage || out != "" || errs == "" || strings.Contains(errs, "⟦") {
			t.Errorf("%v ends with %d, out %q, errors %q", args, code, out, errs)
		}
	}
}

// Rejected rows never overwrite the list they come from, and an import that brought
// nothing has failed.
func TestImportsLeaveTheListAlone(t *testing.T) {
	dir := t.TempDir()
	db, list := filepath.Join(dir, "k.lider"), filepath.Join(dir, "lista.csv")
	if code, _, errs := run(t, "new", "--db", db, "--edition", "II edycja", "--year", "2025"); code != Done {
		t.Fatal(errs)
	}
	if err := os.WriteFile(list, []byte("Nazwa;NIP\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"institutions", "audits"} {
		code, out, _ := run(t, "import", kind, list, "--db", db, "--rejects", list, "--json")
		if code != Failed || !strings.Contains(out, "rejects_onto_input") {
			t.Errorf("import %s: %d\n%s", kind, code, out)
		}
	}
	if b, err := os.ReadFile(list); err != nil || string(b) != "Nazwa;NIP\n" {
		t.Errorf("the list became %q, %v", b, err)
	}
	if code, out, errs := run(t, "import", "institutions", list, "--db", db); code != Failed {
		t.Errorf("nothing brought: %d\n%s%s", code, out, errs)
	}
}

// Faults come before remarks where not all are written, each with its row.
func TestFindingsNameTheRow(t *testing.T) {
	c := &call{cat: locale.For("pl")}
	found := []contest.Finding{
		contest.Warn("nip_checksum", "value", "1").AtRow("lista.csv", 2, "nip"),
		contest.Warn("nip_checksum", "value", "1").AtRow("lista.csv", 3, "nip"),
		contest.Fault("nip_checksum", "value", "1").AtRow("lista.csv", 4, "nip"),
	}
	lines := c.findings(found, 1)
	if len(lines) != 2 || !strings.Contains(lines[0], "wiersz 4") {
		t.Errorf("%q", lines)
	}
	if lines = c.findings(found, 3); len(lines) != 3 || !strings.Contains(lines[0], "wiersz 2") {
		t.Errorf("%q", lines)
	}
}

func TestCancelledSaysSo(t *testing.T) {
	var out, errs bytes.Buffer
	c := &call{cat: locale.For("pl"), out: &out, errs: &errs, asJSON: true}
	c.fail(fmt.Errorf("office: %w", context.Canceled))
	if !strings.Contains(out.String(), `"code": "cancelled"`) || strings.Contains(errs.String(), "context") {
		t.Errorf("%s\n%s", &out, &errs)
	}
}

func TestFailuresEndWithOneAndSayWhatToDo(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "tekst.lider")
	if err := os.WriteFile(text, []byte(strings.Repeat("to nie jest baza ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"check", "--db", filepath.Join(dir, "brak.lider")},
		{"check", "--db", text},
		{"rank", "--db", text, "-o", filepath.Join(dir, "r.pdf")},
		{"recount", "run", text},
		{"restore", text, "--db", filepath.Join(dir, "cel.lider")},
	} {
		code, out, errs := run(t, append(args, "--json")...)
		var j struct {
			Error struct{ Code, Message, Hint string }
		}
		if err := json.Unmarshal([]byte(out), &j); err != nil {
			t.Errorf("%v: no JSON: %v\n%s", args, err, out)
			continue
		}
		if code != Failed || j.Error.Code == "" || j.Error.Message == "" || j.Error.Hint == "" || strings.Contains(errs, "⟦") {
			t.Errorf("%v ends with %d: %+v\n%s", args, code, j.Error, errs)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "brak.lider")); err == nil {
		t.Error("a missing file was made")
	}
}
