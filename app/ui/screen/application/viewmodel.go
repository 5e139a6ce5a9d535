package application

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/screen"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// Views beside those of a state.
const (
	viewAll     = ""
	viewCheck   = "check"   // the office has to look at it: received or complete
	viewMissing = "missing" // something is missing, and the office has not decided yet
)

// views lists the views in the order of their tabs.
func views() []string {
	all := []string{viewAll, viewCheck, viewMissing}
	for _, s := range contest.ParticipationStates() {
		all = append(all, string(s))
	}
	return all
}

// checkStates are the states in which an application waits for the office.
func checkStates() []contest.ParticipationState {
	return []contest.ParticipationState{contest.ParticipationReceived, contest.ParticipationComplete}
}

// viewTitle is a view with the number of its applications; without one before they
// are read.
func viewTitle(cat *locale.Catalogue, view string, all *office.Applications) string {
	name := viewName(cat, view)
	if all == nil {
		return name
	}
	n := all.Counts[contest.ParticipationState(view)]
	switch view {
	case viewAll:
		n = len(all.Rows)
	case viewCheck:
		for _, s := range checkStates() {
			n += all.Counts[s]
		}
	case viewMissing:
		n = all.Lack
	}
	return name + " " + cat.Integer(n)
}

func viewName(cat *locale.Catalogue, view string) string {
	switch view {
	case viewAll:
		return cat.T("application.view.all")
	case viewCheck:
		return cat.T("application.view.check")
	case viewMissing:
		return cat.T("application.view.missing")
	}
	return cat.Enum("participation_state", view)
}

// row is an application in the list.
type row struct {
	office.ApplicationRow
	state    string
	tone     theme.Tone
	missing  string
	received string
	size     string
}

// rowsOf gives the rows of a view, by code.
func rowsOf(cat *locale.Catalogue, all *office.Applications, view string) []row {
	q := office.ApplicationQuery{}
	switch view {
	case viewAll:
	case viewCheck:
		q.States = checkStates()
	case viewMissing:
		q.Missing = office.With
		q.States = []contest.ParticipationState{contest.ParticipationReceived, contest.ParticipationIncomplete, contest.ParticipationComplete}
	default:
		q.States = []contest.ParticipationState{contest.ParticipationState(view)}
	}
	hits := all.Find(q)
	rows := make([]row, len(hits))
	for i, n := range hits {
		rows[i] = rowOf(cat, all.Rows[n])
	}
	return rows
}

func rowOf(cat *locale.Catalogue, a office.ApplicationRow) row {
	r := row{ApplicationRow: a, state: cat.Enum("participation_state", string(a.State)), tone: screen.ParticipationTone(a.State), missing: missingText(cat, a.Missing)}
	if !a.Application.ReceivedOn.IsZero() {
		r.received = cat.DateShort(a.Application.ReceivedOn)
	}
	if a.Application.DeclaredSize > 0 {
		r.size = cat.Integer(a.Application.DeclaredSize)
	}
	return r
}

func missingText(cat *locale.Catalogue, codes []string) string {
	texts := make([]string, len(codes))
	for i, c := range codes {
		texts[i] = cat.Enum("missing", c)
	}
	return strings.Join(texts, ", ")
}

func stateIcon(s contest.ParticipationState) fyne.Resource {
	names := map[contest.ParticipationState]string{
		contest.ParticipationReceived: "inbox", contest.ParticipationIncomplete: "pending", contest.ParticipationComplete: "checklist",
		contest.ParticipationAccepted: "check_circle", contest.ParticipationRejected: "block", contest.ParticipationWithdrawn: "undo",
	}
	return theme.Icon(names[s])
}

func columns(cat *locale.Catalogue) []kit.Column[row] {
	t := cat.T
	states := contest.ParticipationStates()
	return []kit.Column[row]{
		{ID: "code", Title: t("application.column.code"), Width: 72, Text: func(r row) string { return r.Code }},
		{ID: "name", Title: t("application.column.name"), Width: 188, Text: func(r row) string { return r.Name }},
		{ID: "category", Title: t("field.category"), Width: 124, Text: func(r row) string { return r.CategoryName }, Filter: kit.FilterChoice},
		{
			ID: "state", Title: t("application.column.state"), Width: 128, Text: func(r row) string { return r.state }, Tone: func(r row) theme.Tone { return r.tone },
			Compare: func(a, b row) int { return cmp.Compare(slices.Index(states, a.State), slices.Index(states, b.State)) },
		},
		{ID: "missing", Title: t("application.column.missing"), Width: 124, Text: func(r row) string { return r.missing }, Compare: func(a, b row) int { return cmp.Compare(len(a.Missing), len(b.Missing)) }, Filter: kit.FilterText},
		{ID: "received", Title: t("application.column.received"), Width: 90, Text: func(r row) string { return r.received }, Compare: func(a, b row) int { return a.Application.ReceivedOn.Compare(b.Application.ReceivedOn) }},
		{ID: "size", Title: t("application.column.size"), Width: 90, Hidden: true, Align: fyne.TextAlignTrailing, Text: func(r row) string { return r.size }, Compare: func(a, b row) int { return cmp.Compare(a.Application.DeclaredSize, b.Application.DeclaredSize) }},
		{ID: "contact", Title: t("application.column.contact"), Width: 150, Hidden: true, Text: func(r row) string { return r.Contact }},
		{ID: "place", Title: t("field.place"), Width: 120, Hidden: true, Text: func(r row) string { return r.Place }},
		{ID: "voivodeship", Title: t("field.voivodeship"), Width: 130, Hidden: true, Text: func(r row) string { return r.Voivodeship }, Filter: kit.FilterChoice},
		{ID: "signatory", Title: t("application.field.signatory"), Width: 150, Hidden: true, Text: func(r row) string { return r.Application.Signatory }},
		{ID: "invitation", Title: t("application.field.invitation_no"), Width: 120, Hidden: true, Text: func(r row) string { return r.Application.InvitationNo }},
		{ID: "institution", Title: t("application.column.institution"), Width: 90, Hidden: true, Text: func(r row) string { return r.InstitutionCode }},
	}
}

