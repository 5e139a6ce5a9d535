package drawing

import "fmt"

// Tagged PDF: what a page means beside how it looks, for readers that speak it or
// reflow it (domain.md §3.3). Rules:
//
//   - A Group with a Role becomes an element of the structure; its marks are the
//     element's content. A Group without one changes nothing.
//   - Only text counts as content of an element; lines and areas are decoration
//     there (cell borders, rules). A figure holds all of its marks and its Alt.
//   - Text outside of any group is a paragraph, other marks are decoration, but for
//     pictures and codes with an Alt, which are figures.
//   - Rows without a table and items without a list get one; text right in a row
//     is a cell. So the structure is one that readers accept.
//   - Everything is either in an element or marked as decoration.

// element is a node of the structure of one page.
type element struct {
	role   Role
	alt    string
	parent int // position among the page's elements, -1: the document
	kids   []kid
	auto   bool // made up as a parent of rows or items
}

// kid is a child element, a stretch of the page's content or a link.
type kind uint8

const (
	kidElement kind = iota
	kidContent
	kidLink
)

type kid struct {
	kind  kind
	value int // position of the element, number of the content or of the link on the page
}

const (
	roleBody     Role = "LBody"
	roleLink     Role = "Link"
	roleDocument Role = "Document"
)

// tagger writes marks of structure into the operators of a page.
type tagger struct {
	ops      *ops
	off      bool
	elements []element
	current  int // element that content belongs to, -1: none
	artifact int // depth of decoration groups
	open     int // what is open: opened… or the position of an element
	parents  []int
}

// What may be open besides an element.
const (
	openNothing  = -1
	openArtifact = -2
)

// newTagger begins a page; off leaves all marks of structure out.
func newTagger(o *ops, off bool) tagger {
	return tagger{ops: o, off: off, current: -1, open: openNothing}
}

// begin opens a group; end takes what it gave.
func (t *tagger) begin(g Group) (before int) {
	before = t.current
	if t.off || g.Role == "" {
		return before
	}
	t.close()
	if g.Role == RoleArtifact {
		t.artifact++
	}
	if t.artifact > 0 {
		return before
	}
	switch g.Role {
	case RoleRow:
		t.parentFor(RoleTable)
	case RoleItem:
		t.parentFor(RoleList)
	}
	t.current = t.element(g.Role, g.Alt)
	if g.Role == RoleItem {
		t.current = t.element(roleBody, "")
	}
	return before
}

// end closes a group that begin opened.
func (t *tagger) end(g Group, before int) {
	if t.off || g.Role == "" {
		return
	}
	t.close()
	if g.Role == RoleArtifact {
		t.artifact--
	}
	t.current = before
}

// parentFor makes the current element one of the role: it is already, or the last
// child is one made up before, or a new one is made up.
func (t *tagger) parentFor(role Role) {
	if t.current >= 0 && t.elements[t.current].role == role {
		return
	}
	for i := len(t.elements) - 1; i >= 0; i-- {
		if t.elements[i].parent == t.current {
			if e := t.elements[i]; e.role == role && e.auto {
				t.current = i
				return
			}
			break
		}
	}
	t.current = t.element(role, "")
	t.elements[t.current].auto = true
}

// element adds a child to the current element.
func (t *tagger) element(role Role, alt string) int {
	n := len(t.elements)
	t.elements = append(t.elements, element{role: role, alt: alt, parent: t.current})
	if t.current >= 0 {
		t.addKid(t.current, kid{kidElement, n})
	}
	return n
}

// addKid adds a child at the end: the order of the kids is the order of reading.
func (t *tagger) addKid(e int, k kid) { t.elements[e].kids = append(t.elements[e].kids, k) }

// text announces a line of text. It tells whether the line goes on with the text
// before it, in the same element.
func (t *tagger) text() (continues bool) {
	before := t.open
	switch {
	case t.off:
	case t.artifact > 0:
		t.decoration()
	case t.current < 0:
		t.content(RoleParagraph, "")
	case t.elements[t.current].role == RoleRow:
		t.content(RoleCell, "")
	default:
		t.in(t.current)
	}
	return t.open >= 0 && t.open == before
}

// shape announces a mark that is no text; alt says what it shows, if anything.
func (t *tagger) shape(alt string) {
	switch {
	case t.off:
	case t.artifact == 0 && t.inFigure():
		t.in(t.current)
	case t.artifact == 0 && alt != "":
		t.content(RoleFigure, alt)
	default:
		t.decoration()
	}
}

// inFigure tells whether marks belong to a figure.
func (t *tagger) inFigure() bool {
	return t.current >= 0 && t.elements[t.current].role == RoleFigure
}

// content opens a stretch in an element of its own.
func (t *tagger) content(role Role, alt string) {
	t.close()
	t.in(t.element(role, alt))
}

// in opens a stretch of an element, unless it is open.
func (t *tagger) in(e int) {
	if t.open == e {
		return
	}
	t.close()
	n := len(t.parents)
	t.parents = append(t.parents, e)
	t.addKid(e, kid{kidContent, n})
	t.ops.buf = fmt.Appendf(t.ops.buf, "/%s<</MCID %d>>BDC\n", t.elements[e].role, n)
	t.open = e
}

// decoration opens a stretch that readers skip.
func (t *tagger) decoration() {
	if t.open == openArtifact {
		return
	}
	t.close()
	t.ops.word("/Artifact BMC\n")
	t.open = openArtifact
}

// close ends the stretch that is open.
func (t *tagger) close() {
	if t.open != openNothing {
		t.ops.word("EMC\n")
		t.open = openNothing
	}
}

// link adds the n-th link of the page.
func (t *tagger) link(n int) {
	if t.off {
		return
	}
	e := t.element(roleLink, "")
	t.addKid(e, kid{kidLink, n})
}
