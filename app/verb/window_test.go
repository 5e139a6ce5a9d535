package verb

import (
	"os"
	"strings"
	"testing"
)

func TestWindow(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"kopia.bak", "rank"} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir("folder", 0o700); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args string
		file string
		ok   bool
	}{
		{"", "", true},
		{"--lang|en", "", true},
		{"--config=x.toml|--lang=pl", "", true},
		{"a.lider", "a.lider", true},
		{"A.LIDER|--lang|en", "A.LIDER", true},
		{"kopia.bak", "kopia.bak", true},
		{"rank", "", false},
		{"folder", "folder", false},
		{"gone", "gone", false},
		{"import|institutions", "", false},
		{"--help", "", false},
		{"--db|a.lider", "", false},
	} {
		var args []string
		if c.args != "" {
			args = strings.Split(c.args, "|")
		}
		file, ok := Window(args)
		if ok != c.ok || ok && file != c.file {
			t.Errorf("%s: %q, %v", c.args, file, ok)
		}
	}
}
