package verb

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"github.com/spf13/pflag"
)

// call is one run of a verb.
type call struct {
	ctx              context.Context
	out, errs        io.Writer
	cat              *locale.Catalogue
	settings         config.Settings
	settingsFindings []contest.Finding
	verb             *verb
	flags            *pflag.FlagSet
	asJSON           bool
}

// result is what a verb did: lines for people, a value for machines. failed ends
// the program with 1 although the verb ran to its end (a check with findings).
type result struct {
	lines  []string
	json   any
	failed bool
}

func (c *call) parse(args []string) error {
	fs := pflag.NewFlagSet(c.verb.name, pflag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	c.flags = fs
	addFlags(c.verb, fs)
	if err := fs.Parse(args); err != nil {
		return err
	}
	c.asJSON, _ = fs.GetBool("json")
	if n := fs.NArg(); n != c.verb.args {
		return contest.E("usage_arguments", "verb", c.verb.name, "count", c.verb.args, "given", n)
	}
	need := c.verb.need
	if c.verb.takesDB {
		need = append([]string{"db"}, need...)
	}
	for _, name := range need {
		if f := fs.Lookup(name); !f.Changed || f.Value.String() == "" {
			return contest.E("usage_missing", "flag", flagName(fs.Lookup(name)), "verb", c.verb.name)
		}
	}
	for _, group := range c.verb.oneOf {
		if !anyChanged(fs, group) {
			return contest.E("usage_missing", "flag", "--"+strings.Join(group, " | --"), "verb", c.verb.name)
		}
	}
	return nil
}

func addFlags(v *verb, fs *pflag.FlagSet) {
	if v.takesDB {
		fs.String("db", "", "F")
	}
	if v.takesEd {
		fs.String("edition", "", "E")
	}
	if v.flags != nil {
		v.flags(fs)
	}
	fs.Bool("json", false, "")
	fs.String("lang", "", "pl|en")
	fs.String("config", "", "F")
}

func anyChanged(fs *pflag.FlagSet, names []string) bool {
	for _, n := range names {
		if fs.Changed(n) {
			return true
		}
	}
	return false
}

// flagName writes a flag as a person types it: "-o" where it has a letter.
func flagName(f *pflag.Flag) string {
	if f.Shorthand != "" {
		return "-" + f.Shorthand
	}
	return "--" + f.Name
}

// usageError turns what the flag parser says into the catalogue's words.
func usageError(err error) error {
	var unknown *pflag.NotExistError
	var value *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return contest.E("usage_unknown_flag", "flag", unknown.GetSpecifiedName())
	case errors.As(err, &value):
		return contest.E("usage_flag_value", "flag", value.GetSpecifiedName())
	case errors.As(err, &invalid):
		return contest.E("usage_flag_invalid", "flag", invalid.GetFlag().Name, "value", invalid.GetValue())
	case contest.CodeOf(err) != "":
		return err
	}
	return contest.E("usage", "detail", err.Error())
}

func (c *call) str(name string) string { s, _ := c.flags.GetString(name); return s }
func (c *call) num(name string) int    { n, _ := c.flags.GetInt(name); return n }
func (c *call) is(name string) bool    { b, _ := c.flags.GetBool(name); return b }
func (c *call) arg(i int) string       { return c.flags.Arg(i) }

// choice gives a flag's value if it is one of the allowed ones.
func (c *call) choice(name string, allowed ...string) (string, error) {
	v := strings.ToLower(c.str(name))
	if v == "" {
		return allowed[0], nil
	}
	for _, a := range allowed {
		if v == a {
			return v, nil
		}
	}
	return "", contest.E("usage", "detail", fmt.Sprintf("--%s %s (%s)", name, v, strings.Join(allowed, ", ")))
}

// options are what every office is opened with.
func (c *call) options(readOnly bool) office.Options {
	return office.Options{ReadOnly: readOnly, Settings: c.settings, Catalogue: c.cat}
}

