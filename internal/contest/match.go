package contest

import (
	"slices"
	"strings"
)

// How doubles are found among institutions (domain.md §2).
//
//   - NIP or REGON equal: certain, unless what the two records are contradicts it. A
//     gmina and its library may share the gmina's NIP, so an equal NIP under a clearly
//     different kind or name is unsure.
//   - The first six digits of TERYT and the same group of units equal: certain. The
//     seventh digit changes when a village becomes a town.
//   - The name alone: certain only when it is the same but for case, diacritics and
//     signs, the place is the same, and no identifier contradicts. 143 towns share
//     their name with the gmina around them: a different TERYT is never merged by name.
//   - A similar name (Similarity at or above the threshold): unsure.
//
// What is unsure becomes a record of its own and is listed.

// DefaultSimilarity is the threshold of similar names, in per cent.
const DefaultSimilarity = 85

// clearlyDifferent: names below it contradict an equal NIP.
const clearlyDifferent = 60

// MatchKind says how sure a match is.
type MatchKind string

// The three answers of Matcher.Find.
const (
	MatchNone    MatchKind = "none"
	MatchUnsure  MatchKind = "unsure"
	MatchCertain MatchKind = "certain"
)

// What a match was found by.
const (
	ByNIP   = "nip"
	ByREGON = "regon"
	ByTERYT = "teryt"
	ByName  = "name"
	ByHand  = "hand" // a person said so
)

// Match is a known institution that may be the one asked about.
type Match struct {
	ID         int64
	Kind       MatchKind
	By         string // ByNIP, ByREGON, ByTERYT, ByName, ByHand; "" for none
	Similarity int    // of the names, per cent
	Why        string // of an unsure match: the text "match.CODE" of the catalogue

	evidence int // how much agrees; decides between several
}

// Matcher is an index of institutions. It is not safe for concurrent use.
type Matcher struct {
	threshold int
	profiles  map[int64]*profile
	byNIP     index
	byREGON   index
	byUnit    index
	byPlace   index // name and place
	byName    index
	blocks    index // beginnings and ends of telling words
	words     wordTable
	questions int
	asked     *profile // of the last question, made from askedOf
	askedOf   Institution
}

// index finds profiles by a key. A profile stays where it is while its record changes.
type index map[string][]*profile

// NewMatcher makes an empty index. threshold is the similarity in per cent from which
// names are similar; 0: DefaultSimilarity.
func NewMatcher(threshold int) *Matcher {
	if threshold <= 0 {
		threshold = DefaultSimilarity
	}
	return &Matcher{
		threshold: threshold,
		profiles:  map[int64]*profile{},
		byNIP:     index{},
		byREGON:   index{},
		byUnit:    index{},
		byPlace:   index{},
		byName:    index{},
		blocks:    index{},
		words:     wordTable{ids: map[string]int32{}},
	}
}

// Add takes an institution into the index, in place of what it knew under its ID.
func (m *Matcher) Add(i Institution) {
	now := m.askedProfile(i)
	p, known := m.profiles[i.ID]
	sameNames := known && p.sameNames(now)
	if known {
		m.drop(p, sameNames)
		*p = *now
	} else {
		p = now
		m.profiles[i.ID] = p
	}
	m.byNIP.put(p.nip, p)
	m.byREGON.put(p.regon, p)
	m.byUnit.put(p.unit, p)
	for _, n := range p.names {
		m.byPlace.put(n.key+"\x00"+p.place, p)
		if sameNames {
			continue
		}
		m.byName.put(n.key, p)
		for _, b := range m.blockKeys(n) {
			m.blocks.put(b, p)
		}
	}
}

// Remove forgets an institution.
func (m *Matcher) Remove(id int64) {
	if p := m.profiles[id]; p != nil {
		m.drop(p, false)
		delete(m.profiles, id)
	}
}

func (m *Matcher) drop(p *profile, keepNames bool) {
	m.byNIP.take(p.nip, p)
	m.byREGON.take(p.regon, p)
	m.byUnit.take(p.unit, p)
	for _, n := range p.names {
		m.byPlace.take(n.key+"\x00"+p.place, p)
		if keepNames {
			continue
		}
		m.byName.take(n.key, p)
		for _, b := range m.blockKeys(n) {
			m.blocks.take(b, p)
		}
	}
}

