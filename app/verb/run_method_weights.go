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

func methodWeights() verb {
	return verb{name: "method weights", args: 1, flags: func(f *pflag.FlagSet) {
		f.String("id", "", "COL")
		f.StringSlice("columns", nil, "COL,COL")
		f.StringSlice("weights", nil, "COL=W,COL=W")
		f.StringSlice("what-if", nil, "COL=W,COL=W")
		f.Int("draws", 10_000, "N")
		f.Uint64("seed", 1, "S")
		f.Float64("spread", 0.25, "0.25")
		f.String("as", "", "text|json")
	}, run: runMethodWeights}
}

func runMethodWeights(c *call) (*result, error) {
	if err := c.methodFormat(); err != nil {
		return nil, err
	}
	o := office.WeightOptions{ID: c.str("id"), Draws: c.num("draws"), Seed: c.seed()}
	o.Columns, _ = c.flags.GetStringSlice("columns")
	o.Spread, _ = c.flags.GetFloat64("spread")
	if o.Draws < 1 || !(o.Spread > 0 && o.Spread < 1) {
		return nil, contest.E("usage", "detail", "--draws ≥ 1, 0 < --spread < 1")
	}
	var err error
	if o.Weights, err = c.weightsOf("weights"); err != nil {
		return nil, err
	}
	if o.WhatIf, err = c.weightsOf("what-if"); err != nil {
		return nil, err
	}
	t, err := office.ReadMethodTable(c.ctx, c.arg(0))
	if err != nil {
		return nil, err
	}
	s, err := office.MethodWeights(t, o)
	if err != nil {
		return nil, err
	}
	return &result{lines: c.weightLines(s), json: s}, nil
}

// weightsOf reads a flag's COL=W pairs; none: it was not given. The last = divides, so
// that a column may have one in its name.
func (c *call) weightsOf(flag string) (map[string]float64, error) {
	given, _ := c.flags.GetStringSlice(flag)
	out := map[string]float64{}
	for _, pair := range given {
		at := max(0, strings.LastIndex(pair, "="))
		w, ok := office.MethodNumber(strings.TrimPrefix(pair[at:], "="))
		if at == 0 || !ok || w < 0 {
			return nil, contest.E("usage_flag_invalid", "flag", "--"+flag, "value", pair)
		}
		out[pair[:at]] = w
	}
	return out, nil
}

// weightLines writes how firm the leader is and the units by place.
func (c *call) weightLines(s *office.WeightStudy) []string {
	var lines []string
	if len(s.Skipped) > 0 {
		lines = append(lines, c.cat.T("verb.method_weights.skipped", "columns", s.Skipped))
	}
	switch l := s.Leader; {
	case l == nil:
		lines = append(lines, c.cat.T("verb.method_weights.none", "reason", s.Reasons["leader"]))
	case l.Rival == nil:
		lines = append(lines, c.cat.T("verb.method_weights.always", "leader", oneLine(l.ID)))
	default:
		lines = append(lines, c.cat.T("verb.method_weights.leader", "leader", oneLine(l.ID), "rival", oneLine(*l.Rival), "delta", c.decimals(math.Floor(1000**l.Delta)/10, 1)))
	}
	for _, k := range []struct {
		name  string
		study *office.DrawStudy
	}{{"local", s.Local}, {"global", s.Global}} {
		if k.study != nil {
			lines = append(lines, c.cat.T("verb.method_weights."+k.name, "stays", c.decimals(100*k.study.LeaderStays, 0),
				"spread", c.decimals(100*s.Spread, 0), "shift", c.decimals(k.study.MeanShift, 2)))
		}
	}
	lines = append(lines, c.cat.T("verb.method_weights.head"))
	order := slices.Clone(s.Units)
	slices.SortStableFunc(order, func(a, b office.WeightedUnit) int { return a.Place - b.Place })
	for _, u := range order {
		lines = append(lines, strings.Join([]string{fmt.Sprint(u.Place), oneLine(u.ID), c.decimals(u.Score, 4), c.places(u.Local), c.places(u.Global), c.other(u.WhatIf)}, "\t"))
	}
	return lines
}

// places writes the range of places in the draws.
func (c *call) places(d *office.UnitDraws) string {
	if d == nil {
		return "–"
	}
	return fmt.Sprintf("%d–%d", d.PlaceLow, d.PlaceHigh)
}

// other writes the place under other weights.
func (c *call) other(w *office.WhatIfUnit) string {
	if w == nil {
		return "–"
	}
	return fmt.Sprint(w.Place)
}
