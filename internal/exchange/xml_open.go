package exchange

import (
	"bytes"
	"context"
	"errors"
	"io"

	"biurolidera/internal/contest"
)

// xmlPart walks over one XML document from its beginning to its end, as often as
// asked; on may end it early with errEnough.
type xmlPart func(ctx context.Context, on func(kind xmlKind, s *xmlScanner) error) error

// errEnough ends a walk that found what it looked for.
var errEnough = errors.New("exchange: enough")

// xmlFile is the xmlPart of a file that is XML itself.
func xmlFile(in input) xmlPart {
	return func(ctx context.Context, on func(xmlKind, *xmlScanner) error) error {
		s, err := newXMLInput(ctx, bytes.NewReader(in.data))
		for err == nil {
			var kind xmlKind
			if kind, err = s.next(); err == nil {
				err = on(kind, s)
			}
		}
		if errors.Is(err, io.EOF) || errors.Is(err, errEnough) {
			return nil
		}
		return xmlTrouble(err, in.file, "XML")
	}
}

// openXML tells apart what comes as XML: a flat OpenDocument table, a workbook of
// Excel 2003, and repeated elements.
func openXML(ctx context.Context, in input) (rowSource, Format, error) {
	part := xmlFile(in)
	root := ""
	err := part(ctx, func(kind xmlKind, s *xmlScanner) error {
		if kind == xmlStart {
			root = string(s.tag)
			return errEnough
		}
		return nil
	})
	if err != nil {
		return nil, "", err
	}
	switch root {
	case "html", "HTML":
		return nil, "", contest.E("table_html", "file", in.file)
	case "document":
		s, err := newODS(ctx, in.file, part)
		return s, FormatODS, err
	case "Workbook":
		s, err := openXML2003(ctx, in.file, part)
		return s, FormatXML, err
	}
	s, err := openXMLRows(ctx, in.file, part)
	return s, FormatXML, err
}
