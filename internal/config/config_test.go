package config

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
)

// said writes findings shortly: severity, code, key and line.
func said(found []contest.Finding) []string {
	var out []string
	for _, f := range found {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %v %v", f.Severity, f.Code, f.Args["key"], f.Args["line"])))
	}
	return out
}

func TestParse(t *testing.T) {
	deep := "x = " + strings.Repeat("[", 100_000)
	for _, c := range []struct {
		name, text string
		want       []string
		change     func(*Settings)
	}{
		{"empty", "", nil, nil},
		{"BOM", "\ufeffuser = \"Ala\"\n", nil, func(s *Settings) { s.User = "Ala" }},
		{"one table", "[licence]\nmonths = 24\n", nil, func(s *Settings) { s.Licence.Months = 24 }},
		{"CRLF", "user = \"Ala\"\r\n[contest]\r\nshort = \"X\"\r\n", nil, func(s *Settings) { s.User, s.Contest.Short = "Ala", "X" }},
		{
			"unknown key", "user = \"Ala\"\n[licence]\nmonthz = 1\n",
			[]string{"warning config_unknown licence.monthz 3"},
			func(s *Settings) { s.User = "Ala" },
		},
		{"unknown table", "[nowhere]\nx = 1\n", []string{"warning config_unknown nowhere 1"}, nil},
		{"truncated", "user = \"Al", []string{"error config_broken user 1"}, nil},
		{"twice", "user = \"a\"\nuser = \"b\"\n", []string{"error config_broken user 2"}, nil},
		{"wrong type", "user = \"a\"\n[licence]\nmonths = \"twelve\"\n", []string{"error config_broken licence.months 3"}, nil},
		{"table for text", "[user]\nx = 1\n", []string{"error config_broken user 1"}, nil},
		{"overflow", "[licence]\nmonths = 99999999999999999999\n", []string{"error config_broken licence.months 2"}, nil},
		{"bad UTF-8", "user = \"Ala\"\nx = \"\xb9\"\n", []string{"error config_encoding <nil> 2"}, nil},
		{"NUL", "user = \"A\x00la\"\n", []string{"error config_encoding <nil> 1"}, nil},
		{"UTF-16", "\xff\xfeu\x00s\x00", []string{"error config_encoding <nil> 1"}, nil},
		{"deep", deep, []string{"error config_broken x 1"}, nil},
		{"large", strings.Repeat("# x\n", 300_000), []string{"error config_too_large <nil> <nil>"}, nil},
		{
			"values", "language = \"de\"\n[licence]\npattern = \"LZM\"\nmonths = 0\n",
			[]string{"warning config_value language 1", "warning config_value licence.pattern 3", "warning config_value licence.months 4"},
			nil,
		},
		{"control signs", "[signatory]\nname = \"a\\u0007b\"\n", []string{"warning config_value signatory.name 2"}, nil},
		{"long", "user = \"" + strings.Repeat("ż", 501) + "\"\n", []string{"warning config_value user 1"}, nil},
		{
			"look", "[look]\ntheme = \"dark\"\nscale = 150\n", nil,
			func(s *Settings) { s.Look = Look{Theme: "dark", Scale: 150} },
		},
		{
			"severity", "[certainty]\nshow_severity = true\n", nil,
			func(s *Settings) { s.Certainty.ShowSeverity = true },
		},
		{
			"look out of range", "[look]\ntheme = \"blue\"\nscale = 99\n",
			[]string{"warning config_value look.theme 2", "warning config_value look.scale 3"},
			nil,
		},
	} {
		want := Default()
		if c.change != nil {
			c.change(&want)
		}
		got, found := Parse([]byte(c.text))
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
		if d := cmp.Diff(c.want, said(found)); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestSaveAndLoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "ustawienia.toml")
	if s, found := Load(path); s != Default() || len(found) != 1 || found[0].Code != "config_missing" {
		t.Errorf("a missing file: %v, %v", s, found)
	}
	s := Default()
	s.User, s.Licence.Months = `Ala „Kot” "x" \ ż`, 36
	s.Organiser.Name = "Fundacja Ład"
	if err := Save(path, s); err != nil {
		t.Fatal(err)
	}
	got, found := Load(path)
	if d := cmp.Diff(s, got); d != "" || found != nil {
		t.Errorf("%s %v", d, found)
	}
	if err := Save(path, got); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path + ".bad"); err == nil {
		t.Error("a good file is kept as bad")
	}
}

// Without a name the user's own file is read, and need not be there.
func TestOwnFile(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "AppData"} {
		t.Setenv(name, home)
	}
	if s, found := Load(""); s != Default() || found != nil {
		t.Errorf("nothing there: %v, %v", s, found)
	}
	path, err := Path()
	if err != nil {
		t.Fatal(err)
	}
	s := Default()
	s.User = "Ala"
	if err := Save(path, s); err != nil {
		t.Fatal(err)
	}
	if got, found := Load(""); got.User != "Ala" || found != nil {
		t.Errorf("own file: %v, %v", got, found)
	}
}

