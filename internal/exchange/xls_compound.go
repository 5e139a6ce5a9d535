package exchange

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"unicode/utf16"

	"biurolidera/internal/contest"
)

// The compound file is a small file system with sectors and allocation tables; old
// Excel workbooks and encrypted new ones come in it ([MS-CFB]). Chains are followed
// only as far as the file is long, so that neither a loop nor a huge count costs anything.

// The directory has entries of 128 bytes: the name in UTF-16 (64), the name's length
// with its ending zero (at 64), the kind (66: 2 a stream, 5 the root), the first
// sector (116), the length (120). Streams are found by name alone; the tree the
// entries form is not needed.

// Marks in the tables and sizes of the format.
const (
	sectorEnd     = 0xFFFFFFFE
	sectorFree    = 0xFFFFFFFF
	miniSector    = 64
	miniStreamMax = 4096 // a shorter stream stands in mini sectors
	entrySize     = 128
)

// errCompound says that the file system does not hold together.
var errCompound = errors.New("cfb: damaged")

// compoundFile is the file system. Of the header are read: sector size (a power of two,
// at 30), first sector of the directory (48), of the mini table (60) and of further
// table sectors (68), and the first 109 sectors of the table itself (76).
type compoundFile struct {
	data  []byte
	size  int // of a sector
	table []uint32
	mini  []uint32 // the mini sectors' table
	small []byte   // the stream all mini sectors stand in
	files map[string]compoundEntry
}

// compoundEntry is where a stream begins and how long it is.
type compoundEntry struct {
	start uint32
	size  int
}

// openCompound finds out what the compound file holds.
func openCompound(ctx context.Context, in input) (rowSource, error) {
	c := compoundFile{data: in.data, files: map[string]compoundEntry{}}
	damaged := contest.E("table_damaged", "file", in.file, "part", "XLS")
	if err := c.open(); err != nil {
		return nil, damaged.Because(err)
	}
	if _, has := c.files["EncryptedPackage"]; has {
		return nil, contest.E("table_encrypted", "file", in.file)
	}
	if _, has := c.files["Workbook"]; !has {
		if _, has := c.files["Book"]; has {
			return nil, contest.E("table_xls_old", "file", in.file)
		}
		return nil, contest.E("table_document", "file", in.file)
	}
	stream, err := c.stream("Workbook")
	if err != nil {
		return nil, damaged.Because(err)
	}
	x, err := openXLS(ctx, in.file, stream)
	if err != nil {
		return nil, xlsTrouble(err, in.file)
	}
	return x, nil
}

// open reads tables and directory.
func (c *compoundFile) open() error {
	h := c.data
	if len(h) < 512 {
		return errCompound
	}
	shift := binary.LittleEndian.Uint16(h[30:])
	if shift != 9 && shift != 12 {
		return errCompound
	}
	c.size = 1 << shift
	if err := c.readTable(); err != nil {
		return err
	}
	directory, err := c.chain(binary.LittleEndian.Uint32(h[48:]))
	if err != nil {
		return err
	}
	root := c.readDirectory(directory)
	miniTable := binary.LittleEndian.Uint32(h[60:])
	if miniTable >= sectorEnd-5 || root.start >= sectorEnd-5 {
		return nil // no mini sectors
	}
	table, err := c.chain(miniTable)
	if err != nil {
		return err
	}
	c.mini = words(table)
	c.small, err = c.chain(root.start)
	return err
}

// readTable collects the sector allocation table: its first 109 sectors are named
// in the header, further ones in a chain of their own.
func (c *compoundFile) readTable() error {
	places := words(c.data[76:512])
	next := binary.LittleEndian.Uint32(c.data[68:])
	for n := 0; next < sectorEnd-5; n++ {
		s := c.sector(next)
		if s == nil || n > len(c.data)/c.size {
			return errCompound
		}
		list := words(s)
		places = append(places, list[:len(list)-1]...)
		next = list[len(list)-1]
	}
	for _, p := range places {
		if p >= sectorEnd-5 {
			continue
		}
		s := c.sector(p)
		if s == nil || len(c.table) > len(c.data) {
			return errCompound
		}
		c.table = append(c.table, words(s)...)
	}
	return nil
}

// readDirectory lists the streams and gives the root entry, which owns the mini sectors.
func (c *compoundFile) readDirectory(d []byte) (root compoundEntry) {
	for ; len(d) >= entrySize; d = d[entrySize:] {
		length := int(binary.LittleEndian.Uint16(d[64:]))
		if length < 2 || length > 64 {
			continue
		}
		name := make([]uint16, length/2-1)
		for i := range name {
			name[i] = binary.LittleEndian.Uint16(d[2*i:])
		}
		entry := compoundEntry{start: binary.LittleEndian.Uint32(d[116:]), size: int(binary.LittleEndian.Uint32(d[120:]))}
		switch d[66] {
		case 5:
			root = entry
		case 2:
			if key := string(utf16.Decode(name)); c.files[key] == (compoundEntry{}) {
				c.files[key] = entry
			}
		}
	}
	return root
}

// stream gives the bytes of a stream.
func (c *compoundFile) stream(name string) ([]byte, error) {
	f := c.files[name]
	var data []byte
	var err error
	if f.size < miniStreamMax {
		data, err = c.miniChain(f.start)
	} else {
		data, err = c.chain(f.start)
	}
	if err == nil && (len(data) < f.size || f.size < 0) {
		err = errCompound
	}
	if err != nil {
		return nil, err
	}
	return data[:f.size], nil
}

// sector gives the bytes of sector n, nil beyond the file's end. The header takes the
// place of a sector before the first.
func (c *compoundFile) sector(n uint32) []byte {
	from := (int64(n) + 1) * int64(c.size)
	if from+int64(c.size) > int64(len(c.data)) {
		if from < int64(len(c.data)) && int64(n)+1 == int64(len(c.data))/int64(c.size) {
			last := make([]byte, c.size) // some writers leave the last sector short
			copy(last, c.data[from:])
			return last
		}
		return nil
	}
	return c.data[from : from+int64(c.size)]
}

// chain collects the sectors of a chain.
func (c *compoundFile) chain(start uint32) ([]byte, error) {
	var b bytes.Buffer
	for n := start; n != sectorEnd; {
		s := c.sector(n)
		if s == nil || int(n) >= len(c.table) || b.Len() > len(c.data) {
			return nil, errCompound
		}
		b.Write(s)
		n = c.table[n]
	}
	return b.Bytes(), nil
}

// miniChain collects the mini sectors of a chain, which all lie in the root's stream.
func (c *compoundFile) miniChain(start uint32) ([]byte, error) {
	var b bytes.Buffer
	for n := start; n != sectorEnd; {
		from := int64(n) * miniSector
		if int(n) >= len(c.mini) || from+miniSector > int64(len(c.small)) || b.Len() > miniStreamMax {
			return nil, errCompound
		}
		b.Write(c.small[from : from+miniSector])
		n = c.mini[n]
	}
	return b.Bytes(), nil
}

// words reads little-endian numbers of four bytes.
func words(b []byte) []uint32 {
	w := make([]uint32, len(b)/4)
	for i := range w {
		w[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return w
}
