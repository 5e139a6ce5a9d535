package audit

import (
	"context"
	"strconv"
	"strings"
	"time"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"
	"biurolidera/internal/printer"
)

// only gives the pages of a paper that were chosen for the printer.
func only(p office.Paper, pages printer.Pages) office.Paper {
	if len(pages) == 0 {
		return p
	}
	all := p.Pages
	p.Pages = nil
	for i := range all {
		if pages.Has(i + 1) {
			p.Pages = append(p.Pages, all[i])
		}
	}
	return p
}

// onCreate asks how many audits each participant shall have in a channel.
func (s *Screen) onCreate() {
	cat := s.f.Cat
	count := func(value string) (int, bool) {
		n, err := strconv.Atoi(strings.TrimSpace(value))
		return n, err == nil && n >= 1 && n <= office.MaxAuditsPerChannel
	}
	var d *kit.Dialog
	form := kit.NewForm(kit.FormConfig{Cat: cat, Columns: 1, Fields: []kit.Field{{
		ID: "n", Label: cat.T("audit.create.count"), Kind: kit.Number, Example: "4", Help: cat.T("audit.create.help"), Required: true,
		Check: func(value string) kit.Problem {
			if _, ok := count(value); !ok && value != "" {
				return kit.Problem{Text: cat.T("audit.create.range", "max", office.MaxAuditsPerChannel)}
			}
			return kit.Problem{}
		},
	}}})
	form.SetValues(map[string]string{"n": "4"})
	d = kit.NewDialog(kit.DialogConfig{
		Window: s.f.Window, Cat: cat, Title: cat.T("audit.create.title"), Content: kit.Wide(52, form), Width: 56, Focus: form.First(),
		Actions: []kit.Action{{Text: cat.T("audit.create.yes"), Primary: true, Do: func() {
			n, ok := count(form.Value("n"))
			if !ok {
				form.SetProblem("n", kit.Problem{Text: cat.T("audit.create.range", "max", office.MaxAuditsPerChannel)})
				return
			}
			d.Hide()
			s.create(n)
		}}},
	})
	d.Show()
}

func (s *Screen) create(n int) {
	var sum office.AuditsSummary
	s.making = true
	s.dress()
	s.f.Tasks.Run(s.f.Cat.T("audit.creating"), func(ctx context.Context, p task.Progress) (err error) {
		sum, err = s.office.CreateAudits(office.WithProgress(ctx, p), s.f.Edition, n)
		return err
	}, func(err error) {
		s.making = false
		s.reload()
		switch {
		case err != nil:
			s.wanted = ""
			s.f.Fail(err)
		case sum.Created == 0:
			s.f.Done(s.f.Cat.T("audit.created.none", "n", n), false)
		default:
			s.f.Done(s.f.Cat.N("audit.created", sum.Created), true)
		}
	})
}

// Values of the assignment's fields that change nothing or take something away.
const (
	keepValue = "="
	noValue   = "0"
)

// onAssign asks what to set on the selected open audits; an empty field leaves what
// there is.
func (s *Screen) onAssign() {
	chosen := codes(s.table.Selected(), isOpen)
	first := chosen[0]
	task.Load(s.loadForm, func(ctx context.Context) (*office.AuditForm, error) {
		return s.office.AuditForm(ctx, s.f.Edition, first)
	}, func(f *office.AuditForm) { s.askAssign(chosen, f) }, s.f.Fail)
}

func (s *Screen) askAssign(chosen []string, f *office.AuditForm) {
	cat := s.f.Cat
	t := cat.T
	scenarios := []kit.Choice{{Value: keepValue, Text: t("audit.assign.keep")}, {Value: noValue, Text: t("audit.entry.scenario.none")}}
	for _, sc := range f.Scenarios {
		scenarios = append(scenarios, kit.Choice{Value: strconv.FormatInt(sc.ID, 10), Text: joined(" – ", sc.Code, sc.Title)})
	}
	check := func(read func(string) bool, key string) func(string) kit.Problem {
		return func(value string) kit.Problem {
			if value != "" && !read(strings.TrimSpace(value)) {
				return kit.Problem{Text: t(key, "text", contest.Excerpt(value))}
			}
			return kit.Problem{}
		}
	}
	form := kit.NewForm(kit.FormConfig{Cat: cat, Today: s.f.Now, Fields: []kit.Field{
		{ID: "auditor", Label: t("audit.entry.auditor"), Example: "A-17", Help: t("audit.assign.auditor.help"), Check: check(func(v string) bool { _, ok := contest.ReadAuditorCode(v); return ok }, "audit.entry.bad_auditor")},
		{ID: "scenario", Label: t("audit.entry.scenario"), Kind: kit.Select, Choices: scenarios},
		{ID: "day", Label: t("audit.entry.day"), Kind: kit.Date},
		{ID: "hour", Label: t("audit.entry.hour"), Example: "10:30", Check: check(func(v string) bool { _, ok := parseHour(v); return ok }, "audit.entry.bad_hour")},
		{ID: "place", Label: t("audit.entry.place"), Span: 2},
	}})
	form.SetValues(map[string]string{"scenario": keepValue})
	var d *kit.Dialog
	d = kit.NewDialog(kit.DialogConfig{
		Window: s.f.Window, Cat: cat, Title: cat.N("audit.assign.title", len(chosen)), Width: 84, Focus: form.First(),
		Content: kit.Wide(80, kit.Stacked(2, kit.NewParagraph(t("audit.assign.text"), kit.Muted), form)),
		Actions: []kit.Action{{Text: t("audit.assign.yes"), Primary: true, Do: func() {
			if form.Problems() {
				return
			}
			d.Hide()
			s.assign(chosen, assignment(form.Values()))
		}}},
	})
	d.Show()
}

// assignment reads the fields: only what was filled in is set.
func assignment(v map[string]string) (a office.AuditAssignment) {
	if code, ok := contest.ReadAuditorCode(strings.TrimSpace(v["auditor"])); ok && code != "" {
		a.Auditor = &code
	}
	if id, err := strconv.ParseInt(v["scenario"], 10, 64); err == nil {
		a.ScenarioID = &id
	}
	if day, err := time.Parse(time.DateOnly, v["day"]); err == nil {
		if since, ok := parseHour(strings.TrimSpace(v["hour"])); ok {
			day = day.Add(since)
		}
		a.HeldAt = &day
	}
	if place := strings.TrimSpace(v["place"]); place != "" {
		a.Place = &place
	}
	return a
}

func (s *Screen) assign(chosen []string, a office.AuditAssignment) {
	if a == (office.AuditAssignment{}) {
		return
	}
	s.change(s.f.Cat.T("audit.assigning"), func(ctx context.Context) error {
		_, err := s.office.AssignAudits(ctx, chosen, a)
		return err
	}, func() string { return s.f.Cat.N("audit.assigned", len(chosen)) })
}
