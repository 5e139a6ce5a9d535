package institution

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

// stat is a count with what it counts; find is the value of the column "action" that
// its rows have, "" where they are not listed.
type stat struct {
	value, label string
	tone         theme.Tone
	find         string
}

func planStats(cat *locale.Catalogue, p *office.ImportPlan) []stat {
	unsure := len(p.Only(office.PlannedUnsure))
	counts := []count{
		{p.Added - unsure, "new", theme.Good},
		{p.Updated, "update", theme.Info},
		{p.Same, "same", theme.Neutral},
		{unsure, "unsure", theme.Warn},
		{p.Rejected, "rejected", theme.Bad},
		{p.Skipped, "skip", theme.Neutral},
	}
	stats := statsOf(cat, counts)
	for i := range stats {
		if counts[i].n > 0 {
			stats[i].find = actionText(cat, counts[i].what)
		}
	}
	return stats
}

// summaryStats are the counts of a finished import.
func summaryStats(cat *locale.Catalogue, s office.InstitutionSummary) []stat {
	return statsOf(cat, []count{
		{s.Added, "new", theme.Good},
		{s.Updated, "update", theme.Info},
		{s.Same, "same", theme.Neutral},
		{s.Rejected, "rejected", theme.Bad},
		{s.Participations, "entered", theme.Good},
		{s.Skipped, "skip", theme.Neutral},
	})
}

// count is a number of rows or institutions, under the text
// "institution.import.stat.WHAT".
type count struct {
	n    int
	what string
	tone theme.Tone
}

// seldom are the counts that are left out where they are 0.
var seldom = map[string]bool{"skip": true, "entered": true}

// statsOf shows counts; those that are seldom are the last ones.
func statsOf(cat *locale.Catalogue, counts []count) []stat {
	var stats []stat
	for _, c := range counts {
		if c.n == 0 && seldom[c.what] {
			continue
		}
		s := stat{value: cat.Integer(c.n), label: cat.N("institution.import.stat."+c.what, c.n)}
		if c.n > 0 {
			s.tone = c.tone
		}
		stats = append(stats, s)
	}
	return stats
}

func actionText(cat *locale.Catalogue, action string) string {
	switch action {
	case "rejected":
		return cat.T("institution.import.rejected")
	case string(office.PlannedUnsure):
		return cat.T("institution.import.unsure")
	}
	return cat.Enum("intake", action)
}

func actionTone(action string) theme.Tone {
	switch office.PlannedAction(action) {
	case office.PlannedNew:
		return theme.Good
	case office.PlannedUpdate:
		return theme.Info
	case office.PlannedUnsure:
		return theme.Warn
	case "rejected":
		return theme.Bad
	}
	return theme.Neutral
}

// importedText says what a list brought.
func importedText(cat *locale.Catalogue, s office.InstitutionSummary) string {
	if !s.Written {
		return cat.T("institution.import.nothing")
	}
	what := []string{}
	if s.Added > 0 || s.Updated == 0 {
		what = append(what, cat.N("institution.import.done.added", s.Added))
	}
	if s.Updated > 0 {
		what = append(what, cat.N("institution.import.done.updated", s.Updated))
	}
	text := cat.T("institution.import.done", "what", strings.Join(what, ", "))
	if s.Participations > 0 {
		text += " " + cat.N("institution.import.done.entered", s.Participations)
	}
	return text
}

// planLine is what the import will do with a row.
type planLine struct {
	row              int
	action, text     string
	tone             theme.Tone
	name, place, nip string
	like             string
	likeID           int64
	why              string
	decision         office.RowChoice
	decided          string
	remarks          string
	findings         []string
	changes          []contest.FieldChange
}

// decide notes a person's word on the row; "" takes it back.
func (l *planLine) decide(cat *locale.Catalogue, choice office.RowChoice) {
	l.decision, l.decided = choice, ""
	if choice != "" {
		l.decided = cat.T("institution.decided." + string(choice))
	}
}

// fits tells whether a person's word on the row makes sense; "" takes a word back.
func (l planLine) fits(choice office.RowChoice) bool {
	switch {
	case l.action == "rejected":
		return false
	case choice == "":
		return l.decision != ""
	case choice == office.ChoiceSame:
		return l.likeID != 0 && l.decision != choice
	case choice == office.ChoiceNew:
		return l.action != string(office.PlannedNew) && l.decision != choice
	}
	return l.decision != choice
}

