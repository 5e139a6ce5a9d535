package office

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/disk"
	"biurolidera/internal/document/report"
	"biurolidera/internal/drawing"
	"biurolidera/internal/method/profile"
	"biurolidera/internal/store"
)

// WriteReport writes the draft of one participation's ranking report into out, a
// file or a folder, as pdf or html.
func (o *Office) WriteReport(ctx context.Context, ed contest.Edition, code, as, out string) (files []string, err error) {
	defer wrap(&err, "WriteReport(%q)", code)
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		return nil, err
	}
	i, ok := res.Find(strings.ToUpper(strings.TrimSpace(code)))
	if !ok {
		return nil, contest.E("participant_unknown", "edition", ed.Name, "code", code)
	}
	if isFolder(out) {
		out = filepath.Join(out, reportFile(res.Participations[i], as))
	}
	return []string{out}, o.writeReport(ctx, res, i, as, out)
}

func reportFile(p contest.Participation, as string) string { return disk.SafeName(p.Code, p.Name, as) }

func isFolder(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.IsDir() || strings.HasSuffix(path, "/") || strings.HasSuffix(path, string(filepath.Separator))
}

// writeReport makes and writes one report.
func (o *Office) writeReport(ctx context.Context, res *Ranking, i int, as, out string) error {
	d, err := o.reportData(ctx, res, i)
	if err != nil {
		return err
	}
	if as == "html" {
		page, err := report.HTML(d)
		if err != nil {
			return err
		}
		return writeFile(out, page)
	}
	pages, err := report.Layout(d)
	if err != nil {
		return err
	}
	doc := drawing.Document{Info: report.Info(d)}
	for _, p := range pages {
		doc.Pages = append(doc.Pages, *p)
	}
	return writeDocument(out, doc)
}

// reportData gives all that a participation's report says.
func (o *Office) reportData(ctx context.Context, res *Ranking, i int) (d report.Data, err error) {
	prof, err := res.profile()
	if err != nil {
		return d, err
	}
	p, st, s := res.Participations[i], res.Standings[i], o.settings()
	d = report.Data{
		Lang: o.cat.Lang(), Contest: s.Contest.Name, Short: s.Contest.Short, Edition: res.Edition.Name, Year: res.Edition.Year, Example: res.Edition.Example,
		Institution: p.Name, Code: p.Code, Category: res.CategoryName(p.Category), Kind: res.subName(p.Category, p.Sub), Date: day(o.opt.Now()),
		Organiser: report.Organiser{Name: s.Organiser.Name, Address: s.Organiser.Address, Email: s.Organiser.Email, Phone: s.Organiser.Phone, Website: s.Organiser.Website},
	}
	d.Result = res.reportResult(i)
	g := prof.groups[p.Category]
	if d.Result.Score != nil {
		all := compared(g.overall, nil)
		d.Result.Median, d.Result.Quarter = all.Median, all.Quarter
	}
	d.Distribution = report.Distribution(profile.NewHistogram(g.overall))
	for c, ch := range st.Channels {
		if ch.Applicable {
			row := compared(g.channels[ch.Channel], ch.Score)
			row.Channel, row.Weight = ch.Channel, res.Rules.Channels[c].Weight
			d.Channels = append(d.Channels, row)
		}
	}
	for _, a := range res.input.Areas {
		if at := slices.IndexFunc(st.Areas, func(x contest.AreaStanding) bool { return x.Area == a.Code }); at >= 0 {
			row := compared(g.areas[a.Code], &st.Areas[at].Score)
			row.Name = a.Name
			d.Areas = append(d.Areas, row)
		}
	}
	field, err := o.fieldNotes(ctx, res, p)
	if err != nil {
		return d, err
	}
	d.Sections = res.reportSections(i, g, field)
	d.Audits = field.counts(res, st)
	d.Remarks = field.remarks
	return d, o.reportCertain(ctx, res, i, &d)
}

// compared puts a score beside those of the category.
func compared(all []contest.Hundredths, own *contest.Score) (c report.Compared) {
	if own != nil {
		c.Score = &own.Published
	}
	if m, ok := profile.Median(all); ok {
		c.Median = &m
	}
	if q, ok := profile.BestQuarter(all); ok {
		c.Quarter = &q
	}
	return c
}

// subName gives a subcategory's name as printed.
func (r *Ranking) subName(category, sub string) string {
	for _, c := range r.Categories {
		if c.Code != category {
			continue
		}
		for _, s := range c.Subcategories {
			if s.Code == sub {
				return s.Name
			}
		}
	}
	return ""
}

// reportResult gives the score and where it stands.
func (r *Ranking) reportResult(i int) (out report.Result) {
	st := r.Standings[i]
	out.MinScore, out.MinChannel = &r.Rules.Laureate.MinScore, &r.Rules.Laureate.MinChannel
	for _, c := range st.Channels {
		if !c.Applicable {
			out.NotApplicable = append(out.NotApplicable, c.Channel)
		}
	}
	for _, reason := range st.Reasons {
		if reason.Code == contest.ReasonTooFewAudits {
			out.Missing = append(out.Missing, report.Missing{Channel: reason.Channel, Valid: int(reason.Have), Needed: int(reason.Need)})
		}
	}
	for _, f := range r.criticals[i] {
		text := f.Criterion
		if q := r.Questionnaire(f.Channel); q != nil {
			if c, ok := q.Criterion(f.Criterion); ok {
				text = c.Text
			}
		}
		out.Critical = append(out.Critical, report.Critical{Criterion: text, Channel: f.Channel, State: f.State})
	}
	if !st.Classified {
		return out
	}
	out.Score = &st.Overall.Published
	out.Places = []report.Place{
		r.placeIn(contest.ListCategory, st.Category, i, r.CategoryName(st.Category)),
		r.placeIn(contest.ListOverall, "", i, ""),
	}
	return out
}

