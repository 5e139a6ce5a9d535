package disk

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"hash/fnv"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"sync/atomic"
	"syscall"
	"time"
)

// A temporary file is named .lider-HOST-PID-RUN-N.tmp, so that a later start
// knows whether the program that wrote it may still be at work.
var (
	tempPattern = regexp.MustCompile(`^\.lider-([0-9a-f]{8})-(\d+)-([0-9a-f]{8})-\d+\.tmp$`)
	tempCount   atomic.Int64
	thisRun     = func() string {
		var b [4]byte
		rand.Read(b[:]) // never fails
		return hex.EncodeToString(b[:])
	}()
	thisHost = func() string {
		name, _ := os.Hostname() // no name: all such hosts count as one
		h := fnv.New32a()
		h.Write([]byte(name))
		return hex.EncodeToString(h.Sum(nil))
	}()
)

// staleAfter is how old a temporary file of another computer must be to be taken
// for left behind.
const staleAfter = 24 * time.Hour

func tempName() string {
	return ".lider-" + thisHost + "-" + strconv.Itoa(os.Getpid()) + "-" + thisRun + "-" +
		strconv.FormatInt(tempCount.Add(1), 10) + ".tmp"
}

// CleanTemp removes temporary files that a killed program left in a folder: those
// of this computer whose process is gone, and of others when a day old at now.
// Files of anybody else are never touched. A missing folder is no error.
func CleanTemp(dir string, now time.Time) (removed int, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return 0, nil
		}
		return 0, failed(dir, err)
	}
	for _, e := range entries {
		m := tempPattern.FindStringSubmatch(e.Name())
		if m == nil || !e.Type().IsRegular() || !stale(e, m[1], m[2], m[3], now) {
			continue
		}
		if os.Remove(filepath.Join(dir, e.Name())) == nil {
			removed++
		}
	}
	return removed, nil
}

func stale(e os.DirEntry, host, pid, run string, now time.Time) bool {
	if host != thisHost {
		fi, err := e.Info()
		return err == nil && now.Sub(fi.ModTime()) > staleAfter
	}
	if run == thisRun {
		return false
	}
	n, err := strconv.Atoi(pid)
	return err == nil && (n == os.Getpid() || !alive(n))
}

// alive tells whether a process of this computer exists.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer func() { _ = p.Release() }()
	if runtime.GOOS == "windows" {
		return true // FindProcess opened it
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, os.ErrPermission)
}
