package backup

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// Manifest stands beside a backup and says what it is. Seal hashes the other
// fields, so that a changed manifest shows too.
type Manifest struct {
	Format  int              `json:"format"` // 1
	Program string           `json:"program"`
	MadeAt  time.Time        `json:"made_at"`
	Source  string           `json:"source"` // name of the file it was made of
	FileID  string           `json:"file_id"`
	Example bool             `json:"example"`
	Schema  int              `json:"schema"`
	Head    store.Head       `json:"head"`
	Counts  map[string]int64 `json:"counts"`
	Size    int64            `json:"size"`
	SHA256  string           `json:"sha256"`
	Seal    string           `json:"seal"`
}

// manifestFormat is the only one there is.
const manifestFormat = 1

// ManifestPath is where the manifest of a backup lies.
func ManifestPath(backup string) string { return backup + ".manifest.json" }

// encode gives the manifest's bytes, sealed.
func (m Manifest) encode() ([]byte, error) {
	m.Seal = ""
	b, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(b)
	m.Seal = hex.EncodeToString(sum[:])
	b, err = json.MarshalIndent(m, "", "  ")
	return append(b, '\n'), err
}

// ReadManifest reads the manifest of a backup. Errors: backup_no_manifest,
// backup_manifest_changed.
func ReadManifest(backup string) (m Manifest, err error) {
	b, err := os.ReadFile(ManifestPath(backup))
	if errors.Is(err, fs.ErrNotExist) {
		return m, fault("backup_no_manifest", backup).Because(err)
	}
	if err != nil {
		return m, fault("backup_unreadable", backup).Because(err)
	}
	if err := json.Unmarshal(b, &m); err != nil {
		return Manifest{}, fault("backup_manifest_changed", backup).Because(err)
	}
	// Only the bytes that this manifest would be written as are taken.
	again, err := m.encode()
	if err != nil || !bytes.Equal(b, again) || m.Format != manifestFormat {
		return Manifest{}, fault("backup_manifest_changed", backup).Because(err)
	}
	return m, nil
}

// Verify proves a backup by its manifest: any changed bit of either is found.
// Errors are those of ReadManifest, with backup_missing and backup_changed.
func Verify(ctx context.Context, backup string) (m Manifest, err error) {
	if _, err := os.Stat(backup); err != nil {
		return m, fault("backup_missing", backup).Because(err)
	}
	m, err = ReadManifest(backup)
	if err != nil {
		return m, err
	}
	sum, size, err := hashFile(ctx, backup)
	if err != nil {
		return m, err
	}
	if sum != m.SHA256 || size != m.Size {
		return m, fault("backup_changed", backup)
	}
	return m, nil
}

// hashFile gives the SHA-256 and the size of a file.
func hashFile(ctx context.Context, path string) (sum string, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, fault("backup_unreadable", path).Because(err)
	}
	defer f.Close()
	h := sha256.New()
	size, err = io.Copy(h, cancelReader{ctx, f})
	if err != nil {
		if ctx.Err() != nil {
			return "", 0, ctx.Err()
		}
		return "", 0, fault("backup_unreadable", path).Because(err)
	}
	return hex.EncodeToString(h.Sum(nil)), size, nil
}

// cancelReader ends reading when ctx does.
type cancelReader struct {
	ctx context.Context
	io.Reader
}

// Read reads on until ctx ends.
func (r cancelReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}

// fault is an error about a backup by its path.
func fault(code, path string) *contest.Error {
	return contest.E(code, "file", filepath.Base(path), "path", path)
}
