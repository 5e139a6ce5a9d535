package contest

// Action is what an import does with a row.
type Action string

// The decisions of Intake.Decide.
const (
	ActionNew    Action = "new"    // nobody like it is known: a new record
	ActionUpdate Action = "update" // certain match, something changes
	ActionSame   Action = "same"   // certain match, nothing changes: nothing is written
	ActionUnsure Action = "unsure" // a new record, and listed beside Match
)

// Decision is what to do with one row.
type Decision struct {
	Action  Action
	Match   Match         // for all but ActionNew: the record meant, or the one it may be
	Record  Institution   // to be written, for ActionSame the kept one; ID 0 for a new one
	Changes []FieldChange // of ActionUpdate
	Double  bool          // an earlier row of this list spoke of the same record already
}

// Intake decides, row by row, what the import of one list does. The caller makes it
// know every institution of the file, then for each row asks Decide, writes the Record
// where the action says so and tells Stored. The same list a second time gives
// ActionSame for every row; lists give the same institutions in whatever order they
// come. It is not safe for concurrent use.
type Intake struct {
	matcher *Matcher
	known   map[int64]*Institution
	taken   map[int64]bool // records a row of this list has spoken of
}

// NewIntake makes an Intake for one list; threshold as in NewMatcher.
func NewIntake(threshold int) *Intake {
	return &Intake{matcher: NewMatcher(threshold), known: map[int64]*Institution{}, taken: map[int64]bool{}}
}

// Know takes in an institution that is in the file already. It keeps the record, which
// must not change any more.
func (in *Intake) Know(i *Institution) {
	in.known[i.ID] = i
	in.matcher.Add(*i)
}

// NextList forgets which records the list has spoken of: the next list begins.
func (in *Intake) NextList() { clear(in.taken) }

// Stored takes in the record of a decision after it was written, now with its ID, and
// keeps it as Know does.
func (in *Intake) Stored(i *Institution) {
	in.Know(i)
	in.taken[i.ID] = true
}

// Incoming is a row of a list as an institution.
type Incoming struct {
	Institution
	// CategoryGuessed: category and subcategory come from the name, not from the
	// list; they are taken for a new record and never change a kept one.
	CategoryGuessed bool
}

// Decide tells what to do with a row.
//
//   - A certain match to which the row adds nothing is the same: a list a second time
//     finds the very records it made.
//   - A certain match that no earlier row spoke of is updated.
//   - A certain match that an earlier row spoke of: by an identifier, the first row has
//     spoken and the second only fills gaps (a double in the list); by name alone, a row
//     that says something else is a namesake and goes on to the next match.
//   - What is left is unsure, if anything is like it, or new.
func (in *Intake) Decide(row Incoming) Decision {
	matches := in.matcher.FindAll(row.Institution)
	var best *Decision
	for _, m := range matches {
		if m.Kind != MatchCertain {
			break
		}
		d, ok := in.settle(row, m)
		if !ok {
			continue
		}
		if best == nil || sameness(d) > sameness(*best) {
			best = &d
		}
	}
	if best != nil {
		in.taken[best.Match.ID] = true
		return *best
	}
	record := row.Institution
	record.ID, record.Code = 0, ""
	if len(matches) > 0 {
		m := matches[0]
		if m.Kind == MatchCertain {
			m.Kind, m.Why = MatchUnsure, "name_twice"
		}
		return Decision{Action: ActionUnsure, Match: m, Record: record}
	}
	return Decision{Action: ActionNew, Match: Match{Kind: MatchNone}, Record: record}
}

// DecideSame is Decide where a person has said that the row is the record of that ID;
// ok is false where none is known under it.
func (in *Intake) DecideSame(row Incoming, id int64) (d Decision, ok bool) {
	if _, known := in.known[id]; !known {
		return d, false
	}
	d, ok = in.settle(row, Match{ID: id, Kind: MatchCertain, By: ByHand, Similarity: Similarity(in.known[id].Name, row.Name)})
	in.taken[id] = true
	return d, ok
}

// DecideNew is Decide where a person has said that the row is nobody known.
func (in *Intake) DecideNew(row Incoming) Decision {
	record := row.Institution
	record.ID, record.Code = 0, ""
	return Decision{Action: ActionNew, Match: Match{Kind: MatchNone}, Record: record}
}

// sameness orders certain decisions: a record to which the row adds nothing goes first,
// and one no earlier row spoke of before one that was.
func sameness(d Decision) int {
	switch {
	case d.Action != ActionSame:
		return 0
	case d.Double:
		return 1
	}
	return 2
}

// settle decides about one certain match; ok is false where it is a namesake's.
func (in *Intake) settle(row Incoming, m Match) (d Decision, ok bool) {
	old := *in.known[m.ID]
	said := row.Institution
	if row.CategoryGuessed && old.Category != "" {
		said.Category, said.Sub = "", ""
	}
	double := in.taken[m.ID]
	merged := MergeImported(old, said)
	if double && len(Diff(old, merged)) > 0 {
		if m.By == ByName {
			return Decision{}, false
		}
		merged = FillGaps(old, said)
	}
	d = Decision{Action: ActionSame, Match: m, Record: merged, Double: double}
	if d.Changes = Diff(old, merged); len(d.Changes) > 0 {
		d.Action = ActionUpdate
	}
	return d, true
}
