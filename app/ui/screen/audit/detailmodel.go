package audit

import (
	"strconv"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

// facts are what is known of an audit besides its sheet.
func facts(cat *locale.Catalogue, l line, f *office.AuditForm) []kit.KeyValue {
	t := cat.T
	out := []kit.KeyValue{
		{Label: t("audit.column.code"), Value: l.Code, Copy: true},
		{Label: t("audit.column.state"), Value: l.state, Tone: l.tone},
		{Label: t("audit.column.name"), Value: l.Name},
		{Label: t("audit.column.participant"), Value: joined(" · ", l.Participant, l.Category)},
		{Label: t("audit.column.channel"), Value: l.channel},
		{Label: t("sheet.address"), Value: f.Where, Copy: f.Where != ""},
		{Label: t("audit.column.auditor"), Value: l.Auditor},
		{Label: t("audit.column.held"), Value: moment(cat, l.HeldAt)},
		{Label: t("audit.fact.place"), Value: l.Place},
	}
	scenario := ""
	if f.Scenario != nil {
		scenario = joined(" – ", f.Scenario.Code, f.Scenario.Title)
	}
	out = append(out, kit.KeyValue{Label: t("audit.column.scenario"), Value: scenario})
	if isHandedIn(l) || l.State == contest.AuditVoid {
		out = append(out, kit.KeyValue{Label: t("sheet.outcome"), Value: cat.Enum("outcome", string(l.Outcome)), Tone: outcomeTone(l.Outcome)})
	}
	if l.marked {
		out = append(out, kit.KeyValue{Label: t("audit.column.score"), Value: l.score}, counted(cat, l))
	}
	if l.Reason != "" {
		out = append(out, kit.KeyValue{Label: t("audit.fact.reason"), Value: l.Reason})
	}
	if l.Remark != "" {
		out = append(out, kit.KeyValue{Label: t("sheet.remark"), Value: l.Remark})
	}
	if !l.DraftAt.IsZero() {
		out = append(out, kit.KeyValue{Label: t("audit.fact.draft"), Value: moment(cat, l.DraftAt.Local()), Tone: theme.Info})
	}
	return out
}

func outcomeTone(o contest.Outcome) theme.Tone {
	if o == contest.OutcomeNoContact {
		return theme.Warn
	}
	return theme.Neutral
}

func counted(cat *locale.Catalogue, l line) kit.KeyValue {
	v := kit.KeyValue{Label: cat.T("audit.fact.counted"), Value: cat.T("audit.counted.no"), Tone: theme.Warn}
	if l.mark.Counted {
		v.Value, v.Tone = cat.T("audit.counted.yes"), theme.Good
	}
	return v
}

// sheetRows lists a sheet section by section with its answers and comments; what a
// finding is about is marked.
func sheetRows(cat *locale.Catalogue, f *office.AuditForm, score office.RunningScore) []rowView {
	by := map[string]contest.Answer{}
	for _, a := range score.Answers {
		by[a.Criterion] = a
	}
	marks := marksOf(score.Findings)
	var out []rowView
	for _, section := range f.Form.Sections {
		out = append(out, rowView{head: true, text: section.Code + " " + section.Name})
		for _, c := range section.Criteria {
			a, given := by[c.Code]
			r := rowView{key: c.Code, text: c.Text, right: answerText(cat, c, a, given), wrap: true, muted: given && a.TakenOver}
			if a.Comment != "" {
				r.text += "\n„" + a.Comment + "”"
			}
			if tone, ok := marks[c.Code]; ok {
				r.tone, r.mark = tone, true
			} else if given && c.Critical && a.NA == "" && a.Points <= c.FailAt {
				r.tone, r.mark = theme.Bad, true
			}
			out = append(out, r)
		}
	}
	return out
}

// marksOf gives the tone of the gravest finding on each criterion.
func marksOf(found []contest.Finding) map[string]theme.Tone {
	marks := map[string]theme.Tone{}
	for _, x := range found {
		if x.Severity == contest.SeverityError {
			marks[x.Field] = theme.Bad
		} else if marks[x.Field] != theme.Bad {
			marks[x.Field] = theme.Warn
		}
	}
	return marks
}

// answerText is an answer in a few letters.
func answerText(cat *locale.Catalogue, c contest.Criterion, a contest.Answer, given bool) string {
	switch {
	case !given:
		return "–"
	case a.NA != "":
		return cat.T("sheet.na")
	case c.Scale == contest.ScaleYesNo && a.Points > 0:
		return cat.T("sheet.yes")
	case c.Scale == contest.ScaleYesNo:
		return cat.T("sheet.no")
	case a.Measured != "":
		return inUnit(strings.ReplaceAll(a.Measured, ".", ","), c.Unit) + " → " + strconv.Itoa(a.Points) + "/" + strconv.Itoa(c.Max)
	}
	return strconv.Itoa(a.Points) + "/" + strconv.Itoa(c.Max)
}

// scoreOf scores the sheet as it is kept, drafts aside.
func scoreOf(f *office.AuditForm) office.RunningScore {
	kept := *f
	kept.Draft = nil
	return f.Score(kept.Sheet())
}

// findingRows lists what a reviewer should look at, the gravest first.
func findingRows(cat *locale.Catalogue, score office.RunningScore, criticals []office.CriticalLine) []rowView {
	var out []rowView
	for _, grave := range []bool{true, false} {
		for _, f := range score.Findings {
			if (f.Severity == contest.SeverityError) != grave {
				continue
			}
			tone := theme.Warn
			if grave {
				tone = theme.Bad
			}
			out = append(out, rowView{text: cat.Finding(f), tone: tone, mark: true, wrap: true})
		}
	}
	for _, c := range criticals {
		tone := theme.Warn
		if c.State == contest.CriticalOpen {
			tone = theme.Bad
		}
		text := cat.T("audit.critical.row", "criterion", c.Criterion, "text", c.Text, "state", cat.Enum("critical_state", string(c.State)))
		out = append(out, rowView{text: text, tone: tone, mark: true, wrap: true})
	}
	if score.Score == nil && score.Answered > 0 {
		out = append(out, rowView{text: cat.T("audit.entry.end.void"), tone: theme.Bad, mark: true, wrap: true})
	}
	return out
}
