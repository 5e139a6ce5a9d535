package exchange

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"biurolidera/internal/contest"
)

// prepare sets up the page before anything is written on it.
func (p *sheetPage) prepare(s AuditSheet) {
	p.styles()
	for i, w := range []float64{widthCode, widthText, widthAnswer, widthComment} {
		letter, _ := excelize.ColumnNumberToName(i + 1)
		p.do(p.file.SetColWidth(p.tab, letter, letter, w))
	}
	yes, upright, paper, one, many := true, "portrait", a4Paper, 1, 0
	p.do(p.file.SetSheetProps(p.tab, &excelize.SheetPropsOptions{FitToPage: &yes}))
	p.do(p.file.SetPageLayout(p.tab, &excelize.PageLayoutOptions{Size: &paper, Orientation: &upright, FitToWidth: &one, FitToHeight: &many}))
	inch := func(mm float64) *float64 { v := mm / 25.4; return &v }
	p.do(p.file.SetPageMargins(p.tab, &excelize.PageLayoutMarginsOptions{
		Left: inch(15), Right: inch(12), Top: inch(14), Bottom: inch(16), Header: inch(6), Footer: inch(8), Horizontally: &yes,
	}))
	p.do(p.file.SetHeaderFooter(p.tab, &excelize.HeaderFooterOptions{
		OddFooter: "&L&9 " + footerText(s.Audit.Code) + "&R&9 " + footerText(p.say("sheet.page")) + " &P/&N",
	}))
	no := false
	p.do(p.file.SetSheetView(p.tab, 0, &excelize.ViewOptions{ShowGridLines: &no}))
	p.do(p.file.SetPanes(p.tab, &excelize.Panes{Freeze: true, YSplit: headingRows, TopLeftCell: cellName(1, headingRows+1), ActivePane: "bottomLeft"}))
	p.do(p.file.SetDocProps(&excelize.DocProperties{
		Title: s.Audit.Code + " " + s.Form.Questionnaire.Title, Creator: "Biuro Lidera", Language: "pl-PL",
		Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z",
	}))
}

// footerText keeps "&" from being read as a code of the footer; the blank before it
// keeps a year from being read as the size of the letters.
func footerText(s string) string { return strings.ReplaceAll(s, "&", "&&") }

// finish adds what needs the whole page: names, greying, the machine's worksheet,
// protection.
func (p *sheetPage) finish(s AuditSheet) {
	quoted := "'" + strings.ReplaceAll(p.tab, "'", "''") + "'!"
	p.do(p.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: quoted + "$1:$" + strconv.Itoa(headingRows), Scope: p.tab}))
	p.do(p.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: quoted + "$A$1:$D$" + strconv.Itoa(p.row-1), Scope: p.tab}))
	p.greyWithoutContact()
	p.machine(s)
	// in this library true means „may be done”: only walking from cell to cell
	only := &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatRows: true}
	p.do(p.file.ProtectSheet(p.tab, only))
	p.do(p.file.ProtectWorkbook(&excelize.WorkbookProtectionOptions{LockStructure: true}))
}

// greyWithoutContact greys the rows that give way where nobody was reached.
func (p *sheetPage) greyWithoutContact() {
	if len(p.onContact) == 0 {
		return
	}
	at := p.fields[fieldOutcome]
	rule := "$" + at[:1] + "$" + at[1:] + `="` + strings.ReplaceAll(p.say("sheet.no_contact"), `"`, `""`) + `"`
	for _, rows := range joinRanges(p.onContact) {
		p.do(p.file.SetConditionalFormat(p.tab, rows, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: rule, Format: &p.style.grey}}))
	}
}

// joinRanges joins one-row ranges ("A5:D5") of rows that follow each other.
func joinRanges(rows []string) []string {
	var out []string
	for _, r := range rows {
		from, to, _ := strings.Cut(r, ":")
		if n := len(out); n > 0 {
			first, last, _ := strings.Cut(out[n-1], ":")
			end, _ := strconv.Atoi(last[1:])
			if next, _ := strconv.Atoi(from[1:]); next == end+1 {
				out[n-1] = first + ":" + to
				continue
			}
		}
		out = append(out, r)
	}
	return out
}

// machine writes the hidden worksheet.
func (p *sheetPage) machine(s AuditSheet) {
	if p.err == nil {
		_, p.err = p.file.NewSheet(machineSheet)
	}
	q := s.Form.Questionnaire
	rows := [][]string{
		{machineFormat},
		{machineAudit, s.Audit.Code},
		{machineQuestionnaire, q.Code},
		{machineVersion, strconv.Itoa(q.Version)},
		{machineForm, s.Form.Key},
		{machineTab, p.tab},
		{machineNoContact, p.say("sheet.no_contact")},
	}
	for _, name := range []string{fieldDate, fieldTime, fieldPlace, fieldAuditor, fieldOutcome, fieldRemark} {
		rows = append(rows, []string{machineField, name, p.fields[name]})
	}
	for _, c := range p.criteria {
		rows = append(rows, append([]string{machineCriterion}, c...))
	}
	for y, row := range rows {
		for x, s := range row {
			p.do(p.file.SetCellStr(machineSheet, cellName(x+1, y+1), s))
		}
	}
	p.do(p.file.ProtectSheet(machineSheet, &excelize.SheetProtectionOptions{}))
	p.do(p.file.SetSheetVisible(machineSheet, false, true))
}

// valid adds a validation that says what may stand in a cell.
func (p *sheetPage) valid(cell string, v *excelize.DataValidation, err error, message string) {
	p.do(err)
	v.Sqref = cell
	v.SetError(excelize.DataValidationErrorStyleStop, p.say("sheet.invalid"), message)
	p.do(p.file.AddDataValidation(p.tab, v))
}

func (p *sheetPage) validList(cell string, words []string) {
	v := excelize.NewDataValidation(true)
	p.valid(cell, v, v.SetDropList(words), p.say("sheet.invalid_list", "words", strings.Join(words, ", ")))
}

// validMeasure allows a number of at least 0, and „n/d” where it is allowed.
func (p *sheetPage) validMeasure(cell string, c contest.Criterion) {
	v := excelize.NewDataValidation(true)
	var err error
	if c.NAAllowed {
		v.Type = "custom"
		v.Formula1 = "OR(AND(ISNUMBER(" + cell + ")," + cell + "&gt;=0)," + cell + `="` + p.say("sheet.na") + `")`
	} else {
		err = v.SetRange(0, 0, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorGreaterThanOrEqual)
		v.Formula2 = ""
	}
	p.valid(cell, v, err, p.say("sheet.invalid_number", "unit", c.Unit))
}

// validDate allows days from 2000 to 2199.
func (p *sheetPage) validDate(cell string) {
	v := excelize.NewDataValidation(true)
	p.valid(cell, v, v.SetRange(36526, 109573, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween), p.say("sheet.invalid_date"))
}

// validTime allows a time of the day.
func (p *sheetPage) validTime(cell string) {
	v := excelize.NewDataValidation(true)
	p.valid(cell, v, v.SetRange(0.0, 0.99999, excelize.DataValidationTypeTime, excelize.DataValidationOperatorBetween), p.say("sheet.invalid_time"))
}
