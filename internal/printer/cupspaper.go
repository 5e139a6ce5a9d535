//go:build !windows

package printer

import (
	"context"
	"slices"
	"strings"
)

// Papers gives the sizes of paper a printer says it has: those of offices first, the
// others as it tells them. A printer that tells none gives none.
func (s *System) Papers(ctx context.Context, printer string) ([]Paper, error) {
	limit, cancel := context.WithTimeout(ctx, listLimit)
	defer cancel()
	said, _ := s.run(limit, nil, "lpoptions", "-p", printer, "-l") // where it fails it says nothing: no sizes
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return parsePapers(said), nil
}

// parsePapers reads what lpoptions writes, a line an option with the default starred:
// "PageSize/Media Size: Letter *A4 A3 Custom.WIDTHxHEIGHT".
func parsePapers(said string) []Paper {
	var all []Paper
	titles := map[string]bool{}
	for _, line := range strings.Split(said, "\n") {
		option, sizes, _ := strings.Cut(line, ":")
		option, _, _ = strings.Cut(option, "/")
		if option != "PageSize" && option != "media" || len(all) > 0 {
			continue
		}
		for _, name := range strings.Fields(sizes) {
			name, standard := strings.CutPrefix(name, "*")
			if strings.HasPrefix(strings.ToLower(name), "custom") {
				continue // a size of one's own has to be measured
			}
			title := paperTitle(name)
			if titles[title] {
				title = name
			}
			titles[title] = true
			all = append(all, Paper{Name: name, Title: title, Default: standard})
		}
	}
	slices.SortStableFunc(all, func(a, b Paper) int { return officePaper(a.Title) - officePaper(b.Title) })
	return all
}

// paperTitle makes „A4” of the system's long name, "iso_a4_210x297mm".
func paperTitle(name string) string {
	if class, rest, ok := strings.Cut(name, "_"); ok {
		if size, _, ok := strings.Cut(rest, "_"); ok && (class == "iso" || class == "jis" || class == "na") {
			return strings.ToUpper(size[:1]) + size[1:]
		}
	}
	return name
}

// officePaper orders sizes: those a Polish office has in its trays before the others.
func officePaper(title string) int {
	trays := []string{"A4", "A3", "A5", "C4", "C5", "DL"}
	if i := slices.Index(trays, title); i >= 0 {
		return i
	}
	return len(trays)
}
