package scan

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/jpeg"
	"io"
	"os"
	"path/filepath"

	"biurolidera/internal/contest"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// memoryPages bounds the reader's memory, in pages of 64 KiB: a scan of A3 at 600 dots
// to the inch takes about 100 MB.
const memoryPages = 512 << 20 >> 16

// reader has one file open.
type reader struct {
	pdfium.Pdfium
	file  references.FPDF_DOCUMENT
	pages int
}

// open starts a reader on a file and ends it after use.
func open(ctx context.Context, q question, use func(reader) error) error {
	pool, end, err := start(ctx)
	if err != nil {
		return fmt.Errorf("scan: %w", err)
	}
	defer end()
	in, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return fmt.Errorf("scan: %w", err)
	}
	return said(ctx, q.Name, read(in, q, use))
}

func read(in pdfium.Pdfium, q question, use func(reader) error) error {
	doc, err := in.OpenDocument(&requests.OpenDocument{File: &q.PDF})
	if err != nil {
		return err
	}
	count, err := in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	switch {
	case err != nil:
		return err
	case count.PageCount == 0:
		return contest.E("pdf_damaged", "file", q.Name)
	case count.PageCount > MaxPages:
		return contest.E("pdf_pages", "file", q.Name, "pages", count.PageCount, "max", MaxPages)
	}
	return use(reader{in, doc.Document, count.PageCount})
}

// said gives the office's words for what the reader says.
func said(ctx context.Context, name string, err error) error {
	var known *contest.Error
	switch {
	case err == nil, errors.As(err, &known):
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return contest.E("pdf_locked", "file", name).Because(err)
	}
	return contest.E("pdf_damaged", "file", name).Because(err)
}

// start makes what gives a reader, and what ends it. Translating the reader for this
// machine takes seconds, so the outcome is kept in the user's folder for such things; where
// that can't be, it is translated each time.
func start(ctx context.Context) (pool pdfium.Pool, end func(), err error) {
	kept, err := translated()
	if err == nil {
		pool, end, err = startWith(ctx, kept)
	}
	if err != nil && ctx.Err() == nil {
		pool, end, err = startWith(ctx, wazero.NewCompilationCache())
	}
	return pool, end, err
}

func startWith(ctx context.Context, kept wazero.CompilationCache) (pool pdfium.Pool, end func(), err error) {
	pool, err = webassembly.Init(webassembly.Config{
		Context: ctx, MaxTotal: 1, FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard, RandomSource: zeros{},
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(memoryPages).
			WithCloseOnContextDone(true).
			WithCompilationCache(kept),
	})
	if err != nil {
		_ = kept.Close(context.WithoutCancel(ctx))
		return nil, nil, err
	}
	return pool, func() { _, _ = pool.Close(), kept.Close(context.WithoutCancel(ctx)) }, nil
}

func translated() (wazero.CompilationCache, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil, err
	}
	return wazero.NewCompilationCacheWithDir(filepath.Join(dir, "Biuro Lidera", "pdf"))
}

// zeros is where the reader takes chance from: it needs none, and the same file shall
// give the same bytes.
type zeros struct{}

// Read implements io.Reader.
func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// page gives a page as a JPEG.
func (r reader) page(n, width int) ([]byte, error) {
	made, err := r.RenderPageInPixels(&requests.RenderPageInPixels{
		Page: requests.Page{ByIndex: &requests.PageByIndex{Document: r.file, Index: n}}, Width: width, Height: 4 * width,
	})
	if err != nil {
		return nil, err
	}
	defer made.Cleanup()
	var b bytes.Buffer
	err = jpeg.Encode(&b, made.Result.RenderedImage, &jpeg.Options{Quality: 88})
	return b.Bytes(), err
}

func (r reader) anew() ([]byte, error) {
	for n := range r.pages { // remarks become part of what the page shows
		page := requests.Page{ByIndex: &requests.PageByIndex{Document: r.file, Index: n}}
		if _, err := r.FPDFPage_Flatten(&requests.FPDFPage_Flatten{Page: page, Usage: requests.FPDFPage_FlattenUsageNormalDisplay}); err != nil {
			return nil, err
		}
	}
	fresh, err := r.FPDF_CreateNewDocument(&requests.FPDF_CreateNewDocument{})
	if err != nil {
		return nil, err
	}
	if _, err := r.FPDF_ImportPages(&requests.FPDF_ImportPages{Source: r.file, Destination: fresh.Document}); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	_, err = r.FPDF_SaveAsCopy(&requests.FPDF_SaveAsCopy{Document: fresh.Document, Flags: requests.SaveFlagNoIncremental, FileWriter: &b})
	return b.Bytes(), err
}

// blankEXIF overwrites what a camera or a telephone wrote into the JPEGs of a file, byte
// for byte, so that nothing moves.
func blankEXIF(pdf []byte) {
	for _, mark := range []string{"Exif\x00\x00", "http://ns.adobe.com/xap/1.0/\x00"} {
		for rest := pdf; ; {
			at := bytes.Index(rest, []byte(mark))
			if at < 0 {
				break
			}
			if at >= 4 && rest[at-4] == 0xff && rest[at-3] == 0xe1 { // the segment's marker and length
				end := at - 2 + int(rest[at-2])<<8 + int(rest[at-1])
				clear(rest[at:min(end, len(rest))])
			}
			rest = rest[at+len(mark):]
		}
	}
}
