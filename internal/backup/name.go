package backup

import (
	"path/filepath"
	"strings"
	"time"

	"biurolidera/internal/store"
)

// stampFormat is the moment in the name of an automatic backup, by the office's clock.
const stampFormat = "20060102-150405"

// Name is the name of a backup that the program makes by itself of the file at path:
// "konkurs.20251128-120000.lider".
func Name(path string, at time.Time) string {
	return strings.TrimSuffix(filepath.Base(path), store.Extension) + "." + at.Format(stampFormat) + store.Extension
}

// ParseName takes such a name apart; ok is false for any other, which the program never
// thins out.
func ParseName(name string) (stem string, at time.Time, ok bool) {
	rest, ours := strings.CutSuffix(filepath.Base(name), store.Extension)
	dot := strings.LastIndexByte(rest, '.')
	if !ours || dot < 1 {
		return "", time.Time{}, false
	}
	at, err := time.ParseInLocation(stampFormat, rest[dot+1:], time.Local)
	return rest[:dot], at, err == nil
}
