package drawing

// Mark is one thing on a page: Text, Line, Rect, Polygon, Path, Picture, QR, Link,
// Group or *Shared.
type Mark interface{ mark() }

// Text is one line of letters on its baseline.
type Text struct {
	X, Y      float64
	Style     Style
	Text      string
	Angle     float64 // degrees, counter-clockwise around X, Y
	WordSpace float64 // points added to each space, for justified lines
}

// Line is a straight line.
type Line struct {
	X1, Y1, X2, Y2 float64
	Stroke         Stroke
}

// Rect is a rectangle, with round corners if Radius is positive.
type Rect struct {
	X, Y, W, H float64
	Radius     float64
	Fill       Color
	Stroke     Stroke
}

// Point is a place on the page.
type Point struct{ X, Y float64 }

// Polygon is a closed figure, or with Open a polyline.
type Polygon struct {
	Points []Point
	Open   bool
	Fill   Color
	Stroke Stroke
}

// Picture is a PNG or JPEG stretched over a box. Alt says what it shows; empty
// marks decoration.
type Picture struct {
	X, Y, W, H float64
	Image      *Image
	Alt        string
}

// Link makes a box of the page lead to an address (http, https, mailto) or, with a
// leading #, to the page that has this Bookmark.
type Link struct {
	X, Y, W, H float64
	URL        string
}

// Role is what a group of marks is to somebody who can't see the page.
type Role string

// Roles of groups. RoleArtifact is decoration: page numbers, rules, backgrounds.
const (
	RoleArtifact  Role = "Artifact"
	RoleHeading1  Role = "H1"
	RoleHeading2  Role = "H2"
	RoleHeading3  Role = "H3"
	RoleParagraph Role = "P"
	RoleFigure    Role = "Figure"
	RoleCaption   Role = "Caption"
	RoleTable     Role = "Table"
	RoleRow       Role = "TR"
	RoleHeader    Role = "TH"
	RoleCell      Role = "TD"
	RoleList      Role = "L"
	RoleItem      Role = "LI"
)

// Group holds marks that belong together. Alt is the text alternative of a figure.
type Group struct {
	Role  Role
	Alt   string
	Marks []Mark
}

func (Text) mark()    {}
func (Line) mark()    {}
func (Rect) mark()    {}
func (Polygon) mark() {}
func (Path) mark()    {}
func (Picture) mark() {}
func (QR) mark()      {}
func (Link) mark()    {}
func (Group) mark()   {}
