package report

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/chart"
	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
	"biurolidera/internal/polish"
)

var update = flag.Bool("update", false, "write the golden files anew")

// cases are reports of all kinds.
func cases() map[string]Data {
	bare := full()
	bare.Remarks, bare.Organiser, bare.Kind = nil, Organiser{}, ""
	many := full()
	many.Remarks = remarks(60)
	many.Example = true
	empty := Data{Institution: "Gmina Brzozówek", Edition: "II edycja", Year: 2025}
	long := full()
	long.Institution = strings.Repeat("Samodzielny Zakład Opieki ", 8)[:200]
	english := full()
	english.Lang = "en"
	talk := full()
	talk.Remarks = []Remark{{Channel: contest.Visit, Text: strings.Repeat("Długa uwaga o przebiegu wizyty i o tym, co się wydarzyło. ", 180)}, {Channel: contest.Phone, Text: "Krótka."}}
	return map[string]Data{
		"full": full(), "unclassified": unclassified(), "without visit": withoutVisit(), "no remarks": bare,
		"60 remarks": many, "empty": empty, "long name": long, "english": english, "long remark": talk, "groups": banded(),
	}
}

func layout(t testing.TB, d Data) []*drawing.Page {
	t.Helper()
	pages, err := Layout(d)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func pdf(t testing.TB, d Data) []byte {
	t.Helper()
	doc := drawing.Document{Info: Info(d)}
	for _, p := range layout(t, d) {
		doc.Pages = append(doc.Pages, *p)
	}
	data, err := drawing.WritePDF(doc)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// tool runs another program on a PDF and gives what it says.
func tool(t *testing.T, data []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not on this machine", name)
	}
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	args = append(args, path)
	if name == "pdftotext" {
		args = append(args, "-")
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// plain gives a text with every kind of blank as one plain blank.
func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

// texts collects the texts of marks in painting order with the groups' roles.
func texts(marks []drawing.Mark, see func(t drawing.Text, role drawing.Role)) {
	var walk func(marks []drawing.Mark, role drawing.Role)
	walk = func(marks []drawing.Mark, role drawing.Role) {
		for _, m := range marks {
			switch m := m.(type) {
			case drawing.Text:
				see(m, role)
			case drawing.Group:
				inner := role
				if m.Role != "" && role != drawing.RoleArtifact && role != drawing.RoleFigure {
					inner = m.Role
				}
				walk(m.Marks, inner)
			}
		}
	}
	walk(marks, "")
}

// said gives all text of the pages but running heads, feet and charts.
func said(pages []*drawing.Page) string {
	var b strings.Builder
	for _, p := range pages {
		texts(p.Marks, func(t drawing.Text, role drawing.Role) {
			if role != drawing.RoleArtifact && role != drawing.RoleFigure {
				b.WriteString(t.Text + "\n")
			}
		})
	}
	return b.String()
}

func TestWords(t *testing.T) {
	got := said(layout(t, full()))
	path := filepath.Join("testdata", "full.golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("the report's words (-want +got):\n%s", diff)
	}
}

func TestOtherProgramsReadThePaper(t *testing.T) {
	for name, d := range cases() {
		t.Run(name, func(t *testing.T) {
			data := pdf(t, d)
			if out := tool(t, data, "qpdf", "--check"); !strings.Contains(out, "No syntax or stream encoding errors") {
				t.Errorf("qpdf: %s", out)
			}
			for _, line := range strings.Split(strings.TrimSpace(tool(t, data, "pdffonts")), "\n")[2:] {
				if f := strings.Fields(line); len(f) < 5 || f[len(f)-5] != "yes" {
					t.Errorf("font not embedded: %s", line)
				}
			}
			text := plain(tool(t, data, "pdftotext", "-layout"))
			if !strings.Contains(strings.ReplaceAll(text, " ", ""), strings.ReplaceAll(plain(d.Institution), " ", "")) {
				t.Errorf("pdftotext does not find the name %q", d.Institution)
			}
			if info := tool(t, data, "pdfinfo"); !strings.Contains(info, "Title:") || !strings.Contains(info, d.Institution) {
				t.Errorf("no title: %s", info)
			}
		})
	}
}

func TestLength(t *testing.T) {
	for name, want := range map[string][2]int{"full": {4, 8}, "unclassified": {4, 8}, "without visit": {4, 8}, "no remarks": {4, 8}, "60 remarks": {4, 10}, "long name": {4, 9}, "empty": {1, 2}} {
		if n := len(layout(t, cases()[name])); n < want[0] || n > want[1] {
			t.Errorf("%s: %d pages, want %d to %d", name, n, want[0], want[1])
		}
	}
}

// Everything stands inside the sheet's margins, and no heading is the last thing
// on its page.
func TestPagesAreWhole(t *testing.T) {
	for name, d := range cases() {
		pages := layout(t, d)
		for i, p := range pages {
			headingAt, lowest := 0.0, 0.0
			texts(p.Marks, func(m drawing.Text, role drawing.Role) {
				w := m.Style.Width(m.Text)
				if m.X < left-1 || m.X+w > right+1 || m.Y > footLine+1 {
					t.Errorf("%s, page %d: %q stands outside the margins (%.0f to %.0f, %.0f)", name, i+1, m.Text, m.X, m.X+w, m.Y)
				}
				switch {
				case role == drawing.RoleArtifact || m.Y > bottom+8:
				case role == drawing.RoleHeading1 || role == drawing.RoleHeading2 || role == drawing.RoleHeading3 || role == drawing.RoleHeader:
					headingAt = max(headingAt, m.Y)
				default:
					lowest = max(lowest, m.Y)
				}
			})
			if headingAt > lowest {
				t.Errorf("%s, page %d ends with a heading", name, i+1)
			}
			if lowest > bottom {
				t.Errorf("%s, page %d: text at %.0f, below %.0f", name, i+1, lowest, bottom)
			}
			if lowest == 0 {
				t.Errorf("%s, page %d is empty", name, i+1)
			}
		}
	}
}

// No two texts stand on each other.
func TestNothingOverlaps(t *testing.T) {
	for name, d := range cases() {
		for i, p := range layout(t, d) {
			var boxes []drawing.Box
			var what []string
			texts(p.Marks, func(m drawing.Text, role drawing.Role) {
				if role == drawing.RoleFigure || strings.TrimSpace(m.Text) == "" {
					return // charts keep their own labels apart
				}
				met := m.Style.Metrics()
				boxes = append(boxes, drawing.Box{X: m.X, Y: m.Y - met.XHeight, W: m.Style.Width(m.Text), H: met.XHeight})
				what = append(what, m.Text)
			})
			for a := range boxes {
				for b := range a {
					x, y := boxes[a], boxes[b]
					if x.X < y.Right()-0.5 && y.X < x.Right()-0.5 && x.Y < y.Bottom()-0.5 && y.Y < x.Bottom()-0.5 {
						t.Errorf("%s, page %d: %q stands on %q", name, i+1, what[a], what[b])
					}
				}
			}
		}
	}
}

func TestEveryRemarkIsPrinted(t *testing.T) {
	d := cases()["60 remarks"]
	text := plain(said(layout(t, d)))
	page, err := HTML(d)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, r := range d.Remarks {
		seen[r.Text] = true
		if !strings.Contains(text, plain(r.Text)) {
			t.Errorf("not on paper: %q", r.Text)
		}
		if !strings.Contains(string(page), r.Text) {
			t.Errorf("not on the page: %q", r.Text)
		}
	}
	if len(seen) != 60 {
		t.Errorf("the fixture has %d different remarks", len(seen))
	}
}

func TestLongRemarkIsWhole(t *testing.T) {
	d := cases()["long remark"]
	if text := plain(said(layout(t, d))); !strings.Contains(text, plain(d.Remarks[0].Text)) {
		t.Error("the long remark is cut")
	}
}

func TestSentences(t *testing.T) {
	critical := full()
	critical.Result.Critical = []Critical{{Criterion: "Odpowiedź była zgodna z kluczem.", Channel: contest.Phone, State: contest.CriticalOpen}, {Criterion: "Odłożono.", Channel: contest.Visit, State: contest.CriticalDismissed}}
	quiet := full()
	quiet.Result.Places = nil
	named := full()
	named.Remarks = append(named.Remarks, Remark{Channel: contest.Visit, Text: "Obsługiwała pani Anna Kowalska."}, Remark{Channel: contest.Visit, Text: "Wizyta o godz. 9.15."})
	sample := full()
	sample.Example = true
	perfect := full()
	perfect.Sections = []Section{{Channel: contest.Visit, Name: "Dojście", Criteria: []Criterion{{Code: "X", Text: "Tablica.", Max: 1, Mean: 100, Share: 10000, Full: 3, N: 3}}}}
	for name, test := range map[string]struct {
		data      Data
		has, hasn []string
	}{
		"score":        {full(), []string{"87,42", "pkt (na 100)", "4. miejsce", "ex aequo", "lista ogólna, 83 instytucje", "Instytucje kultury, 21 instytucji", "do zyskania 1,7 pkt"}, []string{"niesklasyfikowana", "PRZYKŁAD", "bez kanału", "Mocna strona", "Do poprawy"}},
		"unclassified": {unclassified(), []string{"niesklasyfikowana", "Kanał telefon: ważnych audytów 2, potrzebnych co najmniej 3.", "Jego niespełnienie potwierdzono"}, []string{"87,42", "4. miejsce", "Wynik ogólny na tle kategorii"}},
		"a channel":    {withoutVisit(), []string{"bez kanału wizyta", "nie dotyczy", "zbyt mało sklasyfikowanych"}, []string{"76,10", "Najlepsza ćwiartka od"}},
		"taken over":   {full(), []string{"ocenione raz w edycji i przejęte", "kryterium krytyczne", "nie oceniono"}, nil},
		"critical":     {critical, []string{"sprawa jest wyjaśniana"}, []string{"Odłożono"}},
		"no places":    {quiet, []string{"nie podaje się miejsc"}, []string{"4. miejsce"}},
		"a name":       {named, []string{"Pominięto 2 uwagi"}, []string{"Kowalska", "9.15"}},
		"example":      {sample, []string{"PRZYKŁAD", "wymyślone"}, nil},
		"perfect":      {perfect, []string{"osiągnięto komplet punktów", "nie ma zaleceń"}, []string{"do zyskania 0"}},
		"no remarks":   {cases()["no remarks"], []string{"nie zostawili uwag"}, []string{"Pominięto", "Kontakt"}},
		"empty":        {cases()["empty"], []string{"niesklasyfikowana", "Nie ma ocenionych kryteriów", "0 ważnych audytów"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			page, err := HTML(test.data)
			if err != nil {
				t.Fatal(err)
			}
			for form, text := range map[string]string{"paper": plain(said(layout(t, test.data))), "page": plain(visible(string(page)))} {
				for _, s := range test.has {
					if s == "PRZYKŁAD" && form == "page" {
						continue // says it in a sentence
					}
					if !strings.Contains(text, s) {
						t.Errorf("the %s does not say %q", form, s)
					}
				}
				for _, s := range test.hasn {
					if strings.Contains(text, s) {
						t.Errorf("the %s says %q", form, s)
					}
				}
			}
		})
	}
}

// The page's and the paper's texts come from one catalogue; none may be missing.
func TestNoTextIsMissing(t *testing.T) {
	for name, d := range cases() {
		for _, lang := range []string{"pl", "en"} {
			d.Lang = lang
			page, err := HTML(d)
			if err != nil {
				t.Fatal(err)
			}
			for form, text := range map[string]string{"paper": said(layout(t, d)), "page": visible(string(page))} {
				if i := strings.IndexAny(text, "⟦{"); i >= 0 {
					t.Errorf("%s in %s: the %s has %q", name, lang, form, text[i:min(len(text), i+60)])
				}
			}
		}
	}
}

func TestExampleOnEveryPage(t *testing.T) {
	d := full()
	d.Example = true
	for i, p := range layout(t, d) {
		found := false
		texts(p.Marks, func(m drawing.Text, _ drawing.Role) {
			found = found || strings.Contains(plain(m.Text), "wymyślone")
		})
		if !found {
			t.Errorf("page %d does not say that it is an example", i+1)
		}
	}
}

func TestHostileNames(t *testing.T) {
	for _, name := range []string{
		`</script><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `__f__alert(1)__f__`, `{{.Data}} {{template "figure"}}`,
		"Gmina \u202egnihsif\u202c", "A\u0301 B", strings.Repeat("Zespół Szkół nr 5 w Łodzi i ", 10),
	} {
		d := full()
		d.Institution, d.Category, d.Areas[0].Name = name, name, name
		d.Sections[0].Name, d.Sections[0].Criteria[0].Text, d.Remarks[0].Text = name, name, name
		d.Sections[0].Criteria[0].Recommendation = name
		pages := layout(t, d)
		if got := strings.ReplaceAll(plain(said(pages)), " ", ""); !strings.Contains(got, strings.ReplaceAll(plain(drawing.Printable(name)), " ", "")) {
			t.Errorf("%q is not whole on paper", name)
		}
		page, err := HTML(d)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(page), "<script>"); n != 2 {
			t.Errorf("%q: %d scripts run", name, n)
		}
		page = bytes.ReplaceAll(page, []byte(chart.Script()), nil)
		if strings.Contains(string(page), "<img") || strings.Contains(string(page), `"__f__`) {
			t.Errorf("%q went into the page as it is", name)
		}
	}
}

func TestRefusedByName(t *testing.T) {
	for name, test := range map[string]struct{ institution, code, cause string }{
		"emoji":    {"Gmina 😀", "report_refused", "glyph_missing"},
		"one word": {strings.Repeat("ż", 200), "report_refused", "text_does_not_fit"},
		"endless":  {strings.Repeat("Gmina Wieliszew ", 300), "report_refused", "text_does_not_fit"},
		"nameless": {" \t", "report_nameless", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := full()
			d.Institution = test.institution
			_, err := Layout(d)
			if contest.CodeOf(err) != test.code {
				t.Fatalf("Layout: %v", err)
			}
			if e, ok := err.(*contest.Error); ok && test.cause != "" && (contest.CodeOf(e.Err) != test.cause || e.Args["institution"] != test.institution) {
				t.Errorf("cause %v of %v", contest.CodeOf(e.Err), e.Args["institution"])
			}
		})
	}
}

// A remark with a letter no face has is printed with a sign in its place.
func TestEmojiInRemarkIsSeen(t *testing.T) {
	d := full()
	d.Remarks = []Remark{{Channel: contest.Visit, Text: "Świetnie 😀 obsłużono."}}
	text := plain(said(layout(t, d)))
	if !strings.Contains(text, "Świetnie □ obsłużono.") {
		t.Error("the remark does not show that a sign is missing")
	}
}

func TestSameDataSameBytes(t *testing.T) {
	if first, second := pdf(t, full()), pdf(t, full()); !bytes.Equal(first, second) {
		t.Error("two papers of the same data differ")
	}
	a, errA := HTML(full())
	b, errB := HTML(full())
	if errA != nil || errB != nil || string(a) != string(b) {
		t.Errorf("two pages of the same data differ (%v, %v)", errA, errB)
	}
}

func TestGain(t *testing.T) {
	c := newContent(full())
	for v, want := range map[contest.Hundredths]string{0: "0,0", 1: "<\u00a00,1", 4: "<\u00a00,1", 5: "0,1", 14: "0,1", 15: "0,2", 320: "3,2", 1249: "12,5"} {
		if got := c.gain(v); got != want {
			t.Errorf("gain(%d) = %q, want %q", v, got, want)
		}
	}
}

func TestOrderOfCriteria(t *testing.T) {
	d := Data{Institution: "X", Sections: []Section{{Channel: contest.Visit, Criteria: []Criterion{
		{Code: "a", N: 2, Share: 10000, Worth: 100},
		{Code: "b", N: 2, Share: 7900, Worth: 900, ToWin: 190, Recommendation: "b"},
		{Code: "c", N: 2, Share: 10000, Worth: 300},
		{Code: "d", N: 0, Share: 0, ToWin: 500},
		{Code: "e", N: 1, Share: 5000, ToWin: 200},
		{Code: "f", N: 9, Share: 9000, Worth: 10, ToWin: 1, Recommendation: "f"},
	}}}}
	c := newContent(d)
	codes := func(list []Criterion) (s string) {
		for _, k := range list {
			s += k.Code
		}
		return s
	}
	if got := fmt.Sprint(codes(c.highest), " ", codes(c.toWin), " ", codes(c.next)); got != "caf ebf bf" {
		t.Errorf("highest, most to win, next: %s", got)
	}
}

// visible is an HTML page's text without its scripts and styles.
func visible(page string) string {
	for _, tag := range []string{"script", "style"} {
		for {
			from := strings.Index(page, "<"+tag)
			to := strings.Index(page, "</"+tag+">")
			if from < 0 || to < from {
				break
			}
			page = page[:from] + page[to+len(tag)+3:]
		}
	}
	var b strings.Builder
	for _, part := range strings.Split(page, "<") {
		if _, text, ok := strings.Cut(part, ">"); ok {
			b.WriteString(" " + text)
		}
	}
	return strings.NewReplacer("&#34;", `"`, "&#39;", "'", "&lt;", "<", "&amp;", "&").Replace(b.String())
}

func BenchmarkReports(b *testing.B) {
	d := cases()["full"]
	for b.Loop() {
		if data := pdf(b, d); len(data) == 0 {
			b.Fatal("no bytes")
		}
	}
}

func BenchmarkPages(b *testing.B) {
	d := full()
	for b.Loop() {
		if _, err := HTML(d); err != nil {
			b.Fatal(err)
		}
	}
}

func TestSectionsKeepTheirOrder(t *testing.T) {
	text := said(layout(t, full()))
	c := newContent(full())
	last := -1
	for _, key := range []string{"section_distribution", "section_compared", "section_results", "section_next", "section_criteria", "section_remarks", "section_audits", "section_method", "section_glossary", "section_contact"} {
		at := strings.Index(text, c.t(key)+"\n")
		if at <= last {
			t.Errorf("%s stands at %d, after %d", key, at, last)
		}
		last = at
	}
	for _, lang := range []string{"pl", "en"} {
		d := full()
		d.Lang = lang
		terms := newContent(d).terms()
		if !slices.IsSortedFunc(terms, func(a, b fact) int { return polish.Compare(a.Label, b.Label) }) {
			t.Errorf("the glossary in %s is unsorted: %v", lang, terms)
		}
	}
}
