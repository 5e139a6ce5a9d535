package exchange

import (
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"biurolidera/internal/contest"
)

// channelWords are the channels as the sheet „Kwestionariusz” says them.
var channelWords = map[contest.Channel]string{
	contest.Visit: "wizyta", contest.Phone: "telefon", contest.Online: "online",
}

// Headings of the small sheets, and the names in the first column of the head.
var (
	headNames      = []string{"Format", "Kanał", "Kod", "Wersja", "Tytuł", "Wstęp"}
	areaColumns    = []string{"Kod", "Nazwa"}
	sectionColumns = []string{"Kod", "Nazwa", "Obszar", "Waga", "Raz w edycji"}
)

// WriteQuestionnaireXLSX writes a questionnaire as a workbook that people change and
// LoadQuestionnaire reads: sheets „Kwestionariusz”, „Obszary”, „Sekcje”, „Kryteria”,
// and „Opis”, which says what each column of „Kryteria” is for. Every text is a text,
// never a formula; the same questionnaire gives the same bytes. A text over Excel's
// bound of a cell is refused with code questionnaire_text_cell.
func WriteQuestionnaireXLSX(w io.Writer, q contest.Questionnaire) (err error) {
	f := excelize.NewFile()
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	b := bookWriter{file: f}
	b.styles()
	b.sheet(sheetHead, questionnaireHead(q), nil, []float64{14, 100})
	b.sheet(sheetAreas, areaRows(q), areaColumns, []float64{16, 60})
	b.sheet(sheetSections, sectionRows(q), sectionColumns, []float64{8, 50, 16, 8, 14})
	columns, widths := criterionHeadings(q)
	b.sheet(sheetCriteria, criterionRows(q, columns), columns, widths)
	b.sheet(sheetAbout, aboutRows(), []string{"Kolumna", "Co w niej jest"}, []float64{20, 100})
	if b.err == nil {
		b.err = f.DeleteSheet("Sheet1")
	}
	if b.err == nil {
		_, b.err = f.WriteTo(w)
	}
	return b.err
}

func questionnaireHead(q contest.Questionnaire) [][]string {
	values := []string{questionnaireFormat, channelWords[q.Channel], q.Code, strconv.Itoa(q.Version), q.Title, q.Intro}
	var rows [][]string
	for i, name := range headNames {
		rows = append(rows, []string{name, values[i]})
	}
	return rows
}

func areaRows(q contest.Questionnaire) [][]string {
	var rows [][]string
	for _, a := range q.Areas {
		rows = append(rows, []string{a.Code, a.Name})
	}
	return rows
}

func sectionRows(q contest.Questionnaire) [][]string {
	var rows [][]string
	for _, s := range q.Sections {
		rows = append(rows, []string{s.Code, s.Name, s.Area, strconv.Itoa(s.Weight), yesNoWord(s.Once)})
	}
	return rows
}

func aboutRows() [][]string {
	rows := [][]string{{columnSection, "kod sekcji z arkusza „" + sheetSections + "”"}}
	for _, c := range criterionColumns {
		rows = append(rows, []string{c.name, c.about})
	}
	return append(rows, []string{"0" + anchorSuffix + ", 1" + anchorSuffix + " …", "jak wygląda taka liczba punktów, jako fakt; po jednej kolumnie na każdą liczbę"})
}

// criterionHeadings gives the columns: section, the fixed ones, and an anchor
// column for each point value up to the highest.
func criterionHeadings(q contest.Questionnaire) ([]string, []float64) {
	names, widths := []string{columnSection}, []float64{8}
	for _, c := range criterionColumns {
		names, widths = append(names, c.name), append(widths, c.width)
	}
	highest := 4
	for _, s := range q.Sections {
		for _, c := range s.Criteria {
			for _, a := range c.Anchors {
				highest = max(highest, a.Points)
			}
		}
	}
	for p := range min(highest, maxAnchorColumn) + 1 {
		names, widths = append(names, strconv.Itoa(p)+anchorSuffix), append(widths, 40)
	}
	return names, widths
}

// maxAnchorColumn bounds the anchor columns; no scale goes so far.
const maxAnchorColumn = 100

func criterionRows(q contest.Questionnaire, columns []string) [][]string {
	var rows [][]string
	for _, s := range q.Sections {
		for _, c := range s.Criteria {
			row := []string{s.Code}
			for _, column := range criterionColumns {
				row = append(row, column.write(c))
			}
			anchors := map[int]string{}
			for _, a := range c.Anchors {
				anchors[a.Points] = a.Text
			}
			for p := range len(columns) - len(row) {
				row = append(row, anchors[p])
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// bookWriter writes sheets of texts one after another and keeps the first error.
type bookWriter struct {
	file       *excelize.File
	head, cell int
	err        error
}

func (b *bookWriter) styles() {
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	b.head, b.err = b.file.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Alignment: top,
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE4EE"}},
	})
	if b.err == nil {
		b.cell, b.err = b.file.NewStyle(&excelize.Style{Alignment: top})
	}
}

// sheet writes one sheet; without headings its first column is the bold one.
func (b *bookWriter) sheet(name string, rows [][]string, headings []string, widths []float64) {
	if b.err == nil {
		_, b.err = b.file.NewSheet(name)
	}
	for i, w := range widths {
		column, _ := excelize.ColumnNumberToName(i + 1)
		b.do(b.file.SetColWidth(name, column, column, w))
		b.do(b.file.SetColStyle(name, column, b.cell))
	}
	if headings != nil {
		rows = append([][]string{headings}, rows...)
	}
	for y, row := range rows {
		for x, s := range row {
			style := b.cell
			if headings != nil && y == 0 || headings == nil && x == 0 {
				style = b.head
			}
			b.text(name, x+1, y+1, s, style)
		}
	}
	if headings != nil && b.err == nil {
		b.err = b.file.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
	}
}

// text writes one cell as a text; an empty one only gets its style.
func (b *bookWriter) text(sheet string, x, y int, s string, style int) {
	cell, err := excelize.CoordinatesToCellName(x, y)
	b.do(err)
	if len([]rune(s)) > excelize.TotalCellChars {
		b.do(contest.E("questionnaire_text_cell", "cell", sheet+"!"+cell, "max", excelize.TotalCellChars))
	}
	if s != "" {
		b.do(b.file.SetCellStr(sheet, cell, s))
	}
	b.do(b.file.SetCellStyle(sheet, cell, cell, style))
}

// do keeps the first error.
func (b *bookWriter) do(err error) {
	if b.err == nil {
		b.err = err
	}
}
