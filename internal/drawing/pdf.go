package drawing

import (
	"compress/zlib"
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"github.com/signintech/gopdf"

	"biurolidera/internal/contest"
)

// PDF takes pages and gives the bytes of a document. One PDF belongs to one
// goroutine; several may be made at the same time.
//
// gopdf keeps the pictures and the file's structure. What stands on a
// page is written here, as one stream of operators, and put in the place of the
// empty one that gopdf has for the page: gopdf itself has no paths, no kerning but
// the old table's, places to a hundredth only, and packs each page with a new
// packer.
type PDF struct {
	info      Info
	gp        *gopdf.GoPdf
	size      gopdf.Rect // of the first page, which gopdf takes for all
	started   bool
	done      bool
	pages     int
	fonts     [faceCount]*pdfFont
	fontCount int
	resources resources
	contents  []patch // of the pages
	glyphs    []glyph
	anchors   map[string]bool
	wanted    []string // bookmarks that links lead to
	tree      structure
}

// NewPDF begins a document.
func NewPDF(info Info) *PDF {
	return &PDF{info: info, gp: &gopdf.GoPdf{}, resources: resources{names: map[resourceKey]int{}}, anchors: map[string]bool{}}
}

// WritePDF makes the bytes of a whole document.
func WritePDF(doc Document) ([]byte, error) {
	d := NewPDF(doc.Info)
	for _, p := range doc.Pages {
		if err := d.Add(p); err != nil {
			return nil, err
		}
	}
	return d.Bytes()
}

// Len is the number of pages added.
func (d *PDF) Len() int { return d.pages }

// Add paints a page at the end of the document. On an error (glyph_missing,
// link_unsafe) the document is as it was before.
func (d *PDF) Add(page Page) error {
	if d.done {
		return fmt.Errorf("drawing: page added to a finished document")
	}
	if !d.started {
		d.size = gopdf.Rect{W: page.Width, H: page.Height}
		d.gp.Start(gopdf.Config{PageSize: d.size})
		d.gp.SetCompressLevel(zlib.NoCompression)
		d.started = true
	}
	p := newPagePainter(d, page)
	if err := p.marks(page.Marks); err != nil {
		return err
	}
	p.tags.close()
	return d.commit(page, p)
}

// commit hands a painted page over to gopdf.
func (d *PDF) commit(page Page, p *pagePainter) error {
	var option gopdf.PageOption
	if page.Width != d.size.W || page.Height != d.size.H {
		option.PageSize = &gopdf.Rect{W: page.Width, H: page.Height}
	}
	tagged := taggedPage{object: d.gp.GetNextObjectID(), elements: p.tags.elements, parents: p.tags.parents}
	d.gp.AddPageWithOption(option)
	d.pages++
	object := d.gp.GetNextObjectID()
	if err := d.gp.RectFromLowerLeftWithOpts(gopdf.DrawableRectOptions{}); err != nil { // gives the page its stream
		return err
	}
	d.contents = append(d.contents, patch{object: object, text: stream("", pagePacking, p.ops.buf), whole: true})
	for _, r := range p.fresh {
		if err := d.bring(r, page); err != nil {
			return err
		}
	}
	for _, l := range p.links {
		tagged.links = append(tagged.links, d.gp.GetNextObjectID())
		d.link(l, page)
	}
	d.tree.pages = append(d.tree.pages, tagged)
	if page.Bookmark != "" {
		title := inPlane(Printable(page.Bookmark))
		top := d.size.H - page.Height // gopdf counts from the first page's height
		d.gp.SetY(top + 20)           // and takes 20 off here
		d.gp.AddOutlineWithPosition(title)
		d.gp.SetY(top)
		d.gp.SetAnchor(page.Bookmark)
		d.anchors[page.Bookmark] = true
	}
	return nil
}

func (d *PDF) link(l Link, page Page) {
	y := l.Y - (page.Height - d.size.H) // gopdf counts from the first page's height
	if name, ok := strings.CutPrefix(l.URL, "#"); ok {
		d.wanted = append(d.wanted, name)
		d.gp.AddInternalLink(name, l.X, y, l.W, l.H)
		return
	}
	d.gp.AddExternalLink(l.URL, l.X, y, l.W, l.H)
}

// safeURL gives the address in ASCII, or link_unsafe where it is none that a
// paper may lead to.
func safeURL(address string) (string, error) {
	if strings.HasPrefix(address, "#") {
		return address, nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "mailto" {
		return "", contest.E("link_unsafe", "url", address).Because(err)
	}
	return u.String(), nil
}

// Bytes finishes the document. A document without pages gets one empty A4 page.
func (d *PDF) Bytes() ([]byte, error) {
	if d.done {
		return nil, fmt.Errorf("drawing: document finished twice")
	}
	if d.pages == 0 {
		if err := d.Add(A4()); err != nil {
			return nil, err
		}
	}
	d.done = true
	for _, name := range d.wanted {
		if !d.anchors[name] {
			return nil, fmt.Errorf("drawing: link to %q, which is no page's bookmark", name)
		}
	}
	fonts, err := d.embed()
	if err != nil {
		return nil, err
	}
	patches := append(d.contents, patch{object: 1, after: catalogStart, text: catalogEntries(d.info)},
		patch{object: resourcesObject, after: fontsStart, text: fonts},
		patch{object: resourcesObject, after: resourcesStart, text: d.resources.entries()})
	if !d.info.Untagged {
		objects, tied, root := d.tree.objects(d.gp.GetNextObjectID())
		for _, o := range objects {
			d.object(o)
		}
		patches = append(patches, patch{object: 1, after: catalogStart, text: fmt.Sprintf("  /MarkInfo << /Marked true >>\n  /StructTreeRoot %d 0 R\n", root)})
		patches = append(patches, tied...)
	}
	info := d.object(infoObject(d.info))
	raw, err := d.gp.GetBytesPdfReturnErr()
	if err != nil {
		return nil, err
	}
	return finish(raw, patches, info)
}

// inPlane replaces letters beyond U+FFFF, which gopdf can't write into an outline.
func inPlane(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// object adds a raw object and gives its number.
func (d *PDF) object(data string) int {
	id := d.gp.GetNextObjectID()
	d.gp.ImportObjects(map[int]string{id: data + "\n"}, id)
	return id
}
