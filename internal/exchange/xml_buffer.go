package exchange

import (
	"bytes"
	"io"
)

// The scanner's window on its input: what stands from pos to end is in memory.

// tagEnd gives the distance from pos to the ">" that closes the tag; one within
// quotes does not.
func (s *xmlScanner) tagEnd() (int, error) {
	from, quote := 1, byte(0)
	for {
		n, err := s.find(from, '>')
		if err != nil {
			return 0, shortened(err)
		}
		var ok bool
		if quote, ok = quoteBehind(s.buf[s.pos+from:s.pos+n], quote); !ok || quote == 0 && n < 2 {
			return 0, errXMLSyntax
		}
		if quote == 0 {
			return n, nil
		}
		from = n + 1
	}
}

// quoteBehind gives the quote that is open behind a piece of a tag, 0 if none; false
// where another tag begins within it.
func quoteBehind(piece []byte, quote byte) (byte, bool) {
	for _, c := range piece {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '<':
			return 0, false
		}
	}
	return quote, true
}

// skipPast moves behind the next occurrence of mark without keeping what it passes.
func (s *xmlScanner) skipPast(mark string) error {
	for {
		if i := bytes.Index(s.buf[s.pos:s.end], []byte(mark)); i >= 0 {
			s.pos += i + len(mark)
			return nil
		}
		if keep := s.end - (len(mark) - 1); keep > s.pos {
			s.pos = keep
		}
		if err := s.fill(); err != nil {
			return shortened(err)
		}
	}
}

// find gives the distance from pos to the first c at or after pos+from. At the end
// of the input it gives what is left and io.EOF.
func (s *xmlScanner) find(from int, c byte) (int, error) {
	for {
		if i := bytes.IndexByte(s.buf[s.pos+from:s.end], c); i >= 0 {
			return from + i, nil
		}
		from = s.end - s.pos
		if from >= xmlMaxToken {
			return 0, errXMLToken
		}
		if err := s.fill(); err != nil {
			return from, err
		}
	}
}

// need makes at least n bytes from pos on available.
func (s *xmlScanner) need(n int) error {
	for s.end-s.pos < n {
		if err := s.fill(); err != nil {
			return err
		}
	}
	return nil
}

// fill reads more; what stands from pos on is kept.
func (s *xmlScanner) fill() error {
	if s.eof {
		return io.EOF
	}
	if s.pos > 0 {
		s.end = copy(s.buf, s.buf[s.pos:s.end])
		s.pos = 0
	}
	if s.end == len(s.buf) {
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for range 100 {
		n, err := s.r.Read(s.buf[s.end:])
		s.end += n
		if err == io.EOF {
			s.eof = true
		}
		switch {
		case n > 0:
			return nil
		case err != nil:
			return err
		}
	}
	return io.ErrNoProgress
}
