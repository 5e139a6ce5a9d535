package sheet

import (
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
	"biurolidera/internal/polish"
)

// Document sets the sheet. The same data gives the same document. It fails with
// papersheet_incomplete where code, institution or form is missing, and with
// papersheet_refused, which names the audit and says why: a letter no face has, a
// criterion higher than a page.
func Document(d Data) (drawing.Document, error) {
	if err := d.check(); err != nil {
		return drawing.Document{}, err
	}
	s := sheet{data: d, words: words{locale.For(d.Lang)}}
	pages, err := s.pages()
	if err != nil {
		return drawing.Document{}, contest.E("papersheet_refused", "audit", d.Audit.Code).Because(err)
	}
	return drawing.Document{
		Info: drawing.Info{
			Title:  d.Audit.Code + " – " + s.T("papersheet.title") + ": " + d.Form.Questionnaire.Title,
			Author: d.Contest, Subject: d.Edition.Name, Lang: s.Lang(), Created: d.Created,
		},
		Pages: pages,
	}, nil
}

// sheet sets one sheet.
type sheet struct {
	data Data
	words
}

// pages sets the sheet, tight if that saves a page.
func (s sheet) pages() ([]drawing.Page, error) {
	pages, err := s.spaced(easy)
	if err != nil {
		return nil, err
	}
	if fewer, err := s.spaced(tight); err == nil && len(fewer) < len(pages) {
		pages = fewer
	}
	return pages, s.margins(pages)
}

// spaced sets the sheet with a spacing, and with as many lines for remarks as its last
// page has room for: the closing always stands on one page.
func (s sheet) spaced(space spacing) ([]drawing.Page, error) {
	front := flow{space: space, code: s.codeColumn()}
	for _, part := range []func(*flow){s.institution, s.guide, s.task, s.details, s.outcome, s.criteria} {
		part(&front)
	}
	all := s.closed(front, fewestRemarks)
	if all.err != nil {
		return nil, all.err
	}
	_, rest, err := all.deal()
	if err != nil {
		return nil, err
	}
	all = s.closed(front, min(mostRemarks, fewestRemarks+max(0, int(rest/lineStep))))
	spots, _, err := all.deal()
	return all.draw(spots), err
}

// closed gives the pieces of the whole sheet, with n lines for general remarks.
func (s sheet) closed(front flow, n int) flow {
	all := flow{space: front.space, code: front.code, pieces: slices.Clone(front.pieces), err: front.err}
	s.closing(&all, n)
	return all
}

// criteria adds the sections with their criteria.
func (s sheet) criteria(f *flow) {
	for _, section := range s.data.Form.Sections {
		if s.data.takenOver(section) {
			s.sectionTakenOver(f, section)
			continue
		}
		s.sectionHead(f, section)
		for i := range section.Criteria {
			s.criterion(f, section, i)
		}
	}
}

// clean makes a text of the data one that can be set: no line feeds, Polish blanks.
func clean(s string) string { return polish.NoOrphans(oneLine(s)) }
