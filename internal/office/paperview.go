package office

import (
	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
)

// Paper is any document as previews and printing take it: pages to be shown and, from
// the same pages, a PDF. An issued document's PDF is the kept one, byte for byte.
type Paper struct {
	Title string // for the window
	Name  string // safe file name, with its ending
	Pages []drawing.Page

	info   drawing.Info
	issued []byte
}

// paperOf gives a finished document as a paper.
func paperOf(doc drawing.Document, name string) Paper {
	return Paper{Title: doc.Title, Name: name, Pages: doc.Pages, info: doc.Info}
}

// PDF gives the paper's bytes: an issued document's own, else painted from the pages.
func (p Paper) PDF() ([]byte, error) {
	if p.issued != nil {
		return p.issued, nil
	}
	if len(p.Pages) == 0 {
		return nil, contest.E("paper_empty", "paper", p.Title)
	}
	return drawing.WritePDF(drawing.Document{Info: p.info, Pages: p.Pages})
}

// Only gives the paper with some of its pages, numbered from 1; with all of them it is
// the same paper, an issued one byte for byte.
func (p Paper) Only(has func(page int) bool) Paper {
	var some []drawing.Page
	for i, page := range p.Pages {
		if has(i + 1) {
			some = append(some, page)
		}
	}
	if len(some) == len(p.Pages) {
		return p
	}
	p.Pages, p.issued = some, nil
	return p
}

// Save writes the PDF whole or not at all.
func (p Paper) Save(path string) (err error) {
	defer wrap(&err, "Save(%q)", path)
	pdf, err := p.PDF()
	if err != nil {
		return err
	}
	return writeFile(path, pdf)
}
