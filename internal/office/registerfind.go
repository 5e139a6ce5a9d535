package office

import (
	"runtime"
	"slices"
	"strings"
	"sync"

	"biurolidera/internal/polish"
)

// find gives the positions whose text has every word, in Polish order of names; no
// words: all.
func (g *register) find(words []string) []int32 {
	if len(words) == 0 {
		all := make([]int32, len(g.ids))
		for i := range all {
			all[i] = int32(i)
		}
		return all
	}
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	workers := min(runtime.GOMAXPROCS(0), len(g.ids)/fewestEach+1)
	parts := make([][]int32, workers)
	var wg sync.WaitGroup
	for k := range workers {
		from, to := len(g.ids)*k/workers, len(g.ids)*(k+1)/workers
		wg.Go(func() { parts[k] = g.findBetween(words, int32(from), int32(to)) })
	}
	wg.Wait()
	return slices.Concat(parts...)
}

// fewestEach is how many records are worth a goroutine of their own.
const fewestEach = 5000

// findBetween is find among the records from n up to end.
func (g *register) findBetween(words []string, n, end int32) (hits []int32) {
	for at, last := g.starts[n], g.starts[end]; at < last; {
		i := strings.Index(g.buffer[at:last], words[0])
		if i < 0 {
			break
		}
		n = g.recordAt(n, at+int32(i))
		if hasAll(g.buffer[g.starts[n]:g.starts[n+1]], words[1:]) {
			hits = append(hits, n)
		}
		at = g.starts[n+1]
	}
	return hits
}

// nearRecords is how far recordAt looks one by one before it halves.
const nearRecords = 16

// recordAt finds the record a position of the buffer belongs to, from record n on.
func (g *register) recordAt(n, position int32) int32 {
	for range nearRecords {
		if g.starts[n+1] > position {
			return n
		}
		n++
	}
	i, found := slices.BinarySearch(g.starts[n:], position)
	if !found {
		i--
	}
	return n + int32(i)
}

// beginning gives at most limit positions whose name begins with the folded text.
func (g *register) beginning(text string, limit int) []int32 {
	var hits []int32
	n := int32(0)
	for at := 0; len(hits) < limit; {
		i := strings.Index(g.buffer[at:], "\n"+text)
		if i < 0 {
			break
		}
		n = g.recordAt(n, int32(at+i))
		hits = append(hits, n)
		at = int(g.starts[n+1])
	}
	return hits
}

func hasAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// numberSigns stand between the digits of numbers as people write them.
const numberSigns = " -+()/.\u00a0"

// fewestDigits make a text of digits and signs a number.
const fewestDigits = 7

// searchWords are the folded words a person searches by. A number (NIP, telephone) is
// one word of its digits, however it is spaced.
func searchWords(query string) []string {
	folded := polish.Fold(query)
	digits := onlyDigits(folded)
	if len(digits) >= fewestDigits && onlyNumber(folded) {
		return []string{digits}
	}
	return strings.Fields(folded)
}

func onlyNumber(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return (r < '0' || r > '9') && !strings.ContainsRune(numberSigns, r)
	})
}
