package exchange

import (
	"bytes"
	"context"
	"encoding/binary"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shakinm/xlsReader/xls"

	"biurolidera/internal/contest"
)

func rk(v int32) uint32 { return uint32(v)<<2 | 2 }

// everyGlobal writes formats and shared texts: plain, with formatting, cut within its
// characters by the record's end, and with phonetic data cut within its size.
func everyGlobal(b *biff) {
	b.record(biffDateMode, uint16(0))
	b.record(biffFormat, uint16(164), wide(`yyyy-mm-dd hh:mm`, 2))
	b.record(biffFormat, uint16(165), wide(`00-000`, 2))
	for _, id := range []uint16{0, 14, 164, 165} {
		b.record(biffXF, uint16(0), id, make([]byte, 16))
	}
	cut := wide("Zażółć gęślą", 2) // and " dom" in one byte a character
	cut = "\x10" + cut[1:]
	b.record(biffSST, uint32(9), uint32(4), wide("Łódź", 2),
		"\x03\x00\x08\x02\x00Tw\xF3", make([]byte, 8), // two runs of formatting
		cut[:3+8])
	b.record(biffContinue, "\x01"+cut[3+8:3+12])
	b.record(biffContinue, "\x01"+cut[3+12:])
	b.record(biffContinue, "\x00 dom", "\x02\x00\x05\x04\x00")
	b.record(biffContinue, "\x00\x00o\x00k\x00", "\x01\x02\x03\x04")
}

// One worksheet with every record that sets a cell.
func TestXLSCells(t *testing.T) {
	sheet := func(b *biff) {
		b.record(biffRow, uint16(2), uint16(0), uint16(9), uint16(255), uint32(0), uint16(0x20), uint16(0))
		for i := range 4 {
			b.record(biffLabelSST, uint16(0), uint16(i), uint16(0), uint32(i))
		}
		b.record(biffNumber, uint16(2), uint16(0), uint16(0), math.Float64bits(67.400000000000006))
		b.record(biffRK, uint16(2), uint16(1), uint16(0), rk(-7))
		b.record(biffRK, uint16(2), uint16(2), uint16(0), rk(1234)|1)
		b.record(biffRK, uint16(2), uint16(3), uint16(0), uint32(math.Float64bits(2.5)>>32))
		b.record(biffMulRK, uint16(2), uint16(4), uint16(1), rk(45917), uint16(3), rk(1234), uint16(5))
		b.record(biffNumber, uint16(2), uint16(6), uint16(2), math.Float64bits(45917.4375))
		b.record(biffBoolErr, uint16(3), uint16(0), uint16(0), uint8(1), uint8(0))
		b.record(biffBoolErr, uint16(3), uint16(1), uint16(0), uint8(0x2A), uint8(1))
		b.record(biffFormula, uint16(3), uint16(2), uint16(0), math.Float64bits(42), uint16(0), uint32(0), uint16(0))
		b.record(biffFormula, uint16(3), uint16(3), uint16(0), "\x00\x00\x00\x00\x00\x00\xFF\xFF", uint16(0), uint32(0), uint16(0))
		b.record(0x04BC, uint32(0)) // a shared formula stands between
		b.record(biffString, wide("wynik ż", 2))
		b.record(biffFormula, uint16(3), uint16(4), uint16(0), "\x01\x00\x00\x00\x00\x00\xFF\xFF", uint16(0), uint32(0), uint16(0))
		b.record(biffFormula, uint16(3), uint16(5), uint16(0), "\x02\x00\x07\x00\x00\x00\xFF\xFF", uint16(0), uint32(0), uint16(0))
		b.record(biffFormula, uint16(3), uint16(6), uint16(0), "\x03\x00\x00\x00\x00\x00\xFF\xFF", uint16(0), uint32(0), uint16(0))
		b.record(biffRString, uint16(4), uint16(0), uint16(0), wide("  pismo ", 2), uint16(0))
		b.record(biffMergeCells, uint16(1), []uint16{4, 5, 0, 0})
		b.record(biffLabel, uint16(5), uint16(1), uint16(0), wide("pod", 2))
	}
	table := openTable(t, "t.xls", compound("Workbook", biffBook(everyGlobal, sheet)), TableOptions{HeaderRows: -1})
	want := []Row{
		{1, []string{"Łódź", "Twó", "Zażółć gęślą dom", "ok"}, false},
		{3, []string{"67.4", "-7", "12.34", "2.5", "2025-09-17", "01-234", "2025-09-17 10:30:00"}, true},
		{4, []string{"TRUE", "#N/A", "42", "wynik ż", "FALSE", "#DIV/0!"}, false},
		{5, []string{"pismo"}, false},
		{6, []string{"pismo", "pod"}, false},
	}
	if d := cmp.Diff(want, allRows(t, table)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"table_cell_error@4", "table_cell_error@4"}, codesAt(table.Findings())); d != "" {
		t.Error(d)
	}
}

// A workbook too small for sectors of its own lies in mini sectors.
func TestXLSMiniStream(t *testing.T) {
	stream := biffBook(nil, labels("mały", "plik"))
	file := compound("Workbook", stream)
	put := func(at, v int) { binary.LittleEndian.PutUint32(file[at:], uint32(v)) }
	tables := int(binary.LittleEndian.Uint32(file[44:]))
	first, last := tables+1, tables+8 // sectors of the stream: it was filled up to 4096 bytes
	put(60, last)                     // the last one becomes the table of mini sectors
	put(64, 1)
	put(512+4*(last-1), sectorEnd)
	directory := 512 + tables*512
	put(directory+116, first) // the root owns the mini sectors
	put(directory+entrySize+116, 0)
	put(directory+entrySize+120, len(stream))
	minis := (len(stream) + miniSector - 1) / miniSector
	for i := range minis {
		put(512+last*512+4*i, i+1)
	}
	put(512+last*512+4*(minis-1), sectorEnd)
	got := allRows(t, openTable(t, "t.xls", file, TableOptions{HeaderRows: -1}))
	if d := cmp.Diff([]Row{{1, []string{"mały", "plik"}, false}}, got); d != "" {
		t.Error(d)
	}
}

