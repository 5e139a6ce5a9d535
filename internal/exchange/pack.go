package exchange

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"path"
	"strings"

	"biurolidera/internal/contest"
)

// maxPackEntries bounds a zip's directory; an office's biggest workbook has a few hundred parts.
const maxPackEntries = 20_000

// Spreadsheets of today are zip files. Three things are refused before they cost
// anything: a directory with absurdly many entries, parts that declare more than the
// limit together, and encrypted parts. One that lies about its size is stopped where
// the lie shows.

// pack is a zip held in memory, read under MaxUnzippedBytes. What a directory
// declares is checked before anything is unpacked, what really comes out while it
// comes: a bomb costs nothing (reliability.md B1). Entry names are only compared,
// never used as paths.
type pack struct {
	file  string // for messages
	parts map[string]*zip.File
}

// openPack reads the directory of a zip. Names are compared without case and with
// "/" for "\", as spreadsheet programs do; of two entries of one name the first counts.
func openPack(file string, data []byte) (*pack, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, contest.E("table_damaged", "file", file, "part", "ZIP").Because(err)
	}
	if len(r.File) > maxPackEntries {
		return nil, contest.E("table_parts", "file", file, "limit", maxPackEntries)
	}
	p := &pack{file: file, parts: make(map[string]*zip.File, len(r.File))}
	for _, f := range r.File {
		key := partKey(f.Name)
		if _, has := p.parts[key]; !has {
			p.parts[key] = f
		}
	}
	return p, nil
}

// partKey makes names comparable: lower case, "/" alone, no "..".
func partKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// has tells whether there is a part of that name.
func (p *pack) has(name string) bool { return p.parts[partKey(name)] != nil }

// allow checks that the named parts together stay below the limit by what the
// directory declares.
func (p *pack) allow(names ...string) error {
	var total uint64
	seen := map[string]bool{}
	for _, name := range names {
		key := partKey(name)
		if f := p.parts[key]; f != nil && !seen[key] {
			seen[key] = true
			total += min(f.UncompressedSize64, MaxUnzippedBytes+1)
		}
	}
	if total > MaxUnzippedBytes {
		return p.tooBig()
	}
	return nil
}

// tooBig is the refusal of a bomb.
func (p *pack) tooBig() error {
	return contest.E("table_unzipped", "file", p.file, "limit", MaxUnzippedBytes>>20)
}

// scan opens a part as XML. The caller closes what it gets.
func (p *pack) scan(ctx context.Context, name string) (*xmlScanner, io.Closer, error) {
	f := p.parts[partKey(name)]
	if f == nil {
		return nil, nil, contest.E("table_damaged", "file", p.file, "part", name)
	}
	if f.Flags&1 != 0 {
		return nil, nil, contest.E("table_encrypted", "file", p.file)
	}
	if f.UncompressedSize64 > MaxUnzippedBytes {
		return nil, nil, p.tooBig()
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, contest.E("table_damaged", "file", p.file, "part", name).Because(err)
	}
	s, err := newXMLInput(ctx, &boundedReader{r: r, left: MaxUnzippedBytes, over: p.tooBig()})
	if err != nil {
		r.Close()
		return nil, nil, xmlTrouble(err, p.file, name)
	}
	return s, r, nil
}

// each gives the tokens of a part to on until the part ends, where a wrong checksum
// is found, or on says errEnough.
func (p *pack) each(ctx context.Context, name string, on func(kind xmlKind, s *xmlScanner) error) error {
	s, c, err := p.scan(ctx, name)
	if err != nil {
		return err
	}
	defer c.Close()
	for {
		kind, err := s.next()
		if err == nil {
			err = on(kind, s)
		}
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, errEnough):
			return nil
		case err != nil:
			return xmlTrouble(err, p.file, name)
		}
	}
}

// boundedReader fails with over once more than left bytes came.
type boundedReader struct {
	r    io.Reader
	left int64
	over error
}

// Read reads on while the bound holds.
func (b *boundedReader) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.left -= int64(n)
	if b.left < 0 {
		return 0, b.over
	}
	return n, err
}
