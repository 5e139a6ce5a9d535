package reliability

import (
	"math"
	"slices"
)

// Crossed are the variance components of the p×i design: persons (here
// institutions) each seen under the same conditions, one observation a cell.
// Negative estimates are 0; Truncated says so.
type Crossed struct {
	Person, Condition, Residual float64
	Truncated                   bool
	Reason                      Reason
}

// CrossedComponents estimates them by the expected mean squares of a complete table
// (Brennan 2001, 3.2).
func CrossedComponents(table [][]float64) Crossed {
	t, reason := Analyse(table)
	if reason != "" {
		return Crossed{Reason: reason}
	}
	c := Crossed{Residual: t.Residual}
	c.Person = truncate((t.Between-t.Residual)/float64(t.K), &c.Truncated)
	c.Condition = truncate((t.Raters-t.Residual)/float64(t.N), &c.Truncated)
	return c
}

// Study gives relative and absolute reliability of the mean over n conditions.
func (c Crossed) Study(n float64) Coefficients {
	if c.Reason != "" || !(n > 0) {
		return failed(c.Reason, BadPlan)
	}
	return coefficients(c.Person, c.Residual/n, (c.Condition+c.Residual)/n)
}

// Nested are the components of the p×(r:t) design: persons seen in the same tasks,
// each task by raters of its own (auditors within channels or scenarios).
type Nested struct {
	Person, Task, RaterInTask, PersonTask, Residual float64
	Truncated                                       bool
	Reason                                          Reason
}

// NestedComponents estimates them from a complete balanced table: scores[t][r][p] is
// what rater r of task t gave person p (Brennan 2001, table 3.2).
func NestedComponents(scores [][][]float64) Nested {
	s, reason := summarise(scores)
	if reason != "" {
		return Nested{Reason: reason}
	}
	p, t, r := float64(s.persons), float64(s.tasks), float64(s.raters)
	persons, tasks, raters, personTasks, residual := s.squares()
	ms := struct{ p, t, rt, pt, res float64 }{
		persons / (p - 1), tasks / (t - 1), raters / (t * (r - 1)),
		personTasks / ((p - 1) * (t - 1)), residual / (t * (p - 1) * (r - 1)),
	}
	n := Nested{Residual: ms.res}
	n.PersonTask = truncate((ms.pt-ms.res)/r, &n.Truncated)
	n.RaterInTask = truncate((ms.rt-ms.res)/p, &n.Truncated)
	n.Person = truncate((ms.p-ms.pt)/(t*r), &n.Truncated)
	n.Task = truncate((ms.t-ms.rt-ms.pt+ms.res)/(p*r), &n.Truncated)
	return n
}

// Study gives the reliability of the mean over tasks with raters of their own in each.
func (n Nested) Study(tasks, raters float64) Coefficients {
	if n.Reason != "" || !(tasks > 0) || !(raters > 0) {
		return failed(n.Reason, BadPlan)
	}
	relative := n.PersonTask/tasks + n.Residual/(tasks*raters)
	return coefficients(n.Person, relative, relative+n.Task/tasks+n.RaterInTask/(tasks*raters))
}

// means are a nested table's marginal means.
type means struct {
	persons, tasks, raters int
	scores                 [][][]float64
	grand                  float64
	person, task           []float64
	taskRater, taskPerson  [][]float64
}

func summarise(scores [][][]float64) (*means, Reason) {
	if reason := balanced(scores); reason != "" {
		return nil, reason
	}
	m := &means{scores: scores, tasks: len(scores), raters: len(scores[0]), persons: len(scores[0][0])}
	m.person, m.task = make([]float64, m.persons), make([]float64, m.tasks)
	m.taskRater, m.taskPerson = grid(m.tasks, m.raters), grid(m.tasks, m.persons)
	p, t, r := float64(m.persons), float64(m.tasks), float64(m.raters)
	for i, raters := range scores {
		for j, row := range raters {
			for k, v := range row {
				m.person[k] += v / (t * r)
				m.task[i] += v / (p * r)
				m.taskRater[i][j] += v / p
				m.taskPerson[i][k] += v / r
				m.grand += v / (p * t * r)
			}
		}
	}
	return m, ""
}

// balanced tells why a table can't be analysed; empty: it can.
func balanced(scores [][][]float64) Reason {
	if len(scores) < 2 || len(scores[0]) < 2 || len(scores[0][0]) < 2 {
		return TooSmall
	}
	raters, persons := len(scores[0]), len(scores[0][0])
	differs := false
	for _, task := range scores {
		if len(task) != raters {
			return Incomplete
		}
		for _, row := range task {
			if len(row) != persons || slices.ContainsFunc(row, func(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) }) {
				return Incomplete
			}
			differs = differs || slices.ContainsFunc(row, func(v float64) bool { return v != scores[0][0][0] })
		}
	}
	if !differs {
		return NoVariation
	}
	return ""
}

// squares gives the sums of squares of p, t, r:t, pt and the rest.
func (m *means) squares() (persons, tasks, raters, personTasks, residual float64) {
	p, t, r := float64(m.persons), float64(m.tasks), float64(m.raters)
	for _, v := range m.person {
		persons += t * r * square(v-m.grand)
	}
	for i, v := range m.task {
		tasks += p * r * square(v-m.grand)
		for _, w := range m.taskRater[i] {
			raters += p * square(w-v)
		}
		for k, w := range m.taskPerson[i] {
			personTasks += r * square(w-v-m.person[k]+m.grand)
		}
		for j, row := range m.scores[i] {
			for k, x := range row {
				residual += square(x - m.taskRater[i][j] - m.taskPerson[i][k] + v)
			}
		}
	}
	return persons, tasks, raters, personTasks, residual
}

func grid(rows, columns int) [][]float64 {
	g := make([][]float64, rows)
	for i := range g {
		g[i] = make([]float64, columns)
	}
	return g
}

func square(x float64) float64 { return x * x }

// truncate makes a negative variance 0 and notes it.
func truncate(v float64, noted *bool) float64 {
	if v < 0 {
		*noted = true
		return 0
	}
	return v
}
