package office

import (
	"context"

	"biurolidera/internal/document/report"
)

// Bands tells that the audits tell institutions apart too weakly for places: groups and
// ranges of places are published instead (method.md §2c, targets: Φ < 0.50, or no
// differences found). Without a model nothing is known and it is false.
func (c *Certainty) Bands() bool { return c.Refused == nil && !c.Advice.JuryPlace }

// Ranged tells that a place is published with its range alone: 0.50 ≤ Φ < 0.70.
func (c *Certainty) Ranged() bool {
	return c.Refused == nil && c.Advice.JuryPlace && !c.Advice.PublicPlace
}

// tellPlaces makes a report say of places what their certainty allows: the group with
// its range, the place with its range, or the place alone; and in a sentence why.
func (o *Office) tellPlaces(ctx context.Context, c *Certainty, i int, res *report.Result) error {
	row, say := c.Rows[i], SayCertainty(o.cat)
	switch {
	case len(res.Places) == 0:
	case c.Bands() && !row.Known:
		res.Places = nil // the report says that none are told
	case c.Bands():
		tiers, err := c.Ranking.sure.tiers.get(func() (*CertaintyTiers, error) { return c.tiers(ctx) })
		if err != nil {
			return err
		}
		category := tiers.Categories[c.Ranking.Participations[i].Category]
		res.Places[0] = banded(res.Places[0], category, i, row.InCategory)
		res.Places[1] = banded(res.Places[1], tiers.Overall, i, row.Overall)
		res.PlaceNote = say.InsteadOfPlace(c.Reliability)
	case !row.Known:
		res.PlaceNote = o.cat.T("certainty.places.unchecked")
	case c.Ranged():
		for k, p := range []CertaintyPlace{row.InCategory, row.Overall} {
			res.Places[k].Low, res.Places[k].High = p.Low, p.High
		}
		res.PlaceNote = o.cat.T("certainty.places.ranges", "phi", o.cat.Decimal(c.Reliability.Phi.Value, 2))
	}
	return nil
}

// banded is a place told as its group and range. A list without tiers has the range
// alone; a list of one has neither and says its size.
func banded(p report.Place, list TierList, i int, at CertaintyPlace) report.Place {
	p.Place, p.Tied, p.Low, p.High = 0, false, at.Low, at.High
	if i < len(list.Tier) {
		p.Tier, p.Tiers = list.Tier[i], len(list.Sizes)
	}
	return p
}

// InsteadOfPlace says why a group and a range stand where a place would.
func (w CertaintyWords) InsteadOfPlace(r CertaintyReliability) string {
	if !r.Phi.OK() {
		return w.cat.T("certainty.places.no_differences")
	}
	return w.cat.T("certainty.places.bands", "phi", w.cat.Decimal(r.Phi.Value, 2))
}

// PlaceRange: „Zakres miejsc: 2–11”.
func (w CertaintyWords) PlaceRange(p CertaintyPlace) string {
	if p.High == 0 {
		return ""
	}
	return w.cat.T("certainty.place_range", "range", w.Range(p.Low, p.High))
}

// PublicationAdvice is what may be published, with the reliability it rests on: for the
// head of the office's own list.
func (w CertaintyWords) PublicationAdvice(c *Certainty) string {
	return sentence(w.Reliability(c.Reliability)) + " " + w.Grade(c.Advice.Grade)
}