// movable counts the rows that a move to a state would change; 0 where one of them may
// not be moved there.
func movable(rows []row, to contest.ParticipationState) int {
	n := 0
	for _, r := range rows {
		switch {
		case r.State == to:
		case !r.State.CanBecome(to):
			return 0
		default:
			n++
		}
	}
	return n
}

// likelyMove is the move an office most likely makes next: what is complete is
// accepted, what lacks nothing is complete, what lacks something is asked for.
func likelyMove(rows []row) contest.ParticipationState {
	if len(rows) == 0 {
		return ""
	}
	lacks := slices.ContainsFunc(rows, func(r row) bool { return len(r.Missing) > 0 })
	order := []contest.ParticipationState{contest.ParticipationAccepted}
	switch {
	case lacks:
		order = []contest.ParticipationState{contest.ParticipationIncomplete}
	case slices.ContainsFunc(rows, func(r row) bool { return r.State != contest.ParticipationComplete }):
		order = []contest.ParticipationState{contest.ParticipationComplete}
	}
	for _, to := range order {
		if movable(rows, to) > 0 {
			return to
		}
	}
	return ""
}

func codesOf(rows []row) []string {
	codes := make([]string, len(rows))
	for i, r := range rows {
		codes[i] = r.Code
	}
	return codes
}

// codeAfter is the code of the first row after the last of some rows; the one before
// them where they stand last.
func codeAfter(rows []row, codes []string) string {
	last, before := -1, ""
	for i, r := range rows {
		if slices.Contains(codes, r.Code) {
			last = i
		}
	}
	for i, r := range rows {
		if slices.Contains(codes, r.Code) {
			continue
		}
		if i > last {
			return r.Code
		}
		before = r.Code
	}
	return before
}

// check is a line of the list of what an application needs.
type check struct {
	code  string
	field string // of the form, where it is filled in
	text  string
	lacks bool
}

// checkFields are the fields that fill what may be missing.
var checkFields = []struct{ code, field string }{
	{contest.MissingForm, "received_on"},
	{contest.MissingSignatory, "signatory"},
	{contest.MissingRules, "rules_accepted"},
	{contest.MissingAudit, "audit_accepted"},
	{contest.MissingCategory, "category"},
	{contest.MissingDocument, "missing_document"},
}

// checks says of each thing an application needs whether it is there. What a form says
// is not told before there is one.
func checks(cat *locale.Catalogue, p contest.Participation, missing []string) []check {
	var all []check
	for _, c := range checkFields {
		lacks := slices.Contains(missing, c.code)
		onForm := c.code == contest.MissingSignatory || c.code == contest.MissingRules || c.code == contest.MissingAudit
		switch {
		case lacks && c.code == contest.MissingDocument:
			all = append(all, check{c.code, c.field, cat.T("application.lacks.document", "what", p.Application.MissingDocument), true})
		case lacks:
			all = append(all, check{c.code, c.field, cat.Enum("missing", c.code), true})
		case c.code == contest.MissingDocument, onForm && p.Application.ReceivedOn.IsZero():
		default:
			all = append(all, check{c.code, c.field, cat.Enum("application.has", c.code), false})
		}
	}
	return all
}

// underName is the line under an application's name.
func underName(p contest.Participation, category string, i contest.Institution) string {
	parts := []string{p.Code}
	for _, part := range []string{category, i.Address.Place, i.Voivodeship} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}

// statesText counts the states of some rows: „3 wpłynęło, 2 kompletne”.
func statesText(cat *locale.Catalogue, rows []row) string {
	counts := map[contest.ParticipationState]int{}
	for _, r := range rows {
		counts[r.State]++
	}
	var parts []string
	for _, s := range contest.ParticipationStates() {
		if n := counts[s]; n > 0 {
			parts = append(parts, cat.Enum("participation_state", string(s))+": "+strconv.Itoa(n))
		}
	}
	return strings.Join(parts, " · ")
}