// placeIn looks a place up in a list.
func (r *Ranking) placeIn(kind contest.ListKind, code string, i int, name string) (p report.Place) {
	list := r.List(kind, code)
	p = report.Place{List: name, Of: len(list.Entries)}
	for _, e := range list.Entries {
		if e.Index == i {
			p.Place = e.Place
		}
	}
	same := 0
	for _, e := range list.Entries {
		if e.Place == p.Place {
			same++
		}
	}
	p.Tied = same > 1
	return p
}

// reportSections gives each criterion with its result, section by section.
func (r *Ranking) reportSections(i int, g *group, field *fieldNotes) []report.Section {
	var out []report.Section
	own := r.criteriaOf(i)
	p := r.Participations[i]
	for c, rule := range r.Rules.Channels {
		q := r.Questionnaire(rule.Channel)
		if q == nil || !r.Standings[i].Channels[c].Applicable {
			continue
		}
		for _, s := range q.Form(p.Category, p.Sub).Sections {
			section := report.Section{Channel: rule.Channel, Name: s.Name, Area: r.AreaName(s.Area), Once: s.Once}
			for _, crit := range s.Criteria {
				row := reportCriterion(crit, own.find(c, crit.Code), g.shares[crit.Code])
				row.Measured = field.measured(crit)
				section.Criteria = append(section.Criteria, once(row, s.Once))
			}
			out = append(out, section)
		}
	}
	return out
}

// reportCriterion gives a criterion's row: what was seen (nil: nothing) beside the
// category's shares.
func reportCriterion(c contest.Criterion, seen *profile.Criterion, shares []contest.Hundredths) report.Criterion {
	row := report.Criterion{Code: c.Code, Text: c.Text, Max: c.Max, Critical: c.Critical, Recommendation: c.Recommendation}
	if seen != nil {
		row.Mean, row.Share, row.Full, row.N, row.NA = seen.Mean, seen.Share, seen.Full, seen.N, seen.NA
		row.Worth, row.ToWin = seen.Worth, seen.ToWin
	}
	if m, ok := profile.Median(shares); ok {
		row.Median = &m
	}
	return row
}

// once counts a criterion of a section answered once as one observation.
func once(c report.Criterion, yes bool) report.Criterion {
	if yes {
		c.N, c.NA, c.Full = min(c.N, 1), min(c.NA, 1), min(c.Full, 1)
		if c.N > 0 {
			c.NA = 0
		}
	}
	return c
}

// fieldNotes is what the audits of a participation tell beside points: remarks and
// measured values. No auditor, no code, no hour is taken over.
type fieldNotes struct {
	remarks   []report.Remark
	values    map[string][]string // measured, by criterion
	noContact map[contest.Channel]int
	o         *Office
}

// fieldNotes reads the counted audits of a participation.
func (o *Office) fieldNotes(ctx context.Context, res *Ranking, p contest.Participation) (n *fieldNotes, err error) {
	n = &fieldNotes{values: map[string][]string{}, noContact: map[contest.Channel]int{}, o: o}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		audits, err := r.Audits(res.Edition.ID, store.AuditFilter{ParticipationID: p.ID})
		if err != nil {
			return err
		}
		for _, a := range audits {
			if !counts(res.Rules, a) {
				continue
			}
			answers, err := r.Answers(a.ID)
			if err != nil {
				return err
			}
			n.take(res, a, answers)
		}
		return nil
	})
	return n, err
}

func (n *fieldNotes) take(res *Ranking, a contest.Audit, answers []contest.Answer) {
	if a.Outcome == contest.OutcomeNoContact {
		n.noContact[a.Channel]++
	}
	add := func(about, text string) {
		if text = strings.TrimSpace(text); text != "" {
			n.remarks = append(n.remarks, report.Remark{Channel: a.Channel, About: about, Text: text, DayPart: dayPart(a)})
		}
	}
	add("", a.Remark)
	q := res.Questionnaire(a.Channel)
	for _, x := range answers {
		if x.TakenOver {
			continue
		}
		if x.Measured != "" && x.NA == "" {
			n.values[x.Criterion] = append(n.values[x.Criterion], x.Measured)
		}
		if c, ok := q.Criterion(x.Criterion); ok {
			add(c.Text, x.Comment)
		}
	}
}

// dayPart is as much as a report tells of the hour.
func dayPart(a contest.Audit) report.DayPart {
	h := a.HeldAt.Hour()
	switch {
	case a.HeldAt.IsZero() || h == 0:
		return ""
	case h < 11:
		return report.Morning
	case h < 14:
		return report.Midday
	}
	return report.Afternoon
}

// measured writes the median of what was measured: „mediana 7 min”.
func (n *fieldNotes) measured(c contest.Criterion) string {
	m := profile.MedianMeasured(n.values[c.Code])
	if m == "" {
		return ""
	}
	if n.o.cat.Lang() == "pl" {
		m = strings.ReplaceAll(m, ".", ",")
	}
	return n.o.cat.T("office.report.measured", "value", m, "unit", c.Unit)
}

// counts gives the number of audits of each channel of the rules.
func (n *fieldNotes) counts(res *Ranking, st contest.Standing) []report.AuditCount {
	var out []report.AuditCount
	for c, ch := range st.Channels {
		if ch.Applicable {
			out = append(out, report.AuditCount{
				Channel: ch.Channel, Valid: ch.N, Void: ch.Void, NoContact: min(n.noContact[ch.Channel], ch.N), Needed: res.Rules.Channels[c].MinAudits,
			})
		}
	}
	return out
}