// withOffice opens the file, does the work and closes it.
func (c *call) withOffice(readOnly bool, work func(*office.Office) (*result, error)) (r *result, err error) {
	o, err := office.Open(c.ctx, c.str("db"), c.options(readOnly))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, o.Close()) }()
	for _, f := range o.Warnings() {
		c.say(c.cat.FindingLine(f))
	}
	return work(o)
}

// withEdition is withOffice with the edition that --edition names.
func (c *call) withEdition(readOnly bool, work func(*office.Office, contest.Edition) (*result, error)) (*result, error) {
	return c.withOffice(readOnly, func(o *office.Office) (*result, error) {
		ed, err := o.FindEdition(c.ctx, c.str("edition"))
		if err != nil {
			return nil, err
		}
		return work(o, ed)
	})
}

// progress writes one line that is drawn over, on a terminal only.
func (c *call) progress() func(done, total int) {
	f, ok := c.errs.(*os.File)
	if !ok {
		return nil
	}
	if st, err := f.Stat(); err != nil || st.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	return func(done, total int) {
		fmt.Fprintf(c.errs, "\r%s: %d/%d ", c.verb.name, done, total)
		if done == total {
			fmt.Fprintln(c.errs)
		}
	}
}

// named tells which file an error is about that SQLite gave while it was read: damage
// found on the way, a lock, a full disk.
func (c *call) named(err error) error {
	var e *contest.Error
	if errors.As(err, &e) && strings.HasPrefix(e.Code, "file_") && e.Args["file"] == nil {
		e.Args = contest.Args{"file": filepath.Base(c.str("db"))}
	}
	return err
}

// say writes a message to standard error.
func (c *call) say(line string) { fmt.Fprintln(c.errs, line) }

// fail writes what happened and what to do next; machines get it as JSON too.
func (c *call) fail(err error) {
	message, hint := c.cat.Error(err)
	fmt.Fprintf(c.errs, "%s: %s\n", filepath.Base(os.Args[0]), message)
	if hint != "" {
		c.say(hint)
	}
	code := contest.CodeOf(err)
	switch {
	case errors.Is(err, context.Canceled):
		code = "cancelled"
	case code == "":
		c.say(err.Error())
	}
	if c.asJSON {
		c.printJSON(map[string]any{"error": map[string]any{"code": code, "message": message, "hint": hint}})
	}
}

func (c *call) print(r *result) {
	if c.asJSON {
		c.printJSON(r.json)
		return
	}
	for _, l := range r.lines {
		fmt.Fprintln(c.out, l)
	}
}

func (c *call) printJSON(v any) {
	e := json.NewEncoder(c.out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		c.say(err.Error())
	}
}

// findings writes remarks as lines with where they stand, at most limit of them, and
// how many more. Where not all are written, what is wrong comes before what is only
// remarked.
func (c *call) findings(found []contest.Finding, limit int) []string {
	var lines []string
	if len(found) > limit {
		found = slices.Clone(found)
		slices.SortStableFunc(found, func(a, b contest.Finding) int { return faults(b) - faults(a) })
	}
	for i, f := range found {
		if i == limit {
			return append(lines, c.cat.T("verb.more", "count", len(found)-limit))
		}
		lines = append(lines, "  "+oneLine(c.cat.FindingLine(f)))
	}
	return lines
}

// faults counts a remark as a fault or not.
func faults(f contest.Finding) int {
	if f.Severity == contest.SeverityError {
		return 1
	}
	return 0
}

// findingsJSON gives remarks as machines read them.
func (c *call) findingsJSON(found []contest.Finding) []map[string]any {
	out := make([]map[string]any, 0, len(found))
	for _, f := range found {
		out = append(out, map[string]any{
			"severity": f.Severity, "code": f.Code, "source": f.Source,
			"row": f.Row, "field": f.Field, "message": c.cat.Finding(f),
		})
	}
	return out
}

// refused tells which papers of a batch could not be made; machines get the list.
func (c *call) refused(errs []error) []string {
	list := []string{}
	for _, err := range errs {
		message, _ := c.cat.Error(err)
		c.say(message)
		list = append(list, message)
	}
	return list
}
