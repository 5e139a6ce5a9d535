// Package environment readies what the window's toolkit reads from the environment
// as soon as the program begins: with the locale "C", which scripts and services
// have, Fyne complains on standard error, in verbs too.
//
// It imports nothing but os, and Go initialises packages that are ready in the order
// of their paths, so that this one comes before Fyne's.
package environment

import (
	"os"
	"strings"
)

func init() {
	if !named(os.Getenv) {
		_ = os.Setenv("LC_ALL", "pl_PL.UTF-8") // fails for no such name; the texts are the catalogue's own in any case
	}
}

// named tells whether the environment names a language: the first of the variables
// that is set counts, as in POSIX.
func named(get func(string) string) bool {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := get(name); value != "" {
			lang, _, _ := strings.Cut(value, ".")
			return lang != "C" && lang != "POSIX"
		}
	}
	return false
}
