package drawing

// Shifted gives copies of the marks moved by dx, dy.
func Shifted(marks []Mark, dx, dy float64) []Mark {
	moved := make([]Mark, len(marks))
	for i, m := range marks {
		moved[i] = shifted(m, dx, dy)
	}
	return moved
}

// shifted moves one mark. Points and steps are copied, so that the mark itself stays
// where it is.
func shifted(m Mark, dx, dy float64) Mark {
	switch m := m.(type) {
	case Text:
		m.X, m.Y = m.X+dx, m.Y+dy
		return m
	case Line:
		m.X1, m.Y1, m.X2, m.Y2 = m.X1+dx, m.Y1+dy, m.X2+dx, m.Y2+dy
		return m
	case Rect:
		m.X, m.Y = m.X+dx, m.Y+dy
		return m
	case Polygon:
		pts := make([]Point, len(m.Points))
		for i, p := range m.Points {
			pts[i] = Point{p.X + dx, p.Y + dy}
		}
		m.Points = pts
		return m
	case Path:
		steps := make([]Step, len(m.Steps))
		for i, s := range m.Steps {
			steps[i] = Step{s.Kind, shiftPoint(s.A, dx, dy), shiftPoint(s.B, dx, dy), shiftPoint(s.To, dx, dy)}
		}
		m.Steps = steps
		return m
	case Picture:
		m.X, m.Y = m.X+dx, m.Y+dy
		return m
	case QR:
		m.X, m.Y = m.X+dx, m.Y+dy
		return m
	case Link:
		m.X, m.Y = m.X+dx, m.Y+dy
		return m
	case Group:
		m.Marks = Shifted(m.Marks, dx, dy)
		return m
	case *Shared:
		return &Shared{Marks: Shifted(m.Marks, dx, dy)}
	}
	return m
}

// shiftPoint moves a point.
func shiftPoint(p Point, dx, dy float64) Point { return Point{p.X + dx, p.Y + dy} }
