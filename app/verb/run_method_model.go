package verb

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"github.com/spf13/pflag"
)

func methodModel() verb {
	return verb{name: "method model", args: 1, need: []string{"score", "institution"}, flags: func(f *pflag.FlagSet) {
		f.String("score", "", "COL")
		f.String("institution", "", "COL")
		f.String("auditor", "", "COL")
		f.StringSlice("fixed", nil, "COL,COL")
		f.Bool("no-adjust", false, "")
		f.String("as", "", "text|json")
	}, run: runMethodModel}
}

// modelJSON is the result with the remarks in the language of the call.
type modelJSON struct {
	*office.ModelResult
	Warnings []map[string]any `json:"warnings"`
}

func runMethodModel(c *call) (*result, error) {
	if err := c.methodFormat(); err != nil {
		return nil, err
	}
	if c.str("auditor") == "" && !c.is("no-adjust") {
		return nil, contest.E("usage_missing", "flag", "--auditor | --no-adjust", "verb", c.verb.name)
	}
	fixed, _ := c.flags.GetStringSlice("fixed")
	m, err := office.ModelTable(c.ctx, office.ModelRequest{
		Path: c.arg(0), Score: c.str("score"), Institution: c.str("institution"), Auditor: c.str("auditor"), Fixed: fixed, NoAdjust: c.is("no-adjust"),
	})
	if err != nil {
		return nil, err
	}
	return &result{lines: c.modelLines(m), json: modelJSON{m, c.findingsJSON(m.Warnings)}}, nil
}

// modelLines writes the components of variance and the institutions in the order of
// their places.
func (c *call) modelLines(m *office.ModelResult) []string {
	auditor := "–"
	if m.Variance.Auditor != nil {
		auditor = c.number(*m.Variance.Auditor)
	}
	lines := []string{c.cat.T("verb.method_model.done", "audits", c.cat.N("count.audits", m.N),
		"institution", c.number(m.Variance.Institution), "auditor", auditor, "residual", c.number(m.Variance.Residual))}
	if n := m.Reliability.NFor08; n != nil {
		lines = append(lines, c.cat.T("verb.method_model.reliability", "phi", c.number(m.Reliability.Phi), "n", c.number(*n)))
	}
	lines = append(lines, c.findings(m.Warnings, 50)...)
	lines = append(lines, c.cat.T("verb.method_model.head"))
	order := slices.Clone(m.Institutions)
	slices.SortStableFunc(order, func(a, b office.ModelInstitution) int { return a.Place - b.Place })
	for _, i := range order {
		tier := "–"
		if i.Tier != nil {
			tier = fmt.Sprint(*i.Tier)
		}
		lines = append(lines, strings.Join([]string{
			fmt.Sprint(i.Place), fmt.Sprintf("%d–%d", i.PlaceLow, i.PlaceHigh), tier, oneLine(i.ID),
			c.number(i.Adjusted), "±" + c.number(i.AdjustedSE), fmt.Sprint(i.N),
		}, "\t"))
	}
	return lines
}

// number writes a number with two decimals in the language's way.
func (c *call) number(x float64) string {
	if math.IsNaN(x) || math.Abs(x) > 1e15 {
		return "–"
	}
	return c.cat.Number(contest.Hundredths(math.Round(100 * x)))
}
