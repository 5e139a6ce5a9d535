package licence

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
	"biurolidera/internal/locale"
)

var update = flag.Bool("update", false, "write the golden files anew")

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// sample is a complete licence.
func sample(name string) Data {
	return Data{
		Contest: "Ogólnopolski Konkurs i Program Jakości „Lider Zaufania Mieszkańców”", Edition: "II edycja",
		Name: name, Category: "Urzędy administracji publicznej", Number: "LZM/2025/014",
		ValidFrom: day(2025, 9, 17), ValidTo: day(2026, 9, 16), Place: "Kraków", IssuedOn: day(2025, 9, 17),
		Signatory: "Wiktor Żyta", Function: "Prezydent Konkursu", Verify: "LZM/2025/014; Gmina Wieliszew",
	}
}

// pdf makes the file of one licence.
func pdf(t *testing.T, d Data) []byte {
	t.Helper()
	page, err := Layout(d)
	if err != nil {
		t.Fatal(err)
	}
	data, err := drawing.WritePDF(drawing.Document{Info: Info(d, d.IssuedOn), Pages: []drawing.Page{*page}})
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
	path := filepath.Join(t.TempDir(), "licence.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = path
		}
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// words gives a text with every kind of blank as one plain blank.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }

var names = []string{
	"Gmina Wieliszew",
	"Miejska Biblioteka Publiczna im. Tadeusza Różewicza we Wrocławiu",
	"Augustowskie Towarzystwo Budownictwa Społecznego „KODREM” Sp. z o.o.",
	`Spółdzielnia "Nasz Dom" & Wspólnota <Zgoda> 'A' \ /`,
	"Zażółć gęślą jaźń ZAŻÓŁĆ GĘŚLĄ JAŹŃ",
	"Gmina Wie\u0301s\u0301", // decomposed
	"Przedsiębiorstwo Usług Komunalnych (PUK) %d {{.}} &#x; ) Tj ET",
	strings.Repeat("Samodzielny Zakład Opieki ", 8)[:200],
	strings.TrimSpace(strings.Repeat("Zespół Szkół nr 5 w Łodzi i ", 11)), // 307 characters
}

func TestNamesAreWhole(t *testing.T) {
	for _, name := range names {
		text := words(tool(t, pdf(t, sample(name)), "pdftotext", "-layout", "-enc", "UTF-8", "FILE", "-"))
		if want := words(norm.NFC.String(name)); !strings.Contains(joined(text), joined(want)) {
			t.Errorf("%q is not in the paper:\n%s", want, text)
		}
	}
}

// joined drops blanks: a name of several lines stands between its neighbours.
func joined(s string) string { return strings.ReplaceAll(s, " ", "") }

func TestFileIsSound(t *testing.T) {
	d := sample(names[2])
	d.Example = true
	for _, size := range []Size{A4, A3} {
		d.Size = size
		data := pdf(t, d)
		if out := tool(t, data, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Error(out)
		}
		if out := tool(t, data, "pdfinfo", "FILE"); !strings.Contains(out, "("+string(size)+")") || !strings.Contains(out, "Licencja Jakości LZM/2025/014") {
			t.Error(out)
		}
	}
}

func TestWords(t *testing.T) {
	full := sample(names[1])
	bare := Data{Name: "Gmina Wieliszew", Number: "LZM/2025/001"}
	english := sample("Gmina Wieliszew")
	english.Lang, english.Example = locale.English, true
	var got bytes.Buffer
	for _, d := range []Data{full, bare, english} {
		fmt.Fprintf(&got, "== %s\n%s", d.Name, tool(t, pdf(t, d), "pdftotext", "-enc", "UTF-8", "FILE", "-"))
	}
	golden := filepath.Join("testdata", "words.golden")
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got.String()); d != "" {
		t.Error(d)
	}
}

func TestSameDataSameBytes(t *testing.T) {
	d := sample(names[0])
	first := pdf(t, d)
	pdf(t, sample(names[1]))
	other := d
	other.Place = "Gdańsk"
	pdf(t, other)
	if !bytes.Equal(first, pdf(t, d)) {
		t.Error("the same data gave other bytes")
	}
}

func TestRefusedByName(t *testing.T) {
	for name, cause := range map[string]string{
		"Gmina 😀":                           "glyph_missing",
		"Gmina \u05d0":                      "glyph_missing",
		strings.Repeat("Zakład Usług ", 60): "text_does_not_fit",
		strings.Repeat("Z", 300):            "text_does_not_fit",
	} {
		_, err := Layout(sample(name))
		var e *contest.Error
		if !errors.As(err, &e) || e.Code != "licence_refused" || e.Args["name"] != name || contest.CodeOf(e.Err) != cause {
			t.Errorf("%.30q: %v", name, err)
		}
	}
	d := sample("Gmina Wieliszew")
	d.Contest = strings.Repeat("Konkurs ", 100)
	if _, err := Layout(d); contest.CodeOf(err) != "licence_refused" {
		t.Errorf("an endless contest: %v", err)
	}
}

func TestExampleSaysSo(t *testing.T) {
	d := sample("Gmina Wieliszew")
	if text := tool(t, pdf(t, d), "pdftotext", "FILE", "-"); strings.Contains(text, "PRZYKŁAD") {
		t.Error("a real licence is called an example")
	}
	d.Example = true
	if text := tool(t, pdf(t, d), "pdftotext", "FILE", "-"); strings.Count(text, "PRZYKŁAD") != 2 {
		t.Errorf("an example licence says so %d times", strings.Count(text, "PRZYKŁAD"))
	}
}

