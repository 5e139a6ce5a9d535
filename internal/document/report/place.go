package report

// place writes „4. miejsce”, „ex aequo” and „Urzędy, 83 instytucje”; where the exact
// place is not told, „Grupa 2 z 4” and „realnie miejsca 12–31”.
func (c *content) place(p Place) placing {
	w := placing{List: c.n("of_all", p.Of)}
	if p.List != "" {
		w.List = c.n("of_category", p.Of, "list", p.List)
	}
	realistic := c.realistic(p)
	switch {
	case p.Place > 0:
		w.Place = c.t("place", "place", p.Place)
		if p.Tied {
			w.Tied = c.t("tied")
		}
	case p.Tiers == 1:
		w.Place = c.t("band_only")
	case p.Tier == 1:
		w.Place = c.t("band_leading")
	case p.Tier > 1:
		w.Place = c.t("band", "tier", p.Tier, "tiers", p.Tiers)
	default:
		w.Place, realistic = c.bandRange(p), ""
	}
	if realistic != "" {
		w.List = c.t("realistic_in", "realistic", realistic, "list", w.List)
	}
	return w
}

// bandRange is a range in the place of a group, where a list has none.
func (c *content) bandRange(p Place) string {
	if p.Low == p.High {
		return c.t("band_one", "place", p.Low)
	}
	return c.t("band_range", "range", c.rangeOf(p))
}

// realistic says between which places the institution really stands: „realnie miejsca
// 2–11”; empty: not told.
func (c *content) realistic(p Place) string {
	switch {
	case p.Low == 0:
		return ""
	case p.Low == p.High:
		return c.t("realistic_one", "place", p.Low)
	}
	return c.t("realistic", "range", c.rangeOf(p))
}

func (c *content) rangeOf(p Place) string {
	return c.T("certainty.range", "low", c.Integer(p.Low), "high", c.Integer(p.High))
}
