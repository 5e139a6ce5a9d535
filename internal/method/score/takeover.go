package score

import (
	"cmp"
	"slices"

	"biurolidera/internal/contest"
)

// TakeOver completes the audits of one institution with the answers of `once`
// sections (method.md 2a, rule 2): each criterion of such a section that an audit
// of the form's channel lacks is taken from the audit with the earliest code that
// has an answer of its own to it, marked TakenOver. Answers that are marked already
// are taken anew; one whose origin is not among the audits stays. Audits of other
// channels come back as they are. The result is a copy in the order given, the
// added answers in the form's order behind the audit's own. A critical failure among
// them is one failure: it is confirmed, if at all, in the audit it was given in.
func TakeOver(f contest.Form, audits []contest.Audit) []contest.Audit {
	out := slices.Clone(audits)
	once := onceCriteria(f)
	if len(once) == 0 || f.Questionnaire == nil {
		return out
	}
	var inChannel []int
	for i := range out {
		if out[i].Channel == f.Questionnaire.Channel {
			inChannel = append(inChannel, i)
		}
	}
	slices.SortStableFunc(inChannel, func(a, b int) int { return compareCodes(out[a].Code, out[b].Code) })
	origin := map[string]contest.Answer{}
	for _, i := range inChannel {
		for _, a := range out[i].Answers {
			if _, known := origin[a.Criterion]; !known && !a.TakenOver {
				origin[a.Criterion] = a
			}
		}
	}
	for _, i := range inChannel {
		out[i].Answers = completed(out[i].Answers, once, origin)
	}
	return out
}

// onceCriteria lists the codes of the form's `once` sections in order.
func onceCriteria(f contest.Form) []string {
	var codes []string
	for _, s := range f.Sections {
		if s.Once {
			for _, c := range s.Criteria {
				codes = append(codes, c.Code)
			}
		}
	}
	return codes
}

// completed copies answers and adds those of once that are missing.
func completed(answers []contest.Answer, once []string, origin map[string]contest.Answer) []contest.Answer {
	has := make(map[string]bool, len(answers))
	var out []contest.Answer
	for _, a := range answers {
		if _, anew := origin[a.Criterion]; a.TakenOver && anew && slices.Contains(once, a.Criterion) {
			continue
		}
		has[a.Criterion] = true
		out = append(out, a)
	}
	for _, code := range once {
		if a, ok := origin[code]; ok && !has[code] {
			a.TakenOver = true
			out = append(out, a)
		}
	}
	return out
}

// compareCodes orders audit codes of one edition and channel as they were given
// out: "2025-W-9999" before "2025-W-10000".
func compareCodes(a, b string) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}
