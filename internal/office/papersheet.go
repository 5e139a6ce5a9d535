package office

import (
	"biurolidera/internal/contest"
	"biurolidera/internal/document/sheet"
	"biurolidera/internal/exchange"
)

// writePaperSheet writes an audit's sheet to be filled in by pen.
func (o *Office) writePaperSheet(path string, s exchange.AuditSheet, inst contest.Institution) error {
	d := sheet.Data{
		Lang: o.cat.Lang(), Contest: o.opt.Settings.Contest.Name, Edition: s.Edition, Audit: s.Audit, Institution: s.Institution,
		Address: oneLineAddress(inst), Phone: inst.Phone, Email: inst.Email, Website: inst.Website,
		Scenario: s.Scenario, Form: s.Form, Created: day(o.opt.Now()),
	}
	for _, a := range s.TakenOver {
		d.TakenOver = append(d.TakenOver, a.Criterion)
	}
	doc, err := sheet.Document(d)
	if err != nil {
		return err
	}
	return writeDocument(path, doc)
}
