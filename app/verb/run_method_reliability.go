package verb

import (
	"strconv"
	"strings"

	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"github.com/spf13/pflag"
)

func methodReliability() verb {
	return verb{name: "method reliability", args: 1, flags: func(f *pflag.FlagSet) {
		f.String("id", "", "COL")
		f.Uint64("seed", 1, "S")
		f.String("as", "", "text|json")
	}, run: runMethodReliability}
}

func runMethodReliability(c *call) (*result, error) {
	if err := c.methodFormat(); err != nil {
		return nil, err
	}
	t, err := office.ReadMethodTable(c.ctx, c.arg(0))
	if err != nil {
		return nil, err
	}
	a, err := office.MethodReliability(t, c.str("id"), c.seed())
	if err != nil {
		return nil, err
	}
	return &result{lines: c.agreementLines(a), json: a}, nil
}

// agreementLines writes the four α with what they mean, then the correlations.
func (c *call) agreementLines(a *office.RatingAgreement) []string {
	lines := []string{c.cat.T("verb.method_reliability.done", "units", a.Units, "raters", a.Raters, "paired", a.Paired)}
	for _, m := range []struct {
		name  string
		alpha *office.AlphaRange
	}{{"nominal", a.Alpha.Nominal}, {"ordinal", a.Alpha.Ordinal}, {"interval", a.Alpha.Interval}, {"ratio", a.Alpha.Ratio}} {
		what := c.cat.T("alpha." + m.name)
		if m.alpha == nil {
			lines = append(lines, c.cat.T("verb.method_reliability.none", "what", what, "reason", a.Reasons["alpha."+m.name]))
			continue
		}
		lines = append(lines, c.cat.T("verb.method_reliability.alpha", "what", what, "value", c.decimals(m.alpha.Value, 3),
			"range", c.between(m.alpha.Low, m.alpha.High), "grade", c.cat.T("alpha_grade."+alphaGrade(m.alpha.Value))))
	}
	if a.ICC == nil {
		return append(lines, c.cat.T("verb.method_reliability.none", "what", "ICC", "reason", a.Reasons["icc"]))
	}
	for _, f := range []struct {
		key, name string
		value     *float64
		span      *[2]float64
	}{
		{"icc1", "ICC(1,1)", a.ICC.ICC1, a.ICCs.ICC1},
		{"icc2", "ICC(2,1)", a.ICC.ICC2, a.ICCs.ICC2},
		{"icc3", "ICC(3,1)", a.ICC.ICC3, a.ICCs.ICC3},
		{"icc1k", "ICC(1,k)", a.ICC.ICC1K, a.ICCs.ICC1K},
		{"icc2k", "ICC(2,k)", a.ICC.ICC2K, a.ICCs.ICC2K},
		{"icc3k", "ICC(3,k)", a.ICC.ICC3K, a.ICCs.ICC3K},
	} {
		if f.value == nil {
			lines = append(lines, c.cat.T("verb.method_reliability.none", "what", f.name, "reason", a.Reasons["icc."+f.key]))
			continue
		}
		span := "–"
		if f.span != nil {
			span = c.between(&f.span[0], &f.span[1])
		}
		lines = append(lines, c.cat.T("verb.method_reliability.icc", "what", f.name, "value", c.decimals(*f.value, 3), "range", span))
	}
	return lines
}

// alphaGrade reads an α as method.md 2c does.
func alphaGrade(v float64) string {
	switch {
	case v >= 0.80:
		return "reliable"
	case v >= 0.667:
		return "tentative"
	}
	return "unreliable"
}

// between writes an interval, a dash where there is none.
func (c *call) between(low, high *float64) string {
	if low == nil || high == nil {
		return "–"
	}
	return c.cat.T("verb.method_range", "low", c.decimals(*low, 3), "high", c.decimals(*high, 3))
}

// decimals writes a number with so many decimals in the language's way.
func (c *call) decimals(v float64, places int) string {
	s := strconv.FormatFloat(v, 'f', places, 64)
	if c.cat.Lang() == locale.Polish {
		s = strings.Replace(s, ".", ",", 1)
	}
	return strings.Replace(s, "-", "−", 1)
}
