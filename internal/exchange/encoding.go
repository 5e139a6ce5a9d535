package exchange

import (
	"bytes"
	"context"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// The encodings a text file can come in; names as Table.Encoding says them.
const (
	encodingUTF8    = "UTF-8"
	encodingUTF16LE = "UTF-16LE"
	encodingUTF16BE = "UTF-16BE"
	encoding1250    = "windows-1250"
	encoding8859    = "ISO-8859-2"
)

// How an encoding is found, in this order: a byte order mark; the zero bytes of
// UTF-16; well-formed UTF-8; UTF-8 with some broken bytes, if more of it is whole than
// broken or no broken byte stands in a word; else an eight-bit set, ISO-8859-2 if more
// letters are where it has them than where windows-1250 has. A file put together from
// parts in two encodings is decoded byte by byte, each as what it can be.

// DetectEncoding tells the encoding of a text file and how many bytes a byte order
// mark takes at its beginning. It never fails: what is neither UTF-16 nor mostly
// UTF-8 is one of the two Polish eight-bit sets, told apart by the letters they keep
// in different places (domain.md §2, trap 1; reliability.md B2).
func DetectEncoding(data []byte) (encoding string, bom int) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return encodingUTF8, 3
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return encodingUTF16LE, 2
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return encodingUTF16BE, 2
	}
	if enc := looksUTF16(data); enc != "" {
		return enc, 0
	}
	if utf8.Valid(data) {
		return encodingUTF8, 0
	}
	c := countBytes(data)
	switch {
	case c.multibyte > c.broken, !c.plausible:
		return encodingUTF8, 0 // with broken places
	case c.only8859 > c.only1250:
		return encoding8859, 0
	}
	return encoding1250, 0
}

// looksUTF16 finds UTF-16 without a mark by its zero bytes: in a table nearly every
// second character (digits, delimiters, line ends) is ASCII.
func looksUTF16(data []byte) string {
	sample := data[:min(len(data), 8<<10)&^1]
	if len(sample) < 4 {
		return ""
	}
	var zeros [2]int
	for i, c := range sample {
		if c == 0 {
			zeros[i&1]++
		}
	}
	half := len(sample) / 2
	switch {
	case zeros[1]*2 > half && zeros[0]*10 < half:
		return encodingUTF16LE
	case zeros[0]*2 > half && zeros[1]*10 < half:
		return encodingUTF16BE
	}
	return ""
}

// byteCounts is what speaks for and against an encoding.
type byteCounts struct {
	multibyte int  // well-formed UTF-8 sequences of two bytes and more
	broken    int  // bytes of no such sequence
	only1250  int  // bytes that are Polish letters or printers' marks in windows-1250 alone
	only8859  int  // Polish letters in ISO-8859-2 alone
	plausible bool // a high byte stands in a word beside a Latin letter
}

// Bytes of ą ś ź Ą Ś Ź, which the two sets keep in different places; 0x80–0x9F are
// letters, quotes and dashes in windows-1250 and control characters in ISO-8859-2.
const polish8859 = "\xB1\xB6\xBC\xA1\xA6\xAC"

// The same letters in windows-1250 where ISO-8859-2 has others: ą and Ą. Its ś, ź, Ś and
// Ź lie below 0xA0 and need no listing.
const polish1250 = "\xB9\xA5"

// NBSP, dash, § and ° of windows-1250, which stand without a letter beside them.
const wordless1250 = "\xA0\x96\xA7\xB0"

// countBytes looks at every byte beyond ASCII once. A byte that begins well-formed UTF-8
// speaks for UTF-8: in an eight-bit text two such bytes meet only by chance.
func countBytes(data []byte) byteCounts {
	var c byteCounts
	before := byte(' ')
	for i := 0; i < len(data); {
		b := data[i]
		if b < utf8.RuneSelf {
			before = b
			i++
			continue
		}
		if _, n := utf8.DecodeRune(data[i:]); n > 1 {
			c.multibyte++
			before, i = b, i+n
			continue
		}
		c.broken++
		switch {
		case b < 0xA0, bytes.IndexByte([]byte(polish1250), b) >= 0:
			c.only1250++
		case bytes.IndexByte([]byte(polish8859), b) >= 0:
			c.only8859++
		}
		after := byte(' ')
		if i+1 < len(data) {
			after = data[i+1]
		}
		c.plausible = c.plausible || isLatinLetter(before) || isLatinLetter(after) || bytes.IndexByte([]byte(wordless1250), b) >= 0
		before = b
		i++
	}
	return c
}

