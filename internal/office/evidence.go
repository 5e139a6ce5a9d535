package office

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"image/png"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"biurolidera/internal/contest"
	"biurolidera/internal/disk"
	"biurolidera/internal/scan"
	"biurolidera/internal/store"
)

// Bounds of evidence (reliability.md B4): a larger picture could fill the memory.
const (
	MaxEvidenceBytes  = 20 << 20
	MaxEvidencePixels = 40_000_000
)

// AttachEvidence keeps a file beside an audit, by the hash of its bytes. Pictures and
// PDFs are written anew, so that neither EXIF (place, time, camera) nor who made them
// survives; recordings of sound and film are refused.
func (o *Office) AttachEvidence(ctx context.Context, auditCode, path, note string) (e contest.Evidence, err error) {
	defer wrap(&err, "AttachEvidence(%q)", auditCode)
	st, err := os.Stat(path)
	if err != nil {
		return e, cannotRead(path, err)
	}
	if st.Size() > MaxEvidenceBytes {
		return e, evidenceLarge(path)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return e, cannotRead(path, err)
	}
	data, kind, err := cleanEvidence(ctx, path, raw)
	if err != nil {
		return e, err
	}
	step := store.Step{Action: "attach_evidence", Args: contest.Args{"audit": auditCode}, Undoable: true}
	_, err = o.write(ctx, step, func(tx *store.Tx) error {
		a, err := tx.AuditByCode(auditCode)
		if err != nil {
			return err
		}
		base := filepath.Base(path)
		e, err = tx.PutEvidence(contest.Evidence{
			AuditID: a.ID, Type: kind, Note: note,
			Name: disk.SafeName(auditCode, strings.TrimSuffix(base, filepath.Ext(base)), extensions[kind]),
		}, data)
		return err
	})
	return e, err
}

// extensions are the file name endings of the types that are kept.
var extensions = map[string]string{"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf", "text/plain": "txt"}

// cleanEvidence checks a file by its content and gives the bytes that are kept.
func cleanEvidence(ctx context.Context, path string, raw []byte) (data []byte, kind string, err error) {
	kind, _, _ = strings.Cut(http.DetectContentType(raw), ";")
	switch kind {
	case "image/jpeg", "image/png":
		return reencode(path, raw)
	case "application/pdf":
		data, err = scan.Clean(ctx, filepath.Base(path), raw)
		return data, kind, err
	case "text/plain":
		if utf8.Valid(raw) {
			return raw, kind, nil
		}
	}
	return nil, "", contest.E("evidence_type", "file", filepath.Base(path), "max", MaxEvidenceBytes>>20)
}

// reencode writes a picture anew: JPEG stays JPEG, PNG stays PNG. The size is read
// before anything is unpacked.
func reencode(path string, raw []byte) ([]byte, string, error) {
	cfg, format, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil {
		return nil, "", contest.E("evidence_type", "file", filepath.Base(path), "max", MaxEvidenceBytes>>20).Because(err)
	}
	if cfg.Width <= 0 || cfg.Height <= 0 || cfg.Width > MaxEvidencePixels/cfg.Height {
		return nil, "", evidenceLarge(path)
	}
	img, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, "", contest.E("evidence_type", "file", filepath.Base(path), "max", MaxEvidenceBytes>>20).Because(err)
	}
	var b bytes.Buffer
	if format == "png" {
		err = png.Encode(&b, img)
		return b.Bytes(), "image/png", err
	}
	err = jpeg.Encode(&b, upright(img, exifOrientation(raw)), &jpeg.Options{Quality: 88})
	return b.Bytes(), "image/jpeg", err
}

func evidenceLarge(path string) error {
	return contest.E("evidence_large", "file", filepath.Base(path), "max", MaxEvidenceBytes>>20, "pixels", MaxEvidencePixels/1_000_000)
}
