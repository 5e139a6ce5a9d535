package drawing

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"runtime"
	"sync"
	"testing"
)

// backgroundJPEG is a picture of about 195 KB, as bench.md §1 has it.
var backgroundJPEG = sync.OnceValues(func() ([]byte, error) {
	img := image.NewRGBA(image.Rect(0, 0, 1240, 1754))
	seed := uint32(1)
	for y := range 1754 {
		for x := range 1240 {
			seed = seed*1664525 + 1013904223
			n := uint8(seed >> 30)
			img.SetRGBA(x, y, color.RGBA{240 + n, 236 + n, 226 + uint8(y/120) + n, 255})
		}
	}
	var buf bytes.Buffer
	err := jpeg.Encode(&buf, img, &jpeg.Options{Quality: 90})
	return buf.Bytes(), err
})

func background(tb testing.TB) *Image {
	tb.Helper()
	data, err := backgroundJPEG()
	if err != nil {
		tb.Fatal(err)
	}
	im, err := NewImage(data)
	if err != nil {
		tb.Fatal(err)
	}
	return im
}

var benchNames = []string{
	"Gmina Wieliszew", "Miejska Biblioteka Publiczna im. Tadeusza Różewicza we Wrocławiu", "Miasto Płońsk",
	"Augustowskie Towarzystwo Budownictwa Społecznego „KODREM”", "Młodzieżowe Centrum Kultury w Legnicy",
}

// certificate lays out the page of bench.md §1: nine lines in two faces, a
// background and a QR code.
func certificate(tb testing.TB, bg *Image, n int) Page {
	tb.Helper()
	p := A4()
	if bg != nil {
		p.Add(Picture{W: A4Width, H: A4Height, Image: bg})
	}
	centre := func(y float64, s Style, text string) {
		p.Add(Text{X: (A4Width - s.Width(text)) / 2, Y: y, Style: s, Text: text})
	}
	small := Style{Face: Sans, Size: 12}
	centre(150, Style{Face: SerifBold, Size: 34, Spacing: 4}, "LICENCJA JAKOŚCI")
	centre(180, small, "Ogólnopolski Konkurs i Program Jakości „Lider Zaufania Mieszkańców”")
	centre(230, small, fmt.Sprintf("Nr LZM/2025/%03d", n))
	centre(280, small, "Kapituła konkursu przyznaje tytuł laureata instytucji:")
	b, err := Fit{Style: Style{Face: SerifBold, Size: 26}, MinSize: 14, Lines: 3, Width: 440, Align: Center}.Set(benchNames[n%len(benchNames)], 77, 310)
	if err != nil {
		tb.Fatal(err)
	}
	p.Add(b.Marks()...)
	centre(460, small, "za najwyższą jakość obsługi mieszkańców w II edycji konkursu")
	centre(490, small, "Licencja ważna od 1 stycznia 2026 r. do 31 grudnia 2026 r.")
	centre(640, small, "Kraków, 17 września 2025 r.")
	centre(700, small, "Przewodnicząca kapituły: Żaneta Ćwiąkała-Łęgowska")
	q, err := NewQR(fmt.Sprintf("https://lider.example/w/LZM-2025-%03d#kA8s7dGh2mQp9sX4vTzR1bNcYw", n), 480, 700, 70)
	if err != nil {
		tb.Fatal(err)
	}
	p.Add(q)
	return p
}

func BenchmarkOneFileOf300(b *testing.B) {
	bg := background(b)
	b.ReportAllocs()
	for b.Loop() {
		d := NewPDF(Info{Title: "Licencje", Untagged: true})
		for n := range 300 {
			if err := d.Add(certificate(b, bg, n)); err != nil {
				b.Fatal(err)
			}
		}
		pdf, err := d.Bytes()
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(pdf))/1e6, "MB/file")
	}
}

// BenchmarkBatch shows that memory stays flat: its peak for 10,000 pages is that of
// 1,000 (bench.md §1). The parts are thrown away.
func BenchmarkBatch(b *testing.B) {
	bg := background(b)
	for _, pages := range []int{1000, 10000} {
		b.Run(fmt.Sprint(pages), func(b *testing.B) {
			var peak uint64
			for b.Loop() {
				batch := NewBatch(Info{Title: "Licencje"}, 0, func(int, []byte) error {
					var m runtime.MemStats
					runtime.ReadMemStats(&m)
					peak = max(peak, m.HeapInuse+m.StackInuse)
					return nil
				})
				for n := range pages {
					if err := batch.Add(certificate(b, bg, n)); err != nil {
						b.Fatal(err)
					}
				}
				if _, err := batch.Close(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(peak)/1e6, "peakMB")
		})
	}
}

func Benchmark300FilesTwoWorkers(b *testing.B) {
	bg := background(b)
	b.ReportAllocs()
	for b.Loop() {
		var wg sync.WaitGroup
		for w := range 2 {
			wg.Go(func() {
				for n := w; n < 300; n += 2 {
					if _, err := WritePDF(Document{Info: Info{Title: "Licencja"}, Pages: []Page{certificate(b, bg, n)}}); err != nil {
						b.Error(err)
					}
				}
			})
		}
		wg.Wait()
	}
}

func BenchmarkPicture(b *testing.B) {
	page := certificate(b, background(b), 1)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Paint(page, 1.5); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParagraph(b *testing.B) {
	text := ""
	for _, n := range benchNames {
		text += n + " oraz "
	}
	p := Para(text, Style{Face: Sans, Size: 11}, 300)
	p.Align = Justified
	for b.Loop() {
		if _, err := p.Set(0, 0); err != nil {
			b.Fatal(err)
		}
	}
}
