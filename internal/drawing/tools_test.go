package drawing

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// tool runs another program over a PDF: papers are judged by other people's eyes.
// FILE among the arguments stands for the PDF.
func tool(t *testing.T, pdf []byte, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed (poppler-utils, qpdf)", name)
	}
	file := filepath.Join(t.TempDir(), "paper.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = file
		}
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// sound checks a PDF with qpdf and fails on a warning too.
func sound(t *testing.T, pdf []byte) {
	t.Helper()
	if out := tool(t, pdf, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Errorf("qpdf: %s", out)
	}
}

// copied gives the text a reader copies out, one line a line.
func copied(t *testing.T, pdf []byte) []string {
	t.Helper()
	out := tool(t, pdf, "pdftotext", "-layout", "-enc", "UTF-8", "FILE", "-")
	var lines []string
	for line := range strings.SplitSeq(strings.ReplaceAll(out, "\f", "\n"), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// printed gives the first page as poppler prints it.
func printed(t *testing.T, pdf []byte, dpi string) image.Image {
	t.Helper()
	path, err := exec.LookPath("pdftoppm")
	if err != nil {
		t.Skip("pdftoppm is not installed (poppler-utils)")
	}
	file := filepath.Join(t.TempDir(), "paper.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(path, "-r", dpi, "-png", "-singlefile", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func mustPDF(t *testing.T, doc Document) []byte {
	t.Helper()
	pdf, err := WritePDF(doc)
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

func one(marks ...Mark) Document {
	p := A4()
	p.Add(marks...)
	return Document{Info: Info{Title: "Próba"}, Pages: []Page{p}}
}
