package drawing

import "runtime"

// PartPages is how many pages a part of a long batch holds. gopdf keeps a whole
// document in memory, so that longer ones are split (bench.md §1).
const PartPages = 1000

// Batch makes numbered documents out of a long run of pages and hands each over
// as soon as it is full, so that memory stays flat.
type Batch struct {
	info  Info
	limit int
	write func(part int, pdf []byte) error
	doc   *PDF
	part  int
	err   error
}

// NewBatch begins a batch. It is made for the printer, and so Untagged. write gets the parts, numbered from 1; it may keep the
// bytes. pages is the length of a part, PartPages if 0.
func NewBatch(info Info, pages int, write func(part int, pdf []byte) error) *Batch {
	if pages <= 0 {
		pages = PartPages
	}
	info.Untagged = true
	return &Batch{info: info, limit: pages, write: write}
}

// Add paints a page. A page that can't be painted is refused and the batch can go
// on; after write has failed it can't, and every call gives that error.
func (b *Batch) Add(page Page) error {
	if b.err != nil {
		return b.err
	}
	if b.doc == nil {
		b.doc = NewPDF(b.info)
	}
	if err := b.doc.Add(page); err != nil {
		return err
	}
	if b.doc.Len() >= b.limit {
		return b.flush()
	}
	return nil
}

// Close writes what is left and gives the number of parts.
func (b *Batch) Close() (parts int, err error) {
	if b.err == nil && b.doc != nil && b.doc.Len() > 0 {
		err = b.flush()
	}
	if b.err != nil {
		err = b.err
	}
	return b.part, err
}

// flush hands the pages gathered so far over as the next part. A part that was
// not written ends the batch: later parts must not stand beside a gap.
func (b *Batch) flush() error {
	pdf, err := b.doc.Bytes()
	b.doc = nil
	if err == nil {
		b.part++
		err = b.write(b.part, pdf)
	}
	b.err = err
	runtime.GC() // the next part begins where this one began: memory stays flat
	return err
}
