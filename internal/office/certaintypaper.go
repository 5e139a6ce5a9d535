package office

import (
	"context"

	"biurolidera/internal/contest"
	"biurolidera/internal/disk"
	"biurolidera/internal/document/jury"
	"biurolidera/internal/document/listing"
	"biurolidera/internal/document/method"
	"biurolidera/internal/method/inference"
)

// JuryPaper gives the annex for the jury „Kto jest naprawdę na równi”. It waits for the
// tiers. No auditor is in it.
func (o *Office) JuryPaper(ctx context.Context, ed contest.Edition) (p Paper, err error) {
	defer wrap(&err, "JuryPaper(%q)", ed.Code)
	c, err := o.Certainty(ctx, ed)
	if err != nil {
		return p, err
	}
	if len(c.Rows) == 0 {
		return p, contest.E("ranking_empty", "edition", ed.Name)
	}
	tiers, err := o.CertaintyTiers(ctx, ed)
	if err != nil {
		return p, err
	}
	doc, err := jury.Document(o.juryData(c, tiers))
	return paperOf(doc, disk.SafeName(ed.Code, o.cat.T("jury.title"), "pdf")), err
}

// MethodPaper gives the annex on method: how sure the edition's results are and how that
// was found.
func (o *Office) MethodPaper(ctx context.Context, ed contest.Edition) (p Paper, err error) {
	defer wrap(&err, "MethodPaper(%q)", ed.Code)
	c, err := o.Certainty(ctx, ed)
	if err != nil {
		return p, err
	}
	if len(c.Rows) == 0 {
		return p, contest.E("ranking_empty", "edition", ed.Name)
	}
	doc, err := method.Document(o.methodData(c))
	return paperOf(doc, disk.SafeName(ed.Code, o.cat.T("methodpaper.title"), "pdf")), err
}

// juryData puts the annex for the jury together.
func (o *Office) juryData(c *Certainty, tiers *CertaintyTiers) jury.Data {
	r, s, say := c.Ranking, o.settings(), SayCertainty(o.cat)
	d := jury.Data{
		Lang: o.cat.Lang(), Contest: s.Contest.Name, Edition: r.Edition.Name, Example: r.Edition.Example, Place: s.Signatory.Place,
		Day: day(o.opt.Now()), Facts: o.certaintyFacts(c),
	}
	d.Refusal, _ = say.Refusal(c.Refused)
	for _, category := range r.Categories {
		in := c.inCategory(category)
		if len(in) == 0 {
			continue
		}
		list, found := jury.Category{Name: category.Name}, tiers.Categories[category.Code]
		for t := range found.Sizes {
			list.Groups = append(list.Groups, say.Group(found, t+1))
		}
		for _, i := range in {
			x := o.juryRow(c, i, found)
			list.Rows = append(list.Rows, x)
			if c.Rows[i].Near {
				d.Near = append(d.Near, x)
			}
			if c.Rows[i].WouldChange {
				corrected := o.cat.Decimal(c.Rows[i].Corrected, 2)
				d.Changes = append(d.Changes, jury.Change{Name: x.Name, Category: x.Category, Score: x.Score, Title: c.Rows[i].Title, Corrected: corrected})
			}
		}
		d.Categories = append(d.Categories, list)
	}
	d.Pending = o.pendingCriticals(r)
	return d
}

// juryRow is a classified participation as the jury reads it.
func (o *Office) juryRow(c *Certainty, i int, list TierList) jury.Row {
	x, p := c.Rows[i], c.Ranking.Participations[i]
	row := jury.Row{
		Name: p.Name, Category: c.Ranking.CategoryName(p.Category), Place: x.InCategory.Official, Score: *x.Official,
		Low: x.InCategory.Low, High: x.InCategory.High,
	}
	if list.Tier != nil {
		row.Tier = list.Tier[i]
	}
	if x.InCategory.High > 0 {
		row.Range = SayCertainty(o.cat).Range(x.InCategory.Low, x.InCategory.High)
	}
	if x.Known {
		row.Level = o.cat.T("certainty.range", "low", o.cat.Decimal(x.Low, 1), "high", o.cat.Decimal(x.High, 1))
	}
	if x.Label != "" {
		row.Certainty = o.cat.T("certainty_label." + string(x.Label))
	}
	return row
}

