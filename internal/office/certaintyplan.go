package office

import (
	"biurolidera/internal/method/reliability"
)

// Outlook tells what total audits an institution would give, divided between the
// channels so that a unit of money takes most error away (method.md §2c). Where there is
// no model, Reliability says why.
func (c *Certainty) Outlook(total int, costs ChannelCosts) AuditOutlook {
	p := c.plan(costs)
	audits, reason := p.Split(total)
	if reason != "" {
		return c.nothing(reason)
	}
	return c.outlook(p, audits)
}

// OutlookOf is Outlook for audits a channel, in the order of the rules.
func (c *Certainty) OutlookOf(audits []int, costs ChannelCosts) AuditOutlook {
	return c.outlook(c.plan(costs), audits)
}

// Reaching gives the cheapest number of audits a channel with at least the target's
// reliability; false: none reaches it.
func (c *Certainty) Reaching(target float64, costs ChannelCosts) (AuditOutlook, bool) {
	p := c.plan(costs)
	audits, reason := p.Reaching(target)
	if reason != "" {
		return c.nothing(reason), false
	}
	return c.outlook(p, audits), true
}

// Shares is the best division of fieldwork between the channels, as shares of the number
// of audits in the order of the rules; nil: there is no model.
func (c *Certainty) Shares(costs ChannelCosts) []float64 {
	shares, reason := c.plan(costs).Shares()
	if reason != "" {
		return nil
	}
	return shares
}

func (c *Certainty) nothing(reason reliability.Reason) AuditOutlook {
	none := reliability.Estimate{Reason: reason}
	return AuditOutlook{Reliability: none, PlaceWidth: none, Grade: reliability.GradeUnknown}
}

func (c *Certainty) outlook(p reliability.Plan, audits []int) AuditOutlook {
	o := p.Outlook(audits, reliability.PlaceDraws, reliability.PlaceSeed)
	if !o.Reliability.OK() {
		return c.nothing(o.Reliability.Reason)
	}
	out := AuditOutlook{Total: o.Total, Reliability: o.Reliability, Grade: o.Grade, SE: o.SE, PlaceWidth: o.PlaceWidth, Cost: o.Cost}
	for k, rule := range c.Ranking.Rules.Channels {
		out.Channels = append(out.Channels, ChannelAudits{Channel: rule.Channel, Audits: audits[k], Cost: p.Channels[k].Cost})
	}
	return out
}

// plan is the contest as its D-study sees it: what institutions differ by in the official
// score, and what one audit of each channel tells and costs. Without a model it is empty,
// and nothing can be planned with it.
func (c *Certainty) plan(costs ChannelCosts) reliability.Plan {
	if c.model == nil {
		return reliability.Plan{}
	}
	r := c.Ranking
	noise, _ := r.sure.noise.get(func() (noises, error) {
		return c.model.ChannelVariances(c.sample.design, len(r.Rules.Channels)), nil
	})
	p := reliability.Plan{Institutions: max(2, c.Institutions), Between: c.model.Variance.Institution}
	for k, rule := range r.Rules.Channels {
		cost, said := costs[rule.Channel]
		if !said {
			cost = 1
		}
		p.Channels = append(p.Channels, reliability.ChannelCost{
			Weight: float64(rule.Weight), Residual: noise[k].Residual, Auditor: noise[k].Auditor, Cost: cost, Min: 1,
		})
	}
	return p
}
