package exchange

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"biurolidera/internal/contest"
)

// The workbook is written part by part straight into the zip: nothing is collected
// in memory and nothing goes through a temporary file, where excelize leaves
// personal data in clear once a worksheet passes 16 MB (reliability.md §0.8). The
// same content gives the same bytes: no clock, a fixed order, fixed dates.

// Texts stand in their cells ("inlineStr") and not in a shared table, which would have
// to be known before the first row is written.

// maxXLSXCell is how many UTF-16 units Excel takes in a cell.
const maxXLSXCell = 32_767

// WriteXLSX writes one worksheet with a bold frozen heading and an autofilter. The
// same content gives the same bytes.
func WriteXLSX(w io.Writer, o Outgoing) error {
	z := zip.NewWriter(w)
	parts := []struct{ name, text string }{
		{"[Content_Types].xml", xlsxTypes},
		{"_rels/.rels", xlsxRootRels},
		{"docProps/core.xml", fmt.Sprintf(xlsxCore, xmlEscape(o.Title))},
		{"xl/workbook.xml", fmt.Sprintf(xlsxBook, xmlEscape(tabName(o.Tab)))},
		{"xl/_rels/workbook.xml.rels", xlsxBookRels},
		{"xl/styles.xml", xlsxStyleSheet},
	}
	for _, p := range parts {
		part, err := newPart(z, p.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(part, p.text); err != nil {
			return err
		}
	}
	part, err := newPart(z, "xl/worksheets/sheet1.xml")
	if err != nil {
		return err
	}
	s := sheetWriter{w: bufio.NewWriterSize(part, 64<<10)}
	if err := s.write(o); err != nil {
		return err
	}
	return z.Close()
}

// newPart begins a part with the earliest date a zip can hold.
func newPart(z *zip.Writer, name string) (io.Writer, error) {
	return z.CreateHeader(&zip.FileHeader{
		Name: name, Method: zip.Deflate,
		Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC),
	})
}

// tabName makes a name that Excel takes: at most 31 characters, none of []:*?/\.
func tabName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || r < ' ' {
			return '-'
		}
		return r
	}, strings.Trim(OneLine(s), "'"))
	if s == "" {
		return "Tabela"
	}
	if runes := []rune(s); len(runes) > 31 {
		s = strings.TrimRight(string(runes[:31]), " '")
	}
	return s
}

// sheetWriter writes the worksheet; bufio keeps the first error of all writes.
type sheetWriter struct {
	w   *bufio.Writer
	row int
}

// rows writes the data rows.
func (s *sheetWriter) rows(o Outgoing) error {
	var cells []outCell
	for row, err := range o.Rows {
		if err != nil {
			return err
		}
		cells = cells[:0]
		for _, v := range row {
			c, err := outgoingCell(v)
			if err != nil {
				return err
			}
			cells = append(cells, c)
		}
		if err := s.line(cells, 0); err != nil {
			return err
		}
	}
	return nil
}

