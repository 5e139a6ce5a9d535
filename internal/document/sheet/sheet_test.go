package sheet

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
)

var update = flag.Bool("update", false, "write the golden files anew")

// text gives what pdftotext reads, page by page, with plain blanks.
func text(t *testing.T, data []byte, how string) []string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not on this machine (poppler-utils)")
	}
	cmd := exec.Command("pdftotext", how, "-enc", "UTF-8", "-", "-")
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(string(out), "\u00a0", " "), "\f"), "\f")
}

// joined takes all blanks out, so that line breaks don't matter.
func joined(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00a0", " ")), "")
}

// The whole text of a visit, of a call without an answer key and of a message with
// sections taken over, in both languages.
func TestWords(t *testing.T) {
	visit := sample(t, contest.Visit, contest.CategoryCulture, contest.SubLibrary)
	call := sample(t, contest.Phone, contest.CategoryOffice, contest.SubLabourOffice)
	call.Scenario, call.Audit.Auditor = nil, "A-07"
	message := sample(t, contest.Online, contest.CategoryCompany, contest.SubWaterworks)
	message.Lang, message.Edition.Example = locale.English, true
	message.TakenOver = onceCodes(message.Form)
	var got bytes.Buffer
	for _, d := range []Data{visit, call, message, custom(t)} {
		for _, page := range text(t, pdf(t, d), "-layout") {
			for line := range strings.Lines(page) {
				if line = strings.TrimRight(line, " \n"); line != "" {
					got.WriteString(line + "\n")
				}
			}
			got.WriteString("--------\n")
		}
	}
	path := filepath.Join("testdata", "words.txt")
	if *update {
		if err := os.WriteFile(path, got.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got.String()); d != "" {
		t.Errorf("(-want +got; -update writes it anew)\n%s", d)
	}
	if strings.Contains(got.String(), "⟦") || strings.Contains(got.String(), "{") {
		t.Error("a text of the catalogue is missing or was not filled")
	}
}

// onceCodes are the codes of all `once` sections.
func onceCodes(f contest.Form) []string {
	var all []string
	for _, s := range f.Sections {
		for _, c := range s.Criteria {
			if s.Once {
				all = append(all, c.Code)
			}
		}
	}
	return all
}

// Each kind of institution in each channel: every criterion whole on one page, in the
// form's order, with code and page number on each page and no more pages than a clip
// board bears.
func TestEveryKind(t *testing.T) {
	most := map[contest.Channel]int{contest.Visit: 6, contest.Phone: 4, contest.Online: 5}
	seen := map[string]bool{}
	for _, channel := range contest.Channels() {
		for _, category := range contest.DefaultCategories() {
			for _, sub := range category.Subcategories {
				d := sample(t, channel, category.Code, sub.Code)
				if len(d.Form.Sections) == 0 || seen[d.Form.Key] {
					continue
				}
				seen[d.Form.Key] = true
				t.Run(string(channel)+"/"+sub.Code, func(t *testing.T) {
					pages := text(t, pdf(t, d), "-raw")
					if len(pages) > most[channel] {
						t.Errorf("%d pages", len(pages))
					}
					checkPages(t, d, pages)
				})
			}
		}
	}
	if len(seen) < 20 {
		t.Errorf("only %d variants", len(seen))
	}
}

// checkPages looks for each criterion on the page its code is on.
func checkPages(t *testing.T, d Data, pages []string) {
	t.Helper()
	for i, p := range pages {
		number := locale.For(d.Lang).T("papersheet.page", "page", i+1, "pages", len(pages))
		if !strings.Contains(p, d.Audit.Code) || !strings.Contains(p, number) {
			t.Errorf("page %d names neither audit nor page", i+1)
		}
		pages[i] = joined(p)
	}
	page, from := 0, 0
	for _, c := range d.Form.Criteria() {
		// A code beside its text: others name it in the middle of a sentence.
		begin := c.Code + c.Text
		if c.Critical {
			begin = c.Code + locale.For(d.Lang).T("papersheet.critical") + c.Text
		}
		begin = joined(begin)
		for page < len(pages) && !strings.Contains(pages[page][from:], begin) {
			page, from = page+1, 0
		}
		if page == len(pages) {
			t.Fatalf("%s is missing or out of order", c.Code)
		}
		from += strings.Index(pages[page][from:], begin) + len(begin)
		rest := pages[page][from:]
		texts := []string{c.Hint, c.Condition}
		for _, a := range c.Anchors {
			texts = append(texts, a.Text)
		}
		for _, b := range c.Bands {
			texts = append(texts, b.UpTo)
		}
		for _, s := range texts {
			if !strings.Contains(rest, joined(s)) {
				t.Errorf("%s: page %d lacks %q", c.Code, page+1, s)
			}
		}
	}
}

// The QR of every page, read from the picture by another program, names the audit.
func TestQRNamesTheAudit(t *testing.T) {
	d := sample(t, contest.Phone, contest.CategoryOffice, contest.SubCounty)
	d.Edition.Example = true
	for i, page := range document(t, d).Pages {
		for _, scale := range []float64{2, 300.0 / 72} {
			img, err := drawing.Paint(page, scale)
			if err != nil {
				t.Fatal(err)
			}
			bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
			if err != nil {
				t.Fatal(err)
			}
			read, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
			if err != nil {
				t.Errorf("page %d at %.1f: %v", i+1, scale, err)
				continue
			}
			if code, ok := contest.ParseAuditMark(read.GetText()); !ok || code != d.Audit.Code {
				t.Errorf("page %d says %q", i+1, read.GetText())
			}
		}
	}
}

func TestFileIsSound(t *testing.T) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not on this machine")
	}
	d := sample(t, contest.Visit, contest.CategoryOffice, contest.SubCity)
	data := pdf(t, d)
	path := filepath.Join(t.TempDir(), "sheet.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", path).CombinedOutput(); err != nil || !strings.Contains(string(out), "No syntax or stream encoding errors") {
		t.Errorf("%v\n%s", err, out)
	}
	if !bytes.Equal(data, pdf(t, sample(t, contest.Visit, contest.CategoryOffice, contest.SubCity))) {
		t.Error("the same data gave other bytes")
	}
	d.Audit.Code = "2025-W-0032"
	if bytes.Equal(data, pdf(t, d)) {
		t.Error("the control passes: another audit gave the same bytes")
	}
}

