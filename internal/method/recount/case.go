package recount

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strconv"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// Case is one list with all it is computed from. Input has one form a channel (of
// the same index), one category, "", and institutions named by Code.
type Case struct {
	Name    string
	Input   score.Input
	Decides bool // the list gives titles
}

// Cases makes the cases of an edition: overall, each category that has
// institutions, and each questionnaire variant of a category that has several.
// codes name the institutions, in their order; they stand in the order of the codes.
// in must be one that score.New accepts.
func Cases(in score.Input, codes []string) []Case {
	order := make([]int, len(in.Institutions))
	institutions := make([]score.Institution, len(in.Institutions))
	for i := range order {
		order[i] = i
		institutions[i] = in.Institutions[i]
		institutions[i].Code = codes[i]
		institutions[i].Channels = byContent(in.Institutions[i].Channels)
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(codes[a], codes[b]) })
	alike := decidesAlike(in.Laureate)
	e := edition{in, institutions}
	cases := []Case{e.list("overall", order, alike, uncapped)}
	for _, c := range in.Categories {
		members := slices.DeleteFunc(slices.Clone(order), func(i int) bool { return in.Institutions[i].Category != c.Code })
		if len(members) == 0 {
			continue
		}
		name := "category " + c.Code
		cases = append(cases, e.list(name, members, true, in.Laureate.TopPercent))
		variants := e.variants(members)
		for k, v := range variants {
			if len(variants) > 1 {
				cases = append(cases, e.list(name+" variant "+strconv.Itoa(k+1), v, alike, uncapped))
			}
		}
	}
	return cases
}

// edition is the input that lists are cut from, audits in the order of content.
type edition struct {
	in           score.Input
	institutions []score.Institution
}

// list cuts out some institutions. Forms of one channel become channels of their own.
func (e edition) list(name string, members []int, decides bool, topPercent int) Case {
	c := Case{Name: name, Decides: decides}
	c.Input.Coverage, c.Input.Laureate = e.in.Coverage, e.in.Laureate
	c.Input.Laureate.TopPercent = topPercent
	c.Input.Categories = []contest.Category{{}}
	at := map[[2]int]int{} // channel and form of the edition: channel of the case
	for ch, rule := range e.in.Channels {
		for k, f := range e.forms(ch, members) {
			variant := rule
			if k > 0 {
				variant.ID = rule.ID + contest.Channel("~"+strconv.Itoa(k+1))
			}
			at[[2]int{ch, f}] = len(c.Input.Channels)
			c.Input.Channels = append(c.Input.Channels, variant)
			form := score.Form{Channel: rule.Base}
			if f >= 0 {
				form = e.in.Forms[f]
			}
			c.Input.Forms = append(c.Input.Forms, form)
		}
	}
	for _, i := range members {
		inst := score.Institution{Code: e.institutions[i].Code}
		for _, w := range e.institutions[i].Channels {
			k := at[[2]int{w.Channel, w.Form}]
			inst.Channels = append(inst.Channels, score.Fieldwork{Channel: k, Form: k, Audits: w.Audits})
		}
		slices.SortFunc(inst.Channels, func(a, b score.Fieldwork) int { return cmp.Compare(a.Channel, b.Channel) })
		c.Input.Institutions = append(c.Input.Institutions, inst)
	}
	return c
}

// forms lists the forms that members use in a channel, rising. A channel that
// applies to none of them stays in the list with some form of its own (-1: there is
// none), as its weight may make it the one that award order asks.
func (e edition) forms(channel int, members []int) []int {
	used := map[int]bool{}
	for _, i := range members {
		for _, w := range e.institutions[i].Channels {
			if w.Channel == channel {
				used[w.Form] = true
			}
		}
	}
	var forms []int
	for f := range e.in.Forms {
		if used[f] {
			forms = append(forms, f)
		}
	}
	if forms == nil {
		base := e.in.Channels[channel].Base
		forms = []int{slices.IndexFunc(e.in.Forms, func(f score.Form) bool { return f.Channel == base })}
	}
	return forms
}

// variants groups members by the forms they are audited on, in the order of forms.
func (e edition) variants(members []int) [][]int {
	groups := map[string][]int{}
	var keys []string
	for _, i := range members {
		channels := slices.Clone(e.institutions[i].Channels)
		slices.SortFunc(channels, func(a, b score.Fieldwork) int { return cmp.Compare(a.Channel, b.Channel) })
		var key []byte
		for _, w := range channels {
			key = binary.BigEndian.AppendUint32(key, uint32(w.Channel))
			key = binary.BigEndian.AppendUint32(key, uint32(w.Form))
		}
		if groups[string(key)] == nil {
			keys = append(keys, string(key))
		}
		groups[string(key)] = append(groups[string(key)], i)
	}
	slices.Sort(keys)
	var out [][]int
	for _, k := range keys {
		out = append(out, groups[k])
	}
	return out
}

// byContent copies fieldwork with its audits ordered by a hash of what they say, so
// that neither time nor auditor can be read off their order.
func byContent(channels []score.Fieldwork) []score.Fieldwork {
	out := slices.Clone(channels)
	for i := range out {
		type hashed struct {
			sum   [sha256.Size]byte
			audit score.Audit
		}
		audits := make([]hashed, len(out[i].Audits))
		for k, a := range out[i].Audits {
			audits[k] = hashed{contentHash(a), a}
		}
		slices.SortFunc(audits, func(a, b hashed) int { return bytes.Compare(a.sum[:], b.sum[:]) })
		out[i].Audits = make([]score.Audit, len(audits))
		for k, h := range audits {
			out[i].Audits[k] = h.audit
		}
	}
	return out
}

func contentHash(a score.Audit) [sha256.Size]byte {
	b := make([]byte, 0, 4*(len(a.Points)+len(a.Confirmed)+1))
	for _, p := range a.Points {
		b = binary.BigEndian.AppendUint32(b, uint32(p))
	}
	b = binary.BigEndian.AppendUint32(b, uint32(len(a.Points)))
	for _, c := range a.Confirmed {
		b = binary.BigEndian.AppendUint32(b, uint32(c))
	}
	return sha256.Sum256(b)
}

// baseOf gives the channel of the rules that a case's channel id stands for.
func baseOf(id string) contest.Channel {
	base, _, _ := strings.Cut(id, "~")
	return contest.Channel(base)
}
