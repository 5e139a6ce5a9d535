package edition

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// rulesTab is the form of the rules. What is typed is kept, also over leaving the
// screen and the program, until it is saved or dropped.
type rulesTab struct {
	s        *Screen
	content  fyne.CanvasObject
	parts    *fyne.Container // the forms, made when the channels are known
	band     *fyne.Container
	sum      *kit.Paragraph
	state    *kit.Paragraph
	save     *kit.Button
	drop     *kit.Button
	forms    []*kit.Form
	excluded map[string]*excludedLine // by field

	base       contest.Rules
	categories []contest.Category
	ready      bool // the forms hold values
}

func newRulesTab(s *Screen) *rulesTab {
	r := &rulesTab{
		s: s, parts: kit.Stacked(2), band: container.NewStack(), excluded: map[string]*excludedLine{},
		sum: kit.NewParagraph("", kit.Muted), state: kit.NewParagraph("", kit.Muted),
	}
	r.band.Hide()
	r.save, r.drop = kit.NewButton(r.actions()[0]), kit.NewButton(r.actions()[1])
	foot := kit.NewCard("", kit.Beside(1, 0, r.state, r.drop, r.save))
	scroll := kit.NewFormScroll(kit.Padded(2, 1, kit.Stacked(1.5, r.band, r.parts)))
	r.content = container.NewBorder(nil, kit.Padded(2, 1, foot), nil, nil, scroll)
	return r
}

// actions save and drop what was typed.
func (r *rulesTab) actions() []kit.Action {
	t := r.s.f.Cat.T
	changed := func() bool { return r.s.f.Writable() && len(r.changed()) > 0 }
	return []kit.Action{
		{Name: "edition.rules.save", Text: t("edition.rules.save"), Icon: theme.Icon("save"), Key: kit.Ctrl(fyne.KeyS), Primary: true, Enabled: func() bool { return changed() && len(r.problems()) == 0 }, Do: r.onSave},
		{Name: "edition.rules.drop", Text: t("edition.rules.drop"), Icon: theme.Icon("undo"), Enabled: changed, Do: r.onDrop},
	}
}

// storeKey is where unsaved rules are kept.
func (r *rulesTab) storeKey() string { return "edition.rules." + r.s.f.Edition.Code }

// keep remembers what is typed and not saved.
func (r *rulesTab) keep() {
	if !r.ready {
		return
	}
	text := ""
	if len(r.changed()) > 0 && r.s.f.Writable() {
		if b, err := json.Marshal(r.values()); err == nil {
			text = string(b)
		}
	}
	if r.s.f.Store.Get(r.storeKey()) != text {
		r.s.f.Store.Set(r.storeKey(), text)
	}
}

// kept gives what keep remembered; nil: nothing.
func (r *rulesTab) kept() map[string]string {
	var v map[string]string
	if json.Unmarshal([]byte(r.s.f.Store.Get(r.storeKey())), &v) != nil {
		return nil
	}
	return v
}

// values is what stands in all forms.
func (r *rulesTab) values() map[string]string {
	v := map[string]string{}
	for _, f := range r.forms {
		maps.Copy(v, f.Values())
	}
	for field, e := range r.excluded {
		v[field] = strings.Join(e.codes, excludedSeparator)
	}
	return v
}

func (r *rulesTab) changed() []string {
	if !r.ready {
		return nil
	}
	return changedFields(r.s.f.Cat, r.values(), r.base)
}

// unsaved counts the fields that were typed in and not saved, also those kept from an
// earlier time the forms have not shown yet.
func (r *rulesTab) unsaved() int {
	if kept := r.kept(); !r.ready && kept != nil && r.s.shown != nil {
		return len(changedFields(r.s.f.Cat, kept, r.s.shown.detail.Rules))
	}
	return len(r.changed())
}

func (r *rulesTab) problems() map[string]string {
	return ruleProblems(r.s.f.Cat, rulesOf(r.values(), r.base), r.categories)
}

