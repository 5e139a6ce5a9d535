package backup

import (
	"cmp"
	"path/filepath"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
)

// line is one copy in the list.
type line struct {
	office.BackupLine
	name, when, size, state string
	tone                    theme.Tone
}

func lines(cat *locale.Catalogue, all []office.BackupLine) []line {
	out := make([]line, len(all))
	for i, b := range all {
		l := line{BackupLine: b, name: filepath.Base(b.Path), size: megabytes(cat, b.Manifest.Size)}
		if at := b.Manifest.MadeAt; !at.IsZero() {
			l.when = cat.DateShort(at.Local()) + " " + at.Local().Format("15:04:05")
		}
		switch {
		case b.Err != nil:
			l.state, l.tone = cat.T("backup.state.broken"), theme.Bad
		case !b.OwnFile:
			l.state, l.tone = cat.T("backup.state.other"), theme.Warn
		default:
			l.state, l.tone = cat.T("backup.state.good"), theme.Good
		}
		out[i] = l
	}
	return out
}

// megabytes writes a size with one decimal.
func megabytes(cat *locale.Catalogue, bytes int64) string {
	tenths := (bytes*10 + 1<<19) >> 20
	return cat.T("backup.megabytes", "n", cat.Integer(int(tenths/10))+cat.T("backup.decimal")+cat.Integer(int(tenths%10)))
}

func columns(cat *locale.Catalogue) []kit.Column[line] {
	t := cat.T
	return []kit.Column[line]{
		{ID: "when", Title: t("backup.column.when"), Width: 150, Text: func(l line) string { return l.when }, Compare: func(a, b line) int { return a.Manifest.MadeAt.Compare(b.Manifest.MadeAt) }},
		{ID: "name", Title: t("backup.column.name"), Width: 230, Text: func(l line) string { return l.name }},
		{ID: "size", Title: t("backup.column.size"), Width: 90, Align: fyne.TextAlignTrailing, Text: func(l line) string { return l.size }, Compare: func(a, b line) int { return cmp.Compare(a.Manifest.Size, b.Manifest.Size) }},
		{ID: "state", Title: t("backup.column.state"), Width: 150, Text: func(l line) string { return l.state }, Tone: func(l line) theme.Tone { return l.tone }, Filter: kit.FilterChoice},
	}
}

func facts(cat *locale.Catalogue, l line) []kit.KeyValue {
	return []kit.KeyValue{
		{Label: cat.T("backup.column.state"), Value: l.state, Tone: l.tone},
		{Label: cat.T("backup.column.when"), Value: l.when},
		{Label: cat.T("backup.column.size"), Value: l.size},
		{Label: cat.T("backup.source"), Value: l.Manifest.Source},
		{Label: cat.T("backup.steps"), Value: cat.Integer(int(l.Manifest.Head.Changes))},
		{Label: cat.T("backup.path"), Value: l.Path, Copy: true},
		{Label: "SHA-256", Value: l.Manifest.SHA256, Copy: true},
	}
}

// band is a sentence over the detail.
type band struct {
	text string
	tone theme.Tone
}

// compared says what going back to the copy would mean.
func compared(cat *locale.Catalogue, p office.RestorePreview) band {
	switch {
	case !p.OwnFile:
		return band{cat.T("backup.compare.other", "source", p.Manifest.Source), theme.Warn}
	case p.Ahead > 0:
		return band{cat.N("backup.compare.ahead", int(p.Ahead)), theme.Info}
	}
	return band{cat.T("backup.compare.same"), theme.Good}
}

// differences lists the counts that would change.
func differences(cat *locale.Catalogue, p office.RestorePreview) []kit.KeyValue {
	var out []kit.KeyValue
	for _, c := range p.Counts {
		out = append(out, kit.KeyValue{Label: c.Name, Value: cat.T("backup.difference", "now", cat.Integer(int(c.Now)), "there", cat.Integer(int(c.There)))})
	}
	return out
}
