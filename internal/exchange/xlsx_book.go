package exchange

import (
	"context"
	"path"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"biurolidera/internal/contest"
)

// maxSharedStrings bounds the table of texts that the cells of a workbook share;
// a full worksheet of the permitted size with all texts different stays below it.
const maxSharedStrings = 4_000_000

// xlsxSource reads a workbook of Excel 2007 and later. Only its text is of interest:
// the shared texts, which formats mean dates, and the rows, which are walked over by
// xmlScanner. excelize reads the same and ten times slower (BenchmarkXLSX).
type xlsxSource struct {
	file     string
	pack     *pack
	sheets   []Worksheet
	parts    []string // of the sheets, in the same order
	shared   []string // cleaned
	styles   []numberStyle
	date1904 bool
}

// relation is one entry of a .rels part.
type relation struct{ kind, target string }

// openXLSX reads everything but the rows.
func openXLSX(ctx context.Context, in input, p *pack) (*xlsxSource, error) {
	x := &xlsxSource{file: in.file, pack: p}
	book := "xl/workbook.xml"
	roots, err := p.relations(ctx, "")
	if err != nil {
		return nil, err
	}
	for _, r := range roots {
		if strings.HasSuffix(r.kind, "/officeDocument") {
			book = r.target
		}
	}
	related, err := p.relations(ctx, book)
	if err != nil {
		return nil, err
	}
	if err := x.readBook(ctx, book, related); err != nil {
		return nil, err
	}
	strs, styles := "", ""
	for _, r := range related {
		switch {
		case strings.HasSuffix(r.kind, "/sharedStrings"):
			strs = r.target
		case strings.HasSuffix(r.kind, "/styles"):
			styles = r.target
		}
	}
	if err := p.allow(append([]string{strs, styles}, x.parts...)...); err != nil {
		return nil, err
	}
	if err := x.readShared(ctx, strs); err != nil {
		return nil, err
	}
	return x, x.readStyles(ctx, styles)
}

// relations reads the .rels part beside a part; there may be none.
func (p *pack) relations(ctx context.Context, part string) (map[string]relation, error) {
	dir, name := path.Split(part)
	rels := dir + "_rels/" + name + ".rels"
	found := map[string]relation{}
	if !p.has(rels) {
		return found, nil
	}
	return found, p.each(ctx, rels, func(kind xmlKind, s *xmlScanner) error {
		if kind != xmlStart || string(s.tag) != "Relationship" || string(s.attr("TargetMode")) == "External" {
			return nil
		}
		target, err := s.attrText("Target")
		if err != nil {
			return err
		}
		if !strings.HasPrefix(target, "/") {
			target = dir + target
		}
		found[string(s.attr("Id"))] = relation{kind: string(s.attr("Type")), target: partKey(target)}
		return nil
	})
}

// readBook lists the worksheets; sheets that hold a chart or a macro are none.
func (x *xlsxSource) readBook(ctx context.Context, book string, related map[string]relation) error {
	err := x.pack.each(ctx, book, func(kind xmlKind, s *xmlScanner) error {
		switch {
		case kind != xmlStart:
		case string(s.tag) == "workbookPr":
			x.date1904 = isXMLTrue(s.attr("date1904"))
		case string(s.tag) == "sheet":
			return x.addSheet(s, related[string(s.attr("id"))])
		}
		return nil
	})
	if err == nil && len(x.sheets) == 0 {
		err = contest.E("table_empty", "file", x.file)
	}
	return err
}

// addSheet takes one entry of the workbook's list.
func (x *xlsxSource) addSheet(s *xmlScanner, r relation) error {
	if !strings.HasSuffix(r.kind, "/worksheet") {
		return nil
	}
	name, err := s.attrText("name")
	if err != nil {
		return err
	}
	state := string(s.attr("state"))
	x.sheets = append(x.sheets, Worksheet{Name: name, Hidden: state == "hidden" || state == "veryHidden"})
	x.parts = append(x.parts, r.target)
	if len(x.sheets) > MaxWorksheets {
		return contest.E("table_worksheets", "file", x.file, "limit", MaxWorksheets)
	}
	return nil
}

// isXMLTrue reads a truth value of XML Schema.
func isXMLTrue(v []byte) bool { return string(v) == "1" || string(v) == "true" }

// readShared reads the shared texts, formatting and phonetic hints left out.
func (x *xlsxSource) readShared(ctx context.Context, part string) error {
	if part == "" || !x.pack.has(part) {
		return nil
	}
	var text []byte
	in, phonetic := false, false
	return x.pack.each(ctx, part, func(kind xmlKind, s *xmlScanner) (err error) {
		tag := string(s.tag)
		switch {
		case kind == xmlText:
			if in {
				text, err = s.appendText(text)
			}
		case tag == "t":
			in = kind == xmlStart && !phonetic
		case tag == "rPh":
			phonetic = kind == xmlStart
		case tag == "si" && kind == xmlStart:
			text = text[:0]
		case tag == "si":
			if len(x.shared) == maxSharedStrings {
				return x.pack.tooBig()
			}
			x.shared = append(x.shared, CleanCell(unescapeX(string(text))))
		}
		return err
	})
}

// readStyles notes for each cell format what its numbers mean.
func (x *xlsxSource) readStyles(ctx context.Context, part string) error {
	if part == "" || !x.pack.has(part) {
		return nil
	}
	codes := map[int]string{}
	section := ""
	return x.pack.each(ctx, part, func(kind xmlKind, s *xmlScanner) error {
		if kind == xmlEnd && string(s.tag) == section {
			section = ""
		}
		if kind != xmlStart {
			return nil
		}
		switch tag := string(s.tag); {
		case tag == "numFmts", tag == "cellXfs", tag == "cellStyleXfs", tag == "dxfs":
			section = tag
		case tag == "numFmt" && section == "numFmts":
			code, err := s.attrText("formatCode")
			codes[xmlInt(s.attr("numFmtId"))] = code
			return err
		case tag == "xf" && section == "cellXfs":
			id := xmlInt(s.attr("numFmtId"))
			x.styles = append(x.styles, styleOfFormat(id, codes[id]))
		}
		return nil
	})
}

// xmlInt reads an attribute as a number, 0 if it is none.
func xmlInt(v []byte) int {
	n, err := strconv.Atoi(string(v))
	if err != nil {
		return 0
	}
	return n
}

// unescapeX resolves _xHHHH_, by which Excel writes characters that XML has no place for.
func unescapeX(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 || len(s) < i+7 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		n, err := strconv.ParseUint(s[i+2:i+6], 16, 16)
		if err != nil || s[i+6] != '_' {
			b.WriteString("_x")
			s = s[i+2:]
			continue
		}
		if r := rune(n); utf16.IsSurrogate(r) {
			b.WriteRune(utf8.RuneError)
		} else {
			b.WriteRune(r)
		}
		s = s[i+7:]
	}
}