// Every letter stands inside the inner rule and no two texts touch.
func TestNothingOverlaps(t *testing.T) {
	const inside = edge + 4 + band + 3.2
	for _, name := range names {
		page, err := Layout(sample(name))
		if err != nil {
			t.Fatal(err)
		}
		boxes := textBoxes(page.Marks)
		for i, a := range boxes {
			if a.X < inside || a.Y < inside || a.Right() > width-inside || a.Bottom() > height-inside {
				t.Errorf("%.30q: a text at %v leaves the frame", name, a)
			}
			for _, b := range boxes[:i] {
				if a.X < b.Right() && b.X < a.Right() && a.Y < b.Bottom() && b.Y < a.Bottom() {
					t.Errorf("%.30q: texts at %v and %v overlap", name, a, b)
				}
			}
		}
	}
}

// textBoxes gives the boxes of letters, from capital height to baseline.
func textBoxes(marks []drawing.Mark) []drawing.Box {
	var boxes []drawing.Box
	for _, m := range marks {
		switch m := m.(type) {
		case drawing.Group:
			boxes = append(boxes, textBoxes(m.Marks)...)
		case *drawing.Shared:
			boxes = append(boxes, textBoxes(m.Marks)...)
		case drawing.Text:
			h := m.Style.Metrics().CapHeight
			boxes = append(boxes, drawing.Box{X: m.X, Y: m.Y - h, W: m.Style.Width(m.Text), H: h})
		}
	}
	return boxes
}

func TestEnlargedEvenly(t *testing.T) {
	d := sample(names[3])
	d.Logo, d.Signature, d.Example = picture(t, 300, 100), picture(t, 200, 80), true
	small, err := Layout(d)
	if err != nil {
		t.Fatal(err)
	}
	d.Size = A3
	large, err := Layout(d)
	if err != nil {
		t.Fatal(err)
	}
	a, b := textBoxes(small.Marks), textBoxes(large.Marks)
	if len(a) != len(b) || len(a) == 0 {
		t.Fatalf("%d texts became %d", len(a), len(b))
	}
	for i := range a {
		if math.Abs(a[i].X*math.Sqrt2-b[i].X) > 0.001 || math.Abs(a[i].W*math.Sqrt2-b[i].W) > 0.05 {
			t.Errorf("text %d: %v became %v", i, a[i], b[i])
		}
	}
	img, err := drawing.Paint(*large, 0.5)
	if err != nil || img.Rect.Dx() != 595 {
		t.Errorf("%v, %v", img.Rect, err)
	}
}

// A scanned signature is often a white box: it covers no word of the licence.
func TestPicturesCoverNoText(t *testing.T) {
	d := sample(names[3])
	d.Logo, d.Signature = picture(t, 150, 64), picture(t, 150, 80)
	page, err := Layout(d)
	if err != nil {
		t.Fatal(err)
	}
	pictures := pictureBoxes(page.Marks)
	if len(pictures) != 2 {
		t.Fatalf("%d pictures", len(pictures))
	}
	for _, p := range pictures {
		for _, b := range textBoxes(page.Marks) {
			if p.X < b.X+b.W && b.X < p.X+p.W && p.Y < b.Y+b.H && b.Y < p.Y+p.H {
				t.Errorf("a picture at %v covers a text at %v", p, b)
			}
		}
	}
}

func pictureBoxes(marks []drawing.Mark) (boxes []drawing.Box) {
	for _, m := range marks {
		switch m := m.(type) {
		case drawing.Group:
			boxes = append(boxes, pictureBoxes(m.Marks)...)
		case drawing.Picture:
			boxes = append(boxes, drawing.Box{X: m.X, Y: m.Y, W: m.W, H: m.H})
		}
	}
	return boxes
}

func picture(t *testing.T, w, h int) *drawing.Image {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range w {
		img.Set(i, i*h/w, color.Black)
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		t.Fatal(err)
	}
	im, err := drawing.NewImage(buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return im
}

func TestTraceFollowsItsCurve(t *testing.T) {
	c := rosette(0, 0, 4, 15, 13, 5)
	p := drawRosette(0, 0, 4, 15, 13, 5, drawing.Stroke{})
	for i, s := range p.Steps[1:] {
		if s.Kind != drawing.StepCurve {
			continue
		}
		// The middle of each piece lies on the curve, or nearly.
		from := p.Steps[i].To
		mid := drawing.Point{X: (from.X + 3*s.A.X + 3*s.B.X + s.To.X) / 8, Y: (from.Y + 3*s.A.Y + 3*s.B.Y + s.To.Y) / 8}
		want, _ := c(2 * math.Pi * 5 * (float64(i) + 0.5) / (13 * 3))
		if math.Hypot(mid.X-want.X, mid.Y-want.Y) > 0.6 {
			t.Errorf("piece %d passes %v, not %v", i, mid, want)
		}
	}
}

// Benchmark300 makes a file of 300 licences with codes (bench.md §1).
func Benchmark300(b *testing.B) {
	for b.Loop() {
		doc := drawing.NewPDF(drawing.Info{Title: "Licencje"})
		for i := range 300 {
			d := sample(fmt.Sprintf("Miejska Biblioteka Publiczna nr %d", i))
			d.Number = fmt.Sprintf("LZM/2025/%03d", i)
			d.Verify = d.Number
			page, err := Layout(d)
			if err != nil {
				b.Fatal(err)
			}
			if err := doc.Add(*page); err != nil {
				b.Fatal(err)
			}
		}
		data, err := doc.Bytes()
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(data)), "bytes")
	}
}