// write writes the worksheet: title, headings, rows, then what Excel wants behind them.
func (s *sheetWriter) write(o Outgoing) error {
	s.begin(o)
	head := 1
	if o.Title != "" {
		if err := s.line([]outCell{{outText, o.Title}}, styleTitle); err != nil {
			return err
		}
		head = 2
	}
	names := make([]outCell, len(o.Columns))
	for i, n := range o.Columns {
		names[i] = outCell{outText, n}
	}
	if err := s.line(names, styleHead); err != nil {
		return err
	}
	if err := s.rows(o); err != nil {
		return err
	}
	last := max(s.row, head)
	if o.Note != "" {
		s.row++
		if err := s.line([]outCell{{outText, o.Note}}, 0); err != nil {
			return err
		}
	}
	s.w.WriteString(`</sheetData>`)
	if len(o.Columns) > 0 {
		fmt.Fprintf(s.w, `<autoFilter ref="A%d:%s"/>`, head, cellPlace(last, len(o.Columns)-1))
	}
	s.w.WriteString(`<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
		`<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`)
	return s.w.Flush()
}

// begin writes what stands before the rows: the frozen heading and the widths.
func (s *sheetWriter) begin(o Outgoing) {
	frozen := 1
	if o.Title != "" {
		frozen = 2
	}
	s.w.WriteString(xmlHead + `<worksheet xmlns="` + xlsxMain + `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
	fmt.Fprintf(s.w, `<sheetViews><sheetView workbookViewId="0"><pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/>`+
		`</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`, frozen, frozen+1)
	if len(o.Columns) > 0 {
		s.w.WriteString(`<cols>`)
		for i, name := range o.Columns {
			width := float64(min(max(utf8.RuneCountInString(name)+3, 9), 48))
			if i < len(o.Widths) && o.Widths[i] > 0 {
				width = o.Widths[i]
			}
			fmt.Fprintf(s.w, `<col min="%d" max="%d" width="%s" customWidth="1"/>`, i+1, i+1, strconv.FormatFloat(width, 'f', -1, 64))
		}
		s.w.WriteString(`</cols>`)
	}
	s.w.WriteString(`<sheetData>`)
}

// line writes one row. Style 0: by the kind of each cell.
func (s *sheetWriter) line(cells []outCell, style int) error {
	s.row++
	fmt.Fprintf(s.w, `<row r="%d">`, s.row)
	for i, c := range cells {
		if c.kind == outNone || c.text == "" {
			continue
		}
		place := cellPlace(s.row, i)
		if c.kind == outText && tooLongForXLSX(c.text) {
			return contest.E("table_write_cell", "cell", place, "limit", maxXLSXCell)
		}
		s.cell(place, c, style)
	}
	_, err := s.w.WriteString(`</row>`)
	return err
}

// tooLongForXLSX counts UTF-16 units, as Excel does; excelize cuts such texts silently.
func tooLongForXLSX(s string) bool {
	if len(s) <= maxXLSXCell {
		return false
	}
	units := 0
	for _, r := range s {
		units++
		if r > 0xFFFF {
			units++
		}
	}
	return units > maxXLSXCell
}

// cell writes a cell: texts as texts, whatever they begin with.
func (s *sheetWriter) cell(place string, c outCell, style int) {
	if style == 0 {
		style = styleOfKind[c.kind]
	}
	s.w.WriteString(`<c r="` + place + `"`)
	if style > 0 {
		fmt.Fprintf(s.w, ` s="%d"`, style)
	}
	switch c.kind {
	case outText:
		s.w.WriteString(` t="inlineStr"><is><t xml:space="preserve">` + xmlEscape(escapeX(c.text)) + `</t></is></c>`)
	case outBool:
		v := "0"
		if c.text == boolText(true) {
			v = "1"
		}
		s.w.WriteString(` t="b"><v>` + v + `</v></c>`)
	case outDate, outStamp:
		s.w.WriteString(`><v>` + serialText(c.text) + `</v></c>`)
	default:
		s.w.WriteString(`><v>` + c.text + `</v></c>`)
	}
}

// serialText gives an ISO date of ours as the days a workbook counts.
func serialText(iso string) string {
	layout := time.DateTime[:len(iso)]
	t, err := time.Parse(layout, iso)
	if err != nil {
		panic(err) // outgoingTime wrote it
	}
	seconds := t.Unix() - time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Unix()
	if seconds%secondsADay == 0 {
		return strconv.FormatInt(seconds/secondsADay, 10)
	}
	return strconv.FormatFloat(float64(seconds)/secondsADay, 'f', 10, 64)
}

// escapeX writes _xHHHH_ for a text that looks like one, so that readers leave it alone.
func escapeX(s string) string {
	if !strings.Contains(s, "_x") || unescapeX(s) == s {
		return s
	}
	return strings.ReplaceAll(s, "_x", "_x005F_x")
}

// xmlEscape escapes what XML needs and leaves out what it has no place for.
func xmlEscape(s string) string {
	return xmlEscaper.Replace(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD")))
}

// xmlEscaper escapes a text for content and attributes alike. A carriage return would
// become a line feed if it stood there as it is.
var xmlEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#13;")
