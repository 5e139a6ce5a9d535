// Package verb holds the program's jobs without a window: for scripts, scheduled
// backups and tests. A verb does one job, writes a summary to standard output
// (--json for machines) and messages to standard error, and ends with 0 (done),
// 1 (failed, nothing half done) or 2 (wrong usage). Names and flags stay stable.
package verb

import (
	"context"
	"errors"
	"io"
	"strings"

	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"github.com/spf13/pflag"
)

// Exit codes of every verb.
const (
	Done   = 0
	Failed = 1
	Usage  = 2
)

// verb is one job: its name, what it takes, and the function that does it.
// The texts "verb.NAME.does" and "verb.NAME.args" of the catalogue describe it.
type verb struct {
	name    string // "import institutions"
	args    int    // positional arguments it needs
	flags   func(*pflag.FlagSet)
	need    []string   // flags that must be given
	oneOf   [][]string // of each group at least one must be given
	run     func(*call) (*result, error)
	takesEd bool // takes --edition
	takesDB bool // takes and needs --db
}

// Run does the verb that args name and gives the exit code.
func Run(ctx context.Context, args []string, out, errs io.Writer) int {
	c := &call{ctx: ctx, out: out, errs: errs}
	if tell := c.progress(); tell != nil {
		c.ctx = office.WithProgress(ctx, tell)
	}
	c.settings, c.settingsFindings = config.Load(flagValue(args, "config"))
	lang := strings.ToLower(flagValue(args, "lang"))
	if lang == "" {
		lang = c.settings.Language
	}
	c.cat = locale.For(lang)
	v, rest, ok := find(args)
	if !ok {
		return c.overview(args)
	}
	c.verb = v
	err := c.parse(rest)
	if err == nil && lang != c.cat.Lang() {
		err = contest.E("usage_flag_invalid", "flag", "lang", "value", lang)
	}
	if err != nil {
		if errors.Is(err, pflag.ErrHelp) {
			c.helpVerb(out)
			return Done
		}
		c.fail(usageError(err))
		return Usage
	}
	for _, f := range c.settingsFindings {
		c.say(c.cat.Finding(f))
	}
	r, err := v.run(c)
	if err != nil {
		c.fail(c.named(err))
		if contest.CodeOf(err) == "usage" {
			return Usage
		}
		return Failed
	}
	c.print(r)
	if r.failed {
		return Failed
	}
	return Done
}

// find takes the verb's words off args; flags may stand before them.
func find(args []string) (*verb, []string, bool) {
	var words, rest []string
	for i := 0; i < len(args); i++ {
		a := args[i]
		if strings.HasPrefix(a, "-") {
			rest = append(rest, a)
			if takesValue(a) && i+1 < len(args) {
				i++
				rest = append(rest, args[i])
			}
			continue
		}
		words = append(words, a)
		if v, ok := byName(strings.Join(words, " ")); ok {
			return v, append(rest, args[i+1:]...), true
		}
		if len(words) == 2 {
			break
		}
	}
	return nil, nil, false
}

// takesValue tells whether a flag before the verb takes the next word.
func takesValue(a string) bool {
	return a == "--db" || a == "--lang" || a == "--config" || a == "--edition"
}

func byName(name string) (*verb, bool) {
	all := verbs()
	for i := range all {
		if all[i].name == name {
			return &all[i], true
		}
	}
	return nil, false
}

// flagValue reads a flag's value before the flags are parsed: the language and
// the settings file are needed to say what is wrong with the rest.
func flagValue(args []string, name string) string {
	for i, a := range args {
		if v, ok := strings.CutPrefix(a, "--"+name+"="); ok {
			return v
		}
		if a == "--"+name && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}
