package office

import (
	"bytes"
	"testing"

	"biurolidera/internal/drawing"
)

// Some pages of an issued paper are painted anew; all of them are the kept bytes.
func TestPaperOnly(t *testing.T) {
	p := Paper{Title: "Licencje", Pages: make([]drawing.Page, 4), issued: []byte("%PDF kept")}
	for i := range p.Pages {
		p.Pages[i].Width, p.Pages[i].Height = float64(100+i), 200
	}
	some := p.Only(func(page int) bool { return page == 2 || page == 4 })
	if len(some.Pages) != 2 || some.Pages[0].Width != 101 || some.Pages[1].Width != 103 || some.issued != nil || len(p.Pages) != 4 {
		t.Errorf("pages 2 and 4: %d pages of %v", len(some.Pages), some.Pages)
	}
	if pdf, err := p.Only(func(int) bool { return true }).PDF(); err != nil || !bytes.Equal(pdf, p.issued) {
		t.Errorf("all pages: %q, %v", pdf, err)
	}
	if _, err := p.Only(func(int) bool { return false }).PDF(); err == nil {
		t.Error("no page at all gives a PDF")
	}
}
