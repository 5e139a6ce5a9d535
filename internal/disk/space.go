package disk

import (
	"os"
	"path/filepath"

	"biurolidera/internal/contest"
)

// FreeSpace tells how many bytes can still be written where path lies; path and
// folders above it need not exist yet.
func FreeSpace(path string) (uint64, error) {
	dir, err := filepath.Abs(path)
	if err != nil {
		return 0, failed(path, err)
	}
	for {
		if fi, err := os.Stat(dir); err == nil && fi.IsDir() {
			break
		}
		up := filepath.Dir(dir)
		if up == dir {
			break
		}
		dir = up
	}
	free, err := freeSpace(dir)
	if err != nil {
		return 0, failed(path, err)
	}
	return free, nil
}

// RequireSpace fails with code disk_space before work starts that needs more
// bytes than are free where path lies (reliability.md P10). Where the system
// can't tell, the work may be tried.
func RequireSpace(path string, need uint64) error {
	free, err := FreeSpace(path)
	if err != nil || free >= need {
		return nil
	}
	return contest.E("disk_space", "folder", filepath.Dir(path), "need", megabytes(need), "free", megabytes(free))
}

// megabytes rounds up.
func megabytes(n uint64) int { return int((n + 1<<20 - 1) >> 20) }
