package exchange

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"biurolidera/internal/contest"
)

func questionnaireBook(t testing.TB, q contest.Questionnaire) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteQuestionnaireXLSX(&b, q); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// editBook opens a workbook, lets change edit it and gives what is saved.
func editBook(t testing.TB, data []byte, change func(*excelize.File) error) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := change(f); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Columns in another order, blank rows and a sheet of the user's own change nothing.
func TestQuestionnaireXLSXRearranged(t *testing.T) {
	q := builtInFor(t, contest.Visit)
	data := editBook(t, questionnaireBook(t, q), func(f *excelize.File) error {
		if _, err := f.NewSheet("Moje notatki"); err != nil {
			return err
		}
		if err := f.InsertRows(sheetCriteria, 5, 3); err != nil {
			return err
		}
		column, err := f.GetCols(sheetCriteria)
		if err != nil {
			return err
		}
		for row, text := range column[len(column)-1] { // the last column comes first
			if err := f.SetCellStr(sheetCriteria, cellName(len(column)+1, row+1), column[0][row]); err != nil {
				return err
			}
			if err := f.SetCellStr(sheetCriteria, cellName(1, row+1), text); err != nil {
				return err
			}
		}
		return f.RemoveCol(sheetCriteria, strings.TrimRight(cellName(len(column), 1), "1"))
	})
	got, found, err := LoadQuestionnaire("q.xlsx", data)
	if err != nil || len(found) > 0 {
		t.Fatalf("%v %v", found, err)
	}
	if d := cmp.Diff(q, got, cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
}

func TestQuestionnaireXLSXMissingSheets(t *testing.T) {
	data := questionnaireBook(t, builtInFor(t, contest.Phone))
	for _, sheet := range []string{sheetAreas, sheetSections, sheetCriteria} {
		cut := editBook(t, data, func(f *excelize.File) error { return f.DeleteSheet(sheet) })
		_, found, err := LoadQuestionnaire("q.xlsx", cut)
		if err != nil {
			t.Fatal(err)
		}
		if len(found) == 0 || found[0].Code != "questionnaire_no_sheet" || found[0].Args["sheet"] != sheet {
			t.Errorf("without %s: %v", sheet, found)
		}
	}
	none := editBook(t, data, func(f *excelize.File) error { return f.DeleteSheet(sheetHead) })
	if _, _, err := LoadQuestionnaire("q.xlsx", none); contest.CodeOf(err) != "questionnaire_format" {
		t.Errorf("without %s: %v", sheetHead, err)
	}
}

// What may be left out gets the same defaults as in TOML.
func TestQuestionnaireXLSXDefaults(t *testing.T) {
	q := builtInFor(t, contest.Online)
	data := editBook(t, questionnaireBook(t, q), func(f *excelize.File) error {
		rows, err := f.GetRows(sheetCriteria)
		if err != nil {
			return err
		}
		for x, name := range rows[0] {
			if name != "Maksimum" && name != "Komentarz do" && name != "Próg krytyczny" {
				continue
			}
			for y := range rows[1:] {
				if code := rows[y+1][1]; code == "OB07" || code == "OD06" {
					continue // 0–2 and 0–3 say so
				}
				if err := f.SetCellStr(sheetCriteria, cellName(x+1, y+2), ""); err != nil {
					return err
				}
			}
		}
		return nil
	})
	got, found, err := LoadQuestionnaire("q.xlsx", data)
	if err != nil || len(found) > 0 {
		t.Fatalf("%v %v", found, err)
	}
	if d := cmp.Diff(q, got, cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
}

// Texts are texts: what looks like a formula stays what it is, quotes and line ends too.
func TestQuestionnaireXLSXTexts(t *testing.T) {
	q := builtInFor(t, contest.Phone)
	for i, text := range []string{"=1+1", "+48 12", "@x", "„a” 'b' \"c\" <d> & {e}", "dwie\nlinie", "żółć\u00a0gęś"} {
		q.Sections[0].Criteria[i].Hint = text
	}
	data := questionnaireBook(t, q)
	got, _, err := LoadQuestionnaire("q.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range got.Sections[0].Criteria {
		if want := q.Sections[0].Criteria[i].Hint; c.Hint != want {
			t.Errorf("%s: %q, want %q", c.Code, c.Hint, want)
		}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(r); err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(part.Name, "xl/worksheets/") && strings.Contains(b.String(), "<f>") {
			t.Errorf("%s holds a formula", part.Name)
		}
	}
	q.Intro = strings.Repeat("a", excelize.TotalCellChars+1)
	if err := WriteQuestionnaireXLSX(&bytes.Buffer{}, q); contest.CodeOf(err) != "questionnaire_text_cell" {
		t.Errorf("a text over the bound of a cell: %v", err)
	}
}

// Parts that are missing, that unpack beyond the bound or that are no XML are refused
// with words, whatever the library does.
func TestQuestionnaireXLSXDamaged(t *testing.T) {
	pack := func(parts map[string]string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, text := range parts {
			w, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write([]byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	whole := questionnaireBook(t, builtInFor(t, contest.Phone))
	for name, data := range map[string][]byte{
		"cut short":   whole[:len(whole)/2],
		"no workbook": pack(map[string]string{"readme.txt": "x"}),
		"a bomb":      pack(map[string]string{"xl/workbook.xml": strings.Repeat(" ", maxSmallBook+1)}),
		"no XML":      pack(map[string]string{"xl/workbook.xml": "<<<", "[Content_Types].xml": "no"}),
	} {
		_, _, err := LoadQuestionnaire("q.xlsx", data)
		if code := contest.CodeOf(err); code != "questionnaire_damaged" && code != "questionnaire_format" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTidyText(t *testing.T) {
	for in, want := range map[string]string{
		" a ": "a", "a\r\nb": "a\nb", "a\x00b\x07": "ab", "\xff": "\ufffd", "a\tb": "ab", "zł\u00a0": "zł", "": "",
	} {
		if got := tidyText(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
		if again := tidyText(tidyText(in)); again != tidyText(in) {
			t.Errorf("%q is not tidy after one pass", in)
		}
	}
}

func TestNestedTooDeep(t *testing.T) {
	for text, want := range map[string]bool{
		strings.Repeat("[", 65):                                      true,
		strings.Repeat("[\n", 65):                                    true,
		strings.Repeat("a = [1]\n", 100):                             false,
		`a = "` + strings.Repeat("[", 100) + `"`:                     false,
		`a = '` + strings.Repeat("{", 100) + `'`:                     false,
		`a = "\"` + strings.Repeat("{", 100) + `"`:                   false,
		"# " + strings.Repeat("[", 100):                              false,
		"a = \"x\" # \"\nb = " + strings.Repeat("{ c = ", 65):        true,
		"a = 'x\\' \nb = " + strings.Repeat("[", 65):                 true,
		strings.Repeat("[[section.criterion]]\ncode = \"A\"\n", 200): false,
	} {
		if got := nestedTooDeep([]byte(text)); got != want {
			t.Errorf("%.40q: %v", text, got)
		}
	}
}
