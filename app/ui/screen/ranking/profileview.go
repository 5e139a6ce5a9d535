package ranking

import (
	"context"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// profileView shows what an institution is good at and what it could do better.
type profileView struct {
	s       *Screen
	content fyne.CanvasObject
	radar   *fyne.Container
	found   *fyne.Container
	load    *task.Loader
	e       *office.Explanation
	shown   *office.Explanation // what is painted
}

func newProfileView(s *Screen) *profileView {
	v := &profileView{s: s, radar: container.NewStack(), found: container.NewStack(), load: task.NewLoader(s.f.Tasks)}
	v.content = container.NewVScroll(kit.Padded(0, 1, kit.Stacked(2, v.radar, v.found)))
	return v
}

// choose takes another institution; show paints it.
func (v *profileView) choose(e *office.Explanation) { v.e = e }

// show paints the institution and looks for its strengths, which at first takes its time.
func (v *profileView) show() {
	if v.e == v.shown {
		return
	}
	v.shown = v.e
	cat := v.s.f.Cat
	v.radar.RemoveAll()
	if m, ok := radar(cat, *v.e); ok {
		v.radar.Add(kit.NewCard(cat.T("ranking.screen.radar"), kit.NewChart(kit.ChartConfig{Cat: cat, Model: m, Height: 300})))
	}
	v.set(kit.NewParagraph(cat.T("ranking.screen.strengths.computing"), kit.Muted))
	code, ed := v.e.Participation.Code, v.s.f.Edition
	task.Load(v.load, func(ctx context.Context) (*office.InstitutionStrengths, error) {
		return v.s.office.Strengths(ctx, ed, code)
	}, func(st *office.InstitutionStrengths) {
		v.set(v.strengths(st))
	}, func(err error) {
		v.set(kit.NewParagraph(cat.ErrorLine(err), kit.Style{}))
	})
}

func (v *profileView) set(o fyne.CanvasObject) {
	v.found.Objects = []fyne.CanvasObject{o}
	v.found.Refresh()
}

// strengths lists what is confirmed, hints apart, and the picture of what matters.
func (v *profileView) strengths(st *office.InstitutionStrengths) fyne.CanvasObject {
	cat := v.s.f.Cat
	w := office.SayCertainty(cat)
	if st.Refused != nil {
		return kit.NewBand(refusal(cat, st.Refused), theme.Info, nil)
	}
	var parts []fyne.CanvasObject
	for _, x := range []struct {
		key  string
		all  []office.StrengthLine
		tone theme.Tone
	}{{"strengths", st.Strengths, theme.Good}, {"improve", st.Improve, theme.Warn}, {"hints", st.Hints, theme.Neutral}} {
		title := cat.T("ranking.screen." + x.key)
		if len(x.all) == 0 {
			parts = append(parts, kit.NewCard(title, kit.NewParagraph(cat.T("ranking.screen."+x.key+".none"), kit.Muted)))
			continue
		}
		parts = append(parts, kit.NewCard(title, kit.NewKeyValues(cat, strengthLines(cat, x.all))))
	}
	if st.Trend != nil {
		parts = append(parts, kit.NewCard(cat.T("ranking.screen.trend"), kit.NewParagraph(w.Trend(st.Trend), kit.Style{})))
	}
	if len(st.All) > 0 {
		parts = append(parts, kit.NewCard(cat.T("ranking.screen.matrix"), matrix(cat, st.All)))
	}
	return kit.Stacked(1.5, parts...)
}

// mostInField is how many criteria a field of the matrix names.
const mostInField = 6

// matrix is the importance–performance picture as four fields.
func matrix(cat *locale.Catalogue, all []office.StrengthLine) fyne.CanvasObject {
	in := fields(all)
	cells := make([]fyne.CanvasObject, 0, len(quadrants))
	for _, q := range quadrants {
		lines := []fyne.CanvasObject{kit.NewParagraph(cat.T("ranking.screen.matrix."+q), kit.Strong), kit.NewParagraph(cat.T("ranking.screen.matrix."+q+".text"), kit.Small)}
		for i, l := range in[q] {
			if i == mostInField {
				lines = append(lines, kit.NewParagraph(cat.N("ranking.screen.matrix.more", len(in[q])-i), kit.Small))
				break
			}
			lines = append(lines, kit.NewParagraph(cat.T("ranking.screen.matrix.line", "text", l.Text, "channel", string(l.Channel), "difference", signedPoints(cat, l.Performance), "worth", l.Worth), kit.Style{}))
		}
		cells = append(cells, kit.NewCard("", kit.Stacked(0.5, lines...)))
	}
	return kit.NewFlow(26, 1, cells...)
}

// signedPoints writes a measured difference with its sign.
func signedPoints(cat *locale.Catalogue, v float64) string {
	text := cat.Decimal(v, 1)
	if v > 0 {
		return "+" + text
	}
	return text
}
