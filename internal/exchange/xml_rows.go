package exchange

import (
	"context"

	"biurolidera/internal/contest"
)

// Flat XML: one element repeated, its children (or attributes) the columns, as the
// official TERC has it: <catalog><row><WOJ>02</WOJ>…. Which element is the row is
// found out: the outermost one that is repeated and holds most of the file's values.
// Values deeper down get "adres/ulica" as their name.

// maxXMLNames bounds the different places an element may stand at.
const maxXMLNames = 10_000

// xmlNode is one place in the document's structure: all elements with the same path.
type xmlNode struct {
	name     string
	up       *xmlNode
	count    int // elements
	values   int // of elements without children, and attributes, here and below
	attrs    []string
	children []*xmlNode
	byName   map[string]*xmlNode
}

// leaf tells whether the element has a text of its own.
func (n *xmlNode) leaf() bool { return len(n.children) == 0 }

// child gives the place of an element of that name below n, made on first sight.
func (n *xmlNode) child(name []byte) *xmlNode {
	if c := n.byName[string(name)]; c != nil {
		return c
	}
	c := &xmlNode{name: string(name), up: n}
	if n.byName == nil {
		n.byName = map[string]*xmlNode{}
	}
	n.byName[c.name] = c
	n.children = append(n.children, c)
	return c
}

// xmlSource reads the rows of flat XML.
type xmlSource struct {
	file  string
	part  xmlPart
	row   *xmlNode
	names []string
	place map[xmlField]int
}

// xmlField is a value's place: an element's own text, or one of its attributes.
type xmlField struct {
	node *xmlNode
	attr string
}

// openXMLRows walks over the document once to learn its structure.
func openXMLRows(ctx context.Context, file string, part xmlPart) (*xmlSource, error) {
	root := &xmlNode{}
	nodes := 0
	at := root
	err := part(ctx, func(kind xmlKind, s *xmlScanner) error {
		switch kind {
		case xmlStart:
			at = at.child(s.tag)
			if at.count++; at.count == 1 {
				nodes++
			}
			at.values += at.noteAttrs(s.attrs)
		case xmlEnd:
			if at.leaf() {
				at.values++
			}
			at = at.up
		}
		if nodes > maxXMLNames {
			return contest.E("table_xml_flat", "file", file)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	total := root.sum()
	x := &xmlSource{file: file, part: part, place: map[xmlField]int{}}
	if x.row = root.findRow(total); x.row == nil {
		return nil, contest.E("table_xml_flat", "file", file)
	}
	x.name(x.row, "")
	return x, nil
}

// noteAttrs remembers an element's attributes in the order of their first appearance.
func (n *xmlNode) noteAttrs(attrs []byte) int {
	count := 0
	for {
		key, _, rest, ok := nextAttr(attrs)
		if !ok {
			return count
		}
		attrs = rest
		if !isDataAttr(key) {
			continue
		}
		count++
		known := false
		for _, a := range n.attrs {
			known = known || a == string(localName(key))
		}
		if !known && len(n.attrs) < MaxColumns {
			n.attrs = append(n.attrs, string(localName(key)))
		}
	}
}

// isDataAttr tells an attribute that says something from one that serves XML.
func isDataAttr(key []byte) bool {
	s := string(key)
	return s != "xmlns" && !(len(s) > 5 && (s[:5] == "xmlns" || s[:4] == "xsi:" || s[:4] == "xml:"))
}

// sum adds up the values below each node.
func (n *xmlNode) sum() int {
	for _, c := range n.children {
		n.values += c.sum()
	}
	return n.values
}

// findRow gives the outermost repeated element with at least half of all values; in
// a file with one row the innermost that has values side by side.
func (n *xmlNode) findRow(total int) *xmlNode {
	level := n.children
	var single *xmlNode
	for len(level) > 0 {
		var next []*xmlNode
		for _, c := range level {
			if c.values*2 < total {
				continue
			}
			if c.count > 1 {
				return c
			}
			if !c.leaf() {
				single = c
			}
			next = append(next, c.children...)
		}
		level = next
	}
	if single != nil && single.up.up != nil {
		return single
	}
	return nil
}

// name lists the columns below a node: attributes, own text, children.
func (x *xmlSource) name(n *xmlNode, prefix string) {
	add := func(f xmlField, name string) {
		if name == "" {
			name = n.name
		}
		x.place[f] = len(x.names)
		x.names = append(x.names, name)
	}
	for _, a := range n.attrs {
		add(xmlField{n, a}, prefix+a)
	}
	if n.leaf() {
		name := n.name
		if len(prefix) > 0 {
			name = prefix[:len(prefix)-1]
		}
		add(xmlField{n, ""}, name)
	}
	for _, c := range n.children {
		x.name(c, prefix+c.name+"/")
	}
}

// worksheets gives one worksheet, named as the row element.
func (x *xmlSource) worksheets() []Worksheet { return []Worksheet{{Name: x.row.name}} }

// columnNames gives the header: XML names its values itself.
func (x *xmlSource) columnNames() []string { return x.names }

// rows gives each repetition of the row element; its number is its place from 1. A
// value that comes twice in a row is joined with "; ".
func (x *xmlSource) rows(ctx context.Context, _ int, out rowSink) error {
	w := xmlRowWalk{x: x, at: x.row, row: rawRow{cells: make([]string, len(x.names))}, out: out}
	for w.at.up != nil {
		w.at = w.at.up
	}
	return x.part(ctx, w.token)
}

// xmlRowWalk is where the walk over the document has come to.
type xmlRowWalk struct {
	x      *xmlSource
	out    rowSink
	at     *xmlNode
	inside bool // within a row
	row    rawRow
	text   []byte
}

// token takes one token.
func (w *xmlRowWalk) token(kind xmlKind, s *xmlScanner) (err error) {
	switch kind {
	case xmlStart:
		return w.start(s)
	case xmlText:
		if w.inside {
			w.text, err = s.appendText(w.text)
		}
		return err
	}
	return w.end()
}

// start goes down to an element; the row element begins a row.
func (w *xmlRowWalk) start(s *xmlScanner) error {
	w.at = w.at.child(s.tag)
	if w.at == w.x.row {
		w.inside = true
		w.row.number++
		clear(w.row.cells)
	}
	w.text = w.text[:0]
	if !w.inside {
		return nil
	}
	return w.x.setAttrs(&w.row, w.at, s.attrs)
}

// end sets the value of an element without children and goes up; the end of the row
// element gives the row.
func (w *xmlRowWalk) end() error {
	ended := w.at
	w.at = ended.up
	if !w.inside {
		return nil
	}
	if ended.leaf() {
		w.x.set(&w.row, xmlField{ended, ""}, string(w.text))
	}
	if ended != w.x.row {
		return nil
	}
	w.inside = false
	return w.out.row(&w.row)
}

// setAttrs sets the values that stand in attributes.
func (x *xmlSource) setAttrs(row *rawRow, n *xmlNode, attrs []byte) error {
	for {
		key, value, rest, ok := nextAttr(attrs)
		if !ok {
			return nil
		}
		attrs = rest
		if !isDataAttr(key) {
			continue
		}
		text, err := appendUnescaped(nil, value)
		if err != nil {
			return err
		}
		x.set(row, xmlField{n, string(localName(key))}, string(text))
	}
}

// set puts a value into its column.
func (x *xmlSource) set(row *rawRow, f xmlField, text string) {
	i, ok := x.place[f]
	if !ok {
		return
	}
	text = CleanCell(text)
	if row.cells[i] != "" && text != "" {
		text = row.cells[i] + "; " + text
	}
	if text != "" {
		row.cells[i] = text
	}
}
