package exchange

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"biurolidera/internal/contest"
	"biurolidera/internal/pattern"
)

// errXMLEncoding says that the declared encoding is not known.
var errXMLEncoding = errors.New("xml: unknown encoding")

// xmlDeclaredEncoding finds the encoding in the XML declaration.
var xmlDeclaredEncoding = pattern.New(`^<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']`)

// newXMLInput gives a scanner over r, decoded to UTF-8: by the byte order mark, by
// the look of UTF-16, by the declaration.
func newXMLInput(ctx context.Context, r io.Reader) (*xmlScanner, error) {
	head := make([]byte, 256)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	head = head[:n]
	all := io.MultiReader(bytes.NewReader(head), contextReader{ctx, r})
	switch {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		_, err = io.CopyN(io.Discard, all, 3)
		return newXMLScanner(all), err
	case bytes.HasPrefix(head, []byte("\xFF\xFE")), bytes.HasPrefix(head, []byte("<\x00")):
		return newXMLScanner(transform.NewReader(all, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())), nil
	case bytes.HasPrefix(head, []byte("\xFE\xFF")), bytes.HasPrefix(head, []byte("\x00<")):
		return newXMLScanner(transform.NewReader(all, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder())), nil
	}
	m := xmlDeclaredEncoding.FindSubmatch(head)
	if m == nil || strings.EqualFold(string(m[1]), "utf-8") || strings.EqualFold(string(m[1]), "us-ascii") {
		return newXMLScanner(all), nil
	}
	enc, err := htmlindex.Get(string(m[1]))
	if err != nil {
		return nil, errXMLEncoding
	}
	return newXMLScanner(transform.NewReader(all, enc.NewDecoder())), nil
}

// contextReader ends reading when its context is cancelled.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

// Read reads unless the context was cancelled.
func (c contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}

// xmlTrouble turns an error of the scanner into one a person can do something about.
// Errors that are a contest.Error or come from ctx stay as they are.
func xmlTrouble(err error, file, part string) error {
	switch {
	case err == nil, contest.CodeOf(err) != "",
		errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, errXMLDTD), errors.Is(err, errXMLEntity):
		return contest.E("table_xml_dtd", "file", file, "part", part).Because(err)
	case errors.Is(err, errXMLEncoding):
		return contest.E("table_encoding_unknown", "file", file).Because(err)
	case errors.Is(err, errXMLToken):
		return contest.E("table_cell_long", "file", file, "place", part, "limit", MaxCellRunes).Because(err)
	}
	return contest.E("table_damaged", "file", file, "part", part).Because(err)
}
