package exchange

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"biurolidera/internal/contest"
)

// maxSmallBook bounds what a questionnaire or an audit sheet unpacks to. Nothing of
// that size is spilled to the disk (reliability.md 0, finding 8).
const maxSmallBook = 32 << 20

// openSmallBook opens a workbook of ours: a questionnaire or a filled sheet. code
// says in which words it is refused: code + "_damaged". The caller closes it.
func openSmallBook(name, code string, data []byte) (f *excelize.File, err error) {
	defer func() {
		// excelize indexes into parts of a file that may not be there
		if p := recover(); p != nil {
			err = contest.E(code+"_damaged", "file", name).Because(fmt.Errorf("excelize: %v", p))
		}
	}()
	f, err = excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxSmallBook, UnzipXMLSizeLimit: maxSmallBook})
	if err != nil {
		return nil, contest.E(code+"_damaged", "file", name).Because(err)
	}
	return f, nil
}

// sheetRows gives a worksheet's cells as tidied texts, row by row; ok tells whether
// there is such a sheet. Rows past maxSheetRows are left out.
func sheetRows(f *excelize.File, sheet string) (rows [][]string, ok bool) {
	if i, err := f.GetSheetIndex(sheet); err != nil || i < 0 {
		return nil, false
	}
	it, err := f.Rows(sheet)
	if err != nil {
		return nil, false
	}
	defer it.Close()
	for it.Next() && len(rows) < maxSheetRows {
		cells, err := it.Columns()
		if err != nil {
			return rows, true
		}
		for i := range cells {
			cells[i] = tidyText(cells[i])
		}
		rows = append(rows, cells)
	}
	return rows, true
}

// maxSheetRows is far over what a questionnaire or an audit sheet has.
const maxSheetRows = 5000

// readQuestionnaireXLSX reads the form that WriteQuestionnaireXLSX writes. Columns
// may stand in any order; one that is not known is a finding.
func readQuestionnaireXLSX(name string, data []byte) (got readQuestionnaire, err error) {
	f, err := openSmallBook(name, "questionnaire", data)
	if err != nil {
		return readQuestionnaire{}, err
	}
	defer f.Close()
	defer func() {
		if p := recover(); p != nil {
			err = contest.E("questionnaire_damaged", "file", name).Because(fmt.Errorf("excelize: %v", p))
		}
	}()
	r := bookReader{name: name, file: f}
	r.got.rows, r.got.sheets = map[string]int{}, map[string]string{}
	if err := r.head(); err != nil {
		return readQuestionnaire{}, err
	}
	r.areas()
	r.sections()
	r.criteria()
	return r.got, nil
}

// bookReader reads the sheets one after another.
type bookReader struct {
	name string
	file *excelize.File
	got  readQuestionnaire
}

func (r *bookReader) find(f contest.Finding, sheet string, row int, field string) {
	r.got.findings = append(r.got.findings, f.AtRow(r.name+" › "+sheet, row, field))
}

// place remembers where a code stands, for the findings of the linter.
func (r *bookReader) place(code, sheet string, row int) {
	r.got.rows[code], r.got.sheets[code] = row, sheet
}

func (r *bookReader) head() error {
	rows, ok := sheetRows(r.file, sheetHead)
	values := map[string]string{}
	for i, row := range rows {
		key := stringAt(row, 0)
		switch {
		case key == "":
		case !slices.Contains(headNames, key):
			r.find(contest.Fault("questionnaire_unknown_key", "key", key), sheetHead, i+1, key)
		default:
			values[key] = stringAt(row, 1)
		}
	}
	if !ok || values["Format"] != questionnaireFormat {
		return contest.E("questionnaire_format", "file", r.name, "format", questionnaireFormat)
	}
	q := &r.got.questionnaire
	q.Code, q.Title, q.Intro = values["Kod"], values["Tytuł"], values["Wstęp"]
	q.Channel = contest.Channel(values["Kanał"])
	for channel, word := range channelWords {
		if strings.EqualFold(values["Kanał"], word) {
			q.Channel = channel
		}
	}
	if !readWhole(&q.Version, values["Wersja"]) {
		r.find(contest.Fault("questionnaire_cell", "column", "Wersja", "value", values["Wersja"]), sheetHead, 0, "version")
	}
	return nil
}