func TestInfo(t *testing.T) {
	d := sample(t, contest.Phone, contest.CategoryOffice, contest.SubTown)
	got := document(t, d).Info
	want := drawing.Info{Title: "2025-T-0031 – Arkusz oceny: Kontakt telefoniczny", Author: d.Contest, Subject: "II edycja", Lang: "pl", Created: d.Created}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Names as they come: none is cut, and one that can't be drawn refuses the sheet.
func TestNames(t *testing.T) {
	long := "Samorządowe Centrum Kultury, Sportu, Turystyki i Rekreacji im. Księdza Józefa Bystrzonowskiego " + strings.Repeat("oraz Filii nr 12 w Szczebrzeszynie ", 5)
	for name, c := range map[string]struct {
		text string
		code string
	}{
		"200 letters":      {text: long},
		"5000 letters":     {text: strings.Repeat("Gmina Żółć ", 454)},
		"one word":         {text: strings.Repeat("Wierzchosławice", 40)},
		"controls":         {text: "Urząd\tMiasta\nPłońsk\u202e i\u200b reszta"},
		"quotes":           {text: `Dom Kultury „Pod "Różą"” <b>&amp; {name}</b> ../CON`},
		"Ukrainian, Greek": {text: "Осередок Αθήνα"},
		"emoji":            {text: "Urząd 🦊", code: "glyph_missing"},
	} {
		t.Run(name, func(t *testing.T) {
			d := sample(t, contest.Visit, contest.CategoryOffice, contest.SubTown)
			d.Institution = c.text
			doc, err := Document(d)
			if c.code != "" {
				var e *contest.Error
				if !errors.As(err, &e) || e.Code != "papersheet_refused" || contest.CodeOf(e.Err) != c.code || e.Args["audit"] != d.Audit.Code {
					t.Fatalf("error = %v", err)
				}
				message, hint := locale.For("pl").Error(err)
				if !strings.Contains(message, d.Audit.Code) || hint == "" || strings.Contains(message, "⟦") {
					t.Errorf("message %q, hint %q", message, hint)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			data, err := drawing.WritePDF(doc)
			if err != nil {
				t.Fatal(err)
			}
			all := joined(strings.Join(text(t, data, "-raw"), ""))
			if want := joined(drawing.Printable(strings.ReplaceAll(c.text, "\n", " "))); !strings.Contains(all, want) {
				t.Error("the name is not whole")
			}
		})
	}
}

func TestRefused(t *testing.T) {
	plain := func() Data { return sample(t, contest.Visit, contest.CategoryOffice, contest.SubTown) }
	for name, c := range map[string]struct {
		change func(*Data)
		code   string
		cause  string
	}{
		"no code":        {func(d *Data) { d.Audit.Code = " " }, "papersheet_incomplete", ""},
		"no institution": {func(d *Data) { d.Institution = "" }, "papersheet_incomplete", ""},
		"no form":        {func(d *Data) { d.Form = contest.Form{} }, "papersheet_incomplete", ""},
		"no criteria":    {func(d *Data) { d.Form.Sections = nil }, "papersheet_incomplete", ""},
		"code too long":  {func(d *Data) { d.Audit.Code = strings.Repeat("2025-", 30) }, "papersheet_refused", "text_does_not_fit"},
		"hint of a page": {func(d *Data) { d.Form = longHint(d.Form) }, "papersheet_refused", "papersheet_tall"},
		"emoji in key":   {func(d *Data) { d.Scenario = &contest.Scenario{Title: "x", AnswerKey: []string{"🦊"}} }, "papersheet_refused", "glyph_missing"},
	} {
		d := plain()
		c.change(&d)
		_, err := Document(d)
		var e *contest.Error
		if !errors.As(err, &e) || e.Code != c.code || contest.CodeOf(e.Err) != c.cause {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// longHint makes the second criterion's hint longer than a page.
func longHint(f contest.Form) contest.Form {
	s := f.Sections[0]
	s.Criteria = append([]contest.Criterion(nil), s.Criteria...)
	s.Criteria[1].Hint = strings.Repeat("Stań na chodniku naprzeciw głównego wejścia. ", 400)
	f.Sections = append([]contest.Section{s}, f.Sections[1:]...)
	return f
}

func TestLongTitle(t *testing.T) {
	d := sample(t, contest.Online, contest.CategoryOffice, contest.SubTown)
	q := *d.Form.Questionnaire
	q.Title = strings.Repeat("Komunikacja z mieszkańcami przez internet ", 6)
	d.Form.Questionnaire = &q
	first := joined(text(t, pdf(t, d), "-raw")[0])
	if !strings.Contains(first, joined(q.Title)) {
		t.Error("the title is not whole")
	}
}

func TestTakenOver(t *testing.T) {
	d := sample(t, contest.Online, contest.CategoryOffice, contest.SubTown)
	whole := len(document(t, d).Pages)
	d.TakenOver = onceCodes(d.Form)
	pages := text(t, pdf(t, d), "-raw")
	all := strings.Join(pages, "\n")
	if !strings.Contains(all, "zostanie przejęta") || !strings.Contains(all, "OC01–OC05") {
		t.Error("it is not said what was taken over")
	}
	if strings.Contains(joined(all), joined("Wyszukiwarka na stronie podaje")) {
		t.Error("a section taken over is asked")
	}
	if strings.Contains(all, "Stronę internetową sprawdzono") {
		t.Error("the day of a look at the website is asked though nothing is looked at")
	}
	if len(pages) >= whole {
		t.Errorf("%d pages, %d with all sections", len(pages), whole)
	}
	// A section of which one answer is missing is asked in full, as in the workbook.
	d.TakenOver = d.TakenOver[1:]
	if !strings.Contains(joined(strings.Join(text(t, pdf(t, d), "-raw"), "")), joined("Wyszukiwarka na stronie podaje")) {
		t.Error("a section that is taken over in part is not asked")
	}
}

func TestExampleOnEveryPage(t *testing.T) {
	for _, example := range []bool{true, false} {
		d := sample(t, contest.Phone, contest.CategoryOffice, contest.SubTown)
		d.Edition.Example = example
		for i, p := range text(t, pdf(t, d), "-raw") {
			if strings.Contains(p, "PRZYKŁAD") != example {
				t.Errorf("page %d, example %v", i+1, example)
			}
		}
	}
}

func BenchmarkDocument(b *testing.B) {
	d := sample(b, contest.Visit, contest.CategoryCulture, contest.SubLibrary)
	for b.Loop() {
		doc, err := Document(d)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := drawing.WritePDF(doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(document(b, d).Pages)), "pages")
}