func (x index) put(key string, p *profile) {
	if key == "" {
		return
	}
	if list := x[key]; len(list) == 0 || list[len(list)-1] != p {
		x[key] = append(list, p)
	}
}

func (x index) take(key string, p *profile) {
	list := x[key]
	if i := slices.Index(list, p); i >= 0 {
		x[key] = slices.Delete(list, i, i+1)
	}
}

// Find gives the known institution that i most likely is. Its own ID is not looked at.
func (m *Matcher) Find(i Institution) Match {
	all := m.FindAll(i)
	if len(all) == 0 {
		return Match{Kind: MatchNone}
	}
	return all[0]
}

// Bounds of the candidates looked at, so that a list whose rows all share a NIP or a
// name does not cost its square.
const (
	maxShared     = 256 // of one NIP, one name and place
	maxSameName   = 8   // of the same name elsewhere
	maxBlock      = 128 // of one block of similar words
	maxCandidates = 96  // of similar names, beyond the first block
)

// FindAll gives every match, the likeliest first: certain ones, then unsure; among
// equals the one with more in common, then the older.
func (m *Matcher) FindAll(i Institution) []Match {
	m.questions++
	s := search{m: m, p: m.profile(i), self: i.ID}
	m.asked, m.askedOf = s.p, unnumbered(i)
	s.look(m.byREGON[s.p.regon], maxShared)
	s.look(m.byUnit[s.p.unit], maxShared)
	for _, n := range s.p.names {
		s.look(m.byPlace[n.key+"\x00"+s.p.place], maxShared)
	}
	s.look(m.byNIP[s.p.nip], maxShared)
	for _, n := range s.p.names {
		s.look(m.byName[n.key], maxSameName)
	}
	if !slices.ContainsFunc(s.found, func(c Match) bool { return c.Kind == MatchCertain }) {
		s.lookAlike()
	}
	slices.SortFunc(s.found, func(a, b Match) int {
		switch {
		case a.Kind != b.Kind:
			return strings.Compare(string(a.Kind), string(b.Kind)) // certain < unsure
		case a.evidence != b.evidence:
			return b.evidence - a.evidence
		case older(a.ID, b.ID):
			return -1
		}
		return 1
	})
	return s.found
}

// search is one question to the index.
type search struct {
	m     *Matcher
	p     *profile
	self  int64
	found []Match
}

// look compares candidates that share a number, a code or a name.
func (s *search) look(list []*profile, limit int) {
	for _, q := range list[:min(len(list), limit)] {
		if s.fresh(q) {
			s.keep(s.m.compare(s.p, q))
		}
	}
}

// lookAlike compares candidates that share the rarest beginnings or ends of telling words.
func (s *search) lookAlike() {
	for _, list := range s.m.similar(s.p) {
		for _, q := range list {
			if s.fresh(q) {
				s.keep(s.m.compareLikeness(s.p, q))
			}
		}
	}
}

// fresh tells whether the question has not come to a profile yet, and marks it.
func (s *search) fresh(q *profile) bool {
	if q.asked == s.m.questions || q.id == s.self && q.id != 0 {
		return false
	}
	q.asked = s.m.questions
	return true
}

func (s *search) keep(c Match) {
	if c.Kind != MatchNone {
		s.found = append(s.found, c)
	}
}

// older tells which of two records came first; a caller may give new ones falling
// negative IDs until they are written.
func older(a, b int64) bool {
	switch {
	case a > 0 && b > 0:
		return a < b
	case a < 0 && b < 0:
		return a > b
	}
	return a > b
}

// similar gives the lists of candidates that share the rarest beginnings or ends of
// telling words with p, the shortest list first.
func (m *Matcher) similar(p *profile) [][]*profile {
	var lists [][]*profile
	for _, n := range p.names {
		for _, k := range m.blockKeys(n) {
			lists = append(lists, m.blocks[k])
		}
	}
	slices.SortStableFunc(lists, func(a, b []*profile) int { return len(a) - len(b) })
	alike := 0
	for n, list := range lists {
		if n > 0 && alike+len(list) > maxCandidates {
			return lists[:n]
		}
		lists[n] = list[:min(len(list), maxBlock)]
		alike += len(lists[n])
	}
	return lists
}
