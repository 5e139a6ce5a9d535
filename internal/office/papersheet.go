package office

import (
	"biurolidera/internal/contest"
	"biurolidera/internal/document/sheet"
	"biurolidera/internal/exchange"
)

// writePaperSheet writes an audit's sheet to be filled in by pen.
func (o *Office) writePaperSheet(path string, s exchange.AuditSheet, inst contest.Institution) error {
	doc, err := sheet.Document(o.paperSheet(s, inst))
	if err != nil {
		return err
	}
	return writeDocument(path, doc)
}

// paperSheet gives what an audit's sheet of paper says.
func (o *Office) paperSheet(s exchange.AuditSheet, inst contest.Institution) sheet.Data {
	d := sheet.Data{
		Lang: o.cat.Lang(), Contest: o.settings().Contest.Name, Edition: s.Edition, Audit: s.Audit, Institution: s.Institution,
		Address: oneLineAddress(inst), Phone: inst.Phone, Email: inst.Email, Website: inst.Website,
		Scenario: s.Scenario, Form: s.Form, Created: day(o.opt.Now()),
	}
	for _, a := range s.TakenOver {
		d.TakenOver = append(d.TakenOver, a.Criterion)
	}
	return d
}
