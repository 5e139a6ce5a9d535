package licence

import "biurolidera/internal/drawing"

// enlarged gives the marks with every measure times k, as A3 wants a page that is
// laid out in A4.
func enlarged(marks []drawing.Mark, k float64) []drawing.Mark {
	if k == 1 {
		return marks
	}
	out := make([]drawing.Mark, len(marks))
	for i, m := range marks {
		out[i] = enlargedMark(m, k)
	}
	return out
}

// enlargedMark knows every kind of mark a licence has; another would stay as
// it is, which the test of even enlargement finds.
func enlargedMark(m drawing.Mark, k float64) drawing.Mark {
	switch m := m.(type) {
	case drawing.Text:
		m.X, m.Y, m.WordSpace = m.X*k, m.Y*k, m.WordSpace*k
		m.Style = m.Style.At(m.Style.Size * k)
		return m
	case drawing.Line:
		m.X1, m.Y1, m.X2, m.Y2 = m.X1*k, m.Y1*k, m.X2*k, m.Y2*k
		m.Stroke = enlargedStroke(m.Stroke, k)
		return m
	case drawing.Rect:
		m.X, m.Y, m.W, m.H, m.Radius = m.X*k, m.Y*k, m.W*k, m.H*k, m.Radius*k
		m.Stroke = enlargedStroke(m.Stroke, k)
		return m
	case drawing.Polygon:
		points := make([]drawing.Point, len(m.Points))
		for i, p := range m.Points {
			points[i] = drawing.Point{X: p.X * k, Y: p.Y * k}
		}
		m.Points, m.Stroke = points, enlargedStroke(m.Stroke, k)
		return m
	case drawing.Path:
		steps := make([]drawing.Step, len(m.Steps))
		for i, s := range m.Steps {
			s.A, s.B, s.To = enlargedPoint(s.A, k), enlargedPoint(s.B, k), enlargedPoint(s.To, k)
			steps[i] = s
		}
		m.Steps, m.Stroke = steps, enlargedStroke(m.Stroke, k)
		return m
	case drawing.Picture:
		m.X, m.Y, m.W, m.H = m.X*k, m.Y*k, m.W*k, m.H*k
		return m
	case drawing.QR:
		m.X, m.Y, m.Size = m.X*k, m.Y*k, m.Size*k
		return m
	case drawing.Link:
		m.X, m.Y, m.W, m.H = m.X*k, m.Y*k, m.W*k, m.H*k
		return m
	case drawing.Group:
		m.Marks = enlarged(m.Marks, k)
		return m
	case *drawing.Shared:
		return &drawing.Shared{Marks: enlarged(m.Marks, k)}
	}
	return m
}

// enlargedPoint gives a point k times as far from the upper left corner.
func enlargedPoint(p drawing.Point, k float64) drawing.Point {
	return drawing.Point{X: p.X * k, Y: p.Y * k}
}

// enlargedStroke gives a pen k times as wide, with its dashes.
func enlargedStroke(s drawing.Stroke, k float64) drawing.Stroke {
	s.Width *= k
	if len(s.Dash) > 0 {
		dash := make([]float64, len(s.Dash))
		for i, d := range s.Dash {
			dash[i] = d * k
		}
		s.Dash = dash
	}
	return s
}
