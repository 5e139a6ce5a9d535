package drawing

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"biurolidera/internal/contest"
)

func encoded(t *testing.T, kind string, img image.Image) []byte {
	t.Helper()
	var buf bytes.Buffer
	var err error
	switch kind {
	case "png":
		err = png.Encode(&buf, img)
	case "jpeg":
		err = jpeg.Encode(&buf, img, nil)
	case "gif":
		err = gif.Encode(&buf, img, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// hugePNG claims a size without holding it.
func hugePNG(w, h uint32) []byte {
	b := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR")
	b = binary.BigEndian.AppendUint32(b, w)
	b = binary.BigEndian.AppendUint32(b, h)
	b = append(b, 8, 2, 0, 0, 0)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[12:]))
}

func TestImagesThatAreRefused(t *testing.T) {
	small := image.NewGray(image.Rect(0, 0, 8, 8))
	whole := encoded(t, "png", small)
	tests := []struct {
		name string
		data []byte
		code string
	}{
		{"empty", nil, "image_unreadable"},
		{"text", []byte("to nie obraz"), "image_unreadable"},
		{"GIF", encoded(t, "gif", small), "image_unreadable"},
		{"cut short", whole[:len(whole)-20], "image_unreadable"},
		{"JPEG cut short", encoded(t, "jpeg", small)[:200], "image_unreadable"},
		{"400 million pixels", hugePNG(20000, 20000), "image_too_large"},
		{"one row too long", hugePNG(1<<31-1, 1), "image_too_large"},
		{"too many bytes", append(whole, make([]byte, maxImageBytes)...), "image_too_large"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := NewImage(tt.data); contest.CodeOf(err) != tt.code {
				t.Errorf("err %v, want %s", err, tt.code)
			}
		})
	}
}

func TestImagesOfEveryKindArePrinted(t *testing.T) {
	box := image.Rect(0, 0, 16, 16)
	gray16, rgba64, paletted := image.NewGray16(box), image.NewNRGBA64(box), image.NewPaletted(box, color.Palette{color.White, color.RGBA{200, 0, 0, 255}})
	cmyk := image.NewCMYK(box)
	for y := range 16 {
		for x := range 16 {
			gray16.Set(x, y, color.Gray16{0x3000})
			rgba64.Set(x, y, color.NRGBA64{0xC000, 0, 0, 0xFFFF})
			paletted.SetColorIndex(x, y, 1)
			cmyk.Set(x, y, color.CMYK{0, 255, 255, 50})
		}
	}
	tests := map[string][]byte{
		"gray 16": encoded(t, "png", gray16), "RGBA 64": encoded(t, "png", rgba64), "paletted": encoded(t, "png", paletted),
		"gray JPEG": encoded(t, "jpeg", image.NewGray(box)), "RGB JPEG": encoded(t, "jpeg", paletted), "CMYK JPEG": encoded(t, "jpeg", cmyk),
	}
	for name, data := range tests {
		t.Run(name, func(t *testing.T) {
			im, err := NewImage(data)
			if err != nil {
				t.Fatal(err)
			}
			page := Page{Width: 40, Height: 40, Marks: []Mark{Picture{W: 40, H: 40, Image: im}}}
			pdf := mustPDF(t, Document{Pages: []Page{page}})
			sound(t, pdf)
			mean, _ := drift(t, paint(t, page, 1), printed(t, pdf, "72"))
			if mean > 3 {
				t.Errorf("print and preview differ by %.1f", mean)
			}
		})
	}
}

// TestInterlacedPNG: in Adam7 a single pixel is stored as in a plain file, so that
// only the sign in the header has to be set.
func TestInterlacedPNG(t *testing.T) {
	pixel := image.NewNRGBA(image.Rect(0, 0, 1, 1))
	pixel.Set(0, 0, color.NRGBA{0, 128, 0, 255})
	data := encoded(t, "png", pixel)
	data[28] = 1
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	im, err := NewImage(data)
	if err != nil {
		t.Fatal(err)
	}
	if im.data[28] != 0 {
		t.Error("the picture is still interlaced, which gopdf refuses")
	}
	page := Page{Width: 10, Height: 10, Marks: []Mark{Picture{W: 10, H: 10, Image: im}}}
	pdf := mustPDF(t, Document{Pages: []Page{page}})
	sound(t, pdf)
	if got := color.RGBAModel.Convert(printed(t, pdf, "72").At(5, 5)); got != (color.RGBA{0, 128, 0, 255}) {
		t.Errorf("printed %v", got)
	}
}
