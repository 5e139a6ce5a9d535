// Command certificates makes the benchmark's certificates with our own drawing.
//
//	certificates INPUT N OUT.pdf   N pages in one file, or in parts of 1,000
//	certificates INPUT N DIR       N durable files, made by all cores
package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"biurolidera/.ci/peers/page"
	"biurolidera/internal/disk"
	"biurolidera/internal/drawing"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 4 {
		log.Fatal("certificates INPUT N OUT")
	}
	n, err := strconv.Atoi(os.Args[2])
	if err == nil {
		err = certificates(os.Args[1], n, os.Args[3])
	}
	if err != nil {
		log.Fatal(err)
	}
}

func certificates(input string, n int, out string) error {
	p, data, err := page.Load(input)
	if err != nil {
		return err
	}
	background, err := drawing.NewImage(data)
	if err != nil {
		return err
	}
	if filepath.Ext(out) == ".pdf" {
		return oneFile(p, background, n, out)
	}
	return files(p, background, n, out)
}

// oneFile writes the pages into one file, into numbered parts where it would be
// too long.
func oneFile(p page.Page, background *drawing.Image, n int, out string) error {
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	batch := drawing.NewBatch(drawing.Info{Title: "Licencje"}, 0, func(part int, pdf []byte) error {
		name := out
		if n > drawing.PartPages {
			name = fmt.Sprintf("%s-%03d.pdf", strings.TrimSuffix(out, ".pdf"), part)
		}
		return disk.WriteAtomic(name, pdf, 0o644)
	})
	for i := range n {
		sheet, err := layout(p, background, i)
		if err != nil {
			return err
		}
		if err := batch.Add(sheet); err != nil {
			return err
		}
	}
	_, err := batch.Close()
	return err
}

func files(p page.Page, background *drawing.Image, n int, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var g errgroup.Group
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		g.Go(func() error {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				sheet, err := layout(p, background, i)
				if err != nil {
					return err
				}
				pdf, err := drawing.WritePDF(drawing.Document{Info: drawing.Info{Title: "Licencja"}, Pages: []drawing.Page{sheet}})
				if err != nil {
					return err
				}
				if err := disk.WriteAtomic(filepath.Join(dir, fmt.Sprintf("%03d.pdf", i+1)), pdf, 0o644); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return g.Wait()
}

func layout(p page.Page, background *drawing.Image, i int) (drawing.Page, error) {
	record := p.Records[i%len(p.Records)]
	sheet := drawing.Page{Width: p.Width, Height: p.Height}
	sheet.Add(drawing.Picture{W: p.Width, H: p.Height, Image: background})
	for k, l := range p.Lines {
		style := drawing.Style{Face: drawing.Sans, Size: l.Size}
		if l.Serif {
			style.Face = drawing.SerifBold
		}
		sheet.Add(drawing.Text{X: (p.Width - style.Width(record.Lines[k])) / 2, Y: l.Y, Style: style, Text: record.Lines[k]})
	}
	code, err := drawing.NewQR(record.Code, p.QR.X, p.QR.Y, p.QR.Size)
	sheet.Add(code)
	return sheet, err
}
