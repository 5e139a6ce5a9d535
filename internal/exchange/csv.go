package exchange

import (
	"bytes"
	"context"
	"math"
	"slices"
	"strings"

	"biurolidera/internal/contest"
)

// A text file is decoded once, whole, and stays in memory as UTF-8; each reading
// walks over it again. That is cheaper than keeping rows: most cells are parts of
// one string a record.

// csvSource reads a text file whose rows are records between delimiters.
type csvSource struct {
	file     string
	text     []byte // UTF-8
	encoding string
	broken   []int // offsets in text of bytes that were not of the encoding
	zeros    bool  // there are NUL bytes
	comma    byte
	width    int // usual number of fields
	skip     int // bytes of the line "sep=;"
}

// delimiters in the order they are preferred when two explain a file equally well.
const delimiters = ";\t,|"

// openCSV decodes the file and finds its delimiter.
func openCSV(ctx context.Context, in input) (*csvSource, error) {
	encoding, bom := DetectEncoding(in.data)
	if said := in.options.Encoding; said != "" {
		known, ok := encodingNamed(said)
		if !ok {
			return nil, contest.E("table_encoding_unknown", "file", in.file, "encoding", said)
		}
		if known != encoding {
			bom = 0
		}
		encoding = known
	}
	text, broken, err := decodeText(ctx, in.data[bom:], encoding)
	if err != nil {
		return nil, err
	}
	s := &csvSource{file: in.file, text: text, encoding: encoding, broken: broken, zeros: bytes.IndexByte(text, 0) >= 0}
	s.chooseDelimiter(in.options.Delimiter)
	return s, nil
}

// chooseDelimiter takes what the caller says, else what Excel's line "sep=;" says,
// else the delimiter that cuts the beginning of the file most evenly.
func (s *csvSource) chooseDelimiter(said rune) {
	line, _, _ := bytes.Cut(s.text[:min(len(s.text), 16)], []byte("\n"))
	line = bytes.TrimRight(line, "\r")
	if len(line) == 5 && strings.EqualFold(string(line[:4]), "sep=") {
		s.skip = 5 + breakLen(s.text, 5)
		if said == 0 {
			said = rune(line[4])
		}
	}
	if said > 0 && said < 0x80 {
		s.comma = byte(said)
		s.width, _ = delimiterFit(s.text[s.skip:], s.comma)
		return
	}
	best := 0.0
	for i := range len(delimiters) {
		width, fit := delimiterFit(s.text[s.skip:], delimiters[i])
		if fit > best*1.0001 {
			best, s.comma, s.width = fit, delimiters[i], width
		}
	}
}

// Sizes of the sample a delimiter is judged by.
const (
	sampleBytes   = 256 << 10
	sampleRecords = 300
)

// delimiterFit gives the most frequent number of fields, and how well the delimiter
// explains the text: the share of records with that number, more for more fields;
// 0 if it cuts fewer than half of them evenly.
func delimiterFit(text []byte, comma byte) (width int, fit float64) {
	r := newCSVReader(text[:min(len(text), sampleBytes)], comma, 0)
	counts := map[int]int{}
	records := 0
	for rec := (csvRecord{}); records < sampleRecords && r.next(&rec); {
		if len(rec.fields) == 1 && strings.TrimSpace(rec.fields[0]) == "" {
			continue
		}
		counts[len(rec.fields)]++
		records++
	}
	most := 0
	for n, count := range counts {
		if count > most || count == most && n > width {
			width, most = n, count
		}
	}
	share := float64(most) / float64(max(records, 1))
	if width < 2 || share < 0.5 {
		return width, 0
	}
	return width, share * (1 + math.Log2(float64(width)))
}

// worksheets gives the file itself as its one worksheet; the survey counts its rows.
func (s *csvSource) worksheets() []Worksheet { return []Worksheet{{Name: s.file}} }

// rows gives the records. The "'" that WriteCSV put before a field is taken away,
// and the field is cleaned.
func (s *csvSource) rows(ctx context.Context, _ int, out rowSink) error {
	r := newCSVReader(s.text[s.skip:], s.comma, s.width)
	if s.skip > 0 {
		r.line = 2
	}
	var rec csvRecord
	row := rawRow{}
	for n := 0; ; n++ {
		if n%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		start := s.skip + r.pos
		if !r.next(&rec) {
			return nil
		}
		s.remark(&rec, start, out)
		row.number, row.width, row.cells = rec.line, len(rec.fields), row.cells[:0]
		for _, f := range rec.fields {
			row.cells = append(row.cells, CleanCell(unguard(f)))
		}
		if err := out.row(&row); err != nil {
			return err
		}
	}
}

// remark notes what was wrong with the bytes of a record.
func (s *csvSource) remark(rec *csvRecord, start int, out rowSink) {
	end := s.skip + rec.end
	if n := countBetween(s.broken, start, end); n > 0 {
		out.note(contest.Warn("table_broken_bytes", "count", n, "encoding", s.encoding).AtRow(s.file, rec.line, ""))
	}
	if rec.stray {
		out.note(contest.Warn("table_quote_open").AtRow(s.file, rec.line, ""))
	}
	if s.zeros && bytes.IndexByte(s.text[start:end], 0) >= 0 {
		out.note(contest.Warn("table_zero_bytes").AtRow(s.file, rec.line, ""))
	}
}

// countBetween counts the sorted offsets in [from, to).
func countBetween(offsets []int, from, to int) int {
	lo, _ := slices.BinarySearch(offsets, from)
	hi, _ := slices.BinarySearch(offsets, to)
	return hi - lo
}
