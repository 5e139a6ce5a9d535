package backup

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A6: every flipped bit of a backup or of its manifest is found.
func TestEveryFlippedBitIsFound(t *testing.T) {
	dir := scene(t)
	path := filepath.Join(dir, "kopia.lider")
	r := rand.New(rand.NewPCG(1, 2))
	for _, c := range []struct {
		file  string
		flips int
	}{{path, 400}, {ManifestPath(path), -1}} {
		good := []byte(mustRead(t, c.file))
		bits := len(good) * 8
		flips := c.flips
		if flips < 0 {
			flips = bits // each
		}
		for n := range flips {
			bit := n
			if c.flips > 0 {
				bit = r.IntN(bits)
			}
			good[bit/8] ^= 1 << (bit % 8)
			if err := os.WriteFile(c.file, good, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := Verify(t.Context(), path); err == nil {
				t.Fatalf("%s: bit %d flipped unseen", filepath.Base(c.file), bit)
			}
			good[bit/8] ^= 1 << (bit % 8)
		}
		if err := os.WriteFile(c.file, good, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Verify(t.Context(), path); err != nil {
			t.Fatalf("the control failed: %v", err)
		}
	}
}

func TestVerifyRefuses(t *testing.T) {
	for code, change := range map[string]func(path string) error{
		"backup_missing":          os.Remove,
		"backup_no_manifest":      func(p string) error { return os.Remove(ManifestPath(p)) },
		"backup_manifest_changed": func(p string) error { return os.WriteFile(ManifestPath(p), []byte("{}"), 0o600) },
		"backup_changed":          func(p string) error { return os.Truncate(p, 4096) },
	} {
		dir := scene(t)
		path := filepath.Join(dir, "kopia.lider")
		if err := change(path); err != nil {
			t.Fatal(err)
		}
		_, err := Verify(t.Context(), path)
		wantCode(t, err, code)
		_, err = Restore(t.Context(), path, filepath.Join(dir, "biuro.lider"), options(dir))
		wantCode(t, err, code)
		if s := state(t, dir, "biuro.lider"); s != "a=now b= 10" {
			t.Errorf("%s: the file is now %s", code, s)
		}
	}
}

// Two manifests put together are none.
func TestManifestOfAnotherBackup(t *testing.T) {
	one, two := scene(t), scene(t)
	b := mustRead(t, ManifestPath(filepath.Join(two, "kopia.lider")))
	if err := os.WriteFile(ManifestPath(filepath.Join(one, "kopia.lider")), []byte(b), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Verify(t.Context(), filepath.Join(one, "kopia.lider"))
	wantCode(t, err, "backup_changed")
	mixed := strings.Replace(b, `"changes": 1`, `"changes": 2`, 1)
	if mixed == b {
		t.Fatal("the control failed: nothing to change")
	}
	if err := os.WriteFile(ManifestPath(filepath.Join(two, "kopia.lider")), []byte(mixed), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Verify(t.Context(), filepath.Join(two, "kopia.lider"))
	wantCode(t, err, "backup_manifest_changed")
}
