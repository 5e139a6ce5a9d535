package licence

import (
	"cmp"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// view is what the screen shows at one time.
type view struct {
	proposals []proposal
	entries   []entry  // of the edition, then those of others that end soon
	own       int      // how many of them the edition issued
	due       []string // codes of those a licence is due to
	approved  bool     // the ranking is
}

// newView puts those a licence is due to before the others. lines is the register of all
// editions: a licence ends in a later year than its edition's, when nobody looks there
// any more, so those that end soon stand in the register of every edition.
func newView(cat *locale.Catalogue, edition int64, all []office.LicenceProposal, approved bool, lines []office.LicenceLine) view {
	v := view{approved: approved}
	var rest []proposal
	for _, p := range all {
		row := newProposal(cat, p)
		if !p.Eligible {
			rest = append(rest, row)
			continue
		}
		v.due = append(v.due, p.Participation.Code)
		v.proposals = append(v.proposals, row)
	}
	v.proposals = append(v.proposals, rest...)
	var others []entry
	for _, l := range lines {
		switch {
		case l.EditionID == edition:
			v.entries = append(v.entries, newEntry(cat, l))
		case l.Expiring():
			others = append(others, newEntry(cat, l))
		}
	}
	v.own = len(v.entries)
	v.entries = append(v.entries, others...)
	return v
}

// proposal is one participation in the list of proposals.
type proposal struct {
	office.LicenceProposal
	code, name, score, place, state, why string
	tone                                 theme.Tone
}

func newProposal(cat *locale.Catalogue, p office.LicenceProposal) proposal {
	row := proposal{LicenceProposal: p, code: p.Participation.Code, name: p.Participation.Name}
	if p.Score != nil {
		row.score, row.place = cat.Number(*p.Score), cat.Ordinal(p.Place)
	}
	switch {
	case p.Number != "":
		row.state, row.tone, row.why = cat.T("licence.screen.state.issued"), theme.Good, p.Number
	case p.Eligible:
		row.state, row.tone, row.why = cat.T("licence.screen.state.due"), theme.Gold, cat.T("licence.screen.why.due")
	default:
		row.state, row.tone, row.why = cat.T("licence.screen.state.none"), theme.Neutral, reasons(cat, p.Reasons)
	}
	return row
}

// reasons writes why there is no title; without a reason the participation was
// accepted after the ranking had been approved.
func reasons(cat *locale.Catalogue, all []contest.Reason) string {
	if len(all) == 0 {
		return cat.T("licence.screen.why.later")
	}
	texts := make([]string, len(all))
	for i, r := range all {
		texts[i] = cat.T("reason."+string(r.Code), r.Pairs()...)
	}
	return strings.Join(texts, "; ")
}

// entry is one licence of the register.
type entry struct {
	office.LicenceLine
	from, to, state string
	tone            theme.Tone
}

func newEntry(cat *locale.Catalogue, l office.LicenceLine) entry {
	row := entry{LicenceLine: l, from: cat.DateShort(l.ValidFrom), to: cat.DateShort(l.ValidTo), state: cat.Enum("licence_standing", string(l.Standing)), tone: theme.Good}
	switch {
	case l.Expiring() && l.DaysLeft == 0:
		row.state, row.tone = cat.T("licence.screen.state.today"), theme.Warn
	case l.Expiring():
		row.state, row.tone = cat.N("licence.screen.state.expiring", l.DaysLeft), theme.Warn
	case l.Standing == office.LicenceExpired:
		row.tone = theme.Neutral
	case l.Standing == office.LicenceRevoked:
		row.tone = theme.Bad
	}
	return row
}

func proposalColumns(cat *locale.Catalogue) []kit.Column[proposal] {
	t := cat.T
	return []kit.Column[proposal]{
		{ID: "name", Title: t("licence.screen.column.name"), Width: 240, Text: func(p proposal) string { return p.name }},
		{ID: "state", Title: t("licence.screen.column.state"), Width: 146, Text: func(p proposal) string { return p.state }, Tone: func(p proposal) theme.Tone { return p.tone }, Filter: kit.FilterChoice},
		{ID: "score", Title: t("licence.screen.column.score"), Width: 62, Align: fyne.TextAlignTrailing, Text: func(p proposal) string { return p.score }, Compare: func(a, b proposal) int { return compareScores(a.Score, b.Score) }},
		{ID: "place", Title: t("licence.screen.column.place"), Width: 68, Align: fyne.TextAlignTrailing, Text: func(p proposal) string { return p.place }, Compare: func(a, b proposal) int { return cmp.Compare(a.Place, b.Place) }},
		{ID: "category", Title: t("licence.screen.column.category"), Width: 92, Text: func(p proposal) string { return p.CategoryName }, Filter: kit.FilterChoice},
		{ID: "why", Title: t("licence.screen.column.why"), Width: 105, Text: func(p proposal) string { return p.why }, Filter: kit.FilterText},
		{ID: "code", Title: t("licence.screen.column.code"), Width: 90, Hidden: true, Text: func(p proposal) string { return p.code }},
	}
}

// compareScores puts those without a score first.
func compareScores(a, b *contest.Hundredths) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	return cmp.Compare(*a, *b)
}

