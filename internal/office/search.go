package office

import (
	"context"
	"sort"
	"strings"

	"biurolidera/internal/polish"
	"biurolidera/internal/store"
)

// Search finds institutions by any part of their name, office, place or number,
// without regard to diacritics and case. It holds all folded texts in one buffer
// in Polish order of names, so that a key press costs one pass over memory.
type Search struct {
	ids    []int64
	starts []int32 // start of each record's text in the buffer
	buffer string  // folded texts, each ended by a newline
}

// Search reads the buffer: about 70 bytes an institution.
func (o *Office) Search(ctx context.Context) (s *Search, err error) {
	defer wrap(&err, "Search()")
	err = o.db.Read(ctx, func(r *store.Reader) error {
		rows, err := r.SearchRows()
		if err != nil {
			return err
		}
		s = newSearch(rows)
		return nil
	})
	return s, err
}

func newSearch(rows []store.SearchRow) *Search {
	s := &Search{ids: make([]int64, 0, len(rows)), starts: make([]int32, 0, len(rows)+1)}
	var b strings.Builder
	for _, r := range rows {
		s.ids = append(s.ids, r.ID)
		s.starts = append(s.starts, int32(b.Len()))
		b.WriteString(strings.ReplaceAll(r.Fold, "\n", " "))
		b.WriteByte('\n')
	}
	s.starts = append(s.starts, int32(b.Len()))
	s.buffer = b.String()
	return s
}

// Len is the number of institutions.
func (s *Search) Len() int { return len(s.ids) }

// Find gives the first limit institutions, in Polish order of names, whose text
// has every word of the query, and how many there are in all. An empty query
// finds everything.
func (s *Search) Find(query string, limit int) (ids []int64, total int) {
	words := strings.Fields(polish.Fold(query))
	if len(words) == 0 {
		return s.ids[:min(limit, len(s.ids))], len(s.ids)
	}
	// The longest word is the rarest guess: it drives the pass, the others check.
	sort.SliceStable(words, func(a, b int) bool { return len(words[a]) > len(words[b]) })
	for at := 0; at < len(s.buffer); {
		i := strings.Index(s.buffer[at:], words[0])
		if i < 0 {
			break
		}
		n := s.recordAt(at + i)
		text := s.buffer[s.starts[n]:s.starts[n+1]]
		if hasAll(text, words[1:]) {
			if total < limit {
				ids = append(ids, s.ids[n])
			}
			total++
		}
		at = int(s.starts[n+1])
	}
	return ids, total
}

// recordAt finds the record a position of the buffer belongs to.
func (s *Search) recordAt(position int) int {
	return sort.Search(len(s.ids), func(i int) bool { return int(s.starts[i+1]) > position })
}

func hasAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}
