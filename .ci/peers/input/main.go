// Command input makes what all programs of the benchmark are given, the same for
// all: the certificate's records, its background, the codes as pictures for the
// programs that make none, and a list of records for the mail merge.
//
//	input DIR
package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"log"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"rsc.io/qr"

	"biurolidera/.ci/peers/page"
)

const (
	records         = 300
	backgroundBytes = 195_000
)

func main() {
	log.SetFlags(0)
	dir := os.Args[1]
	p := certificates()
	check(os.MkdirAll(filepath.Join(dir, "qr"), 0o755))
	data, err := json.Marshal(p)
	check(err)
	check(os.WriteFile(filepath.Join(dir, page.File), data, 0o644))
	jpg := background()
	check(os.WriteFile(filepath.Join(dir, page.Background), jpg, 0o644))
	for i, r := range p.Records {
		check(os.WriteFile(filepath.Join(dir, "qr", fmt.Sprintf("%03d.svg", i+1)), codeSVG(r.Code), 0o644))
	}
	check(os.MkdirAll(filepath.Join(dir, "records"), 0o755))
	check(os.WriteFile(filepath.Join(dir, "records", "records.csv"), table(p), 0o644))
	check(os.WriteFile(filepath.Join(dir, "merge.fodt"), template(p, jpg), 0o644))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

var names = []string{
	"Gmina Wieliszew", "Miejska Biblioteka Publiczna im. Tadeusza Różewicza", "Miasto Płońsk",
	"Towarzystwo Budownictwa Społecznego „KODREM”", "Młodzieżowe Centrum Kultury w Legnicy",
	"Spółdzielnia Mieszkaniowa „Źródło”", "Urząd Miejski w Żywcu", "Gmina Święciechowa",
}

var categories = []string{"Urzędy", "Biblioteki", "Ośrodki kultury", "Spółki komunalne", "Spółdzielnie mieszkaniowe"}

func certificates() page.Page {
	p := page.Page{
		Width: 841.89, Height: 595.276, QR: page.Square{X: 700, Y: 430, Size: 70},
		Lines: []page.Line{
			{Y: 120, Size: 44, Serif: true},
			{Y: 150, Size: 13},
			{Y: 190, Size: 12},
			{Y: 230, Size: 13},
			{Y: 290, Size: 26, Serif: true},
			{Y: 330, Size: 13},
			{Y: 370, Size: 16, Serif: true},
			{Y: 420, Size: 12},
			{Y: 530, Size: 12},
		},
	}
	for i := range records {
		number := fmt.Sprintf("LZM/2025/%03d", i+1)
		p.Records = append(p.Records, page.Record{
			Lines: []string{
				"LICENCJA JAKOŚCI",
				"Ogólnopolski Konkurs i Program Jakości „Lider Zaufania Mieszkańców”",
				"Nr " + number,
				"Kapituła konkursu przyznaje tytuł laureata instytucji:",
				fmt.Sprintf("%s nr %d", names[i%len(names)], i+1),
				"w kategorii: " + categories[i%len(categories)],
				"za najwyższą jakość obsługi mieszkańców w II edycji konkursu",
				fmt.Sprintf("Licencja ważna od %d października 2025 r. do %d września 2026 r.", i%28+2, i%28+1),
				"Kraków, 17 września 2025 r. · Przewodnicząca kapituły: Żaneta Ćwiąkała-Łęgowska",
			},
			Code: "https://lider.example/w/" + strings.ReplaceAll(number, "/", "-") + "#kA8s7dGh2mQp9sX4vTzR1bNcYw",
		})
	}
	return p
}

// background is a JPEG of 195 KB: as much of it is grainy as that takes.
func background() []byte {
	const height = 1240
	var data []byte
	sort.Search(height, func(rows int) bool {
		grainy := paper(1754, height, rows)
		if len(grainy) <= backgroundBytes {
			data = grainy
		}
		return len(grainy) > backgroundBytes
	})
	return data
}

// paper is a picture of that size, with grain in its upper rows.
func paper(width, height, rows int) []byte {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	seed := uint32(1)
	for y := range height {
		for x := range width {
			grain := uint8(0)
			if y < rows {
				seed = seed*1664525 + 1013904223
				grain = uint8(seed >> 30)
			}
			img.SetRGBA(x, y, color.RGBA{240 + grain, 236 + grain, 226 + uint8(y/120) + grain, 255})
		}
	}
	var buf bytes.Buffer
	check(jpeg.Encode(&buf, img, &jpeg.Options{Quality: 95}))
	return buf.Bytes()
}

// codeSVG is a code as one path.
func codeSVG(text string) []byte {
	code, err := qr.Encode(text, qr.M)
	check(err)
	b := fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d"><path d="`, code.Size, code.Size)
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			start := x
			for code.Black(x, y) {
				x++
			}
			if x > start {
				b = fmt.Appendf(b, "M%d %dh%dv1H%dz", start, y, x-start, start)
			}
		}
	}
	return append(b, `"/></svg>`...)
}

// table lists the records for a mail merge, a column a line of the page.
func table(p page.Page) []byte {
	var buf bytes.Buffer
	w := csv.NewWriter(&buf)
	head := make([]string, len(p.Lines))
	for i := range head {
		head[i] = fmt.Sprintf("l%d", i+1)
	}
	check(w.Write(head))
	for _, r := range p.Records {
		check(w.Write(r.Lines))
	}
	w.Flush()
	check(w.Error())
	return buf.Bytes()
}
