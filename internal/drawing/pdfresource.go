package drawing

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"sync"

	"github.com/signintech/gopdf"
)

// resources are what a document has once and its pages draw by name: pictures and
// shared marks. Their names are X1, X2 … as they come.
type resources struct {
	names   map[resourceKey]int
	objects []int // object numbers, by name
}

// resourceKey tells one resource from another: a picture by its content, shared
// marks by what they are and the page's size.
type resourceKey struct {
	image         string
	shared        *Shared
	width, height float64
}

type resource struct {
	resourceKey
	picture *Image
}

// How gopdf begins the list of pictures in the object of resources that all pages
// have in common.
const (
	resourcesObject = 4
	resourcesStart  = "\t/XObject <<\n"
)

// entries are the lines of that list.
func (r resources) entries() string {
	var b []byte
	for i, object := range r.objects {
		b = fmt.Appendf(b, "\t\t/X%d %d 0 R\n", i+1, object)
	}
	return string(b)
}

// resource gives the name of a resource; one that is not in the document yet gets
// there with the page.
func (p *pagePainter) resource(r resource) (name int) {
	if name, known := p.doc.resources.names[r.resourceKey]; known {
		return name
	}
	next := len(p.doc.resources.objects) + 1
	for i, f := range p.fresh {
		if f.resourceKey == r.resourceKey {
			return next + i
		}
	}
	p.fresh = append(p.fresh, r)
	return next + len(p.fresh) - 1
}

// bring puts a resource into the document. gopdf draws a picture that it gets on
// its own stream of the page, which is not used. The picture's object is the next
// that gopdf makes, because the page already has that stream.
func (d *PDF) bring(r resource, page Page) error {
	object := d.gp.GetNextObjectID()
	if r.picture != nil {
		holder := imageHolder{r.picture.id, bytes.NewReader(r.picture.data)}
		if err := d.gp.ImageByHolder(holder, 0, 0, &gopdf.Rect{W: 1, H: 1}); err != nil {
			return err
		}
	} else {
		d.object(r.shared.form(page.Width, page.Height))
	}
	d.resources.objects = append(d.resources.objects, object)
	d.resources.names[r.resourceKey] = len(d.resources.objects)
	return nil
}

// imageHolder gives gopdf an image without hashing it again.
type imageHolder struct {
	id string
	io.Reader
}

// ID tells gopdf which images are the same.
func (h imageHolder) ID() string { return h.id }

func (o *ops) resource(name int) {
	o.word("/X")
	o.num(float64(name))
	o.word("Do ")
}

// How hard streams are packed: pages a third faster than by default at 6 % more
// bytes (BenchmarkOneFileOf300), what a document has once as small as can be.
const (
	pagePacking   = 3
	fontPacking   = 6
	sharedPacking = 9
)

// packers keeps packers by how hard they pack: a new one takes longer to make
// than a page to pack.
var packers [10]sync.Pool

type packer struct {
	buf bytes.Buffer
	zip *zlib.Writer
}

// stream packs data into a stream object with those entries beside its length.
func stream(entries string, level int, data []byte) string {
	p, ok := packers[level].Get().(*packer)
	if !ok {
		p = &packer{}
		p.zip, _ = zlib.NewWriterLevel(&p.buf, level) // fails for unknown levels only
	}
	defer packers[level].Put(p)
	p.buf.Reset()
	p.zip.Reset(&p.buf)
	_, _ = p.zip.Write(data) // a buffer takes everything
	_ = p.zip.Close()
	return fmt.Sprintf("<<%s/Filter/FlateDecode/Length %d>>stream\n%s\n", entries, p.buf.Len(), p.buf.Bytes())
}
