package exchange

import (
	"bytes"
	"errors"
	"io"
)

// A small XML scanner for big worksheets: it walks over bytes and makes no garbage,
// which is ten times faster than encoding/xml (bench.md §3). It checks what a
// damaged or hostile file would break: every element is closed by its own name, the
// document has an end, and there is no DTD, hence no entities but the five of XML.
// Names are given without their prefix: producers choose prefixes freely.

// xmlKind is the kind of a token; 0 is none.
type xmlKind uint8

const (
	xmlStart xmlKind = iota + 1 // tag and attrs are set
	xmlEnd                      // tag is set
	xmlText                     // text is set, see xmlScanner.appendText
)

// Bounds of a sane document; a cell within MaxCellRunes fits into a token many times.
const (
	xmlMaxToken = 8 << 20 // bytes of one tag or one run of text
	xmlMaxDepth = 256
)

// What may be wrong with a document; xmlTrouble makes messages of them.
var (
	errXMLSyntax = errors.New("xml: syntax")
	errXMLShort  = errors.New("xml: the document has no end")
	errXMLDTD    = errors.New("xml: document type declaration")
	errXMLToken  = errors.New("xml: token too long")
	errXMLEntity = errors.New("xml: unknown entity")
)

// xmlScanner gives the tokens of a document. tag, attrs and text point into its
// buffer and are valid until the next call of next.
type xmlScanner struct {
	r        io.Reader
	buf      []byte
	pos, end int
	eof      bool

	tag   []byte
	attrs []byte
	text  []byte
	cdata bool

	pending bool // the end of a self-closing element is still to be given
	seen    bool // the root element began
	names   []byte
	marks   []int
}

// newXMLScanner reads UTF-8 without a mark; newXMLInput gives that for any encoding.
func newXMLScanner(r io.Reader) *xmlScanner {
	return &xmlScanner{r: r, buf: make([]byte, 64<<10)}
}

// next gives the next token; io.EOF after the root element was closed.
func (s *xmlScanner) next() (xmlKind, error) {
	if s.pending {
		s.pending = false
		return xmlEnd, s.pop(s.tag)
	}
	for {
		kind, err := s.step()
		if kind != 0 || err != nil {
			return kind, err
		}
	}
}

// step reads what comes next, which may be no token: a comment, blanks outside the root.
func (s *xmlScanner) step() (xmlKind, error) {
	if s.pos == s.end {
		if err := s.fill(); err != nil {
			return 0, s.atEnd(err)
		}
	}
	if s.buf[s.pos] == '<' {
		return s.scanMarkup()
	}
	return s.scanText()
}

// atEnd tells a complete document from one cut short.
func (s *xmlScanner) atEnd(err error) error {
	if errors.Is(err, io.EOF) && (len(s.marks) > 0 || !s.seen) {
		return errXMLShort
	}
	return err
}

// scanText gives the text up to the next markup; outside the root element only
// blanks may stand, and they are skipped.
func (s *xmlScanner) scanText() (xmlKind, error) {
	n, err := s.find(0, '<')
	if errors.Is(err, io.EOF) && n > 0 {
		err = nil
	}
	if err != nil {
		return 0, err
	}
	s.text, s.cdata = s.buf[s.pos:s.pos+n], false
	s.pos += n
	if len(s.marks) > 0 {
		return xmlText, nil
	}
	if len(bytes.TrimSpace(s.text)) > 0 {
		return 0, errXMLSyntax
	}
	return 0, nil
}

// scanMarkup reads what begins with "<". Comments and processing instructions give no token.
func (s *xmlScanner) scanMarkup() (xmlKind, error) {
	if err := s.need(2); err != nil {
		return 0, errXMLShort
	}
	switch s.buf[s.pos+1] {
	case '?':
		return 0, s.skipPast("?>")
	case '!':
		return s.scanBang()
	}
	n, err := s.tagEnd()
	if err != nil {
		return 0, err
	}
	inner := s.buf[s.pos+1 : s.pos+n]
	s.pos += n + 1
	if inner[0] == '/' {
		return xmlEnd, s.pop(s.localTag(trimBlanks(inner[1:])))
	}
	return s.startTag(inner)
}

// startTag opens the element whose tag this is. A self-closing one is closed by the next
// call of next.
func (s *xmlScanner) startTag(inner []byte) (xmlKind, error) {
	if inner[len(inner)-1] == '/' {
		inner, s.pending = inner[:len(inner)-1], true
	}
	n := 0
	for n < len(inner) && !isXMLBlank(inner[n]) {
		n++
	}
	if n == 0 || !isXMLNameStart(inner[0]) {
		return 0, errXMLSyntax
	}
	if len(s.marks) == 0 && s.seen || len(s.marks) >= xmlMaxDepth {
		return 0, errXMLSyntax // a second root, or an absurd depth
	}
	s.seen = true
	s.localTag(inner[:n])
	s.attrs = inner[n:]
	s.marks = append(s.marks, len(s.names))
	s.names = append(s.names, s.tag...)
	return xmlStart, nil
}

// localTag sets tag to the name without its prefix.
func (s *xmlScanner) localTag(name []byte) []byte {
	s.tag = localName(name)
	return s.tag
}

// pop closes the innermost open element, which must have that name.
func (s *xmlScanner) pop(name []byte) error {
	if len(s.marks) == 0 {
		return errXMLSyntax
	}
	from := s.marks[len(s.marks)-1]
	if !bytes.Equal(s.names[from:], name) {
		return errXMLSyntax
	}
	s.names, s.marks = s.names[:from], s.marks[:len(s.marks)-1]
	return nil
}

// scanBang reads comments, CDATA and refuses everything else that begins with "<!".
func (s *xmlScanner) scanBang() (xmlKind, error) {
	if err := s.need(4); err != nil {
		return 0, errXMLShort
	}
	if string(s.buf[s.pos:s.pos+4]) == "<!--" {
		s.pos += 4
		return 0, s.skipPast("-->")
	}
	const opening = "<![CDATA["
	if err := s.need(len(opening)); err != nil {
		return 0, errXMLShort
	}
	if string(s.buf[s.pos:s.pos+len(opening)]) != opening {
		return 0, errXMLDTD
	}
	if len(s.marks) == 0 {
		return 0, errXMLSyntax
	}
	from := len(opening)
	for {
		n, err := s.find(from, '>')
		if err != nil {
			return 0, shortened(err)
		}
		if n >= len(opening)+2 && string(s.buf[s.pos+n-2:s.pos+n]) == "]]" {
			s.text, s.cdata = s.buf[s.pos+len(opening):s.pos+n-2], true
			s.pos += n + 1
			return xmlText, nil
		}
		from = n + 1
	}
}

// shortened says of an unexpected end that the document was cut.
func shortened(err error) error {
	if errors.Is(err, io.EOF) {
		return errXMLShort
	}
	return err
}

// trimBlanks takes the blanks from the end of a name; mostly there are none.
func trimBlanks(name []byte) []byte {
	for len(name) > 0 && isXMLBlank(name[len(name)-1]) {
		name = name[:len(name)-1]
	}
	return name
}

// isXMLBlank tells the four blanks of XML.
func isXMLBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// isXMLNameStart tells what a name may begin with; beyond ASCII everything may.
func isXMLNameStart(c byte) bool {
	return c >= 0x80 || c == '_' || c == ':' || 'a' <= c|0x20 && c|0x20 <= 'z'
}
