package verb

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"biurolidera/internal/contest"

	"github.com/spf13/pflag"
)

// overview answers a call without a verb: the list of verbs where help was asked
// for, a wrong-usage message else.
func (c *call) overview(args []string) int {
	asked := slices.Contains(args, "--help") || slices.Contains(args, "-h") || slices.Contains(args, "help")
	to := c.errs
	if asked {
		to = c.out
	} else if word := firstWord(args); word != "" {
		c.fail(contest.E("usage_unknown_verb", "verb", word))
	}
	fmt.Fprintln(to, c.cat.T("verb.usage"))
	fmt.Fprintln(to)
	for _, v := range verbs() {
		fmt.Fprintf(to, "  %-21s %s\n", v.name, c.cat.T("verb."+key(v.name)+".does"))
	}
	fmt.Fprintln(to)
	fmt.Fprintln(to, c.cat.T("verb.help_more"))
	if asked {
		return Done
	}
	return Usage
}

// helpVerb describes one verb with its flags.
func (c *call) helpVerb(to io.Writer) {
	v := c.verb
	line := "lider " + v.name
	if v.args > 0 {
		line += " " + c.cat.T("verb."+key(v.name)+".args")
	}
	fmt.Fprintf(to, "%s\n\n%s\n\n", line, c.cat.T("verb."+key(v.name)+".does"))
	c.flags.VisitAll(func(f *pflag.Flag) {
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if f.Usage != "" {
			name += " " + f.Usage
		}
		fmt.Fprintf(to, "  %-28s %s%s\n", name, c.cat.T("flag."+key(f.Name)), c.mark(f.Name))
	})
	if v.name == "import institutions" {
		fmt.Fprintf(to, "\n%s\n", c.cat.T("verb.fields"))
		for _, line := range fieldLines(c.cat) {
			fmt.Fprintln(to, "  "+line)
		}
	}
	fmt.Fprintf(to, "\n%s\n", c.cat.T("verb.exit"))
}

// mark says that a flag must be given.
func (c *call) mark(name string) string {
	must := slices.Contains(c.verb.need, name) || name == "db" && c.verb.takesDB
	if must {
		return " " + c.cat.T("flag.must")
	}
	return ""
}

func key(name string) string {
	return strings.NewReplacer(" ", "_", "-", "_").Replace(name)
}

func firstWord(args []string) string {
	for _, a := range args {
		if !strings.HasPrefix(a, "-") {
			return a
		}
	}
	return ""
}
