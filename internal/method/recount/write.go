package recount

import (
	"encoding/json"
	"io"
	"slices"
	"strconv"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// defaultCoverage is what a case without "coverage" is computed with (rules 3, 4).
var defaultCoverage = contest.Coverage{SectionNum: 1, SectionDen: 2, AuditNum: 3, AuditDen: 5}

// WriteJSON writes {"cases":[…]}, the same bytes for the same cases.
func WriteJSON(w io.Writer, cases []Case) error {
	e := encoder{w: w}
	e.text(`{"cases":[`)
	for i, c := range cases {
		e.comma(i)
		e.text("\n")
		e.oneCase(c)
	}
	e.text("\n]}\n")
	return e.flush()
}

// encoder appends JSON to a buffer and writes it out in large pieces. After the
// first error it does nothing more.
type encoder struct {
	w   io.Writer
	buf []byte
	err error
}

// encoderBuffer is from how many bytes on the buffer is written out.
const encoderBuffer = 1 << 16

func (e *encoder) text(s string) {
	e.buf = append(e.buf, s...)
	if len(e.buf) >= encoderBuffer {
		_ = e.flush() // kept in e.err
	}
}

// flush writes the buffer out and gives the first error there was.
func (e *encoder) flush() error {
	if e.err == nil && len(e.buf) > 0 {
		_, e.err = e.w.Write(e.buf)
	}
	e.buf = e.buf[:0]
	return e.err
}

func (e *encoder) comma(i int) {
	if i > 0 {
		e.text(",")
	}
}

func (e *encoder) integer(n int64) { e.buf = strconv.AppendInt(e.buf, n, 10) }

func (e *encoder) boolean(b bool) { e.buf = strconv.AppendBool(e.buf, b) }

// quoted writes a JSON string. Plain ASCII, which nearly all ids are, goes straight.
func (e *encoder) quoted(s string) {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			b, err := json.Marshal(s)
			if err != nil && e.err == nil {
				e.err = err
			}
			e.text(string(b))
			return
		}
	}
	e.buf = append(e.buf, '"')
	e.buf = append(e.buf, s...)
	e.text(`"`)
}

// key writes a member's name and colon, before it a comma if i > 0.
func (e *encoder) key(i int, name string) {
	e.comma(i)
	e.quoted(name)
	e.text(":")
}

// oneCase writes the three keys of a case, an institution a line.
func (e *encoder) oneCase(c Case) {
	e.text(`{"name":`)
	e.quoted(c.Name)
	e.text(`,"config":`)
	e.config(c)
	e.text(`,"institutions":[`)
	for i := range c.Input.Institutions {
		e.comma(i)
		e.text("\n")
		e.institution(c.Input, &c.Input.Institutions[i])
	}
	e.text("]}")
}

// config writes the rules; what the plain format has no key for is left out where
// it is what that format means anyway.
func (e *encoder) config(c Case) {
	e.text(`{"channels":[`)
	for i, ch := range c.Input.Channels {
		e.comma(i)
		e.text(`{"id":`)
		e.quoted(string(ch.ID))
		e.text(`,"V":`)
		e.integer(ch.Weight)
		e.text(`,"n_min":`)
		e.integer(int64(ch.MinAudits))
		e.text("}")
	}
	e.text(`],"questionnaires":{`)
	for i, ch := range c.Input.Channels {
		e.key(i, string(ch.ID))
		e.form(c.Input.Forms[i])
	}
	e.text(`},"laureate":{"min_score":`)
	l := c.Input.Laureate
	e.quoted(l.MinScore.String())
	e.text(`,"min_channel":`)
	e.quoted(l.MinChannel.String())
	e.text(`,"top_percent":`)
	e.integer(int64(l.TopPercent))
	if !l.CriticalGate {
		e.text(`,"critical_gate":false`)
	}
	if !c.Decides {
		e.text(`,"decides":false`)
	}
	e.text("}")
	if v := c.Input.Coverage; v != defaultCoverage {
		e.text(`,"coverage":{"section":`)
		e.quoted(fraction(v.SectionNum, v.SectionDen))
		e.text(`,"audit":`)
		e.quoted(fraction(v.AuditNum, v.AuditDen))
		e.text("}")
	}
	e.text("}")
}

func fraction(num, den int) string { return strconv.Itoa(num) + "/" + strconv.Itoa(den) }

// form writes one questionnaire.
func (e *encoder) form(f score.Form) {
	e.text(`{"sections":[`)
	for i, s := range f.Sections {
		e.comma(i)
		e.text(`{"area":`)
		e.quoted(s.Area)
		e.text(`,"W":`)
		e.integer(s.Weight)
		e.text(`,"items":[`)
		for k, item := range s.Items {
			e.comma(k)
			e.text(`{"id":`)
			e.quoted(item.Code)
			e.text(`,"w":`)
			e.integer(item.Weight)
			e.text(`,"max":`)
			e.integer(item.Max)
			e.text(`,"critical_fail_at":`)
			if item.Critical {
				e.integer(item.FailAt)
			} else {
				e.text("null")
			}
			e.text("}")
		}
		e.text("]}")
	}
	e.text("]}")
}

// institution writes its channels in the rules' order and, channel by channel, its
// audits.
func (e *encoder) institution(in score.Input, inst *score.Institution) {
	e.text(`{"id":`)
	e.quoted(inst.Code)
	e.text(`,"applicable":[`)
	for i, w := range inst.Channels {
		e.comma(i)
		e.quoted(string(in.Channels[w.Channel].ID))
	}
	e.text(`],"audits":[`)
	first := true
	for _, w := range inst.Channels {
		codes := codesOf(in.Forms[w.Form])
		for _, a := range w.Audits {
			if !first {
				e.text(",")
			}
			first = false
			e.text(`{"channel":`)
			e.quoted(string(in.Channels[w.Channel].ID))
			e.answers(codes, in.Forms[w.Form], a)
		}
	}
	e.text("]}")
}

// answers writes an audit's answers and, where an item failed, the confirmed ones.
func (e *encoder) answers(codes []string, f score.Form, a score.Audit) {
	e.text(`,"answers":{`)
	for i, p := range a.Points {
		e.key(i, codes[i])
		if p == score.Unanswered {
			e.text(`"NA"`)
		} else {
			e.integer(int64(p))
		}
	}
	e.text("}")
	if failures := score.Failures(f, a.Points); failures != nil {
		e.text(`,"confirmed":[`)
		n := 0
		for _, item := range failures {
			if slices.Contains(a.Confirmed, item) {
				e.comma(n)
				e.quoted(codes[item])
				n++
			}
		}
		e.text("]")
	}
	e.text("}")
}

// codesOf lists the item codes in the form's order.
func codesOf(f score.Form) []string {
	codes := make([]string, 0, f.Len())
	for _, s := range f.Sections {
		for _, item := range s.Items {
			codes = append(codes, item.Code)
		}
	}
	return codes
}
