package recount

import (
	"slices"
	"strconv"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// hand makes the Case and hands it on.
func (c *rawCase) hand(r *reader, each func(Case, bool) error, bare bool) error {
	built, err := c.build(r)
	if err != nil {
		return err
	}
	return each(built, bare)
}

// build brings names together: channels, forms, items and answers.
func (c *rawCase) build(r *reader) (Case, error) {
	out := Case{Name: c.name, Decides: c.config.decides}
	in := &out.Input
	in.Channels, in.Coverage, in.Laureate = c.config.channels, c.config.coverage, c.config.laureate
	in.Categories = []contest.Category{{}}
	channels := map[string]int{}
	items := make([][]int32, len(in.Channels)) // by channel and code number: position in the form, from 1
	for i, ch := range in.Channels {
		channels[string(ch.ID)] = i
		f, ok := c.config.forms[string(ch.ID)]
		if !ok {
			f.Channel = ch.Base
		}
		in.Forms = append(in.Forms, f)
		items[i] = make([]int32, len(c.codes))
		for position, code := range codesOf(f) {
			if n, used := c.numbers[code]; used {
				items[i][n] = int32(position + 1)
			}
		}
	}
	seen := make(map[string]bool, len(c.institutions))
	b := builder{c, r, in, channels, items, make([]int32, 0, len(c.answers))}
	for i := range c.institutions {
		raw := &c.institutions[i]
		r.path = append(r.path, "institutions", "["+strconv.Itoa(i)+"]")
		if seen[raw.id] {
			return out, r.fail("case_twice")
		}
		seen[raw.id] = true
		inst, err := b.institution(raw)
		if err != nil {
			return out, err
		}
		inst.ID = int64(i)
		in.Institutions = append(in.Institutions, inst)
		r.path = r.path[:len(r.path)-2]
	}
	return out, nil
}

// builder holds what all institutions of a case are built with.
type builder struct {
	raw      *rawCase
	r        *reader
	in       *score.Input
	channels map[string]int
	items    [][]int32
	column   []int32 // backing of all points
}

// institution resolves the channels that apply and adds the audits to them.
func (b *builder) institution(raw *rawInstitution) (score.Institution, error) {
	inst := score.Institution{Code: raw.id}
	for _, id := range raw.applicable {
		ch, known := b.channels[id]
		if !known {
			return inst, b.r.fail("case_unknown_channel", "channel", shown(id))
		}
		if len(b.in.Forms[ch].Sections) == 0 {
			return inst, b.r.fail("case_no_questionnaire", "channel", shown(id))
		}
		inst.Channels = append(inst.Channels, score.Fieldwork{Channel: ch, Form: ch})
	}
	for i := range raw.audits {
		b.r.path = append(b.r.path, "audits", "["+strconv.Itoa(i)+"]")
		if err := b.audit(&inst, &raw.audits[i]); err != nil {
			return inst, err
		}
		b.r.path = b.r.path[:len(b.r.path)-2]
	}
	return inst, nil
}

// audit adds an audit to its channel's fieldwork; one of a channel that does not
// apply is checked and left out.
func (b *builder) audit(inst *score.Institution, raw *rawAudit) error {
	ch, known := b.channels[raw.channel]
	if !known {
		return b.r.fail("case_unknown_channel", "channel", shown(raw.channel))
	}
	f := b.in.Forms[ch]
	start := len(b.column)
	for range f.Len() {
		b.column = append(b.column, score.Unanswered)
	}
	points := b.column[start:len(b.column):len(b.column)]
	for _, a := range b.raw.answers[raw.first:raw.end] {
		at := b.items[ch][a.code]
		if at == 0 {
			return b.r.fail("case_unknown_item", "item", shown(b.raw.codes[a.code]))
		}
		points[at-1] = a.points
	}
	audit := score.Audit{Points: points}
	if raw.hasConfirmed {
		for _, code := range raw.confirmed {
			at := b.items[ch][code]
			if at == 0 {
				return b.r.fail("case_unknown_item", "item", shown(b.raw.codes[code]))
			}
			audit.Confirmed = append(audit.Confirmed, at-1)
		}
		slices.Sort(audit.Confirmed)
		audit.Confirmed = slices.Compact(audit.Confirmed)
	} else {
		audit.Confirmed = score.Failures(f, points)
	}
	if w := slices.IndexFunc(inst.Channels, func(w score.Fieldwork) bool { return w.Channel == ch }); w >= 0 {
		inst.Channels[w].Audits = append(inst.Channels[w].Audits, audit)
	}
	return nil
}
