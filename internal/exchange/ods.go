package exchange

import (
	"context"
	"strings"

	"biurolidera/internal/contest"
)

// What of OpenDocument (ISO 26300) is read:
//
//	<table:table table:name="Lista">
//	  <table:table-row table:number-rows-repeated="2" table:visibility="filter">
//	    <table:table-cell office:value-type="date" office:date-value="2025-09-17"
//	        table:number-columns-repeated="3" table:number-rows-spanned="2">
//	      <text:p>17.09.25</text:p>
//	    </table:table-cell>
//	    <table:covered-table-cell/>
//	  </table:table-row>
//	</table:table>
//
// The value's attribute says what a number or date is, the paragraphs how it is shown.

// odsSource reads an OpenDocument spreadsheet, packed (.ods) or flat (.fods). A
// worksheet is a part of one document, so that reading the last one walks over all.
type odsSource struct {
	file   string
	part   xmlPart
	sheets []Worksheet
}

// openODS reads a packed document. A password shows in the manifest, or, since
// LibreOffice 24.2, in a part that holds the whole document encrypted.
func openODS(ctx context.Context, in input, p *pack) (*odsSource, error) {
	if p.has("encrypted-package") {
		return nil, contest.E("table_encrypted", "file", in.file)
	}
	if p.has("META-INF/manifest.xml") {
		err := p.each(ctx, "META-INF/manifest.xml", func(kind xmlKind, s *xmlScanner) error {
			if kind == xmlStart && string(s.tag) == "encryption-data" {
				return contest.E("table_encrypted", "file", in.file)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if err := p.allow("content.xml"); err != nil {
		return nil, err
	}
	o, err := newODS(ctx, in.file, func(ctx context.Context, on func(xmlKind, *xmlScanner) error) error {
		return p.each(ctx, "content.xml", on)
	})
	if err != nil {
		return nil, err
	}
	declared := p.parts[partKey("content.xml")].UncompressedSize64
	if uint64(len(o.sheets))*declared > 4*MaxUnzippedBytes {
		return nil, p.tooBig() // each worksheet would walk over all of it
	}
	return o, nil
}

// newODS lists the worksheets of a document.
func newODS(ctx context.Context, file string, part xmlPart) (*odsSource, error) {
	o := &odsSource{file: file, part: part}
	hiddenStyles := map[string]bool{}
	style, spreadsheet, depth := "", false, 0
	err := part(ctx, func(kind xmlKind, s *xmlScanner) error {
		tag := string(s.tag)
		switch {
		case kind == xmlEnd && tag == "table":
			depth--
		case kind != xmlStart:
		case tag == "style":
			style = string(s.attr("name"))
		case tag == "table-properties" && string(s.attr("display")) == "false":
			hiddenStyles[style] = true
		case tag == "spreadsheet":
			spreadsheet = true
		case tag == "table":
			if depth++; depth > 1 || !spreadsheet {
				return nil
			}
			name, err := s.attrText("name")
			o.sheets = append(o.sheets, Worksheet{Name: name, Hidden: hiddenStyles[string(s.attr("style-name"))]})
			if len(o.sheets) > MaxWorksheets {
				return contest.E("table_worksheets", "file", file, "limit", MaxWorksheets)
			}
			return err
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case !spreadsheet:
		return nil, contest.E("table_document", "file", file)
	case len(o.sheets) == 0:
		return nil, contest.E("table_empty", "file", file)
	}
	return o, nil
}

// worksheets gives the document's worksheets in their order.
func (o *odsSource) worksheets() []Worksheet { return o.sheets }

// rows walks to the worksheet and over it. Repetition counts stand for most of a
// worksheet (a million blank rows to its end): they move numbers and cost nothing.
func (o *odsSource) rows(ctx context.Context, sheet int, out rowSink) error {
	w := odsWalk{sheet: sheet, name: o.sheets[sheet].Name, at: -1, out: out}
	return o.part(ctx, w.token)
}

// odsWalk is where the walk over the document has come to.
type odsWalk struct {
	sheet int
	name  string
	out   rowSink
	body  bool // within <office:spreadsheet>
	at    int  // worksheet

	row    rawRow
	next   int // number of the row to come
	repeat int // times the row stands there

	col    int // behind the last cell
	inCell int // elements open within the cell, the cell itself included; 0: none
	skip   int // inCell at which something that is no text of the cell began; 0: none
	cell   odsCell
}

// token takes one token. Within a cell only its paragraphs are text.
func (w *odsWalk) token(kind xmlKind, s *xmlScanner) (err error) {
	switch kind {
	case xmlText:
		if w.inCell > 1 && w.skip == 0 && w.cell.paragraph {
			w.cell.text, err = s.appendText(w.cell.text)
		}
		return err
	case xmlStart:
		return w.start(s)
	}
	return w.end(string(s.tag))
}

// start takes the beginning of a table, a row or a cell. Tables before the spreadsheet
// begins belong to tracked changes and are passed over.
func (w *odsWalk) start(s *xmlScanner) error {
	tag := string(s.tag)
	if w.inCell > 0 {
		w.inCell++
		w.inside(tag, s)
		return nil
	}
	switch tag {
	case "spreadsheet":
		w.body = true
	case "table":
		if w.body {
			w.at++
			w.next = 1
		}
		if w.at > w.sheet {
			return errEnough
		}
	}
	if w.at != w.sheet {
		return nil
	}
	switch tag {
	case "table-row":
		w.row = rawRow{number: w.next, cells: w.row.cells[:0], hidden: isODSHidden(s.attr("visibility"))}
		w.repeat, w.col = clampCount(s.attr("number-rows-repeated"), 1<<20), 0
		w.next += w.repeat
	case "table-cell", "covered-table-cell":
		w.inCell = 1
		w.cell.begin(s, tag == "covered-table-cell")
	}
	return nil
}

// isODSHidden tells whether a row is hidden by hand or by a filter.
func isODSHidden(visibility []byte) bool {
	return string(visibility) == "collapse" || string(visibility) == "filter"
}

// inside handles what stands within a cell: its paragraphs are its text, notes,
// drawings and tables in it are not.
func (w *odsWalk) inside(tag string, s *xmlScanner) {
	if w.skip > 0 {
		return
	}
	switch {
	case tag == "annotation", tag == "frame", tag == "table", tag == "custom-shape", tag == "ruby-text", tag == "note":
		w.skip = w.inCell
	case tag == "p" && w.inCell == 2, tag == "h" && w.inCell == 2:
		if w.cell.paragraphs > 0 {
			w.cell.text = append(w.cell.text, '\n')
		}
		w.cell.paragraphs++
		w.cell.paragraph = true
	case tag == "s":
		n := max(1, min(xmlInt(s.attr("c")), 100))
		w.cell.text = append(w.cell.text, strings.Repeat(" ", n)...)
	case tag == "tab":
		w.cell.text = append(w.cell.text, ' ')
	case tag == "line-break":
		w.cell.text = append(w.cell.text, '\n')
	}
}

// end takes the end of a cell, a row or what stood within a cell.
func (w *odsWalk) end(tag string) error {
	if w.inCell > 0 {
		if w.skip == w.inCell {
			w.skip = 0
		}
		if w.inCell == 2 {
			w.cell.paragraph = false
		}
		if w.inCell--; w.inCell == 0 {
			w.put()
		}
		return nil
	}
	if tag == "table-row" && w.at == w.sheet {
		return w.emit()
	}
	if tag == "spreadsheet" {
		w.body = false
	}
	return nil
}

// put sets the cell that just ended, as often as it is repeated.
func (w *odsWalk) put() {
	from := w.col
	w.col += w.cell.repeat
	if w.cell.spanCols*w.cell.spanRows > 1 && w.out.merge != nil {
		w.out.merge(span{
			firstRow: w.row.number, lastRow: w.row.number + w.cell.spanRows - 1,
			firstCol: from, lastCol: from + w.cell.spanCols - 1,
		})
	}
	text, trouble := w.cell.value()
	switch trouble {
	case odsError:
		w.out.note(cellErrorAt(w.name, w.row.number, from, text))
	case odsFormulaEmpty:
		w.out.note(formulaEmptyAt(w.name, w.row.number, from))
	}
	if text == "" {
		return
	}
	for i := from; i < w.col && i <= MaxColumns; i++ {
		w.row.set(i, text)
	}
}

// emit gives the row, as often as it is repeated; blank rows are passed over.
func (w *odsWalk) emit() error {
	if n, _ := w.row.filled(); n == 0 {
		return nil
	}
	for range w.repeat {
		if err := w.out.row(&w.row); err != nil {
			return err
		}
		w.row.number++
	}
	return nil
}
