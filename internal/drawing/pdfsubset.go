package drawing

import (
	"encoding/binary"
	"errors"
	"slices"
)

// trueType is the tables of a TrueType file by their tags.
type trueType map[string][]byte

var errFontFile = errors.New("drawing: the face's file is not built as expected")

// needed are the tables a PDF wants of a face; those of hinting may be missing.
var needed = []string{"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}

// fontTables finds the tables of a file.
func fontTables(data []byte) (trueType, error) {
	const head, entry = 12, 16
	if len(data) < head {
		return nil, errFontFile
	}
	t := trueType{}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		at := head + entry*i
		if len(data) < at+entry {
			return nil, errFontFile
		}
		offset, length := binary.BigEndian.Uint32(data[at+8:]), binary.BigEndian.Uint32(data[at+12:])
		if uint64(offset)+uint64(length) > uint64(len(data)) {
			return nil, errFontFile
		}
		t[string(data[at:at+4])] = data[offset : offset+length]
	}
	for tag, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4} {
		if len(t[tag]) < least {
			return nil, errFontFile
		}
	}
	return t, nil
}

// subset is a file with the outlines of those glyphs alone, which keep their
// numbers; what follows the last of them is cut off. glyphs are sorted.
func (t trueType) subset(glyphs []uint16) ([]byte, error) {
	glyphs, err := t.closure(glyphs)
	if err != nil {
		return nil, err
	}
	count := int(glyphs[len(glyphs)-1]) + 1
	var glyf []byte
	loca := make([]byte, 0, 4*count+4)
	hmtx := make([]byte, 4*count)
	next := 0
	for g := range count {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if int(glyphs[next]) != g {
			continue
		}
		next++
		outline, err := t.outline(uint16(g))
		if err != nil {
			return nil, err
		}
		glyf = padded(append(glyf, outline...))
		copy(hmtx[4*g:], t.advance(g))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	cut := trueType{"glyf": glyf, "loca": loca, "hmtx": hmtx, "head": slices.Clone(t["head"]), "hhea": slices.Clone(t["hhea"]), "maxp": slices.Clone(t["maxp"])}
	binary.BigEndian.PutUint16(cut["head"][50:], 1) // loca holds long numbers
	binary.BigEndian.PutUint16(cut["hhea"][34:], uint16(count))
	binary.BigEndian.PutUint16(cut["maxp"][4:], uint16(count))
	for _, tag := range needed {
		if cut[tag] == nil && t[tag] != nil {
			cut[tag] = t[tag]
		}
	}
	return cut.file(), nil
}

// closure adds the glyph for missing letters, and glyphs that others are put
// together from.
func (t trueType) closure(glyphs []uint16) ([]uint16, error) {
	all := append([]uint16{0}, glyphs...)
	seen := map[uint16]bool{}
	for i := 0; i < len(all); i++ {
		if seen[all[i]] {
			continue
		}
		seen[all[i]] = true
		outline, err := t.outline(all[i])
		if err != nil {
			return nil, err
		}
		parts, err := components(outline)
		if err != nil {
			return nil, err
		}
		all = append(all, parts...)
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// outline gives a glyph's entry of the table of outlines.
func (t trueType) outline(g uint16) ([]byte, error) {
	loca := t["loca"]
	var from, to uint32
	if at := int(g); binary.BigEndian.Uint16(t["head"][50:]) != 0 {
		if len(loca) < 4*at+8 {
			return nil, errFontFile
		}
		from, to = binary.BigEndian.Uint32(loca[4*at:]), binary.BigEndian.Uint32(loca[4*at+4:])
	} else {
		if len(loca) < 2*at+4 {
			return nil, errFontFile
		}
		from, to = 2*uint32(binary.BigEndian.Uint16(loca[2*at:])), 2*uint32(binary.BigEndian.Uint16(loca[2*at+2:]))
	}
	if from > to || int64(to) > int64(len(t["glyf"])) {
		return nil, errFontFile
	}
	return t["glyf"][from:to], nil
}

// Flags of a part of a glyph that is put together from others.
const (
	partWords  = 1 << 0 // its place takes four bytes, not two
	partScale  = 1 << 3
	partScales = 1 << 6
	partMatrix = 1 << 7
	partMore   = 1 << 5
)

// components lists the glyphs an outline is put together from.
func components(outline []byte) (parts []uint16, err error) {
	const head = 10
	if len(outline) < head || int16(binary.BigEndian.Uint16(outline)) >= 0 {
		return nil, nil
	}
	for rest := outline[head:]; ; {
		if len(rest) < 4 {
			return nil, errFontFile
		}
		flags := binary.BigEndian.Uint16(rest)
		parts = append(parts, binary.BigEndian.Uint16(rest[2:]))
		size := 6
		if flags&partWords != 0 {
			size += 2
		}
		switch {
		case flags&partScale != 0:
			size += 2
		case flags&partScales != 0:
			size += 4
		case flags&partMatrix != 0:
			size += 8
		}
		if flags&partMore == 0 {
			return parts, nil
		}
		if len(rest) < size {
			return nil, errFontFile
		}
		rest = rest[size:]
	}
}

// advance gives a glyph's width and left bearing. Glyphs past the last width of
// their own share it.
func (t trueType) advance(g int) []byte {
	widths, hmtx := int(binary.BigEndian.Uint16(t["hhea"][34:])), t["hmtx"]
	if g < widths && len(hmtx) >= 4*g+4 {
		return hmtx[4*g : 4*g+4]
	}
	at := 4*widths + 2*(g-widths)
	if widths == 0 || len(hmtx) < at+2 {
		return nil
	}
	return []byte{hmtx[4*widths-4], hmtx[4*widths-3], hmtx[at], hmtx[at+1]}
}

// file puts tables together, with their sums.
func (t trueType) file() []byte {
	var tags []string
	size := 12
	for _, tag := range needed {
		if t[tag] != nil {
			tags = append(tags, tag)
			size += 16 + len(t[tag]) + 3
		}
	}
	b := binary.BigEndian.AppendUint32(make([]byte, 0, size), 0x00010000)
	power, log := 1, 0
	for 2*power <= len(tags) {
		power, log = 2*power, log+1
	}
	for _, v := range []int{len(tags), 16 * power, log, 16 * (len(tags) - power)} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	binary.BigEndian.PutUint32(t["head"][8:], 0) // the sum of all, filled in last
	at, head := len(b)+16*len(tags), 0
	for _, tag := range tags {
		if tag == "head" {
			head = at
		}
		b = append(b, tag...)
		b = binary.BigEndian.AppendUint32(b, fontSum(t[tag]))
		b = binary.BigEndian.AppendUint32(b, uint32(at))
		b = binary.BigEndian.AppendUint32(b, uint32(len(t[tag])))
		at += (len(t[tag]) + 3) &^ 3
	}
	for _, tag := range tags {
		b = padded(append(b, t[tag]...))
	}
	binary.BigEndian.PutUint32(b[head+8:], 0xB1B0AFBA-fontSum(b))
	return b
}

// fontSum adds up a table as numbers of four bytes.
func fontSum(data []byte) (sum uint32) {
	for len(data) >= 4 {
		sum += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	var rest [4]byte
	copy(rest[:], data)
	return sum + binary.BigEndian.Uint32(rest[:])
}

// padded fills up to a number of four bytes.
func padded(b []byte) []byte {
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}
