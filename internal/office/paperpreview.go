package office

import (
	"context"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/disk"
	"biurolidera/internal/document/laureates"
	"biurolidera/internal/document/ranking"
	"biurolidera/internal/document/report"
	"biurolidera/internal/document/sheet"
	"biurolidera/internal/drawing"
	"biurolidera/internal/store"
)

// ReportPaper gives the draft of a participation's ranking report.
func (o *Office) ReportPaper(ctx context.Context, ed contest.Edition, code string) (p Paper, err error) {
	defer wrap(&err, "ReportPaper(%q)", code)
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		return p, err
	}
	i, ok := res.Find(strings.ToUpper(strings.TrimSpace(code)))
	if !ok {
		return p, contest.E("participant_unknown", "edition", ed.Name, "code", code)
	}
	d, err := o.reportData(ctx, res, i)
	if err != nil {
		return p, err
	}
	pages, err := report.Layout(d)
	if err != nil {
		return p, err
	}
	doc := drawing.Document{Info: report.Info(d)}
	for _, page := range pages {
		doc.Pages = append(doc.Pages, *page)
	}
	return paperOf(doc, reportFile(res.Participations[i], "pdf")), nil
}

// RankingPaper gives the ranking list; category empty: all.
func (o *Office) RankingPaper(ctx context.Context, ed contest.Edition, category string) (p Paper, err error) {
	defer wrap(&err, "RankingPaper(%q)", category)
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		return p, err
	}
	if len(res.Participations) == 0 {
		return p, contest.E("ranking_empty", "edition", ed.Name)
	}
	v, err := o.newRankingView(ctx, res, category)
	if err != nil {
		return p, err
	}
	doc, err := ranking.Document(v.paper())
	return paperOf(doc, disk.SafeName(o.cat.T("office.ranking.tab"), strings.TrimSpace(ed.Code+" "+category), "pdf")), err
}

// LaureatesPaper gives the press list.
func (o *Office) LaureatesPaper(ctx context.Context, ed contest.Edition) (p Paper, err error) {
	defer wrap(&err, "LaureatesPaper(%q)", ed.Code)
	d, err := o.laureatesData(ctx, ed)
	if err != nil {
		return p, err
	}
	doc, err := laureates.Document(d)
	return paperOf(doc, disk.SafeName(o.cat.Enum("document", "laureates"), ed.Code, "pdf")), err
}

// SheetPaper gives an audit's sheet to be filled in by pen.
func (o *Office) SheetPaper(ctx context.Context, ed contest.Edition, audit string) (p Paper, err error) {
	defer wrap(&err, "SheetPaper(%q)", audit)
	var d sheet.Data
	err = o.db.Read(ctx, func(r *store.Reader) error {
		a, err := r.AuditByCode(audit)
		if err != nil {
			return err
		}
		desk, err := newDesk(r, ed, store.AuditFilter{ParticipationID: a.ParticipationID})
		if err != nil {
			return err
		}
		desk.without(a.ID)
		s, inst, err := desk.sheet(a)
		d = o.paperSheet(s, inst)
		return err
	})
	if err != nil {
		return p, err
	}
	doc, err := sheet.Document(d)
	return paperOf(doc, disk.SafeName(audit, d.Institution, "pdf")), err
}

// QuestionnairePaper gives the sheet of a questionnaire's variant to be looked at; q
// need not be kept. Its audit has the number 0, which none has.
func (o *Office) QuestionnairePaper(ctx context.Context, ed contest.Edition, q contest.Questionnaire, category, sub string) (p Paper, err error) {
	defer wrap(&err, "QuestionnairePaper(%q)", q.Code)
	var kinds []contest.Category
	err = o.db.Read(ctx, func(r *store.Reader) error {
		kinds, err = r.Categories(ed.ID)
		return err
	})
	if err != nil {
		return p, err
	}
	form := q.Form(category, sub)
	if len(form.Sections) == 0 {
		return p, contest.E("questionnaire_kind_empty", "questionnaire", q.Title)
	}
	doc, err := sheet.Document(sheet.Data{
		Lang: o.cat.Lang(), Contest: o.settings().Contest.Name, Edition: ed, Institution: kindName(kinds, category, sub),
		Audit: contest.Audit{Code: contest.AuditCode(ed.Code, q.Channel, 0), Channel: q.Channel}, Form: form, Created: day(o.opt.Now()),
	})
	return paperOf(doc, disk.SafeName(q.Code, q.Title, "pdf")), err
}

// kindName names a kind of institution: its subcategory, else its category.
func kindName(categories []contest.Category, category, sub string) string {
	for _, c := range categories {
		if c.Code != category {
			continue
		}
		for _, s := range c.Subcategories {
			if s.Code == sub {
				return c.Name + " – " + s.Name
			}
		}
		return c.Name
	}
	return category
}
