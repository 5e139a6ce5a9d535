package drawing

import (
	"fmt"
	"strconv"
)

// structure is the tree of a whole document, collected page by page.
type structure struct {
	pages []taggedPage
}

type taggedPage struct {
	object   int // number of the page
	elements []element
	parents  []int // the element of each stretch of content
	links    []int // numbers of the page's links
}

// patch is text that goes into an object that gopdf wrote, or in its place.
type patch struct {
	object int
	after  string // what stands before it in the object
	text   string
	whole  bool // text is the whole object instead, which was a stream
}

// treeWriter writes the tree as objects. Their numbers are fixed beforehand: root,
// document, table of parents, then the elements page by page.
type treeWriter struct {
	root, document, parents int
	first                   []int // of each page: number of its first element
	kids                    []byte
	nums                    []byte // entries of the table of parents
	key                     int    // next free key of that table
	elements                []string
	patches                 []patch
}

// objects gives the objects of the tree, numbered from next, the patches that tie
// pages and links to it, and the number of its root.
func (s *structure) objects(next int) (objects []string, patches []patch, root int) {
	t := treeWriter{root: next, document: next + 1, parents: next + 2, key: len(s.pages)}
	at := next + 3
	for _, p := range s.pages {
		t.first = append(t.first, at)
		at += len(p.elements)
	}
	for i, p := range s.pages { // a table has its keys in order: pages first, links then
		t.page(i, p)
	}
	for i, p := range s.pages {
		for k, e := range p.elements {
			t.element(i, p, e)
			t.links(t.first[i]+k, p, e)
		}
	}
	objects = append([]string{
		fmt.Sprintf("<< /Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d >>", t.document, t.parents, t.key),
		fmt.Sprintf("<< /Type /StructElem /S /%s /P %d 0 R /K [\n%s] >>", roleDocument, t.root, t.kids),
		fmt.Sprintf("<< /Nums [\n%s] >>", t.nums),
	}, t.elements...)
	return objects, t.patches, t.root
}

// page lists which element each stretch of a page's content belongs to, and which
// elements are the document's own children.
func (t *treeWriter) page(i int, p taggedPage) {
	t.nums = fmt.Appendf(t.nums, "%d [", i)
	for _, e := range p.parents {
		t.nums = fmt.Appendf(t.nums, "%d 0 R ", t.first[i]+e)
	}
	t.nums = append(t.nums, "]\n"...)
	t.patches = append(t.patches, patch{object: p.object, after: "<<\n  /Type /Page\n", text: fmt.Sprintf("  /StructParents %d\n  /Tabs /S\n", i)})
	for k, e := range p.elements {
		if e.parent < 0 {
			t.kids = fmt.Appendf(t.kids, "%d 0 R\n", t.first[i]+k)
		}
	}
}

// links ties the links of an element to it.
func (t *treeWriter) links(object int, p taggedPage, e element) {
	for _, c := range e.kids {
		if c.kind == kidLink {
			t.nums = fmt.Appendf(t.nums, "%d %d 0 R\n", t.key, object)
			t.patches = append(t.patches, patch{object: p.links[c.value], after: "<</Type /Annot", text: " /StructParent " + strconv.Itoa(t.key)})
			t.key++
		}
	}
}

// element writes one element of a page.
func (t *treeWriter) element(page int, p taggedPage, e element) {
	parent := t.document
	if e.parent >= 0 {
		parent = t.first[page] + e.parent
	}
	b := fmt.Appendf(nil, "<< /Type /StructElem /S /%s /P %d 0 R /Pg %d 0 R", e.role, parent, p.object)
	if e.alt != "" {
		b = append(appendTextString(append(b, " /Alt "...), Printable(e.alt)), ' ')
	}
	if e.role == RoleHeader {
		b = append(b, " /A << /O /Table /Scope /Column >>"...)
	}
	b = append(b, " /K ["...)
	for i, k := range e.kids {
		if i > 0 {
			b = append(b, ' ')
		}
		switch k.kind {
		case kidElement:
			b = fmt.Appendf(b, "%d 0 R", t.first[page]+k.value)
		case kidContent:
			b = strconv.AppendInt(b, int64(k.value), 10)
		case kidLink:
			b = fmt.Appendf(b, "<< /Type /OBJR /Obj %d 0 R >>", p.links[k.value])
		}
	}
	t.elements = append(t.elements, string(append(b, "] >>"...)))
}