func (r *rulesTab) show(d office.EditionDetail) {
	fresh := !r.ready || !slices.EqualFunc(r.base.Channels, d.Rules.Channels, func(a, b contest.ChannelRule) bool { return a.Channel == b.Channel })
	dirty := r.values()
	keeps := len(r.changed()) > 0
	r.base, r.categories = d.Rules, categoriesOf(d.Categories)
	if fresh {
		r.ready = false
		r.build()
		dirty = r.kept()
		keeps = dirty != nil && r.s.f.Writable()
	}
	values := rulesValues(r.s.f.Cat, d.Rules)
	if keeps {
		maps.Copy(values, dirty)
	}
	r.ready = true
	r.put(values)
	r.warn(d)
}

// put shows values in all forms.
func (r *rulesTab) put(values map[string]string) {
	for field, e := range r.excluded {
		e.set(strings.Fields(values[field]))
	}
	for _, f := range r.forms {
		f.Reset(values)
	}
	r.typed()
}

// warn says over the form what saving does to a seal.
func (r *rulesTab) warn(d office.EditionDetail) {
	r.band.RemoveAll()
	switch {
	case d.Seal() == nil || !r.s.f.Writable():
	case d.SealBroken:
		r.band.Add(kit.NewBand(r.s.f.Cat.T("edition.rules.broken"), theme.Bad, nil))
	default:
		r.band.Add(kit.NewBand(r.s.f.Cat.T("edition.rules.sealed"), theme.Warn, nil))
	}
	r.band.Hidden = len(r.band.Objects) == 0
	r.band.Refresh()
}

// check says what is wrong with a field while it is typed.
func (r *rulesTab) check(field string) func(string) kit.Problem {
	return func(value string) kit.Problem {
		if !r.ready {
			return kit.Problem{}
		}
		defer r.typed()
		v := r.values()
		v[field] = value
		if text := ruleProblems(r.s.f.Cat, rulesOf(v, r.base), r.categories)[field]; text != "" {
			return kit.Problem{Text: text}
		}
		return kit.Problem{}
	}
}

// typed shows the sum of the weights and what is not saved.
func (r *rulesTab) typed() {
	cat := r.s.f.Cat
	text := cat.T("edition.rules.sum.none")
	if sum, ok := weightSum(r.values(), r.base); ok {
		text = cat.T("edition.rules.sum", "sum", cat.Integer(sum))
		if sum == 100 {
			text = cat.T("edition.rules.sum.hundred")
		}
	}
	r.sum.SetText(text)
	n, wrong := len(r.changed()), len(r.problems())
	style, state := kit.Muted, cat.T("edition.rules.unchanged")
	switch {
	case !r.s.f.Writable():
		state = cat.T("edition.rules.readonly")
	case wrong > 0:
		style.Colour, state = theme.Bad.Foreground(), cat.N("edition.rules.wrong", wrong)
	case n > 0:
		style.Colour, state = theme.Warn.Foreground(), cat.N("edition.rules.changed", n)
	}
	r.state.SetStyle(style)
	r.state.SetText(state)
	r.save.Update()
	r.drop.Update()
}

func (r *rulesTab) onSave() {
	t := r.s.f.Cat.T
	for _, f := range r.forms {
		if !f.Commit() {
			return
		}
	}
	rules, saved, d := rulesOf(r.values(), r.base), t("edition.rules.saved"), r.s.shown.detail
	if d.Sealed() {
		saved = t("edition.rules.saved.broken")
	}
	r.s.f.ChangeSealed(d, func() {
		r.s.save(t("edition.rules.saving"), saved, func(ctx context.Context) (contest.Change, error) {
			return r.s.office.SaveRules(ctx, r.s.f.Edition, rules)
		}, r.refused)
	}, nil)
}

// refused says at the field of a form what the office did not take.
func (r *rulesTab) refused(err error) bool {
	return slices.ContainsFunc(r.forms, func(f *kit.Form) bool { return atField(r.s.f.Cat, f, err) })
}

// onDrop shows the saved rules again.
func (r *rulesTab) onDrop() {
	r.put(rulesValues(r.s.f.Cat, r.base))
	r.keep()
}
