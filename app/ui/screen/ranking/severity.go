package ranking

import (
	"cmp"
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// severityView shows how severe auditors are, by code: for the organiser alone, where
// the settings say so, and on no paper.
type severityView struct {
	s       *Screen
	content fyne.CanvasObject
	table   *kit.Table[auditor]
	load    *task.Loader
	of      *office.Certainty
}

// auditor is an auditor's severity with what is said of it.
type auditor struct {
	office.AuditorSeverity
	says string
	tone theme.Tone
	word string
	bar  *kit.Bar
}

func newSeverityView(s *Screen) *severityView {
	t := s.f.Cat.T
	v := &severityView{s: s, load: task.NewLoader(s.f.Tasks)}
	v.table = kit.NewTable(kit.TableConfig[auditor]{
		ID: "ranking.severity", Cat: s.f.Cat, Store: s.f.Store, Tasks: s.f.Tasks, Columns: auditorColumns(s.f.Cat),
		Key:   func(a auditor) string { return a.Code },
		Empty: kit.Empty{Icon: theme.Icon("balance"), Title: t("ranking.screen.severity.none"), Text: t("ranking.screen.severity.none.text")},
	})
	v.content = container.NewBorder(kit.NewBand(t("ranking.screen.severity.band"), theme.Info, nil), nil, nil, nil, v.table)
	return v
}

// show reads the severities of a ranking whose certainty was read.
func (v *severityView) show() {
	c := v.s.state.sure.c
	if c == nil || c == v.of || !v.s.inFront(tabSeverity) {
		return
	}
	v.of = c
	if c.Refused != nil {
		v.table.SetRows(nil)
		return
	}
	cat, ed := v.s.f.Cat, v.s.f.Edition
	task.Load(v.load, func(ctx context.Context) ([]auditor, error) {
		all, err := v.s.office.CertaintyAuditors(ctx, ed)
		return auditors(cat, all), err
	}, v.table.SetRows, v.s.f.Fail)
}

// auditors gives the lines; all bars have one scale.
func auditors(cat *locale.Catalogue, all []office.AuditorSeverity) []auditor {
	w := office.SayCertainty(cat)
	out := make([]auditor, len(all))
	scale := 1.0
	for _, a := range all {
		scale = max(scale, a.High, -a.Low)
	}
	for i, a := range all {
		x := auditor{AuditorSeverity: a, says: w.Auditor(a), bar: &kit.Bar{Low: a.Low, Value: a.Severity, High: a.High, Min: -scale, Max: scale}}
		switch {
		case a.Apart:
			x.word, x.tone = cat.T("ranking.screen.severity.apart"), theme.Warn
		case a.Few:
			x.word, x.tone = cat.T("ranking.screen.severity.few"), theme.Warn
		case a.Marked && a.Severity > 0:
			x.word, x.tone = cat.T("ranking.screen.severity.severe"), theme.Info
		case a.Marked:
			x.word, x.tone = cat.T("ranking.screen.severity.lenient"), theme.Info
		default:
			x.word = cat.T("ranking.screen.severity.usual")
		}
		out[i] = x
	}
	return out
}

func auditorColumns(cat *locale.Catalogue) []kit.Column[auditor] {
	t := cat.T
	return []kit.Column[auditor]{
		{ID: "code", Title: t("ranking.screen.column.auditor"), Width: 90, Text: func(a auditor) string { return a.Code }},
		{ID: "severity", Title: t("ranking.screen.column.severity"), Width: 220, Align: fyne.TextAlignTrailing, Text: func(a auditor) string { return signedPoints(cat, a.Severity) }, Bar: func(a auditor) *kit.Bar { return a.bar }, Compare: func(a, b auditor) int { return cmp.Compare(a.Severity, b.Severity) }},
		{ID: "word", Title: t("ranking.screen.column.verdict"), Width: 200, Text: func(a auditor) string { return a.word }, Tone: func(a auditor) theme.Tone { return a.tone }, Filter: kit.FilterChoice},
		{ID: "says", Title: t("ranking.screen.column.says"), Width: 430, Text: func(a auditor) string { return a.says }},
		{ID: "audits", Title: t("ranking.screen.column.audits"), Width: 80, Align: fyne.TextAlignTrailing, Text: func(a auditor) string { return cat.Integer(a.Audits) }, Compare: func(a, b auditor) int { return cmp.Compare(a.Audits, b.Audits) }},
		{ID: "institutions", Title: t("ranking.screen.column.institutions"), Width: 90, Align: fyne.TextAlignTrailing, Text: func(a auditor) string { return cat.Integer(a.Institutions) }, Compare: func(a, b auditor) int { return cmp.Compare(a.Institutions, b.Institutions) }},
	}
}
