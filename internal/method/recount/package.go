package recount

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// Names of a package's parts that are read again.
const (
	casesName    = "recount.json"
	manifestName = "SHA256SUMS"
)

// Limits of a package that is read. A part that unpacks to more than maxRatio times
// its packed size (answers pack to about a twentieth) is a bomb.
const (
	maxParts    = 100
	maxManifest = 1 << 16
	maxRatio    = 400
)

// Package is what the office hands over. Codes name the institutions (Anonymise),
// in the order of the Input. Title names the edition; Seal is the hash the rules
// were sealed with, may be empty.
type Package struct {
	Title     string
	Seal      string
	Input     score.Input
	Codes     []string
	Languages []Language
}

// Write makes the zip: recount.json, tables, rules in each language, and the SHA-256
// of each part. The same Package gives the same bytes: parts stand by name and
// carry no time. It gives back the number of cases.
func Write(w io.Writer, p Package) (cases int, err error) {
	if len(p.Codes) != len(p.Input.Institutions) {
		return 0, contest.E("recount_codes", "codes", len(p.Codes), "institutions", len(p.Input.Institutions))
	}
	all := Cases(p.Input, p.Codes)
	parts := []part{
		{casesName, func(w io.Writer) error { return WriteJSON(w, all) }},
		{"answers.csv", func(w io.Writer) error { return writeAnswers(w, all[0]) }},
		{"institutions.csv", func(w io.Writer) error { return writeInstitutions(w, all[0], p) }},
		{"items.csv", func(w io.Writer) error { return writeItems(w, all[0]) }},
		{"rules.csv", func(w io.Writer) error { return writeRules(w, p.Input) }},
	}
	for _, l := range p.Languages {
		parts = append(parts, part{"rules." + l.Code + ".txt", func(w io.Writer) error {
			_, err := io.WriteString(w, rulesText(p, l, len(all)))
			return err
		}})
	}
	slices.SortFunc(parts, func(a, b part) int { return strings.Compare(a.name, b.name) })
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.DefaultCompression)
	})
	var sums strings.Builder
	for _, part := range parts {
		sum, err := part.writeTo(z)
		if err != nil {
			return 0, err
		}
		fmt.Fprintf(&sums, "%s  %s\n", sum, part.name)
	}
	manifest := part{manifestName, func(w io.Writer) error {
		_, err := io.WriteString(w, sums.String())
		return err
	}}
	if _, err := manifest.writeTo(z); err != nil {
		return 0, err
	}
	return len(all), z.Close()
}

// part is one file of the package.
type part struct {
	name  string
	write func(io.Writer) error
}

// writeTo adds the part and gives the SHA-256 of its bytes.
func (p part) writeTo(z *zip.Writer) (string, error) {
	w, err := z.Create(p.name)
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	buffered := bufio.NewWriterSize(io.MultiWriter(w, hash), encoderBuffer)
	if err := p.write(buffered); err != nil {
		return "", err
	}
	if err := buffered.Flush(); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// openPackage checks a zip's parts against its manifest, where it has one, and
// opens recount.json. Codes: recount_zip, recount_no_cases, recount_large,
// recount_bomb, recount_manifest, recount_changed.
func openPackage(src io.ReaderAt, size int64) (io.Reader, error) {
	z, err := zip.NewReader(src, size)
	if err != nil {
		return nil, contest.E("recount_zip").Because(err)
	}
	if len(z.File) > maxParts {
		return nil, contest.E("recount_zip").Because(fmt.Errorf("%d parts", len(z.File)))
	}
	files := map[string]*zip.File{}
	for _, f := range z.File {
		if files[f.Name] != nil {
			return nil, contest.E("recount_zip").Because(fmt.Errorf("part %q twice", f.Name))
		}
		files[f.Name] = f
	}
	cases := files[casesName]
	if cases == nil {
		return nil, contest.E("recount_no_cases", "part", casesName)
	}
	if m := files[manifestName]; m != nil {
		if err := checkManifest(m, files); err != nil {
			return nil, err
		}
	}
	return openPart(cases, maxPart)
}

// checkManifest compares each part the manifest names.
func checkManifest(m *zip.File, files map[string]*zip.File) error {
	r, err := openPart(m, maxManifest)
	if err != nil {
		return err
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return broken(err)
	}
	named := false
	for line := range bytes.Lines(text) {
		sum, name, ok := strings.Cut(strings.TrimRight(string(line), "\r\n"), "  ")
		f := files[name]
		if !ok || f == nil {
			return contest.E("recount_manifest", "line", shown(string(line)))
		}
		named = named || name == casesName
		r, err := openPart(f, maxPart)
		if err != nil {
			return err
		}
		hash := sha256.New()
		if _, err := io.Copy(hash, r); err != nil {
			return broken(err)
		}
		if hex.EncodeToString(hash.Sum(nil)) != sum {
			return contest.E("recount_changed", "part", shown(name))
		}
	}
	if !named {
		return contest.E("recount_manifest", "line", casesName)
	}
	return nil
}

// openPart opens a part that unpacks to at most limit bytes, whatever its header says.
func openPart(f *zip.File, limit int64) (io.Reader, error) {
	switch {
	case f.UncompressedSize64 > uint64(limit):
		return nil, contest.E("recount_large", "part", shown(f.Name), "max", max(1, limit>>20))
	case f.UncompressedSize64 > 1<<20 && f.UncompressedSize64/maxRatio > f.CompressedSize64:
		return nil, contest.E("recount_bomb", "part", shown(f.Name))
	}
	r, err := f.Open()
	if err != nil {
		return nil, broken(err)
	}
	return partReader{r}, nil
}

// partReader names the faults of a part; archive/zip ends it at its declared size.
type partReader struct{ r io.Reader }

func (p partReader) Read(b []byte) (int, error) {
	n, err := p.r.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		err = broken(err)
	}
	return n, err
}

// broken makes a fault of the container a message; one that has a code stays.
func broken(err error) error {
	if contest.CodeOf(err) != "" {
		return err
	}
	return contest.E("recount_zip").Because(err)
}