func entryColumns(cat *locale.Catalogue) []kit.Column[entry] {
	t := cat.T
	return []kit.Column[entry]{
		{ID: "number", Title: t("licence.screen.column.number"), Width: 115, Text: func(e entry) string { return e.Number }, Compare: func(a, b entry) int { return cmp.Compare(a.ID, b.ID) }},
		{ID: "name", Title: t("licence.screen.column.name"), Width: 178, Text: func(e entry) string { return e.Printed }},
		{ID: "state", Title: t("licence.screen.column.state"), Width: 128, Text: func(e entry) string { return e.state }, Tone: func(e entry) theme.Tone { return e.tone }, Filter: kit.FilterChoice},
		{ID: "from", Title: t("licence.screen.column.from"), Width: 92, Text: func(e entry) string { return e.from }, Compare: func(a, b entry) int { return a.ValidFrom.Compare(b.ValidFrom) }},
		{ID: "to", Title: t("licence.screen.column.to"), Width: 92, Text: func(e entry) string { return e.to }, Compare: func(a, b entry) int { return a.ValidTo.Compare(b.ValidTo) }},
		{ID: "category", Title: t("licence.screen.column.category"), Width: 105, Text: func(e entry) string { return e.CategoryName }, Filter: kit.FilterChoice},
		{ID: "edition", Title: t("licence.screen.column.edition"), Width: 150, Hidden: true, Text: func(e entry) string { return e.Edition }, Filter: kit.FilterChoice},
		{ID: "participant", Title: t("licence.screen.column.code"), Width: 90, Hidden: true, Text: func(e entry) string { return e.Participant }},
	}
}

// step is one of the four steps on top of the screen.
type step struct {
	text string
	tone theme.Tone
}

// steps says how far the issue has come.
func steps(cat *locale.Catalogue, v view, example bool, printed bool) []step {
	out := []step{
		{cat.T("licence.screen.step.unapproved"), theme.Warn},
		{cat.T("licence.screen.step.nobody"), theme.Neutral},
		{cat.T("licence.screen.step.issue"), theme.Neutral},
		{cat.T("licence.screen.step.print"), theme.Neutral},
	}
	switch {
	case v.approved:
		out[0] = step{cat.T("licence.screen.step.approved"), theme.Good}
	case example:
		out[0] = step{cat.T("licence.screen.step.example"), theme.Info}
	}
	if n := len(v.due); n > 0 {
		out[1] = step{cat.T("licence.screen.step.due", "n", cat.Integer(n)), theme.Info}
	}
	if n := v.own; n > 0 {
		out[2] = step{cat.T("licence.screen.step.issued", "n", cat.Integer(n)), theme.Good}
		out[3].tone = theme.Info
	}
	if printed {
		out[3] = step{cat.T("licence.screen.step.printed"), theme.Good}
	}
	return out
}

// proposalFacts says where a participation stands and why a licence is due to it or
// not.
func proposalFacts(cat *locale.Catalogue, p proposal) []kit.KeyValue {
	facts := []kit.KeyValue{
		{Label: cat.T("licence.screen.column.state"), Value: p.state, Tone: p.tone},
		{Label: cat.T("licence.screen.column.why"), Value: p.why},
		{Label: cat.T("licence.screen.column.score"), Value: p.score},
		{Label: cat.T("licence.screen.column.place"), Value: p.place},
		{Label: cat.T("licence.screen.column.category"), Value: p.CategoryName},
		{Label: cat.T("licence.screen.column.code"), Value: p.code, Copy: true},
	}
	return facts
}

// entryFacts says all that the register holds of a licence; papers are its documents,
// the first first.
func entryFacts(cat *locale.Catalogue, e entry, papers []contest.IssuedDocument) []kit.KeyValue {
	facts := []kit.KeyValue{
		{Label: cat.T("licence.screen.column.number"), Value: e.Number, Copy: true},
		{Label: cat.T("licence.screen.column.state"), Value: e.state, Tone: e.tone},
	}
	if e.RevokeReason != "" {
		facts = append(facts, kit.KeyValue{Label: cat.T("licence.screen.revoked.why"), Value: e.RevokeReason})
	}
	facts = append(facts,
		kit.KeyValue{Label: cat.T("licence.screen.printed.name"), Value: e.Printed},
		kit.KeyValue{Label: cat.T("licence.screen.valid"), Value: cat.T("licence.screen.valid.span", "from", e.from, "to", e.to)},
		kit.KeyValue{Label: cat.T("licence.screen.issued.on"), Value: cat.DateShort(e.IssuedOn)},
		kit.KeyValue{Label: cat.T("licence.screen.column.category"), Value: e.CategoryName},
		kit.KeyValue{Label: cat.T("licence.screen.column.edition"), Value: e.Edition},
		kit.KeyValue{Label: cat.T("licence.screen.column.code"), Value: e.Participant, Copy: true},
	)
	for i, d := range papers {
		label, at := cat.T("licence.screen.paper"), cat.DateShort(d.IssuedAt.Local())+" "+d.IssuedAt.Local().Format("15:04")
		if len(papers) > 1 {
			label = cat.T("licence.screen.paper.number", "n", i+1)
		}
		facts = append(facts, kit.KeyValue{Label: label, Value: at}, kit.KeyValue{Label: "SHA-256", Value: d.SHA256, Copy: true})
	}
	return facts
}
