package scan

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"os"
	"strings"
	"testing"
	"time"

	"biurolidera/internal/contest"

	"github.com/google/go-cmp/cmp"
)

// TestMain is the program that reads, too.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == Helper {
		os.Exit(Serve(os.Stdin, os.Stdout))
	}
	var err error
	if Program, err = os.Executable(); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// secret stands wherever a PDF can tell who made it.
const secret = "TAJNY"

// photo is a JPEG with a dark left half, whose EXIF tells what it must not.
func photo(t testing.TB) []byte {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 60, 80))
	draw.Draw(img, image.Rect(30, 0, 60, 80), image.NewUniform(color.White), image.Point{}, draw.Src)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	exif := "Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00" + secret
	return append([]byte("\xff\xd8\xff\xe1\x00"+string(rune(len(exif)+2))+exif), b.Bytes()[2:]...)
}

// made writes a PDF of objects, numbered from 1, the first the catalogue.
func made(info string, objects ...string) []byte {
	var b bytes.Buffer
	var at []int
	b.WriteString("%PDF-1.7\n")
	for n, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n+1, o)
	}
	x := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R/Info<<%s>>>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, info, x)
	return b.Bytes()
}

func stream(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", dict, len(data), data)
}

// scanned is a scan of two pages, the first with a remark somebody wrote.
func scanned(t testing.TB) []byte {
	t.Helper()
	page := func(more string) string {
		return "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Resources<</XObject<</I 5 0 R>>>>/Contents 6 0 R" + more + ">>"
	}
	return made("/Author("+secret+")/Creator("+secret+")",
		"<</Type/Catalog/Pages 2 0 R/Metadata 7 0 R/OpenAction<</S/JavaScript/JS("+secret+")>>/Names<</EmbeddedFiles<</Names[("+secret+")8 0 R]>>>>>>",
		"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
		page("/Annots[9 0 R]"),
		page(""),
		stream("/Type/XObject/Subtype/Image/Width 60/Height 80/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode", string(photo(t))),
		stream("", "300 0 0 400 0 0 cm /I Do"),
		stream("/Type/Metadata/Subtype/XML", "<x:xmpmeta>"+secret+"</x:xmpmeta>"),
		"<</Type/Filespec/F("+secret+")/EF<</F 10 0 R>>>>",
		"<</Type/Annot/Subtype/Square/Rect[10 10 50 50]/T("+secret+")/Contents("+secret+")/C[1 0 0]>>",
		stream("/Type/EmbeddedFile", secret),
	)
}

func pages(t testing.TB, data []byte) (all []*image.Gray) {
	t.Helper()
	err := Pages(context.Background(), "x.pdf", data, 150, func(page []byte) error {
		img, err := jpeg.Decode(bytes.NewReader(page))
		if err != nil {
			return err
		}
		gray := image.NewGray(img.Bounds())
		draw.Draw(gray, gray.Bounds(), img, image.Point{}, draw.Src)
		all = append(all, gray)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestPages(t *testing.T) {
	all := pages(t, scanned(t))
	if len(all) != 2 {
		t.Fatalf("%d pages", len(all))
	}
	if got := all[1].Bounds().Size(); got != image.Pt(150, 200) {
		t.Errorf("a page is %v", got)
	}
	if left, right := all[1].GrayAt(30, 100).Y, all[1].GrayAt(120, 100).Y; left > 30 || right < 225 {
		t.Errorf("left %d, right %d", left, right)
	}
}

func TestCleanTellsNothing(t *testing.T) {
	ctx := context.Background()
	dirty := scanned(t)
	clean, err := Clean(ctx, "x.pdf", dirty)
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(clean, []byte(secret)); n > 0 {
		t.Errorf("it tells %d times who made it", n)
	}
	for _, word := range []string{"/Annots", "JavaScript", "EmbeddedFile"} {
		if bytes.Contains(clean, []byte(word)) {
			t.Errorf("%s is left", word)
		}
	}
	if diff := cmp.Diff(pages(t, dirty)[1], pages(t, clean)[1]); diff != "" {
		t.Error("the picture is another:", diff)
	}
	again, err := Clean(ctx, "x.pdf", dirty)
	if err != nil || !bytes.Equal(clean, again) {
		t.Error("the second time gives other bytes", err)
	}
	if twice, err := Clean(ctx, "x.pdf", clean); err != nil || len(pages(t, twice)) != 2 {
		t.Error("a clean one can't be cleaned", err)
	}
}

func TestBadFiles(t *testing.T) {
	locked, err := os.ReadFile("testdata/locked.pdf")
	if err != nil {
		t.Fatal(err)
	}
	long := made("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids["+strings.Repeat("3 0 R ", MaxPages+1)+"]/Count 101>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>")
	whole := scanned(t)
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "pdf_damaged"},
		{"a beginning", []byte("%PDF-1.7\n"), "pdf_damaged"},
		{"something else", []byte("%PDF-1.7\n" + strings.Repeat("śmieci", 500)), "pdf_damaged"},
		{"no pages", made("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"), "pdf_damaged"},
		{"a password", locked, "pdf_locked"},
		{"a book", long, "pdf_pages"},
		{"cut short", whole[:len(whole)/3], "pdf_damaged"},
	} {
		if err := Pages(context.Background(), c.name, c.data, 100, func([]byte) error { return nil }); contest.CodeOf(err) != c.want {
			t.Errorf("%s: pages: %v", c.name, err)
		}
		if _, err := Clean(context.Background(), c.name, c.data); contest.CodeOf(err) != c.want {
			t.Errorf("%s: clean: %v", c.name, err)
		}
	}
}

// A page that never ends to be drawn ends with the caller's context.
func TestCancel(t *testing.T) {
	endless := made("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R>>",
		stream("", strings.Repeat("0 0 300 400 re 20 20 260 360 re f* ", 200_000)))
	ctx, cancel := context.WithTimeout(context.Background(), 700*time.Millisecond)
	defer cancel()
	began := time.Now()
	err := Pages(ctx, "x.pdf", endless, 4000, func([]byte) error { return nil })
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("after %v: %v", time.Since(began), err)
	}
}

// A helper that dies or can't be started, and an error of who takes the pages.
func TestHelperThatFails(t *testing.T) {
	self := Program
	defer func() { Program = self }()
	whole, none := scanned(t), func([]byte) error { return nil }
	for _, c := range []struct{ program, want string }{{"/bin/false", "pdf_damaged"}, {"/bin/cat", "pdf_damaged"}, {"/missing", ""}} {
		Program = c.program
		if err := Pages(context.Background(), "x.pdf", whole, 100, none); contest.CodeOf(err) != c.want || err != nil && c.want == "" {
			t.Errorf("%s: %v", c.program, err)
		}
	}
	enough := errors.New("enough")
	for _, p := range []string{self, ""} {
		Program = p
		if err := Pages(context.Background(), "x.pdf", whole, 100, func([]byte) error { return enough }); !errors.Is(err, enough) {
			t.Errorf("%q: %v", p, err)
		}
	}
}

// Where nothing can be kept, the reader works all the same.
func TestWithoutAFolder(t *testing.T) {
	file := t.TempDir() + "/file"
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"XDG_CACHE_HOME", "LocalAppData", "HOME"} {
		t.Setenv(name, file)
	}
	if n := len(pages(t, scanned(t))); n != 2 {
		t.Errorf("%d pages", n)
	}
}
