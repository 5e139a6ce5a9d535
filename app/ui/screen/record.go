package screen

import (
	"slices"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
)

// FieldGroup are fields of a record that stand together under one heading.
type FieldGroup struct {
	ID     string
	Fields []string
}

// Forms are the forms of a record, one a group of its fields.
type Forms struct {
	Groups []FieldGroup
	All    []*kit.Form // as Groups
}

// Of is the form a field stands in; nil: none.
func (x Forms) Of(field string) *kit.Form {
	for i, g := range x.Groups {
		if slices.Contains(g.Fields, field) {
			return x.All[i]
		}
	}
	return nil
}

// Set shows a record's values; first: it was not shown before. Else a field in hand
// stays as it is typed.
func (x Forms) Set(values map[string]string, first bool) {
	for _, form := range x.All {
		if first {
			form.Reset(values)
		} else {
			form.SetValues(values)
		}
	}
}

// Commit saves the field in hand and tells whether all is saved.
func (x Forms) Commit() bool {
	ok := true
	for _, form := range x.All {
		ok = form.Commit() && ok
	}
	return ok
}

// Touches tells whether one of some tables was changed.
func Touches(ev contest.Event, tables map[string]bool) bool {
	return slices.ContainsFunc(ev.Tables, func(t string) bool { return tables[t] })
}

// ParticipationTone is how the state of an application stands.
func ParticipationTone(s contest.ParticipationState) theme.Tone {
	switch s {
	case contest.ParticipationAccepted, contest.ParticipationComplete:
		return theme.Good
	case contest.ParticipationIncomplete:
		return theme.Warn
	case contest.ParticipationRejected:
		return theme.Bad
	case contest.ParticipationReceived:
		return theme.Info
	}
	return theme.Neutral
}
