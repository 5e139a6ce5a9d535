package verb

import (
	"fmt"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"github.com/spf13/pflag"
)

func methodRanks() verb {
	return verb{name: "method ranks", args: 1, need: []string{"id", "estimate", "se"}, flags: func(f *pflag.FlagSet) {
		f.String("id", "", "COL")
		f.String("estimate", "", "COL")
		f.String("se", "", "COL")
		f.Float64("level", 0.95, "0.95")
		f.String("as", "", "text|json")
	}, run: runMethodRanks}
}

// ranksJSON is the result with the remarks in the language of the call.
type ranksJSON struct {
	*office.RanksResult
	Warnings []map[string]any `json:"warnings"`
}

func runMethodRanks(c *call) (*result, error) {
	if err := c.methodFormat(); err != nil {
		return nil, err
	}
	level, _ := c.flags.GetFloat64("level")
	if !(level > 0.5 && level < 1) {
		return nil, contest.E("usage_flag_invalid", "flag", "--level", "value", level)
	}
	r, err := office.RanksTable(c.ctx, office.RanksRequest{Path: c.arg(0), ID: c.str("id"), Estimate: c.str("estimate"), SE: c.str("se"), Level: level})
	if err != nil {
		return nil, err
	}
	lines := append(c.findings(r.Warnings, 50), c.cat.T("verb.method_ranks.head"))
	order := slices.Clone(r.Ranks)
	slices.SortStableFunc(order, func(a, b office.RankRow) int { return a.Place - b.Place })
	for _, k := range order {
		lines = append(lines, strings.Join([]string{
			fmt.Sprint(k.Place), fmt.Sprintf("%d–%d", k.Low, k.High), fmt.Sprintf("%d–%d", k.LowAll, k.HighAll), fmt.Sprint(k.Tier),
			oneLine(k.ID), c.number(k.Estimate), "±" + c.number(k.SE),
		}, "\t"))
	}
	return &result{lines: lines, json: ranksJSON{r, c.findingsJSON(r.Warnings)}}, nil
}