// table gives a sheet's rows below the heading with each cell under its column's
// name, and reports missing sheets and unknown columns.
func (r *bookReader) table(sheet string, known func(string) bool, each func(row int, cells map[string]string)) {
	rows, ok := sheetRows(r.file, sheet)
	if !ok || len(rows) == 0 {
		r.find(contest.Fault("questionnaire_no_sheet", "sheet", sheet), sheet, 0, "")
		return
	}
	for x, name := range rows[0] {
		switch {
		case name == "":
		case !known(name):
			r.find(contest.Fault("questionnaire_unknown_key", "key", name), sheet, 1, name)
		case slices.Contains(rows[0][:x], name):
			r.find(contest.Fault("questionnaire_column_twice", "column", name), sheet, 1, name)
		}
	}
	for i, row := range rows[1:] {
		cells := map[string]string{}
		for x, name := range rows[0] {
			if s := stringAt(row, x); s != "" && name != "" {
				cells[name] = s
			}
		}
		if len(cells) > 0 {
			each(i+2, cells)
		}
	}
}

func (r *bookReader) areas() {
	r.table(sheetAreas, inList(areaColumns), func(row int, cells map[string]string) {
		a := contest.Area{Code: cells["Kod"], Name: cells["Nazwa"]}
		r.place(a.Code, sheetAreas, row)
		r.got.questionnaire.Areas = append(r.got.questionnaire.Areas, a)
	})
}

func (r *bookReader) sections() {
	r.table(sheetSections, inList(sectionColumns), func(row int, cells map[string]string) {
		s := contest.Section{Code: cells["Kod"], Name: cells["Nazwa"], Area: cells["Obszar"]}
		if !readWhole(&s.Weight, cells["Waga"]) {
			r.find(contest.Fault("questionnaire_cell", "column", "Waga", "value", cells["Waga"]), sheetSections, row, s.Code)
		}
		if !readYesNo(&s.Once, cells["Raz w edycji"]) {
			r.find(contest.Fault("questionnaire_cell", "column", "Raz w edycji", "value", cells["Raz w edycji"]), sheetSections, row, s.Code)
		}
		r.place(s.Code, sheetSections, row)
		r.got.questionnaire.Sections = append(r.got.questionnaire.Sections, s)
	})
}

func (r *bookReader) criteria() {
	known := func(name string) bool {
		_, anchor := anchorPoints(name)
		return anchor || name == columnSection || slices.ContainsFunc(criterionColumns, func(c criterionColumn) bool { return c.name == name })
	}
	r.table(sheetCriteria, known, func(row int, cells map[string]string) {
		var d criterionDraft
		code := cells["Kod"]
		for _, column := range criterionColumns {
			if s := cells[column.name]; !column.read(&d, s) {
				r.find(contest.Fault("questionnaire_cell", "column", column.name, "value", s), sheetCriteria, row, code)
			}
		}
		for name, s := range cells {
			if p, ok := anchorPoints(name); ok {
				d.Anchors = append(d.Anchors, contest.Anchor{Points: p, Text: s})
			}
		}
		slices.SortFunc(d.Anchors, func(a, b contest.Anchor) int { return a.Points - b.Points })
		completeCriterion(&d.Criterion, d.maxPoints, d.comment)
		r.place(code, sheetCriteria, row)
		r.putCriterion(cells[columnSection], d.Criterion, row)
	})
}

// putCriterion puts a criterion into its section.
func (r *bookReader) putCriterion(section string, c contest.Criterion, row int) {
	sections := r.got.questionnaire.Sections
	i := slices.IndexFunc(sections, func(s contest.Section) bool { return s.Code == section })
	if i < 0 {
		r.find(contest.Fault("questionnaire_no_section", "criterion", c.Code, "section", section), sheetCriteria, row, c.Code)
		return
	}
	sections[i].Criteria = append(sections[i].Criteria, c)
}

// anchorPoints reads the points of a heading like „3 pkt”.
func anchorPoints(heading string) (int, bool) {
	digits, ok := strings.CutSuffix(heading, anchorSuffix)
	p, err := strconv.Atoi(digits)
	return p, ok && err == nil && p >= 0 && p <= maxAnchorColumn && strconv.Itoa(p) == digits
}

func inList(names []string) func(string) bool {
	return func(s string) bool { return slices.Contains(names, s) }
}

func stringAt(row []string, i int) string {
	if i < len(row) {
		return row[i]
	}
	return ""
}
