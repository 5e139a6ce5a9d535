package drawing

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	"image/jpeg" // also registers the decoder
	"image/png"
	"sync"

	"biurolidera/internal/contest"
)

// Limits of a picture that is put into a paper (reliability.md B4).
const (
	maxImageBytes  = 20 << 20
	maxImagePixels = 40_000_000
)

// Image is a PNG or JPEG that may stand on many pages; a document holds it once.
// It may be used by several painters at once.
type Image struct {
	Width, Height int // pixels
	id            string
	data          []byte // PNG or JPEG that a PDF can carry as it is
	kind          string // "png" or "jpeg"
	once          sync.Once
	pixels        image.Image
	pixelsErr     error
	scaled        scaledImage
}

// NewImage reads a PNG or JPEG. Kinds that a PDF can't carry as they are (16 bits
// a channel, interlaced, CMYK) are encoded anew. It fails with image_unreadable
// or image_too_large.
func NewImage(data []byte) (*Image, error) {
	if len(data) > maxImageBytes {
		return nil, contest.E("image_too_large", "mb", maxImageBytes>>20, "mpx", maxImagePixels/1_000_000)
	}
	cfg, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || kind != "png" && kind != "jpeg" {
		return nil, contest.E("image_unreadable").Because(err)
	}
	if cfg.Width <= 0 || cfg.Height <= 0 || cfg.Width > maxImagePixels/cfg.Height {
		return nil, contest.E("image_too_large", "mb", maxImageBytes>>20, "mpx", maxImagePixels/1_000_000)
	}
	im := &Image{Width: cfg.Width, Height: cfg.Height, data: data, kind: kind}
	pixels, _, err := image.Decode(bytes.NewReader(data)) // a damaged file must not reach a paper
	if err != nil {
		return nil, contest.E("image_unreadable").Because(err)
	}
	if !carried(data, kind, cfg) {
		if err := im.encodeAnew(pixels); err != nil {
			return nil, err
		}
	}
	sum := sha256.Sum256(im.data)
	im.id = hex.EncodeToString(sum[:])
	return im, nil
}

// carried tells whether a PDF takes the file as it is.
func carried(data []byte, kind string, cfg image.Config) bool {
	if kind == "jpeg" {
		return cfg.ColorModel != color.CMYKModel
	}
	// IHDR: bit depth at 24, interlace method at 28.
	return len(data) > 28 && data[24] <= 8 && data[28] == 0
}

// encodeAnew replaces the file by one that a PDF carries: eight bits a channel, not
// interlaced, RGB. The picture looks the same.
func (im *Image) encodeAnew(pixels image.Image) error {
	var buf bytes.Buffer
	var err error
	if im.kind == "jpeg" {
		err = jpeg.Encode(&buf, rgbaOf(pixels), &jpeg.Options{Quality: 92})
	} else {
		err = png.Encode(&buf, rgbaOf(pixels))
	}
	if err != nil {
		return contest.E("image_unreadable").Because(err)
	}
	im.data = buf.Bytes()
	return nil
}

// rgbaOf copies pixels into eight bits a channel, alpha kept.
func rgbaOf(src image.Image) *image.NRGBA {
	b := src.Bounds()
	dst := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	for y := 0; y < b.Dy(); y++ {
		for x := 0; x < b.Dx(); x++ {
			dst.Set(x, y, src.At(b.Min.X+x, b.Min.Y+y))
		}
	}
	return dst
}

// decoded gives the pixels, decoded once.
func (im *Image) decoded() (image.Image, error) {
	im.once.Do(func() {
		var err error
		im.pixels, _, err = image.Decode(bytes.NewReader(im.data))
		if err != nil {
			im.pixelsErr = contest.E("image_unreadable").Because(err)
		}
	})
	return im.pixels, im.pixelsErr
}