func planLines(cat *locale.Catalogue, p *office.ImportPlan, decisions map[int]office.RowDecision) []planLine {
	lines := make([]planLine, 0, len(p.Rows)+p.Rejected)
	for _, r := range p.Rows {
		l := planLine{
			row: r.Row, action: string(r.Action), text: actionText(cat, string(r.Action)), tone: actionTone(string(r.Action)),
			name: r.Name, place: r.Place, nip: r.NIP, likeID: r.LikeID, changes: r.Changes,
		}
		if r.LikeID != 0 {
			l.like, l.why = likeText(cat, r), whyText(cat, r)
		}
		if d, ok := decisions[r.Row]; ok {
			l.decide(cat, d.Choice)
		}
		for _, f := range r.Findings {
			l.findings = append(l.findings, cat.Finding(f))
		}
		l.remarks = strings.Join(l.findings, " ")
		lines = append(lines, l)
	}
	for _, f := range p.Findings {
		if f.Severity == contest.SeverityError && f.Row > 0 {
			lines = append(lines, planLine{
				row: f.Row, action: "rejected", text: actionText(cat, "rejected"), tone: theme.Bad, findings: []string{cat.Finding(f)}, remarks: cat.Finding(f),
			})
		}
	}
	slices.SortStableFunc(lines, func(a, b planLine) int { return cmp.Compare(a.row, b.row) })
	return lines
}

// likeText names the record a row is or may be.
func likeText(cat *locale.Catalogue, r office.PlannedRow) string {
	code := r.LikeCode
	if r.LikeID < 0 {
		code = cat.T("institution.import.like.row", "row", -r.LikeID)
	}
	return strings.TrimSpace(code + " " + r.LikeName)
}

func whyText(cat *locale.Catalogue, r office.PlannedRow) string {
	if r.Why != "" {
		return cat.T("match." + r.Why)
	}
	switch r.By {
	case "":
		return ""
	case contest.ByHand:
		return cat.Enum("match_by", r.By)
	}
	return cat.T("institution.doubles.by", "by", cat.Enum("match_by", r.By))
}

func planColumns(cat *locale.Catalogue) []kit.Column[planLine] {
	t := cat.T
	return []kit.Column[planLine]{
		{ID: "row", Title: t("institution.import.row"), Width: 64, Text: func(l planLine) string { return strconv.Itoa(l.row) }, Compare: func(a, b planLine) int { return cmp.Compare(a.row, b.row) }},
		{ID: "action", Title: t("institution.import.action"), Width: 118, Text: func(l planLine) string { return l.text }, Tone: func(l planLine) theme.Tone { return l.tone }, Filter: kit.FilterChoice},
		{ID: "name", Title: t("field.name"), Width: 210, Text: func(l planLine) string { return l.name }},
		{ID: "like", Title: t("institution.import.like"), Width: 118, Text: func(l planLine) string { return l.like }},
		{ID: "remarks", Title: t("institution.column.remarks"), Width: 116, Text: func(l planLine) string { return l.remarks }},
		{ID: "decided", Title: t("institution.import.decision"), Width: 96, Text: func(l planLine) string { return l.decided }, Filter: kit.FilterChoice},
		{ID: "place", Title: t("field.place"), Width: 110, Hidden: true, Text: func(l planLine) string { return l.place }},
		{ID: "nip", Title: t("field.nip"), Width: 110, Hidden: true, Text: func(l planLine) string { return l.nip }},
		{ID: "why", Title: t("institution.doubles.why"), Width: 220, Hidden: true, Text: func(l planLine) string { return l.why }},
	}
}

// planFacts is all that is known of a row.
func planFacts(cat *locale.Catalogue, w words, l planLine) []kit.KeyValue {
	t := cat.T
	facts := []kit.KeyValue{{Label: t("institution.import.action"), Value: l.text, Tone: l.tone}}
	add := func(label, value string) {
		if value != "" {
			facts = append(facts, kit.KeyValue{Label: label, Value: value})
		}
	}
	add(t("institution.import.decision"), l.decided)
	add(t("institution.import.like"), l.like)
	add(t("institution.doubles.why"), l.why)
	add(t("field.place"), l.place)
	add(t("field.nip"), l.nip)
	for _, c := range l.changes {
		before := w.text(c.Field, c.Old)
		if before == "" {
			before = "–"
		}
		after := w.text(c.Field, c.New)
		if after == "" {
			after = "–"
		}
		add(t("field."+c.Field), before+" → "+after)
	}
	for _, f := range l.findings {
		add(t("institution.import.remark"), f)
	}
	return facts
}
