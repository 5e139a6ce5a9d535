package exchange

import (
	"encoding/binary"
	"errors"
	"unicode/utf16"
)

// Strings of BIFF8 ([MS-XLS] 2.5.293, 2.5.294): a count of characters, flags, then
// one or two bytes a character. In the table of shared strings they run on over
// records; where a string's characters are cut, the next record begins with new
// flags.

// errBIFF says that a record does not hold what it should.
var errBIFF = errors.New("biff: damaged")

// Flags of a string.
const (
	stringWide = 0x01 // two bytes a character; else the lower halves of UTF-16 units
	stringExt  = 0x04
	stringRuns = 0x08
)

// biffCursor walks through the data of a record and those that continue it.
type biffCursor struct {
	parts [][]byte
	pos   int // in parts[0]
	err   error
}

// take gives the next n bytes, which may stand in two records.
func (c *biffCursor) take(n int) []byte {
	if c.err == nil && len(c.parts) > 0 && n >= 0 && n <= len(c.parts[0])-c.pos {
		c.pos += n
		return c.parts[0][c.pos-n : c.pos]
	}
	var out []byte
	for c.err == nil && len(out) < n {
		if len(c.parts) == 0 {
			c.err = errBIFF
			break
		}
		got := min(n-len(out), len(c.parts[0])-c.pos)
		out = append(out, c.parts[0][c.pos:c.pos+got]...)
		c.pos += got
		if c.pos == len(c.parts[0]) && len(out) < n {
			c.parts, c.pos = c.parts[1:], 0
		}
	}
	if c.err != nil {
		return make([]byte, max(0, min(n, 8)))
	}
	return out
}

// skip passes over n bytes without keeping them.
func (c *biffCursor) skip(n int) {
	for c.err == nil && n > 0 {
		if len(c.parts) == 0 {
			c.err = errBIFF
			return
		}
		got := min(n, len(c.parts[0])-c.pos)
		c.pos += got
		if n -= got; n > 0 {
			c.parts, c.pos = c.parts[1:], 0
		}
	}
}

// u8, u16 and u32 read little-endian numbers; after an error they give 0.
func (c *biffCursor) u8() int  { return int(c.take(1)[0]) }
func (c *biffCursor) u16() int { return int(binary.LittleEndian.Uint16(c.take(2))) }
func (c *biffCursor) u32() int { return int(binary.LittleEndian.Uint32(c.take(4))) }

// sharedString reads a string of the shared table, its formatting left out.
func (c *biffCursor) sharedString() string {
	count, flags := c.u16(), c.u8()
	runs, ext := 0, 0
	if flags&stringRuns != 0 {
		runs = c.u16()
	}
	if flags&stringExt != 0 {
		ext = c.u32()
	}
	s := c.characters(count, flags)
	c.skip(4*runs + ext)
	return s
}

// characters reads count characters; at a record's border new flags follow.
func (c *biffCursor) characters(count, flags int) string {
	units := make([]uint16, 0, min(count, 1024))
	for c.err == nil && len(units) < count {
		if len(c.parts) > 0 && c.pos == len(c.parts[0]) {
			c.parts, c.pos = c.parts[1:], 0
			if len(c.parts) > 0 {
				flags = c.u8()
			}
		}
		before := len(units)
		if len(c.parts) > 0 {
			units = c.appendUnits(units, count-before, flags&stringWide != 0)
		}
		if len(units) == before && c.err == nil {
			c.err = errBIFF
		}
	}
	return string(utf16.Decode(units))
}

// appendUnits appends at most count characters of the first part.
func (c *biffCursor) appendUnits(units []uint16, count int, wide bool) []uint16 {
	rest := c.parts[0][c.pos:]
	if !wide {
		n := min(count, len(rest))
		for _, b := range rest[:n] {
			units = append(units, uint16(b))
		}
		c.pos += n
		return units
	}
	n := min(count, len(rest)/2)
	for i := range n {
		units = append(units, binary.LittleEndian.Uint16(rest[2*i:]))
	}
	c.pos += 2 * n
	return units
}

// longString reads a string with a two-byte count, shortString one with one byte.
func longString(data []byte) (string, error) {
	c := biffCursor{parts: [][]byte{data}}
	count, flags := c.u16(), c.u8()
	s := c.characters(count, flags)
	return s, c.err
}

// shortString reads a string whose count has one byte.
func shortString(data []byte) (string, error) {
	c := biffCursor{parts: [][]byte{data}}
	count, flags := c.u8(), c.u8()
	s := c.characters(count, flags)
	return s, c.err
}