// isLatinLetter tells whether b is an ASCII letter.
func isLatinLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// decodeChunk is how much text is decoded between two looks at the context.
const decodeChunk = 1 << 20

// decodeText turns a file's bytes, its mark taken away, into UTF-8. broken gets the
// place in the result of every byte that could not be decoded as the encoding says;
// such bytes become the windows-1250 letter they most probably were, or U+FFFD.
func decodeText(ctx context.Context, data []byte, encoding string) (text []byte, broken []int, err error) {
	if encoding == encodingUTF8 && utf8.Valid(data) {
		return data, nil, ctx.Err()
	}
	text = make([]byte, 0, len(data)+len(data)/8)
	step := decoderOf(encoding)
	for from := 0; from < len(data); {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		stop := min(from+decodeChunk, len(data))
		for from < stop {
			r, n, ok := step(data[from:])
			if !ok {
				broken = append(broken, len(text))
			}
			text = utf8.AppendRune(text, r)
			from += n
		}
	}
	return text, broken, nil
}

// decoderOf gives the function that decodes the first character of its argument.
func decoderOf(encoding string) func([]byte) (rune, int, bool) {
	switch encoding {
	case encodingUTF16LE:
		return func(b []byte) (rune, int, bool) { return decodeUTF16(b, 0, 1) }
	case encodingUTF16BE:
		return func(b []byte) (rune, int, bool) { return decodeUTF16(b, 1, 0) }
	case encoding1250:
		return charmapDecoder(charmap.Windows1250)
	case encoding8859:
		return charmapDecoder(charmap.ISO8859_2)
	}
	return decodeMixedUTF8
}

// charmapDecoder decodes an eight-bit set; a Polish letter in UTF-8 among it is taken
// for what it is, since as two letters ("Ĺ‚") it would be no word.
func charmapDecoder(m *charmap.Charmap) func([]byte) (rune, int, bool) {
	var table [256]rune
	for i := range table {
		table[i] = m.DecodeByte(byte(i))
	}
	return func(b []byte) (rune, int, bool) {
		if b[0] < utf8.RuneSelf {
			return rune(b[0]), 1, true
		}
		if r, n := utf8.DecodeRune(b); n > 1 && isPolishMark(r) {
			return r, n, false
		}
		r := table[b[0]]
		return r, 1, r != utf8.RuneError
	}
}

// decodeUTF16 reads one character; low and high say where the halves of a unit stand.
// Half a surrogate pair, or a last odd byte, is broken.
func decodeUTF16(b []byte, low, high int) (rune, int, bool) {
	if len(b) < 2 {
		return utf8.RuneError, len(b), false
	}
	r := rune(b[low]) | rune(b[high])<<8
	if !utf16.IsSurrogate(r) {
		return r, 2, true
	}
	if len(b) >= 4 {
		if r = utf16.DecodeRune(r, rune(b[2+low])|rune(b[2+high])<<8); r != utf8.RuneError {
			return r, 4, true
		}
	}
	return utf8.RuneError, 2, false
}

// decodeMixedUTF8 takes a byte that is no UTF-8 for a windows-1250 letter: parts of
// two lists were put into one file.
func decodeMixedUTF8(b []byte) (rune, int, bool) {
	if b[0] < utf8.RuneSelf {
		return rune(b[0]), 1, true
	}
	if r, n := utf8.DecodeRune(b); n > 1 {
		return r, n, true
	}
	if r := charmap.Windows1250.DecodeByte(b[0]); isPolishMark(r) {
		return r, 1, false
	}
	return utf8.RuneError, 1, false
}

// isPolishMark tells whether a Polish text contains r beyond ASCII.
func isPolishMark(r rune) bool {
	return bytes.ContainsRune([]byte("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–§°\u00A0"), r)
}

// encodingNamed gives the encoding a caller asked for.
func encodingNamed(name string) (string, bool) {
	for _, known := range []string{encodingUTF8, encodingUTF16LE, encodingUTF16BE, encoding1250, encoding8859} {
		if equalName(name, known) {
			return known, true
		}
	}
	switch {
	case equalName(name, "cp1250"):
		return encoding1250, true
	case equalName(name, "latin2"), equalName(name, "iso88592"):
		return encoding8859, true
	}
	return "", false
}

// equalName compares names of encodings without case, "-" and "_".
func equalName(a, b string) bool {
	return bytes.EqualFold(nameLetters(a), nameLetters(b))
}

// nameLetters drops what people write between the parts of an encoding's name.
func nameLetters(s string) []byte {
	return bytes.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == ' ' {
			return -1
		}
		return r
	}, []byte(s))
}
