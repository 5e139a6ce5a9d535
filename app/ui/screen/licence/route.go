package licence

import (
	"slices"

	"biurolidera/app/ui/kit"
)

// Words a route's record may be.
const (
	wordProposed = "proposed" // those a licence is due to
	wordExpiring = "expiring" // licences in force that end soon
)

// narrow shows what a route's word asks for and nothing else; false: it is no word.
func (s *Screen) narrow(word string) bool {
	switch word {
	case wordProposed:
		s.tabs.Open(tabProposals)
		narrowTo(s.proposals, proposalColumns(s.f.Cat), s.v.proposals[:len(s.v.due)], func(p proposal) (key, state string) { return p.code, p.state })
	case wordExpiring:
		s.tabs.Open(tabRegister)
		var all []entry
		for _, e := range s.v.entries {
			if e.Expiring() {
				all = append(all, e)
			}
		}
		narrowTo(s.register, entryColumns(s.f.Cat), all, func(e entry) (key, state string) { return e.Number, e.state })
	default:
		return false
	}
	return true
}

// narrowTo filters a list by the states of some of its rows and by nothing else; where
// there are none the whole list is shown.
func narrowTo[T any](table *kit.Table[T], columns []kit.Column[T], rows []T, of func(T) (key, state string)) {
	var states []string
	for _, r := range rows {
		if _, state := of(r); !slices.Contains(states, state) {
			states = append(states, state)
		}
	}
	table.Search("")
	for _, c := range columns {
		switch {
		case c.ID == "state":
			table.Filter(c.ID, states...)
		case c.Filter != kit.FilterNone:
			table.Filter(c.ID)
		}
	}
	if len(rows) > 0 {
		key, _ := of(rows[0])
		table.Select(key)
	}
}