func TestXLSRefusals(t *testing.T) {
	whole := func(globals, sheet func(*biff)) []byte { return compound("Workbook", biffBook(globals, sheet)) }
	old := biffBook(nil, labels("a"))
	old[5] = 5 // BIFF5
	cut := whole(nil, labels("a"))
	looped := whole(nil, labels("a"))
	first := 512 + 4*(int(binary.LittleEndian.Uint32(looped[44:]))+1)
	binary.LittleEndian.PutUint32(looped[first:], uint32((first-512)/4)) // a sector that follows itself
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"Excel 95":                 {compound("Workbook", old), "table_xls_old"},
		"encrypted":                {whole(func(b *biff) { b.record(biffFilePass, uint16(1)) }, nil), "table_encrypted"},
		"cut":                      {cut[:3000], "table_damaged"},
		"looped chain":             {looped, "table_damaged"},
		"no content":               {whole(nil, nil), "table_empty"},
		"shared text out of range": {whole(nil, func(b *biff) { b.record(biffLabelSST, uint16(0), uint16(0), uint16(0), uint32(5)) }), "table_shared_string"},
		"rows out of order": {whole(nil, func(b *biff) {
			b.record(biffLabel, uint16(5), uint16(0), uint16(0), wide("a", 2))
			b.record(biffLabel, uint16(1), uint16(0), uint16(0), wide("b", 2))
		}), "table_damaged"},
		"short record":    {whole(nil, func(b *biff) { b.record(biffNumber, uint16(0)) }), "table_damaged"},
		"strings missing": {whole(func(b *biff) { b.record(biffSST, uint32(900), uint32(900), wide("a", 2)) }, labels("a")), "table_damaged"},
		"no end":          {compound("Workbook", bytes.TrimSuffix(biffBook(nil, labels("a")), []byte{0x0A, 0, 0, 0})), "table_damaged"},
	} {
		if got := refusal(t, name, c.data, TableOptions{}); got != c.code {
			t.Errorf("%s: %s, want %s", name, got, c.code)
		}
	}
}

// Another reader agrees on a real file, where it is right: it gives "ó" as a byte.
func TestXLSAgreesWithXLSReader(t *testing.T) {
	path := sharedFile(t, "imports", "11_ankieta_biff8.xls")
	theirs, err := xls.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := theirs.GetSheet(0)
	if err != nil {
		t.Fatal(err)
	}
	table, err := OpenTable(context.Background(), path, TableOptions{HeaderRows: -1})
	if err != nil {
		t.Fatal(err)
	}
	cells := 0
	for _, r := range allRows(t, table) {
		other, err := sheet.GetRow(r.Number - 1)
		if err != nil {
			t.Fatal(err)
		}
		for i := range r.Cells {
			cell, err := other.GetCol(i)
			if err != nil {
				t.Fatal(err)
			}
			want := string(bytes.ReplaceAll([]byte(cell.GetString()), []byte("\xF3w"), []byte("ów")))
			want = string(bytes.ReplaceAll([]byte(want), []byte("\xF3j"), []byte("ój")))
			if CleanCell(want) != r.Cells[i] {
				t.Errorf("%s: %q, xlsReader %q", cellPlace(r.Number, i), r.Cells[i], want)
			}
			cells++
		}
	}
	if cells < 1000 {
		t.Errorf("only %d cells compared", cells)
	}
}

// FuzzXLS: any compound file is read within the limits or refused with a code.
func FuzzXLS(f *testing.F) {
	f.Add(compound("Workbook", biffBook(nil, labels("a", "ż"))))
	f.Add(compound("Workbook", biffBook(func(b *biff) { b.record(biffSST, uint32(1), uint32(1), wide("Łódź", 2)) },
		func(b *biff) { b.record(biffLabelSST, uint16(0), uint16(0), uint16(0), uint32(0)) })))
	f.Add([]byte(compoundMagic))
	f.Fuzz(func(t *testing.T, data []byte) {
		if !bytes.HasPrefix(data, []byte(compoundMagic)) {
			data = append([]byte(compoundMagic), data...)
		}
		checkReading(t, data)
	})
}

// FuzzXLSRecords: as FuzzXLS for the records themselves, which it seldom reaches.
func FuzzXLSRecords(f *testing.F) {
	f.Add(biffBook(nil, labels("a", "ż")))
	f.Add(biffBook(everyGlobal, func(b *biff) { b.record(biffLabelSST, uint16(0), uint16(0), uint16(0), uint32(3)) }))
	f.Fuzz(func(t *testing.T, stream []byte) {
		x, err := openXLS(context.Background(), "t.xls", stream)
		if err != nil {
			if code := contest.CodeOf(xlsTrouble(err, "t.xls")); code == "" {
				t.Fatalf("no code: %v", err)
			}
			return
		}
		for i := range x.sheets {
			if _, err := surveyWorksheet(context.Background(), input{file: "t.xls"}, x, i); err != nil && contest.CodeOf(err) == "" {
				t.Fatalf("no code: %v", err)
			}
		}
	})
}
