package office

import (
	"strings"

	"biurolidera/internal/contest"
)

// SheetLine is one sheet of an import, for a preview.
type SheetLine struct {
	Source      string // file, with the worksheet where there are several
	Row         int    // in it; 0: a file of its own
	Audit       string // code as it was written
	Participant string // code; empty: no such audit
	Name        string
	Channel     contest.Channel
	Fate        SheetFate
	Answered    int // criteria it answers
	Findings    []contest.Finding
}

// SheetFate is what becomes of a sheet; the text is "sheet_fate.X".
type SheetFate string

// What becomes of a sheet.
const (
	SheetAccepted SheetFate = "accepted"
	SheetSame     SheetFate = "same" // kept so already
	SheetRejected SheetFate = "rejected"
	SheetBlank    SheetFate = "blank" // nobody has filled it in yet
)

// sheetLine tells a sheet's fate with who it is about, as far as its code says.
func (d *desk) sheetLine(sub contest.Submission, fate SheetFate, found []contest.Finding) SheetLine {
	l := SheetLine{Source: sub.Source, Row: sub.Row, Audit: sub.AuditCode, Fate: fate, Answered: answered(sub), Findings: found}
	if i, ok := d.byCode[strings.ToUpper(strings.TrimSpace(sub.AuditCode))]; ok {
		p := d.participations[d.audits[i].ParticipationID]
		l.Channel, l.Participant, l.Name = d.audits[i].Channel, p.Code, p.Name
	}
	return l
}
