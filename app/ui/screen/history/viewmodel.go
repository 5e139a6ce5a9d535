package history

import (
	"cmp"
	"strconv"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// line is one step in the list.
type line struct {
	office.HistoryLine
	when  string
	state string
	tone  theme.Tone
}

func lines(cat *locale.Catalogue, all []office.HistoryLine) []line {
	out := make([]line, len(all))
	for i, l := range all {
		out[i] = line{HistoryLine: l, when: moment(cat, l.Change)}
		switch {
		case l.Undone:
			out[i].state, out[i].tone = cat.T("history.state.undone"), theme.Warn
		case l.Undoer:
			out[i].state, out[i].tone = cat.T("history.state.undoer"), theme.Info
		case l.Undoable:
			out[i].state = cat.T("history.state.undoable")
		default:
			out[i].state = cat.T("history.state.final")
		}
	}
	return out
}

// moment writes day and hour as the computer's clock shows them.
func moment(cat *locale.Catalogue, c contest.Change) string {
	at := c.At.Local()
	return cat.DateShort(at) + " " + at.Format("15:04:05")
}

func columns(cat *locale.Catalogue) []kit.Column[line] {
	t := cat.T
	return []kit.Column[line]{
		{ID: "when", Title: t("history.column.when"), Width: 160, Text: func(l line) string { return l.when }, Compare: func(a, b line) int { return cmp.Compare(a.ID, b.ID) }},
		{ID: "what", Title: t("history.column.what"), Width: 266, Text: func(l line) string { return l.Text }},
		{ID: "who", Title: t("history.column.who"), Width: 75, Text: func(l line) string { return l.Who }, Filter: kit.FilterChoice},
		{ID: "rows", Title: t("history.column.rows"), Width: 85, Align: fyne.TextAlignTrailing, Text: func(l line) string { return cat.Integer(l.Rows) }, Compare: func(a, b line) int { return cmp.Compare(a.Rows, b.Rows) }},
		{ID: "state", Title: t("history.column.state"), Width: 148, Text: func(l line) string { return l.state }, Tone: func(l line) theme.Tone { return l.tone }, Filter: kit.FilterChoice},
		{ID: "number", Title: t("history.column.number"), Width: 80, Align: fyne.TextAlignTrailing, Hidden: true, Text: func(l line) string { return strconv.FormatInt(l.ID, 10) }, Compare: func(a, b line) int { return cmp.Compare(a.ID, b.ID) }},
	}
}

func facts(cat *locale.Catalogue, l line) []kit.KeyValue {
	return []kit.KeyValue{
		{Label: cat.T("history.column.when"), Value: l.when},
		{Label: cat.T("history.column.who"), Value: l.Who},
		{Label: cat.T("history.column.number"), Value: strconv.FormatInt(l.ID, 10)},
		{Label: cat.T("history.column.state"), Value: l.state, Tone: l.tone},
		{Label: cat.T("history.hash"), Value: l.Hash, Copy: true},
	}
}

// recordLine is one field of one record before and after; a record that was made or
// taken away has a line that says so.
type recordLine struct {
	key, record, field, before, after string
}

func recordLines(cat *locale.Catalogue, all []office.RecordChange, cut bool) []recordLine {
	var out []recordLine
	add := func(r, field, before, after string) {
		out = append(out, recordLine{strconv.Itoa(len(out)), r, field, before, after})
	}
	for _, r := range all {
		name := r.Kind
		if r.Label != "" {
			name += " " + r.Label
		}
		switch {
		case r.Made:
			add(name, cat.T("history.record.made"), "", "")
		case r.Gone:
			add(name, cat.T("history.record.gone"), "", "")
		}
		for _, f := range r.Fields {
			add(name, f.Name, f.Before, f.After)
		}
	}
	if cut {
		add(cat.T("history.records.cut"), "", "", "")
	}
	return out
}

func recordColumns(cat *locale.Catalogue) []kit.Column[recordLine] {
	t := cat.T
	return []kit.Column[recordLine]{
		{ID: "record", Title: t("history.column.record"), Width: 95, Text: func(l recordLine) string { return l.record }},
		{ID: "field", Title: t("history.column.field"), Width: 140, Text: func(l recordLine) string { return l.field }, Filter: kit.FilterChoice},
		{ID: "before", Title: t("history.column.before"), Width: 110, Text: func(l recordLine) string { return l.before }},
		{ID: "after", Title: t("history.column.after"), Width: 110, Text: func(l recordLine) string { return l.after }},
	}
}

// band is a sentence about the chain over the list.
type band struct {
	text string
	tone theme.Tone
}

// bands says what is known of the chain, the gravest first.
func bands(cat *locale.Catalogue, c office.ChainState) []band {
	var out []band
	for _, f := range c.Findings {
		b := band{cat.Finding(f), theme.Warn}
		if f.Severity == contest.SeverityError {
			b.tone = theme.Bad
			out = append([]band{b}, out...)
			continue
		}
		out = append(out, b)
	}
	if len(out) == 0 && c.Verified {
		out = append(out, band{cat.N("history.verified", int(c.Changes)), theme.Good})
	}
	return out
}
