package exchange

import (
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"biurolidera/internal/contest"
)

// WriteAuditSheetXLSX writes the sheet of one audit (domain.md §1.4): A4 upright, only
// the cells to fill in unlocked, the heading frozen and repeated on each page, lists of
// the allowed answers. Rows that depend on the contact turn grey where „brak kontaktu”
// is chosen. The same content gives the same bytes; nothing becomes a formula.
func WriteAuditSheetXLSX(w io.Writer, s AuditSheet, say Say) (err error) {
	f := excelize.NewFile()
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	p := sheetPage{bookWriter: bookWriter{file: f}, say: say, tab: say("sheet.tab"), fields: map[string]string{}}
	p.do(f.SetSheetName("Sheet1", p.tab))
	p.prepare(s)
	p.heading(s)
	p.task(s)
	p.details(s)
	for _, section := range s.Form.Sections {
		p.section(section, s.TakenOver)
	}
	p.closing()
	p.finish(s)
	if p.err == nil {
		_, p.err = f.WriteTo(w)
	}
	return p.err
}

// Columns of the sheet and their widths in characters.
const (
	columnCode    = 1
	columnText    = 2
	columnAnswer  = 3
	columnComment = 4

	widthCode, widthText, widthAnswer, widthComment = 7, 62, 10, 30
	widthAll                                        = widthCode + widthText + widthAnswer + widthComment
)

// headingRows is how many rows stay in view and are printed on each page.
const headingRows = 2

// sheetPage writes a sheet row by row and remembers where things stand.
type sheetPage struct {
	bookWriter
	say   Say
	tab   string
	row   int
	style sheetStyles

	fields    map[string]string // field name -> cell
	criteria  [][]string        // code, cell of the answer, cell of the comment
	onContact []string          // ranges that turn grey without contact
}

// cellName gives "C12".
func cellName(column, row int) string {
	letters, _ := excelize.ColumnNumberToName(column)
	return letters + strconv.Itoa(row)
}

func (p *sheetPage) put(column int, text string, style int) {
	p.text(p.tab, column, p.row, text, style)
}

// merged writes a text across columns and makes the row high enough: no program
// does so for merged cells, and not every one for others.
func (p *sheetPage) merged(from, to, width int, text string, style int) {
	for c := from; c <= to; c++ {
		p.put(c, "", style)
	}
	p.put(from, text, style)
	p.do(p.file.MergeCell(p.tab, cellName(from, p.row), cellName(to, p.row)))
	p.high(textLines(text, float64(width), bodySize, style == p.style.title || style == p.style.band))
}

// high makes the row high enough for so many lines.
func (p *sheetPage) high(lines float64) {
	p.do(p.file.SetRowHeight(p.tab, p.row, min(400, 5+lines*lineHeight)))
}

// heading writes the rows that stay in view: which audit, of whom, and the columns.
func (p *sheetPage) heading(s AuditSheet) {
	p.row = 1
	title := s.Audit.Code + "  ·  " + s.Form.Questionnaire.Title + "\n" + s.Institution
	if s.Edition.Example {
		title += "\n" + p.say("sheet.example")
	}
	p.merged(columnCode, columnComment, widthAll*3/4, title, p.style.title) // set larger than the rest
	p.row = headingRows
	for i, key := range []string{"sheet.code", "sheet.criterion", "sheet.answer", "sheet.comment"} {
		p.put(i+1, p.say(key), p.style.columns)
	}
	p.high(1)
	p.row++
}

// task writes what to ask and what a full answer has.
func (p *sheetPage) task(s AuditSheet) {
	if intro := s.Form.Questionnaire.Intro; intro != "" {
		p.merged(columnCode, columnComment, widthAll, intro, p.style.note)
		p.row++
	}
	if s.Address != "" {
		p.line("sheet.address", s.Address)
	}
	if s.Scenario == nil {
		return
	}
	p.band(p.say("sheet.scenario") + ": " + s.Scenario.Title + " (" + s.Scenario.Code + ")")
	p.line("sheet.task", s.Scenario.Text)
	if len(s.Scenario.AnswerKey) > 0 {
		var lines []string
		for i, element := range s.Scenario.AnswerKey {
			lines = append(lines, strconv.Itoa(i+1)+". "+element)
		}
		p.line("sheet.answer_key", strings.Join(lines, "\n"))
	}
	if len(s.Scenario.Terms) > 0 {
		p.line("sheet.terms", strings.Join(s.Scenario.Terms, ", "))
	}
}

