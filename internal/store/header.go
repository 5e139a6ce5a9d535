package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"biurolidera/internal/contest"
)

// Extension is the ending of the program's files.
const Extension = ".lider"

// headerSize is that of an SQLite file, minPage the smallest page there is.
const (
	headerSize = 100
	minPage    = 512
)

var (
	sqliteMagic = []byte("SQLite format 3\x00")
	ageMagic    = []byte("age-encryption.org/")
)

// header is what the first bytes of a file say, read without SQLite, so that a
// file that is not ours is never opened by it.
type header struct {
	pageSize int64
	pages    int64 // as the header counts, 0 if it does not say
	version  int   // user_version: our schema
	size     int64 // of the file
}

// readHeader reads and checks the header. Its errors have the codes file_missing,
// file_foreign, file_empty, file_encrypted, file_damaged and file_unreadable.
func readHeader(path string) (header, error) {
	var h header
	f, err := os.Open(path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return h, fileError("file_missing", path).Because(err)
		}
		return h, fileError("file_unreadable", path).Because(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return h, fileError("file_unreadable", path).Because(err)
	}
	if !info.Mode().IsRegular() {
		return h, fileError("file_foreign", path)
	}
	if info.Size() == 0 {
		return h, fileError("file_empty", path)
	}
	b := make([]byte, headerSize)
	n, err := io.ReadFull(f, b)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return h, fileError("file_unreadable", path).Because(err)
	}
	return parseHeader(path, b[:n], info.Size())
}

// parseHeader reads the first bytes of a file of that size.
// The offsets are those of the SQLite file format, §1.3.
func parseHeader(path string, b []byte, size int64) (header, error) {
	h := header{size: size}
	switch {
	case bytes.HasPrefix(b, ageMagic):
		return h, fileError("file_encrypted", path)
	case len(b) >= 16 && bytes.Equal(b[:16], make([]byte, 16)):
		return h, fileError("file_damaged", path)
	case !bytes.HasPrefix(b, sqliteMagic):
		return h, fileError("file_foreign", path)
	case size < minPage || len(b) < headerSize:
		return h, fileError("file_damaged", path)
	case binary.BigEndian.Uint32(b[68:]) != applicationID:
		return h, fileError("file_foreign", path)
	}
	h.pageSize = int64(binary.BigEndian.Uint16(b[16:]))
	if h.pageSize == 1 {
		h.pageSize = 1 << 16
	}
	if h.pageSize < minPage || h.pageSize&(h.pageSize-1) != 0 {
		return h, fileError("file_damaged", path)
	}
	h.version = int(int32(binary.BigEndian.Uint32(b[60:])))
	if h.version < 1 {
		return h, fileError("file_damaged", path)
	}
	if binary.BigEndian.Uint32(b[24:]) == binary.BigEndian.Uint32(b[92:]) {
		h.pages = int64(binary.BigEndian.Uint32(b[28:]))
	}
	return h, nil
}

// whole tells whether the file has as many bytes as its header says. While a -wal
// is there the header may be ahead of the file.
func (h header) whole() bool {
	return h.size%h.pageSize == 0 && (h.pages == 0 || h.pages*h.pageSize <= h.size)
}

// fileError is about a file by its path.
func fileError(code, path string) *contest.Error {
	return contest.E(code, "file", filepath.Base(path), "path", path)
}
