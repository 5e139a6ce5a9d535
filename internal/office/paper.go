package office

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"

	"golang.org/x/sync/errgroup"
)

// pictures are the settings' pictures, read once a batch.
type pictures struct {
	logo, signature *drawing.Image
}

// pictures reads logo and signature; a setting that names no file gives none.
func (o *Office) pictures() (p pictures, err error) {
	if p.logo, err = picture(o.settings().Contest.Logo); err != nil {
		return p, err
	}
	p.signature, err = picture(o.settings().Signatory.Signature)
	return p, err
}

func picture(path string) (*drawing.Image, error) {
	if path == "" {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	img, err := drawing.NewImage(data)
	if err != nil {
		return nil, contest.E("picture_unusable", "file", path).Because(err)
	}
	return img, nil
}

// parts writes a long run of pages into one file or, over a part's length, into
// numbered ones: NAME-001.pdf, NAME-002.pdf …
type parts struct {
	batch *drawing.Batch
	files []string
}

func newParts(out string, info drawing.Info, pages int) *parts {
	p := &parts{}
	p.batch = drawing.NewBatch(info, 0, func(part int, pdf []byte) error {
		name := out
		if pages > drawing.PartPages {
			ext := filepath.Ext(out)
			name = fmt.Sprintf("%s-%03d%s", strings.TrimSuffix(out, ext), part, ext)
		}
		p.files = append(p.files, name)
		return writeFile(name, pdf)
	})
	return p
}

func (p *parts) add(page drawing.Page) error { return p.batch.Add(page) }

func (p *parts) close() ([]string, error) {
	_, err := p.batch.Close()
	return p.files, err
}

// inParallel does n pieces of work on all cores, tells the progress and stops at
// the first error.
func inParallel(ctx context.Context, n int, work func(i int) error) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	var done atomic.Int64
	for i := range n {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := work(i); err != nil {
				return err
			}
			progress(ctx, int(done.Add(1)), n)
			return nil
		})
	}
	return g.Wait()
}
