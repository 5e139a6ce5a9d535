package printer

import (
	"slices"
	"strconv"
	"strings"

	"biurolidera/internal/contest"
)

// Span is a run of pages, both ends included, counted from 1.
type Span struct{ From, To int }

// Pages is a choice of pages: spans in rising order that don't touch. Empty means
// all pages.
type Pages []Span

// ParsePages reads what a person types, "1-3, 5"; a dash may be any of - – —, an
// open end ("4-") runs to the last page. total is how many pages there are, 0 if
// unknown. Nothing typed means all pages. The error is print_pages and names the
// part that can't be understood or lies beyond the last page.
func ParsePages(text string, total int) (Pages, error) {
	text = strings.NewReplacer("–", "-", "—", "-", "−", "-", ";", ",", "\u00A0", " ").Replace(text)
	var all Pages
	for _, part := range strings.Split(text, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		s, ok := parseSpan(part, total)
		if !ok || s.From < 1 || s.To < s.From || total > 0 && s.To > total {
			return nil, contest.E("print_pages", "part", part, "total", total)
		}
		all = append(all, s)
	}
	return all.joined(), nil
}

// parseSpan reads "5", "2-7", "-3" or "4-".
func parseSpan(part string, total int) (Span, bool) {
	from, to, dash := strings.Cut(part, "-")
	from, to = strings.TrimSpace(from), strings.TrimSpace(to)
	if !dash {
		to = from
	}
	if dash && from == "" {
		from = "1"
	}
	if dash && to == "" {
		to = strconv.Itoa(total)
	}
	a, err := strconv.Atoi(from)
	b, err2 := strconv.Atoi(to)
	return Span{a, b}, err == nil && err2 == nil && part != "-"
}

// PagesOf makes a choice of single pages.
func PagesOf(numbers ...int) Pages {
	var all Pages
	for _, n := range numbers {
		all = append(all, Span{n, n})
	}
	return all.joined()
}

// joined sorts the spans and joins those that touch.
func (p Pages) joined() Pages {
	slices.SortFunc(p, func(a, b Span) int { return a.From - b.From })
	var out Pages
	for _, s := range p {
		if n := len(out); n > 0 && s.From <= out[n-1].To+1 {
			out[n-1].To = max(out[n-1].To, s.To)
			continue
		}
		out = append(out, s)
	}
	return out
}

// String writes the choice as ParsePages and CUPS read it: "1-3,5".
func (p Pages) String() string {
	var parts []string
	for _, s := range p {
		if s.From == s.To {
			parts = append(parts, strconv.Itoa(s.From))
			continue
		}
		parts = append(parts, strconv.Itoa(s.From)+"-"+strconv.Itoa(s.To))
	}
	return strings.Join(parts, ",")
}

// Has tells whether a page, from 1, is chosen.
func (p Pages) Has(page int) bool {
	if len(p) == 0 {
		return true
	}
	for _, s := range p {
		if page >= s.From && page <= s.To {
			return true
		}
	}
	return false
}

// Count is how many of total pages are chosen.
func (p Pages) Count(total int) int {
	if len(p) == 0 {
		return total
	}
	n := 0
	for _, s := range p {
		n += s.To - s.From + 1
	}
	return n
}
