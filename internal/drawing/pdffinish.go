package drawing

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// producer is named in every paper.
const producer = "Biuro Lidera"

// infoObject is the document information dictionary. gopdf writes one without
// keywords and not as an object of its own, as the format wants it.
func infoObject(info Info) string {
	b := []byte("<<\n")
	entry := func(key, value string) {
		if value != "" {
			b = append(append(b, key...), ' ')
			b = append(appendTextString(b, Printable(value)), '\n')
		}
	}
	entry("/Title", info.Title)
	entry("/Author", info.Author)
	entry("/Subject", info.Subject)
	entry("/Keywords", info.Keywords)
	entry("/Creator", producer)
	entry("/Producer", producer)
	if !info.Created.IsZero() {
		b = fmt.Appendf(b, "/CreationDate (%s)\n", pdfDate(info.Created))
	}
	return string(append(b, ">>"...))
}

// pdfDate writes a time with its offset: D:20250917120000+02'00'.
func pdfDate(t time.Time) string {
	_, offset := t.Zone()
	sign := '+'
	if offset < 0 {
		sign, offset = '-', -offset
	}
	return fmt.Sprintf("D:%s%c%02d'%02d'", t.Format("20060102150405"), sign, offset/3600, offset/60%60)
}

// catalogEntries are what gopdf does not write into the catalogue: the language,
// and that readers show the title instead of the file's name (domain.md §3.3).
func catalogEntries(info Info) string {
	lang := info.Lang
	if lang == "" {
		lang = "pl-PL"
	}
	return "  /Lang " + string(appendTextString(nil, lang)) + "\n  /ViewerPreferences << /DisplayDocTitle true >>\n"
}

var errForeignPDF = errors.New("drawing: gopdf's file is not built as expected")

// catalogStart is how gopdf begins its first object.
const catalogStart = "<<\n  /Type /Catalog\n"

// finish puts patches into the objects of gopdf's file, moves the table of objects
// along and writes a trailer with the information object and a file identifier
// made from the content.
func finish(raw []byte, patches []patch, info int) ([]byte, error) {
	table, offsets, err := readTable(raw)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(patches, func(a, b patch) int { return cmp.Compare(a.object, b.object) })
	extra := 0
	for _, p := range patches {
		extra += len(p.text)
	}
	out := make([]byte, 0, len(raw)+extra+256)
	copied := 0
	for number := 1; number < len(offsets); number++ {
		start, end := offsets[number], table
		if number+1 < len(offsets) {
			end = offsets[number+1]
		}
		offsets[number] = len(out) + start - copied
		for len(patches) > 0 && patches[0].object == number {
			from, to, ok := patches[0].place(raw[start:end])
			if !ok || start+from < copied {
				return nil, errForeignPDF
			}
			out = append(out, raw[copied:start+from]...)
			out = append(out, patches[0].text...)
			copied = start + to
			patches = patches[1:]
		}
	}
	if len(patches) > 0 {
		return nil, errForeignPDF
	}
	out = append(out, raw[copied:table]...)
	sum := sha256.Sum256(out)
	moved := len(out)
	out = appendTable(out, offsets)
	out = fmt.Appendf(out, "trailer\n<<\n/Size %d\n/Root 1 0 R\n/Info %d 0 R\n/ID [<%X> <%X>]\n>>\n", len(offsets), info, sum[:16], sum[:16])
	return fmt.Appendf(out, "startxref\n%d\n%%%%EOF\n", moved), nil
}

// place tells which bytes of an object, as gopdf wrote it, the patch takes the
// place of.
func (p patch) place(object []byte) (from, to int, ok bool) {
	head := fmt.Appendf(nil, "%d 0 obj\n", p.object)
	if !bytes.HasPrefix(object, head) {
		return 0, 0, false
	}
	if !p.whole {
		i := bytes.Index(object, []byte(p.after))
		return i + len(p.after), i + len(p.after), i >= 0
	}
	body, found := bytes.CutSuffix(object, []byte("endstream\nendobj\n\n"))
	return len(head), len(body), found && bytes.HasPrefix(object[len(head):], []byte("<<\n/Length "))
}

// readTable finds the table of objects and reads where each stands; the first
// entry is the free one that every table begins with.
func readTable(raw []byte) (table int, offsets []int, err error) {
	const head, entry = "xref\n0 ", 20
	tail := bytes.LastIndex(raw, []byte("startxref\n"))
	if tail < 0 {
		return 0, nil, errForeignPDF
	}
	number, _, _ := bytes.Cut(raw[tail+len("startxref\n"):], []byte("\n"))
	table, err = strconv.Atoi(string(number))
	if err != nil || table < 0 || table >= tail || !bytes.HasPrefix(raw[table:], []byte(head)) {
		return 0, nil, errForeignPDF
	}
	count, lines, _ := bytes.Cut(raw[table+len(head):tail], []byte("\n"))
	size, err := strconv.Atoi(string(count))
	if err != nil || size < 1 || len(lines) < size*entry {
		return 0, nil, errForeignPDF
	}
	offsets = make([]int, size)
	for i := 1; i < size; i++ {
		offsets[i], err = strconv.Atoi(string(lines[i*entry : i*entry+10]))
		if err != nil || offsets[i] <= offsets[i-1] || offsets[i] >= table {
			return 0, nil, errForeignPDF
		}
	}
	return table, offsets, nil
}

// appendTable writes the table of objects; its entries are 20 bytes each, as the
// format wants them.
func appendTable(out []byte, offsets []int) []byte {
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets))
	for _, o := range offsets[1:] {
		out = fmt.Appendf(out, "%010d 00000 n \n", o)
	}
	return out
}
