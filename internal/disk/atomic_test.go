package disk

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"biurolidera/internal/contest"
)

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// onlyFiles fails unless the folder holds just these names.
func onlyFiles(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

func TestWriteAtomic(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	for _, text := range []string{"first", "second, longer", ""} {
		if err := WriteAtomic(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := read(t, path); got != text {
			t.Errorf("read %q, wrote %q", got, text)
		}
	}
	if fi, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && fi.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", fi.Mode(), err)
	}
	onlyFiles(t, dir, "a.txt")
}

func TestStreamAppearsOnlyByCommit(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "b.bin")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	f, err := CreateAtomic(path)
	if err != nil {
		t.Fatal(err)
	}
	if f.Name() != path {
		t.Errorf("Name = %q", f.Name())
	}
	big := bytes.Repeat([]byte("x"), 300_000)
	if _, err := f.Write(big); err != nil {
		t.Fatal(err)
	}
	if got := read(t, path); got != "old" {
		t.Errorf("the file changed before Commit: %.20q", got)
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	f.Abort() // after Commit: nothing
	if got := read(t, path); got != string(big) {
		t.Error("Commit did not put the file")
	}
	if err := f.Commit(); err == nil {
		t.Error("a second Commit passes")
	}
	if _, err := f.Write(big); err == nil {
		t.Error("Write after Commit passes")
	}
	onlyFiles(t, dir, "b.bin")
}

func TestAbortLeavesTheOldFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "c.txt")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	f, err := CreateAtomic(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte("new")); err != nil {
		t.Fatal(err)
	}
	f.Abort()
	f.Abort()
	if got := read(t, path); got != "old" {
		t.Errorf("read %q", got)
	}
	onlyFiles(t, dir, "c.txt")
}

func TestErrorsSayWhy(t *testing.T) {
	dir := t.TempDir()
	if err := WriteAtomic(filepath.Join(dir, "no", "x"), nil, 0o644); !errors.Is(err, contest.E("disk_no_folder")) {
		t.Errorf("missing folder: %v", err)
	}
	if err := os.Mkdir(filepath.Join(dir, "d"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := WriteAtomic(filepath.Join(dir, "d"), []byte("x"), 0o644); !errors.Is(err, contest.E("disk_write")) {
		t.Errorf("a folder in the way: %v", err)
	}
	onlyFiles(t, dir, "d")
}

func TestLinkStaysALink(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real"), filepath.Join(dir, "link")
	if err := os.WriteFile(real, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Skip("no links here:", err)
	}
	if err := WriteAtomic(link, []byte("new"), 0o644); err != nil {
		t.Fatal(err)
	}
	if fi, err := os.Lstat(link); err != nil || fi.Mode()&os.ModeSymlink == 0 {
		t.Error("the link became a file")
	}
	if got := read(t, real); got != "new" {
		t.Errorf("the file behind the link holds %q", got)
	}
}

// On a full disk the old file stays and nothing half is left. os.WriteFile on the
// same disk is the negative control: it must destroy the old file, or this test
// proves nothing.
func TestFullDisk(t *testing.T) {
	if runtime.GOOS != "linux" || os.Geteuid() != 0 {
		t.Skip("needs root on Linux to mount a small tmpfs")
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("no tmpfs here: %v %s", err, out)
	}
	defer exec.Command("umount", dir).Run()
	path := filepath.Join(dir, "licence.pdf")
	if err := WriteAtomic(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	big := bytes.Repeat([]byte("x"), 200_000)
	if err := WriteAtomic(path, big, 0o644); !errors.Is(err, contest.E("disk_full")) {
		t.Errorf("WriteAtomic on a full disk: %v", err)
	}
	if got := read(t, path); got != "old" {
		t.Errorf("the old file is %d bytes long", len(got))
	}
	onlyFiles(t, dir, "licence.pdf")
	if err := RequireSpace(path, 1<<20); !errors.Is(err, contest.E("disk_space")) {
		t.Errorf("RequireSpace: %v", err)
	}
	if err := RequireSpace(path, 1000); err != nil {
		t.Errorf("RequireSpace of little: %v", err)
	}
	if err := os.WriteFile(path, big, 0o644); err == nil || read(t, path) == "old" {
		t.Error("the control kept the old file: the disk was not full")
	}
}

func TestFreeSpaceOfAFolderToBe(t *testing.T) {
	dir := t.TempDir()
	here, err := FreeSpace(dir)
	if err != nil || here == 0 {
		t.Fatalf("FreeSpace = %d, %v", here, err)
	}
	if there, err := FreeSpace(filepath.Join(dir, "a", "b", "c.pdf")); err != nil || there == 0 {
		t.Errorf("FreeSpace of a path to be = %d, %v", there, err)
	}
}

func TestCleanTemp(t *testing.T) {
	dir := t.TempDir()
	dead := exec.Command(os.Args[0], "-test.run=^$")
	if err := dead.Run(); err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	names := map[string]bool{ // name: stays
		".lider-" + thisHost + "-" + itoa(dead.Process.Pid) + "-00000000-1.tmp": false,
		".lider-" + thisHost + "-" + itoa(os.Getpid()) + "-00000000-1.tmp":      false,
		".lider-" + thisHost + "-" + itoa(os.Getppid()) + "-00000000-1.tmp":     true,
		tempName():                         true,
		".lider-00000000-1-00000000-1.tmp": true,
		"other.tmp":                        true,
		".lider.tmp":                       true,
	}
	for n := range names {
		if err := os.WriteFile(filepath.Join(dir, n), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := CleanTemp(dir, now); err != nil || n != 2 {
		t.Errorf("CleanTemp removed %d, %v", n, err)
	}
	for n, stays := range names {
		if _, err := os.Stat(filepath.Join(dir, n)); (err == nil) != stays {
			t.Errorf("%s: %v, should stay: %v", n, err, stays)
		}
	}
	if n, err := CleanTemp(dir, now.Add(25*time.Hour)); err != nil || n != 1 {
		t.Errorf("a day later CleanTemp removed %d, %v", n, err)
	}
	if n, err := CleanTemp(filepath.Join(dir, "none"), now); err != nil || n != 0 {
		t.Errorf("missing folder: %d, %v", n, err)
	}
}
