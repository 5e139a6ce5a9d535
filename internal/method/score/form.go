package score

import (
	"slices"

	"biurolidera/internal/contest"
)

// NewForm takes the numbers of a questionnaire's variant. It does not check them:
// New does.
func NewForm(f contest.Form) Form {
	out := Form{Key: f.Key}
	if f.Questionnaire != nil {
		out.Channel = f.Questionnaire.Channel
	}
	for _, s := range f.Sections {
		section := Section{Area: s.Area, Weight: int64(s.Weight)}
		for _, c := range s.Criteria {
			section.Items = append(section.Items, Item{
				Code: c.Code, Weight: int64(c.Weight), Max: int64(c.Max), Critical: c.Critical, FailAt: int64(c.FailAt),
			})
		}
		out.Sections = append(out.Sections, section)
	}
	return out
}

// Applicable tells whether a channel applies to a participation whose form f is
// (method.md 2a, rule 6): the rules do not exclude its category or subcategory, the
// participation itself is not exempt, and the form has something to ask. It looks
// at nothing that comes from fieldwork.
func Applicable(rule contest.ChannelRule, p contest.Participation, f contest.Form) bool {
	switch {
	case slices.Contains(rule.Excluded, p.Category):
		return false
	case p.Sub != "" && slices.Contains(rule.Excluded, p.Sub):
		return false
	case slices.Contains(p.NotApplicable, rule.Channel):
		return false
	}
	return len(f.Sections) > 0
}

// Len is the number of the form's items.
func (f Form) Len() int {
	n := 0
	for _, s := range f.Sections {
		n += len(s.Items)
	}
	return n
}

// Index gives the position of each item by its code.
func (f Form) Index() map[string]int {
	index := make(map[string]int, f.Len())
	for _, s := range f.Sections {
		for _, item := range s.Items {
			index[item.Code] = len(index)
		}
	}
	return index
}

// Points puts answers in the form's order. N/A and a missing answer are Unanswered;
// an answer to a criterion the form does not have (given on another version or
// variant) is left out. Points too large for the column become MaxPoints+1 and
// negative ones -2, which New refuses: nothing wrong is taken for an answer.
func Points(f Form, answers []contest.Answer) []int32 {
	return AppendPoints(nil, f.Index(), answers)
}

// AppendPoints is Points onto a column, with the form's Index made beforehand.
func AppendPoints(column []int32, index map[string]int, answers []contest.Answer) []int32 {
	start := len(column)
	for range len(index) {
		column = append(column, Unanswered)
	}
	for _, a := range answers {
		at, ok := index[a.Criterion]
		if !ok || a.NA != "" {
			continue
		}
		switch {
		case a.Points < 0:
			column[start+at] = Unanswered - 1
		case a.Points > MaxPoints:
			column[start+at] = MaxPoints + 1
		default:
			column[start+at] = int32(a.Points)
		}
	}
	return column
}

// Failures gives the items whose points are a critical failure, rising: what would
// have to be confirmed to bar the title (rules 1 and 11).
func Failures(f Form, points []int32) []int32 {
	var failed []int32
	i := 0
	for _, s := range f.Sections {
		for _, item := range s.Items {
			if i < len(points) && item.Critical && points[i] >= 0 && int64(points[i]) <= item.FailAt {
				failed = append(failed, int32(i))
			}
			i++
		}
	}
	return failed
}
