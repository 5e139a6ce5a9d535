package sheet

import (
	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
)

// How many lines there are for general remarks: at least, and at most where the last
// page has the room.
const (
	fewestRemarks = 3
	mostRemarks   = 16
)

// closing adds the remarks and what to look over before the sheet is handed in.
func (s sheet) closing(f *flow, remarks int) {
	f.band(s.shared("remark"), "– "+s.shared("privacy"))
	f.add(piece{name: s.shared("remark"), height: float64(remarks)*lineStep + 3, keep: true, draw: func(y float64) []drawing.Mark {
		var marks []drawing.Mark
		for i := range remarks {
			at := y + lineStep*float64(i+1)
			marks = append(marks, drawing.Line{X1: left, Y1: at, X2: right, Y2: at, Stroke: penLine})
		}
		return []drawing.Mark{artifact(marks...)}
	}})
	f.band(s.t("check"), "")
	texts := []string{s.t("check_answers"), s.t("check_comments"), s.t("check_details"), s.t("check_names")}
	switch s.data.Audit.Channel {
	case contest.Phone:
		texts = append(texts, s.t("check_recording"))
	case contest.Online:
		texts = append(texts, s.t("check_message"))
	}
	first := len(f.pieces)
	f.checkGrid(texts, 2)
	for i := first; i < len(f.pieces)-1; i++ {
		f.pieces[i].keep = true
	}
}
