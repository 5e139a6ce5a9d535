package office

import (
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
	"biurolidera/internal/method/strength"
)

// reduction turns a scoring input into one of some criteria alone, with the sections and
// weights that a ranking gives them.
type reduction struct {
	items    map[itemName]reducedItem
	channels map[contest.Channel]int64 // V
}

type itemName struct {
	channel contest.Channel
	code    string
}

// reducedItem is a criterion with the section it stands in, by number over all forms.
type reducedItem struct {
	section score.Section // without items
	number  int
	item    score.Item
}

func newReduction(r *Ranking, common []strength.Anchored) *reduction {
	d := &reduction{items: map[itemName]reducedItem{}, channels: map[contest.Channel]int64{}}
	wanted := map[itemName]bool{}
	for _, a := range common {
		wanted[itemName{r.Rules.Channels[a.Channel].Channel, a.Code}] = true
	}
	number := 0
	for _, f := range r.input.Forms {
		for _, s := range f.Sections {
			number++
			for _, item := range s.Items {
				k := itemName{f.Channel, item.Code}
				if _, known := d.items[k]; !known && wanted[k] {
					d.items[k] = reducedItem{score.Section{Area: s.Area, Weight: s.Weight}, number, item}
				}
			}
		}
	}
	for _, c := range r.input.Channels {
		d.channels[c.Base] = c.Weight
	}
	return d
}

// input reduces an input. A channel without any of the criteria falls out.
func (d *reduction) input(in score.Input) score.Input {
	in.Channels = slices.Clone(in.Channels)
	for c := range in.Channels {
		if w, known := d.channels[in.Channels[c].Base]; known {
			in.Channels[c].Weight = w
		}
	}
	forms, kept := in.Forms, make([][]int, len(in.Forms)) // positions of the kept items, in their new order
	at := make([]int, len(forms))
	in.Forms = nil
	for f := range forms {
		var reduced score.Form
		reduced, kept[f] = d.form(forms[f])
		at[f] = len(in.Forms)
		if len(kept[f]) > 0 {
			in.Forms = append(in.Forms, reduced)
		}
	}
	institutions := in.Institutions
	in.Institutions = make([]score.Institution, len(institutions))
	for i, inst := range institutions {
		channels := inst.Channels
		inst.Channels = nil
		for _, w := range channels {
			if len(kept[w.Form]) > 0 {
				inst.Channels = append(inst.Channels, score.Fieldwork{Channel: w.Channel, Form: at[w.Form], Audits: reducedAudits(w.Audits, kept[w.Form])})
			}
		}
		in.Institutions[i] = inst
	}
	return in
}

// form keeps the known items of a form, section by section of the ranking.
func (d *reduction) form(f score.Form) (out score.Form, kept []int) {
	out = score.Form{Channel: f.Channel, Key: f.Key}
	type place struct{ number, position int }
	var places []place
	position := 0
	for _, s := range f.Sections {
		for _, item := range s.Items {
			if known, ok := d.items[itemName{f.Channel, item.Code}]; ok {
				places = append(places, place{known.number, position})
			}
			position++
		}
	}
	slices.SortStableFunc(places, func(a, b place) int { return a.number - b.number })
	codes := codesOf(f)
	last := 0
	for _, p := range places {
		known := d.items[itemName{f.Channel, codes[p.position]}]
		if p.number != last {
			out.Sections = append(out.Sections, known.section)
			last = p.number
		}
		s := &out.Sections[len(out.Sections)-1]
		s.Items = append(s.Items, known.item)
		kept = append(kept, p.position)
	}
	return out, kept
}

func reducedAudits(audits []score.Audit, kept []int) []score.Audit {
	out := make([]score.Audit, len(audits))
	for k, a := range audits {
		points := make([]int32, len(kept))
		for n, position := range kept {
			points[n] = a.Points[position]
		}
		out[k].Points = points
	}
	return out
}
