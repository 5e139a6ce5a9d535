package office

import (
	"context"
	"strings"
	"unicode/utf8"

	"biurolidera/internal/contest"
	"biurolidera/internal/document/house"
	"biurolidera/internal/drawing"
	"biurolidera/internal/scan"
)

// scanWidth is how wide the picture of a PDF's page is, in pixels: of A4 200 dots to the
// inch, at which handwriting is read.
const scanWidth = 1654

// EvidencePages gives the pages on which a file kept beside an audit is shown: a picture
// as wide as a sheet of paper, the pages of a PDF, a text set on A4. A PDF that can't be
// read gives a page that says why.
func (o *Office) EvidencePages(ctx context.Context, e contest.Evidence) (pages []drawing.Page, err error) {
	defer wrap(&err, "EvidencePages(%d)", e.ID)
	data, err := o.EvidenceBytes(ctx, e)
	if err != nil {
		return nil, err
	}
	switch e.Type {
	case "application/pdf":
		err = scan.Pages(ctx, e.Name, data, scanWidth, func(jpeg []byte) error {
			p, err := picturePage(jpeg, e.Note)
			pages = append(pages, p)
			return err
		})
		if contest.CodeOf(err) != "" {
			said, hint := o.cat.Error(err)
			return textPages(said + "\n\n" + hint)
		}
		return pages, err
	case "text/plain":
		return textPages(string(data))
	}
	p, err := picturePage(data, e.Note)
	return []drawing.Page{p}, err
}

func picturePage(data []byte, note string) (p drawing.Page, err error) {
	img, err := drawing.NewImage(data)
	if err != nil {
		return p, err
	}
	p = drawing.Page{Width: drawing.A4Width, Height: drawing.A4Width * float64(img.Height) / float64(max(img.Width, 1))}
	p.Add(drawing.Picture{W: p.Width, H: p.Height, Image: img, Alt: note})
	return p, nil
}

// Bounds of a text as it is shown; the file itself is kept whole.
const (
	maxTextPages = 50
	maxTextLine  = 1000 // bytes of a line before it is parted
)

// textPages sets a text on A4, as far as maxTextPages.
func textPages(text string) ([]drawing.Page, error) {
	const margin, top = 56.0, 64.0
	style := drawing.Style{Face: drawing.Sans, Size: 10.5, Color: house.Ink}
	pages := []drawing.Page{drawing.A4()}
	y := top
	for line := range strings.Lines(text) {
		for _, part := range parted(strings.TrimRight(line, "\r\n")) {
			shown, _ := house.Shown(style.Face, part)
			block, err := drawing.Para(shown, style, drawing.A4Width-2*margin).Set(margin, y)
			if err != nil {
				return nil, err
			}
			if page := &pages[len(pages)-1]; block.Bottom() > page.Height-top && y > top {
				if len(pages) == maxTextPages {
					return pages, nil
				}
				block = block.Shift(0, top-y)
				pages = append(pages, drawing.A4())
			}
			pages[len(pages)-1].Add(block.Marks()...)
			y = max(block.Bottom(), block.Y+1.4*style.Size)
		}
	}
	return pages, nil
}

// parted cuts a line that is longer than a page may be.
func parted(line string) (parts []string) {
	for len(line) > maxTextLine {
		end := strings.LastIndexByte(line[:maxTextLine], ' ') + 1
		if end == 0 {
			for end = maxTextLine; !utf8.RuneStart(line[end]); {
				end--
			}
		}
		parts, line = append(parts, line[:end]), line[end:]
	}
	return append(parts, line)
}
