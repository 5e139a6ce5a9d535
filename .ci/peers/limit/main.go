// Command limit makes the benchmark's certificates as fast as it can be done: it
// writes the PDF's bytes itself, knows nothing else, and serves as the yardstick.
//
//	limit INPUT OUT.pdf   all records in one file
//	limit INPUT DIR       a file each, the font subsets made once; not durable
package main

import (
	"bytes"
	"fmt"
	"image/jpeg"
	"log"
	"os"
	"path/filepath"

	"biurolidera/.ci/peers/page"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("limit INPUT OUT")
	}
	if err := certificates(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

func certificates(input, out string) error {
	p, background, err := page.Load(input)
	if err != nil {
		return err
	}
	s, err := newShared(p, background)
	if err != nil {
		return err
	}
	if filepath.Ext(out) == ".pdf" {
		return os.WriteFile(out, s.document(p, p.Records), 0o644)
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for i := range p.Records {
		name := filepath.Join(out, fmt.Sprintf("%03d.pdf", i+1))
		if err := os.WriteFile(name, s.document(p, p.Records[i:i+1]), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// shared is what all certificates have in common.
type shared struct {
	sans, serif *face
	background  []byte
	w, h        int
	pack        packer
}

func newShared(p page.Page, background []byte) (*shared, error) {
	size, err := jpeg.DecodeConfig(bytes.NewReader(background))
	if err != nil {
		return nil, err
	}
	s := &shared{background: background, w: size.Width, h: size.Height}
	if s.sans, s.serif, err = faces(); err != nil {
		return nil, err
	}
	for _, r := range p.Records {
		for k, l := range p.Lines {
			s.face(l).use(r.Lines[k])
		}
	}
	return s, nil
}

func (s *shared) face(l page.Line) *face {
	if l.Serif {
		return s.serif
	}
	return s.sans
}

// Numbers of the objects that stand before the pages.
const (
	catalog = 1 + iota
	pages
	resources
	image
	fontSans
	fontSerif = fontSans + fontObjects
	firstPage = fontSerif + fontObjects
)

func (s *shared) document(p page.Page, records []page.Record) []byte {
	var f file
	f.begin()
	f.object(catalog, fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/Lang(pl-PL)>>", pages))
	kids := make([]byte, 0, len(records)*10)
	for i := range records {
		kids = fmt.Appendf(kids, "%d 0 R ", firstPage+2*i)
	}
	f.object(pages, fmt.Sprintf("<</Type/Pages/Count %d/MediaBox[0 0 %.3f %.3f]/Resources %d 0 R/Kids[%s]>>", len(records), p.Width, p.Height, resources, kids))
	f.object(resources, fmt.Sprintf("<</XObject<</B %d 0 R>>/Font<</A %d 0 R/S %d 0 R>>>>", image, fontSans, fontSerif))
	f.stream(image, fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode", s.w, s.h), s.background)
	s.sans.write(&f, &s.pack, fontSans)
	s.serif.write(&f, &s.pack, fontSerif)
	var content []byte
	for i, r := range records {
		at := firstPage + 2*i
		content = s.content(content[:0], p, r)
		f.object(at, fmt.Sprintf("<</Type/Page/Parent %d 0 R/Contents %d 0 R>>", pages, at+1))
		f.stream(at+1, "/Filter/FlateDecode", s.pack.deflate(content))
	}
	return f.end()
}
