package exchange

import (
	"context"
	"strings"

	"biurolidera/internal/contest"
)

// What is read of it:
//
//	<Worksheet ss:Name="Lista"><Table>
//	  <Row ss:Index="4" ss:Hidden="1">
//	    <Cell ss:Index="2" ss:MergeAcross="1"><Data ss:Type="Number">12.5</Data></Cell>
//	  </Row>
//	</Table></Worksheet>

// xml2003Source reads the XML workbook of Excel 2003 ("XML Spreadsheet"), which
// older registers still export under the name .xls.
type xml2003Source struct {
	file   string
	part   xmlPart
	sheets []Worksheet
}

// openXML2003 lists the worksheets.
func openXML2003(ctx context.Context, file string, part xmlPart) (*xml2003Source, error) {
	x := &xml2003Source{file: file, part: part}
	err := part(ctx, func(kind xmlKind, s *xmlScanner) error {
		if kind != xmlStart || string(s.tag) != "Worksheet" {
			return nil
		}
		name, err := s.attrText("Name")
		x.sheets = append(x.sheets, Worksheet{Name: name})
		if len(x.sheets) > MaxWorksheets {
			return contest.E("table_worksheets", "file", file, "limit", MaxWorksheets)
		}
		return err
	})
	if err == nil && len(x.sheets) == 0 {
		err = contest.E("table_empty", "file", file)
	}
	return x, err
}

// worksheets gives the workbook's worksheets in their order.
func (x *xml2003Source) worksheets() []Worksheet { return x.sheets }

// rows walks to the worksheet and over it.
func (x *xml2003Source) rows(ctx context.Context, sheet int, out rowSink) error {
	w := xml2003Walk{sheet: sheet, name: x.sheets[sheet].Name, at: -1, out: out}
	return x.part(ctx, w.token)
}

// xml2003Walk is where the walk over the workbook has come to.
type xml2003Walk struct {
	sheet   int
	name    string
	at      int // worksheet
	out     rowSink
	row     rawRow
	col     int
	across  int
	data    bool
	kind    string
	value   []byte
	comment bool
}

// token takes one token; a comment's text stands in a Data element of its own and is
// passed over.
func (w *xml2003Walk) token(kind xmlKind, s *xmlScanner) (err error) {
	if kind == xmlText {
		if w.data && !w.comment {
			w.value, err = s.appendText(w.value)
		}
		return err
	}
	tag := string(s.tag)
	if tag == "Worksheet" && kind == xmlStart {
		w.at++
		w.row.number = 0
		if w.at > w.sheet {
			return errEnough
		}
	}
	if w.at != w.sheet {
		return nil
	}
	if kind == xmlStart {
		w.start(tag, s)
		return nil
	}
	switch tag {
	case "Comment":
		w.comment = false
	case "Data":
		w.data = false
	case "Cell":
		w.put()
	case "Row":
		return w.out.row(&w.row)
	}
	return nil
}

// start takes the beginning of a row, a cell or its data. Index says where a gap ends;
// a merged range takes the places of the cells it covers.
func (w *xml2003Walk) start(tag string, s *xmlScanner) {
	switch tag {
	case "Row":
		w.row = rawRow{number: w.row.number + 1, cells: w.row.cells[:0], hidden: isXMLTrue(s.attr("Hidden"))}
		if n := xmlInt(s.attr("Index")); n > 0 && n <= 1<<20 {
			w.row.number = n
		}
		w.col, w.across = -1, 0
	case "Cell":
		w.col += 1 + w.across
		if n := xmlInt(s.attr("Index")); n > 0 && n <= 1<<14 {
			w.col = n - 1
		}
		w.across = max(0, min(xmlInt(s.attr("MergeAcross")), 1<<14))
		down := max(0, min(xmlInt(s.attr("MergeDown")), 1<<20))
		if w.across+down > 0 && w.out.merge != nil {
			w.out.merge(span{firstRow: w.row.number, lastRow: w.row.number + down, firstCol: w.col, lastCol: w.col + w.across})
		}
		w.value = w.value[:0]
	case "Data":
		w.data, w.kind = true, string(s.attr("Type"))
	case "Comment":
		w.comment = true
	}
}

// put sets the cell that just ended. Formats are not looked at: dates have a type of
// their own here.
func (w *xml2003Walk) put() {
	text := ""
	switch w.kind {
	case "Number":
		text = rawNumberText(w.value)
	case "DateTime":
		text = isoText(string(w.value))
	case "Boolean":
		text = boolText(strings.TrimSpace(string(w.value)) == "1")
	case "Error":
		text = CleanCell(string(w.value))
		w.out.note(cellErrorAt(w.name, w.row.number, w.col, text))
	default:
		text = CleanCell(string(w.value))
	}
	if text != "" && w.col <= MaxColumns {
		w.row.set(w.col, text)
	}
	w.value, w.kind = w.value[:0], ""
}