func TestPicturesStandBesideTheSettings(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "ustawienia.toml")
	for name, text := range map[string]string{"logo.png": "x", "ustawienia.toml": "[contest]\nlogo = \"logo.png\"\n[signatory]\nsignature = \"brak.png\"\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, found := Load(path)
	if s.Contest.Logo != filepath.Join(dir, "logo.png") || s.Signatory.Signature != "brak.png" || found != nil {
		t.Errorf("%q, %q, %v", s.Contest.Logo, s.Signatory.Signature, found)
	}
}

func TestBrokenFileIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ustawienia.toml")
	for i, text := range []string{"user = \"Al", "[x]\ny = 1\n", strings.Repeat("#", maxSize+10)} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		s, found := Load(path)
		if len(found) != 1 {
			t.Errorf("%.20q: %v", text, found)
		}
		if err := Save(path, s); err != nil {
			t.Fatal(err)
		}
		bad := path + ".bad"
		if i > 0 {
			bad += fmt.Sprint(i + 1)
		}
		if kept, err := os.ReadFile(bad); err != nil || string(kept) != text {
			t.Errorf("%s: %v, %d bytes", bad, err, len(kept))
		}
		if again, found := Load(path); again != s || found != nil {
			t.Errorf("after saving: %v", found)
		}
	}
}

func TestUnreadable(t *testing.T) {
	dir := t.TempDir() // a folder where a file should be
	if s, found := Load(dir); s != Default() || len(found) != 1 || found[0].Code != "config_unreadable" {
		t.Errorf("%v", found)
	}
	if err := Save(filepath.Join(dir, "a\x00b"), Default()); err == nil {
		t.Error("an impossible path is saved")
	}
}

// texts must list each string of Settings, or a new one goes unchecked.
func TestTextsAreComplete(t *testing.T) {
	var count func(v reflect.Value) int
	count = func(v reflect.Value) (n int) {
		for i := range v.NumField() {
			switch f := v.Field(i); f.Kind() {
			case reflect.String:
				n++
			case reflect.Struct:
				n += count(f)
			}
		}
		return n
	}
	s := Default()
	if want := count(reflect.ValueOf(s)); len(s.texts()) != want {
		t.Errorf("texts lists %d of %d", len(s.texts()), want)
	}
}

func FuzzConfig(f *testing.F) {
	for _, s := range []string{"", "user = \"a\"", "[licence]\nmonths = 1", "a.b.c = [[{x=1}]]", "\ufeff", "user = '''\n'''", "[[user]]"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, found := Parse(data)
		if more := s.correct(nil); more != nil {
			t.Errorf("settings that need correcting: %v", more)
		}
		for _, x := range found {
			if x.Severity == contest.SeverityError && s != Default() {
				t.Error("half of a broken file was taken")
			}
		}
		path := filepath.Join(t.TempDir(), "s.toml")
		if err := Save(path, s); err != nil {
			t.Fatal(err)
		}
		if again, found := Load(path); again != s || found != nil {
			t.Errorf("saved and read: %v", found)
		}
		if bytes.Contains(data, []byte("\x00")) && len(found) == 0 {
			t.Error("a NUL passes")
		}
	})
}

func TestWhereAKeyStands(t *testing.T) {
	data := []byte("# x\nuser = \"a\"\n\n[licence] # y\n \"months\" = 1\nsignatory.name = \"b\"\n[signatory]\nname='c'\n")
	for key, want := range map[string]int{"user": 2, "licence.months": 5, "signatory.name": 8, "print.printer": 0, "months": 0} {
		if got := lineOfKey(data, key); got != want {
			t.Errorf("%s stands in line %d, want %d", key, got, want)
		}
	}
	for row, want := range map[int]string{0: "", 2: "user", 3: "", 8: "name", 99: ""} {
		if got := keyOnLine(data, row); got != want {
			t.Errorf("line %d: %q, want %q", row, got, want)
		}
	}
}

func TestDefaultsAreGood(t *testing.T) {
	d := Default()
	if found := d.correct(nil); found != nil {
		t.Errorf("the defaults need correcting: %v", found)
	}
	if n := contest.LicenceNumber(d.Licence.Pattern, 2025, 14); n != "LZM/2025/014" {
		t.Errorf("the default pattern gives %q", n)
	}
	t.Setenv("HOME", "/home/x")
	t.Setenv("XDG_CONFIG_HOME", "/home/x/.config")
	if p, err := Path(); err != nil || filepath.Base(p) != "ustawienia.toml" {
		t.Errorf("Path = %q, %v", p, err)
	}
}