// line writes a label over the code and a text over the rest of the row.
func (p *sheetPage) line(key, text string) {
	p.merged(columnCode, columnComment, widthAll, p.say(key)+": "+text, p.style.text)
	p.row++
}

// band writes the heading of a part of the sheet.
func (p *sheetPage) band(text string) {
	p.merged(columnCode, columnComment, widthAll, text, p.style.band)
	p.row++
}

// details writes the fields about the audit itself.
func (p *sheetPage) details(s AuditSheet) {
	p.band(p.say("sheet.details"))
	p.field(fieldDate, p.style.date)
	p.validDate(p.fields[fieldDate])
	p.field(fieldTime, p.style.time)
	p.validTime(p.fields[fieldTime])
	p.field(fieldPlace, p.style.input)
	p.field(fieldAuditor, p.style.input)
	p.field(fieldOutcome, p.style.input)
	p.validList(p.fields[fieldOutcome], []string{p.say("sheet.contact"), p.say("sheet.no_contact")})
	p.do(p.file.SetCellStr(p.tab, p.fields[fieldOutcome], p.say("sheet.contact")))
	if s.Audit.Place != "" {
		p.do(p.file.SetCellStr(p.tab, p.fields[fieldPlace], s.Audit.Place))
	}
	if contest.IsAuditorCode(s.Audit.Auditor) {
		p.do(p.file.SetCellStr(p.tab, p.fields[fieldAuditor], s.Audit.Auditor))
	}
	if !s.Audit.HeldAt.IsZero() {
		day := time.Date(s.Audit.HeldAt.Year(), s.Audit.HeldAt.Month(), s.Audit.HeldAt.Day(), 0, 0, 0, 0, time.UTC)
		p.do(p.file.SetCellValue(p.tab, p.fields[fieldDate], day))
		p.do(p.file.SetCellStyle(p.tab, p.fields[fieldDate], p.fields[fieldDate], p.style.date))
	}
}

// field writes a label and an unlocked cell that reaches over the comment column.
func (p *sheetPage) field(name string, style int) {
	p.put(columnCode, "", p.style.label)
	p.put(columnText, p.say("sheet."+name), p.style.label)
	p.merged(columnAnswer, columnComment, widthAnswer+widthComment, "", style)
	p.fields[name] = cellName(columnAnswer, p.row)
	p.row++
}

// section writes a section's criteria, or a word about one that is taken over.
func (p *sheetPage) section(s contest.Section, over []contest.Answer) {
	name := s.Code + "  " + s.Name
	if sectionTakenOver(s, over) {
		p.band(name + " – " + p.say("sheet.taken_over"))
		return
	}
	if s.Once {
		name += " – " + p.say("sheet.once")
	}
	p.band(name)
	for _, c := range s.Criteria {
		p.criterion(c)
	}
}

func (p *sheetPage) criterion(c contest.Criterion) {
	answer, comment := cellName(columnAnswer, p.row), cellName(columnComment, p.row)
	p.put(columnCode, c.Code, p.style.code)
	p.put(columnText, c.Text, p.style.text)
	p.do(p.file.SetCellRichText(p.tab, cellName(columnText, p.row), p.wording(c)))
	p.high(p.wordingLines(c))
	p.put(columnAnswer, "", p.style.answer)
	p.put(columnComment, "", p.style.comment)
	if words := answerWords(c, p.say); words != nil {
		p.validList(answer, words)
	} else {
		p.validMeasure(answer, c)
	}
	if c.OnContact || c.Condition != "" {
		p.onContact = append(p.onContact, cellName(columnCode, p.row)+":"+comment)
	}
	p.criteria = append(p.criteria, []string{c.Code, answer, comment})
	p.row++
}

// closing writes the remark and what the star means.
func (p *sheetPage) closing() {
	p.band(p.say("sheet.end"))
	p.field(fieldRemark, p.style.comment)
	p.do(p.file.SetRowHeight(p.tab, p.row-1, 60))
	p.merged(columnCode, columnComment, widthAll, p.say("sheet.star")+" "+p.say("sheet.privacy"), p.style.note)
	p.row++
}