// pendingCriticals lists critical failures that nobody has decided on, each criterion of
// an institution once.
func (o *Office) pendingCriticals(r *Ranking) (all []jury.Pending) {
	for i, failures := range r.criticals {
		seen := map[string]bool{}
		for _, f := range failures {
			if f.State != contest.CriticalOpen || seen[f.Criterion] {
				continue
			}
			seen[f.Criterion] = true
			p := jury.Pending{Name: r.Participations[i].Name, Channel: o.cat.T("channel." + string(f.Channel)), Criterion: f.Criterion}
			if q := r.Questionnaire(f.Channel); q != nil {
				if k, ok := q.Criterion(f.Criterion); ok {
					p.Criterion = k.Text
				}
			}
			all = append(all, p)
		}
	}
	return all
}

// certaintyFacts are the numbers of the whole at the head of both annexes.
func (o *Office) certaintyFacts(c *Certainty) []listing.Fact {
	say := SayCertainty(o.cat)
	facts := []listing.Fact{
		{Label: o.cat.T("annex.institutions"), Value: o.cat.N("annex.institution_count", c.Institutions)},
		{Label: o.cat.T("annex.audits"), Value: o.cat.N("annex.audit_count", c.Audits)},
		{Label: o.cat.T("annex.reliability"), Value: say.Reliability(c.Reliability)},
		{Label: o.cat.T("annex.advice"), Value: say.Grade(c.Advice.Grade)},
	}
	if needed := say.Needed(c.Reliability); needed != "" {
		facts = append(facts, listing.Fact{Label: o.cat.T("annex.needed"), Value: needed})
	}
	return facts
}

// outlookSteps are the numbers of audits an institution that the annex tells of.
func outlookSteps() []int { return []int{6, 9, 12, 16, 20, 30, 40} }

// methodData puts the annex on method together.
func (o *Office) methodData(c *Certainty) method.Data {
	r, s := c.Ranking, o.settings()
	d := method.Data{
		Lang: o.cat.Lang(), Contest: s.Contest.Name, Edition: r.Edition.Name, Example: r.Edition.Example, Place: s.Signatory.Place,
		Day: day(o.opt.Now()), Facts: append(o.certaintyFacts(c), listing.Fact{Label: o.cat.T("annex.auditors"), Value: o.cat.Integer(c.Auditors)}),
		Draws: c.Draws, Seed: c.Seed,
	}
	d.Refusal, _ = SayCertainty(o.cat).Refusal(c.Refused)
	for k, rule := range r.Rules.Channels {
		audits, institutions := 0, 0
		for i := range r.Standings {
			if n := r.Standings[i].Channels[k].N; n > 0 {
				audits += n
				institutions++
			}
		}
		d.Channels = append(d.Channels, method.Channel{
			Name: o.cat.T("channel." + string(rule.Channel)), Audits: audits, Mean: o.cat.Decimal(inference.Ratio(audits, institutions), 1),
		})
	}
	if c.Refused != nil {
		return d
	}
	v := c.Variance
	for _, x := range []struct {
		key             string
		variance, share float64
	}{{"institution", v.Institution, v.InstitutionShare}, {"auditor", v.Auditor, v.AuditorShare}, {"residual", v.Residual, v.ResidualShare}} {
		d.Shares = append(d.Shares, method.Share{
			Source: o.cat.T("annex.source." + x.key), Variance: o.cat.Decimal(x.variance, 1), Percent: o.cat.Decimal(x.share, 0) + "%",
		})
	}
	for _, n := range outlookSteps() {
		if x := c.Outlook(n, nil); x.Reliability.OK() {
			d.Outlooks = append(d.Outlooks, method.Outlook{
				Audits: n, Reliability: o.cat.Decimal(x.Reliability.Value, 2), Width: o.cat.Decimal(x.PlaceWidth.Value, 0), Grade: SayCertainty(o.cat).Grade(x.Grade),
			})
		}
	}
	for _, f := range c.Warnings {
		d.Remarks = append(d.Remarks, o.cat.Finding(f))
	}
	return d
}
