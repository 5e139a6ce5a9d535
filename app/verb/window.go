package verb

import (
	"os"
	"path/filepath"
	"strings"
)

// Window tells whether args ask for the window rather than for a verb: there is no
// word among them, or one that names a contest file. It gives that file, "" for none.
func Window(args []string) (file string, ok bool) {
	var words []string
	for i := 0; i < len(args); i++ {
		a := args[i]
		switch {
		case a == "--lang" || a == "--config":
			i++
		case strings.HasPrefix(a, "--lang=") || strings.HasPrefix(a, "--config="):
		case strings.HasPrefix(a, "-"):
			return "", false
		default:
			words = append(words, a)
		}
	}
	switch {
	case len(words) == 0:
		return "", true
	case len(words) > 1:
		return "", false
	case strings.EqualFold(filepath.Ext(words[0]), ".lider"):
		return words[0], true
	}
	if _, isVerb := byName(words[0]); isVerb {
		return "", false
	}
	info, err := os.Stat(words[0])
	return words[0], err == nil && !info.IsDir()
}

// Flag reads the value of a flag that stands before or after a file: --config, --lang.
func Flag(args []string, name string) string { return flagValue(args, name) }
